"""Briefings as they are kept: what somebody collects to present, in order, as of one entry of the journal. Hers alone.

What is kept are recipes, words and the position in the journal, never figures: made again as of that position they are
the same figures. Without a person (`None`) they are the open demonstration's.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from dashboard.briefing.recipe import Recipe, packed, unpacked
from dashboard.text import Language
from etl.database import Database
from etl.tables import BRIEFING, next_number, now

MOST, MOST_ITEMS = 50, 60  # briefings of one person, items of one briefing
LONGEST_NAME, LONGEST_TEXT = 120, 4000


class CannotKeep(ValueError):
    """Not kept; `what` is the key of the text that says why: gone, changed_meanwhile, too_many, too_long, no_name."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Item:
    """One slide to be: a chart by its recipe, or words alone (`text`). `title` goes before the chart's own."""

    recipe: Recipe | None = None
    title: str = ""
    text: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """One of them. `revision` is how many times it was changed: who changes it says from which on."""

    name: str
    language: Language
    position: int
    items: tuple[Item, ...] = ()
    number: int = 0
    revision: int = 0
    changed_at: datetime | None = field(default=None, compare=False)


def add(database: Database, person: int | None, one: Briefing) -> Briefing:
    """Keep a new one; it comes back with its number. Raises CannotKeep."""
    _check(one)
    with database.write() as connection:
        mine = sa.select(sa.func.count()).select_from(BRIEFING).where(_of(person))
        if connection.execute(mine).scalar_one() >= MOST:
            raise CannotKeep("too_many")
        number = next_number(connection, BRIEFING.c.number)
        connection.execute(BRIEFING.insert().values(number=number, person=person, revision=1, **_columns(one)))
    return _found(database, person, number)


def change(database: Database, person: int | None, one: Briefing) -> Briefing:
    """Keep what one has become. Raises CannotKeep, also when it was changed meanwhile from another window."""
    _check(one)
    with database.write() as connection:
        mine = (_of(person), BRIEFING.c.number == one.number)
        there = connection.execute(sa.select(BRIEFING.c.revision).where(*mine)).scalar()
        if there is None:
            raise CannotKeep("gone")
        if there != one.revision:
            raise CannotKeep("changed_meanwhile")
        connection.execute(BRIEFING.update().where(*mine).values(revision=there + 1, **_columns(one)))
    return _found(database, person, one.number)


def drop(database: Database, person: int | None, number: int) -> None:
    """Keep one no longer."""
    with database.write() as connection:
        connection.execute(sa.delete(BRIEFING).where(_of(person), BRIEFING.c.number == number))


def all_of(database: Database, person: int | None) -> list[Briefing]:
    """A person's, the one changed last first."""
    wanted = sa.select(BRIEFING).where(_of(person)).order_by(BRIEFING.c.changed_at.desc(), BRIEFING.c.number.desc())
    with database.read() as connection:
        return [_one(row) for row in connection.execute(wanted).mappings()]


def found(database: Database, person: int | None, number: int) -> Briefing | None:
    """The person's briefing of that number; None when there is none, or it is somebody else's."""
    wanted = sa.select(BRIEFING).where(_of(person), BRIEFING.c.number == number)
    with database.read() as connection:
        row = connection.execute(wanted).mappings().first()
    return _one(row) if row else None


def _found(database: Database, person: int | None, number: int) -> Briefing:
    there = found(database, person, number)
    if there is None:
        raise CannotKeep("gone")
    return there


def _check(one: Briefing) -> None:
    if not one.name.strip():
        raise CannotKeep("no_name")
    words = [words for item in one.items for words in (item.title, item.text, item.notes)]
    if len(one.name) > LONGEST_NAME or any(len(said) > LONGEST_TEXT for said in words):
        raise CannotKeep("too_long")
    if len(one.items) > MOST_ITEMS:
        raise CannotKeep("too_many_items")


def _of(person: int | None) -> sa.ColumnElement[bool]:
    return BRIEFING.c.person.is_not_distinct_from(person)


def _columns(one: Briefing) -> dict[str, Any]:
    content = {"language": one.language, "items": [_packed(item) for item in one.items]}
    words = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return {"name": one.name.strip(), "position": one.position, "changed_at": now(), "content": words}


def _one(row: sa.RowMapping) -> Briefing:
    content = json.loads(row["content"])
    told = {name: row[name] for name in ("number", "name", "position", "revision", "changed_at")}
    return Briefing(language=content["language"], items=tuple(map(_unpacked, content["items"])), **told)


def _packed(item: Item) -> dict[str, Any]:
    words = {"title": item.title, "text": item.text, "notes": item.notes}
    said = {name: value for name, value in words.items() if value}
    return said | ({"recipe": packed(item.recipe)} if item.recipe else {})


def _unpacked(kept: Mapping[str, Any]) -> Item:
    recipe = unpacked(kept["recipe"]) if "recipe" in kept else None
    return Item(recipe, **{name: kept.get(name, "") for name in ("title", "text", "notes")})
