""".docx: one scan of the document's XML gives paragraphs and tables.

Not python-docx: its cells repeat a merged one at every place it covers (its issue 232), and it holds the whole tree in
memory. What a revision deleted is left out, what it inserted is kept; hidden text and the prompts of empty form fields
are no text; a text box, which Word writes twice, is read once; headers and footers of pages are not read.
"""

from io import BytesIO
from posixpath import join, normpath
from typing import IO
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import ZipFile

from cells import Broken, Pages
from story import Cell, Look, Story, lowered, raised, struck

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_SPACES = {
    **dict.fromkeys(_WORD, ""),
    **dict.fromkeys(_MATH, "m:"),
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "urn:schemas-microsoft-com:office:office": "o:",
}
_MAX_DEPTH = 2_000
_OFF = ("0", "false", "off")
_SIGNS = {"br": "\n", "cr": "\n", "tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_NOT_READ = ("altChunk", "subDoc")
_NOTES = ("footnotes.xml", "endnotes.xml")
_LOOKS = {"superscript": raised, "subscript": lowered}


def read(data: bytes, pages: Pages) -> None:
    """The paragraphs and tables of the document, its notes at the end."""
    story = Story()
    with ZipFile(BytesIO(data)) as archive:
        parts = {name.lower(): name for name in archive.namelist()}
        main = _main_part(archive, parts)
        scan = _Scan(story)
        for part in (main, *(join(main.rpartition("/")[0], notes) for notes in _NOTES)):
            if part in parts:
                with archive.open(parts[part]) as stream:
                    scan.run(stream)
    if scan.embedded:
        pages.remark("embedded_not_read", scan.embedded)
    story.tell(pages)


def _main_part(archive: ZipFile, parts: dict[str, str]) -> str:
    for link in ElementTree.fromstring(archive.read(parts["_rels/.rels"])):
        if link.get("Type", "").endswith("/officeDocument"):
            return normpath(join("/", link.get("Target", ""))).lstrip("/").lower()
    raise Broken("broken_file", "no document")


class _Scan:
    """The handlers of the parser, and where it stands."""

    def __init__(self, story: Story) -> None:
        self.embedded = 0
        self._story = story
        self._path: list[str] = []
        self._skipped = self._silent = 0  # depth of the element that is left out, or whose text is
        self._vanished = False
        self._looks: list[Look] = []
        self._row_deleted = False
        self._across: Cell | None = None
        self._merged: list[dict[int, Cell]] = []  # for each open table: cells that go on in the next row, by column
        self._chosen: list[int] = []  # how many choices of each open mc:AlternateContent were met
        self._starts = {
            "p": lambda attributes: story.line_starts(),
            "r": self._run,
            "vanish": self._vanish,
            "vertAlign": self._align,
            "strike": self._strike,
            "dstrike": self._strike,
            "sym": self._symbol,
            "tbl": self._table,
            "tr": self._row,
            "tc": lambda attributes: story.cell_starts(),
            "gridBefore": self._indent,
            "hidden": self._hide,
            "gridSpan": self._span,
            "vMerge": self._merge_down,
            "hMerge": self._merge_across,
            "del": self._delete,
            "moveFrom": self._delete,
            "showingPlcHdr": self._prompt,
            "mc:AlternateContent": lambda attributes: self._chosen.append(0),
            "mc:Choice": self._choice,
            "o:OLEObject": self._embed,
        }
        self._ends = {
            "p": story.line_ends,
            "tbl": self._table_ends,
            "tr": self._row_ends,
            "tc": story.cell_ends,
            "mc:AlternateContent": self._chosen.pop,
        }

    def run(self, stream: IO[bytes]) -> None:
        """Read one part."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        while chunk := stream.read(1 << 20):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _start(self, full_name: str, full_attributes: dict[str, str]) -> None:
        space, _, local = full_name.rpartition(" ")
        name = _SPACES[space] + local if space in _SPACES else full_name
        self._path.append(name)
        if len(self._path) > _MAX_DEPTH:
            raise Broken("too_heavy")
        if len(self._path) == 1 and space not in _WORD:
            raise Broken("broken_file", "names of another kind")
        if self._skipped:
            return
        if name == "mc:Fallback":
            self._skipped = len(self._path)
        elif name in _NOT_READ:
            raise Broken("unsafe_file", name)
        elif name in _SIGNS and self._path[-2] == "r":
            self._say(_SIGNS[name])
        elif name in self._starts:
            self._starts[name]({key.rpartition(" ")[2]: value for key, value in full_attributes.items()})

    def _end(self, full_name: str) -> None:
        name, depth = self._path.pop(), len(self._path) + 1
        if self._skipped:
            if self._skipped == depth:
                self._skipped = 0
            return
        if self._silent == depth:
            self._silent = 0
        if name in self._ends:
            self._ends[name]()
        elif name == "r":
            self._run({})

    def _text(self, text: str) -> None:
        if self._path[-1] in ("t", "m:t") and not self._skipped:
            self._say(text)

    def _say(self, text: str) -> None:
        if not (self._silent or self._vanished):
            for look in self._looks:
                text = look(text)
            self._story.say(text)

    # ------------------------------------------------------------------------------------------------------------ runs

    def _run(self, attributes: dict[str, str]) -> None:
        self._vanished, self._looks = False, []

    def _of(self, owner: str, properties: str) -> bool:
        """Whether this is a property as it is now: not of a paragraph's mark, nor what a revision changed."""
        return self._path[-3:-1] == [owner, properties]

    def _vanish(self, attributes: dict[str, str]) -> None:
        if self._of("r", "rPr"):
            self._vanished = attributes.get("val") not in _OFF

    def _strike(self, attributes: dict[str, str]) -> None:
        if self._of("r", "rPr") and attributes.get("val") not in _OFF:
            self._looks.append(struck)

    def _align(self, attributes: dict[str, str]) -> None:
        if self._of("r", "rPr") and attributes.get("val") in _LOOKS:
            self._looks.insert(0, _LOOKS[attributes["val"]])

    def _symbol(self, attributes: dict[str, str]) -> None:
        self._say(chr(int(attributes.get("char", "FFFD"), 16)))

    def _delete(self, attributes: dict[str, str]) -> None:
        if self._of("tr", "trPr"):
            self._row_deleted = True
        elif not self._silent:
            self._silent = len(self._path)

    def _prompt(self, attributes: dict[str, str]) -> None:
        """What a form field shows until somebody fills it in."""
        if not self._silent and self._path[-2] == "sdtPr" and attributes.get("val") not in _OFF:
            self._silent = len(self._path) - 2

    def _choice(self, attributes: dict[str, str]) -> None:
        self._chosen[-1] += 1
        if self._chosen[-1] > 1:
            self._skipped = len(self._path)

    def _embed(self, attributes: dict[str, str]) -> None:
        self.embedded += attributes.get("ProgID", "").startswith("Excel")

    # ---------------------------------------------------------------------------------------------------------- tables

    def _table(self, attributes: dict[str, str]) -> None:
        self._story.table_starts()
        self._merged.append({})

    def _table_ends(self) -> None:
        self._story.table_ends()
        self._merged.pop()

    def _row(self, attributes: dict[str, str]) -> None:
        self._story.within[-1].row_starts()
        self._row_deleted, self._across = False, None

    def _row_ends(self) -> None:
        if self._row_deleted:
            self._story.within[-1].row_taken_back(self._merged[-1])
            self._row_deleted = False

    def _indent(self, attributes: dict[str, str]) -> None:
        if self._of("tr", "trPr"):
            self._story.within[-1].column += _count(attributes)

    def _hide(self, attributes: dict[str, str]) -> None:
        if self._of("tr", "trPr"):
            self._story.within[-1].row_hidden = attributes.get("val") not in _OFF

    def _span(self, attributes: dict[str, str]) -> None:
        cell = self._story.within[-1].cell if self._of("tc", "tcPr") else None
        if cell:
            cell.wide = max(_count(attributes), 1)

    def _merge_down(self, attributes: dict[str, str]) -> None:
        """One of the cells merged downwards: the first says "restart", the others stand below it and say nothing."""
        table, merged = self._story.within[-1], self._merged[-1]
        if table.cell is None or not self._of("tc", "tcPr"):
            return
        above = merged.get(table.cell.column)
        if attributes.get("val") == "restart":
            merged[table.cell.column] = table.cell
        elif above is not None and above.row + above.high == table.row:
            above.high += 1
            table.cell.covered = True
            table.grown(above)

    def _merge_across(self, attributes: dict[str, str]) -> None:
        """The same to the right, as old programs write it."""
        table = self._story.within[-1]
        if table.cell is None or not self._of("tc", "tcPr"):
            return
        if attributes.get("val") == "restart":
            self._across = table.cell
        elif self._across is not None:
            self._across.wide += 1
            table.grown(self._across)


def _count(attributes: dict[str, str]) -> int:
    count = int(attributes.get("val", 1))
    if not 0 <= count <= 1_000:
        raise Broken("broken_file", f"{count}")
    return count
