"""What an administrator does with a person: forms, buttons, dialogs; each leads to an act and says what came of it."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard import act, ask_people, markup, people, places
from dashboard.accounts import Person
from dashboard.ask_people import Known
from dashboard.entrance.settings import settings
from dashboard.model import Role
from dashboard.text import Text

WHOLE = 0  # no area has this id
_SAID = "what_came_of_it"


def tell() -> None:
    """Say once what came of the last act."""
    if said := st.session_state.pop(_SAID, None):
        st.html(markup.notices([said]))


def attempt(t: Text, said: str, do: Callable[..., object], *given: Any) -> bool:
    """Do something; keep what to say of it for `tell`. True when it was done."""
    try:
        do(*given)
    except act.CannotChange as problem:
        st.session_state[_SAID] = ("wait", t(f"person.{problem.what}"))
        return False
    st.session_state[_SAID] = ("calm", said)
    return True


def add(t: Text) -> None:
    """The dialog that adds a person and shows the link for the password."""

    @st.dialog(t("people.add"), on_dismiss="rerun")
    def opened() -> None:
        with st.form("new_person", border=False):
            shown = st.text_input(t("people.shown"), placeholder=t("people.shown_hint"), max_chars=80, key="new_shown")
            name = st.text_input(
                t("people.name"), placeholder=t("people.name_hint"), max_chars=64, key="new_name", autocomplete="off"
            )
            role = _role("new_role", None, t)
            area = _area("new_area", t)
            is_sent = st.form_submit_button(t("people.add"), type="primary", key="new_send")
        if not is_sent:
            return
        try:
            if area is None:
                raise act.CannotChange("no_area")
            person = act.add_person(name, role, area or None, shown)
            secret = act.make_link(person.number)
        except act.CannotChange as problem:
            st.html(markup.notices([("wait", t(f"person.{problem.what}"))]))
            return
        st.html(markup.notices([("calm", t("people.added", name=person.name))]))
        link(secret, person, t)

    opened()


def link(secret: str, person: Person, t: Text) -> None:
    """A one-time link, to be copied."""
    st.html(markup.note(t("people.link_made", name=person.shown)))
    st.code(people.address(secret, settings().url, st.context.url), language=None, wrap_lines=True)


def change(known: Known, t: Text) -> None:
    """The form that gives a person another shown name, role or area; of oneself the name only."""
    person, number = known.person, known.person.number
    with st.form(f"change_{number}"):
        shown = st.text_input(t("people.shown"), person.shown, max_chars=80, key=f"shown_{number}")
        role = _role(f"role_{number}", person.role, t, disabled=known.is_own)
        area = _area(f"area_{number}", t, known, disabled=known.is_own) or None
        if st.form_submit_button(t("people.save"), key=f"save_{number}"):
            attempt(t, t("people.saved", name=person.shown), act.change_person, number, role, area, shown)
            st.rerun()


def access(known: Known, t: Text) -> None:
    """The link for the password; lock, let in again, remove."""
    person = known.person
    is_active = person.state == "active"
    with st.container(horizontal=True, gap="small"):
        is_asked = st.button(t("people.link"), icon=":material/link:", disabled=not is_active, key="make_link")
        if is_active:
            said = t("people.locked", name=person.shown)
            if st.button(t("people.lock"), icon=":material/lock:", key="lock_person"):
                attempt(t, said, act.lock_person, person.number)
                st.rerun()
        elif st.button(t("people.unlock"), icon=":material/lock_open:", key="unlock_person"):
            said = "people.let_back" if person.state == "removed" else "people.unlocked"
            attempt(t, t(said, name=person.shown), act.unlock_person, person.number)
            st.rerun()
        if person.state != "removed" and st.button(
            t("people.remove"), icon=":material/person_remove:", key="remove_person"
        ):
            _remove(person, t)
    if is_asked:
        try:
            link(act.make_link(person.number), person, t)
        except act.CannotChange as problem:
            st.html(markup.notices([("wait", t(f"person.{problem.what}"))]))


def end_sign_ins(person: Person, t: Text) -> None:
    """The button that signs a person out everywhere."""
    if st.button(t("people.end"), icon=":material/logout:", key="end_sign_ins"):
        attempt(t, t("people.ended", name=person.shown), act.end_sign_ins, person.number)
        st.rerun()


def _remove(person: Person, t: Text) -> None:
    @st.dialog(t("people.remove_title"))
    def asked() -> None:
        st.text(t("people.remove_what", shown=person.shown, name=person.name))
        with st.container(horizontal=True, gap="small"):
            if st.button(t("people.remove"), type="primary", key="remove_yes"):
                attempt(t, t("person.removed", name=person.shown), act.remove_person, person.number)
                st.rerun()
            if st.button(t("people.keep"), key="remove_no"):
                st.rerun()

    asked()


def _role(key: str, now: Role | None, t: Text, disabled: bool = False) -> Role:
    roles = ask_people.roles()
    index = roles.index(now) if now in roles else 0
    return st.selectbox(
        t("people.role"),
        roles,
        index,
        lambda role: t(f"role.{role}"),
        key=key,
        help=t("people.role_hint"),
        disabled=disabled,
    )


def _area(key: str, t: Text, known: Known | None = None, disabled: bool = False) -> int | None:
    """An area's id, WHOLE for the whole office; None while nothing has been chosen."""
    given = {area.id if area else WHOLE: area for area in ask_people.areas()}
    own = known and (known.person.area or WHOLE)
    if known:
        given.setdefault(own, known.area)
    numbers = list(given)
    return st.selectbox(
        t("people.area"),
        numbers,
        None if own is None else numbers.index(own),
        lambda number: places.written(given[number], t),
        key=key,
        disabled=disabled,
        placeholder=t("choose.area_hint"),
    )
