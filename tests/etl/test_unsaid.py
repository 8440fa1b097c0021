"""What a person has to look at is asked about: no figure that is not sure comes in unseen."""

import re
from datetime import date
from pathlib import Path

import pytest

from etl.check import check
from etl.model import Answer, Checked
from tests.etl.recognise.drawn import saved, sheet

HEAD = """
UBND HUYỆN PHÚ XUYÊN
{title}
"""
PLAN = """
Đơn vị        | Số vụ việc tiếp nhận | Hòa giải thành
Xã Hồng Minh  | 5                    | 4
Xã Phượng Dực | 7                    | 6
"""
# a year beside its quarters: where all of them stand they account for it
YEAR = """
Đơn vị        | Quý I | Quý II | Quý III | Quý IV | Cả năm
Xã Hồng Minh  | 5     | 4      | 6       | 7      | 22
Xã Phượng Dực | 1     | 1      | {third}  | 2      | 6
"""
SAID = """
report                   | first cell | figures | taken for
plan of a quarter        | –          | –       | –
year beside its quarters | –          | –       | –
year that does not add   | –          | –       | –
a quarter missing        | F5         | 1       | Vụ việc tiếp nhận hòa giải, kỳ 2024
"""


def drawn(name: str) -> str:
    match name:
        case "plan of a quarter":
            return HEAD.format(title="KẾ HOẠCH QUÝ III/2024") + PLAN
        case "year beside its quarters":
            return HEAD.format(title="Số vụ việc tiếp nhận năm 2024") + YEAR.format(third="2")
        case "year that does not add":
            return HEAD.format(title="Số vụ việc tiếp nhận năm 2024") + YEAR.format(third="9")
    return HEAD.format(title="Số vụ việc tiếp nhận năm 2024") + YEAR.format(third="")


def checked(tmp_path: Path, drawing: str, *answers: Answer) -> Checked:
    file = saved(tmp_path / "báo cáo.xlsx", sheet(drawing, "Sheet1"))
    return check(file.name, file.read_bytes(), answers=answers, today=date(2026, 11, 22))


@pytest.mark.parametrize("line", SAID.strip().splitlines()[1:], ids=lambda line: line.split("|")[0].strip())
def test_figures_that_are_not_sure_are_asked_about_once_a_table(tmp_path: Path, line: str) -> None:
    name, *expected = (cell.strip() for cell in line.split("|"))
    found = [one for one in checked(tmp_path, drawn(name)).problems if one.code == "unsaid"]
    said = [re.search(r"!(\w+): (\d+) số .* được hiểu là ([^.]+)\.", one.message).groups() for one in found]
    assert said == ([tuple(expected)] if expected[0] != "–" else [])
    assert all(one.severity == "odd" for one in found)
