"""The journal, on SQLite and on PostgreSQL: what may follow what, numbers without gaps, several processes at once."""

import sqlite3
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

import queries
from etl.answer import moment
from etl.journal import CannotDecide, Journal

both = pytest.mark.parametrize(
    "new_address", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True
)


def upload(number: int = 1) -> dict[str, Any]:
    """What is recorded of a file; another number is another file."""
    sha256 = f"{number:064x}"
    return {
        "file": f"{number}.xlsx",
        "sha256": sha256,
        "rows_sha256": sha256,
        "figures": 4,
        "received_on": date(2024, 10, 3),
    }


def told(address: str, sql: str, **values: Any) -> list[tuple]:
    """The answer to a statement sent past the journal's own code."""
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        answer = connection.execute(sa.text(sql), values)
        rows = [tuple(row) for row in answer] if answer.returns_rows else []
    engine.dispose()
    return rows


# ------------------------------------------------------------------------------------------------- what may follow what

MAY_FOLLOW = """
no such | accept -> refused  | reject -> refused  | withdraw -> refused
staged  | accept -> accepted | reject -> rejected | withdraw -> refused
accepted | accept -> refused | reject -> refused  | withdraw -> withdrawn
rejected | accept -> refused | reject -> refused  | withdraw -> refused
withdrawn | accept -> refused | reject -> refused | withdraw -> refused
"""
WAY = {"staged": [], "accepted": ["accept"], "rejected": ["reject"], "withdrawn": ["accept", "withdraw"]}


@both
def test_what_may_follow_what(journal: Journal, address: str) -> None:
    number = 0
    for state, *decisions in [[cell.strip() for cell in line.split("|")] for line in MAY_FOLLOW.strip().splitlines()]:
        for act, expected in (decision.split(" -> ") for decision in decisions):
            number += 1
            if state != "no such":
                journal.stage(upload(number), "An")
                for step in WAY[state]:
                    journal.decide(journal.uploads()[0].number, step, "Bình", "vì thế")
            asked = journal.uploads()[0].number if state != "no such" else 99
            before = told(address, "select * from entry order by position")
            if expected == "refused":
                with pytest.raises(CannotDecide, match=f"{asked}.* / .*{asked}"):
                    journal.decide(asked, act, "Chi", "không được")
                assert told(address, "select * from entry order by position") == before
            else:
                decided = journal.decide(asked, act, "Chi", "được")
                assert (decided.state, decided.decided_by, decided.why) == (expected, "Chi", "được")
                assert journal.uploads(asked) == [decided]
    positions = [position for (position,) in told(address, "select position from entry order by position")]
    assert positions == list(range(1, len(positions) + 1))


@both
def test_an_upload_as_recorded(journal: Journal) -> None:
    staged, is_new = journal.stage(upload(), "An")
    assert (staged.number, staged.state, staged.handed_in_by, staged.decided_by, is_new) == (
        1,
        "staged",
        "An",
        None,
        True,
    )
    accepted, is_new = journal.stage(upload(2), "An", accept=True, accept_why="đúng như báo cáo")
    assert (accepted.number, accepted.state, accepted.decided_by, accepted.why) == (
        2,
        "accepted",
        "An",
        "đúng như báo cáo",
    )
    assert (accepted.file, accepted.figures, accepted.received_on) == ("2.xlsx", 4, date(2024, 10, 3))
    assert [one.number for one in journal.uploads()] == [2, 1]
    assert journal.uploads(3) == []


@both
def test_the_same_bytes_are_one_upload_while_they_are_in_force(journal: Journal) -> None:
    journal.stage(upload(), "An")
    again, is_new = journal.stage(upload(), "Bình", accept=True)
    assert (again.number, again.state, again.handed_in_by, is_new) == (1, "accepted", "An", False)
    assert journal.stage(upload(), "Chi", accept=True) == (again, False)
    journal.decide(1, "withdraw", "Chi", "nhầm")
    once_more, is_new = journal.stage(upload(), "An", accept=True)
    assert (once_more.number, is_new) == (2, True)
    read_otherwise = {**upload(), "rows_sha256": "f" * 64}
    assert journal.stage(read_otherwise, "An")[1]


@both
def test_what_makes_a_new_warehouse(journal: Journal) -> None:
    assert journal.decided_position() == 0
    journal.stage(upload(), "An")
    journal.refuse("x.xlsx", "An", "not_a_number")
    assert journal.decided_position() == 0
    journal.decide(1, "accept", "Bình")
    assert journal.decided_position() == 3
    journal.stage(upload(2), "An")
    journal.decide(2, "reject", "Bình", "sai kỳ")
    assert journal.decided_position() == 3
    journal.set_duty(258, date(2021, 1, 1), None, "Bình")
    journal.set_duty(258, date(2021, 1, 1), None, "Bình")
    assert journal.decided_position() == 6
    journal.decide(1, "withdraw", "Bình", "nhầm")
    assert journal.decided_position() == 7
    position, uploads, duties = journal.snapshot()
    assert position == 7
    assert uploads[["number", "accepted_position", "withdrawn_position"]].values.tolist() == [[1, 3, 7]]
    assert duties.values.tolist() == [[258, date(2021, 1, 1), None]]


# ------------------------------------------------------------------------------------------------------------- time

DAYS = """
1 | 2024-10-03 09:00:00
2 | 2024-10-03 23:59:59
3 | 2024-10-05 10:30:00
4 | 2024-10-05 10:30:00
"""
MOMENTS = """
2024-10-02                | 0
2024-10-03                | 2
2024-10-04                | 2
2024-10-05                | 4
2024-10-03T09:00          | 1
2024-10-03T08:59:59       | 0
2024-10-05T10:29:59       | 2
2024-10-05T10:30          | 4
2024-10-05T17:29+07:00    | 2
2024-10-05T17:30+07:00    | 4
2                         | 2
77                        | 77
9999-12-31                | no
5/10/2024                 | no
²                         | no
-1                        | no
"""


@both
def test_the_position_of_a_moment(journal: Journal, address: str) -> None:
    for position, at in [line.split(" | ") for line in DAYS.strip().splitlines()]:
        journal.refuse("x", "An", "y")
        told(
            address,
            "update entry set at = :at where position = :position",
            at=_stored(address, at),
            position=int(position),
        )
    for when, expected in [[cell.strip() for cell in line.split("|")] for line in MOMENTS.strip().splitlines()]:
        if expected == "no":
            with pytest.raises(queries.WrongParameter, match="write 42, 2026-11-22"):
                moment(journal, when)
        else:
            assert moment(journal, when) == int(expected), when


def _stored(address: str, at: str) -> Any:
    return f"{at}.000000" if address.startswith("sqlite") else datetime.fromisoformat(at)


def test_entries_are_stamped_in_utc(journal: Journal) -> None:
    before = datetime.fromtimestamp(int(time.time()))
    journal.stage(upload(), "An")
    at = journal.uploads()[0].handed_in_at
    assert at.tzinfo is None
    assert abs((at - before).total_seconds() + time.localtime().tm_gmtoff) < 5


# --------------------------------------------------------------------------------------------- opening and bringing up


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
        assert told(address, "select number from migration") == [(1,)]
        assert told(address, "select position from entry order by position") == [(1,), (2,), (3,), (4,)]


def test_every_commit_is_on_the_disk_before_it_is_answered(journal: Journal) -> None:
    with journal._engine.connect() as writing, journal._reader.connect() as reading:
        for connection in (writing, reading):
            found = {name: connection.exec_driver_sql(f"pragma {name}").scalar() for name in PRAGMAS}
            assert found == PRAGMAS
            connection.rollback()


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 30000, "foreign_keys": 1}  # 2 is FULL


def test_who_reads_does_not_wait_for_who_writes(journal: Journal, address: str) -> None:
    journal.stage(upload(), "An")
    writing = sqlite3.connect(str(sa.make_url(address).database), isolation_level=None)
    writing.execute("begin immediate")
    writing.execute("delete from entry")
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
        position, uploads, _ = journal.snapshot()
        assert max(uploads["accepted_position"], default=0) == position
        assert len(uploads) == position // 2
        seen.add(position)
    assert len(four[0].end()) == 100
    assert len(seen) > 3


HOLD = """
import sys
from etl.journal import Journal
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
