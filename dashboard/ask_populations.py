"""Questions about how many people areas have. Permission as in ask.py."""

from collections.abc import Collection

from dashboard import ask, ask_settings, session
from dashboard.model import Area, Warehouse
from dashboard.refusal import refuse
from etl import populations as kept
from etl.database import opened
from etl.journal import Journal
from etl.office import office
from etl.populations import Held, People


def people(warehouse: Warehouse, among: Collection[Area]) -> dict[tuple[int, int], People]:
    """What these areas had by (area, year), as it stood then."""
    ask.permit(among)
    numbers = {area.id for area in among}
    found = kept.known(Journal(opened(office().journal)), warehouse.as_of)
    return {key: one for key, one in found.items() if key[0] in numbers}


def files() -> list[Held]:
    """Every file ever taken, the newest first; for administrators of the whole office."""
    if not ask_settings.may_set():
        refuse(session.viewer(), "manage", "populations")
    return kept.files(Journal(opened(office().journal)))[::-1]
