"""A map as SVG: areas at their places, as large and as dark as their figures. Pure."""

from dashboard import map_points
from dashboard.briefing.content import Plot
from dashboard.briefing.scale import figure
from dashboard.briefing.strokes import INK, SOFT, Pieces, Words, clean, solid, tag
from dashboard.briefing.typeface import width_of
from dashboard.design import QUIET, WARNING
from dashboard.text import Text, safe

SIZE = 11
MISSING = 6.0
"""The radius of a mark without a figure."""


def lain_out(plot: Plot, t: Text, width: float, height: float) -> Pieces:
    """The map within width × height, north up; what has no spot is left to the words below the chart."""
    one = plot.series[0]
    known = [value for value in one.values if value is not None]
    top, low = max(known, default=0.0), min(known, default=0.0)
    most = map_points.largest(len(plot.labels))
    middle, scale, _ = map_points.frame(plot.spots, width, height - 22, most + 12)
    drawn = []
    for n, (spot, value) in enumerate(zip(plot.spots, one.values, strict=True)):
        if spot:
            r = MISSING if value is None else map_points.radius(value, top, most)
            x, y = width / 2 + scale * (spot[0] - middle[0]), (height - 22) / 2 - scale * (spot[1] - middle[1])
            drawn.append((n, x, y, r))
    drawn.sort(key=lambda mark: -mark[3])  # a small mark lies over a large one
    parts: Pieces = []
    for n, x, y, r in drawn:
        value = one.values[n]
        said = said_at(plot, n, t)
        title = tag("title", safe(clean(f"{plot.labels[n]}: {said}")))
        edge = WARNING if n == plot.highlight else QUIET
        circle = {"cx": x, "cy": y, "r": r, "stroke": edge, "stroke_width": 2.6 if n == plot.highlight else 1}
        if value is None:
            parts.append(tag("circle", title, class_="none", fill="#FFFFFF", stroke_dasharray="3 2", **circle))
            continue
        weak = n < len(one.weak) and one.weak[n]
        fill = solid(map_points.shade(value, low, top), 0.5 if weak else 1)
        parts.append(tag("circle", title, class_="mark", data_place=n, data_value=repr(value), fill=fill, **circle))
        if n < len(one.hollow) and one.hollow[n]:
            parts.append(tag("circle", class_="hatch", cx=x, cy=y, r=r, fill="url(#hatch)"))
    first = sorted(drawn, key=lambda mark: (mark[0] != plot.highlight, one.values[mark[0]] is not None, -mark[3]))
    words = [f"{plot.labels[n]} {said_at(plot, n, t)}" for n, *_ in first]
    sizes = [(width_of(one_, SIZE), map_points.LINE * SIZE) for one_ in words]
    found = map_points.lettered([mark[1:] for mark in first], sizes, width, height - 22)
    for (n, *_), said, place in zip(first, words, found, strict=True):
        if place:
            parts.append(Words(place[1], place[2] + SIZE, said, SIZE, INK, bold=n == plot.highlight))
    return [*parts, *_measure(scale, t, height)]


def said_at(plot: Plot, place: int, t: Text) -> str:
    """The figure of an area, or why there is none."""
    if place < len(plot.said):
        return plot.said[place]
    value = plot.series[0].values[place]
    return t("state.missing") if value is None else figure(value, plot, t)


def _measure(scale: float, t: Text, height: float) -> Pieces:
    """How long so many kilometres are."""
    long = map_points.measure(scale, 120)
    path = f"M4 {height - 12:.1f}v5h{long * scale:.1f}v-5"
    line = tag("path", d=path, stroke=solid(QUIET), stroke_width=1.4, fill="none")
    return [line, Words(10 + long * scale, height - 6, t("map.kilometres", count=t.number(long)), SIZE, SOFT)]
