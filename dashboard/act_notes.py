"""Pinning notes to charts and taking them down, for who may hand in for the area. As act.py."""

from dashboard import ask_notes, session
from dashboard.accounts import CannotChange
from dashboard.permissions import may
from dashboard.places import area_of
from dashboard.refusal import refuse
from etl import notes as kept
from etl.database import opened
from etl.journal import Journal
from etl.notes import BadNote, Note
from etl.office import office
from etl.standing import CannotTakeBack


def pin(note: Note) -> None:
    """Pin a note. Raises CannotChange: no_text no_time no_indicator."""
    journal, name = _journal(note.area)
    try:
        kept.pin(journal, note, name)
    except BadNote as error:
        raise CannotChange(error.what) from error


def unpin(number: int, why: str) -> None:
    """Take a note down; it stays in the history. Raises CannotChange: no_why no_note."""
    there = ask_notes.pinned(number)
    journal, name = _journal(there.note.area if there else None)
    if not why.strip():
        raise CannotChange("no_why")
    try:
        kept.unpin(journal, number, name, why.strip())
    except CannotTakeBack as error:
        raise CannotChange("no_note") from error


def _journal(number: int | None) -> tuple[Journal, str]:
    """The journal and the viewer's name, for who may; about a note that is not there, who may anywhere."""
    viewer, area = session.viewer(), area_of(number)
    if not may(viewer, "hand_in", area):
        refuse(viewer, "hand_in", area.key if area else "")
    return Journal(opened(office().journal), viewer.place), viewer.name
