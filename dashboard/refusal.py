"""What happens when somebody may not: the question or act ends with NotAllowed, and the audit has a line of it."""

from datetime import timedelta
from typing import NoReturn

from dashboard.model import Action, Viewer
from etl import audit
from etl.database import opened
from etl.office import office

ONCE_IN = timedelta(minutes=1)


class NotAllowed(PermissionError):
    """The viewer may not do this here."""


def refuse(viewer: Viewer, action: Action, about: str) -> NoReturn:
    """Note who was refused what (the same once a minute), and raise NotAllowed."""
    database, by = opened(office().journal), audit.By(viewer.name, viewer.place)
    what = f"{action} {about}"[:200]
    with database.read() as connection:
        known = audit.was_noted(connection, by, "not_allowed", what, ONCE_IN)
    if not known:
        with database.write() as connection:
            audit.note(connection, by, "not_allowed", what)
    raise NotAllowed(about)
