"""A report in prose on the page: proposed, taken, changed, refused; nothing enters that nobody took."""

import pytest
from opening import shown, turned_to
from peopled import Office
from streamlit.testing.v1 import AppTest
from test_hand_in_page import GOOD, desk, drawn, dropped, fate_of, uploads, widget

from dashboard import act_reports
from dashboard.desk.proposals import proposals, refusing, taking
from dashboard.desk.report import CannotHandIn, Report

__all__ = ["desk", "drawn"]

REPORT = """BAN DÂN VẬN HUYỆN ỦY PHÚ XUYÊN
BÁO CÁO
Kết quả công tác dân vận quý III năm 2024
Toàn huyện đã tiếp nhận 77 vụ việc hòa giải ở cơ sở, hòa giải thành 72 vụ việc, tăng 4 vụ việc so với cùng kỳ.
Xã Phượng Dực hòa giải thành 12 vụ việc. Phấn đấu cả năm hòa giải thành 300 vụ việc theo Kế hoạch số 15-KH/HU.
Đã tổ chức 5 cuộc đối thoại <b>với nhân dân</b>.
""".encode()


def keys(app: AppTest, begins: str) -> list[str]:
    """The places of the buttons of one kind: paragraph:start-end_indicator."""
    return [one.key.split("_", 2)[2] for one in app.button if (one.key or "").startswith(begins)]


@pytest.fixture
def page(desk: Office) -> AppTest:
    return dropped(desk.visit("huyen", "hand_in"), REPORT, "BC quy III.txt")


def test_numbers_are_marked_in_the_text_and_wait_for_a_decision(page: AppTest) -> None:
    said = shown(page)
    assert keys(page, "take_1_") == [
        "4:24-26_mediation_cases_received",
        "4:68-70_mediation_cases_resolved",
        "5:29-31_mediation_cases_resolved",
        "6:11-12_dialogue_sessions",
    ]
    assert '<mark id="p4-68" class="fate sure" title="Chắc chắn, chờ nhận">' in said
    assert "Không lấy: số kế hoạch" in said and "300</mark>" in said
    assert "&lt;b&gt;với nhân dân&lt;/b&gt;" in said  # what a file says is never markup
    assert "Còn 4 số trong câu chưa nhận hoặc bỏ" in said
    assert widget(page, "button", "hand_in_").disabled


def test_taken_changed_and_left_out(page: AppTest, desk: Office) -> None:
    before = len(uploads())
    widget(page, "button", "refuse_", "4:24-26").click().run()
    widget(page, "button", "change_1_", "5:29-31").click().run()
    widget(page, "text_input", "value_", "5:29-31").input("14")
    # a dialog stays open only while its button is pressed: AppTest always runs the whole page
    widget(page, "button", "change_1_", "5:29-31").click()
    widget(page, "button", "take_changed_", "5:29-31").click().run()
    assert "Còn 2 số trong câu chưa nhận hoặc bỏ" in shown(page)
    widget(page, "button", "take_sure_").click().run()
    assert "Số nào cũng đã được nhận hoặc bỏ" in shown(page)
    assert 'class="fate mended"' in shown(page) and 'class="fate refused"' in shown(page)
    widget(page, "button", "hand_in_").click().run()
    newest = uploads()[0]
    assert (len(uploads()), newest.state, newest.figures) == (before + 1, "accepted", 3)
    where = {"area": "10279@2025-06-30", "indicator": "mediation_cases_resolved", "quarter": "2024-Q3"}
    said = shown(turned_to(page, "sources", **where))
    assert 'Phượng Dực hòa giải thành <mark class="fate taken">12</mark> vụ việc.' in said  # the sentence as it stands
    assert "14" in said  # and what a person put in its place


def test_what_a_workbook_said_stands_beside_it(page: AppTest) -> None:
    """The small office has 6 cases of Xã Phượng Dực resolved in that quarter."""
    assert "Khác số đã nhận: " in shown(page)


def test_a_decision_can_be_taken_back(page: AppTest) -> None:
    widget(page, "button", "take_1_", "6:11-12").click().run()
    assert "6:11-12_dialogue_sessions" not in keys(page, "take_1_")
    widget(page, "segmented_control", "which_").set_value("all").run()
    widget(page, "button", "undo_1_", "6:11-12").click().run()
    assert "6:11-12_dialogue_sessions" in keys(page, "take_1_")


def test_a_cell_nothing_is_said_against_can_be_mended(desk: Office, drawn) -> None:
    app = dropped(desk.visit("huyen", "hand_in"), drawn(GOOD))
    widget(app, "text_input", "any_place_").input("ZZ")
    widget(app, "button", "any_cell_").click().run()
    assert "«ZZ» không phải là một ô của trang «Q3»" in shown(app)
    widget(app, "text_input", "any_place_").input("d4")
    widget(app, "text_input", "any_value_").input("ba")
    widget(app, "button", "any_cell_").click().run()
    assert "«ba» không phải là số" in shown(app)  # refused aloud
    widget(app, "text_input", "any_place_").input("D4")
    widget(app, "text_input", "any_value_").input("3")
    widget(app, "button", "any_cell_").click().run()
    assert fate_of(app, "D4") == "mended" and "Ô Q3!D4: 3" in shown(app)


def test_nothing_undecided_is_handed_in_by_another_way(desk: Office) -> None:
    """Not by the page's button alone: the act itself refuses."""
    report = Report("BC.txt", REPORT)
    with desk.acting("huyen"):
        checked = act_reports.check_report(report)
        with pytest.raises(CannotHandIn) as refused:
            act_reports.hand_in(report, None)
        assert refused.value.what == "undecided"
        found = proposals(checked)
        answers = (refusing(found[0]), *map(taking, found[1:]))
        done = act_reports.hand_in(Report("BC.txt", REPORT, answers), None)
    assert (done.outcome, len(done.checked.figures)) == ("accepted", 3)
