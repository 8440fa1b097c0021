""".xls that is really XML, the "XML Spreadsheet 2003" of Excel: one scan gives every cell.

Programs that write a workbook without knowing Excel like it. Every cell states the kind of its value; a place is stated
only where cells or rows are left out.
"""

from itertools import groupby
from operator import itemgetter
from typing import Any
from xml.parsers import expat

from cells import MAX_CELLS, MAX_COLUMN, MAX_ROW, Box, Broken, Pages, Row, letters

_SHEETS = "urn:schemas-microsoft-com:office:spreadsheet "
_EXCEL = "urn:schemas-microsoft-com:office:excel "
_MAX_DEPTH = 200
_STYLES = {
    "General Number": "General",
    "Percent": "0.00%",
    "Standard": "#,##0.00",
    "Fixed": "0.00",
}


class _Sheet:
    """One sheet while it is read."""

    def __init__(self, name: str) -> None:
        self.name, self.hidden = name, False
        self.cells: list[tuple[int, int, str, Any, int, int]] = []
        self.merges: list[Box] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.row = self.column = self.columns = 0
        self.row_hidden = False


def read(data: bytes, pages: Pages) -> None:
    """Every sheet of the workbook, given as UTF-8 whatever it was."""
    scan = _Scan()
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = scan.start, scan.end
    parser.CharacterDataHandler = scan.text
    parser.Parse(data, True)
    pages.formats(scan.formats)
    for sheet in scan.sheets:
        pages.sheet(sheet.name, sheet.hidden, sheet.merges, _rows(sheet))


def _rows(sheet: _Sheet) -> Any:
    for row, cells in groupby(sheet.cells, itemgetter(0)):
        _, columns, kinds, values, styles, hidden = (list(part) for part in zip(*cells, strict=True))
        for nth, column in enumerate(columns):
            hidden[nth] |= any(first <= column <= last for first, last in sheet.hidden_columns)
        found: Row = (row, columns, kinds, values, styles, hidden)
        yield found


class _Scan:
    """The handlers of the parser, and where it stands."""

    def __init__(self) -> None:
        self.sheets: list[_Sheet] = []
        self.formats = ["General"]
        self._path: list[str] = []
        self._style = ""
        self._styles: dict[str, int] = {}
        self._cell: dict[str, str] = {}
        self._kind = ""
        self._pieces: list[str] = []
        self._count = self._rows_like_it = 0

    def start(self, full_name: str, full_attributes: dict[str, str]) -> None:
        """An element begins."""
        name = full_name.removeprefix(_SHEETS)
        self._path.append(name)
        if len(self._path) > _MAX_DEPTH:
            raise Broken("too_heavy")
        said = {key.rpartition(" ")[2]: value for key, value in full_attributes.items()}
        if name == "Worksheet":
            self.sheets.append(_Sheet(said.get("Name", "")))
        elif name == "Style":
            self._style = said.get("ID", "")
        elif name == "NumberFormat":
            code = said.get("Format", "General")
            self._styles[self._style] = len(self.formats)
            self.formats.append(_STYLES.get(code, code))
        elif self.sheets:
            self._of_sheet(self.sheets[-1], name, said)

    def _of_sheet(self, sheet: _Sheet, name: str, said: dict[str, str]) -> None:
        if name == "Column":
            sheet.columns = _index(said, sheet.columns, MAX_COLUMN, sheet)
            last = sheet.columns + _number(said, "Span")
            if said.get("Hidden") == "1" or said.get("Width") == "0":
                sheet.hidden_columns.append((sheet.columns, last))
            sheet.columns = last
        elif name == "Row":
            sheet.row = _index(said, sheet.row, MAX_ROW, sheet)
            self._rows_like_it = _number(said, "Span")  # as high, and blank
            sheet.column, sheet.row_hidden = 0, said.get("Hidden") == "1" or said.get("Height") == "0"
        elif name == "Cell":
            sheet.column = _index(said, sheet.column, MAX_COLUMN, sheet)
            self._cell, self._kind, self._pieces = said, "", []
        elif name == "Data" and self._path[-2] == "Cell":
            self._kind = said.get("Type", "String")

    def text(self, text: str) -> None:
        """Text of a cell; a comment has data of its own, below the cell."""
        if self._kind and "Data" in self._path and "Comment" not in self._path:
            self._pieces.append(text)
        elif self.sheets and self._path[-1] == _EXCEL + "Visible":
            self.sheets[-1].hidden |= text.strip() in ("SheetHidden", "SheetVeryHidden")

    def end(self, full_name: str) -> None:
        """An element ends."""
        name = self._path.pop()
        if name == "Row" and self.sheets:
            self.sheets[-1].row += self._rows_like_it
        elif name == "Cell" and self.sheets:
            self._cell_ends(self.sheets[-1])

    def _cell_ends(self, sheet: _Sheet) -> None:
        across, down = _number(self._cell, "MergeAcross"), _number(self._cell, "MergeDown")
        row, column = sheet.row, sheet.column
        sheet.column += across
        if sheet.column > MAX_COLUMN or row + down > MAX_ROW:
            far = f"{letters(min(sheet.column, MAX_COLUMN))}{min(row + down, MAX_ROW)}"
            raise Broken("too_far", far, sheet.name, far)
        if across or down:
            sheet.merges.append((row, column, row + down, sheet.column))
        kind, value = _shown(self._kind, "".join(self._pieces), self._cell.get("Formula"))
        self._kind = ""
        if value != "" and (kind != "t" or value.strip()):
            self._count += 1
            if self._count > MAX_CELLS:
                raise Broken("too_heavy", sheet=sheet.name)
            style = self._styles.get(self._cell.get("StyleID", ""), 0)
            sheet.cells.append((row, column, kind, value, style, int(sheet.row_hidden)))


def _shown(kind: str, text: str, formula: str | None) -> tuple[str, Any]:
    """Kind and value of one cell; value "" when it is blank."""
    if kind == "Number":
        return "n", float(text)
    if kind == "Boolean":
        return "b", int(text.strip() == "1")
    if kind == "DateTime" and text.startswith("1899-12-31T"):
        return "t", text[11:].removesuffix(".000")
    if kind == "DateTime":
        return "d", text.removesuffix(".000").removesuffix("T00:00:00").replace("T", " ")
    if kind == "Error":
        return "e", text or "#N/A"
    if formula is not None and not kind:
        return "u", formula
    return "t", text


def _index(said: dict[str, str], last: int, most: int, sheet: _Sheet) -> int:
    """Where the next column, row or cell stands; places only ever go on."""
    index = int(said.get("Index", last + 1))
    if index <= last:
        raise Broken("broken_file", "Index", sheet.name)
    if index > most:
        raise Broken("too_far", str(index), sheet.name)
    return index


def _number(said: dict[str, str], name: str) -> int:
    count = int(said.get(name, 0))
    if not 0 <= count <= MAX_ROW:
        raise Broken("broken_file", name)
    return count
