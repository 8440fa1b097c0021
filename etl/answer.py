"""A query asked by name with words from a command line: codes become areas, labels periods, days positions."""

import re
from datetime import UTC, date, datetime, timedelta

import duckdb
import pandas as pd

import queries
from etl import areas
from etl.journal import Journal
from etl.office import Office
from etl.warehouse import ensure


def answer(office: Office, journal: Journal, name: str, words: dict[str, str], as_of: str | None) -> pd.DataFrame:
    """The answer to queries/NAME.sql. Raises queries.UnknownQuery, queries.WrongParameter or etl.areas.UnknownArea.

    A parameter of type text, quarter or period is taken as it is; texts and areas may hold several, joined by commas;
    an area is its official code (or CODE@YYYY-MM-DD). `from`, `to` and `today` may be left out.
    """
    asked = queries.query(name)
    if unknown := set(words) - set(asked.parameters):
        takes = ", ".join(f"{p} ({kind})" for p, kind in asked.parameters.items())
        raise queries.WrongParameter(f"{name}: unknown {sorted(unknown)}; it takes {takes}")
    given = {}
    for parameter, kind in asked.parameters.items():
        if parameter in words and kind != "position":
            given[parameter] = _value(parameter, kind.rstrip("?"), words[parameter])
        elif parameter in ("from", "to") or (parameter == "today"):
            given[parameter] = _default(parameter, kind)
    if "as_of" in asked.parameters and as_of is not None:
        words = {**words, "as_of": as_of}
    positions = [p for p, kind in asked.parameters.items() if kind == "position" and p in words]
    given |= {parameter: moment(journal, words[parameter]) for parameter in positions}
    warehouse = ensure(office, journal)
    with duckdb.connect(warehouse, read_only=True, config={"enable_external_access": "false"}) as connection:
        return queries.run(name, connection, **given)


def moment(journal: Journal, when: str) -> int:
    """A journal position from a number, a day (its end, UTC) or a moment 2026-11-22T10:30 (UTC).

    Raises WrongParameter.
    """
    return int(when) if re.fullmatch(r"[0-9]{1,18}", when) else journal.position_at(span(when)[1])


def span(when: str) -> tuple[datetime, datetime]:
    """The first and the last second of a day, or twice the same moment; UTC, without a zone. Raises WrongParameter."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", when):
            first = datetime.combine(date.fromisoformat(when), datetime.min.time())
            return first, first + timedelta(days=1) - timedelta(seconds=1)
        at = datetime.fromisoformat(when)
        at = at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at
        return at, at
    except (ValueError, OverflowError) as error:
        allowed = "write 42, 2026-11-22 or 2026-11-22T10:30"
        raise queries.WrongParameter(f"{when!r} is no position, day or moment; {allowed}") from error


def _value(parameter: str, kind: str, word: str):
    if kind == "texts":
        return word.split(",")
    if kind == "areas":
        return [_area(code) for code in word.split(",")]
    try:
        match kind:
            case "area":
                return _area(word)
            case "number" if re.fullmatch(r"[0-9]{1,9}", word):  # a year, an upload's number
                return int(word)
            case "number":
                raise ValueError(word)
            case "day":
                return date.fromisoformat(word)
    except ValueError as error:
        raise queries.WrongParameter(f"{parameter}={word!r} is no {kind}") from error
    if kind == "quarter" and not re.fullmatch(r"\d{4}-Q[1-4]", word):
        raise queries.WrongParameter(f"{parameter}={word!r} is no quarter; write 2024-Q1")
    return word


def _area(code: str) -> int:
    return areas.load().by_code(code)[0].id


def _default(parameter: str, kind: str):
    this_year = date.today().year
    if parameter == "today":
        return date.today()
    year = this_year if parameter == "to" else 2018
    return year if kind == "number" else f"{year}-Q{4 if parameter == 'to' else 1}"
