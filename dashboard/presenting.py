"""The page of a briefing: begun, copied, dropped; its items put in order and worded; newer figures taken in."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from dashboard import act_briefings, ask, ask_briefings, controls, counting, making, markup, newer, places
from dashboard.act_briefings import CannotKeep
from dashboard.briefing.content import Slide
from dashboard.briefing.kept import LONGEST_NAME, LONGEST_TEXT, Briefing, Item
from dashboard.briefing.recipe import Recipe
from dashboard.text import Text

_SAID, _CHOSEN, _ASKED = "what_came_of_a_briefing", "briefing", "times_collected"
NEW = "new"
AHEAD = 4  # quarters after this one a copy may end with


def tell() -> None:
    """Say once what came of the last deed."""
    if said := st.session_state.pop(_SAID, None):
        st.html(markup.notices([said]))


def attempt(t: Text, said: str, do: Callable[..., Briefing | None], *given: object) -> Briefing | None:
    """Do something with a briefing, and keep what came of it for the next run."""
    try:
        done = do(*given)
    except CannotKeep as problem:
        st.session_state[_SAID] = ("wait", t(f"briefing.{problem.what}"))
        return None
    st.session_state[_SAID] = ("calm", said)
    return done


def collect(recipe: Recipe, title: str, t: Text, has_remarks: bool = False) -> None:
    """Ask into which briefing a chart goes, and whether all of it or its table or remarks alone, and put it there."""
    turn = st.session_state[_ASKED] = st.session_state.get(_ASKED, 0) + 1  # nothing chosen the last time stays chosen

    @st.dialog(t("briefing.collect"))
    def asked() -> None:
        st.html(markup.note(title, "reason"))
        names = {str(one.number): one.name for one in ask_briefings.mine()} | {NEW: t("briefing.new")}
        number = st.selectbox(t("briefing.into"), list(names), format_func=names.get, key=f"into_{turn}")
        name = ""
        if number == NEW:
            like = _name(recipe.last, t)
            name = st.text_input(t("briefing.name"), like, max_chars=LONGEST_NAME, key=f"into_name_{turn}")
        parts, part = making.parts_of(recipe.make, has_remarks), recipe.part
        if len(parts) > 1:
            words = {one: t(f"briefing.part_{one}") for one in parts}
            part = st.radio(t("briefing.part"), parts, format_func=words.get, horizontal=True, key=f"part_{turn}")
        if st.button(t("briefing.collect_yes"), type="primary", key="collect_yes"):
            try:
                one = act_briefings.new_briefing(name, t.language) if number == NEW else ask_briefings.one(int(number))
                act_briefings.collect(one.number, replace(recipe, part=part))
            except CannotKeep as problem:
                st.html(markup.notices([("wait", t(f"briefing.{problem.what}"))]))
            else:
                st.html(markup.notices([("calm", t("briefing.collected", name=one.name))]))
                controls.link("briefing", t("briefing.open"), icon=":material/slideshow:", briefing=str(one.number))

    asked()


def begin(t: Text, one: Briefing | None = None) -> None:
    """Begin a new briefing; with `one`, also copy it, rolled on to another quarter, and drop it."""
    with st.popover(t("briefing.new"), icon=":material/add:", key="begin"):
        name = st.text_input(t("briefing.name"), _name(counting.current(), t), max_chars=LONGEST_NAME, key="begin_name")
        if st.button(t("briefing.begin"), type="primary", key="begin_yes"):
            _turn(t, attempt(t, t("briefing.begun", name=name), act_briefings.new_briefing, name, t.language))
    if one is None:
        return
    with st.popover(t("briefing.copy"), icon=":material/content_copy:", key="copy"):
        st.html(markup.note(t("briefing.copy_what")))
        quarter = _quarter(one, t, "copy_quarter", ahead=1)
        name = st.text_input(t("briefing.name"), _name(quarter, t), max_chars=LONGEST_NAME, key=f"copy_name_{quarter}")
        if st.button(t("briefing.copy_yes"), type="primary", key="copy_yes"):
            _turn(t, attempt(t, t("briefing.copied", name=name), act_briefings.copy, one, name, quarter))
    with st.popover(t("briefing.drop"), icon=":material/delete:", key="drop"):
        st.html(markup.note(t("briefing.drop_what", name=one.name)))
        if st.button(t("briefing.drop_yes"), key="drop_yes"):
            attempt(t, t("briefing.dropped", name=one.name), act_briefings.drop, one.number)
            controls.keep(_CHOSEN, None)
            st.rerun()


def of_when(one: Briefing, t: Text) -> None:
    """Of when the figures are; where there are newer ones, what they would change and the way to take them."""
    then = ask_briefings.warehouse(one)
    st.html(markup.note(t("briefing.as_of", moment=t.moment(then.published), position=one.position)))
    changes = ask_briefings.changes(one)
    if not changes and not ask_briefings.has_newer_figures(one):
        return
    said = t("briefing.newer", count=len(changes)) if changes else t("briefing.newer_same")
    st.html(markup.notices([("wait" if changes else "calm", said)]))
    with st.container(horizontal=True, gap="small"):
        if changes:
            with st.popover(t("briefing.see_newer"), key="see_newer"):
                st.html(markup.notices([("wait", line) for line in newer.written(changes, t)]))
        if st.button(t("briefing.take_newer"), icon=":material/update:", key="take_newer"):
            attempt(t, t("briefing.taken_newer"), act_briefings.bring_up_to_date, one)
            st.rerun()


def items(one: Briefing, made: Sequence[Slide], t: Text) -> None:
    """The slides to be, in order, each with what one may do with it; and what is done to all of them."""
    with st.container(horizontal=True, gap="small", key="all_items"):
        if st.button(t("briefing.add_text"), icon=":material/notes:", key="add_text"):
            _edit(replace(one, items=(*one.items, Item())), len(one.items), None, t)
        if any(item.recipe for item in one.items):
            with st.popover(t("briefing.all"), icon=":material/tune:", key="all"):
                _all(one, t)
    if not made:
        st.html(markup.note(t("briefing.empty"), "reason"))
    for n, slide in enumerate(made):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"item_{n}", border=True):
            words = slide.subtitle or slide.text.partition("\n")[0]
            st.html(markup.item(n + 1, slide.title, slide.heading if slide.heading != slide.title else "", words))
            for step, icon in ((-1, "arrow_upward"), (1, "arrow_downward")):
                is_last = not 0 <= n + step < len(made)
                if _small(t(f"briefing.{icon}"), icon, f"{icon}_{n}", is_last):
                    order = list(one.items)
                    order[n], order[n + step] = order[n + step], order[n]
                    _keep(one, order, t("briefing.moved"), t)
            if _small(t("briefing.edit"), "edit", f"edit_{n}"):
                _edit(one, n, slide, t)
            if _small(t("briefing.leave_out"), "close", f"leave_out_{n}"):
                left = [item for at, item in enumerate(one.items) if at != n]
                _keep(one, left, t("briefing.left_out", title=slide.title), t)


def _small(label: str, icon: str, key: str, is_off: bool = False) -> bool:
    """A button that shows its icon alone; its label is for who does not see it (style.css)."""
    return st.button(label, icon=f":material/{icon}:", type="tertiary", key=key, disabled=is_off, help=label)


def _all(one: Briefing, t: Text) -> None:
    """One quarter or one area for every chart."""
    quarter = _quarter(one, t, "all_quarter")
    if st.button(t("briefing.all_quarter"), key="all_quarter_yes"):
        _keep(one, [_with(item, lambda recipe: recipe.up_to(quarter)) for item in one.items], t("briefing.rolled"), t)
    areas = ask.areas(ask_briefings.warehouse(one))
    labels = {area.key: places.written(area, t) for area in areas}
    first = next(item.recipe.area for item in one.items if item.recipe)
    keys = list(labels)
    at = keys.index(first) if first in labels else 0
    area = st.selectbox(t("choose.area"), keys, at, format_func=labels.get, key="all_area")
    if st.button(t("briefing.all_area"), key="all_area_yes"):
        _keep(one, [_with(item, lambda recipe: recipe.of(area)) for item in one.items], t("briefing.moved_area"), t)


def _edit(one: Briefing, n: int, slide: Slide | None, t: Text) -> None:
    item = one.items[n]

    @st.dialog(t("briefing.edit"), width="large")
    def asked() -> None:
        if item.recipe and slide:
            st.html(markup.note(f"{slide.heading} · {slide.subtitle}", "reason"))
        hint = t("briefing.title_hint") if item.recipe else ""
        default = slide.title if slide and item.recipe else ""
        title = st.text_input(
            t("briefing.title"), item.title, placeholder=default, help=hint, max_chars=200, key="title"
        )
        text = ""
        if item.recipe is None:
            text = st.text_area(t("briefing.text"), item.text, max_chars=LONGEST_TEXT, height=200, key="text")
        notes = st.text_area(t("briefing.notes"), item.notes, max_chars=LONGEST_TEXT, height=120, key="notes")
        if st.button(t("briefing.save"), type="primary", key="edit_yes"):
            if not item.recipe and not title.strip():
                st.html(markup.notices([("wait", t("briefing.no_title"))]))
            else:
                changed = replace(item, title=title.strip(), text=text.strip(), notes=notes.strip())
                _keep(one, [changed if at == n else other for at, other in enumerate(one.items)], t("briefing.kept"), t)

    asked()


def _keep(one: Briefing, order: Sequence[Item], said: str, t: Text) -> None:
    attempt(t, said, act_briefings.change, replace(one, items=tuple(order)))
    st.rerun()


def _with(item: Item, change: Callable[[Recipe], Recipe]) -> Item:
    return replace(item, recipe=change(item.recipe)) if item.recipe else item


def _quarter(one: Briefing, t: Text, key: str, ahead: int = 0) -> str:
    """A quarter to end with; at first the one the charts end with, or so many after it."""
    quarters = [item.recipe.last for item in one.items if item.recipe and "-Q" in item.recipe.last]
    last = max(quarters, default=counting.current())
    for _ in range(ahead):
        last = counting.after(last)
    newest = max(last, counting.current())
    quarters = counting.span(counting.back(newest, counting.QUARTERS_BACK), newest)[::-1]
    return st.selectbox(t("briefing.up_to"), quarters, quarters.index(last), format_func=t.quarter, key=key)


def _turn(t: Text, one: Briefing | None) -> None:
    if one is not None:
        controls.keep(_CHOSEN, str(one.number))
    st.rerun()


def _name(quarter: str, t: Text) -> str:
    return t("briefing.name_like", quarter=t.quarter_inside(quarter))
