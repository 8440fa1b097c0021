"""What the program understood of a report: periods, areas, indicators column by column; and how to put it right."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import markup
from dashboard.desk import answering, choosing, fates, work
from dashboard.text import Text
from etl.model import Answer, Checked, Figure
from queries.periods import CALENDARS


@dataclass(frozen=True, slots=True)
class Column:
    """Figures of one column of a sheet that are all of one indicator; `cell` is the first of them."""

    sheet: str
    cell: str
    figures: tuple[Figure, ...]

    @property
    def letters(self) -> str:
        """D"""
        return self.cell.rstrip("0123456789")


def summary(checked: Checked, t: Text) -> list[tuple[str, str]]:
    """The whole in a few lines: label and words."""
    found = checked.figures
    periods = list(dict.fromkeys(f.period.label for f in found if f.period))
    areas = list(dict.fromkeys(f.area.name for f in found if f.area))
    indicators = list(dict.fromkeys(t.pick(fates.catalogue()[f.indicator].name) for f in found))
    calendars = {f.calendar for f in found}
    kinds = {f.cumulative for f in found}
    spans = [t("hand_in.cumulative" if kind else "hand_in.in_period") for kind in sorted(kinds)]
    return [
        (t("hand_in.period"), _listed([t.quarter(label) for label in periods], t)),
        (t("hand_in.calendar"), _listed([t.find(f"calendar.{one}") or one for one in sorted(calendars)], t)),
        (t("hand_in.counted_from"), _listed(spans, t)),
        (t("hand_in.areas", count=t.number(len(areas))), _listed(areas, t)),
        (t("hand_in.indicators", count=t.number(len(indicators))), _listed(indicators, t)),
    ]


def columns(checked: Checked) -> list[Column]:
    """The columns with figures, in the sheets' order; one of several indicators is none of these."""
    grouped: dict[tuple[str, str], list[Figure]] = {}
    for figure in checked.figures:
        if figure.where.sheet and (address := next(fates.addresses(figure.where.cell), None)):
            grouped.setdefault((figure.where.sheet, address.rstrip("0123456789")), []).append(figure)
    found = []
    for (sheet, _), figures in grouped.items():
        if len({(f.indicator, *sorted(f.breakdown.items()), f.cumulative) for f in figures}) == 1:
            cell = next(fates.addresses(figures[0].where.cell))
            found.append(Column(sheet, cell, tuple(figures)))
    return sorted(found, key=lambda one: (one.sheet, len(one.letters), one.letters))


def table(found: Iterable[Column], t: Text) -> pd.DataFrame:
    """The columns and what each is taken for."""
    rows = []
    for one in found:
        first = one.figures[0]
        periods = dict.fromkeys(t.quarter(f.period.label) if f.period else "–" for f in one.figures)
        rows.append(
            {
                t("hand_in.column"): f"{one.sheet}!{one.letters}",
                t("column.indicator"): fates.name(first.indicator, first.breakdown, t),
                t("column.period"): ", ".join(periods),
                t("hand_in.counted_from"): t("hand_in.cumulative" if first.cumulative else "hand_in.in_period"),
                t("column.figures"): t.number(len(one.figures)),
            }
        )
    return pd.DataFrame(rows)


def show(in_hand: work.Work, t: Text) -> None:
    """The summary; below it what may be put right, and what was said already."""
    checked = in_hand.checked
    st.html(markup.pairs(summary(checked, t)))
    if any(answer.kind != "figure" for answer in in_hand.report.answers) or in_hand.report.area:
        _said(in_hand, t)
    found = in_hand.kept("columns", checked, lambda: columns(checked))
    with st.expander(t("hand_in.put_right"), key=f"put_right_{work.serial()}", on_change="rerun") as opened:
        if opened.open:
            if found:
                st.html(markup.table(table(found, t), t("hand_in.columns"), numbers=[t("column.figures")], tall=360))
            _period(checked, t)
            if found:
                _column(found, t)
            _area(checked, t)


def _said(in_hand: work.Work, t: Text) -> None:
    with st.container(key="said", gap=None):
        st.html(markup.heading(t("hand_in.you_said"), level=3))
        for number, answer in enumerate(in_hand.report.answers):
            if answer.kind == "figure":  # shown where it stands in the text
                continue
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                words = answering.told(answer, t)
                recalled = answer in in_hand.recalled
                st.html(markup.note(t("hand_in.as_before", said=words) if recalled else words, "reason"))
                key = f"undo_{work.serial()}_{number}"
                st.button(t("hand_in.undo"), key=key, type="tertiary", on_click=work.take_back, args=(answer,))
        if in_hand.report.area:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.html(markup.note(t("hand_in.said_whole", area=in_hand.report.area), "reason"))
                key = f"undo_{work.serial()}_area"
                st.button(t("hand_in.undo"), key=key, type="tertiary", on_click=work.say_area, args=(None,))


def _period(checked: Checked, t: Text) -> None:
    sheets = [sheet.name for sheet in checked.reading.sheets if not sheet.hidden]
    serial, known = work.serial(), choosing.periods(t)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        sheet = st.selectbox(t("hand_in.sheet"), sheets, key=f"right_sheet_{serial}", width=260)
        state = f"right_period_{serial}_{sheets.index(sheet)}"

        def chosen() -> None:
            if label := st.session_state[state]:
                work.say(Answer("period", label, sheet=sheet))

        label = t("hand_in.period_is")
        st.selectbox(label, list(known), None, known.get, key=state, placeholder=t("hand_in.choose"), on_change=chosen)
        _calendar(checked, sheet, f"right_calendar_{serial}_{sheets.index(sheet)}", t)


def _calendar(checked: Checked, sheet: str, state: str, t: Text) -> None:
    def chosen() -> None:
        work.say(Answer("calendar", st.session_state[state], sheet=sheet))

    first = next((figure for figure in checked.figures if figure.where.sheet == sheet), None)
    st.session_state[state] = first.calendar if first else CALENDARS[0]
    words = {code: t(f"calendar.{code}") for code in CALENDARS}
    st.selectbox(t("hand_in.calendar_is"), CALENDARS, format_func=words.get, key=state, on_change=chosen, width=260)


def _column(found: list[Column], t: Text) -> None:
    serial, known = work.serial(), answering.meanings(t)
    by_place = {f"{one.sheet}!{one.letters}": one for one in found}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        place = st.selectbox(t("hand_in.column"), list(by_place), key=f"right_column_{serial}", width=260)
        one = by_place[place]
        first = one.figures[0]
        now = answering.meaning(first.indicator, first.breakdown, False)
        holds, runs = f"right_holds_{serial}_{place}", f"right_runs_{serial}_{place}"

        def chosen() -> None:
            value, is_cumulative = st.session_state[holds], st.session_state[runs]
            more = ";cumulative" if value and is_cumulative else ""
            work.say(Answer("column", value + more, sheet=one.sheet, cell=one.cell))

        options = list(known) if now in known else [now, *known]
        st.session_state[holds], st.session_state[runs] = now, first.cumulative
        st.selectbox(
            t("hand_in.column_holds"),
            options,
            format_func=lambda value: known.get(value) or fates.name(first.indicator, first.breakdown, t),
            key=holds,
            on_change=chosen,
            width=420,
        )
        st.checkbox(t("hand_in.runs_on"), key=runs, on_change=chosen)


def names(checked: Checked) -> dict[str, str]:
    """The names of areas in the sheets as written, each with what it was understood as."""
    named = [f for f in checked.figures if f.where.sheet and f.area and f.area_written.strip()]
    return {figure.area_written: answering.shown(figure.area.id) for figure in named if figure.area}


def _area(checked: Checked, t: Text) -> None:
    known = names(checked)
    if not known:
        return
    serial = work.serial()
    words = {written: t("hand_in.taken_for", written=written, area=area) for written, area in known.items()}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        written = st.selectbox(
            t("hand_in.name"), list(words), format_func=words.get, key=f"right_name_{serial}", width=420
        )
        typed = st.text_input(t("hand_in.find_area"), key=f"right_find_{serial}", max_chars=80, width=260)
        if not (found := answering.near(typed)):
            return
        state = f"right_area_{serial}_{written}"

        def chosen() -> None:
            if value := st.session_state[state]:
                work.say(Answer("area", value, written=written))

        label, hint = t("hand_in.means", written=written), t("hand_in.choose")
        st.selectbox(label, list(found), None, found.get, key=state, placeholder=hint, on_change=chosen, width=420)


def _listed(words: list[str], t: Text) -> str:
    from dashboard.sentences import listed

    return listed(words, t) if words else "–"
