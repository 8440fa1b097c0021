"""Workbooks made by hand: what no honest program writes, and what only other programs write."""

import io
import struct
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def packed(*parts: tuple[str, str | bytes]) -> bytes:
    """A zip of these parts, in this order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def xlsx(rows="", *, shared="", before="", after="", calculation="", styles="", sheet=None, more=()) -> bytes:
    """A workbook of one sheet "Q1" with these rows of XML; `sheet` is the whole part instead."""
    links = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(
            [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")],
            1,
        )
    )
    root = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    return packed(
        ("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>'),
        ("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships">{root}</Relationships>'),
        ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'),
        (
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Q1" sheetId="1" r:id="r1"/></sheets>'
            f"{calculation}</workbook>",
        ),
        ("xl/styles.xml", f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>'),
        ("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{shared}</sst>'),
        (
            "xl/worksheets/sheet1.xml",
            sheet or f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>',
        ),
        *more,
    )


def ods(rows="", *, styles="", columns="", table='table:name="Q1"', more=()) -> bytes:
    """An OpenDocument workbook of one sheet with these rows of XML."""
    spaces = " ".join(f'xmlns:{space}="{ODF}:{space}:1.0"' for space in ("office", "table", "text", "style"))
    return packed(
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "content.xml",
            f'<office:document-content {spaces} xmlns:calcext="urn:calcext"><office:automatic-styles>{styles}'
            f"</office:automatic-styles><office:body><office:spreadsheet><table:table {table}>{columns}{rows}"
            f"</table:table></office:spreadsheet></office:body></office:document-content>",
        ),
        *more,
    )


def ole(name: str, content: bytes) -> bytes:
    """The old container of Microsoft Office with one stream (over 4,096 bytes, so that it lies in plain sectors)."""
    content = content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0")
    count = len(content) // 512
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    head += struct.pack("<108I", *[0xFFFFFFFF] * 108)
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + count), 0xFFFFFFFE]
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))

    def entry(title: str, kind: int, child: int, start: int, size: int) -> bytes:
        letters = (title + "\0").encode("utf-16-le")
        tree = struct.pack("<HBBIII36xIII", len(letters), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child, start, size, 0)
        return letters.ljust(64, b"\0") + tree

    directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry(name, 2, 0xFFFFFFFF, 2, len(content)) + bytes(256)
    return head + table + directory + content


def record(kind: int, content: bytes = b"") -> bytes:
    """One record of a .xls."""
    return struct.pack("<HH", kind, len(content)) + content


def xls(*records: bytes, hidden: bool = False, locked: bool = False, before: bytes = b"") -> bytes:
    """A workbook of Excel 97 with one sheet "Q1"; style 0 is General, 1 is 0.0%, 2 a date; `before` the sheets."""
    start = struct.pack("<HHHHII", 0x600, 5, 0xDBB, 0x7CC, 0, 6)
    font = record(0x31, struct.pack("<HHHHHBBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 1, 0) + b"A")
    percent = record(0x41E, struct.pack("<HHB", 164, 4, 0) + b"0.0%")
    styles = b"".join(record(0xE0, struct.pack("<HHH14x", 0, code, 0)) for code in (0, 164, 14))
    filepass = record(0x2F, struct.pack("<HHH48x", 1, 1, 1)) if locked else b""

    def begin(at: int) -> bytes:
        sheet = record(0x85, struct.pack("<IBBBB", at, int(hidden), 0, 2, 0) + b"Q1")
        return record(0x809, start) + filepass + before + font * 5 + percent + styles + sheet + record(0x0A)

    body = record(0x809, start[:2] + b"\x10\0" + start[4:]) + b"".join(records) + record(0x0A)
    return ole("Workbook", begin(len(begin(0))) + body)
