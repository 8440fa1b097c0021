"""On the overview what needs attention, each with the way to its chart, the dialog for the rules, and the letter."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard import act_attention, ask, ask_attention, ask_targets, controls, drawn, markup, session
from dashboard.accounts import CannotChange
from dashboard.attention import found
from dashboard.attention.changes import named
from dashboard.attention.kept import KINDS, Kept, Rule
from dashboard.attention.letter import Letter, draft
from dashboard.attention.matters import Look, Matter
from dashboard.entrance.settings import settings
from dashboard.model import Area
from dashboard.text import Text

ICONS = {"trend": ":material/show_chart:", "reporting": ":material/fact_check:", "compare": ":material/leaderboard:"}
ICONS |= {"overview": ":material/space_dashboard:", "quality": ":material/troubleshoot:"}
PERCENT, LEAST = 20.0, 5.0
"""What a new rule about changes begins with."""


def collected(notices: Sequence[tuple[str, str]], more: Sequence[Matter], area: Area, look: Look) -> list[Matter]:
    """What needs attention on the overview: who has not reported, what the viewer's rules find, `more`; and last what
    could not be looked at."""
    said = [Matter(kind, words, "reporting", look.where(area)) for kind, words in notices]
    said += [*_found(area, look), *more]
    return sorted(said, key=lambda one: one.kind == "aside")


def _found(area: Area, look: Look) -> list[Matter]:
    rules = found.touching(ask_attention.rules(), look.areas, area)
    if not rules:
        return []
    aims = {
        one.number: ask_targets.inside(look.warehouse, look.areas.by_id(one.rule.area), one.rule.indicator)
        for one in rules
        if one.rule.kind == "missed"
    }
    key = (look.warehouse.key, "attention", area.id, look.quarter, look.geography, look.t.language, look.today)
    matters = drawn.once((*key, rules, aims, session.viewer().area), lambda: found.on_page(rules, area, look))
    # the notices above say it of the quarter shown
    matters = [one for one in matters if one.page != "reporting" or one.where.get("quarter") != look.quarter]
    calm = Matter("calm", look.t("attention.nothing", count=len(rules)), "trend", look.where(area))
    return matters if any(one.keys for one in matters) else [calm, *matters]


def lines(matters: Sequence[Matter], t: Text) -> None:
    """Each sentence with a link to what it is about."""
    for n, one in enumerate(matters):
        with st.container(key=f"matter_{n}", gap=None):
            st.html(markup.notices([(one.kind, one.words)]))
            controls.link(one.page, t(f"attention.to_{one.page}"), ICONS[one.page], **one.where)


def below(matters: Sequence[Matter], area: Area, quarter: str, source: Sequence[str], t: Text) -> None:
    """The dialog for the rules, and all of it as a letter."""
    subject = t("letter.subject", area=area.name, quarter=t.quarter_inside(quarter))
    lead = t("letter.lead", area=area.name, quarter=t.quarter_inside(quarter))
    letter = Letter(subject, lead, matters, [line for line in source if line], settings().url)
    with st.container(horizontal=True, gap="small", key="attention_more"):
        if st.button(t("attention.rules"), icon=":material/notifications:", type="tertiary", key="attention_rules"):
            _rules(area, t)
        st.download_button(
            t("letter.file"),
            session.later(lambda: draft(letter, t)),
            f"{area.key}-{quarter}.eml",
            "message/rfc822",
            key="attention_letter",
            on_click="ignore",
            type="tertiary",
            icon=":material/mail:",
        )


def letterbox(t: Text) -> None:
    """On the own account: where letters go."""
    st.html(markup.heading(t("letter.heading"), t("letter.what")))
    with st.form("letterbox", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        given = st.text_input(
            t("letter.address"), ask_attention.address() or "", max_chars=254, key="letterbox_address", width=360
        )
        is_sent = st.form_submit_button(t("letter.save"), icon=":material/mail:", key="letterbox_save")
    if is_sent:
        try:
            act_attention.set_address(given)
        except CannotChange as problem:
            st.html(markup.notices([("wait", t(f"attention.{problem.what}"))]))
        else:
            st.html(
                markup.notices([("calm", t("letter.on" if given.strip() else "letter.off", address=given.strip()))])
            )


def _rules(area: Area, t: Text) -> None:
    @st.dialog(t("attention.title", area=area.name), width="medium")
    def asked() -> None:
        if not ask_attention.has_account():
            st.html(markup.note(t("attention.demonstration")))
            return
        st.html(markup.note(t("attention.what", area=area.name)))
        mine = ask_attention.rules()
        for one in mine:
            _listed(one, t)
        if not mine:
            st.html(markup.note(t("attention.none"), "reason"))
        st.divider()
        rule = _form(area, t)
        if st.button(t("attention.on"), type="primary", key="attention_on"):
            _attempt(lambda: act_attention.switch_on(rule), t)

    asked()


def _listed(one: Kept, t: Text) -> None:
    area = ask.areas(ask.newest()).by_id(one.rule.area)
    words = named(one.rule, area, t) if area else t("attention.gone")
    with st.container(horizontal=True, vertical_alignment="center", key=f"attention_rule_{one.number}"):
        st.html(markup.note(words))
        if st.button(t("attention.off"), type="tertiary", key=f"attention_off_{one.number}"):
            _attempt(lambda: act_attention.switch_off(one.number), t)


def _form(area: Area, t: Text) -> Rule:
    kind = st.selectbox(
        t("attention.kind"), KINDS, format_func=lambda one: t(f"attention.kind_{one}"), key="attention_kind"
    )
    if kind == "owing":
        return Rule(kind, area.id)
    known = ask.catalogue()
    codes = [None, *known] if kind == "missed" else list(known)
    code = st.selectbox(
        t("choose.indicator"),
        codes,
        format_func=lambda one: t.pick(known[one].name) if one else t("attention.any_target"),
        key=f"attention_of_{kind}",
    )
    if kind == "missed":
        return Rule(kind, area.id, code)
    is_share, percent = known[code].kind == "share", None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if not is_share:
            percent = st.number_input(t("attention.percent"), 0.0, value=PERCENT, format="%g", key="attention_percent")
        unit = t("unit.points") if is_share else t.pick(known[code].unit)
        least = st.number_input(t("attention.least", unit=unit), 0.0, value=LEAST, format="%g", key="attention_least")
    return Rule(kind, area.id, code, percent, least)


def _attempt(do: Callable[[], None], t: Text) -> None:
    """Do it, and show the page anew; or say why not."""
    try:
        do()
    except CannotChange as problem:
        st.html(markup.notices([("wait", t(f"attention.{problem.what}"))]))
        return
    st.rerun()
