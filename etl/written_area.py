"""How people write an area, "UBND xã X", "P.05", "Tân Tiến (An Dương)": its type, its name, the parents beside it.

Nothing is looked up here. One text may be read in several ways ("X. Tân Kỳ" has a type, "Phường Đúc" is a name); all of
them are handed on and the areas that exist decide.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from etl.vietnamese import bare, fold

LONGEST = 120  # no area is written longer; a paragraph is not an area

_OFFICES = (
    "ban chấp hành đảng bộ",
    "ban tuyên giáo và dân vận",
    "ban xây dựng đảng",
    "ban chỉ đạo",
    "ban tuyên giáo",
    "ban dân vận",
    "ban thường vụ",
    "bch đảng bộ",
    "khối dân vận",
    "khối chính quyền",
    "hội đồng nhân dân",
    "ủy ban nhân dân",
    "ủy ban mttq",
    "ubmttq",
    "mttq",
    "ubnd",
    "hđnd",
    "đảng ủy",
    "đảng bộ",
    "đơn vị",
    "địa bàn",
)
_COMMITTEES = {
    "tỉnh ủy": "tỉnh",
    "thành ủy": "thành phố",
    "thị ủy": "thị xã",
    "quận ủy": "quận",
    "huyện ủy": "huyện",
}
_WORDS = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
_SHORT = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "đk": "đặc khu"}
_SHORTER = {"t": "tỉnh", "q": "quận", "h": "huyện", "p": "phường", "f": "phường", "x": "xã"}  # with a dot, or "p15"
_TYPES = {bare(word): word for word in _WORDS} | {word: word for word in _WORDS} | _SHORT | _SHORTER


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_TYPE = re.compile(
    rf"(?:({_any([*map(bare, _WORDS), *_WORDS])})[ :]+|({_any(_SHORT)})[. ]+"
    rf"|({_any(_SHORTER)})(?:\. *| ?(?=[0-9])))(.*)"
)
_OFFICE = re.compile(rf"(?:{_any([*_OFFICES, *map(bare, _OFFICES)])})(?![^\W_])[-,/&:+. ]*(?:và )?")
_COMMITTEE = re.compile(rf"({_any([*_COMMITTEES, *map(bare, _COMMITTEES)])})(?= )")
_COMMITTEES |= {bare(words): kind for words, kind in _COMMITTEES.items()}
_NUMBERING = re.compile(r"(?:[-+*•·] ?|[0-9]{1,3}(?:\.[0-9]+)*[.)/] ?(?=[^\W0-9])|[a-eđ]\) ?)")
_ROMAN = re.compile(rf"[ivx]+[.)/-]? *(?=(?:{_any(_WORDS)})[ :])")
_APART = re.compile(r"[,;()]")
_PARENT = re.compile(r"(?:[- ]+| thuộc )(?=(?:tỉnh|thành phố|quận|huyện|thị xã|tp|tx)[. ]+[^\W_])")


@dataclass(frozen=True, slots=True)
class Written:
    """A name as written. `readings` are (type or "", name), folded; `beside` the parents named with it.

    `toneless` says that the whole text has no diacritics: then, and only then, they must not be asked for.
    """

    readings: tuple[tuple[str, str], ...]
    beside: tuple[Self, ...] = ()
    toneless: bool = False


def read_written(text: str) -> tuple[Written, ...]:
    """The ways to take a text apart, the likelier first; empty when it cannot be the name of an area."""
    text = fold(text[: LONGEST + 1]).strip(" .,;:*_") if len(text) <= LONGEST else ""
    text = _NUMBERING.sub("", text, count=1) if _NUMBERING.match(text) else text
    if not text or text.startswith("("):
        return ()
    return tuple(
        Written(readings, tuple(beside for part in parts[1:] if (beside := _part(part))), bare(text) == text)
        for parts in _parts(_without_office(text))
        if parts and (readings := _readings(parts[0]))
    )


def _without_office(text: str) -> str:
    """Drop "Đảng ủy, HĐND, UBND" before an area; "Huyện ủy" leaves its type behind."""
    while match := _OFFICE.match(text):
        text = text[match.end() :]
    return _COMMITTEE.sub(lambda match: _COMMITTEES[match[1]], text, count=1) if _COMMITTEE.match(text) else text


def _parts(text: str) -> list[list[str]]:
    """The area and its parents: by commas and brackets, and, a second way, also before a type of the levels above."""
    by_marks = [part.strip() for part in _APART.split(text) if part.strip()]
    by_types = [piece.strip() for part in by_marks for piece in _PARENT.split(part) if piece.strip()]
    return [by_marks] if by_marks == by_types else [by_marks, by_types]


def _part(text: str) -> Written | None:
    readings = _readings(text)
    return Written(readings, (), bare(text) == text) if readings else None


def _readings(text: str) -> tuple[tuple[str, str], ...]:
    text = text.strip(" .:-*")
    found = [("", text)]
    for start in (text, _ROMAN.sub("", text, count=1) if _ROMAN.match(text) else ""):
        if match := _TYPE.fullmatch(start):
            found.append((_TYPES[match[1] or match[2] or match[3]], match[4].strip(" .:-")))
    found = [(kind, re.sub(r"^0+(?=[0-9]+$)", "", name)) for kind, name in found]
    return tuple((kind, name) for kind, name in found if name and (kind or not name.isdigit()))
