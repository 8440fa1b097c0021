"""Vietnamese as people type it: keys that match names written differently, and numbers read without guessing.

Three keys, each coarser than the one before: `fold` (same letters and tones), `spelling` (also lý = lí), `plain` (no
tones at all). Which one may decide is for the caller: a coarser key finds more, and more that is wrong.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

_TONES = "\u0300\u0301\u0309\u0303\u0323"
_SAME = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u200c\u200d\u2060\ufeff"),  # soft hyphen, joiners, byte order mark: nothing to see
        "\u200b": " ",
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u00d0\u00f0\u0189\u0256", "đ"),  # Ð ð Ɖ ɖ look like Đ đ and are typed for it
    }
)
# A tone may stand on either vowel of oa, oe, uy; after q the u is no vowel. (?!…) is "no letter follows".
_MISPLACED = re.compile(
    r"q[ùúủũụ][aâăeêioơy]"
    r"|o[àáảãạèéẻẽẹ](?![^\W\d_])|[òóỏõọ][ae](?=[^\W\d_])"
    r"|(?<!q)u[ỳýỷỹỵ](?![^\W\d_])|(?<!q)[ùúủũụ]y(?=[^\W\d_])"
)
_NO_MARKS = {**dict.fromkeys(range(0x300, 0x370)), ord("đ"): "d", ord("Đ"): "D"}
_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_LONE_Y = re.compile(rf"(?:(?<![{_VOWELS}])|(?<=qu))[yỳýỷỹỵ](?![^\W\d_])")
_I_FOR_Y = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")


def nfc(text: str) -> str:
    """Text with every letter in one code point; files from macOS and some web pages hold letter and tone apart."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The match key that keeps every tone: two texts a reader would call the same have the same key.

    Evens out: decomposed letters, capitals, hòa/hoà, look-alikes of Đ, curly quotes, dashes (with the blanks around
    them), no-break and zero-width spaces, soft hyphens, repeated blanks.
    """
    return _fold_short(text) if len(text) < 80 else _fold(text)  # a paragraph is not worth keeping in memory


def _fold(text: str) -> str:
    text = nfc(text).translate(_SAME).casefold()
    text = _MISPLACED.sub(_place, text)
    text = " ".join(text.split())
    return re.sub(r" ?- ?", "-", text) if "-" in text else text


def evened(sign: str) -> str:
    """One character as `fold` has it but for its capital: quotes, dashes, blanks, look-alikes of Đ; "" for none."""
    return sign.translate(_SAME)


def placed(text: str) -> str:
    """Folded text with every tone on the vowel it belongs to; its length stays."""
    return _MISPLACED.sub(_place, text)


_fold_short = lru_cache(maxsize=32768)(_fold)


def _place(match: re.Match[str]) -> str:
    """Put the tone of two vowels on the one it belongs to: the first at a syllable's end, else the second."""
    letters = unicodedata.normalize("NFD", match[0])
    tone = next(mark for mark in letters if mark in _TONES)
    bare = nfc(letters.replace(tone, ""))
    at_end = bare[0] != "q" and (match.end() == len(match.string) or not match.string[match.end()].isalpha())
    return nfc(bare[:1] + tone + bare[1:]) if at_end else nfc(bare + tone)


def spelling(text: str) -> str:
    """`fold`, and y written for i where both are in use: Quý = Quí, Mỹ = Mĩ (never Thúy, Tây, Yên)."""
    return _LONE_Y.sub(lambda match: match[0].translate(_I_FOR_Y), fold(text))


def plain(text: str) -> str:
    """`spelling` without any diacritics, đ as d: what is left when a name was typed on a bare keyboard."""
    return bare(spelling(text))


def bare(text: str) -> str:
    """Text without diacritics, nothing else changed but đ → d."""
    return unicodedata.normalize("NFD", text).translate(_NO_MARKS)


# -------------------------------------------------------------------------------------------------------------- numbers

Qualifier = Literal["about", "over", "nearly"]
Word = Literal["zero_word", "dash", "mark"]
Trouble = Literal[
    "empty", "missing", "broken", "mark", "ambiguous", "ratio", "several", "date", "words", "not_a_number", "too_large"
]


@dataclass(frozen=True, slots=True)
class NumberRead:
    """What a text says as a number. `value` is set only when there is one reading; otherwise `problem` says why not.

    problem        meaning, and what else is filled in
    empty          nothing there
    missing        "…", "?", "N/A"
    broken         "#REF!" and its like
    mark           "x", "✓": yes in a column of flags, no number (alternatives: 1)
    ambiguous      several readings, in `alternatives` ("1,234": 1.234 or 1234; none listed when it is part of a ratio)
    ratio          "72/77": `parts`; "12/15 (80%)": also `rate`
    several        more numbers than one, in `parts` ("345 (315 TT, 27 CN)", "5-7")
    date           "20/12/2023"
    words          a number and words we do not know: `alternatives` the number, `rest` the words ("72 vụ")
    not_a_number   everything else; too_large: beyond what a count can be

    `word` says that a zero was written "-" ("dash") or "không" ("zero_word"), so that the caller may doubt it.
    """

    value: float | None = None
    qualifier: Qualifier | None = None
    problem: Trouble | None = None
    alternatives: tuple[float, ...] = ()
    percent: bool = False
    word: Word | None = None
    parts: tuple[float, ...] = ()
    rate: float | None = None
    rest: str = ""


_QUALIFIERS: dict[str, Qualifier] = {
    **dict.fromkeys(("khoảng", "ước tính", "ước đạt", "ước", "xấp xỉ", "chừng", "~", "≈"), "about"),
    **dict.fromkeys(("trên", "hơn"), "over"),
    **dict.fromkeys(("gần", "ngót"), "nearly"),
}
_QUALIFIED = re.compile(rf"({'|'.join(_QUALIFIERS)})(?![^\W\d_]) ?(.+)")
_ZERO = {"không", "không có", "không phát sinh", "khong", "khong co", "k"}
_MARKS = {"x", "✓", "✔", "√", "v", "+"}
_MISSING = re.compile(r"[.…?]+|n/a|n\.a\.?|na")
_SCALES = {"nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
_N = r"[0-9]+(?:[.,][0-9]+)*"
_NUMBER = re.compile(_N)
_SPELT = re.compile(rf"{_N} (?:nghìn|ngàn|triệu|tỷ|tỉ)(?: {_N} (?:nghìn|ngàn|triệu))*")
_RATIO = re.compile(rf"({_N}) ?/ ?({_N})(?: ?\(({_N}) ?%\))?")
_DATE = re.compile(r"[0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] ?[0-9]{4}")
_BULLET = re.compile(r"\s*[-\u2010-\u2015\u2212]\s+([0-9].*)", re.DOTALL)
_MOST_DIGITS = 15  # beyond these a float no longer holds every whole number


def read_number(text: str) -> NumberRead:
    """Read a number typed as text in the Vietnamese way: 1.234 is 1234, 93,5% is 93.5, and 1,234 is asked about.

    Only for text: a cell that holds a number needs no reading. Nothing Python alone would take ("1e5", "1_000", "nan",
    digits of other scripts) is a number here.
    """
    return _read_short(text) if len(text) < 60 else _read_number(text)


def _read_number(text: str) -> NumberRead:
    if bullet := _BULLET.fullmatch(text):  # "- 5": a dash before an item of a list, or a minus
        after = read_number(bullet[1])
        if after.value is None:
            return after
        return replace(after, value=None, problem="ambiguous", alternatives=(after.value, -after.value))
    text = fold(text).removeprefix("'")
    if not text:
        return NumberRead(problem="empty")
    if any(sum(one.isdigit() for one in number) > _MOST_DIGITS for number in _NUMBER.findall(text)):
        return NumberRead(problem="too_large")
    if re.fullmatch(r"-+( -+)*", text):
        return NumberRead(value=0.0, word="dash")
    if text in _ZERO:
        return NumberRead(value=0.0, word="zero_word")
    if text in _MARKS:
        return NumberRead(problem="mark", word="mark", alternatives=(1.0,))
    if _MISSING.fullmatch(text):
        return NumberRead(problem="missing")
    if re.fullmatch(r"#[a-z0-9/]+[!?]?", text):
        return NumberRead(problem="broken")
    if _DATE.fullmatch(text):
        return NumberRead(problem="date")
    qualified = _QUALIFIED.fullmatch(text)
    if not qualified:
        return _amount(text, None)
    return _amount(qualified[2], _QUALIFIERS[qualified[1]])


_read_short = lru_cache(maxsize=32768)(_read_number)
"""A long report names the same areas and numbers over and over."""


def _amount(text: str, qualifier: Qualifier | None) -> NumberRead:
    if match := _RATIO.fullmatch(text):
        return _together("ratio", [number for number in match.groups()[:2] if number], match[3], qualifier)
    if _SPELT.fullmatch(text):
        return _spelt(text, qualifier)
    if match := re.fullmatch(rf"([-+]?)({_N})( ?%)?", text):
        return _signed(match[1], match[2], bool(match[3]), qualifier)
    if re.fullmatch(r"[0-9]{1,3}( [0-9]{3})+", text):
        return NumberRead(problem="ambiguous", alternatives=(float(text.replace(" ", "")),), qualifier=qualifier)
    if match := re.fullmatch(rf"\(({_N})\)", text):
        number = _readings(match[1], percent=False)
        return NumberRead(problem="ambiguous", alternatives=(*number, *(-one for one in number)), qualifier=qualifier)
    if re.search(r"[^\W\d_][0-9]|[0-9][^\W\d_]|_|[^\x00-\x7f][0-9]|\\", text) or not _NUMBER.search(text):
        return NumberRead(problem="not_a_number", qualifier=qualifier, rest=text)
    numbers = _NUMBER.findall(text)
    if len(numbers) > 1:
        return _together("several", numbers, None, qualifier)
    rest = " ".join(text.replace(numbers[0], " ", 1).split())
    readings = _readings(numbers[0], "%" in rest)
    return NumberRead(problem="words", alternatives=readings, rest=rest, qualifier=qualifier)


def _signed(sign: str, digits: str, percent: bool, qualifier: Qualifier | None) -> NumberRead:
    readings = tuple(-one if sign == "-" else one for one in _readings(digits, percent))
    if not readings:
        return NumberRead(problem="not_a_number", qualifier=qualifier, percent=percent, rest=digits)
    if len(readings) > 1:
        return NumberRead(problem="ambiguous", alternatives=readings, qualifier=qualifier, percent=percent)
    return NumberRead(value=readings[0], qualifier=qualifier, percent=percent)


def _readings(digits: str, percent: bool) -> tuple[float, ...]:
    """Every number the digits can stand for: none, one, or two."""
    if digits.isdigit():
        return (float(digits),)
    if re.fullmatch(r"[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?", digits):
        grouped = float(digits.replace(".", "").replace(",", "."))
        return (grouped, float(digits)) if percent and digits.count(".") == 1 and "," not in digits else (grouped,)
    if re.fullmatch(r"[1-9][0-9]{0,2},[0-9]{3}", digits):
        return float(digits.replace(",", ".")), float(digits.replace(",", ""))
    if re.fullmatch(r"[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?", digits):  # only English can mean this
        return (float(digits.replace(",", "")),)
    if re.fullmatch(r"0[0-9]+[.,][0-9]{3}", digits):
        return float(digits.replace(",", ".")), float(re.sub("[.,]", "", digits))
    if re.fullmatch(r"[0-9]+[.,][0-9]+", digits):
        return (float(digits.replace(",", ".")),)
    return ()


def _spelt(text: str, qualifier: Qualifier | None) -> NumberRead:
    words = text.split()
    total, last = 0.0, float("inf")
    for digits, scale in zip(words[::2], words[1::2], strict=True):
        readings = _readings(digits, percent=False)
        if len(readings) != 1 or _SCALES[scale] >= last:
            return NumberRead(problem="not_a_number", qualifier=qualifier, rest=text)
        last = _SCALES[scale]
        total += readings[0] * last
    if total >= 10**_MOST_DIGITS:
        return NumberRead(problem="too_large", qualifier=qualifier)
    return NumberRead(value=total, qualifier=qualifier)


def _together(trouble: Trouble, numbers: list[str], rate: str | None, qualifier: Qualifier | None) -> NumberRead:
    """Several numbers in one text; one of them unclear makes the whole unclear."""
    readings = [_readings(number, percent=False) for number in numbers]
    rates = _readings(rate, percent=True) if rate else (None,)
    if any(len(one) != 1 for one in [*readings, rates]):
        return NumberRead(problem="ambiguous", qualifier=qualifier)
    return NumberRead(problem=trouble, parts=tuple(one[0] for one in readings), rate=rates[0], qualifier=qualifier)
