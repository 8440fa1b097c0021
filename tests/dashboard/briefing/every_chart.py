"""A briefing for tests: every kind of chart made by the real making of charts, and what the queries say of each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from dashboard import ask, counting, making, session
from dashboard.briefing.content import Content, Plot, Series, Slide
from dashboard.briefing.recipe import Recipe
from dashboard.briefing.written import slide
from dashboard.model import OPEN_VIEWER
from dashboard.text import Text, text
from etl import areas

RESOLVED, SHARE, MODELS = "mediation_cases_resolved", "mediation_success", "models_registered"
RECIPES = {
    "course": Recipe("course", RESOLVED, "280", "2022-Q1", "2025-Q4"),
    "course of a share": Recipe("course", SHARE, "280", "2022-Q3", "2025-Q2"),
    "course of a commune": Recipe("course", RESOLVED, "10273@2025-06-30", "2022-Q1", "2025-Q2"),
    "course of a commune with gaps": Recipe("course", RESOLVED, "10282", "2022-Q1", "2024-Q4"),
    "sums from January": Recipe("course", RESOLVED, "280", "2022-Q1", "2025-Q2", mode="cumulative"),
    "years": Recipe("years", MODELS, "280", "2021-Q1", "2025-Q2", mode="yearly"),
    "parts": Recipe("parts", MODELS, "280", "2023-Q1", "2025-Q2", dimension="subject"),
    "areas": Recipe("areas", RESOLVED, "280", "2022-Q1", "2025-Q2", beside=("10270", "10282")),
    "year ago": Recipe("year_ago", RESOLVED, "280", "2023-Q1", "2025-Q2"),
    "ranking": Recipe("ranking", RESOLVED, "280", "2023-Q2", "2023-Q2", level="commune"),
    "ranking of a share": Recipe("ranking", SHARE, "10270", "2023-Q3", "2023-Q3", level="commune"),
    "map": Recipe("map", RESOLVED, "280", "2023-Q3", "2023-Q3", level="commune"),
    "movement": Recipe("movement", RESOLVED, "280", "2025-Q2", "2025-Q2", level="commune"),
}
Columns = list[dict[str, float | None]]


def briefing(language: str = "vi", **changed: object) -> Content:
    """All kinds of charts of the office the dashboard looks into, as slides, and a slide of words."""
    t = text(language)
    with session.acting_as(OPEN_VIEWER):
        slides = [made(recipe, t) for recipe in RECIPES.values()]
    words = Slide("Việc cần làm", text="Trong quý tới:\n- Đôn đốc xã Nam Tiến\n- Củng cố tổ hòa giải")
    told = {"name": "Giao ban quý II/2025", "office": "Huyện ủy Phú Xuyên", "as_of": "Số liệu tại 10:12 22/11/2026"}
    told |= {"code": "7K2M-9QX4", "address": "https://danvan.example.vn/v/7K2M-9QX4"}
    return Content(**told | {"language": language, "slides": (*slides, words)} | changed)


def made(recipe: Recipe, t: Text) -> Slide:
    """A chart as a slide."""
    indicators, shown = making.made_again(recipe, ask.newest(), t)
    assert not isinstance(shown, str), shown
    return slide(indicators, shown, t, notes="Nói chậm.")


def asked(recipe: Recipe, t: Text) -> Columns:
    """What the queries answer, put to them here: for each series of the chart, the place on its axis → the figure."""
    with session.acting_as(OPEN_VIEWER):
        return _asked(recipe, t)


def _asked(recipe: Recipe, t: Text) -> Columns:
    warehouse = ask.newest()
    known = ask.areas(warehouse)
    area, *beside = (known.by_key(key) for key in (recipe.area, *recipe.beside))
    span, of = counting.span(recipe.first, recipe.last), [recipe.indicator]
    ticks = {quarter: t.quarter_short(quarter) for quarter in span}
    match recipe.make:
        case "course":
            look = ask.cumulative if recipe.mode == "cumulative" else ask.series
            found = look(warehouse, of, [area], recipe.first, recipe.last)
            own = (
                [_by(found, "quarter", ticks, "own_value")]
                if "own_value" in found and found.own_value.notna().any()
                else []
            )
            return [_by(found, "quarter", ticks), *own]
        case "years":
            years = {year: str(year) for year in range(int(span[0][:4]), int(span[-1][:4]) + 1)}
            found = ask.yearly(warehouse, of, [area], min(years), max(years))
            own = (
                [_by(found, "year", years, "own_value")]
                if "own_value" in found and found.own_value.notna().any()
                else []
            )
            return [_by(found, "year", years), *own]
        case "parts":
            found = ask.breakdown(warehouse, recipe.indicator, area, recipe.dimension, recipe.first, recipe.last)
            known = found[found.part.isin(found.dropna(subset=["value"]).part)]
            return [_by(known[known.part == part], "quarter", ticks) for part in dict.fromkeys(known.part)]
        case "areas":
            found = ask.series(warehouse, of, [area, *beside], recipe.first, recipe.last)
            return [_by(found[found.area == one.id], "quarter", ticks) for one in (area, *beside)]
        case "year_ago":
            found = ask.series(warehouse, of, [area], recipe.first, recipe.last)
            return [_by(found, "quarter", ticks, f"compared_{when}") for when in ("year_ago", "now")]
        case "movement":
            year = counting.span(counting.back(recipe.last, 3), recipe.last)
            inside = [one for one in known.within(area) if one.stands_in(recipe.last)]
            found = ask.series(warehouse, of, inside, counting.back(recipe.last, 7), recipe.last)
            whole_ones = found.dropna(subset=["value"]).groupby("name").filter(lambda rows: len(rows) == 8)
            sums = whole_ones[whole_ones.quarter.isin(year)].groupby("name", as_index=False).value.sum()
            return [_by(sums, "name", {name: name for name in sums.name})]
        case _:
            whole = area if known.by_key(recipe.area).level != recipe.level else known.by_id(area.parent)
            found = ask.ranking(warehouse, recipe.indicator, whole, recipe.level, recipe.last)
            return [_by(found, "name", {name: name for name in found.name})]


def _by(
    found: pd.DataFrame, column: str, places: Mapping[object, str], value: str = "value"
) -> dict[str, float | None]:
    known = dict(zip(found[column], found[value], strict=True))
    return {words: None if pd.isna(known.get(place)) else float(known[place]) for place, words in places.items()}


def close(held: Columns, true: Columns, t: Text, name: str) -> None:
    """The same figures at the same places, none where there is none; in a ranking the places' order is not told."""
    assert len(held) == len(true), name
    for one, other in zip(held, true, strict=True):
        said = {place.split(": ")[0] if value is None else place: value for place, value in one.items()}
        assert set(said) == set(other), name
        for place, value in other.items():
            is_same = said[place] is None if value is None else abs(said[place] - value) < 1e-9
            assert is_same, (name, place, said[place], value)


def ranked(names: Sequence[str], values: Sequence[float | None]) -> Plot:
    """Lying bars."""
    said = tuple("chưa báo cáo" if value is None else f"{value}" for value in values)
    return Plot("bars", tuple(names), (Series("Vụ việc", tuple(values), "#1A80C4"),), "vụ việc", said=said)


def longest_names(count: int) -> list[str]:
    """The longest names of areas there are."""
    names = {one.name for one in areas.load()}
    return sorted(names, key=lambda name: (-len(name), name))[:count]


HOSTILE = "=cmd|'/c'!A0<b>x</b>\x07\x00&\""


def hostile(content: Content) -> Content:
    """The first slide alone, with such words wherever names may stand."""
    first = content.slides[0]
    series = (replace(first.plot.series[0], name=HOSTILE),)
    plot = replace(first.plot, series=series, labels=(HOSTILE, *first.plot.labels[1:]), rules=((3, HOSTILE),))
    table = first.table.rename(columns={first.table.columns[0]: HOSTILE})
    table[HOSTILE] = [HOSTILE, *table[HOSTILE][1:]]
    words = dict.fromkeys(("title", "heading", "subtitle", "legend", "source", "alt", "mark", "notes"), HOSTILE)
    bad = replace(first, plot=plot, table=table, remarks=(HOSTILE,), definitions=({HOSTILE: HOSTILE},), **words)
    return replace(content, name=HOSTILE, office=HOSTILE, as_of=HOSTILE, slides=(bad, Slide(HOSTILE, text=HOSTILE)))


def worded(text_: str) -> str:
    """Words with control characters as signs that show them."""
    return "".join(chr(0x2400 + ord(letter)) if letter < " " else letter for letter in text_)
