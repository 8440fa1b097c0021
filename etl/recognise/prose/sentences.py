"""Sentences of a block, each with its numbers; and the same with numbers masked, for phrases to be found in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.recognise.prose.flat import Flat
from etl.recognise.prose.lexicon import lexicon
from etl.recognise.prose.names import without_names
from etl.recognise.prose.numbers import Number, numbers

_END = re.compile(r'[.!?…]+[")]*(?= |$)')
_ABBREVIATION = re.compile(
    r"(?:^|[^\w])(?:tp|tt|tx|p|q|h|x|đ/c|đ\.c|ths|ts|ks|bs|gs|pgs|tr|vd|v\.v|stt|ubnd|sđt|đt|[a-z])$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at `start` to `end` of its block; `masked` has # for every number that counts and @ for others.

    `marks` are the places of the # in `masked`, one for each of `counted`.
    """

    block: Flat
    start: int
    end: int
    numbers: tuple[Number, ...]
    counted: tuple[Number, ...]
    masked: str
    marks: tuple[int, ...]

    @property
    def text(self) -> str:
        """The sentence with its capitals, evened out."""
        return self.block.typed[self.start : self.end].strip()

    def around(self, nth: int) -> tuple[str, str]:
        """The masked text before and behind the nth number that counts."""
        return self.masked[: self.marks[nth]], self.masked[self.marks[nth] + 1 :].removeprefix("%")


def sentences(block: Flat) -> Iterator[Sentence]:
    """The sentences of a block."""
    found, start = numbers(block.text), 0
    for end in _ends(block.text, found):
        if block.text[start:end].strip():
            yield _sentence(block, start, end, [one for one in found if start <= one.start < end])
        start = end


def _ends(text: str, found: Sequence[Number]) -> Iterator[int]:
    for match in _END.finditer(text):
        at = match.start()
        if any(one.start <= at < one.end for one in found):
            continue
        if any(one.kind == "item_number" and one.end == at for one in found):
            continue
        if match[0] == "." and _ABBREVIATION.search(text[max(0, at - 8) : at]) and match.end() < len(text):
            continue
        yield match.end()
    yield len(text)


def _sentence(block: Flat, start: int, end: int, found: list[Number]) -> Sentence:
    parts: list[str] = []
    marks: list[int] = []
    length, here = 0, start
    counted = tuple(one for one in found if one.counts)
    text = block.text[:start] + without_names(block.text[start:end], block.typed[start:end])
    for one in found:
        before = _evened(text[here : one.from_])
        parts.append(before)
        length += len(before)
        if one.counts:
            marks.append(length)
        mark = "#%" if one.kind == "percent" else "#" if one.counts else "@"
        parts.append(mark)
        length += len(mark)
        here = one.end if one.kind != "percent" else max(one.end, one.unit_end)
    parts.append(_evened(text[here:end]))
    return Sentence(block, start, end, tuple(found), counted, "".join(parts), tuple(marks))


def _evened(text: str) -> str:
    """Text without quotation marks, in the words phrases know."""
    text = text.replace('"', "")
    for written, meant in lexicon().alike:
        if written in text:
            text = text.replace(written, meant)
    return lexicon().short_pattern.sub(lambda match: lexicon().short[match[0]], text)
