"""Targets among the rules of the office: those set, a form for another, taking one back."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from dashboard import accounts, act_targets, ask, ask_targets, counting, markup, places, targets
from dashboard.text import Text, local
from etl.targets import LONGEST, Held, Target

_SAID = "what_came_of_a_target"
YEARS_BACK, YEARS_ON = 8, 6
"""So many years back a target or its base year may lie, and ahead."""


def section(t: Text) -> None:
    """The whole section."""
    st.html(markup.heading(t("target.heading"), t("target.heading_what")))
    if said := st.session_state.pop(_SAID, None):
        st.html(markup.notices([said]))
    _form(t)
    found = ask_targets.everything()
    if not found:
        st.html(markup.note(t("target.none_set"), "reason"))
        return
    st.html(markup.table(written(found, t), t("target.heading")))
    if standing := [one for one in found if one.ended_at is None]:
        _taking_back(standing, t)


def written(found: list[Held], t: Text) -> pd.DataFrame:
    """Targets as a table, those taken back too."""
    names = {code: t.pick(one.name) for code, one in ask.catalogue().items()}
    return pd.DataFrame(
        {
            t("target.area"): [places.written(places.area_of(one.target.area), t) for one in found],
            t("column.indicator"): [names[one.target.indicator] for one in found],
            t("target.column_said"): [_bound(one, t) for one in found],
            t("target.document"): [one.target.document for one in found],
            t("audit.column_who"): [f"{one.who}, {t.day(local(one.at))}" for one in found],
            t("target.column_ended"): [_ended(one, t) for one in found],
        }
    )


def _form(t: Text) -> None:
    warehouse = ask.newest()
    known = {area.id: places.written(area, t) for area in ask.areas(warehouse)} if warehouse else {}
    names = {code: t.pick(one.name) for code, one in ask.catalogue().items()}
    per = st.segmented_control(
        t("target.per"),
        ("year", "quarter"),
        default="year",
        required=True,
        format_func=lambda one: t(f"target.per_{one}"),
        key="target_per",
    )
    this_year = date.today().year
    years = [str(year) for year in range(this_year + YEARS_ON, this_year - YEARS_BACK, -1)]
    labels = years if per == "year" else counting.span(f"{years[-1]}-Q1", f"{years[0]}-Q4")[::-1]
    at = labels.index(str(this_year) if per == "year" else counting.current())
    with st.form("target"), st.container(horizontal=True, vertical_alignment="bottom"):
        area = st.selectbox(t("target.area"), list(known), None, format_func=known.get, key="target_area", width=470)
        code = st.selectbox(t("choose.indicator"), list(names), None, format_func=names.get, key="target_of", width=400)
        first = st.selectbox(t("target.first"), labels, at, format_func=t.quarter, key=f"target_first_{per}", width=180)
        last = st.selectbox(t("target.last"), labels, at, format_func=t.quarter, key=f"target_last_{per}", width=180)
        is_least = st.selectbox(
            t("target.direction"),
            (True, False),
            format_func=lambda least: t(f"target.at_{'least' if least else 'most'}"),
            key="target_direction",
            width=150,
        )
        value = st.number_input(
            t("target.value"),
            0.0,
            value=None,
            step=1.0,
            format="%g",
            help=t("target.value_hint"),
            key="target_value",
            width=150,
        )
        document = st.text_input(
            t("target.document"), max_chars=LONGEST, help=t("target.document_hint"), key="target_document", width=360
        )
        base = None
        if per == "year":
            bases = [None, *range(this_year, this_year - YEARS_BACK, -1)]
            base = st.selectbox(
                t("target.base"),
                bases,
                format_func=lambda year: t("target.base_none") if year is None else t.quarter(str(year)),
                key="target_base",
                width=220,
            )
        if not st.form_submit_button(t("target.set"), key="set_target"):
            return
    target = Target(
        code or "", area or 0, first, last, -1.0 if value is None else value, is_least, document.strip(), base
    )
    _attempt(lambda: act_targets.set_target(target), "done", t)


def _taking_back(standing: list[Held], t: Text) -> None:
    names = {
        one.number: f"{places.area_of(one.target.area).name}: {_bound(one, t)} ({one.target.document})"
        for one in standing
    }
    with st.form("lift_target"), st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.selectbox(t("target.lift_which"), list(names), format_func=names.get, key="lift_which", width=560)
        why = st.text_input(t("target.lift_why"), max_chars=200, key="lift_why", width=360)
        if st.form_submit_button(t("target.lift"), key="take_back_target"):
            _attempt(lambda: act_targets.lift_target(number, why), "lifted", t)


def _attempt(do: Callable[[], None], done: str, t: Text) -> None:
    """Do it, and keep what came of it for the next run."""
    try:
        do()
        st.session_state[_SAID] = ("calm", t(f"target.{done}"))
    except accounts.CannotChange as problem:
        st.session_state[_SAID] = ("wait", t(f"target.{problem.what}"))
    st.rerun()


def _bound(one: Held, t: Text) -> str:
    indicator = ask.catalogue()[one.target.indicator]
    return f"{targets.bound(one.target, indicator, t)}, {targets.periods(one.target, t)}"


def _ended(one: Held, t: Text) -> str:
    return t("target.ended", who=one.ended_who, day=t.day(local(one.ended_at))) if one.ended_at else ""
