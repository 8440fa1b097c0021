"""The remarks that are shown: composed (commentary.py), read again (proofread.py); what is not true is left out."""

import logging
from collections.abc import Sequence

import pandas as pd

from dashboard.briefing import commentary
from dashboard.briefing.commentary import Break
from dashboard.briefing.proofread import faults
from dashboard.text import Text
from queries.catalogue import Indicator
from queries.geographies import AS_REPORTED

_LOG = logging.getLogger(__name__)


REORGANISED = "2025-Q3"
"""From this quarter on areas are others: districts ended, communes were merged on 1 July 2025."""


def on_quarters(frame: pd.DataFrame, indicator: Indicator, area: str, geography: str, t: Text) -> tuple[str, ...]:
    """Remarks on an area's course by a geography: rows of quarterly_series.sql of one indicator and area.

    It begins anew at breaks the office set and in July 2025, unless it is put together by the boundaries of one day and
    all the areas behind it reported, owing or not.
    """
    breaks = {row.quarter: str(row.broken) for row in frame.itertuples() if not pd.isna(getattr(row, "broken", None))}
    is_whole = geography != AS_REPORTED and bool((frame["reported"] >= frame["leaves"])[frame["value"].notna()].all())
    if not is_whole:
        breaks[REORGANISED] = t("commentary.reorganised")
    return on_course(frame, indicator, area, [Break(*one) for one in sorted(breaks.items())], t)


def on_course(
    frame: pd.DataFrame, indicator: Indicator, area: str, breaks: Sequence[Break], t: Text
) -> tuple[str, ...]:
    """Remarks on an area's course: rows of quarterly_series.sql of one indicator and area."""
    words = {one.quarter: one.words for one in breaks}
    said = commentary.course(frame, indicator, area, breaks, t)
    return _true({one: faults(one, frame, indicator, t.language, area, words) for one in said}, indicator)


def on_ranking(frame: pd.DataFrame, indicator: Indicator, quarter: str, t: Text) -> tuple[str, ...]:
    """Remarks on areas side by side: rows of area_ranking.sql; of estimates nothing is said."""
    if "exactness" in frame:
        frame = frame[frame["exactness"] != "estimated"]
    said = commentary.ranking(frame, indicator, quarter, t)
    return _true({one: faults(one, frame, indicator, t.language, quarter=quarter) for one in said}, indicator)


def _true(read: dict[str, list[str]], indicator: Indicator) -> tuple[str, ...]:
    for wrong in read.values():
        if wrong:
            kinds = sorted({what.partition(":")[0] for what in wrong})  # the log is no place for figures
            _LOG.error("a remark on %s does not hold and is not shown: %s", indicator.code, ", ".join(kinds))
    return tuple(sentence for sentence, wrong in read.items() if not wrong)
