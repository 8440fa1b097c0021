"""A commune's own sheet: titles and one row of figures, nothing beside it says whose; the heading does, or is asked."""

import pytest

from etl.areas import load
from etl.model import Answer
from tests.etl.recognise.drawn import figures, problems, read, sheet, text

ROW = """
UBND XÃ HỒNG MINH - HUYỆN PHÚ XUYÊN
BÁO CÁO SỐ LIỆU DÂN VẬN QUÝ III/2024
{titles}
{row}
Người lập biểu
"""
TITLES = "Tổ hòa giải | Vụ việc tiếp nhận | Hòa giải thành"


@pytest.mark.parametrize(
    ("titles", "row", "cells"),
    [
        (TITLES, "8 | 12 | 11", "A4 B4 C4"),
        (f"STT | {TITLES}", "1 | 8 | 12 | 11", "B4 C4 D4"),
        (f"{TITLES}\n(1) | (2) | (3)", "8 | 12 | 11", "A5 B5 C5"),
    ],
)
def test_one_row_under_its_titles_is_the_heading_s(titles, row, cells):
    checked = read(sheet(ROW.format(titles=titles, row=row)))
    one, two, three = cells.split()
    assert figures(checked) == text(f"""
        {one} 2024-Q3 Xã Hồng Minh mediation_teams 8
        {two} 2024-Q3 Xã Hồng Minh mediation_cases_received 12
        {three} 2024-Q3 Xã Hồng Minh mediation_cases_resolved 11
    """)
    assert problems(checked) == ""


def test_a_word_where_a_number_belongs_is_told_at_its_cell():
    checked = read(sheet(ROW.format(titles=TITLES, row="8 | mười hai | 11")))
    assert problems(checked) == text("wrong not_a_number B4")


@pytest.mark.parametrize("rows", ["8 | 12 | 11\n9 | 13 | 12", ""])
def test_two_rows_that_nothing_names_are_nobodys(rows):
    assert figures(read(sheet(ROW.format(titles=TITLES, row=rows or "| | ")))) == ""


def test_numbers_under_titles_of_something_else_are_not_taken():
    checked = read(sheet(ROW.format(titles="Họ và tên | Năm sinh | Điện thoại", row="9 | 1980 | 912345678")))
    assert (figures(checked), problems(checked)) == ("", text("odd no_header A4"))


def test_a_heading_that_several_areas_could_mean_is_asked_with_all_of_them():
    heading = ROW.replace("UBND XÃ HỒNG MINH - HUYỆN PHÚ XUYÊN", "UBND XÃ PHÚ XUYÊN").replace("2024", "2026")
    drawn = sheet(heading.replace("QUÝ III", "QUÝ I").format(titles=TITLES, row="8 | 12 | 11"))
    before = read(drawn)
    (asked,) = before.problems
    assert (asked.code, asked.where.cell, asked.found) == ("ambiguous_area", "A4", "Xã Phú Xuyên")
    assert "Thành phố Hà Nội" in asked.message and "Thái Nguyên" in asked.message
    hanoi = str(load().by_code("10273")[0].id)
    after = read(drawn, answers=(Answer("area", hanoi, written=asked.found),))
    assert problems(after) == ""
    assert {figure.area.code for figure in after.figures} == {"10273"}
