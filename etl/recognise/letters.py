"""Letters of old fonts (TCVN3, VNI) → Unicode, decided for a column by its words and the sheet, not for a cell alone.

"Tæng céng" is TCVN3 because *tổng* and *cộng* are words and "Tæng", "céng" are none; "Straße" stays, being no word
either way. Where words do not tell, nothing is changed and the column is said to be unclear.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from itertools import chain
from typing import Any, Literal, NamedTuple

from etl import areas
from etl.model import Cell, Sheet
from etl.recognise.words import indicators, key, words
from etl.vietnamese import fold, nfc
from queries.catalogue import catalogue

Font = Literal["unicode", "tcvn3", "vni", "unclear"]
_OLD: tuple[Font, ...] = ("tcvn3", "vni")
_SURE = 2
"""Words that only an old font explains, in one sheet: then columns without any such word may follow it."""
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHORT_TONES = "\u0301\u0323"
_NOT_BEFORE = {**dict.fromkeys(("c", "ng"), (True,)), **dict.fromkeys(("k", "gh", "ngh"), (False,))}
"""Whether one of e, ê, i, y may not follow."""
_RUN = re.compile(r"[^\W\d_\u0100-\U0010ffff\u00aa\u00ba]*[\u00a1-\u00ff](?:[^\W\d_]|[\u00a1-\u00ff])*|[^\W\d_]+")
"""A run of letters and of Latin-1 signs, which an old font shows as letters."""
_UNICODE = re.compile("[\u0100-\u0151\u0193-\u024f\u0300-\u036f\u1e00-\u1eff]")
_SIGN_WITHIN = re.compile(r"[^\W\d_][\u00a1-\u00bf\u00d7\u00f7][^\W\d_]")
_QUOTED = re.compile(r"(?<!\w)[«»]([^«»\n]*)[«»](?!\w)")
"""Quotation marks, not the letters ô and ằ of TCVN3, which stand within words."""


@dataclass(frozen=True, slots=True)
class Lettered:
    """A sheet with its texts decoded, the font of each column that holds more than ASCII, and the cells left alone.

    `unclear` are cells with signs of an old font that could not be decoded, or whose font the words do not tell; their
    text is as in the file. Column 0 stands for the paragraphs above a document's table.
    """

    sheet: Sheet
    fonts: Mapping[int, Font]
    unclear: tuple[Cell, ...] = ()


def relettered(sheet: Sheet) -> Lettered:
    """The sheet with every text that was typed in TCVN3 or VNI decoded; the raw text stays in `Cell.raw`.

    Texts in Unicode are returned as they are, code point by code point.
    """
    columns: dict[int, list[str]] = {0: list(sheet.above)}
    for cell in sheet.cells:
        if cell.kind == "text" and not cell.text.isascii():
            columns.setdefault(cell.column, []).append(cell.text)
    fonts, decoded = _decided(columns)
    if not decoded:
        return Lettered(sheet, fonts)
    cells, unclear = [], []
    for cell in sheet.cells:
        text = decoded[cell.column, cell.text] if cell.kind == "text" and not cell.text.isascii() else cell.text
        if text is None:
            unclear.append(cell)
        cells.append(cell if text is None or text == cell.text else replace(cell, text=text, raw=cell.text))
    above = tuple(decoded.get((0, line)) or line for line in sheet.above)
    return Lettered(replace(sheet, cells=tuple(cells), above=above), fonts, tuple(unclear))


def relettered_lines(lines: Sequence[str]) -> tuple[tuple[str, ...], Font]:
    """The paragraphs of a document decoded, as one column, and their font."""
    fonts, decoded = _decided({0: lines})
    return tuple(decoded.get((0, line)) or line for line in lines), fonts.get(0, "unicode")


# ------------------------------------------------------------------------------------------------------------ deciding


class _Votes(NamedTuple):
    """For one font against Unicode: how many words it spells; how many it alone explains, how many Unicode alone; and
    how many more that both spell are listed words in this font only, or in Unicode only."""

    spelt: int
    only: int
    against: int
    rather: int
    rather_not: int


def _decided(columns: Mapping[int, Sequence[str]]) -> tuple[dict[int, Font], dict[tuple[int, str], str | None]]:
    """Each column's font, and each of its texts decoded; None for a text that stays although it looks old."""
    foreign = {column: {text for text in texts if not text.isascii()} for column, texts in columns.items()}
    runs = {
        column: {run for text in texts if not _is_unicode(text) for run in _old_runs(text)}
        for column, texts in foreign.items()
    }
    votes = {column: {font: _vote(runs[column], font) for font in _OLD} for column in runs}
    told = {column: _told(votes[column], len(runs[column])) for column in runs}
    sure = {font: sum(votes[column][font].only for column in told if told[column] == font) for font in _OLD}
    old = [font for font in _OLD if sure[font] >= _SURE]
    mixed = {column for column, texts in foreign.items() if any(map(_is_unicode, texts))}
    is_unicode = "unicode" in told.values() or bool(mixed)
    fonts: dict[int, Font] = {}
    for column in sorted(columns):
        if told[column] is not None:
            fonts[column] = told[column]
        elif runs[column] and old:  # words that do not tell: as the whole sheet, if it is of one font
            fonts[column] = old[0] if len(old) == 1 and not is_unicode else "unclear"
        elif foreign[column]:
            is_odd = not is_unicode and any(vote.only or vote.rather for vote in votes[column].values())
            fonts[column] = "unclear" if is_odd else "unicode"
    if not set(fonts.values()) - {"unicode"}:
        return fonts, {}
    return fonts, {
        (column, text): _decoded(text, fonts[column], column in mixed, sure)
        for column, texts in foreign.items()
        for text in texts
    }


def _told(votes: Mapping[Font, _Votes], runs: int) -> Font | None:
    """What the words of a column say, or None. Words spelt well both ways say little, and nothing where they differ."""
    best, other = sorted(_OLD, key=lambda font: (votes[font].spelt, votes[font].only), reverse=True)
    vote, less = votes[best], votes[other]
    if vote.only > vote.against and vote.only + vote.rather >= vote.rather_not and 2 * vote.spelt >= runs:
        return best if vote.spelt > less.spelt or vote.only >= less.only + _SURE else None
    if max(vote.against + vote.rather_not, less.against) > max(vote.only + vote.rather, less.only):
        return "unicode"
    return None


def _vote(runs: Iterable[str], font: Font) -> _Votes:
    return _Votes(*map(sum, zip((0,) * 5, *(_said_by(run, font) for run in runs), strict=True)))


@lru_cache(maxsize=65536)
def _said_by(run: str, font: Font) -> _Votes:
    meant = decode(run, font) or ""
    spelt, as_is = _is_spelt(meant), run.isalpha() and _is_spelt(run)
    both, listed, listed_as_is = spelt and as_is, _is_word(meant), _is_word(run)
    return _Votes(
        spelt=spelt,
        only=not as_is and (listed or (spelt and bool(_SIGN_WITHIN.search(run)))),
        against=as_is and not spelt,
        rather=both and listed and not listed_as_is,
        rather_not=both and listed_as_is and not listed,
    )


def _decoded(text: str, font: Font, is_mixed: bool, sure: Mapping[Font, int]) -> str | None:
    """One text of a column of this font; `is_mixed` when letters no old font has stand in the column as well."""
    runs = set(_old_runs(text))
    if not runs or _is_unicode(text):
        return text
    if font == "unicode":
        for old in _OLD:  # a title in an old font above names in Unicode
            meant = decode(text, old)
            if sure[old] >= _SURE and meant and (_is_title(meant, text) or _vote(runs, old).only == len(runs)):
                return meant
        return text
    if font == "unclear":
        return None
    vote, meant = _vote(runs, font), decode(text, font)
    if meant and _is_title(meant, text):
        return meant
    if vote.only:
        return None if vote.against else meant
    if vote.against or vote.rather_not:  # pasted in Unicode, where the column shows that somebody did
        return text if not vote.rather and (is_mixed or vote.against == len(runs)) else None
    is_told = vote.rather >= _SURE or not is_mixed
    return meant if vote.spelt == len(runs) and (is_told or meant == text) else None


def _is_unicode(text: str) -> bool:
    """Whether letters stand there that no old font has."""
    return bool(_UNICODE.search(nfc(text)))


def _old_runs(text: str) -> list[str]:
    """The words of a text that an old font may have written: those with a sign of Latin-1 beyond ASCII."""
    text = nfc(text)
    if "«" in text or "»" in text:
        text = _QUOTED.sub(r"\1", text)
    return [run for run in _RUN.findall(text) if not run.isascii() and max(run) <= "\u00ff"]


# ------------------------------------------------------------------------------------------------------------ decoding


def decode(text: str, font: Font) -> str | None:
    """A text of this font in Unicode; None when a sign stands there that the font does not use."""
    unknown, pairs, pattern = _tables()[font]
    text = nfc(text)
    if unknown.search(text):
        return None
    return pattern.sub(lambda match: pairs[match[0]], text)


@cache
def _tables() -> Mapping[Font, tuple[re.Pattern[str], Mapping[str, str], re.Pattern[str]]]:
    """For each font the signs it does not have, what each sign or pair of signs means, and what finds those."""
    table = _table()
    tcvn3 = dict(zip(table["tcvn3"]["seen"], table["tcvn3"]["meant"], strict=True))
    vni: dict[str, str] = {}
    for small, meant in table["vni"]["letters"].items():
        vni |= {small: meant, small.upper(): meant.upper()}
    for signs in table["vni"]["signs"]:
        for seen, marks in zip(signs["seen"], signs["meant"], strict=True):
            for letter in chain(signs["after"], signs["after"].upper()):
                for sign in (seen, seen.upper()):
                    vni[letter + sign] = nfc(vni.get(letter, letter) + marks)
    return {font: _compiled(pairs) for font, pairs in (("tcvn3", tcvn3), ("vni", vni))}


def _compiled(pairs: Mapping[str, str]) -> tuple[re.Pattern[str], Mapping[str, str], re.Pattern[str]]:
    known = {sign for seen in pairs for sign in seen}
    unknown = "".join(sign for sign in map(chr, range(0xA1, 0x100)) if sign not in known)
    longest_first = sorted(pairs, key=len, reverse=True)
    return re.compile(f"[{unknown}]"), pairs, re.compile("|".join(map(re.escape, longest_first)))


# --------------------------------------------------------------------------------------------------------------- words


def _is_title(meant: str, text: str) -> bool:
    """Whether it is a title as decoded, and none as it stands."""
    return key(meant) in _titles() and key(text) not in _titles()


@lru_cache(maxsize=32768)
def _is_word(run: str) -> bool:
    """Whether it is a word of areas, indicators, titles or reports, with more than ASCII letters."""
    return fold(run) in _known_words()


@lru_cache(maxsize=32768)
def _is_spelt(run: str) -> bool:
    """Whether it is such a word, or spelt like a syllable of Vietnamese."""
    onsets, rimes = _syllables()
    word = fold(run)
    for onset in (word[:length] for length in range(min(3, len(word)) + 1)):
        rime = word[len(onset) :]
        if onset in onsets and rime in rimes and (rimes[rime] in "eêiy") not in _NOT_BEFORE.get(onset, ()):
            return True
    return _is_word(run)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((resources.files("etl.recognise") / "letters.toml").read_text(encoding="utf-8"))


@cache
def _syllables() -> tuple[frozenset[str], Mapping[str, str]]:
    """How syllables begin; and how they go on, with every tone in its place, each with its first letter bare."""
    table = _table()["syllables"]
    rimes = {}
    for rime in table["rimes"].split():
        vowels = len(rime.rstrip("cghmnpt"))
        ends_open = vowels == len(rime) > 1 and rime not in ("uê", "uơ")
        at = vowels - 2 if ends_open else vowels - 1
        for tone in _SHORT_TONES if rime.endswith(("c", "ch", "p", "t")) else ("", *_TONES):
            rimes[nfc(rime[: at + 1] + tone + rime[at + 1 :])] = rime[0]
    return frozenset(["", *table["onsets"].split()]), rimes


@cache
def _titles() -> frozenset[str]:
    known = words()
    paths = (path[-1] for path in indicators())
    return frozenset(chain(paths, known.columns, known.ignored, known.headings, known.breakdowns, known.rows))


@cache
def _known_words() -> frozenset[str]:
    texts: Iterable[str] = chain(
        (area.name for area in areas.load()),
        (text for one in catalogue().values() for text in (one.name.vi, one.meaning.vi, *one.headers)),
        _titles(),
        [_table()["words"]["common"]],
    )
    found = {fold(word) for text in texts for word in re.findall(r"[^\W\d_]+", nfc(text))}
    return frozenset(word for word in found if not word.isascii() and (len(word) > 1 or word == "ở"))
