"""A sheet as a grid: cells by place, titles seen through merged ranges, addresses."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from etl.model import Cell, Sheet, Where

_NO_CELLS: dict[int, Cell] = {}
Comma = Literal["thousand", "decimal"]
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3},\d{3}\.\d+")
_VIETNAMESE = re.compile(r"\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet's cells by row and column, both in order.

    `covered` maps each place of a merged range to the one that holds its text; `tall` are the first places of ranges
    merged over more than one row; `comma` what a comma between digits means in this sheet, where other cells leave no
    doubt.
    """

    sheet: Sheet
    rows: dict[int, dict[int, Cell]]
    covered: dict[tuple[int, int], tuple[int, int]]
    tall: frozenset[tuple[int, int]]
    comma: Comma | None
    last_row: int
    last_column: int

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that stands there itself."""
        return self.rows.get(row, _NO_CELLS).get(column)

    def seen(self, row: int, column: int) -> Cell | None:
        """The cell a reader sees there: the one there, or the merged one spread over the place."""
        return self.at(*self.covered.get((row, column), (row, column))) if self.covered else self.at(row, column)

    def text(self, row: int, column: int) -> str:
        """What a reader sees there, "" where nothing is."""
        cell = self.seen(row, column)
        return cell.text if cell else ""

    def row(self, row: int) -> Sequence[Cell]:
        """The cells that stand in a row themselves, from left to right."""
        return list(self.rows.get(row, _NO_CELLS).values())

    def place(self, cell: Cell) -> Where:
        """The place of a cell of the sheet; the address is the cell's own, of which there may be a million."""
        if self.sheet.table is not None:
            return Where(table=self.sheet.table, cell=cell.address)
        return Where(sheet=self.sheet.name, cell=cell.address)

    def where(self, row: int, column: int) -> Where:
        """The place of a cell in the report."""
        if self.sheet.table is not None:
            return Where(table=self.sheet.table, cell=address(row, column))
        return Where(sheet=self.sheet.name, cell=address(row, column))


def grid(sheet: Sheet) -> Grid:
    """The grid of a sheet."""
    rows = _in_order(sheet.cells)
    covered = {
        (row, column): (merge.first_row, merge.first_column)
        for merge in sheet.merges
        if (merge.last_row - merge.first_row) * (merge.last_column - merge.first_column) < 100_000
        for row in range(merge.first_row, merge.last_row + 1)
        for column in range(merge.first_column, merge.last_column + 1)
    }
    last_row = max((cell.row for cell in sheet.cells), default=0)
    last_column = max((cell.column for cell in sheet.cells), default=0)
    tall = frozenset(
        (merge.first_row, merge.first_column) for merge in sheet.merges if merge.last_row > merge.first_row
    )
    return Grid(sheet, rows, covered, tall, _comma(sheet), last_row, last_column)


def _in_order(cells: Sequence[Cell]) -> dict[int, dict[int, Cell]]:
    """Cells by row and column, from above and from the left; most files hold them in that order already."""
    rows: dict[int, dict[int, Cell]] = {}
    for cell in cells:
        row = rows.get(cell.row)
        if row is None:
            row = rows[cell.row] = {}
        row[cell.column] = cell
    ordered = {row: here if _rises(here) else dict(sorted(here.items())) for row, here in rows.items()}
    return ordered if _rises(ordered) else dict(sorted(ordered.items()))


def _rises(numbers: Iterable[int]) -> bool:
    return all(one < following for one, following in pairwise(numbers))


def _comma(sheet: Sheet) -> Comma | None:
    """What a comma means: "1,234,500" and "98.75" leave only thousands, "98,7" and "1.234.500" only decimals."""
    texts = [cell.text.strip().rstrip("% ") for cell in sheet.cells if cell.kind == "text" and len(cell.text) < 20]
    thousands = any(_ENGLISH.fullmatch(text) for text in texts)
    decimals = any(_VIETNAMESE.fullmatch(text) for text in texts)
    return None if thousands == decimals else "thousand" if thousands else "decimal"


def address(row: int, column: int) -> str:
    """The address of a place as spreadsheets write it: row 14, column 4 is D14."""
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """The letters of a column from 1: A, B, … Z, AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found
