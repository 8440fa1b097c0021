"""The returned workbook: doubtful cells coloured and commented, all else as it was; a new one for other kinds."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
import xlsxwriter

from etl.hand_in import check
from etl.read import read
from etl.returned import returned

TODAY = date(2026, 11, 22)
WRONG, ODD = "FFF4B183", "FFFFE699"


def workbook(with_comment: bool = False) -> bytes:
    """A report with a chart, a picture, formats, a formula and a second sheet; C5 is wrong, C6 odd, B6 unknown."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet("Q3")
        bold = book.add_format({"bold": True, "font_color": "red", "num_format": "0.0"})
        page.write_row(0, 0, ["Huyện Phú Xuyên"])
        page.write_row(1, 0, ["Quý III/2024"])
        page.write_row(3, 1, ["Đơn vị", "Hòa giải thành", "Ghi chú"])
        page.write_row(4, 1, ["Xã Hồng Minh", "bốn", "=1+1 là chữ"])
        page.write_row(5, 1, ["Xã Phượng Dực"])
        page.write_string(5, 2, "-", bold)
        page.write_formula(6, 3, "=SUM(1,2)", bold, 3)
        page.merge_range(8, 0, 9, 3, "Người lập biểu", bold)
        page.conditional_format("C5:C9", {"type": "cell", "criteria": ">", "value": 3, "format": bold})
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Q3!$C$5:$C$6"})
        page.insert_chart("F2", chart)
        other = book.add_worksheet("Khác")
        other.write(0, 0, "không đổi")
        if with_comment:
            page.write_comment("C5", "của tôi")
    return file.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def marked(data: bytes, sheet: str = "Q3") -> dict[str, tuple[str, bool]]:
    """The coloured cells: colour, and whether there is a comment."""
    page = openpyxl.load_workbook(io.BytesIO(data))[sheet]
    cells = (cell for row in page.iter_rows() for cell in row if cell.fill.fill_type == "solid" or cell.comment)
    return {cell.coordinate: (cell.fill.fgColor.rgb, cell.comment is not None) for cell in cells}


def test_the_own_file_with_marks_and_nothing_else_changed():
    before = workbook()
    after, is_own = returned(before, check("a.xlsx", before, today=TODAY))
    assert is_own
    assert marked(after) == {"C5": (WRONG, True), "C6": (ODD, True)}
    was, now = parts(before), parts(after)
    changed = {name for name in was if was[name] != now[name]}
    assert changed == {"xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"} | {
        name for name in changed if name.startswith("xl/worksheets/_rels/")
    }
    assert now.keys() - was.keys() == {"xl/commentsReturned1.xml", "xl/drawings/vmlDrawingReturned1.vml"}
    one, other = (read("a.xlsx", data).sheets for data in (before, after))
    assert [(c.address, c.text, c.kind, c.number_format) for s in one for c in s.cells] == [
        (c.address, c.text, c.kind, c.number_format) for s in other for c in s.cells
    ]
    page = openpyxl.load_workbook(io.BytesIO(after))["Q3"]
    assert (page["C6"].font.bold, page["C6"].font.color.rgb) == (True, "FFFF0000")
    assert page["D7"].value == "=SUM(1,2)"
    assert "không phải là số" in page["C5"].comment.text
    assert page.merged_cells.ranges and page.conditional_formatting


def test_it_can_be_handed_in_again_and_marked_again():
    before = workbook()
    after, _ = returned(before, check("a.xlsx", before, today=TODAY))
    again = check("a.xlsx", after, today=TODAY)
    assert [one.code for one in again.problems] == [one.code for one in check("a.xlsx", before, today=TODAY).problems]
    twice, is_own = returned(after, again)
    assert is_own and marked(twice) == marked(after)


def test_a_sheet_with_comments_keeps_them():
    before = workbook(with_comment=True)
    after, is_own = returned(before, check("a.xlsx", before, today=TODAY))
    assert is_own and marked(after) == {"C5": (WRONG, True), "C6": (ODD, False)}
    assert openpyxl.load_workbook(io.BytesIO(after))["Q3"]["C5"].comment.text == "của tôi"


def test_nothing_to_mark_is_the_file_itself():
    before = workbook()
    checked = check("a.xlsx", before, today=TODAY)
    after, is_own = returned(before, type(checked)(checked.reading, (), (), ()))
    assert is_own and parts(after) == parts(before)


@pytest.mark.parametrize("text", ["bốn", "=cmd|'/c calc'!A1"])
def test_other_kinds_get_a_new_workbook_without_formulas(text):
    table = f'Huyện Phú Xuyên\nQuý III/2024\nĐơn vị;Hòa giải thành\nXã Hồng Minh;"{text}"\nXã Phượng Dực;5\n'.encode()
    after, is_own = returned(table, check("a.csv", table, today=TODAY))
    assert not is_own
    book = openpyxl.load_workbook(io.BytesIO(after))
    page = book.worksheets[0]
    assert (page["B4"].value, page["B4"].data_type, page["B5"].value) == (text, "s", "5")
    assert (page["B4"].fill.fgColor.rgb, page["B4"].comment is not None) == (WRONG, True)


def test_a_bomb_among_the_other_parts_is_not_unpacked():
    file = io.BytesIO(workbook())
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/image9.png", bytes(300_000_000))
    before = file.getvalue()
    after, is_own = returned(before, check("a.xlsx", before, today=TODAY))
    assert is_own and len(after) < len(before) + 20_000
    assert marked(after) == {"C5": (WRONG, True), "C6": (ODD, True)}


def test_a_bomb_of_relations_is_not_read():
    file = io.BytesIO(workbook())
    with zipfile.ZipFile(file) as package:
        kept = {name: package.read(name) for name in package.namelist()}
    kept["xl/worksheets/_rels/sheet1.xml.rels"] = b" " * 300_000_000
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in kept.items():
            package.writestr(name, content)
    after, is_own = returned(bomb.getvalue(), check("a.xlsx", bomb.getvalue(), today=TODAY))
    assert not is_own
    assert marked(after, "1 Q3")["C5"] == (WRONG, True)
