"""Arithmetic that tells which column is which: a bare "Tổng" that is, in every row, the sum of columns beside it."""

from dataclasses import replace

from etl.recognise.columns import Header, header_of
from etl.recognise.grid import Grid
from queries.catalogue import catalogue

_ROWS = 100


def with_sums(grid: Grid, header: Header, last_row: int) -> Header:
    """The header with columns that name nothing of their own understood as the sum they are. Changes no value."""
    known = {
        column.indicator: number
        for number, column in header.columns.items()
        if column.role == "figure" and column.indicator and not column.breakdown and not column.spoken
    }
    found = {}
    for number, column in header.columns.items():
        if not (column.neutral or column.is_total) or column.indicator or column.spoken or column.cumulative:
            continue
        for code in catalogue():
            parts = _parts(code, known)
            if code not in known and len(parts) > 1 and _holds(grid, header, last_row, number, parts):
                found[number] = replace(
                    column, role="figure", indicator=code, is_total=False, understood="sum", neutral=False
                )
                break
    return header_of(header.first_row, header.last_row, {**header.columns, **found}) if found else header


def with_running(grid: Grid, header: Header, last_row: int) -> Header:
    """The header where each figure is followed by its running sum, titled "Cộng dồn từ đầu năm" and nothing else.

    Only where every such title follows a figure, every figure is followed by one, and no sum is less than its part:
    "Tiếp nhận | Thành | Lũy kế" does not say of which of the two.
    """
    columns = header.columns
    told = {n for n, one in columns.items() if one.role == "figure" and one.indicator and not one.cumulative}
    bare = {n for n, one in columns.items() if one.cumulative and one.neutral and not one.indicator and not one.spoken}
    if not bare or bare != {number + 1 for number in told}:
        return header
    for number in bare:
        for row in range(header.last_row + 1, last_row + 1):
            part, whole = grid.at(row, number - 1), grid.at(row, number)
            if part and whole and None not in (part.number, whole.number) and whole.number < part.number:
                return header
    found = {n: replace(columns[n - 1], cumulative=True, titles=columns[n].titles) for n in bare}
    return header_of(header.first_row, header.last_row, {**columns, **found})


def _parts(code: str, known: dict[str | None, int]) -> list[int]:
    """The columns that make up an indicator: its parts, or the parts of a part that has no column itself."""
    columns: list[int] = []
    for part in catalogue()[code].equals_sum_of:
        inside = [known[part]] if part in known else _parts(part, known)
        if not inside:
            return []
        columns += inside
    return columns


def _holds(grid: Grid, header: Header, last_row: int, number: int, parts: list[int]) -> bool:
    """In every row that has them all, and in one at least with parts that are not nothing."""
    telling = False
    for row in range(header.last_row + 1, min(last_row, header.last_row + _ROWS) + 1):
        cells = [grid.at(row, column) for column in (number, *parts)]
        numbers = [cell.number for cell in cells if cell is not None and cell.number is not None]
        if len(numbers) < len(cells):
            continue
        if numbers[0] != sum(numbers[1:]):
            return False
        telling |= sum(1 for one in numbers[1:] if one) > 1
    return telling
