"""Look at the bytes before any library does: how large, what kind by content, and whether a container is safe to open.

What passes is handed on as a *bare* archive: only the XML parts that make up tables and text, unpacked once under a
count, stored again. So the reader sees exactly what was checked here, whatever tricks the original archive held.
Macros, images, embedded objects and external links are left out: nothing is executed, no link is followed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

MAX_BYTES = 10 * 1024 * 1024
"""A quarter's workbook is well under 1 MB; 100,000 rows of 12 columns pack into about 5 MB."""

MAX_UNPACKED = 80 * 1024 * 1024
"""100,000 rows of 12 numbers unpack into 35 to 45 MB, a column formatted down to row 1,048,576 into 50 to 70 MB. Much
more could not be read in the 10 s within which every answer comes."""

MAX_PARTS = 500
"""A workbook of ours has 10 to 60 parts (sheets, styles, drawings)."""

ContentKind = Literal["xlsx", "ods", "xls", "docx", "odt", "text"]

_XLSX_PARTS = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|xl/[^/]+\.xml|xl/_rels/[^/]+\.rels|xl/worksheets/[^/]+\.xml"
)
_DOCX_PARTS = re.compile(r"_rels/\.rels|word/(document\d*|footnotes|endnotes)\.xml")
_ANY = re.compile(r".*", re.S)
_BYTES_ALONE = re.compile(
    r"\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|wdp|fntdata|ttf|otf|ico)$|/printersettings\d*\.bin$|/embeddings/[^/]+\.xlsx$"
)
_OPEN_DOCUMENT_PARTS = re.compile(r"mimetype|content\.xml")
_DECLARATION = re.compile(rb"<!(?!--)|<\0!\0(?!-\0-\0)|\0<\0!(?!\0-\0-)")
"""DOCTYPE, ENTITY or CDATA, in UTF-8 or UTF-16. The first two can swallow files and memory; the third no office program
writes into a table, and calamine reads it as blank."""
_CHUNK = 1 << 20
_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"Rar!\x1a", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "GZIP"),
    (b"{\\rtf", "RTF"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_DOCUMENTS = (("WordDocument", "Word (.doc)"), ("PowerPoint Document", "PowerPoint (.ppt)"))
_ZIP_DOCUMENTS = (
    ("xl/workbook.bin", "Excel (.xlsb)"),
    ("ppt/presentation.xml", "PowerPoint (.pptx)"),
)
_NEEDED = {"xlsx": _XLSX_PARTS, "ods": _OPEN_DOCUMENT_PARTS, "docx": _DOCX_PARTS, "odt": _OPEN_DOCUMENT_PARTS}
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


class Refused(Exception):
    """A file that is not read. `code` names the problem in problems.toml; `found` is what stands in the file."""

    def __init__(self, code: str, found: str = "", sheet: str | None = None, cell: str | None = None) -> None:
        super().__init__(code)
        self.code, self.found, self.sheet, self.cell = code, found, sheet, cell


@dataclass(frozen=True, slots=True)
class Content:
    """What a file is by its bytes, and the bytes a reader may have."""

    kind: ContentKind
    data: bytes


def examine(data: bytes) -> Content:
    """Say what the bytes are, or raise Refused. Only what can hold a table or text comes back."""
    if not data:
        raise Refused("empty_file")
    if len(data) > MAX_BYTES:
        raise Refused("too_big", found=megabytes(len(data)))
    if data.startswith(b"PK"):
        return _archive(data)
    if data.startswith(_OLE):
        return _compound(data)
    for start, found in _SIGNATURES:
        if data.startswith(start):
            raise Refused("not_a_report", found)
    return Content("text", data)


def megabytes(size: int) -> str:
    """A size for people: 12,3 MB."""
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")


def _compound(data: bytes) -> Content:
    """The old container of Microsoft Office: an .xls, a workbook under a password, or something else."""
    if _has_stream(data, "EncryptedPackage"):
        raise Refused("password")
    if _has_stream(data, "Workbook") or _has_stream(data, "Book"):
        return Content("xls", data)
    for stream, found in _OLE_DOCUMENTS:
        if _has_stream(data, stream):
            raise Refused("not_a_report", found)
    raise Refused("not_a_report", "OLE")


def _has_stream(data: bytes, name: str) -> bool:
    """Whether a directory entry of the container bears this name: entries lie at multiples of 128 bytes."""
    written = (name + "\0").encode("utf-16-le")
    at = data.find(written)
    while at >= 0:
        if at % 128 == 0 and int.from_bytes(data[at + 64 : at + 66], "little") == len(written):
            return True
        at = data.find(written, at + 1)
    return False


def parts(data: bytes) -> dict[str, bytes]:
    """All parts of an office archive that is no report (a template for slides), checked in the same way, by name.

    Pictures, typefaces, printers' settings and workbooks inside, which may hold any bytes, are not looked into. Raises
    Refused.
    """
    if len(data) > MAX_BYTES:
        raise Refused("too_big", found=megabytes(len(data)))
    try:
        with ZipFile(BytesIO(data)) as archive:
            return dict(_unpacked(archive, _safe_parts(archive), _ANY))
    except Refused:
        raise
    except Exception as bad:  # as below
        raise Refused("broken_file") from bad


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of parts, each with its name, stored as they are."""
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_STORED) as bare:
        for name, content in parts:
            bare.writestr(ZipInfo(name), content)
    return kept.getvalue()


def _archive(data: bytes) -> Content:
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = _safe_parts(archive)
            kind = _archive_kind(archive, parts)
            return Content(kind, packed(_unpacked(archive, parts, _NEEDED[kind])))
    except Refused:
        raise
    except Exception as bad:  # zipfile and zlib raise a dozen kinds for a truncated or altered archive
        raise Refused("broken_file") from bad


def _safe_parts(archive: ZipFile) -> dict[str, ZipInfo]:
    """The parts by lower-case name (readers compare so), when none of them is a trick."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        raise Refused("too_heavy", f"{len(parts)} parts")
    by_name = {part.orig_filename.lower(): part for part in parts}
    if len(by_name) != len(parts):
        raise Refused("unsafe_file", "duplicate parts")
    for name in by_name:
        if name.startswith("/") or ".." in name.split("/") or any(sign in name for sign in "\\\0:"):
            raise Refused("unsafe_file", "part outside the file")
    if any(part.flag_bits & 0x1 for part in parts):
        raise Refused("password")
    return by_name


def _archive_kind(archive: ZipFile, parts: dict[str, ZipInfo]) -> Literal["xlsx", "ods", "docx", "odt"]:
    if "xl/workbook.xml" in parts:
        return "xlsx"
    for part, found in _ZIP_DOCUMENTS:
        if part in parts:
            raise Refused("not_a_report", found)
    if any(re.fullmatch(r"word/document\d*\.xml", part) for part in parts):
        return "docx"
    declared = _start_of(archive, parts.get("mimetype")).decode("ascii", "replace").strip()
    if b"encryption-data" in _start_of(archive, parts.get("meta-inf/manifest.xml")):
        raise Refused("password")
    if declared == _OPEN_DOCUMENT + "spreadsheet":
        return "ods"
    if declared == _OPEN_DOCUMENT + "text":
        return "odt"
    raise Refused("not_a_report", "ZIP")


def _start_of(archive: ZipFile, part: ZipInfo | None) -> bytes:
    if part is None:
        return b""
    with archive.open(part) as stream:
        return stream.read(_CHUNK)


def _unpacked(archive: ZipFile, parts: dict[str, ZipInfo], wanted: re.Pattern[str]) -> Iterator[tuple[str, bytes]]:
    """The wanted parts one by one, each with its name, unpacked under a count, whatever sizes they declare."""
    left = MAX_UNPACKED
    for name, part in parts.items():
        if not wanted.fullmatch(name):
            continue
        if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Refused("unsafe_file", "packing")
        chunks: list[bytes] = []
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                chunks.append(chunk)
                left -= len(chunk)
                if left < 0:
                    raise Refused("too_heavy", f"> {megabytes(MAX_UNPACKED)}")
        content = b"".join(chunks)
        if not _BYTES_ALONE.search(name) and (declaration := _DECLARATION.search(content)):
            start = content[declaration.start() : declaration.start() + 20].replace(b"\0", b"")[:9]
            raise Refused("unsafe_file", start.decode("ascii", "replace"))
        yield part.filename, content
