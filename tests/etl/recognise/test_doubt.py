"""What is not this period's figure, or may not be, is never taken silently: plans, last year, titles nobody knows."""

from tests.etl.recognise.drawn import HEAD, figures, problems, read, sheet, text


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
    assert problems(checked) == ""


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
