"""What all charts are made of: columns as plotly wants them, the axis of quarters, the layout. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.design import HOVER, SERIES, TEMPLATE

_TEMPLATE = TEMPLATE.to_plotly_json()


def values(column: pd.Series) -> list[float | None]:
    """A column as plotly wants it: numbers, and nothing where nothing was reported."""
    return [None if pd.isna(value) else float(value) for value in column]


def flags(rows: pd.DataFrame, name: str) -> list[bool]:
    """A column of claims; where a row or the column is missing, not so."""
    return [not pd.isna(flag) and bool(flag) for flag in rows[name]] if name in rows else [False] * len(rows)


def incomplete(rows: pd.DataFrame) -> list[bool]:
    """Whether fewer areas reported than owed a report."""
    if "reported" not in rows or "expected" not in rows:
        return [False] * len(rows)
    return [
        bool(given < owed) for given, owed in zip(rows["reported"].fillna(0), rows["expected"].fillna(0), strict=True)
    ]


def faded(rows: pd.DataFrame) -> list[float]:
    """How opaque each bar is: half where the figure is illustrative."""
    return [0.5 if weak else 1.0 for weak in flags(rows, "is_illustrative")]


def pale(colour: str, weak: Sequence[bool]) -> list[str]:
    """A colour (#1A80C4) for each point, half transparent where the figure is illustrative."""
    parts = ",".join(str(int(colour[n : n + 2], 16)) for n in (1, 3, 5))
    return [f"rgba({parts},0.5)" if flag else colour for flag in weak]


def texts(rows: pd.DataFrame, name: str) -> list[str]:
    """A column of texts; nothing is no text."""
    return ["" if pd.isna(words) else str(words) for words in rows[name]] if name in rows else [""] * len(rows)


def carried(rows: pd.DataFrame) -> list[list[Any]]:
    """What a click carries: indicator, area, quarter."""
    frame = rows if "quarter" in rows else rows.assign(quarter=rows.index)
    fields = [
        frame[name] if name in frame else pd.Series([None] * len(frame)) for name in ("indicator", "area", "quarter")
    ]
    return [[None if pd.isna(value) else str(value) for value in point] for point in zip(*fields, strict=True)]


def unselected() -> dict[str, Any]:
    """A clicked point does not fade the others."""
    return {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}


def layout_of(words: Mapping[str, str], height: int, legend: bool) -> dict[str, Any]:
    """What all charts have in common, where Streamlit's theme would say otherwise."""
    is_share = words.get("percent") == "1"
    return {
        "template": _TEMPLATE,
        "height": height,
        "separators": words["separators"],
        "showlegend": legend,
        "hoverlabel": HOVER,
        "margin": {"l": 4, "r": 14, "t": 44 if legend else 26, "b": 26},
        "dragmode": False,
        "yaxis": {
            "ticksuffix": "\u00a0%" if is_share else "",
            "tickformat": ",~r" if is_share else ",",
            "rangemode": "normal" if is_share else "tozero",
            "nticks": 6,
        },
    }


def quarter_axis(quarters: Sequence[str], ticks: Mapping[str, str]) -> dict[str, Any]:
    """The axis of quarters at equal distances, with as many names as there is room for."""
    step = 1 if len(quarters) <= 9 else 2 if len(quarters) <= 12 else 4
    shown = [n for n, quarter in enumerate(quarters) if step == 1 or (int(quarter[-1]) - 1) % step == 0]
    return {"tickvals": shown, "ticktext": [ticks[quarters[n]] for n in shown], "range": [-0.5, len(quarters) - 0.75]}


def own_figures(own: pd.DataFrame, places: Sequence[int], words: Mapping[str, str]) -> dict[str, Any]:
    """The areas' own printed figures, as markers of their own: never in a line, never in a sum."""
    colours = pale(SERIES[1], flags(own, "own_is_illustrative"))
    return {
        "type": "scatter",
        "mode": "markers",
        "name": words["own"],
        "showlegend": True,
        "x": list(places),
        "y": values(own["own_value"]),
        "customdata": carried(own),
        "hovertext": texts(own, "own_hover"),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"symbol": "square-open", "size": 10, "color": colours, "line": {"width": 2, "color": colours}},
        **unselected(),
    }
