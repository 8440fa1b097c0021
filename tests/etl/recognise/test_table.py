"""What is read from a sheet: the sheet drawn, then the figures and problems that must come out, cell by cell."""

import pytest

from tests.etl.recognise.drawn import figures, problems, read, sheet, text

HEAD = """
UBND HUYỆN PHÚ XUYÊN
Quý III/2024
"""


def test_commune_by_indicator_with_two_level_header():
    checked = read(
        sheet(
            HEAD
            + """
STT | Đơn vị        | Mô hình "Dân vận khéo" đăng ký | <       | <       | Hòa giải thành
^   | ^             | Tổng số                        | Tập thể | Cá nhân | ^
A   | B             | (1)                            | (2)     | (3)     | (4)
1   | Xã Hồng Minh  | 5                              | 3       | 2       | 8
2   | Phượng Dực    | 4                              | 4       | 0       |
    | Tổng cộng     | 9                              | 7       | 2       | 8
    | Phú Xuyên, ngày 08 tháng 10 năm 2024
    | 12 | 13
"""
        )
    )
    assert figures(checked) == text("""
        C6 2024-Q3 Xã Hồng Minh  models_registered 5
        D6 2024-Q3 Xã Hồng Minh  models_registered collective 3
        E6 2024-Q3 Xã Hồng Minh  models_registered individual 2
        F6 2024-Q3 Xã Hồng Minh  mediation_cases_resolved 8
        C7 2024-Q3 Xã Phượng Dực models_registered 4
        D7 2024-Q3 Xã Phượng Dực models_registered collective 4
        E7 2024-Q3 Xã Phượng Dực models_registered individual 0
    """)
    # what stands below the signature is not taken, and not passed over in silence either
    assert problems(checked) == "odd figures_below C10"


def test_a_note_beside_a_commune_that_did_not_report_does_not_end_the_table():
    checked = read(
        sheet(
            HEAD
            + """
STT | Đơn vị        | Hòa giải thành | Ghi chú
1   | Xã Hồng Minh  |                | * chưa nộp, hẹn ngày 5 tháng 10 năm 2024
2   | Phượng Dực    | '4             | Ghi chú: số ước
"""
        )
    )
    assert figures(checked) == "C5 2024-Q3 Xã Phượng Dực mediation_cases_resolved 4"
    assert problems(checked) == ""


def test_commune_by_quarter_takes_the_year_from_the_title_and_checks_the_year_column():
    checked = read(
        sheet("""
TỔNG HỢP VỤ VIỆC HOÀ GIẢI THÀNH NĂM 2022
Huyện An Biên, tỉnh Kiên Giang
TT | Xã, thị trấn | Quý I | Quý II | Quý III | Quý IV | Cả năm
1  | TT. Thứ Ba   | 1     | 2      | 3       |        | 6
2  | X. Tây Yên   | 1     | 1      | 1       | 1      | 5
""")
    )
    assert figures(checked) == text("""
        C4 2022-Q1 Thị trấn Thứ Ba mediation_cases_resolved 1
        D4 2022-Q2 Thị trấn Thứ Ba mediation_cases_resolved 2
        E4 2022-Q3 Thị trấn Thứ Ba mediation_cases_resolved 3
        C5 2022-Q1 Xã Tây Yên mediation_cases_resolved 1 ?
        D5 2022-Q2 Xã Tây Yên mediation_cases_resolved 1 ?
        E5 2022-Q3 Xã Tây Yên mediation_cases_resolved 1 ?
        F5 2022-Q4 Xã Tây Yên mediation_cases_resolved 1 ?
    """)
    assert problems(checked) == "odd total_differs G5"


def test_quarters_over_collective_and_individual():
    checked = read(
        sheet("""
TỔNG HỢP MÔ HÌNH "DÂN VẬN KHÉO" ĐĂNG KÝ NĂM 2023 - HUYỆN AN BIÊN
STT | Đơn vị     | Quý I   | <       | Quý II  | <
^   | ^          | Tập thể | Cá nhân | Tập thể | Cá nhân
1   | Xã Nam Yên | 3       | 1       | 4       | 1
""")
    )
    assert figures(checked) == text("""
        C4 2023-Q1 Xã Nam Yên models_registered collective 3
        D4 2023-Q1 Xã Nam Yên models_registered individual 1
        E4 2023-Q2 Xã Nam Yên models_registered collective 4
        F4 2023-Q2 Xã Nam Yên models_registered individual 1
    """)


def test_flat_rows_name_everything_themselves():
    checked = read(
        sheet("""
Mã đơn vị | Đơn vị       | Kỳ            | Chỉ tiêu                | Phân tổ | Giá trị
'10276    | Xã Hồng Minh | 2024-Q1       | mediation_cases_resolved |        | 5
          | Hồng Minh, huyện Phú Xuyên | Quý II/2024 | Hòa giải thành | Dân sự | 2
'10276    | Xã Tân Dân   | 2024-Q1       | Hòa giải thành          |         | 7
'10276    | Xã Hồng Minh | 2024-Q5       | Hòa giải thành          |         | 7
'10276    | Xã Hồng Minh | 2024-Q1       | Số xe đạp               |         | 7
""")
    )
    assert figures(checked) == text("""
        F2 2024-Q1 Xã Hồng Minh mediation_cases_resolved 5
        F3 2024-Q2 Xã Hồng Minh mediation_cases_resolved civil 2
        F4 2024-Q1 - mediation_cases_resolved 7 ?
    """)
    assert problems(checked) == text("""
        wrong code_name_differ B4
        wrong unknown_period C5
        wrong unknown_indicator D6
    """)


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("12", "12", None),
        ("'1.234", "1234", None),
        ("'khoảng 28", "28", None),
        ("'Không", "0", None),
        ("'-", "0", "odd dash_as_zero"),
        ("'mười hai", None, "wrong not_a_number"),
        ("x", None, "wrong not_a_number"),
        ("1.234f", None, "wrong decimal_count"),
        ("'1,234", None, "wrong ambiguous_number"),
        ("'72/77", None, "wrong several_numbers"),
        ("'3/4/2024", None, "wrong date_in_count"),
        ("'-5", None, "wrong negative"),
        ("'93,5%", None, "wrong rate_in_count"),
        ("#REF!", None, "wrong broken_formula"),
        ("=C5+C6", None, "wrong formula_not_calculated"),
        ("'…", None, "odd missing_mark"),
        ("Không áp dụng", "n/a", None),
    ],
)
def test_a_cell(cell, value, code):
    checked = read(sheet(HEAD + f"\nSTT | Đơn vị | Hòa giải thành\n1 | Xã Hồng Minh | {cell}\n"))
    line = figures(checked)
    if value is None:
        assert line == ""
    else:
        # whatever raises a question is not sure
        assert line.startswith(f"C4 2024-Q3 Xã Hồng Minh mediation_cases_resolved {value}")
        assert line.endswith("?") == (code is not None)
    assert problems(checked) == (f"{code} C4" if code else "")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Xã Hồng Minh", None),
        ("hồng minh", None),
        ("UBND xã Hồng Minh", None),
        ("Hong Minh", None),
        ("Xã Hồng Min", "near_area"),
        ("Xã Sao Hỏa", "unknown_area"),
        ("Xã Quang Hà", "area_not_then"),  # made of Sơn Hà and Quang Trung on 2025-01-01
        ("Xã Tân Kỳ", "area_outside"),
    ],
)
def test_an_area(name, code):
    checked = read(sheet(HEAD + f"\nSTT | Đơn vị | Hòa giải thành\n1 | {name} | 3\n"))
    assert problems(checked) == (f"wrong {code} B4" if code else "")
    assert figures(checked).endswith("?") == (code is not None)


def test_same_name_in_two_districts_is_never_guessed():
    checked = read(sheet("Quý I/2024\nSTT | Đơn vị | Hòa giải thành\n1 | Xã Trường Xuân | 3\n"))
    assert problems(checked) == "wrong ambiguous_area B3"
    assert "Thọ Xuân" in checked.problems[0].message


@pytest.mark.parametrize(
    ("lines", "label", "start", "code"),
    [
        ("Quý III/2024", "2024-Q3", "2024-07-01", None),
        ("QUÝ 3 NĂM 2024", "2024-Q3", "2024-07-01", None),
        ("Quí II - 2023", "2023-Q2", "2023-04-01", None),
        ("6 tháng đầu năm 2023", "2023-H1", "2023-01-01", None),
        ("9 tháng năm 2023", "2023-9M", "2023-01-01", None),
        ("Tháng 12/2023", "2023-M12", "2023-12-01", None),
        ("Năm 2018", "2018", "2018-01-01", None),
        ("Quý I/2022\n(Từ ngày 15/12/2021 đến ngày 14/3/2022)", "2022-Q1", "2021-12-15", None),
        ("Quý I/2022\n(Từ ngày 01/01/2022 đến ngày 31/3/2022)", "2022-Q1", "2022-01-01", None),
        (
            "Quý I/2022\n(Từ ngày 01/04/2022 đến ngày 30/6/2022)",
            "2022-Q1",
            "2022-01-01",
            "wrong period_dates_differ A1",
        ),
        ("Kèm theo Báo cáo số 12/BC ngày 5/10/2024\nQuý III/2024", "2024-Q3", "2024-07-01", None),
        ("Quý III/2024 so với Quý II/2024\nQuý II/2024", "2024-Q3", "2024-07-01", "odd unsure_period A1"),
        ("Thực hiện Nghị quyết năm 2020\nNăm 2021", "2020", "2020-01-01", "odd unsure_period A1"),
        ("So sánh Quý III/2024 với Quý III/2023", "2024-Q3", "2024-07-01", "odd unsure_period A1"),
        ("(Từ ngày 15/12/2023 đến ngày 14/03/2024)", "2024-Q1", "2023-12-15", None),
        ("(Từ ngày 01/01/2024 đến ngày 30/06/2024)", "2024-H1", "2024-01-01", None),
        ("Kỳ báo cáo: 2024-Q3", "2024-Q3", "2024-07-01", None),
        ("Số 2024-Q3x/BC\nQuý I/2023", "2023-Q1", "2023-01-01", None),
        ("Quý IV/2026", "2026-Q4", "2026-10-01", None),
        ("Quý I/2027", "2027-Q1", "2027-01-01", "wrong future_period C5"),
    ],
)
def test_a_period(lines, label, start, code):
    rows = "STT | Đơn vị | Hòa giải thành\n1 | Xã An Biên | 3\n1 | Xã Tây Yên | 3\n"
    area = "An Giang" if label >= "2025-Q3" else None
    name = {"2026-Q4": "Xã An Biên, tỉnh An Giang", "2027-Q1": "Xã An Biên, tỉnh An Giang"}.get(
        label, "Xã Nam Yên, huyện An Biên"
    )
    rows = f"STT | Đơn vị | Hòa giải thành\n1 | {name} | 3\n"
    checked = read(sheet(f"{lines}\n{rows}"))
    assert area is None or area in name
    (figure,) = checked.figures
    assert (figure.period.label, figure.period.start.isoformat()) == (label, start)
    found = problems(checked)
    assert found.split(" ")[:2] == (code or "").split(" ")[:2]


def test_period_only_in_the_sheet_or_file_name():
    rows = "Năm 2023\nUBND huyện Phú Xuyên\nSTT | Đơn vị | Hòa giải thành\n1 | Xã Hồng Minh | 3\n"
    assert figures(read(sheet(rows, name="Q4"))) == "C4 2023-Q4 Xã Hồng Minh mediation_cases_resolved 3"
    silent = rows.removeprefix("Năm 2023\n")
    by_file = read(sheet(silent), file="BC DV Q1.2024 (sua lan 2).xlsx")
    assert figures(by_file) == "C3 2024-Q1 Xã Hồng Minh mediation_cases_resolved 3 ?"
    assert problems(by_file) == "odd unsure_period A1"
    nowhere = read(sheet(silent))
    assert "wrong no_period C3" in problems(nowhere)
    assert figures(read(sheet(silent), period="2024-Q2")) == "C3 2024-Q2 Xã Hồng Minh mediation_cases_resolved 3"


def test_plans_last_year_and_strange_columns_are_never_taken_silently():
    checked = read(
        sheet(
            HEAD
            + """
STT | Đơn vị       | Hòa giải thành | <         | <        | Số xe đạp | Ghi chú
^   | ^            | Kế hoạch       | Thực hiện | Cùng kỳ  | ^         | ^
1   | Xã Hồng Minh | 20             | 5         | 4        | '7        | 9
"""
        )
    )
    assert figures(checked) == "D5 2024-Q3 Xã Hồng Minh mediation_cases_resolved 5"
    assert problems(checked) == "odd unknown_column F3"


def test_a_heading_nobody_knows_makes_its_figures_unsure():
    checked = read(
        sheet(
            HEAD
            + """
STT | Đơn vị       | Ngoài địa bàn  | <
^   | ^            | Hòa giải thành | Tập thể
1   | Xã Hồng Minh | 20             |
"""
        )
    )
    assert figures(checked) == "C5 2024-Q3 Xã Hồng Minh mediation_cases_resolved 20 ?"
    assert problems(checked) == "odd unknown_heading C3"


def test_a_district_row_is_the_printed_total_of_its_communes_but_its_own_list_of_procedures():
    checked = read(
        sheet("""
Tỉnh Hải Dương
Quý I/2024
STT | Đơn vị          | Hòa giải thành | Số thủ tục hành chính niêm yết
I   | HUYỆN TỨ KỲ     | 9              | 261
1   | Xã Quảng Nghiệp | 3              | 108
2   | Đại Sơn         | 5              | 110
""")
    )
    assert figures(checked) == text("""
        D4 2024-Q1 Huyện Tứ Kỳ procedures_published 261
        C5 2024-Q1 Xã Quảng Nghiệp mediation_cases_resolved 3 ?
        D5 2024-Q1 Xã Quảng Nghiệp procedures_published 108
        C6 2024-Q1 Xã Đại Sơn mediation_cases_resolved 5 ?
        D6 2024-Q1 Xã Đại Sơn procedures_published 110
    """)
    assert problems(checked) == "odd total_differs C4"


def test_a_hidden_sheet_and_two_sheets_of_one_file():
    rows = "UBND huyện Phú Xuyên\n{} \nSTT | Đơn vị | Hòa giải thành\n1 | Xã Hồng Minh | {}\n"
    checked = read(
        sheet(rows.format("Quý I/2024", 3), "Q1"),
        sheet(rows.format("Quý II/2024", 4), "Q2"),
        sheet(rows.format("Quý II/2024", 9), "Q2 cu", hidden=True),
    )
    assert [(f.where.sheet, f.value) for f in checked.figures] == [("Q1", 3), ("Q2", 4)]
    assert problems(checked) == "odd hidden_sheet A3"


def test_illustrative_and_cumulative_marks():
    checked = read(
        sheet(
            HEAD
            + """
DỮ LIỆU MINH HOẠ
STT | Đơn vị       | Hòa giải thành | <
^   | ^            | Trong kỳ       | Lũy kế
1   | Xã Hồng Minh | 3              | 8
"""
        )
    )
    assert figures(checked) == text("""
        C6 2024-Q3 Xã Hồng Minh mediation_cases_resolved 3
        D6 2024-Q3 Xã Hồng Minh mediation_cases_resolved 8 +
    """)
    assert all(figure.illustrative for figure in checked.figures)


def test_tables_side_by_side_keep_their_own_communes():
    checked = read(
        sheet(
            HEAD
            + """
STT | Đơn vị       | Hòa giải thành | | STT | Đơn vị        | Số tổ hòa giải
1   | Xã Hồng Minh | 5              | | 1   | Xã Phượng Dực | 7
    |              |                | | 2   |               | 9
"""
        )
    )
    assert figures(checked) == text("""
        C4 2024-Q3 Xã Hồng Minh mediation_cases_resolved 5
        G4 2024-Q3 Xã Phượng Dực mediation_teams 7
        G5 2024-Q3 - mediation_teams 9 ?
    """)
    assert problems(checked) == "wrong area_missing F5"


def test_a_plan_with_its_year_is_not_this_years_figure():
    checked = read(
        sheet(
            HEAD
            + """
STT | Đơn vị       | Hòa giải thành    | <                  | <
^   | ^            | Kế hoạch năm 2024 | Thực hiện          | Thực hiện kỳ trước
1   | Xã Hồng Minh | 50                | 5                  | 4
"""
        )
    )
    assert figures(checked) == "D5 2024-Q3 Xã Hồng Minh mediation_cases_resolved 5"
    assert problems(checked) == "odd unknown_column C3\nodd unknown_column E3"


def test_a_table_of_plans_is_asked_about():
    rows = "STT | Đơn vị | Số mô hình đăng ký\n1 | Xã Hồng Minh | 5\n"
    plan = read(sheet("UBND huyện Phú Xuyên\nKẾ HOẠCH ĐĂNG KÝ MÔ HÌNH NĂM 2024\n" + rows))
    assert (problems(plan), figures(plan)[-1]) == ("odd plan_heading A1", "?")
    result = read(sheet("UBND huyện Phú Xuyên\nKế hoạch số 12/KH-UBND\nKẾT QUẢ NĂM 2024\n" + rows))
    assert problems(result) == ""


def test_a_group_title_typed_without_merging_makes_its_neighbours_unsure():
    checked = read(
        sheet(
            HEAD
            + """
STT | Đơn vị       | Kế hoạch       |                      | Thực hiện
    |              | Hòa giải thành | Số vụ việc tiếp nhận | Hòa giải thành
1   | Xã Hồng Minh | 50             | 60                   | 5
"""
        )
    )
    assert figures(checked) == text("""
        D5 2024-Q3 Xã Hồng Minh mediation_cases_received 60 ?
        E5 2024-Q3 Xã Hồng Minh mediation_cases_resolved 5
    """)
    assert problems(checked) == "odd unknown_heading D3"


def test_a_commune_that_ended_within_the_year_is_found_in_its_own_quarters():
    checked = read(
        sheet("""
TỔNG HỢP VỤ VIỆC HÒA GIẢI THÀNH NĂM 2024
Huyện Tứ Kỳ, tỉnh Hải Dương
STT | Đơn vị          | Quý I | Quý II | Quý III | Quý IV
1   | Xã Quảng Nghiệp | 3     | 2      | 4       |
2   | Xã Dân An       |       |        |         | 6
""")
    )
    assert figures(checked) == text("""
        C4 2024-Q1 Xã Quảng Nghiệp mediation_cases_resolved 3
        D4 2024-Q2 Xã Quảng Nghiệp mediation_cases_resolved 2
        E4 2024-Q3 Xã Quảng Nghiệp mediation_cases_resolved 4
        F5 2024-Q4 Xã Dân An mediation_cases_resolved 6
    """)
    assert problems(checked) == ""
