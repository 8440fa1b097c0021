"""Progress towards a target, as Open SDG reckons it. Pure.

The method is Statistics Canada's for quantitative targets, as Open SDG 2.4 automates it (docs/progress.md): the yearly
growth since the base year over that needed to reach the target in its year. 0.95 and more is substantial, 0.6 moderate,
0 limited, less a deterioration. Otherwise than there, a target or base of nought is not made into 0.001: of it no
growth can be reckoned; and who had reached the target in the base year and has not now is called a deterioration.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from dashboard.rows import records
from etl.targets import Target
from queries.geographies import AS_REPORTED

SUBSTANTIAL, MODERATE, LIMITED = 0.95, 0.6, 0.0
REORGANISED = 2025
"""The year in which areas became others: as reported, no year before it is compared with it or one after."""
Status = Literal["achieved", "substantial", "moderate", "limited", "deterioration"]
Why = Literal["no_years", "broken", "reorganised", "nought"]


@dataclass(frozen=True, slots=True)
class Progress:
    """From one year to another; a status with its ratio (none where achieved or gone back), or why there is none."""

    base: int
    year: int | None
    status: Status | None = None
    ratio: float | None = None
    why: Why | None = None


def progress(years: pd.DataFrame, target: Target, geography: str) -> Progress:
    """How an area goes towards a target with a base year; `years`: its rows of year_total.sql."""
    base, last = int(target.base), int(target.last)
    rows = {int(row["year"]): row for row in records(years)}
    known = [year for year, row in rows.items() if base < year <= last and is_whole(row)]
    if base not in rows or not is_whole(rows[base]) or not known:
        return Progress(base, max(known, default=None), why="no_years")
    year = max(known)
    if geography == AS_REPORTED and base <= REORGANISED <= year:
        return Progress(base, year, why="reorganised")
    if any(not pd.isna(rows[one].get("broken")) for one in rows if base <= one <= year):
        return Progress(base, year, why="broken")
    then, now = float(rows[base]["value"]), float(rows[year]["value"])
    if reaches(now, target):
        return Progress(base, year, "achieved")
    if reaches(then, target):
        return Progress(base, year, "deterioration")
    if then <= 0 or target.value <= 0:
        return Progress(base, year, why="nought")
    found = growth(then, now, year - base) / growth(then, target.value, last - base)
    status = next(
        (name for name, least in (("substantial", SUBSTANTIAL), ("moderate", MODERATE), ("limited", LIMITED))
         if found >= least),
        "deterioration",
    )  # fmt: skip
    return Progress(base, year, status, found)


def reaches(value: float, target: Target) -> bool:
    """Whether a figure is what the target asks for."""
    return value >= target.value if target.is_least else value <= target.value


def growth(then: float, now: float, years: int) -> float:
    """The compound growth a year."""
    return (now / then) ** (1 / years) - 1


def is_whole(row: Mapping[str, Any]) -> bool:
    """Whether a year's figure is there, of all its quarters and areas, on ground known exactly."""
    is_exact = row.get("exactness") in (None, "exact") and not row.get("is_approximate")
    return not pd.isna(row["value"]) and bool(row["expected"]) and row["complete"] >= row["expected"] and is_exact
