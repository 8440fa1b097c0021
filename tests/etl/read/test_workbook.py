"""Workbooks in, cells out: each case is what stands in the file and what must come out of it."""

import io
from datetime import date, datetime, time

import hand_made
import openpyxl
import pytest
import xlsxwriter
from sheets import only_sheet, short, workbook

from etl.model import Merge
from etl.read import read
from etl.read.child import number_text


def test_every_cell_with_its_address_in_row_order():
    def fill(book):
        sheet = book.add_worksheet("Quý IV")
        sheet.write("C5", 12)
        sheet.write("A2", "Xã Quảng Nghiệp")
        sheet.write("AA2", 0.935, book.add_format({"num_format": "0.0%"}))

    reading = read("BC dân vận.xlsx", workbook(fill))
    assert (reading.file, reading.kind, reading.problems) == ("BC dân vận.xlsx", "workbook", ())
    assert [sheet.name for sheet in reading.sheets] == ["Quý IV"]
    a2, aa2, c5 = reading.sheets[0].cells
    assert (a2.address, a2.row, a2.column, a2.kind, a2.text, a2.number) == ("A2", 2, 1, "text", "Xã Quảng Nghiệp", None)
    assert (aa2.address, aa2.column, aa2.kind, aa2.text, aa2.number) == ("AA2", 27, "number", "0.935", 0.935)
    assert (aa2.number_format, c5.number_format) == ("0.0%", "General")
    assert (c5.address, c5.text, c5.number) == ("C5", "12", 12.0)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (12.0, "12"), (0.935, "0.935"), (-5.0, "-5"), (0.1 + 0.2, "0.30000000000000004"), (1e-05, "0.00001"),
        (123456789012.0, "123456789012"), (1e16, "10000000000000000"), (1.234, "1.234"), (0.0, "0"), (1e300, "1e+300"),
    ],
)  # fmt: skip
def test_a_number_reads_as_a_person_types_it(number, text):
    assert number_text(number) == text


def test_text_stays_as_typed():
    typed = ["1.234", "05", "93,5%", "72/77", " - ", "#REF!", "TRUE", "Tổng\ncộng", "=1+1", "_x0041_", "Tổng"]

    def fill(book):
        book.add_worksheet("Q1").write_column("A1", [])
        for row, text in enumerate(typed):
            book.get_worksheet_by_name("Q1").write_string(row, 0, text)

    cells = only_sheet(workbook(fill)).cells
    assert [(cell.kind, cell.text) for cell in cells] == [("text", text) for text in typed]


def test_whitespace_and_formatting_are_blank():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_blank("A1", None, book.add_format({"bg_color": "red"}))
        sheet.write_string("B1", " \n\u00a0 ")
        sheet.write_string("C1", "x")

    assert short(workbook(fill)) == {"C1": ("text", "x")}


def test_dates_of_both_calendars():
    def fill(calendar):
        def write(book):
            day = book.add_format({"num_format": "dd/mm/yyyy"})
            sheet = book.add_worksheet()
            sheet.write_datetime("A1", datetime(2023, 9, 25), day)
            sheet.write_datetime("B1", datetime(2023, 9, 25, 14, 30), day)
            sheet.write_datetime("C1", time(12, 30), book.add_format({"num_format": "hh:mm"}))
            sheet.write_number("D1", -5, day)
            sheet.write_number("E1", 3000000, day)

        file = io.BytesIO()
        with xlsxwriter.Workbook(file, {"in_memory": True, "date_1904": calendar == 1904}) as book:
            write(book)
        return file.getvalue()

    for calendar in (1900, 1904):
        a1, b1, c1, d1, e1 = only_sheet(fill(calendar)).cells
        assert (a1.kind, a1.text, a1.day, a1.number) == ("date", "2023-09-25", date(2023, 9, 25), None)
        assert (b1.kind, b1.text, b1.day) == ("date", "2023-09-25 14:30:00", date(2023, 9, 25))
        assert (c1.kind, c1.text) == ("text", "12:30:00")  # a time of day is never a figure
        if calendar == 1900:
            assert (d1.kind, d1.text) == ("text", "-5.0")  # calamine says 00:00 here
            assert (e1.kind, e1.text) == ("number", "3000000")


def test_true_and_false():
    cells = only_sheet(workbook(lambda book: book.add_worksheet().write_row("A1", [True, False]))).cells
    assert [(cell.kind, cell.text, cell.number) for cell in cells] == [("boolean", "TRUE", 1), ("boolean", "FALSE", 0)]


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!"])
def test_a_broken_formula_is_an_error_not_a_blank(error):
    rows = f'<row r="1"><c r="A1" t="e"><f>B1/0</f><v>{error}</v></c><c r="B1"><v>1</v></c></row>'
    assert short(hand_made.xlsx(rows)) == {"A1": ("error", error), "B1": ("number", "1")}


def test_formulas_nobody_calculated_are_not_blank():
    book = openpyxl.Workbook()
    book.active.append([1, 2, "=SUM(A1:B1)"])
    file = io.BytesIO()
    book.save(file)
    assert short(file.getvalue())["C1"] == ("uncalculated", "=SUM(A1:B1)")
    unsaved = workbook(lambda book: book.add_worksheet().write_row("A1", [1, 2, "=SUM(A1:B1)"]))
    assert short(unsaved)["C1"] == ("uncalculated", "=SUM(A1:B1)")  # xlsxwriter stores a 0 nobody computed
    with_result = workbook(lambda book: book.add_worksheet().write_formula("A1", "=1+2", None, 3))
    assert short(with_result) == {"A1": ("number", "3")}


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ('<c r="A1"><f>1+1</f></c>', {"A1": ("uncalculated", "=1+1")}),
        ('<c r="A1"><f>1+1</f><v/></c>', {"A1": ("uncalculated", "=1+1")}),
        ('<c r="A1" t="str"><f>1&amp;1</f></c>', {"A1": ("uncalculated", "=1&1")}),
        ('<c r="A1"><f t="shared" si="0"/></c>', {"A1": ("uncalculated", "=…")}),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', {}),
        ('<c r="A1"><f>0+0</f><v>0</v></c>', {"A1": ("number", "0")}),
        ('<c r="A1"><f t="array" ref="A1:C1">X</f><v/></c><c r="B1"/>',
         {"A1": ("uncalculated", "=X"), "B1": ("uncalculated", "=X"), "C1": ("uncalculated", "=X")}),
        ('<c r="A1" t="inlineStr"><is><t>a</t></is></c>', {"A1": ("text", "a")}),
        ('<c><v>1</v></c><c/><c><v>3</v></c>', {"A1": ("number", "1"), "C1": ("number", "3")}),
        ('<c r="B1"><v>2</v></c><c r="A1"><v>1</v></c>', {"A1": ("number", "1"), "B1": ("number", "2")}),
    ],
)  # fmt: skip
def test_what_a_cell_of_xml_says(cell, found):
    assert short(hand_made.xlsx(f'<row r="1">{cell}<c r="Z1"><v>9</v></c></row>')) == {**found, "Z1": ("number", "9")}


def test_a_note_raised_beside_a_figure_is_no_digit_of_it():
    """72 with a raised 1 is 72¹, not 721; a struck figure keeps its stroke; colours alone change nothing."""

    def fill(book):
        sheet, up, red = book.add_worksheet(), book.add_format({"font_script": 1}), book.add_format({"color": "red"})
        sheet.write_rich_string("A1", "72", up, "1", book.add_format())
        sheet.write_string("A2", "721")
        sheet.write_rich_string("A3", "1", red, "5", book.add_format())
        sheet.write_rich_string("A4", book.add_format({"font_strikeout": True}), "6", red, "8", book.add_format())

    assert short(workbook(fill)) == {
        "A1": ("text", "72¹"), "A2": ("text", "721"), "A3": ("text", "15"), "A4": ("text", "6\u03368"),
    }  # fmt: skip
    run = '<r><t>72</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>(1)</t></r>'
    assert short(hand_made.xlsx(f'<row r="1"><c r="A1" t="inlineStr"><is>{run}</is></c></row>')) == {
        "A1": ("text", "72⁽¹⁾")
    }


def test_prefixed_xml_reads_the_same():
    x = '<x:c r="A1"><x:v>7</x:v></x:c><x:c r="B1" t="e"><x:v>#N/A</x:v></x:c>'
    sheet = f'<x:worksheet xmlns:x="{hand_made.MAIN}"><x:sheetData><x:row r="1">{x}</x:row></x:sheetData></x:worksheet>'
    assert short(hand_made.xlsx(sheet=sheet)) == {"A1": ("number", "7"), "B1": ("error", "#N/A")}


def test_a_dimension_that_lies_hides_nothing():
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 5))
    assert len(short(hand_made.xlsx(rows, before='<dimension ref="A1:A1"/>'))) == 4


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1<!-- -->2</v></c></row>',
        '<row r="1"><c r="A1"><v>12x</v></c></row>',
        '<row r="1"><c r="A1"><v>NaN</v></c></row>',
        '<row r="1"><c r="A1"><v>1_0</v></c></row>',
        '<row r="2"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row></sheetData><sheetData><row r="2"><c r="A2"><v>2</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
        '<row r="1"><c r="A1" t="b"><v>2</v></c></row>',
        '<row r="0"><c r="A0"><v>2</v></c></row>',
        f'<row r="1"><c r="A1"><v>1</v></c><x:c xmlns:x="{hand_made.MAIN}" r="B1"><x:v>5</x:v></x:c></row>',
        f'<row r="1"><c><v>1</v></c></row><x:row xmlns:x="{hand_made.MAIN}" r="2"><x:c><x:v>5</x:v></x:c></x:row>',
        f'<x:row xmlns:x="{hand_made.MAIN}" r="1"><x:c><x:v>5</x:v></x:c></x:row><row r="2"><c><v>1</v></c></row>',
    ],
)
def test_where_two_readers_could_differ_nothing_is_read(rows):
    (problem,) = read("bc.xlsx", hand_made.xlsx(rows)).problems
    assert problem.code == "broken_file"


def test_the_same_cell_twice_is_refused():
    twice = '<row r="1"><c r="A1"><v>36</v></c><c r="A1"><v>999</v></c></row>'
    (problem,) = read("bc.xlsx", hand_made.xlsx(twice)).problems
    assert (problem.code, problem.where.sheet, problem.where.cell) == ("unsafe_file", "Q1", "A1")
    assert "Q1!A1" not in problem.found


def test_merges_show_their_top_left_cell_only():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.merge_range("B2:D3", "Hòa giải")
        sheet.write("C3", 99)  # what some programs leave behind under a merge
        sheet.write("E3", 1)

    sheet = only_sheet(workbook(fill))
    assert sheet.merges == (Merge(2, 2, 3, 4),)
    assert [cell.address for cell in sheet.cells] == ["B2", "E3"]


def test_hidden_sheets_rows_and_columns_are_marked():
    def fill(book):
        for name in ("Q1", "Q2"):
            book.add_worksheet(name).write("A1", 1)
        sheet = book.get_worksheet_by_name("Q1")
        sheet.write_row("A2", [1, 2, 3, 4])
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.set_column("C:D", None, None, {"hidden": True})
        book.get_worksheet_by_name("Q2").very_hidden()

    shown, hidden = read("bc.xlsx", workbook(fill)).sheets
    assert (shown.hidden, hidden.hidden) == (False, True)
    assert [cell.address for cell in shown.cells if cell.hidden] == ["A1", "C2", "D2"]
