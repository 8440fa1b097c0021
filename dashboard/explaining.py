"""Saying why a finding's figures stand: a dialog that leads to the act, and what came of it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import act, ask_quality, markup, quality
from dashboard.text import Text

_SAID = "what_came_of_an_explanation"


def tell() -> None:
    """Say once what came of the last explanation."""
    if said := st.session_state.pop(_SAID, None):
        st.html(markup.notices([said]))


def button(row: Mapping[str, Any], quarter: str, key: str, t: Text) -> None:
    """The button that opens the dialog."""
    label = t("quality.explain" if row["state"] == "open" else "quality.explain_anew")
    if st.button(label, icon=":material/edit_note:", type="tertiary", key=key):
        _ask(row, quarter, t)


def _ask(row: Mapping[str, Any], quarter: str, t: Text) -> None:
    @st.dialog(t("quality.explain_title", area=row["name"]))
    def asked() -> None:
        st.html(markup.note(f"{quality.named(row, t)}, {t.quarter_inside(quarter)}: {quality.said(row, t)}", "reason"))
        why = st.text_area(
            t("quality.why"), placeholder=t("quality.why_hint"), max_chars=500, height=100, key="why_explained"
        )
        st.html(markup.note(t("quality.why_until")))
        with st.container(horizontal=True, gap="small"):
            is_sure = st.button(t("quality.explain_yes"), type="primary", key="keep_explanation")
            if st.button(t("history.keep"), key="drop_explanation"):
                st.rerun()
        if not is_sure:
            return
        try:
            act.explain_finding(ask_quality.about(dict(row), quarter), why)
        except act.CannotChange as problem:
            st.html(markup.notices([("wait", t(f"quality.{problem.what}"))]))
            return
        st.session_state[_SAID] = ("calm", t("quality.done", area=row["name"], indicator=quality.named(row, t)))
        st.rerun()

    asked()
