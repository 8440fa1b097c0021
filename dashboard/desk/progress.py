"""How far a long report has come while it is read and checked: what is done, what is being done, what is left."""

import time

import streamlit as st

from dashboard.text import Text, safe
from etl.model import Step

STEPS: tuple[Step, ...] = ("reading", "understanding", "checking")
PATIENCE, APART = 0.8, 0.4  # seconds before anything is said, and between two sentences about the same step


class Progress:
    """Says it in one place of the page; called with the step and its count, as etl.check tells."""

    def __init__(self, t: Text) -> None:
        self._t, self._place = t, st.empty()
        self._counts: dict[Step, int] = {}
        self._next = time.monotonic() + PATIENCE

    def __call__(self, step: Step, count: int) -> None:
        """Note how far it is, and say so unless it was said a moment ago; a new step is said at once."""
        is_new = bool(self._counts) and step not in self._counts
        self._counts[step] = count
        moment = time.monotonic()
        if moment >= self._next or (is_new and moment >= self._next - APART):
            self._next = moment + APART
            self._place.html(said(self._counts, self._t))

    def gone(self) -> None:
        """Say nothing any more."""
        self._place.empty()


def said(counts: dict[Step, int], t: Text) -> str:
    """The steps as a list: those done, the one being done, those to come."""
    now = list(counts)[-1]
    lines = []
    for step in STEPS:
        if step in counts:
            kind, words = "now" if step == now else "done", t(f"hand_in.{step}_count", count=t.number(counts[step]))
        else:
            kind, words = "done" if STEPS.index(step) < STEPS.index(now) else "ahead", t(f"hand_in.{step}_step")
        lines.append(f'<li class="{kind}">{safe(words)}</li>')
    return f'<ol class="progress" aria-live="polite">{"".join(lines)}</ol>'
