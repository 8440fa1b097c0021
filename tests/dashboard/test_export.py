"""What leaves the page: readable by Excel, and never a formula."""

import io

import openpyxl
import pandas as pd

from dashboard import export

FRAME = pd.DataFrame({"Đơn vị": ["Xã A", "=1+1", None], "Giá trị": [12.0, None, 0.0], "Tỷ lệ": [93.46, None, 100.0]})


def test_csv_has_the_mark_excel_needs_and_whole_numbers_stay_whole():
    written = export.csv_file(FRAME)
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.decode("utf-8-sig").split("\r\n")[:4] == [
        "Đơn vị,Giá trị,Tỷ lệ",
        "Xã A,12,93.46",
        "'=1+1,,",
        ",0,100.0",
    ]


def test_excel_holds_figures_and_definitions_and_no_formula():
    book = openpyxl.load_workbook(
        io.BytesIO(
            export.excel_file(
                FRAME, "Số liệu", [{"Chỉ tiêu": "=HYPERLINK(1)", "Công thức": "a ÷ b"}], "Định nghĩa", ["Tỷ lệ"]
            )
        )
    )
    assert book.sheetnames == ["Số liệu", "Định nghĩa"]
    rows = [[cell.value for cell in row] for row in book["Số liệu"].rows]
    assert rows == [["Đơn vị", "Giá trị", "Tỷ lệ"], ["Xã A", 12, 93.46], ["=1+1", None, None], [None, 0, 100]]
    assert {cell.data_type for sheet in book for row in sheet.rows for cell in row} <= {"s", "n"}
