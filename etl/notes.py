"""Notes pinned to an area's quarter or to a day: shown on every chart they touch, until somebody takes them down.

A note about an area is about all inside it; one without an indicator is about all of them. It stays in the history.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from etl.journal import Journal
from etl.standing import said, stood, take_back
from etl.tables import NOTE
from queries import periods
from queries.catalogue import catalogue

ENDS = "unpin"
LONGEST = 300
"""So many letters a note may have."""


class BadNote(ValueError):
    """A note that cannot be: `what` says in a word why."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of an area (an id) at a quarter (2024-Q3) or on a day (2024-09-07), of one indicator or of all."""

    area: int
    at: str
    text: str
    indicator: str | None = None

    @property
    def quarter(self) -> str:
        """The quarter of the plain calendar it falls in."""
        return self.at if "Q" in self.at else periods.quarter_of(date.fromisoformat(self.at)).label

    @property
    def day(self) -> date | None:
        """The day, where it is pinned to one."""
        return None if "Q" in self.at else date.fromisoformat(self.at)


@dataclass(frozen=True, slots=True)
class Pinned:
    """A note as it was pinned: by whom, when (UTC, without a zone)."""

    number: int
    note: Note
    who: str
    pinned_at: datetime


def pin(journal: Journal, note: Note, who: str) -> None:
    """Record a note. Raises BadNote."""
    checked(note)
    row = {"area": note.area, "on_day": note.at, "indicator": note.indicator, "text": note.text.strip()}
    with journal.database.write() as connection:
        journal.note(connection, who, "pin", {NOTE: row}, about=str(note.area))


def unpin(journal: Journal, number: int, who: str, why: str | None) -> None:
    """Take a note down; it stays in the history. Raises standing.CannotTakeBack."""
    take_back(journal, NOTE, ENDS, number, who, why)


def notes(journal: Journal, as_of: int | None = None) -> list[Pinned]:
    """The notes that stood at a position (None: now), the first pinned first."""
    return [_pinned(row) for row in said(journal, NOTE, ENDS) if stood(row, as_of)]


def checked(note: Note) -> None:
    """Raises BadNote: no_text no_time no_indicator."""
    if not 0 < len(note.text.strip()) <= LONGEST:
        raise BadNote("no_text")
    if note.indicator is not None and note.indicator not in catalogue():
        raise BadNote("no_indicator")
    try:
        is_known = periods.period(note.at).kind == "quarter" if "Q" in note.at else bool(date.fromisoformat(note.at))
    except ValueError as error:
        raise BadNote("no_time") from error
    if not is_known:
        raise BadNote("no_time")


def _pinned(row: dict[str, Any]) -> Pinned:
    return Pinned(
        row["position"], Note(row["area"], row["on_day"], row["text"], row["indicator"]), row["who"], row["at"]
    )
