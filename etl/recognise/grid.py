"""A sheet as a grid: cells by place, titles seen through merged ranges, addresses."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from etl.model import Cell, Sheet, Where

Comma = Literal["thousand", "decimal"]
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3},\d{3}\.\d+")
_VIETNAMESE = re.compile(r"\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet's cells by (row, column); `covered` maps each place of a merged range to the one that holds its text.

    `tall` are the first places of ranges merged over more than one row; `comma` what a comma between digits means in
    this sheet, where other cells leave no doubt.
    """

    sheet: Sheet
    cells: dict[tuple[int, int], Cell]
    covered: dict[tuple[int, int], tuple[int, int]]
    rows: dict[int, list[Cell]]
    tall: frozenset[tuple[int, int]]
    comma: Comma | None
    last_row: int
    last_column: int

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that stands there itself."""
        return self.cells.get((row, column))

    def seen(self, row: int, column: int) -> Cell | None:
        """The cell a reader sees there: the one there, or the merged one spread over the place."""
        return self.cells.get(self.covered.get((row, column), (row, column)))

    def text(self, row: int, column: int) -> str:
        """What a reader sees there, "" where nothing is."""
        cell = self.seen(row, column)
        return cell.text if cell else ""

    def row(self, row: int) -> Sequence[Cell]:
        """The cells that stand in a row themselves, from left to right."""
        return self.rows.get(row, ())

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
    cells = {(cell.row, cell.column): cell for cell in sheet.cells}
    covered = {
        (row, column): (merge.first_row, merge.first_column)
        for merge in sheet.merges
        if (merge.last_row - merge.first_row) * (merge.last_column - merge.first_column) < 100_000
        for row in range(merge.first_row, merge.last_row + 1)
        for column in range(merge.first_column, merge.last_column + 1)
    }
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in sorted(sheet.cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(cell)
    last_row = max((cell.row for cell in sheet.cells), default=0)
    last_column = max((cell.column for cell in sheet.cells), default=0)
    tall = frozenset(
        (merge.first_row, merge.first_column) for merge in sheet.merges if merge.last_row > merge.first_row
    )
    return Grid(sheet, cells, covered, dict(rows), tall, _comma(sheet), last_row, last_column)


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
