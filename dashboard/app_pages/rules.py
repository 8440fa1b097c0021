"""Rules: what the office sets for itself: whether two people are asked for, and when reports are due."""

import streamlit as st

from dashboard import (
    act,
    ask,
    ask_settings,
    controls,
    counting,
    deeds,
    figure,
    markup,
    own_template,
    population_rules,
    target_rules,
)

QUARTERS = 8  # so many back may a deadline begin
ALL = "all"
SAID = "what_came_of_a_rule"

t = controls.language()


def attempt(do, *given) -> None:
    """Set something, and keep what came of it for the next run."""
    try:
        with st.spinner(t("history.building")):
            do(*given)
        st.session_state[SAID] = ("calm", t("rules.set"))
    except act.CannotChange as problem:
        st.session_state[SAID] = ("wait", t(f"rules.{problem.what}"))
    except act.NotBuilt as problem:
        st.session_state[SAID] = ("wait", t("history.not_built", reference=problem.reference))
    st.rerun()


figure.page_head(t("page.rules"), t("rules.lead"))
if said := st.session_state.pop(SAID, None):
    st.html(markup.notices([said]))

is_on = ask_settings.asks_for_two()
st.html(markup.heading(t("rules.two_people")))
if st.toggle(t("rules.two_people_what"), is_on, key=f"two_people_{is_on}") != is_on:
    attempt(act.set_two_people, not is_on)
st.html(markup.note(t(f"rules.two_people_{'on' if is_on else 'off'}")))

st.html(markup.heading(t("rules.deadline"), t("rules.deadline_what")))
with st.form("deadline"), st.container(horizontal=True, vertical_alignment="bottom"):
    reported = {code: t.pick(one.name) for code, one in ask.catalogue().items() if not one.is_computed}
    words = {ALL: t("rules.indicator_all")} | reported
    of = st.selectbox(t("rules.indicator"), list(words), format_func=words.get, key="deadline_of", width=400)
    calendars = ("calendar", "mid_month")
    calendar = st.selectbox(
        t("rules.calendar"), calendars, format_func=lambda one: t(f"rules.calendar_{one}"), key="calendar", width=400
    )
    days = st.number_input(t("rules.days"), 1, 92, 10, help=t("rules.days_hint"), key="days", width=200)
    quarters = counting.span(counting.back(counting.current(), QUARTERS), counting.current())[::-1]
    first = st.selectbox(t("rules.from"), quarters, format_func=t.quarter, key="first", width=180)
    is_lifted = st.checkbox(t("rules.lift"), help=t("rules.lift_hint"), key="lift")
    why = st.text_input(t("rules.why"), max_chars=200, key="why", width=360)
    is_sent = st.form_submit_button(t("rules.save"), key="set_deadline")
if is_sent:
    attempt(act.set_deadline, calendar, None if is_lifted else int(days), first, why, None if of == ALL else of)

if all("indicator" in one.value for one in ask_settings.deadlines()):
    st.html(markup.note(t("rules.default"), "reason"))

closed = ask_settings.closed()
st.html(markup.heading(t("rules.closed"), t("rules.closed_what")))
with st.form("closing"), st.container(horizontal=True, vertical_alignment="bottom"):
    quarter = st.selectbox(
        t("choose.quarter"),
        sorted({*quarters[1:], *closed}, reverse=True),
        format_func=t.quarter,
        key="closing_quarter",
        width=180,
    )
    reason = st.text_input(t("rules.why"), max_chars=200, key="closing_why", width=360)
    does_close = st.form_submit_button(t("rules.close"), key="close_quarter")
    does_reopen = st.form_submit_button(t("rules.reopen"), key="reopen_quarter", disabled=not closed)
if does_close:
    attempt(act.close_quarter, quarter, reason)
if does_reopen:
    attempt(act.reopen_quarter, quarter, reason)
names = ", ".join(map(t.quarter_inside, closed))
st.html(markup.note(t("rules.closed_now", quarters=names) if closed else t("rules.closed_none"), "reason"))

own_template.choose(t)
target_rules.section(t)
population_rules.section(t)

found = ask_settings.settings()
if found:
    st.html(markup.heading(t("rules.so_far")))
    st.html(markup.table(deeds.settings(found, t), t("rules.so_far")))
