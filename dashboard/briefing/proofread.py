"""A second reading of every remark: each number, quarter, name and word of direction, reckoned anew from the answer.

It shares nothing with commentary.py but the thresholds both declare: it knows sentences only as they read
(proofread.toml) and answers only as rows. What it cannot read, or finds otherwise, is not shown.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Literal

import pandas as pd

from queries.catalogue import Indicator

Rows = Sequence[Mapping[str, Any]]
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NUMBER = r"-?\d[\d.,]*\d|\d"


def faults(
    sentence: str,
    frame: pd.DataFrame,
    indicator: Indicator,
    language: Literal["vi", "en"],
    area: str = "",
    breaks: Mapping[str, str] | None = None,
    quarter: str = "",
) -> list[str]:
    """What is wrong in a sentence about a course (rows of one area) or a ranking (rows of one `quarter`); [] if right.

    `area` is the area's name where the sentence is about a course; `breaks` the words of a break by its first quarter.
    """
    rows = sorted(frame.to_dict("records"), key=lambda row: str(row.get("quarter", "")))
    for kind, patterns in _patterns(language).items():
        for pattern in patterns:
            if found := pattern.fullmatch(sentence):
                said = _said(found, language)
                read = _Reading(rows, indicator, language, area, breaks or {}, quarter)
                return [f"{kind}: {what}" for what, holds in _CHECKS[kind](said, read) if not holds]
    return [f"cannot be read: {sentence}"]


class _Reading:
    """The answer a sentence is set against."""

    def __init__(
        self, rows: Rows, indicator: Indicator, language: str, area: str, breaks: Mapping[str, str], quarter: str
    ) -> None:
        self.rows, self.indicator, self.language, self.area = rows, indicator, language, area
        self.breaks, self.quarter = breaks, quarter
        self.words = _table()[language]["words"]
        self.filled = [row for row in rows if row["value"] == row["value"] and row["value"] is not None]
        self.last = self.filled[-1] if self.filled else {}

    def whole_stretch(self) -> Rows:
        """The rows up to the last figure without a gap, a partial report, an estimate or a break."""
        found: list[Mapping[str, Any]] = []
        for row in reversed([row for row in self.rows if row["quarter"] <= self.last["quarter"]]):
            if row["value"] != row["value"] or row["value"] is None or row["reported"] < (row.get("expected") or 0):
                break
            if row.get("exactness", "exact") not in (None, "exact") or row.get("is_straddling"):
                break
            if row.get("is_approximate"):
                break
            found.insert(0, row)
            if row["quarter"] in self.breaks:
                break
        return found


def _level(said: Mapping[str, Any], read: _Reading) -> list[tuple[str, bool]]:
    row = read.last
    partial = bool(row.get("expected")) and row["reported"] < row["expected"]
    name = read.indicator.name.vi if read.language == "vi" else read.indicator.name.en
    found = [
        ("quarter", said["quarter"] == row["quarter"]),
        ("area", said["area"].casefold() == read.area.casefold()),
        ("name", said["name"].casefold() == name.casefold()),
        ("coverage", (said.get("reported") is not None) == partial),
        ("value", row["value"] == 0 if said.get("none") else _close(said["value"], row["value"])),
        ("about", bool(said.get("about")) == (_is_about(row) and not said.get("none"))
         or read.indicator.kind == "share"),
    ]  # fmt: skip
    if partial:
        found += [(key, said.get(key) == row[key]) for key in ("reported", "expected")]
    if said.get("denominator") is not None:
        found += [(key, said[key] == row[key]) for key in ("numerator", "denominator")]
        found.append(("share", _close(100 * said["numerator"] / said["denominator"], said["value"])))
    if said.get("cohort") is not None:
        found.append(("cohort", f"{said['cohort']:.0f}" == row["quarter"][:4]))
    return found


def _is_about(row: Mapping[str, Any]) -> bool:
    return bool(row.get("is_approximate")) or row.get("exactness") == "estimated"


def _change(said: Mapping[str, Any], read: _Reading) -> list[tuple[str, bool]]:
    row = read.last
    now, then = row.get("compared_now"), row.get("compared_year_ago")
    if now is None or then is None or now != now or then != then:
        return [("nothing to compare", False)]
    before = f"{int(row['quarter'][:4]) - 1}{row['quarter'][4:]}"
    crossed = any(before < first <= row["quarter"] for first in read.breaks)
    all_of_them = row["compared_areas"] == row["expected"] and row["reported"] >= (row["expected"] or 0)
    found = [
        ("across a break", not crossed),
        ("now", _close(said["now"], now)),
        (
            "equal",
            said["equal"] == row["compared_areas"] if said.get("equal") is not None else _plain(row, all_of_them),
        ),
    ]
    if said.get("same"):
        return [*found, ("same", now == then)]
    if said.get("from_none"):
        return [*found, ("from none", then == 0 < now)]
    return [*found, ("then", _close(said["then"], then)), *_difference(said, read, now, then)]


def _plain(row: Mapping[str, Any], all_of_them: bool) -> bool:
    return all_of_them or not row["compared_areas"]


def _difference(said: Mapping[str, Any], read: _Reading, now: float, then: float) -> list[tuple[str, bool]]:
    is_share = read.indicator.kind == "share"
    rules = _declared()["points" if is_share else "change"]
    size = abs(now - then) if is_share else 100 * abs(now - then) / then if then else 0
    small_base = not is_share and then < _declared()["change"]["least_base"]
    degree = (
        "" if small_base else "strongly" if size >= rules["strong"] else "slightly" if size < rules["slight"] else ""
    )
    spoken = next((name for name in ("strongly", "slightly") if said["word"] in read.words[name]), "")
    has_percent = not is_share and not small_base
    return [
        ("direction", (said["word"] in read.words["up"]) == (now > then)),
        ("towards", said.get("towards") is None or (said["towards"] in read.words["up"]) == (now > then)),
        ("degree", spoken == degree),
        ("difference", _close(said["difference"], abs(now - then))),
        ("percent", (said.get("percent") is not None) == has_percent),
        ("percent", said.get("percent") is None or _close(said["percent"], size)),
    ]


def _broken(said: Mapping[str, Any], read: _Reading) -> list[tuple[str, bool]]:
    now = read.last["quarter"]
    before = f"{int(now[:4]) - 1}{now[4:]}"
    between = [words for first, words in sorted(read.breaks.items()) if before < first <= now]
    return [("break", bool(between) and said["why"] == between[-1])]


def _in_a_row(said: Mapping[str, Any], read: _Reading) -> list[tuple[str, bool]]:
    stretch = read.whole_stretch()
    count, rising = int(said["count"]), said["word"] in read.words["up"]
    values = [row["value"] for row in stretch][-count - 1 :]
    pairs = list(pairwise(values))
    goes_on = len(stretch) > count + 1 and (stretch[-count - 1]["value"] > stretch[-count - 2]["value"]) == rising
    goes_on = goes_on and stretch[-count - 1]["value"] != stretch[-count - 2]["value"]
    return [
        ("long enough", len(values) == count + 1 and count >= _declared()["course"]["fewest_in_a_row"]),
        ("one way", all((after > one) == rising and after != one for one, after in pairs)),
        ("all of it", not goes_on),
        ("since", len(values) == count + 1 and stretch[-count - 1]["quarter"] == said["since"]),
    ]


def _end(said: Mapping[str, Any], read: _Reading) -> list[tuple[str, bool]]:
    values, found = _of_stretch(said, read)
    others = values[:-1]
    extreme = max(others) < values[-1] if said["word"] in read.words["up"] else min(others) > values[-1]
    return [*found, ("extreme", extreme)]


def _between(said: Mapping[str, Any], read: _Reading) -> list[tuple[str, bool]]:
    values, found = _of_stretch(said, read)
    by_quarter = {row["quarter"]: row["value"] for row in read.whole_stretch()}
    for end, value in (("most", max(values)), ("least", min(values))):
        found.append((end, _close(said[end], value)))
        found.append((f"when {end}", by_quarter.get(said[f"when_{end}"]) == value))
    return found


def _of_stretch(said: Mapping[str, Any], read: _Reading) -> tuple[list[float], list[tuple[str, bool]]]:
    stretch = read.whole_stretch()
    enough = len(stretch) >= _declared()["course"]["fewest_for_highest"]
    found = [("count", said["count"] == len(stretch)), ("enough", enough)]
    found.append(("since", bool(stretch) and said["since"] == stretch[0]["quarter"]))
    return [row["value"] for row in stretch] or [0.0, 0.0], found


def _missing(said: Mapping[str, Any], read: _Reading) -> list[tuple[str, bool]]:
    return [("count", said["count"] == read.last["expected"] - read.last["reported"] > 0)]


def _illustrative(said: Mapping[str, Any], read: _Reading) -> list[tuple[str, bool]]:
    return [("illustrative", any(row.get("is_illustrative") for row in read.filled))]


def _ends(said: Mapping[str, Any], read: _Reading) -> list[tuple[str, bool]]:
    values = [row["value"] for row in read.filled]
    found = [
        ("quarter", said["quarter"] == read.quarter),
        ("count", said["count"] == len(values)),
        ("most", _close(said["most"], max(values))),
    ]
    if said.get("alike"):
        return [*found, ("alike", max(values) == min(values))]
    found.append(("least", _close(said["least"], min(values))))
    for names, value in (("high", max(values)), ("low", min(values))):
        found.append((names, _named(said[names], [r["name"] for r in read.filled if r["value"] == value], read)))
    return found


def _furthest(said: Mapping[str, Any], read: _Reading) -> list[tuple[str, bool]]:
    sign = 1 if said["word"] in read.words["up"] else -1
    changes = [(row["name"], sign * row["change"]) for row in read.filled if row.get("change") == row.get("change")]
    changes = [(name, change) for name, change in changes if change is not None]
    far = max((change for _, change in changes), default=0)
    return [
        ("change", far > 0 and _close(said["difference"], far)),
        ("again", (said["again"] in read.words["up"]) == (sign > 0)),
        ("names", _named(said["high"], [name for name, change in changes if change == far], read)),
    ]


def _silent(said: Mapping[str, Any], read: _Reading) -> list[tuple[str, bool]]:
    names = [row["name"] for row in read.rows if row["reported"] == 0 and row["expected"] > 0]
    spoken = said["high"].split(", ")
    return [
        ("count", said["count"] == len(names)),
        ("names", set(spoken) <= set(names) and (said["some"] != ":" or len(spoken) == len(names))),
    ]


_CHECKS: Mapping[str, Callable[[Mapping[str, Any], _Reading], list[tuple[str, bool]]]] = {
    "level": _level, "change": _change, "broken": _broken, "in_a_row": _in_a_row, "end": _end, "between": _between,
    "missing": _missing, "illustrative": _illustrative, "ends": _ends, "furthest": _furthest, "silent": _silent,
}  # fmt: skip


def _named(spoken: str, names: Sequence[str], read: _Reading) -> bool:
    """Whether the areas named are those, or some of them and "n more"."""
    more = re.search(_filled(read.words["more"], read.language) + "$", spoken)
    rest = 0
    if more:
        rest, spoken = int(_number(more["n_rest"], read.language)), spoken[: more.start()]
    told = spoken.split(", ")
    return set(told) <= set(names) and len(told) + rest == len(names)


def _close(said: float, true: float) -> bool:
    """Equal as printed: to a tenth where it is printed with one."""
    return abs(said - true) <= (0.05 + 1e-9 if said != int(said) or true != int(true) else 0)


def _said(found: re.Match[str], language: str) -> dict[str, Any]:
    """What a sentence says, by name: numbers as numbers, quarters as labels."""
    said: dict[str, Any] = {}
    for key, text in found.groupdict().items():
        if key.startswith("n_"):
            said[key[2:]] = None if text is None else _number(text, language)
        elif key.startswith("q_"):
            quarter = re.fullmatch(_table()[language]["quarter"], text or "")
            said[key[2:]] = f"{quarter['year']}-Q{_ROMAN[quarter['roman']]}" if quarter else None
        else:
            said[key] = text
    return said


def _number(text: str, language: str) -> float:
    thousands = _table()[language]["numbers"]
    return float(text.replace(thousands, "").replace(",", "."))


@cache
def _patterns(language: str) -> Mapping[str, Sequence[re.Pattern[str]]]:
    sentences = _table()[language]["sentences"]
    return {kind: [re.compile(_filled(one, language)) for one in patterns] for kind, patterns in sentences.items()}


def _filled(pattern: str, language: str) -> str:
    quarter = re.sub(r"\(\?P<\w+>", "(?:", _table()[language]["quarter"])
    pattern = re.sub(r"\{n:(\w+)\}", lambda found: f"(?P<n_{found[1]}>{_NUMBER})", pattern)
    pattern = re.sub(r"\{q:(\w+)\}", lambda found: f"(?P<q_{found[1]}>{quarter})", pattern)
    return pattern.replace("{w}", r"[^\n]+?")


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files("dashboard.briefing").joinpath("proofread.toml").read_text("utf-8"))


@cache
def _declared() -> Mapping[str, Any]:
    return tomllib.loads(files("dashboard.briefing").joinpath("commentary.toml").read_text("utf-8"))
