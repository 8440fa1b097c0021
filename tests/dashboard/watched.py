"""An office drawn as a table of one district's communes by quarters, loaded by the ETL; no figure is illustrative."""

from datetime import date
from pathlib import Path

from dashboard import ask
from dashboard.attention.matters import Look
from dashboard.model import Area, Viewer
from dashboard.text import text
from etl import warehouse
from etl.database import Database
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.office import office
from queries.periods import period

DISTRICT, WITHIN = "280", "Phú Xuyên"
TODAY = date(2025, 8, 1)
ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
VIEWER = Viewer("x", "viewer", None, number=1)
CASES = "mediation_cases_received"

FIGURES = """
            | 2023-Q2 | 2023-Q3 | 2023-Q4 | 2024-Q1 | 2024-Q2 | 2024-Q3 | 2024-Q4 | 2025-Q1 | 2025-Q2
Hoàng Long  |      41 |      40 |      42 |      38 |      41 |      39 |      40 |      43 |      90
Nam Tiến    |       4 |       4 |       5 |       3 |       4 |       4 |       5 |       3 |       9
Phượng Dực  |      30 |      30 |      31 |      29 |      30 |      30 |      31 |      29 |
Phú Túc     |      20 |      20 |      21 |      19 |         |      20 |      21 |      19 |      22
Khai Thái   |      50 |      50 |      51 |      49 |      50 |      50 |      51 |      49 |      51
Bạch Hạ     |       0 |       0 |       0 |       0 |       0 |       0 |       0 |       0 |      12
"""


def draw(table: str, folder: Path, mark: str = "") -> Journal:
    """Hand in a report a quarter: cases received, all of them resolved; an empty cell is not reported.

    `folder` is the office DASHBOARD_DATA names; `mark` a line that every report bears.
    """
    head, *rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    journal = Journal(Database(office(folder).journal))
    for n, quarter in enumerate(head[1:], 1):
        year, part = quarter.split("-Q")
        lines = [f"UBND huyện {WITHIN};;", f"Quý {ROMAN[part]}/{year};;"] + ([f"{mark};;"] if mark else [])
        lines += ["Đơn vị;Số vụ việc tiếp nhận;Hòa giải thành"]
        lines += [f"Xã {row[0]};{row[n]};{row[n]}" for row in rows if row[n]]
        received = period(quarter).end.replace(day=28)
        given = ("\n".join(lines) + "\n").encode()
        done = hand_in(
            office(folder), journal, f"{quarter}.csv", given, "An", received_on=received, today=TODAY, accept_odd=True
        )
        assert done.upload is not None, done.checked.problems
    warehouse.ensure(office(folder), journal)
    return journal


def named(name: str) -> Area:
    """The commune of that name, or the district."""
    known = ask.areas(ask.newest())
    if name == "huyện":
        return known.by_key(DISTRICT)
    return next(one for one in known if one.name.endswith(name))


def look(quarter: str = "2025-Q2", today: date = TODAY, **more: object) -> Look:
    """A look at the office of DASHBOARD_DATA; the caller acts as somebody."""
    newest = ask.newest()
    return Look(newest, ask.areas(newest), quarter, today, text("vi"), **more)
