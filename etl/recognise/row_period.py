"""The period a row names in columns of its own: "Quý II", a bare 2 under "Quý", a year in a column beside it."""

import re
from dataclasses import replace
from functools import lru_cache

from etl.problems import problem
from etl.recognise.body import Body
from etl.recognise.headings import Spoken, spoken_period, without_period
from etl.recognise.words import key, loosened

_BARE = re.compile(r"0?[1-9]|1[0-2]|[IVX]{1,3}", re.IGNORECASE)
_YEAR = re.compile(r"20\d\d")


def spoken_in(body: Body, row: int) -> tuple[Spoken | None, bool]:
    """The period a row names, None where it names none, and whether it is clear; what is no period is a problem."""
    column, of_year = body.header.of_role("period"), body.header.of_role("year")
    if column is None and of_year is None:
        return None, True
    year = body.grid.text(row, of_year).strip() if of_year else ""
    told = int(year) if _YEAR.fullmatch(year) else None
    if column is None and told is None:
        column, of_year = of_year, None  # "9 tháng 2024" under "Năm"
    written = body.grid.text(row, column).strip() if column else ""
    spoken = _spoken(body, column, written)
    where = body.grid.where(row, column or of_year or 1)
    if (written and spoken is None) or (of_year and year and told is None):
        body.found.problems.append(problem("unknown_period", where, written if spoken is None and written else year))
        return None, False
    if spoken is not None and told is not None and spoken.year not in (None, told):
        body.found.problems.append(problem("unknown_period", where, f"{written}, {year}"))
        return None, False
    if told is not None:
        # a year alone is the table's own quarter in that year, where the table is of a quarter
        return replace(spoken or body.timing.spoken or Spoken("year", 0, None), year=told), True
    if spoken is not None and body.timing.strays(spoken):
        body.found.problems.append(body.timing.problem_of(spoken, where))
        return spoken, False
    return spoken, True


def _spoken(body: Body, column: int | None, written: str) -> Spoken | None:
    if not written or column is None:
        return None
    return _said(" ".join(body.header.columns[column].titles), written)


@lru_cache(maxsize=1024)
def _said(title: str, written: str) -> Spoken | None:
    """What a text says under its title, when it says nothing else: "II" or "2" under "Quý" is the second quarter."""
    text = f"{title} {written}" if _BARE.fullmatch(written) else written
    return None if loosened(key(without_period(text))) else spoken_period(text)
