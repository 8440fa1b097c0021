"""Sheets drawn as text, and what was read of them as text: a test shows the table and the answer on one screen."""

from datetime import date
from pathlib import Path

import xlsxwriter

from etl import areas
from etl.model import Cell, Merge, Reading, Sheet
from etl.recognise.grid import address
from etl.recognise.table import Hints, recognise
from etl.validate import validate

TODAY = date(2026, 11, 22)
HEAD = """
UBND HUYỆN PHÚ XUYÊN
Quý III/2024
"""


def sheet(drawing: str, name: str = "Sheet1", hidden: bool = False) -> Sheet:
    """A sheet from lines of cells between "|": "<" is merged with the cell to the left, "^" with the one above.

    Empty lines do not count. Digits alone are numbers; 'digits are text; 0.5f is a float shown as typed.
    """
    rows = [[cell.strip() for cell in line.split("|")] for line in drawing.splitlines() if line.strip()]
    cells, merges = [], {}
    for r, row in enumerate(rows, start=1):
        for c, text in enumerate(row, start=1):
            if text in ("<", "^"):
                top, left = r, c
                while rows[top - 1][left - 1] == "^":
                    top -= 1
                while rows[top - 1][left - 1] == "<":
                    left -= 1
                first = merges.get((top, left), (r, c))
                merges[(top, left)] = (max(first[0], r), max(first[1], c))
            elif text:
                cells.append(_cell(r, c, text))
    ranges = tuple(Merge(top, left, bottom, right) for (top, left), (bottom, right) in merges.items())
    return Sheet(name, tuple(cells), ranges, hidden)


def _cell(row: int, column: int, text: str) -> Cell:
    if text.isdigit():
        return Cell(row, column, address(row, column), text, "number", float(text))
    if text.endswith("f") and text[:-1].replace(".", "").isdigit():
        return Cell(row, column, address(row, column), text[:-1], "number", float(text[:-1]))
    if text.startswith("#"):
        return Cell(row, column, address(row, column), text, "error")
    if text.startswith("="):
        return Cell(row, column, address(row, column), text, "uncalculated")
    return Cell(row, column, address(row, column), text.removeprefix("'"))


def saved(file: Path, *sheets: Sheet) -> Path:
    """The sheets as a workbook."""
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        for drawn in sheets:
            page = book.add_worksheet(drawn.name)
            for merge in drawn.merges:
                ends = (merge.first_row, merge.first_column, merge.last_row, merge.last_column)
                page.merge_range(*(one - 1 for one in ends), "")
            for cell in drawn.cells:
                page.write(cell.row - 1, cell.column - 1, cell.text if cell.number is None else cell.number)
    return file


def read(*sheets: Sheet, file: str = "bc.xlsx", period: str | None = None, area: str | None = None, answers=()):
    """What the program makes of the sheets: the Checked record."""
    known, hint = areas.load(), None
    if area:
        from etl.recognise.places import ref

        hint = ref(known.by_code(area)[0])
    reading = Reading(file, "0" * 64, "workbook", tuple(sheets))
    return validate(recognise(reading, known, Hints(period, hint, tuple(answers))), TODAY)


def figures(checked) -> str:
    """The figures read, a line each: cell, period, area, indicator, parts, value, "?" where a person is asked."""
    lines = []
    for figure in checked.figures:
        area = figure.area.name if figure.area else "-"
        parts = ",".join(figure.breakdown.values())
        value = "n/a" if not figure.applies else f"{figure.value:g}"
        period = figure.period.label if figure.period else "-"
        marks = ("?" if figure.state == "ask" else "") + ("+" if figure.cumulative else "")
        line = f"{figure.where.cell} {period} {area} {figure.indicator} {parts} {value} {marks}"
        lines.append(" ".join(line.split()))
    return "\n".join(lines)


def problems(checked) -> str:
    """The problems found, a line each: severity, code, cell."""
    return "\n".join(f"{p.severity} {p.code} {p.where.cell or '-'}" for p in checked.problems)


def text(expected: str) -> str:
    """An expected text without its indentation."""
    return "\n".join(" ".join(line.split()) for line in expected.strip().splitlines())
