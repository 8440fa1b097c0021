"""Prose typed on a bare keyboard ("hoa giai thanh 12 vu viec"): the words the reader knows get their marks back.

Every letter stays where it is, so that a place in the text with marks is the same place in the text as typed. What two
words could be is decided by the longest run of words known; so whatever is read here is asked about.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from etl.recognise.prose.lexicon import lexicon
from etl.recognise.prose.phrases import phrases
from etl.vietnamese import bare

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"[^\W\d_]+(?:,? [^\W\d_]+)*")
_LONGEST = 7
_FEW = 8
"""So many words without one mark are no Vietnamese as it is written, whatever else the document holds."""


def is_unmarked(lines: Sequence[str]) -> bool:
    """Whether a whole text was typed without marks."""
    letters = [sign for line in lines for sign in line if sign.isalpha()]
    return len(letters) > 20 and 50 * sum(not sign.isascii() for sign in letters) < len(letters)


def restored(line: str, of_unmarked: bool) -> str:
    """The line with marks, letter for letter; as it is when it has any, or is short in a document that has."""
    words = list(_WORD.finditer(line))
    if any(not word[0].isascii() for word in words) or not (of_unmarked or len(words) >= _FEW):
        return line
    parts, here, nth = [], 0, 0
    while nth < len(words):
        marked, taken = _longest(line, words, nth)
        if taken:
            start, end = words[nth].start(), words[nth + taken - 1].end()
            parts += [line[here:start], *map(_cased, marked, line[start:end])]
            here = end
        nth += taken or 1
    return "".join([*parts, line[here:]])


def _longest(line: str, words: list[re.Match[str]], nth: int) -> tuple[str, int]:
    """The known run of most words that begins at a word, with its marks, and how many words it is."""
    shouted = line.isupper()
    starts = nth == 0 or line[words[nth - 1].end() : words[nth].start()].strip() != ""
    for taken in range(min(_LONGEST, len(words) - nth), 0, -1):
        run = words[nth : nth + taken]
        if not shouted and any(not word[0].islower() for word in run[1:]):  # a name goes on
            continue
        marked = _known().get(line[run[0].start() : run[-1].end()].casefold())
        if marked and (taken > 1 or starts or shouted or run[0][0].islower() or marked in _TYPES):
            return marked, taken
    return "", 0


def _cased(marked: str, typed: str) -> str:
    return marked.upper() if typed.isupper() else marked


_TYPES = ("huyện", "xã", "phường", "thị trấn", "tỉnh", "quận", "quý", "năm", "tháng", "toàn")


@cache
def _known() -> dict[str, str]:
    """Runs of words without marks → with them; of two for one, what stands first in prose.toml's list."""
    found: dict[str, str] = {}
    for run in _runs():
        if not run.isascii() and len(bare(run)) == len(run):
            found.setdefault(bare(run), run)
    return found


def _runs() -> Iterator[str]:
    words = lexicon()
    yield from words.unmarked
    yield from (*words.units, *words.qualifiers, *words.levels, *(meant for _, meant in words.alike))
    patterns: Iterable[re.Pattern[str]] = (
        *words.cues.values(),
        *(pattern for _, pattern in words.topics),
        *(pattern for _, _, pattern in words.parts),
    )
    for text in (*words.classes.values(), *(one.written for one in phrases()), *(one.pattern for one in patterns)):
        for match in _RUN.finditer(re.sub(r"\\.", "|", text).casefold()):
            yield match[0]
