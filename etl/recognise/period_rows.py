"""Tables of one area whose rows are periods: quarters, months, the half year between them."""

from etl.recognise.body import Body
from etl.recognise.columns import Header
from etl.recognise.grid import Grid
from etl.recognise.headings import Spoken, spoken_period
from etl.recognise.meaning import Meaning
from etl.recognise.row_period import spoken_in
from etl.recognise.rows import check_parts, one_area_row, report_columns

_MAY_STAND = frozenset(
    {"ordinal", "period", "year", "figure", "value", "note", "plan", "last_year", "comparison", "uncounted", "empty"}
)


def are_period_rows(grid: Grid, header: Header, rows: list[int]) -> bool:
    """Whether rows of figures each have a period of their own, and nothing else says what a row is about.

    A line between them may say that those below it are of somebody else: then they are not.
    """
    column = header.of_role("period") or header.of_role("year")
    if column is None or not {one.role for one in header.columns.values()} <= _MAY_STAND:
        return False
    written = [grid.text(row, column) for row in rows]
    between = [row for row in range(header.last_row + 1, rows[-1]) if row not in rows and grid.row(row)]
    return len(rows) > 1 and all(written) and len(set(written)) == len(written) and not between


def read_periods(body: Body) -> None:
    """A row for each period, all of whom the heading is about; a half year or year beside quarters is looked at.

    A total below the three months of the heading's quarter, or the four quarters of its year, is that quarter's figure.
    """
    report_columns(body, None)
    column = body.header.of_role("period") or body.header.of_role("year") or 1
    texts = (body.grid.text(row, column) for row in range(body.header.last_row + 1, body.last_row + 1))
    has_quarters = any(one.kind == "quarter" for text in texts if text and (one := spoken_period(text)))
    told_no_area, parts = False, dict[int, Spoken | None]()
    for row, label, has_values in body.rows():
        is_total = body.is_total(label)
        if not has_values or (is_total and not _make_up(body.timing.spoken, [*parts.values()])):
            body.ignore(row, "total" if has_values else "group")
            continue
        spoken, is_clear = (None, True) if is_total else spoken_in(body, row)
        if spoken is None and not is_clear:
            body.ignore(row, "unknown")  # the row's own problem says so
            continue
        period_, _ = body.timing.of(spoken)
        day = period_.end if period_ else body.timing.day()
        here = body.places.here(day)  # a commune is looked up as it was then
        if here is None and not told_no_area:
            told_no_area = True
            body.found.problems.append(body.places.nowhere(body.grid.where(row, 1), day))
        is_sum = has_quarters and spoken is not None and spoken.kind in ("half", "nine_months", "year")
        of_row = Meaning("figure", neutral=True, spoken=spoken)
        one_area_row(body, row, here, of_row, None, doubt=is_sum or not is_clear)
        if is_total:
            for number in body.header.columns:
                check_parts(body, row, number, [*parts], None)
        parts[row] = spoken


def _make_up(whole: Spoken | None, parts: list[Spoken | None]) -> bool:
    """Whether these are the three months of a quarter, or the four quarters of a year."""
    if whole is None or any(one is None or one.year not in (None, whole.year) for one in parts):
        return False
    told = [(one.kind, one.number) for one in parts if one is not None]
    if whole.kind == "quarter":
        return told == [("month", number) for number in range(3 * whole.number - 2, 3 * whole.number + 1)]
    return whole.kind == "year" and told == [("quarter", number) for number in (1, 2, 3, 4)]
