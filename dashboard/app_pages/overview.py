"""Overview: an area's main figures in the newest complete quarter, and what needs attention."""

from datetime import date

import streamlit as st

from dashboard import (
    ask,
    ask_quality,
    controls,
    drawn,
    figure,
    glance,
    making,
    markup,
    moments,
    reckoning,
    sentences,
    sharing,
)
from dashboard.attention import panel
from dashboard.attention.matters import Look, Matter
from dashboard.model import Source

t = controls.language()
warehouse = moments.seen()
areas = ask.areas(warehouse)
head = st.container()
with st.container(horizontal=True, vertical_alignment="bottom", key="choosers"):
    area = controls.choose_area(areas, t, ask.home(warehouse))
    geography = reckoning.choose_geography(area, t)
    is_fixed = geography != reckoning.AS_REPORTED
    known = ask.quarters(warehouse, area, geography)
    quarter = controls.choose_quarter(list(known.quarter), t, ask.newest_complete(known)) if len(known) else None

if quarter is None:
    with head:
        figure.page_head(t("page.overview"), t("empty.nothing_here", area=area.name))
else:
    counts = known.set_index("quarter").loc[quarter]
    reported, expected = int(counts.reported), int(counts.expected)
    key = (warehouse.key, "overview", area.id, quarter, geography, t.language, date.today())
    seen = drawn.once(key, lambda: glance.look(warehouse, areas, area, known, quarter, t, geography))
    inside = ask.count_inside(warehouse, area, quarter, geography)
    source = Source(warehouse, ask.main_indicators(), area, quarter, reported, expected, inside, seen.illustrative)

    with head:
        said = "overview.all_reported" if reported >= expected else "overview.some_reported"
        coverage = t(said, reported=reported, expected=expected, inside=sentences.inside(inside, t))
        named = (
            f"{area.name} ({t('geography.bounds', geography=t(f'geography.{geography}'))})" if is_fixed else area.name
        )
        lead = t("overview.lead", area=named, quarter=t.quarter_inside(quarter), coverage=coverage)
        lead += " " + t("area.ended", day=t.day(area.valid_to)) if area.has_ended else ""
        figure.page_head(t("page.overview"), lead, seen.illustrative)

    with st.grid(4, min_column_width=152, gap="small"):
        for code, tile in seen.tiles:
            with st.container(border=True, height="stretch", gap=None, key=f"tile_{code}"):
                controls.link("trend", tile.name, indicator=code, area=area.key)
                st.html(markup.tile(tile))
    st.html(markup.note(sentences.source_line(source, t)))
    recipe = making.tiles(area, quarter, date.today(), geography)
    sharing.taken("tiles", recipe, warehouse, t("overview.tiles_title", area=area.name, quarter=t.quarter(quarter)), t)

    left, right = st.columns(2, gap="large")
    with left:
        look, more = Look(warehouse, areas, quarter, moments.chosen() or date.today(), t, geography), []
        if count := ask_quality.count_open(warehouse, area, quarter):  # what was explained meanwhile is no part of it
            words = t("quality.overview", count=count, quarter=t.quarter_inside(quarter))
            more = [Matter("wait", words, "quality", {"area": area.key, "quarter": quarter})]
        found = panel.collected(seen.notices, more, area, look)
        st.html(markup.heading(t("overview.attention")))
        panel.lines(found, t)
        panel.below(found, area, quarter, [sentences.source_line(source, t), seen.illustrative], t)
    right.html(markup.heading(t("overview.movers")) + markup.notices(seen.movers))
