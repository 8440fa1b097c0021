"""CSV and other text in columns → one Sheet: every cell as text, with the address it would have in a spreadsheet."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from etl.model import Cell, Sheet
from etl.read.child import letters
from etl.read.guard import Refused

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
"""What a spreadsheet holds."""
MAX_CELLS = 1_500_000
"""As for workbooks: cells a process can hold well under 1 GiB."""

_WORDS = re.compile(r"[^\W\d]+(?: [^\W\d]+){3}")
_SEPARATORS = ("\t", ";", ",")
"""In this order when two fit equally: where Vietnamese is set, the comma is the decimal mark and ";" separates."""


def read_delimited(file: str, text: str, is_csv: bool) -> Sheet | None:
    """The one sheet of a delimited text, named after the file; None when it is prose.

    `is_csv`: the file's name says that it is a table, and little is asked of its lines. Raises Refused when unclear.
    """
    if text.count("\n") + text.count("\r") > 2 * MAX_ROWS:
        raise Refused("too_heavy")
    layout = _layout(text, is_csv)
    if layout is None:
        return None
    separator, quoting, text = layout
    stem = file.rpartition(".")[0] or file
    return Sheet(stem, tuple(_cells(stem, text, separator, quoting)))


def _layout(text: str, is_csv: bool) -> tuple[str, int, str] | None:
    """Separator, quoting and the text after a line "sep=;", over the whole file; None when nothing separates."""
    told = re.match(r"sep=([;,\t|])\r?\n", text)
    if told:
        return told[1], csv.QUOTE_MINIMAL, text[told.end() :]
    for quoting, least in ((csv.QUOTE_MINIMAL, 0.01), (csv.QUOTE_NONE, 1.0)):
        fits = {separator: _fit(text, separator, quoting) for separator in _SEPARATORS}
        best = max(_SEPARATORS, key=lambda separator: fits[separator])
        if fits[best] >= (least if is_csv else max(least, 0.8)) and (is_csv or not _is_punctuation(text, best)):
            return best, quoting, text
    if not is_csv:
        return None
    if '"' not in text:
        return "\t", csv.QUOTE_MINIMAL, text  # one column
    raise Refused("unclear_text")


def _is_punctuation(text: str, separator: str) -> bool:
    """Commas and semicolons of sentences are followed by a blank or end the line."""
    if separator == "\t":
        return False
    decimal = len(re.findall(r"(?<=\d),(?=\d)", text)) if separator == "," else 0  # "87,25 %" separates nothing
    if decimal and decimal == text.count(separator) and _WORDS.search(text):  # "đạt 85,7%." in a lone sentence
        return True
    return len(re.findall(rf"{separator}(?=\s|\Z)", text)) > (text.count(separator) - decimal) / 2


def _fit(text: str, separator: str, quoting: int) -> float:
    """How many of the rows, 0 to 1, have the same number of cells, more than one; 0 when the quotes do not close."""
    if separator not in text:
        return 0.0
    widths: Counter[int] = Counter()
    try:
        for row in _rows(text, separator, quoting):
            if row:
                widths[len(row)] += 1
    except csv.Error:
        return 0.0
    several = [count for width, count in widths.items() if width > 1]
    return max(several, default=0) / max(widths.total(), 1)


def _rows(text: str, separator: str, quoting: int) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=separator, quoting=quoting, strict=True)


def _cells(stem: str, text: str, separator: str, quoting: int) -> Iterator[Cell]:
    count = number = 0
    try:
        for number, row in enumerate(_rows(text, separator, quoting), 1):
            if number > MAX_ROWS or len(row) > MAX_COLUMNS:
                far = f"{letters(min(len(row), MAX_COLUMNS))}{number}"
                raise Refused("too_far", far, stem, far)
            for column, value in enumerate(row, 1):
                if value and not value.isspace():
                    count += 1
                    if count > MAX_CELLS:
                        raise Refused("too_heavy", sheet=stem)
                    yield Cell(number, column, f"{letters(column)}{number}", value)
    except csv.Error as unclear:
        raise Refused("unclear_text", str(unclear), stem, f"A{number + 1}") from unclear
