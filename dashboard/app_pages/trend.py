"""Trends: one or several indicators over the quarters, for an area and, if wished, all areas inside it."""

import streamlit as st

from dashboard import ask, controls, counting, figure, inside, making, markup, other_periods, reckoning, sentences
from dashboard.courses import View
from dashboard.moments import seen

t = controls.language()
warehouse = seen()
areas = ask.areas(warehouse)
catalogue = ask.catalogue()
figure.page_head(t("page.trend"), t("trend.lead"))

with st.container(horizontal=True, vertical_alignment="bottom", key="choosers"):
    area = controls.choose_area(areas, t, ask.home(warehouse))
    indicators = controls.choose_indicators(list(catalogue.values()), t, ask.main_indicators()[:1])
with st.container(horizontal=True, vertical_alignment="bottom", key="choosers_more"):
    switches = st.container(horizontal=True, vertical_alignment="bottom", width="content")
    # closed, it costs the browser nothing; what is chosen in it stands in each chart's second line
    more = st.popover(t("choose.more"), icon=":material/tune:", key="choosers_rare")
with more:
    geography = reckoning.choose_geography(area, t)
found = ask.quarters(warehouse, area, geography)

years = ask.years(warehouse, area, geography)
codes = tuple(indicator.code for indicator in indicators)
has_others = ask.has_other_periods(warehouse, area, geography)
others = ask.other_periods(warehouse, codes, [area]) if has_others else None
if not years and not has_others:
    st.html(markup.note(t("empty.nothing_here", area=area.name)))
else:
    with switches:
        mode = reckoning.choose_mode(t)
    with more:
        first, last = (f"{years[0]}-Q1", f"{years[-1]}-Q4") if years else (counting.current(), counting.current())
        if mode != "yearly" and not found.empty:
            quarters = counting.span(found.quarter.min(), found.quarter.max())
            first, last = controls.choose_span(quarters, t, (quarters[0], quarters[-1]))
        has_parts = len(indicators) == 1 and mode == "quarterly" and geography == reckoning.AS_REPORTED
        dimensions = indicators[0].breakdowns if has_parts else ()
        dimension = reckoning.choose_breakdown(dimensions, t) if dimensions else None
        known = tuple(other for other in areas if other.id != area.id and other.bounded_by(geography))
        others_beside = ()
        if mode != "yearly" and dimension is None:
            others_beside = controls.choose_areas("with", t("choose.beside"), known, t)
        shows_estimates = reckoning.choose_estimates(area, geography, t)
    with switches:
        has_inside = not area.is_leaf and mode == "quarterly" and dimension is None
        shows_inside = has_inside and controls.choose_whether("inside", t("choose.inside"))
        has_year_ago = mode == "quarterly" and dimension is None and not others_beside
        shows_year_ago = has_year_ago and controls.choose_whether("year_ago", t("choose.year_ago"))
        per = reckoning.PLAIN
        if mode == "quarterly" and dimension is None and not others_beside and not shows_year_ago:
            per = reckoning.choose_per(warehouse, indicators, [area], counting.span(first, last), t)
    leaves = areas.leaves(area, geography) if shows_inside and per == reckoning.PLAIN else ()
    make = "areas" if others_beside else "year_ago" if shows_year_ago else "course"
    make = "per" if per != reckoning.PLAIN else make
    make = "years" if mode == "yearly" else "parts" if dimension else make
    how = (first, last, mode, t, geography, shows_estimates, others_beside, dimension, per)
    view = View(warehouse, codes, area, leaves, *how)
    for indicator in indicators:
        shown = making.made(view, indicator, make)
        if isinstance(shown, str):
            title = sentences.title(indicator, area, t)
            st.html(markup.heading(title) + markup.note(shown, "reason"))
        else:
            figure.show(f"{indicator.code}_{make}", t=t, indicators=[indicator], **shown)
        if leaves:
            inside.course(view, indicator)
        if others is not None:
            other_periods.listed(view, indicator, others)
