"""The frame around every page: language, navigation, the state of the warehouse."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard import (
    act,
    ask,
    ask_audit,
    ask_history,
    ask_people,
    ask_reports,
    ask_settings,
    controls,
    figure,
    markup,
    moments,
    session,
)
from dashboard.addresses import PAGES
from dashboard.model import Warehouse
from dashboard.text import Text

HERE = Path(__file__).parent
OWN = {PAGES["sources"][0]: ("quarter",)}  # the quarter of the point one looks at
SECTIONS = {
    "section.figures": ("overview", "trend", "compare", "reporting", "quality"),
    "section.reports": ("hand_in", "uploads"),
    "section.presenting": ("briefing",),
    "section.background": ("indicators", "sources", "changes", "guide"),
    "section.office": ("people", "rules", "audit"),
    "section.own": ("account",),
}
# pages that exist only for whom they are; each asks again itself, as ask and act do at every question and act
ONLY_IF = {
    "hand_in": ask_reports.may_hand_in,
    "uploads": ask_history.may_look,
    "people": ask_people.manages_people,
    "rules": ask_settings.may_set,
    "audit": ask_audit.may_read,
    "account": ask_people.has_account,
}
WITHOUT_FIGURES = {PAGES[name][0] for name in ("hand_in", "uploads", "people", "rules", "audit", "account", "guide")}

WITHOUT_AREAS = {*WITHOUT_FIGURES, PAGES["indicators"][0], PAGES["briefing"][0]}


def pages(t: Text) -> dict[str, list[st.Page]]:
    """The viewer's pages by section, named in the chosen language; their addresses do not change with it."""
    allowed = {name for name in PAGES if name not in ONLY_IF or ONLY_IF[name]()}
    found = {
        t(section): [
            st.Page(
                f"app_pages/{name}.py",
                title=t(f"page.{name}"),
                icon=PAGES[name][1],
                url_path=PAGES[name][0],
                help=t(f"help.{name}"),
                default=name == "overview",
            )
            for name in names
            if name in allowed
        ]
        for section, names in SECTIONS.items()
    }
    return {section: listed for section, listed in found.items() if listed}


def over() -> None:
    """What is left of a page when its sign-in has ended."""
    if st.session_state.get("password_changed"):
        figure.page_head(t("own.password_changed"), t("own.password_again"))
    else:
        figure.page_head(t("failure.session_over"), t("sign_in.over"))
    st.html(markup.leading(t("sign_in.again"), "/sign-in"))  # in this window: a button of Streamlit opens another


@st.fragment
def body(page: StreamlitPage, warehouse: Warehouse, used: Sequence[str]) -> None:
    """A page of figures. A choice on it runs it alone, not the frame around it, which takes a fifth less time; unless
    the frame no longer holds: the sign-in has ended, or newer figures have come in. `used`: choosers of the frame.
    """
    session.forget()
    try:
        session.viewer()
        still = ask.newest() == warehouse
    except session.SignedOut:
        still = False
    if not still:
        st.rerun()
    controls.use(used)
    page._can_be_called = True  # Streamlit lets a page run once in a run of the frame, and knows of no other
    page.run()
    controls.publish()


st.set_page_config(
    page_title=controls.language()("office.title"),
    page_icon=str(HERE / "icon.png"),
    layout="wide",
    initial_sidebar_state=272,
)
t = controls.restore_language()  # first: the pages are named in it
st.html(markup.style(t("office.title")))
session.forget()
try:
    viewer = session.viewer()
except session.SignedOut:
    st.navigation([st.Page(over, title=t("failure.session_over"))], position="hidden").run()
    st.stop()
page = st.navigation(pages(t))
controls.restore(own=OWN.get(page.url_path, ()))
st.logo(str(HERE / "icon.png"), size="large")
warehouse = ask.newest()
with st.sidebar:
    controls.choose_language()
    if viewer.number is None:
        st.html(markup.note(t("account.demonstration")))
    else:
        st.html(markup.note(f"{viewer.shown} · {t(f'role.{viewer.role}')}"))
        if st.button(t("sign_in.out"), icon=":material/logout:", type="tertiary"):
            act.sign_out()
            st.rerun()
    if warehouse:
        moments.choose(t)
        st.html(markup.note(t("office.warehouse", number=warehouse.number, moment=t.moment(warehouse.published))))
if warehouse is None and page.url_path not in WITHOUT_FIGURES:
    figure.page_head(t("empty.title"), t("empty.what"))
    st.markdown(t("empty.do"))
elif page.url_path not in WITHOUT_AREAS and ask.home(warehouse) is None:
    figure.page_head(t("empty.title"), t("empty.nothing_yours"))
else:
    if warehouse and page.url_path not in WITHOUT_AREAS:
        moments.say(t, moments.seen())
    if page.url_path in WITHOUT_FIGURES:
        page.run()
    else:
        body(page, warehouse, controls.used())
controls.publish()
