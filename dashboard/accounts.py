"""People: who they are, their role and area, their passwords and one-time links. Each change is a line of the audit.

The only code that writes people. Whether somebody may do it is asked in act.py; here it is done.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

import sqlalchemy as sa

from dashboard.entrance import passwords, secret, throttle
from dashboard.model import Role
from etl import audit
from etl.audit import By
from etl.database import Database
from etl.tables import DEVICE, LETTERBOX, LINK, PERSON, SESSION, TOKEN, next_number, now

State = Literal["active", "locked", "removed"]
LINK_LASTS = timedelta(hours=24)
FIRST = "quantri"  # the administrator a new office begins with
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._@-]{0,62}[a-z0-9])?")


class CannotChange(ValueError):
    """A change that cannot be made; `what` is the key of the text that says why, after "person."."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Person:
    """One person. `area` is an area's id, None the whole country; `subject` who this is at the identity provider."""

    number: int
    name: str
    shown: str
    role: Role
    area: int | None
    state: State
    subject: str | None
    made_at: datetime
    has_password: bool


def plain(name: str) -> str:
    """A name as it is compared: without blanks around, in lower case, composed."""
    return unicodedata.normalize("NFC", name).strip().lower()


def is_open(database: Database) -> bool:
    """True while nobody has ever been added, so nobody can sign in. Who is removed is kept: it ends for good."""
    with database.read() as connection:
        return connection.execute(sa.select(PERSON.c.number).limit(1)).first() is None


def people(database: Database) -> list[Person]:
    """Everybody, those removed too, by name."""
    with database.read() as connection:
        return [_person(row) for row in connection.execute(sa.select(PERSON).order_by(PERSON.c.name)).mappings()]


def named(database: Database, name: str) -> Person | None:
    """The person of that name."""
    with database.read() as connection:
        row = connection.execute(sa.select(PERSON).where(PERSON.c.name == plain(name))).mappings().first()
        return None if row is None else _person(row)


def numbered(database: Database, number: int) -> Person:
    """The person of that number. Raises CannotChange where there is none."""
    with database.read() as connection:
        return _one(connection, number)


def of_subject(database: Database, subject: str) -> Person | None:
    """The person who is that at the identity provider (issuer|sub)."""
    with database.read() as connection:
        number = connection.execute(sa.select(PERSON.c.number).where(PERSON.c.subject == subject)).scalar()
        return None if number is None else _one(connection, number)


def bind(database: Database, by: By, number: int, subject: str) -> Person:
    """From now on the person is known at the identity provider by that. CannotChange when bound already."""
    free = sa.update(PERSON).where(PERSON.c.number == number, PERSON.c.subject.is_(None))
    with database.write() as connection:
        if not connection.execute(free.values(subject=subject)).rowcount:
            raise CannotChange("bound")
        person = _one(connection, number)
        audit.note(connection, by, "person_bind", person.name, subject=subject)
        return person


def add(
    database: Database, by: By, name: str, role: Role, area: int | None, shown: str = "", subject: str | None = None
) -> Person:
    """Add a person, without a password yet. CannotChange when the name is taken or cannot be one."""
    name = plain(name)
    if not _NAME.fullmatch(name):
        raise CannotChange("bad_name")
    with database.write() as connection:
        if connection.execute(sa.select(PERSON.c.number).where(PERSON.c.name == name)).first():
            raise CannotChange("name_taken")
        number = next_number(connection, PERSON.c.number)
        new = {"number": number, "name": name, "shown": shown.strip() or name, "role": role, "area": area}
        connection.execute(PERSON.insert().values(**new, state="active", subject=subject, made_at=now()))
        audit.note(connection, by, "person_add", name, role=role, area=area, subject=subject)
        return _one(connection, number)


def change(database: Database, by: By, number: int, role: Role, area: int | None, shown: str) -> Person:
    """Give a person another role, area or name, from the next click on. CannotChange for the last administrator."""
    with database.write() as connection:
        old = _one(connection, number)
        _keep_an_administrator(connection, old, becomes=role if area is None else "")
        new = {"role": role, "area": area, "shown": shown.strip() or old.name}
        connection.execute(sa.update(PERSON).where(PERSON.c.number == number).values(**new))
        was = {f"was_{key}": getattr(old, key) for key in new if getattr(old, key) != new[key]}
        audit.note(connection, by, "person_change", old.name, **new, **was)
        return _one(connection, number)


def set_state(database: Database, by: By, number: int, state: State) -> Person:
    """Lock, open again or remove a person; who is locked or removed is signed out everywhere, tokens end.

    Who is removed loses password and address for letters: let in again, perhaps years later, the person sets new ones.
    """
    with database.write() as connection:
        person = _one(connection, number)
        if state != "active":
            _keep_an_administrator(connection, person, becomes="")
            _end_all(connection, number)
        forgotten = {"password": None} if state == "removed" else {}
        if forgotten:
            connection.execute(sa.delete(LETTERBOX).where(LETTERBOX.c.person == number))
        connection.execute(sa.update(PERSON).where(PERSON.c.number == number).values(state=state, **forgotten))
        act = {"active": "person_unlock", "locked": "person_lock", "removed": "person_remove"}[state]
        audit.note(connection, by, act, person.name)
        return _one(connection, number)


def make_link(database: Database, by: By, number: int) -> str:
    """A secret for a one-time link with which the person sets a password; earlier ones end. Lasts a day."""
    with database.write() as connection:
        person = _one(connection, number)
        if person.state != "active":
            raise CannotChange("not_active")
        made = secret.new()
        connection.execute(sa.update(LINK).where(LINK.c.person == number).values(ended_at=now()))
        values = {"hash": secret.key(made), "person": number, "made_at": now(), "ends_at": now() + LINK_LASTS}
        connection.execute(LINK.insert().values(**values))
        audit.note(connection, by, "person_link", person.name)
        return made


def of_link(database: Database, given: str) -> Person | None:
    """Whose password a one-time link sets, while it can be used."""
    with database.read() as connection:
        number = connection.execute(_link(given)).scalar()
        person = None if number is None else _one(connection, number)
        return person if person and person.state == "active" else None


def use_link(database: Database, given: str, password: str, place: str) -> Person:
    """Set the password by a one-time link, once; all sign-ins end. CannotChange for a dead link or a weak password."""
    person = of_link(database, given)
    if person is None:
        raise CannotChange("dead_link")
    return _set(database, By(person.name, place), person, password, link=given)


def set_password(database: Database, by: By, number: int, password: str) -> Person:
    """Set a person's password; all sign-ins of the person end. CannotChange for a weak one."""
    with database.read() as connection:
        person = _one(connection, number)
    return _set(database, by, person, password)


def change_password(database: Database, by: By, number: int, old: str, new: str) -> Person:
    """The same by the person, who must know the old one. CannotChange for a wrong old or a weak new one.

    Whoever comes upon an open page is not to try old passwords all day: after a few one has to wait ("too_often").
    """
    tried_under = (f"own|{number}",)
    with database.read() as connection:
        hashed = connection.execute(sa.select(PERSON.c.password).where(PERSON.c.number == number)).scalar_one()
        if throttle.wait(connection, tried_under, now()) > timedelta(0):
            raise CannotChange("too_often")
    if not passwords.is_right(hashed, old):
        with database.write() as connection:
            throttle.count(connection, tried_under, now())
            audit.note(connection, by, "password_refused")
        raise CannotChange("wrong_old")
    return set_password(database, by, number, new)


def _set(database: Database, by: By, person: Person, password: str, link: str | None = None) -> Person:
    weak = passwords.weakness(password, [person.name, person.shown])
    if weak:
        raise CannotChange(weak)
    hashed = passwords.hash_of(password)
    with database.write() as connection:
        if link is not None:
            if connection.execute(_link(link)).scalar() is None:  # used meanwhile
                raise CannotChange("dead_link")
            connection.execute(sa.update(LINK).where(LINK.c.hash == secret.key(link)).values(ended_at=now()))
        connection.execute(sa.update(PERSON).where(PERSON.c.number == person.number).values(password=hashed))
        connection.execute(_open(SESSION, person.number).values(ended_at=now()))
        connection.execute(sa.delete(DEVICE).where(DEVICE.c.person == person.number))
        audit.note(connection, by, "password_set", person.name)
        return _one(connection, person.number)


def _link(given: str) -> sa.Select:
    is_alive = sa.and_(LINK.c.ended_at.is_(None), LINK.c.ends_at > now())
    return sa.select(LINK.c.person).where(LINK.c.hash == secret.key(given), is_alive)


def _open(table: sa.Table, person: int) -> sa.Update:
    return sa.update(table).where(table.c.person == person, table.c.ended_at.is_(None))


def _end_all(connection: sa.Connection, number: int) -> None:
    for table in (SESSION, TOKEN, LINK):
        connection.execute(_open(table, number).values(ended_at=now()))


def _keep_an_administrator(connection: sa.Connection, person: Person, becomes: str) -> None:
    """Somebody must be left who can add people again: an administrator of the whole office."""
    if person.role != "administrator" or person.area is not None or becomes == "administrator":
        return
    others = sa.select(PERSON.c.number).where(
        PERSON.c.role == "administrator",
        PERSON.c.area.is_(None),
        PERSON.c.state == "active",
        PERSON.c.number != person.number,
    )
    if person.state == "active" and connection.execute(others).first() is None:
        raise CannotChange("last_administrator")


def _one(connection: sa.Connection, number: int) -> Person:
    row = connection.execute(sa.select(PERSON).where(PERSON.c.number == number)).mappings().one_or_none()
    if row is None:
        raise CannotChange("no_such")
    return _person(row)


def _person(row: sa.RowMapping) -> Person:
    fields = {name: row[name] for name in ("number", "name", "shown", "role", "area", "state", "subject", "made_at")}
    return Person(**fields, has_password=row["password"] is not None)
