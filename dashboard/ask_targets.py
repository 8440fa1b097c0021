"""Questions about targets: those of an area, and all there are. Permission as in ask.py."""

from dataclasses import dataclass

from dashboard import ask, ask_settings, session
from dashboard.model import Area, Warehouse
from dashboard.places import area_of
from dashboard.refusal import refuse
from etl import targets as kept
from etl.database import opened
from etl.journal import Journal
from etl.office import office
from etl.targets import Held


@dataclass(frozen=True, slots=True)
class Aims:
    """The targets of one area for one indicator, the first set first, and whether areas inside it have their own."""

    own: tuple[Held, ...] = ()
    are_inside: bool = False


def targets(warehouse: Warehouse, indicator: str, area: Area) -> Aims:
    """What the area is to reach, as it stood then. Targets of areas inside are never added up to one."""
    ask.permit([area])
    found = kept.targets(Journal(opened(office().journal)), indicator, warehouse.as_of)
    own = tuple(one for one in found if one.target.area == area.id)
    return Aims(own, any(area.id in area_of(one.target.area).above for one in found if one not in own))


def inside(warehouse: Warehouse, area: Area, indicator: str | None = None) -> tuple[Held, ...]:
    """The targets of an area and of all inside, as they stood then, for one indicator or any; the first set first."""
    ask.permit([area])
    found = kept.targets(Journal(opened(office().journal)), indicator, warehouse.as_of)
    return tuple(one for one in found if area.id in area_of(one.target.area).above)


def everything() -> list[Held]:
    """Every target ever set, the newest first; for administrators of the whole office."""
    if not ask_settings.may_set():
        refuse(session.viewer(), "manage", "targets")
    return kept.all_targets(Journal(opened(office().journal)))[::-1]
