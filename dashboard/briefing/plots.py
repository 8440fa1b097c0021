"""Frames into plots: the same figures as charts.py draws on the screen, as numbers for what leaves. Pure.

Frames are those of charts.py.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.briefing.content import Plot, Series
from dashboard.design import ACCENT, QUIET, SERIES
from dashboard.line_chart import guesses, interrupted, ruled
from dashboard.traces import flags, incomplete, values


def of_lines(
    frame: pd.DataFrame,
    quarters: Sequence[str],
    ticks: Mapping[str, str],
    words: Mapping[str, str],
    unit: str,
    stepped: bool = False,
    by_year: bool = False,
) -> Plot:
    """What charts.lines draws."""
    place = {quarter: n for n, quarter in enumerate(quarters)}
    series = []
    for n, name in enumerate(dict.fromkeys(frame["series"])):
        rows = frame[frame["series"] == name].set_index("quarter").reindex(list(quarters))
        cut, dashed = interrupted(rows, place, by_year or stepped)
        hollow = [few or guess for few, guess in zip(incomplete(rows), guesses(rows), strict=True)]
        series.append(
            Series(
                name=str(name),
                values=tuple(values(rows["value"])),
                colour=SERIES[n % len(SERIES)],
                weak=tuple(flags(rows, "is_illustrative")),
                hollow=tuple(hollow),
                cut=frozenset(cut),
                dashed=frozenset(dashed),
            )
        )
    own = _own(frame.set_index("quarter"), list(quarters), words) if "own_value" in frame else []
    return Plot(
        shape="lines",
        labels=tuple(ticks[quarter] for quarter in quarters),
        series=(*series, *own),
        unit=unit,
        is_share=words.get("percent") == "1",
        stepped=stepped,
        rules=tuple((gap, label) for gap, label, _ in ruled(frame, place, words)),
    )


def of_columns(
    frame: pd.DataFrame,
    labels: Sequence[str],
    words: Mapping[str, str],
    unit: str,
    stacked: bool = False,
    colours: Sequence[str] = SERIES,
) -> Plot:
    """What charts.columns draws."""
    series = []
    for n, name in enumerate(dict.fromkeys(frame["series"])):
        rows = frame[frame["series"] == name].set_index("label").reindex(labels)
        series.append(
            Series(
                name=str(name),
                values=tuple(values(rows["value"])),
                colour=colours[n % len(colours)],
                weak=tuple(flags(rows, "is_illustrative")),
                hollow=tuple(incomplete(rows)),
            )
        )
    own = _own(frame.set_index("label"), list(labels), words) if "own_value" in frame else []
    return Plot(
        shape="stack" if stacked else "columns",
        labels=tuple(labels),
        series=(*series, *own),
        unit=unit,
        is_share=words.get("percent") == "1",
    )


def of_ranking(rows: pd.DataFrame, words: Mapping[str, str], unit: str, name: str, highlight: str | None) -> Plot:
    """What charts.ranking draws; `name` is the indicator's."""
    keys = list(rows["area"])
    bars = Series(
        name=name,
        values=tuple(values(rows["value"])),
        colour=ACCENT,
        weak=tuple(flags(rows, "is_illustrative")),
        hollow=tuple(incomplete(rows)),
    )
    return Plot(
        shape="bars",
        labels=tuple(str(one) for one in rows["name"]),
        series=(bars,),
        unit=unit,
        is_share=words.get("percent") == "1",
        said=tuple(str(one) for one in rows["label"]),
        highlight=keys.index(highlight) if highlight in keys else None,
    )


def _own(rows: pd.DataFrame, places: list[str], words: Mapping[str, str]) -> list[Series]:
    """The areas' own printed figures, which stand beside what was added up; none where none was printed."""
    printed = rows["own_value"].dropna()
    if printed.empty:
        return []
    known = printed[~printed.index.duplicated()].reindex(places)
    return [Series(words["own"], tuple(values(known)), QUIET, is_loose=True)]
