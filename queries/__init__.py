"""Questions to a warehouse: one `.sql` file each, run by its name. Knows nobody but duckdb and pandas."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import duckdb
import pandas as pd

NEWEST = 2**62
"""The journal position that means now: later than any there will be."""

# Arrow's strings are for millions of rows; answers have dozens, read one by one: a fifth less time with these
pd.set_option("mode.string_storage", "python")

_LOST = "upload_lost"
PREPARED = ("schema.sql", "macros.sql")
"""What every warehouse is made with before it is filled; no questions."""


class UnknownQuery(LookupError):
    """There is no file queries/NAME.sql; the message lists those there are."""


class LostFigures(LookupError):
    """What was believed then cannot be told any more: an upload of that time is lost; the message names it."""


class WrongParameter(ValueError):
    """A parameter is missing or unknown; the message lists those the query takes."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question: its first line, the columns it promises, the parameters it takes, and its text.

    `parameters` maps a name to its type: text texts number area areas quarter day position; a type ending in "?" may be
    left out.
    """

    name: str
    question: str
    columns: tuple[str, ...]
    parameters: Mapping[str, str]
    sql: str


@cache
def query(name: str) -> Query:
    """The query of that name. Raises UnknownQuery."""
    if name not in names():
        raise UnknownQuery(f"no query {name!r}; there are: {', '.join(names())}")
    sql = (resources.files("queries") / f"{name}.sql").read_text(encoding="utf-8")
    head = re.match(r"-- (?P<question>.+)\n-- columns: (?P<columns>.+)\n-- parameters:(?P<parameters>.*)\n", sql)
    if not head:
        raise UnknownQuery(f"queries/{name}.sql does not start with its question, columns and parameters")
    parameters = dict(item.split() for item in head["parameters"].split(",") if item.strip())
    return Query(name, head["question"], tuple(head["columns"].split()), parameters, sql)


@cache
def names() -> tuple[str, ...]:
    """The names of all queries that can be asked (schema, macros and what fills them are not among them)."""
    files = (file.name for file in resources.files("queries").iterdir())
    return tuple(sorted(f.removesuffix(".sql") for f in files if f.endswith(".sql") and f not in PREPARED))


def run(name: str, connection: duckdb.DuckDBPyConnection, **parameters: Any) -> pd.DataFrame:
    """Ask one query; the answer's columns are those its file promises, in that order.

    Values are bound, never pasted. `as_of` may be left out (now); a parameter whose type ends in "?" may be left out or
    None (null), any other None is missing. Raises UnknownQuery, WrongParameter, or LostFigures when an upload believed
    at `as_of` can no longer be read.
    """
    asked = query(name)
    given = {"as_of": NEWEST, **parameters} if "as_of" in asked.parameters else dict(parameters)
    optional = {p: None for p, kind in asked.parameters.items() if kind.endswith("?")}
    given = {**optional, **given}
    there = {p for p, value in given.items() if value is not None or p in optional}
    missing, unknown = sorted(set(asked.parameters) - there), sorted(set(given) - set(asked.parameters))
    if missing or unknown:
        takes = ", ".join(f"{p} ({kind})" for p, kind in asked.parameters.items())
        raise WrongParameter(f"{name}: missing {missing}, unknown {unknown}; it takes {takes}")
    moments = {given[p] for p, kind in asked.parameters.items() if kind == "position"}
    for moment in sorted(moments - {NEWEST}) if name != _LOST else ():
        _refuse_lost(connection, moment)
    frame = connection.cursor().execute(asked.sql, given).df()
    return frame[list(asked.columns)]


def _refuse_lost(connection: duckdb.DuckDBPyConnection, as_of: int) -> None:
    for lost in run(_LOST, connection, as_of=as_of).itertuples():
        span = f"{lost.accepted_position}–{lost.withdrawn_position - 1}"
        raise LostFigures(
            f"Không trả lời được như đã biết ở vị trí {span}: số liệu của lần nộp {lost.upload} ({lost.file}), nay đã "
            f"rút, không còn đọc được. / Cannot be answered as of positions {span}: the figures of upload "
            f"{lost.upload} ({lost.file}), withdrawn since, can no longer be read."
        )
