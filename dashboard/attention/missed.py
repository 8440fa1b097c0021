"""The rule about targets: missed in the quarter and in the one before it.

Only an area's own targets count, and only those that apply to a quarter (dashboard/targets.py): a year's target is not
judged before its year is over. Of a quarter that is not reported, or not by all, nothing is said but that.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import ask, ask_targets, counting, illustrative, sentences, targets
from dashboard.attention.changes import named
from dashboard.attention.kept import Rule
from dashboard.attention.matters import Look, Matter, Unseen, cut, is_news
from dashboard.model import Area
from dashboard.rows import records
from dashboard.text import Text
from etl.targets import Held
from queries.catalogue import Indicator


def missed(rule: Rule, area: Area, look: Look) -> list[Matter]:
    """The targets missed two quarters running, and which could not be judged."""
    t, among = look.t, {one.id: one for one in look.among(area)}
    where = look.where(area, **({"indicator": rule.indicator} if rule.indicator else {}))
    own: dict[tuple[int, str], list[Held]] = {}
    for held in ask_targets.inside(look.warehouse, area, rule.indicator):
        if held.target.area in among:
            own.setdefault((held.target.area, held.target.indicator), []).append(held)
    if not own:
        return [Matter("aside", f"{named(rule, area, t)}: {t('attention.no_target')}", "trend", where)]
    two = [counting.back(look.quarter, 1), look.quarter]
    asked = [among[number] for number in dict.fromkeys(number for number, _ in own)]
    codes = list(dict.fromkeys(code for _, code in own))
    frame = ask.series(look.warehouse, codes, asked, *two, look.geography)
    rows = {(int(r["area"]), r["indicator"], r["quarter"]): r for r in records(frame)}
    unseen, found = Unseen(), []
    for (number, code), held in own.items():
        one, indicator = among[number], ask.catalogue()[code]
        both = [(label, rows.get((number, code, label), {})) for label in two]
        said = [_outcome(row, held, label, indicator, t) for label, row in both]
        states = [state for state, _ in said]
        if states == ["missed", "missed"]:
            key = f"missed|{number}|{code}|{look.quarter}"
            to = look.where(one, indicator=code, quarter=look.quarter)
            if is_news([key], look):
                words = _words(one, indicator, both, held, t)
                found.append((Matter("wait", words, "trend", to, (key,)), one.name))
        elif "met" not in states:
            name = t.pick(indicator.name)
            for _, reason in said:
                if reason:
                    unseen.add(reason, f"{one.name} ({name[0].lower() + name[1:]})")
    words = unseen.said(t)
    told = [Matter("aside", f"{named(rule, area, t)}: {words}", "trend", where)] if words else []
    return cut(found, Matter("wait", "", "trend", where), t) + told


def _outcome(row: dict[str, Any], held: Sequence[Held], label: str, indicator: Indicator, t: Text) -> tuple[str, str]:
    """Met, missed or not known, and why it is not."""
    one = targets.applying(held, label, "quarterly", indicator)
    if one is None:
        is_year = any(other.target.is_yearly for other in held)
        return "unknown", t("attention.year_target" if is_year else "attention.no_target_then")
    if pd.isna(row.get("value")):
        return "unknown", t("attention.not_reported", quarter=t.quarter_inside(label))
    outcome = targets.outcome(row["value"], one.target, label, row["reported"] < row["expected"])
    if outcome == "partial":
        return "unknown", t("attention.partial_in", quarter=t.quarter_inside(label))
    return (outcome, "") if outcome in ("met", "missed") else ("unknown", t("attention.year_target"))


def _words(
    one: Area, indicator: Indicator, both: Sequence[tuple[str, dict[str, Any]]], held: Sequence[Held], t: Text
) -> str:
    parts, name = [], t.pick(indicator.name)
    for label, row in both:
        known = targets.applying(held, label, "quarterly", indicator).target
        parts.append(
            t(
                "attention.missed_in",
                quarter=t.quarter_inside(label),
                value=sentences.written(row["value"], indicator, t),
                bound=targets.bound(known, indicator, t),
                document=known.document,
            )
        )
    said = [t("attention.missed", area=one.name, indicator=name[0].lower() + name[1:], both="; ".join(parts))]
    rows = [row for _, row in both]
    if isinstance(rows[-1].get("broken"), str):
        said.append(t("attention.broken_part", label=rows[-1]["broken"]))
    for kind in ("approximate", "illustrative"):
        if any(illustrative.is_so(row, f"is_{kind}") for row in rows):
            said.append(t(f"attention.{kind}"))
    return " ".join(said)
