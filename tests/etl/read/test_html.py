"""Web pages, most of them saved as .xls: tables as a browser lays them out, the text it shows; XML of Excel 2003."""

import pytest
from written import document, only_table, table, texts

from etl.model import Merge
from etl.read import read

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type
content="text/html; charset={}">
<style>.xl24 {{mso-number-format:"#,##0";}} .mark {{display:none}}</style><!--[if gte mso
9]><xml><x:Name>Q1</x:Name></xml><![endif]--></head>
<body><table><col width=64><col style="display:none" span=1><tr><td>Đơn vị</td><td>Mã</td><td class=xl24
x:num="1234.4">1.234</td></tr>
<![if supportMisalignedColumns]><tr height=0 style='display:none'><td
width=64>x</td></tr><![endif]></table></body></html>"""


def test_excel_s_own_html():
    (sheet,) = document(EXCEL.format("utf-8"), "bc.xls").sheets
    assert [(cell.address, cell.text, cell.hidden) for cell in sheet.cells] == [
        ("A1", "Đơn vị", False), ("B1", "Mã", True), ("C1", "1.234", False), ("A2", "x", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "encoding"),
    [("utf-8", "utf-8"), ("windows-1252", "utf-8"), ("utf-8", "utf-8-sig"), ("unicode", "utf-16"), ("x", "utf-16-le")],
)
def test_encodings(said, encoding):
    assert only_table(EXCEL.format(said).encode(encoding), "bc.xls")["A1"] == "Đơn vị"


def test_old_code_pages():
    page = '<meta charset="{}"><table><tr><td>{}</td></tr></table>'
    word = "Hòa".encode("cp1258", "ignore")  # no tone of its own: ò is a letter of cp1252 alone
    assert word == b"Ha"
    assert only_table(page.format("windows-1258", "Đồng").encode("utf-8"), "a.htm") == {"A1": "Đồng"}
    tones = page.format("windows-1258", "Ðô\u0300ng").replace("Ð", "Đ").encode("cp1258")
    assert only_table(tones, "a.htm") == {"A1": "Đồng"}
    assert only_table(page.format("windows-1252", "Tæng céng").encode("cp1252"), "a.htm") == {"A1": "Tæng céng"}


def test_a_table_as_a_browser_lays_it_out():
    page = """<p>UBND xã A</p><table><caption>Biểu 1</caption><thead>
      <tr><th rowspan=2>STT<th rowspan=2>Đơn vị<th colspan=2>Hòa giải</tr>
      <tr><th>thành<th>không</thead><tbody>
      <tr><td>1<td>Xã A<td>12<td>3
      <tr><td colspan=2>Cộng<td>12<td></table>"""
    (sheet,) = document(page, "bc.html").sheets
    assert table(sheet) == {
        "A1": "STT", "B1": "Đơn vị", "C1": "Hòa giải", "C2": "thành", "D2": "không",
        "A3": "1", "B3": "Xã A", "C3": "12", "D3": "3", "A4": "Cộng", "C4": "12",
    }  # fmt: skip
    assert set(sheet.merges) == {Merge(1, 1, 2, 1), Merge(1, 2, 2, 2), Merge(1, 3, 1, 4), Merge(4, 1, 4, 2)}
    assert (sheet.name, sheet.table, sheet.above) == ("Bảng 1", 1, ("UBND xã A", "Biểu 1"))


def test_cells_that_reach_far():
    (sheet,) = document("<table><tr><td rowspan=0>a<td colspan=0>b<td rowspan=x>c<tr><td>d</table>", "bc.html").sheets
    assert (table(sheet), sheet.merges) == ({"A1": "a", "B1": "b", "C1": "c", "B2": "d"}, (Merge(1, 1, 2, 1),))
    (sheet,) = document("<table><tr><td colspan=1000000 rowspan=1000000>x<td>y</table>", "bc.html").sheets
    assert (table(sheet), sheet.merges) == ({"A1": "x", "ALM1": "y"}, (Merge(1, 1, 1, 1000),))
    blank = "<table><tr><td colspan=3 style='mso-ignore:colspan'>a</td><td>b</td></tr></table>"
    (sheet,) = document(blank, "bc.xls").sheets
    assert (table(sheet), sheet.merges) == ({"A1": "a", "D1": "b"}, ())


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        ("<p>72</p>", "72"), (" a \n  b ", "a b"), ("a<br>b<br/> c", "a\nb\nc"), ("<div>a</div><div>b</div>", "a\nb"),
        ("1&nbsp;234", "1\xa0234"), ("5 &lt; 6 &amp; H&ograve;a", "5 < 6 & Hòa"), ("a < b", "a < b"),
        ("72<sup>1</sup>", "72¹"),
        ("<s>12</s> 15", "1\u03362\u0336 15"), ('<span style="display: none">0012</span>12', "12"),
        ("<span hidden>1<span>2</span>3</span>4", "4"), ("<p hidden>1<p>2", "2"), ("<div><span hidden>1</div>2", "2"),
        ('<i class="mark">1</i>2', "1\u20092"), ("<script>var a = '<td>9</td>'</script>7", "7"), ("<!-- 9 -->8", "8"),
        ('<input type="text" value="12"><input type="hidden" value="3">', "12"), ("<b>1</b><i>2</i>", "12"),
        ("<select><option>a<option>b</select>5", "5"), ("&nbsp;", None), ("<svg><text>9</text></svg>", None),
    ],
)  # fmt: skip
def test_the_text_a_browser_shows(inside, seen):
    page = f"<table><tr><td>a</td><td>{inside}</td></tr></table>"
    assert only_table(page, "bc.html").get("B1") == (seen.replace("\u2009", "") if seen else seen)


def test_classes_the_page_hides():
    page = "<style>.mark{color:red;display:none} @media print{.b{display:none}}</style>"
    page += "<table><tr><td>a</td><td class='x mark'>b</td><td><i class=mark>1</i>2<i class=b>3</i></td></tr></table>"
    (sheet,) = document(page, "bc.html").sheets
    assert [(cell.address, cell.text, cell.hidden) for cell in sheet.cells] == [
        ("A1", "a", False),
        ("B1", "b", True),
        ("C1", "23", False),
    ]


def test_hidden_rows_groups_and_tables():
    page = """<table><tbody style='display:none'><tr><td>1</tbody><tbody><tr hidden><td>2<tr><td>3</table>
    <div style='display:none'><table><tr><td>4</table></div><table hidden><tr><td>5<table><tr><td>6</table></table>"""
    found = document(page, "bc.html").sheets
    assert [[(cell.text, cell.hidden) for cell in sheet.cells] for sheet in found] == [
        [("1", True), ("2", True), ("3", False)], [("4", False)], [("5", False)], [("6", False)],
    ]  # fmt: skip
    assert [sheet.hidden for sheet in found] == [False, True, True, True]


def test_tables_within_tables_and_the_paragraphs_between():
    page = """<nav><p>Trang chủ</p><table><tr><td>menu</table></nav><h1>Báo cáo<br>quý I</h1>
    <table><tr><td><p>Biểu 2</p><table><tr><td>12</td></tr></table>sau</td></tr></table><ul><li>Còn 3 vụ<li>Hết</ul>"""
    reading = document(page, "bc.html")
    assert texts(reading) == ["Báo cáo\nquý I", "Còn 3 vụ", "Hết"]
    assert [(sheet.table, sheet.above, table(sheet)) for sheet in reading.sheets] == [
        (1, ("Báo cáo\nquý I",), {"A1": "Biểu 2\nsau"}), (2, ("Biểu 2",), {"A1": "12"}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("page", "code"),
    [("<table><tr><td>1", "broken_file"), ("<table><tr><td>1</td>", "broken_file"),
     ("<p>1</p><script>var a = 1", "broken_file"), ("<table></table>", "no_cells"),
     ("<html><body></body></html>", "no_cells"), ("<div style='display:none'><p>1</p>", "broken_file"),
     ('<?xml version="1.0"?><doc><table><tr><td>1</td></tr></table></doc>', "not_a_report")],
)  # fmt: skip
def test_pages_that_are_refused(page, code):
    assert [problem.code for problem in read("bc.html", page.encode()).problems] == [code]


SHEETS = """<?xml version="1.0" encoding="{}"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="0.0%"/></Style></Styles>
<Worksheet ss:Name="Q1"><Table><Column/><Column ss:Index="4" ss:Hidden="1"/>{}</Table></Worksheet>
<Worksheet ss:Name="Cũ"><Table><Row><Cell><Data ss:Type="Number">9</Data></Cell></Row></Table>
<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>"""


def test_xml_of_excel_2003():
    rows = """<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Hòa &amp; giải</Data></Cell><Cell><Data
ss:Type="Number">12</Data>
    <Comment><ss:Data>cũ</ss:Data></Comment></Cell><Cell ss:StyleID="s1"><Data
ss:Type="Number">0.935</Data></Cell></Row>
    <Row ss:Index="4" ss:Hidden="1"><Cell ss:Index="2" ss:Formula="=R[-1]C"/><Cell><Data
ss:Type="Error">#REF!</Data></Cell></Row>
    <Row><Cell><Data ss:Type="DateTime">2023-12-20T00:00:00.000</Data></Cell><Cell><Data
ss:Type="Boolean">1</Data></Cell>
    <Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>a</B>b</ss:Data></Cell></Row>"""
    for encoding in ("utf-8", "utf-16"):
        reading = read("bc.xls", SHEETS.format(encoding, rows).encode(encoding))
        shown, hidden = reading.sheets
        assert (reading.kind, reading.problems, shown.hidden, hidden.hidden) == ("workbook", (), False, True)
        assert [(cell.address, cell.kind, cell.text, cell.hidden) for cell in shown.cells] == [
            ("A1", "text", "Hòa & giải", False), ("C1", "number", "12", False), ("D1", "number", "0.935", True),
            ("B4", "uncalculated", "=R[-1]C", True), ("C4", "error", "#REF!", True),
            ("A5", "date", "2023-12-20", False), ("B5", "boolean", "TRUE", False), ("C5", "text", "ab", False),
        ]  # fmt: skip
        assert (shown.merges, shown.cells[2].number_format) == ((Merge(1, 1, 1, 2),), "0.0%")


@pytest.mark.parametrize(
    ("rows", "code"),
    [('<Row ss:Index="2"/><Row ss:Index="1"/>', "broken_file"), ('<Row><Cell ss:Index="99999"/></Row>', "too_far"),
     ('<Row><Cell ss:MergeAcross="99999"/></Row>', "too_far"), ("<Row>", "broken_file"), ("<!DOCTYPE a>",
     "unsafe_file"),
     ('<Row><Cell><Data ss:Type="Number">12x</Data></Cell></Row>', "broken_file")],
)  # fmt: skip
def test_xml_of_excel_that_is_refused(rows, code):
    assert [problem.code for problem in read("bc.xls", SHEETS.format("utf-8", rows).encode()).problems] == [code]
