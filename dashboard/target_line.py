"""The targets of an area over a chart of its course: a line, a column of the table, words, remarks. Made, not shown.

The chart is left as it was made and kept for all; what is added lies over a copy. Only the area's own targets are
drawn: none is averaged or added up from those of areas inside.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from dashboard import ask, ask_targets, drawn, progress, targets
from dashboard.ask_targets import Aims
from dashboard.briefing import target_remarks
from dashboard.briefing.content import Plot, Series
from dashboard.briefing.target_remarks import Point
from dashboard.courses import View
from dashboard.design import AIM
from dashboard.plain_figure import changeable
from dashboard.text import Text, safe
from etl.targets import Held
from queries.catalogue import Indicator

MAKES = ("course", "years", "areas")
"""The charts on which targets are drawn; on one of several areas those of the first."""


def with_targets(shown: dict[str, Any], view: View, indicator: Indicator, make: str) -> dict[str, Any]:
    """What figure.show takes of a chart, with the targets of its area as they stood then."""
    if make not in MAKES:
        return shown
    aims = ask_targets.targets(view.warehouse, indicator.code, view.area)
    if aims == Aims():
        return shown
    return drawn.once(
        view.key("targets", make, indicator.code, aims), lambda: _over(shown, view, indicator, make, aims)
    )


def _over(shown: dict[str, Any], view: View, indicator: Indicator, make: str, aims: Aims) -> dict[str, Any]:
    t, said = view.t, []
    labels = _labels(view)
    if not aims.own:
        said = [t("target.inside", area=view.area.name)]
    at = [targets.applying(aims.own, label, view.mode, indicator) for label in labels]
    for one in dict.fromkeys(filter(None, at)):
        said.append(targets.said(one, indicator, t))
    span = {*labels, *(label[:4] for label in labels)}
    others = [one for one in aims.own if one not in at and any(one.target.covers(label) for label in span)]
    said += [t("target.elsewhere", said=targets.said(one, indicator, t)) for one in others if _is_newest(one, aims.own)]
    more: dict[str, Any] = {}
    remarks = list(shown.get("remarks", ()))
    if any(at):
        more = {"drawing": _line(shown["drawing"], at, indicator, t), "plot": _plot(shown["plot"], at, indicator, t)}
    if make != "areas":
        points = _points(shown["plot"], labels)
        if any(at):
            more |= _table(shown, points, at, indicator, t)
        remarks += target_remarks.on_newest(points, aims.own, view.mode, indicator, t)
    found, words = _progress(view, indicator, aims.own)
    legend = " · ".join(filter(None, [shown.get("legend", ""), *said, *words]))
    return {**shown, **more, "legend": legend, "remarks": (*remarks, *found)}


def _labels(view: View) -> list[str]:
    if view.mode == "yearly":
        return [str(year) for year in range(int(view.first[:4]), int(view.last[:4]) + 1)]
    return view.quarters


def _is_newest(one: Held, own: Sequence[Held]) -> bool:
    """Whether no later target is for the very same periods."""
    same = [other for other in own if (other.target.first, other.target.last) == (one.target.first, one.target.last)]
    return same[-1] == one


def _points(plot: Plot, labels: Sequence[str]) -> list[Point]:
    main = plot.series[0]
    hollow = main.hollow or (False,) * len(labels)
    return list(zip(labels, main.values, hollow, strict=True))


def _name(at: Sequence[Held | None], indicator: Indicator, t: Text) -> str:
    """What the line is called: the target itself where there is but one."""
    known = list(dict.fromkeys(filter(None, at)))
    if len(known) > 1:
        return t("target.series")
    return t("target.line", bound=targets.bound(known[0].target, indicator, t), document=known[0].target.document)


def _values(at: Sequence[Held | None]) -> list[float | None]:
    return [one.target.value if one else None for one in at]


def _line(drawing: go.Figure, at: Sequence[Held | None], indicator: Indicator, t: Text) -> go.Figure:
    """Level over each period, in strokes; over upright bars (years by name) strokes as wide as they."""
    figure, values = changeable(drawing), _values(at)
    is_upright = any(trace.type == "bar" for trace in figure.data)
    hover = ["" if one is None else safe(targets.said(one, indicator, t)) for one in at]
    trace: dict[str, Any] = {
        "type": "scatter",
        "name": safe(_name(at, indicator, t)),
        "showlegend": True,
        "connectgaps": False,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    if is_upright:
        marker = {"symbol": "line-ew", "size": 44, "line": {"width": 3, "color": AIM}}
        x = list(figure.data[0].x)
        trace |= {"mode": "markers", "x": x, "y": values, "hovertext": hover, "marker": marker}
    else:
        known = [
            (n, value, words) for n, (value, words) in enumerate(zip(values, hover, strict=True)) if value is not None
        ]
        trace |= {
            "mode": "lines",
            "x": [x for n, _, _ in known for x in (n - 0.5, n, n + 0.5, None)],
            "y": [y for _, value, _ in known for y in (value, value, value, None)],
            "hovertext": [words for *_, words in known for words in (words, words, words, "")],
            "line": {"color": AIM, "width": 2, "dash": "4px,3px"},
        }
    figure.add_trace(trace)
    return figure.update_layout(showlegend=True, margin_t=max(figure.layout.margin.t or 0, 44))


def _plot(plot: Plot, at: Sequence[Held | None], indicator: Indicator, t: Text) -> Plot:
    values = _values(at)
    changes = {n for n in range(1, len(values)) if values[n] != values[n - 1]}
    is_line = plot.shape == "lines"
    aim = Series(
        name=_name(at, indicator, t),
        values=tuple(values),
        colour=AIM,
        cut=frozenset(changes) if is_line else frozenset(),
        dashed=frozenset(set(range(1, len(values))) - changes) if is_line else frozenset(),
        is_loose=not is_line,
        is_aim=True,
    )
    return replace(plot, series=(*plot.series, aim))


def _table(
    shown: dict[str, Any], points: Sequence[Point], at: Sequence[Held | None], indicator: Indicator, t: Text
) -> dict[str, Any]:
    """Behind the values what was to be reached, and whether it was."""
    table = shown["table"].copy()
    aims, outcomes = {}, {}
    for (label, value, is_partial), one in zip(points, at, strict=True):
        if one is None:
            continue
        words = {t.quarter(label), label}
        outcome = None if value is None else targets.outcome(value, one.target, label, is_partial)
        aims |= dict.fromkeys(words, one.target.value)
        outcomes |= dict.fromkeys(words, t(f"target.table_{outcome}") if outcome else "")
    aim, told = t("target.column"), t("target.column_outcome")
    periods = table.iloc[:, 0]
    table.insert(2, aim, periods.map(aims).astype(float))
    table.insert(3, told, periods.map(outcomes).fillna(""))
    kind = "shares" if indicator.kind == "share" else "numbers"
    return {"table": table, kind: [*shown.get(kind, ()), aim]}


def _progress(view: View, indicator: Indicator, own: Sequence[Held]) -> tuple[list[str], list[str]]:
    """What is said of the progress towards the newest target that names a base year, and why where nothing can be."""
    based = [one for one in own if one.target.base is not None]
    if not based:
        return [], []
    held, t = based[-1], view.t
    span = (held.target.base, int(held.target.last))
    years = ask.yearly(view.warehouse, [indicator.code], [view.area], *span, view.geography)
    found = progress.progress(years, held.target, view.geography)
    if found.why:
        labels = "; ".join(dict.fromkeys(years["broken"].dropna()))
        return [], [t(f"target.why_{found.why}", base=found.base, last=held.target.last, labels=labels)]
    then, now = (float(years.loc[years["year"] == year, "value"].iloc[0]) for year in (found.base, found.year))
    return target_remarks.on_progress(found, held, then, now, indicator, t), [t("target.method")]
