"""Account: who the viewer is here, the password, where one is signed in, tokens for other programs."""

import streamlit as st

from dashboard import act, ask_people, controls, figure, markup, people, person_dialogs, session
from dashboard.attention import panel

DAYS = (30, 90, 365)

t = controls.language()
ask_people.own_number()
viewer = session.viewer()
figure.page_head(viewer.shown, t("own.lead"))
person_dialogs.tell()

left, right = st.columns(2, gap="large")
with left:
    st.html(people.own_facts(viewer, t))
    st.html(markup.note(t("own.wrong")))
with right, st.form("own_password", clear_on_submit=True):
    st.html(markup.heading(t("own.change_password"), t("own.password_what")))
    old = st.text_input(t("own.old"), type="password", max_chars=128, autocomplete="current-password", key="old")
    new = st.text_input(t("password.new"), type="password", max_chars=128, autocomplete="new-password", key="new")
    again = st.text_input(t("password.again"), type="password", max_chars=128, autocomplete="new-password", key="again")
    st.html(markup.note(t("password.rule")))
    if st.form_submit_button(t("own.change_password"), type="primary", key="change_password"):
        if new != again:
            st.html(markup.notices([("wait", t("person.not_the_same"))]))
        else:
            try:
                act.change_own_password(old, new)
            except act.CannotChange as problem:
                st.html(markup.notices([("wait", t(f"person.{problem.what}"))]))
            else:
                st.session_state.password_changed = True
                st.rerun()

panel.letterbox(t)

open_ones = ask_people.own_sign_ins()
st.html(markup.heading(t("own.sign_ins"), t("own.sign_ins_what")))
st.container(key="sign_ins").html(people.sign_ins(open_ones, t, viewer.session))
if len(open_ones) > 1 and st.button(t("own.sign_out_others"), icon=":material/logout:", key="sign_out_others"):
    person_dialogs.attempt(t, t("own.signed_out"), act.sign_out_everywhere)
    st.rerun()

st.html(markup.heading(t("own.tokens"), t("own.tokens_what")))
made = None
with (
    st.form("new_token", border=False),
    st.container(horizontal=True, vertical_alignment="bottom", key="choosers_token"),
):
    label = st.text_input(t("own.label"), placeholder=t("own.label_hint"), max_chars=80, key="token_label", width=360)
    written = {days: t("own.days", days=days) for days in DAYS}
    days = st.segmented_control(t("own.lasts"), DAYS, default=90, format_func=written.get, required=True, key="days")
    if st.form_submit_button(t("own.make"), icon=":material/key:", key="make_token"):
        made = act.make_token(label, days) if label.strip() else ""
if made == "":
    st.html(markup.notices([("wait", t("own.no_label"))]))
elif made:
    st.html(markup.note(t("own.made")))
    st.code(made, language=None, wrap_lines=True)
tokens = ask_people.own_tokens()
if not tokens:
    st.html(markup.note(t("own.no_tokens")))
for one in tokens:
    with st.container(horizontal=True, vertical_alignment="center", key=f"token_row_{one.key[:12]}"):
        st.html(people.token(one, t))
        if st.button(t("own.revoke"), type="tertiary", icon=":material/block:", key=f"revoke_{one.key[:12]}"):
            person_dialogs.attempt(t, t("own.revoked", label=one.label), act.revoke_token, one.key)
            st.rerun()
