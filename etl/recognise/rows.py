"""Tables of figures: what a row says and what a column says make what a cell counts, for which area and period."""

from collections.abc import Container
from dataclasses import replace

from etl.model import AreaRef, Ignored, Problem
from etl.problems import problem
from etl.recognise.body import Body
from etl.recognise.cells import is_figure
from etl.recognise.columns import Header
from etl.recognise.grid import Grid
from etl.recognise.headings import Spoken
from etl.recognise.meaning import Meaning, together
from etl.recognise.row_period import spoken_in
from etl.recognise.words import breakdown_of, key, words
from etl.vietnamese import fold
from queries.catalogue import catalogue
from queries.periods import Period

NOTHING = Meaning("figure", neutral=True)
_REASONS = {
    "near": ("vì gần giống cách viết trong danh mục", "because it is spelt almost so"),
    "usual": ("theo cách gọi thông thường", "as such titles usually mean"),
    "sum": ("vì bằng tổng các cột bên cạnh", "because it is the sum of the columns beside it"),
}


def read_areas(body: Body, indicator: str | None) -> None:
    """A row for each area, a column for each indicator or period. `indicator` is what the table's title names."""
    report_columns(body, indicator)
    code_column = body.header.of_role("area_code")
    rows = range(body.header.last_row + 1, body.last_row + 1) if code_column else ()
    longest = max((len(code) for row in rows if (code := body.grid.text(row, code_column or 1)).isdigit()), default=0)
    for row, label, has_values in body.rows():
        if not has_values:
            body.places.group(label, body.timing.day())
            body.ignore(row, "group")
            continue
        code = body.grid.text(row, code_column) if code_column else ""
        cell = body.grid.seen(row, code_column) if code_column else None
        if cell is not None and cell.kind == "number" and len(code) < longest:
            body.found.problems.append(problem("code_short", body.grid.where(row, code_column or 1), code))
            body.ignore(row, "unknown")
            continue
        area_column = body.header.key or 1
        _area_row(body, row, label, code, area_column, indicator)


def _area_row(body: Body, row: int, label: str, code: str, area_column: int, indicator: str | None) -> None:
    is_total = body.is_total(label)
    where, day = body.grid.where(row, area_column), body.timing.day()
    of_row, is_clear = spoken_in(body, row)
    parts = breakdown_in(body, row)
    of_office = not is_total and not code.strip() and is_office(body, label)
    area, before, told, told_of_quarters = None, None, set(), False
    looked_up: tuple[Spoken | None, Period | None, str, AreaRef | None, Problem | None] | None = None
    for number, column in body.header.columns.items():
        cell = body.grid.at(row, number)
        if cell is None:
            continue
        if column.role not in ("figure", "value"):
            body.found.ignored.append(Ignored(body.grid.where(row, number), cell.text, column.role))
            continue
        meaning = column if column.indicator or indicator is None else replace(column, indicator=indicator)
        if meaning.indicator is None:
            continue  # reported once for the column
        if parts:
            meaning = replace(meaning, breakdown={**meaning.breakdown, **parts})
        spoken = meaning.spoken or of_row
        if looked_up is None or looked_up[0] is not spoken:  # once for all columns of one period: reports are long
            period_, calendar = body.timing.of(spoken)
            # a name is looked up for each column's own period: in a year of mergers it may end between two of them
            on = period_.end if period_ else day
            if is_total or of_office:
                found = (body.places.total(body.around(row), on) if is_total else None), None
            else:
                found = body.places.find(label, code, where, on)
            looked_up = spoken, period_, calendar, *found
        _, period_, calendar, area, trouble = looked_up
        if trouble is not None and body.timing.adds_up(meaning.spoken) and told_of_quarters:
            # of a commune that ended within the year: the sum of its quarters, no figure of a unit of that year
            body.found.ignored.append(Ignored(body.grid.where(row, number), cell.text, "total"))
            area = before
            continue
        if not body.timing.adds_up(meaning.spoken):
            told_of_quarters, before = area is not None, area
        if trouble is not None and trouble.code not in told:
            told.add(trouble.code)
            body.found.problems.append(trouble)
        doubt = body.timing.is_doubtful(meaning.spoken) or not is_clear
        body.take(cell, meaning, label, area, period_, calendar, is_total or meaning.is_total, doubt, of_office)
    if area is not None and not is_total:
        body.places.enter(area, day)


def breakdown_in(body: Body, row: int) -> dict[str, str]:
    """The part of a whole a row names in a column of its own ("Tập thể"); a word nobody knows is a problem."""
    column = body.header.of_role("breakdown")
    written = body.grid.text(row, column) if column else ""
    parts: dict[str, str] = {}
    for word in written.split(";") if written.strip() else ():
        known = breakdown_of(key(word))
        if known is None and "=" in word:
            dimension, value = word.strip().split("=", 1)
            known = dimension, value
        if known is None:
            body.found.problems.append(problem("unknown_breakdown", body.grid.where(row, column or 1), word.strip()))
        else:
            parts[known[0]] = known[1]
    return parts


def is_office(body: Body, label: str) -> bool:
    return fold(label).startswith(words().offices) and body.places.named(label, body.timing.day()) is None


def read_parts(body: Body, indicator: str | None) -> None:
    """Rows are parts of one area (mediation teams, fields of work): its figures are those of the total row."""
    report_columns(body, indicator)
    area = body.places.here(body.timing.day())
    totals, parts = [], []
    for row, label, has_values in body.rows():
        if not has_values:
            body.ignore(row, "group")
        elif body.is_total(label):
            totals.append((row, label))
        else:
            parts.append(row)
            body.ignore(row, "part")
    # "Cộng I" adds up a group; where a "Tổng cộng" stands besides, that is the whole
    whole = [one for one in totals if words().rows.meant(key(one[1])) == "total"] or totals
    for row, _ in totals:
        if row not in [one for one, _ in whole]:
            body.ignore(row, "total")
    first = body.grid.where(body.header.last_row + 1, body.header.key or 1)
    if not whole and parts:
        title = " ".join(body.header.columns[body.header.key or 1].titles)
        body.found.problems.append(problem("parts_without_total", first, title))
        return
    if area is None and whole:
        body.found.problems.append(body.places.nowhere(first, body.timing.day()))
    for row, _ in whole:
        one_area_row(body, row, area, NOTHING, indicator, doubt=len(whole) > 1)
        for number in body.header.columns:
            check_parts(body, row, number, parts, indicator)


def check_parts(body: Body, total_row: int, number: int, parts: list[int], indicator: str | None) -> None:
    """That a printed total is the sum of its parts in one column; where it is not, it is told and left to a person."""
    column = body.header.columns[number]
    code = column.indicator or indicator
    total = body.grid.at(total_row, number)
    values = [cell.number for row in parts if (cell := body.grid.at(row, number)) is not None]
    if column.role != "figure" or code is None or total is None or total.number is None or not values:
        return
    if catalogue()[code].kind == "share" or any(value is None for value in values):
        return
    added = sum(value for value in values if value is not None)
    if added != total.number:
        name = catalogue()[code].name
        details = {"indicator": name.vi, "indicator_en": name.en, "sum": f"{added:g}"}
        where = body.grid.where(total_row, number)
        body.found.problems.append(problem("total_differs", where, total.text, **details))
        figures = body.found.figures
        figures[:] = [replace(figure, state="ask") if figure.where == where else figure for figure in figures]


def filled_rows(grid: Grid, header: Header) -> list[int]:
    """The rows below a table's titles that hold a number under one that names a figure."""
    columns = [number for number, column in header.columns.items() if column.role == "figure"]
    rows = range(header.last_row + 1, grid.last_row + 1)
    return [row for row in rows if any((cell := grid.at(row, n)) is not None and is_figure(cell) for n in columns)]


def read_alone(body: Body) -> None:
    """One row of figures that nothing names: they are of whom the heading is about."""
    report_columns(body, None)
    here, first = body.places.here(body.timing.day()), True
    for row, _, has_values in body.rows():
        if not has_values:
            body.ignore(row, "group")
            continue
        if here is None and first:
            body.found.problems.append(body.places.nowhere(body.grid.where(row, 1), body.timing.day()))
        first = False
        one_area_row(body, row, here, NOTHING, None)


def one_area_row(
    body: Body,
    row: int,
    area: AreaRef | None,
    of_row: Meaning,
    indicator: str | None,
    *,
    columns: dict[int, AreaRef] | None = None,
    doubt: bool = False,
) -> None:
    """A row whose cells are all of one area, or of the areas its columns name."""
    by_column = columns or {}
    for number, column in body.header.columns.items():
        cell = body.grid.at(row, number)
        if cell is None:
            continue
        if number in by_column:
            meaning, area_ = together(of_row, NOTHING), by_column[number]
        elif column.role in ("figure", "value") and not (by_column and column.is_total):
            meaning, area_ = together(of_row, column), area
        else:
            why = "total" if by_column and column.is_total else column.role
            body.found.ignored.append(Ignored(body.grid.where(row, number), cell.text, why))
            continue
        if meaning.indicator is None:
            meaning = replace(meaning, indicator=indicator)
        if meaning.indicator is None:
            continue
        period_, calendar = body.timing.of(meaning.spoken)
        is_doubtful = doubt or body.timing.is_doubtful(meaning.spoken) or bool(by_column and number not in by_column)
        written = area_.name if area_ else ""
        body.take(cell, meaning, written, area_, period_, calendar, meaning.is_total, is_doubtful)


def report_columns(body: Body, indicator: str | None, *, in_rows: bool = False, known: Container[int] = ()) -> None:
    """Columns with figures whose title says nothing known, or something that may change their meaning.

    `in_rows`: the rows name the indicators, so a column need not; `known` columns are understood otherwise.
    """
    for number, column in body.header.columns.items():
        figures = body.figures_in(number)
        if not figures or number in known:
            continue
        here, title = body.grid.where(body.header.first_row, number), " › ".join(column.titles)
        nameless = column.role in ("figure", "value") and not in_rows and (column.indicator or indicator) is None
        if nameless or column.role in ("unknown", "empty"):
            body.found.problems.append(problem("unknown_column", here, title, count=len(figures)))
        elif column.strange:
            body.found.problems.append(problem("unknown_heading", here, "; ".join(column.strange), title=title))
        elif column.understood:
            report_understood(body, body.header.first_row, number, column, title)


def report_understood(body: Body, row: int, number: int, meaning: Meaning, title: str) -> None:
    reason, reason_en = _REASONS[meaning.understood]
    name = catalogue()[meaning.indicator or ""].name
    details = {"name": name.vi, "name_en": name.en, "reason": reason, "reason_en": reason_en}
    choices = [(meaning.indicator or "", name.vi)]
    where = body.grid.where(row, number)
    body.found.problems.append(problem("title_understood", where, title, choices=choices, **details))
