"""The journal, on SQLite and on PostgreSQL: what may follow what, numbers without gaps, several processes at once."""

import time
from datetime import date, datetime
from typing import Any

import pytest

import queries
from etl.answer import moment
from etl.journal import CannotDecide, Journal
from tests.etl.journals import both, told, upload

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
    position, uploads, duties, *_ = journal.snapshot()
    assert position == 7
    assert uploads[["number", "accepted_position", "withdrawn_position"]].values.tolist() == [[1, 3, 7]]
    assert duties.values.tolist() == [[258, date(2021, 1, 1), None, 6, None]]


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

FORGET = {  # the test puts entries on other days; nobody else may
    "sqlite": ["drop trigger entry_update"],
    "postgresql": ["drop trigger entry_change on entry"],
}


@both
def test_the_position_of_a_moment(journal: Journal, address: str) -> None:
    for statement in FORGET[address.partition(":")[0].partition("+")[0]]:
        told(address, statement)
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
