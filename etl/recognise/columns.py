"""Where a table's titles stand, and what each column holds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from etl.model import Cell
from etl.recognise.cells import is_figure
from etl.recognise.grid import Grid
from etl.recognise.headings import spoken_period
from etl.recognise.meaning import Meaning, meaning_of, meaning_under
from etl.recognise.words import breakdown_of, column_role, indicator_of, key, words

KEYS = ("area", "indicator", "item", "part", "area_code")
"""Roles of the column that says what a row is about, the more telling first."""
_YEAR = re.compile("20[0-9][0-9]")
_LONGEST = 100  # a sentence is no title
_DEEPEST = 6  # no official form has more rows of titles


@dataclass(frozen=True, slots=True)
class Header:
    """The title rows of a table (both ends included), its columns from 1, and the row its figures start below."""

    first_row: int
    last_row: int
    columns: Mapping[int, Meaning]
    roles: Mapping[str, int]

    def of_role(self, role: str) -> int | None:
        """The first column of a role, if there is one."""
        return self.roles.get(role)

    @property
    def key(self) -> int | None:
        """The column that says what each row is about."""
        return next((self.roles[role] for role in KEYS if role in self.roles), None)


def header_of(first_row: int, last_row: int, columns: Mapping[int, Meaning]) -> Header:
    """A header whose columns are these."""
    roles: dict[str, int] = {}
    for number, column in columns.items():
        roles.setdefault(column.role, number)
    return Header(first_row, last_row, columns, roles)


def find_headers(grid: Grid, subject: str = "") -> Iterator[Header]:
    """The title rows of every table of a sheet, from above: rows that name what the rows below them are about."""
    row = 1
    while row <= grid.last_row:
        if _begins(grid, row, subject):
            header = _header_at(grid, row, subject)
            yield header
            row = header.last_row
        row += 1


def _begins(grid: Grid, row: int, subject: str) -> bool:
    cells = grid.row(row)
    if not all(map(_is_worded, cells)):
        return False
    # "Đơn vị báo cáo:" names what follows it, not a column
    roles = {cell.column: column_role(key(cell.text)) for cell in cells if not cell.text.rstrip().endswith(":")}
    keys = [column for column, role in roles.items() if role in KEYS]
    if not keys:
        return False
    known = set(roles.values()) & {*KEYS, "ordinal", "value", "period", "unit"}
    names_indicators = roles[min(keys)] == "indicator"
    return len(known) > 1 or _has_titles(grid, row, min(keys), subject, names_indicators)


def find_lone(grid: Grid, subject: str = "") -> Header | None:
    """The titles of a table in which nothing names the rows: at least two of them name figures. The first such."""
    for row in sorted(grid.rows):
        cells = grid.row(row)
        told = [meaning_of([cell.text], (), subject) for cell in cells if len(cell.text) < _LONGEST]
        codes = {one.indicator for one in told if one.role == "figure" and one.indicator}
        if len(codes) > 1 and 2 * len(codes) >= len(cells) and all(map(_is_worded, cells)):
            return _header_at(grid, row, subject)
    return None


def _has_titles(grid: Grid, row: int, beside: int, subject: str, names_indicators: bool) -> bool:
    """Whether titles of figures stand to the right of the one that names the rows, or just below.

    Beside one that names indicators, titles may only say when: "Quý này"; "Lũy kế" is one whatever names the rows.
    """
    texts = (grid.text(r, c) for r in range(row, row + 3) for c in range(beside + 1, grid.last_column + 1))
    subjects = [subject] if subject else ["", *words().subjects]  # which one, the lines above the table will tell
    meant = (meaning_of([text], (), one) for text in texts if 0 < len(text) < _LONGEST for one in subjects)
    return any(
        one.role == "figure" and (one.indicator or one.spoken or one.cumulative or (names_indicators and one.neutral))
        for one in meant
    )


def _header_at(grid: Grid, row: int, subject: str) -> Header:
    first = _first_title_row(grid, row)
    last = _last_title_row(grid, row)
    columns = _meanings(grid, first, last, subject)
    while last < grid.last_row and (is_numbering(grid, last + 1) or _is_units(grid.row(last + 1))):
        last += 1
    return header_of(first, last, columns)


def put_right(grid: Grid, header: Header, last_row: int) -> Header:
    """The header where a column is not what its title alone says, seen beside the others and its own cells.

    "Đúng hạn" without "Trước hạn" beside it holds both; a column of labels that holds numbers is none ("Cấp huyện": 4);
    "CN" among periods may be "cả năm" as well as "cá nhân".
    """
    columns = dict(header.columns)
    codes = {column.indicator for column in columns.values()}
    periods = sum(1 for column in columns.values() if column.spoken)
    for number, column in header.columns.items():
        beside, instead = words().needs_beside.get(column.indicator or "", ("", ""))
        if beside and beside not in codes:
            columns[number] = replace(column, indicator=instead, understood="usual")
        elif column.breakdown and len(column.titles) == 1 and periods > 1 and not column.indicator:
            columns[number] = replace(column, strange=column.titles)
        elif column.role in (*KEYS, "breakdown") and number != header.key and column.role != "area_code":
            cells = [cell for row in range(header.last_row + 1, last_row + 1) if (cell := grid.at(row, number))]
            if cells and 2 * sum(map(is_figure, cells)) > len(cells):
                part = breakdown_of(key(column.titles[-1]))
                columns[number] = Meaning("unknown", column.titles, strange=column.titles)
                if part:
                    columns[number] = Meaning("figure", column.titles, breakdown=dict([part]), neutral=True)
    return header_of(header.first_row, header.last_row, columns)


def with_units(grid: Grid, header: Header, last_row: int) -> Header:
    """The header where "Đơn vị" beside "Nội dung" is the unit of measure: its cells say vụ, tổ, người."""
    column = header.of_role("area")
    if column is None or header.of_role("indicator") is None:
        return header
    cells = [cell for row in range(header.last_row + 1, last_row + 1) if (cell := grid.at(row, column)) is not None]
    if not _is_units(cells):
        return header
    return header_of(header.first_row, header.last_row, {**header.columns, column: Meaning("unit", ("Đơn vị",))})


def about(grid: Grid, header: Header, subject: str) -> Header:
    """A header read again as one of a table about something else."""
    last = header.last_row
    while last > header.first_row and (is_numbering(grid, last) or _is_units(grid.row(last))):
        last -= 1
    return header_of(header.first_row, header.last_row, _meanings(grid, header.first_row, last, subject))


def _meanings(grid: Grid, first: int, last: int, subject: str) -> dict[int, Meaning]:
    return {
        column: meaning_under(_titles(grid, first, last, column), _over(grid, first, last, column), subject)
        for column in range(1, grid.last_column + 1)
    }


def _titles(grid: Grid, first: int, last: int, column: int) -> list[str]:
    titles: list[str] = []
    for row in range(first, last + 1):
        text = grid.text(row, column)
        if text and (not titles or titles[-1] != text):
            titles.append(text)
    return titles


def _first_title_row(grid: Grid, row: int) -> int:
    """Group titles may stand above the row that names the areas, when that cell was not merged upwards."""
    keys = [cell.column for cell in grid.row(row) if column_role(key(cell.text)) in (*KEYS, "ordinal")]
    keys = keys or [grid.row(row)[0].column]  # where nothing names the rows, a line that begins there is a heading
    reaching = (merge.first_row for merge in grid.sheet.merges if merge.first_row < row <= merge.last_row)
    first = max(row - _DEEPEST, min(reaching, default=row))
    while first > 1 and row - first < 3:
        above = grid.row(first - 1)
        if not above or not all(cell.column > max(keys) and _is_group(grid, cell.row, cell.column) for cell in above):
            break
        first -= 1
    return first


def _is_group(grid: Grid, row: int, column: int) -> bool:
    text = grid.text(row, column)
    meant = meaning_of([text])
    return (
        len(text) < 100
        and meant.role != "unknown"
        and meant.role not in (*KEYS, "unit", "note")
        and not text[0].isdigit()
    )


def _last_title_row(grid: Grid, first: int) -> int:
    """Titles go on while a merged title reaches down, and while rows hold only titles and no name beside them."""
    last = max((merge.last_row for merge in grid.sheet.merges if merge.first_row == first), default=first)
    last = min(last, first + _DEEPEST)
    while last < grid.last_row and last - first < _DEEPEST and _is_title_row(grid, last + 1, first):
        last += 1
    return last


def _is_title_row(grid: Grid, row: int, first: int) -> bool:
    cells = list(grid.row(row))
    if not cells or not all(map(_is_worded, cells)) or is_numbering(grid, row) or _is_units(cells):
        return False
    beside = {cell.column for cell in grid.row(first) if column_role(key(cell.text)) in (*KEYS, "ordinal")}
    named = [cell for cell in cells if cell.column in beside]
    known = [cell for cell in cells if _is_title(cell.text)]
    if named and not all(_is_title(cell.text) for cell in named):
        return False
    # a body row may hold a word that is a title too ("Tổng số"); its other cells are figures, not words
    leads_to_numbers = not named and is_numbering(grid, row + 1)
    return (len(known) == len(cells) or (not named and bool(known)) or leads_to_numbers) and any(
        grid.text(first, cell.column) or not named for cell in cells
    )


def _is_worded(cell: Cell) -> bool:
    """A text that is no number, or a year ("2023" over a column is a title, also when it was typed as a number)."""
    if cell.kind == "number":
        return cell.number is not None and 2000 <= cell.number < 2100 and cell.number == int(cell.number)
    return cell.kind == "text" and (not is_figure(cell) or bool(_YEAR.fullmatch(cell.text.strip())))


def _is_units(cells: Sequence[Cell]) -> bool:
    """A row that only says what each column is counted in: (vụ) | (tổ) | (%)."""
    return bool(cells) and all(key(cell.text.strip().strip("()")) in words().units for cell in cells)


def _is_title(text: str) -> bool:
    title, vocabulary = key(text), words()
    return (
        breakdown_of(title) is not None
        or vocabulary.headings.meant(title) is not None
        or vocabulary.ignored.meant(title) is not None
        or indicator_of((title,)) is not None
        or spoken_period(text) is not None
    )


def _over(grid: Grid, first: int, last: int, column: int) -> list[str]:
    """Group titles typed to the left without merging: whether they reach over the column, only their writer knows."""
    found = []
    for row in range(first, last):
        if grid.text(row, column) or (row, column) in grid.covered or not grid.text(last, column):
            continue
        left = next((c for c in range(column - 1, 0, -1) if grid.text(row, c)), None)
        if left is not None and any(grid.at(below, left) for below in range(row + 1, last + 1)):
            found.append(grid.text(row, left))
    return found


def is_numbering(grid: Grid, row: int) -> bool:
    """True for the row of column numbers under many official headers: A | B | (1) | (2) | (3)=(4)+(5)."""
    cells = grid.row(row)
    if len(cells) < 3 or len(cells[-1].text) > 20 or _number_of(cells[0].text) not in ("a", "1"):
        return False
    texts = [_number_of(cell.text) for cell in cells]
    numbers = [text for text in texts if text.isdigit()]
    letters = [text for text in texts if text in ("a", "b", "c", "d")]
    if not numbers or len(numbers) + len(letters) != len(texts):
        return False
    in_order = numbers == [str(n) for n in range(int(numbers[0]), int(numbers[0]) + len(numbers))]
    in_parentheses = all(cell.text.strip().startswith("(") for cell in cells if _number_of(cell.text).isdigit())
    from_the_first = cells[0].column == 1 and numbers[0] == "1" and len(cells) > 3 and cells[-1].column == len(cells)
    return in_order and (bool(letters) or in_parentheses or from_the_first)


def _number_of(text: str) -> str:
    """The number or letter of a numbering cell: "(3)=(4)+(5)" is 3."""
    return text.split("=")[0].strip().strip("()[]").casefold()
