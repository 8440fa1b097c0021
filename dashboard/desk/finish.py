"""The end of the way: hand in, or keep what is not finished; and what is said when it is done."""

import streamlit as st

from dashboard import act_reports, ask, controls, markup
from dashboard.desk import difference, shelf, work
from dashboard.desk.proposals import undecided
from dashboard.places import area_of, divided_into
from dashboard.text import Text
from etl.hand_in import HandIn

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def buttons(in_hand: work.Work, t: Text) -> None:
    """What still stands against handing in, and the buttons."""
    checked, serial = in_hand.checked, work.serial()
    outside = difference.outside(checked.figures)
    st.html(markup.heading(t("hand_in.finish")))
    if said := state(in_hand, t):
        st.html(markup.notices([("wait", words) for words in said]))
    is_ready = work.is_ready(in_hand) and not outside
    if is_ready:
        st.html(markup.notices([("calm", t("hand_in.ready", count=t.number(len(checked.figures))))]))
    with st.container(horizontal=True, gap="small", key="finish"):
        hand_in = st.button(t("hand_in.do"), type="primary", disabled=not is_ready, key=f"hand_in_{serial}")
        later = st.button(
            t("hand_in.later"), disabled=not is_ready, key=f"later_{serial}", help=t("hand_in.later_help")
        )
        keep = st.button(t("hand_in.keep"), key=f"keep_{serial}", help=t("hand_in.keep_help"), icon=":material/save:")
    if keep:
        shelf.keep(t)
        st.rerun()
    if hand_in or later:
        work.finish(later, t)
        st.rerun()


def give_back(in_hand: work.Work, t: Text) -> None:
    """The report's own workbook with marks, for who would rather mend it there; made when it is asked for."""
    checked, key = in_hand.checked, f"mark_{work.serial()}"
    if not any(problem.where.cell for problem in checked.problems):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="give_back"):
        made = in_hand.made_of.get("returned")
        if (made is None or made[0] is not checked) and st.button(
            t("hand_in.mark"), key=key, icon=":material/edit_note:"
        ):
            try:
                with st.spinner(t("hand_in.marking")):
                    in_hand.kept("returned", checked, lambda: act_reports.returned_file(in_hand.report, checked))
            except act_reports.CannotHandIn as refused:
                st.html(markup.notices([("wait", t(f"hand_in.cannot_{refused.what}", **refused.details))]))
                return
            st.rerun()
        if made is None or made[0] is not checked:
            return
        content, is_own = made[1]
        stem, _, ending = checked.reading.file.rpartition(".")
        name = f"{stem or ending}-{t('hand_in.marked_name')}.{ending.lower() if is_own and stem else 'xlsx'}"
        st.download_button(
            t("hand_in.marked_get"),
            content,
            name,
            EXCEL,
            key=f"marked_{work.serial()}",
            on_click="ignore",
            type="primary",
        )
        st.html(markup.note(t("hand_in.marked_own" if is_own else "hand_in.marked_new"), "reason"))


def state(in_hand: work.Work, t: Text) -> list[str]:
    """What must be done before this can be handed in, in sentences."""
    checked = in_hand.checked
    said = []
    if areas := difference.outside(checked.figures):
        divided = {area.name: heirs for area in areas if (heirs := divided_into(area.id))}
        said += [t("hand_in.outside_divided", area=name, heirs=", ".join(heirs)) for name, heirs in divided.items()]
        if others := [area.name for area in areas if area.name not in divided]:
            said.append(t("hand_in.outside", area=others[0], count=t.number(len(others))))
    if count := sum(map(len, work.wrong(checked).values())):
        said.append(t("hand_in.still_wrong", count=t.number(count)))
    if codes := work.odd(checked).keys() - work.reasons(in_hand).keys():
        said.append(t("hand_in.still_odd", kinds=", ".join(sorted(work.title(code, t) for code in codes))))
    if open_ones := undecided(checked):
        said.append(t("hand_in.still_undecided", count=t.number(len(open_ones))))
    if not checked.figures and not said:
        said.append(t("hand_in.nothing_found"))
    return said


def told(done: HandIn, t: Text) -> None:
    """What became of it, and where to go from here."""
    if done.upload is None:
        return
    figures = done.checked.figures
    number = done.upload.number
    st.html(markup.notices([("calm", t(f"hand_in.done_{done.upload.state}", number=number, count=len(figures)))]))
    if done.outcome == "known":
        st.html(markup.notices([("calm", t("hand_in.done_known", number=number))]))
    warehouse, first = ask.newest(), next((one for one in figures if one.area), None)
    area = area_of(first.area.id) if first and first.area else None
    with st.container(horizontal=True, gap="small", key="done"):
        if done.upload.state == "accepted" and warehouse and area and first and first.period:
            key, quarter = area.key, first.period.label
            controls.link("trend", t("hand_in.to_trend", area=area.name), ":material/show_chart:", area=key)
            controls.link("reporting", t("hand_in.to_reporting"), ":material/fact_check:", area=key, quarter=quarter)
        controls.link("uploads", t("hand_in.to_withdraw"), ":material/undo:", number=str(number))
