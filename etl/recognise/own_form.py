"""The workbook we gave out, come back filled in: what its hidden marks say is certain, whatever was retitled or moved.

A hidden sheet says which sheet holds the figures, for which period; a hidden row above the titles holds the codes of
the indicators and moves along when columns are inserted. `etl/template.py` writes both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.model import Sheet
from etl.recognise.columns import Header, header_of
from etl.recognise.grid import Grid
from etl.recognise.meaning import Meaning, meaning_of
from etl.vietnamese import fold
from queries.catalogue import catalogue

MARKS = "_dan_van"
"""The hidden sheet that makes a workbook one of ours."""
VERSION = "biểu mẫu dân vận 1"
TOTAL = "Tổng cộng"
KEYS = ("ordinal", "area_code", "area")
"""What the hidden row says above the columns that name each row's area."""


@dataclass(frozen=True, slots=True)
class OwnForm:
    """What the hidden sheet says: the sheet with the figures, the period's label, the sheets that only go with it."""

    figures: str
    period: str
    others: tuple[str, ...]


def marks_of(form: OwnForm) -> list[tuple[str, str]]:
    """The lines of the hidden sheet for a form."""
    others = [("sheet", name) for name in form.others]
    return [(VERSION, ""), ("figures", form.figures), ("period", form.period), *others]


def own_form(sheets: Sequence[Sheet]) -> OwnForm | None:
    """What a workbook says of itself in the hidden sheet; None when it is none of ours, or those marks are damaged."""
    marks = next((sheet for sheet in sheets if sheet.name == MARKS), None)
    if marks is None:
        return None
    rows: dict[int, dict[int, str]] = {}
    for cell in marks.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.text
    lines = [(row.get(1, ""), row.get(2, "")) for _, row in sorted(rows.items())]
    if not lines or lines[0][0] != VERSION:
        return None
    said = dict(lines)
    others = tuple(name for what, name in lines if what == "sheet")
    names = {sheet.name for sheet in sheets}
    if said.get("figures") not in names or "period" not in said:
        return None
    return OwnForm(said["figures"], said["period"], others)


def marked_header(grid: Grid) -> Header | None:
    """The header of the sheet with the figures, by its hidden row of codes; None when that row is gone.

    A column somebody added has no code: it is what its title says.
    """
    known = catalogue()
    for row in sorted(grid.rows)[:20]:
        codes = {cell.column: cell.text.strip() for cell in grid.row(row)}
        if "area_code" not in codes.values() or not any(code in known for code in codes.values()):
            continue
        columns = {}
        for number in range(1, grid.last_column + 1):
            code, title = codes.get(number, ""), grid.text(row + 1, number)
            if code in KEYS:
                columns[number] = Meaning(code, (title,))
            elif code in known:
                columns[number] = Meaning("figure", (title,), code)
            else:
                columns[number] = meaning_of([title] if title else [])
        return header_of(row, row + 1, columns)
    return None


def last_filled_row(grid: Grid, header: Header) -> int:
    """The row before the form's own line of sums, whose formulas say nothing that the rows above do not."""
    label = header.of_role("area")
    for row in range(header.last_row + 1, grid.last_row + 1):
        if label is not None and fold(grid.text(row, label)) == fold(TOTAL):
            return row - 1
    return grid.last_row
