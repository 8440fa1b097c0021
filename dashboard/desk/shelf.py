"""Reports the viewer is not done with: kept as far as they are, listed, gone on with, thrown away."""

from dataclasses import replace

import streamlit as st

from dashboard import act_reports, ask_reports, markup
from dashboard.desk import unfinished, work
from dashboard.desk.report import CannotHandIn
from dashboard.desk.unfinished import Unfinished
from dashboard.text import Text, local, safe

_KEPT = "report_kept"


def keep(t: Text) -> None:
    """Keep the report in hand with all that was said of it, and let go of it; nothing is handed in."""
    in_hand = work.in_hand()
    if in_hand is None:
        return
    report = replace(in_hand.report, name=in_hand.reading.file)
    ticked = {code: unfinished.digest(seen) for code, seen in in_hand.ticked.items() if seen}
    try:
        act_reports.keep_unfinished(report, work.to_do(in_hand), in_hand.reasons, ticked, in_hand.over)
    except CannotHandIn as refused:
        if refused.what == "kept_meanwhile":  # said aloud; who wants it still presses again
            there = work.kept_before(in_hand.reading.sha256)
            in_hand.over = there.kept_at if there else None
        work.tell(refused, t)
        return
    st.session_state[_KEPT] = report.name
    work.put_away()


def show(t: Text) -> None:
    """What the viewer has not finished, each with the way back to it; nothing when there is none."""
    if name := st.session_state.pop(_KEPT, None):
        st.html(markup.notices([("calm", t("hand_in.kept", file=name))]))
    reports = ask_reports.unfinished_reports()
    if not reports:
        return
    st.html(markup.heading(t("hand_in.unfinished"), t("hand_in.unfinished_what")))
    with st.container(key="unfinished", border=True, gap="small"):
        for one in reports:
            _line(one, t)


def _line(one: Unfinished, t: Text) -> None:
    key = one.sha256[:16]
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"unfinished_{key}"):
        left = t("hand_in.left_to_do", count=t.number(one.to_do)) if one.to_do else t("hand_in.nothing_left")
        when = t("hand_in.kept_at", moment=t.moment(local(one.kept_at))) if one.kept_at else ""
        st.html(f'<p class="unfinished"><b>{safe(one.file)}</b><span>{safe(when)} · {safe(left)}</span></p>')
        st.button(t("hand_in.take_up"), key=f"take_up_{key}", on_click=_take_up, args=(one, t))
        with st.popover(t("hand_in.throw_away"), key=f"throw_{key}"):
            st.html(markup.note(t("hand_in.throw_away_what", file=one.file)))
            st.button(t("hand_in.throw_away_yes"), key=f"throw_away_{key}", on_click=_throw_away, args=(one,))


def _take_up(one: Unfinished, t: Text) -> None:
    try:
        work.bring(one.file, ask_reports.unfinished_content(one.sha256))
    except CannotHandIn as refused:
        work.tell(refused, t)


def _throw_away(one: Unfinished) -> None:
    act_reports.drop_unfinished(one.sha256)
