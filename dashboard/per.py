"""Figures over how many people, households or hamlets an area has. Pure.

A figure is divided only by what the area itself had in the very year, and only when all of its ground reported; else
it says why not. Nothing is carried, added up or guessed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from dashboard.rows import records
from dashboard.text import Text
from etl.populations import People
from queries.catalogue import Indicator, Words

PLAIN = "plain"
KINDS = {"population": 100_000, "households": 1_000, "hamlets": 10}
"""What there may be a figure per, and per how many of it."""
_COMPARED = ("previous", "change", "rank_change", "year_ago", "year_change", "year_rank_change", "own_value")


def fits(indicator: Indicator) -> bool:
    """Whether there is a sense in it: a count that adds up over areas."""
    return indicator.kind != "share" and indicator.over_areas == "sum"


def offered(people: Iterable[People], years: Iterable[int]) -> list[str]:
    """The kinds of which something is known in one of the years."""
    wanted = set(years)
    some = [one for one in people if one.year in wanted]
    return [kind for kind in KINDS if any(getattr(one, kind) for one in some)]


def named(indicator: Indicator, kind: str, words: dict[str, Text]) -> Indicator:
    """The indicator as it is called and counted per so many; `words` are the texts of both languages."""
    name = {code: t(f"per.name_{kind}", name=t.pick(indicator.name)) for code, t in words.items()}
    unit = {code: t(f"per.unit_{kind}", unit=t.pick(indicator.unit)) for code, t in words.items()}
    return replace(indicator, name=Words(**name), unit=Words(**unit), better="neither")


def over(rows: pd.DataFrame, kind: str, people: Sequence[People]) -> pd.DataFrame:
    """The rows (area reported expected leaves is_leaf exactness quarter value, as the queries answer) with values per
    so many, `plain` what was reported, `per` what it is divided by, `document`, and `undivided`: "" or why not,
    partial, no_denominator. Changes and ranks of plain figures are not in it.
    """
    known = {(one.area, one.year): one for one in people}
    found = []
    for row in records(rows):
        one = known.get((row["area"], int(str(row["quarter"])[:4])))
        per = getattr(one, kind) if one else None
        is_whole = row["reported"] >= row["expected"] and (row["is_leaf"] or row["reported"] >= row["leaves"])
        is_there = not pd.isna(row["value"])
        why = "" if not is_there else "partial" if not is_whole else "" if per else "no_denominator"
        why = "no_denominator" if is_there and not why and row.get("exactness") not in (None, "exact") else why
        value = row["value"] * KINDS[kind] / per if is_there and not why else None
        found.append((value, row["value"], per, one.document if one and per else "", why))
    shown = rows.assign(
        **{
            name: [one[n] for one in found] for n, name in enumerate(("value", "plain", "per", "document", "undivided"))
        },
        **{name: None for name in _COMPARED if name in rows},
    )
    for name in ("value", "plain", "per", *(name for name in _COMPARED if name in rows)):
        shown[name] = pd.to_numeric(shown[name]).astype(float)
    shown["numerator"] = shown["plain"].where(shown["value"].notna())
    shown["denominator"] = shown["per"].where(shown["value"].notna())
    if "rank" in rows:
        shown["rank"] = shown["value"].rank(method="min", ascending=False)
        shown = shown.sort_values("value", ascending=False, na_position="last", kind="stable").reset_index(drop=True)
    return shown


def said(rows: pd.DataFrame, kind: str, t: Text) -> list[str]:
    """By what the figures are divided, of which years, from which documents; and that nothing is compared."""
    used = rows.dropna(subset=["value"])
    years = ", ".join(sorted({str(quarter)[:4] for quarter in used["quarter"]}))
    documents = "; ".join(dict.fromkeys(used["document"]))
    what = t("per.divided", what=t(f"per.what_{kind}"), years=years, documents=documents)
    return [f"{what}.", t("per.no_changes")] if len(used) else []
