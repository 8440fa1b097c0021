"""How a chart is made again, from any warehouse at any moment: names and labels alone. Data only."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from dashboard import counting
from queries.geographies import AS_REPORTED

WHOLE, TABLE, REMARKS = PARTS = ("all", "table", "remarks")


class BadRecipe(ValueError):
    """What was kept is no recipe."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """One chart: `make` says which (dashboard/making.py), the rest what of.

    `area` and `beside` are keys of areas; `first` and `last` the labels of quarters, the same of a ranking. Without an
    indicator it is of all. `part` is what of it is shown: all, its table or its remarks. `day` (2026-11-22): as of
    which day reports count as due, where that matters; `since`: the day changes are counted from. `choice`: what else
    was chosen on its page (which findings, with the parts of a figure or without). `per`: by what figures are divided
    (dashboard/per.py).
    """

    make: str
    indicator: str
    area: str
    first: str
    last: str
    mode: str = "quarterly"
    geography: str = AS_REPORTED
    shows_estimates: bool = True
    beside: tuple[str, ...] = ()
    dimension: str | None = None
    level: str | None = None
    order: str = "value"
    part: str = WHOLE
    day: str | None = None
    since: str | None = None
    choice: tuple[str, ...] = ()
    per: str = "plain"

    def up_to(self, quarter: str) -> "Recipe":
        """The same chart ending with another quarter, over as many quarters; of a year, the year the quarter is of.

        What is of a month or another period stays: which one the quarter should stand for, nobody can tell.
        """
        if "-Q" not in self.last:
            return replace(self, first=quarter[:4], last=quarter[:4]) if len(self.last) == 4 else self
        quarters = len(counting.span(self.first, self.last))
        return replace(self, first=counting.back(quarter, quarters - 1), last=quarter)

    def of(self, area: str) -> "Recipe":
        """The same chart of another area; what stood beside the old one does not stand beside the new."""
        return replace(self, area=area, beside=())

    def on(self, day: date) -> "Recipe":
        """The same chart as of another day, where it is of a day at all."""
        return replace(self, day=day.isoformat()) if self.day else self

    def rolled(self, quarter: str, day: date) -> "Recipe":
        """The same chart for the next meeting; changes are then those since the one before."""
        is_later = self.since and self.day and self.day < day.isoformat()
        return replace(self.up_to(quarter).on(day), since=self.day if is_later else self.since)


def packed(recipe: Recipe) -> dict[str, Any]:
    """The recipe as JSON holds it."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(recipe).items()}


def unpacked(kept: Mapping[str, Any]) -> Recipe:
    """The recipe that was packed. Raises BadRecipe."""
    known = {field.name for field in fields(Recipe)}
    try:
        return Recipe(**{name: tuple(v) if isinstance(v, list) else v for name, v in kept.items() if name in known})
    except TypeError as error:
        raise BadRecipe(str(error)) from error
