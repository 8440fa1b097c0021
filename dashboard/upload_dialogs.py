"""What one decides about an upload: a dialog shows first what charts would show otherwise, then leads to the act."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard import act, ask_briefings, ask_history, figure, history, markup
from dashboard.ask_history import HandedIn
from dashboard.model import Decision
from dashboard.text import Text
from queries.catalogue import Indicator

ICONS = {"accept": ":material/check:", "reject": ":material/undo:", "withdraw": ":material/undo:"}
_DO: dict[Decision, Callable[..., object]] = {
    "accept": act.accept_upload,
    "reject": act.reject_upload,
    "withdraw": act.withdraw_upload,
}
_SAID = "what_came_of_a_decision"


def tell() -> None:
    """Say once what came of the last decision."""
    if said := st.session_state.pop(_SAID, None):
        st.html(markup.notices([said]))


def buttons(one: HandedIn, catalogue: Mapping[str, Indicator], t: Text) -> None:
    """A button for each decision the viewer may make about the upload."""
    allowed = ask_history.possible(one)
    with st.container(horizontal=True, gap="small", key="decide"):
        for decision in allowed:
            kind = "primary" if decision == "accept" else "secondary"
            label = t(f"history.{decision}")
            if st.button(label, icon=ICONS[decision], type=kind, key=decision):
                _ask_again(one, decision, catalogue, t)


def _ask_again(one: HandedIn, decision: Decision, catalogue: Mapping[str, Indicator], t: Text) -> None:
    @st.dialog(t(f"history.{decision}_title", number=one.upload.number), width="large")
    def asked() -> None:
        st.html(markup.note(t(f"history.{decision}_what"), "reason"))
        if decision != "reject":
            with st.spinner(t("history.looking")):
                _effect(one, decision, catalogue, t)
        hint, label = t(f"history.{decision}_hint"), t(f"history.{decision}_why")
        closed = ask_history.closed_in(one.upload) if decision != "reject" else ()
        allowed_by = ""
        if closed:
            quarters = ", ".join(map(t.quarter_inside, closed))
            st.html(markup.notices([("wait", t("history.closed", quarters=quarters))]))
            allowed_by = st.text_input(t("history.allowed_by"), max_chars=120, key=f"allowed_{decision}")
        why = st.text_area(label, placeholder=hint, max_chars=500, height=80, key=f"why_{decision}")
        with st.container(horizontal=True, gap="small"):
            is_sure = st.button(t(f"history.{decision}_yes"), type="primary", key=f"{decision}_yes")
            if st.button(t("history.keep"), key=f"{decision}_no"):
                st.rerun()
        if is_sure:
            if closed and not (why.strip() and allowed_by.strip()):
                st.html(markup.notices([("wait", t("history.no_exception"))]))
            elif decision != "accept" and not why.strip():
                st.html(markup.notices([("wait", t("history.no_why"))]))
            else:
                _decide(one, decision, {"why": why} | ({"allowed_by": allowed_by} if closed else {}), t)

    asked()


def _decide(one: HandedIn, decision: Decision, given: Mapping[str, str], t: Text) -> None:
    said = ("calm", t(f"history.done_{decision}", number=one.upload.number))
    try:
        with st.spinner(t("history.building")):
            _DO[decision](one.upload.number, **given)
    except act.CannotChange as problem:
        said = ("wait", t(f"history.{problem.what}"))
    except act.NotBuilt as problem:
        said = ("wait", t("history.not_built", reference=problem.reference))
    st.session_state[_SAID] = said
    st.rerun()


def _effect(one: HandedIn, decision: Decision, catalogue: Mapping[str, Indicator], t: Text) -> None:
    """What charts would show otherwise, line by line."""
    try:
        found = ask_history.foreseen(one, decision)
    except ask_history.CannotForesee:
        st.html(markup.notices([("wait", t("history.unforeseen"))]))
        return
    if found.changes.empty:
        st.html(markup.note(t("history.no_change"), "reason"))
    else:
        table = history.changes(found.changes.head(history.SHOWN), catalogue, t)
        st.html(markup.heading(t("history.effect"), t("history.effect_what", count=t.number(len(found.changes)))))
        st.container(key="effect").html(figure.as_text(table, t("history.effect"), t, tall=340))
        if len(found.changes) > history.SHOWN:
            more = t.number(len(found.changes) - history.SHOWN)
            st.html(markup.note(t("history.more", count=more)))
    if names := ask_briefings.touched_shares(found.changes):
        st.html(markup.notices([("wait", t("history.shared", names=", ".join(names)))]))
    if found.has_more:
        st.html(markup.note(t("history.elsewhere")))
