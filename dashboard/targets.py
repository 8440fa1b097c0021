"""Which target applies where, and what a figure is beside it. Pure.

A target for years is set beside a year's figure, beside the sum from January, and beside the quarters of what belongs
to a year or stands at its end (cohorts, stocks) or is a share; beside a quarter's own count it would be a lie.
"""

from collections.abc import Sequence
from typing import Literal

from dashboard.text import Text, local
from etl.targets import Held, Target
from queries.catalogue import Indicator

Outcome = Literal["met", "missed", "partial", "under_way"]


def applying(held: Sequence[Held], label: str, mode: str, indicator: Indicator) -> Held | None:
    """The target for a quarter or year of a chart in that mode; of several the one set last."""
    year = label[:4]
    wanted = {"yearly": (label,), "cumulative": (year,), "rolling": ()}.get(mode)
    if wanted is None:
        wanted = (label,) if indicator.kind == "flow" else (label, year)
    found = [one for one in held if any(one.target.covers(one_label) for one_label in wanted)]
    return found[-1] if found else None


def outcome(value: float, target: Target, label: str, is_partial: bool) -> Outcome:
    """What a figure is beside its target: nothing is said of one not all have reported, nor before its year is over."""
    if is_partial:
        return "partial"
    if target.is_yearly and "-" in label and not label.endswith("-Q4"):
        return "under_way"
    return "met" if (value >= target.value if target.is_least else value <= target.value) else "missed"


def bound(target: Target, indicator: Indicator, t: Text) -> str:
    """At least 80 cases; at most 5 %."""
    return t(f"target.{'least' if target.is_least else 'most'}", value=t.amount(target.value, t.pick(indicator.unit)))


def periods(target: Target, t: Text) -> str:
    """For which periods it is."""
    ends = {end: t.quarter_inside(label) for end, label in (("first", target.first), ("last", target.last))}
    kind = "years" if target.is_yearly else "quarters"
    if target.first == target.last:
        return t(f"target.{kind}_one", first=ends["first"])
    return t(f"target.{kind}", **ends)


def said(held: Held, indicator: Indicator, t: Text) -> str:
    """A target in a sentence: what, for when, by which document, set by whom and when."""
    one = held.target
    words = {"bound": bound(one, indicator, t), "periods": periods(one, t), "document": one.document}
    return t("target.said", **words, who=held.who, day=t.day(local(held.at)))
