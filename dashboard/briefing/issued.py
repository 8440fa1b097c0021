"""What left the building: each file and link bears a code, and here stands what it was, as of when, and what it held.

Of the figures only a digest is kept for each chart: made again from today's warehouse it is the same as long as nothing
was corrected, withdrawn or added.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal

import sqlalchemy as sa

from dashboard.briefing import codes
from dashboard.briefing.content import Plot
from dashboard.briefing.recipe import Recipe, packed, unpacked
from etl.database import Database
from etl.tables import ISSUED, now

Kind = Literal["pptx", "pdf", "docx", "xlsx", "html", "picture", "link"]


@dataclass(frozen=True, slots=True)
class Held:
    """One chart of what was issued: how it is made again, its title then, a digest of its figures."""

    recipe: Recipe
    title: str
    digest: str


@dataclass(frozen=True, slots=True)
class Issued:
    """One file or link that left."""

    code: str
    kind: Kind
    name: str
    position: int
    held: tuple[Held, ...]
    person: int | None = None
    at: datetime | None = None


def digest(plot: Plot | None, figures: Sequence[Sequence[Any]] = ()) -> str:
    """The same for the same figures at the same places, whatever the language says of them.

    Quarters and years stand where the recipe puts them; a ranking's areas, by their names, where their figures do: two
    that changed places with their figures are a change. What is told apart otherwise (a table, areas in panels) brings
    its `figures`, in no language.
    """
    if figures or plot is None:
        return sha256(json.dumps(figures).encode() if figures else b"").hexdigest()
    values = [[one.values, one.is_loose] for one in plot.series if not one.is_aim]
    named = plot.labels if plot.shape in ("bars", "map") else ()
    return sha256(json.dumps([plot.shape, named, values], ensure_ascii=False).encode()).hexdigest()


def note(
    connection: sa.Connection, kind: Kind, name: str, position: int, person: int | None, held: Sequence[Held]
) -> str:
    """Note, inside a transaction of the only writer, that something leaves; gives its code."""
    code = codes.make()
    content = [{"recipe": packed(one.recipe), "title": one.title, "digest": one.digest} for one in held]
    words = json.dumps(content, ensure_ascii=False, sort_keys=True)
    told = {"kind": kind, "name": name, "position": position, "person": person}
    connection.execute(ISSUED.insert().values(code=code, at=now(), content=words, **told))
    return code


def found(database: Database, code: str) -> Issued | None:
    """What bears that code; None when nothing does."""
    with database.read() as connection:
        row = connection.execute(sa.select(ISSUED).where(ISSUED.c.code == code)).mappings().first()
    if row is None:
        return None
    held = (Held(unpacked(one["recipe"]), one["title"], one["digest"]) for one in json.loads(row["content"]))
    told = {name: row[name] for name in ("code", "kind", "name", "position", "person", "at")}
    return Issued(held=tuple(held), **told)
