"""Indicators: what each means, how it adds, its formula, its source, and the column titles it is recognised by."""

import streamlit as st

from dashboard import ask, controls, counting, explained, figure, making, markup, sharing
from dashboard.model import Source

t = controls.language()
warehouse = ask.newest()
catalogue = ask.catalogue()
home, this = ask.home(warehouse), counting.current()  # of nothing to be seen yet there is nothing to collect either
figure.page_head(t("page.indicators"), t("explained.lead", count=len(catalogue)))

asked = catalogue.get((controls.kept("indicator") or "").split(",")[0])
if asked and st.session_state.get("explained_last") != asked.code:  # came with a link: turn to its group
    controls.keep("group", explained.group_of(asked))
    controls.keep("find", None)
    st.session_state.explained_last = asked.code

with st.container(horizontal=True, vertical_alignment="bottom", key="choosers"):
    words = controls.type_in("find", t("explained.find"), t("explained.find_hint"))
    groups = [] if words else explained.groups(catalogue.values())
    group = groups and controls.choose_one(
        "group", t("explained.group"), groups, groups[0], lambda code: t(f"group.{code}")
    )
shown = (
    explained.found(catalogue.values(), words)
    if words
    else [indicator for indicator in catalogue.values() if explained.group_of(indicator) == group]
)
st.html(
    markup.note(
        t("explained.hits", count=len(shown), words=words) if words else t("explained.in_group", count=len(shown))
    )
)

opened, room = set(), st.container(gap="xsmall")
for indicator in shown:
    box = room.expander(
        explained.label(indicator, t), expanded=indicator == asked, key=f"meaning_{indicator.code}", on_change="rerun"
    )
    if box.open:
        opened.add(indicator.code)
        with box:
            st.html(explained.card(indicator, catalogue, t))
            with st.container(horizontal=True, gap="medium"):
                for page, icon in (("trend", ":material/show_chart:"), ("compare", ":material/leaderboard:")):
                    controls.link(
                        page, t(f"explained.to_{page}"), icon, indicator=indicator.code, area=controls.kept("area")
                    )
            if home:
                recipe = making.table("meaning", home, this, this, indicator.code)
                sharing.taken(f"meaning_{indicator.code}", recipe, warehouse, t.pick(indicator.name), t)
for code in opened - st.session_state.get("explained_open", set()):
    controls.keep("indicator", code)
    st.session_state.explained_last = code
st.session_state.explained_open = opened

st.html(markup.note(t("explained.files")))
with st.container(horizontal=True, gap="small"):
    source = Source(warehouse, tuple(catalogue), home, this)
    figure.files(
        "catalogue", t("explained.file"), explained.listed(list(catalogue.values()), catalogue, t), [], source, t
    )
if home:
    sharing.taken("catalogue", making.table("catalogue", home, this, this), warehouse, t("explained.file"), t)
