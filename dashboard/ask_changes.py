"""Questions about what changed between two moments: figures, and the decisions behind them. Permission as in ask.py."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from dashboard import ask, ask_history, session
from dashboard.model import Area, Warehouse
from dashboard.permissions import may
from dashboard.places import area_of
from etl.database import opened
from etl.journal import Journal
from etl.office import office

_ACTS = ("accept", "withdraw")


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about an upload: by whom, when, why."""

    at: datetime
    who: str
    act: str
    upload: int
    file: str
    why: str


def figures(then: Warehouse, now: Warehouse, area: Area) -> pd.DataFrame:
    """The figures of an area and those inside it that differ between two moments: queries/value_changes.sql."""
    ask.permit([area])
    found = ask.quarters(now, area)
    span = (
        {"from": found.quarter.min(), "to": found.quarter.max()} if len(found) else {"from": "2000-Q1", "to": "2000-Q1"}
    )
    moments = {"since": then.as_of or 0} | now.moment
    rows = ask.unseen(now.path, "value_changes", **span, **moments)
    inside = [
        area.id in (one := area_of(int(number))).above and may(session.viewer(), "see", one) for number in rows.area
    ]
    return rows[pd.Series(inside, index=rows.index, dtype=bool)].reset_index(drop=True)


def decisions(then: Warehouse, now: Warehouse, area: Area) -> list[Decision]:
    """The decisions between two moments about uploads with figures of the area or inside it, newest first."""
    ask.permit([area])
    files = {
        one.upload.number: one.upload.file
        for one in ask_history.uploads()
        if any(area.id in spoken.above for spoken in one.areas)
    }
    last = ask.position(now) if now.as_of is None else now.as_of
    return [
        Decision(one["at"], one["who"], one["act"], one["upload"], files[one["upload"]], one["why"] or "")
        for one in reversed(Journal(opened(office().journal)).entries())
        if one["act"] in _ACTS and one["upload"] in files and (then.as_of or 0) < one["position"] <= last
    ]
