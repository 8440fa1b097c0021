"""Frames into plotly figures. Pure: knows no session, no language, no database; words come in with the call.

Frames have one row a point: `quarter` (2024-Q3), `value` (nothing where nothing was reported), and as they need them
`series` (a readable name), `hover` (the whole text, already safe), `reported`, `expected`, `is_approximate`,
`is_illustrative` (pale), `own_value`, `own_hover`, `own_is_illustrative`, and `indicator` and `area` (what a click on
the point carries). Lines are drawn in line_chart.py, the rest here.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.design import ACCENT, PEER, QUIET, SERIES, SIGNS, STATES
from dashboard.line_chart import BREAK, lines
from dashboard.plain_figure import PlainFigure
from dashboard.text import safe
from dashboard.traces import (
    carried,
    faded,
    incomplete,
    layout_of,
    own_figures,
    quarter_axis,
    texts,
    unselected,
    values,
)

__all__ = ["BREAK", "columns", "lines", "ranking", "states"]
ROW, HEAD = 34, 48
"""Height of a bar with its gap and of the room above the first: those of the table that stands beside a ranking."""


def columns(
    frame: pd.DataFrame,
    labels: Sequence[str],
    words: Mapping[str, str],
    stacked: bool = False,
    height: int = 360,
    colours: Sequence[str] = SERIES,
) -> PlainFigure:
    """Upright bars over `label` (a year, a quarter's short name), one colour a series; stacked parts make a whole."""
    names = list(dict.fromkeys(frame["series"]))
    data = []
    for n, name in enumerate(names):
        part = frame[frame["series"] == name].set_index("label").reindex(labels)
        data.append(
            {
                "type": "bar",
                "name": safe(name),
                "x": list(labels),
                "y": values(part["value"]),
                "customdata": carried(part),
                "hovertext": texts(part, "hover"),
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {
                    "color": colours[n % len(colours)],
                    "opacity": faded(part),
                    "pattern": {
                        "shape": ["/" if weak else "" for weak in incomplete(part)],
                        "fillmode": "overlay",
                        "size": 6,
                        "fgcolor": "rgba(255,255,255,0.75)",
                    },
                },
                **unselected(),
            }
        )
    own = frame[frame["own_value"].notna()] if "own_value" in frame else frame.iloc[:0]
    if len(own):
        data.append(
            own_figures(own, [list(labels).index(label) for label in own["label"]], words) | {"x": list(own["label"])}
        )
    layout = layout_of(words, height, len(data) > 1) | {"barmode": "stack" if stacked else "group", "bargap": 0.38}
    layout["legend"] = {"traceorder": "normal"}
    layout["xaxis"] = {"type": "category", "categoryarray": list(labels), "range": [-0.5, len(labels) - 0.5]}
    return PlainFigure(data, layout)


def ranking(frame: pd.DataFrame, words: Mapping[str, str], highlight: str | None = None) -> PlainFigure:
    """Lying bars, the first row on top: `name`, `value`, `label` (the value, or why there is none), `hover`, `area`."""
    rows = frame[::-1]
    colours = [ACCENT if highlight is None or area == highlight else PEER for area in rows["area"]]
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(rows))),
        "x": values(rows["value"]),
        "text": list(rows["label"]),
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"color": QUIET, "size": 13},
        "customdata": carried(rows),
        "hovertext": texts(rows, "hover"),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"color": colours, "opacity": faded(rows)},
        **unselected(),
    }
    room = max(len(rows), 3)
    layout = layout_of(words, ROW * room + HEAD + 8, False) | {"bargap": 0.36}
    longest = max(
        (len(label) for label, value in zip(bars["text"], bars["x"], strict=True) if value is not None), default=0
    )
    layout["margin"] = {"l": 4, "r": 12 + 8 * longest, "t": HEAD, "b": 8}
    highest = max((value for value in bars["x"] if value is not None), default=1) or 1
    layout["xaxis"] = {"visible": False, "range": [min(0, min((v for v in bars["x"] if v), default=0)), highest]}
    layout["yaxis"] = {
        "tickvals": list(range(len(rows))),
        "ticktext": list(rows["name"]),
        "showgrid": False,
        "range": [len(rows) - room - 0.5, len(rows) - 0.5],
    }
    missing = {
        "type": "scatter",
        "mode": "text",
        "x": [0 for value in bars["x"] if value is None],
        "showlegend": False,
        "y": [y for y, value in enumerate(bars["x"]) if value is None],
        "textposition": "middle right",
        "hoverinfo": "skip",
        "text": [words for words, value in zip(bars["text"], bars["x"], strict=True) if value is None],
        "textfont": {"color": QUIET, "size": 13},
    }
    return PlainFigure([bars, missing], layout)


def states(
    frame: pd.DataFrame, quarters: Sequence[str], ticks: Mapping[str, str], words: Mapping[str, str]
) -> PlainFigure:
    """Areas × quarters: the state of each report by colour and by sign. `name`, `quarter`, `state`, `hover`, `area`.

    `words` names the states for the legend. With a column `group` (the area above) its names head their rows. Areas of
    one name in one group share a row: one followed the other.
    """
    grouped = frame.assign(group=frame.get("group", ""))[["group", "name"]].agg(tuple, axis=1)
    rows: list[tuple[str, str | None]] = []
    for group, name in dict.fromkeys(grouped):
        if group and (group, None) not in rows:
            rows.append((group, None))
        rows.append((group, name))
    place = {row: len(rows) - 1 - n for n, row in enumerate(rows)}
    column = {quarter: n for n, quarter in enumerate(quarters)}
    data: list[dict[str, Any]] = []
    for kind in [kind for kind in STATES if kind in set(frame["state"])]:
        part = frame[frame["state"] == kind]
        data.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": words[kind],
                "base": [column[q] - 0.46 for q in part["quarter"]],
                "x": [0.92] * len(part),
                "y": [place[row] for row in grouped[part.index]],
                "width": 0.84,
                "text": [SIGNS[kind]] * len(part),
                "textposition": "inside",
                "insidetextanchor": "middle",
                "textangle": 0,
                "constraintext": "none",
                "textfont": {"size": 13, "color": "#FFFFFF" if kind in ("on_time", "late", "missing") else QUIET},
                "marker": {"color": STATES[kind], "line": {"width": 0}, "cornerradius": 3},
                "customdata": carried(part),
                "hovertext": texts(part, "hover"),
                "hovertemplate": "%{hovertext}<extra></extra>",
                **unselected(),
            }
        )
    layout = layout_of(words, 96 + 26 * max(len(rows), 3), True) | {"barmode": "overlay"}
    layout["xaxis"] = quarter_axis(quarters, ticks) | {"range": [-0.5, len(quarters) - 0.5], "tickangle": 0}
    layout["yaxis"] = {
        "tickvals": list(place.values()),
        "showgrid": False,
        "range": [-0.7, len(rows) - 0.3],
        "ticktext": [f"<b>{safe(group)}</b>" if name is None else safe(name) for group, name in rows],
    }
    return PlainFigure(data, layout)
