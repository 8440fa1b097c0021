"""Typing the figures of one area and quarter directly, for those without a file; it becomes a CSV like any other."""

import csv
import io
from collections.abc import Mapping

import streamlit as st

from dashboard import ask_reports, markup, session
from dashboard.desk import choosing, work
from dashboard.model import Area
from dashboard.text import Text, text
from etl.template import indicators_to_fill

COLUMNS = ("area_code", "area", "period", "indicator", "value")
LONGEST = 40  # letters of a figure


def show(t: Text) -> None:
    """Area and quarter, then a box for every indicator; an empty box is a figure not reported."""
    areas = ask_reports.areas_to_report()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        area = choosing.area(areas, "typed_area", t)
        quarter = choosing.period(area, "typed_period", t, quarters_only=True)
    st.html(markup.note(t("hand_in.typed_what"), "reason"))
    asked = indicators_to_fill()
    with st.form(f"typed_{work.serial()}", border=True):
        left, right = st.columns(2, gap="large")
        for number, indicator in enumerate(asked):
            (left, right)[2 * number >= len(asked)].text_input(
                f"{t.pick(indicator.name)} ({t.pick(indicator.unit)})",
                key=f"typed_{work.serial()}_{area.key}_{quarter}_{indicator.code}",
                help=t.pick(indicator.meaning),
                max_chars=LONGEST,
            )
        is_sent = st.form_submit_button(t("hand_in.look"), type="primary", key=f"typed_look_{work.serial()}")
    if not is_sent:
        return
    given = {one.code: st.session_state[f"typed_{work.serial()}_{area.key}_{quarter}_{one.code}"] for one in asked}
    content = written(area, quarter, given)
    if content is None:
        st.html(markup.notices([("wait", t("hand_in.typed_nothing"))]))
        return
    viewer = session.viewer()
    work.bring(t("hand_in.typed_file", who=viewer.shown or viewer.name, period=quarter) + ".csv", content)
    st.rerun()


def written(area: Area, quarter: str, given: Mapping[str, str | None]) -> bytes | None:
    """What was typed as a CSV of the program's own flat layout; None when nothing was."""
    lines = io.StringIO()
    table = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    table.writerows(([text("vi")("hand_in.typed_head", period=quarter)], [], COLUMNS))
    filled = {code: value.strip() for code, value in given.items() if value and value.strip()}
    table.writerows((area.code, area.name, quarter, code, value) for code, value in filled.items())
    return lines.getvalue().encode("utf-8-sig") if filled else None
