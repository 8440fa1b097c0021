"""A report somebody is not done with: kept with all that was said of it, hers alone, in no warehouse, gone when in."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from opening import shown
from peopled import SETUP, Office
from small_office import make_office

from dashboard import act_reports, ask_reports, ask_uploads, session
from dashboard.accounts import named, set_state
from dashboard.act_reports import CannotHandIn
from dashboard.desk import limits
from dashboard.desk.report import Report
from dashboard.desk.unfinished import MOST
from dashboard.entrance import sign_ins
from dashboard.model import Viewer
from dashboard.refusal import NotAllowed
from etl import areas
from etl.backup import backup, restore
from etl.journal import Journal
from etl.model import Answer
from etl.office import Office as Place
from etl.office import office
from etl.warehouse import latest
from tests.dashboard.test_hand_in_page import HEAD, dropped, fate_of, uploads, widget
from tests.etl.journals import both
from tests.etl.recognise.drawn import saved, sheet

DISTRICT, COMMUNE = (areas.load().by_code(f"{code}@2024-09-30")[0].id for code in ("280", "10276"))
BAD = """
STT | Đơn vị         | Số vụ việc tiếp nhận | Hòa giải thành
1   | Xã Hồng Minh   | năm                  | 4
2   | Xã Phượng Dực  | 7                    | bảy
3   | Xã Nam Tiến    | -                    |
"""
MENDED = (Answer("cell", "5", sheet="Q3", cell="C4"),)


@pytest.fixture(autouse=True)
def fresh_counter() -> None:
    limits.counter.cache_clear()


@pytest.fixture
def crew(peopled: Office) -> Office:
    for name, role, area in (
        ("hoa", "officer", DISTRICT),
        ("lan", "officer", DISTRICT),
        ("xem", "viewer", DISTRICT),
        ("quan", "administrator", None),
    ):
        peopled.person(name, role, area)
    return peopled


@pytest.fixture
def report(tmp_path: Path) -> Callable[..., Report]:
    @cache  # a workbook saved a second later is another file
    def drawn(table: str = BAD, name: str = "BC Q3.xlsx") -> Report:
        return Report(name, saved(tmp_path / "drawn.xlsx", sheet(HEAD + table, "Q3")).read_bytes(), MENDED, "10276")

    return drawn


def mine() -> list[tuple[str, int]]:
    return [(one.file, one.to_do) for one in ask_reports.unfinished_reports()]


@both
def test_it_is_kept_with_what_was_said_and_is_her_own(crew: Office, report):
    one = report()
    with crew.acting("hoa"):
        act_reports.keep_unfinished(one, 3, {"dash_as_zero": "không có vụ nào"}, {"dash_as_zero": "ab"})
        (kept,) = ask_reports.unfinished_reports()
        said = (kept.file, kept.to_do, kept.area, kept.answers, kept.reasons, kept.ticked)
        assert said == ("BC Q3.xlsx", 3, "10276", MENDED, {"dash_as_zero": "không có vụ nào"}, {"dash_as_zero": "ab"})
        assert ask_reports.unfinished_content(kept.sha256) == one.content
        act_reports.keep_unfinished(replace(one, name="khác.xlsx"), 1, {}, {}, kept.kept_at)
        assert mine() == [("khác.xlsx", 1)]  # the same bytes are the same report
    assert uploads() == [] and latest(office()) is None
    for other in ("lan", "quan"):
        with crew.acting(other):
            assert mine() == [] and not ask_uploads.may_open(kept.sha256)
            with pytest.raises(CannotHandIn, match="lost_unfinished"):
                ask_reports.unfinished_content(kept.sha256)
            with pytest.raises(NotAllowed):
                ask_uploads.original(kept.sha256)
            act_reports.drop_unfinished(kept.sha256)  # finds nothing of one's own
    with crew.acting("hoa"):
        assert mine() == [("khác.xlsx", 1)]
        act_reports.drop_unfinished(kept.sha256)
        assert mine() == []


def test_for_who_may_not_hand_in_or_is_nobody_there_is_none(crew: Office, report):
    deeds = (
        lambda: act_reports.keep_unfinished(report(), 0, {}, {}),
        lambda: act_reports.drop_unfinished("0" * 64),
        lambda: ask_reports.unfinished_reports(),
        lambda: ask_reports.unfinished_content("0" * 64),
    )
    for deed in deeds:
        with crew.acting("xem"), pytest.raises(NotAllowed):
            deed()
    nobody = Viewer("x", "officer", DISTRICT, place="10.0.0.7")
    with session.acting_as(nobody):
        assert ask_reports.unfinished_reports() == []
        for deed in deeds[:2]:
            with pytest.raises(NotAllowed):
                deed()
    assert not office().received.exists()


def test_locked_out_she_sees_nothing_and_unlocked_all_is_there(crew: Office, report):
    with crew.acting("hoa"):
        act_reports.keep_unfinished(report(), 0, {}, {})
    number, key = named(crew.database, "hoa").number, crew.signed_in("hoa")
    for state in ("locked", "removed"):
        set_state(crew.database, SETUP, number, state)
        assert sign_ins.look_up(crew.database, key, "10.0.0.7") is None
    set_state(crew.database, SETUP, number, "active")
    with crew.acting("hoa"):
        assert mine() == [("BC Q3.xlsx", 0)]


def test_so_many_of_one_person_and_no_more(crew: Office):
    with crew.acting("hoa"):
        for number in range(MOST):
            act_reports.keep_unfinished(Report(f"{number}.csv", f"{number}".encode()), 0, {}, {})
        with pytest.raises(CannotHandIn, match="too_many_unfinished") as refused:
            act_reports.keep_unfinished(Report("x.csv", b"x"), 0, {}, {})
        assert refused.value.details == {"most": str(MOST)}
        oldest = ask_reports.unfinished_reports()[-1].kept_at
        act_reports.keep_unfinished(Report("0.csv", b"0"), 7, {}, {}, oldest)  # one that is there may be kept again
        assert mine()[0] == ("0.csv", 7) and len(mine()) == MOST
    with crew.acting("lan"):
        act_reports.keep_unfinished(Report("x.csv", b"x"), 0, {}, {})


def test_what_is_kept_counts_among_what_one_may_bring(crew: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DASHBOARD_FILES_AN_HOUR", "1")
    with crew.acting("hoa"):
        act_reports.keep_unfinished(Report("a.csv", b"a"), 0, {}, {})
        with pytest.raises(CannotHandIn, match="too_many"):
            act_reports.keep_unfinished(Report("b.csv", b"b"), 0, {}, {})


def test_handed_in_it_is_kept_no_longer_but_only_hers(crew: Office, report):
    whole = replace(report(BAD.replace("bảy", "7").replace("| - ", "| 1 ")), area=None)
    for who in ("hoa", "lan"):
        with crew.acting(who):
            act_reports.keep_unfinished(whole, 1, {}, {})
    with crew.acting("hoa"):
        assert act_reports.hand_in(whole, "xong").outcome == "accepted"
        assert mine() == []
    with crew.acting("lan"):
        assert mine() == [("BC Q3.xlsx", 1)]


@pytest.fixture
def desk(crew: Office, tmp_path: Path) -> Office:
    make_office(tmp_path, ["2024-Q3"])
    return crew


def test_kept_on_the_page_and_gone_on_with_on_another_machine(desk: Office, report):
    content, count = report().content, len(uploads())
    app = dropped(desk.visit("hoa", "hand_in"), content)
    widget(app, "text_input", "cell_", "not_a_number", "C4").input("5").run()
    widget(app, "checkbox", "tick_", "dash_as_zero").check().run()
    widget(app, "text_input", "why_", "dash_as_zero").input("không có vụ nào").run()
    assert widget(app, "button", "hand_in_").disabled and widget(app, "button", "later_").disabled
    widget(app, "button", "keep_").click().run()
    assert "Đã lưu «BC Q3.xlsx» để làm tiếp. Báo cáo này chưa nộp." in shown(app)
    assert "còn 1 chỗ phải xem" in shown(app) and len(uploads()) == count

    again = desk.visit("hoa", "hand_in")
    assert "Đang làm dở" in shown(again) and "Đang làm dở" not in shown(desk.visit("lan", "hand_in"))
    widget(again, "button", "take_up_").click().run()
    assert "Làm tiếp từ bản lưu lúc" in shown(again) and "theo lần nộp trước" not in shown(again)
    assert [fate_of(again, cell) for cell in ("C4", "D5", "C6")] == ["mended", "wrong", "odd"]
    assert widget(again, "checkbox", "tick_").value
    assert widget(again, "text_input", "why_").value == "không có vụ nào"
    widget(again, "text_input", "cell_", "not_a_number", "D5").input("7").run()
    widget(again, "button", "hand_in_").click().run()
    assert not again.exception
    assert uploads()[0].why == "Dấu gạch hiểu là 0: không có vụ nào"
    assert "Đang làm dở" not in shown(again)


def test_the_same_file_dropped_again_goes_on_with_what_was_kept(desk: Office, report):
    content = report().content
    app = dropped(desk.visit("hoa", "hand_in"), content)
    widget(app, "text_input", "cell_", "not_a_number", "C4").input("5").run()
    widget(app, "button", "keep_").click().run()
    again = dropped(desk.visit("hoa", "hand_in"), content, "tên khác.xlsx")
    assert "Làm tiếp từ bản lưu lúc" in shown(again) and fate_of(again, "C4") == "mended"
    widget(again, "button", "undo_").click().run()
    assert fate_of(again, "C4") == "wrong"


def test_kept_meanwhile_from_another_window_is_told_and_not_lost(desk: Office, report):
    one = replace(report(), answers=(), area=None)
    app = dropped(desk.visit("hoa", "hand_in"), one.content)
    widget(app, "text_input", "cell_", "not_a_number", "C4").input("5").run()
    with desk.acting("hoa"):
        act_reports.keep_unfinished(replace(one, answers=MENDED), 9, {}, {})
        widget(app, "button", "keep_").click().run()
        assert "từ một cửa sổ khác" in shown(app) and mine() == [("BC Q3.xlsx", 9)]
        widget(app, "button", "keep_").click().run()
        assert "Đã lưu «BC Q3.xlsx»" in shown(app) and mine()[0][1] < 9


def test_a_tick_comes_back_only_where_the_same_is_found_again(desk: Office, report):
    one = report()
    with desk.acting("hoa"):
        one = replace(one, answers=(), area=None)
        act_reports.keep_unfinished(one, 2, {"dash_as_zero": "x"}, {"dash_as_zero": "0"})
    app = widget(desk.visit("hoa", "hand_in"), "button", "take_up_").click().run()
    assert not widget(app, "checkbox", "tick_").value and widget(app, "text_input", "why_").value == "x"


def test_answers_that_can_be_no_more_are_told_of_and_asked_again(desk: Office, report):
    gone = replace(report(), answers=(Answer("area", "99999999", written="Xã Hồng Minh"),), area=None)
    with desk.acting("hoa"):
        act_reports.keep_unfinished(gone, 2, {}, {})
    app = widget(desk.visit("hoa", "hand_in"), "button", "take_up_").click().run()
    assert "không dùng được nữa" in shown(app) and fate_of(app, "C4") == "wrong"


def test_an_original_the_disk_lost_is_asked_for_again(desk: Office, report):
    with desk.acting("hoa"):
        act_reports.keep_unfinished(replace(report(), area=None), 2, {}, {})
        (kept,) = ask_reports.unfinished_reports()
    shutil.rmtree(office().received / kept.sha256[:2] / kept.sha256)
    app = widget(desk.visit("hoa", "hand_in"), "button", "take_up_").click().run()
    assert "Hãy đưa lại đúng tệp ấy" in shown(app)
    assert fate_of(dropped(app, report().content), "C4") == "mended"


def test_thrown_away_after_being_asked(desk: Office, report):
    with desk.acting("hoa"):
        act_reports.keep_unfinished(replace(report(), name="<b>x</b>.xlsx"), 2, {}, {})
    app = desk.visit("hoa", "hand_in")
    assert "<b>x" not in shown(app) and "&lt;b&gt;x" in shown(app)
    widget(app, "button", "throw_away_").click().run()
    assert "Đang làm dở" not in shown(app)


def test_a_journal_and_its_unfinished_reports_are_one_backup(crew: Office, report, tmp_path: Path):
    with crew.acting("hoa"):
        act_reports.keep_unfinished(report(), 2, {}, {})
    backup(office(), tmp_path / "b.tar.gz")
    other = Place(tmp_path / "other", f"sqlite:///{tmp_path / 'other' / 'journal.sqlite'}")
    restore(other, tmp_path / "b.tar.gz")
    journal = Journal(other.journal)
    with journal.database.read() as connection:
        assert connection.exec_driver_sql("select file, to_do from unfinished").fetchall() == [("BC Q3.xlsx", 2)]
    journal.close()
    assert len(list(other.received.rglob("original.xlsx"))) == 1


def test_handed_in_for_somebody_else_to_accept_is_another_thing(desk: Office, report):
    content = report(BAD.replace("năm", "5").replace("bảy", "7").replace("| - ", "| 1 ")).content
    app = dropped(desk.visit("hoa", "hand_in"), content)
    widget(app, "button", "later_").click().run()
    assert uploads()[0].state == "staged" and "Đang làm dở" not in shown(app)
    assert "đang chờ duyệt" in shown(app)
    again = dropped(desk.visit("hoa", "hand_in"), content, "khac ten.xlsx")
    assert "đang chờ duyệt" in shown(again) and "hoa" in shown(again)
