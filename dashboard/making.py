"""Charts by name: made for a page, and made again later from the recipe that was kept of them."""

from collections.abc import Callable

from dashboard import ask, beside, courses, drawn, movement, pinned, ranked, standings, target_line
from dashboard.briefing.recipe import BadRecipe, Recipe
from dashboard.courses import Shown, View
from dashboard.model import Areas, Warehouse
from dashboard.ranked import Side
from dashboard.text import Text
from queries.catalogue import Indicator

SIDE_BY_SIDE: dict[str, Callable[[Side, Areas], Shown]] = {"ranking": ranked.ranking, "movement": movement.movement}
OVER_TIME: dict[str, Callable[[View, Indicator], Shown]] = {
    "course": courses.course,
    "years": courses.years,
    "parts": courses.parts,
    "areas": beside.areas,
    "year_ago": beside.year_ago,
}


def made(view: View, indicator: Indicator, make: str) -> Shown:
    """What figure.show takes of a chart over time, made once and shared, with the recipe to make it again."""
    recipe = Recipe(
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
    )
    shown = drawn.once(view.key(make, indicator.code), lambda: OVER_TIME[make](view, indicator))
    if isinstance(shown, str):
        return shown
    shown = target_line.with_targets(shown, view, indicator, make)
    return pinned.over_time(shown, view, indicator.code, make) | {"recipe": recipe}


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
    )
    shown = drawn.once((make, *view.key), lambda: SIDE_BY_SIDE[make](view, areas))
    return shown if isinstance(shown, str) else pinned.side_by_side(shown, view, areas, make) | {"recipe": recipe}


def made_again(recipe: Recipe, warehouse: Warehouse, t: Text) -> tuple[Indicator, Shown]:
    """A kept chart anew, from a warehouse at whatever moment, and its indicator.

    Raises BadRecipe when it is of something there is no more, refusal.NotAllowed when the viewer may not see its areas.
    """
    areas, indicator = ask.areas(warehouse), ask.catalogue().get(recipe.indicator)
    keys = (recipe.area, *recipe.beside)
    among = [areas.by_key(key) for key in keys]
    if None in among:
        ask.permit([area for key in keys if (area := ask.named(warehouse, key))])
    if indicator is None or None in among or recipe.make not in OVER_TIME.keys() | SIDE_BY_SIDE.keys():
        raise BadRecipe(f"{recipe.make} {recipe.indicator} {', '.join(keys)}")
    area, *others = among
    if recipe.make in SIDE_BY_SIDE:
        whole, meant = standings.scope(area, areas)
        level = recipe.level if meant is None or recipe.level is None else meant.level
        how = (recipe.geography, recipe.shows_estimates, recipe.order)
        side = Side(warehouse, indicator.code, whole, meant, level, recipe.last, t, *how)
        return indicator, ranking(side, areas, recipe.make)
    how = (recipe.first, recipe.last, recipe.mode, t, recipe.geography, recipe.shows_estimates)
    view = View(warehouse, (indicator.code,), area, (), *how, tuple(others), recipe.dimension)
    return indicator, made(view, indicator, recipe.make)
