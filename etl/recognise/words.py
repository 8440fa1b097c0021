"""The words of workbooks, from words.toml and from the indicators' own headers, looked up by one key."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from etl.vietnamese import fold, spelling
from queries.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Words:
    """words.toml by key: `columns`, `ignored` and `headings` say what a title is; the rest are lists of beginnings."""

    columns: Mapping[str, str]
    ignored: Mapping[str, str]
    headings: Mapping[str, str]
    breakdowns: Mapping[str, tuple[str, str]]
    rows_total: frozenset[str]
    starts: Mapping[str, tuple[str, ...]]
    marks: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """What two spellings of one title have in common: no unit or number in parentheses, no punctuation at the ends.

    "Số vụ  HOÀ GIẢI THÀNH (vụ)" and "số vụ hòa giải thành" have the same key.
    """
    bare = re.sub(r"\((?!\s*%\s*\))[^()]*\)", " ", fold(text))  # "(%)" stays: a rate is not a count
    bare = bare.replace('"', "").replace(",", " ").replace("/", " / ")
    return spelling(" ".join(bare.split()).strip(" .:;-*"))


@cache
def words() -> Words:
    """The lists of words.toml. Raises ValueError when a title stands in two of them."""
    table = tomllib.loads((resources.files("etl.recognise") / "words.toml").read_text(encoding="utf-8"))
    breakdowns = _by_key(table["breakdowns"])
    return Words(
        columns=_by_key(table["columns"]),
        ignored=_by_key(table["ignored"]),
        headings=_by_key(table["headings"]),
        breakdowns={title: tuple(part.split("=")) for title, part in breakdowns.items()},
        rows_total=frozenset(key(text) for text in table["rows"]["total"]),
        starts={name: tuple(fold(t) for t in table["rows"][name]) for name in table["rows"] if name != "total"},
        marks={name: tuple(fold(text) for text in texts) for name, texts in table["marks"].items()},
    )


@cache
def indicators() -> Mapping[tuple[str, ...], str]:
    """Which indicator a title means: its headers, name and code; a header of several levels by the path of its keys."""
    found: dict[tuple[str, ...], str] = {}
    for path, code in _titles():
        if found.setdefault(path, code) != code:
            raise ValueError(f"the title {' > '.join(path)!r} would mean both {found[path]} and {code}")
    return found


def _titles() -> Iterator[tuple[tuple[str, ...], str]]:
    for code, indicator in catalogue().items():
        if not indicator.is_computed:
            yield (key(code),), code
            yield (key(indicator.name.vi),), code
            for header in indicator.headers:
                yield tuple(key(part) for part in header.split(" > ")), code


def _by_key(lists: Mapping[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, texts in lists.items():
        for text in texts:
            if found.setdefault(key(text), name) != name:
                raise ValueError(f"words.toml: {text!r} stands for both {found[key(text)]} and {name}")
    return found
