"""Forms without column titles: a label on the left, its number on the right. Read, and always asked about."""

from etl.recognise.cells import is_figure
from etl.recognise.columns import Header, header_of
from etl.recognise.grid import Grid
from etl.recognise.meaning import Meaning, meaning_of

_FEWEST = 2  # one label beside one number may be anything


def find_pairs(grid: Grid, subject: str) -> Header | None:
    """The header of such a form, its "titles" ending above its first row; None where labels and numbers do not pair.

    Every row that holds a number must hold only one, in the same column, and most of their labels name an indicator.
    """
    rows = {row: [cell for cell in grid.row(row) if is_figure(cell)] for row in grid.rows}
    numbers = {row: cells for row, cells in rows.items() if cells}
    columns = {cells[-1].column for cells in numbers.values()}
    if len(columns) != 1 or any(len(cells) > 2 for cells in numbers.values()):
        return None  # a second number may be the row's own (STT)
    column = columns.pop()
    labels: dict[int, int] = {}
    for row in numbers:
        texts = [cell for cell in grid.row(row) if cell.kind == "text" and cell.column < column and not is_figure(cell)]
        if texts and meaning_of([texts[-1].text], (), subject).indicator:
            labels[row] = texts[-1].column
    if any(cell.column > labels[row] and cell.column != column for row in labels for cell in numbers[row][:-1]):
        return None
    if any(cell.column > 1 for row in numbers for cell in numbers[row][:-1]):
        return None  # two labels and two numbers in a line
    if len(labels) < _FEWEST or 2 * len(labels) < len(numbers) or len(set(labels.values())) != 1:
        return None
    first = min(labels)
    return header_of(first, first - 1, {labels[first]: Meaning("indicator"), column: Meaning("figure", neutral=True)})
