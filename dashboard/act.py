"""Everything a viewer may do. Permission is checked here and in ask.py, nowhere else.

An act that cannot be done raises CannotChange with the key of the text that says why; one that is not for this viewer
NotAllowed, and the audit has a line of it.
"""

from datetime import timedelta

from dashboard import accounts, ask_people, session
from dashboard.accounts import CannotChange, Person
from dashboard.entrance import sign_ins, tokens
from dashboard.model import Role
from dashboard.permissions import may_anywhere, may_change, may_give, may_manage
from dashboard.places import area_of
from dashboard.refusal import refuse
from etl.audit import By
from etl.database import Database, opened
from etl.office import office

__all__ = ["CannotChange"]


def sign_out() -> None:
    """End the viewer's own sign-in."""
    viewer = session.viewer()
    if viewer.session and viewer.number is not None:
        sign_ins.end(_database(), _by(), viewer.session)
    session.forget()


def add_person(name: str, role: Role, area: int | None, shown: str) -> Person:
    """Add a person of that role and area (an id; None: the whole office), without a password yet."""
    viewer = session.viewer()
    if not may_give(viewer, role, area_of(area)):
        refuse(viewer, "manage", f"{role} in {area}")
    return accounts.add(_database(), _by(), name, role, area, shown)


def change_person(number: int, role: Role, area: int | None, shown: str) -> Person:
    """Give a person another role, area or shown name."""
    viewer, person = session.viewer(), _person(number)
    was, becomes = ((role_, area_of(a)) for role_, a in ((person.role, person.area), (role, area)))
    if not may_change(viewer, number, was, becomes):
        refuse(viewer, "manage", f"{person.name}: {role} in {area}")
    return accounts.change(_database(), _by(), number, role, area, shown)


def lock_person(number: int) -> Person:
    """Lock a person out, at once and everywhere; tokens end too."""
    return accounts.set_state(_database(), _by(), _managed(number).number, "locked")


def unlock_person(number: int) -> Person:
    """Let a locked or removed person in again."""
    return accounts.set_state(_database(), _by(), _managed(number).number, "active")


def remove_person(number: int) -> Person:
    """Remove a person; what was done under the name stays under the name."""
    return accounts.set_state(_database(), _by(), _managed(number).number, "removed")


def make_link(number: int) -> str:
    """The secret of a one-time link with which the person sets a password; to be shown once."""
    return accounts.make_link(_database(), _by(), _managed(number).number)


def end_sign_ins(number: int) -> None:
    """Sign a person out everywhere."""
    person = _managed(number)
    sign_ins.end_others(_database(), _by(), number, None, about=person.name)


def change_own_password(old: str, new: str) -> None:
    """Set the viewer's own password; all sign-ins end, this one too."""
    accounts.change_password(_database(), _by(), ask_people.own_number(), old, new)
    session.forget()


def sign_out_everywhere() -> None:
    """End all sign-ins of the viewer but this one."""
    sign_ins.end_others(_database(), _by(), ask_people.own_number(), session.viewer().session)


def make_token(label: str, days: int) -> str:
    """A new token of the viewer; to be shown once."""
    return tokens.make(_database(), _by(), ask_people.own_number(), label, timedelta(days=days))


def revoke_token(key: str) -> None:
    """End a token of the viewer."""
    tokens.revoke(_database(), _by(), ask_people.own_number(), key)


def _managed(number: int) -> Person:
    """The person, when the viewer may manage it."""
    viewer, person = session.viewer(), _person(number)
    if not may_manage(viewer, number, area_of(person.area)):
        refuse(viewer, "manage", person.name)
    return person


def _person(number: int) -> Person:
    if not may_anywhere(session.viewer(), "manage"):
        refuse(session.viewer(), "manage", f"person {number}")
    found = next((person for person in accounts.people(_database()) if person.number == number), None)
    if found is None:
        raise CannotChange("no_such")
    return found


def _by() -> By:
    viewer = session.viewer()
    return By(viewer.name, viewer.place)


def _database() -> Database:
    return opened(office().journal)
