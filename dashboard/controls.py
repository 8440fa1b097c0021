"""Choosers shared by the pages. What is chosen is kept in the session and written into the address, so that a copied
link shows the same page to somebody else and a change of page keeps area, indicator and quarters.

The address holds codes (area=280, indicator=mediators, quarter=2025-Q2), never labels: Streamlit's own binding of
widgets to the address writes the label and drops what equals the default, so such a link would break with the language
and move with the newest quarter. A page calls choosers; `restore` and `publish` are called by app.py around it.

A page may have choices of its own: on the page of sources the quarter belongs to the point one looks at. It begins as
the other pages' quarter, and whatever it becomes moves none of them.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any

import streamlit as st

from dashboard import places
from dashboard.model import Area, Areas
from dashboard.text import LANGUAGES, Text, plain, text
from queries.catalogue import Indicator

MANY = 4
_KEPT, _OWN, _USED = "kept_choices", "own_choices", "used_choices"
_STATES = {"indicator": ("choose_indicator", "choose_indicators")}


def restore_language() -> Text:
    """Take over the language the address says, where it says a new one; gives the texts in it."""
    _take_over("language")
    return language()


def restore(own: Collection[str] = ()) -> None:
    """Take over what the address says, where it says something new. The names in `own` are kept for this page alone."""
    before = st.session_state.get(_OWN, {})
    st.session_state[_OWN] = {name: before.get(name) or _chosen(name) for name in own}
    for name in before.keys() ^ set(own):  # a chooser of that name shows something else from here on
        _forget_widgets(name)
    for name in st.query_params:
        _take_over(name)
    st.session_state[_USED] = []


def used() -> tuple[str, ...]:
    """The names of the choices asked for so far in this run."""
    return tuple(st.session_state[_USED])


def use(names: Collection[str]) -> None:
    """Begin anew with those names: a part of the page runs again, and what it no longer asks for leaves the address."""
    st.session_state[_USED] = list(names)


def publish() -> None:
    """Write what this page's choosers show into the address, in one step."""
    chosen = {name: _chosen(name) for name in dict.fromkeys(st.session_state[_USED])}
    now = {name: value for name, value in chosen.items() if value}
    if st.query_params.to_dict() != now:
        st.query_params.from_dict(now)


def kept(name: str) -> str | None:
    """What was chosen or came with the link under that name, without a chooser of its own."""
    st.session_state[_USED].append(name)
    return _chosen(name)


def keep(name: str, value: str | None) -> None:
    """Remember a choice made by other means than a chooser (a click on a chart)."""
    st.session_state.setdefault(_USED, [])
    _remember(name, value)
    _forget_widgets(name)


def choose_language() -> Text:
    """The switch between Vietnamese and English; gives the texts in the chosen one."""
    both = {code: text(code)("language.name") for code in LANGUAGES}
    chosen = _pick(
        "language",
        st.segmented_control,
        text("vi")("language.choose"),
        LANGUAGES,
        "vi",
        format_func=lambda code: both[code],
        required=True,
        label_visibility="collapsed",
        width="stretch",
    )
    return text(chosen)


def language() -> Text:
    """The texts in the language chosen in the frame."""
    return text(st.session_state.get("choose_language") or _chosen("language") or "vi")


def choose_area(areas: Areas, t: Text, default: Area, label: str | None = None) -> Area:
    """One area, found by typing part of its name."""
    labels = {area.key: places.written(area, t) for area in areas}
    kept_area = areas.by_key(_chosen("area"))
    if kept_area is not None:
        _remember("area", kept_area.key)
    chosen = _pick(
        "area",
        st.selectbox,
        label or t("choose.area"),
        tuple(labels),
        default.key,
        format_func=lambda key: labels[key],
        placeholder=t("choose.area_hint"),
        width=470,
    )
    return areas.by_key(chosen) or default


def choose_indicator(indicators: Sequence[Indicator], t: Text, default: str | None = None) -> Indicator:
    """One indicator."""
    names = {i.code: t.pick(i.name) for i in indicators}
    first = default if default in names else next(iter(names))
    chosen = _pick(
        "indicator",
        st.selectbox,
        t("choose.indicator"),
        tuple(names),
        first,
        first_of_many=True,
        format_func=lambda code: names[code],
        placeholder=t("choose.indicator_hint"),
        width=400,
    )
    return next(i for i in indicators if i.code == chosen)


def choose_indicators(indicators: Sequence[Indicator], t: Text, default: Sequence[str]) -> list[Indicator]:
    """Several indicators, at most four; in the address joined by commas. Nothing chosen means the first."""
    names = {i.code: t.pick(i.name) for i in indicators}
    asked = [code for code in (_chosen("indicator") or "").split(",") if code in names][:MANY]
    state = "choose_indicators"
    if any(code not in names for code in st.session_state.get(state, [""])):
        st.session_state[state] = asked or [code for code in default if code in names][:MANY]
    chosen = st.multiselect(
        t("choose.indicators"),
        tuple(names),
        key=state,
        format_func=lambda code: names[code],
        max_selections=MANY,
        placeholder=t("choose.indicator_hint"),
        select_all=False,
        wrap=True,
    )
    _remember("indicator", ",".join(chosen) or next(iter(names)))
    by_code = {i.code: i for i in indicators}
    return [by_code[code] for code in chosen or [next(iter(names))]]


def choose_areas(name: str, label: str, areas: Sequence[Area], t: Text, most: int = MANY - 1) -> tuple[Area, ...]:
    """None, one or several areas; in the address their keys joined by commas."""
    by_key = {area.key: area for area in areas}
    state = f"choose_{name}"
    if any(key not in by_key for key in st.session_state.get(state, [""])):
        asked = [key for key in (_chosen(name) or "").split(",") if key in by_key]
        st.session_state[state] = asked[:most]
    chosen = st.multiselect(
        label,
        tuple(by_key),
        key=state,
        format_func=lambda key: places.written(by_key[key], t),
        max_selections=most,
        placeholder=t("choose.area_hint"),
        select_all=False,
        wrap=True,
        width=470,
    )
    _remember(name, ",".join(chosen))
    return tuple(by_key[key] for key in chosen)


def choose_quarter(quarters: Sequence[str], t: Text, default: str, label: str | None = None) -> str:
    """One quarter of those given (newest first)."""
    return _pick(
        "quarter",
        st.selectbox,
        label or t("choose.quarter"),
        tuple(quarters),
        default,
        format_func=t.quarter,
        filter_mode="contains",
        placeholder=t("choose.quarter"),
        width=190,
    )


def choose_span(quarters: Sequence[str], t: Text, default: tuple[str, str]) -> tuple[str, str]:
    """First and last quarter of those given (oldest first); chosen the wrong way round, they change places."""
    more = {"format_func": t.quarter, "filter_mode": "contains", "width": 150}
    first = _pick("from", st.selectbox, t("choose.from"), tuple(quarters), default[0], **more)
    last = _pick("to", st.selectbox, t("choose.to"), tuple(quarters[::-1]), default[1], **more)
    return min(first, last), max(first, last)


def choose_one(
    name: str,
    label: str,
    options: Sequence[str],
    default: str,
    show: Callable[[str], str],
    long: bool = False,
    width: int = 300,
) -> str:
    """Any other choice, kept under a name of its own: side by side, or as a list when there are many (`long`)."""
    if long:
        return _pick(name, st.selectbox, label, tuple(options), default, format_func=show, width=width)
    return _pick(name, st.segmented_control, label, tuple(options), default, format_func=show, required=True, wrap=True)


def choose_whether(name: str, label: str, default: bool = False, help: str | None = None) -> bool:
    """Yes or no, kept under a name of its own."""
    state, words = f"choose_{name}", {"yes": True, "no": False}
    st.session_state[state] = st.session_state.get(state, words.get(_chosen(name) or "", default))
    chosen = st.toggle(label, key=state, help=help)
    _remember(name, "yes" if chosen else "no")
    return chosen


def type_in(name: str, label: str, hint: str) -> str:
    """Words to search by, kept under a name of its own."""
    state = f"choose_{name}"
    st.session_state[state] = st.session_state.get(state, _chosen(name) or "")
    typed = st.text_input(label, key=state, type="search", placeholder=hint, live=True, max_chars=80, width=300)
    _remember(name, typed.strip())
    return typed.strip()


def page_of(name: str, pages: int, asked: object) -> int:
    """The page chosen with `st.pagination(pages, key=name)`, which stands below; the first when another is asked."""
    state = st.session_state
    if state.get(f"{name}_of") != asked or state.get(name, 1) > pages:
        state.pop(name, None)
    state[f"{name}_of"] = asked
    return state.get(name, 1)


def link(page: str, label: str, icon: str = "", **choices: str | None) -> None:
    """A link to another page of the dashboard that carries the given choices and the language."""
    st.page_link(f"app_pages/{page}.py", label=plain(label), icon=icon, help="", query_params=carried(**choices))


def go(page: str, **choices: str | None) -> None:
    """Turn to another page at once, with those choices."""
    st.switch_page(f"app_pages/{page}.py", query_params=carried(**choices))


def carried(**choices: str | None) -> dict[str, str]:
    """The choices a link carries: those given, and the language where it is not Vietnamese."""
    spoken = _chosen("language") or "vi"
    words = {"language": spoken} if spoken != "vi" else {}
    return words | {name: value for name, value in choices.items() if value}


def _chosen(name: str) -> str | None:
    """What this page goes by: its own choice where it has one, else what all pages share."""
    return (st.session_state.get(_KEPT, {}) | st.session_state.get(_OWN, {})).get(name)


def _remember(name: str, value: str | None) -> None:
    own = st.session_state.get(_OWN, {})
    (own if name in own else st.session_state.setdefault(_KEPT, {}))[name] = value
    st.session_state[_USED].append(name)


def _take_over(name: str) -> None:
    if name in st.query_params and st.query_params[name] != _chosen(name):
        keep(name, st.query_params[name])


def _forget_widgets(name: str) -> None:
    for state in _STATES.get(name, (f"choose_{name}",)):
        st.session_state.pop(state, None)


def _pick(
    name: str,
    widget: Callable[..., Any],
    label: str,
    options: Sequence[str],
    default: str,
    first_of_many: bool = False,
    **more: Any,
) -> str:
    state, known = f"choose_{name}", _chosen(name)
    if first_of_many and known:
        known = known.split(",")[0]
    now = st.session_state.get(state)
    # set even where it is set: a widget of that key on another page is a new one, which would begin at its first option
    st.session_state[state] = now if now in options else known if known in options else default
    chosen = widget(label, options, key=state, **more)
    _remember(name, chosen or default)
    return chosen or default
