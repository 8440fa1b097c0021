"""Small charts beside each other, one for each series and all on one scale: dealt out, and drawn as SVG. Pure."""

from dataclasses import replace
from itertools import pairwise

from dashboard.briefing.content import Plot, Series
from dashboard.briefing.drawing import Field, line
from dashboard.briefing.scale import along, reach, ticks
from dashboard.briefing.strokes import INK, SOFT, Pieces, Words, clean, solid, tag
from dashboard.briefing.typeface import width_of, wrapped
from dashboard.design import GRID
from dashboard.design import LINE as RULE
from dashboard.text import Text

LEAST, MOST_ACROSS = 150, 4
"""A panel is never narrower, and no more stand in a row."""
MOST_ROWS = 6
HIGH, GAP, SIZE, LINE = 84, 22, 13, 16


def singly(plot: Plot) -> list[Plot]:
    """Each panel by itself, on the scale of all."""
    said = plot.said or ("",) * len(plot.series)
    ends = plot.ends or reach(plot)
    return [
        replace(plot, series=(one,), said=(words,), ends=ends) for one, words in zip(plot.series, said, strict=True)
    ]


def dealt(plot: Plot, most: int) -> list[Plot]:
    """The panels in plots of at most so many each, as equal as can be, all on one scale."""
    count = max(1, -(-len(plot.series) // most))
    bounds = [round(n * len(plot.series) / count) for n in range(count + 1)]
    ends = plot.ends or reach(plot)
    return [
        replace(plot, series=plot.series[begin:end], said=plot.said[begin:end], ends=ends)
        for begin, end in pairwise(bounds)
    ]


def pages(plot: Plot, width: float, high: float) -> list[Plot]:
    """The panels in plots that are no higher than that, whatever their names; a row of them is the least."""
    for rows in range(MOST_ROWS, 0, -1):
        found = dealt(plot, rows * _across(plot, width)[0])
        if all(tall(one, width) <= high for one in found):
            break
    return found


def tall(plot: Plot, width: float) -> float:
    """How much height the panels need."""
    return sum(_rows(plot, width)) + len(plot.rules) * LINE


def panels(plot: Plot, t: Text, width: float) -> Pieces:
    """The panels from the top down: name, newest value and change, the line, first and last place of the axis."""
    across, wide = _across(plot, width)
    low, high = reach(plot)
    values = ticks(low, high, not plot.is_share)
    values = [values[0], values[-1]] if len(values) > 1 else values
    written = along(values, plot, t)
    before = max((width_of(one, SIZE - 2) for one in written), default=0) + 6
    found: Pieces = []
    top = 0.0
    rows = _rows(plot, width)
    for n, one in enumerate(singly(plot)):
        left, row = (n % across) * (wide + GAP), n // across
        y = top + sum(rows[:row])
        head = _head(one, wide)
        for k, (said, is_name) in enumerate(head):
            found.append(Words(left, y + (k + 1) * LINE, said, SIZE, INK if is_name else SOFT, bold=is_name))
        begin = y + len(head) * LINE + 10
        field = Field(left + before, left + wide - 4, begin, begin + HIGH, low, high, len(plot.labels))
        for value, said in zip(values, written, strict=True):
            at = field.y(value)
            found.append(tag("path", d=f"M{field.left:.1f} {at:.1f}H{field.right:.1f}", stroke=solid(GRID)))
            found.append(Words(field.left - 4, at + 4, said, SIZE - 2, anchor="end"))
        for place, _ in plot.rules:
            at = field.left + place * field.slot
            look = {"stroke": solid(RULE), "stroke_dasharray": "2 3"}
            found.append(tag("path", d=f"M{at:.1f} {begin:.1f}V{field.foot:.1f}", **look))
        found.append(line(one.series[0], one, field, t, 3))
        if plot.labels:
            foot = begin + HIGH + 14
            found.append(Words(field.left, foot, plot.labels[0], SIZE - 2))
            found.append(Words(field.right, foot, plot.labels[-1], SIZE - 2, anchor="end"))
    notes = [t("briefing.file.rule", place=plot.labels[place], words=words) for place, words in plot.rules]
    found += [Words(0, sum(rows) + n * LINE + 8, said, SIZE - 1) for n, said in enumerate(notes)]
    return found


def _across(plot: Plot, width: float) -> tuple[int, float]:
    """How many stand in a row, and how wide each is."""
    count = max(1, min(MOST_ACROSS, int((width + GAP) // (LEAST + GAP)), len(plot.series)))
    return count, (width + GAP) / count - GAP


def _rows(plot: Plot, width: float) -> list[float]:
    """How high each row is: its longest name may take several lines."""
    across, wide = _across(plot, width)
    heads = [len(_head(one, wide)) for one in singly(plot)]
    return [max(heads[n : n + across]) * LINE + HIGH + 48 for n in range(0, len(heads), across)]


def _head(one: Plot, wide: float) -> list[tuple[str, bool]]:
    """The lines above a panel, and which of them are its name."""
    series: Series = one.series[0]
    said = one.said[0] if one.said else ""
    names = [(line, True) for line in wrapped(clean(series.name), wide, SIZE, bold=True)]
    return names + [(line, False) for line in (wrapped(clean(said), wide, SIZE) if said else [])]
