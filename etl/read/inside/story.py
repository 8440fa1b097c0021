"""A document while it is read: its paragraphs and its tables, whatever format they stand in.

A reader says what begins and ends; here texts become lines, lines become paragraphs or the text of a cell, and cells
get their place. Text that people see as raised or struck out stays so, in signs of its own: "72" with a footnote mark
1 must never become 721.
"""

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter, itemgetter

from cells import MAX_CELLS, MAX_COLUMN, MAX_MERGES, MAX_ROW, MAX_TEXT, Box, Broken, Pages, Row, letters

MAX_TABLES = 2_000
MAX_INSIDE = 50
"""Tables within tables."""
MAX_PARAGRAPHS = 200_000
MAX_SPANS = 1_000
"""Cells reaching down into one row."""

Look = Callable[[str], str]
"""What a look of letters that changes what a text says makes of it."""

_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_STROKE = "\u0336"


def raised(text: str) -> str:
    """Superscript digits as signs of their own."""
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """Subscript digits as signs of their own."""
    return text.translate(_LOWERED)


def struck(text: str) -> str:
    """Struck out text, each sign with its stroke."""
    return "".join(sign if sign.isspace() else sign + _STROKE for sign in text)


def looks_of(properties: dict[str, str]) -> list[Look]:
    """What OpenDocument's properties of letters make of a text: raised, lowered, struck, or not there at all."""
    position = properties.get("style:text-position", "").split(" ")[0]
    looks: list[Look] = []
    if properties.get("text:display") == "none":
        looks.append(lambda text: "")
    if position == "super" or (position.rstrip("%").isdigit() and position != "0%"):
        looks.append(raised)
    elif position == "sub" or position.startswith("-"):
        looks.append(lowered)
    if properties.get("style:text-line-through-style", "none") != "none":
        looks.append(struck)
    return looks


class Place:
    """What holds paragraphs: the body of the document, or a cell."""

    __slots__ = ("lines", "open", "since")

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.since: list[str] = []  # the table before
        self.open: list[list[str]] = []  # paragraphs begun; a text box begins one within another


class Cell(Place):
    """One cell of a table while it is read. `skips` are columns after it that nothing stands in; one that is `covered`
    belongs to a merged cell above it."""

    __slots__ = ("column", "covered", "hidden", "high", "row", "skips", "wide")

    def __init__(self, row: int, column: int, hidden: bool) -> None:
        super().__init__()
        self.row, self.column, self.hidden = row, column, hidden
        self.wide = self.high = 1
        self.skips, self.covered = 0, False


class Table:
    """One table: its filled cells (row, column, text, hidden), and which reach over more than one place."""

    def __init__(self, number: int, hidden: bool) -> None:
        self.number, self.hidden = number, hidden
        self.name = f"Bảng {number}"
        self.above: list[str] | None = None
        self.cells: list[tuple[int, int, str, bool]] = []
        self.wide_cells: list[Cell] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.cell: Cell | None = None
        self.row, self.column, self.row_hidden, self.in_row = 0, 1, False, False
        self._before = (0, 0)
        self._down: list[Cell] = []  # cells that reach into the row, in order of their columns

    def row_starts(self, hidden: bool = False) -> None:
        """The next row."""
        self.row += 1
        self.column, self.row_hidden = 1, hidden
        self._before = len(self.cells), len(self.wide_cells)
        if self._down:
            reaching = (cell for cell in self._down if cell.row + cell.high > self.row)
            self._down = sorted(reaching, key=attrgetter("column"))

    def row_taken_back(self, merged: dict[int, Cell]) -> None:
        """The row just read does not exist (deleted, the deletion still on record); `merged` may go on below it."""
        for column, cell in list(merged.items()):
            if cell.row == self.row:
                del merged[column]
            elif cell.row + cell.high - 1 == self.row:
                cell.high -= 1
        del self.cells[self._before[0] :], self.wide_cells[self._before[1] :]
        self.row -= 1

    def grown(self, cell: Cell) -> None:
        """A cell that has ended reaches further after all."""
        if cell.wide + cell.high == 3:
            self.wide_cells.append(cell)

    def reaches_down(self, cell: Cell) -> None:
        """No cell of the rows below stands where this one reaches."""
        self._down.append(cell)
        if len(self._down) > MAX_SPANS:
            raise Broken("too_heavy", f"{len(self._down)} merges", self.name, f"A{self.row}")

    def skip_taken(self) -> None:
        """Go on to the next column that no cell from above reaches into."""
        for cell in self._down:
            if cell.row < self.row and cell.column <= self.column < cell.column + cell.wide:
                self.column = cell.column + cell.wide

    def merges(self) -> list[Box]:
        """The merged ranges; none reaches further down than the table."""
        boxes = ((c.row, c.column, min(c.row + c.high - 1, self.row), c.column + c.wide - 1) for c in self.wide_cells)
        return [box for box in boxes if box[:2] != box[2:]]

    def rows(self) -> Iterator[Row]:
        """The filled cells, row by row."""
        for row, cells in groupby(self.cells, itemgetter(0)):
            _, columns, texts, hidden = (list(part) for part in zip(*cells, strict=True))
            for nth, column in enumerate(columns if self.hidden_columns else ()):
                hidden[nth] |= any(first <= column <= last for first, last in self.hidden_columns)
            yield row, columns, ["t"] * len(texts), texts, [-1] * len(texts), list(map(int, hidden))


class Story:
    """The document so far, and where in it the reader stands."""

    def __init__(self) -> None:
        self.body: Place = Place()
        self.tables: list[Table] = []
        self.within: list[Table] = []
        self._places = [self.body]
        self._cells = self._text = 0

    @property
    def here(self) -> Place:
        """The innermost cell, or the body."""
        return self._places[-1]

    @property
    def table(self) -> Table | None:
        """The innermost table."""
        return self.within[-1] if self.within else None

    def say(self, text: str) -> None:
        """More of the paragraph; outside of paragraphs nothing is said."""
        self._text += len(text)
        if self._text > MAX_TEXT:
            raise Broken("too_heavy")
        if self.here.open:
            self.here.open[-1].append(text)

    def line_starts(self) -> None:
        """A paragraph begins."""
        self.here.open.append([])

    def line_ends(self) -> None:
        """It ends."""
        place = self.here
        if place.open:
            text = "".join(place.open.pop())
            if text.strip():
                place.since.append(text)
            if text.strip() or place is not self.body:
                place.lines.append(text)
            if len(place.lines) > MAX_PARAGRAPHS:
                raise Broken("too_heavy")

    def table_starts(self, hidden: bool = False) -> Table:
        """A table begins, in the body or in a cell; tables are numbered as they begin."""
        if len(self.tables) >= MAX_TABLES or len(self.within) >= MAX_INSIDE:
            raise Broken("too_heavy")
        table = Table(len(self.tables) + 1, hidden)
        self.tables.append(table)
        self.within.append(table)
        return table

    def table_ends(self) -> None:
        """The innermost table ends."""
        self.within.pop()

    def cell_starts(self, hidden: bool = False) -> Cell:
        """A cell begins at the table's column; how wide and high it is may be said until it ends."""
        table = self.within[-1]
        if table.cell is not None:
            raise Broken("broken_file", "a cell in a cell", table.name)
        if table.above is None:
            place = self.here
            table.above, place.since = place.since, []
        cell = table.cell = Cell(table.row, table.column, hidden or table.row_hidden)
        self._places.append(cell)
        return cell

    def cell_ends(self) -> None:
        """Its text is what its paragraphs say, one below the other."""
        table = self.within[-1]
        cell, table.cell = table.cell, None
        if cell is None:
            return
        self._places.pop()
        table.column += cell.wide + cell.skips
        if table.column - 1 > MAX_COLUMN or table.row > MAX_ROW:
            far = f"{letters(min(table.column - 1, MAX_COLUMN))}{min(table.row, MAX_ROW)}"
            raise Broken("too_far", far, table.name, far)
        if (cell.wide > 1 or cell.high > 1) and not cell.covered:
            table.wide_cells.append(cell)
        text = "\n".join(cell.lines).strip("\n")
        cell.lines, cell.since = [], []
        if text.strip():
            table.cells.append((cell.row, cell.column, text, cell.hidden))
            self._cells += 1
        if self._cells > MAX_CELLS or len(table.wide_cells) > MAX_MERGES:
            raise Broken("too_heavy", sheet=table.name)

    def tell(self, pages: Pages) -> None:
        """Hand everything on."""
        pages.paragraphs(self.body.lines)
        for table in self.tables:
            if table.cells:
                pages.sheet(table.name, table.hidden, table.merges(), table.rows(), table.number, table.above or [])
