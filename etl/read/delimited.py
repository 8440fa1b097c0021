"""CSV and other text in columns → one Sheet: every cell as text, with the address it would have in a spreadsheet."""

import csv
import re
import unicodedata
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

_SEPARATORS = ("\t", ";", ",")
"""In this order when two fit equally: where Vietnamese is set, the comma is the decimal mark and ";" separates."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MARKUP = re.compile(r"\s*<(!doctype|html|head|meta|body|table|div|\?xml|!--)", re.IGNORECASE)
_MAIL = re.compile(r"(mime-version|content-type|from):", re.IGNORECASE)
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STRAY_TONE = re.compile(f"(?<![aăâeêioôơuưyAĂÂEÊIOÔƠUƯY]){_TONE.pattern}")
"""cp1258 writes tones as signs of their own, after a vowel; bytes of another code page put them anywhere."""
_TCVN3 = re.compile(r"[a-zA-Z\u00c0-\u00ff][\xa8-\xb9\xbb-\xbe]|[\xa8\xab-\xae\xb5-\xb9][a-zA-Z\u00c0-\u00ff]")
"""Signs such as ¶ and ® next to a letter: the old fonts of the ABC kind (TCVN3), to be decoded later, as a whole."""


def read_delimited(file: str, data: bytes) -> Sheet:
    """The one sheet of a delimited text, named after the file; raises Refused when it is none."""
    text = decode(data)
    if not text.strip("\ufeff \t\r\n;,"):
        raise Refused("empty_file" if not text.strip("\ufeff \t\r\n") else "no_cells")
    if _MARKUP.match(text):
        xml = "urn:schemas-microsoft-com:office:spreadsheet" in text[:2000]
        raise Refused("not_a_report", "Excel 2003 XML") if xml else Refused("document_not_yet", "HTML")
    if _MAIL.match(text):
        raise Refused("document_not_yet", "MHTML")
    if text.count("\n") + text.count("\r") > 2 * MAX_ROWS:
        raise Refused("too_heavy")
    separator, quoting, text = _layout(text, is_table=file.lower().endswith((".csv", ".tsv")))
    stem = file.rpartition(".")[0] or file
    return Sheet(stem, tuple(_cells(stem, text, separator, quoting)))


def decode(data: bytes) -> str:
    """The text of the bytes: by its byte order mark, as UTF-8, or in the two old code pages of Vietnamese Windows."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _clean(data, encoding)
    if b"\0" in data:
        raise Refused("not_a_report", "binary")
    try:
        return _clean(data, "utf-8")
    except Refused as refused:
        if refused.code != "unclear_text":
            raise
    try:
        vietnamese = _clean(data, "cp1258")
    except Refused:
        vietnamese = ""
    if _TONE.search(vietnamese) and not _STRAY_TONE.search(vietnamese) and not _TCVN3.search(vietnamese):
        return unicodedata.normalize("NFC", vietnamese)
    return _clean(data, "cp1252")


def _clean(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as unclear:
        raise Refused("unclear_text") from unclear
    if _CONTROL.search(text):
        raise Refused("not_a_report", "binary")
    return text


def _layout(text: str, is_table: bool) -> tuple[str, int, str]:
    """Separator, quoting and the text after a line "sep=;", decided over the whole file."""
    told = re.match(r"sep=([;,\t|])\r?\n", text)
    if told:
        return told[1], csv.QUOTE_MINIMAL, text[told.end() :]
    for quoting, least in ((csv.QUOTE_MINIMAL, 0.01), (csv.QUOTE_NONE, 1.0)):
        fits = {separator: _fit(text, separator, quoting) for separator in _SEPARATORS}
        best = max(_SEPARATORS, key=lambda separator: fits[separator])
        if fits[best] >= (least if is_table else max(least, 0.8)):
            return best, quoting, text
    if is_table and '"' not in text:
        return "\t", csv.QUOTE_MINIMAL, text  # one column
    raise Refused("unclear_text" if is_table else "document_not_yet", "" if is_table else "TXT")


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
