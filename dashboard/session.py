"""Who looks, read anew at every run of a page: the sign-in the gate found, with the role and area of this moment."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from dashboard import accounts
from dashboard.entrance import sign_ins
from dashboard.model import DEMONSTRATION, OPEN_VIEWER, Viewer
from etl.database import opened
from etl.office import office

Made = TypeVar("Made")
FRESH = 1.0  # seconds for which one look-up serves; a run asks many times
_ACTING: ContextVar[Viewer | None] = ContextVar("acting", default=None)


@dataclass(frozen=True, slots=True)
class _LookedUp:
    key: str
    at: float
    viewer: Viewer


class SignedOut(PermissionError):
    """Nobody is signed in any more, or never was."""


def viewer() -> Viewer:
    """The person behind this run of a page or this request. Raises SignedOut; without the gate there is nobody."""
    acting = _ACTING.get()
    if acting is not None:
        return acting
    key, place = st.user.get("session") or "", st.user.get("place") or ""
    last = st.session_state.get("_looked_up")  # what a browser may have put there is no _LookedUp
    if isinstance(last, _LookedUp) and last.key == key and time.monotonic() - last.at < FRESH:
        return last.viewer
    found = _look_up(key, place)
    if found is None:
        raise SignedOut
    st.session_state["_looked_up"] = _LookedUp(key, time.monotonic(), found)
    return found


def forget() -> None:
    """Look up anew at the next question: a new run begins, or the viewer's own sign-in has just changed."""
    st.session_state.pop("_looked_up", None)


@contextmanager
def acting_as(someone: Viewer) -> Iterator[None]:
    """Questions asked inside are this viewer's: for requests that are no run of a page."""
    token = _ACTING.set(someone)
    try:
        yield
    finally:
        _ACTING.reset(token)


def later(do: Callable[[], Made]) -> Callable[[], Made]:
    """The same to be done after the run, when a file is asked for: as this viewer, looked up anew then."""
    asked = viewer()

    def done() -> Made:
        now = _look_up(asked.session or "", asked.place)
        if now is None:
            raise SignedOut
        with acting_as(now):
            return do()

    return done


def _look_up(key: str, place: str) -> Viewer | None:
    database = opened(office().journal)
    if key == DEMONSTRATION:  # only the gate says so, and only on a machine of one's own
        return OPEN_VIEWER if accounts.is_open(database) else None
    return sign_ins.look_up(database, key, place) if key else None
