"""All areas inside in grey with one in colour; below, each with its small trend."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import ask, charts, controls, figure, glance, illustrative, markup, sentences
from dashboard.courses import View, dressed, has
from queries.catalogue import Indicator


def course(view: View, indicator: Indicator) -> None:
    """All areas inside in grey with one in colour (and the whole, of a share); below, each with its small trend."""
    t, title = view.t, view.t("trend.inside_title", area=view.area.name)
    frame, peers, text_table = figure.drawn(view.key("inside", indicator.code), lambda: _peers(view, indicator, title))
    if not has(peers, "value"):
        return
    known = peers.dropna(subset=["value"]).sort_values(["quarter", "name_until"], ascending=[False, True])
    names = known.drop_duplicates("area").set_index("area").name_until
    weak = illustrative.of_many(list(known.is_illustrative), t)
    st.html(markup.heading(title, t.pick(indicator.name), markup.badge(weak) if weak else ""))
    own = "highlight" if len(view.indicators) == 1 else f"highlight_{indicator.code}"
    chosen = controls.choose_one(own, t("choose.highlight"), list(names.index), names.index[0], names.get, long=True)

    def draw() -> go.Figure:
        one = peers[peers.area == chosen].assign(series=names[chosen])
        shown = pd.concat([one, frame.drop(columns="own_value")]) if indicator.kind == "share" else one
        words = sentences.chart_words(indicator, t)
        is_yearly = indicator.kind == "cohort"
        return charts.lines(shown, view.quarters, view.ticks, words, peers[peers.area != chosen], by_year=is_yearly)

    st.plotly_chart(
        figure.drawn(view.key("highlight", indicator.code, chosen), draw),
        key=f"inside_{indicator.code}",
        config=figure.CONFIG,
        alt=title,
    )
    st.html(markup.note(sentences.legend(peers, t, peers=True)) + text_table)


def _peers(view: View, indicator: Indicator, title: str) -> tuple[pd.DataFrame, pd.DataFrame, str]:
    t = view.t
    found = view.asked(ask.series, indicator, view.first, view.last)
    whole = dressed(found[found.area == view.area.id], indicator, view)
    peers = dressed(found[found.area != view.area.id], indicator, view)
    rows = []
    for (_, name), part in peers.groupby(["area", "name_until"], sort=False):
        known = part.dropna(subset=["value"])
        newest = known.iloc[-1].to_dict() if len(known) else {}
        values = glance.course_of(
            *(part.set_index("quarter")[name].reindex(view.quarters) for name in ("value", "crosses"))
        )
        ago = newest.get("compared_year_ago")
        rows.append(
            {
                t("column.area"): name,
                t("column.course"): markup.sparkline(values, str(name), 160, 28),
                t("column.newest"): newest.get("label", t("state.missing")),
                t("column.quarter"): t.quarter_short(newest["quarter"]) if newest else "",
                t("column.year_ago"): "\u2013" if pd.isna(ago) else sentences.short(ago, indicator, t),
                t("column.remark"): illustrative.of_periods(part, t),
                "order": (newest.get("quarter", ""), newest.get("value", 0)),
            }
        )
    table = pd.DataFrame(sorted(rows, key=lambda row: row["order"], reverse=True)).drop(
        columns="order", errors="ignore"
    )
    if len(set(table[t("column.remark")])) == 1:  # the mark behind the title says it of all
        table = table.drop(columns=t("column.remark"))
    numbers = [t("column.newest"), t("column.year_ago")]
    return whole, peers, markup.table(table, title, numbers, [t("column.course")], tall=620)
