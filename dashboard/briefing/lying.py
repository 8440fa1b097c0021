"""Areas side by side as lying bars in SVG: the name before, the value or why there is none behind. Pure."""

from dataclasses import replace
from itertools import pairwise

from dashboard.briefing.content import Plot
from dashboard.briefing.scale import figure
from dashboard.briefing.strokes import INK, SOFT, Pieces, Words, clean, solid, tag
from dashboard.briefing.typeface import width_of, wrapped
from dashboard.design import LINE, PEER
from dashboard.text import Text, safe

SIZE, ROW, LINES = 13, 30, 16
NAMES = 0.42
"""So much of the width names may take; longer ones are written in two lines or more."""


def tall(plot: Plot, width: float) -> float:
    """How much height the bars need."""
    return sum(_row(name) for name in _names(plot, width)) + 8


def lying(plot: Plot, t: Text, width: float, whole: Plot | None = None) -> Pieces:
    """The bars, from the top down, within the width. Where they are a part of a ranking, `whole` is all of it, so that
    bars of one length mean one value in every part.
    """
    if len(plot.series) != 1:
        raise ValueError("lying bars are of one series")
    bars, names, whole = plot.series[0], _names(plot, width), whole or plot
    low, high = _span(whole)
    said = [_said(plot, place, t) for place in range(len(plot.labels))]
    before = max((width_of(line, SIZE) for lines in _names(whole, width) for line in lines), default=0) + 12
    every = [_said(whole, place, t) for place in range(len(whole.labels))]
    behind = max((width_of(one, SIZE, bold=True) for one in every), default=0) + 10
    room = max(width - before - behind, 40)
    zero = before + room * -low / (high - low)
    parts: Pieces = []
    y = 4.0
    for place, (lines, value) in enumerate(zip(names, bars.values, strict=True)):
        middle = y + _row(lines) / 2
        is_meant = place == plot.highlight
        for n, line in enumerate(lines):
            foot = middle + 4.7 + (n - (len(lines) - 1) / 2) * LINES
            parts.append(Words(before - 12, foot, line, SIZE, INK, bold=is_meant, anchor="end"))
        end = zero
        if value is not None:
            end = before + room * (value - low) / (high - low)
            colour = bars.colour if plot.highlight is None or is_meant else PEER
            weak = place < len(bars.weak) and bars.weak[place]
            box = {"x": min(zero, end), "y": middle - 10, "width": max(abs(end - zero), 1.5), "height": 20}
            title = tag("title", safe(clean(f"{plot.labels[place]}: {said[place]}")))
            look = {"fill": solid(colour, 0.5 if weak else 1), "rx": 1.5}
            parts.append(tag("rect", title, class_="mark", data_place=place, data_value=repr(value), **box, **look))
            if place < len(bars.hollow) and bars.hollow[place]:
                parts.append(tag("rect", class_="hatch", **box, fill="url(#hatch)"))
        parts.append(Words(max(end, zero) + 8, middle + 4.7, said[place], SIZE, SOFT, bold=is_meant))
        y += _row(lines)
    axis = tag("path", d=f"M{zero:.1f} 2V{y + 2:.1f}", stroke=solid(LINE), stroke_width=1)
    return [*parts, axis]


def _span(plot: Plot) -> tuple[float, float]:
    """What the bars reach from and to; 0 is within."""
    known = [value for one in plot.series for value in one.values if value is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    return (low, high) if high > low else (low, low + 1)


def parts(plot: Plot, most: int) -> list[Plot]:
    """The bars in plots of at most so many each, as equal as can be."""
    count = max(1, -(-len(plot.labels) // most))
    ends = [round(n * len(plot.labels) / count) for n in range(count + 1)]
    return [_part(plot, slice(begin, end)) for begin, end in pairwise(ends)]


def _part(plot: Plot, some: slice) -> Plot:
    one, meant = plot.series[0], plot.highlight
    series = replace(one, values=one.values[some], weak=one.weak[some], hollow=one.hollow[some])
    is_within = meant is not None and some.start <= meant < some.stop
    # -1: the bar that is meant stands in another part, so here all are its peers
    highlight = None if meant is None else meant - some.start if is_within else -1
    return replace(plot, labels=plot.labels[some], series=(series,), said=plot.said[some], highlight=highlight)


def _said(plot: Plot, place: int, t: Text) -> str:
    if place < len(plot.said):
        return plot.said[place]
    value = plot.series[0].values[place]
    return t("state.missing") if value is None else figure(value, plot, t)


def _names(plot: Plot, width: float) -> list[list[str]]:
    return [wrapped(clean(name), width * NAMES, SIZE, bold=True) for name in plot.labels]


def _row(lines: list[str]) -> float:
    return max(ROW, len(lines) * LINES + 8)
