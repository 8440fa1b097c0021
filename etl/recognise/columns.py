"""What each column of a table holds, from the titles above it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from etl.recognise.grid import Grid
from etl.recognise.headings import Spoken, spoken_period
from etl.recognise.words import indicators, key, words


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its `role` and, for figures, what they count.

    role: ordinal area area_code period indicator breakdown value note unit (words.toml), figure, or
    plan last_year comparison (never this period's result), total (adds up other columns), unknown, empty.
    `strange` are titles above a figure that nothing here knows: they might change its meaning.
    """

    role: str
    titles: tuple[str, ...] = ()
    indicator: str | None = None
    breakdown: Mapping[str, str] = field(default_factory=dict)
    spoken: Spoken | None = None
    cumulative: bool = False
    is_total: bool = False
    strange: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """The title rows of a table (both ends included), its columns from 1, and the row its figures start below."""

    first_row: int
    last_row: int
    columns: Mapping[int, Column]
    roles: Mapping[str, int]

    def of_role(self, role: str) -> int | None:
        """The first column of a role, if there is one."""
        return self.roles.get(role)


def find_header(grid: Grid) -> Header | None:
    """The title rows of a sheet's table: from the row that names the area or the indicator column to the last title."""
    for row in range(1, min(grid.last_row, 60) + 1):
        roles = {words().columns.get(key(cell.text)) for cell in grid.row(row) if cell.kind == "text"}
        known = roles & {"area", "area_code", "ordinal", "indicator", "value", "period"}
        if roles & {"area", "area_code", "indicator"} and (len(known) > 1 or _has_titles(grid, row)):
            first, last = row, _last_title_row(grid, row)
            if _has_numbering(grid, last + 1):
                return _header(first, last + 1, _columns(grid, first, last))
            return _header(first, last, _columns(grid, first, last))
    return None


def _header(first_row: int, last_row: int, columns: dict[int, Column]) -> Header:
    roles: dict[str, int] = {}
    for number, column in columns.items():
        roles.setdefault(column.role, number)
    return Header(first_row, last_row, columns, roles)


def is_numbering(grid: Grid, row: int) -> bool:
    """True for the row of column numbers under many official headers: A | B | (1) | (2) | (3)=(4)+(5)."""
    cells = grid.row(row)
    if len(cells) < 3 or len(cells[-1].text) > 20:
        return False
    texts = [key_of_number(cell.text) for cell in cells]
    numbers = [text for text in texts if text.isdigit()]
    letters = [text for text in texts if text in ("a", "b", "c")]
    in_order = numbers == [str(n) for n in range(int(numbers[0]), int(numbers[0]) + len(numbers))] if numbers else False
    return len(numbers) + len(letters) == len(texts) and in_order and (bool(letters) or _in_parentheses(grid, row))


def key_of_number(text: str) -> str:
    """The number or letter of a numbering cell: "(3)=(4)+(5)" is 3."""
    return text.split("=")[0].strip().strip("()").casefold()


def _in_parentheses(grid: Grid, row: int) -> bool:
    return all(cell.text.strip().startswith("(") for cell in grid.row(row) if key_of_number(cell.text).isdigit())


def _has_numbering(grid: Grid, row: int) -> bool:
    return is_numbering(grid, row)


def _has_titles(grid: Grid, row: int) -> bool:
    known = indicators()
    return any(
        (key(grid.text(r, c)),) in known or spoken_period(grid.text(r, c)) is not None
        for r in range(row, row + 3)
        for c in range(1, grid.last_column + 1)
        if grid.text(r, c)
    )


def _last_title_row(grid: Grid, first: int) -> int:
    """Titles go on while a merged title reaches down, and while rows hold only known titles and no name beside them."""
    last = first
    for merge in grid.sheet.merges:
        if merge.first_row == first:
            last = max(last, merge.last_row)
    while last < grid.last_row and _is_title_row(grid, last + 1, first):
        last += 1
    return last


def _is_title_row(grid: Grid, row: int, first: int) -> bool:
    cells = list(grid.row(row))
    if not cells or any(cell.kind != "text" for cell in cells) or is_numbering(grid, row):
        return False
    vocabulary = words()
    known = [
        cell
        for cell in cells
        if (title := key(cell.text)) in vocabulary.breakdowns
        or title in vocabulary.headings
        or title in vocabulary.ignored
        or (title,) in indicators()
        or spoken_period(cell.text) is not None
    ]
    # a body row may hold a word that is a title too ("Tổng số"); its other cells are figures, not words
    return len(known) == len(cells) and any(grid.text(first, cell.column) for cell in cells)


def _columns(grid: Grid, first: int, last: int) -> dict[int, Column]:
    found = {}
    for column in range(1, grid.last_column + 1):
        titles: list[str] = []
        for row in range(first, last + 1):
            text = grid.text(row, column)
            if text and (not titles or titles[-1] != text):
                titles.append(text)
        found[column] = column_of(titles, _over(grid, first, last, column) if titles else ())
    return found


def _over(grid: Grid, first: int, last: int, column: int) -> list[str]:
    """Group titles typed to the left without merging: whether they reach over the column, only their writer knows."""
    found = []
    for row in range(first, last):
        if grid.text(row, column) or (row, column) in grid.covered:
            continue
        left = next((c for c in range(column - 1, 0, -1) if grid.text(row, c)), None)
        if left is not None and any(grid.at(below, left) for below in range(row + 1, last + 1)):
            found.append(grid.text(row, left))
    return found


def blocks(header: Header) -> list[Header]:
    """A header of tables side by side, one for each: a column that names areas, its STT before it, begins the next."""
    starts = []
    for number, column in header.columns.items():
        if column.role == "area":
            while number > 1 and header.columns[number - 1].role in ("ordinal", "area_code"):
                number -= 1
            starts.append(number)
    if len(starts) < 2 or "indicator" in header.roles:
        return [header]
    parts = []
    for start, end in zip(starts, [*starts[1:], max(header.columns) + 1], strict=True):
        inside = {n: column for n, column in header.columns.items() if start <= n < end}
        if any(column.role in ("figure", "unknown") for column in inside.values()):
            parts.append(_header(header.first_row, header.last_row, inside))
    return parts


def column_of(titles: list[str], doubtful: Sequence[str] = ()) -> Column:
    """What a column holds, from its titles, the uppermost first. `doubtful` ones may or may not reach over it."""
    if not titles:
        return Column("empty")
    vocabulary, keys = words(), [key(title) for title in titles]
    shown = tuple(titles)
    if keys[-1] in vocabulary.columns and len(titles) == 1:
        return Column(vocabulary.columns[keys[-1]], shown)
    indicator, used = _indicator(keys)
    for position, one in enumerate(keys):
        if position not in used and one in vocabulary.ignored:
            return Column(vocabulary.ignored[one], shown)
        if position not in used and any(f" {phrase} " in f" {one} " for phrase in vocabulary.ignored):
            return Column("unknown", shown)  # "Kế hoạch năm 2024", "kỳ trước chuyển sang": a person must say
    spoken, breakdown, strange = (
        None,
        {},
        [text for text in doubtful if vocabulary.headings.get(key(text)) != "neutral"],
    )
    cumulative = is_total = False
    for position, one in enumerate(keys):
        if position in used:
            continue
        kind = vocabulary.headings.get(one)
        if one in vocabulary.breakdowns:
            dimension, value = vocabulary.breakdowns[one]
            breakdown[dimension] = value
        elif kind == "cumulative":
            cumulative = True
        elif kind == "total":
            is_total = True
        elif kind != "neutral" and (period := spoken_period(titles[position])) is not None:
            spoken = period
        elif kind is None:
            strange.append(titles[position])
    if indicator is None and spoken is None and not breakdown and not is_total:
        return Column("unknown", shown, strange=tuple(strange))
    return Column("figure", shown, indicator, breakdown, spoken, cumulative, is_total, tuple(strange))


def _indicator(keys: list[str]) -> tuple[str | None, set[int]]:
    """The indicator a path of titles means, and which of the titles say so; the longest path from below wins."""
    known = indicators()
    for length in range(len(keys), 0, -1):
        for start in range(len(keys) - length, -1, -1):
            code = known.get(tuple(keys[start : start + length]))
            if code is not None:
                return code, set(range(start, start + length))
    return None, set()


def title_indicator(table: Grid, header: Header) -> str | None:
    """The indicator a table's title names, for tables whose columns are quarters: the longest title in a line."""
    known = {path[0]: code for path, code in indicators().items() if len(path) == 1 and len(path[0]) > 8}
    best = ""
    for row in range(1, header.first_row):
        for cell in table.row(row):
            line = f" {key(cell.text)} "
            for title in known:
                if f" {title} " in line and len(title) > len(best):
                    best = title
    return known.get(best)
