"""The audit: what each act leaves behind, that nobody changes it, and that a change shows all the same."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from etl import audit
from etl.database import Database
from etl.journal import Journal
from tests.etl.journals import both, told, upload

LINES = """
1 | An  | etl | stage    | 1 | {"figures":"4","file":"1.xlsx","position":1,"received_on":"2024-10-03","rows_sha256":"#1","sha256":"#1"}
2 | An  | etl | accept   | 1 | {"figures":"4","file":"1.xlsx","position":2,"received_on":"2024-10-03","rows_sha256":"#1","sha256":"#1","why":"đúng"}
3 | Hải | etl | refuse   | x | {"position":3,"why":"not_a_number"}
4 | Hải | etl | withdraw | 1 | {"figures":"4","file":"1.xlsx","position":4,"received_on":"2024-10-03","rows_sha256":"#1","sha256":"#1","why":"nhầm"}
5 | Hải | etl | duty     | 7 | {"area":"7","position":5,"valid_from":"2021-01-01"}
"""  # noqa: E501


def decided(journal: Journal) -> None:
    """Five entries of the journal."""
    journal.stage(upload(), "An", accept=True, accept_why="đúng")
    journal.refuse("x", "Hải", "not_a_number")
    journal.decide(1, "withdraw", "Hải", "nhầm")
    journal.set_duty(7, date(2021, 1, 1), None, "Hải")


@both
def test_every_entry_of_the_journal_is_a_line(journal: Journal) -> None:
    decided(journal)
    written = [
        " | ".join([str(line.number), line.who, line.place, line.act, str(line.about), line.details])
        for line in reversed(audit.lines(journal.database))
    ]
    expected = [" | ".join(cell.strip() for cell in line.split(" | ")) for line in LINES.strip().splitlines()]
    assert written == [line.replace("#1", f"{1:064x}") for line in expected]
    assert audit.verify(journal.database).breaks == ()


CHANGES = """
update audit set who = 'Tư' where number = 2                          | changed at 2, entry at 2
update audit set details = '{}' where number = 3                      | changed at 3, entry at 0
delete from audit where number = 2                                    | chain at 3, entry at 0
delete from audit where number = 5                                    | entry at 0
update entry set who = 'Tư' where position = 2                        | entry at 2
update entry set why = null where position = 4                        | entry at 4
delete from entry where position = 3                                  | entry at 3
update upload set sha256 = '0' where number = 1                       | entry at 1, entry at 2, entry at 4
update duty set valid_from = '2022-01-01' where position = 5          | entry at 5
update duty set valid_to = '2022-01-01' where position = 5            | entry at 5
update duty set area = 8 where position = 5                           | entry at 5
delete from duty where position = 5                                   | entry at 5
update audit set details = 'x' where number = 3                       | changed at 3, entry at 0
update audit set details = '[]' where number = 3                      | changed at 3, entry at 0
insert into entry (position, at, who, act) values (6, '2024-10-03 00:00:00', 'Tư', 'refuse') | entry at 0
"""


@both
@pytest.mark.parametrize("change", CHANGES.strip().splitlines(), ids=lambda line: line.partition(" |")[0].strip())
def test_a_change_is_refused_and_shows_when_forced(journal: Journal, address: str, change: str) -> None:
    decided(journal)
    statement, expected = (cell.strip() for cell in change.split("|"))
    if not statement.startswith("insert"):
        with pytest.raises(sa.exc.DBAPIError, match="never changed"):
            told(address, statement)
        assert audit.verify(journal.database).breaks == ()
    for table in ("upload", "entry", "duty", "audit"):
        if address.startswith("sqlite"):
            told(address, f"drop trigger {table}_update")
            told(address, f"drop trigger {table}_delete")
        else:
            told(address, f"drop trigger {table}_change on {table}")
    if statement.startswith("delete from entry"):
        statement = statement.replace("delete from entry where", "update entry set position = 99 where")
        expected = "entry at 3, entry at 0"
    told(address, statement)
    found = audit.verify(journal.database)
    assert ", ".join(f"{what} at {number}" for number, what in found.breaks) == expected


@both
def test_a_chain_made_anew_shows_against_a_hash_noted_before(journal: Journal, new_address: Callable[[], str]) -> None:
    decided(journal)
    noted = audit.verify(journal.database)
    assert audit.verify(journal.database, (noted.lines, noted.head)).breaks == ()
    forged = Journal(new_address())
    forged.stage(upload(), "Tư")
    for number in range(2, 7):
        forged.refuse(str(number), "Tư", "y")
    assert audit.verify(forged.database).breaks == ()
    assert audit.verify(forged.database, (noted.lines, noted.head)).breaks == ((5, "noted"),)
    assert audit.verify(forged.database, (99, noted.head)).breaks == ((99, "noted"),)
    forged.close()


FILTERS = """
who=An                 | 1 2
who=Hải                | 3 4 5
act=withdraw           | 4
text=nhầm              | 4
text=1.XLSX            | 1 2 4
text=%                 |
limit=2                | 4 5
"""


@both
def test_what_is_looked_for(journal: Journal) -> None:
    decided(journal)
    for line in FILTERS.strip().splitlines():
        given, expected = (cell.strip() for cell in line.split("|"))
        name, _, value = given.partition("=")
        found = audit.lines(journal.database, **{name: int(value) if name == "limit" else value})
        assert [line.number for line in reversed(found)] == [int(number) for number in expected.split()], given
        if name != "limit":
            assert audit.count(journal.database, **{name: value}) == len(found)
    pages = [audit.lines(journal.database, limit=2, skip=skip) for skip in (0, 2, 4, 6)]
    assert [[line.number for line in page] for page in pages] == [[5, 4], [3, 2], [1], []]
    assert audit.count(journal.database) == 5
    assert audit.acts(journal.database) == (["accept", "duty", "refuse", "stage", "withdraw"], ["An", "Hải"])


def test_what_is_repeated_can_be_noted_once(database: Database) -> None:
    by, minute = audit.By("An", "10.0.0.7"), timedelta(minutes=1)
    with database.write() as connection:
        assert not audit.was_noted(connection, by, "refused", "280", minute)
        audit.note(connection, by, "refused", "280")
        assert audit.was_noted(connection, by, "refused", "280", minute)
        assert not audit.was_noted(connection, by, "refused", "280", timedelta(0))
        assert not audit.was_noted(connection, by, "refused", None, minute)
        assert not audit.was_noted(connection, audit.By("An", "10.0.0.8"), "refused", "280", minute)
