"""A part of the original file around a figure: a cell with its neighbours and titles, or a sentence. Pure."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.text import Text, safe
from etl.model import Cell, Merge, Paragraph, Sheet

ROWS, COLUMNS, HEADINGS = 2, 2, 3
"""How many rows above and below, columns left and right, and rows of titles are shown."""
BESIDE = 300
"""Letters of the paragraphs before and after."""
_DIGITS = re.compile(r"[\d.,\s%()+-]+")


def drawn(
    cell: Mapping[str, Any],
    sheet: Callable[[str, str | None], Sheet | None],
    paragraphs: Callable[[str], Sequence[Paragraph]],
    t: Text,
) -> str:
    """The part of the original around a reported figure (a row of reported_cells.sql); "" when it cannot be shown."""
    if not pd.isna(cell["paragraph"]):
        place = (int(cell[name]) for name in ("paragraph", "first_char", "last_char"))
        return passage(paragraphs(cell["sha256"]), *place, t)
    found = sheet(cell["sha256"], cell["sheet"])
    return around(found, cell["cell"], t) if found else ""


def around(sheet: Sheet, address: str, t: Text) -> str:
    """The part of the sheet around that cell in HTML; "" when there is no such cell."""
    cells = {(cell.row, cell.column): cell for cell in sheet.cells}
    here = next((cell for cell in sheet.cells if cell.address == address), None)
    if here is None:
        return ""
    name = _name_column(cells, here)
    headings = _heading_rows(cells, sheet.merges, here, name)
    first = max(here.row - ROWS, headings[-1] + 1 if headings else 1)
    rows = [*headings, *range(first, min(here.row + ROWS, max(row for row, _ in cells)) + 1)]
    last_column = max(column for _, column in cells)
    near = range(max(here.column - COLUMNS, 1), min(here.column + COLUMNS, last_column) + 1)
    columns = sorted({column for column in [name, *near] if column})
    head = "".join(f"<th>{_letters(column)}</th>" for column in columns)
    body, before = [], None
    for row in rows:
        if before is not None and row != before + 1:
            body.append(f'<tr class="gap"><td>⋯</td><td colspan="{len(columns)}"></td></tr>')
        cells_of_row = _row(cells, sheet.merges, row, columns, here, row in headings)
        body.append(f"<tr><th>{row}</th>{cells_of_row}</tr>")
        before = row
    caption = safe(t("sources.excerpt", sheet=sheet.name, cell=address))
    return (
        f'<div class="table-room" tabindex="0" role="region" aria-label="{caption}"><table class="excerpt">'
        f"<caption>{caption}</caption><thead><tr><th></th>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def passage(paragraphs: Sequence[Paragraph], number: int, start: int, end: int, t: Text) -> str:
    """The paragraph of that number with a figure marked, between its neighbours; "" when it is not there."""
    here = next((one for one in paragraphs if one.number == number), None)
    if here is None or not 0 <= start < end <= len(here.text):
        return ""
    lines = [one for one in paragraphs if abs(one.number - number) <= 1]
    written = "".join(
        f'<p><span class="line-number">{one.number}</span>'
        + (_with_mark(one.text, start, end) if one is here else safe(_short(one.text)))
        + "</p>"
        for one in lines
    )
    label = safe(t("sources.passage", number=number))
    return f'<div class="passages" role="region" tabindex="0" aria-label="{label}">{written}</div>'


def _with_mark(text: str, start: int, end: int) -> str:
    return f'{safe(text[:start])}<mark class="fate taken">{safe(text[start:end])}</mark>{safe(text[end:])}'


def _short(text: str) -> str:
    return text if len(text) <= BESIDE else f"{text[:BESIDE]}…"


def _row(
    cells: Mapping[tuple[int, int], Cell],
    merges: tuple[Merge, ...],
    row: int,
    columns: list[int],
    here: Cell,
    heads: bool,
) -> str:
    written, n = [], 0
    while n < len(columns):
        merge, span = _merge(merges, row, columns[n]), 1
        if merge:
            while n + span < len(columns) and _merge(merges, row, columns[n + span]) == merge:
                span += 1
        shown = _anchor(cells, merges, row, columns[n])
        below = merge and row > merge.first_row
        words = "" if shown is None or below else safe(shown.text)
        kind = "here" if (row, columns[n]) == (here.row, here.column) else "head" if heads else ""
        right = " number" if shown is not None and _DIGITS.fullmatch(shown.text) else ""
        across = f' colspan="{span}"' if span > 1 else ""
        written.append(f'<td class="{kind}{right}"{across}>{words}</td>')
        n += span
    return "".join(written)


def _name_column(cells: Mapping[tuple[int, int], Cell], here: Cell) -> int | None:
    """The column that names the row: the first text on its left that is no number."""
    texts = (
        column for column in range(1, here.column) if (cell := cells.get((here.row, column))) and not _is_number(cell)
    )
    return next(texts, None)


def _heading_rows(
    cells: Mapping[tuple[int, int], Cell], merges: tuple[Merge, ...], here: Cell, name: int | None
) -> list[int]:
    """The rows of titles above the cell: the nearest text in its column, and what stands on it without a gap."""
    found: list[int] = []
    for row in range(here.row - 1, 0, -1):
        cell = _anchor(cells, merges, row, here.column)
        is_title = (
            cell is not None and not _is_number(cell) and (cell.column > (name or 0) or cell.column == here.column)
        )
        if is_title:
            found.append(row)
        elif found:
            break
        if len(found) == HEADINGS:
            break
    return found[::-1]


def _is_number(cell: Cell) -> bool:
    return cell.kind == "number" or bool(_DIGITS.fullmatch(cell.text))


def _anchor(cells: Mapping[tuple[int, int], Cell], merges: tuple[Merge, ...], row: int, column: int) -> Cell | None:
    merge = _merge(merges, row, column)
    return cells.get((merge.first_row, merge.first_column) if merge else (row, column))


def _merge(merges: tuple[Merge, ...], row: int, column: int) -> Merge | None:
    inside = (m for m in merges if m.first_row <= row <= m.last_row and m.first_column <= column <= m.last_column)
    return next(inside, None)


def _letters(column: int) -> str:
    word = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        word = chr(65 + rest) + word
    return word
