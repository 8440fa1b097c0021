"""What stands behind one figure: how it is known, the cells it is made of, who is missing. Asked, not shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard import ask, origin
from dashboard.model import Area, Areas, Warehouse
from dashboard.text import Text
from queries.catalogue import Indicator
from queries.geographies import AS_REPORTED


@dataclass(frozen=True, slots=True)
class Behind:
    """One figure: `row` of the series it stands in (None: there is none), `cells` as origin.dressed gives them, and the
    areas from which no report came (origin.owing)."""

    row: dict[str, Any] | None
    cells: pd.DataFrame
    missing: pd.DataFrame


def behind(
    warehouse: Warehouse,
    areas: Areas,
    indicator: Indicator,
    area: Area,
    period: str,
    known: Sequence[str],
    t: Text,
    geography: str = AS_REPORTED,
    day: date | None = None,
) -> Behind:
    """All that is behind a figure; `known` are the quarters with reports, `day` as of which reports count as due."""
    row = ask.figure(warehouse, indicator.code, area, period, geography)
    periods = origin.periods_behind(indicator, period, known, row)
    cells = origin.dressed(ask.cells(warehouse, indicator.code, area, periods, geography), areas, t)
    is_owed = row and "-Q" in periods[-1]  # reports are owed by the quarter
    code = indicator.numerator or indicator.code
    cover = ask.coverage(warehouse, area, periods[-1], periods[-1], day, code) if is_owed else None
    return Behind(row, cells, origin.owing(cover))
