"""The sheet of figures behind a chart, as python-pptx refers to it. What a name says is never a formula in it."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from dashboard.briefing import native
from dashboard.briefing.axes import number_format
from dashboard.briefing.content import Plot
from dashboard.briefing.room import FONT

LITERAL: Mapping[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""What came in as text goes out as text."""
_FACE: Mapping[str, Any] = {"font_name": FONT, "font_size": 11}
LONGEST = 32_767
"""Letters a cell can hold."""


def figures_sheet(plot: Plot, language: str) -> bytes:
    """A workbook with the sheet `Sheet1`: places from A2 down, a column for each series from B1 on."""
    target = BytesIO()
    with Workbook(target, dict(LITERAL)) as book:
        write_figures(book.add_worksheet("Sheet1"), plot, language, book.add_format)
    return target.getvalue()


def write_figures(sheet: Any, plot: Plot, language: str, add_format: Any, top: int = 0) -> None:
    """The figures of a chart from a row on; where there is none the cell stays empty."""
    shown = add_format({**_FACE, "num_format": number_format(plot, language)})
    strong = add_format({**_FACE, "bold": True, "text_wrap": True, "bottom": 1})
    plain = add_format(_FACE)
    if top == 0:
        sheet.set_column(0, 0, min(max(map(len, native.labels(plot)), default=8) + 2, 48))
    for n, one in enumerate(plot.series, 1):
        sheet.write_string(top, n, one.name[:LONGEST], strong)
    for row, label in enumerate(native.labels(plot), top + 1):
        sheet.write_string(row, 0, label[:LONGEST], plain)
        for n, one in enumerate(plot.series, 1):
            if (value := one.values[row - top - 1]) is not None:
                sheet.write_number(row, n, value, shown)
