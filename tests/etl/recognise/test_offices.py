"""What offices do to a form: years and numerals as titles, units in a row of their own, no titles, several subjects."""

import pytest

from tests.etl.recognise.drawn import HEAD, figures, problems, read, sheet, text

COMMUNE = "UBND XÃ HỒNG MINH, HUYỆN PHÚ XUYÊN\n"


def test_a_second_table_about_something_else_is_not_read_as_the_first():
    checked = read(
        sheet(
            COMMUNE
            + """
KẾT QUẢ HÒA GIẢI Ở CƠ SỞ QUÝ I/2024
Nội dung | Tiếp nhận | Thành
Trong kỳ | 5         | 4
KẾT QUẢ TIẾP CÔNG DÂN, GIẢI QUYẾT ĐƠN THƯ
Nội dung | Tiếp nhận | Đã giải quyết
Trong kỳ | 15        | 14
"""
        )
    )
    assert figures(checked) == text("""
        B4 2024-Q1 Xã Hồng Minh mediation_cases_received 5
        C4 2024-Q1 Xã Hồng Minh mediation_cases_resolved 4
    """)
    assert problems(checked) == "odd doubtful_heading A1\nodd unknown_column B6\nodd unknown_column C6"


def test_years_as_titles_typed_as_numbers():
    checked = read(
        sheet("""
UBND HUYỆN PHÚ XUYÊN - SỐ VỤ VIỆC HÒA GIẢI THÀNH
STT | Đơn vị       | 2022 | 2023
1   | Xã Hồng Minh | 20   | 24
""")
    )
    assert figures(checked) == text("""
        C3 2022 Xã Hồng Minh mediation_cases_resolved 20
        D3 2023 Xã Hồng Minh mediation_cases_resolved 24
    """)
    assert problems(checked) == ""


def test_a_numeral_under_quarter_and_a_row_of_units():
    checked = read(
        sheet("""
UBND HUYỆN PHÚ XUYÊN - SỐ VỤ VIỆC HÒA GIẢI THÀNH NĂM 2023
STT | Đơn vị       | Quý  | <
^   | ^            | I    | II
    |              | (vụ) | (vụ)
1   | Xã Hồng Minh | 2    | 4
""")
    )
    assert figures(checked) == text("""
        C5 2023-Q1 Xã Hồng Minh mediation_cases_resolved 2
        D5 2023-Q2 Xã Hồng Minh mediation_cases_resolved 4
    """)
    assert problems(checked) == ""


def test_a_column_called_don_vi_that_holds_units_of_measure():
    checked = read(
        sheet(
            COMMUNE
            + """
SỐ LIỆU QUÝ IV NĂM 2024
STT | Nội dung                   | Đơn vị | Số liệu
1   | Số vụ hòa giải thành       | vụ     | 4
2   | Số TTHC niêm yết công khai | TTHC   | 380
"""
        )
    )
    assert figures(checked) == text("""
        D4 2024-Q4 Xã Hồng Minh mediation_cases_resolved 4
        D5 2024-Q4 Xã Hồng Minh procedures_published 380
    """)
    assert problems(checked) == ""


def test_labels_beside_numbers_without_any_title_are_read_and_asked_about():
    checked = read(
        sheet(COMMUNE + "SỐ LIỆU QUÝ III/2023\n1 | Số vụ hòa giải thành | 12\n2 | Số vụ việc tiếp nhận | 15\n")
    )
    assert figures(checked) == text("""
        C3 2023-Q3 Xã Hồng Minh mediation_cases_resolved 12 ?
        C4 2023-Q3 Xã Hồng Minh mediation_cases_received 15 ?
    """)
    assert problems(checked) == "odd no_titles C3"
    assert problems(read(sheet(COMMUNE + "Quý III/2023\nSố xe đạp | 12\nSố xe máy | 15\n"))) == "odd no_header B3"


@pytest.mark.parametrize(
    "title",
    [
        "Số vụ tai nạn giao thông",
        "Số mô hình kinh tế tập thể",
        "Hồ sơ địa chính",
        "Tổ dân vận",
        "Đối thoại doanh nghiệp",
        "TTHC cắt giảm",
        "Số vụ hòa giải tại Tòa án",
        "Số đơn tiếp nhận",
        "Số hội viên",
    ],
)
def test_what_resembles_an_indicator_and_is_none(title):
    checked = read(sheet(HEAD + f"STT | Đơn vị | {title}\n1 | Xã Hồng Minh | 5\n"))
    assert [figure for figure in checked.figures if figure.state == "sure"] == []
    assert checked.problems != ()
