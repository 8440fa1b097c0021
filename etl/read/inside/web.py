"""HTML, also saved under the name of a workbook (portals do): one scan of the tags gives paragraphs and tables.

The standard library's html.parser splits the text into tags and keeps nothing, so that a page nested a hundred
thousand deep costs no more than a flat one; no link is followed, no script run, no entity declared. Tags nobody closes
are closed as the HTML standard says for tables. Cells hold the text a browser would show.
"""

import re
from html.parser import HTMLParser

from cells import Broken, Pages
from story import Story, Table, lowered, raised, struck

_DROPPED = {
    *("script", "style", "template", "noscript", "title", "nav", "select", "datalist", "textarea", "button", "svg"),
    *("iframe", "object", "audio", "video", "canvas", "xml"),
}
"""Not text of the page: programs, choices, navigation; "xml" is what Excel notes about its sheets."""
_BLOCKS = {
    *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "hr", "pre", "blockquote"),
    *("address", "article", "aside", "center", "figure", "figcaption", "footer", "form", "header", "main", "section"),
    *("body", "html", "head", "fieldset", "legend", "caption", "details", "summary"),
}
_VOID = {"br", "hr", "img", "input", "col", "meta", "link", "wbr", "area", "base", "embed", "param", "source", "track"}
_LOOKS = {"sup": raised, "sub": lowered, "s": struck, "strike": struck, "del": struck}
_PARTS = {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "col"}
_CLOSED_BY_BLOCKS = ("p", "li", "dt", "dd")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BLANKS_AROUND_BREAK = re.compile(" *\n *")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)
_UNSEEN_CLASS = re.compile(r"(?:^|[}\s])\.([\w-]+)\s*\{[^{}]*(?:display\s*:\s*none|mso-hide\s*:\s*all)", re.IGNORECASE)
_WIDEST, _HIGHEST = 1_000, 65_534
"""Of one cell, by the HTML standard: whoever writes more gets this."""

_OPEN = 20_000
"""Tags that nobody ends; a page has a few, where a sentence says "less than"."""

Attributes = list[tuple[str, str | None]]
Said = dict[str, str | None]


def read(data: bytes, pages: Pages) -> None:
    """The paragraphs and tables of a page, given as UTF-8 whatever it was."""
    text = data.decode("utf-8")
    if text.count("<") > text.count(">") + _OPEN:
        raise Broken("too_heavy")  # html.parser looks for the end of each to the end of the page: squared
    page = _Page()
    page.feed(text)
    page.close()
    page.ends()
    page.story.tell(pages)


class _Hiding:
    """An element that hides what is in it: how often its tag is open, and how many blocks are open within."""

    def __init__(self, tag: str) -> None:
        self.tag, self.depth, self.blocks = tag, 1, 0

    def starts(self, tag: str) -> bool:
        """Whether it goes on when this tag opens."""
        if tag in _BLOCKS and self.tag in _CLOSED_BY_BLOCKS:
            return False
        self.depth += tag == self.tag
        self.blocks += tag in _BLOCKS
        return True

    def ends(self, tag: str) -> bool:
        """Whether it goes on when this tag closes. One that nobody closes ends with the block it stands in."""
        if tag == self.tag:
            self.depth -= 1
            return self.depth > 0
        self.blocks -= tag in _BLOCKS
        return self.blocks >= 0 or self.tag in _BLOCKS


class _Page(HTMLParser):
    """What each tag does to the story."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.story = Story()
        self._dropping: tuple[str, int] | None = None  # which of the elements that are not text, and how often open
        self._hiding: list[_Hiding | None] = [None]  # in the body, then in each open cell
        self._looks: dict[str, int] = {}
        self._unseen_classes: set[str] = set()
        self._rows_hidden = False
        self._column = 1

    def ends(self) -> None:
        """The page is at its end; one that stops within a table or a script was not saved completely."""
        self._line_ends()
        if self._dropping or self.story.within or self._hiding != [None]:
            raise Broken("broken_file", "end")

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """A tag opens something."""
        if self._dropping:
            if tag == self._dropping[0]:
                self._dropping = tag, self._dropping[1] + 1
            return
        said = dict(attrs)
        if tag in _DROPPED:
            self._dropping = tag, 1
        elif tag in _PARTS:
            self._part_starts(tag, said)
        elif tag == "br":
            self._say("\n")
        elif tag == "input":
            if said.get("type", "text") in ("text", "number", "tel"):
                self._say(said.get("value") or "")
        elif tag == "hr":
            self._line_ends()
        elif tag not in _VOID:
            self._element_starts(tag, said)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """<td/>: in HTML the stroke means nothing, but what is dropped anyway may be XML."""
        if not self._dropping and tag not in _DROPPED:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """A tag closes something, or nothing that was open."""
        if self._dropping:
            if tag == self._dropping[0]:
                self._dropping = (tag, self._dropping[1] - 1) if self._dropping[1] > 1 else None
        elif tag in _PARTS:
            self._part_ends(tag)
        else:
            if tag in _BLOCKS:
                self._line_ends()
            if self._looks.get(tag):
                self._looks[tag] -= 1
            hiding = self._hiding[-1]
            if hiding and not hiding.ends(tag):
                self._hiding[-1] = None

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if not self._dropping:
            self._say(_BLANKS.sub(" ", data))
        elif self._dropping[0] == "style":
            self._unseen_classes.update(_UNSEEN_CLASS.findall(data.partition("@media")[0]))

    # ------------------------------------------------------------------------------------------------------------ text

    def _say(self, text: str) -> None:
        if self._hiding[-1]:
            return
        for tag, depth in self._looks.items():
            if depth:
                text = _LOOKS[tag](text)
        if not self.story.here.open:
            self.story.line_starts()
        self.story.say(text)

    def _line_ends(self) -> None:
        place = self.story.here
        if place.open:
            text = _BLANKS_AROUND_BREAK.sub("\n", re.sub(" {2,}", " ", "".join(place.open[-1]))).strip(" \n")
            place.open[-1] = [text]
            if text:
                self.story.line_ends()
            else:
                place.open.pop()

    def _element_starts(self, tag: str, said: Said) -> None:
        if tag in _BLOCKS:
            self._line_ends()
        if tag in _LOOKS:
            self._looks[tag] = self._looks.get(tag, 0) + 1
        hiding = self._hiding[-1]
        if hiding and not hiding.starts(tag):
            hiding = self._hiding[-1] = None
        if hiding is None and self._is_unseen(said):
            self._hiding[-1] = _Hiding(tag)

    def _is_unseen(self, said: Said) -> bool:
        return bool(said) and (
            "hidden" in said
            or bool(_UNSEEN.search(said.get("style") or ""))
            or not self._unseen_classes.isdisjoint((said.get("class") or "").split())
        )

    # ---------------------------------------------------------------------------------------------------------- tables

    def _part_starts(self, tag: str, said: Said) -> None:
        table, hidden = self.story.table, self._is_unseen(said)
        if tag == "table":
            self._line_ends()
            around = bool(table and (table.hidden or (table.cell and table.cell.hidden)))
            self.story.table_starts(hidden or around or self._hiding[-1] is not None)
            self._rows_hidden, self._column = False, 1
        elif table is None:
            self._line_ends()
        elif tag == "col":
            first, self._column = self._column, self._column + _count(said, "span", _WIDEST)
            if hidden:
                table.hidden_columns.append((first, self._column - 1))
        elif tag in ("td", "th"):
            self._cell_starts(table, said, hidden)
        else:
            self._cell_ends()
            table.in_row = tag == "tr"
            if tag == "tr":
                table.row_starts(hidden or self._rows_hidden)
            else:
                self._rows_hidden = hidden

    def _part_ends(self, tag: str) -> None:
        table = self.story.table
        if table is not None and tag != "col":
            self._cell_ends()
            if tag == "table":
                self.story.table_ends()
            elif tag not in ("td", "th"):
                table.in_row = False

    def _cell_starts(self, table: Table, said: Said, hidden: bool) -> None:
        self._cell_ends()
        if not table.in_row:
            table.in_row = True
            table.row_starts(self._rows_hidden)
        table.skip_taken()
        cell = self.story.cell_starts(hidden)
        self._hiding.append(None)
        cell.wide = _count(said, "colspan", _WIDEST)
        if "mso-ignore:colspan" in (said.get("style") or "").replace(" ", ""):  # blank cells written as one by Excel
            cell.wide, cell.skips = 1, cell.wide - 1
        cell.high = _count(said, "rowspan", _HIGHEST)
        if cell.high > 1:
            table.reaches_down(cell)

    def _cell_ends(self) -> None:
        table = self.story.table
        if table is not None and table.cell is not None:
            self._line_ends()
            self._hiding.pop()
            self._looks.clear()
            self.story.cell_ends()


def _count(said: Said, name: str, most: int) -> int:
    """How many columns or rows; 0 rows mean all that follow, and what is no number means one."""
    digits = (said.get(name) or "").strip()
    if not (digits.isascii() and digits.isdigit()):
        return 1
    count = int(digits[:9])
    return most if count == 0 and name == "rowspan" else min(max(count, 1), most)
