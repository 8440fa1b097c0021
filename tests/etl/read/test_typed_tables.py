"""Tables typed into a text: read as tables where every line agrees, left as prose where one does not."""

import pytest

from etl.read import read

TABLE = """
Xã Cẩm Thủy, tỉnh Thanh Hóa
Hòa giải ở cơ sở quý III năm 2025

TT   Nội dung                 Số lượng
1    Số tổ hòa giải           31
2    Số hòa giải viên         1 204
Người lập biểu
"""
CELLS = """
TT | Nội dung         | Số lượng
1  | Số tổ hòa giải   | 31
2  | Số hòa giải viên | 1 204
"""


def cells(sheet):
    """The cells of a sheet as rows of text."""
    rows = {}
    for cell in sheet.cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return list(rows.values())


@pytest.mark.parametrize("gap", ["blanks", "tabs", "strokes", "frame"])
def test_a_table_typed_into_a_text(gap):
    text = TABLE
    for line in TABLE.strip().splitlines()[3:6]:
        parts = [part for part in line.split("  ") if part.strip()]
        joined = {"tabs": "\t", "strokes": " | ", "frame": " | "}.get(gap, "   ").join(part.strip() for part in parts)
        text = text.replace(line, f"| {joined} |" if gap == "frame" else joined)
    reading = read("bieu.txt", text.encode())
    (sheet,) = reading.sheets
    assert cells(sheet) == [[cell.strip() for cell in line.split("|")] for line in CELLS.strip().splitlines()]
    assert (sheet.table, sheet.above) == (1, ("Xã Cẩm Thủy, tỉnh Thanh Hóa", "Hòa giải ở cơ sở quý III năm 2025"))
    assert [one.text for one in reading.paragraphs][-1] == "Người lập biểu"
    assert len(reading.paragraphs) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Hồ sơ mới tiếp nhận      1 204\nHồ sơ đã giải quyết      1 187",  # no titles
        "Nội dung      Số lượng\nSố tổ hòa giải      31      10",  # a column more
        "Nội dung      Ghi chú\nSố tổ hòa giải      đủ",  # no number
        "Đăng ký      Đăng ký      Công nhận\nXã A      12      10",  # two titles alike
    ],
)
def test_what_leaves_a_doubt_stays_prose(text):
    reading = read("bieu.txt", text.encode())
    assert reading.sheets == ()
    assert len(reading.paragraphs) == 2
