""".xlsx and .xlsm: calamine reads the values, and a scan of the sheet's XML says what calamine hides.

calamine is fast and well kept: shared strings, escapes, dates of both calendars come from it. But it gives a blank for
"#REF!", for a formula nobody calculated and for much that is malformed, and it knows no hidden rows and no formats. So
each sheet is scanned as well, as a stream, before calamine builds its grid (a far cell would abort the process there),
and the two must agree: the same cells filled, every plain number the same. Two readers that disagree are no reader: the
file is refused. A blank that comes out of here has been seen blank twice.
"""

from array import array
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from math import isnan
from posixpath import join, normpath
from typing import IO, Any
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import ZipFile

from cells import MAX_CELLS, MAX_COLUMN, MAX_ROW, Broken, Pages, Row, letters
from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum
from xlrd.formatting import std_format_strings

WIDTH = MAX_COLUMN + 1
"""A cell's place as one number: row * WIDTH + column, both from 1."""
MAX_AREA = 4_000_000
"""calamine keeps the whole rectangle around the filled cells at 32 bytes a cell; two tables of 100,000 rows fit well."""
BLANK_RESULT = ("str", "")
NO_NUMBER = float("nan")


class Marks:
    """What the scan of one sheet found, cell by cell in the order of the file."""

    def __init__(self) -> None:
        self.places = array("Q")
        self.styles = array("I")
        self.numbers = array("d")  # nan: not a plain number
        self.said: dict[int, tuple[str, str]] = {}  # errors ("e") and uncalculated formulas ("u")
        self.must: set[int] = set()  # booleans and dates written out: never blank
        self.spills: list[tuple[str, str]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()

    def by_rows(self) -> Iterator[tuple[int, list[int]]]:
        """Each row with the positions of its cells. A file may list its cells in any order, but none of them twice."""
        places = self.places
        order: Any = range(len(places))
        if any(later <= earlier for earlier, later in zip(places, places[1:], strict=False)):
            order = sorted(order, key=places.__getitem__)
            for earlier, later in zip(order, order[1:], strict=False):
                if places[earlier] == places[later]:
                    raise Broken("unsafe_file", "the same cell twice", cell=address(places[later]))
        for row, positions in groupby(order, lambda position: places[position] // WIDTH):
            yield row, list(positions)


def address(place: int) -> str:
    """The place as Excel writes it: "D14"."""
    row, column = divmod(place, WIDTH)
    return f"{letters(column)}{row}"


@lru_cache(maxsize=MAX_COLUMN)
def column_of(word: str) -> int:
    """The column of its letters, 0 when there is none."""
    if not (word.isascii() and word.isalpha() and len(word) < 4):
        return 0
    column = 0
    for letter in word.upper():
        column = column * 26 + ord(letter) - 64
    return column if column <= MAX_COLUMN else 0


def place_of(reference: str) -> int:
    """ "D14" as one number; refuses what is no cell of a sheet."""
    word = reference.rstrip("0123456789")
    column, row = column_of(word), int(reference[len(word) :] or 0)
    if not column or not 1 <= row <= MAX_ROW:
        raise Broken("broken_file", reference[:20])
    return row * WIDTH + column


def read(data: bytes, pages: Pages) -> None:
    """Every worksheet of the workbook, hidden ones too."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError as locked:
        raise Broken("password") from locked
    with ZipFile(BytesIO(data)) as archive:
        parts = {name.lower(): name for name in archive.namelist()}
        targets, recalculate = _sheet_parts(archive, parts)
        pages.formats(_formats(archive, parts))
        for index, about in enumerate(book.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            try:
                with archive.open(parts[targets[about.name].lower()]) as stream:
                    marks = scan(stream, recalculate)
                sheet = book.get_sheet_by_index(index)
                merges = [(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ()]
                pages.sheet(about.name, about.visible != SheetVisibleEnum.Visible, merges, _agreed(marks, sheet))
            except Broken as broken:
                broken.sheet = broken.sheet or about.name
                raise


def _sheet_parts(archive: ZipFile, parts: dict[str, str]) -> tuple[dict[str, str], bool]:
    """Which part holds each sheet, and whether the program that wrote the file left the calculating to others."""
    related = ElementTree.fromstring(archive.read(parts["xl/_rels/workbook.xml.rels"]))
    target = {link.get("Id"): normpath(join("/xl", link.get("Target", ""))).lstrip("/") for link in related}
    workbook = ElementTree.fromstring(archive.read(parts["xl/workbook.xml"]))
    found: dict[str, str] = {}
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        identity = next((value for key, value in sheet.items() if key.endswith("}id")), None)
        if found.setdefault(sheet.get("name", ""), target[identity]) != target[identity]:
            raise Broken("unsafe_file", "two sheets of one name", sheet=sheet.get("name"))
    calculation = workbook.find("{*}calcPr")
    return found, calculation is not None and calculation.get("fullCalcOnLoad") in ("1", "true")


def _formats(archive: ZipFile, parts: dict[str, str]) -> list[str]:
    """The number format code of every cell style."""
    if "xl/styles.xml" not in parts:
        return []
    styles = ElementTree.fromstring(archive.read(parts["xl/styles.xml"]))
    codes: dict[int, str] = dict(std_format_strings)
    for own in styles.iterfind("{*}numFmts/{*}numFmt"):
        codes[int(own.get("numFmtId", 0))] = own.get("formatCode", "")
    return [codes.get(int(style.get("numFmtId", 0)), "General") for style in styles.iterfind("{*}cellXfs/{*}xf")]


def scan(stream: IO[bytes], recalculate: bool) -> Marks:
    """Walk through the XML of one sheet. Empty cells, formatted or not, leave no trace and cost no memory."""
    marks = Marks()
    add_place, add_style, add_number = marks.places.append, marks.styles.append, marks.numbers.append
    columns: dict[str, int] = {}
    prefix: str | None = None
    cell_tag = value_tag = formula_tag = row_tag = ""
    row, row_text, digits, place = 0, "", 0, 0
    style, kind, value, formula, spread = "0", "n", None, None, ""
    filled = within = False
    listening = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, row_text, digits, place, style, kind, value, formula, spread, filled, listening
        if not within:
            outside(name, attributes)
        elif name == cell_tag:
            reference = attributes.get("r")
            if reference is None:
                place += 1
                if place % WIDTH == 0:
                    raise Broken("broken_file", "a row without end")
            elif reference[-digits:] == row_text and (column := columns.get(reference[:-digits])):
                place = row * WIDTH + column
            else:
                place = place_of(reference)
                columns[reference.rstrip("0123456789")] = place % WIDTH
            style, kind = attributes.get("s", "0"), attributes.get("t", "n")
            value = formula = None
            filled = False
        elif name == value_tag:
            value, listening = "", "v"
        elif name == formula_tag:
            formula, listening = "", "f"
            spread = attributes.get("ref", "") if attributes.get("t") in ("array", "dataTable") else ""
        elif name == row_tag:
            row = int(attributes.get("r", row + 1))
            if not 1 <= row <= MAX_ROW:
                raise Broken("broken_file", str(row))
            row_text, digits, place = str(row), len(str(row)), row * WIDTH
            if _is_on(attributes.get("hidden")) or _is_zero(attributes.get("ht")):
                marks.hidden_rows.add(row)
        elif name.rpartition(":")[2] == "is":
            filled = True

    def outside(name: str, attributes: dict[str, str]) -> None:
        nonlocal prefix, cell_tag, value_tag, formula_tag, row_tag, within
        if prefix is None:
            prefix = name.removesuffix("worksheet")
            cell_tag, value_tag, formula_tag, row_tag = prefix + "c", prefix + "v", prefix + "f", prefix + "row"
        if name == prefix + "sheetData":
            within = True
        elif name == prefix + "col" and (_is_on(attributes.get("hidden")) or _is_zero(attributes.get("width"))):
            marks.hidden_columns.update(range(int(attributes["min"]), min(int(attributes["max"]), MAX_COLUMN) + 1))

    def end(name: str) -> None:
        nonlocal listening, within
        listening = ""
        if name == cell_tag:
            if within and (value or filled or formula is not None):
                add_place(place)
                add_style(int(style))
                add_number(float(value) if kind == "n" and formula is None and value else other())
        elif within and name.endswith("sheetData"):
            within = False

    def other() -> float:
        if kind == "e":
            marks.said[place] = ("e", value or "#N/A")
        elif formula is not None and _is_uncalculated(kind, value, recalculate):
            marks.said[place] = ("u", "=" + (formula or "…"))
            if spread:
                marks.spills.append((spread, "=" + formula))
        elif kind == "n":
            return float(value or "")
        elif kind in ("b", "d"):
            marks.must.add(place)
        return NO_NUMBER

    def data(text: str) -> None:
        nonlocal value, formula
        if listening == "v":
            value = value + text if value else text
        elif listening:
            formula = formula + text if formula else text

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, data
    parser.ParseFile(stream)
    _spill(marks)
    _check_area(marks)
    return marks


def _is_on(flag: str | None) -> bool:
    return flag in ("1", "true", "on")


def _is_zero(size: str | None) -> bool:
    return size is not None and float(size) == 0


def _is_uncalculated(kind: str, value: str | None, recalculate: bool) -> bool:
    """No result stored; an empty text is a result. A file that asks to be calculated on opening holds 0 as a stopgap."""
    return (not value and (kind, value) != BLANK_RESULT) or (recalculate and kind == "n" and float(value or 0) == 0)


def _spill(marks: Marks) -> None:
    """An uncalculated array formula leaves its other cells blank: they are not blank, they are uncalculated as well."""
    seen = set(marks.places) if marks.spills else set()
    for reference, formula in marks.spills:
        first, _, last = reference.partition(":")
        (top, left), (bottom, right) = divmod(place_of(first), WIDTH), divmod(place_of(last or first), WIDTH)
        if (bottom - top + 1) * (right - left + 1) > MAX_CELLS:
            raise Broken("too_far", reference, cell=last)
        for place in (r * WIDTH + c for r in range(top, bottom + 1) for c in range(left, right + 1)):
            if place not in seen:
                seen.add(place)
                marks.places.append(place)
                marks.styles.append(0)
                marks.numbers.append(NO_NUMBER)
                marks.said[place] = ("u", formula)


def _check_area(marks: Marks) -> None:
    places = marks.places
    if len(places) > MAX_CELLS:
        raise Broken("too_heavy")
    if places:
        filled = {place % WIDTH for place in places}
        lowest, rows = max(places), max(places) // WIDTH - min(places) // WIDTH + 1
        columns = max(filled) - min(filled) + 1
        if rows * columns > MAX_AREA:
            rightmost = next(place for place in places if place % WIDTH == max(filled))
            far = address(lowest if rows > columns * 64 else rightmost)
            raise Broken("too_far", far, cell=far)


def _agreed(marks: Marks, sheet: Any) -> Iterator[Row]:
    """Both readers' cells side by side, row by row; Broken where they differ."""
    top, left = sheet.start or (0, 0)
    lines = enumerate(sheet.iter_rows(), top + 1)
    at, line = 0, []
    for row, positions in marks.by_rows():
        while at < row:
            at, line = next(lines, (MAX_ROW + 1, []))
            if at < row:
                _must_be_blank(at, line)
        places = [marks.places[position] for position in positions]
        columns = [place - row * WIDTH for place in places]
        values: list[Any] = [""] * len(columns)
        if at == row:
            padded = line + [""] * (columns[-1] - left - len(line))
            values = [padded[column - 1 - left] if column > left else "" for column in columns]
            if len(line) - line.count("") != len(values) - values.count(""):
                raise Broken("broken_file", "two readers disagree", cell=address(places[0]))
        numbers = [marks.numbers[position] for position in positions]
        kinds = ["n"] * len(columns)
        if values != numbers or not all(type(value) is float for value in values):
            for nth, place in enumerate(places):
                if place in marks.said:
                    kinds[nth], values[nth] = marks.said[place]
                elif type(values[nth]) is not float or values[nth] != numbers[nth]:
                    kinds[nth], values[nth] = _shown(values[nth], numbers[nth], place in marks.must, place)
        row_hidden = row in marks.hidden_rows
        hidden = [int(row_hidden or column in marks.hidden_columns) for column in columns]
        yield row, columns, kinds, values, [marks.styles[position] for position in positions], hidden
    for at, line in lines:
        _must_be_blank(at, line)


def _must_be_blank(row: int, line: list[Any]) -> None:
    if line.count("") != len(line):
        raise Broken("broken_file", "two readers disagree", cell=f"A{row}")


def _shown(value: Any, number: float, must: bool, place: int) -> tuple[str, Any]:
    """Kind and value of one cell; Broken when calamine and the scan saw different things."""
    is_number = not isnan(number)
    if type(value) is bool:
        if must:
            return "b", int(value)
    elif type(value) is str:
        if not is_number and not must:
            return "t", value
    elif isinstance(value, datetime):
        return "d", value.isoformat(" ")
    elif isinstance(value, date):
        return "d", value.isoformat()
    elif isinstance(value, time | timedelta):
        return "t", str(value) if not is_number or number >= 0 else repr(number)
    raise Broken("broken_file", "two readers disagree", cell=address(place))
