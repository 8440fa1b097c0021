"""Counting quarters: from one to another, back, a year before. Pure, save that it knows today."""

from datetime import date

from queries import periods

QUARTERS_BACK = 48


def span(first: str, last: str) -> list[str]:
    """All quarters from one to another."""
    return [quarter.label for quarter in periods.quarters(periods.period(first), periods.period(last))]


def current() -> str:
    """The quarter today lies in."""
    return periods.quarter_of(date.today()).label


def back(quarter: str, count: int) -> str:
    """The quarter that many quarters before."""
    here = periods.period(quarter)
    for _ in range(count):
        here = periods.preceding(here)
    return here.label


def after(quarter: str) -> str:
    """The quarter that follows."""
    return periods.following(periods.period(quarter)).label


def year_before(quarter: str) -> str:
    """The same quarter a year earlier."""
    return periods.same_last_year(periods.period(quarter)).label


def span_asked(first: str | None, last: str | None) -> dict[str, str]:
    """From which quarter to which, where one or both are not said, as queries take it."""
    newest = current()
    return {"from": first or back(newest, QUARTERS_BACK), "to": last or newest}
