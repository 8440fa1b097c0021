"""The workbook we give out, and what becomes of it on its way back: filled in, moved, retitled, saved as CSV."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from etl.check import check
from etl.model import Answer, Checked
from etl.office import office
from etl.recognise.own_form import MARKS
from etl.template import write_template
from etl.warehouse import latest

PHU_XUYEN = "280@2025-06-30"
FIGURES = {"Xã Hồng Minh": 12, "Xã Phú Túc": 3}
RESOLVED = "Vụ việc hòa giải thành"

Book = openpyxl.Workbook


def checked(book: Book, name: str = "mẫu.xlsx", answers: tuple[Answer, ...] = ()) -> Checked:
    target = io.BytesIO()
    book.save(target)
    return check(name, target.getvalue(), today=date(2026, 11, 22), answers=answers)


def column_of(page: Worksheet, title: str) -> int:
    return next(cell.column for cell in page[5] if cell.value == title)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A template of Phú Xuyên, Quý III/2024, with two figures typed into it."""
    write_template(PHU_XUYEN, "2024-Q3", tmp_path / "t.xlsx")
    made = openpyxl.load_workbook(tmp_path / "t.xlsx")
    page = made.worksheets[0]
    for row in page.iter_rows(min_row=6):
        if row[2].value in FIGURES:
            row[column_of(page, RESOLVED) - 1].value = FIGURES[row[2].value]
    return made


def taken(found: Checked) -> dict[str, tuple[str, float | None, str, str]]:
    return {f.area.name: (f.indicator, f.value, f.period.label, f.state) for f in found.figures if f.area and f.period}


EXPECTED = {name: ("mediation_cases_resolved", value, "2024-Q3", "sure") for name, value in FIGURES.items()}


def retitled(book: Book) -> None:
    page = book.worksheets[0]
    page.cell(5, column_of(page, RESOLVED)).value = "Kết quả"


def with_a_column_between(book: Book) -> None:
    page = book.worksheets[0]
    page.insert_cols(column_of(page, RESOLVED))
    page.cell(5, column_of(page, RESOLVED) - 1).value = "Ghi chú"


def with_rows_above(book: Book) -> None:
    book.worksheets[0].insert_rows(1, 2)


def without_heading(book: Book) -> None:
    book.worksheets[0]["A2"].value = None


def calculated(page: Worksheet) -> None:
    """The sums as Excel leaves them when it saves; openpyxl keeps the formulas and forgets what they gave."""
    for cell in next(row for row in page.iter_rows(min_row=6) if row[2].value == "Tổng cộng"):
        if str(cell.value).startswith("="):
            above = [page.cell(row, cell.column).value for row in range(6, cell.row)]
            numbers = [value for value in above if isinstance(value, int)]
            cell.value = sum(numbers) if numbers else None


def without_marks(book: Book) -> None:
    calculated(book.worksheets[0])
    del book[MARKS]


def without_codes(book: Book) -> None:
    calculated(book.worksheets[0])
    book.worksheets[0].delete_rows(4)


def with_figures_beside(book: Book) -> None:
    book["Hướng dẫn"]["D7"].value = 99


@pytest.mark.parametrize(
    "changed",
    [retitled, with_a_column_between, without_heading, without_marks, without_codes, with_figures_beside],
    ids=lambda change: change.__name__,
)
def test_it_is_read_for_certain(book: Book, changed: Callable[[Book], None]) -> None:
    changed(book)
    found = checked(book)
    assert (taken(found), found.problems) == (EXPECTED, ())


def test_moved_down_it_is_still_read(book: Book) -> None:
    with_rows_above(book)
    assert taken(checked(book)) == EXPECTED


def test_a_heading_of_another_quarter_is_asked_about(book: Book) -> None:
    page = book.worksheets[0]
    page["A2"].value = "Kỳ báo cáo: Quý IV/2024"
    found = checked(book)
    assert [problem.code for problem in found.problems] == ["form_period_differs"]
    assert found.problems[0].message.startswith("Số liệu!A1: biểu mẫu này được lập cho kỳ 2024-Q3")
    told = checked(book, answers=(Answer("period", "2024-Q4", sheet="Số liệu"),))
    assert {period for _, _, period, _ in taken(told).values()} == {"2024-Q4"}
    assert told.problems == ()


def test_an_area_of_another_code_is_not_taken(book: Book) -> None:
    page = book.worksheets[0]
    row = next(row for row in page.iter_rows(min_row=6) if row[2].value == "Xã Phú Túc")
    row[2].value = "Xã Hồng Minh"
    assert [problem.code for problem in checked(book).problems] == ["code_name_differ"]


def test_saved_as_csv_it_is_read_by_its_titles(book: Book) -> None:
    text = io.StringIO()
    calculated(book.worksheets[0])
    csv.writer(text, delimiter=";").writerows(book.worksheets[0].iter_rows(values_only=True))
    found = check("mẫu.csv", text.getvalue().encode("utf-8-sig"), today=date(2026, 11, 22))
    assert (taken(found), found.problems) == (EXPECTED, ())


def test_what_is_accepted_is_filled_in(demo_office: Path, tmp_path: Path) -> None:
    """Of the quarter asked in the sheet to fill in, of the one before on a sheet beside it; sums are formulas."""
    warehouse = latest(office(demo_office))
    write_template(PHU_XUYEN, "2024-Q3", tmp_path / "t.xlsx", warehouse)
    write_template(PHU_XUYEN, "2024-Q4", tmp_path / "next.xlsx", warehouse)
    this, following = (openpyxl.load_workbook(tmp_path / name) for name in ("t.xlsx", "next.xlsx"))
    page, beside = this["Số liệu"], following["Kỳ trước"]
    at = column_of(page, RESOLVED)
    values = [page.cell(row, at).value for row in range(6, 33)]
    assert sum(value is not None for value in values) >= 25
    assert [beside.cell(row, at).value for row in range(6, 33)] == values
    letter = page.cell(5, at).column_letter
    assert page.cell(33, at).value == f'=IF(COUNT({letter}6:{letter}32)=0,"",SUM({letter}6:{letter}32))'
    shown = openpyxl.load_workbook(tmp_path / "t.xlsx", data_only=True)["Số liệu"]
    assert shown.cell(33, at).value == sum(value or 0 for value in values)
    assert shown.cell(33, column_of(page, "Thủ tục hành chính được công khai, niêm yết")).value is None
    found = check("t.xlsx", (tmp_path / "t.xlsx").read_bytes(), today=date(2026, 11, 22))
    assert ({f.state for f in found.figures}, found.problems) == ({"sure"}, ())
    assert {f.area.name: f.value for f in found.figures if f.area and f.indicator == "mediation_cases_resolved"} == {
        page.cell(row, 3).value: page.cell(row, at).value
        for row in range(6, 33)
        if page.cell(row, at).value is not None
    }


def test_the_lists_come_from_a_sheet(book: Book) -> None:
    """A list typed into the rule itself may hold 255 letters, less than 27 communes need."""
    rules = {str(rule.sqref): rule.formula1 for rule in book.worksheets[0].data_validations.dataValidation}
    assert rules["C6:C32"] == "'Danh mục'!$A$2:$A$28"
    assert rules["F2"] == "'Danh mục'!$B$2:$B$4"
    listed = [book["Danh mục"].cell(row, 1).value for row in range(2, 29)]
    assert listed == [book.worksheets[0].cell(row, 3).value for row in range(6, 33)]


def test_the_status_chosen_is_understood(book: Book) -> None:
    book.worksheets[0]["F2"].value = "Số ước tính"
    assert {figure.status for figure in checked(book).figures} == {"estimate"}
