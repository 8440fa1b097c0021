"""Documents of Word and OpenDocument written by hand from a few words of mark-up, and what was read of them."""

from hand_made import ODF, OFFICE, PACKAGE, packed

from etl.model import Reading, Sheet
from etl.read import read

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def docx(body: str, *more: tuple[str, str], main: str = "word/document.xml", space: str = WORD) -> bytes:
    """A Word document with this body."""
    link = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="{main}"/>'
    spaces = f'xmlns:w="{space}" xmlns:mc="{COMPATIBLE}" xmlns:o="urn:schemas-microsoft-com:office:office"'
    return packed(
        ("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships">{link}</Relationships>'),
        (main, f"<w:document {spaces}><w:body>{body}</w:body></w:document>"),
        *more,
    )


def p(text: str, look: str = "") -> str:
    """A paragraph of one run."""
    return f'<w:p><w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def tc(content: str = "", properties: str = "") -> str:
    """A cell; plain text is a paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tbl(*rows: list[str]) -> str:
    """A table of rows of cells."""
    lines = "".join(
        f"<w:tr>{''.join(cell if cell.startswith('<w:') else tc(cell) for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{lines}</w:tbl>"


def odt(body: str, styles: str = "") -> bytes:
    """An OpenDocument text with this body."""
    spaces = " ".join(f'xmlns:{space}="{ODF}:{space}:1.0"' for space in ("office", "table", "text", "style", "draw"))
    return packed(
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        (
            "content.xml",
            f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        ),
    )


def document(data: bytes | str, name: str = "bc.docx") -> Reading:
    """The reading of a document that can be read without any remark."""
    reading = read(name, data if isinstance(data, bytes) else data.encode())
    assert reading.problems == ()
    assert (reading.kind, reading.unreadable) == ("document", False)
    assert [one.number for one in reading.paragraphs] == list(range(1, len(reading.paragraphs) + 1))
    assert {cell.kind for sheet in reading.sheets for cell in sheet.cells} <= {"text"}
    return reading


def texts(reading: Reading) -> list[str]:
    return [paragraph.text for paragraph in reading.paragraphs]


def table(sheet: Sheet) -> dict[str, str]:
    return {cell.address: cell.text for cell in sheet.cells}


def only_table(data: bytes | str, name: str = "bc.docx") -> dict[str, str]:
    (sheet,) = document(data, name).sheets
    return table(sheet)
