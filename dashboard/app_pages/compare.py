"""Comparison: the areas of a level in a quarter, ranked, with the change on the quarter before and the year before."""

from dataclasses import replace

import streamlit as st

from dashboard import ask, controls, figure, making, markup, reckoning, standings
from dashboard.moments import seen
from dashboard.ranked import Side

t = controls.language()
warehouse = seen()
areas = ask.areas(warehouse)
figure.page_head(t("page.compare"), t("compare.lead"))


def down(code: str, key: str, at: str) -> None:
    """One level down; from the last level to the sources of the figure."""
    page = "sources" if areas.by_key(key).is_leaf else "compare"
    controls.go(page, area=key, indicator=code, quarter=at)


def inside(code: str, key: str, at: str) -> None:
    """The same from a map, where the last level leads to the course of the area."""
    is_leaf = areas.by_key(key).is_leaf
    controls.go(
        "trend" if is_leaf else "compare", area=key, indicator=code, quarter=at, view=None if is_leaf else "map"
    )


with st.container(horizontal=True, vertical_alignment="bottom", key="choosers"):
    area = controls.choose_area(areas, t, ask.home(warehouse))
    whole, meant = standings.scope(area, areas)
    main = ask.main_indicators()
    indicator = controls.choose_indicator(list(ask.catalogue().values()), t, main[3] if len(main) > 3 else None)

second_row = st.container(horizontal=True, vertical_alignment="bottom", key="choosers_more")
with second_row:
    geography = reckoning.choose_geography(whole, t)
found = ask.quarters(warehouse, whole, geography)
if found.empty or areas.within(whole) == ():
    st.html(markup.note(t("empty.nothing_here", area=whole.name), "reason"))
else:
    with second_row:
        quarter = controls.choose_quarter(list(found.quarter), t, ask.newest_complete(found))
        levels = standings.levels(whole, areas, quarter, geography)
        own_levels = [meant.level] if meant else levels
        level = own_levels[0]
        if len(own_levels) > 1:
            level = controls.choose_one("level", t("choose.level"), own_levels, level, lambda code: t(f"part.{code}"))
        order = controls.choose_one(
            "order", t("choose.order"), standings.ORDERS, "value", lambda one: t(f"order.{one}")
        )
        drawn_as = controls.choose_one(
            "view", t("map.choose"), ("bars", "map"), "bars", lambda one: t(f"map.view_{one}")
        )
        shows_estimates = reckoning.choose_estimates(whole, geography, t)
        among = [one for one in areas.within(whole) if one.level == level]
        per = reckoning.choose_per(warehouse, [indicator], among, [quarter], t)

    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="crumbs"):
        # those the viewer may see: of whom is bound to a district, the province above it is not
        for above in filter(None, map(areas.by_id, whole.above[:0:-1])):
            controls.link("compare", above.name, area=above.key, indicator=indicator.code, quarter=quarter)
            st.html(markup.crumb("›"), width="content")
        st.html(markup.crumb(whole.name, is_here=True), width="content")

    view = Side(warehouse, indicator.code, whole, meant, level, quarter, t, geography, shows_estimates, order, per)
    make = "map" if drawn_as == "map" else "ranking"
    shown = making.ranking(view, areas, make)
    if isinstance(shown, str):
        st.html(markup.heading(view.title, view.subtitle) + markup.note(shown, "reason"))
        if levels[-1] != level:
            to_level = t("compare.to_level", level=t(f"part.{levels[-1]}").lower())
            choices = {"area": whole.key, "indicator": indicator.code, "quarter": quarter, "level": levels[-1]}
            controls.link("compare", to_level, icon=":material/arrow_downward:", **choices)
    else:
        figure.show(make, t=t, indicators=[indicator], on_point=inside if make == "map" else down, **shown)
    moved = making.ranking(replace(view, per=reckoning.PLAIN), areas, "movement")
    if isinstance(moved, str):
        st.html(markup.heading(t("movement.heading")) + markup.note(moved, "reason"))
    else:
        figure.show("movement", t=t, indicators=[indicator], on_point=down, **moved)
