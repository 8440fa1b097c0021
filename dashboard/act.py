"""Everything a viewer may do. Permission is checked here and in ask.py, nowhere else.

An act that cannot be done raises CannotChange with the key of the text that says why; one that is not for this viewer
NotAllowed, and the audit has a line of it.
"""

from datetime import timedelta

import duckdb
import sqlalchemy as sa

from dashboard import accounts, ask_history, ask_people, ask_quality, logs, session
from dashboard.accounts import CannotChange, Person
from dashboard.entrance import sign_ins, tokens
from dashboard.model import Decision, Role
from dashboard.permissions import DECIDES, may, may_anywhere, may_change, may_decide, may_give, may_manage
from dashboard.places import area_of
from dashboard.refusal import refuse
from etl import decide as decisions
from etl import settings
from etl.audit import By
from etl.database import Database, opened
from etl.explanations import Finding, explain
from etl.journal import CannotDecide, Journal
from etl.model import Upload
from etl.office import office
from etl.warehouse import BadWarehouse, ensure
from queries import periods

__all__ = ["CannotChange"]


class NotBuilt(RuntimeError):
    """What was decided is recorded, but the charts do not show it yet; `reference` is under what the log tells why."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


def accept_upload(number: int, why: str = "", allowed_by: str = "") -> Upload:
    """Accept an upload, for who may accept in every area it has figures of. Raises CannotChange, NotBuilt.

    With figures of a closed quarter it is an exception, which somebody must have allowed, for a reason.
    """
    return _decide(number, "accept", why, allowed_by)


def reject_upload(number: int, why: str) -> Upload:
    """Send an upload back with a word, for who may accept in every area it has figures of. Raises CannotChange."""
    return _decide(number, "reject", why)


def withdraw_upload(number: int, why: str, allowed_by: str = "") -> Upload:
    """Withdraw an upload, for who may hand in for every area it has figures of. Raises CannotChange, NotBuilt.

    An exception as in `accept_upload`.
    """
    return _decide(number, "withdraw", why, allowed_by)


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


def set_two_people(is_asked: bool, why: str = "") -> None:
    """Set whether what is handed in must be accepted by somebody else; for administrators of the whole office."""
    _set(settings.TWO_PEOPLE, is_asked, why)


def set_deadline(
    calendar: str, days: int | None, first: str | None, why: str = "", indicator: str | None = None
) -> None:
    """Set until how many days after a period's last day reports are on time, from a quarter (2026-Q1) on or for all.

    Of an indicator (a code): its own, which goes before the common one; without days it has none of its own any more.
    For administrators of the whole office. Raises CannotChange for days there cannot be, NotBuilt.
    """
    first_day = periods.period(first, calendar).end.isoformat() if first else None
    value = {"calendar": calendar, "days": days, "first_day": first_day}
    _set(settings.DEADLINE, value | ({"indicator": indicator} if indicator else {}), why)


def close_quarter(quarter: str, why: str = "") -> None:
    """Let a quarter's figures stand: from now on a decision about them is an exception. As `set_two_people`."""
    _set(settings.CLOSED, {"quarter": quarter, "closed": True}, why)


def reopen_quarter(quarter: str, why: str = "") -> None:
    """Take back that a quarter is closed. As `set_two_people`."""
    _set(settings.CLOSED, {"quarter": quarter, "closed": False}, why)


def explain_finding(finding: Finding, why: str) -> None:
    """Say why the figures of a finding stand, for who may hand in for its area.

    Raises CannotChange without a reason, and when it is not found any more: the figures changed meanwhile.
    """
    viewer = session.viewer()
    area = area_of(finding.area)
    if not may(viewer, "hand_in", area):
        refuse(viewer, "hand_in", area.key if area else "")
    if not why.strip():
        raise CannotChange("no_why")
    if not ask_quality.stands(finding):
        raise CannotChange("no_finding")
    explain(Journal(_database(), viewer.place), finding, viewer.name, why.strip())


def _set(name: str, value: object, why: str) -> None:
    viewer = session.viewer()
    if not may(viewer, "manage", None):
        refuse(viewer, "manage", name)
    journal = Journal(_database(), viewer.place)
    try:
        journal.set(name, value, viewer.name, why.strip() or None)
    except ValueError as error:
        raise CannotChange("bad_setting") from error
    try:
        ensure(office(), journal)
    except (BadWarehouse, OSError, duckdb.Error) as error:
        raise NotBuilt(logs.note_failure("a warehouse could not be made", error)) from error


def _decide(number: int, decision: Decision, why: str, allowed_by: str = "") -> Upload:
    viewer, database = session.viewer(), _database()
    if not may_anywhere(viewer, DECIDES[decision]):
        refuse(viewer, DECIDES[decision], f"upload {number}")
    journal = Journal(database, viewer.place)
    upload = next(iter(journal.uploads(number)), None)
    if upload is None:
        raise CannotChange("no_upload")
    if not may_decide(viewer, decision, ask_history.areas_of(upload)):
        refuse(viewer, DECIDES[decision], f"upload {number}")
    if decision != "accept" and not why.strip():
        raise CannotChange("no_why")
    if decision != "reject" and ask_history.closed_in(upload) and not (allowed_by.strip() and why.strip()):
        raise CannotChange("no_exception")
    try:
        given = (number, decision, viewer.name, why.strip() or None)
        return decisions.decide(office(), journal, *given, allowed_by=allowed_by.strip() or None)
    except CannotDecide as error:
        raise CannotChange("upload_decided") from error
    except decisions.NotBuilt as error:
        raise NotBuilt(logs.note_failure("a warehouse could not be made", error)) from error
    except (OSError, sa.exc.DBAPIError) as error:
        logs.note_failure("a decision could not be recorded", error)
        raise CannotChange("not_recorded") from error


def _managed(number: int) -> Person:
    """The person, when the viewer may manage it."""
    viewer, person = session.viewer(), _person(number)
    if not may_manage(viewer, number, area_of(person.area)):
        refuse(viewer, "manage", person.name)
    return person


def _person(number: int) -> Person:
    if not may_anywhere(session.viewer(), "manage"):
        refuse(session.viewer(), "manage", f"person {number}")
    return accounts.numbered(_database(), number)


def _by() -> By:
    viewer = session.viewer()
    return By(viewer.name, viewer.place)


def _database() -> Database:
    return opened(office().journal)
