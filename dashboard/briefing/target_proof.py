"""A second reading of what remarks say of targets, from the figures and the targets alone. As proofread.py."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import Any

from etl.targets import Held, Target
from queries.catalogue import Indicator

_PARTS = {"I": "1", "II": "2", "III": "3", "IV": "4"}


def faults(
    sentence: str,
    points: Sequence[tuple[str, float | None, bool]],
    held: Sequence[Held],
    mode: str,
    indicator: Indicator,
    language: str,
) -> list[str]:
    """What is wrong in a sentence about the newest of the points (label, figure, not all reported); [] if right."""
    words = _table()[language]
    said = re.fullmatch(words["remark"], sentence)
    filled = [point for point in points if point[1] is not None]
    if said is None or not filled:
        return ["cannot be read"]
    label, value, is_partial = max(filled)
    about = [
        one.target for one in sorted(held, key=lambda one: one.number) if _is_for(one.target, label, mode, indicator)
    ]
    if not about:
        return ["no target"]
    aim = about[-1]
    is_enough = not value < aim.value if aim.is_least else not value > aim.value
    is_early = "Q" not in aim.first and "Q" in label and label[-1] != "4"
    expected = "partial" if is_partial else "" if is_early else "met" if is_enough else "missed"
    outcome = next((kind for kind in ("partial", "met", "missed") if said["outcome"] in words[kind]), "")
    checks = {
        "period": _label(said["period"], words) == label,
        "value": _close(_number(said["value"], words), value),
        "target": _close(_number(said["aim"], words), aim.value),
        "bound": (said["bound"] in words["least"]) == aim.is_least,
        "outcome": outcome == expected,
        "year": said["of_year"] == (label[:4] if "Q" not in aim.first and "Q" in label else None),
        "document": said["document"] == aim.document,
    }
    return [name for name, holds in checks.items() if not holds]


def progress_faults(sentence: str, figures: tuple[float, float], target: Target, language: str) -> list[str]:
    """What is wrong in a sentence about progress between two years' figures; [] if right."""
    words = _table()[language]
    said = re.fullmatch(words["progress"], sentence)
    if said is None:
        return ["cannot be read"]
    then, now = figures
    base, year, last = int(said["base"]), int(said["now"]), int(said["last"])
    sign = 1 if target.is_least else -1
    found, ratio = "achieved" if sign * now >= sign * target.value else "", None
    if not found and sign * then >= sign * target.value:
        found = "deterioration"
    if not found:
        grown = (exp(log(now / then) / (year - base)) if now else 0.0) - 1
        ratio = grown / (exp(log(target.value / then) / (last - base)) - 1)
        steps = {"substantial": 0.95, "moderate": 0.6, "limited": 0.0}
        found = next((name for name, least in steps.items() if ratio >= least - 1e-9), "deterioration")
    checks = {
        "years": base == target.base and base < year <= last == int(target.last),
        "status": words["status"][said["status"]] == found,
        "ratio": (said["ratio"] is None) == (ratio is None)
        and (ratio is None or abs(_number(said["ratio"], words) - ratio) <= 0.005 + 1e-9),
    }
    return [name for name, holds in checks.items() if not holds]


def _is_for(target: Target, label: str, mode: str, indicator: Indicator) -> bool:
    is_quarter, of_years = "Q" in label, "Q" not in target.first
    if mode == "rolling" or (mode == "cumulative" and not of_years):
        return False
    if of_years and is_quarter and mode == "quarterly" and indicator.kind == "flow":
        return False
    compared = label[:4] if of_years else label
    return (is_quarter or of_years) and target.first <= compared <= target.last


def _label(period: str, words: Mapping[str, Any]) -> str:
    if found := re.fullmatch(words["quarter"], period):
        return f"{found['year']}-Q{_PARTS.get(found['roman'], found['roman'])}"
    found = re.fullmatch(words["year"], period)
    return found["only"] if found else period


def _number(text: str, words: Mapping[str, Any]) -> float:
    plain = text.replace(words["thousands"], "").replace(words["decimal"], ".").replace("\u2212", "-")
    return float(plain)


def _close(said: float, true: float) -> bool:
    return abs(said - true) <= (0 if said == true else 0.05 + 1e-9)


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files("dashboard.briefing").joinpath("target_proof.toml").read_text("utf-8"))
