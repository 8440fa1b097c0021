"""Handing in how many people areas have and taking it back, for administrators of the whole office. As act.py."""

from dashboard import session
from dashboard.accounts import CannotChange
from dashboard.permissions import may
from dashboard.refusal import refuse
from etl import populations as kept
from etl.database import opened
from etl.journal import Journal
from etl.office import office
from etl.standing import CannotTakeBack


def hand_in(file: str, content: bytes) -> int:
    """Take a file; gives how many rows it has. Raises populations.BadPopulations, and nothing of it is taken."""
    journal, name = _journal()
    rows = kept.read(content)
    kept.keep(journal, file, rows, name)
    return len(rows)


def lift(number: int) -> None:
    """Take a file back; it stays in the history. Raises CannotChange: no_file."""
    journal, name = _journal()
    try:
        kept.lift(journal, number, name, None)
    except CannotTakeBack as error:
        raise CannotChange("no_file") from error


def _journal() -> tuple[Journal, str]:
    viewer = session.viewer()
    if not may(viewer, "manage", None):
        refuse(viewer, "manage", "populations")
    return Journal(opened(office().journal), viewer.place), viewer.name
