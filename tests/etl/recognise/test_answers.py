"""What a person answers when handing in goes before what the file says, and the file's own text stays beside it."""

import pytest

from etl.areas import load
from etl.model import Answer
from etl.recognise.answers import WrongAnswer
from tests.etl.recognise.drawn import HEAD, figures, problems, read, sheet, text

SHEET = sheet(
    HEAD
    + """
STT | Đơn vị         | Số vụ êm thấm | Hòa giải không thành
1   | Hồng Mịnh      | 5             | mười hai
2   | Xã Phượng Dực  | 4             |
"""
)


def test_a_column_a_name_and_a_cell_are_answered_and_nothing_is_left_to_ask():
    before = read(SHEET)
    assert problems(before) == text("""
        wrong near_area B4
        wrong not_a_number D4
        odd unknown_column C3
    """)
    hong_minh = str(load().by_code("10276@2024-09-30")[0].id)
    after = read(
        SHEET,
        answers=(
            Answer("column", "mediation_cases_resolved;case_kind=civil", "Sheet1", "C3"),
            Answer("area", hong_minh, written="hồng mịnh"),
            Answer("cell", "12", "Sheet1", "D4"),
        ),
    )
    assert problems(after) == ""
    assert figures(after) == text("""
        C4 2024-Q3 Xã Hồng Minh mediation_cases_resolved civil 5
        D4 2024-Q3 Xã Hồng Minh mediation_cases_unresolved 12
        C5 2024-Q3 Xã Phượng Dực mediation_cases_resolved civil 4
    """)
    corrected = [(figure.text, figure.corrected, figure.area_written) for figure in after.figures]
    assert corrected == [("5", None, "Hồng Mịnh"), ("mười hai", "12", "Hồng Mịnh"), ("4", None, "Xã Phượng Dực")]


def test_left_out_and_another_period():
    after = read(
        SHEET,
        answers=(
            Answer("column", "", "Sheet1", "D3"),
            Answer("column", "", "Sheet1", "C1"),
            Answer("cell", "", "Sheet1", "B4"),
            Answer("period", "2024-Q2", "Sheet1"),
        ),
    )
    assert (figures(after), problems(after)) == ("", "wrong nothing_filled_in -")


def test_a_cell_may_be_filled_in_where_the_file_has_nothing():
    after = read(SHEET, answers=(Answer("cell", "0", "Sheet1", "D5"), Answer("period", "2024-H1")))
    assert figures(after).splitlines()[-1] == "D5 2024-H1 Xã Phượng Dực mediation_cases_unresolved 0"
    assert (after.figures[-1].text, after.figures[-1].corrected) == ("", "0")


def test_another_calendar_moves_the_days_and_nothing_else():
    """Quý III chốt ngày 14 runs from 15 June to 14 September (NĐ 09/2019/NĐ-CP, Điều 12)."""
    good = sheet(HEAD + "Đơn vị | Hòa giải thành\nXã Hồng Minh | 5")
    days = [
        {(figure.period.label, figure.calendar, f"{figure.period.start}", f"{figure.period.end}") for figure in found}
        for found in (read(good).figures, read(good, answers=(Answer("calendar", "mid_month", "Sheet1"),)).figures)
    ]
    assert days == [
        {("2024-Q3", "calendar", "2024-07-01", "2024-09-30")},
        {("2024-Q3", "mid_month", "2024-06-15", "2024-09-14")},
    ]


@pytest.mark.parametrize(
    "answer",
    [
        Answer("column", "no_such_thing", "Sheet1", "C3"),
        Answer("column", "mediation_success", "Sheet1", "C3"),
        Answer("column", "mediators;subject=robots", "Sheet1", "C3"),
        Answer("cell", "5", "Sheet1", "../../C3"),
        Answer("cell", "5", "Sheet2", "C3"),
        Answer("period", "Quý bảy"),
        Answer("calendar", "lunar"),
        Answer("area", "Hồng Minh", written="x"),
    ],
)
def test_an_answer_that_cannot_be(answer):
    with pytest.raises(WrongAnswer):
        read(SHEET, answers=(answer,))
