"""What stands against a report: wrong first, by kind, each with its sentence, its cell and what answers it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard import markup
from dashboard.desk import answering, choosing, work
from dashboard.desk.answering import Question
from dashboard.desk.sheet import anchor
from dashboard.text import Text, safe
from etl.model import Answer, Problem
from etl.problems import place

PAGE = 20  # questions of one kind on a page


def show(in_hand: work.Work, shown: set[tuple[str | None, str]], turn: Callable[[str, str], None], t: Text) -> None:
    """The problems of the report. `shown`: the cells drawn on this page; `turn(sheet, cell)` draws another part."""
    for severity, found in (("wrong", work.wrong(in_hand.checked)), ("odd", work.odd(in_hand.checked))):
        if not found:
            continue
        count = sum(map(len, found.values()))
        st.html(markup.heading(t(f"hand_in.{severity}", count=t.number(count)), t(f"hand_in.{severity}_what")))
        for code, problems in found.items():
            with st.container(key=f"kind_{severity}_{code}", border=True, gap="small"):
                _kind(in_hand, code, problems, severity, shown, turn, t)


def _kind(
    in_hand: work.Work,
    code: str,
    problems: list[Problem],
    severity: str,
    shown: set[tuple[str | None, str]],
    turn: Callable[[str, str], None],
    t: Text,
) -> None:
    st.html(markup.heading(work.title(code, t), level=3, mark=markup.badge(t.number(len(problems)), severity)))
    asked = answering.questions(problems, in_hand.checked)
    serial, extra = work.serial(), {}
    if any(question.control in ("area", "whole_area") for question in asked):
        typed = st.text_input(t("hand_in.find_area"), key=f"find_{serial}_{code}", max_chars=80, width=420)
        extra = answering.near(typed)
        if typed.strip() and not extra:
            st.html(markup.note(t("hand_in.no_such_area"), "reason"))
    pages = -(-len(asked) // PAGE)
    first = (st.session_state.get(f"questions_{serial}_{code}", 1) - 1) * PAGE if pages > 1 else 0
    for question in asked[first : first + PAGE]:
        # by its place, never by its number: an answered one must not leave what was typed to the next
        one, name = question.first, question.written
        key = f"{serial}_{code}_{one.where.sheet}_{one.where.cell}_{name or one.found}"
        left, right = st.columns([3, 2], vertical_alignment="center", gap="medium")
        with left:
            _sentence(question, in_hand, key, shown, turn, t)
        with right:
            _control(question, key, extra, t)
    if pages > 1:
        st.pagination(pages, key=f"questions_{serial}_{code}")
    if severity == "odd":
        _tick(in_hand, code, problems, t)


def _sentence(
    question: Question,
    in_hand: work.Work,
    key: str,
    shown: set[tuple[str | None, str]],
    turn: Callable[[str, str], None],
    t: Text,
) -> None:
    one = question.first
    words = one.message if t.language == "vi" else one.message_en
    sheet, cell = one.where.sheet, (one.where.cell or "").partition(":")[0]
    sheets = [known.name for known in in_hand.checked.reading.sheets]
    link = ""
    if cell and (sheet, cell) in shown:
        target = anchor(sheets.index(sheet), cell)
        link = f'<a href="#{target}">{safe(t("hand_in.see_cell", place=place(one.where)))}</a>'
    more = len(question.problems) - 1
    others = f" {safe(t('hand_in.same_name', count=t.number(more)))}" if more else ""
    st.html(f'<p class="problem">{safe(words)}{others} {link}</p>')
    if cell and sheet in sheets and not link:
        st.button(
            t("hand_in.see_cell", place=place(one.where)),
            key=f"turn_{key}",
            type="tertiary",
            on_click=turn,
            args=(sheet, cell),
        )


def _control(question: Question, key: str, areas: dict[str, str], t: Text) -> None:
    one, sheet, cell = question.first, question.first.where.sheet, question.first.where.cell
    if question.control == "cell":
        options = [value for value, _ in one.choices]
        if options:
            _choose(key, t("hand_in.choose_number"), {v: v for v in options}, partial(_cell, sheet, cell), t)
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            st.text_input(
                t("hand_in.instead", place=cell),
                value=None,
                key=f"cell_{key}",
                placeholder=t("hand_in.instead_hint"),
                max_chars=200,
                label_visibility="collapsed",
                width=160,
                on_change=_typed,
                args=(f"cell_{key}", sheet, cell),
            )
            st.button(t("hand_in.leave_cell"), key=f"leave_{key}", on_click=_cell, args=(sheet, cell, ""))
    elif question.control == "area":
        options = dict(one.choices) | areas
        if options:
            _choose(key, t("hand_in.means", written=question.written), options, partial(_area, question.written), t)
    elif question.control == "whole_area":
        if areas:
            _choose(key, t("hand_in.whole_area"), areas, _whole_area, t)
    elif question.control == "column":
        options = dict(one.choices) | answering.meanings(t)
        _choose(key, t("hand_in.column_holds"), options, partial(_column, sheet, cell), t)
    elif question.control == "row_title":
        _choose(key, t("hand_in.row_holds"), answering.titles(t), partial(_cell, sheet, cell), t)
    elif question.control == "period":
        _choose(key, t("hand_in.period_is"), choosing.periods(t), partial(_period, sheet), t)


def _choose(key: str, label: str, options: dict[str, str], take: Callable[[str], None], t: Text) -> None:
    state = f"choose_{key}"

    def chosen() -> None:
        if (value := st.session_state[state]) is not None:
            take(value)

    st.selectbox(
        label, list(options), None, options.get, key=state, placeholder=t("hand_in.choose"), width=520, on_change=chosen
    )


def _typed(key: str, sheet: str, cell: str) -> None:
    if typed := (st.session_state[key] or "").strip():
        _cell(sheet, cell, typed)


def _cell(sheet: str, cell: str, value: str) -> None:
    work.say(Answer("cell", value, sheet=sheet, cell=cell))


def _area(written: str, value: str) -> None:
    work.say(Answer("area", value, written=written))


def _whole_area(value: str) -> None:
    work.say_area(answering.code_of(int(value)))


def _column(sheet: str, cell: str, value: str) -> None:
    work.say(Answer("column", value, sheet=sheet, cell=cell))


def _period(sheet: str | None, value: str) -> None:
    work.say(Answer("period", value, sheet=sheet))


def _tick(in_hand: work.Work, code: str, problems: list[Problem], t: Text) -> None:
    """One tick and one reason for all of a kind; what comes up later is not covered by it."""
    serial, places = work.serial(), work.places(problems)
    tick, why = f"tick_{serial}_{code}", f"why_{serial}_{code}"
    is_ticked = places <= in_hand.ticked.get(code, frozenset())

    def changed() -> None:
        in_hand.ticked[code] = places if st.session_state[tick] else frozenset()
        in_hand.reasons[code] = st.session_state[why] or ""

    st.session_state[tick] = is_ticked
    st.session_state[why] = in_hand.reasons.get(code, "")
    st.checkbox(t("hand_in.stands", count=t.number(len(problems))), key=tick, on_change=changed)
    st.text_input(
        t("hand_in.reason"), key=why, max_chars=300, placeholder=t("hand_in.reason_hint"), on_change=changed, width=520
    )
