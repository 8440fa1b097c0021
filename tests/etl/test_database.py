"""The journal's database, on SQLite and on PostgreSQL: opening, four processes at once, who waits for whom."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from etl.journal import Journal
from etl.migrations import MIGRATIONS
from tests.etl.journals import both, told, upload


@both
def test_opening_twice_changes_nothing(journal: Journal, address: str) -> None:
    journal.stage(upload(), "An")
    before = told(address, "select * from migration"), told(address, "select * from entry")
    again = Journal(address)
    assert (told(address, "select * from migration"), told(address, "select * from entry")) == before
    assert again.uploads() == journal.uploads()
    again.close()


OPEN = """
from etl.journal import Journal
from etl.migrations import MIGRATIONS
try:
    journal = Journal(address)
    journal.refuse("x", "An", "y")
    journal.close()
    print("opened")
except Exception as error:
    print(repr(error))
"""


@both
def test_a_new_journal_opened_by_four_at_the_same_moment(new_address: Callable[[], str], four: list[Any]) -> None:
    for _ in range(40 if new_address().startswith("sqlite") else 6):  # on SQLite it failed once in ten
        address = new_address()
        for one in four:
            one.start(OPEN, address=address)
        assert [one.end() for one in four] == [["opened"]] * 4
        assert told(address, "select number from migration") == [(n,) for n in range(1, len(MIGRATIONS) + 1)]
        assert told(address, "select position from entry order by position") == [(1,), (2,), (3,), (4,)]


def test_every_commit_is_on_the_disk_before_it_is_answered(journal: Journal) -> None:
    with journal.database.write() as writing, journal.database.read() as reading:
        for connection in (writing, reading):
            found = {name: connection.exec_driver_sql(f"pragma {name}").scalar() for name in PRAGMAS}
            assert found == PRAGMAS


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 30000, "foreign_keys": 1}  # 2 is FULL


def test_who_reads_does_not_wait_for_who_writes(journal: Journal, address: str) -> None:
    journal.stage(upload(), "An")
    writing = sqlite3.connect(str(sa.make_url(address).database), isolation_level=None)
    writing.execute("begin immediate")
    writing.execute("insert into entry (position, at, who, act) values (99, '2024-10-03', 'An', 'refuse')")
    begun = time.monotonic()
    assert [one.state for one in journal.uploads()] == ["staged"]
    assert (journal.decided_position(), journal.snapshot()[0]) == (0, 0)
    assert time.monotonic() - begun < 5
    writing.rollback()
    writing.close()


# ------------------------------------------------------------------------------------------------ several processes

STAGE = """
from datetime import date
from etl.journal import Journal
from etl.migrations import MIGRATIONS
journal = Journal(address)
for number in range(times):
    sha256 = f"{number:032x}{mark:032x}"
    upload = {"file": who, "sha256": sha256, "rows_sha256": sha256, "figures": 1, "received_on": date(2024, 10, 3)}
    staged, is_new = journal.stage(upload, who, accept=True)
    print(staged.number, is_new)
journal.close()
"""


@both
def test_four_processes_hand_in_fifty_each(journal: Journal, address: str, four: list[Any]) -> None:
    for who, one in enumerate(four):
        one.start(STAGE, address=address, who=f"{who}", times=50, mark=who)
    said = [one.end() for one in four]
    numbers = sorted(int(line.split()[0]) for lines in said for line in lines)
    assert numbers == list(range(1, 201))
    assert [position for (position,) in told(address, "select position from entry order by position")] == list(
        range(1, 401)
    )
    found = journal.uploads()
    assert {one.state for one in found} == {"accepted"}
    assert sorted(one.handed_in_by for one in found) == sorted(50 * list("0123"))


@both
def test_four_processes_hand_in_the_same_files(journal: Journal, address: str, four: list[Any]) -> None:
    for who, one in enumerate(four):
        one.start(STAGE, address=address, who=f"{who}", times=20, mark=0)
    said = [one.end() for one in four]
    assert sum(line.endswith("True") for lines in said for line in lines) == 20
    assert len({tuple(line.split()[0] for line in lines) for lines in said}) == 1
    assert len(journal.uploads()) == 20


@both
def test_what_a_warehouse_is_made_from_is_of_one_moment(journal: Journal, address: str, four: list[Any]) -> None:
    four[0].start(STAGE, address=address, who="An", times=100, mark=1)
    seen, position = set(), 0
    while position < 200:
        position, uploads, *_ = journal.snapshot()
        assert max(uploads["accepted_position"], default=0) == position
        assert len(uploads) == position // 2
        seen.add(position)
    assert len(four[0].end()) == 100
    assert len(seen) > 3


HOLD = """
import sys
from etl.journal import Journal
from etl.migrations import MIGRATIONS
journal = Journal(sys.argv[1])
print("ready", flush=True)
with journal.build_lock():
    print("held", flush=True)
    sys.stdin.readline()
print("let go", flush=True)
"""


@both
def test_one_builder_at_a_time_even_after_a_kill(journal: Journal, address: str, child: Any) -> None:
    first = child(HOLD, address)
    assert (first.hear(), first.hear()) == ("ready", "held")
    second, third = child(HOLD, address), child(HOLD, address)
    assert (second.hear(), third.hear()) == ("ready", "ready")
    assert second.is_silent(0.3)
    assert third.is_silent(0.3)
    journal.stage(upload(), "An")  # who hands in does not wait for who builds
    first.kill()
    next_ = second if third.is_silent(1) else third
    last = third if next_ is second else second
    assert next_.hear() == "held"
    assert last.is_silent(0.3)
    next_.tell("enough")
    assert next_.hear() == "let go"
    assert last.hear() == "held"


def test_a_folder_with_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "Dân vận khéo 100% #1"
    journal = Journal(f"sqlite:///{folder / 'journal.sqlite'}")
    journal.stage(upload(), "An")
    with journal.build_lock():
        pass
    journal.close()
    assert sorted(file.name for file in folder.iterdir()) == ["journal.sqlite", "journal.sqlite.build-lock"]
