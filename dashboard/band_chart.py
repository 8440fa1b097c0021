"""Areas side by side: where a figure was, where it is, and the band in which chance would have left it. Pure."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.charts import HEAD, ROW
from dashboard.design import ACCENT, PEER, QUIET, WARNING
from dashboard.plain_figure import PlainFigure
from dashboard.text import safe
from dashboard.traces import carried, layout_of, texts, unselected, values

BEYOND = (QUIET, ACCENT, WARNING)
"""Within the band, noteworthy, clear: told apart by shape and by words too."""
SHAPES = ("circle", "diamond", "square")
AXIS, LINE = 34, 22
"""Room below the rows, which stand beside those of a table: for the axis, and for each line of the legend."""


def bands(rows: pd.DataFrame, words: Mapping[str, str]) -> PlainFigure:
    """The first row on top: `name`, `before`, `now`, `low`, `high`, `beyond` (0 to 2), `hover`, what a click carries.

    `words` has separators, percent, and the names of the marks: band, before, now, beyond_0 … beyond_2.
    """
    shown = rows[::-1].reset_index(drop=True)
    known = shown[shown["now"].notna()]
    data: list[dict[str, Any]] = [
        {
            "type": "bar",
            "orientation": "h",
            "name": words["band"],
            "base": values(known["low"]),
            "x": values(known["high"] - known["low"]),
            "y": list(known.index),
            "width": 0.46,
            "marker": {"color": PEER},
            "hoverinfo": "skip",
            **unselected(),
        },
        {
            "type": "scatter",
            "mode": "markers",
            "name": words["before"],
            "x": values(known["before"]),
            "y": list(known.index),
            "hoverinfo": "skip",
            "marker": {"symbol": "line-ns", "size": 13, "line": {"width": 2, "color": QUIET}},
            **unselected(),
        },
    ]
    for beyond in sorted(set(known["beyond"])):
        part = known[known["beyond"] == beyond]
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": words[f"beyond_{beyond}"],
                "x": values(part["now"]),
                "y": list(part.index),
                "customdata": carried(part),
                "hovertext": texts(part, "hover"),
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {"symbol": SHAPES[beyond], "size": 11, "color": BEYOND[beyond]},
                **unselected(),
            }
        )
    room = max(len(shown), 3)
    below = AXIS + LINE * len(data)
    layout = layout_of(words, ROW * room + HEAD + below, True)
    layout["margin"] = {"l": 4, "r": 16, "t": HEAD, "b": below}
    layout["legend"] = {"orientation": "v", "y": -AXIS / (ROW * room), "yanchor": "top", "traceorder": "normal"}
    layout["xaxis"] = {**layout.pop("yaxis"), "showgrid": True, "rangemode": "tozero"}
    layout["yaxis"] = {
        "tickvals": list(shown.index),
        "ticktext": [safe(name) for name in shown["name"]],
        "showgrid": False,
        "range": [len(shown) - room - 0.5, len(shown) - 0.5],
    }
    return PlainFigure(data, layout)
