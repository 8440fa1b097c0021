"""How many people areas have, among the rules of the office: the file handed in, those there are, taking one back."""

import pandas as pd
import streamlit as st

from dashboard import accounts, act_populations, ask_populations, markup
from dashboard.text import Text, local
from etl.populations import BadPopulations, Fault, Held

_SAID, _TURN = "what_came_of_populations", "populations_turn"


def section(t: Text) -> None:
    """The whole section."""
    st.html(markup.heading(t("people_file.heading"), t("people_file.what")))
    if said := st.session_state.pop(_SAID, None):
        st.html(markup.notices(said))
    turn = st.session_state.get(_TURN, 0)  # a used uploader is emptied by another name
    file = st.file_uploader(t("people_file.file"), type=["csv", "tsv", "txt"], key=f"populations_{turn}", width=600)
    with st.container(horizontal=True, gap="small"):
        if file and st.button(t("people_file.use"), type="primary", key="populations_use"):
            _take(file.name, file.getvalue(), t)
        form = ("\ufeff" + t("people_file.form") + "\n").encode()
        st.download_button(
            t("people_file.empty"), form, "dan-so.csv", "text/csv", on_click="ignore", icon=":material/download:"
        )
    found = ask_populations.files()
    if not found:
        st.html(markup.note(t("people_file.none"), "reason"))
        return
    st.html(markup.table(written(found, t), t("people_file.heading")))
    standing = next((one for one in found if one.ended_at is None), None)
    if standing and st.button(
        t("people_file.back", file=standing.file), icon=":material/undo:", key="populations_back"
    ):
        try:
            act_populations.lift(standing.number)
            st.session_state[_SAID] = [("calm", t("people_file.taken_back", file=standing.file))]
        except accounts.CannotChange as problem:
            st.session_state[_SAID] = [("wait", t(f"people_file.{problem.what}"))]
        st.rerun()


def written(found: list[Held], t: Text) -> pd.DataFrame:
    """The files as a table, those taken back too."""
    return pd.DataFrame(
        {
            t("people_file.column_file"): [one.file for one in found],
            t("people_file.column_rows"): [_rows(one, t) for one in found],
            t("people_file.column_source"): [
                ", ".join(dict.fromkeys(row.document for row in one.rows)) for one in found
            ],
            t("audit.column_who"): [f"{one.who}, {t.day(local(one.at))}" for one in found],
            t("target.column_ended"): [
                t("target.ended", who=one.ended_who, day=t.day(local(one.ended_at))) if one.ended_at else ""
                for one in found
            ],
        }
    )


def _documents(one: Held) -> str:
    return ", ".join(dict.fromkeys(row.document for row in one.rows))


def _take(name: str, content: bytes, t: Text) -> None:
    try:
        count = act_populations.hand_in(name, content)
        st.session_state[_SAID] = [("calm", t("people_file.taken", file=name, count=t.number(count)))]
    except BadPopulations as bad:
        said = [("wait", t("people_file.not_taken", file=name))]
        st.session_state[_SAID] = said + [("wait", fault(one, t)) for one in bad.faults]
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.rerun()


def fault(one: Fault, t: Text) -> str:
    """Where, what was found, what to do."""
    words = t(f"people_file.{one.what}", found=one.found)
    return t("people_file.line", line=one.line, words=words) if one.line else words


def _rows(one: Held, t: Text) -> str:
    years = sorted({row.year for row in one.rows})
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    return t("people_file.rows", count=t.number(len(one.rows)), years=span)
