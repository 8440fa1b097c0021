"""The workbook to fill in for an area and a period: its communes down, the indicators across.

What is accepted already stands in it, what was accepted of the period before stands on a sheet beside it, sums are
formulas, and hidden marks (recognise/own_form.py) make sure that it is understood when it comes back.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

import duckdb
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.worksheet import Worksheet

import queries
from etl import areas
from etl.recognise.own_form import KEYS, MARKS, TOTAL, OwnForm, marks_of
from queries.catalogue import Indicator, catalogue
from queries.periods import ROMAN, Period, period, preceding

_LEFT_OUT = ("_reported",)
_FIGURES, _BEFORE, _CHOICES, _HELP = "Số liệu", "Kỳ trước", "Danh mục", "Hướng dẫn"
_CODES, _TITLES, _FIRST = 3, 4, 5  # rows from 0: the hidden codes, the titles, the first area
_STATUS = ("Số thực tế", "Số ước tính", "Số chính thức")
_GREY, _PALE = "#F2F4F7", "#667085"
_TYPING = {"insert_rows": True, "insert_columns": True, "format_cells": True, "format_columns": True}
_TYPING |= {"format_rows": True}
"""What is allowed on the protected sheet: it is protected, without a password, so that codes and sums stay whole."""

Accepted = Mapping[tuple[str, str, int], float]
"""Figures by indicator, period and area's id."""


def write_template(area_code: str, label: str, target: Path | BinaryIO, warehouse: Path | None = None) -> int:
    """Write the workbook; returns how many communes it lists. With a `warehouse`, what it believes is filled in.

    Raises etl.areas.UnknownArea, or ValueError for P.
    """
    when = period(label)
    known = areas.load()
    area, _ = known.by_code(area_code, when.end) if "@" not in area_code else known.by_code(area_code)
    inside = [a for a in known.within(area.id, when.end) if not known.children(a.id, when.end)]
    rows = sorted(inside, key=lambda a: a.name_key) or [area]
    values = _accepted(warehouse, rows, when) if warehouse else {}
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        _Sheets(book, area, rows, when, values).write()
    return len(rows)


def indicators_to_fill() -> list[Indicator]:
    """What a commune reports itself: everything but what is computed and what repeats a printed rate."""
    return [i for i in catalogue().values() if not i.is_computed and not i.code.endswith(_LEFT_OUT)]


def spoken(when: Period) -> str:
    """A period as a heading says it: Quý III/2024, 6 tháng đầu năm 2024."""
    year, number = when.label[:4], when.label[-1]
    match when.kind:
        case "quarter":
            return f"Quý {ROMAN[int(number)]}/{year}"
        case "half":
            return f"6 tháng {'đầu' if number == '1' else 'cuối'} năm {year}"
        case "nine_months":
            return f"9 tháng đầu năm {year}"
        case "month":
            return f"Tháng {int(when.label[-2:])}/{year}"
    return f"Năm {year}" if when.kind == "year" else when.label


def _accepted(warehouse: Path, rows: list[areas.Area], when: Period) -> Accepted:
    """What is believed of the wholes of a period and the one before, counted within each."""
    asked = {"indicator": [i.code for i in indicators_to_fill()], "area": [a.id for a in rows]}
    labels = [when.label, preceding(when).label]
    with duckdb.connect(warehouse, read_only=True, config={"enable_external_access": "false"}) as connection:
        found = queries.run("accepted_figures", connection, **asked, period=labels)
    plain = found[(found.breakdown == "") & ~found.cumulative & found.value.notna()]
    return {(row.indicator, row.period, row.area): row.value for row in plain.itertuples()}


class _Sheets:
    """The sheets of one workbook while it is written. One object a workbook; nothing outlives it."""

    def __init__(
        self, book: xlsxwriter.Workbook, area: areas.Area, rows: list[areas.Area], when: Period, values: Accepted
    ) -> None:
        self._book, self._area, self._rows, self._when, self._values = book, area, rows, when, values
        self._asked = indicators_to_fill()
        self._last = _FIRST + len(rows) - 1
        self._title = book.add_format({"bold": True, "font_size": 14})
        head = {"bold": True, "text_wrap": True, "border": 1, "valign": "vcenter", "align": "center"}
        self._head = book.add_format({**head, "bg_color": _GREY})
        self._fixed = book.add_format({"border": 1, "bg_color": _GREY})
        self._sum = book.add_format({"border": 1, "bg_color": _GREY, "bold": True, "num_format": "#,##0"})
        self._open = book.add_format({"border": 1, "locked": False, "num_format": "#,##0"})
        self._free = book.add_format({"border": 1, "locked": False, "text_wrap": True})
        self._pale = book.add_format({"font_color": _PALE, "italic": True})

    def write(self) -> None:
        figures = self._book.add_worksheet(_FIGURES)
        self._figures(figures)
        others = [_HELP, _CHOICES]
        self._instructions(self._book.add_worksheet(_HELP))
        if self._has(preceding(self._when)):
            self._before(self._book.add_worksheet(_BEFORE))
            others.append(_BEFORE)
        self._choices(self._book.add_worksheet(_CHOICES))
        marks = self._book.add_worksheet(MARKS)
        for row, line in enumerate(marks_of(OwnForm(_FIGURES, self._when.label, tuple(others)))):
            marks.write_row(row, 0, line)
        marks.very_hidden()

    def _has(self, when: Period) -> bool:
        return any(label == when.label for _, label, _ in self._values)

    def _figures(self, sheet: Worksheet) -> None:
        self._heading(sheet, f"BÁO CÁO SỐ LIỆU DÂN VẬN – {self._area.name}", f"Kỳ báo cáo: {spoken(self._when)}")
        sheet.write_string(1, 4, "Tình trạng:")
        sheet.write_string(1, 5, _STATUS[0], self._free)
        places = {"validate": "list", "source": f"='{_CHOICES}'!$B$2:$B${len(_STATUS) + 1}"}
        sheet.data_validation(1, 5, 1, 5, {**places, "error_message": "Hãy chọn trong danh sách."})
        sheet.write_string(2, 0, "Để trống ô chưa có số liệu; ghi 0 khi không phát sinh.", self._pale)
        sheet.write_row(_CODES, 0, [*KEYS, *(indicator.code for indicator in self._asked), "note"])
        sheet.set_row(_CODES, None, None, {"hidden": True})
        self._table(sheet, self._when, self._open)
        column = len(KEYS) + len(self._asked)
        sheet.write_string(_TITLES, column, "Ghi chú", self._head)
        for row in range(_FIRST, self._last + 1):
            sheet.write_blank(row, column, None, self._free)
        for number, indicator in enumerate(self._asked, start=len(KEYS)):
            sheet.write_comment(_TITLES, number, f"{indicator.meaning.vi} Đơn vị tính: {indicator.unit.vi}.")
        self._validations(sheet)
        self._sums(sheet)
        sheet.set_column(column, column, 28)
        sheet.freeze_panes(_FIRST, len(KEYS))
        sheet.protect("", _TYPING)

    def _validations(self, sheet: Worksheet) -> None:
        whole = {"validate": "integer", "criteria": ">=", "value": 0, "error_title": "Số liệu chưa đúng"}
        whole["error_message"] = "Hãy ghi số nguyên từ 0 trở lên; để trống nếu chưa có số liệu."
        sheet.data_validation(_FIRST, len(KEYS), self._last, len(KEYS) + len(self._asked) - 1, whole)
        named = {"validate": "list", "source": f"='{_CHOICES}'!$A$2:$A${len(self._rows) + 1}"}
        named |= {"error_title": "Đơn vị chưa đúng", "error_message": "Hãy chọn đơn vị trong danh sách."}
        # rows somebody inserts below carry the list along
        sheet.data_validation(_FIRST, 2, self._last, 2, named)

    def _sums(self, sheet: Worksheet) -> None:
        """The line of sums: blank while nothing is filled in; no sum where areas do not add up."""
        row = self._last + 1
        sheet.write_row(row, 0, ["", ""], self._sum)
        sheet.write_string(row, 2, TOTAL, self._sum)
        for number, indicator in enumerate(self._asked, start=len(KEYS)):
            if indicator.over_areas != "sum":
                sheet.write_blank(row, number, None, self._fixed)
                continue
            cells = xl_range(_FIRST, number, self._last, number)
            there = [v for area in self._rows if (v := self._value(indicator, self._when, area)) is not None]
            formula = f'=IF(COUNT({cells})=0,"",SUM({cells}))'
            sheet.write_formula(row, number, formula, self._sum, sum(there) if there else "")

    def _before(self, sheet: Worksheet) -> None:
        earlier = preceding(self._when)
        self._heading(sheet, f"SỐ LIỆU ĐÃ NHẬN {spoken(earlier).upper()}", "Để đối chiếu; không nhập vào trang này.")
        self._table(sheet, earlier, self._fixed)
        sheet.freeze_panes(_FIRST, len(KEYS))
        sheet.protect()

    def _heading(self, sheet: Worksheet, title: str, below: str) -> None:
        sheet.write_string(0, 0, title, self._title)
        sheet.write_string(1, 0, below)

    def _table(self, sheet: Worksheet, when: Period, of_cells: object) -> None:
        for column, words in enumerate(("STT", "Mã đơn vị", "Đơn vị")):
            sheet.write_string(_TITLES, column, words, self._head)
        for row, area in enumerate(self._rows, start=_FIRST):
            sheet.write_number(row, 0, row - _FIRST + 1, self._fixed)
            sheet.write_string(row, 1, area.code, self._fixed)
            sheet.write_string(row, 2, area.name, self._fixed)
        for column, indicator in enumerate(self._asked, start=len(KEYS)):
            sheet.write_string(_TITLES, column, indicator.name.vi, self._head)
            for row, area in enumerate(self._rows, start=_FIRST):
                value = self._value(indicator, when, area)
                if value is None:
                    sheet.write_blank(row, column, None, of_cells)
                else:
                    sheet.write_number(row, column, value, of_cells)
        sheet.set_column(0, 0, 6)
        sheet.set_column(1, 1, 10)
        sheet.set_column(2, 2, 28)
        sheet.set_column(f"{xl_col_to_name(len(KEYS))}:{xl_col_to_name(len(KEYS) + len(self._asked) - 1)}", 14)
        sheet.set_row(_TITLES, 62)

    def _value(self, indicator: Indicator, when: Period, area: areas.Area) -> float | None:
        return self._values.get((indicator.code, when.label, area.id))

    def _choices(self, sheet: Worksheet) -> None:
        """What the lists of the first sheet offer: a list typed into a cell's rule may hold 255 letters only."""
        sheet.write_row(0, 0, ["Đơn vị", "Tình trạng"])
        sheet.write_column(1, 0, [area.name for area in self._rows])
        sheet.write_column(1, 1, _STATUS)
        sheet.hide()

    def _instructions(self, sheet: Worksheet) -> None:
        wrap = self._book.add_format({"text_wrap": True, "valign": "top"})
        bold = self._book.add_format({"bold": True})
        steps = (
            f"1. Điền trang «{_FIGURES}»: mỗi dòng một đơn vị, mỗi cột một chỉ tiêu. Chỉ điền số phát sinh trong kỳ.",
            "2. Để trống ô chưa có số liệu; ghi 0 khi không phát sinh. Dòng tổng tự tính;"
            " chỉ tiêu không cộng được giữa các đơn vị (thủ tục hành chính niêm yết) thì để trống.",
            f"3. Số đã nhận của kỳ này hiện sẵn để sửa; số kỳ trước ở trang «{_BEFORE}» (nếu có) để đối chiếu.",
            "4. Lưu tệp dạng .xlsx rồi nộp ở trang Nộp báo cáo; chương trình cho xem lại từng ô trước khi nhận.",
        )
        sheet.write_column(0, 0, steps)
        start = len(steps) + 1
        sheet.write_row(start, 0, ("Chỉ tiêu", "Đơn vị tính", "Nội dung"), bold)
        for row, indicator in enumerate(self._asked, start=start + 1):
            sheet.write_row(row, 0, (indicator.name.vi, indicator.unit.vi, indicator.meaning.vi), wrap)
        sheet.set_column(0, 0, 40)
        sheet.set_column(1, 1, 14)
        sheet.set_column(2, 2, 90)
