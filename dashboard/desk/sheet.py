"""A sheet of a report as it looks, every cell coloured and marked by what became of it. HTML; pure."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from dashboard.desk.fates import MARKS, Fate, Fates, why
from dashboard.text import Text, safe
from etl.model import Cell, Merge, Sheet
from etl.read.child import letters

ROWS, COLUMNS, AROUND = 100, 60, 2
"""Rows a page, columns at most, and how many rows around a doubtful one are shown with it."""
DOUBTFUL = frozenset({"wrong", "odd", "mended", "ask"})
TAKEN = frozenset({"taken", "ask", "mended"})
TITLES = 3  # rows above the first figure
SENTENCES = 5  # about one cell
LONGEST = 200  # letters of a cell that are shown
SHORT = 12  # letters that stand in their own cell


def rows_of(sheet: Sheet, fates: Fates, doubtful_only: bool) -> list[int]:
    """The rows to be shown: all up to the last, or those around doubtful ones, below the titles."""
    last = max((cell.row for cell in sheet.cells), default=0)
    if not doubtful_only:
        return list(range(1, last + 1))
    marked = {cell.row for cell in sheet.cells if _kind(fates, sheet, cell.address) in DOUBTFUL}
    if not marked:
        return []
    figures = (cell.row for cell in sheet.cells if _kind(fates, sheet, cell.address) in TAKEN)
    first = min(figures, default=1)
    titles = set(range(max(1, first - TITLES), first))
    near = titles | {row for one in marked for row in range(one - AROUND, one + AROUND + 1) if 1 <= row <= last}
    return sorted(near)


def pages(rows: Sequence[int]) -> int:
    """How many pages so many rows are."""
    return max(1, -(-len(rows) // ROWS))


def page_of(rows: Sequence[int], number: int) -> Sequence[int]:
    """The rows of one page, counted from 1."""
    return rows[(number - 1) * ROWS : number * ROWS]


def anchor(number: int, address: str) -> str:
    """What a link to a cell of the sheet of that number leads to."""
    return f"cell-{number}-{address}"


def drawn(sheet: Sheet, number: int, rows: Sequence[int], fates: Fates, t: Text) -> str:
    """Those rows of a sheet. Merged cells are merged as far as they are shown."""
    wanted = set(rows)
    cells = {(cell.row, cell.column): cell for cell in sheet.cells if cell.row in wanted}
    width = min(max((cell.column for cell in sheet.cells), default=1), COLUMNS)
    merges = _shown(sheet, wanted, width)
    anchors = {(m.first_row, m.first_column) for m in merges.values()}
    cells |= {(cell.row, cell.column): cell for cell in sheet.cells if (cell.row, cell.column) in anchors}
    head = "".join(f'<th scope="col">{letters(column)}</th>' for column in range(1, width + 1))
    body, covered = [], set()

    def _is_bare(row: int, column: int) -> bool:
        there, place = cells.get((row, column)), (sheet.name, f"{letters(column)}{row}")
        return not (there and there.text) and (row, column) not in merges and place not in fates

    breaks = {row for row, below in pairwise(rows) if below != row + 1}
    for row in rows:
        line = []
        for column in range(1, width + 1):
            if (row, column) in covered:
                continue
            merge = merges.get((row, column))
            cell = cells.get((merge.first_row, merge.first_column) if merge else (row, column))
            if merge:
                down, across = _extent(merges, merge, row, column, breaks)
            else:
                down, across = 1, _run_over(cell, [_is_bare(row, c) for c in range(column + 1, width + 1)])
            covered |= {(r, c) for r in range(row, row + down) for c in range(column, column + across)}
            address = cell.address if cell else f"{letters(column)}{row}"
            spans = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
            line.append(_cell(cell, fates.get((sheet.name, address)), anchor(number, address), spans, t))
        body.append(f'<tr><th scope="row">{row}</th>{"".join(line)}</tr>')
        if row in breaks:
            body.append(f'<tr class="gap"><td aria-hidden="true">⋯</td><td colspan="{width}"></td></tr>')
    caption = safe(t("hand_in.sheet_caption", sheet=sheet.name))
    return (
        f'<div class="table-room sheet-room" tabindex="0" role="region" aria-label="{caption}">'
        f'<table class="excerpt fates"><caption>{caption}</caption><thead><tr><th></th>{head}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def legend(counted: dict[str, int], t: Text) -> str:
    """What the colours and marks mean, and how many cells have each."""
    items = [
        f'<li><span class="fate {kind}"><b>{mark}</b> {safe(t(f"fate.{kind}"))}</span> {t.number(counted[kind])}</li>'
        for kind, mark in MARKS.items()
        if counted.get(kind)
    ]
    return f'<ul class="fate-legend">{"".join(items)}</ul>'


def _cell(cell: Cell | None, fate: Fate | None, name: str, spans: str, t: Text) -> str:
    words = "" if cell is None else safe(cell.text[:LONGEST])
    if fate is None:
        right = ' class="number"' if cell is not None and cell.kind == "number" else ""
        return f'<td id="{name}"{right}{spans}>{words}</td>'
    if fate.now is not None:
        words = f"<del>{words}</del> <ins>{safe(fate.now[:LONGEST])}</ins>" if words else f"<ins>{safe(fate.now)}</ins>"
    mark = f'<b class="mark-of" aria-label="{safe(t(f"fate.{fate.kind}"))}">{MARKS[fate.kind]}</b> '
    right = " number" if cell is not None and cell.kind == "number" else ""
    said = safe("\n".join(why(fate, t)[:SENTENCES]))
    return f'<td id="{name}" class="fate {fate.kind}{right}"{spans} title="{said}">{mark}{words}</td>'


def _run_over(cell: Cell | None, bare: Sequence[bool]) -> int:
    """How many columns the words of a cell take: as in a spreadsheet, long ones run on over empty cells beside them."""
    if cell is None or cell.kind != "text" or len(cell.text) <= SHORT:
        return 1
    return 1 + next((count for count, is_bare in enumerate(bare) if not is_bare), len(bare))


def _kind(fates: Fates, sheet: Sheet, address: str) -> str:
    fate = fates.get((sheet.name, address))
    return fate.kind if fate else ""


def _shown(sheet: Sheet, rows: Collection[int], width: int) -> dict[tuple[int, int], Merge]:
    """The merged range each shown cell lies in."""
    found: dict[tuple[int, int], Merge] = {}
    first, last = min(rows, default=0), max(rows, default=0)
    for merge in sheet.merges:
        if merge.last_row < first or merge.first_row > last:
            continue
        columns = range(merge.first_column, min(merge.last_column, width) + 1)
        for row in (row for row in rows if merge.first_row <= row <= merge.last_row):
            found |= {(row, column): merge for column in columns}
    return found


def _extent(
    merges: dict[tuple[int, int], Merge], merge: Merge, row: int, column: int, breaks: set[int]
) -> tuple[int, int]:
    """How many shown rows and columns of the range go on from here without a gap."""
    down = across = 1
    while merges.get((row, column + across)) is merge:
        across += 1
    while row + down - 1 not in breaks and merges.get((row + down, column)) is merge:
        down += 1
    return down, across
