"""SVG, tag by tag: every attribute and every word made harmless, colours that need no transparency. Pure."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.text import safe

INK, SOFT = "#1F2A37", "#5B6675"
"""Words that are read first, and those that are read then; both dark enough on paper and on a wall."""
TYPEFACE = "Inter, 'Segoe UI', Arial, sans-serif"
_HATCH = (
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M1.5 0V6" stroke="#FFFFFF" stroke-width="2.2"/></pattern>'
)
"""What lies over a bar whose figure is incomplete: fill="url(#hatch)"."""
_NO_LETTER = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) has no place for."""


def clean(words: object) -> str:
    """Words from wherever, composed (NFC), without signs that no document may hold."""
    return unicodedata.normalize("NFC", _NO_LETTER.sub("", str(words)))


def cleaned(value: Any) -> Any:
    """The same with every word in it clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {key: cleaned(one) for key, one in value.items()}
    return [cleaned(one) for one in value] if isinstance(value, (list, tuple)) else value


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text whose foot stands at y; x is its beginning, its middle or its end, by `anchor`."""

    x: float
    y: float
    said: str
    size: float = 13
    colour: str = SOFT
    bold: bool = False
    anchor: str = "start"


Pieces = list[str | Words]
"""A drawing: shapes as SVG elements, and words, which SVG and typst each write in their own way."""


def moved(pieces: Pieces, x: float, y: float) -> Pieces:
    """The drawing so far to the right and down."""
    there = f"translate({_written(float(x))} {_written(float(y))})"
    return [
        tag("g", one, transform=there) if isinstance(one, str) else replace(one, x=one.x + x, y=one.y + y)
        for one in pieces
    ]


def sheet(pieces: Pieces, width: float, height: float, language: str, css: str = "") -> str:
    """The drawing as a whole SVG document."""
    style = tag("style", css) if css else ""
    look = {"font_family": TYPEFACE, "role": "img", "xml:lang": language}
    space = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {_written(width)} {_written(height)}"}
    inside = "".join(one if isinstance(one, str) else _text(one) for one in pieces)
    return tag("svg", f"<defs>{style}{_HATCH}</defs>{inside}", **space, width=width, height=height, **look)


def apart(pieces: Pieces, width: float, height: float, language: str) -> tuple[str, Sequence[Words]]:
    """The drawing as an SVG document without a word, and its words."""
    shapes = [one for one in pieces if isinstance(one, str)]
    return sheet(shapes, width, height, language), [one for one in pieces if isinstance(one, Words)]


def tag(name: str, inside: str = "", **attributes: object) -> str:
    """An element; `inside` is SVG, attributes are bare values: `stroke_width=2` is stroke-width="2"."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_written(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def solid(colour: str, part: float = 1.0) -> str:
    """What a colour (#1A80C4, rgba(127,140,155,0.2)) looks like on white, and with that part of it: #RRGGBB."""
    if colour.startswith("#"):
        parts = [int(colour[n : n + 2], 16) for n in (1, 3, 5)]
    else:
        *parts, opacity = (float(number) for number in re.findall(r"[\d.]+", colour))
        part *= opacity
    return "#" + "".join(f"{round(255 - (255 - one) * part):02X}" for one in parts)


def _text(one: Words) -> str:
    weight, anchor = (700 if one.bold else None), (None if one.anchor == "start" else one.anchor)
    look = {"font_size": one.size, "fill": one.colour, "font_weight": weight, "text_anchor": anchor}
    return tag("text", safe(clean(one.said)), x=one.x, y=one.y, **look)


def _written(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else safe(clean(value))
