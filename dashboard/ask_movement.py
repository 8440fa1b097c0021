"""What is asked to tell a change from chance: stretches of quarters, area by area. Permission as in ask.py."""

from statistics import median

import pandas as pd

from dashboard import ask, chance
from dashboard.model import Area, Warehouse
from queries.geographies import AS_REPORTED

SHORT, LONG = 4, 8
"""Stretches of quarters that are set against as many before: whole years, so that no season is taken for a change."""


def stretches(
    warehouse: Warehouse, indicator: str, area: Area, level: str, quarter: str, geography: str = AS_REPORTED
) -> tuple[pd.DataFrame, int]:
    """The quarters to compare of each area of a level (queries/area_windows.sql), and how many make a stretch.

    Four, so long as a doubling of the area in the middle could be told from chance with so few; else eight, where at
    least half as many areas have that many. A share's stretch is always four.
    """
    found = windows(warehouse, indicator, area, level, quarter, 2 * SHORT, geography)
    known = found.dropna(subset=["quarter"])
    if known.empty or known["whole"].notna().any() or median(before(known, SHORT)) >= chance.takes():
        return found, SHORT
    longer = windows(warehouse, indicator, area, level, quarter, 2 * LONG, geography)
    is_enough = 2 * longer.dropna(subset=["quarter"])["area"].nunique() >= known["area"].nunique()
    return (longer, LONG) if is_enough else (found, SHORT)


def before(known: pd.DataFrame, length: int) -> list[float]:
    """What each area's earlier stretch comes to; `known`: the rows of those that can be compared."""
    return known[known["back"] >= length].groupby("area")["value"].sum().to_list()


def windows(
    warehouse: Warehouse,
    indicator: str,
    area: Area,
    level: str,
    quarter: str,
    length: int,
    geography: str = AS_REPORTED,
) -> pd.DataFrame:
    """What areas reported quarter by quarter, over what reported in all of them: queries/area_windows.sql."""
    ask.permit([area])
    asked = {"geography": geography, "indicator": indicator, "area": area.id, "level": level, "quarter": quarter}
    return ask.unseen(warehouse.path, "area_windows", length=length, **asked, **warehouse.moment)
