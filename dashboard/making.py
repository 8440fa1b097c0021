"""Charts by name: made for a page, and made again later from the recipe that was kept of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dashboard import (
    ask,
    ask_populations,
    beside,
    counting,
    courses,
    drawn,
    glanced,
    mapped,
    movement,
    panels,
    per,
    per_course,
    pinned,
    ranked,
    reported,
    standings,
    tabled,
    target_line,
)
from dashboard.briefing.recipe import PARTS, TABLE, WHOLE, BadRecipe, Recipe
from dashboard.courses import Shown, View
from dashboard.model import Area, Areas, Warehouse
from dashboard.ranked import Side
from dashboard.reported import Reporting
from dashboard.tabled import TABLED
from dashboard.text import Text
from etl.populations import People
from queries.catalogue import Indicator

INSIDE, TILES = "inside", "tiles"
SIDE_BY_SIDE: dict[str, Callable[[Side, Areas], Shown]] = {
    "ranking": ranked.ranking,
    "map": mapped.on_map,
    "movement": movement.movement,
}
OVER_TIME: dict[str, Callable[[View, Indicator], Shown]] = {
    "course": courses.course,
    "years": courses.years,
    "parts": courses.parts,
    "areas": beside.areas,
    "year_ago": beside.year_ago,
    "per": per_course.course,
}
REPORTED: dict[str, Callable[[Reporting], Shown]] = {
    "coverage": reported.coverage,
    "totals": reported.totals,
    "owing": reported.owing,
}
REMARKED = {"course", "ranking", "map", TILES, *REPORTED, "findings", "cells"}
"""Of these there may be remarks; of others where there is a target, which whoever shows them says."""


def parts_of(make: str, has_remarks: bool = False) -> Sequence[str]:
    """What of a chart can be shown alone; what is no more than a table and remarks has no table of its own."""
    has_chart, has_remarks = make not in (TILES, *REPORTED, *TABLED), has_remarks or make in REMARKED
    return [part for part in PARTS if part == WHOLE or (has_chart if part == TABLE else has_remarks)]


def made(view: View, indicator: Indicator, make: str) -> Shown:
    """What figure.show takes of a chart over time, made once and shared, with the recipe to make it again."""
    if make == "per":
        view = replace(view, people=_people(view.warehouse, [view.area]))
    shown = drawn.once(view.key(make, indicator.code), lambda: OVER_TIME[make](view, indicator))
    if isinstance(shown, str):
        return shown
    shown = target_line.with_targets(shown, view, indicator, make)
    return pinned.over_time(shown, view, indicator.code, make) | {"recipe": _recipe(view, indicator, make)}


def inside(view: View, indicator: Indicator, order: str) -> Shown:
    """The same of the areas inside, each in a panel of its own."""
    recipe = replace(_recipe(view, indicator, INSIDE), mode="quarterly", beside=(), dimension=None, order=order)
    key = view.key(INSIDE, order, indicator.code)
    shown = drawn.once(key, lambda: panels.made(view, indicator, order))
    return shown if isinstance(shown, str) else pinned.in_panels(shown, view, indicator.code) | {"recipe": recipe}


def tiles(area: Area, quarter: str, day: date, geography: str) -> Recipe:
    """How an area's main figures at a glance are made again."""
    return Recipe(TILES, "", area.key, quarter, quarter, geography=geography, day=day.isoformat())


def reporting(view: Reporting, make: str) -> Recipe:
    """How what is said of reports is made again: the map, its totals, who is owing."""
    code, day = view.only.code if view.only else "", view.day.isoformat()
    return Recipe(make, code, view.area.key, view.first, view.last, day=day)


def table(make: str, area: Area, first: str, last: str, code: str = "", **how: Any) -> Recipe:
    """How a table of a page is made again, as of today where that matters; `how` is what else was chosen there."""
    return Recipe(make, code, area.key, first, last, day=date.today().isoformat(), **how)


def ranking(view: Side, areas: Areas, make: str = "ranking") -> Shown:
    """The same of the areas of a level, side by side."""
    recipe = Recipe(
        make=make,
        indicator=view.code,
        area=(view.meant or view.area).key,
        first=view.quarter,
        last=view.quarter,
        geography=view.geography,
        shows_estimates=view.shows_estimates,
        level=view.level,
        order=view.order,
        per=view.per,
    )
    if view.per != per.PLAIN:
        inside = [area for area in areas.within(view.area) if area.level == view.level]
        view = replace(view, people=_people(view.warehouse, inside))
    shown = drawn.once((make, *view.key), lambda: SIDE_BY_SIDE[make](view, areas))
    return shown if isinstance(shown, str) else pinned.side_by_side(shown, view, areas, make) | {"recipe": recipe}


def made_again(recipe: Recipe, warehouse: Warehouse, t: Text) -> tuple[list[Indicator], Shown]:
    """A kept chart anew, from a warehouse at whatever moment, and its indicators.

    Raises BadRecipe when it is of something there is no more, refusal.NotAllowed when the viewer may not see its areas.
    """
    areas, indicator = ask.areas(warehouse), ask.catalogue().get(recipe.indicator)
    keys = (recipe.area, *recipe.beside)
    among = [areas.by_key(key) for key in keys]
    if None in among:
        ask.permit([area for key in keys if (area := ask.named(warehouse, key))])
    of_a_moment = {TILES, *REPORTED, *TABLED}
    is_of_all = recipe.make in of_a_moment - tabled.OF_ONE and not recipe.indicator
    known = {*OVER_TIME, *SIDE_BY_SIDE, INSIDE, *of_a_moment}
    is_known = recipe.per in (per.PLAIN, *per.KINDS) and (recipe.make != "per" or recipe.per != per.PLAIN)
    if not is_known or (indicator is None and not is_of_all) or None in among or recipe.make not in known:
        raise BadRecipe(f"{recipe.make} {recipe.indicator} {', '.join(keys)}")
    area, *others = among
    if recipe.make in TABLED:
        shown = TABLED[recipe.make](tabled.Asked(recipe, warehouse, areas, area, indicator, t))
        return [indicator] if indicator else [], shown
    if recipe.make in of_a_moment:
        return _at_a_moment(recipe, warehouse, areas, area, indicator, t)
    if recipe.make in SIDE_BY_SIDE:
        whole, meant = standings.scope(area, areas)
        level = recipe.level if meant is None or recipe.level is None else meant.level
        how = (recipe.geography, recipe.shows_estimates, recipe.order, recipe.per)
        side = Side(warehouse, indicator.code, whole, meant, level, recipe.last, t, *how)
        return [indicator], ranking(side, areas, recipe.make)
    how = (recipe.first, recipe.last, recipe.mode, t, recipe.geography, recipe.shows_estimates)
    leaves = areas.leaves(area, recipe.geography) if recipe.make == INSIDE else ()
    view = View(warehouse, (indicator.code,), area, leaves, *how, tuple(others), recipe.dimension, recipe.per)
    if recipe.make == INSIDE:
        return [indicator], inside(view, indicator, recipe.order)
    return [indicator], made(view, indicator, recipe.make)


def _at_a_moment(
    recipe: Recipe, warehouse: Warehouse, areas: Areas, area: Area, only: Indicator | None, t: Text
) -> tuple[list[Indicator], Shown]:
    """What depends on the day it is looked at."""
    try:
        day = date.fromisoformat(recipe.day or "")
    except ValueError as error:
        raise BadRecipe(f"{recipe.make} {recipe.day}") from error
    if recipe.make == TILES:
        of = [ask.catalogue()[code] for code in ask.main_indicators()]
        shown = glanced.tiles(warehouse, areas, area, recipe.last, day, t, recipe.geography)
    else:
        of = [only] if only else []
        shown = REPORTED[recipe.make](Reporting(warehouse, areas, area, recipe.first, recipe.last, only, day, t))
    if isinstance(shown, str) or recipe.make == "owing":
        return of, shown
    about = [one.code for one in of] or ask.main_indicators()
    return of, pinned.below(shown, warehouse, about, area, counting.span(recipe.first, recipe.last), t)


def _recipe(view: View, indicator: Indicator, make: str) -> Recipe:
    return Recipe(
        make=make,
        indicator=indicator.code,
        area=view.area.key,
        first=view.first,
        last=view.last,
        mode=view.mode,
        geography=view.geography,
        shows_estimates=view.shows_estimates,
        beside=tuple(area.key for area in view.beside),
        dimension=view.dimension,
        per=view.per,
    )


def _people(warehouse: Warehouse, among: Sequence[Area]) -> tuple[People, ...]:
    return tuple(ask_populations.people(warehouse, among).values())
