"""What the viewer's rules find, over one area for the page, or each over its own for a letter. Asked as the viewer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dashboard import ask
from dashboard.attention.changes import changes
from dashboard.attention.kept import Kept
from dashboard.attention.matters import Look, Matter, owing
from dashboard.attention.missed import missed
from dashboard.model import Area, Areas, Warehouse
from dashboard.text import Text

FINDS = {"owing": owing, "change": changes, "missed": missed}


def touching(rules: Sequence[Kept], areas: Areas, area: Area) -> list[Kept]:
    """The rules that look at the area, at something above or inside it."""
    found = []
    for one in rules:
        its = areas.by_id(one.rule.area)
        if its is not None and (area.id in its.above or its.id in area.above):
            found.append(one)
    return found


def on_page(rules: Sequence[Kept], area: Area, look: Look) -> list[Matter]:
    """What rules find within the area a page shows, in the quarter it shows."""
    found: list[Matter] = []
    for one in touching(rules, look.areas, area):
        its = look.areas.by_id(one.rule.area)
        found += FINDS[one.rule.kind](one.rule, its, replace(look, within=area))
    return once(found)


def in_letter(
    rules: Sequence[Kept], warehouse: Warehouse, areas: Areas, today: date, t: Text, told: frozenset[str]
) -> list[Matter]:
    """What is new to who keeps these rules, each over its own area in its newest complete quarter; and what could not
    be looked at. Rules about areas that may not be seen any more find nothing."""
    found: list[Matter] = []
    for one in rules:
        area = areas.by_id(one.rule.area)
        quarter = area and ask.newest_complete(ask.quarters(warehouse, area))
        if area is None or quarter is None:
            words = t("attention.gone") if area is None else t("empty.nothing_here", area=area.name)
            found.append(Matter("aside", words, "overview", {}))
            continue
        look = Look(warehouse, areas, quarter, today, t, told=told)
        found += FINDS[one.rule.kind](one.rule, area, look)
    return once(found)


def once(found: Sequence[Matter]) -> list[Matter]:
    """Without what another rule found as well."""
    seen: set[str] = set()
    kept = []
    for one in found:
        said = set(one.keys or (one.words,))
        if not said <= seen:
            kept.append(one)
        seen |= said
    return kept
