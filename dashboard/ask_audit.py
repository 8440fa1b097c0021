"""Questions about the audit: for administrators of the whole office. Never all of it at once, but for a file."""

from datetime import datetime, timedelta

from dashboard import session
from dashboard.permissions import may
from dashboard.refusal import refuse
from etl import audit
from etl.audit import Line, Verdict
from etl.database import Database, opened
from etl.office import office
from etl.tables import now

PAGE = 50  # lines a page
FILE = 20_000  # lines a file


def may_read() -> bool:
    """True when the viewer may read the audit."""
    return may(session.viewer(), "manage", None)


def lines(page: int, days: int | None, who: str | None, act: str | None, text: str | None) -> list[Line]:
    """One page of lines, newest first; the first is 1."""
    return audit.lines(_database(), **_which(days, who, act, text), limit=PAGE, skip=(page - 1) * PAGE)


def count(days: int | None, who: str | None, act: str | None, text: str | None) -> int:
    """How many lines there are on all pages."""
    return audit.count(_database(), **_which(days, who, act, text))


def for_a_file(days: int | None, who: str | None, act: str | None, text: str | None) -> list[Line]:
    """The newest lines, as many as go into a file."""
    return audit.lines(_database(), **_which(days, who, act, text), limit=FILE)


def acts() -> tuple[list[str], list[str]]:
    """The acts and the people that occur."""
    return audit.acts(_database())


def newest() -> Line | None:
    """The last line; its hash vouches for all before it."""
    return next(iter(audit.lines(_database(), limit=1)), None)


def verify(noted: tuple[int, str] | None = None) -> Verdict:
    """Whether the chain is whole, and holds a line noted elsewhere (number, hash). Reads all: not every run."""
    return audit.verify(_database(), noted)


def _which(days: int | None, who: str | None, act: str | None, text: str | None) -> dict[str, str | datetime | None]:
    since = None if days is None else now() - timedelta(days=days)
    return {"since": since, "who": who, "act": act, "text": text}


def _database() -> Database:
    viewer = session.viewer()
    if not may(viewer, "manage", None):
        refuse(viewer, "manage", "audit")
    return opened(office().journal)
