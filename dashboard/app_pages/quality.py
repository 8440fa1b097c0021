"""Quality: what to look at in a quarter's figures of an area and those inside it, what was said of it, and by whom."""

from math import ceil

import streamlit as st

from dashboard import ask, ask_quality, controls, explaining, figure, illustrative, making, markup, quality, sharing
from dashboard.model import Source
from dashboard.moments import seen

PAGE = 20  # findings a page

t = controls.language()
warehouse = seen()
areas = ask.areas(warehouse)
catalogue = ask.catalogue()
figure.page_head(t("page.quality"), t("quality.lead"))

with st.container(horizontal=True, vertical_alignment="bottom", key="choosers"):
    area = controls.choose_area(areas, t, ask.home(warehouse))
    known = ask.quarters(warehouse, area)
    quarter = controls.choose_quarter(list(known.quarter), t, ask.newest_complete(known)) if len(known) else None

checked = ask_quality.checked(warehouse, area, quarter) if quarter else {}
if not checked:
    key = "quality.nothing_checked" if quarter else "empty.nothing_here"
    words = {"quarter": t.quarter_inside(quarter)} if quarter else {}
    st.html(markup.note(t(key, area=area.name, **words), "reason"))
else:
    explaining.tell()
    found = ask_quality.findings(warehouse, area, quarter)
    number, unit, said = quality.lead(found, checked, t)
    counts = known.set_index("quarter").loc[quarter]
    reported, expected = int(counts.reported), int(counts.expected)
    said.append(t("overview.coverage", reported=reported, expected=expected))
    st.html(markup.figure_head(t("quality.open"), f"{area.name}, {t.quarter_inside(quarter)}", number, unit, said))
    weak = illustrative.of_many(list(found.is_illustrative), t) if len(found) else ""
    source = Source(warehouse, (), area, quarter, reported, expected, illustrative=weak)

    if found.empty:
        st.html(markup.notices([("calm", t("quality.nothing_found", figures=t.number(checked["figures"])))]))
    else:
        with st.container(horizontal=True, vertical_alignment="bottom", key="choosers_more"):
            kinds = [quality.ANY, *(kind for kind in quality.KINDS if kind in set(found.kind))]
            kind = controls.choose_one(
                "finding", t("quality.kind"), kinds, quality.ANY, lambda one: t(f"quality.kind_{one}"), long=True
            )
            states = [quality.ANY, *quality.STATES]
            state = controls.choose_one(
                "settled", t("column.state"), states, quality.ANY, lambda one: t(f"quality.state_{one}")
            )
        shown = quality.chosen(found, kind, state)
        pages = ceil(len(shown) / PAGE)
        page = controls.page_of("findings_page", pages, (area.key, quarter, kind, state))
        listed = shown.iloc[(page - 1) * PAGE : page * PAGE]
        may_explain = ask_quality.may_explain(warehouse, set(map(int, listed.area)))
        course = ask_quality.courses(warehouse, listed, areas, quarter)
        if shown.empty:
            st.html(markup.note(t("quality.none_so"), "reason"))
        for n, row in enumerate(listed.to_dict("records")):
            with st.container(border=True, key=f"finding_{n}", gap="xsmall"):
                st.html(quality.card(row, quarter, course, t))
                with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                    where = {"area": areas.by_id(row["area"]).key, "indicator": row["indicator"], "quarter": quarter}
                    controls.link("sources", t("quality.to_cell"), ":material/conversion_path:", **where)
                    controls.link("trend", t("quality.to_trend"), ":material/show_chart:", **where)
                    if row["state"] != "corrected" and row["area"] in may_explain:
                        explaining.button(row, quarter, f"explain_{row['kind']}_{row['area']}_{row['indicator']}", t)
        if pages > 1:
            st.pagination(pages, key="findings_page")
        with st.container(horizontal=True, gap="small"):
            title = t("quality.title", area=area.name, quarter=t.quarter_inside(quarter))
            meant = [one for code, one in catalogue.items() if code in set(shown.indicator)]
            figure.files("findings", title, quality.table(shown, quarter, t), meant, source, t)
        recipe = making.table("findings", area, quarter, quarter, choice=(kind, state))
        sharing.taken("findings", recipe, warehouse, title, t)
    with st.expander(t("quality.method"), type="compact"):
        st.html(markup.note(t("quality.how")) + quality.method(t))
