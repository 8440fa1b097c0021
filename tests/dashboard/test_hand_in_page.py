"""The page for handing in, as an officer goes it: a good file, a bad one mended, one of somebody else's."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from opening import shown
from peopled import Office
from small_office import make_office
from streamlit.testing.v1 import AppTest

from dashboard.desk import limits
from etl import areas
from etl.journal import Journal
from etl.model import Answer, Upload
from etl.office import office
from tests.etl.recognise.drawn import saved, sheet

DISTRICT = areas.load().by_code("280@2025-06-30")[0].id
COMMUNE = areas.load().by_code("10273@2025-06-30")[0].id
HEAD = """
UBND HUYỆN PHÚ XUYÊN
Quý III/2024
"""
GOOD = """
STT | Đơn vị         | Số vụ việc tiếp nhận | Hòa giải thành
1   | Xã Hồng Minh   | 5                    | 4
2   | Xã Phượng Dực  | 7                    | 7
"""
BAD = """
STT | Đơn vị         | Số vụ việc tiếp nhận | Hòa giải thành
1   | Xã Hồng Mịnh   | năm                  | 4
2   | Xã Phượng Dực  | 7                    | 9
3   | Xã Nam Tiến    | -                    |
"""


@pytest.fixture
def desk(peopled: Office, tmp_path: Path) -> Office:
    """An office with one quarter of figures, and officers of a district, one of its communes and nobody else."""
    limits.counter.cache_clear()
    make_office(tmp_path, ["2024-Q3"])
    peopled.person("huyen", "officer", DISTRICT)
    peopled.person("xa", "officer", COMMUNE)
    peopled.person("xem", "viewer", DISTRICT)
    return peopled


@pytest.fixture
def drawn(tmp_path: Path) -> Callable[[str], bytes]:
    """The bytes of a workbook drawn as text, the same for the same drawing."""
    return cache(lambda table: saved(tmp_path / "drawn.xlsx", sheet(HEAD + table, "Q3")).read_bytes())


def dropped(app: AppTest, content: bytes, name: str = "BC Q3.xlsx") -> AppTest:
    """The page after a file was dropped on it."""
    app.file_uploader[0].set_value((name, content, "application/octet-stream")).run()
    assert not app.exception
    return app


def widget(app: AppTest, kind: str, *words: str):
    """The one widget whose key has all these words."""
    found = [one for one in app.get(kind) if all(word in (one.key or "") for word in words)]
    assert len(found) == 1, [one.key for one in app.get(kind)]
    return found[0]


def uploads() -> list[Upload]:
    journal = Journal(office().journal)
    try:
        return journal.uploads()
    finally:
        journal.close()


def fate_of(app: AppTest, cell: str) -> str:
    """What is said of a cell of the sheet as it is drawn."""
    found = re.search(rf'id="cell-0-{cell}" class="fate (\w+)', shown(app))
    return found[1] if found else "–"


def test_a_good_file_is_shown_and_handed_in(desk: Office, drawn):
    app = dropped(desk.visit("huyen", "hand_in"), drawn(GOOD))
    page = shown(app)
    assert "Quý III/2024" in page and "trong kỳ" in page
    assert [fate_of(app, cell) for cell in ("C4", "D4", "A4")] == ["taken", "taken", "–"]
    assert "2 thay đổi · 2 mới · 0 không đổi" in page
    before = len(uploads())
    widget(app, "button", "hand_in_").click().run()
    assert not app.exception
    newest = uploads()[0]
    assert (len(uploads()), newest.state, newest.handed_in_by, newest.figures) == (before + 1, "accepted", "huyen", 4)
    assert f"Đã nộp: lần nộp số {newest.number}, 4 số liệu" in shown(app)
    assert app.file_uploader  # the desk is free for the next one
    assert "report_in_hand" not in app.session_state


def test_a_bad_file_is_mended_and_handed_in_with_reasons(desk: Office, drawn):
    app = dropped(desk.visit("huyen", "hand_in"), drawn(BAD))
    assert [fate_of(app, cell) for cell in ("B4", "C4", "D5", "C6", "C5")] == ["wrong", "wrong", "wrong", "odd", "ask"]
    assert widget(app, "button", "hand_in_").disabled
    widget(app, "selectbox", "choose_", "near_area").select(str(named("10276"))).run()
    widget(app, "text_input", "cell_", "not_a_number", "C4").input("tám").run()
    assert "«tám» không phải là số" in shown(app)  # refused aloud
    widget(app, "text_input", "cell_", "not_a_number", "C4").input("8").run()
    widget(app, "text_input", "cell_", "more_than", "D5").input("6").run()
    assert [fate_of(app, cell) for cell in ("C4", "D5")] == ["mended", "mended"]
    assert widget(app, "button", "hand_in_").disabled
    widget(app, "checkbox", "tick_", "dash_as_zero").check().run()
    assert widget(app, "button", "hand_in_").disabled  # no reason yet
    widget(app, "text_input", "why_", "dash_as_zero").input("xã không có vụ việc nào").run()
    widget(app, "button", "hand_in_").click().run()
    assert not app.exception
    newest = uploads()[0]
    assert (newest.state, newest.figures) == ("accepted", 5)
    assert newest.why == "Dấu gạch hiểu là 0: xã không có vụ việc nào"


def test_what_was_said_can_be_taken_back(desk: Office, drawn):
    app = dropped(desk.visit("huyen", "hand_in"), drawn(BAD))
    widget(app, "text_input", "cell_", "not_a_number", "C4").input("8").run()
    assert "Ô Q3!C4: 8" in shown(app)
    widget(app, "button", "undo_").click().run()
    assert fate_of(app, "C4") == "wrong"
    widget(app, "button", "leave_", "not_a_number", "C4").click().run()
    assert "để trống (chưa báo cáo)" in shown(app)
    assert "not_a_number" not in "".join(one.key for one in app.text_input)


def test_the_calendar_can_be_put_right(desk: Office, drawn):
    app = dropped(desk.visit("huyen", "hand_in"), drawn(GOOD))
    assert "quý theo lịch" in shown(app)
    app.session_state["put_right_1"] = True
    app.run()
    widget(app, "selectbox", "right_calendar_").select("mid_month").run()
    assert "Q3: chốt số liệu ngày 14" in shown(app)
    widget(app, "button", "hand_in_").click().run()
    assert uploads()[0].state == "accepted"


def test_a_tick_does_not_cover_what_comes_up_later(desk: Office, drawn):
    app = dropped(desk.visit("huyen", "hand_in"), drawn(GOOD.replace("| 4\n", "| -\n")))
    widget(app, "checkbox", "tick_", "dash_as_zero").check().run()
    widget(app, "text_input", "why_", "dash_as_zero").input("không có").run()
    assert widget(app, "checkbox", "tick_").value and not widget(app, "button", "hand_in_").disabled
    app = said(app, "D5", "-")
    assert not widget(app, "checkbox", "tick_").value and widget(app, "button", "hand_in_").disabled


def said(app: AppTest, cell: str, value: str) -> AppTest:
    """The page after a correction said past its widgets."""
    work = app.session_state["report_in_hand"]
    more = (*work.report.answers, Answer("cell", value, sheet="Q3", cell=cell))
    app.session_state["report_wanted"] = replace(work.report, answers=more)
    return app.run()


def test_a_name_said_once_is_proposed_the_next_time_to_the_same_person(desk: Office, drawn):
    table = GOOD.replace("Hồng Minh", "Hồng Mịnh")
    app = dropped(desk.visit("huyen", "hand_in"), drawn(table))
    widget(app, "selectbox", "choose_", "near_area").select(str(named("10276"))).run()
    widget(app, "button", "hand_in_").click().run()
    again = dropped(desk.visit("huyen", "hand_in"), drawn(table.replace("| 5 ", "| 6 ")))
    assert "theo lần nộp trước của bạn" in shown(again) and fate_of(again, "C4") == "taken"
    widget(again, "button", "undo_").click().run()
    assert fate_of(again, "B4") == "wrong" and "theo lần nộp trước" not in shown(again)
    desk.person("khac", "officer", DISTRICT)
    other = dropped(desk.visit("khac", "hand_in"), drawn(table.replace("| 5 ", "| 7 ")))
    assert fate_of(other, "B4") == "wrong"


def test_the_same_bytes_again_say_when_and_by_whom(desk: Office, drawn):
    app = dropped(desk.visit("huyen", "hand_in"), drawn(GOOD))
    widget(app, "button", "hand_in_").click().run()
    again = dropped(desk.visit("huyen", "hand_in"), drawn(GOOD), "khac ten.xlsx")
    assert "đã được nộp lúc" in shown(again) and "bởi huyen" in shown(again) and "BC Q3.xlsx" in shown(again)
    assert "0 thay đổi · 0 mới · 4 không đổi" in shown(again)
    count = len(uploads())
    widget(again, "button", "hand_in_").click().run()
    assert len(uploads()) == count
    assert "không có gì thay đổi" in shown(again)


def test_another_communes_figures_are_not_handed_in(desk: Office, drawn):
    app = dropped(desk.visit("xa", "hand_in"), drawn(GOOD))
    assert "ngoài địa bàn bạn được nộp" in shown(app)
    assert "So với số đã duyệt" not in shown(app)  # nor is it shown what was accepted of them
    assert widget(app, "button", "hand_in_").disabled


def test_who_may_only_look_has_no_such_page(desk: Office):
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        desk.visit("xem", "hand_in")


def test_the_report_stays_when_the_language_or_the_page_changes(desk: Office, drawn):
    app = dropped(desk.visit("huyen", "hand_in"), drawn(BAD))
    widget(app, "text_input", "cell_", "not_a_number", "C4").input("8").run()
    app.segmented_control(key="choose_language").set_value("en").run()
    assert "Cell Q3!C4: 8" in shown(app) and "Wrong:" in shown(app)
    app.switch_page("app_pages/guide.py").run()
    app.switch_page("app_pages/hand_in.py").run()
    assert "Cell Q3!C4: 8" in shown(app)


def test_two_pages_do_not_mix(desk: Office, drawn):
    one, other = desk.visit("huyen", "hand_in"), desk.visit("huyen", "hand_in")
    dropped(one, drawn(GOOD))
    dropped(other, drawn(BAD), "khac.xlsx")
    one.run()
    assert "BC Q3.xlsx" in shown(one) and "khac.xlsx" not in shown(one)


def test_put_away_lets_go_of_the_file(desk: Office, drawn):
    app = dropped(desk.visit("huyen", "hand_in"), drawn(BAD))
    widget(app, "button", "put_away_").click().run()
    assert "report_in_hand" not in app.session_state
    dropped(app, drawn(GOOD))
    assert not any("not_a_number" in one.key for one in app.text_input)


def test_cells_pasted_from_a_spreadsheet(desk: Office):
    app = desk.visit("huyen", "hand_in", way="paste")
    lines = ["Huyện Phú Xuyên", "Quý III/2024", "Đơn vị\tSố vụ việc tiếp nhận", "Xã Hồng Minh\t5", "Xã Phượng Dực\t7"]
    app.text_area[0].input("\n".join(lines))
    widget(app, "button", "look_").click().run()
    assert "Sẵn sàng nộp 2 số liệu" in shown(app)
    widget(app, "button", "hand_in_").click().run()
    assert uploads()[0].file == "dan-tu-bang-tam.csv"


def test_the_own_workbook_comes_back_with_marks(desk: Office, drawn):
    app = dropped(desk.visit("huyen", "hand_in"), drawn(BAD))
    widget(app, "button", "mark_").click().run()
    assert "Đúng tệp của bạn" in shown(app) and app.get("download_button")
    widget(app, "text_input", "cell_", "not_a_number", "C4").input("8").run()
    assert "Đúng tệp của bạn" not in shown(app)  # of another state: to be made anew
    dropped(
        widget(app, "button", "put_away_").click().run(), "Quý III/2024\nĐơn vị;Hòa giải thành\nX;x".encode(), "a.csv"
    )
    widget(app, "button", "mark_").click().run()
    assert "bảng tính mới" in shown(app)


def test_figures_typed_in_come_in_like_a_file(desk: Office):
    app = desk.visit("xa", "hand_in", way="typed")
    widget(app, "button", "typed_look_").click().run()
    assert "Chưa có ô nào được điền" in shown(app)
    period = next(one for one in app.selectbox if one.key.startswith("typed_period")).value
    for code, value in (("mediation_teams", "1.008"), ("mediators", "0"), ("mediation_cases_received", "bốn")):
        widget(app, "text_input", f"_{period}_{code}").input(value)
    widget(app, "button", "typed_look_").click().run()
    assert [fate_of(app, cell) for cell in ("E4", "E5", "E6")] == ["taken", "taken", "wrong"]
    widget(app, "text_input", "cell_", "not_a_number", "E6").input("4").run()
    assert "Sẵn sàng nộp 3 số liệu" in shown(app) and "1.008" in shown(app)
    widget(app, "button", "hand_in_").click().run()
    assert (uploads()[0].file, uploads()[0].figures) == (f"Nhập trực tiếp – xa – {period}.csv", 3)


def test_tables_of_a_document_and_letters_of_old_fonts_are_shown_and_mended(desk: Office):
    page = "<p>Huyện Phú Xuyên</p><p>Quý III/2024</p><table><tr><td>Đơn vị<td>Hòa giải thành<tr><td>Xã Hồng Minh<td>bốn"
    app = dropped(
        desk.visit("huyen", "hand_in"), f"<html><meta charset='utf-8'>{page}</table></html>".encode(), "a.html"
    )
    assert fate_of(app, "B2") == "wrong"
    widget(app, "text_input", "cell_", "not_a_number", "B2").input("4").run()
    assert fate_of(app, "B2") == "mended" and "Sẵn sàng nộp 1 số liệu" in shown(app)
    widget(app, "button", "hand_in_").click().run()
    assert uploads()[0].file == "a.html"
    old = "HuyÖn Phó Xuyªn\nQuý III/2024\n§¬n vÞ;Hßa gi¶i thµnh\nX· Hång Minh;4\nX· Ph­îng Dùc;5\n"
    app = dropped(app, old.encode(), "cũ.csv")
    assert "Hòa giải thành" in shown(app)


def test_a_document_of_sentences_alone(desk: Office):
    app = dropped(desk.visit("huyen", "hand_in"), "Trong quý xã đã hòa giải thành 72 vụ.\nHết.".encode(), "a.txt")
    assert "Còn 1 số trong câu chưa nhận hoặc bỏ" in shown(app) and widget(app, "button", "hand_in_").disabled


def test_names_and_cells_are_text(desk: Office, drawn):
    nasty = "<img src=x onerror=alert(1)>"
    app = dropped(desk.visit("huyen", "hand_in"), drawn(BAD.replace("năm ", nasty)), f"{nasty}.xlsx")
    assert "<img" not in shown(app) and "&lt;img" in shown(app)


def named(code: str) -> int:
    return areas.load().by_code(f"{code}@2024-09-30")[0].id
