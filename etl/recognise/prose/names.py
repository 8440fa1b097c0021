"""Names of areas are taken out before words are looked for: "Đông Anh" is no Mr Anh, "Bản Lầu" is no village."""

import re
from functools import cache

from etl import areas
from etl.vietnamese import fold

FILLER = "~"
_TYPES = "xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|đặc khu|tp|tt|tx|x|p|h|q|t"
_WORD = r"[^\W\d_][\w'’]*"


def without_names(text: str, typed: str) -> str:
    """The text, letter for letter as long, with known names of areas filled in; `typed` is the same with its capitals.

    A name stands behind its type ("xã Bản Lầu"), or has two words or more; each of its words begins with a capital.
    In a text all of capitals nothing can be told, and nothing is taken out.
    """
    if typed.upper() == typed:
        return text
    found, here = [], 0
    for match in re.finditer(rf"(?<!\w){_WORD}", typed):
        if match.start() < here or not match[0][0].isupper():
            continue
        end = _end_of_name(typed, match.start())
        if end:
            found += [text[here : match.start()], FILLER * (end - match.start())]
            here = end
    return "".join([*found, text[here:]])


def _end_of_name(typed: str, start: int) -> int:
    """Where the longest known name that begins here ends; 0 when none does."""
    ends = []
    for match in re.finditer(rf"{_WORD}(?P<gap> - | |-)?", typed[start : start + 60]):
        if not match[0][0].isupper() or (ends and match.start() != ends[-1][1]):
            break
        ends.append((match.end() - len(match["gap"] or ""), match.end()))
        if not match["gap"]:
            break
    has_type = bool(re.search(rf"(?<!\w)(?i:{_TYPES})[.:]? ?$", typed[max(0, start - 12) : start]))
    for count in range(len(ends), 0 if has_type else 1, -1):
        end = start + ends[count - 1][0]
        if fold(typed[start:end]) in _known():
            return end
    return 0


@cache
def _known() -> frozenset[str]:
    """Every name an area ever had, without its type, folded."""
    return frozenset(fold(area.name.removeprefix(area.type).strip()) for area in areas.load())
