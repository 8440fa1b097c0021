"""Targets: what an area is to reach in certain periods, by which document, set by whom.

Of several for one period the newest counts; one that was taken back no longer does, and is still there. No target is
ever worked out from others.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from etl import areas
from etl.journal import Journal
from etl.standing import said, stood, take_back
from etl.tables import TARGET
from queries import periods
from queries.catalogue import catalogue

ENDS = "lift_target"
LONGEST = 200
"""So many letters the name of a document may have."""


class BadTarget(ValueError):
    """A target that cannot be: `what` says in a word why."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Target:
    """What an area (an id) is to reach in each period from `first` to `last`, labels of two quarters or of two years.

    A share's value is a percentage. At least so much (`is_least`), or at most. `base` is the year from which progress
    is reckoned, where one was named.
    """

    indicator: str
    area: int
    first: str
    last: str
    value: float
    is_least: bool
    document: str
    base: int | None = None

    @property
    def is_yearly(self) -> bool:
        """True when it is for years, not for quarters."""
        return "-" not in self.first

    def covers(self, label: str) -> bool:
        """Whether it is for this quarter or year; a target for years is not for their quarters."""
        return ("-" in label) != self.is_yearly and self.first <= label <= self.last


@dataclass(frozen=True, slots=True)
class Held:
    """A target as it was set (UTC, without a zone), and by whom it was taken back, where it was."""

    number: int
    target: Target
    who: str
    at: datetime
    why: str | None
    ended_who: str | None
    ended_at: datetime | None


def set_target(journal: Journal, target: Target, who: str, why: str | None = None) -> None:
    """Record a target. Raises BadTarget."""
    checked(target)
    row = {name: getattr(target, name) for name in Target.__dataclass_fields__}
    with journal.database.write() as connection:
        journal.note(connection, who, "target", {TARGET: row}, about=str(target.area), why=why)


def lift_target(journal: Journal, number: int, who: str, why: str | None) -> None:
    """Take back the target of a number. Raises standing.CannotTakeBack."""
    take_back(journal, TARGET, ENDS, number, who, why)


def targets(journal: Journal, indicator: str | None, as_of: int | None = None) -> list[Held]:
    """The targets for an indicator (None: for any) that stood at a position (None: now), of whatever area, the first
    set first."""
    only = () if indicator is None else (TARGET.c.indicator == indicator,)
    return [_held(row) for row in said(journal, TARGET, ENDS, *only) if stood(row, as_of)]


def all_targets(journal: Journal) -> list[Held]:
    """Every target ever set, the first one first."""
    return [_held(row) for row in said(journal, TARGET, ENDS)]


def checked(target: Target) -> None:
    """Raises BadTarget: no_indicator no_period no_value no_document no_base."""
    indicator = catalogue().get(target.indicator)
    if indicator is None:
        raise BadTarget("no_indicator")
    try:
        first, last = periods.period(target.first), periods.period(target.last)
    except ValueError as error:
        raise BadTarget("no_period") from error
    if first.kind != last.kind or first.kind not in ("quarter", "year") or first.start > last.start:
        raise BadTarget("no_period")
    if not 0 <= target.value < 1e12 or (indicator.kind == "share" and target.value > 100):
        raise BadTarget("no_value")
    if not 0 < len(target.document.strip()) <= LONGEST:
        raise BadTarget("no_document")
    if target.base is not None and (not target.is_yearly or not 1950 <= target.base < int(target.first)):
        raise BadTarget("no_base")


def has_figures(target: Target) -> bool:
    """Whether there can be a figure of the area: what every commune posts alike is added up for none above."""
    is_leaf = not any(area.parent == target.area for area in areas.load())
    return is_leaf or catalogue()[target.indicator].over_areas != "none"


def _held(row: dict[str, Any]) -> Held:
    target = Target(**{name: row[name] for name in Target.__dataclass_fields__})
    names = ("who", "at", "why", "ended_who", "ended_at")
    return Held(row["position"], target, **{name: row[name] for name in names})
