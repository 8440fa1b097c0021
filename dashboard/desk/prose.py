"""A report in prose on the page: its text with the numbers marked, beside it what is proposed: take, change, refuse."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from dashboard import markup
from dashboard.desk import answering, choosing, difference, fates, passages, work
from dashboard.desk.proposals import Proposal, can_be_taken, proposals, refusing, taking
from dashboard.text import Text, safe
from etl.model import Figure

PAGE = 12
"""Proposals on a page."""
_OPEN, _ALL = "open", "all"


def show(in_hand: work.Work, t: Text) -> None:
    """The text and its proposals; nothing where the report holds no figures in sentences."""
    checked = in_hand.checked
    found = in_hand.kept("proposals", checked, lambda: proposals(checked))
    if not found:
        return
    st.html(markup.heading(t("passage.title"), t("passage.what")))
    st.html(passages.legend(found, t))
    _all_at_once(found, t)
    left, right = st.columns([6, 5], gap="large")
    listed = _chosen(found, t, right)
    with left:
        _text(in_hand, found, listed, t)
    accepted = in_hand.kept("accepted", checked, lambda: _accepted(found))
    with right:
        for proposal in listed:
            with st.container(border=True, gap="small", key=f"proposal_{work.serial()}_{proposal.key}"):
                _proposal(proposal, accepted, t)


def _all_at_once(found: Sequence[Proposal], t: Text) -> None:
    """What is certain taken together; what nobody understood left out together."""
    sure = [one for one in found if one.kind == "sure"]
    strange = [one for one in found if one.kind == "odd"]
    with st.container(horizontal=True, gap="small", key="all_at_once"):
        if sure:
            label = t("passage.take_sure", count=t.number(len(sure)))
            answers = tuple(map(taking, sure))
            st.button(label, key=f"take_sure_{work.serial()}", type="primary", on_click=work.say, args=answers)
        if strange:
            label = t("passage.leave_strange", count=t.number(len(strange)))
            answers = tuple(map(refusing, strange))
            st.button(label, key=f"leave_strange_{work.serial()}", on_click=work.say, args=answers)


def _chosen(found: Sequence[Proposal], t: Text, where: st.delta_generator.DeltaGenerator) -> list[Proposal]:
    """The proposals listed now: the open ones while there are any, or all; a page of them."""
    open_ones = [one for one in found if one.is_open]
    serial = work.serial()
    with where:
        words = {_OPEN: t("passage.open", count=t.number(len(open_ones))), _ALL: t("passage.all", count=len(found))}
        which = st.segmented_control(
            t("passage.which"),
            list(words),
            default=_OPEN if open_ones else _ALL,
            format_func=words.get,
            key=f"which_{serial}",
            required=True,
            label_visibility="collapsed",
        )
        among = open_ones if which == _OPEN else list(found)
        if not among:
            st.html(markup.notices([("calm", t("passage.all_decided"))]))
        pages = -(-len(among) // PAGE)
        page = st.pagination(pages, key=f"proposals_{serial}") if pages > 1 else 1
    return among[(page - 1) * PAGE : page * PAGE]


def _text(in_hand: work.Work, found: Sequence[Proposal], listed: Sequence[Proposal], t: Text) -> None:
    """The paragraphs around what is listed; of a short text all of it."""
    checked, serial = in_hand.checked, work.serial()
    everything = checked.reading.paragraphs
    only_marked = len(everything) > passages.PAGE
    if only_marked:
        only_marked = not st.toggle(t("passage.whole_text"), key=f"whole_text_{serial}")
    among = passages.shown(everything, found, only_marked)
    pages = -(-len(among) // passages.PAGE)
    first = next((one.where.paragraph for one in listed), None)
    here = next((n for n, one in enumerate(among) if one.number == first), 0) // passages.PAGE + 1
    page = st.pagination(pages, default=here, key=f"text_{serial}_{here}") if pages > 1 else 1
    part = among[(page - 1) * passages.PAGE : page * passages.PAGE]
    st.container(key="passages").html(passages.drawn(part, found, checked.ignored, t))


def _proposal(one: Proposal, accepted: Mapping[tuple, tuple[float, str]], t: Text) -> None:
    st.html(_said(one, accepted, t))
    key = f"{work.serial()}_{one.key}"
    with st.container(horizontal=True, gap="small"):
        if one.answer is not None:
            st.button(
                t("passage.undo"), key=f"undo_{key}", type="tertiary", on_click=work.take_back, args=(one.answer,)
            )
            return
        if can_be_taken(one):
            st.button(
                t("passage.take"), key=f"take_{key}", icon=":material/check:", on_click=work.say, args=(taking(one),)
            )
        if st.button(
            t("passage.change" if one.figure else "passage.tell"), key=f"change_{key}", icon=":material/edit:"
        ):
            _change(one, t)
        st.button(t("passage.refuse"), key=f"refuse_{key}", type="tertiary", on_click=work.say, args=(refusing(one),))


def _said(one: Proposal, accepted: Mapping[tuple, tuple[float, str]], t: Text) -> str:
    """A proposal in words: what, of whom and when, how much; the sentence; what is accepted already."""
    mark = f'<span class="fate {one.kind}"><b class="mark-of">{passages.MARKS[one.kind]}</b></span>'
    link = f'<a href="#{passages.anchor(one)}">{safe(t("passage.place", number=one.where.paragraph))}</a>'
    if one.figure is None:
        words = safe(t(f"passage.{one.kind}"))
        return f'<p class="proposal">{mark} <strong>{words}</strong> {link}</p><p class="sentence">{safe(one.text)}</p>'
    figure = one.figure
    about = {"about": "≈ ", "over": "> ", "nearly": "< "}.get(figure.qualifier or "", "")
    area = figure.area.name if figure.area else t("hand_in.no_area")
    period = t.quarter(figure.period.label) if figure.period else t("hand_in.no_period")
    span = f" ({t('hand_in.cumulative')})" if figure.cumulative else ""
    lines = [
        f'<p class="proposal">{mark} <strong>{about}{safe(t.number(figure.value))}</strong> '
        f"{safe(fates.name(figure.indicator, figure.breakdown, t))}</p>",
        f'<p class="of">{safe(area)} · {safe(period)}{safe(span)} · {link}</p>',
    ]
    if one.problem is not None:
        lines.append(
            f'<p class="problem">{safe(one.problem.message if t.language == "vi" else one.problem.message_en)}</p>'
        )
    if before := accepted.get(_key(figure)):
        value, file = before
        kind = "same" if value == figure.value else "differs"
        lines.append(f'<p class="before {kind}">{safe(t(f"passage.{kind}", value=t.number(value), file=file))}</p>')
    return "".join(lines)


def _change(one: Proposal, t: Text) -> None:
    """A dialog in which somebody says what the number is."""

    @st.dialog(t("passage.change_title"), width="medium")
    def asked() -> None:
        figure, serial = one.figure, f"{work.serial()}_{one.key}"
        st.html(f'<p class="sentence">{safe(one.text)}</p>')
        known = {value: words for value, words in answering.meanings(t).items() if value}
        now = answering.meaning(figure.indicator, figure.breakdown, False) if figure else None
        options = list(known) if now is None or now in known else [now, *known]
        place = options.index(now) if now else None
        label = t("passage.is")
        words = known if figure is None else {now: fates.name(figure.indicator, figure.breakdown, t)} | known
        what = st.selectbox(label, options, place, words.get, key=f"what_{serial}", placeholder=t("hand_in.choose"))
        number = st.text_input(
            t("passage.value"), t.number(figure.value) if figure else "", key=f"value_{serial}", max_chars=20, width=200
        )
        looked = st.text_input(t("hand_in.find_area"), key=f"looked_{serial}", max_chars=80)
        areas = answering.near(looked)
        if figure and figure.area:
            areas = {str(figure.area.id): answering.shown(figure.area.id)} | areas
        area = st.selectbox(
            t("column.area"), list(areas), 0 if areas else None, areas.get, key=f"area_{serial}_{looked}"
        )
        periods = choosing.periods(t)
        label = figure.period.label if figure and figure.period else None
        periods = ({label: t.quarter(label)} | periods) if label else periods
        when = st.selectbox(t("column.period"), list(periods), 0 if label else None, periods.get, key=f"when_{serial}")
        runs = st.checkbox(t("hand_in.runs_on"), bool(figure and figure.cumulative), key=f"runs_{serial}")
        if st.button(t("passage.take_changed"), type="primary", key=f"take_changed_{serial}"):
            value = answering.number(number)
            if what is None or area is None or when is None or value is None:
                st.html(markup.notices([("wait", t("passage.not_whole"))]))
                return
            work.say(taking(one, f"{what}{';cumulative' if runs else ''}|{area}|{when}|{value:g}"))
            st.rerun()

    asked()


def _accepted(found: Sequence[Proposal]) -> dict[tuple, tuple[float, str]]:
    """What is accepted now of the same area, period and part: value and file."""
    figures = tuple(one.figure for one in found if one.figure is not None)
    frame = difference.accepted(figures)
    if frame is None:
        return {}
    rows = (row for row in frame.itertuples() if not pd.isna(row.value))
    return {(r.indicator, r.area, r.period, r.breakdown, r.cumulative): (r.value, r.file) for r in rows}


def _key(figure: Figure) -> tuple:
    parts = ",".join(f"{dimension}={value}" for dimension, value in sorted(figure.breakdown.items()))
    area = figure.area.id if figure.area else None
    return figure.indicator, area, figure.period.label if figure.period else None, parts, figure.cumulative
