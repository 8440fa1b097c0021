"""The sheets of the report in hand on the page: which sheet, all rows or the doubtful ones, which hundred of them."""

import re
from dataclasses import dataclass

import streamlit as st

from dashboard import markup
from dashboard.desk import fates, sheet, work
from dashboard.text import Text
from etl.model import Answer, Sheet

_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")


@dataclass(frozen=True, slots=True)
class Seen:
    """What is drawn of a report: the fates of all its cells, one sheet, its rows on this page, and its cells there."""

    fates: fates.Fates
    sheet: Sheet
    rows: list[int]
    cells: set[tuple[str | None, str]]


def prepare(in_hand: work.Work) -> Seen:
    """What is going to be drawn of a report that has sheets."""
    checked = in_hand.checked
    found = in_hand.kept("fates", checked, lambda: fates.fates(checked))
    sheets = in_hand.checked.reading.sheets
    chosen = sheets[min(st.session_state.get(_key("sheet"), _first(sheets, found)), len(sheets) - 1)]
    rows = _rows(chosen, found)
    page = min(st.session_state.get(_key("page"), 1), sheet.pages(rows))
    here = list(sheet.page_of(rows, page))
    inside = set(here)
    drawn = (cell for cell in chosen.cells if cell.row in inside and cell.column <= sheet.COLUMNS)
    return Seen(found, chosen, here, {(chosen.name, cell.address) for cell in drawn})


def turn(name: str, cell: str) -> None:
    """Draw the part of the report in which that cell lies."""
    in_hand = work.in_hand()
    if in_hand is None:
        return
    sheets = in_hand.checked.reading.sheets
    number = next((n for n, one in enumerate(sheets) if one.name == name), 0)
    st.session_state[_key("sheet")] = number
    st.session_state[_key("all")] = "all"
    row = int("".join(letter for letter in cell if letter.isdigit()) or 1)
    st.session_state[_key("page")] = (row - 1) // sheet.ROWS + 1


def show(in_hand: work.Work, seen: Seen, t: Text) -> None:
    """The choosers, the legend, and the rows of the sheet."""
    sheets, found, chosen = in_hand.checked.reading.sheets, seen.fates, seen.sheet
    number = next(n for n, one in enumerate(sheets) if one is chosen)
    st.html(markup.heading(t("hand_in.as_it_looks"), t("hand_in.as_it_looks_what")))
    st.html(sheet.legend(fates.counts(found), t))
    st.session_state[_key("sheet")] = number
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="sheet_choosers"):
        if len(sheets) > 1:
            hidden = {n: f" ({t('hand_in.hidden')})" if one.hidden else "" for n, one in enumerate(sheets)}
            st.selectbox(
                t("hand_in.sheet"),
                range(len(sheets)),
                format_func=lambda n: sheets[n].name + hidden[n],
                key=_key("sheet"),
                on_change=_first_page,
                width=260,
            )
        st.session_state.setdefault(_key("all"), _default(chosen, found))
        st.segmented_control(
            t("hand_in.which_rows"),
            ("all", "doubtful"),
            format_func=lambda one: t(f"hand_in.rows_{one}"),
            key=_key("all"),
            required=True,
            on_change=_first_page,
        )
    if seen.rows:
        st.container(key="report_sheet").html(sheet.drawn(chosen, number, seen.rows, found, t))
    else:
        st.html(markup.note(t("hand_in.no_rows"), "reason"))
    _any_cell(chosen, t)
    pages = sheet.pages(_rows(chosen, found))
    if pages > 1:
        st.pagination(pages, key=_key("page"))
    if any(cell.column > sheet.COLUMNS for cell in chosen.cells):
        st.html(markup.note(t("hand_in.first_columns", count=sheet.COLUMNS)))


def _any_cell(chosen: Sheet, t: Text) -> None:
    """A cell nothing is said against may be wrong all the same: what should stand there can be written for any."""
    serial = work.serial()
    with st.form(f"any_cell_{serial}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(t("hand_in.any_cell"), key=f"any_place_{serial}", max_chars=8, width=120)
        st.text_input(t("hand_in.any_value"), key=f"any_value_{serial}", max_chars=200, width=220)
        st.form_submit_button(t("hand_in.any_take"), icon=":material/edit:", on_click=_write, args=(chosen,))
    if (place := st.session_state.pop(_key("no_cell"), None)) is not None:
        last = max((cell.row for cell in chosen.cells), default=0)
        st.html(markup.notices([("wait", t("hand_in.no_such_cell", place=place, sheet=chosen.name, row=last))]))


def _write(chosen: Sheet) -> None:
    """Say what stands in the cell that was typed, and draw the part of the sheet in which it lies."""
    place, value = (str(st.session_state[f"any_{name}_{work.serial()}"] or "").strip() for name in ("place", "value"))
    row = int("".join(letter for letter in place if letter.isdecimal()) or 0)
    if not _CELL.fullmatch(place.upper()) or row > max((cell.row for cell in chosen.cells), default=0):
        st.session_state[_key("no_cell")] = place
        return
    work.say(Answer("cell", value, sheet=chosen.name, cell=place.upper()))
    turn(chosen.name, place.upper())


def _rows(chosen: Sheet, found: fates.Fates) -> list[int]:
    only = st.session_state.get(_key("all"), _default(chosen, found)) == "doubtful"
    return sheet.rows_of(chosen, found, only)


def _default(chosen: Sheet, found: fates.Fates) -> str:
    """All rows of a sheet that fits on a page; of a long one those to be looked at, when there are any."""
    is_long = max((cell.row for cell in chosen.cells), default=0) > sheet.ROWS
    return "doubtful" if is_long and sheet.rows_of(chosen, found, True) else "all"


def _first(sheets: tuple[Sheet, ...], found: fates.Fates) -> int:
    """The first sheet with something to look at, else the first that was taken."""
    for kinds in (("wrong", "odd"), ("ask", "taken", "mended")):
        for number, one in enumerate(sheets):
            if any(place[0] == one.name and fate.kind in kinds for place, fate in found.items()):
                return number
    return 0


def _first_page() -> None:
    st.session_state.pop(_key("page"), None)


def _key(name: str) -> str:
    return f"view_{name}_{work.serial()}"
