"""Questions about what the viewer wants to be told. Everybody's own alone; nobody's in the open demonstration."""

from dashboard import ask_people
from dashboard.ask_people import has_account
from dashboard.attention import kept
from dashboard.attention.kept import Kept
from etl.database import Database, opened
from etl.office import office


def rules() -> list[Kept]:
    """The viewer's rules, the first one first; none for who has no account. What they find is asked as the viewer."""
    return kept.rules(_database(), ask_people.own_number()) if has_account() else []


def address() -> str | None:
    """Where letters to the viewer go; None while none are wanted."""
    return kept.address(_database(), ask_people.own_number())


def _database() -> Database:
    return opened(office().journal)
