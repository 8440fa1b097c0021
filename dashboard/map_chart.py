"""Areas at their places: the larger and the darker, the more. Plain x and y, so that nothing is fetched. Pure.

It is used twice: on the screen, and in the offline page, which both draw a plotly figure.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import map_points
from dashboard.briefing.content import Plot, Series
from dashboard.briefing.map_drawing import MISSING
from dashboard.briefing.typeface import width_of
from dashboard.design import QUIET, WARNING
from dashboard.map_points import Spot
from dashboard.plain_figure import PlainFigure
from dashboard.text import SPACE, safe
from dashboard.traces import layout_of, pale, unselected

ACROSS, HIGH, SIZE = 340, 520, 12
"""The narrowest picture, a telephone's: words that do not meet there meet nowhere."""
HEAD, MEASURE = 44, 24
"""Room for the legend, and for what says how long a kilometre is."""


def chart(plot: Plot, hover: Sequence[str], carried: Sequence[Any], words: Mapping[str, str]) -> PlainFigure:
    """The map on the screen. `hover` (already safe) and what a click `carried` are in the order of the plot's labels.

    `words`: separators, percent, and what a mark means: none, part, kilometres (with %s).
    """
    layout = layout_of(words, HIGH, True)
    layout["margin"] = {"l": 4, "r": 4, "t": HEAD - 4, "b": 4}
    layout |= axes(plot) | {"legend": {"itemsizing": "constant"}}
    _, scale, _ = placed(plot)
    long = map_points.measure(scale, 110)
    foot = layout["xaxis"]["range"][0] + 6 / scale, layout["yaxis"]["range"][0] + 6 / scale
    line = {"type": "line", "line": {"color": QUIET, "width": 1.5}}
    layout["shapes"] = [{**line, "x0": foot[0], "x1": foot[0] + long, "y0": foot[1], "y1": foot[1]}]
    said = words["kilometres"] % f"{long:g}".replace(".", words["separators"][0])
    where = {"x": foot[0], "y": foot[1], "xanchor": "left", "yanchor": "bottom", "showarrow": False}
    layout["annotations"] = [{**where, "text": said, "font": {"size": SIZE, "color": QUIET}}]
    return PlainFigure(traces(plot, hover, words, carried), layout)


def axes(plot: Plot) -> dict[str, Any]:
    """One scale in both directions; in a wider picture there is more of what lies around."""
    middle, scale, half = placed(plot)
    plain = {"visible": False, "showgrid": False, "autorange": False, "constrain": "range"}
    foot = middle[1] - half[1] - MEASURE / scale
    return {
        "xaxis": {**plain, "range": [middle[0] - half[0], middle[0] + half[0]]},
        "yaxis": {**plain, "range": [foot, middle[1] + half[1]], "scaleanchor": "x", "tickformat": ""},
    }


def placed(plot: Plot) -> tuple[Spot, float, Spot]:
    """The narrowest picture: its middle, how many pixels a kilometre is, and what it must show on each side."""
    return map_points.frame(plot.spots, ACROSS, HIGH - HEAD - MEASURE, map_points.largest(len(plot.labels)) + 10)


def traces(
    plot: Plot, hover: Sequence[str], words: Mapping[str, str], carried: Sequence[Any] | None = None
) -> list[dict[str, Any]]:
    """The marks: those with a figure, those with a part of one, those without; and the words that find room."""
    one = plot.series[0]
    known = [value for value in one.values if value is not None]
    low, top, most = min(known, default=0.0), max(known, default=0.0), map_points.largest(len(plot.labels))
    radii = [MISSING if value is None else map_points.radius(value, top, most) for value in one.values]
    sides = _sides(plot, radii)
    kinds: dict[str, list[int]] = {"known": [], "part": [], "none": []}
    for n in sorted(range(len(radii)), key=lambda n: -radii[n]):  # a small mark lies over a large one
        if plot.spots[n]:
            is_part = n < len(one.hollow) and one.hollow[n]
            kinds["none" if one.values[n] is None else "part" if is_part else "known"].append(n)
    found = []
    for kind, some in kinds.items():
        if not some:
            continue
        fills = [_fill(one, n, low, top) for n in some]
        marker = {
            "size": [2 * radii[n] for n in some],
            "color": fills,
            "symbol": "circle-dot" if kind == "part" else "circle",
            "line": {
                "width": [3 if n == plot.highlight else 1.6 if kind == "none" else 1 for n in some],
                "color": [WARNING if n == plot.highlight else QUIET for n in some],
            },
        }
        found.append(
            {
                "type": "scatter",
                "mode": "markers+text",
                "name": safe(one.name) if kind == "known" else words[kind],
                "x": [plot.spots[n][0] for n in some],
                "y": [plot.spots[n][1] for n in some],
                "text": [safe(_words(plot, n)) if n in sides else "" for n in some],
                "textposition": [sides.get(n, map_points.WAYS[0]) for n in some],
                "textfont": {"size": SIZE, "color": QUIET},
                "hovertext": [hover[n] for n in some],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": marker,
                **({} if carried is None else {"customdata": [carried[n] for n in some]}),
                **unselected(),
            }
        )
        if carried is not None:
            found[-1]["unselected"] = {"marker": {"opacity": 1}, "textfont": {"color": QUIET}}
    return found


def _fill(one: Series, n: int, low: float, top: float) -> str:
    """Nothing inside a mark without a figure; half of the colour where the figure is illustrative. Its edge stays."""
    value = one.values[n]
    if value is None:
        return "rgba(0,0,0,0)"
    return pale(map_points.shade(value, low, top), [n < len(one.weak) and one.weak[n]])[0]


def _sides(plot: Plot, radii: Sequence[float]) -> dict[int, str]:
    """On which side of which mark its words stand: of the one meant first, then of those without a figure."""
    middle, scale, _ = placed(plot)
    one = plot.series[0]
    marks = {
        n: (
            ACROSS / 2 + scale * (spot[0] - middle[0]),
            (HIGH - HEAD - MEASURE) / 2 - scale * (spot[1] - middle[1]),
            radii[n],
        )
        for n, spot in enumerate(plot.spots)
        if spot
    }
    first = sorted(marks, key=lambda n: (n != plot.highlight, one.values[n] is not None, -radii[n]))
    sizes = [(width_of(_words(plot, n), SIZE) + 4, map_points.LINE * SIZE) for n in first]
    found = map_points.lettered([marks[n] for n in first], sizes, ACROSS, HIGH - HEAD - MEASURE)
    return {n: place[0] for n, place in zip(first, found, strict=True) if place}


def _words(plot: Plot, n: int) -> str:
    return f"{plot.labels[n]}{SPACE}{plot.said[n]}" if n < len(plot.said) else plot.labels[n]
