"""Paragraphs on a slide: how high they stand, in which size they fit, what of them a page holds. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.briefing import room

BULLETS = "-•*+"
INDENT = 30
"""How much further in the words behind a bullet begin, in points."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its words, those before them that are strong, whether a bullet stands before it."""

    words: str
    strong: str = ""
    is_bullet: bool = False

    @property
    def whole(self) -> str:
        """All its words."""
        return self.strong + self.words


def read(text: str) -> list[Line]:
    """What somebody wrote: a paragraph a line, empty ones left out, a dash before it for a bullet."""
    bare = [line.strip() for line in text.split("\n") if line.strip()]
    return [Line(one[1:].strip(), is_bullet=True) if _has_bullet(one) else Line(one) for one in bare]


def height(lines: Sequence[Line], size: float, across: float, gap: float = 0) -> float:
    """How high they stand, in points, with a gap between them."""
    used = sum(room.height(one.whole, size, across - INDENT * one.is_bullet, bool(one.strong)) for one in lines)
    return used + gap * max(len(lines) - 1, 0)


def fitted(
    lines: Sequence[Line], sizes: Sequence[float], across: float, high: float, gap: float = 0
) -> tuple[float, list[Line]]:
    """The largest size (largest first) in which all fit in a box; at the smallest the last are cut, with "…" behind."""
    for size in sizes:
        if height(lines, size, across, gap) <= high:
            return size, list(lines)
    size, shown, left = sizes[-1], [], high
    for n, one in enumerate(lines):
        goes_on = n + 1 < len(lines) and left - height([one], size, across) - gap < size * room.LEADING
        words = one.words + " …" if goes_on else one.words
        wide = across - INDENT
        strong = room.cut(one.strong, size, wide, left, True) if one.strong else ""
        shown.append(replace(one, words=room.cut(words, size, wide, left) if words else "", strong=strong))
        left -= height(shown[-1:], size, across) + gap
        if goes_on:
            break
    return size, shown


def paged(
    lines: Sequence[Line], sizes: Sequence[float], across: float, high: float, gap: float
) -> tuple[float, list[list[Line]]]:
    """What stands on each page, on as few as at the smallest of these sizes, and the largest size in which it does."""
    tried = [(size, _pages(lines, size, across, high, gap)) for size in sizes]
    return next((size, pages) for size, pages in tried if len(pages) == len(tried[-1][1]))


def _pages(lines: Sequence[Line], size: float, across: float, high: float, gap: float) -> list[list[Line]]:
    rest, pages = list(lines), []
    while rest:
        page, rest = _page(rest, size, across, high, gap)
        pages.append(page)
    return pages or [[Line("")]]


def _page(lines: list[Line], size: float, across: float, high: float, gap: float) -> tuple[list[Line], list[Line]]:
    """As many paragraphs as a page holds, and the rest; what a heading heads stays with it where that is possible."""
    taken = 0
    while taken < len(lines) and height(lines[: taken + 1], size, across, gap) <= high:
        taken += 1
    if taken == len(lines):
        return lines, []
    if taken == 0:
        return _divided(lines, size, across, high)
    headings = [n for n in range(1, taken + 1) if _is_heading(lines[n])]
    taken = headings[-1] if headings else taken
    return lines[:taken], lines[taken:]


def _divided(lines: list[Line], size: float, across: float, high: float) -> tuple[list[Line], list[Line]]:
    """A paragraph longer than a page goes on on the next."""
    one, *others = lines
    held = room.cut(one.whole, size, across - INDENT, high - size, True).removesuffix("…")
    held = held[: held.rfind(" ") + 1] or held or one.whole[:1]  # at a word's end, unless it is longer than a page
    first = replace(one, strong=held[: len(one.strong)], words=held[len(one.strong) :])
    return [first], [replace(one, strong="", words=one.whole[len(held) :]), *others]


def _is_heading(line: Line) -> bool:
    return bool(line.strong) and not line.words


def _has_bullet(words: str) -> bool:
    return words[0] in BULLETS and words[1:2] in (" ", "\t")
