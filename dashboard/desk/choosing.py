"""Choosers of the desk: an area one may hand in for, and a period it may be of."""

from collections.abc import Sequence

import streamlit as st

from dashboard import counting, places
from dashboard.model import Area
from dashboard.text import Text
from queries import periods as calendar

OLDEST = "2011-Q1"


def area(areas: Sequence[Area], key: str, t: Text) -> Area:
    """One of these areas; the first unless another is chosen."""
    words = {one.key: places.written(one, t) for one in areas}
    chosen = st.selectbox(t("choose.area"), list(words), format_func=words.get, key=key, width=380)
    return next(one for one in areas if one.key == chosen)


def period(of: Area, key: str, t: Text, quarters_only: bool = False) -> str:
    """A period; the newest quarter that has ended and in which the area stood, unless another is chosen."""
    known = {label: words for label, words in periods(t).items() if "-Q" in label or not quarters_only}
    newest = next((n for n, label in enumerate(known) if "-Q" in label and of.stands_in(label)), 0)
    return st.selectbox(t("column.period"), list(known), newest, known.get, key=f"{key}_{of.key}", width=200)


def periods(t: Text) -> dict[str, str]:
    """The periods a report may be of, newest first: quarters, halves, nine months and years that have ended."""
    found: dict[str, str] = {}
    newest = calendar.period(counting.back(counting.current(), 1))
    for quarter in reversed(calendar.quarters(calendar.period(OLDEST), newest)):
        year, part = quarter.label.split("-Q")
        longer = {"2": [f"{year}-H1"], "3": [f"{year}-9M"], "4": [year, f"{year}-H2"]}.get(part, [])
        found |= {label: t.quarter(label) for label in [*longer, quarter.label]}
    return found
