"""Frames into plotly figures. Pure: knows no session, no language, no database; words come in with the call.

Frames have one row a point: `quarter` (2024-Q3), `value` (nothing where nothing was reported), and as they need them `series`
(a readable name), `hover` (the whole text, already safe), `reported`, `expected`, `is_approximate`, `is_illustrative`,
`own_value`, `own_hover`, and `indicator` and `area` (what a click on the point carries). Nothing is interpolated: a line breaks
where nothing was reported and where areas were reorganised.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.design import ACCENT, LINE, PEER, QUIET, SERIES, SIGNS, STATES, TEMPLATE

BREAK = "2025-Q3"
"""The first quarter after the reorganisation of 1 July 2025."""


def lines(
    frame: pd.DataFrame, quarters: Sequence[str], ticks: Mapping[str, str], words: Mapping[str, str],
    peers: pd.DataFrame | None = None, height: int = 340, stepped: bool = False,
) -> go.Figure:
    """Values over quarters, a line for each series; `peers` lie behind in grey.

    `quarters` are all quarters of the axis, `ticks` their short names; `words` has separators, percent ("1" for a share),
    break (the label of the reorganisation), own (the name of the areas' own printed figures).
    """
    place = {quarter: n for n, quarter in enumerate(quarters)}
    data = [] if peers is None or peers.empty else [_peers(peers, place)]
    names = list(dict.fromkeys(frame["series"]))
    for n, name in enumerate(names):
        data += _line(frame[frame["series"] == name], name, SERIES[n % len(SERIES)], place, len(names) == 1, words, stepped)
    shapes, notes = _break(place, words)
    notes += [_ending(frame[frame["series"] == name], place, SERIES[n % len(SERIES)]) for n, name in enumerate(names)]
    layout = _layout(words, height, len(names) > 1 or any(trace.get("showlegend") for trace in data))
    layout |= {"xaxis": _quarter_axis(quarters, ticks), "shapes": shapes, "annotations": notes}
    return go.Figure(data=data, layout=layout)


def columns(
    frame: pd.DataFrame, labels: Sequence[str], words: Mapping[str, str], stacked: bool = False, height: int = 360
) -> go.Figure:
    """Upright bars over `label` (a year, a quarter's short name), one colour a series; stacked when the parts make a whole."""
    names = list(dict.fromkeys(frame["series"]))
    data = []
    for n, name in enumerate(names):
        part = frame[frame["series"] == name].set_index("label").reindex(labels)
        data.append({
            "type": "bar", "name": name, "x": list(labels), "y": _values(part["value"]), "customdata": _carried(part),
            "hovertext": _texts(part, "hover"), "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {
                "color": SERIES[n % len(SERIES)],
                "pattern": {"shape": ["/" if weak else "" for weak in _incomplete(part)], "fillmode": "overlay", "size": 6,
                            "fgcolor": "rgba(255,255,255,0.75)"},
            },
            **_unselected(),
        })
    own = frame[frame["own_value"].notna()] if "own_value" in frame else frame.iloc[:0]
    if len(own):
        data.append(_own(own, [list(labels).index(label) for label in own["label"]], words) | {"x": list(own["label"])})
    layout = _layout(words, height, len(data) > 1) | {"barmode": "stack" if stacked else "group", "bargap": 0.38}
    layout["xaxis"] = {"type": "category", "categoryarray": list(labels), "range": [-0.5, len(labels) - 0.5]}
    return go.Figure(data=data, layout=layout)


def ranking(frame: pd.DataFrame, words: Mapping[str, str], highlight: str | None = None) -> go.Figure:
    """Lying bars, the first row on top: `name`, `value`, `label` (the value as written), `hover`, `area`, `indicator`."""
    rows = frame[::-1]
    colours = [ACCENT if highlight is None or area == highlight else PEER for area in rows["area"]]
    bars = {
        "type": "bar", "orientation": "h", "y": list(range(len(rows))), "x": _values(rows["value"]), "text": list(rows["label"]),
        "textposition": "outside", "cliponaxis": False, "textfont": {"color": QUIET, "size": 13}, "customdata": _carried(rows),
        "hovertext": _texts(rows, "hover"), "hovertemplate": "%{hovertext}<extra></extra>", "marker": {"color": colours},
        **_unselected(),
    }
    highest = max((value for value in bars["x"] if value is not None), default=1) or 1
    layout = _layout(words, 60 + 30 * max(len(rows), 3), False) | {"bargap": 0.32}
    layout["xaxis"] = {"visible": False, "range": [min(0, min((v for v in bars["x"] if v), default=0)), highest * 1.18]}
    layout["yaxis"] = {"tickvals": list(range(len(rows))), "ticktext": list(rows["name"]), "showgrid": False}
    return go.Figure(data=[bars], layout=layout)


def states(frame: pd.DataFrame, quarters: Sequence[str], ticks: Mapping[str, str], words: Mapping[str, str]) -> go.Figure:
    """Areas × quarters: the state of each report by colour and by sign. `name`, `quarter`, `state`, `hover`, `area`.

    `words` names the states for the legend.
    """
    kinds = [kind for kind in STATES if kind in set(frame["state"])]
    names = list(dict.fromkeys(frame["area"]))
    row = {area: len(names) - 1 - n for n, area in enumerate(names)}
    column = {quarter: n for n, quarter in enumerate(quarters)}
    data: list[dict[str, Any]] = []
    for kind in kinds:
        part = frame[frame["state"] == kind]
        data.append({
            "type": "scatter", "mode": "markers+text", "name": f"{words[kind]}", "x": [column[q] for q in part["quarter"]],
            "y": [row[area] for area in part["area"]], "text": [SIGNS[kind]] * len(part),
            "textfont": {"size": 11, "color": "#FFFFFF" if kind in ("on_time", "late", "missing") else QUIET},
            "marker": {"symbol": "square", "size": 20, "color": STATES[kind], "line": {"width": 0}},
            "customdata": _carried(part), "hovertext": _texts(part, "hover"), "hovertemplate": "%{hovertext}<extra></extra>",
            **_unselected(),
        })
    written = frame.drop_duplicates("area").set_index("area")["name"]
    layout = _layout(words, 90 + 26 * max(len(names), 3), True)
    layout["xaxis"] = _quarter_axis(quarters, ticks) | {"side": "bottom"}
    layout["yaxis"] = {"tickvals": [row[a] for a in names], "ticktext": [written[a] for a in names], "showgrid": False,
                       "range": [-0.7, len(names) - 0.3]}
    return go.Figure(data=data, layout=layout)


def _line(
    part: pd.DataFrame, name: str, colour: str, place: Mapping[str, int], alone: bool, words: Mapping[str, str], stepped: bool
) -> list[dict[str, Any]]:
    rows = part.set_index("quarter").reindex(list(place))
    symbols = [
        ("diamond" if rough else "circle") + ("-open" if weak else "")
        for weak, rough in zip(_incomplete(rows), _flags(rows, "is_approximate"), strict=True)
    ]
    gap = place.get(BREAK)
    trace: dict[str, Any] = {
        "type": "scatter", "mode": "lines+markers", "name": name, "showlegend": not alone, "connectgaps": False,
        "x": list(place.values()), "y": _values(rows["value"]), "customdata": _carried(rows),
        "hovertext": _texts(rows, "hover"), "hovertemplate": "%{hovertext}<extra></extra>",
        "line": {"color": colour, "width": 2.4, "shape": "hv" if stepped else "linear",
                 "dash": "6px,3px" if any(_flags(rows, "is_illustrative")) else "solid"},
        "marker": {"symbol": symbols, "size": 8, "color": colour, "line": {"width": 2, "color": colour}},
        **_unselected(),
    }
    if gap:
        fields = {"x": gap - 0.5, "y": None, "customdata": [None, None, None], "hovertext": ""}
        for field, value in fields.items():
            trace[field] = [*trace[field][:gap], value, *trace[field][gap:]]
        trace["marker"]["symbol"] = [*symbols[:gap], "circle", *symbols[gap:]]
    own = part[part["own_value"].notna()] if "own_value" in part else part.iloc[:0]
    return [trace] if own.empty else [trace, _own(own, [place[quarter] for quarter in own["quarter"]], words)]


def _own(own: pd.DataFrame, places: Sequence[int], words: Mapping[str, str]) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "name": words["own"], "showlegend": True, "x": list(places),
        "y": _values(own["own_value"]), "customdata": _carried(own), "hovertext": _texts(own, "own_hover"),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"symbol": "square-open", "size": 10, "color": SERIES[1], "line": {"width": 2, "color": SERIES[1]}},
        **_unselected(),
    }


def _peers(peers: pd.DataFrame, place: Mapping[str, int]) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    carried: list[list[Any]] = []
    texts: list[str] = []
    for _, part in peers.groupby("area", sort=False):
        rows = part.set_index("quarter").reindex(list(place))
        x += [*place.values(), None]
        y += [*_values(rows["value"]), None]
        carried += [*_carried(rows), [None, None, None]]
        texts += [*_texts(rows, "hover"), ""]
    return {
        "type": "scatter", "mode": "lines+markers", "showlegend": False, "connectgaps": False, "x": x, "y": y,
        "customdata": carried, "hovertext": texts, "hovertemplate": "%{hovertext}<extra></extra>",
        "line": {"color": PEER, "width": 1.2}, "marker": {"size": 4, "color": PEER}, **_unselected(),
    }


def _break(place: Mapping[str, int], words: Mapping[str, str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The upright rule at the reorganisation, when quarters on both sides of it are shown."""
    gap = place.get(BREAK)
    if not gap:
        return [], []
    rule = {"type": "line", "x0": gap - 0.5, "x1": gap - 0.5, "yref": "paper", "y0": 0, "y1": 1,
            "line": {"color": LINE, "width": 1, "dash": "dot"}}
    left = gap > len(place) / 2
    note = {"x": gap - 0.5, "yref": "paper", "y": 1, "yanchor": "bottom", "xanchor": "right" if left else "left",
            "text": words["break"], "showarrow": False, "font": {"size": 12, "color": QUIET}}
    return [rule], [note]


def _ending(part: pd.DataFrame, place: Mapping[str, int], colour: str) -> dict[str, Any]:
    """The newest figure, written at the end of its line (`label`, as the language writes it)."""
    known = part.dropna(subset=["value"])
    last = known.iloc[-1] if len(known) and "label" in known else None
    return {"visible": last is not None, "x": place.get(last["quarter"], 0) if last is not None else 0, "showarrow": False,
            "y": float(last["value"]) if last is not None else 0, "text": f"<b>{last['label']}</b>" if last is not None else "",
            "yshift": 16, "xanchor": "center", "font": {"size": 14, "color": colour}}


def _quarter_axis(quarters: Sequence[str], ticks: Mapping[str, str]) -> dict[str, Any]:
    step = 1 if len(quarters) <= 9 else 2 if len(quarters) <= 12 else 4
    shown = [n for n, quarter in enumerate(quarters) if step == 1 or (int(quarter[-1]) - 1) % step == 0]
    return {"tickvals": shown, "ticktext": [ticks[quarters[n]] for n in shown], "range": [-0.5, len(quarters) - 0.4]}


def _layout(words: Mapping[str, str], height: int, legend: bool) -> dict[str, Any]:
    is_share = words.get("percent") == "1"
    return {
        "template": TEMPLATE, "height": height, "separators": words["separators"], "showlegend": legend,
        "yaxis": {"ticksuffix": "\u00a0%" if is_share else "", "tickformat": ",~r" if is_share else ",",
                  "rangemode": "normal" if is_share else "tozero", "nticks": 6},
    }


def _values(column: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else float(value) for value in column]


def _flags(rows: pd.DataFrame, name: str) -> list[bool]:
    return [not pd.isna(flag) and bool(flag) for flag in rows[name]] if name in rows else [False] * len(rows)


def _incomplete(rows: pd.DataFrame) -> list[bool]:
    if "reported" not in rows or "expected" not in rows:
        return [False] * len(rows)
    return [bool(given < owed) for given, owed in zip(rows["reported"].fillna(0), rows["expected"].fillna(0), strict=True)]


def _texts(rows: pd.DataFrame, name: str) -> list[str]:
    return ["" if pd.isna(words) else str(words) for words in rows[name]] if name in rows else [""] * len(rows)


def _carried(rows: pd.DataFrame) -> list[list[Any]]:
    """What a click carries: indicator, area, quarter."""
    frame = rows if "quarter" in rows else rows.assign(quarter=rows.index)
    fields = [frame[name] if name in frame else pd.Series([None] * len(frame)) for name in ("indicator", "area", "quarter")]
    return [[None if pd.isna(value) else str(value) for value in point] for point in zip(*fields, strict=True)]


def _unselected() -> dict[str, Any]:
    """A clicked point does not fade the others."""
    return {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
