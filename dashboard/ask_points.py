"""Where areas lie. Permission as in ask.py."""

import pandas as pd

from dashboard import ask
from dashboard.model import Area, Warehouse
from queries.geographies import AS_REPORTED


def points(warehouse: Warehouse, area: Area, level: str, quarter: str, geography: str = AS_REPORTED) -> pd.DataFrame:
    """The places of the areas of a level inside an area: queries/area_points.sql.

    Areas are reference data that no report changes, so there is nothing to ask as of an earlier time.
    """
    ask.permit([area])
    asked = {"geography": geography, "area": area.id, "level": level, "quarter": quarter}
    return ask.unseen(warehouse.path, "area_points", **asked)
