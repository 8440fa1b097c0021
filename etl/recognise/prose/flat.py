"""A stretch of a document evened out for matching, with the way back to the characters as read.

A line of a text file may end in the middle of a sentence: such lines are one block, and every place in it still knows
its paragraph. `text` is folded letter by letter, `shown` the same with its capitals; both have the same length.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.model import Paragraph
from etl.recognise.letters import relettered_lines
from etl.recognise.prose.unmarked import is_unmarked, restored
from etl.vietnamese import evened, placed

_CLUSTER = re.compile("(.)([\u0300-\u036f]*)", re.DOTALL)
_LEADER = r"(?<=[^\W\d])(?: *(?:\.{6,}|…{3,}|_{4,}) *| +\| +)(?=[0-9])"
_WORD = re.compile(rf"(?P<leader>{_LEADER})|\s+|(?:(?!{_LEADER})\S)+")
_UNEVEN = re.compile(r"\s\s|[^\S ]|\.{6}|…{3}|_{4}| \|")
"""What a line must not hold to be taken as it is."""
_ENDS = (".", "!", "?", ":", ";", "…", "/")
_ITEM = re.compile(r"\s*(?:[-+*•–—·]|\(?\d+(?:\.\d+)*[.)]|[ivx]+[.)]|[a-zđ][.)])(?=\s|[^\W\d])", re.IGNORECASE)
_WRAPPED = 45
"""A line shorter than this was ended on purpose."""


@dataclass(frozen=True, slots=True)
class Flat:
    """Folded text, the same with capitals, and for each character (and the end) its paragraph and place there.

    `typed` is `shown` as it stands in the file; the two differ only where marks were given back to a text without any.
    """

    text: str
    shown: str
    at: tuple[tuple[int, int], ...]
    typed: str = ""

    @property
    def is_unmarked(self) -> bool:
        """Whether the text was typed without diacritics."""
        return self.typed != self.shown

    def place(self, start: int, end: int) -> tuple[int, int, int] | None:
        """Paragraph, first character and the one after the last, as read; None across two paragraphs."""
        (paragraph, first), (last_paragraph, last) = self.at[start], self.at[end - 1]
        return (paragraph, first, last + 1) if paragraph == last_paragraph else None


def blocks(paragraphs: Sequence[Paragraph]) -> Iterator[Flat]:
    """The paragraphs as blocks of text, in order; lines broken in mid-sentence come together."""
    lines, _ = relettered_lines([one.text for one in paragraphs])
    group: list[tuple[Paragraph, str]] = []
    unmarked = is_unmarked(lines)
    for paragraph, line in zip(paragraphs, lines, strict=True):
        if group and not _goes_on(group[-1][1], line):
            yield _flat(group, unmarked)
            group = []
        group.append((paragraph, line))
    if group:
        yield _flat(group, unmarked)


def _goes_on(before: str, line: str) -> bool:
    """Whether a line is the rest of the sentence the line before began."""
    before, start = before.rstrip(), line.lstrip()
    if len(before) < _WRAPPED or before.endswith(_ENDS) or _ITEM.match(line):
        return False
    return start[:1].islower() or (start[:1].isdigit() and not before.isupper())


def _flat(lines: Sequence[tuple[Paragraph, str]], unmarked: bool) -> Flat:
    text, shown, at = "", "", list[tuple[int, int]]()
    for paragraph, line in lines:
        moved = _moved(line, paragraph.text) if line != paragraph.text else None
        if text and not text.endswith(" "):
            text, shown = f"{text} ", f"{shown} "
            at.append((paragraph.number, 0))
        for piece, places in _pieces(line):
            low = piece.casefold()
            text += low if len(low) == len(piece) else piece
            shown += piece
            at += [(paragraph.number, moved[place] if moved else place) for place in places]
        if shown.startswith(" "):
            text, shown, at = text[1:], shown[1:], at[1:]
    marked = restored(shown, unmarked)
    return Flat(placed(marked.casefold() if marked != shown else text), marked, tuple(at), shown)


def _pieces(line: str) -> Iterator[tuple[str, Sequence[int]]]:
    """The words of a line evened out and the blanks between them, each with the places of its characters."""
    even = evened(line)
    if even.count(" | ") > 1:  # several told in one line; a lone stroke leads to its number
        even = even.replace(" | ", " ; ")
    if len(even) == len(line) and unicodedata.is_normalized("NFC", line):
        if not _UNEVEN.search(even) and len(even.casefold()) == len(even):
            yield even, range(len(even))
            return
        for match in _WORD.finditer(even):
            if match["leader"]:  # "Số vụ hòa giải thành ........ 12": what leads to a number says no more than a colon
                yield ": ", (match.start(), match.start())
                continue
            yield (" ", (match.start(),)) if match[0].isspace() else (match[0], range(match.start(), match.end()))
        return
    is_blank = False
    for match in _CLUSTER.finditer(line):  # letters and tones apart, or signs nobody sees
        sign = evened(unicodedata.normalize("NFC", match[0]) if match[2] else match[0])
        if sign and not (is_blank and sign.isspace()):
            is_blank = sign.isspace()
            yield (" " if is_blank else sign), [match.start()] * len(sign)


def _moved(decoded: str, raw: str) -> list[int]:
    """For each character of a text decoded from an old font its place in the file: digits are the same in both."""
    digits = [place for place, sign in enumerate(raw) if sign.isascii() and sign.isdigit()]
    found, last, nth = [], 0, 0
    for sign in decoded:
        if sign.isascii() and sign.isdigit() and nth < len(digits):
            last, nth = digits[nth], nth + 1
            found.append(last)
            last = min(last + 1, len(raw) - 1)
        else:
            found.append(last)
    return found
