"""How wide words are in the typeface everything that leaves is set in (dashboard/fonts), and where their lines end."""

from base64 import b64encode
from functools import cache
from importlib import resources
from pathlib import Path

from PIL import ImageFont

FOLDER = Path(str(resources.files("dashboard") / "fonts"))
_EXACT = 100
"""Measured this large, and scaled: no rounding to whole pixels."""


def width_of(words: str, size: float, bold: bool = False) -> float:
    """The width of a line in the unit of its size."""
    return _font("Bold" if bold else "Regular").getlength(words) * size / _EXACT


def wrapped(words: str, width: float, size: float, bold: bool = False) -> list[str]:
    """The words in lines that are no wider. A word wider than a line is broken; nothing is left out."""
    lines: list[str] = []
    for paragraph in words.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if width_of(longer, size, bold) <= width:
                line = longer
                continue
            lines += [line] if line else []
            line = word
            while width_of(line, size, bold) > width and len(line) > 1:
                end = next(n for n in range(len(line) - 1, 0, -1) if n == 1 or width_of(line[:n], size, bold) <= width)
                lines.append(line[:end])
                line = line[end:]
        lines.append(line)
    return lines


@cache
def css() -> str:
    """The shapes of its letters as CSS, for what has to look the same on any machine without asking for a file."""
    found = ""
    for style, weight in (("Regular", 400), ("Bold", 700)):
        data = b64encode((FOLDER / f"Inter-{style}.woff2").read_bytes()).decode()
        found += f"@font-face{{font-family:Inter;font-weight:{weight};src:url(data:font/woff2;base64,{data})}}"
    return found


@cache
def _font(style: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FOLDER / f"Inter-{style}.ttf", _EXACT, layout_engine=ImageFont.Layout.BASIC)
