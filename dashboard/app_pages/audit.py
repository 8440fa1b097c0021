"""The audit: who did what, when, from where; newest first, filtered, as files; whether the chain is whole."""

from math import ceil

import streamlit as st

from dashboard import ask_audit, controls, deeds, export, figure, markup
from dashboard.text import local

ANY = "any"
DAYS = {"1": 1, "7": 7, "30": 30, "all": None}

t = controls.language()
newest = ask_audit.newest()
figure.page_head(t("page.audit"), t("audit.lead"))

acts, whose = ask_audit.acts()
with st.container(horizontal=True, vertical_alignment="bottom", key="choosers"):
    days = DAYS[controls.choose_one("days", t("audit.days"), list(DAYS), "30", lambda one: t(f"audit.days_{one}"))]
    names = {ANY: t("audit.anybody")} | {name: name for name in whose}
    who = controls.choose_one("who", t("audit.who"), list(names), ANY, names.get, long=True, width=220)
    kinds = {ANY: t("audit.anything")} | {act: deeds.name(act, t) for act in acts}
    act = controls.choose_one("act", t("audit.act"), list(kinds), ANY, kinds.get, long=True, width=260)
    words = controls.type_in("words", t("audit.find"), t("audit.find_hint"))
asked = (days, None if who == ANY else who, None if act == ANY else act, words or None)

count = ask_audit.count(*asked)
pages = max(1, ceil(count / ask_audit.PAGE))
page = controls.page_of("audit_page", pages, asked)
if not count:
    st.html(markup.note(t("audit.nothing"), "reason"))
else:
    lines = ask_audit.lines(page, *asked)
    first = (page - 1) * ask_audit.PAGE + 1
    numbers = {"first": t.number(first), "last": t.number(first + len(lines) - 1)}
    said = t("audit.part", count=t.number(count), **numbers) if pages > 1 else t("audit.listed", count=t.number(count))
    st.html(markup.note(said))
    number = t("audit.column_number")
    st.container(key="audit").html(markup.table(deeds.written(lines, t), t("page.audit"), numbers=[number]))
    with st.container(horizontal=True, vertical_alignment="center", key="audit_foot"):
        if pages > 1:
            st.pagination(pages, key="audit_page")
        st.space("stretch")
        figure.offer(
            "audit",
            t("audit.file"),
            lambda: export.csv_file(deeds.written(ask_audit.for_a_file(*asked), t, whole=True)),
            lambda: export.excel_file(
                deeds.written(ask_audit.for_a_file(*asked), t, whole=True),
                t("audit.file"),
                deeds.written([newest], t, whole=True).to_dict("records"),
                t("audit.chain"),
            ),
            t,
        )
    if count > ask_audit.FILE:
        st.html(markup.note(t("audit.too_many", most=t.number(ask_audit.FILE))))

st.html(markup.heading(t("audit.chain"), t("audit.chain_what")))
if newest:
    moment = t.moment(local(newest.at))
    st.html(markup.note(t("audit.newest", number=t.number(newest.number), moment=moment)))
    st.code(newest.hash, language=None)
with st.form("chain", border=False), st.container(horizontal=True, vertical_alignment="bottom", key="choosers_chain"):
    hint = t("audit.noted_hint")
    written = st.text_input(t("audit.noted"), placeholder=hint, max_chars=90, key="noted", width=420)
    is_asked = st.form_submit_button(t("audit.verify"), icon=":material/verified:", key="verify")
if is_asked:
    noted = deeds.noted(written)
    if written.strip() and noted is None:
        st.html(markup.notices([("wait", t("audit.noted_how"))]))
    else:
        with st.spinner(t("audit.verifying")):
            found = ask_audit.verify(noted)
        st.html(markup.notices(deeds.verdict(found, t, noted)))
