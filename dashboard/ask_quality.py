"""Questions about the findings in a quarter's figures, and what was said of each. Permission as in ask.py."""

from collections.abc import Collection
from typing import Any

import pandas as pd

from dashboard import ask, counting, session
from dashboard.model import Area, Areas, Warehouse
from dashboard.permissions import may
from dashboard.places import area_of
from dashboard.rows import records
from dashboard.text import table
from etl.database import opened
from etl.explanations import Finding, Reason, explanations, given_with
from etl.journal import Journal
from etl.office import office

BACK = 12
"""So many quarters before the one looked at are sketched."""
STATES = ("open", "explained", "corrected")
ASKED_ABOUT = {
    "outlier": ("ten_times_before", "stock_jump"),
    "jump": ("stock_jump", "ten_times_before"),
    "copied": ("same_as_last",),
    "parts": ("parts_differ",),
    "sum": ("identity_differs",),
    "limit": (),
    "rate": ("rate_differs",),
}
"""What handing in asks about the same (etl/problems.toml); its reason given then holds here too."""


def findings(warehouse: Warehouse, area: Area, quarter: str) -> pd.DataFrame:
    """What to look at in an area and inside it: queries/findings.sql, with the state of each, why, by whom and when.

    The columns besides: state (open, explained, corrected), why, who, at, is_given_with (said when handing in).
    """
    found = _asked(warehouse, "findings", area, quarter)
    journal = Journal(opened(office().journal))
    said = explanations(journal, quarter, warehouse.as_of) if len(found) else {}
    uploads = {int(number) for number in found.upload[found.was_checked].dropna()}
    given = given_with(journal, uploads, warehouse.as_of) if uploads else {}
    stated = [_state(row, quarter, said, given) for row in records(found)]
    columns = ["state", "why", "who", "at", "is_given_with"]
    found = pd.concat([found, pd.DataFrame(stated, columns=columns, dtype=object, index=found.index)], axis=1)
    order = found["state"].map(STATES.index) if len(found) else found["state"]
    return found.assign(order=order).sort_values("order", kind="stable").drop(columns="order").reset_index(drop=True)


def count_open(warehouse: Warehouse, area: Area, quarter: str) -> int:
    """How many findings nobody has explained or corrected."""
    return int((findings(warehouse, area, quarter)["state"] == "open").sum())


def checked(warehouse: Warehouse, area: Area, quarter: str) -> dict[str, int]:
    """How much was looked at: queries/figures_checked.sql; nothing where there was nothing to look at."""
    found = _asked(warehouse, "figures_checked", area, quarter)
    return {str(name): int(value) for name, value in found.iloc[0].items()} if len(found) else {}


def courses(warehouse: Warehouse, found: pd.DataFrame, among: Areas, quarter: str) -> pd.DataFrame:
    """The quarters up to this one of the figures in which something was found: queries/quarterly_series.sql."""
    known = [area for area in among if area.id in set(found["area"])]
    if not known:
        return pd.DataFrame()
    return ask.series(warehouse, sorted(set(found["indicator"])), known, counting.back(quarter, BACK), quarter)


def may_explain(warehouse: Warehouse, areas: Collection[int]) -> frozenset[int]:
    """Of these areas (ids) those for which the viewer may say why a figure stands: who may hand in for them.

    None of a warehouse as of an earlier day: what is said now is said of the figures of now.
    """
    viewer = session.viewer()
    if warehouse.as_of is not None:
        return frozenset()
    return frozenset(number for number in areas if may(viewer, "hand_in", area_of(number)))


def stands(finding: Finding) -> bool:
    """True when this is found, about these very figures, in the newest warehouse; whoever asks, for act.py."""
    warehouse = ask.newest()
    if warehouse is None:
        return False
    found = ask.unseen(warehouse.path, "findings", area=finding.area, quarter=finding.period)
    return any(row["is_standing"] and about(row, finding.period) == finding for row in records(found))


def about(row: dict[str, Any], quarter: str) -> Finding:
    """What an explanation of a row of findings.sql is about."""
    area = int(row["area"])
    return Finding(row["kind"], area, quarter, row["indicator"], row["breakdown"], row["figure"])


def _asked(warehouse: Warehouse, name: str, area: Area, quarter: str) -> pd.DataFrame:
    ask.permit([area])
    return ask.unseen(warehouse.path, name, area=area.id, quarter=quarter, **warehouse.moment)


def _state(
    row: dict[str, Any], quarter: str, said: dict[Finding, Reason], given: dict[int, Reason]
) -> tuple[str, str | None, str | None, Any, bool]:
    if not row["is_standing"]:
        return "corrected", None, row["corrected_who"], row["corrected_at"], False
    if reason := said.get(about(row, quarter)):
        return "explained", reason.why, reason.who, reason.at, False
    reason = given.get(int(row["upload"])) if row["was_checked"] and not pd.isna(row["upload"]) else None
    why = _of_kind(reason.why, row["kind"]) if reason else None
    return ("explained", why, reason.who, reason.at, True) if reason and why else ("open", None, None, None, False)


def _of_kind(why: str, kind: str) -> str | None:
    """Of the reasons given with an upload the one for this kind; of free words, which speak of all, the whole."""
    titles = {words[one]: key for key, words in table().items() for one in words if key.startswith(_TITLE)}
    mine = {f"{_TITLE}{code}" for code in (*ASKED_ABOUT[kind], "other")} if ASKED_ABOUT[kind] else set()
    reasons: dict[str, str] = {}
    for part in why.split("; "):
        title, _, words = part.partition(": ")
        if title in titles:
            reasons[titles[title]] = words
        elif reasons:  # the reason itself has a semicolon
            reasons[list(reasons)[-1]] += f"; {part}"
        else:
            return why if mine else None
    return next((words for key, words in reasons.items() if key in mine), None)


_TITLE = "problem_kind."
