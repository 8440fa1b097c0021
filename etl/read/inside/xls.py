""".xls of Excel 97 to 2003: xlrd, with formats. It tells error cells from blank ones (calamine does not), and knows
hidden rows, columns and sheets, merges and number formats."""

from collections.abc import Iterator
from typing import Any

import xlrd
from cells import Broken, Pages, Row
from story import lowered, raised, struck
from xls_formulas import Formulas, Place

_ESCAPES = {1: raised, 2: lowered}  # [MS-XLS] 2.4.122, Font: sss
BLANKS = (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)


class _Silence:
    """xlrd writes remarks about a file somewhere; here is nowhere."""

    def write(self, remark: str) -> None:
        """Nothing."""

    def flush(self) -> None:
        """Nothing."""


def read(data: bytes, pages: Pages) -> None:
    """Every worksheet of the workbook, hidden ones too."""
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=_Silence())
    except xlrd.XLRDError as refused:
        if "encrypted" in str(refused):
            raise Broken("password") from refused
        if "Can't find workbook" in str(refused):
            raise Broken("not_a_report", "OLE") from refused
        raise Broken("broken_file", str(refused)) from refused
    formulas = Formulas(data, _Silence())
    pages.formats([_format(book, style) for style in book.xf_list])
    if formulas.may_be_old:
        pages.remark("manual_calculation")
    for sheet, uncalculated in zip(book.sheets(), formulas.uncalculated, strict=True):
        merges = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
        pages.sheet(sheet.name, sheet.visibility != 0, merges, _rows(book, sheet, uncalculated))


def _format(book: Any, style: Any) -> str:
    known = book.format_map.get(style.format_key)
    return known.format_str if known else "General"


def _rows(book: Any, sheet: Any, uncalculated: set[Place]) -> Iterator[Row]:
    hidden_columns = {column for column, about in sheet.colinfo_map.items() if about.hidden}
    for row in range(sheet.nrows):
        about = sheet.rowinfo_map.get(row)
        row_hidden = bool(about and about.hidden)
        filled = [(column, cell) for column, cell in enumerate(sheet.row(row)) if cell.ctype not in BLANKS]
        shown = [_shown(book, cell) for _, cell in filled]
        for nth, (column, cell) in enumerate(filled):
            if runs := sheet.rich_text_runlist_map.get((row, column)):
                shown[nth] = "t", _looked(book, cell, runs)
        for nth, (column, _) in enumerate(filled if uncalculated else ()):
            if (row, column) in uncalculated:
                shown[nth] = "u", "=…"
        yield (
            row + 1,
            [column + 1 for column, _ in filled],
            [kind for kind, _ in shown],
            [value for _, value in shown],
            [-1 if cell.xf_index is None else cell.xf_index for _, cell in filled],
            [int(row_hidden or column in hidden_columns) for column, _ in filled],
        )


def _looked(book: Any, cell: Any, runs: list[tuple[int, int]]) -> str:
    """A text whose letters do not all look alike, with signs where they are raised, lowered, struck: 72¹, not 721."""
    text, first = cell.value, book.xf_list[cell.xf_index].font_index
    starts = [(0, first), *runs] if runs[0][0] else runs
    said = ""
    for (start, number), (end, _) in zip(starts, [*starts[1:], (len(text), 0)], strict=True):
        font, piece = book.font_list[number], text[start:end]
        for look in (_ESCAPES.get(font.escapement), struck if font.struck_out else None):
            piece = look(piece) if look else piece
        said += piece
    return said


def _shown(book: Any, cell: Any) -> tuple[str, Any]:
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return "n", cell.value
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "b", int(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return "e", xlrd.error_text_from_code.get(cell.value, "#N/A")
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            moment = xlrd.xldate_as_datetime(cell.value, book.datemode)
        except (xlrd.XLDateError, OverflowError, ValueError):
            return "n", cell.value
        if cell.value < 1:
            return "t", str(moment.time())
        return "d", moment.isoformat(" ") if cell.value % 1 else moment.date().isoformat()
    return "t", cell.value
