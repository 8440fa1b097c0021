"""Workbooks of every kind: with macros, with chart sheets, .xls, .ods, as bytes and on disk."""

import io
import struct

import hand_made
import xlwt
from sheets import only_sheet, short, workbook

from etl.model import Merge
from etl.read import read


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


def test_a_note_raised_in_an_ods_is_no_digit_of_the_figure():
    up = '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
    cell = '<text:p>72<text:span text:style-name="T1">1</text:span> vụ</text:p>'
    rows = f'<table:table-row><table:table-cell office:value-type="string">{cell}</table:table-cell></table:table-row>'
    assert short(hand_made.ods(rows, styles=up)) == {"A1": ("text", "72¹ vụ")}


def test_a_note_raised_in_an_xls_is_no_digit_of_the_figure():
    def font(**looks):
        made = xlwt.Font()
        for look, value in looks.items():
            setattr(made, look, value)
        return made

    book = xlwt.Workbook()
    sheet = book.add_sheet("Q1")
    up, low, off = font(escapement=1), font(escapement=2), font(struck_out=True)
    sheet.write_rich_text(0, 0, ["72", ("1", up), (" vụ", font())])
    sheet.write_rich_text(1, 0, ["1", ("5", font(colour_index=2))])
    sheet.write_rich_text(2, 0, [("6", off), ("8", font()), ("2", low)])
    target = io.BytesIO()
    book.save(target)
    assert short(target.getvalue()) == {"A1": ("text", "72¹ vụ"), "A2": ("text", "15"), "A3": ("text", "6\u03368₂")}
