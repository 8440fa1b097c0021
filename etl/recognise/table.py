"""Workbook and CSV → Draft: which cells are area, period, indicator and value. What is not known is asked."""

from etl.areas import Areas
from etl.model import Draft, Figure, Ignored, Reading, Sheet, Where
from etl.problems import problem
from etl.recognise.cells import is_figure
from etl.recognise.columns import blocks, find_header
from etl.recognise.found import Found, Hints
from etl.recognise.grid import grid
from etl.recognise.headings import scope
from etl.recognise.rows import SheetReader
from queries.catalogue import catalogue

__all__ = ["Hints", "recognise"]


def recognise(reading: Reading, areas: Areas, hints: Hints | None = None) -> Draft:
    """The figures of a workbook or CSV file, its totals, what was left aside and why, and what nobody could tell."""
    hints = hints or Hints()
    found = Found([], [], [], list(reading.problems))
    for sheet in reading.sheets:
        _read_sheet(sheet, reading, areas, hints, found)
    _set_totals_aside(found, areas)
    if not found.figures and not found.problems:
        has_table = any(find_header(grid(sheet)) for sheet in reading.sheets)
        found.problems.append(problem("nothing_filled_in" if has_table else "no_table", Where(), reading.file))
    return Draft(reading, tuple(found.figures), tuple(found.totals), tuple(found.ignored), tuple(found.problems))


def _read_sheet(sheet: Sheet, reading: Reading, areas: Areas, hints: Hints, found: Found) -> None:
    table = grid(sheet)
    header = find_header(table)
    if header is None:
        numbers = [cell for cell in sheet.cells if is_figure(cell)]
        if numbers:
            here = table.where(numbers[0].row, numbers[0].column)
            found.problems.append(problem("no_header", here, sheet.name, count=len(numbers)))
        return
    if sheet.hidden:
        here = table.where(header.first_row, 1)
        found.problems.append(problem("hidden_sheet", here, sheet.name))
        return
    lines = [cell.text for row in range(1, header.first_row) for cell in table.row(row) if cell.kind == "text"]
    above = scope(lines)
    for block in blocks(header):
        SheetReader(table, block, above, reading, areas, hints, found).read()


def _set_totals_aside(found: Found, areas: Areas) -> None:
    """A figure of an area that holds others of the same column is their printed total ("I. HUYỆN TỨ KỲ"), not one more.

    Only where figures add over areas: a district's own list of procedures is no total of the communes' lists.
    """

    def column(figure: Figure) -> tuple:
        label = figure.period.label if figure.period else None
        return figure.where.sheet, figure.indicator, label, tuple(sorted(figure.breakdown.items()))

    inside: dict[tuple, set[int]] = {}
    above: dict[int, set[int]] = {}
    for figure in found.figures:
        if figure.area is not None:
            here = figure.area.id
            if here not in above:
                above[here] = {area.id for area in areas.path(here)} - {here}
            inside.setdefault(column(figure), set()).update(above[here])
    kept = []
    for figure in found.figures:
        adds = catalogue()[figure.indicator].over_areas == "sum"
        if adds and figure.area is not None and figure.area.id in inside.get(column(figure), ()):
            found.totals.append(figure)
            found.ignored.append(Ignored(figure.where, figure.text, "total"))
        else:
            kept.append(figure)
    found.figures[:] = kept
