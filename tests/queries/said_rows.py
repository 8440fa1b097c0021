"""Rows of what an office says of itself and of its areas, as a warehouse takes them in. For tables.py."""

from collections.abc import Mapping
from datetime import date
from typing import Any


def change_row(row: Mapping[str, str], ids: Mapping[str, int]) -> dict[str, Any]:
    """A change."""
    of = {name: ids[row[name]] for name in ("old", "new")}
    return of | {"changed_on": row.get("on") or "2025-07-01", "kind": row.get("kind") or "merge_whole", "source": None}


def share_row(row: Mapping[str, str], ids: Mapping[str, int]) -> dict[str, Any]:
    """A share."""
    return {"old": ids[row["old"]], "new": ids[row["new"]], "share": float(row["share"]), "set_at": int(row["set"])}


def break_row(row: Mapping[str, str], ids: Mapping[str, int]) -> dict[str, Any]:
    """A break."""
    given = {key: value or None for key, value in row.items()}
    kept = {"number": 1, "kind": "definition", "label": "New", "believed_from": 0} | given
    return kept | {"area": ids[row["area"]] if row.get("area") else None}


def deadline_row(row: Mapping[str, str]) -> dict[str, Any]:
    """A deadline."""
    first_day = date.fromisoformat(row["first_day"]) if row["first_day"] else None
    days = int(row["days"]) if row["days"] else None
    return {
        "calendar": row["calendar"], "indicator": row.get("indicator") or None, "days": days, "first_day": first_day,
        "set_at": int(row["set"]),
    }  # fmt: skip


def duty_row(row: Mapping[str, str], ids: Mapping[str, int]) -> dict[str, Any]:
    """A duty."""
    first, last = (date.fromisoformat(row[key]) if row[key] else None for key in ("from", "to"))
    set_at, lifted = int(row.get("set") or 0), int(row["lifted"]) if row.get("lifted") else None
    return {
        "area": ids[row["area"]], "valid_from": first, "valid_to": last, "believed_from": set_at, "believed_to": lifted
    }  # fmt: skip


def parts_rows(rows: list[dict[str, str]]) -> list[dict[str, Any]]:
    """The parts of breakdowns; unless said, all of a dimension's are needed for the whole."""
    count = {row["dimension"]: sum(other["dimension"] == row["dimension"] for other in rows) for row in rows}
    return [{**row, "enough": int(row.get("enough") or count[row["dimension"]])} for row in rows]
