"""What the readers share: how cells and paragraphs go out, and the limits that keep the parent's memory safe."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
MAX_CELLS = 1_500_000
"""100,000 rows of 12 columns and a little; the parent holds every cell, at about 300 bytes each."""
MAX_TEXT = 80_000_000
"""Characters in all texts together: one long shared string named by many cells is small in the file, not in memory."""
MAX_MERGES = 50_000
MAX_MERGES_IN_A_ROW = 1_000
BUNDLE = 4_000

Row = tuple[int, list[int], list[str], list[Any], list[int], list[int]]
"""One row's filled cells: its number, then for each cell its column (both from 1), its kind ("t" text, "n" number, "d"
date, "b" boolean, "e" error, "u" uncalculated), its value (ISO text for a date), its number format's place among the
formats or -1, and 1 when its row or column is hidden. Six lists, because many small tuples take twice as long."""
Box = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 1."""


class Broken(Exception):
    """The file cannot be read, or not trusted; `code` names the problem."""

    def __init__(self, code: str, found: str = "", sheet: str | None = None, cell: str | None = None) -> None:
        super().__init__(code)
        self.code, self.found, self.sheet, self.cell = code, found, sheet, cell


def letters(column: int) -> str:
    """The letters of a column, from 1: A, B, … Z, AA."""
    word = ""
    while column:
        column, rest = divmod(column - 1, 26)
        word = chr(65 + rest) + word
    return word


class Pages:
    """Writes sheets and cells as JSON lines."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._cells, self._text = out, 0, 0

    def formats(self, codes: list[str]) -> None:
        """The number formats that cells will point at."""
        self._say({"formats": codes})

    def paragraphs(self, texts: list[str]) -> None:
        """What a document says outside of its tables, in order."""
        self._count_text(sum(map(len, texts)))
        self._say({"paragraphs": texts})

    def remark(self, code: str, count: int = 1) -> None:
        """Something a person should look at although the file was read; `code` names it in etl/problems.toml."""
        self._say({"remark": code, "count": count})

    def sheet(
        self,
        name: str,
        hidden: bool,
        merges: list[Box],
        rows: Iterable[Row],
        table: int | None = None,
        above: Sequence[str] = (),
    ) -> None:
        """One sheet, its rows in order; blank cells, and those covered by a merge, are left out.

        In a document `table` is its number, and `above` what is said between it and the table before.
        """
        if len(merges) > MAX_MERGES:
            raise Broken("too_heavy", sheet=name)
        self._count_text(sum(map(len, above)), name)
        self._say({"sheet": name, "hidden": hidden, "merges": merges, "table": table, "above": above})
        covered = _Covered(merges)
        bundle = _new_bundle()
        for row, *lists in rows:
            boxes = covered.by(row) if merges else ()
            texts = [value for value in lists[2] if type(value) is str]
            if boxes or not all(map(str.strip, texts)):
                shown = [at for at, cell in enumerate(zip(*lists, strict=True)) if _shows(row, cell, boxes)]
                if len(shown) < len(lists[0]):
                    lists = [[values[at] for at in shown] for values in lists]
            self._count_text(sum(map(len, texts)), name)
            self._cells += len(lists[0])
            if self._cells > MAX_CELLS:
                raise Broken("too_heavy", sheet=name)
            bundle[0].extend([row] * len(lists[0]))
            for whole, part in zip(bundle[1:], lists, strict=True):
                whole.extend(part)
            if len(bundle[0]) >= BUNDLE:
                self._bundle(bundle)
                bundle = _new_bundle()
        self._bundle(bundle)

    def done(self) -> None:
        """The last line of a whole answer."""
        self._say({"done": self._cells})

    def _count_text(self, more: int, sheet: str | None = None) -> None:
        self._text += more
        if self._text > MAX_TEXT:
            raise Broken("too_heavy", sheet=sheet)

    def _bundle(self, bundle: list[list[Any]]) -> None:
        rows, columns, kinds, values, styles, hidden = bundle
        self._say([rows, columns, "".join(kinds), values, styles, hidden if any(hidden) else 0])

    def _say(self, line: Any) -> None:
        self._out.write(json.dumps(line, ensure_ascii=False, allow_nan=False, separators=(",", ":")))
        self._out.write("\n")


def _new_bundle() -> list[list[Any]]:
    return [[], [], [], [], [], []]


def _shows(row: int, cell: tuple[Any, ...], boxes: Iterable[Box]) -> bool:
    column, kind, value, *_ = cell
    if kind == "t" and not value.strip():
        return False
    return not any(box[1] <= column <= box[3] and (row, column) != box[:2] for box in boxes)


class _Covered:
    """Which merges reach a row, asked row by row downwards: a merged area shows its top left cell only."""

    def __init__(self, merges: list[Box]) -> None:
        self._coming = sorted(merges, reverse=True)
        self._boxes: list[Box] = []

    def by(self, row: int) -> list[Box]:
        while self._coming and self._coming[-1][0] <= row:
            self._boxes.append(self._coming.pop())
        self._boxes = [box for box in self._boxes if box[2] >= row]
        if len(self._boxes) > MAX_MERGES_IN_A_ROW:
            raise Broken("too_heavy", f"{len(self._boxes)} merges", cell=f"A{row}")
        return self._boxes
