""".ods: one scan of content.xml gives every cell.

calamine is not used here: for .ods it loses line breaks inside a cell (two words become one), text without a declared
type, errors and uncalculated formulas, knows no merges, and unpacks repeated rows before anything can be counted. The
format itself states each value in an attribute, so that a scan is short and nothing needs to be interpreted.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import chain, groupby
from operator import itemgetter
from typing import IO, Any
from xml.parsers import expat
from zipfile import ZipFile

from cells import MAX_CELLS, MAX_COLUMN, MAX_ROW, Box, Broken, Pages, Row, letters
from story import Look, looks_of

Filled = tuple[int, int, str, Any, int, int]
"""Row, column, kind, value, format and hidden, as in a Row of cells.py."""
FORMATS = ["General", "0%"]
SPACES = {
    f"xmlns:{space}": f"urn:oasis:names:tc:opendocument:xmlns:{space}:1.0" for space in ("office", "table", "text")
}
CELLS = ("table:table-cell", "table:covered-table-cell")
ASIDE = {"office:annotation", "table:shapes", "table:tracked-changes", "office:forms", "table:dde-links"}
"""Notes, drawings, old values: not what the sheet shows."""
ADDED = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
HIDDEN = ("collapse", "filter")
NUMBERS = ("float", "percentage", "currency")
ERROR = re.compile(r"#(REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!)|(Err:|#ERR)\d+")


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
    reader = _Scan()
    with ZipFile(BytesIO(data)) as archive, archive.open("content.xml") as stream:
        reader.run(stream)
    pages.formats(FORMATS)
    for table in reader.tables:
        pages.sheet(table.name, table.style in reader.hidden_styles, table.merges, _rows(table))


def _rows(table: Table) -> Iterator[Row]:
    for row, cells in groupby(table.cells, itemgetter(0)):
        _, columns, kinds, values, styles, hidden = (list(part) for part in zip(*cells, strict=True))
        for nth, column in enumerate(columns):
            if any(first <= column <= last for first, last in table.hidden_columns):
                hidden[nth] = 1
        yield row, columns, kinds, values, styles, hidden


class _Scan:
    """The handlers of the parser, and where it stands."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.hidden_styles: set[str] = set()
        self._cells = 0
        self._table = Table("", "")
        self._style = ""
        self._cell: dict[str, str] | None = None
        self._pieces: list[str] = []
        self._aside = 0
        self._listening = False
        self._looks: dict[str, list[Look]] = {}
        self._spans: list[list[Look]] = []
        self._starts = {
            "table:table-row": self._row_starts,
            "table:table-column": self._column,
            "table:table": self._table_starts,
            "style:style": self._style_starts,
            "style:table-properties": self._table_properties,
            "style:text-properties": self._text_properties,
            "office:document-content": self._document,
        }

    def run(self, stream: IO[bytes]) -> None:
        """Read the whole part."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        while chunk := stream.read(1 << 20):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._aside or name in ASIDE or name.startswith("draw:"):
            self._aside += 1
        elif name in CELLS:
            self._cell = attributes
            self._pieces.clear()
        elif self._cell is not None:
            if name == "text:p":
                self._listening = True
                if self._pieces:
                    self._pieces.append("\n")
            elif name == "text:span":
                self._spans.append(self._looks.get(attributes.get("text:style-name", ""), []))
            elif name in ADDED and self._listening:
                self._pieces.append(ADDED[name] * min(_count(attributes, "text:c"), 1000))
        elif name in self._starts:
            self._starts[name](attributes)

    def _end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
        elif name in CELLS and self._cell is not None:
            self._cell_ends(self._table, self._cell, name == CELLS[1])
            self._cell = None
        elif name == "text:p":
            self._listening = False
        elif name == "text:span" and self._spans:
            self._spans.pop()
        elif name == "table:table-row":
            self._row_ends(self._table)
        elif name == "table:table" and "'#$" not in self._table.name:  # such are values kept from another file
            self.tables.append(self._table)

    def _text(self, text: str) -> None:
        if self._listening and not self._aside:
            for look in chain.from_iterable(self._spans):
                text = look(text)
            self._pieces.append(text)

    def _document(self, attributes: dict[str, str]) -> None:
        if any(attributes.get(space, name) != name for space, name in SPACES.items()):
            raise Broken("broken_file", "names of another kind")

    def _style_starts(self, attributes: dict[str, str]) -> None:
        self._style = attributes.get("style:name", "")

    def _table_properties(self, attributes: dict[str, str]) -> None:
        if attributes.get("table:display") == "false":
            self.hidden_styles.add(self._style)

    def _text_properties(self, attributes: dict[str, str]) -> None:
        self._looks.setdefault(self._style, []).extend(looks_of(attributes))

    def _table_starts(self, attributes: dict[str, str]) -> None:
        self._table = Table(attributes.get("table:name", ""), attributes.get("table:style-name", ""))

    def _column(self, attributes: dict[str, str]) -> None:
        table, times = self._table, _count(attributes, "table:number-columns-repeated")
        if attributes.get("table:visibility") in HIDDEN:
            table.hidden_columns.append((table.columns, table.columns + times - 1))
        table.columns += times
        if len(table.hidden_columns) > 1000:
            raise Broken("too_heavy", sheet=table.name)

    def _row_starts(self, attributes: dict[str, str]) -> None:
        table = self._table
        table.times = _count(attributes, "table:number-rows-repeated")
        table.row_hidden = attributes.get("table:visibility") in HIDDEN
        table.column, table.first_of_row = 1, len(table.cells)

    def _cell_ends(self, table: Table, cell: dict[str, str], covered: bool) -> None:
        times, column = _count(cell, "table:number-columns-repeated"), table.column
        table.column += times
        if covered:
            return
        if "table:number-columns-spanned" in cell or "table:number-rows-spanned" in cell:
            wide, high = _count(cell, "table:number-columns-spanned"), _count(cell, "table:number-rows-spanned")
            if wide * high > 1:
                table.merges.append((table.row, column, table.row + high - 1, column + wide - 1))
        kind, value = _shown(cell, "".join(self._pieces))
        if value == "" or (kind == "t" and not value.strip()):
            return
        self._bound(table, times, table.column - 1, table.row)
        style = 1 if cell.get("office:value-type") == "percentage" else 0
        for at in range(column, table.column):
            table.cells.append((table.row, at, kind, value, style, int(table.row_hidden)))

    def _row_ends(self, table: Table) -> None:
        line = table.cells[table.first_of_row :]
        if line:
            last = table.row + table.times - 1
            self._bound(table, len(line) * (table.times - 1), line[-1][1], last)
            for row in range(table.row + 1, last + 1):
                table.cells.extend((row, *cell[1:]) for cell in line)
        table.row += table.times

    def _bound(self, table: Table, more: int, column: int, row: int) -> None:
        """A repeat writes a million cells in one line: count before unpacking."""
        self._cells += more
        if column > MAX_COLUMN or row > MAX_ROW:
            cell = f"{letters(min(column, MAX_COLUMN))}{min(row, MAX_ROW)}"
            raise Broken("too_far", cell, table.name, cell)
        if self._cells > MAX_CELLS:
            raise Broken("too_heavy", sheet=table.name)


def _count(attributes: dict[str, str], name: str) -> int:
    count = int(attributes.get(name, 1))
    if count < 1:
        raise Broken("broken_file", f"{name}={count}")
    return count


def _shown(cell: dict[str, str], text: str) -> tuple[str, Any]:
    """Kind and value of one cell; value "" when it is blank."""
    kind, formula = cell.get("office:value-type"), cell.get("table:formula")
    if cell.get("calcext:value-type") == "error" or (formula is not None and ERROR.fullmatch(text.strip())):
        return "e", text.strip() or "#N/A"
    if formula is not None and kind is None and not text:
        return "u", "=" + formula.partition("=")[2]
    if kind in NUMBERS:
        return "n", float(cell["office:value"])
    if kind == "boolean":
        return "b", int(cell["office:boolean-value"] == "true")
    if kind == "date":
        return "d", cell["office:date-value"].removesuffix("T00:00:00").replace("T", " ")
    return "t", text or cell.get("office:string-value") or cell.get("office:time-value", "")
