"""Overview: an area's main figures in the newest complete quarter, and what needs attention."""

import streamlit as st

from dashboard import ask, controls, figure, glance, markup, sentences
from dashboard.model import Source

QUARTERS = 9

t = controls.language()
warehouse = ask.newest()
areas = ask.areas(warehouse)
head = st.container()
with st.container(horizontal=True, vertical_alignment="bottom", key="choosers"):
    area = controls.choose_area(areas, t, ask.home(warehouse))
    found = ask.quarters(warehouse, area)
    quarter = controls.choose_quarter(list(found.quarter), t, ask.newest_complete(found)) if len(found) else None

if quarter is None:
    with head:
        figure.page_head(t("page.overview"), t("empty.nothing_here", area=area.name))
else:
    indicators = ask.catalogue()
    codes = ask.main_indicators()
    quarters = ask.span(ask.back(quarter, QUARTERS - 1), quarter)
    leaves = [leaf for leaf in areas.leaves(area) if leaf.stands_in(quarter)]
    frame = ask.series(warehouse, codes, {area.id: area, **{leaf.id: leaf for leaf in leaves}}.values(), quarters[0], quarter)
    cover = ask.coverage(warehouse, area, quarter, quarter)
    counts = found.set_index("quarter").loc[quarter]
    is_illustrative = bool(frame[frame.quarter == quarter].is_illustrative.any())
    source = Source(warehouse, codes, area, quarter, int(counts.reported), int(counts.expected), is_illustrative)

    with head:
        key = "overview.all_reported" if counts.reported >= counts.expected else "overview.some_reported"
        coverage = t(key, reported=int(counts.reported), expected=int(counts.expected))
        lead = t("overview.lead", area=area.name, quarter=t.quarter_inside(quarter), coverage=coverage)
        figure.page_head(t("page.overview"), lead, t("mark.illustrative") if is_illustrative else "")

    with st.grid(4, min_column_width=240, gap="small"):
        for code in codes:
            content = glance.tile(indicators[code], frame, area, quarters, t)
            with st.container(border=True, height="stretch", gap=None, key=f"tile_{code}"):
                controls.link("trend", content.name, indicator=code, area=area.key)
                st.html(markup.tile(content))
    st.html(markup.note(sentences.source_line(source, t)))

    left, right = st.columns(2, gap="large")
    with left:
        st.html(markup.heading(t("overview.attention")))
        st.html(markup.notices(glance.notices(cover, found, quarter, t)))
    with right:
        st.html(markup.heading(t("overview.movers")))
        moved = glance.movers({code: indicators[code] for code in codes}, frame, leaves, quarter, t)
        st.html(markup.notices(moved or [("calm", t("overview.no_movers"))]))
