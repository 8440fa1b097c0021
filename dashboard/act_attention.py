"""What the viewer wants to be told, and where letters go: everybody's own alone. As act.py."""

from dashboard import ask_people, session
from dashboard.attention import kept
from dashboard.attention.kept import Rule
from dashboard.permissions import may
from dashboard.places import area_of
from dashboard.refusal import refuse
from etl.audit import By
from etl.database import Database, opened
from etl.office import office


def switch_on(rule: Rule) -> None:
    """Keep a rule about an area the viewer may see.

    Raises CannotChange: no_kind no_indicator no_least no_percent no_area have_it too_many.
    """
    number, viewer = ask_people.own_number(), session.viewer()
    area = area_of(rule.area)
    if not may(viewer, "see", area):
        refuse(viewer, "see", area.key if area else "")
    kept.switch_on(_database(), _by(), number, rule)


def switch_off(number: int) -> None:
    """Take a rule away. Raises CannotChange: no_rule, also for another person's."""
    kept.switch_off(_database(), _by(), ask_people.own_number(), number)


def set_address(wanted: str) -> None:
    """Where letters to the viewer go from now on; with none, no more are sent. Raises CannotChange: no_address."""
    kept.set_address(_database(), _by(), ask_people.own_number(), wanted)


def _by() -> By:
    viewer = session.viewer()
    return By(viewer.name, viewer.place)


def _database() -> Database:
    return opened(office().journal)
