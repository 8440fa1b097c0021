"""Reporting: communes and quarters, who reported on time, late or not at all, and whom to remind."""

from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard import ask, charts, controls, counting, drawn, figure, making, markup, reminders, sentences, sharing
from dashboard.moments import seen
from dashboard.reported import Reporting

ALL = "all"

t = controls.language()
warehouse = seen()
areas = ask.areas(warehouse)
catalogue = ask.catalogue()
today = date.today()
figure.page_head(t("page.reporting"), t("reporting.lead"))

with st.container(horizontal=True, vertical_alignment="bottom", key="choosers"):
    area = controls.choose_area(areas, t, ask.home(warehouse))
    names = {ALL: t("reporting.all")} | {code: t.pick(i.name) for code, i in catalogue.items() if not i.is_computed}
    code = controls.choose_one("only", t("reporting.only"), list(names), ALL, names.get, long=True)
only = catalogue.get(code)
found = ask.quarters(warehouse, area)
if len(found):
    cover = ask.coverage(warehouse, area, found.quarter.min(), counting.current(), today, only.code if only else None)

if found.empty or cover.empty:
    st.html(markup.note(t("empty.nothing_here", area=area.name), "reason"))
else:
    known = counting.span(cover.quarter.min(), cover.quarter.max())
    with st.container(horizontal=True, vertical_alignment="bottom", key="choosers_more"):
        first, last = controls.choose_span(known, t, (known[-reminders.SHOWN :][0], known[-1]))
    owing = reminders.owing(cover, areas, today)
    cover = cover[cover.quarter.between(first, last)]
    rows = reminders.mapped(cover, areas, t)
    quarters = counting.span(first, last)
    shown = only or catalogue[ask.main_indicators()[0]]
    words = sentences.chart_words(shown, t) | reminders.words(cover, t)
    about = t("reporting.all") if only is None else t.pick(only.name)
    title = t("reporting.title", area=area.name)
    inside = ask.count_inside(warehouse, area, last)
    view = Reporting(warehouse, areas, area, first, last, only, today, t)
    source = view.source()
    figure.show(
        "coverage",
        title=title,
        subtitle=view.subtitle(),
        drawing=drawn.once(
            (warehouse.key, "coverage", area.id, code, first, last, today, t.language),
            lambda: charts.states(rows, quarters, reminders.ticks(quarters, t), words),
        ),
        alt=reminders.alt(cover, title, t),
        table=reminders.table(rows, t),
        indicators=[only] if only else [],
        source=source,
        t=t,
        legend=reminders.marks(cover, last, inside, t),
        numbers=[t("column.figures")],
        on_point=lambda _, key, at: controls.go("sources", area=key, quarter=at, indicator=shown.code),
        recipe=making.reporting(view, "coverage"),
    )
    st.html(markup.heading(t("reporting.totals")))
    totals = reminders.totals(cover, t)
    st.html(markup.table(totals, t("reporting.totals"), numbers=list(totals.columns[1:])))
    sharing.taken("totals", making.reporting(view, "totals"), warehouse, f"{title}: {t('reporting.totals').lower()}", t)

    st.html(markup.heading(t("reporting.remind"), t("reporting.remind_what", count=reminders.REMINDED, about=about)))
    if owing.empty:
        st.html(markup.notices([("calm", t("reporting.nobody"))]))
    else:
        table = reminders.owing_table(owing, t)
        left, right = st.columns([5, 4], gap="large")
        with left:
            st.html(figure.as_text(table, t("reporting.remind"), t, [t("column.days")], tall=0))
            with st.container(horizontal=True, gap="small"):
                figure.files(
                    "owing", t("reporting.remind_file", area=area.name, day=today.isoformat()), table, [], source, t
                )
            every = replace(view, first=known[0], last=known[-1])
            sharing.taken("owing", making.reporting(every, "owing"), warehouse, t("reporting.remind"), t)
        with right:
            st.html(markup.note(t("reporting.message_hint")))
            with st.container(key="message"):
                st.code(reminders.message(owing, only, today, t), language=None, wrap_lines=True)
