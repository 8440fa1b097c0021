"""What newer figures change in a briefing: the places of each chart or table, then and now, and in words. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import pinned
from dashboard.briefing.content import Slide
from dashboard.standings import NOTHING
from dashboard.text import Text

SHOWN = 40
"""So many changed places are listed."""
Place = tuple[str, str, float | str | None, float | str | None]
"""A series or an area, a label, what stood there and what would stand there."""
Cells = dict[tuple[str, str], float | str | None]
"""What stands at each place of a slide."""


@dataclass(frozen=True, slots=True)
class Change:
    """A chart that newer figures would change: at which places, what it showed and what it would show.

    `has_several`: a place is told by its series or row too. Without places `is_said`: what stands below it alone has
    changed (a target, a note); else its figures have, at places it does not show.
    """

    title: str
    places: tuple[Place, ...] = ()
    has_several: bool = False
    is_said: bool = False


def change(before: Slide, after: Slide) -> Change | None:
    """What has changed from one slide of a recipe to a later one; None when nothing has."""
    title = after.heading or after.title
    if before.digest == after.digest:
        return None if _below(before) == _below(after) else Change(title, is_said=True)
    drawn = _between(_places(before), _places(after))
    return Change(title, drawn or differing(before, after), not drawn or _has_several(after))


def written(changed: Sequence[Change], t: Text) -> list[str]:
    """What newer figures change, a line for each place; past some, how many more."""
    lines = [line for one in changed for line in _lines(one, t)]
    more = [t("briefing.changed_more", count=len(lines) - SHOWN)] if len(lines) > SHOWN else []
    return lines[:SHOWN] + more


def differing(before: Slide, after: Slide) -> tuple[Place, ...]:
    """Where the figures of two slides of one recipe differ: series, label, then, now; a place only one has counts.

    Of a slide without a chart, or where the chart alone is the same, these are the cells of its table: row, column;
    where its first column does not tell the rows from each other, whole rows, gone or new.
    """
    if before.digest == after.digest:
        return ()
    if found := _between(_places(before), _places(after)):
        return found
    if all(one.table is None or one.table[_key(one.table)].is_unique for one in (before, after)):
        return _between(_cells(before), _cells(after))
    then, now = _rows(before), _rows(after)
    gone = ((name, "", words, None) for name, words in (then - now).elements())
    return (*gone, *((name, "", None, words) for name, words in (now - then).elements()))


def _between(then: Cells, now: Cells) -> tuple[Place, ...]:
    return tuple(
        (*where, then.get(where), now.get(where))
        for where in dict.fromkeys([*then, *now])
        if then.get(where) != now.get(where)
    )


def _said(value: float | str | None, t: Text) -> str:
    return value or NOTHING if isinstance(value, str) else t.number(value)


def _has_several(slide: Slide) -> bool:
    """Whether a label alone does not tell which series or row is meant."""
    return slide.plot is None or len([one for one in slide.plot.series if not (one.is_loose or one.is_aim)]) > 1


def _below(slide: Slide) -> tuple[object, ...]:
    """What is said of a chart besides its figures: targets, notes, what its marks mean."""
    aims = [one.values for one in slide.plot.series if one.is_aim] if slide.plot else []
    return slide.legend, aims


def _lines(one: Change, t: Text) -> list[str]:
    if not one.places:
        return [t("briefing.changed_said" if one.is_said else "briefing.changed_else", title=one.title)]
    return [
        t("briefing.changed", title=one.title, place=place, then=_said(then, t), now=_said(now, t))
        for name, label, then, now in one.places
        if (place := ", ".join(filter(None, [name, label])) if one.has_several else label)
    ]


def _places(slide: Slide) -> Cells:
    plot = slide.plot
    if plot is None:
        return {}
    return {
        (series.name, pinned.bare(label)): value
        for series in plot.series
        if not series.is_aim
        for label, value in zip(plot.labels, series.values, strict=True)
    }


def _key(table: pd.DataFrame) -> str:
    """The column that says what a row is of: the first of words."""
    return next((name for name in table if not pd.api.types.is_numeric_dtype(table[name])), table.columns[0])


def _rows(slide: Slide) -> Counter[tuple[str, str]]:
    """Each row by its first cell and all others as they are read."""
    rows = [] if slide.table is None else slide.table.astype(object).itertuples(index=False, name=None)
    said = [[str(one) for one in row if not pd.isna(one) and one != ""] for row in rows]
    return Counter((row[0], " · ".join(row[1:])) for row in said)


def _cells(slide: Slide) -> Cells:
    if slide.table is None:
        return {}
    rows = slide.table.set_index(_key(slide.table))
    return {
        (str(row), str(name)): value if isinstance(value, str) else None if pd.isna(value) else float(value)
        for name, column in rows.items()
        for row, value in column.items()
    }
