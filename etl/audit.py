"""The audit: who did what, when, from where. Lines are only added, and each holds the hash of the one before.

Whoever edits, removes or inserts a line must make all later ones anew; that shows against any hash noted elsewhere
(a backup, a printed `etl audit verify`). The decisions of the journal are lines too, and are compared with it.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from etl.tables import AUDIT, DUTY, ENTRY, EXPLANATION, NOTE, SETTING, TARGET, UPLOAD, now

if TYPE_CHECKING:
    from etl.database import Database

BEFORE = "–"  # where a line comes from that is older than the audit
COMMAND = "etl"
START = "0" * 64  # what stands before the first line
_DUTY = ("area", "valid_from", "valid_to")
_SAID = {"explain": EXPLANATION, "target": TARGET, "pin": NOTE}  # acts whose entry has a row of another table beside it
_RECORDED = ("file", "sha256", "rows_sha256", "figures", "received_on")


@dataclass(frozen=True, slots=True)
class By:
    """Who acts and from where: a person's name and the address of the machine, or COMMAND."""

    who: str
    place: str = COMMAND


@dataclass(frozen=True, slots=True)
class Line:
    """One line as written; `details` is JSON, `before` the hash of the line before."""

    number: int
    at: datetime
    who: str
    place: str
    act: str
    about: str | None
    details: str
    before: str
    hash: str

    def is_whole(self) -> bool:
        """True when the line says what it said when it was written."""
        said = (self.number, self.at, self.who, self.place, self.act, self.about, self.details, self.before)
        return _hash(*said) == self.hash


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `verify` found: how many lines, the last one's hash and number, and the breaks (line, what is wrong).

    `lines` and `newest` differ only where lines are missing or put in.
    """

    lines: int
    head: str
    breaks: tuple[tuple[int, str], ...]
    newest: int


def note(connection: sa.Connection, by: By, act: str, about: str | None = None, **details: Any) -> int:
    """Add a line inside a transaction of the only writer (`Database.write`); returns its number."""
    return _add(connection, now(), by, act, about, details)


def was_noted(connection: sa.Connection, by: By, act: str, about: str | None, within: timedelta) -> bool:
    """True when the same was noted a moment ago: what somebody repeats all day is not written down each time."""
    same = (AUDIT.c.who == by.who, AUDIT.c.act == act, AUDIT.c.about.is_not_distinct_from(about))
    newest = sa.select(sa.func.max(AUDIT.c.at)).where(*same, AUDIT.c.place == by.place)
    last = connection.execute(newest).scalar_one()
    return last is not None and now() - last < within


def note_entry(connection: sa.Connection, entry: Mapping[str, Any], place: str) -> None:
    """The line of a journal entry, with what the journal recorded of its upload."""
    about = entry["about"] if entry["upload"] is None else str(entry["upload"])
    details = _of_entry(connection, entry)
    _add(connection, entry["at"], By(entry["who"], place), entry["act"], about, details)


def lines(
    database: "Database",
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    who: str | None = None,
    act: str | None = None,
    text: str | None = None,
    limit: int | None = None,
    skip: int = 0,
) -> list[Line]:
    """Lines newest first; `since` and `until` (not included) are UTC, `text` is looked for in about, place, details.

    At most `limit`, after so many that are left out (`skip`).
    """
    wanted = sa.select(AUDIT).order_by(AUDIT.c.number.desc()).limit(limit).offset(skip)
    with database.read() as connection:
        found = connection.execute(_which(wanted, since, until, who, act, text)).mappings()
        return [Line(**row) for row in found]


def count(database: "Database", **which: Any) -> int:
    """How many lines there are; `which` as in `lines`: since, until, who, act, text."""
    wanted = sa.select(sa.func.count()).select_from(AUDIT)
    with database.read() as connection:
        return int(connection.execute(_which(wanted, **which)).scalar_one())


def _which(
    wanted: sa.Select,
    since: datetime | None = None,
    until: datetime | None = None,
    who: str | None = None,
    act: str | None = None,
    text: str | None = None,
) -> sa.Select:
    if since is not None:
        wanted = wanted.where(AUDIT.c.at >= since)
    if until is not None:
        wanted = wanted.where(AUDIT.c.at < until)
    if who is not None:
        wanted = wanted.where(AUDIT.c.who == who)
    if act is not None:
        wanted = wanted.where(AUDIT.c.act == act)
    if text:
        wanted = wanted.where(
            sa.or_(*(AUDIT.c[name].icontains(text, autoescape=True) for name in ("about", "place", "details")))
        )
    return wanted


def acts(database: "Database") -> tuple[list[str], list[str]]:
    """The acts and the people that occur, for choosing among them."""
    with database.read() as connection:
        found = [connection.execute(sa.select(AUDIT.c[name]).distinct()).scalars().all() for name in ("act", "who")]
    return sorted(found[0]), sorted(found[1])


def newest(database: "Database") -> tuple[int, str]:
    """The number and the hash of the last line, to be noted down elsewhere; 0 when there is none."""
    with database.read() as connection:
        return _newest(connection)


def verify(database: "Database", noted: tuple[int, str] | None = None) -> Verdict:
    """Read the whole audit and say where it is broken: a line changed, missing or put in, a decision that differs.

    `noted` is a line's number and hash written down earlier: it must still stand there, or everything was made anew.
    """
    breaks: list[tuple[int, str]] = []
    last, count, found = (0, START), 0, None
    with database.read() as connection:
        for line in _all(connection):
            if line.number != last[0] + 1 or line.before != last[1]:
                breaks.append((line.number, "chain"))
            if not line.is_whole():
                breaks.append((line.number, "changed"))
            last, count = (line.number, line.hash), count + 1
            found = last if noted and line.number == noted[0] else found
        breaks += _against_journal(connection)
    if noted and found != noted:
        breaks.append((noted[0], "noted"))
    return Verdict(count, last[1], tuple(breaks), last[0])


def _all(connection: sa.Connection) -> Iterator[Line]:
    for row in connection.execute(sa.select(AUDIT).order_by(AUDIT.c.number)).mappings():
        yield Line(**row)


def _against_journal(connection: sa.Connection) -> list[tuple[int, str]]:
    """Lines whose entry in the journal says something else, and entries without a line (number 0)."""
    written: dict[int, Line] = {}
    for line in _all(connection):
        position = _position(line)
        if position is not None:
            written[position] = line
    breaks = []
    entries = {e["position"]: e for e in connection.execute(sa.select(ENTRY)).mappings()}
    for position in sorted(entries.keys() | written.keys()):
        entry, line = entries.get(position), written.get(position)
        if entry is None or line is None:
            breaks.append((line.number if line else 0, "entry"))
            continue
        about = entry["about"] if entry["upload"] is None else str(entry["upload"])
        said = (entry["at"], entry["who"], entry["act"], about, _json(_of_entry(connection, entry)))
        if said != (line.at, line.who, line.act, line.about, line.details):
            breaks.append((line.number, "entry"))
    return breaks


def _position(line: Line) -> int | None:
    """The journal position a line speaks of; none when it speaks of another thing, or was changed beyond reading."""
    try:
        details = json.loads(line.details)
    except ValueError:
        return None
    position = details.get("position") if isinstance(details, dict) else None
    return position if isinstance(position, int) else None


def _of_entry(connection: sa.Connection, entry: Mapping[str, Any]) -> dict[str, Any]:
    details: dict[str, Any] = {"position": entry["position"]}
    if entry["why"] is not None:
        details["why"] = entry["why"]
    if entry["upload"] is not None:
        found = connection.execute(sa.select(UPLOAD).where(UPLOAD.c.number == entry["upload"])).mappings()
        details |= {name: str(value) for name, value in (found.one_or_none() or {}).items() if name in _RECORDED}
        if entry["about"] is not None:
            details["allowed_by"] = entry["about"]
    if entry["act"] == "duty":
        found = connection.execute(sa.select(DUTY).where(DUTY.c.position == entry["position"])).mappings()
        duty = found.one_or_none() or {}
        details |= {name: str(duty[name]) for name in _DUTY if duty.get(name) is not None}
    if entry["act"] == "setting":
        found = connection.execute(sa.select(SETTING.c.value).where(SETTING.c.position == entry["position"]))
        details["value"] = found.scalar_one_or_none()
    if (table := _SAID.get(entry["act"])) is not None:
        found = connection.execute(sa.select(table).where(table.c.position == entry["position"])).mappings()
        details |= {name: str(value) for name, value in (found.one_or_none() or {}).items() if name != "position"}
    return details


def _add(
    connection: sa.Connection, at: datetime, by: By, act: str, about: str | None, details: Mapping[str, Any]
) -> int:
    last, before = _newest(connection)
    number = last + 1
    said = (number, at, by.who, by.place, act, about, _json(details), before)
    names = ("number", "at", "who", "place", "act", "about", "details", "before")
    connection.execute(AUDIT.insert().values(**dict(zip(names, said, strict=True)), hash=_hash(*said)))
    return number


def _newest(connection: sa.Connection) -> tuple[int, str]:
    last = sa.select(AUDIT.c.number, AUDIT.c.hash).order_by(AUDIT.c.number.desc()).limit(1)
    return tuple(connection.execute(last).one_or_none() or (0, START))


def _json(details: Mapping[str, Any]) -> str:
    return json.dumps(details, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _hash(number: int, at: datetime, *rest: str | None) -> str:
    said = json.dumps([number, at.isoformat(), *rest], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()
