"""The scan of one .xlsx sheet's XML: which cells are filled, and everything calamine hides about them."""

from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import IO, Any
from xml.parsers import expat

from cells import MAX_CELLS, MAX_COLUMN, MAX_ROW, Broken, letters
from story import lowered, raised, struck

MAX_AREA = 4_000_000
"""calamine keeps the whole rectangle around the filled cells, at 32 bytes a cell; 100,000 rows of 40 columns fit."""
NO_NUMBER = float("nan")
NOTHING: Mapping[int, str] = {}
LOOKS = {"superscript": raised, "subscript": lowered, "strike": struck}
"""What a look of some letters of a cell makes of them: a note's number beside a figure is no digit of it."""


@dataclass(slots=True)
class RowMarks:
    """One row: its filled cells' columns and styles, and their plain numbers (nan for every other kind)."""

    columns: list[int]
    styles: list[int]
    numbers: list[float]
    said: dict[int, tuple[str, str]] = field(default_factory=dict)  # errors ("e") and uncalculated formulas ("u")
    written: set[int] = field(default_factory=set)  # booleans and dates written out: never blank, never text
    hidden: bool = False


@dataclass(slots=True)
class Marks:
    """What the scan found in one sheet."""

    rows: dict[int, RowMarks] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    spills: list[tuple[str, str]] = field(default_factory=list)
    has_formulas: bool = False


@lru_cache(maxsize=MAX_COLUMN)
def column_of(word: str) -> int:
    """The column of its letters; refuses what is no column of a sheet."""
    column = 0
    for letter in word:
        column = column * 26 + ord(letter) - 64 if "A" <= letter <= "Z" else MAX_COLUMN + 1
    if not 1 <= column <= MAX_COLUMN:
        raise Broken("broken_file", "reference")
    return column


def place_of(reference: str) -> tuple[int, int]:
    """Row and column of "D14"."""
    word = reference.rstrip("0123456789")
    return int(reference[len(word) :]), column_of(word)


def scan(stream: IO[bytes], recalculate: bool, looked: Mapping[int, str] = NOTHING) -> Marks:
    """Walk through the XML of one sheet. Empty cells, formatted or not, leave no trace and cost no memory.

    `looked`: shared strings with raised, lowered or struck letters, by number, as they are read ("72¹", not "721").
    """
    marks = Marks()
    cells: list[tuple[dict[str, str], str | None, str | None]] = []
    cell: dict[str, str] = {}
    prefix = cell_tag = value_tag = formula_tag = row_tag = ""
    row, row_hidden, within, count = 0, False, False, 0
    value: str | None = None
    formula: str | None = None
    listening, run, looks, pieces = "", "", "", list[str]()

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal cell, value, formula, listening, row, row_hidden, looks
        if name == cell_tag and within:
            if "r" not in attributes:
                attributes["r"] = f"{letters(place_of(cell['r'])[1] + 1 if cell else 1)}{row}"
            cell = attributes
            value = formula = None
        elif name == value_tag:
            listening, value = "v", value or ""
        elif name == formula_tag and within:
            listening, formula = "f", ""
            marks.has_formulas = True
            if attributes.get("t") in ("array", "dataTable"):
                cell["spread"] = attributes.get("ref", "")
        elif name == row_tag and within:
            row, cell = int(attributes.get("r", row + 1)), {}
            row_hidden = _is_on(attributes.get("hidden")) or _is_zero(attributes.get("ht"))
        elif within:
            if name == prefix + "is" and cell:
                cell["inline"] = "yes"
                pieces.clear()
            elif "inline" in cell:
                if name == prefix + "vertAlign":
                    looks = attributes.get("val", "")
                elif name == prefix + "strike" and not _is_off(attributes.get("val")):
                    looks = "strike"
                elif name == prefix + "t":
                    listening = "t"
        else:
            outside(name, attributes)

    def outside(name: str, attributes: dict[str, str]) -> None:
        nonlocal prefix, cell_tag, value_tag, formula_tag, row_tag, within
        if not cell_tag:
            prefix = name.removesuffix("worksheet")
            cell_tag, value_tag, formula_tag, row_tag = prefix + "c", prefix + "v", prefix + "f", prefix + "row"
        elif name == prefix + "sheetData":
            within = True
        elif (
            name == prefix + "col"
            and len(marks.hidden_columns) < MAX_COLUMN
            and (_is_on(attributes.get("hidden")) or _is_zero(attributes.get("width")))
        ):
            marks.hidden_columns.update(range(int(attributes["min"]), min(int(attributes["max"]), MAX_COLUMN) + 1))

    def data(text: str) -> None:
        nonlocal value, formula, run
        if listening == "t":
            run += text
        elif listening == "v":
            value = value + text if value else text
        elif listening:
            formula = formula + text if formula else text

    def end(name: str) -> None:
        nonlocal listening, within, count, run, looks
        if listening == "t":
            if looks in LOOKS:
                cell["looked"] = ""
            pieces.append(LOOKS.get(looks, str)(run))
            run = looks = ""
        listening = ""
        if name == cell_tag:
            if "looked" in cell:
                cell["looked"] = "".join(pieces)
            if value or formula is not None or "inline" in cell:
                cells.append((cell, value, formula))
        elif name == row_tag and cells:
            if row in marks.rows or not 1 <= row <= MAX_ROW:
                raise Broken("broken_file", "row", cell=f"A{row}")
            marks.rows[row] = _row_marks(marks, row, cells, recalculate, looked)
            marks.rows[row].hidden = row_hidden
            count += len(cells)
            if count > MAX_CELLS:
                raise Broken("too_heavy")
            cells.clear()
        elif within and name == prefix + "sheetData":
            within = False

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, data
    while chunk := stream.read(1 << 20):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    _spill(marks)
    _check_area(marks)
    return marks


def _is_off(flag: str | None) -> bool:
    return flag in ("0", "false", "off")


def looked_strings(stream: IO[bytes]) -> dict[int, str]:
    """The shared strings with raised, lowered or struck letters, by number, as they are to be read."""
    found: dict[int, str] = {}
    number, looks, is_looked, listening = -1, "", False, False
    pieces: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal number, looks, is_looked, listening
        match name.rpartition(":")[2]:
            case "si":
                number, looks, is_looked = number + 1, "", False
                pieces.clear()
            case "r" | "rPh":
                looks = "phonetic" if name.endswith("rPh") else ""
            case "vertAlign":
                looks = attributes.get("val", "")
            case "strike" if not _is_off(attributes.get("val")):
                looks = "strike"
            case "t":
                listening = looks != "phonetic"
                is_looked = is_looked or looks in LOOKS

    def data(text: str) -> None:
        if listening:
            pieces.append(LOOKS.get(looks, str)(text))

    def end(name: str) -> None:
        nonlocal listening
        listening = False
        if is_looked and name.rpartition(":")[2] == "si":
            found[number] = "".join(pieces)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, data
    while chunk := stream.read(1 << 20):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return found


def _is_on(flag: str | None) -> bool:
    return flag in ("1", "true", "on")


def _is_zero(size: str | None) -> bool:
    return size is not None and float(size) == 0


def _row_marks(marks: Marks, row: int, cells: list[Any], recalculate: bool, looked: Mapping[int, str]) -> RowMarks:
    """One row's cells, ordered; each must say that it is of this row, and none may come twice."""
    row_text = str(row)
    digits = len(row_text)
    columns = [column_of(cell["r"][:-digits]) for cell, _, _ in cells]
    if columns != sorted(set(columns)):
        cells = sorted(cells, key=lambda filled: column_of(filled[0]["r"][:-digits]))
        if len(set(columns)) < len(columns):
            raise Broken("unsafe_file", "the same cell twice", cell=cells[0][0]["r"])
        columns.sort()
    if any(cell["r"][-digits:] != row_text for cell, _, _ in cells):
        raise Broken("broken_file", "row", cell=f"A{row}")
    found = RowMarks(
        columns,
        [int(cell.get("s", 0)) for cell, _, _ in cells],
        [float(v or "") if formula is None and cell.get("t", "n") == "n" else NO_NUMBER for cell, v, formula in cells],
    )
    for nth, (cell, value, formula) in enumerate(cells):
        kind = cell.get("t", "n")
        if "looked" in cell:
            found.said[columns[nth]] = ("t", cell["looked"])
        elif looked and kind == "s" and value and int(value) in looked:
            found.said[columns[nth]] = ("t", looked[int(value)])
        if formula is None and (kind == "n" or kind == "s"):
            continue
        if kind == "e":
            found.said[columns[nth]] = ("e", value or "#N/A")
        elif formula is not None and _is_uncalculated(kind, value, recalculate):
            found.said[columns[nth]] = ("u", "=" + (formula or "…"))
            if "spread" in cell:
                marks.spills.append((cell["spread"], "=" + formula))
        elif kind == "n":
            found.numbers[nth] = float(value or "")
        elif kind in ("b", "d"):
            found.written.add(columns[nth])
    return found


def _is_uncalculated(kind: str, value: str | None, recalculate: bool) -> bool:
    """No result is stored. An empty text is one (kind "str"). A file that asks to be calculated on opening was written
    by a program that cannot calculate: its 0 is a stopgap."""
    if not value:
        return kind != "str" or value is None
    return recalculate and kind == "n" and float(value) == 0


def _spill(marks: Marks) -> None:
    """An uncalculated array formula leaves its other cells blank: they are not blank, they are uncalculated as well."""
    left_over = MAX_CELLS // 10
    for reference, formula in marks.spills:
        first, _, last = reference.partition(":")
        (top, left), (bottom, right) = place_of(first), place_of(last or first)
        left_over -= (bottom - top + 1) * (right - left + 1)
        if left_over < 0:
            raise Broken("too_far", reference, cell=last)
        for row in range(top, bottom + 1):
            at = marks.rows.setdefault(row, RowMarks([], [], []))
            for column in set(range(left, right + 1)) - set(at.columns):
                place = bisect(at.columns, column)
                at.columns.insert(place, column)
                at.styles.insert(place, -1)
                at.numbers.insert(place, NO_NUMBER)
                at.said[column] = ("u", formula)


def _check_area(marks: Marks) -> None:
    """Refuse, before calamine builds its rectangle, a sheet whose filled cells lie too far apart."""
    rows = marks.rows
    if rows:
        left, right = min(row.columns[0] for row in rows.values()), max(row.columns[-1] for row in rows.values())
        height, width = max(rows) - min(rows) + 1, right - left + 1
        if height * width > MAX_AREA:
            far = max(rows) if height > 64 * width else next(at for at in rows if rows[at].columns[-1] == right)
            cell = f"{letters(rows[far].columns[-1])}{far}"
            raise Broken("too_far", cell, cell=cell)
