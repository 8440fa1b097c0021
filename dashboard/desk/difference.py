"""What a report would change: each of its figures beside what is accepted now: new, changed, or the same."""

from collections import Counter

import pandas as pd
import streamlit as st

from dashboard import ask, ask_reports, markup, session
from dashboard.desk import fates, work
from dashboard.permissions import may
from dashboard.places import area_of
from dashboard.text import Text
from etl.model import AreaRef, Figure

KINDS = ("changed", "new", "same")
MOST = 300  # rows that are shown


def outside(figures: tuple[Figure, ...]) -> list[AreaRef]:
    """The areas for which the viewer may not hand in, in the order of the file."""
    viewer = session.viewer()
    found = {figure.area.id: figure.area for figure in figures if figure.area}
    return [area for number, area in found.items() if not may(viewer, "hand_in", area_of(number))]


def difference(figures: tuple[Figure, ...], accepted: pd.DataFrame | None, t: Text) -> pd.DataFrame:
    """A row for each figure: kind, and words for area, indicator, period, what is accepted and what would be."""
    known = {}
    if accepted is not None:
        known = {(r.indicator, r.area, r.period, r.breakdown, r.cumulative): r for r in accepted.itertuples()}
    rows = []
    for one in figures:
        if one.area is None or one.period is None:
            continue
        parts = ",".join(f"{dimension}={value}" for dimension, value in sorted(one.breakdown.items()))
        before = known.get((one.indicator, one.area.id, one.period.label, parts, one.cumulative))
        value = one.value if one.applies else None
        was = None if before is None or pd.isna(before.value) else before.value
        kind = "new" if before is None else "same" if was == value else "changed"
        span = f" ({t('hand_in.cumulative')})" if one.cumulative else ""
        rows.append(
            {
                "kind": kind,
                t("column.area"): one.area.name,
                t("column.indicator"): fates.name(one.indicator, one.breakdown, t) + span,
                t("column.period"): t.quarter(one.period.label),
                t("hand_in.was"): "–" if before is None else _written(was, t),
                t("hand_in.becomes"): _written(value, t),
            }
        )
    frame = pd.DataFrame(rows, columns=["kind", *(list(rows[0])[1:] if rows else [])])
    return frame.sort_values("kind", key=lambda kinds: kinds.map(KINDS.index), kind="stable", ignore_index=True)


def show(in_hand: work.Work, t: Text) -> None:
    """How many figures are new, changed or the same, and which."""
    figures = in_hand.checked.figures
    if not figures or outside(figures):
        return
    frame = difference(figures, accepted(figures), t)
    counted = Counter(frame["kind"])
    said = " · ".join(t(f"hand_in.count_{kind}", count=t.number(counted[kind])) for kind in KINDS)
    st.html(markup.heading(t("hand_in.difference"), said))
    with st.expander(t("hand_in.difference_rows"), expanded=bool(counted["changed"])):
        words = {kind: t(f"hand_in.kind_{kind}") for kind in KINDS}
        listed = frame.head(MOST).assign(kind=frame["kind"].map(words)).rename(columns={"kind": t("hand_in.change")})
        listed = listed[[*listed.columns[1:], listed.columns[0]]]
        numbers = [t("hand_in.was"), t("hand_in.becomes")]
        st.container(key="difference").html(markup.table(listed, t("hand_in.difference"), numbers=numbers, tall=420))
        if len(frame) > MOST:
            st.html(markup.note(t("hand_in.first_rows", count=t.number(MOST), of=t.number(len(frame)))))


def accepted(figures: tuple[Figure, ...]) -> pd.DataFrame | None:
    """What is accepted of these figures' indicators, areas and periods; None while there is no warehouse."""
    warehouse = ask.newest()
    whole = [figure for figure in figures if figure.area and figure.period]
    if warehouse is None or not whole:
        return None
    among = [area for number in dict.fromkeys(f.area.id for f in whole if f.area) if (area := area_of(number))]
    indicators = list(dict.fromkeys(figure.indicator for figure in whole))
    return ask_reports.accepted(
        warehouse, indicators, among, list(dict.fromkeys(f.period.label for f in whole if f.period))
    )


def _written(value: float | None, t: Text) -> str:
    return t("state.not_applicable") if value is None else t.number(value)
