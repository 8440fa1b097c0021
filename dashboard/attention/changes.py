"""The rule about changes: a quarter against the same quarter a year before, over equal ground, and beyond chance.

A count or a share that could have moved so far by chance alone (dashboard/chance.py: one quarter against one, by the
dispersion of the eight quarters before, of the areas that have them all) is not raised, and it is said of which. What a
stock or a cohort counts is not drawn by chance: of those the bounds decide.
"""

from math import sqrt
from typing import Any

import pandas as pd

from dashboard import ask, chance, counting, sentences
from dashboard.attention.kept import Rule
from dashboard.attention.matters import Look, Matter, Unseen, cut, is_news
from dashboard.chance import Stretches
from dashboard.line_chart import BREAK
from dashboard.model import Area
from dashboard.rows import records
from dashboard.text import Text
from queries.catalogue import Indicator

QUARTERS = 8
"""From so many quarters it is seen how much quarters vary."""
SAME = 1e-9


def changes(rule: Rule, area: Area, look: Look) -> list[Matter]:
    """What changed by more than the rule's bounds, furthest first; what is within chance or cannot be judged, last."""
    t, indicator = look.t, ask.catalogue()[rule.indicator]
    among = {one.id: one for one in look.among(area) if one.is_leaf or indicator.over_areas != "none"}
    if not among:
        return []
    first = counting.back(look.quarter, QUARTERS)
    frame = ask.series(look.warehouse, [indicator.code], among.values(), first, look.quarter, look.geography)
    ago = counting.year_before(look.quarter)
    rows = {when: _by_area(frame, quarter) for when, quarter in (("now", look.quarter), ("ago", ago))}
    unseen, over = Unseen(), []
    for number, one in among.items():
        row, before = (rows[when].get(number, {}) for when in ("now", "ago"))
        if _is_known(row, "compared_now") and _is_known(row, "compared_year_ago"):
            if passes(row["compared_now"], row["compared_year_ago"], rule, indicator):
                over.append((one, row, before))
        elif reason := _reason(row, before, frame[frame["area"] == number], look):
            unseen.add(reason, one.name)
    known = spread(frame[frame["quarter"] < look.quarter], among, indicator)
    beyond = _beyond(over, indicator, known)
    found = []
    for (one, row, before), far in sorted(zip(over, beyond, strict=True), key=lambda item: -_weight(item[0][1])):
        if far == 0:
            unseen.add(t("attention.by_chance"), one.name)
            continue
        is_up = row["compared_now"] > row["compared_year_ago"]
        kind = "up" if is_up else "down"
        key = f"change|{one.id}|{indicator.code}|{look.quarter}|{kind}"
        words = _words(one, row, before, far, indicator, look)
        if far is not None and known is None:
            words += f" {t('attention.spread_unknown')}"
        where = look.where(one, indicator=indicator.code, quarter=look.quarter)
        if is_news([key], look):
            found.append((Matter(kind, words, "trend", where, (key,)), one.name))
    everything = Matter("wait", "", "compare", look.where(area, indicator=indicator.code, quarter=look.quarter))
    said = unseen.said(t)
    told = [Matter("aside", f"{named(rule, area, t)}: {said}", "trend", everything.where)] if said else []
    return cut(found, everything, t) + told


def passes(now: float, ago: float, rule: Rule, indicator: Indicator) -> bool:
    """Whether a change is beyond the rule's bounds, both of them; from nought no percentage bounds it."""
    change = abs(now - ago)
    if change + SAME < rule.least:
        return False
    return indicator.kind == "share" or ago == 0 or 100 * change / abs(ago) > rule.percent


def named(rule: Rule, area: Area, t: Text) -> str:
    """The rule in words."""
    indicator = ask.catalogue().get(rule.indicator or "")
    name = t.pick(indicator.name) if indicator else t("attention.any_target")
    if rule.kind != "change":
        return t(f"attention.rule_{rule.kind}", area=area.name, indicator=name)
    least = (
        t.points(rule.least).lstrip("+") if indicator.kind == "share" else t.amount(rule.least, t.pick(indicator.unit))
    )
    percent = "" if indicator.kind == "share" else t("attention.rule_percent", percent=t.percent(rule.percent))
    return t("attention.rule_change", area=area.name, indicator=name, least=least, percent=percent)


def spread(frame: pd.DataFrame, among: dict[int, Area], indicator: Indicator) -> float | None:
    """How many times as much quarters vary as chance makes them: of the areas that report for themselves and have all
    of these without a break between them; None where there is none.

    Without the quarter that is judged, or its own change would hide it.
    """
    found = []
    for number, one in among.items():
        rows = frame[frame["area"] == number].sort_values("quarter")
        if not one.is_leaf or len(rows) < QUARTERS or rows["value"].isna().any() or rows["broken"].notna().any():
            continue
        parts = rows["numerator"] if indicator.kind == "share" else rows["value"]
        if parts.isna().any():
            continue
        half = QUARTERS // 2
        wholes = tuple(rows["denominator"]) if indicator.kind == "share" else ()
        found.append(Stretches(tuple(parts)[:half], tuple(parts)[half:], wholes[:half], wholes[half:]))
    return chance.dispersion(found) if found else None


def _beyond(over: list[Any], indicator: Indicator, known: float | None) -> list[int | None]:
    """How far beyond chance each change is: 0, 1, 2; None where chance does not make it, or it cannot be told."""
    judged: list[int | None] = [None] * len(over)
    if indicator.kind != "flow" and not indicator.is_computed:
        return judged
    stretches = {n: found for n, (_, row, before) in enumerate(over) if (found := _stretches(row, before, indicator))}
    said, _ = chance.judged(list(stretches.values()), known or 1.0)
    for n, one in zip(stretches, said, strict=True):
        judged[n] = one.beyond
    return judged


def _stretches(row: dict[str, Any], before: dict[str, Any], indicator: Indicator) -> Stretches | None:
    if indicator.kind != "share":
        return Stretches((row["compared_year_ago"],), (row["compared_now"],))
    same = (
        all(_is_known(of, name) for of in (row, before) for name in ("value", "numerator", "denominator"))
        and max(abs(row["compared_now"] - row["value"]), abs(row["compared_year_ago"] - before["value"])) < SAME
    )
    if not same:  # of what both reported only the shares are known, not of how many
        return None
    return Stretches((before["numerator"],), (row["numerator"],), (before["denominator"],), (row["denominator"],))


def _words(
    one: Area, row: dict[str, Any], before: dict[str, Any], far: int | None, indicator: Indicator, look: Look
) -> str:
    t, now, ago = look.t, row["compared_now"], row["compared_year_ago"]
    name = t.pick(indicator.name)
    change = (
        t.points(abs(now - ago)).lstrip("+")
        if indicator.kind == "share"
        else sentences.written(abs(now - ago), indicator, t)
    )
    percent = "" if indicator.kind == "share" or not ago else f" ({t.percent(100 * (now - ago) / ago, sign=True)})"
    words = t(
        f"attention.{'rose' if now > ago else 'fell'}",
        area=one.name,
        indicator=name[0].lower() + name[1:],
        quarter=t.quarter_inside(look.quarter),
        change=change + percent,
        ago=sentences.written(ago, indicator, t),
        now=sentences.written(now, indicator, t),
    )
    return " ".join([words, *_notes(row, before, far, indicator, t)])


def _notes(row: dict[str, Any], before: dict[str, Any], far: int | None, indicator: Indicator, t: Text) -> list[str]:
    """How far to trust it."""
    said = [] if far is None else [t("attention.clear" if far == 2 else "attention.signs")]
    if far is None and indicator.is_computed:
        said.append(t("attention.chance_unknown"))
    if row["reported"] < row["expected"]:
        said.append(t("attention.partial", reported=int(row["reported"]), expected=int(row["expected"])))
    if abs(row["compared_now"] - row["value"]) > SAME or row["compared_areas"] < row["reported"]:
        said.append(t("attention.over", count=int(row["compared_areas"])))
    if isinstance(row.get("broken"), str):
        said.append(t("attention.broken_part", label=row["broken"]))
    if any(_is_so(of, "is_approximate") for of in (row, before)):
        said.append(t("attention.approximate"))
    if any(_is_so(of, "is_illustrative") for of in (row, before)):
        said.append(t("attention.illustrative"))
    return said


def _reason(row: dict[str, Any], before: dict[str, Any], course: pd.DataFrame, look: Look) -> str:
    """Why nothing can be compared; empty where there was nothing to report, then or now."""
    t = look.t
    if not _is_known(row, "value"):
        return t("attention.not_reported", quarter=t.quarter_inside(look.quarter)) if row.get("expected") else ""
    ago = counting.year_before(look.quarter)
    labels = course[course["quarter"] > ago]["broken"].dropna()
    if len(labels):
        return t("attention.broken", label=labels.iloc[-1])
    if ago < BREAK <= look.quarter:
        return t("attention.reorganised")
    return t("attention.nothing_before", quarter=t.quarter_inside(ago))


def _by_area(frame: pd.DataFrame, quarter: str) -> dict[int, dict[str, Any]]:
    return {int(row["area"]): row for row in records(frame[frame["quarter"] == quarter])}


def _is_known(row: dict[str, Any], name: str) -> bool:
    return not pd.isna(row.get(name))


def _is_so(row: dict[str, Any], name: str) -> bool:
    return _is_known(row, name) and bool(row[name])


def _weight(row: dict[str, Any]) -> float:
    now, ago = row["compared_now"], row["compared_year_ago"]
    return abs(now - ago) / sqrt(max(now + ago, 1))
