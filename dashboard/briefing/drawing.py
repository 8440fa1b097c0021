"""A plot as SVG: lines and columns, stacked or beside each other; what lies is drawn in lying.py. Pure.

It looks as on the screen (line_chart.py, charts.py) and holds to the same: what is None is not drawn, no line leads
over it, illustrative figures are pale, incomplete ones hollow or hatched. Every mark says in its <title> what it
stands for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.briefing import map_drawing
from dashboard.briefing.content import Plot, Series
from dashboard.briefing.lying import lying
from dashboard.briefing.scale import along, figure, reach, ticks
from dashboard.briefing.strokes import INK, SOFT, Pieces, Words, clean, solid, tag
from dashboard.briefing.typeface import width_of, wrapped
from dashboard.design import GRID, LINE
from dashboard.text import Text, safe

SIZE = 13
LINE_HEIGHT = 18
PALE = 0.5


@dataclass(frozen=True, slots=True)
class Field:
    """The room between the axes, what it reaches from and to, and how wide the room of one place is."""

    left: float
    right: float
    top: float
    foot: float
    low: float
    high: float
    places: int

    @property
    def slot(self) -> float:
        """The room of one place."""
        return (self.right - self.left) / max(self.places, 1)

    def x(self, place: float) -> float:
        """The middle of a place."""
        return self.left + (place + 0.5) * self.slot

    def y(self, value: float) -> float:
        """How far down a value stands."""
        return self.foot - (value - self.low) / (self.high - self.low) * (self.foot - self.top)


def drawn(plot: Plot, t: Text, width: float, height: float) -> Pieces:
    """The plot within width × height. Lying bars take the height they need (lying.tall)."""
    if plot.shape == "bars":
        return lying(plot, t, width)
    if plot.shape == "map":
        return map_drawing.lain_out(plot, t, width, height)
    key, down = _key(plot, width)
    low, high = reach(plot)
    values = ticks(low, high, not plot.is_share and plot.shape != "lines")
    written = along(values, plot, t)
    endings = [] if plot.shape != "lines" else _endings(plot, t)
    left = max((width_of(one, SIZE) for one in written), default=0) + 10
    right = width - max([6.0, *(width_of(said, SIZE + 1, bold=True) + 12 for _, _, _, said in endings)])
    rules, rows = _labels(plot, left, right)
    field = Field(left, right, down + 10 + rows * LINE_HEIGHT, height - 26, low, high, len(plot.labels))
    parts: Pieces = [*key]
    for value, said in zip(values, written, strict=True):
        y = field.y(value)
        parts.append(tag("path", d=f"M{left:.1f} {y:.1f}H{right:.1f}", stroke=solid(GRID), stroke_width=1))
        parts.append(Words(left - 8, y + 4.5, said, SIZE, anchor="end"))
    for row, place, x, said in rules:
        at = field.left + place * field.slot
        look = {"stroke": solid(LINE), "stroke_width": 1, "stroke_dasharray": "2 3"}
        parts.append(tag("path", d=f"M{at:.1f} {field.top - 4 - row * LINE_HEIGHT:.1f}V{field.foot:.1f}", **look))
        parts.append(Words(x, field.top - 8 - row * LINE_HEIGHT, said, SIZE - 1))
    parts += _names(plot, field)
    if plot.shape == "lines":
        parts += [line(one, plot, field, t) for one in plot.series if not one.is_loose]
        parts += _ends(endings, field)
    else:
        parts += _columns(plot, field, t)
    parts += [_loose(one, plot, field, t) for one in plot.series if one.is_loose]
    return parts


def said_of(one: Series, place: int, plot: Plot, t: Text) -> str:
    """What a mark stands for: the series, the place, the value with its unit."""
    value = one.values[place]
    amount = figure(value, plot, t) if plot.is_share else t.amount(value, plot.unit)
    return f"{one.name} · {plot.labels[place]}: {amount}"


def shade(one: Series, place: int) -> str:
    """A series' colour at a place: pale where the figure is illustrative."""
    return solid(one.colour, PALE if place < len(one.weak) and one.weak[place] else 1)


def is_hollow(one: Series, place: int) -> bool:
    """Whether not all reported there, or the figure is estimated."""
    return place < len(one.hollow) and one.hollow[place]


def mark(name: str, one: Series, place: int, plot: Plot, t: Text, **look: object) -> str:
    """A shape that stands for one value, and says so to who points at it and to programs."""
    title = tag("title", safe(clean(said_of(one, place, plot, t))))
    return tag(name, title, class_="mark", data_place=place, data_value=repr(one.values[place]), **look)


def line(one: Series, plot: Plot, field: Field, t: Text, radius: float = 4) -> str:
    """A series as a line through its markers."""
    points = [None if value is None else (field.x(n), field.y(value)) for n, value in enumerate(one.values)]
    paths = {False: "", True: ""}
    for n, (before, here) in enumerate(pairwise(points), start=1):
        if before is None or here is None or n in one.cut:
            continue
        bend = f"H{here[0]:.1f}" if plot.stepped else ""
        start = "" if paths[n in one.dashed].endswith(f"{before[0]:.1f} {before[1]:.1f}") else "M{:.1f} {:.1f}"
        paths[n in one.dashed] += start.format(*before) + f"{bend}L{here[0]:.1f} {here[1]:.1f}"
    look = {"fill": "none", "stroke": one.colour, "stroke_width": 2.4, "stroke_linejoin": "round"}
    found = [tag("path", class_="line", d=paths[False], **look) if paths[False] else ""]
    found += [tag("path", class_="line", d=paths[True], stroke_dasharray="6 3", **look) if paths[True] else ""]
    for n, point in enumerate(points):
        if point:
            edge = shade(one, n)
            ink = {"fill": "#FFFFFF" if is_hollow(one, n) else edge, "stroke": edge, "stroke_width": 2}
            wide = 1.5 if one.is_aim else radius
            found.append(mark("circle", one, n, plot, t, cx=point[0], cy=point[1], r=wide, **ink))
    return tag("g", "".join(found), class_="series")


def _key(plot: Plot, width: float) -> tuple[Pieces, float]:
    """What the colours mean, in as many lines as it takes, and how far down that reaches; nothing for one series."""
    if len(plot.series) < 2:
        return [], 0
    parts: Pieces = []
    x, y = 0.0, LINE_HEIGHT - 5.0
    for one in plot.series:
        wide = 20 + width_of(one.name, SIZE) + 22
        if x and x + wide - 22 > width:
            x, y = 0.0, y + LINE_HEIGHT + 2
        if one.is_loose:
            parts.append(_square(x + 6, y - 4.5, one.colour))
        elif plot.shape == "lines":
            parts.append(tag("path", d=f"M{x:.1f} {y - 4.5:.1f}h14", stroke=one.colour, stroke_width=2.4))
        else:
            parts.append(tag("rect", x=x, y=y - 10.5, width=12, height=12, rx=2, fill=one.colour))
        parts.append(Words(x + 20, y, one.name, SIZE))
        x += wide
    return parts, y + 8


def _labels(plot: Plot, left: float, right: float) -> tuple[list[tuple[int, int, float, str]], int]:
    """The lines of the rules' labels, each label in the lowest rows where it meets no other: row, place, x, words; and
    how many rows there are.
    """
    found, ends = [], dict[int, float]()
    slot = (right - left) / max(len(plot.labels), 1)
    for place, said in sorted(plot.rules):
        lines = wrapped(clean(said), right, SIZE - 1)
        at, wide = left + place * slot, max(width_of(line, SIZE - 1) for line in lines)
        is_before = place > len(plot.labels) / 2
        begin = min(max(at - wide if is_before else at, 0), max(right - wide, 0))
        rows = range(len(lines))
        row = next(n for n in range(len(ends) + 1) if all(begin > ends.get(n + k, -9.0) + 8 for k in rows))
        ends |= {row + k: begin + wide for k in rows}
        found += [(row + len(lines) - 1 - k, place, begin, line) for k, line in enumerate(lines)]
    return found, len(ends)


def _names(plot: Plot, field: Field) -> Pieces:
    """The places' names along the foot: all, or every so many counted from the newest, so that none meets another."""
    widest = max((width_of(one, SIZE) for one in plot.labels), default=0) + 10
    step = next((n for n in (1, 2, 4, 8, 12, 20, 40) if n * field.slot >= widest), len(plot.labels) or 1)
    last = len(plot.labels) - 1
    shown = [n for n in range(last + 1) if (last - n) % step == 0]
    return [Words(field.x(n), field.foot + 19, plot.labels[n], SIZE, anchor="middle") for n in shown]


def _endings(plot: Plot, t: Text) -> list[tuple[int, float, str, str]]:
    """The newest figures of the first two lines: place, value, colour, and as written."""
    found = []
    for one in [one for one in plot.series if not one.is_loose][:2]:
        known = [(n, value) for n, value in enumerate(one.values) if value is not None]
        found += [(*known[-1], one.colour, figure(known[-1][1], plot, t))] if known else []
    return found


def _ends(endings: Sequence[tuple[int, float, str, str]], field: Field) -> Pieces:
    """The newest figures, behind the ends of their lines; pushed apart where they would stand on each other."""
    placed = sorted((field.y(value) + 5, field.x(place) + 10, colour, said) for place, value, colour, said in endings)
    if len(placed) == 2 and placed[1][0] - placed[0][0] < SIZE + 3:
        middle = (placed[0][0] + placed[1][0]) / 2
        placed = [(middle + way * (SIZE + 3) / 2, *one[1:]) for way, one in zip((-1, 1), placed, strict=True)]
    return [Words(x, y, said, SIZE + 1, colour, bold=True) for y, x, colour, said in placed]


def _columns(plot: Plot, field: Field, t: Text) -> Pieces:
    upright = [one for one in plot.series if not one.is_loose]
    beside = 1 if plot.shape == "stack" else max(len(upright), 1)
    wide = min(field.slot * 0.62, 90.0 * beside) / beside
    found: Pieces = []
    above = []
    heaped = {True: [0.0] * field.places, False: [0.0] * field.places}  # above the axis and below it
    for number, one in enumerate(upright):
        parts = []
        for n, value in enumerate(one.values):
            if value is None:
                continue
            left = field.x(n) - wide * beside / 2 + (0 if plot.shape == "stack" else number * wide)
            base = heaped[value >= 0][n] if plot.shape == "stack" else 0.0
            heaped[value >= 0][n] += value
            top, foot = sorted((field.y(base + value), field.y(base)))
            box = {"x": left, "y": min(top, foot - 1.5), "width": wide, "height": max(foot - top, 1.5)}  # 0 is seen
            parts.append(mark("rect", one, n, plot, t, **box, fill=shade(one, n)))
            if is_hollow(one, n):
                parts.append(tag("rect", class_="hatch", **box, fill="url(#hatch)"))
            above.append((left + wide / 2, top - 6, figure(value, plot, t)))
        found.append(tag("g", "".join(parts), class_="series"))
    if plot.shape == "columns" and all(width_of(said, SIZE - 1) < wide - 2 for _, _, said in above):
        found += [Words(x, y, said, SIZE - 1, INK, anchor="middle") for x, y, said in above]
    axis = field.y(max(field.low, 0.0))
    return [*found, tag("path", d=f"M{field.left:.1f} {axis:.1f}H{field.right:.1f}", stroke=SOFT, stroke_width=1)]


def _loose(one: Series, plot: Plot, field: Field, t: Text) -> str:
    box = {"width": 9, "height": 9, "fill": "#FFFFFF", "stroke_width": 2}
    found = [
        mark("rect", one, n, plot, t, x=field.x(n) - 4.5, y=field.y(value) - 4.5, stroke=shade(one, n), **box)
        for n, value in enumerate(one.values)
        if value is not None
    ]
    return tag("g", "".join(found), class_="series")


def _square(x: float, y: float, colour: str) -> str:
    return tag("rect", x=x - 4.5, y=y - 4.5, width=9, height=9, fill="#FFFFFF", stroke=colour, stroke_width=2)
