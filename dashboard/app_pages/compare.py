"""Comparison: the areas of a level in a quarter, ranked, with the change on the quarter before and the year before."""

import streamlit as st

from dashboard import ask, charts, controls, figure, ground, markup, reckoning, sentences, standings
from dashboard.briefing import remarks
from dashboard.model import Source

t = controls.language()
warehouse = ask.newest()
areas = ask.areas(warehouse)
figure.page_head(t("page.compare"), t("compare.lead"))


def down(code: str, key: str, at: str) -> None:
    """One level down; from the last level to the sources of the figure."""
    page = "sources" if areas.by_key(key).is_leaf else "compare"
    controls.go(page, area=key, indicator=code, quarter=at)


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
        shows_estimates = reckoning.choose_estimates(whole, geography, t)

    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="crumbs"):
        # those the viewer may see: of whom is bound to a district, the province above it is not
        for above in filter(None, map(areas.by_id, whole.above[:0:-1])):
            controls.link("compare", above.name, area=above.key, indicator=indicator.code, quarter=quarter)
            st.html(markup.crumb("›"), width="content")
        st.html(markup.crumb(whole.name, is_here=True), width="content")

    answer = ask.ranking(warehouse, indicator.code, whole, level, quarter, geography)
    answer = answer if shows_estimates else ground.without_estimates(answer)
    rows = standings.ordered(standings.dressed(answer, indicator, areas, quarter, t), order)
    title = t("compare.title", indicator=t.pick(indicator.name), level=t(f"part.{level}").lower(), area=whole.name)
    if rows.empty or set(rows.state) == {"not_added"}:
        key = "compare.nothing" if rows.empty else "compare.not_added"
        st.html(markup.heading(title, standings.subtitle(indicator, quarter, t, geography)))
        st.html(markup.note(t(key, indicator=t.pick(indicator.name), level=t(f"part.{level}").lower()), "reason"))
        if levels[-1] != level:
            to_level = t("compare.to_level", level=t(f"part.{levels[-1]}").lower())
            controls.link(
                "compare",
                to_level,
                icon=":material/arrow_downward:",
                area=whole.key,
                indicator=indicator.code,
                quarter=quarter,
                level=levels[-1],
            )
    else:
        highlight = meant.key if meant else None
        counts = (int(rows.reported.sum()), int(rows.expected.sum()))
        counts += (ask.count_inside(warehouse, whole, quarter, geography),)
        weak = standings.illustrative_words(rows, t)
        key = (warehouse.path, whole.id, indicator.code, quarter, level, geography, shows_estimates, t.language)
        figure.show(
            "ranking",
            title=title,
            subtitle=standings.subtitle(indicator, quarter, t, geography),
            drawing=figure.drawn(
                (*key, "ranking", highlight, order),
                lambda: charts.ranking(rows, sentences.chart_words(indicator, t), highlight),
            ),
            alt=standings.alt(rows, indicator, title, t),
            table=standings.table(rows, indicator, t),
            indicators=[indicator],
            t=t,
            source=Source(warehouse, (indicator.code,), whole, quarter, *counts, weak),
            legend=standings.notes(rows, indicator, quarter, t, geography),
            numbers=[t(f"column.{name}") for name in ("rank", "reported", "expected")],
            shares=[t("column.value", unit=sentences.unit(indicator, t))] if indicator.kind == "share" else [],
            beside=standings.beside(rows, indicator, title, t),
            remarks=figure.drawn((*key, "remarks"), lambda: remarks.on_ranking(rows, indicator, quarter, t)),
            on_point=down,
        )
