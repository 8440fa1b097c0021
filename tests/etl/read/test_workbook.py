"""Workbooks in, cells out: each case is what stands in the file and what must come out of it."""

import io
import struct
from datetime import date, datetime, time

import hand_made
import openpyxl
import pytest
import xlsxwriter

from etl.model import Merge
from etl.read import read
from etl.read.child import number_text


def workbook(fill) -> bytes:
    """The workbook that `fill` writes."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        fill(book)
    return file.getvalue()


def only_sheet(data: bytes, name: str = "bc.xlsx"):
    reading = read(name, data)
    assert reading.problems == ()
    assert (reading.kind, reading.unreadable) == ("workbook", False)
    (sheet,) = reading.sheets
    return sheet


def short(data: bytes) -> dict[str, tuple[str, str]]:
    return {cell.address: (cell.kind, cell.text) for cell in only_sheet(data).cells}


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


def test_macros_are_left_alone_and_the_table_is_read():
    data = hand_made.xlsx('<row r="1"><c r="A1"><v>1</v></c></row>', more=[("xl/vbaProject.bin", b"\xcc\x61" * 99)])
    assert [cell.text for cell in only_sheet(data, "bc.xlsm").cells] == ["1"]


def test_a_chart_sheet_is_no_table():
    def fill(book):
        book.add_worksheet("Q1").write("A1", 1)
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Q1!$A$1"})
        book.add_chartsheet("Biểu đồ").set_chart(chart)

    assert only_sheet(workbook(fill)).name == "Q1"


def test_old_xls():
    def number(row, column, style, value):
        return hand_made.record(0x203, struct.pack("<HHHd", row, column, style, value))

    def boolerr(row, column, value, is_error):
        return hand_made.record(0x205, struct.pack("<HHHBB", row, column, 0, value, is_error))

    label = hand_made.record(0x204, struct.pack("<HHHHB", 0, 0, 0, 2, 1) + "Xã".encode("utf-16-le"))
    hidden_row = hand_made.record(0x208, struct.pack("<HHHHHHHH", 1, 0, 9, 255, 0, 0, 0x120, 0))
    hidden_column = hand_made.record(0x7D, struct.pack("<HHHHHH", 6, 6, 2560, 0, 1, 0))
    merge = hand_made.record(0xE5, struct.pack("<HHHHH", 1, 0, 0, 0, 1))
    data = hand_made.xls(
        hidden_column, hidden_row, label, number(0, 1, 0, 99.0), number(0, 2, 1, 0.935), number(0, 3, 2, 45280.0),
        boolerr(0, 4, 0x17, 1), boolerr(0, 5, 1, 0), number(0, 6, 0, 4.0), number(1, 0, 0, 5.0), merge,
    )  # fmt: skip
    sheet = only_sheet(data, "bc.xls")
    assert [(cell.address, cell.kind, cell.text, cell.number_format, cell.hidden) for cell in sheet.cells] == [
        ("A1", "text", "Xã", "General", False),
        ("C1", "number", "0.935", "0.0%", False),
        ("D1", "date", "2023-12-20", "m/d/yy", False),
        ("E1", "error", "#REF!", "General", False),
        ("F1", "boolean", "TRUE", "General", False),
        ("G1", "number", "4", "General", True),
        ("A2", "number", "5", "General", True),
    ]
    assert (sheet.name, sheet.hidden, sheet.merges) == ("Q1", False, (Merge(1, 1, 1, 2),))
    assert only_sheet(hand_made.xls(number(0, 0, 0, 1.0), hidden=True)).hidden


def test_open_document():
    def cell(said, text=None):
        return f"<table:table-cell {said}>" + (f"<text:p>{text}</text:p>" if text else "") + "</table:table-cell>"

    rows = (
        "<table:table-row>"
        + cell('office:value-type="string"', "Tổ hòa<text:line-break/>giải<text:s text:c='2'/>x")
        + cell('office:value-type="percentage" office:value="0.935"', "93,5%")
        + cell('office:value-type="date" office:date-value="2023-12-20"', "20/12/2023")
        + cell('table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"', "#DIV/0!")
        + cell('table:formula="of:=SUM([.A1])"')
        + cell('table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""')
        + cell('office:value-type="boolean" office:boolean-value="true"', "TRUE")
        + cell("", "không kiểu")
        + '<table:table-cell office:value-type="string"><office:annotation><text:p>ghi chú</text:p></office:annotation>'
        + "<text:p>a</text:p><text:p>b</text:p></table:table-cell></table:table-row>"
        + '<table:table-row table:number-rows-repeated="2" table:visibility="collapse">'
        + cell('table:number-columns-repeated="2" office:value-type="float" office:value="12"', "12")
        + '</table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell/>'
        + "</table:table-row>"
    )
    sheet = only_sheet(hand_made.ods(rows), "bc.ods")
    assert [(cell.address, cell.kind, cell.text) for cell in sheet.cells] == [
        ("A1", "text", "Tổ hòa\ngiải  x"), ("B1", "number", "0.935"), ("C1", "date", "2023-12-20"),
        ("D1", "error", "#DIV/0!"), ("E1", "uncalculated", "=SUM([.A1])"), ("G1", "boolean", "TRUE"),
        ("H1", "text", "không kiểu"), ("I1", "text", "a\nb"),
        ("A2", "number", "12"), ("B2", "number", "12"), ("A3", "number", "12"), ("B3", "number", "12"),
    ]  # fmt: skip
    assert [cell.address for cell in sheet.cells if cell.hidden] == ["A2", "B2", "A3", "B3"]
    assert sheet.cells[1].number_format == "0%"


def test_open_document_merges_and_hidden_sheets():
    one = 'office:value-type="float" office:value'
    rows = (
        f'<table:table-row><table:table-cell table:number-columns-spanned="2" {one}="1"/>'
        f'<table:covered-table-cell {one}="7"/><table:table-cell {one}="3"/></table:table-row>'
    )
    hides = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    table = 'table:name="Q1" table:style-name="ta2"'
    sheet = only_sheet(hand_made.ods(rows, styles=hides, table=table, columns=columns))
    assert (sheet.hidden, sheet.merges) == (True, (Merge(1, 1, 1, 2),))
    assert [(cell.address, cell.text, cell.hidden) for cell in sheet.cells] == [("A1", "1", False), ("C1", "3", True)]


def test_a_file_on_disk_reads_like_its_bytes(tmp_path):
    data = workbook(lambda book: book.add_worksheet().write("A1", 1))
    (tmp_path / "bc.xlsx").write_bytes(data)
    assert read(tmp_path / "bc.xlsx") == read("bc.xlsx", data)
