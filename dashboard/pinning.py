"""Pinning a note to a chart: a dialog with what is pinned already, a form for another, and taking one down."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from dashboard import act_notes, ask, ask_notes, counting, markup, pinned
from dashboard.accounts import CannotChange
from dashboard.briefing.recipe import Recipe
from dashboard.model import Area, Warehouse
from dashboard.text import Text
from etl.notes import LONGEST, Note


def button(key: str, recipe: Recipe, warehouse: Warehouse, t: Text) -> None:
    """The button that opens the dialog, for who may pin a note to the chart's area."""
    area = ask.areas(warehouse).by_key(recipe.area)
    if not ask_notes.may_pin(warehouse, area):
        return
    if st.button(t("pinned.pin"), type="tertiary", icon=":material/push_pin:", key=f"pin_{key}"):
        _ask(recipe, area, warehouse, t)


def _ask(recipe: Recipe, area: Area, warehouse: Warehouse, t: Text) -> None:
    @st.dialog(t("pinned.title", area=area.name))
    def asked() -> None:
        quarters = counting.span(recipe.first, recipe.last)
        by = st.segmented_control(
            t("pinned.by"),
            ("quarter", "day"),
            default="quarter",
            required=True,
            format_func=lambda one: t(f"pinned.by_{one}"),
            key="pin_by",
        )
        if by == "day":
            at = st.date_input(t("pinned.day"), date.today(), format="DD/MM/YYYY", key="pin_day").isoformat()
        else:
            at = st.selectbox(t("choose.quarter"), quarters[::-1], format_func=t.quarter, key="pin_quarter")
        name = t.pick(ask.catalogue()[recipe.indicator].name)
        code = st.selectbox(
            t("choose.indicator"),
            (recipe.indicator, None),
            format_func=lambda one: name if one else t("pinned.all_indicators"),
            key="pin_of",
        )
        words = st.text_area(t("pinned.text"), max_chars=LONGEST, height=100, key="pin_text")
        st.html(markup.note(t("pinned.what", area=area.name)))
        if st.button(t("pinned.yes"), type="primary", key="pin_yes"):
            _attempt(lambda: act_notes.pin(Note(area.id, at, words, code)), t)
        _taking_down(recipe, area, warehouse, quarters, t)

    asked()


def _taking_down(recipe: Recipe, area: Area, warehouse: Warehouse, quarters: list[str], t: Text) -> None:
    found = ask_notes.notes(warehouse, recipe.indicator, [area], quarters)
    mine = {one.number: one for one in found if ask_notes.may_pin(warehouse, ask_notes.area_about(one))}
    if not mine:
        return
    names = {number: pinned.sentence(0, one, t).partition(" ")[2] for number, one in mine.items()}
    st.divider()
    number = st.selectbox(t("pinned.which"), list(names), format_func=names.get, key="unpin_which")
    why = st.text_input(t("pinned.why"), max_chars=200, key="unpin_why")
    if st.button(t("pinned.down"), key="unpin_yes"):
        _attempt(lambda: act_notes.unpin(number, why), t)


def _attempt(do: Callable[[], None], t: Text) -> None:
    """Do it, and show the page anew; or say why not."""
    try:
        do()
    except CannotChange as problem:
        st.html(markup.notices([("wait", t(f"pinned.{problem.what}"))]))
        return
    st.rerun()
