"""What the mark on a file answers with: what it was, whether its figures still stand, or that it was never issued.

Whoever holds the file may ask; told are the charts' titles, never a figure.
"""

from dataclasses import dataclass
from typing import Literal

from dashboard import ask, making, session
from dashboard.briefing import codes, issued
from dashboard.briefing.issued import Held, Issued
from dashboard.briefing.recipe import BadRecipe
from dashboard.model import Viewer, Warehouse
from dashboard.text import Text
from etl.database import opened
from etl.office import office

State = Literal["mistyped", "never", "current", "superseded", "unknown"]
_OFFICE = Viewer("", "viewer", None)
"""As whom figures are made again to be compared: nothing of them is shown."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer; `changed` are the titles of charts whose figures are others by now."""

    state: State
    issued: Issued | None = None
    changed: tuple[str, ...] = ()


def verdict(typed: str, t: Text) -> Verdict:
    """What is to be said of a code somebody typed or scanned."""
    code = codes.read(typed)
    if code is None:
        return Verdict("mistyped")
    there = issued.found(opened(office().journal), code)
    if there is None:
        return Verdict("never")
    with session.acting_as(_OFFICE):
        newest = ask.newest()
        if newest is None:
            return Verdict("unknown", there)
        changed = tuple(one.title for one in there.held if not _stands(one, newest, t))
    return Verdict("superseded" if changed else "current", there, changed)


def _stands(one: Held, newest: Warehouse, t: Text) -> bool:
    try:
        _, shown = making.made_again(one.recipe, newest, t)
    except BadRecipe:
        return False
    if isinstance(shown, str):
        return one.digest == issued.digest(None)
    plot, figures = shown.get("plot"), shown.get("figures", ())
    bare = {issued.digest(plot)} if plot else set()  # as of charts that brought no figures when it was issued
    return one.digest in {issued.digest(plot, figures), *bare}
