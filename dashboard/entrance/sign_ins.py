"""Sign-ins: opened by a password or by the identity provider, looked up at every request, ended here and now.

A sign-in is a row; the browser holds a secret of which only the hash is stored (`key`). What is not a living row of a
living person is nobody: there is nothing to forge, and nothing that works after signing out.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from dashboard import accounts
from dashboard.entrance import passwords, secret, throttle
from dashboard.model import DEMONSTRATION, Viewer
from etl import audit
from etl.audit import By
from etl.database import Database
from etl.tables import ATTEMPT, DEVICE, PERSON, SESSION, now

IDLE = timedelta(hours=1)  # without a click; a chart may stand on the wall for a whole meeting
ABSOLUTE = timedelta(hours=10)  # a working day
SEEN_EVERY = timedelta(minutes=1)  # how often a click is written down
STRANGER = "?"  # in the audit, for a name nobody has: people type passwords into the wrong field


@dataclass(frozen=True, slots=True)
class SignIn:
    """One sign-in, for a person to see what is open."""

    key: str
    way: str
    place: str
    browser: str
    made_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """What the browser gets: the secret of the sign-in, and one by which it is known again."""

    session: str
    device: str | None


class Refused(PermissionError):
    """No sign-in. `wait`: how long until the next try is allowed, when there were too many."""

    def __init__(self, wait: timedelta = timedelta(0)) -> None:
        super().__init__()
        self.wait = wait


def sign_in(
    database: Database, checker: passwords.Checker, name: str, password: str, place: str, browser: str, device: str
) -> Opened:
    """Open a sign-in by password. Raises Refused, always alike, and passwords.Busy. Takes as long for unknown names."""
    name = accounts.plain(name)[:64]
    with database.read() as connection:
        person = connection.execute(sa.select(PERSON).where(PERSON.c.name == name)).mappings().one_or_none()
        is_known = person is not None and _is_known(connection, device, person["number"])
        tried_under = throttle.sources(place, name, secret.key(device) if is_known else None)
        wait = throttle.wait(connection, tried_under, now())
    by = By(person["name"] if person else STRANGER, place)
    if wait > timedelta(0):
        _note_once(database, by, "sign_in_too_often")
        raise Refused(wait)
    hashed = person["password"] if person and person["state"] == "active" else None
    if not checker.is_right(hashed, password, is_known) or person is None:
        with database.write() as connection:
            throttle.count(connection, tried_under, now())
            audit.note(connection, by, "sign_in_refused")
        raise Refused
    fresh = passwords.hash_of(password) if passwords.is_outdated(person["password"]) else person["password"]
    with database.write() as connection:
        connection.execute(sa.delete(ATTEMPT).where(ATTEMPT.c.source == tried_under[0]))
        connection.execute(sa.update(PERSON).where(PERSON.c.number == person["number"]).values(password=fresh))
        return open_for(connection, person["number"], by, "password", browser, None if is_known else secret.new())


def open_for(
    connection: sa.Connection, person: int, by: By, way: str, browser: str, device: str | None = None
) -> Opened:
    """Open a sign-in for a person who has shown who it is; inside a transaction of the only writer."""
    made, moment = secret.new(), now()
    values = {"hash": secret.key(made), "person": person, "way": way, "place": by.place, "browser": browser[:200]}
    values |= {"made_at": moment, "seen_at": moment, "ends_at": moment + ABSOLUTE}
    connection.execute(SESSION.insert().values(**values))
    if device:
        connection.execute(DEVICE.insert().values(hash=secret.key(device), person=person, made_at=moment))
    audit.note(connection, by, "sign_in", way=way)
    return Opened(made, device)


def key_of(given: str) -> str:
    """The key of the sign-in whose secret a browser holds."""
    return secret.key(given)


def look_up(database: Database, key: str, place: str = "", *, counts: bool = True) -> Viewer | None:
    """The viewer of a living sign-in, with the role and area of this moment; None when it has ended.

    When it `counts` as a click, the time without clicks begins anew.
    """
    with database.read() as connection:
        row = connection.execute(_alive().where(SESSION.c.hash == key)).mappings().one_or_none()
    if row is None:
        return None
    if counts and now() - row["seen_at"] >= SEEN_EVERY:
        with database.write() as connection:
            connection.execute(sa.update(SESSION).where(SESSION.c.hash == key).values(seen_at=now()))
    return Viewer(row["name"], row["role"], row["area"], row["shown"], row["person"], key, place or row["place"])


def alive(database: Database, keys: Collection[str]) -> set[str]:
    """Of some sign-ins, those that live; the open demonstration lives until the first person is added."""
    with database.read() as connection:
        living = set(connection.execute(_alive().where(SESSION.c.hash.in_(list(keys)))).scalars())
    return living | ({DEMONSTRATION} if DEMONSTRATION in keys and accounts.is_open(database) else set())


def end(database: Database, by: By, key: str) -> None:
    """Sign out; a second time changes nothing."""
    _end(database, by, "sign_out", SESSION.c.hash == key)


def end_others(database: Database, by: By, person: int, key: str | None, about: str | None = None) -> None:
    """Sign a person out everywhere, except for one sign-in when `key` names it; `about` who it is, if another acts."""
    _end(database, by, "sign_out_everywhere", SESSION.c.person == person, SESSION.c.hash != (key or ""), about=about)


def last(database: Database) -> dict[int, datetime]:
    """When each person last signed in, by the person's number; who never did is not in it."""
    newest = sa.select(SESSION.c.person, sa.func.max(SESSION.c.made_at).label("newest")).group_by(SESSION.c.person)
    with database.read() as connection:
        return {row.person: row.newest for row in connection.execute(newest)}


def of_person(database: Database, person: int) -> list[SignIn]:
    """A person's living sign-ins, the newest click first."""
    names = ("way", "place", "browser", "made_at", "seen_at")
    with database.read() as connection:
        rows = connection.execute(_alive().where(SESSION.c.person == person).order_by(SESSION.c.seen_at.desc()))
        return [SignIn(row["hash"], **{name: row[name] for name in names}) for row in rows.mappings()]


def _end(database: Database, by: By, act: str, *which: sa.ColumnElement[bool], about: str | None = None) -> None:
    with database.write() as connection:
        ended = connection.execute(
            sa.update(SESSION).where(SESSION.c.ended_at.is_(None), *which).values(ended_at=now())
        )
        if ended.rowcount:
            audit.note(connection, by, act, about, ended=ended.rowcount)


def _alive() -> sa.Select:
    """Living sign-ins, the key first: not ended, clicked in lately, of a person who may sign in."""
    moment = now()
    return (
        sa.select(SESSION, *(PERSON.c[name] for name in ("name", "shown", "role", "area")))
        .join(PERSON, PERSON.c.number == SESSION.c.person)
        .where(
            SESSION.c.ended_at.is_(None),
            SESSION.c.ends_at > moment,
            SESSION.c.seen_at > moment - IDLE,
            PERSON.c.state == "active",
        )
    )


def _is_known(connection: sa.Connection, device: str, person: int) -> bool:
    known = sa.select(DEVICE.c.hash).where(DEVICE.c.hash == secret.key(device), DEVICE.c.person == person)
    return bool(device) and connection.execute(known).first() is not None


def _note_once(database: Database, by: By, act: str) -> None:
    """Who is told to wait and does not wait leaves one line a minute."""
    minute = timedelta(minutes=1)
    with database.read() as connection:
        if audit.was_noted(connection, by, act, None, minute):
            return
    with database.write() as connection:
        if not audit.was_noted(connection, by, act, None, minute):
            audit.note(connection, by, act)
