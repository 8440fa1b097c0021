""".odt: one scan of content.xml gives paragraphs and tables, as for .docx."""

from io import BytesIO
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile

from cells import Broken, Pages
from ods import ADDED, ASIDE, HIDDEN, SPACES
from story import Look, Story, looks_of

_MAX_DEPTH = 2_000
_LINES = ("text:p", "text:h")
_CELLS = ("table:table-cell", "table:covered-table-cell")
_ASIDE = ASIDE | {"text:tracked-changes"}
_UNSPOKEN = {"text:note-citation", "text:hidden-text", "text:page-number", "text:page-count"}


def read(data: bytes, pages: Pages) -> None:
    """The paragraphs and tables of the document; a note comes before the paragraph it stands in."""
    story = Story()
    with ZipFile(BytesIO(data)) as archive, archive.open("content.xml") as stream:
        _Scan(story).run(stream)
    story.tell(pages)


class _Scan:
    """The handlers of the parser, and where it stands."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._path: list[str] = []
        self._aside = self._silent = 0  # depth of the element that is left out, or whose text is
        self._style = ""
        self._styles: dict[str, list[Look]] = {}
        self._spans: list[list[Look]] = []
        self._times: list[int] = []  # how often each open cell is written at once

    def run(self, stream: IO[bytes]) -> None:
        """Read the whole part."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._say
        while chunk := stream.read(1 << 20):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        if len(self._path) > _MAX_DEPTH:
            raise Broken("too_heavy")
        if self._aside:
            return
        table = self._story.table
        if name in _ASIDE:
            self._aside = len(self._path)
        elif name in _LINES:
            self._story.line_starts()
        elif name == "text:span":
            self._spans.append(self._styles.get(attributes.get("text:style-name", ""), []))
        elif name in ADDED:
            self._say(ADDED[name].replace("\t", " ") * min(_count(attributes, "text:c"), 1000))
        elif name == "table:table":
            self._story.table_starts()
        elif name == "table:table-row" and table:
            table.row_starts(hidden=attributes.get("table:visibility") in HIDDEN)
            if _count(attributes, "table:number-rows-repeated") > 1:
                raise Broken("broken_file", "rows repeated", table.name)
        elif name in _CELLS and table:
            cell = self._story.cell_starts()
            self._times.append(_count(attributes, "table:number-columns-repeated"))
            if name == _CELLS[0]:
                cell.wide = _count(attributes, "table:number-columns-spanned")
                cell.high = _count(attributes, "table:number-rows-spanned")
        elif name == "style:style":
            self._style = attributes.get("style:name", "")
        elif name == "style:text-properties" and self._style:
            self._look(attributes)
        elif name == "office:document-content" and any(attributes.get(key, own) != own for key, own in SPACES.items()):
            raise Broken("broken_file", "names of another kind")
        elif name in _UNSPOKEN and not self._silent:
            self._silent = len(self._path)

    def _end(self, name: str) -> None:
        self._path.pop()
        if self._aside:
            self._aside = 0 if len(self._path) < self._aside else self._aside
            return
        if len(self._path) < self._silent:
            self._silent = 0
        if name in _LINES:
            self._story.line_ends()
        elif name == "text:span":
            self._spans.pop()
        elif name in _CELLS:
            self._cell_ends()
        elif name == "table:table":
            self._story.table_ends()
        elif name == "style:style":
            self._style = ""

    def _cell_ends(self) -> None:
        """What a merged cell covers is written out again as covered cells, each a column of its own."""
        table, times = self._story.within[-1], self._times.pop()
        column, filled = table.column, len(table.cells)
        self._story.cell_ends()
        table.column = column + times
        if len(table.cells) > filled and times > 1:
            raise Broken("broken_file", "cells repeated", table.name)

    def _say(self, text: str) -> None:
        if self._aside or self._silent:
            return
        for looks in self._spans:
            for look in looks:
                text = look(text)
        self._story.say(text)

    def _look(self, attributes: dict[str, str]) -> None:
        self._styles.setdefault(self._style, []).extend(looks_of(attributes))


def _count(attributes: dict[str, str], name: str) -> int:
    count = int(attributes.get(name, 1))
    if not 1 <= count <= 1_048_576:
        raise Broken("broken_file", f"{name}={count}")
    return count
