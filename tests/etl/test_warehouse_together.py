"""Several processes at one warehouse: builders queue, and readers go on reading."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

import queries
from etl.office import Office
from etl.warehouse import latest
from tests.etl.answered import FIRST, HONG_MINH

BUILD = """
from pathlib import Path
from etl.journal import Journal
from etl.office import Office
from etl.warehouse import build
journal = Journal(address)
for _ in range(2):
    print(build(Office(Path(folder), address), journal, always=True).stem)
journal.close()
"""


def test_builders_queue(office: Office, load: Callable[[str, str], Path], four: list[Any]) -> None:
    load("đầu.xlsx", FIRST)
    for one in four:
        one.start(BUILD, address=office.journal, folder=str(office.folder))
    made = sorted(int(number) for one in four for number in one.end())
    assert made == list(range(2, 10))
    assert sorted(int(file.stem) for file in office.warehouse.glob("*.duckdb")) == [7, 8, 9]


LOAD = """
from datetime import date
from pathlib import Path
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.office import Office
from etl.warehouse import ensure
place, journal = Office(Path(folder), address), Journal(address)
for number in range(5, 11):
    content = text.replace(";5;4;", f";20;{number};").encode()
    result = hand_in(place, journal, f"{number}.csv", content, "Bình", today=date(2026, 11, 22), accept_odd=True)
    assert result.outcome == "accepted"
    ensure(place, journal)
journal.close()
"""


def test_one_loads_while_another_reads(office: Office, load: Callable[[str, str], Path], four: list[Any]) -> None:
    old = load("đầu.csv", FIRST)
    given = {"address": office.journal, "folder": str(office.folder), "text": (old.parents[2] / "đầu.csv").read_text()}
    asked = {"indicator": ["mediation_cases_resolved"], "area": [HONG_MINH], "from": "2024-Q3", "to": "2024-Q3"}

    def value(connection: duckdb.DuckDBPyConnection) -> float:
        return queries.run("quarterly_series", connection, **asked)["value"].item()

    def newest_value() -> float:
        with duckdb.connect(latest(office), read_only=True, config={"enable_external_access": "false"}) as connection:
            return value(connection)

    seen = []
    with duckdb.connect(old, read_only=True, config={"enable_external_access": "false"}) as held:
        four[0].start(LOAD, **given)
        while four[0].is_silent(0.01):
            assert value(held) == 4
            seen.append(newest_value())
    assert four[0].end() == []
    assert newest_value() == 10
    assert seen == sorted(seen)
    assert len(set(seen)) > 2
