"""How far a report has come is told: cells while they are read, cells to be understood, figures to be checked."""

import io
import time
from pathlib import Path

import openpyxl
import pytest

from etl.check import check
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.model import Step
from etl.office import Office
from tests.etl.spoken import TODAY

ROWS = 3000


class Left(BaseException):
    """Somebody goes away while a report is being read."""


@pytest.fixture(scope="module")
def long_report() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Mã đơn vị", "Đơn vị", "Kỳ", "Vụ việc hòa giải thành"])
    for number in range(ROWS):
        book.active.append(["10276", "Xã Hồng Minh", f"Quý {number % 4 + 1}/{1990 + number // 4 % 30}", number])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_steps_come_in_their_order_with_what_they_are_about(long_report: bytes) -> None:
    told: list[tuple[Step, int]] = []
    checked = check("dài.xlsx", long_report, today=TODAY, tell=lambda *one: told.append(one))
    reading = [count for step, count in told if step == "reading"]
    cells = 4 * (ROWS + 1)
    assert len(reading) >= 3 and reading == sorted(reading) and reading[-1] == cells
    assert told[len(reading) :] == [("understanding", cells), ("checking", len(checked.figures))]
    again: list[tuple[Step, int]] = []
    check("dài.xlsx", long_report, today=TODAY, reading=checked.reading, tell=lambda *one: again.append(one))
    assert again == told[len(reading) :]  # nothing is read twice


@pytest.mark.parametrize("step", ["reading", "understanding", "checking"])
def test_who_leaves_meanwhile_leaves_nothing_behind(
    long_report: bytes, office: Office, journal: Journal, step: Step
) -> None:
    def leave(now: Step, _count: int) -> None:
        if now == step:
            raise Left

    with pytest.raises(Left):
        hand_in(office, journal, "dài.xlsx", long_report, "An", today=TODAY, tell=leave)
    assert journal.uploads() == [] and not office.received.exists()
    for _ in range(50):  # the child is gone too
        if not list(_children()):
            return
        time.sleep(0.1)
    pytest.fail("a child is left")


def _children() -> list[str]:
    mine = Path("/proc/self/task").glob("*/children")
    return [
        number
        for file in mine
        for number in file.read_text().split()
        if "etl/read/inside" in Path(f"/proc/{number}/cmdline").read_text()
    ]
