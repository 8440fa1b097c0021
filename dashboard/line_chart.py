"""Values over quarters as lines. Pure.

Nothing is interpolated: a line breaks where nothing was reported, and where areas were reorganised unless figures on
both sides are of the same ground; a stepped one, of a figure that belongs to a year, also where the year ends.
Illustrative points are pale, estimated ones hollow, and the line to and from both is dashed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.design import HOLLOW, LINE, QUIET, SERIES
from dashboard.plain_figure import PlainFigure
from dashboard.text import safe
from dashboard.traces import (
    carried,
    flags,
    incomplete,
    layout_of,
    own_figures,
    pale,
    quarter_axis,
    texts,
    unselected,
    values,
)

BREAK = "2025-Q3"
"""The first quarter after the reorganisation of 1 July 2025."""


def lines(
    frame: pd.DataFrame,
    quarters: Sequence[str],
    ticks: Mapping[str, str],
    words: Mapping[str, str],
    height: int = 340,
    stepped: bool = False,
    by_year: bool = False,
) -> PlainFigure:
    """Values over quarters, a line for each series.

    `quarters` are all quarters of the axis, `ticks` their short names; `words` has separators, percent ("1" for a
    share), break (the label of the reorganisation), own (the name of the areas' own printed figures). Every year is a
    line of its own when figures start anew with it (`by_year`), a stair when they are revised within it (`stepped`).
    """
    place = {quarter: n for n, quarter in enumerate(quarters)}
    data: list[dict[str, Any]] = []
    names = list(dict.fromkeys(frame["series"]))
    for n, name in enumerate(names):
        data += _line(
            frame[frame["series"] == name],
            name,
            SERIES[n % len(SERIES)],
            place,
            len(names) == 1,
            words,
            stepped,
            by_year or stepped,
        )
    shapes, notes = _rules(frame, place, words)
    for n, name in enumerate(names[:2]):
        notes += _ending(frame[frame["series"] == name], place, SERIES[n % len(SERIES)])
    layout = layout_of(words, height, len(names) > 1 or any(trace.get("showlegend") for trace in data))
    longest = max((len(note["text"]) - 7 for note in notes if note["text"].startswith("<b>")), default=0)
    layout |= {
        "xaxis": quarter_axis(quarters, ticks),
        "shapes": shapes,
        "annotations": notes,
        "margin": layout["margin"] | {"r": 14 + 9 * longest},
    }
    return PlainFigure(data, layout)


def interrupted(rows: pd.DataFrame, place: Mapping[str, int], by_year: bool) -> tuple[set[int], list[int]]:
    """To which places of the axis no line leads, and to which a dashed one. `rows`: one for each place, by quarter."""
    starts = [n for quarter, n in place.items() if quarter.endswith("-Q1")] if by_year else []
    crosses, reform = flags(rows, "crosses"), place.get(BREAK)
    is_joined = bool(reform) and crosses[reform] and crosses[reform - 1]
    anew = [n for n, label in enumerate(rows["broken"]) if pd.notna(label)] if "broken" in rows else []
    breaks = {n for n in (None if is_joined else reform, *starts, *anew) if n}
    faint = [w or g for w, g in zip(flags(rows, "is_illustrative"), guesses(rows), strict=True)]
    return breaks, [n for n in range(1, len(rows)) if n not in breaks and (faint[n - 1] or faint[n])]


def guesses(rows: pd.DataFrame) -> list[bool]:
    """Which figures are estimated from parts of divided areas."""
    return [kind == "estimated" for kind in rows["exactness"]] if "exactness" in rows else [False] * len(rows)


def _line(
    part: pd.DataFrame,
    name: str,
    colour: str,
    place: Mapping[str, int],
    alone: bool,
    words: Mapping[str, str],
    stepped: bool,
    by_year: bool,
) -> list[dict[str, Any]]:
    rows = part.set_index("quarter").reindex(list(place))
    guessed = guesses(rows)
    symbols = ["diamond" if r or g else "circle" for r, g in zip(flags(rows, "is_approximate"), guessed, strict=True)]
    weak = flags(rows, "is_illustrative")
    edges = pale(colour, weak)
    fills = [HOLLOW if few or g else edge for few, g, edge in zip(incomplete(rows), guessed, edges, strict=True)]
    breaks, dashed = interrupted(rows, place, by_year)
    gaps = sorted(breaks | set(dashed), reverse=True)
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines+markers",
        "name": safe(name),
        "showlegend": not alone,
        "connectgaps": False,
        "x": list(place.values()),
        "y": values(rows["value"]),
        "customdata": carried(rows),
        "hovertext": texts(rows, "hover"),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "line": {
            "color": colour,
            "width": 2.4,
            "shape": "hv" if stepped else "linear",
        },
        "marker": {"symbol": symbols, "size": 8, "color": fills, "line": {"width": 2, "color": edges}},
        **unselected(),
    }
    for gap in gaps:
        fields = {"x": gap - 0.5, "y": None, "customdata": [None, None, None], "hovertext": ""}
        for field, value in fields.items():
            trace[field].insert(gap, value)
        symbols.insert(gap, "circle")
        for colours in (fills, edges):
            colours.insert(gap, colour)
    own = part[part["own_value"].notna()] if "own_value" in part else part.iloc[:0]
    found = [_dashes(rows, dashed, trace["line"])] if dashed else []
    found.append(trace)
    return found if own.empty else [*found, own_figures(own, [place[quarter] for quarter in own["quarter"]], words)]


def _dashes(rows: pd.DataFrame, ends: Sequence[int], line: Mapping[str, Any]) -> dict[str, Any]:
    """The stretches of a line that end at these places, dashed; the points on them belong to the line itself."""
    known = values(rows["value"])
    return {
        "type": "scatter",
        "mode": "lines",
        "showlegend": False,
        "hoverinfo": "skip",
        "connectgaps": False,
        "x": [x for n in ends for x in (n - 1, n, None)],
        "y": [y for n in ends for y in (known[n - 1], known[n], None)],
        "line": {**line, "dash": "6px,3px"},
    }


def ruled(frame: pd.DataFrame, place: Mapping[str, int], words: Mapping[str, str]) -> list[tuple[int, str, bool]]:
    """Before which places of the axis a rule stands, its label, and whether it is the reorganisation's."""
    labels = [(BREAK, words["break"], True)]
    if "broken" in frame:
        known = frame.dropna(subset=["broken"])[["quarter", "broken"]].drop_duplicates()
        labels += [(quarter, label, False) for quarter, label in known.itertuples(index=False)]
    # none where the axis begins
    return [(place[quarter], label, is_above) for quarter, label, is_above in labels if place.get(quarter)]


def _rules(
    frame: pd.DataFrame, place: Mapping[str, int], words: Mapping[str, str]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Upright rules with labels: at the reorganisation, above the chart, and where a series begins anew, in it."""
    rules, notes = [], []
    for gap, label, is_above in ruled(frame, place, words):
        ends = {"x0": gap - 0.5, "x1": gap - 0.5, "yref": "paper", "y0": 0, "y1": 1}
        rules.append({"type": "line", **ends, "line": {"color": LINE, "width": 1, "dash": "dot"}})
        notes.append(
            {
                "x": gap - 0.5,
                "yref": "paper",
                "y": 1,
                "yanchor": "bottom" if is_above else "top",
                "xanchor": "right" if gap > len(place) / 2 else "left",
                "text": label if is_above else safe(label),
                "showarrow": False,
                "font": {"size": 12, "color": QUIET},
            }
        )
    return rules, notes


def _ending(part: pd.DataFrame, place: Mapping[str, int], colour: str) -> list[dict[str, Any]]:
    """The newest figure, written behind the end of its line (`label`, as the language writes it)."""
    known = part.dropna(subset=["value"])
    if known.empty or "label" not in known:
        return []
    last = known.iloc[-1]
    return [
        {
            "x": place[last["quarter"]],
            "y": float(last["value"]),
            "text": f"<b>{last['label']}</b>",
            "showarrow": False,
            "xanchor": "left",
            "xshift": 9,
            "font": {"size": 14, "color": colour},
        }
    ]
