"""Uploads: everything handed in, by whom, in which state; one of them with its figures, its history, and decisions."""

from math import ceil

import streamlit as st

from dashboard import ask, ask_history, ask_uploads, controls, export, figure, history, markup, places, upload_dialogs

PAGE = 25  # uploads a page
ANY = history.ANY

t = controls.language()
listed = ask_history.uploads()
catalogue = ask.catalogue()
if "number" not in st.query_params:  # the way back to all, and the navigation
    controls.keep("number", None)
asked = controls.kept("number")
one = next((found for found in listed if str(found.upload.number) == asked), None)

if one is None:
    figure.page_head(t("page.uploads"), t("history.lead"))
    upload_dialogs.tell()
    with st.container(horizontal=True, vertical_alignment="bottom", key="choosers"):
        words = controls.type_in("file", t("sources.find"), t("history.find_hint"))
        states = [ANY, *history.STATES]
        state = controls.choose_one(
            "decided", t("column.state"), states, ANY, lambda name: t(f"history.state_{name}"), long=True, width=140
        )
        areas = history.above(listed)
        names = {ANY: t("history.any_area")} | {key: places.written(area, t) for key, area in areas.items()}
        within = controls.choose_one("of_area", t("choose.area"), list(names), ANY, names.get, long=True, width=220)
        labels = {ANY: t("history.any_period")} | {label: t.quarter(label) for label in history.periods(listed)}
        period = controls.choose_one(
            "of_period", t("column.period"), list(labels), ANY, labels.get, long=True, width=130
        )
        people = {ANY: t("history.anybody")} | {
            found.upload.handed_in_by: found.upload.handed_in_by for found in listed
        }
        who = controls.choose_one("by", t("column.handed_in_by"), list(people), ANY, people.get, long=True, width=150)
    shown = history.chosen(listed, words, state, areas.get(within), period, who)
    if not shown:
        st.html(markup.note(t("history.none_yet" if not listed else "history.none_so"), "reason"))
    else:
        pages = ceil(len(shown) / PAGE)
        page = controls.page_of("uploads_page", pages, (words, state, within, period, who))
        with st.container(key="history", gap=None):
            with st.container(horizontal=True, gap="small", key="upload_row_head"):
                st.html(markup.note(t("history.column_file")))
                st.html(history.head(t))
            for found in shown[(page - 1) * PAGE : page * PAGE]:
                number = found.upload.number
                with st.container(horizontal=True, gap="small", key=f"upload_row_{number}"):
                    controls.link("uploads", f"{number} · {found.upload.file}", number=str(number))
                    st.html(history.line(found, t))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(markup.note(t("history.listed", count=t.number(len(shown)), all=t.number(len(listed)))))
            if pages > 1:
                st.pagination(pages, key="uploads_page")
else:
    upload = one.upload
    with st.container(key="back"):
        controls.link("uploads", t("history.back"), ":material/arrow_back:")
    st.html(markup.upload_head(t("history.title", number=upload.number), upload.file, history.badge(upload.state, t)))
    upload_dialogs.tell()
    left, right = st.columns(2, gap="large")
    left.html(history.facts(one, ask_uploads.has_original(upload.sha256), t))
    with right:
        st.html(history.decisions(ask_history.entries(one), t))
        upload_dialogs.buttons(one, catalogue, t)
    try:
        with st.spinner(t("history.looking")):
            figures = ask_history.figures(one)
    except ask_history.CannotForesee:
        st.html(markup.notices([("wait", t("history.unforeseen"))]))
    else:
        is_accepted = upload.state == "accepted"
        counts = {kind: t.number(count) for kind, count in history.counted(figures).items()}
        compared = t("history.compared" if is_accepted or upload.state == "withdrawn" else "history.compared_now")
        st.html(markup.heading(t("history.contents"), f"{t('history.counts', **counts)} · {compared}"))
        table = history.figures(one, figures.head(history.SHOWN), catalogue, t)
        st.container(key="contents").html(figure.as_text(table, t("history.contents"), t, tall=560))
        if len(figures) > history.SHOWN:
            st.html(markup.note(t("history.more", count=t.number(len(figures) - history.SHOWN))))
        if len(figures) < upload.figures and len(one.areas) > 1:
            st.html(markup.note(t("history.cut")))
        with st.container(horizontal=True, gap="small"):
            whole = history.figures(one, figures, catalogue, t)
            meanings = [{t("column.upload"): upload.number, t("column.file"): upload.file}]
            figure.offer(
                "upload",
                t("history.title", number=upload.number),
                lambda: export.csv_file(whole),
                lambda: export.excel_file(whole, t("table.sheet"), meanings, t("column.upload")),
                t,
            )
