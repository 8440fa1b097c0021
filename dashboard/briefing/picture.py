"""A chart (or a table) as a picture that explains itself: title, what is drawn, mark, source, as of.

SVG is written here and in drawing.py; pixels are made of it by typst. No browser has a part in it.
"""

from typing import Literal

from dashboard.briefing import cells, panels
from dashboard.briefing.content import Slide
from dashboard.briefing.drawing import drawn
from dashboard.briefing.gridded import gridded
from dashboard.briefing.lying import tall
from dashboard.briefing.press import drawing, pressed
from dashboard.briefing.strokes import INK, SOFT, Pieces, Words, clean, moved, sheet, tag
from dashboard.briefing.typeface import css, width_of, wrapped
from dashboard.text import Text, safe

WIDTH, HEIGHT = 960, 560
EDGE = 28
MARK = "#8A5A00", "#FBEFD5"
LEAST, MAP_LEAST = 240, 460
"""A chart, a map is never less high, however long its title."""


def svg(slide: Slide, t: Text, as_of: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    """The slide's chart, or its table where there is none, with all that belongs to it, as SVG of that width.

    `as_of` says in words of when the figures are. It is as high as said, and higher where bars or words need it. The
    letters' shapes are within, so that it looks the same wherever a browser shows it. Raises ValueError when the slide
    has neither chart nor table.
    """
    pieces, total = _composed(slide, t, as_of, width, height)
    about = [tag("title", safe(clean(slide.title))), tag("desc", safe(clean(slide.alt))) if slide.alt else ""]
    return sheet([*about, *pieces], width, total, t.language, css())


def png(
    slide: Slide, t: Text, as_of: str, scale: Literal[1, 2, 3] = 2, width: int = WIDTH, height: int = HEIGHT
) -> bytes:
    """The same in pixels: scale × width of them side by side. Raises ValueError when the slide has neither."""
    pieces, total = _composed(slide, t, as_of, width, height)
    return pressed("picture.typ", {"drawing": drawing(pieces, width, total)}, "png", ppi=72.0 * scale)


def _composed(slide: Slide, t: Text, as_of: str, width: int, height: int) -> tuple[Pieces, int]:
    """The whole picture, and how high it is."""
    if slide.plot is None and slide.table is None:
        raise ValueError("a slide without a chart or a table has no picture")
    inner = width - 2 * EDGE
    head, top = _head(slide, inner)
    dash = "" if slide.plot else cells.dash_note(slide, t)
    below = [part for part in (slide.legend, dash, slide.source, as_of) if part]
    foot = [line for part in below for line in wrapped(clean(part), inner, 12)]
    left = height - top - len(foot) * 17 - EDGE - 16
    inside, room = _drawn(slide, t, inner, left)
    total = round(top + room + 18 + len(foot) * 17 + EDGE - 10)
    ground = tag("rect", width=width, height=total, fill="#FFFFFF")
    chart = moved(inside, EDGE, top)
    lines = [Words(EDGE, top + room + 26 + n * 17, line, 12) for n, line in enumerate(foot)]
    return [ground, *head, *chart, *lines], total


def _drawn(slide: Slide, t: Text, width: float, left: float) -> tuple[Pieces, float]:
    """The chart, or the table where there is none, and how high it is; `left` is what there is room for."""
    plot = slide.plot
    if plot is None:
        return gridded(slide, t, width)
    if plot.shape == "panels":
        return panels.panels(plot, t, width), panels.tall(plot, width)
    least = tall(plot, width) if plot.shape == "bars" else MAP_LEAST if plot.shape == "map" else LEAST
    room = max(least, left)
    return drawn(plot, t, width, room), room


def _head(slide: Slide, width: float) -> tuple[Pieces, float]:
    """Title, heading, subtitle and mark, and how far down they reach."""
    parts: Pieces = []
    y = EDGE - 6.0
    for said, size, colour, bold, after in (
        (slide.title, 22, INK, True, 4),
        ("" if slide.heading == slide.title else slide.heading, 15, INK, False, 2),
        (slide.subtitle, 13, SOFT, False, 4),
    ):
        for line in wrapped(clean(said), width, size, bold) if said else ():
            y += size * 1.36
            parts.append(Words(EDGE, y, line, size, colour, bold))
        y += after if said else 0
    if slide.mark:
        lines = wrapped(clean(slide.mark), width - 24, 12, bold=True)
        from_, ink = y + 6, {"size": 12, "colour": MARK[0], "bold": True}
        wide = max(width_of(line, 12, bold=True) for line in lines) + 22
        parts.append(tag("rect", x=EDGE, y=from_, width=wide, height=len(lines) * 16 + 7, rx=11, fill=MARK[1]))
        parts += [Words(EDGE + 11, from_ + 15 + n * 16, line, **ink) for n, line in enumerate(lines)]
        y = from_ + len(lines) * 16 + 9
    return parts, y + 14
