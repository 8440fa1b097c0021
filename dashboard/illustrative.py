"""Which of the figures shown together are illustrative, in words: none stands under the mark of the others. Pure."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.rows import records
from dashboard.text import Text

RUNS, NAMES = 4, 6
"""So many stretches of periods, so many names are given; where there are more, the table says it of each."""


def is_so(row: Mapping[str, object], name: str) -> bool:
    """A claim of a row; where there is none, not so."""
    return not pd.isna(row.get(name)) and bool(row[name])


def kinds(row: Mapping[str, object]) -> list[str]:
    """Which of a row's figures are illustrative: none, ["all"], or "sum" or "own" where the other one is real."""
    shown = {
        "sum": is_so(row, "is_illustrative") if not pd.isna(row.get("value")) else None,
        "own": is_so(row, "own_is_illustrative") if not pd.isna(row.get("own_value")) else None,
    }
    said = [kind for kind, flag in shown.items() if flag]
    return said if False in shown.values() else ["all"] if said else []


def of_periods(rows: pd.DataFrame, t: Text, most: int = RUNS) -> str:
    """Of rows by period (`quarter`: 2024-Q3 or 2024): the periods with illustrative figures; empty when all are real.

    Past `most` stretches of periods it is the table that says which they are.
    """
    sums, own = _by_period(rows, "value", "is_illustrative"), _by_period(rows, "own_value", "own_is_illustrative")
    flags = [*sums.values(), *own.values()]
    if not any(flags) or all(flags):
        return t("mark.illustrative") if any(flags) else ""
    if any(sums[period] != own[period] for period in sums.keys() & own.keys()):
        groups = {"sums": sums, "own": own}
    else:
        groups = {"": {period: sums.get(period, own.get(period)) for period in sums | own}}
    said, count = [], 0
    for name, found in groups.items():
        runs = _runs(found)
        count += len(runs)
        words = ", ".join(_written(first, last, t) for first, last in runs)
        if runs:
            said.append(t(f"illustrative.{name}", periods=words) if name else words)
    if count > most:
        return t("illustrative.several", count=sum(flags), total=len(flags))
    return t("illustrative.some", which="; ".join(said))


def of_names(named: Sequence[tuple[str, bool]], t: Text) -> str:
    """Of figures side by side, each with its name: whose are illustrative."""
    weak = [name for name, flag in named if flag]
    if not weak or len(weak) == len(named):
        return t("mark.illustrative") if weak else ""
    if len(weak) > NAMES:
        return t("illustrative.several", count=len(weak), total=len(named))
    return t("illustrative.some", which=", ".join(weak))


def of_many(flags: Sequence[bool], t: Text) -> str:
    """Of figures in a table with a column of remarks: how many are illustrative."""
    if not any(flags) or all(flags):
        return t("mark.illustrative") if any(flags) else ""
    return t("illustrative.several", count=sum(map(bool, flags)), total=len(flags))


def _by_period(rows: pd.DataFrame, value: str, flag: str) -> dict[str, bool]:
    if value not in rows:
        return {}
    found: dict[str, bool] = {}
    for row in records(rows.dropna(subset=[value])):
        found[str(row["quarter"])] = found.get(str(row["quarter"]), False) or is_so(row, flag)
    return dict(sorted(found.items()))


def _runs(found: Mapping[str, bool]) -> list[tuple[str, str]]:
    """First and last of each stretch of illustrative periods; a period without a figure does not end one."""
    runs: list[tuple[str, str]] = []
    is_open = False
    for period in sorted(found):
        if found[period]:
            runs = [*runs[:-1], (runs[-1][0], period)] if is_open else [*runs, (period, period)]
        is_open = found[period]
    return runs


def _written(first: str, last: str, t: Text) -> str:
    if first == last:
        return t.quarter(first)
    return f"{t.quarter(first)}–{t.quarter(last)}" if "-" in first else f"{first}–{last}"
