""".xlsx and .xlsm: calamine reads the values, and a scan of the sheet's XML says what calamine hides.

calamine is fast and well kept: shared strings, escapes, dates of both calendars come from it. But it gives a blank for
"#REF!", for a formula nobody calculated and for much that is malformed, and it knows no hidden rows and no formats. So
each sheet is scanned as well, as a stream, before calamine builds its grid (a far cell would abort the process there),
and the two must agree: the same cells filled, every plain number the same. Two readers that disagree are no reader: the
file is refused. A blank that comes out of here has been seen blank twice.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isnan
from posixpath import join, normpath
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from cells import MAX_ROW, Broken, Pages, Row
from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum
from sheet_scan import Marks, looked_strings, scan
from xlrd.formatting import std_format_strings


def read(data: bytes, pages: Pages) -> None:
    """Every worksheet of the workbook, hidden ones too."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError as locked:
        raise Broken("password") from locked
    with ZipFile(BytesIO(data)) as archive:
        parts = {name.lower(): name for name in archive.namelist()}
        targets, calculation = _sheet_parts(archive, parts)
        recalculate = calculation.get("fullCalcOnLoad") in ("1", "true")
        is_manual = calculation.get("calcMode") == "manual"
        pages.formats(_formats(archive, parts))
        looked = _looked(archive, parts)
        for index, about in enumerate(book.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            try:
                with archive.open(parts[targets[about.name].lower()]) as stream:
                    marks = scan(stream, recalculate, looked)
                if is_manual and marks.has_formulas:
                    pages.remark("manual_calculation")
                sheet = book.get_sheet_by_index(index)
                merges = [(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ()]
                pages.sheet(about.name, about.visible != SheetVisibleEnum.Visible, merges, _agreed(marks, sheet))
            except Broken as broken:
                broken.sheet = broken.sheet or about.name
                raise


def _sheet_parts(archive: ZipFile, parts: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Which part holds each sheet, and what the workbook says of calculating."""
    related = ElementTree.fromstring(archive.read(parts["xl/_rels/workbook.xml.rels"]))
    target = {link.get("Id"): normpath(join("/xl", link.get("Target", ""))).lstrip("/") for link in related}
    workbook = ElementTree.fromstring(archive.read(parts["xl/workbook.xml"]))
    found: dict[str, str] = {}
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        identity = next((value for key, value in sheet.items() if key.endswith("}id")), None)
        if found.setdefault(sheet.get("name", ""), target[identity]) != target[identity]:
            raise Broken("unsafe_file", "two sheets of one name", sheet=sheet.get("name"))
    calculation = workbook.find("{*}calcPr")
    return found, {} if calculation is None else dict(calculation.attrib)


def _looked(archive: ZipFile, parts: dict[str, str]) -> dict[int, str]:
    """Shared strings whose letters do not all look alike: calamine reads 72 with a raised 1 as 721."""
    name = parts.get("xl/sharedstrings.xml")
    if name is None:
        return {}
    with archive.open(name) as stream:
        before = b""
        while chunk := stream.read(1 << 20):  # most files have none: a look at the bytes spares them the reading
            if b"vertAlign" in before + chunk or b"strike" in before + chunk:
                break
            before = chunk[-16:]
        else:
            return {}
    with archive.open(name) as stream:
        return looked_strings(stream)


def _formats(archive: ZipFile, parts: dict[str, str]) -> list[str]:
    """The number format code of every cell style."""
    if "xl/styles.xml" not in parts:
        return []
    styles = ElementTree.fromstring(archive.read(parts["xl/styles.xml"]))
    codes: dict[int, str] = dict(std_format_strings)
    for own in styles.iterfind("{*}numFmts/{*}numFmt"):
        codes[int(own.get("numFmtId", 0))] = own.get("formatCode", "")
    return [codes.get(int(style.get("numFmtId", 0)), "General") for style in styles.iterfind("{*}cellXfs/{*}xf")]


def _agreed(marks: Marks, sheet: Any) -> Iterator[Row]:
    """Both readers' cells side by side, row by row; Broken where they differ."""
    left = sheet.start[1] if sheet.start else 0
    lines = enumerate(sheet.iter_rows(), 1)  # every row from the first, each beginning at the first filled column
    at, line = 0, []
    for row in sorted(marks.rows):
        found = marks.rows[row]
        while at < row:
            at, line = next(lines, (MAX_ROW + 1, []))
            if at < row:
                _must_be_blank(at, line)
        values: list[Any] = [""] * len(found.columns)
        if at == row:
            padded = line + [""] * (found.columns[-1] - left - len(line))
            values = [padded[column - 1 - left] if column > left else "" for column in found.columns]
            if len(line) - line.count("") != len(values) - values.count(""):
                raise Broken("broken_file", "two readers disagree", cell=f"A{row}")
        kinds = ["n"] * len(values)
        for nth, (value, number) in enumerate(zip(values, found.numbers, strict=True)):
            if value != number or type(value) is not float:
                column = found.columns[nth]
                kinds[nth], values[nth] = found.said.get(column) or _shown(value, number, column in found.written)
        hidden = [int(found.hidden or column in marks.hidden_columns) for column in found.columns]
        yield row, found.columns, kinds, values, found.styles, hidden
    for at, line in lines:
        _must_be_blank(at, line)


def _must_be_blank(row: int, line: list[Any]) -> None:
    if line.count("") != len(line):
        raise Broken("broken_file", "two readers disagree", cell=f"A{row}")


def _shown(value: Any, number: float, is_written: bool) -> tuple[str, Any]:
    """Kind and value of one cell; Broken when calamine and the scan saw different things."""
    is_number = not isnan(number)
    if type(value) is bool:
        if is_written:
            return "b", int(value)
    elif type(value) is str:
        if not is_number and not is_written:
            return "t", value
    elif isinstance(value, datetime):
        return "d", value.isoformat(" ")
    elif isinstance(value, date):
        return "d", value.isoformat()
    elif isinstance(value, time | timedelta):
        return "t", str(value) if not is_number or number >= 0 else repr(number)
    raise Broken("broken_file", "two readers disagree")
