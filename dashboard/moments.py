"""As of which day a page shows what was reported: now, or what was believed when a day chosen in the frame ended."""

from datetime import date

import streamlit as st

from dashboard import ask, controls, markup
from dashboard.model import Warehouse
from dashboard.text import Text

CHOICE = "as_of"


def seen() -> Warehouse | None:
    """What the page asks: the newest warehouse, as of the chosen day; None when nothing has been loaded yet."""
    newest, day = ask.newest(), chosen()
    return newest if newest is None or day is None else ask.on_day(newest, day)


def chosen() -> date | None:
    """The day that was chosen or came with the link; None for now."""
    try:
        day = date.fromisoformat(controls.kept(CHOICE) or "")
    except ValueError:
        return None
    return day if day < date.today() else None


def choose(t: Text) -> None:
    """The chooser of the day, in the frame; a day that is chosen is said above every page that goes by it."""
    day = chosen()
    label = t("moment.chosen", day=t.day(day)) if day else t("moment.choose")
    with st.popover(label, icon=":material/history:", width="stretch", key="moment"):
        st.html(markup.note(t("moment.what")))
        wanted = st.date_input(
            t("moment.day"), day or date.today(), max_value=date.today(), format="DD/MM/YYYY", key="moment_day"
        )
        if st.button(t("moment.see"), type="primary", key="moment_see", disabled=wanted == (day or date.today())):
            _turn(wanted)


def say(t: Text, warehouse: Warehouse) -> None:
    """Above a page: of when its figures are, the way back to now, and what has changed since; nothing of now."""
    day = chosen()
    if day is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="moment_said"):
        st.html(markup.notices([("wait", t("moment.said", day=t.day(day), position=warehouse.as_of))]))
        if st.button(t("moment.back"), icon=":material/update:", type="tertiary", key="moment_back"):
            _turn(None)
        controls.link("changes", t("moment.changes"), icon=":material/difference:", since=day.isoformat())


def _turn(day: date | None) -> None:
    controls.keep(CHOICE, day.isoformat() if day and day < date.today() else None)
    st.session_state.pop("moment_day", None)
    st.rerun()
