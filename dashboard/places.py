"""Areas of the reference as people and permissions know them, and how they are written."""

from dataclasses import replace
from datetime import date
from functools import cache

from dashboard.model import Area
from dashboard.text import Text
from etl import areas as reference

_NOWHERE = Area(0, "", "", "?", "", None, None, None, 0, False, False, (), ("?",))


@cache
def area_of(number: int | None) -> Area | None:
    """The area of an id, as permissions know it; None for None. An id nobody knows is an area that lies nowhere."""
    if number is None:
        return None
    try:
        path = reference.load().path(number)[::-1]
    except reference.UnknownArea:
        return replace(_NOWHERE, id=number, key=str(number), above=(number,))
    own, ids = path[0], tuple(area.id for area in path)
    key = f"{own.code}@{own.valid_to}" if own.valid_to else own.code
    days = (own.valid_from, own.valid_to)
    names = tuple(area.name for area in path)
    place = own.code, own.name, own.level, own.parent, *days, len(path) - 1
    return Area(number, key, *place, False, False, ids, names, successors=reference.load().answers_for(number))


def divided_into(number: int) -> tuple[str, ...]:
    """The names of the communes among which one that has ended was divided; none when it went whole into one."""
    known = reference.load()
    area = known.by_id(number)
    if area.valid_to is None or area.level != known.levels[-1]:
        return ()
    heirs = known.became(number, date.max)
    return tuple(one.name for one in heirs) if len(heirs) > 1 else ()


def written(area: Area | None, t: Text) -> str:
    """An area's name with the one above it, and until when it was; the whole office for None."""
    if area is None:
        return t("people.whole_office")
    above = f" · {area.path[1]}" if len(area.path) > 1 else ""
    ended = f" ({t('area.until', day=t.day(area.valid_to))})" if area.valid_to else ""
    return f"{area.name}{above}{ended}"
