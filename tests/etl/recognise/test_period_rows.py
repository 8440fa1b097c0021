"""Tables whose rows are periods: of when each figure is, and what is no period, or perhaps one of another year."""

import pytest

from tests.etl.recognise.drawn import figures, problems, read, sheet, text

HEAD = "XÃ VĂN HỘI, HUYỆN NINH GIANG - KẾT QUẢ HÒA GIẢI {time}\n"
TITLES = "{title} | Tiếp nhận | Hòa giải thành\n"


def drawn(time: str, title: str, rows: str) -> tuple[str, str]:
    checked = read(sheet(HEAD.format(time=time) + TITLES.format(title=title) + rows))
    short = figures(checked).replace("Xã Văn Hội mediation_cases_", "")
    return short, problems(checked)


def test_quarters_and_the_sums_between_them():
    rows = "Quý I | 4 | 3\nQuý II | 6 | 6\n6 tháng đầu năm | 10 | 9\nQuý III | 2 | 1\n9 tháng | 12 | 10"
    assert drawn("NĂM 2024", "Kỳ", rows) == (
        text("""
            B3 2024-Q1 received 4
            C3 2024-Q1 resolved 3
            B4 2024-Q2 received 6
            C4 2024-Q2 resolved 6
            B5 2024-H1 received 10 ?
            C5 2024-H1 resolved 9 ?
            B6 2024-Q3 received 2
            C6 2024-Q3 resolved 1
            B7 2024-9M received 12 ?
            C7 2024-9M resolved 10 ?
        """),
        "",
    )


def test_the_total_of_a_quarter_s_months_is_the_quarter():
    expected = text("""
        B3 2024-M04 received 1
        C3 2024-M04 resolved 1
        B4 2024-M05 received 2
        C4 2024-M05 resolved 1
        B5 2024-M06 received 1
        C5 2024-M06 resolved 1
        B6 2024-Q2 received 4
        C6 2024-Q2 resolved 3
    """)
    months = "4 | 1 | 1\n5 | 2 | 1\n6 | 1 | 1\nCộng | {} | 3"
    assert drawn("QUÝ II NĂM 2024", "Tháng", months.format(4)) == (expected, "")
    wrong = drawn("QUÝ II NĂM 2024", "Tháng", months.format(5))
    assert wrong == (expected.replace("received 4", "received 5 ?"), "odd total_differs B6")
    two = drawn("QUÝ II NĂM 2024", "Tháng", "5 | 2 | 1\n6 | 1 | 1\nCộng | 3 | 2")
    assert "2024-Q2" not in two[0]  # of two months it is no quarter


def test_years():
    assert drawn("QUA CÁC NĂM", "Năm", "2022 | 4 | 3\n2023 | 6 | 6\n9 tháng 2024 | 5 | 4")[0] == text("""
        B3 2022 received 4
        C3 2022 resolved 3
        B4 2023 received 6
        C4 2023 resolved 6
        B5 2024-9M received 5
        C5 2024-9M resolved 4
    """)


@pytest.mark.parametrize("label", ["Kế hoạch năm 2025", "Ước quý III", "So sánh"])
def test_what_says_more_than_a_period_is_told_and_not_taken(label):
    found, told = drawn("NĂM 2024", "Kỳ", f"Quý I | 4 | 3\nQuý II | 6 | 6\n{label} | 9 | 9")
    assert "5 " not in found.replace("2025", "") and told == "wrong unknown_period A5"


@pytest.mark.parametrize(
    ("time", "year"), [("(Từ ngày 15/12/2023 đến ngày 14/3/2024)", 2023), ("QUÝ I NĂM 2024", 2024)]
)
def test_a_month_that_may_be_of_another_year_is_asked(time, year):
    """Also as columns: the twelfth month before a first quarter was read as the next December, and called sure."""
    found, told = drawn(time, "Tháng", "12 | 4 | 3\n1 | 6 | 6\n2 | 6 | 5")
    assert f"B3 {year}-M12 received 4 ?" in found and "B4 2024-M01 received 6\n" in found
    assert told == "odd unsure_period A3"
    across = f"""
        HUYỆN NINH GIANG - KẾT QUẢ HÒA GIẢI THÀNH {time}
        Xã         | Tháng 12 | Tháng 1 | Tháng 2
        Xã Văn Hội | 4        | 3       | 2
    """
    checked = read(sheet(across))
    assert f"B3 {year}-M12 Xã Văn Hội mediation_cases_resolved 4 ?" in figures(checked)
    assert problems(checked) == "odd unsure_period A1"


def test_lines_between_the_rows_may_name_somebody_else():
    rows = "Xã Văn Hội\nQuý I | 4 | 3\nQuý II | 6 | 6\nXã Hồng Dụ\nQuý III | 2 | 2"
    assert drawn("NĂM 2024", "Kỳ", rows) == ("", "odd no_header B4")


LISTED = """
Năm  | Quý | Huyện            | Xã             | Chỉ tiêu       | Số liệu
2024 | 1   | Huyện Ninh Giang | Xã Văn Hội     | Hòa giải thành | 5
2024 | II  | Huyện Thanh Miện | Xã Hồng Phong  | Hòa giải thành | 7
2024 | 2   | Huyện Ninh Giang | Xã Hồng Phong  | Hòa giải thành | 9
2023 | 5   | Huyện Ninh Giang | Xã Văn Hội     | Hòa giải thành | 1
"""


def test_a_list_with_a_column_for_the_year_and_one_for_the_district():
    """The district's column says in which of two districts Hồng Phong lies; it is not whose the figure is."""
    checked = read(sheet(LISTED))
    assert [(f.where.cell, f.period.label, f.area.code, f.state) for f in checked.figures] == [
        ("F2", "2024-Q1", "11218", "sure"),
        ("F3", "2024-Q2", "11293", "sure"),
        ("F4", "2024-Q2", "11224", "sure"),
    ]
    assert problems(checked) == "wrong unknown_period B5"


RUNNING = """
HUYỆN NINH GIANG - HÒA GIẢI QUÝ II NĂM 2024
Xã         | Tiếp nhận | Lũy kế | Thành | Lũy kế
Xã Văn Hội | 4         | 7      | 3     | 6
"""


def test_a_running_sum_beside_each_figure_is_that_figure_s():
    assert figures(read(sheet(RUNNING))) == text("""
        B3 2024-Q2 Xã Văn Hội mediation_cases_received 4
        C3 2024-Q2 Xã Văn Hội mediation_cases_received 7 +
        D3 2024-Q2 Xã Văn Hội mediation_cases_resolved 3
        E3 2024-Q2 Xã Văn Hội mediation_cases_resolved 6 +
    """)
    less = read(sheet(RUNNING.replace("| 7 ", "| 3 ")))  # no running sum is less than its part
    assert "C3" not in figures(less) and problems(less) == "odd unknown_column C2\nodd unknown_column E2"
    one = read(sheet(RUNNING.replace("| Lũy kế | Thành", "| Thành |").replace("| 7 ", "")))
    assert "unknown_column" in problems(one)  # of which of the two, it does not say


def test_periods_alone_under_a_title_that_names_the_indicator():
    drawing = "HUYỆN NINH GIANG - SỐ VỤ HÒA GIẢI THÀNH QUÝ II NĂM 2024\nXã | Trong quý | Lũy kế\nXã Văn Hội | 4 | 9"
    assert figures(read(sheet(drawing))) == text("""
        B3 2024-Q2 Xã Văn Hội mediation_cases_resolved 4
        C3 2024-Q2 Xã Văn Hội mediation_cases_resolved 9 +
    """)
