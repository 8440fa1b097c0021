"""All areas inside: each in a panel of its own on one scale, sorted as wished."""

import pandas as pd
import streamlit as st

from dashboard import ask, charts, controls, drawn, ground, illustrative, markup, multiples, sentences, standings
from dashboard.courses import View, dressed, has
from dashboard.multiples import Panel
from queries.catalogue import Indicator


def course(view: View, indicator: Indicator) -> None:
    """The areas inside side by side, in the chosen order, and what is to be known of their figures."""
    t, title = view.t, view.t("trend.inside_title", area=view.area.name)
    panels, notes, mark = drawn.once(view.key("inside", indicator.code), lambda: _panels(view, indicator))
    if not panels:
        return
    reach = multiples.scale(panels, from_zero=indicator.kind != "share")
    span = t(
        "trend.one_scale",
        low=sentences.short(reach[0], indicator, t),
        high=sentences.written(reach[1], indicator, t),
        geography=t(f"geography.{view.geography}"),
    )
    st.html(markup.heading(title, f"{t.pick(indicator.name)} · {span}", markup.badge(mark) if mark else ""))
    order = "value"
    if indicator.code == view.indicators[0]:
        order = controls.choose_one("order", t("choose.order"), multiples.ORDERS, order, lambda one: t(f"order.{one}"))
    else:
        order = controls.kept("order") or order
    broken = view.quarters.index(charts.BREAK) if charts.BREAK in view.quarters[1:] else None
    st.html(multiples.grid(multiples.ordered(panels, order), reach, broken))
    st.html(markup.note(notes))


def _panels(view: View, indicator: Indicator) -> tuple[list[Panel], str, str]:
    t = view.t
    found = view.asked(ask.series, indicator, view.first, view.last)
    inside = dressed(found[found.area.isin([area.id for area in view.inside])].reset_index(drop=True), indicator, view)
    if not has(inside, "value"):
        return [], "", ""
    parts = dict(list(inside.groupby("area", sort=False)))
    made = [_panel(parts[area.key], indicator, view) for area in view.inside if area.key in parts]
    notes = [t("trend.panels"), *ground.notes(inside, t("trend.these"), view.geography, t, together=True)]
    return made, " · ".join(notes), illustrative.of_many(list(inside.dropna(subset=["value"]).is_illustrative), t)


def _panel(part: pd.DataFrame, indicator: Indicator, view: View) -> Panel:
    t, rows = view.t, part.set_index("quarter").reindex(view.quarters)
    known = part.dropna(subset=["value"])
    newest = known.iloc[-1].to_dict() if len(known) else {}
    name = str(part.name_until.iloc[0])
    change = newest["compared_now"] - newest["compared_year_ago"] if newest else float("nan")
    words = "" if pd.isna(change) else t("trend.on_year", change=standings.change(change, indicator, t))
    words = t("overview.same") if change == 0 else words
    value = newest.get("label", t("state.missing"))
    if newest and newest["quarter"] != view.last:
        value = t("trend.newest", value=value, quarter=t.quarter_short(newest["quarter"]))
    return Panel(
        name=name,
        newest=value,
        change=words,
        values=tuple(None if pd.isna(one) else float(one) for one in rows.value),
        estimated=tuple(kind == "estimated" for kind in rows.exactness),
        crosses=tuple(one is True for one in rows.crosses),
        begins_anew=tuple(pd.notna(label) for label in rows.broken),
        value=newest.get("value", float("nan")),
        quarter=newest.get("quarter", ""),
        year_change=change,
        alt=t("trend.panel_alt", area=name, count=len(known), of=len(rows)),
        choices=tuple(controls.carried(area=part.area.iloc[0], indicator=indicator.code).items()),
    )
