"""The rules a person has switched on, the address letters go to, and what was told already. Each the person's own.

Rules and addresses are changed and taken away, with a line of the audit each. Whether somebody may is asked in
act_attention.py; here it is done. What was told stays: the same is never told twice, whatever rule finds it.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

import sqlalchemy as sa

from dashboard.accounts import CannotChange
from dashboard.places import area_of
from etl import audit
from etl.audit import By
from etl.database import Database
from etl.tables import ATTENTION, LETTERBOX, TOLD, next_number, now
from queries.catalogue import catalogue

Kind = Literal["owing", "change", "missed"]
KINDS: tuple[Kind, ...] = ("owing", "change", "missed")
MOST = 40
"""So many rules one person may keep."""
LARGEST_PERCENT = 10_000
_ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}")


@dataclass(frozen=True, slots=True)
class Rule:
    """What to look at in an area (an id) and every area inside it.

    owing: who has not reported after the deadline. change: a figure that differs from the same quarter a year before by
    more than `percent` per cent *and* by at least `least` units; of a share by at least `least` percentage points.
    missed: a target missed in two quarters running, of one indicator, or of whichever has targets (None).
    """

    kind: Kind
    area: int
    indicator: str | None = None
    percent: float | None = None
    least: float | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A rule under its number."""

    number: int
    rule: Rule


def checked(rule: Rule) -> None:
    """Raises CannotChange: no_kind no_indicator no_least no_percent."""
    if rule.kind not in KINDS:
        raise CannotChange("no_kind")
    known = catalogue().get(rule.indicator or "")
    if (rule.indicator or rule.kind == "change") and known is None:
        raise CannotChange("no_indicator")
    if rule.kind != "change":
        return
    if rule.least is None or not 0 < rule.least < 1e9:
        raise CannotChange("no_least")
    if known.kind != "share" and (rule.percent is None or not 0 <= rule.percent <= LARGEST_PERCENT):
        raise CannotChange("no_percent")


def rules(database: Database, person: int) -> list[Kept]:
    """A person's rules, the first one first."""
    wanted = sa.select(ATTENTION).where(ATTENTION.c.person == person).order_by(ATTENTION.c.number)
    with database.read() as connection:
        return [
            Kept(row["number"], Rule(**{name: row[name] for name in Rule.__dataclass_fields__}))
            for row in connection.execute(wanted).mappings()
        ]


def switch_on(database: Database, by: By, person: int, rule: Rule) -> None:
    """Keep a rule. Raises CannotChange as `checked`, and for one that is kept already (have_it) or one too many."""
    checked(rule)
    there = [one.rule for one in rules(database, person)]
    if rule in there:
        raise CannotChange("have_it")
    if len(there) >= MOST:
        raise CannotChange("too_many")
    with database.write() as connection:
        number = next_number(connection, ATTENTION.c.number)
        connection.execute(ATTENTION.insert().values(number=number, person=person, made_at=now(), **asdict(rule)))
        audit.note(connection, by, "attention_on", area_of(rule.area).key, **_said(rule))


def switch_off(database: Database, by: By, person: int, number: int) -> None:
    """Take a rule of the person away. Raises CannotChange when there is none of that number."""
    mine = (ATTENTION.c.person == person, ATTENTION.c.number == number)
    with database.write() as connection:
        row = connection.execute(sa.select(ATTENTION).where(*mine)).mappings().one_or_none()
        if row is None:
            raise CannotChange("no_rule")
        connection.execute(sa.delete(ATTENTION).where(*mine))
        rule = Rule(**{name: row[name] for name in Rule.__dataclass_fields__})
        audit.note(connection, by, "attention_off", area_of(rule.area).key, **_said(rule))


def address(database: Database, person: int) -> str | None:
    """Where letters to the person go; None while none are wanted."""
    with database.read() as connection:
        return connection.execute(sa.select(LETTERBOX.c.address).where(LETTERBOX.c.person == person)).scalar()


def set_address(database: Database, by: By, person: int, wanted: str) -> None:
    """Where letters are to go from now on; with none, no more are sent. Raises CannotChange for what is no address."""
    wanted = wanted.strip()
    if wanted and (len(wanted) > 254 or not _ADDRESS.fullmatch(wanted)):
        raise CannotChange("no_address")
    with database.write() as connection:
        connection.execute(sa.delete(LETTERBOX).where(LETTERBOX.c.person == person))
        if wanted:
            connection.execute(LETTERBOX.insert().values(person=person, address=wanted, changed_at=now()))
        audit.note(connection, by, "mail_on" if wanted else "mail_off", wanted or None)


def told(database: Database, person: int) -> frozenset[str]:
    """What the person was told by letter, by its keys."""
    with database.read() as connection:
        return frozenset(connection.execute(sa.select(TOLD.c.what).where(TOLD.c.person == person)).scalars())


def claim(database: Database, person: int, keys: Iterable[str]) -> list[str]:
    """Note what is about to be told; gives those nobody else noted before. What is not sent must be `unclaim`ed.

    Noted first, so that two that send at once, or one that is killed in between, never tell the same twice.
    """
    with database.write() as connection:
        known = set(connection.execute(sa.select(TOLD.c.what).where(TOLD.c.person == person)).scalars())
        fresh = [key for key in dict.fromkeys(keys) if key not in known]
        if fresh:
            connection.execute(TOLD.insert(), [{"person": person, "what": key, "at": now()} for key in fresh])
    return fresh


def unclaim(database: Database, person: int, keys: Collection[str]) -> None:
    """Nothing came of it: these are to be told the next time."""
    with database.write() as connection:
        connection.execute(sa.delete(TOLD).where(TOLD.c.person == person, TOLD.c.what.in_(list(keys))))


def note_sent(database: Database, by: By, name: str, count: int) -> None:
    """A letter has left for a person of that name; the audit keeps how many matters, not what they were."""
    with database.write() as connection:
        audit.note(connection, by, "mail_sent", name, matters=count)


def _said(rule: Rule) -> dict[str, Any]:
    return {name: value for name, value in asdict(rule).items() if value is not None}
