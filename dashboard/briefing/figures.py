"""A plot as a plotly figure, for the offline page: plain data, no more than its numbers and words. Pure.

Every value stands in the trace that marks it (`meta`: values), so that what the page draws can be read back;
the lines between are traces of their own.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from dashboard import map_chart
from dashboard.briefing.content import Plot, Series
from dashboard.briefing.drawing import is_hollow, said_of
from dashboard.briefing.map_drawing import said_at
from dashboard.briefing.scale import figure, reach
from dashboard.briefing.strokes import clean
from dashboard.design import HOLLOW, HOVER, LINE, PEER, QUIET
from dashboard.text import Text, safe
from dashboard.traces import pale


def figure_of(plot: Plot, t: Text) -> dict[str, Any]:
    """Data, layout and, for what fits them to a window (page.js), the places' names."""
    if plot.shape == "bars":
        return _bars(plot, t)
    if plot.shape == "map":
        return _map(plot, t)
    if plot.shape == "panels":
        return _panels(plot, t)
    draw = _lines if plot.shape == "lines" else _columns
    data = [trace for one in plot.series for trace in (_loose(one, plot, t) if one.is_loose else draw(one, plot, t))]
    layout = _layout(plot, t) | {
        "barmode": "stack" if plot.shape == "stack" else "group",
        "bargap": 0.38,
        "showlegend": len(plot.series) > 1,
        "xaxis": {"range": [-0.5, len(plot.labels) - 0.5], "tickvals": [], "ticktext": []},
        "yaxis": {
            **_amounts(plot),
            "rangemode": "normal" if plot.is_share and plot.shape == "lines" else "tozero",
            "nticks": 6,
        },
        "shapes": [_rule(place) for place, _ in plot.rules],
        "annotations": [_label(place, label, len(plot.labels)) for place, label in plot.rules],
    }
    if plot.shape == "lines":
        layout["annotations"] += _endings(plot, t)
    return {"data": data, "layout": layout, "labels": [_safe(one) for one in plot.labels], "lying": False}


def _panels(plot: Plot, t: Text) -> dict[str, Any]:
    """Every trace says of which panel it is; where the panels stand, page.js sees to, as wide as the window is."""
    data = [trace | {"panel": n} for n, one in enumerate(plot.series) for trace in _lines(one, plot, t)]
    low, high = reach(plot)
    axes = {
        "xaxis": {"range": [-0.5, len(plot.labels) - 0.5]},
        "yaxis": {"range": [low, high], "nticks": 3, **_amounts(plot)},
    }
    return {
        "data": data,
        "layout": _layout(plot, t) | {"showlegend": False, **axes},
        "labels": [_safe(one) for one in plot.labels],
        "lying": False,
        "panels": [_safe(one.name) for one in plot.series],
        "said": [_safe(one) for one in plot.said],
        "rules": [place - 0.5 for place, _ in plot.rules],
    }


def _map(plot: Plot, t: Text) -> dict[str, Any]:
    """Areas at their places; `placed` says so to page.js. The values stand apart, in the order of the labels."""
    words = {kind: t(f"map.mark_{kind}") for kind in ("none", "part")}
    hover = [f"{_safe(name)}: {_safe(said_at(plot, n, t))}" for n, name in enumerate(plot.labels)]
    clean_plot = replace(plot, labels=tuple(map(clean, plot.labels)), said=tuple(map(clean, plot.said)))
    data = [
        {key: value for key, value in trace.items() if key not in ("selected", "unselected")}
        for trace in map_chart.traces(clean_plot, hover, words)
    ]
    where = {"type": "scatter", "mode": "none", "x": [], "y": [], "showlegend": False, "hoverinfo": "skip"}
    held = where | {"meta": "values", "customdata": list(plot.series[0].values)}
    layout = _layout(plot, t) | {"showlegend": True, **map_chart.axes(plot)}
    return {"data": [*data, held], "layout": layout, "labels": [], "lying": False, "placed": map_chart.HIGH}


def _amounts(plot: Plot) -> dict[str, str]:
    return {"ticksuffix": "\u00a0%" if plot.is_share else "", "tickformat": ",~r" if plot.is_share else ","}


def _layout(plot: Plot, t: Text) -> dict[str, Any]:
    return {"separators": ",." if t.language == "vi" else ".,", "hoverlabel": HOVER, "dragmode": False}


def _lines(one: Series, plot: Plot, t: Text) -> list[dict[str, Any]]:
    places = range(len(one.values))
    edges = pale(one.colour, [n < len(one.weak) and one.weak[n] for n in places])
    fills = [HOLLOW if is_hollow(one, n) else edge for n, edge in zip(places, edges, strict=True)]
    found = []
    for is_dashed in (False, True):
        steps = [
            (n, before, here)
            for n, (before, here) in enumerate(pairwise(one.values), start=1)
            if before is not None and here is not None and n not in one.cut and (n in one.dashed) == is_dashed
        ]
        if steps or not is_dashed:  # the legend shows the line as it is where nothing is weak
            found.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "name": _safe(one.name),
                    "showlegend": not is_dashed,
                    "hoverinfo": "skip",
                    "connectgaps": False,
                    "x": [x for n, _, _ in steps for x in (n - 1, n, None)] or [None],
                    "y": [y for _, before, here in steps for y in (before, here, None)] or [None],
                    "line": {"color": one.colour, "width": 2.4, "shape": "hv" if plot.stepped else "linear"}
                    | ({"dash": "6px,3px"} if is_dashed or one.is_aim else {}),
                }
            )
    stroke = {"symbol": "line-ew"} if one.is_aim else {}  # seen also where a target is of one period alone
    markers = stroke | {"size": 8, "color": fills, "line": {"width": 2, "color": edges}}
    shown = {"type": "scatter", "mode": "markers", "marker": markers, "showlegend": False}
    return [*found, _values(one, plot, t) | shown]


def _columns(one: Series, plot: Plot, t: Text) -> list[dict[str, Any]]:
    return [_values(one, plot, t) | {"type": "bar", "marker": _fill(one, [one.colour] * len(one.values))}]


def _loose(one: Series, plot: Plot, t: Text) -> list[dict[str, Any]]:
    look = {"symbol": "square-open", "size": 10, "color": one.colour, "line": {"width": 2, "color": one.colour}}
    return [_values(one, plot, t) | {"type": "scatter", "mode": "markers", "marker": look}]


def _bars(plot: Plot, t: Text) -> dict[str, Any]:
    if len(plot.series) != 1:
        raise ValueError("lying bars are of one series")
    one, count = plot.series[0], len(plot.labels)
    said = [
        plot.said[n] if n < len(plot.said) else t("state.missing") if value is None else figure(value, plot, t)
        for n, value in enumerate(one.values)
    ]
    colours = [one.colour if plot.highlight in (None, n) else PEER for n in range(count)]
    written = {"textfont": {"color": QUIET}, "cliponaxis": False}
    bars = _values(one, plot, t) | {
        "type": "bar",
        "orientation": "h",
        "x": list(one.values),
        "y": list(range(count)),
        "hovertext": [f"{_safe(name)}: {_safe(words)}" for name, words in zip(plot.labels, said, strict=True)],
        "text": [_safe(words) for words in said],
        "textposition": "outside",
        "marker": _fill(one, colours),
        **written,
    }
    missing = [n for n, value in enumerate(one.values) if value is None]
    reasons = {
        "type": "scatter",
        "mode": "text",
        "showlegend": False,
        "hoverinfo": "skip",
        "x": [0] * len(missing),
        "y": missing,
        "text": [_safe(said[n]) for n in missing],
        "textposition": "middle right",
        **written,
    }
    known = _known(one)
    layout = _layout(plot, t) | {
        "showlegend": False,
        "bargap": 0.36,
        "xaxis": {"visible": False, "range": [min([0, *known]), max([0, *known]) or 1]},
        "yaxis": {"tickvals": list(range(count)), "ticktext": [], "showgrid": False, "autorange": False},
    }
    longest = max((len(words) for n, words in enumerate(said) if one.values[n] is not None), default=0)
    names = [_safe(name) for name in plot.labels]
    return {"data": [bars, reasons], "layout": layout, "labels": names, "lying": True, "room": longest}


def _values(one: Series, plot: Plot, t: Text) -> dict[str, Any]:
    hover = ["" if value is None else _safe(said_of(one, n, plot, t)) for n, value in enumerate(one.values)]
    return {
        "name": _safe(one.name),
        "meta": "values",
        "x": list(range(len(one.values))),
        "y": list(one.values),
        "hovertext": hover,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _fill(one: Series, colours: list[str]) -> Mapping[str, Any]:
    places = range(len(one.values))
    shapes = ["/" if is_hollow(one, n) else "" for n in places]
    hatch = {"shape": shapes, "fillmode": "overlay", "size": 6, "fgcolor": "rgba(255,255,255,0.75)"}
    return {
        "color": colours[0] if len(set(colours)) == 1 else colours,
        "opacity": [0.5 if n < len(one.weak) and one.weak[n] else 1 for n in places],
    } | ({"pattern": hatch} if any(shapes) else {})


def _rule(place: int) -> dict[str, Any]:
    ends = {"x0": place - 0.5, "x1": place - 0.5, "yref": "paper", "y0": 0, "y1": 1}
    return {"type": "line", **ends, "line": {"color": LINE, "width": 1, "dash": "dot"}}


def _label(place: int, label: str, count: int) -> dict[str, Any]:
    anchor = "right" if place > count / 2 else "left"
    where = {"x": place - 0.5, "y": 1, "yref": "paper", "xanchor": anchor, "yanchor": "bottom"}
    return {**where, "text": _safe(label), "showarrow": False, "font": {"size": 12, "color": QUIET}}


def _endings(plot: Plot, t: Text) -> list[dict[str, Any]]:
    """The newest figures of the first two lines, behind their ends; pushed apart where they would meet."""
    found = []
    for one in [one for one in plot.series if not one.is_loose and _known(one)][:2]:
        place = max(n for n, value in enumerate(one.values) if value is not None)
        said = f"<b>{_safe(figure(_known(one)[-1], plot, t))}</b>"
        look = {"showarrow": False, "xanchor": "left", "xshift": 9, "font": {"size": 14, "color": one.colour}}
        found.append({"x": place, "y": one.values[place], "text": said, **look})
    low, high = reach(plot)
    if len(found) == 2 and abs(found[0]["y"] - found[1]["y"]) < (high - low) / 15:
        upper, lower = sorted(found, key=lambda one: -one["y"])
        upper["yshift"], lower["yshift"] = 8, -8
    return found


def _known(one: Series) -> list[float]:
    return [value for value in one.values if value is not None]


def _safe(words: str) -> str:
    """Harmless in plotly's markup, and fit for a file."""
    return safe(clean(words))
