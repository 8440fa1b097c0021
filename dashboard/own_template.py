"""The office's own slides template, chosen and taken back, on the page of rules."""

import streamlit as st

from dashboard import act_briefings, ask_briefings, markup
from dashboard.briefing.slide_template import BadTemplate
from dashboard.text import Text

_SAID, _TURN = "what_came_of_a_template", "template_turn"


def choose(t: Text) -> None:
    """Which template slides are made on; another is uploaded, and the last change taken back with a click."""
    st.html(markup.heading(t("rules.template"), t("rules.template_what")))
    if said := st.session_state.pop(_SAID, None):
        st.html(markup.notices([said]))
    has_own, has_before, fault = ask_briefings.templates()
    st.html(markup.note(t("rules.template_own" if has_own else "rules.template_ours"), "reason"))
    if fault:
        st.html(markup.notices([("wait", t("briefing.own_template", why=t(fault)))]))
    turn = st.session_state.get(_TURN, 0)  # a used uploader is emptied by another name
    file = st.file_uploader(t("rules.template_file"), type="pptx", key=f"template_{turn}", width=600)
    with st.container(horizontal=True, gap="small"):
        if file and st.button(t("rules.template_use"), type="primary", key="template_use"):
            try:
                act_briefings.set_template(file.getvalue())
                st.session_state[_SAID] = ("calm", t("rules.template_set"))
            except BadTemplate as bad:
                st.session_state[_SAID] = ("wait", t(bad.why))
            st.session_state[_TURN] = turn + 1
            st.rerun()
        words = "rules.template_back_to_before" if has_before else "rules.template_back_to_ours"
        if (has_own or has_before) and st.button(t(words), icon=":material/undo:", key="template_back"):
            act_briefings.take_back_template()
            st.session_state[_SAID] = ("calm", t("rules.template_taken_back"))
            st.rerun()
