"""Figures of other periods than quarters and years, below the chart: each for itself, each a link to its sources."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import controls, figure, illustrative, making, markup, sentences, sharing, tabled
from dashboard.courses import View
from dashboard.model import Source
from dashboard.rows import records
from dashboard.text import Text
from queries.catalogue import Indicator

SHOWN, TALL = 8, 330
"""From so many lines on the list scrolls, in a room so high."""


def listed(view: View, indicator: Indicator, found: pd.DataFrame) -> None:
    """The figures of one indicator in `found` (queries/other_periods.sql); nothing where there are none."""
    t, rows = view.t, found[(found.indicator == indicator.code) & (found.area == view.area.id)]
    if rows.empty:
        return
    shown = rows.assign(quarter=rows.period)
    words = illustrative.of_many([bool(illustrative.kinds(row)) for row in records(shown)], t)
    what = t("trend.others_what", indicator=t.pick(indicator.name))
    title = f"{t('trend.others')} – {sentences.title(indicator, view.area, t)}"
    with st.container(key=f"others_{indicator.code}", gap="small"):
        st.html(markup.heading(t("trend.others"), what, markup.badge(words) if words else "", level=3))
        with st.container(height=TALL if len(rows) > SHOWN else "content", border=False, gap=None):
            for row in records(shown):
                for line in lines(row, indicator, t):
                    controls.link(
                        "sources", line, indicator=indicator.code, area=view.area.key, quarter=str(row["period"])
                    )
        with st.container(horizontal=True, gap="small"):
            table = tabled.of_other_periods(shown, indicator, t)
            source = Source(view.warehouse, (indicator.code,), view.area, str(rows.period.iloc[0]), illustrative=words)
            figure.files(f"others_{indicator.code}", title, table, [indicator], source, t)
        recipe = making.table("others", view.area, view.first, view.last, indicator.code)
        sharing.taken(f"others_{indicator.code}", recipe, view.warehouse, title, t)


def lines(row: Mapping[str, Any], indicator: Indicator, t: Text) -> list[str]:
    """A figure in words: its period, its value, how many of how many reported; the area's own printed one apart."""
    period = t.quarter(str(row["period"]))
    said = sentences.remarks(row, t)
    found = []
    if not pd.isna(row["value"]) or pd.isna(row["own_value"]):
        value = sentences.written(row["value"], indicator, t)
        if pd.isna(row["value"]):
            value = t("state.not_applicable" if row["not_applicable"] == row["reported"] else "state.not_added")
        coverage = t("hover.coverage", reported=int(row["reported"]), expected=int(row["expected"]))
        found.append((value, [coverage] if row["expected"] > 1 else []))
    if not pd.isna(row["own_value"]):
        found.append((sentences.written(row["own_value"], indicator, t), [t("hover.own")]))
    return [" · ".join([t("trend.others_line", period=period, value=value), *more, *said]) for value, more in found]
