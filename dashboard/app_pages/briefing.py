"""Presenting: what was collected, put in order, worded, brought up to date, shown, exported, linked to."""

import streamlit as st

from dashboard import ask_briefings, controls, figure, markup, presenting, sharing

t = controls.language()
figure.page_head(t("page.briefing"), t("briefing.lead"))
presenting.tell()
known = {str(one.number): one for one in ask_briefings.mine()}
if not known:
    st.html(markup.notices([("calm", t("briefing.none"))]))
    presenting.begin(t)
else:
    with st.container(horizontal=True, vertical_alignment="bottom", key="choosers"):
        names = {number: one.name for number, one in known.items()}
        number = controls.choose_one(
            "briefing", t("briefing.choose"), list(names), next(iter(names)), names.get, long=True, width=470
        )
        presenting.begin(t, known[number])
    chosen = known[number]
    made = ask_briefings.slides(chosen)
    presenting.of_when(chosen, t)
    left, right = st.columns([5, 4], gap="large")
    with left:
        st.html(markup.heading(t("briefing.items"), t("briefing.items_what", count=len(made))))
        presenting.items(chosen, made, t)
    with right:
        st.html(markup.heading(t("briefing.leave"), t("briefing.leave_what")))
        sharing.files(chosen, made, t)
        st.html(markup.heading(t("briefing.links"), t("briefing.links_what")))
        sharing.links(chosen, made, t)
