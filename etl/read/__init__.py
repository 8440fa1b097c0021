"""Bytes → Sheets and Paragraphs: every cell as text with its address; nothing guessed, executed or fetched."""

import gc
import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path, PurePosixPath
from tomllib import loads

from etl.model import FileKind, Paragraph, Problem, Reading, Tell, Where
from etl.problems import place, problem
from etl.read.child import Answer, read_inside
from etl.read.delimited import read_delimited
from etl.read.encoding import decode
from etl.read.guard import MAX_BYTES, Refused, examine, megabytes
from etl.read.typed import typed_tables

_TEXTS = loads(files("etl.read").joinpath("problems.toml").read_text("utf-8"))
_LONGEST_NAME = 150
_MOST_PARAGRAPHS = 200_000
_MOST_TABLES = 2_000
_KINDS: dict[str, FileKind] = {
    **dict.fromkeys(("xlsx", "xls", "ods"), "workbook"),
    **dict.fromkeys(("docx", "odt"), "document"),
}
_PAGE = re.compile(r"[\ufeff\s]*<(?:!doctype|\?xml|!--|(?:html|head|meta|body|style|table)[\s>/])", re.IGNORECASE)
_TAG = re.compile(r"[\ufeff\s]*<[a-z][a-z0-9]*(?:\s[^<>]*)?>", re.IGNORECASE)
_MAIL = re.compile(r"\s*(mime-version|content-type|from):", re.IGNORECASE)

__all__ = ["read", "unswept"]


def read(path_or_name: str | os.PathLike[str], data: bytes | None = None, tell: Tell | None = None) -> Reading:
    """Read a report handed in: the file at this path, or `data` under this name.

    What kind of file it is, its bytes decide, not its name. A file that cannot be read comes back as an unreadable
    Reading with one Problem that says why and what to do; only a path that cannot be opened raises (OSError).
    `tell` hears of a workbook or document how many cells have been read so far.
    """
    file, sha256 = _plain_name(os.fspath(path_or_name)), ""
    try:
        if data is None:
            data = _load(Path(path_or_name))
        sha256 = hashlib.sha256(data).hexdigest()
        with unswept():
            kind, answer = _read(file, data, tell)
    except Refused as refused:
        return Reading(file, sha256, None, problems=(_problem(file, refused),), unreadable=True)
    remarks = tuple(problem(code, Where(), file, count=count) for code, count in answer.remarks.items())
    return Reading(file, sha256, kind, answer.sheets, answer.paragraphs, remarks)


@contextmanager
def unswept() -> Iterator[None]:
    """A million Cells refer to nothing: looking for circles among them would double the time of reading."""
    sweeping = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sweeping:
            gc.enable()


def _load(path: Path) -> bytes:
    """The bytes of a file, unless there are too many: then not even its hash is worth the wait."""
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Refused("too_big", megabytes(path.stat().st_size))
    return data


def _read(file: str, data: bytes, tell: Tell | None) -> tuple[FileKind, Answer]:
    content = examine(data)
    if content.kind == "text":
        kind, answer = _read_text(file, decode(content.data))
    else:
        kind, answer = _KINDS[content.kind], read_inside(content.kind, content.data, tell)
    if not answer.paragraphs and not any(sheet.cells for sheet in answer.sheets):
        raise Refused("no_cells")
    return kind, answer


def _read_text(file: str, text: str) -> tuple[FileKind, Answer]:
    if not text.strip("\ufeff \t\r\n"):
        raise Refused("empty_file")
    if _MAIL.match(text):
        raise Refused("web_archive")
    is_csv = file.lower().endswith((".csv", ".tsv"))
    if _PAGE.match(text) or (not is_csv and (_TAG.match(text) or _holds_table(text))):
        start = text[:4096].lower()
        if "urn:schemas-microsoft-com:office:spreadsheet" in start and "<html" not in start:
            if declaration := re.search("<!(?!--)", text):
                raise Refused("unsafe_file", text[declaration.start() :][:9])
            return "workbook", read_inside("xml", text.encode())
        if start.lstrip("\ufeff \t\r\n").startswith("<?xml") and "<html" not in start:
            raise Refused("not_a_report", "XML")
        return "document", read_inside("html", text.encode())
    sheet = read_delimited(file, text, is_csv)
    return ("csv", Answer((sheet,))) if sheet else ("document", _prose(text))


def _holds_table(text: str) -> bool:
    lower = text.lower()
    return 0 <= lower.find("<table") < lower.rfind("</table")


def _prose(text: str) -> Answer:
    found, tables = typed_tables(re.split("\r\n|\r|\n", text.removeprefix("\ufeff")))
    if len(found) > _MOST_PARAGRAPHS or len(tables) > _MOST_TABLES:
        raise Refused("too_heavy")
    paragraphs = (Paragraph(number, line.replace("\t", " ")) for number, line in enumerate(found, 1))
    return Answer(tuple(tables), tuple(paragraphs))


def _plain_name(name: str) -> str:
    """The last part of a name without anything that could hide, reorder or break a line when it is shown."""
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rstrip("/").rpartition("/")[2])
    shown = "".join(
        letter for letter in last if unicodedata.category(letter)[0] != "C" and letter not in "\u2028\u2029"
    )
    suffix = PurePosixPath(shown).suffix[:10]
    return shown if len(shown) <= _LONGEST_NAME else shown[: _LONGEST_NAME - len(suffix)] + suffix


def _problem(file: str, refused: Refused) -> Problem:
    text = _TEXTS[refused.code]
    where = Where(sheet=refused.sheet, cell=refused.cell)
    words = {
        "file": file,
        "where": f" ({place(where)})" if where != Where() else "",
        "found": refused.found,
        "limit": megabytes(MAX_BYTES),
    }
    return Problem(
        code=refused.code,
        severity=text["severity"],
        where=where,
        found=refused.found,
        message=text["vi"].format(**words),
        message_en=text["en"].format(**words),
    )
