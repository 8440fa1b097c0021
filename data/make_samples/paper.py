"""Paper to write reports on: workbooks and CSV files that note every figure at the moment it is written (the truth)."""

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

TRUTH_COLUMNS = ("file", "sheet", "cell", "indicator", "area_code", "area_name", "period", "breakdown", "value",
                 "qualifier", "cumulative", "is_total")  # fmt: skip


@dataclass(frozen=True)
class Meaning:
    """What a figure says, as a careful person would read it."""

    indicator: str
    area_code: str
    area_name: str
    period: str
    breakdown: str = ""
    is_total: bool = False


@dataclass(frozen=True)
class Entry:
    """A value and, where it is not simply that number, the text in the cell and what the text adds ("about")."""

    value: int
    shown: str | None = None
    qualifier: str = ""


class Page:
    """One sheet, or the one table of a CSV file. Rows and columns count from 0 here, as in xlsxwriter."""

    def __init__(self, book: "Book", name: str) -> None:
        """Add a sheet to a book; a CSV file's sheet has no name."""
        self.book, self.name = book, name
        self.grid: dict[tuple[int, int], str] = {}
        self.merged: set[tuple[int, int, int, int]] = set()
        self.sheet = book.workbook.add_worksheet(name) if book.workbook else None

    def text(self, row: int, column: int, text: str, look: str = "cell") -> None:
        """Write words; an empty text leaves an empty cell with its border."""
        self.grid[row, column] = text
        if self.sheet is None:
            return
        if text:
            self.sheet.write_string(row, column, text, self.book.looks[look])
        else:
            self.sheet.write_blank(row, column, None, self.book.looks[look])

    def merge(self, row: int, column: int, last_row: int, last_column: int, text: str, look: str = "head") -> None:
        """Write words into a merged range."""
        if (row, column) == (last_row, last_column) or self.sheet is None:
            self.text(row, column, text, look)
            return
        self.merged.add((row, column, last_row, last_column))
        self.sheet.merge_range(row, column, last_row, last_column, text, self.book.looks[look])

    def number(self, row: int, column: int, value: int, look: str = "number") -> None:
        """Write a number that is no figure (an order number)."""
        self.grid[row, column] = str(value)
        if self.sheet is not None:
            self.sheet.write_number(row, column, value, self.book.looks[look])

    def figure(
        self, row: int, column: int, entry: Entry, meaning: Meaning, look: str = "number", formula: str = ""
    ) -> None:
        """Write a figure and note it; for 0 never as a formula, which would look like one not calculated yet."""
        if entry.shown is not None:
            self.text(row, column, entry.shown, look)
        elif formula and entry.value and self.sheet is not None:
            self.sheet.write_formula(row, column, formula, self.book.looks[look], entry.value)
        else:
            self.number(row, column, entry.value, look)
        self.book.truth.append(
            (self.book.path.name, self.name, xl_rowcol_to_cell(row, column), meaning.indicator, meaning.area_code,
             meaning.area_name, meaning.period, meaning.breakdown, entry.value, entry.qualifier, 0,
             int(meaning.is_total))
        )  # fmt: skip


class Book:
    """A workbook or, by the file's name, a CSV file (UTF-8 with BOM, semicolons); written when the block ends."""

    def __init__(self, path: Path, truth: list[tuple]) -> None:
        """Open a file; `truth` grows by every figure written."""
        self.path, self.truth, self.pages = path, truth, []
        self.workbook = None
        if path.suffix == ".xlsx":
            self.workbook = xlsxwriter.Workbook(path, {"in_memory": True})
            self.workbook.set_properties({"created": datetime(2026, 11, 1)})
            self.looks = _looks(self.workbook)

    def __enter__(self) -> "Book":
        """Use as a context."""
        return self

    def __exit__(self, failed: object, *_: object) -> None:
        """Write the file."""
        if self.workbook is not None:
            self.workbook.close()
        elif not failed:
            self.path.write_bytes(_semicolons(self.pages[0].grid).encode("utf-8-sig"))

    def page(self, name: str) -> Page:
        """A new sheet."""
        self.pages.append(Page(self, name if self.workbook else ""))
        return self.pages[-1]


def _semicolons(grid: dict[tuple[int, int], str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    width = 1 + max(column for _, column in grid)
    for row in range(1 + max(row for row, _ in grid)):
        writer.writerow([grid.get((row, column), "") for column in range(width)])
    return out.getvalue()


def _looks(workbook: xlsxwriter.Workbook) -> dict:
    font = {"font_name": "Times New Roman", "font_size": 12}
    box = {**font, "border": 1, "valign": "vcenter"}
    middle = {"align": "center", "valign": "vcenter", "text_wrap": True}
    looks = {
        "plain": font,
        "issuer": {**font, **middle, "bold": True},
        "title": {**font, **middle, "bold": True, "font_size": 14},
        "line": {**font, **middle, "italic": True},
        "right": {**font, "align": "right", "italic": True},
        "head": {**box, **middle, "bold": True},
        "order": {**box, "align": "center"},
        "cell": box,
        "note": {**box, "italic": True, "font_size": 11},
        "number": {**box, "num_format": "#,##0"},
        "dash": {**box, "num_format": '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)'},
        "typed": {**box, "align": "right"},
        "total": {**box, "bold": True, "num_format": "#,##0"},
        "percent": {**box, "align": "right"},
    }
    return {name: workbook.add_format(look) for name, look in looks.items()}
