"""Changes: which figures are others than they were on a day, and who decided what in between, and why."""

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from dashboard import ask, ask_changes, controls, counting, figure, history, making, markup, moments, sharing
from dashboard.model import Source

BACK = timedelta(days=30)

t = controls.language()
now = moments.seen()
catalogue = ask.catalogue()
areas = ask.areas(now)
figure.page_head(t("page.changes"), t("changes.lead"))
last = moments.chosen() or date.today()
try:
    asked = date.fromisoformat(controls.kept("since") or "")
except ValueError:
    asked = last - BACK
with st.container(horizontal=True, vertical_alignment="bottom", key="choosers"):
    area = controls.choose_area(areas, t, ask.home(now))
    day = st.date_input(t("changes.since"), min(asked, last), max_value=last, format="DD/MM/YYYY", width=190)
    controls.keep("since", day.isoformat())

then = ask.on_day(now, day) if day < date.today() else now
changes = ask_changes.figures(then, now, area) if then.as_of is not None else ask_changes.figures(now, now, area)
about = t("changes.between", area=area.name, first=t.day(day), last=t.day(last))
this = counting.current()
recipe = making.table("changes", area, this, this, since=day.isoformat())
st.html(markup.heading(t("changes.figures", count=t.number(len(changes))), about))
if changes.empty:
    st.html(markup.notices([("calm", t("changes.none"))]))
else:
    table = history.changes(changes, catalogue, t, ("changes.was", "changes.becomes"))
    st.html(figure.as_text(table.head(history.SHOWN), about, t, tall=460))
    if len(table) > history.SHOWN:
        st.html(markup.note(t("history.more", count=t.number(len(table) - history.SHOWN))))
    with st.container(horizontal=True, gap="small"):
        source = Source(now, (), area, this)
        figure.files("changes", t("changes.file", area=area.name, day=day.isoformat()), table, [], source, t)
    sharing.taken("changes", recipe, now, about, t)

found = ask_changes.decisions(then, now, area) if then.as_of is not None else []
st.html(markup.heading(t("changes.decisions", count=t.number(len(found))), t("changes.decisions_what")))
if found:
    st.html(figure.as_text(history.decided(found, t), t("changes.decisions_what"), t, tall=460))
    sharing.taken("decisions", replace(recipe, make="decisions"), now, about, t)
