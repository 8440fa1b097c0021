"""The returned workbook: the sender's own file, its doubtful cells coloured and commented, and nothing else changed.

An .xlsx or .xlsm is a zip of XML parts: only the sheets with marks, the styles and the comments are touched, as text;
every other part (charts, pictures, macros) goes over packed, byte for byte. For any other file, and where a part is put
in a way not foreseen here, a new workbook holds the values as read, with the same marks.
"""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.etree import ElementTree
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import xlsxwriter

from etl.model import Checked, Sheet

COLOURS = {"wrong": "F4B183", "odd": "FFE699"}
MOST = 2_000  # comments
LARGEST = 8 * 1024 * 1024
"""Of a part the reader has not counted (comments, drawings, relations)."""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_NO_NAME = frozenset("[]:*?/\\")  # what no name of a sheet may hold
_AFTER = re.compile(
    rb"<(legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|</worksheet>"
)
_XF = re.compile(rb"<xf\b[^>]*/>|<xf\b[^>]*[^/]>.*?</xf>", re.S)


class _Unforeseen(ValueError):
    """The package is put together in a way not handled here."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell that needs a look: how grave it is, and the sentences that say why."""

    cell: str
    severity: str
    words: str


def returned(content: bytes, checked: Checked) -> tuple[bytes, bool]:
    """The workbook with marks; and whether it is the sender's own file, not a new one with its values."""
    marks = _marks(checked)
    try:
        return _own(content, marks), True
    except (_Unforeseen, BadZipFile, KeyError, ElementTree.ParseError, UnicodeDecodeError):
        return _new(checked.reading.sheets, marks), False


def _marks(checked: Checked) -> dict[str, list[Mark]]:
    """By sheet, one for each cell."""
    found: dict[tuple[str, str], Mark] = {}
    for one in checked.problems:
        sheet, cell = one.where.sheet, (one.where.cell or "").partition(":")[0]
        if sheet and cell:
            before = found.get((sheet, cell))
            words = f"{before.words}\n{one.message}" if before else one.message
            grave = "wrong" if "wrong" in (one.severity, before.severity if before else "") else "odd"
            found[sheet, cell] = Mark(cell, grave, words)
    by_sheet: dict[str, list[Mark]] = {}
    for (sheet, _), mark in list(found.items())[:MOST]:
        by_sheet.setdefault(sheet, []).append(mark)
    return by_sheet


# ---- the sender's own file


def _own(content: bytes, marks: Mapping[str, Sequence[Mark]]) -> bytes:
    with ZipFile(io.BytesIO(content)) as package:
        parts = _sheet_parts(package)
        changed: dict[str, bytes] = {}
        styles = package.read("xl/styles.xml")
        types = package.read("[Content_Types].xml")
        for number, (name, mine) in enumerate(marks.items(), start=1):
            part = parts[name]
            sheet = package.read(part)
            if b"<worksheet" not in sheet or re.search(rb"<c(?=[\s>/])(?![^>]*\sr=)", sheet):
                raise _Unforeseen  # prefixes, or cells that do not say where they are
            sheet, styles = _coloured(sheet, styles, mine)
            sheet, types = _commented(package, part, sheet, types, mine, number, changed)
            changed[part] = sheet
        if marks:
            changed |= {"xl/styles.xml": styles, "[Content_Types].xml": types}
        return _packed(package, content, changed)


def _sheet_parts(package: ZipFile) -> dict[str, str]:
    """The part in which each sheet lies, by its name."""
    book = ElementTree.fromstring(package.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    found = {}
    for sheet in book.iter(f"{{{MAIN}}}sheet"):
        target = targets[sheet.get(f"{{{RELATION}}}id")]
        found[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _coloured(sheet: bytes, styles: bytes, marks: Sequence[Mark]) -> tuple[bytes, bytes]:
    """Each marked cell gets a copy of its own style with another fill."""
    severity = {mark.cell.encode(): mark.severity for mark in marks}
    table = re.search(rb"(<cellXfs\b[^>]*>)(.*?)(</cellXfs>)", styles, re.S)
    if table is None or b"<fills" not in styles:
        raise _Unforeseen
    known = _XF.findall(table[2])
    fills, made = {}, {}
    for kind in sorted(set(severity.values())):
        styles, fills[kind] = _with_fill(styles, COLOURS[kind])

    def restyled(match: re.Match[bytes]) -> bytes:
        cell = match[0]
        address = re.search(rb'\br="([A-Z]+\d+)"', cell)
        if address is None or address[1] not in severity:
            return cell
        style = re.search(rb'\ss="(\d+)"', cell)
        base = int(style[1]) if style else 0
        if base >= len(known):
            raise _Unforeseen
        number = made.setdefault((base, severity[address[1]]), len(known) + len(made))
        bare = re.sub(rb'\ss="\d+"', b"", cell, count=1)
        return bare.replace(b"<c ", b'<c s="%d" ' % number, 1)

    sheet = re.sub(rb"<c\s[^>]*>", restyled, sheet)
    more = b"".join(_filled(known[base], fills[kind]) for base, kind in made)
    table = re.search(rb"(<cellXfs\b[^>]*>)(.*?)(</cellXfs>)", styles, re.S)
    if table is None:
        raise _Unforeseen
    head = re.sub(rb'count="\d+"', b'count="%d"' % (len(known) + len(made)), table[1])
    return sheet, styles[: table.start()] + head + table[2] + more + table[3] + styles[table.end() :]


def _with_fill(styles: bytes, colour: str) -> tuple[bytes, int]:
    """The styles with one more fill, and its number."""
    found = re.search(rb"(<fills\b[^>]*>)(.*?)(</fills>)", styles, re.S)
    if found is None:
        raise _Unforeseen
    number = len(re.findall(rb"<fill>|<fill\s|<fill/>", found[2]))
    one = b'<fill><patternFill patternType="solid"><fgColor rgb="FF%s"/><bgColor indexed="64"/></patternFill></fill>'
    head = re.sub(rb'count="\d+"', b'count="%d"' % (number + 1), found[1])
    added = head + found[2] + one % colour.encode() + found[3]
    return styles[: found.start()] + added + styles[found.end() :], number


def _filled(style: bytes, fill: int) -> bytes:
    bare = re.sub(rb'\s(fillId|applyFill)="[^"]*"', b"", style, count=2)
    return bare.replace(b"<xf", b'<xf fillId="%d" applyFill="1"' % fill, 1)


def _commented(
    package: ZipFile,
    part: str,
    sheet: bytes,
    types: bytes,
    marks: Sequence[Mark],
    number: int,
    changed: dict[str, bytes],
) -> tuple[bytes, bytes]:
    """Comments beside the marked cells. A sheet that has comments keeps them, and gets colours only."""
    if b"<legacyDrawing" in sheet:
        return sheet, types
    folder, name = str(PurePosixPath(part).parent), PurePosixPath(part).name
    rels = f"{folder}/_rels/{name}.rels"
    words, drawing = f"xl/commentsReturned{number}.xml", f"xl/drawings/vmlDrawingReturned{number}.vml"
    if {words, drawing} & set(package.namelist()):
        raise _Unforeseen
    relations = _small(package, rels) if rels in package.namelist() else _NO_RELATIONS
    ids = b'<Relationship Id="rReturned%d" Type="%s" Target="/%s"/>'
    more = ids % (1, f"{_KIND}vmlDrawing".encode(), drawing.encode())
    more += ids % (2, f"{_KIND}comments".encode(), words.encode())
    place = _AFTER.search(sheet)
    if place is None or b"</Relationships>" not in relations or b"</Types>" not in types:
        raise _Unforeseen
    changed[rels] = relations.replace(b"</Relationships>", more + b"</Relationships>")
    changed[words], changed[drawing] = _comments(marks), _drawing(marks)
    link = b'<legacyDrawing xmlns:r="%s" r:id="rReturned1"/>' % RELATION.encode()
    sheet = sheet[: place.start()] + link + sheet[place.start() :]
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
    told = b'<Override PartName="/%s" ContentType="%s"/>' % (words.encode(), kind)
    if b'Extension="vml"' not in types:
        vml = b'<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
        types = re.sub(rb"(<Types\b[^>]*>)", lambda found: found[1] + vml, types, count=1)
    return sheet, types.replace(b"</Types>", told + b"</Types>")


def _comments(marks: Sequence[Mark]) -> bytes:
    listed = "".join(
        f'<comment ref="{mark.cell}" authorId="0"><text><r><t xml:space="preserve">{escape(_plain(mark.words))}</t></r>'
        "</text></comment>"
        for mark in marks
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><comments xmlns="{MAIN}"><authors><author/></authors>'
        f"<commentList>{listed}</commentList></comments>"
    ).encode()


def _drawing(marks: Sequence[Mark]) -> bytes:
    shapes = "".join(
        f'<v:shape id="_r{number}" type="#_x0000_t202" style="position:absolute;width:220pt;height:90pt;'
        'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><x:ClientData '
        f'ObjectType="Note"><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column>'
        "</x:ClientData></v:shape>"
        for number, (row, column) in enumerate((_place(mark.cell) for mark in marks), start=1)
    )
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" '
        f'o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/></v:shapetype>{shapes}</xml>'
    ).encode()


def _packed(package: ZipFile, content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The package with these parts in place of its own; all others stay packed as they are."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as made:
        for info in package.infolist():
            if info.filename in changed:
                made.writestr(ZipInfo(info.filename, info.date_time), changed[info.filename], ZIP_DEFLATED)
                continue
            start = info.header_offset
            lengths = content[start + 26 : start + 30]
            start += 30 + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
            packed = content[start : start + info.compress_size]
            info.flag_bits &= ~0x08  # sizes stand before the data, not after it
            info.header_offset = target.tell()
            target.write(info.FileHeader(zip64=False) + packed)
            made.filelist.append(info)
            made.NameToInfo[info.filename] = info
            made.start_dir = target.tell()
        for name in changed.keys() - {info.filename for info in package.infolist()}:
            made.writestr(ZipInfo(name), changed[name], ZIP_DEFLATED)
    return target.getvalue()


def _small(package: ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        content = part.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise _Unforeseen
    return content


_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


# ---- a new one


def _new(sheets: Sequence[Sheet], marks: Mapping[str, Sequence[Mark]]) -> bytes:
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        colours = {kind: book.add_format({"bg_color": f"#{colour}"}) for kind, colour in COLOURS.items()}
        for number, sheet in enumerate(sheets, start=1):
            name = "".join(" " if letter in _NO_NAME else letter for letter in sheet.name)
            page = book.add_worksheet(f"{number} {name}"[:31].rstrip("'"))
            mine = {_place(mark.cell): mark for mark in marks.get(sheet.name, ())}
            for cell in sheet.cells:
                mark = mine.get((cell.row, cell.column))
                look = colours[mark.severity] if mark else None
                if cell.kind == "number" and cell.number is not None:
                    page.write_number(cell.row - 1, cell.column - 1, cell.number, look)
                else:
                    page.write_string(cell.row - 1, cell.column - 1, cell.text, look)
            for (row, column), mark in mine.items():
                page.write_comment(row - 1, column - 1, _plain(mark.words), {"x_scale": 2, "y_scale": 1.5})
    return target.getvalue()


def _place(cell: str) -> tuple[int, int]:
    """Row and column of an address, from 1."""
    column = 0
    for letter in cell.rstrip("0123456789"):
        column = column * 26 + ord(letter) - 64
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), column


def _plain(words: str) -> str:
    """Without letters that XML cannot hold."""
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", " ", words)
