"""What a person said of unclear names of areas, kept so that it is proposed the next time."""

from collections.abc import Iterable

import sqlalchemy as sa

from etl.database import Database
from etl.model import Answer
from etl.tables import KNOWN_NAME, now
from etl.vietnamese import fold

LONGEST = 200  # letters of a name


def keep(database: Database, person: int, answers: Iterable[Answer]) -> None:
    """Remember what a person said of names, in place of what was said of them before."""
    said = {fold(one.written or "")[:LONGEST]: int(one.value) for one in answers if one.kind == "area"}
    if not said:
        return
    with database.write() as connection:
        mine = KNOWN_NAME.c.person == person
        connection.execute(sa.delete(KNOWN_NAME).where(mine, KNOWN_NAME.c.name.in_(said)))
        rows = [{"person": person, "name": name, "area": area, "said_at": now()} for name, area in said.items()]
        connection.execute(KNOWN_NAME.insert(), rows)


def names(database: Database, person: int) -> dict[str, int]:
    """What a person said: folded name and area's id."""
    with database.read() as connection:
        rows = connection.execute(sa.select(KNOWN_NAME.c.name, KNOWN_NAME.c.area).where(KNOWN_NAME.c.person == person))
        return {row.name: row.area for row in rows}
