"""Handing in: a report is dropped, shown as the program understood it, mended, and handed in or kept unfinished."""

import streamlit as st

from dashboard import controls, figure, markup
from dashboard.desk import difference, finish, problem_list, prose, shelf, understood, view, ways_in, work
from dashboard.text import local

t = controls.language()
figure.page_head(t("page.hand_in"), t("hand_in.lead"))
work.settle(t)
if said := work.said():
    st.html(markup.notices([("wait", said)]))
if done := work.done():
    finish.told(done, t)

in_hand = work.in_hand()
if in_hand is None:
    shelf.show(t)
    ways_in.show(t)
else:
    checked = in_hand.checked
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="report_name"):
        st.html(markup.heading(checked.reading.file))
        st.button(t("hand_in.put_away"), key=f"put_away_{work.serial()}", on_click=work.put_away)
    if before := in_hand.before:
        st.html(markup.notices([("wait", work.told_before(before, t))]))
    if begun := in_hand.begun:
        st.html(markup.notices([("calm", t("hand_in.taken_up", moment=t.moment(local(begun.kept_at))))]))
    if checked.reading.unreadable:
        for problem in checked.problems:
            st.html(markup.notices([("down", problem.message if t.language == "vi" else problem.message_en)]))
        st.html(markup.note(t("hand_in.unreadable"), "reason"))
    else:
        understood.show(in_hand, t)
        seen = view.prepare(in_hand) if checked.reading.sheets else None
        prose.show(in_hand, t)
        problem_list.show(in_hand, seen.cells if seen else set(), view.turn, t)
        if seen:
            view.show(in_hand, seen, t)
        finish.give_back(in_hand, t)
        difference.show(in_hand, t)
        finish.buttons(in_hand, t)
