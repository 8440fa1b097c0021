"""Questions about what the office set for itself; for administrators of the whole office. Permission as in ask.py."""

from dashboard import session
from dashboard.permissions import may
from dashboard.refusal import refuse
from etl.database import opened
from etl.journal import Journal
from etl.model import Setting
from etl.office import office
from etl.settings import CLOSED, DEADLINE, TWO_PEOPLE


def may_set() -> bool:
    """True when the viewer may change what the office set for itself."""
    return may(session.viewer(), "manage", None)


def settings() -> list[Setting]:
    """Everything ever set, the newest first."""
    viewer = session.viewer()
    if not may_set():
        refuse(viewer, "manage", "settings")
    return Journal(opened(office().journal)).settings()[::-1]


def asks_for_two() -> bool:
    """True when what is handed in must be accepted by somebody else."""
    return next((bool(one.value) for one in settings() if one.name == TWO_PEOPLE), False)


def closed() -> list[str]:
    """The closed quarters, newest first."""
    newest = {one.value["quarter"]: one.value["closed"] for one in settings()[::-1] if one.name == CLOSED}
    return sorted((quarter for quarter, is_closed in newest.items() if is_closed), reverse=True)


def deadlines() -> list[Setting]:
    """The deadlines ever set, the newest first."""
    return [one for one in settings() if one.name == DEADLINE]
