"""Notes: those of then as of earlier, taken down they stay in the history, a line of the audit each, never changed."""

import pytest
import sqlalchemy as sa

from etl import audit
from etl.journal import Journal
from etl.migrations import REFUSAL
from etl.notes import BadNote, Note, checked, notes, pin, unpin
from etl.standing import CannotTakeBack
from tests.etl.journals import both


def held(journal: Journal, as_of: int | None = None) -> list[str]:
    return [f"{one.number} {one.note.quarter} {one.note.text}, {one.who}" for one in notes(journal, as_of)]


@both
def test_what_was_pinned_then_is_there_as_of_then(journal: Journal) -> None:
    pin(journal, Note(258, "2024-Q3", " Tập huấn "), "An")
    pin(journal, Note(258, "2024-09-07", "Bão số 3", "mediators"), "Bình")
    unpin(journal, 1, "Chi", "nhầm quý")
    first, second = "1 2024-Q3 Tập huấn, An", "2 2024-Q3 Bão số 3, Bình"
    assert [held(journal, position) for position in (0, 1, 2, 3, None)] == [
        [],
        [first],
        [first, second],
        [second],
        [second],
    ]
    with pytest.raises(CannotTakeBack):
        unpin(journal, 1, "Chi", "x")


@both
def test_it_is_a_line_of_the_audit_never_changed_and_makes_no_new_warehouse(journal: Journal) -> None:
    pin(journal, Note(258, "2024-Q3", "Tập huấn"), "An")
    unpin(journal, 1, "Chi", "nhầm")
    assert journal.decided_position() == 0
    down, line = audit.lines(journal.database)
    assert (line.who, line.act, line.about) == ("An", "pin", "258")
    assert '"text":"Tập huấn"' in line.details
    assert (down.act, down.about) == ("unpin", "1")
    assert audit.verify(journal.database).breaks == ()
    for statement in ("update note set text = 'x'", "delete from note"):
        with pytest.raises(sa.exc.DBAPIError, match=REFUSAL), journal.database.write() as connection:
            connection.exec_driver_sql(statement)


CANNOT = """
    what         | at         | text | indicator
    no_text      | 2024-Q3    |      |
    no_time      | 2024-Q5    | x    |
    no_time      | 2024-02-30 | x    |
    no_time      | 2024       | x    |
    no_indicator | 2024-Q3    | x    | chickens
"""


@pytest.mark.parametrize("line", CANNOT.strip().splitlines()[1:])
def test_what_cannot_be_a_note(line: str) -> None:
    what, at, text, indicator = (cell.strip() for cell in line.split("|"))
    with pytest.raises(BadNote) as refused:
        checked(Note(258, at, text, indicator or None))
    assert refused.value.what == what
