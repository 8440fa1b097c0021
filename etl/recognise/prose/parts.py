"""Which part of a whole a number is: "18 mô hình cấp thành phố", "dân sự 20 vụ", "27 cá nhân"."""

import re

from etl.recognise.prose.lexicon import lexicon

_BESIDE = re.compile(r"^[\s:(=-]*(?:(?:có|là|được|gồm|đăng ký|xây dựng|lĩnh vực|với) ?)*[\s:(=-]*$")
_BETWEEN = re.compile(r"^[^,;.#(]{0,32}$")
_SUBJECTS = {"collective": ("subject", "collective"), "individual": ("subject", "individual")}


def part_of(left: str, right: str, unit: str, dimensions: tuple[str, ...]) -> tuple[dict[str, str], bool]:
    """The breakdown the words beside a number give it, of these dimensions; and whether another stands there."""
    found: dict[str, str] = {}
    other = False
    if unit in _SUBJECTS:
        dimension, value = _SUBJECTS[unit]
        if dimension in dimensions:
            found[dimension] = value
    behind = re.split("[#;)]", right, maxsplit=1)[0].lstrip()
    for dimension, value, pattern in lexicon().parts:
        label = next((m for m in pattern.finditer(behind) if _BETWEEN.match(behind[: m.start()].rstrip(" "))), None)
        tail = left[-60:].rpartition("#")[2]
        before = list(re.finditer(pattern.pattern.replace("^", r"(?:^|(?<=[,;:(] )|(?<=[(]))"), tail))
        beside = label is not None or (before and _BESIDE.match(tail[before[-1].end() :]))
        if beside and dimension in dimensions:
            found.setdefault(dimension, value)
        elif beside:
            other = True
    return found, other
