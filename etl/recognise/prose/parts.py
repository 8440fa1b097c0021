"""Which part of a whole a number is: "18 mô hình cấp thành phố", "dân sự 20 vụ", "27 cá nhân"."""

import re
from collections.abc import Iterator

from etl.recognise.prose.lexicon import lexicon

_BESIDE = re.compile(r"^[\s:(=-]*(?:(?:có|là|được|gồm|đăng ký|xây dựng|lĩnh vực|với) ?)*[\s:(=-]*$")
_BETWEEN = re.compile(r"^[^,;.#(]{0,32}$")
_ALONE = re.compile(r"\(([^()#]{1,45})\)")
_LED = re.compile(
    r"^[\s•+–-]*(?:(?:trên|trong|về|ở|thuộc|đối với|riêng|với|các|nhóm|mảng|lĩnh vực|công tác|phát triển|xây dựng) ?)+$"
)
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
    for dimension, value, pattern in lexicon().parts:
        label = next((m for m in pattern.finditer(behind) if _BETWEEN.match(behind[: m.start()].rstrip(" "))), None)
        tail = left[-60:].rpartition("#")[2]
        before = list(re.finditer(pattern.pattern.replace("^", r"(?:^|(?<=[,;:(] )|(?<=[(]))"), tail))
        beside = label is not None or (before and _BESIDE.match(tail[before[-1].end() :]))
        if beside and dimension in dimensions:
            found.setdefault(dimension, value)
        elif beside:
            other = True
    for dimension, value, is_near in _led(left):
        if dimension in dimensions and (not is_near or found.setdefault(dimension, value) != value):
            other = True
    return found, other


def _led(left: str) -> Iterator[tuple[str, str, bool]]:
    """The parts a clause before the verb names: "trên lĩnh vực kinh tế, xã xây dựng được {n} mô hình".

    With each, whether no further clause lies between."""
    said = re.split("[#;]", left)[-1]
    for dimension, value, pattern in lexicon().parts:
        if dimension in _LEADING:
            loose = re.compile(pattern.pattern.replace("^", r"(?<!\w)"))
            for match in loose.finditer(said):
                clause = max(said.rfind(sign, 0, match.start()) for sign in ",:.") + 1
                words = re.match(r"(?:lĩnh vực |phát triển |về )*", match[0])[0]
                if _LED.match(said[clause : match.start()] + words):
                    yield dimension, value, said.count(",", match.end()) < 2
                    break
