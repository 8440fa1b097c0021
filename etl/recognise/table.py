"""Workbook and CSV → Draft: which cells are area, period, indicator and value. What is not known is asked."""

from dataclasses import replace

from etl.areas import Areas
from etl.model import Draft, Figure, Ignored, Reading, Sheet, Where
from etl.problems import problem
from etl.recognise.body import Body
from etl.recognise.cells import is_figure
from etl.recognise.columns import Header, blocks, find_headers
from etl.recognise.flat import read_flat
from etl.recognise.found import Found, Hints
from etl.recognise.grid import Grid, grid
from etl.recognise.headings import Scope, scope
from etl.recognise.lists import counted, read_list
from etl.recognise.meaning import subject_of
from etl.recognise.places import Places
from etl.recognise.rows import read_areas, read_indicators, read_parts
from etl.recognise.sums import with_sums
from etl.recognise.timing import Timing
from etl.recognise.words import key, loosened, titles_alone
from queries.catalogue import catalogue

__all__ = ["Hints", "recognise"]


def recognise(reading: Reading, areas: Areas, hints: Hints | None = None) -> Draft:
    """The figures of a workbook or CSV file, its totals, what was left aside and why, and what nobody could tell."""
    hints = hints or Hints()
    found = Found(problems=list(reading.problems))
    has_table = False
    for sheet in reading.sheets:
        has_table |= _read_sheet(sheet, reading, areas, hints, found)
    _set_totals_aside(found, areas)
    if not found.figures and not found.problems:
        found.problems.append(problem("nothing_filled_in" if has_table else "no_table", Where(), reading.file))
    return Draft(
        reading,
        tuple(found.figures),
        tuple(found.totals),
        tuple(found.beside),
        tuple(found.ignored),
        tuple(found.problems),
    )


def _read_sheet(sheet: Sheet, reading: Reading, areas: Areas, hints: Hints, found: Found) -> bool:
    """Read every table of a sheet; False when there is none."""
    table = grid(sheet)
    opening = [cell.text for row in sorted(table.rows)[:12] for cell in table.row(row) if cell.kind == "text"]
    subject = subject_of([*opening, sheet.name, reading.file])
    headers = list(find_headers(table, subject))
    if not headers:
        numbers = [cell for cell in sheet.cells if is_figure(cell)]
        if numbers:
            here = table.where(numbers[0].row, numbers[0].column)
            found.problems.append(problem("no_header", here, sheet.name, count=len(numbers)))
        return False
    if sheet.hidden:
        here = table.where(headers[0].first_row, 1)
        found.problems.append(problem("hidden_sheet", here, sheet.name))
        return True
    outer: Scope | None = None
    above_row = 0
    for header, following in zip(headers, [*headers[1:], None], strict=True):
        last_row = _last_row(table, header, following)
        lines = [
            cell.text
            for row in range(above_row + 1, header.first_row)
            for cell in table.row(row)
            if cell.kind == "text"
        ]
        own = scope(lines) if outer is None else _inherited(scope(lines), outer)
        outer, above_row = outer or own, last_row
        for block in blocks(header):
            _read_table(
                table, with_sums(table, block, last_row), last_row, own, lines, subject, reading, areas, hints, found
            )
    return True


def _read_table(
    table: Grid,
    header: Header,
    last_row: int,
    above: Scope,
    lines: list[str],
    subject: str,
    reading: Reading,
    areas: Areas,
    hints: Hints,
    found: Found,
) -> None:
    names_periods = any(column.spoken for column in header.columns.values()) or header.of_role("period") is not None
    timing = Timing(table, above, reading, hints, names_periods)
    places = Places(areas, table, above, hints.area)
    body = Body(table, header, last_row, above, timing, places, found)
    if above.plan:
        found.problems.append(problem("plan_heading", table.where(1, 1), above.plan))
    found.problems.extend(timing.problems())
    named = _named_by(lines)
    if header.of_role("item"):
        item = header.columns[header.of_role("item") or 1]
        read_list(body, counted([*lines, *item.titles], named, item))
    elif (
        header.of_role("indicator")
        and header.of_role("value")
        and (header.of_role("area") or header.of_role("area_code"))
    ):
        read_flat(body, subject)
    elif header.of_role("area") or header.of_role("area_code") or _names_areas(body):
        read_areas(body, named)
    elif header.of_role("part"):
        read_parts(body, named)
    else:
        read_indicators(body, subject)


def _names_areas(body: Body) -> bool:
    """Whether the rows under "Nội dung" or "Lĩnh vực, công việc giải quyết theo cấp" are areas after all."""
    labels = [label for _, label, has_values in Body.rows(_quiet(body)) if has_values and not body.is_total(label)]
    day = body.timing.day()
    return bool(labels) and 2 * sum(body.places.named(label, day) is not None for label in labels[:40]) >= len(
        labels[:40]
    )


def _quiet(body: Body) -> Body:
    """The same rows, looked at without a word about them."""
    return Body(body.grid, body.header, body.last_row, body.above, body.timing, body.places, Found())


def _last_row(table: Grid, header: Header, following: Header | None) -> int:
    """The last row of a table: the last one with a number before the lines that lead to the next table."""
    if following is None:
        return table.last_row
    rows = range(following.first_row - 1, header.last_row, -1)
    return next((row for row in rows if any(is_figure(cell) for cell in table.row(row))), header.last_row)


def _inherited(own: Scope, outer: Scope) -> Scope:
    """What the lines above a later table say, and what they leave to the sheet's own heading."""
    silent = own.spoken is None and own.days is None
    return replace(
        own,
        spoken=own.spoken or outer.spoken,
        year=own.year or outer.year,
        is_clear=own.is_clear and (not silent or outer.is_clear),
        days=outer.days if silent else own.days,
        areas=own.areas or outer.areas,
        illustrative=own.illustrative or outer.illustrative,
        status=outer.status if own.status == "actual" else own.status,
    )


def _named_by(lines: list[str]) -> str | None:
    """The one indicator a table's title names, for tables whose columns are quarters, or lists to be counted."""
    named: dict[str, str] = {}
    for line in lines:
        whole = f" {loosened(key(line))} "
        named |= {title: code for title, code in titles_alone().items() if f" {title} " in whole}
    told = {code for title, code in named.items() if not any(title in other and title != other for other in named)}
    return told.pop() if len(told) == 1 else None


def _set_totals_aside(found: Found, areas: Areas) -> None:
    """A figure of an area that holds others of the same column is their printed total ("I. HUYỆN TỨ KỲ"), not one more.

    Only where figures add over areas: a district's own list of procedures is no total of the communes' lists.
    """

    def column(figure: Figure) -> tuple:
        label = figure.period.label if figure.period else None
        parts = tuple(sorted(figure.breakdown.items()))
        return figure.where.sheet, figure.where.table, figure.indicator, label, figure.cumulative, parts

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
