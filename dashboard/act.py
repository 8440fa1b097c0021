"""Everything a viewer may do. Permission is checked here and in ask.py, nowhere else."""

from dashboard import session
from dashboard.entrance import sign_ins
from etl.audit import By
from etl.database import Database, opened
from etl.office import office


def sign_out() -> None:
    """End the viewer's own sign-in."""
    viewer = session.viewer()
    if viewer.session and viewer.number is not None:
        sign_ins.end(_database(), _by(), viewer.session)
    session.forget()


def _by() -> By:
    viewer = session.viewer()
    return By(viewer.name, viewer.place)


def _database() -> Database:
    return opened(office().journal)
