"""Personal tokens for programs that ask the HTTP API: made, listed, revoked by the person; stored hashed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from dashboard.entrance import secret
from dashboard.model import Viewer
from etl import audit
from etl.audit import By
from etl.database import Database
from etl.tables import PERSON, TOKEN, now

PREFIX = "danvan_"  # so that a token left lying about is recognised as one
LASTS = timedelta(days=365)
SEEN_EVERY = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Token:
    """A token as its owner sees it; the token itself is shown once, when it is made."""

    key: str
    label: str
    made_at: datetime
    used_at: datetime | None
    ends_at: datetime


def make(database: Database, by: By, person: int, label: str, lasts: timedelta = LASTS) -> str:
    """A new token of a person, living `lasts` and a year at most."""
    made, moment = PREFIX + secret.new(), now()
    values = {"hash": secret.key(made), "person": person, "label": label.strip()[:80] or "–", "made_at": moment}
    with database.write() as connection:
        connection.execute(TOKEN.insert().values(**values, ends_at=moment + min(lasts, LASTS)))
        audit.note(connection, by, "token_make", values["label"])
    return made


def look_up(database: Database, given: str, place: str) -> Viewer | None:
    """The viewer a living token stands for, with the role and area of this moment."""
    names = ("name", "shown", "role", "area")
    wanted = (
        sa.select(TOKEN, *(PERSON.c[name] for name in names))
        .join(PERSON, PERSON.c.number == TOKEN.c.person)
        .where(TOKEN.c.hash == secret.key(given), *_living(), PERSON.c.state == "active")
    )
    with database.read() as connection:
        row = connection.execute(wanted).mappings().one_or_none()
    if row is None:
        return None
    if row["used_at"] is None or now() - row["used_at"] >= SEEN_EVERY:
        with database.write() as connection:
            connection.execute(sa.update(TOKEN).where(TOKEN.c.hash == row["hash"]).values(used_at=now()))
    return Viewer(row["name"], row["role"], row["area"], row["shown"], row["person"], None, place)


def of_person(database: Database, person: int) -> list[Token]:
    """A person's living tokens, the newest first."""
    wanted = sa.select(TOKEN).where(TOKEN.c.person == person, *_living()).order_by(TOKEN.c.made_at.desc())
    with database.read() as connection:
        return [
            Token(row["hash"], row["label"], row["made_at"], row["used_at"], row["ends_at"])
            for row in connection.execute(wanted).mappings()
        ]


def revoke(database: Database, by: By, person: int, key: str) -> None:
    """End a token of that person; a second time changes nothing."""
    mine = sa.update(TOKEN).where(TOKEN.c.hash == key, TOKEN.c.person == person, TOKEN.c.ended_at.is_(None))
    label = sa.select(TOKEN.c.label).where(TOKEN.c.hash == key)
    with database.write() as connection:
        if connection.execute(mine.values(ended_at=now())).rowcount:
            audit.note(connection, by, "token_revoke", connection.execute(label).scalar_one())


def _living() -> tuple[sa.ColumnElement[bool], ...]:
    return TOKEN.c.ended_at.is_(None), TOKEN.c.ends_at > now()
