"""The workbook to fill in for an area and a period: its communes down, the indicators across."""

from pathlib import Path
from typing import BinaryIO

import xlsxwriter

from etl import areas
from queries.catalogue import Indicator, catalogue
from queries.periods import Period, period

_LEFT_OUT = ("_reported",)


def write_template(area_code: str, label: str, target: Path | BinaryIO) -> int:
    """Write the workbook; returns how many communes it lists. Raises etl.areas.UnknownArea, or ValueError for P."""
    when = period(label)
    known = areas.load()
    area, _ = known.by_code(area_code, when.end) if "@" not in area_code else known.by_code(area_code)
    inside = [a for a in known.within(area.id, when.end) if not known.children(a.id, when.end)]
    rows = sorted(inside, key=lambda a: a.name_key) or [area]
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        _figures(book, area, rows, when)
        _instructions(book)
    return len(rows)


def indicators_to_fill() -> list[Indicator]:
    """What a commune reports itself: everything but what is computed and what repeats a printed rate."""
    return [i for i in catalogue().values() if not i.is_computed and not i.code.endswith(_LEFT_OUT)]


def _figures(book: xlsxwriter.Workbook, area: areas.Area, rows: list[areas.Area], when: Period) -> None:
    sheet = book.add_worksheet("Số liệu")
    title = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "vcenter", "align": "center"})
    fixed = book.add_format({"border": 1, "locked": True, "bg_color": "#F2F4F7"})
    open_ = book.add_format({"border": 1, "locked": False, "num_format": "0"})
    asked = indicators_to_fill()
    sheet.write_string(0, 0, f"BÁO CÁO SỐ LIỆU DÂN VẬN – {area.name}", title)
    sheet.write_string(1, 0, f"Kỳ báo cáo: {when.label}")
    sheet.write_string(2, 0, "Để trống ô chưa có số liệu; ghi 0 khi không phát sinh.")
    for column, words in enumerate(("STT", "Mã đơn vị", "Đơn vị")):
        sheet.write_string(4, column, words, head)
    for column, indicator in enumerate(asked, start=3):
        sheet.write_string(4, column, indicator.name.vi, head)
        sheet.write_comment(4, column, f"{indicator.meaning.vi} Đơn vị tính: {indicator.unit.vi}.")
    for row, commune in enumerate(rows, start=5):
        sheet.write_number(row, 0, row - 4, fixed)
        sheet.write_string(row, 1, commune.code, fixed)
        sheet.write_string(row, 2, commune.name, fixed)
        for column in range(3, 3 + len(asked)):
            sheet.write_blank(row, column, None, open_)
    last = 4 + len(rows)
    whole = {"validate": "integer", "criteria": ">=", "value": 0, "error_title": "Số liệu chưa đúng"}
    whole["error_message"] = "Hãy ghi số nguyên từ 0 trở lên; để trống nếu chưa có số liệu."
    sheet.data_validation(5, 3, last, 2 + len(asked), whole)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 10)
    sheet.set_column(2, 2, 28)
    sheet.set_column(3, 2 + len(asked), 14)
    sheet.set_row(4, 62)
    sheet.freeze_panes(5, 3)


def _instructions(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Hướng dẫn")
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True})
    sheet.write_string(0, 0, "Chỉ tiêu", bold)
    sheet.write_string(0, 1, "Đơn vị tính", bold)
    sheet.write_string(0, 2, "Nội dung", bold)
    for row, indicator in enumerate(indicators_to_fill(), start=1):
        sheet.write_string(row, 0, indicator.name.vi, wrap)
        sheet.write_string(row, 1, indicator.unit.vi, wrap)
        sheet.write_string(row, 2, indicator.meaning.vi, wrap)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 1, 14)
    sheet.set_column(2, 2, 90)
