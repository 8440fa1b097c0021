"""Sources: from a figure back to the file, sheet, cell and text it comes from; or all uploads, newest first."""

import streamlit as st

from dashboard import ask, ask_uploads, controls, excerpt, figure, illustrative, making, markup, origin, reckoning
from dashboard.counting import current
from dashboard.model import Source
from dashboard.moments import seen
from dashboard.sharing import taken
from dashboard.sourced import behind

t = controls.language()
warehouse = seen()
areas = ask.areas(warehouse)
catalogue = ask.catalogue()
figure.page_head(t("page.sources"), t("sources.lead"))

asked = controls.kept("quarter")
has_point = bool(asked and controls.kept("indicator"))
if has_point and "view" not in st.query_params and "quarter" in st.query_params:  # came from a point of a chart
    controls.keep("view", "figure")
views = ("figure", "uploads")
with st.container(horizontal=True, vertical_alignment="bottom", key="choosers"):
    view = controls.choose_one(
        "view", t("sources.view"), views, views[not has_point], lambda one: t(f"sources.view_{one}")
    )
    if view == "uploads":
        words = controls.type_in("upload", t("sources.find"), t("sources.find_hint"))
    else:
        area = controls.choose_area(areas, t, ask.home(warehouse))

if view == "uploads":
    found = ask_uploads.uploads(warehouse)
    table = origin.uploads(found, words, t)
    st.html(markup.heading(t("sources.uploads"), t("sources.uploads_what", count=len(table))))
    st.container(key="uploads").html(origin.uploads_written(table, list(found.sha256[table.index]), t))
    with st.container(horizontal=True, gap="small"):
        home, this, name = ask.home(warehouse), current(), t("sources.uploads")
        figure.files("uploads", name, table, [], Source(warehouse, (), home, this), t)
    taken("uploads", making.table("uploads", home, this, this, choice=(words,) if words else ()), warehouse, name, t)
else:
    with st.container(horizontal=True, vertical_alignment="bottom", key="choosers_more"):
        indicator = controls.choose_indicator(list(catalogue.values()), t, ask.main_indicators()[0])
        geography = reckoning.kept_geography(area)
        known = ask.quarters(warehouse, area, geography)
        periods = origin.periods(list(known.quarter), asked)
        newest = ask.newest_complete(known) or next(iter(periods), "")
        period = controls.choose_quarter(periods, t, newest, t("column.period")) if periods else None
    if period is None:
        st.html(markup.note(t("empty.nothing_here", area=area.name), "reason"))
    else:
        code = indicator.code
        stands = behind(warehouse, areas, indicator, area, period, list(known.quarter), t, geography)
        row, cells, missing = stands.row, stands.cells, stands.missing
        number, unit = origin.value(indicator, area, row, period, t)
        st.html(
            markup.figure_head(
                t.pick(indicator.name),
                f"{area.name}, {t.quarter_inside(period)}",
                number,
                unit,
                origin.how(indicator, area, row, period, t, ask.count_inside(warehouse, area, period, geography)),
            )
        )
        title = t("sources.cells", indicator=t.pick(indicator.name), area=area.name, period=t.quarter_inside(period))
        if len(cells):
            st.html(markup.heading(t("sources.one_cell")))
            chosen = controls.choose_one(
                "cell",
                t("sources.choose_cell"),
                list(dict.fromkeys(cells.key)),
                cells.key[0],
                cells.drop_duplicates("key").set_index("key").apply(origin.option, axis=1).get,
                long=True,
                width=470,
            )
            cell = cells[cells.key == chosen].iloc[0].to_dict()
            left, right = st.columns([3, 2], gap="large")
            with left, st.spinner(t("sources.reading")):
                drawn = excerpt.drawn(cell, ask_uploads.sheet, ask_uploads.paragraphs, t)
                why = "no_excerpt" if ask_uploads.may_open(cell["sha256"]) else "not_whole"
                st.html(drawn or markup.note(t(f"sources.{why}")))
            right.html(origin.facts(cell, ask_uploads.has_original(cell["sha256"]), t))
        if len(cells) or len(missing):
            words = illustrative.of_many(list(cells.is_illustrative), t)
            counts = t("sources.counts", cells=len(cells), missing=len(missing))
            st.html(markup.heading(t("sources.all_cells"), counts, markup.badge(words) if words else ""))
            has_parts = len(origin.counted(cells)) < len(cells)
            with_parts = has_parts and controls.choose_whether("parts", t("sources.with_parts"))
            shown = origin.table(cells if with_parts else origin.counted(cells), missing, catalogue, t)
            st.container(key="origin").html(markup.table(shown, title, numbers=[t("column.value_only")]))
            with st.container(horizontal=True, gap="small"):
                source = Source(warehouse, (code,), area, period, illustrative=words)
                figure.files(
                    "cells", title, origin.table(cells, missing, catalogue, t, whole=True), [indicator], source, t
                )
            how = {"geography": geography, "choice": ("parts",) if with_parts else ()}
            recipe = making.table("cells", area, period, period, code, **how)
            taken("cells", recipe, warehouse, title, t)
