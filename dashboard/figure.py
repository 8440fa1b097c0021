"""One chart as every page shows it: title, chart, what its marks mean, where it comes from, its table, its files."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import controls, export, markup, pinning, presenting, sentences, session, sharing
from dashboard.briefing.content import Plot
from dashboard.briefing.recipe import Recipe
from dashboard.model import Source
from dashboard.text import SPACE, Text
from queries.catalogue import Indicator

CONFIG = {
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "showAxisDragHandles": False,
}


def page_head(title: str, lead: str = "", mark: str = "") -> None:
    """A page's title, a mark behind it ("Dữ liệu minh họa"), and the sentence below it."""
    st.html(markup.page_head(title, lead, mark))


@st.fragment
def show(
    key: str,
    *,
    title: str,
    subtitle: str,
    drawing: go.Figure,
    alt: str,
    table: pd.DataFrame,
    indicators: Sequence[Indicator],
    source: Source,
    t: Text,
    legend: str = "",
    numbers: Sequence[str] = (),
    shares: Sequence[str] = (),
    on_point: Callable[[str, str, str], None] | None = None,
    beside: str = "",
    remarks: Sequence[str] = (),
    plot: Plot | None = None,
    recipe: Recipe | None = None,
    figures: Sequence[Any] = (),
) -> None:
    """Show a chart with all that belongs to it.

    `table` bears readable column names; its `numbers` are set right, its `shares` are percentages. A click on a point
    calls `on_point(indicator, area, quarter)`; unless given, that leads to the sources of the point. `beside` is
    HTML (the table, as markup.table makes it) that stands beside the chart instead of the table below it. `remarks` are
    sentences about it (briefing/remarks.py), which can be copied. `plot` is the chart as numbers and `recipe` how it is
    made again: what leaves needs them, and `figures` is what is verified of it.
    """
    mark = markup.badge(source.illustrative) if source.illustrative else ""
    with st.container(key=f"figure_{key}", gap="small"):
        st.html(markup.heading(title, subtitle, mark))
        left, right = st.columns(2, gap="large") if beside else (st.container(), None)
        event = left.plotly_chart(
            drawing, key=f"chart_{key}", config=CONFIG, alt=alt, on_select="rerun", selection_mode="points"
        )
        if right:
            right.html(beside)
        st.html(markup.note(" · ".join(part for part in (legend, sentences.source_line(source, t)) if part)))
        if remarks:
            st.html(markup.remarks(t("commentary.title"), remarks))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if remarks:
                with st.popover(t("commentary.copy"), type="tertiary", icon=":material/content_copy:"):
                    st.code("\n".join(remarks).replace(SPACE, " "), language=None, wrap_lines=True)
            files(key, title, table, indicators, source, t, shares)
            if recipe:
                sharing.pictures(key, recipe, source.warehouse, t)
                icon = ":material/add_to_photos:"
                if st.button(t("briefing.collect"), type="tertiary", icon=icon, key=f"collect_{key}"):
                    presenting.collect(recipe, title, t, bool(remarks))
                pinning.button(key, recipe, source.warehouse, t)
            controls.link(
                "sources",
                t("table.sources"),
                icon=":material/conversion_path:",
                indicator=source.indicators[0],
                area=source.area.key,
                quarter=source.quarter,
            )
        room = None if beside else st.expander(t("table.show"), type="compact", on_change="rerun", key=f"table_{key}")
        if room and room.open:
            room.html(as_text(table, t("table.caption", title=title), t, numbers, shares))
    points = [point.get("customdata") for point in event.selection.points]
    if points and points[0] and points[0][2]:
        (on_point or to_sources)(*points[0][:3])


def as_text(
    table: pd.DataFrame,
    caption: str,
    t: Text,
    numbers: Sequence[str] = (),
    shares: Sequence[str] = (),
    tall: int = 460,
    drawings: Sequence[str] = (),
) -> str:
    """A table in HTML with numbers written as the language writes them."""
    shown = table.copy()
    for column in shown.columns:
        if column in shares:
            shown[column] = [t.percent(value) for value in table[column]]
        elif column in numbers:
            shown[column] = [t.number(value) for value in table[column]]
        else:
            shown[column] = ["" if pd.isna(value) else value for value in table[column]]
    return markup.table(shown, caption, numbers=[*numbers, *shares], drawings=drawings, tall=tall)


def files(
    key: str,
    title: str,
    table: pd.DataFrame,
    indicators: Sequence[Indicator],
    source: Source,
    t: Text,
    shares: Sequence[str] = (),
) -> None:
    """The table as CSV and as Excel; made only when asked for."""
    meanings = sentences.definitions(indicators, source, t)
    offer(
        key,
        title,
        lambda: export.csv_file(table),
        lambda: export.excel_file(table, t("table.sheet"), meanings, t("table.definitions"), shares),
        t,
    )


def offer(key: str, title: str, csv: Callable[[], bytes], excel: Callable[[], bytes], t: Text) -> None:
    """A table to be had as CSV and as Excel; made only when asked for, by who may see it then."""
    name = "".join(letter if letter.isalnum() else "-" for letter in title).strip("-").replace("--", "-")[:90]
    st.download_button(
        t("table.csv"),
        session.later(csv),
        f"{name}.csv",
        "text/csv",
        key=f"csv_{key}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
    st.download_button(
        t("table.excel"),
        session.later(excel),
        f"{name}.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key=f"xlsx_{key}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def to_sources(indicator: str, area: str, quarter: str) -> None:
    """Turn to the sources of one point."""
    controls.go("sources", indicator=indicator, area=area, quarter=quarter)
