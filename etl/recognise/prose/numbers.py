"""Every number of a sentence: what it is worth, what it is counted in, and whether it counts anything at all.

A date, the number of a decision, a telephone number, a sum of money or an age is a number too: each is found, named and
set aside, so that nothing is silently dropped.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.recognise.prose.lexicon import lexicon
from etl.vietnamese import Qualifier, read_number

_N = r"[0-9]+(?:[.,][0-9]+)*"
_SCALE = r"(?: (?:nghìn|ngàn|triệu|tỷ|tỉ)(?![^\W\d]))?"
_NOT_AFTER = r"(?<![\w.,])(?<!\d/)(?<!\d / )"
_RANGE = rf"(?:từ )?{_N} ?(?:đến|-|tới) ?{_N}(?: ?%)?"
_RATIO = rf"{_N} ?/ ?(?:tổng số )?{_N}(?! ?%)"
_BLANKS = r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?!\d|[.,]\d| ?%)"
_NUMBER = rf"(?:{_BLANKS}|{_N}(?: ?%|{_SCALE}))"
_WORD = r"(?:một|hai|ba|bốn|tư|sáu|bảy|tám|chín|mười|mươi|mốt|lăm|linh|lẻ|trăm|nghìn|ngàn|năm|nhăm)"
_NONE = (
    r"(?:không|chưa)(?: (?:để )?(?:có|còn|xảy ra|phát sinh|tồn|tồn đọng)| để| tiếp nhận)"
    r"(?: (?:xảy ra|tình trạng|phát sinh))*"
)
"""Words that say of what follows that there was none."""
_WORDS = rf"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?: {_WORD})*"


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `start` to `end` of a text, without the word before it that says how exact it is.

    kind: count, percent, ratio ("72/77": `over` is its second part), range, zero ("không có"), or why it counts
    nothing: date, period, document, phone, counter, reference, time,
    code, anniversary, item_number. `value` is None where it cannot be told.
    `from_` is where its qualifier begins. `unit` is what it is counted in (a name of prose.toml), "" when nothing says.
    """

    start: int
    end: int
    from_: int
    kind: str
    value: float | None = None
    over: float | None = None
    qualifier: Qualifier | None = None
    unit: str = ""
    unit_end: int = 0

    @property
    def counts(self) -> bool:
        """Whether it may be a figure."""
        return self.kind in ("count", "percent", "ratio", "range", "zero")


@cache
def _tokens() -> re.Pattern[str]:
    kinds = "|".join(f"(?P<{name}>{pattern})" for name, pattern in lexicon().kinds.items())
    units = lexicon().own_units_pattern
    return re.compile(
        rf"{kinds}|{_NOT_AFTER}(?:(?P<range>{_RANGE})|(?P<ratio>{_RATIO})|(?P<number>{_NUMBER}))(?![^\W\d%])(?![0-9])"
        rf"|(?<!\w)(?P<zero>{_NONE})(?= (?:(?:một|tình trạng) )?(?:{units})(?!\w))"
        rf"|(?<!\w)(?P<words>{_WORDS})(?= (?:{units})(?!\w))"
        r"|(?P<other>[^\W_]*[0-9][\w./-]*)"
    )


_NUMBERING = re.compile(
    r"\s*(?:[-+*•–—·]\s*)?(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)/](?=\s|[^\W\d])"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2})+\.? (?=[^\W\d])|[0-9]{1,2} ?- (?=[^\W\d]))"
)
_INLINE = re.compile(r"\([0-9]{1,2}\)(?= ?[^\W\d])")


@lru_cache(maxsize=8192)
def numbers(text: str) -> tuple[Number, ...]:
    """All numbers of a folded text, from left to right."""
    found: list[Number] = []
    start = 0
    if match := _NUMBERING.match(text):
        digits = re.search(r"[0-9][0-9.]*", match[0])
        found.append(Number(digits.start(), digits.end(), digits.start(), "item_number"))
        start = match.end()
    for match in _tokens().finditer(text, start):
        kind = match.lastgroup or ""
        if kind in ("range", "ratio", "number", "words", "zero"):
            found.append(_counted(text, match, kind))
        elif re.search("[0-9]", match[0]) or kind in ("period", "reference"):
            found.append(Number(match.start(), match.end(), match.start(), "code" if kind == "other" else kind))
    return tuple(one for one in found if not _is_inline(text, one))


def _is_inline(text: str, one: Number) -> bool:
    return one.kind == "count" and bool(_INLINE.match(text, one.start - 1)) if one.start else False


def _counted(text: str, match: re.Match[str], kind: str) -> Number:
    start, written = match.start(), match[0]
    qualifier, from_ = _qualified(text, start)
    value = over = None
    if kind == "words":
        value = float(_spoken(written)) if _spoken(written) else 5.0 if _is_five(text, start, written) else None
    elif kind == "ratio":
        parts = [read_number(part) for part in re.findall(_N, written)]
        value, over = parts[0].value, parts[1].value
    elif kind == "zero":
        value = 0.0
    elif kind == "number":
        read = read_number(written)
        value = read.alternatives[0] if " " in written and len(read.alternatives) == 1 else read.value
    unit, unit_end = lexicon().unit_at(text, match.end())
    if qualifier == "over" and text[from_:start].startswith("trên") and _is_on(text[max(0, from_ - 40) : from_], unit):
        qualifier, from_ = None, start  # "285 TTHC trên 42 lĩnh vực", "38 trên 45 vụ": no "more than"
    shown = {"words": "count", "zero": "zero", "number": "percent" if written.endswith("%") else "count"}.get(
        kind, kind
    )
    if not unit and lexicon().counted_otherwise.match(text, match.end()):
        unit = "other"  # counted in something nobody listed
    if shown == "percent":
        unit, unit_end = "", match.end()
    if unit == "percent":
        shown = "percent"
    return Number(
        start, match.end(), from_, shown, value, over, qualifier, "%" if shown == "percent" else unit, unit_end
    )


_OUT_OF = re.compile(r"[0-9]%?\)?(?: [^\W\d]+){0,3} $")
_OF = re.compile(r"(?:thuộc|gồm|với|có|trong|ở|tổng số) (?:khoảng )?$")


def _is_on(before: str, unit: str) -> bool:
    """Whether "trên" stands between two numbers or before fields of work, so that it says on what or out of what."""
    return bool(_OUT_OF.search(before)) or (unit == "procedure_field" and not _OF.search(before))


def _qualified(text: str, start: int) -> tuple[Qualifier | None, int]:
    match = lexicon().qualifier_before(text[max(0, start - 14) : start])
    return (match[0], start - match[1]) if match else (None, start)


_TAKING = re.compile(
    r"(?:^|[,;:(] ?|(?<!\w)(?:dựng|ký|nhận|lý|thành|có|trì|chức|được|gồm|tặng|thưởng|cho|giải|xong)(?: mới)? )$"
)


def _is_five(text: str, start: int, written: str) -> bool:
    """Whether "năm" before what is counted is five: "xây dựng năm mô hình"; not "trong năm vụ việc giảm"."""
    return written == "năm" and bool(_TAKING.search(text[max(0, start - 12) : start]))


_DIGITS = {
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}


def _spoken(written: str) -> int | None:
    """ "hai mươi lăm" is 25, "một trăm linh năm" 105; None for what makes no number, and for "một", "năm" alone."""
    words = written.split()
    if words in (["một"], ["năm"]):
        return None
    total, last = 0, None
    for word in words:
        if word in _DIGITS:
            if last is not None:
                return None
            last = _DIGITS[word]
        elif word == "mười":
            if last is not None:
                return None
            total, last = total + 10, None
        elif word in ("mươi", "trăm", "nghìn", "ngàn"):
            if last is None:
                return None
            total, last = total + last * {"mươi": 10, "trăm": 100}.get(word, 1000), None
        elif word not in ("linh", "lẻ"):
            return None
    return total + (last or 0)
