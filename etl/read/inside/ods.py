""".ods: one scan of content.xml gives every cell.

calamine is not used here: for .ods it loses line breaks inside a cell (two words become one), text without a declared
type, errors and uncalculated formulas, knows no merges, and unpacks repeated rows before anything can be counted. The
format itself states each value in an attribute, so that a scan is short and nothing needs to be interpreted.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from typing import Any
from xml.parsers import expat
from zipfile import ZipFile

from cells import MAX_CELLS, MAX_COLUMN, MAX_ROW, Box, Broken, Pages, Row, letters

Filled = tuple[int, int, str, Any, int, int]
"""Row, column, kind, value, format and hidden, as in a Row of cells.py."""
FORMATS = ["General", "0%"]
ERROR = re.compile(r"#(REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!)|(Err:|#ERR)\d+")
NUMBERS = ("float", "percentage", "currency")
ASIDE = ("annotation", "shapes", "tracked-changes", "forms", "dde-links")
ADDED = {"s": " ", "tab": "\t", "line-break": "\n"}


class Table:
    """One sheet while it is read."""

    def __init__(self, name: str, style: str) -> None:
        self.name, self.style = name, style
        self.cells: list[Filled] = []
        self.merges: list[Box] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.row, self.column, self.columns = 1, 1, 1
        self.times, self.row_hidden = 1, False
        self.first_of_row = 0


def read(data: bytes, pages: Pages) -> None:
    """Every sheet of the workbook, hidden ones too."""
    with ZipFile(BytesIO(data)) as archive, archive.open("content.xml") as stream:
        tables, hidden_styles = scan(stream)
    pages.formats(FORMATS)
    for table in tables:
        pages.sheet(table.name, table.style in hidden_styles, table.merges, _rows(table))


def _rows(table: Table) -> Iterator[Row]:
    for row, cells in groupby(table.cells, itemgetter(0)):
        _, columns, kinds, values, styles, hidden = (list(part) for part in zip(*cells, strict=True))
        for nth, column in enumerate(columns):
            if any(first <= column <= last for first, last in table.hidden_columns):
                hidden[nth] = 1
        yield row, columns, kinds, values, styles, hidden


def scan(stream: Any) -> tuple[list[Table], set[str]]:
    """All tables, and the names of the table styles that hide their sheet."""
    reader = _Scan()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = (
        reader.start,
        reader.end,
        reader.text,
    )
    parser.ParseFile(stream)
    return reader.tables, reader.hidden_styles


class _Scan:
    """The handlers of the parser and where it stands."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.hidden_styles: set[str] = set()
        self.cells = 0
        self.table: Table | None = None
        self.style = ""
        self.cell: dict[str, str] | None = None
        self.pieces: list[str] = []
        self.aside = 0
        self.listening = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = name.rpartition(":")[2]
        if self.aside or tag in ASIDE or name.startswith("draw:"):
            self.aside += 1  # notes, drawings, old values: not what the sheet shows
        elif tag in ("table-cell", "covered-table-cell") and self.table:
            self.cell = {
                key.rpartition(":")[2]: value for key, value in attributes.items() if key != "calcext:value-type"
            }
            self.cell["checked"] = attributes.get("calcext:value-type", "")
            self.cell["covered"] = "yes" if tag.startswith("covered") else ""
            self.pieces.clear()
        elif self.cell is not None:
            if tag == "p":
                self.listening = True
                if self.pieces:
                    self.pieces.append("\n")
            elif tag in ADDED and self.listening:
                self.pieces.append(ADDED[tag] * min(int(attributes.get("text:c", 1)), 1000))
        elif tag == "table-row" and self.table:
            self.table.times = _count(attributes, "table:number-rows-repeated")
            self.table.row_hidden = attributes.get("table:visibility") in ("collapse", "filter")
            self.table.column, self.table.first_of_row = 1, len(self.table.cells)
        elif tag == "table-column" and self.table:
            times = _count(attributes, "table:number-columns-repeated")
            if attributes.get("table:visibility") in ("collapse", "filter"):
                self.table.hidden_columns.append((self.table.columns, self.table.columns + times - 1))
            self.table.columns += times
        elif tag == "table":
            self.table = Table(attributes.get("table:name", ""), attributes.get("table:style-name", ""))
        elif tag == "style":
            self.style = attributes.get("style:name", "")
        elif tag == "table-properties" and attributes.get("table:display") == "false":
            self.hidden_styles.add(self.style)

    def end(self, name: str) -> None:
        """An element ends."""
        tag = name.rpartition(":")[2]
        if self.aside:
            self.aside -= 1
        elif tag in ("table-cell", "covered-table-cell") and self.table and self.cell is not None:
            self._cell(self.table, self.cell)
            self.cell = None
        elif tag == "p":
            self.listening = False
        elif tag == "table-row" and self.table:
            self._row(self.table)
        elif tag == "table" and self.table:
            if "'#$" not in self.table.name:  # values kept from another file
                self.tables.append(self.table)
            self.table = None

    def text(self, text: str) -> None:
        """Characters of an element."""
        if self.listening and not self.aside:
            self.pieces.append(text)

    def _cell(self, table: Table, cell: dict[str, str]) -> None:
        times, column = _count(cell, "number-columns-repeated"), table.column
        table.column += times
        if cell["covered"]:
            return
        wide, high = _count(cell, "number-columns-spanned"), _count(cell, "number-rows-spanned")
        if wide * high > 1:
            table.merges.append((table.row, column, table.row + high - 1, column + wide - 1))
        kind, value = _shown(cell, "".join(self.pieces))
        if value == "" or (kind == "t" and not value.strip()):
            return
        self._bound(table, times, table.column - 1)
        style = 1 if cell.get("value-type") == "percentage" else 0
        for at in range(column, table.column):
            table.cells.append((table.row, at, kind, value, style, int(table.row_hidden)))

    def _row(self, table: Table) -> None:
        line = table.cells[table.first_of_row :]
        if line:
            self._bound(table, len(line) * (table.times - 1), line[-1][1], table.row + table.times - 1)
            for row in range(table.row + 1, table.row + table.times):
                table.cells.extend((row, *cell[1:]) for cell in line)
        table.row += table.times

    def _bound(self, table: Table, more: int, column: int, row: int = 0) -> None:
        """A repeat writes a million cells in one line: count before unpacking."""
        self.cells += more
        row = row or table.row
        if column > MAX_COLUMN or row > MAX_ROW:
            cell = f"{letters(min(column, MAX_COLUMN))}{min(row, MAX_ROW)}"
            raise Broken("too_far", cell, table.name, cell)
        if self.cells > MAX_CELLS:
            raise Broken("too_heavy", sheet=table.name)


def _count(attributes: dict[str, str], name: str) -> int:
    count = int(attributes.get(name, 1))
    if count < 1:
        raise Broken("broken_file", f"{name}={count}")
    return count


def _shown(cell: dict[str, str], text: str) -> tuple[str, Any]:
    """Kind and value of one cell; value "" when it is blank."""
    kind, formula = cell.get("value-type"), cell.get("formula")
    if cell["checked"] == "error" or (formula is not None and ERROR.fullmatch(text.strip())):
        return "e", text.strip() or "#N/A"
    if formula is not None and kind is None and not text:
        return "u", "=" + formula.partition("=")[2]
    if kind in NUMBERS:
        return "n", float(cell["value"])
    if kind == "boolean":
        return "b", int(cell["boolean-value"] == "true")
    if kind == "date":
        return "d", cell["date-value"].removesuffix("T00:00:00").replace("T", " ")
    return "t", text or cell.get("string-value") or cell.get("time-value", "")
