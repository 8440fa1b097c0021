"""Pieces of a year: what each is as a period, and that none is silently the year that stands last in it."""

from datetime import date

import pytest

from etl.check import check
from etl.read import read

PIECES = """
nửa đầu năm 2024           | 2024-H1
quý đầu năm 2024           | 2024-Q1
tháng đầu năm 2024         | 2024-M01
hai quý đầu năm 2024       | 2024-H1
3 quý đầu năm 2024         | 2024-9M
ba tháng cuối năm 2024     | 2024-Q4
12 tháng năm 2024          | 2024
4 tháng đầu năm 2024       |
11 tháng năm 2024          |
quý I và quý II năm 2024   |
tháng 7, 8 năm 2024        |
tuần 2 tháng 5 năm 2024    |
nửa đầu tháng 5 năm 2024   |
các năm 2023, 2024         |
"""
REPORTS = {
    "sentence": "Các tổ hòa giải huyện Yên Mô, {} tiếp nhận 15 vụ việc, hòa giải thành 12 vụ việc.",
    "heading": "I. Kết quả hòa giải {}\nHuyện Yên Mô: các tổ hòa giải tiếp nhận 15 vụ việc, hòa giải thành 12 vụ việc.",
    "title": "BÁO CÁO\nCông tác hòa giải {} huyện Yên Mô\nCác tổ tiếp nhận 15 vụ việc, hòa giải thành 12 vụ việc.",
}


@pytest.mark.parametrize("place", REPORTS)
@pytest.mark.parametrize("line", PIECES.strip().splitlines())
def test_a_piece_of_a_year(line, place):
    written, label = (part.strip() for part in line.split("|"))
    data = REPORTS[place].format(written).encode()
    figures = check("x.txt", data, today=date(2026, 11, 22), reading=read("x.txt", data)).figures
    assert [one.value for one in figures] == [15, 12]
    assert {one.period.label if one.period else "" for one in figures} == {label}
    assert label or {one.state for one in figures} == {"ask"}
