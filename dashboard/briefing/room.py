"""How much room words take, so that they are made smaller by rule before they run over. Pure.

Widths are those of Arial (Helvetica's metrics, in thousandths of the size), which every Windows has and LibreOffice
replaces by a typeface just as wide; a letter with marks is as wide as without, save the horned ones.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache

FONT = "Arial"
LEADING = 1.2
"""From line to line, in sizes."""
_BOLD = 1.07
_SLACK = 1.06
"""Programs break lines a little differently, and where Arial is missing some letters come from a wider typeface."""
_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_BY_LETTER = {chr(32 + n): int(width) for n, width in enumerate(_WIDTHS.split())}
_HORN = "\u031b"


@cache
def _letter(letter: str) -> int:
    base, *marks = unicodedata.normalize("NFD", letter)
    if base not in _BY_LETTER:  # what is not Latin may be as wide as high
        return 700 if base < "\u2000" else 300 if base <= "\u200a" else 1000
    return _BY_LETTER[base] + (100 if _HORN in marks else 0)


def width(words: str, size: float, bold: bool = False) -> float:
    """How wide a line is, in points, at a size in points."""
    return sum(map(_letter, words)) * size / 1000 * _SLACK * (_BOLD if bold else 1)


def lines(words: str, size: float, across: float, bold: bool = False) -> int:
    """How many lines words take when they are broken at spaces, and within a word that is wider than a line."""
    return sum(_broken(paragraph, size, across, bold) for paragraph in words.split("\n"))


def height(words: str, size: float, across: float, bold: bool = False) -> float:
    """How high they then stand, in points."""
    return lines(words, size, across, bold) * size * LEADING


def fitted(words: str, sizes: Sequence[float], across: float, high: float, bold: bool = False) -> tuple[float, str]:
    """The largest of these sizes (largest first) at which words fit in a box of points, and the words.

    Where they do not even fit at the smallest, they are cut and end with "…".
    """
    for size in sizes:
        if height(words, size, across, bold) <= high:
            return size, words
    return sizes[-1], cut(words, sizes[-1], across, high, bold)


def cut(words: str, size: float, across: float, high: float, bold: bool = False) -> str:
    """As much of words as fits, with "…" where something is missing."""
    if height(words, size, across, bold) <= high:
        return words
    least, most = 0, len(words)
    while least < most:  # how many letters fit
        middle = (least + most + 1) // 2
        if height(words[:middle].rstrip() + "…", size, across, bold) <= high:
            least = middle
        else:
            most = middle - 1
    return words[:least].rstrip() + "…"


def _broken(paragraph: str, size: float, across: float, bold: bool) -> int:
    count, used, space = 1, 0.0, width(" ", size, bold)
    for word in paragraph.split(" "):
        long = width(word, size, bold)
        if used and used + space + long > across:
            count, used = count + 1, 0.0
        while long > across and across > 0:
            count, long = count + 1, long - across
        used += (space if used else 0) + long
    return count
