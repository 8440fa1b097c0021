"""What is read from a sheet: the sheet drawn, then the figures and problems that must come out, cell by cell."""

from tests.etl.recognise.drawn import HEAD, figures, problems, read, sheet, text


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
        G4 2022 Thị trấn Thứ Ba mediation_cases_resolved 6 ?
        C5 2022-Q1 Xã Tây Yên mediation_cases_resolved 1 ?
        D5 2022-Q2 Xã Tây Yên mediation_cases_resolved 1 ?
        E5 2022-Q3 Xã Tây Yên mediation_cases_resolved 1 ?
        F5 2022-Q4 Xã Tây Yên mediation_cases_resolved 1 ?
        G5 2022 Xã Tây Yên mediation_cases_resolved 5 ?
    """)
    assert problems(checked) == "odd periods_differ G5"


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
