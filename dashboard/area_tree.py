"""The areas that can be chosen, made from the rows of a query. Pure."""

from collections.abc import Callable

import pandas as pd

from dashboard.model import Area, Areas


def made(rows: pd.DataFrame, successors: Callable[[int], tuple[int, ...]]) -> Areas:
    """The areas of queries/area_list.sql, each with those above it and the key that stands for it in links.

    `successors`: who answers today for the area of an id, once it has ended.

    Codes are used again: a bare code is the key of the newest area that bears it, the others say until when they were.
    """
    whole = {row.area: row for row in rows.itertuples()}
    newest_of_code: dict[str, int] = {}
    for row in sorted(whole.values(), key=lambda r: (pd.isna(r.valid_to), str(r.valid_to))):
        newest_of_code[row.code] = row.area
    found = []
    for row in rows.itertuples():
        above, here = [], row
        while here is not None:
            above.append(here)
            here = None if pd.isna(here.parent) else whole.get(int(here.parent))
        until = None if pd.isna(row.valid_to) else pd.Timestamp(row.valid_to).date()
        since = None if pd.isna(row.valid_from) else pd.Timestamp(row.valid_from).date()
        key = row.code if newest_of_code[row.code] == row.area else f"{row.code}@{until}"
        found.append(
            Area(
                int(row.area),
                key,
                row.code,
                row.name,
                row.level,
                None if pd.isna(row.parent) else int(row.parent),
                since,
                until,
                int(row.depth),
                bool(row.is_leaf),
                bool(row.has_reported),
                tuple(int(a.area) for a in above),
                tuple(a.name for a in above),
                bool(row.has_share),
                successors(int(row.area)),
            )
        )
    return Areas(tuple(found))
