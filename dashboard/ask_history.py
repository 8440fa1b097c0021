"""Questions about what was handed in and decided, staged and rejected uploads too. Permission is checked as in ask.py.

An upload is listed for who may see one of its areas; its figures, and what a decision would change, are cut to those.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

import queries
from dashboard import ask, session
from dashboard.model import Area, Decision, Viewer
from dashboard.permissions import may, may_anywhere, may_decide
from dashboard.places import area_of
from etl import settings
from etl.database import Database, opened
from etl.journal import Journal
from etl.model import Upload
from etl.office import office
from etl.stored_rows import LostRows, spoken_of
from etl.suppose import supposed
from etl.warehouse import BadWarehouse

POSSIBLE: dict[str, tuple[Decision, ...]] = {"staged": ("accept", "reject"), "accepted": ("withdraw",)}


class CannotForesee(RuntimeError):
    """What a decision would change cannot be told: rows of an upload in force are lost."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One upload, its areas and periods (labels, newest first).

    `late`: by how many days the first report of a quarter in it came after it was due, 0 when all were on time; None
    when it is the first report of no area: a correction, withdrawn, or not accepted.
    """

    upload: Upload
    areas: tuple[Area, ...]
    periods: tuple[str, ...]
    late: int | None


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would be shown otherwise: queries/value_changes.sql cut to the viewer's areas, and whether there is more."""

    changes: pd.DataFrame
    has_more: bool


def may_look() -> bool:
    """True when there is a history for the viewer: who may hand in, and everybody in the open demonstration."""
    viewer = session.viewer()
    return may_anywhere(viewer, "hand_in") or viewer.number is None


def uploads() -> list[HandedIn]:
    """The uploads of which the viewer may see at least one area, newest first."""
    viewer, warehouse = session.viewer(), ask.newest()
    areas, periods = _in_warehouse(warehouse.path) if warehouse else ({}, {})
    found = []
    for upload in Journal(_database()).uploads():
        known = (areas.get(upload.number), periods.get(upload.number))
        spoken = areas_of(upload) if known[0] is None or upload.state in ("staged", "rejected") else known[0]
        if viewer.area is None or any(may(viewer, "see", area) for area in spoken):
            labels, late = known[1] or (_spoken(upload)[1], None)
            found.append(HandedIn(upload, spoken, labels, late))
    return found


def entries(one: HandedIn) -> list[dict[str, Any]]:
    """What was decided about an upload the viewer was shown, the first one first: at who act about why."""
    return Journal(_database()).entries(one.upload.number)


def figures(one: HandedIn) -> pd.DataFrame:
    """What an upload says, and what was believed before: queries/upload_figures.sql, cut to the viewer's areas.

    Of one that was never accepted: against what is believed now. Raises CannotForesee.
    """
    number, warehouse = one.upload.number, ask.newest()
    if one.upload.state in ("accepted", "withdrawn") and warehouse:
        return _cut(ask.unseen(warehouse.path, "upload_figures", upload=number))
    return _cut(_foreseen(_position(), number, "accept", one.periods)[1])


def foreseen(one: HandedIn, decision: Decision) -> Foreseen:
    """What charts would show otherwise if it were decided so now. Raises CannotForesee."""
    changes = _foreseen(_position(), one.upload.number, decision, one.periods)[0]
    cut = _cut(changes)
    return Foreseen(cut, len(cut) < len(changes))


def possible(one: HandedIn) -> tuple[Decision, ...]:
    """What the viewer may decide about an upload as it stands; act.py asks again."""
    viewer = session.viewer()
    with _database().read() as connection:
        is_own = one.upload.handed_in_by == viewer.name and settings.asks_for_two(connection)
    return tuple(
        decision
        for decision in POSSIBLE.get(one.upload.state, ())
        if may_decide(viewer, decision, one.areas) and not (decision == "accept" and is_own)
    )


def closed_in(upload: Upload) -> tuple[str, ...]:
    """The closed quarters an upload has figures of: a decision about it needs an exception."""
    session.viewer()
    with _database().read() as connection:
        return tuple(sorted(settings.closed(connection) & set(_spoken(upload)[1])))


def areas_of(upload: Upload) -> tuple[Area, ...]:
    """The areas an upload has figures of, read from its rows; none where those are lost."""
    session.viewer()
    return tuple(map(_area, sorted(_spoken(upload)[0])))


def _area(number: int) -> Area:
    return area_of(number)  # never None: rows have an area


def _cut(rows: pd.DataFrame) -> pd.DataFrame:
    viewer: Viewer = session.viewer()
    seen = [may(viewer, "see", area_of(int(area))) for area in rows["area"]]
    return rows[pd.Series(seen, index=rows.index, dtype=bool)].reset_index(drop=True)


def _spoken(upload: Upload) -> tuple[frozenset[int], tuple[str, ...]]:
    try:
        return _read(upload.rows_sha256, upload)
    except LostRows:
        return frozenset(), ()


@st.cache_resource(max_entries=2000, show_spinner=False)
def _read(rows_sha256: str, _upload: Upload) -> tuple[frozenset[int], tuple[str, ...]]:
    return spoken_of(office(), _upload)


@st.cache_resource(max_entries=4, show_spinner=False)
def _in_warehouse(path: str) -> tuple[dict[int, tuple[Area, ...]], dict[int, tuple[tuple[str, ...], int | None]]]:
    spoken = ask.unseen(path, "upload_areas")
    areas = {int(n): tuple(map(area_of, map(int, rows.area))) for n, rows in spoken.groupby("upload")}
    asked = ask.unseen(path, "upload_periods")
    return areas, {int(n): (tuple(rows.period), _late(rows.itertuples())) for n, rows in asked.groupby("upload")}


def _late(rows: Iterable[Any]) -> int | None:
    days = [(row.received_on - row.due_on).days for row in rows if row.firsts and not pd.isna(row.due_on)]
    return max(*days, 0) if days else None


@st.cache_data(max_entries=16, show_spinner=False)
def _foreseen(
    position: tuple[str, int], number: int, decision: Decision, periods: tuple[str, ...]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    quarters = sorted(label for label in periods if "-Q" in label) or ["1950-Q1"]
    try:
        with supposed(office(), Journal(_database()), number, decision) as (connection, before):
            span = {"from": quarters[0], "to": quarters[-1]}
            changes = queries.run("value_changes", connection, since=before, **span)
            return changes, queries.run("upload_figures", connection, upload=number)
    except (BadWarehouse, queries.LostFigures) as error:
        raise CannotForesee(number) from error


def _position() -> tuple[str, int]:
    """What everything foreseen depends on: the office and how far its journal has gone."""
    return office().journal, Journal(_database()).decided_position()


def _database() -> Database:
    return opened(office().journal)
