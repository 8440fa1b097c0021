"""A slide's table as a drawing, for a picture of what has no chart. Pure."""

from dashboard.briefing import cells
from dashboard.briefing.content import Slide
from dashboard.briefing.strokes import INK, SOFT, Pieces, Words, clean, solid, tag
from dashboard.briefing.typeface import width_of, wrapped
from dashboard.design import LINE as RULE
from dashboard.text import Text

SIZE, LINE, PAD = 13, 17, 14


def gridded(slide: Slide, t: Text, width: float) -> tuple[Pieces, float]:
    """The table within a width, and how high it is: no word is left out, cells take as many lines as they need."""
    head, rows, are_numbers = cells.written(slide, t)
    tints = dict(slide.tints)
    widths = _widths([head, *rows], width)
    found: Pieces = []
    y = 0.0
    for n, row in enumerate([head, *rows]):
        lines = [wrapped(clean(words), wide - PAD, SIZE, bold=n == 0) for words, wide in zip(row, widths, strict=True)]
        high = max(len(one) for one in lines) * LINE + 9
        x = 0.0
        for words, cell, wide, is_number in zip(row, lines, widths, are_numbers, strict=True):
            if n and words in tints:
                found.append(tag("rect", x=x + 1, y=y + 1, width=wide - 2, height=high - 2, fill=tints[words], rx=3))
            at, anchor = (x + wide - PAD, "end") if is_number else (x + PAD / 2, "start")
            look = {"colour": INK if n else SOFT, "bold": n == 0, "anchor": anchor}
            found += [Words(at, y + 15 + k * LINE, line, SIZE, **look) for k, line in enumerate(cell)]
            x += wide
        y += high
        found.append(tag("path", d=f"M0 {y:.1f}H{width:.1f}", stroke=solid(RULE), stroke_width=1 if n else 1.5))
    return found, y + 4


def _widths(rows: list[list[str]], width: float) -> list[float]:
    """What each column takes when nothing is broken; where that is too much, the widest give way, evenly."""
    natural = [
        max(width_of(clean(words), SIZE, bold=True) for words in column) + PAD for column in zip(*rows, strict=True)
    ]
    if sum(natural) <= width:
        spare = (width - sum(natural)) / len(natural)
        return [one + spare for one in natural]
    low, high = 0.0, max(natural)
    for _ in range(40):  # the bound under which all together fit
        bound = (low + high) / 2
        low, high = (bound, high) if sum(min(one, bound) for one in natural) <= width else (low, bound)
    return [min(one, low) for one in natural]
