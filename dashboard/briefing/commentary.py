"""Remarks: a few sentences about a course of figures or a ranking, each made from named quantities of an answer. Pure.

A sentence is a template of text.toml (commentary.*) and the quantities it names; which sentences are said, and with
which word of direction, is decided by the thresholds of commentary.toml. Before one is shown, proofread.py reads it
again, by itself, against the same answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from tomllib import loads
from typing import Any

import pandas as pd

from dashboard.rows import records
from dashboard.text import Text
from queries.catalogue import Indicator

MOST = 5
"""Sentences under one chart."""
NAMED = 3
"""Areas named in a sentence."""


@dataclass(frozen=True, slots=True)
class Break:
    """From that quarter on figures are not what they were before; `words` say why, in the viewer's language."""

    quarter: str
    words: str


@cache
def thresholds() -> Mapping[str, Mapping[str, float]]:
    """What commentary.toml declares."""
    return loads(files("dashboard.briefing").joinpath("commentary.toml").read_text("utf-8"))


def course(frame: pd.DataFrame, indicator: Indicator, area: str, breaks: Sequence[Break], t: Text) -> list[str]:
    """Sentences about an area's course: the rows of quarterly_series.sql of one indicator and area, by quarter.

    At most five: the newest figure, what it is beside the same quarter last year over the same areas, whether it is
    the highest or the lowest, whether it has gone one way for some time, and what is missing. None where nothing was
    reported.
    """
    rows = records(frame.sort_values("quarter"))
    filled = [row for row in rows if not pd.isna(row["value"])]
    if not filled:
        return []
    newest = filled[-1]
    stretch = _comparable(rows, newest["quarter"], breaks)
    said = [_level(newest, indicator, area, t)]
    said += _year_ago(newest, indicator, breaks, t)
    if indicator.kind != "cohort" and stretch and stretch[-1]["quarter"] == newest["quarter"]:
        said += _in_a_row(stretch, t) or _highest(stretch, indicator, t)
    said += _missing(newest, t)
    if any(row.get("is_illustrative") for row in filled):
        said.append(t("commentary.illustrative"))
    return said[:MOST] if len(said) <= MOST else [*said[: MOST - 1], said[-1]]


def ranking(frame: pd.DataFrame, indicator: Indicator, quarter: str, t: Text) -> list[str]:
    """Sentences about areas side by side: the rows of area_ranking.sql. None where fewer than two reported."""
    rows = [row for row in records(frame) if not pd.isna(row["value"])]
    if len(rows) < 2:  # nothing stands beside it
        return []
    said = []
    best, least = max(row["value"] for row in rows), min(row["value"] for row in rows)
    count = t.number(len(rows))
    when = t.quarter(quarter)
    if best == least:
        said.append(t("commentary.alike", quarter=when, count=count, value=_amount(best, indicator, t)))
    else:
        names = {"high": _named(rows, best, t), "low": _named(rows, least, t)}
        values = {"most": _amount(best, indicator, t), "least": _amount(least, indicator, t)}
        said.append(t("commentary.ends", quarter=when, count=count, **names, **values))
    changed = [row for row in rows if not pd.isna(row.get("change"))]
    for kind, sign in (("rose", 1), ("fell", -1)):
        if changed and (far := max(sign * row["change"] for row in changed)) > 0:
            names = _named(changed, sign * far, t, "change")
            said.append(t(f"commentary.{kind}_most", names=names, difference=_size(far, indicator, t)))
    silent = [str(row["name"]) for row in records(frame) if not row["reported"] and row["expected"]]
    if silent:
        key = "commentary.silent" if len(silent) <= NAMED else "commentary.silent_many"
        said.append(t(key, count=t.number(len(silent)), names=", ".join(silent[:NAMED])))
    if any(row.get("is_illustrative") for row in rows):
        said.append(t("commentary.illustrative"))
    return said


def _level(row: Mapping[str, Any], indicator: Indicator, area: str, t: Text) -> str:
    shown = {"quarter": t.quarter(row["quarter"]), "inside": t.quarter_inside(row["quarter"]), "area": _area(area, t)}
    shown["name"] = _name(indicator, t)
    shown["year"] = row["quarter"][:4]
    shown["coverage"] = ""
    if _is_partial(row):
        counts = {"reported": t.number(row["reported"]), "expected": t.number(row["expected"])}
        shown["coverage"] = t("commentary.coverage", **counts)
    if indicator.kind == "share":
        parts = {"numerator": row.get("numerator"), "denominator": row.get("denominator")}
        shown["parts"] = ""
        if not any(pd.isna(value) for value in parts.values()):
            shown["parts"] = t("commentary.parts", **{name: t.number(value) for name, value in parts.items()})
        return t("commentary.level_share", value=t.percent(row["value"]), **shown)
    about = t("commentary.about") if row.get("is_approximate") or row.get("exactness") == "estimated" else ""
    if row["value"] == 0:
        return t("commentary.level_none", **shown)
    return t(f"commentary.level_{indicator.kind}", value=about + t.number(row["value"]), **shown)


def _year_ago(row: Mapping[str, Any], indicator: Indicator, breaks: Sequence[Break], t: Text) -> list[str]:
    now, then = row.get("compared_now"), row.get("compared_year_ago")
    year_before = f"{int(row['quarter'][:4]) - 1}{row['quarter'][4:]}"
    between = [one for one in breaks if year_before < one.quarter <= row["quarter"]]
    if between:
        return [t("commentary.broken", why=between[-1].words)]
    if pd.isna(now) or pd.isna(then):
        return []
    equal = ""
    if row.get("compared_areas") and (_is_partial(row) or row["compared_areas"] != row["expected"]):
        equal = t("commentary.equal", count=t.number(row["compared_areas"]))
    if now == then:
        return [t("commentary.same", equal=equal, value=_amount(now, indicator, t))]
    if then == 0 and indicator.kind != "share":
        return [t("commentary.from_none", equal=equal, value=_amount(now, indicator, t))]
    way = "up" if now > then else "down"
    shown = {"equal": equal, "direction": _direction(now, then, indicator, t), "percent": ""}
    shown["difference"] = _size(abs(now - then), indicator, t)
    shown["then"], shown["now"] = _short(then, indicator, t), _short(now, indicator, t)
    if indicator.kind != "share" and then >= thresholds()["change"]["least_base"]:
        shown["percent"] = t("commentary.percent", percent=t.percent(100 * abs(now - then) / then))
    return [t(f"commentary.{way}", **shown)]


def _direction(now: float, then: float, indicator: Indicator, t: Text) -> str:
    way = "up" if now > then else "down"
    is_share = indicator.kind == "share"
    known = thresholds()["points" if is_share else "change"]
    if not is_share and then < thresholds()["change"]["least_base"]:
        return t(f"commentary.word_{way}")
    size = abs(now - then) if is_share else 100 * abs(now - then) / then
    degree = "_strongly" if size >= known["strong"] else "_slightly" if size < known["slight"] else ""
    return t(f"commentary.word_{way}{degree}")


def _in_a_row(stretch: Sequence[Mapping[str, Any]], t: Text) -> list[str]:
    """How many quarters in a row the figure has gone the same way up to the newest."""
    values = [row["value"] for row in stretch]
    for way, sign in (("rising", 1), ("falling", -1)):
        steps = 0
        for before, after in reversed(list(pairwise(values))):
            if sign * (after - before) <= 0:
                break
            steps += 1
        if steps >= thresholds()["course"]["fewest_in_a_row"]:
            since = stretch[-1 - steps]["quarter"]
            return [t(f"commentary.{way}", count=t.number(steps), since=t.quarter_inside(since))]
    return []


def _highest(stretch: Sequence[Mapping[str, Any]], indicator: Indicator, t: Text) -> list[str]:
    """Whether the newest is the highest or the lowest of some length; else between which the figures lay."""
    values = [row["value"] for row in stretch]
    if len(values) < thresholds()["course"]["fewest_for_highest"]:
        return []
    shown = {"count": t.number(len(values)), "since": t.quarter_inside(stretch[0]["quarter"])}
    for kind, end in (("highest", max), ("lowest", min)):
        if values[-1] == end(values) and values.count(values[-1]) == 1:
            return [t(f"commentary.{kind}", **shown)]
    if max(values) == min(values):
        return []
    ends = {"most": _short(max(values), indicator, t), "least": _short(min(values), indicator, t)}
    ends["when_most"] = t.quarter_inside(stretch[values.index(max(values))]["quarter"])
    ends["when_least"] = t.quarter_inside(stretch[values.index(min(values))]["quarter"])
    return [t("commentary.between", **shown, **ends)]


def _missing(row: Mapping[str, Any], t: Text) -> list[str]:
    if not _is_partial(row):
        return []
    return [t("commentary.missing", count=t.number(row["expected"] - row["reported"]))]


def _comparable(rows: Sequence[Mapping[str, Any]], up_to: str, breaks: Sequence[Break]) -> list[Mapping[str, Any]]:
    """The quarters up to one that stand without a gap, all reported, on ground known exactly, after the last break."""
    found: list[Mapping[str, Any]] = []
    first = max((one.quarter for one in breaks if one.quarter <= up_to), default="")
    for row in rows:
        if row["quarter"] > up_to or row["quarter"] < first:
            continue
        exact = row.get("exactness") in (None, "exact") and not row.get("is_straddling")
        if pd.isna(row["value"]) or _is_partial(row) or not exact or row.get("is_approximate"):
            found = []
        else:
            found.append(row)
    return found


def _is_partial(row: Mapping[str, Any]) -> bool:
    return bool(row.get("expected")) and row["reported"] < row["expected"]


def _named(rows: Sequence[Mapping[str, Any]], value: float, t: Text, column: str = "value") -> str:
    names = [str(row["name"]) for row in rows if row[column] == value]
    if len(names) <= NAMED:
        return ", ".join(names)
    return t("commentary.and_more", names=", ".join(names[:NAMED]), count=t.number(len(names) - NAMED))


def _amount(value: float, indicator: Indicator, t: Text) -> str:
    return t.amount(value, t.pick(indicator.unit))


def _size(value: float, indicator: Indicator, t: Text) -> str:
    """A difference without its sign; of shares in points."""
    if indicator.kind == "share":
        return t.points(value).lstrip("+")
    return _amount(value, indicator, t)


def _short(value: float, indicator: Indicator, t: Text) -> str:
    return t.percent(value) if indicator.kind == "share" else t.number(value)


def _area(area: str, t: Text) -> str:
    """An area within a sentence: in Vietnamese its type is not capitalised there."""
    return area[0].lower() + area[1:] if t.language == "vi" else area


def _name(indicator: Indicator, t: Text) -> str:
    name = t.pick(indicator.name)
    return name[0].lower() + name[1:]
