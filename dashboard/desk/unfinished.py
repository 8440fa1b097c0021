"""Reports somebody is not done with, kept so that she goes on another day, on another machine: hers alone.

The original lies in received/ as any original does; here stand what was said of it and whose it is. A report is known
by its bytes: kept again it is the same one, and one handed in is kept no longer.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256

import sqlalchemy as sa

from dashboard.desk.report import CannotHandIn
from etl.database import Database
from etl.model import Answer
from etl.tables import UNFINISHED, next_number, now

MOST = 20  # of one person


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One of them. `to_do`: how many places were wrong, or odd and not confirmed yet, when it was kept.

    `reasons` why what is odd stands, by a problem's code; `ticked` for which places, as a digest: a tick comes back
    only where exactly the same is found again.
    """

    file: str
    sha256: str
    to_do: int
    area: str | None = None
    answers: tuple[Answer, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    ticked: Mapping[str, str] = field(default_factory=dict)
    kept_at: datetime | None = None


def keep(database: Database, person: int, one: Unfinished, over: datetime | None = None) -> None:
    """Keep a report, in place of the same one kept at that moment (`over`).

    CannotHandIn when the person has too many, or has kept this one meanwhile from another window.
    """
    said = {
        "area": one.area,
        "answers": [asdict(answer) for answer in one.answers],
        "reasons": dict(one.reasons),
        "ticked": dict(one.ticked),
    }
    with database.write() as connection:
        there = connection.execute(sa.select(UNFINISHED.c.kept_at).where(*_same(person, one.sha256))).scalar()
        if there not in (None, over):
            raise CannotHandIn("kept_meanwhile")
        connection.execute(sa.delete(UNFINISHED).where(*_same(person, one.sha256)))
        mine = sa.select(sa.func.count()).select_from(UNFINISHED).where(UNFINISHED.c.person == person)
        if connection.execute(mine).scalar_one() >= MOST:
            raise CannotHandIn("too_many_unfinished", most=str(MOST))
        connection.execute(
            UNFINISHED.insert().values(
                number=next_number(connection, UNFINISHED.c.number),
                person=person,
                file=one.file,
                sha256=one.sha256,
                kept_at=now(),
                to_do=one.to_do,
                said=json.dumps(said, ensure_ascii=False, sort_keys=True),
            )
        )


def kept(database: Database, person: int) -> list[Unfinished]:
    """What a person has not finished, newest first."""
    wanted = sa.select(UNFINISHED).where(UNFINISHED.c.person == person).order_by(UNFINISHED.c.number.desc())
    with database.read() as connection:
        return [_one(row) for row in connection.execute(wanted).mappings()]


def drop(database: Database, person: int, content: str) -> None:
    """Keep a person's report of that SHA-256 no longer; the original stays, as all that lies in received/."""
    with database.write() as connection:
        connection.execute(sa.delete(UNFINISHED).where(*_same(person, content)))


def digest(places: frozenset[tuple[str | None, str | None, str]]) -> str:
    """The same for the same places and what was found there."""
    ordered = sorted([sheet or "", cell or "", found] for sheet, cell, found in places)
    return sha256(json.dumps(ordered, ensure_ascii=False).encode()).hexdigest()


def _same(person: int, content: str) -> tuple[sa.ColumnElement[bool], ...]:
    return UNFINISHED.c.person == person, UNFINISHED.c.sha256 == content


def _one(row: sa.RowMapping) -> Unfinished:
    said = json.loads(row["said"])
    told = {name: row[name] for name in ("file", "sha256", "to_do", "kept_at")}
    answers = tuple(Answer(**answer) for answer in said["answers"])
    return Unfinished(**told, area=said["area"], answers=answers, reasons=said["reasons"], ticked=said["ticked"])
