"""How long a workbook takes until it is read and checked, and how much memory: part of `make bench`."""

import io
import subprocess
import sys
from datetime import date
from itertools import islice, product
from pathlib import Path

import pytest
import python_calamine
import xlsxwriter
from bench_speed import said, timed

from etl import areas
from etl.check import check
from queries.periods import period, quarters

TODAY = date(2026, 11, 22)
TITLES = (
    *("Tổ hòa giải", "Hòa giải viên", "Vụ việc tiếp nhận", "Hòa giải thành", "Hòa giải không thành"),
    *("Số cuộc đối thoại", "Số ý kiến đối thoại", "Hồ sơ nhận giải quyết", "Hồ sơ đã giải quyết"),
)
FIGURES = (6, 31, 9, 8, 1, 2, 14, 310, 305)
MEASURED = """
import resource, sys, time
from datetime import date
from pathlib import Path
from etl.check import check
content, told = Path(sys.argv[1]).read_bytes(), []
start = time.perf_counter()
checked = check("dài.xlsx", content, today=date(2026, 11, 22), tell=lambda step, count: told.append(step))
spent = time.perf_counter() - start
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
worked = sum(one.ru_utime + one.ru_stime for one in used)
print(spent, worked, *(one.ru_maxrss for one in used), len(told), len(checked.figures), len(checked.problems))
"""


def workbook(rows: int, figures: int) -> bytes:
    """So many rows of real communes and quarters of 2022 to 2024, so many figures in each; every one is sound."""
    last = period("2024-Q4")
    stood = [a for a in areas.load() if a.level == "commune" and a.holds(period("2022-Q1").end) and a.holds(last.end)]
    wanted = islice(product(quarters(period("2022-Q1"), last), stood), rows)
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Mã đơn vị", "Đơn vị", "Kỳ", *TITLES[:figures]])
        for row, (quarter, area) in enumerate(wanted, start=1):
            sheet.write_row(row, 0, [area.code, area.name, quarter.label, *FIGURES[:figures]])
    return file.getvalue()


def test_three_hundred_rows() -> None:
    """Read in the child process, recognised and checked; against calamine reading the same bytes in this process."""
    content = workbook(300, len(FIGURES))
    assert len(check("a.xlsx", content, today=TODAY).figures) == 300 * len(FIGURES)

    def bare() -> None:
        python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()

    said("300 rows read and checked", timed(9, lambda: check("a.xlsx", content, today=TODAY)), timed(9, bare))


@pytest.mark.parametrize("figures", [1, len(FIGURES)])
def test_a_hundred_thousand_rows(tmp_path: Path, figures: int) -> None:
    """In a process of its own, with what it and its reading child took of memory at most, and how often it told."""
    file = tmp_path / "long.xlsx"
    file.write_bytes(workbook(100_000, figures))
    done = subprocess.run([sys.executable, "-c", MEASURED, str(file)], capture_output=True, text=True, check=True)
    spent, worked, own, child, told, taken, problems = map(float, done.stdout.split())
    assert taken == 100_000 * figures
    said(f"100,000 rows of {3 + figures} columns read and checked", 1000 * spent)
    said("  processor time", 1000 * worked)
    said("  memory: checking, reading", own / 1024, child / 1024, "MiB")
    said("  times told how far, problems", told, problems, "")
