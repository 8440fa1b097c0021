"""A report set beside what is accepted of the quarters before: jumps, copied sheets, a digit too many."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from etl.hand_in import hand_in
from etl.journal import Journal
from etl.office import Office
from etl.warehouse import build

TODAY = date(2026, 11, 22)
HEAD = (
    "UBND huyện Phú Xuyên\nQuý {}/2024\n"
    "STT | Đơn vị | Số vụ việc tiếp nhận | Hòa giải thành | Số cuộc đối thoại | Số tổ hòa giải\n"
)
QUARTERS = (
    "1 | Xã Hồng Minh | 9 | 7 | 2 | 12\n2 | Xã Phượng Dực | 6 | 6 | 1 | 14",
    "1 | Xã Hồng Minh | 8 | 6 | 2 | 12\n2 | Xã Phượng Dực | 7 | 5 | 1 | 14",
)


@pytest.fixture
def two_quarters(office: Office, journal: Journal, report: Callable[..., Path]) -> None:
    for name, rows in zip(("I", "II"), QUARTERS, strict=True):
        file = report(f"{name}.xlsx", HEAD.format(name) + rows)
        assert hand_in(office, journal, file.name, file.read_bytes(), "An", today=TODAY).outcome == "accepted"
        build(office, journal)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("1 | Xã Hồng Minh | 7 | 6 | 3 | 12\n2 | Xã Phượng Dực | 9 | 8 | 2 | 13", []),
        ("1 | Xã Hồng Minh | 7 | 6 | 3 | 30\n2 | Xã Phượng Dực | 9 | 8 | 2 | 13", ["stock_jump F4"]),
        ("1 | Xã Hồng Minh | 85 | 6 | 3 | 12\n2 | Xã Phượng Dực | 9 | 8 | 2 | 13", ["ten_times_before C4"]),
        ("1 | Xã Hồng Minh | 8 | 6 | 2 | 12\n2 | Xã Phượng Dực | 9 | 8 | 2 | 13", ["same_as_last C4"]),
    ],
)
def test_the_third_quarter_beside_the_two_before(
    office: Office, journal: Journal, two_quarters: None, report: Callable[..., Path], rows: str, found: list[str]
) -> None:
    file = report("III.xlsx", HEAD.format("III") + rows)
    checked = hand_in(office, journal, file.name, file.read_bytes(), "An", today=TODAY).checked
    assert [f"{one.code} {one.where.cell}" for one in checked.problems] == found
    # what is odd is left to a person, the rest is sure
    assert {figure.state for figure in checked.figures} == ({"sure", "ask"} if found else {"sure"})


def test_a_report_of_the_same_quarter_again_is_no_copy_of_the_quarter_before(
    office: Office, journal: Journal, two_quarters: None, report: Callable[..., Path]
) -> None:
    file = report("II lần 2.xlsx", HEAD.format("II") + QUARTERS[1].replace("| 8 |", "| 7 |"))
    assert hand_in(office, journal, file.name, file.read_bytes(), "An", today=TODAY).checked.problems == ()
