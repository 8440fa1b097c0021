"""Questions about notes pinned to charts. Permission as in ask.py: who may see a chart sees the notes that touch it."""

from collections.abc import Collection

from dashboard import ask, session
from dashboard.model import Area, Warehouse
from dashboard.permissions import may
from dashboard.places import area_of
from etl import notes as kept
from etl.database import opened
from etl.journal import Journal
from etl.notes import Pinned
from etl.office import office


def notes(
    warehouse: Warehouse, indicator: str, among: Collection[Area], quarters: Collection[str]
) -> tuple[Pinned, ...]:
    """The notes that touch a chart of an indicator over these areas and quarters, as they stood then, by time.

    Those of an area, and of the areas above it, which are about all inside them.
    """
    ask.permit(among)
    touched = {number for area in among for number in area.above}
    found = [
        one
        for one in kept.notes(Journal(opened(office().journal)), warehouse.as_of)
        if one.note.area in touched and one.note.indicator in (None, indicator) and one.note.quarter in quarters
    ]
    return tuple(sorted(found, key=lambda one: (one.note.quarter, one.number)))


def pinned(number: int) -> Pinned | None:
    """The note that stands under a number; for act_notes.py."""
    found = kept.notes(Journal(opened(office().journal)))
    return next((one for one in found if one.number == number), None)


def may_pin(warehouse: Warehouse, area: Area | None) -> bool:
    """True when the viewer may pin a note to the area and take one down: who may hand in for it, and now."""
    return warehouse.as_of is None and area is not None and may(session.viewer(), "hand_in", area)


def area_about(one: Pinned) -> Area | None:
    """Of which area a note is."""
    return area_of(one.note.area)
