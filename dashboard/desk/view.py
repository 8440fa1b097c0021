"""The sheets of the report in hand on the page: which sheet, all rows or the doubtful ones, which hundred of them."""

from dataclasses import dataclass

import streamlit as st

from dashboard import markup
from dashboard.desk import fates, sheet, work
from dashboard.text import Text
from etl.model import Sheet


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
    pages = sheet.pages(_rows(chosen, found))
    if pages > 1:
        st.pagination(pages, key=_key("page"))
    if any(cell.column > sheet.COLUMNS for cell in chosen.cells):
        st.html(markup.note(t("hand_in.first_columns", count=sheet.COLUMNS)))


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
