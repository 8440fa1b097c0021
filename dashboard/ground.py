"""What is said of figures put together by the boundaries of one day: exact, estimated, not comparable. Pure.

Rows bear `exactness`, `divided` (the names of areas of which only a part lies inside) and `is_straddling`, as queries
give them; frames of other questions have none of them, and nothing is said.
"""

from collections.abc import Sequence

import pandas as pd

from dashboard import sentences
from dashboard.text import Text
from queries.geographies import AS_REPORTED


def without_estimates(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of who does not want to see estimates: these are not comparable then."""
    estimated = frame["exactness"] == "estimated"
    wanted = [name for name in ("value", "numerator", "denominator") if name in frame]
    shown = frame.assign(**{name: frame[name].where(~estimated) for name in wanted})
    return shown.assign(exactness=frame["exactness"].where(~estimated, "not_comparable"))


def crossing(frame: pd.DataFrame, geography: str) -> pd.Series:
    """At which points a line may cross a change of areas: the ground is exact, and all of it has reported."""
    if geography == AS_REPORTED or "leaves" not in frame:
        return pd.Series(False, index=frame.index)
    is_whole = (frame["exactness"] == "exact") & (frame["reported"] >= frame["leaves"])
    return is_whole & ~frame["is_straddling"].astype(bool)


def notes(
    frame: pd.DataFrame, of: str, geography: str, t: Text, period: str = "quarter", together: bool = False
) -> list[str]:
    """Which periods cannot be compared or are estimated and why, which began before the areas did, and where the office
    says that a series begins anew. `of` names the area, or those that are spoken of `together`.
    """
    if "exactness" not in frame:
        return []
    said = []
    doubtful = frame[frame["exactness"] != "exact"].fillna({"divided": ""})
    for key, rows in doubtful.groupby("exactness" if together else ["exactness", "divided"], sort=False):
        kind = key if together else key[0]
        names = dict.fromkeys(name for divided in rows["divided"] for name in str(divided).split(", "))
        listed = sentences.listed(list(names), t, most=4)
        key = f"geography.{kind}_{geography}" if kind == "not_comparable" else f"geography.{kind}"
        said.append(t(key, periods=_periods(rows[period], t), names=listed, area=of))
    if "broken" in frame:
        for label, rows in frame.dropna(subset=["broken"]).groupby("broken", sort=False):
            said.append(t("geography.broken", periods=_periods(rows[period].unique()[:1], t), label=label))
    straddling = frame[frame["is_straddling"].astype(bool)] if "is_straddling" in frame else frame.iloc[:0]
    if len(straddling):
        said.append(t("geography.straddling", periods=_periods(straddling[period], t)))
    return said


def _periods(column: Sequence[str], t: Text) -> str:
    labels = sorted({str(label) for label in column})
    return sentences.between(labels[0], labels[-1], t)
