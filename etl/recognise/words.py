"""The words of workbooks, from words.toml and from the indicators' own headers, looked up by one key."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TypeVar

from etl.vietnamese import bare, fold, spelling
from queries.catalogue import catalogue

K = TypeVar("K")
UNCOUNTED = ""
"""In place of an indicator's code: a title that is known, of something nobody collects here ("trong hạn", "nam")."""


class Titles(dict[str, str]):
    """What a title stands for, by its key. One typed without any diacritics is found too, if only one thing fits."""

    def __init__(self, found: Mapping[str, str]) -> None:
        super().__init__(found)
        self._bare = _unambiguous((bare(title), meant) for title, meant in found.items())

    def __missing__(self, title: str) -> str:
        if not title.isascii():
            raise KeyError(title)
        return self._bare[title]

    def meant(self, title: str) -> str | None:
        """What the title stands for, None when it is not known."""
        try:
            return self[title]
        except KeyError:
            return None


_OF_AREAS = frozenset(("xã", "phường", "trấn", "khu", "huyện", "quận", "tỉnh"))
_BESIDE_AREAS = frozenset(["tên", "các", "đơn", "vị", "địa", "phương", "cấp", "/", "và", "thành", "phố", "thị", "đặc"])


@dataclass(frozen=True, slots=True)
class Words:
    """words.toml by key: `columns`, `ignored` and `headings` say what a title is; the rest are lists of beginnings."""

    columns: Titles
    ignored: Titles
    headings: Titles
    breakdowns: Titles
    rows: Titles
    offices: tuple[str, ...]
    starts: Mapping[str, tuple[str, ...]]
    marks: Mapping[str, tuple[str, ...]]
    subjects: Mapping[str, tuple[str, ...]]
    families: Mapping[str, str]
    proposed: Titles
    needs_beside: Mapping[str, tuple[str, str]]
    counted_groups: Mapping[str, str]
    levels: Mapping[str, tuple[str, ...]]
    units: frozenset[str]


@lru_cache(maxsize=32768)
def key(text: str) -> str:
    """What two spellings of one title have in common: no unit or number in parentheses, no punctuation at the ends.

    "Số vụ  HOÀ GIẢI THÀNH (vụ)" and "số vụ hòa giải thành" have the same key.
    """
    unbroken = re.sub(r"(?<=\w)-\n(?=\w)", "", text)
    without = re.sub(r"\((?!\s*%\s*\))[^()]*\)", " ", fold(unbroken))  # "(%)" stays: a rate is not a count
    without = without.replace('"', "").replace(",", " ").replace("/", " / ").replace("_", " ")
    return spelling(" ".join(without.split()).strip(" .:;-*+"))


@lru_cache(maxsize=32768)
def loosened(title: str) -> str:
    """A key without the words that change nothing ("tổng số", "đã", "được", "trong kỳ"), short forms written out."""
    short, idle = _loose_words(title.isascii())
    padded = f" {title} "
    for written, meant in short:
        padded = padded.replace(f" {written} ", f" {meant} ")
    for words_ in idle:
        padded = padded.replace(f" {words_} ", " ")
    # "số" at the beginning alone: without diacritics "hồ sơ" holds it too
    return " ".join(padded.replace("-", " ").split()).removeprefix("số ").removeprefix("so ")


@cache
def _loose_words(is_bare: bool) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Short forms with what they stand for, and idle words, the longest first; as typed with or without diacritics."""
    table, typed = _table()["loose"], bare if is_bare else str
    short = [(typed(key(one)), typed(key(meant))) for meant, forms in table["short"].items() for one in forms]
    idle = [typed(key(one)) for one in table["idle"]]
    return tuple(sorted(short, key=lambda pair: -len(pair[0]))), tuple(sorted(idle, key=lambda one: -len(one)))


@cache
def words() -> Words:
    """The lists of words.toml. Raises ValueError when a title stands in two of them."""
    table = _table()
    rows = {name: texts for name, texts in table["rows"].items() if not name.endswith("starts")}
    return Words(
        columns=_by_key(table["columns"]),
        ignored=_by_key(table["ignored"]),
        headings=_by_key(table["headings"]),
        breakdowns=_by_key(table["breakdowns"]),
        rows=_by_key(rows),
        offices=tuple(fold(text) for text in table["offices"]["starts"]),
        starts={name: tuple(fold(t) for t in texts) for name, texts in table["rows"].items() if name not in rows},
        marks={name: tuple(fold(text) for text in texts) for name, texts in table["marks"].items()},
        subjects={key(name): tuple(key(text) for text in texts) for name, texts in table["subjects"].items()},
        families={code: key(name) for name, codes in table["families"].items() for code in codes},
        proposed=_by_key(table["proposed"]),
        needs_beside={code: tuple(pair) for code, pair in table["needs_beside"].items()},
        counted_groups=dict(table["counted_groups"]),
        units=frozenset(key(text) for text in table["units"]["units"]),
        levels={level: tuple(map(key, texts)) for level, texts in table["levels"].items()},
    )


def column_role(title: str) -> str | None:
    """What a column is for, by its only title: as words.toml says, or made of nothing but words for areas."""
    found = words().columns.meant(title)
    parts = set(title.split())
    if found is None and parts and parts <= _OF_AREAS | _BESIDE_AREAS and parts & _OF_AREAS:
        return "area"
    return found


def begins(text: str, starts: tuple[str, ...]) -> bool:
    """Whether a folded text begins with one of these; typed without diacritics they count too."""
    return text.startswith(tuple(map(bare, starts)) if text.isascii() else starts)


def breakdown_of(title: str) -> tuple[str, str] | None:
    """The dimension and value a title stands for ("tập thể": subject, collective); None when it is none."""
    found = words().breakdowns.meant(title)
    return tuple(found.split("=", 1)) if found else None


@cache
def indicators() -> Mapping[tuple[str, ...], str]:
    """Which indicator a title means: its headers, name and code; a header of several levels by the path of its keys."""
    found: dict[tuple[str, ...], str] = {}
    for path, code in _titles():
        if found.setdefault(path, code) != code:
            raise ValueError(f"the title {' > '.join(path)!r} would mean both {found[path]} and {code}")
    return found


@cache
def _loose_indicators() -> tuple[Mapping[tuple[str, ...], str], Mapping[tuple[str, ...], str]]:
    loose = _unambiguous((loose_path(path), code) for path, code in indicators().items())
    return loose, _unambiguous((tuple(map(bare, path)), code) for path, code in loose.items())


def loose_path(path: Iterable[str]) -> tuple[str, ...]:
    """A path of titles, each loosened; a level that says nothing ("tổng số") is left out."""
    return tuple(part for part in map(loosened, path) if part)


def indicator_of(path: tuple[str, ...]) -> str | None:
    """The indicator a path of keys means: exactly, or loosened, or typed without diacritics. UNCOUNTED, or None."""
    found = indicators().get(path)
    if found is not None:
        return found
    loose, without_marks = _loose_indicators()
    short = loose_path(path)
    if not short:
        return None
    found = loose.get(short)
    return without_marks.get(short) if found is None and all(map(str.isascii, short)) else found


@cache
def whole_titles() -> frozenset[str]:
    """Titles with brackets as they stand in the indicators' files, folded: their brackets are part of them."""
    written = [one for indicator in catalogue().values() for one in (indicator.name.vi, *indicator.headers)]
    return frozenset(fold(part) for one in written for part in one.split(" > ") if "(" in part)


@cache
def titles_alone() -> Mapping[str, str]:
    """Titles of one level, loosened, that are long enough to be found inside a sentence, with their indicators."""
    loose, _ = _loose_indicators()
    typed = {path[0]: code for path, code in loose.items() if code and len(path) == 1 and len(path[0]) > 8}
    return typed | _unambiguous((bare(title), code) for title, code in typed.items())


def _titles() -> Iterator[tuple[tuple[str, ...], str]]:
    for code, indicator in catalogue().items():
        if not indicator.is_computed:
            yield (key(code),), code
            yield (key(indicator.name.vi),), code
            for header in indicator.headers:
                yield tuple(key(part) for part in header.split(" > ")), code
    for header in _table()["uncounted"]["titles"]:
        yield tuple(key(part) for part in header.split(" > ")), UNCOUNTED


def _unambiguous(pairs: Iterable[tuple[K, str]]) -> dict[K, str]:
    meanings: dict[K, set[str]] = {}
    for title, meant in pairs:
        meanings.setdefault(title, set()).add(meant)
    return {title: next(iter(meant)) for title, meant in meanings.items() if len(meant) == 1}


@cache
def _table() -> dict:
    return tomllib.loads((resources.files("etl.recognise") / "words.toml").read_text(encoding="utf-8"))


def _by_key(lists: Mapping[str, list[str]]) -> Titles:
    found: dict[str, str] = {}
    for name, texts in lists.items():
        for text in texts:
            if found.setdefault(key(text), name) != name:
                raise ValueError(f"words.toml: {text!r} stands for both {found[key(text)]} and {name}")
    return Titles(found)
