"""Which part of a whole a number is: "18 mô hình cấp thành phố", "dân sự 20 vụ", "27 cá nhân"."""

import re
from collections.abc import Iterator
from functools import cache

from etl.recognise.prose.lexicon import lexicon

_BESIDE = re.compile(r"^[\s:(=-]*(?:(?:có|là|được|gồm|đăng ký|xây dựng|lĩnh vực|với) ?)*[\s:(=-]*$")
_BETWEEN = re.compile(r"^[^,;.#(]{0,32}$")
_ALONE = re.compile(r"\(([^()#]{1,45})\)")
_LED = re.compile(
    r"^[\s•+–-]*(?:(?:trên|trong|về|ở|thuộc|đối với|riêng|với|các|nhóm|mảng|lĩnh vực|công tác|phát triển|xây dựng) ?)+$"
)
_BY = (
    r"cấp (tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường|cơ sở|thị trấn) (?:đã )?"
    r"(?:bình xét |xét |thẩm định )?(?:và )?công nhận"
)
_BY_LEVEL, _BY_LEVEL_ANY = re.compile(rf"{_BY}(?: được| đạt)? ?$"), re.compile(_BY)
_LEADING = ("field", "case_kind")
_SUBJECTS = {"collective": ("subject", "collective"), "individual": ("subject", "individual")}


def part_of(left: str, right: str, unit: str, dimensions: tuple[str, ...]) -> tuple[dict[str, str], bool]:
    """The breakdown the words beside a number give it, of these dimensions; and whether another stands there."""
    found: dict[str, str] = {}
    other = False
    if unit in _SUBJECTS:
        dimension, value = _SUBJECTS[unit]
        if dimension in dimensions:
            found[dimension] = value
    behind = re.split("[#;)]", _ALONE.sub(r"\1", right), maxsplit=1)[0].lstrip()
    for dimension, value, pattern, in_front, _ in _patterns():
        label = next((m for m in pattern.finditer(behind) if _BETWEEN.match(behind[: m.start()].rstrip(" "))), None)
        tail = left[-60:].rpartition("#")[2]
        before = list(in_front.finditer(tail))
        beside = label is not None or (before and _BESIDE.match(tail[before[-1].end() :]))
        if beside and dimension in dimensions:
            found.setdefault(dimension, value)
        elif beside:
            other = True
    if "level" in dimensions and (match := _BY_LEVEL.search(left)):  # "cấp huyện công nhận 31; cấp xã công nhận 77"
        said = set(_BY_LEVEL_ANY.findall(left + "# " + right))
        for dimension, value, pattern in lexicon().parts if len(said) > 1 else ():
            if dimension == "level" and pattern.match(match[0]):
                found[dimension] = value
    for dimension, value, is_near in _led(left):
        if dimension in dimensions and (not is_near or found.setdefault(dimension, value) != value):
            other = True
    return found, other


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    """Each part with the words for it: behind a number, before one, and anywhere."""
    return tuple(
        (
            dimension,
            value,
            pattern,
            re.compile(pattern.pattern.replace("^", r"(?:^|(?<=[,;:(] )|(?<=[(]))")),
            re.compile(pattern.pattern.replace("^", r"(?<!\w)")),
        )
        for dimension, value, pattern in lexicon().parts
    )


def _led(left: str) -> Iterator[tuple[str, str, bool]]:
    """The parts a clause before the verb names: "trên lĩnh vực kinh tế, xã xây dựng được {n} mô hình".

    With each, whether no further clause lies between."""
    said = re.split("[#;]", left)[-1]
    for dimension, value, _, _, loose in _patterns():
        if dimension in _LEADING:
            for match in loose.finditer(said):
                clause = max(said.rfind(sign, 0, match.start()) for sign in ",:.") + 1
                words = re.match(r"(?:lĩnh vực |phát triển |về )*", match[0])[0]
                if _LED.match(said[clause : match.start()] + words):
                    yield dimension, value, said.count(",", match.end()) < 2
                    break
