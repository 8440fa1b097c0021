"""The tiles of the overview as they leave: an area's main figures in a quarter, in a table. Made, not shown."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard import ask, glance, sentences
from dashboard.courses import Shown
from dashboard.model import Area, Areas, Source, Warehouse
from dashboard.text import Text
from queries.geographies import AS_REPORTED


def _of(row: Any, t: Text) -> str:
    return t("reporting.of", reported=t.number(row.reported), expected=t.number(row.expected))


def tiles(
    warehouse: Warehouse,
    areas: Areas,
    area: Area,
    quarter: str,
    day: date,
    t: Text,
    geography: str = AS_REPORTED,
) -> Shown:
    """The figures of the tiles with what stands below them; what rose and fell, and who has not reported, as remarks.

    `day`: as of which reports count as due.
    """
    found = ask.quarters(warehouse, area, geography)
    known = found.set_index("quarter")
    if quarter not in known.index:
        return t("empty.nothing_here", area=area.name)
    seen = glance.look(warehouse, areas, area, found, quarter, t, geography, day)
    codes, counts = ask.main_indicators(), known.loc[quarter]
    rows = ask.series(warehouse, codes, [area], quarter, quarter, geography)
    values = dict(zip(rows["indicator"], rows["value"], strict=True))
    shown = dict(seen.tiles)
    units = [sentences.unit(ask.catalogue()[code], t) for code in codes]
    why = {code: "" if pd.notna(values.get(code)) else f"{one.value}." for code, one in shown.items()}
    below = [(why[code], one.note or one.compared, one.illustrative) for code, one in shown.items()]
    value = t("column.value_alone")
    table = pd.DataFrame(
        {
            t("column.indicator"): [one.name for one in shown.values()],
            value: [values.get(code) for code in codes],
            t("column.unit"): units,
            t("column.on_year"): [one.change for one in shown.values()],
            t("column.coverage"): [_of(row, t) for row in rows.set_index("indicator").loc[list(codes)].itertuples()],
            t("column.remark"): [" ".join(filter(None, words)) for words in below],
        }
    )
    table[value] = table[value].astype(float)
    title = t("overview.tiles_title", area=area.name, quarter=t.quarter_inside(quarter))
    inside = ask.count_inside(warehouse, area, quarter, geography)
    source = Source(
        warehouse, codes, area, quarter, int(counts.reported), int(counts.expected), inside, seen.illustrative
    )
    said = [words for _, words in (*seen.movers, *seen.notices)]
    return {
        "title": title,
        "subtitle": t("overview.tiles_subtitle", geography=t(f"geography.{geography}"), day=t.day(day)),
        "table": table,
        "numbers": [value],
        "mixed": [value],
        "remarks": said,
        "alt": title,
        "source": source,
        "figures": sorted([code, None if pd.isna(held) else float(held)] for code, held in values.items()),
    }
