"""How a report gets onto the desk: a file dropped, cells pasted, figures typed; and the template to fill in."""

import streamlit as st

from dashboard import ask_reports, controls, markup, session
from dashboard.desk import choosing, typed, work
from dashboard.text import Text

WAYS = ("file", "paste", "typed")
PASTED = "dan-tu-bang-tam"
MOST = 200_000  # letters that can be pasted


def show(t: Text) -> None:
    """The chosen way; below it the template."""
    way = controls.choose_one("way", t("hand_in.way"), WAYS, WAYS[0], lambda one: t(f"hand_in.way_{one}"))
    {"file": _drop, "paste": _paste, "typed": typed.show}[way](t)
    if way != "typed":
        _template(t)


def _drop(t: Text) -> None:
    key = f"drop_{work.serial()}"

    def dropped() -> None:
        if (file := st.session_state[key]) is not None:
            work.bring(file.name, file.getvalue())

    st.file_uploader(t("hand_in.drop"), key=key, on_change=dropped, help=t("hand_in.drop_help"))


def _paste(t: Text) -> None:
    key = f"paste_{work.serial()}"

    def pasted() -> None:
        if words := (st.session_state[key] or "").strip("\n"):
            # cells copied from a sheet come with tabs between them; anything else is text
            work.bring(f"{PASTED}.{'csv' if chr(9) in words else 'txt'}", words.encode())

    st.text_area(t("hand_in.paste"), key=key, height=220, max_chars=MOST, placeholder=t("hand_in.paste_hint"))
    st.button(t("hand_in.look"), key=f"look_{work.serial()}", type="primary", on_click=pasted)


def _template(t: Text) -> None:
    st.html(markup.heading(t("hand_in.template"), t("hand_in.template_what")))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="template"):
        area = choosing.area(ask_reports.areas_to_report(), "template_area", t)
        label = choosing.period(area, "template_period", t)
        st.download_button(
            t("hand_in.template_get"),
            session.later(lambda: ask_reports.template(area.key, label)),
            f"bieu-mau-{area.code}-{label}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            key="template_get",
            on_click="ignore",
            icon=":material/download:",
        )
