"""A slide's table as words, and dealt out over pages. Pure."""

from collections.abc import Collection, Iterator, Sequence

import pandas as pd

from dashboard.briefing import room
from dashboard.briefing.content import Slide
from dashboard.standings import NOTHING
from dashboard.text import Text

SIZES = (16, 14, 13, 12, 11, 10)
SMALL = (11, 10)
"""Of a table whose cells speak by their colour, so that much of it is seen at once."""
PADDING = 12
"""Left and right of the words of a cell together, in points."""
_LEAST = 44
Rows = list[list[str]]


def grid(slide: Slide, t: Text) -> tuple[list[str], Rows, frozenset[int]]:
    """A table's titles, its rows as the language writes them, and which columns hold figures.

    Where there is no figure stands a dash: why there is none, the column of remarks says.
    """
    columns, right = [], set()
    for n, name in enumerate(slide.table.columns):
        values = slide.table[name]
        if name in slide.shares:
            columns.append([NOTHING if pd.isna(value) else t.percent(value) for value in values])
        elif name in slide.numbers or pd.api.types.is_numeric_dtype(values):
            is_whole = all(value % 1 == 0 for value in values.dropna())
            decimals = None if name in slide.mixed else 0 if is_whole else 1  # alike down a column
            columns.append([NOTHING if pd.isna(value) else t.number(value, decimals) for value in values])
        else:
            columns.append(["" if pd.isna(value) else str(value) for value in values])
            continue
        right.add(n)
    return (
        [str(name) for name in slide.table.columns],
        [list(row) for row in zip(*columns, strict=True)],
        frozenset(right),
    )


def has_gaps(rows: Rows, right: Collection[int]) -> bool:
    """Whether a dash stands in a column of figures anywhere."""
    return any(row[n] == NOTHING for row in rows for n in right)


def columns(head: Sequence[str], rows: Rows, across: float, sizes: Sequence[float]) -> tuple[float, list[float]]:
    """The largest of these sizes at which nothing is broken, or the last; the columns' widths in points."""
    size = next((one for one in sizes if sum(_natural(head, rows, one)) <= across), sizes[-1])
    return size, _squeezed(_natural(head, rows, size), across)


def divided(
    head: Sequence[str], rows: Rows, across: float, high: float, sizes: Sequence[float] = SIZES
) -> tuple[float, list[float], list[Rows]]:
    """The size of letters, the columns' widths in points, and the rows of each page; words longer than it are cut.

    Where a larger size breaks sentences over lines, and the whole table still fits on one page, it is that.
    """
    size, widths = columns(head, rows, across, sizes)
    larger = [one for one in sizes if one > size]
    size, widths = next(_whole(head, rows, across, high, larger), (size, widths))
    room_ = high - _row_height(head, widths, size)
    pages: list[Rows] = [[]]
    used = 0.0
    for row in rows:
        row = [room.cut(words, size, width - PADDING, room_ - 8) for words, width in zip(row, widths, strict=True)]
        needed = _row_height(row, widths, size)
        if pages[-1] and used + needed > room_:
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += needed
    return size, widths, pages


def _whole(
    head: Sequence[str], rows: Rows, across: float, high: float, sizes: Sequence[float]
) -> Iterator[tuple[float, list[float]]]:
    """The sizes at which a table fits on one page without a word broken, and its columns' widths."""
    for size in sizes:
        widths = _squeezed(_natural(head, rows, size), across)
        words = [
            max(room.width(word, size, True) for row in (head, *rows) for word in (row[n].split() or [""]))
            for n in range(len(head))
        ]
        is_whole = all(word + PADDING <= width for word, width in zip(words, widths, strict=True))
        if is_whole and sum(_row_height(row, widths, size) for row in (head, *rows)) <= high:
            yield size, widths


def _natural(head: Sequence[str], rows: Rows, size: float) -> list[float]:
    """How wide each column is when nothing is broken, titles at their longest word."""
    widest = [max((room.width(word, size, True) for word in title.split()), default=0) for title in head]
    for row in rows:
        widest = [max(width, room.width(words, size)) for width, words in zip(widest, row, strict=True)]
    return [max(width + PADDING, _LEAST) for width in widest]


def _squeezed(widths: list[float], across: float) -> list[float]:
    """The widths, when they are more than there is room for: the widest give way first."""
    over = sum(widths) - across
    if over <= 0:
        spare = -over / len(widths)
        return [width + min(spare, 40) for width in widths]
    low, high = 0.0, max(widths)
    for _ in range(40):  # the bound under which all together fit
        bound = (low + high) / 2
        low, high = (bound, high) if sum(min(width, bound) for width in widths) <= across else (low, bound)
    return [min(width, low) for width in widths]


def _row_height(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    most = max(room.lines(words, size, width - PADDING, True) for words, width in zip(row, widths, strict=True))
    return most * size * room.LEADING + 8
