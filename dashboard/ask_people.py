"""Questions about people: those the viewer may manage, the viewer's own account. Permission is checked as in ask.py.

Areas come from the reference, not from a warehouse: people are added before the first report is.
"""

from dataclasses import dataclass
from datetime import date, datetime

from dashboard import accounts, ask, session
from dashboard.accounts import Person
from dashboard.entrance import sign_ins, tokens
from dashboard.entrance.sign_ins import SignIn
from dashboard.entrance.tokens import Token
from dashboard.model import Area, Role
from dashboard.permissions import ALLOWED, may, may_anywhere, may_give, may_manage
from dashboard.places import area_of
from dashboard.refusal import refuse
from etl import areas as reference
from etl.database import Database, opened
from etl.office import office


@dataclass(frozen=True, slots=True)
class Known:
    """One person as administrators see it. `area` None: the whole office; `is_own`: the viewer."""

    person: Person
    area: Area | None
    signed_in: datetime | None
    is_own: bool


def has_account() -> bool:
    """True when the viewer is somebody; nobody is in the open demonstration."""
    return session.viewer().number is not None


def manages_people() -> bool:
    """True when there are people the viewer may manage."""
    return may_anywhere(session.viewer(), "manage")


def people() -> list[Known]:
    """The people in the viewer's area, by name; those removed too."""
    viewer = session.viewer()
    if not manages_people():
        refuse(viewer, "manage", "people")
    last = sign_ins.last(_database())
    everybody = [
        Known(person, area_of(person.area), last.get(person.number), person.number == viewer.number)
        for person in accounts.people(_database())
    ]
    return [known for known in everybody if may(viewer, "manage", known.area)]


def sign_ins_of(number: int) -> list[SignIn]:
    """The living sign-ins of a person the viewer may manage."""
    viewer = session.viewer()
    person = next((person for person in accounts.people(_database()) if person.number == number), None)
    if person is None or not may_manage(viewer, number, area_of(person.area)):
        refuse(viewer, "manage", f"person {number}")
    return sign_ins.of_person(_database(), number)


def roles() -> list[Role]:
    """The roles the viewer may give."""
    viewer = session.viewer()
    home = None if viewer.area is None else area_of(viewer.area)
    return [role for role in ALLOWED if may_give(viewer, role, home)]


def areas() -> tuple[Area | None, ...]:
    """The areas the viewer may give: the whole office (None), those of today, and older ones that have figures."""
    viewer, today = session.viewer(), date.today()
    older = ask.newest() and [area.id for area in ask.areas(ask.newest())]
    given = [area.id for area in reference.load() if area.holds(today)] + list(older or ())
    known = [area_of(number) for number in dict.fromkeys(given)]
    return tuple(area for area in (None, *known) if may(viewer, "manage", area))


def own_sign_ins() -> list[SignIn]:
    """The viewer's living sign-ins, this one too."""
    return sign_ins.of_person(_database(), own_number())


def own_tokens() -> list[Token]:
    """The viewer's living tokens."""
    return tokens.of_person(_database(), own_number())


def own_number() -> int:
    """The viewer's number; NotAllowed for who has no account."""
    viewer = session.viewer()
    if viewer.number is None:
        refuse(viewer, "manage", "account")
    return viewer.number


def _database() -> Database:
    return opened(office().journal)
