"""Links to a briefing: whoever holds one sees it, frozen, until it ends or is revoked. The secret is stored hashed.

What a link shows is written out when it is made, so nothing that happens later changes a figure in it. It lives as long
as its maker is let in: of who is locked or removed no link opens.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import sqlalchemy as sa

from dashboard import accounts
from dashboard.briefing.content import Content
from dashboard.briefing.packing import packed, unpacked
from dashboard.entrance import passwords, secret
from etl import audit
from etl.audit import By
from etl.database import Database
from etl.tables import ISSUED, PERSON, SHARE, now

LASTS = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Share:
    """A link as its maker sees it; the secret in it is shown once, when it is made."""

    key: str
    code: str
    name: str
    made_at: datetime
    ends_at: datetime
    ended_at: datetime | None
    has_password: bool
    openings: int
    opened_at: datetime | None
    person: int | None

    @property
    def is_open(self) -> bool:
        """True while it opens."""
        return self.ended_at is None and self.ends_at > now()


def add(connection: sa.Connection, content: Content, lasts: timedelta, password: str, person: int | None) -> str:
    """A new link to what was written out and issued, inside a transaction of the only writer; gives its secret.

    With a `password`, hashed here, only who knows it sees more than the form.
    """
    made, moment = secret.new(), now()
    told = {"hash": secret.key(made), "person": person, "code": content.code, "content": packed(content)}
    hashed = passwords.hash_of(password) if password else None
    moments = {"made_at": moment, "ends_at": moment + min(lasts, LASTS)}
    connection.execute(SHARE.insert().values(**told, **moments, password=hashed, openings=0))
    return made


def of(database: Database, person: int | None) -> list[Share]:
    """A person's links, the newest first."""
    wanted = _listed().where(SHARE.c.person.is_not_distinct_from(person)).order_by(SHARE.c.made_at.desc())
    with database.read() as connection:
        return [_share(row) for row in connection.execute(wanted).mappings()]


def open_ones(database: Database) -> list[Share]:
    """All links that open, whoever made them, the newest first."""
    wanted = _listed().where(SHARE.c.ended_at.is_(None), SHARE.c.ends_at > now()).order_by(SHARE.c.made_at.desc())
    with database.read() as connection:
        return [_share(row) for row in connection.execute(wanted).mappings()]


def look_up(database: Database, given: str) -> tuple[Share, str | None] | None:
    """What a link's secret stands for, open or not, and the hash of its password; None when there never was one."""
    more = (SHARE.c.password, PERSON.c.state)
    wanted = _listed().add_columns(*more).outerjoin(PERSON, PERSON.c.number == SHARE.c.person)
    with database.read() as connection:
        row = connection.execute(wanted.where(SHARE.c.hash == secret.key(given))).mappings().first()
    if row is None:
        return None
    there = _share(row)
    is_let_in = row["state"] == "active" if there.person is not None else accounts.is_open(database)
    if not is_let_in:
        there = replace(there, ended_at=there.made_at)
    return there, row["password"]


def open_one(database: Database, key: str) -> Content:
    """What an open link shows; the opening is counted."""
    with database.write() as connection:
        counted = {"openings": SHARE.c.openings + 1, "opened_at": now()}
        connection.execute(SHARE.update().where(SHARE.c.hash == key).values(**counted))
        return unpacked(connection.execute(sa.select(SHARE.c.content).where(SHARE.c.hash == key)).scalar_one())


def end(database: Database, by: By, person: int | None, key: str) -> None:
    """Revoke a person's link; nothing happens to one that has ended."""
    with database.write() as connection:
        mine = (SHARE.c.hash == key, SHARE.c.person.is_not_distinct_from(person), SHARE.c.ended_at.is_(None))
        if connection.execute(SHARE.update().where(*mine).values(ended_at=now())).rowcount:
            code = connection.execute(sa.select(SHARE.c.code).where(SHARE.c.hash == key)).scalar_one()
            audit.note(connection, by, "share_end", code)


def _listed() -> sa.Select:
    names = ("hash", "code", "made_at", "ends_at", "ended_at", "openings", "opened_at", "person")
    columns = [SHARE.c[name] for name in names]
    has_password = SHARE.c.password.is_not(None).label("has_password")
    return sa.select(*columns, ISSUED.c.name, has_password).join(ISSUED, ISSUED.c.code == SHARE.c.code)


def _share(row: sa.RowMapping) -> Share:
    names = [name for name in Share.__slots__ if name not in ("key", "has_password")]
    return Share(key=row["hash"], has_password=bool(row["has_password"]), **{name: row[name] for name in names})
