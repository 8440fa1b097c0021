"""Periods: month, quarter, half, nine months, year, span; their labels, their days, and the reporting calendars."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Kind = Literal["month", "quarter", "half", "nine_months", "year", "span"]

CALENDARS = ("calendar", "mid_month")
"""Reporting calendars: quarters of the year, and those of NĐ 09/2019/NĐ-CP (see `period`)."""
ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of days a figure speaks of.

    `label` follows the contract: 2024-Q1 2024-H1 2024-9M 2024 2023-M12 2011..2021. `start` and `end` are both included;
    they depend on the reporting calendar the period was made with.
    """

    start: date
    end: date
    kind: Kind
    label: str


_PATTERN = re.compile(
    r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<nine>9M)|-M(?P<month>0[1-9]|1[0-2])|\.\.(?P<last>\d{4}))?",
    re.ASCII,
)


@lru_cache(maxsize=4096)
def period(label: str, calendar: str = "calendar") -> Period:
    """The period a label names, with the days the reporting calendar gives it.

    `calendar` is "calendar" (1 January to 31 March, ...) or "mid_month" (NĐ 09/2019/NĐ-CP Điều 12: a period runs from
    the 15th of the month before it to the 14th of its last month; a year from 15 December to 14 December).
    Raises ValueError, naming the label and the forms allowed, when the label or the calendar is not known.
    """
    match = _PATTERN.fullmatch(label.strip().upper())
    if not match:
        raise ValueError(f"{label!r} is not a period; write 2024-Q1, 2024-H1, 2024-9M, 2024, 2023-M12 or 2011..2021")
    year = int(match["year"])
    if match["quarter"]:
        number = int(match["quarter"])
        kind, first, last, label = "quarter", number * 3 - 2, number * 3, f"{year}-Q{number}"
    elif match["half"]:
        number = int(match["half"])
        kind, first, last, label = "half", number * 6 - 5, number * 6, f"{year}-H{number}"
    elif match["nine"]:
        kind, first, last, label = "nine_months", 1, 9, f"{year}-9M"
    elif match["month"]:
        number = int(match["month"])
        kind, first, last, label = "month", number, number, f"{year}-M{number:02d}"
    elif match["last"]:
        if int(match["last"]) <= year:
            raise ValueError(f"{label!r}: the last year of a span must come after the first")
        start, _ = _days(year, 1, 12, calendar)
        _, end = _days(int(match["last"]), 1, 12, calendar)
        return Period(start, end, "span", f"{year}..{match['last']}")
    else:
        kind, first, last, label = "year", 1, 12, f"{year}"
    start, end = _days(year, first, last, calendar)
    return Period(start, end, kind, label)


def _days(year: int, first_month: int, last_month: int, calendar: str) -> tuple[date, date]:
    if calendar == "calendar":
        following = date(year + last_month // 12, last_month % 12 + 1, 1)
        return date(year, first_month, 1), following - timedelta(days=1)
    if calendar == "mid_month":
        start = date(year - 1, 12, 15) if first_month == 1 else date(year, first_month - 1, 15)
        return start, date(year, last_month, 14)
    raise ValueError(f"{calendar!r} is not a reporting calendar; known are 'calendar' and 'mid_month'")


def quarter_of(day: date) -> Period:
    """The calendar quarter a day falls in."""
    return period(f"{day.year}-Q{(day.month + 2) // 3}")


def quarters(first: Period, last: Period) -> list[Period]:
    """All quarters from `first` to `last`, both included; the two are quarters."""
    found, here = [], first
    while here.label <= last.label:
        found.append(here)
        here = following(here)
    return found


def following(quarter: Period) -> Period:
    """The next quarter, in the same calendar year counting."""
    year, number = int(quarter.label[:4]), int(quarter.label[-1])
    return period(f"{year + number // 4}-Q{number % 4 + 1}")


def preceding(here: Period) -> Period:
    """The period of the same kind just before; of nine months or a span of years, the one a year earlier."""
    year, number = int(here.label[:4]), int(here.label[-2:].strip("QHM"))
    match here.kind:
        case "quarter":
            return period(f"{year - (number == 1)}-Q{(number + 2) % 4 + 1}")
        case "half":
            return period(f"{year - (number == 1)}-H{3 - number}")
        case "month":
            return period(f"{year - (number == 1)}-M{(number + 10) % 12 + 1:02d}")
        case "span":
            return period(f"{year - 1}..{int(here.label[-4:]) - 1}")
    return period(f"{year - 1}{here.label[4:]}")


def same_last_year(quarter: Period) -> Period:
    """The same quarter a year earlier."""
    return period(f"{int(quarter.label[:4]) - 1}{quarter.label[4:]}")
