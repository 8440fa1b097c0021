"""Each rule of validation on a table one can add up in one's head."""

import pytest

from tests.etl.recognise.drawn import figures, problems, read, sheet

HEAD = "UBND huyện Phú Xuyên\nQuý III/2024\n"


def test_parts_that_do_not_make_the_whole_are_flagged_and_kept():
    checked = read(
        sheet("""
Huyện An Biên, tỉnh Kiên Giang
Năm 2018
STT | Đơn vị        | Mô hình "Dân vận khéo" đăng ký | <       | <
^   | ^             | Tổng số                        | Tập thể | Cá nhân
1   | Huyện An Biên | 345                            | 315     | 27
""")
    )
    assert problems(checked) == "odd parts_differ C5"
    assert "345" in checked.problems[0].message and "342" in checked.problems[0].message
    assert [figure.value for figure in checked.figures] == [345, 315, 27]
    assert {figure.state for figure in checked.figures} == {"ask"}


def test_levels_that_make_the_whole_are_sure():
    checked = read(
        sheet("""
Huyện Phú Xuyên, thành phố Hà Nội
Quý I/2024
STT | Đơn vị          | Mô hình "Dân vận khéo" đăng ký | <             | <         | <
^   | ^               | Tổng số                        | Cấp thành phố | Cấp huyện | Cấp cơ sở
1   | Huyện Phú Xuyên | 225                            | 18            | 141       | 66
""")
    )
    assert problems(checked) == ""
    assert figures(checked).count("\n") == 3


def test_more_resolved_than_received_blocks():
    checked = read(sheet(HEAD + "STT | Đơn vị | Số vụ việc tiếp nhận | Hòa giải thành\n1 | Xã Hồng Minh | 5 | 6\n"))
    assert problems(checked) == "wrong more_than D4"


def test_received_is_resolved_unresolved_and_pending():
    head = (
        "STT | Đơn vị | Số vụ việc tiếp nhận | Hòa giải thành | Hòa giải không thành | Vụ việc chưa giải quyết xong\n"
    )
    right = read(sheet(HEAD + head + "1 | Xã Hồng Minh | 10 | 6 | 3 | 1\n"))
    wrong = read(sheet(HEAD + head + "1 | Xã Hồng Minh | 10 | 6 | 3 | 2\n"))
    assert problems(right) == ""
    assert problems(wrong) == "odd identity_differs C4"


def test_a_printed_rate_is_compared_with_the_computed_one():
    head = "STT | Đơn vị | Số vụ việc tiếp nhận | Hòa giải thành | Tỷ lệ hòa giải thành (%)\n"
    right = read(sheet(HEAD + head + "1 | Xã Hồng Minh | 77 | 72 | '93,5\n"))
    wrong = read(sheet(HEAD + head + "1 | Xã Hồng Minh | 77 | 60 | '93,5\n"))
    assert problems(right) == ""
    assert problems(wrong) == "odd rate_differs E4"
    assert "77,92" in wrong.problems[0].message


def test_a_printed_rate_that_is_another_formula_says_which():
    head = "STT | Đơn vị | Số vụ việc tiếp nhận | Hòa giải thành | Hòa giải không thành | Tỷ lệ hòa giải thành (%)\n"
    found = read(sheet(HEAD + head + "1 | Xã Hồng Minh | 323 | 186 | 103 | '64,4\n")).problems  # Đắk Nông, 2022
    assert [(one.code, one.where.cell) for one in found] == [("rate_differs", "F4")]
    assert (
        "57,59 %" in found[0].message
        and "khớp với công thức hòa giải thành / (thành + không thành)" in found[0].message
    )


def test_quarters_that_do_not_make_the_half_year_they_stand_beside():
    title = "SỐ VỤ VIỆC HÒA GIẢI THÀNH NĂM 2023 - HUYỆN PHÚ XUYÊN\nSTT | Đơn vị | Quý I | Quý II | 6 tháng\n"
    found = read(sheet(title + "1 | Xã Hồng Minh | 10 | 24 | 24\n2 | Xã Phượng Dực | 3 | 4 | 7\n"))
    assert problems(found) == "odd periods_differ E3"
    assert [figure.state for figure in found.figures if figure.where.cell in ("C3", "D3", "E3")] == ["ask"] * 3
    assert [figure.state for figure in found.figures if figure.where.cell in ("C4", "D4")] == ["sure"] * 2


@pytest.mark.parametrize(("values", "cell"), [("8 7 90 9 6", "C6"), ("8 7 9000 9 6", "C6"), ("8 70 9 80 6", None)])
def test_ten_times_its_neighbours(values, cell):
    names = ("Hồng Minh", "Phượng Dực", "Đại Thắng", "Hoàng Long", "Nam Phong")
    rows = "".join(
        f"{n} | Xã {name} | {value}\n" for n, (name, value) in enumerate(zip(names, values.split(), strict=True), 1)
    )
    found = read(sheet(HEAD + "STT | Đơn vị | Số tổ hòa giải\n" + rows))
    assert problems(found) == (f"odd ten_times {cell}" if cell else "")


def test_the_sums_a_form_prints_under_its_titles():
    form = "STT | Đơn vị | Số vụ tiếp nhận | Hòa giải thành | Hòa giải không thành\nA | B | (1)=(2)+(3) | (2) | (3)\n"
    found = read(sheet(HEAD + form + "1 | Xã Hồng Minh | 9 | 5 | 3\n2 | Xã Phượng Dực | 8 | 5 | 3\n"))
    assert problems(found) == "odd formula_differs C5"
    assert "(2)+(3) = 8" in found.problems[0].message
    assert [figure.state for figure in found.figures] == ["ask"] * 3 + ["sure"] * 3


def test_the_same_figure_twice_blocks_and_names_both_places():
    checked = read(sheet(HEAD + "STT | Đơn vị | Hòa giải thành\n1 | Xã Hồng Minh | 5\n2 | hồng minh | 6\n"))
    assert problems(checked) == "wrong duplicate C5"
    assert "Sheet1!C4" in checked.problems[0].message


def test_every_message_says_where_what_and_what_to_do():
    checked = read(sheet(HEAD + "STT | Đơn vị | Hòa giải thành\n1 | Xã Hồng Minh | mười hai\n", name="Q3"))
    (found,) = checked.problems
    assert found.message == "Q3!C4: «mười hai» không phải là số. Hãy ghi bằng chữ số, ví dụ 12."
    assert found.message_en == "Q3!C4: «mười hai» is not a number. Write it in digits, such as 12."
