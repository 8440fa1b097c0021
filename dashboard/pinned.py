"""The notes that touch a chart, over it and below it, on the screen and in what leaves. Made, not shown.

As targets they lie over a copy; what is kept for all viewers is left as it was made.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from dashboard import ask_notes, drawn
from dashboard.briefing.content import Plot
from dashboard.courses import View
from dashboard.design import LINE
from dashboard.model import Area, Areas, Warehouse
from dashboard.plain_figure import changeable
from dashboard.ranked import Side
from dashboard.text import SPACE, Text, local, safe
from etl.notes import Pinned

_MARK = re.compile(rf"{SPACE}\[\d+\]")
Numbered = Sequence[tuple[int, Pinned]]


def over_time(shown: dict[str, Any], view: View, indicator: str, make: str) -> dict[str, Any]:
    """A chart over quarters or years with the notes on its areas."""
    quarters, by_year = view.quarters, view.mode == "yearly"
    if by_year:
        first, last = view.first[:4], view.last[:4]
        labels = [str(year) for year in range(int(first), int(last) + 1)]
        quarters = [f"{year}-Q{part}" for year in labels for part in (1, 2, 3, 4)]
    found = ask_notes.notes(view.warehouse, indicator, (view.area, *view.beside), quarters)
    if not found:
        return shown
    places = {quarter: n // 4 if by_year else n for n, quarter in enumerate(quarters)}

    def made() -> dict[str, Any]:
        numbered = list(enumerate(found, 1))
        marks: dict[int, str] = {}
        for number, one in numbered:
            place = places[one.note.quarter]
            marks[place] = marks.get(place, "") + f"[{number}]"
        drawing = _marked(shown["drawing"], marks, numbered, places, view.t)
        plot = replace(shown["plot"], labels=_labelled(shown["plot"].labels, marks))
        return _told(shown, numbered, view.t) | {"drawing": drawing, "plot": plot}

    # what lies under it (targets) is part of what it is kept under
    return drawn.once(view.key("notes", make, indicator, found, shown.get("legend")), made)


def side_by_side(shown: dict[str, Any], view: Side, areas: Areas, make: str) -> dict[str, Any]:
    """Areas side by side in a quarter with the notes on them; the bars of those of which one is are marked."""
    inside = [area for area in areas.within(view.area) if area.level == view.level]
    found = ask_notes.notes(view.warehouse, view.code, (view.area, *inside), (view.quarter,))
    if not found:
        return shown
    numbered = list(enumerate(found, 1))
    told = _told(shown, numbered, view.t)
    if make != "ranking":
        return told
    marks = _by_area(numbered, {area.id: area.key for area in inside})
    bars = shown["drawing"].data[0]
    rows = [str(point[1]) for point in bars.customdata]  # from the foot up
    drawing = changeable(shown["drawing"])
    texts = [_with(text, marks.get(key, "")) for text, key in zip(bars.text, rows, strict=True)]
    drawing.data[0].text = texts
    drawing.data[1].text = [text for text, value in zip(texts, bars.x, strict=True) if value is None]
    plot: Plot = shown["plot"]
    said = tuple(_with(words, marks.get(key, "")) for words, key in zip(plot.said, rows[::-1], strict=True))
    return told | {"drawing": drawing, "plot": replace(plot, said=said)}


def in_panels(shown: dict[str, Any], view: View, indicator: str) -> dict[str, Any]:
    """Areas in panels with the notes on them and on the area they are in; behind the newest figure of each its own."""
    found = ask_notes.notes(view.warehouse, indicator, (view.area, *view.inside), view.quarters)
    if not found:
        return shown
    numbered, keys = list(enumerate(found, 1)), {area.id: area.key for area in view.inside}
    marks = _by_area(numbered, keys)
    panels = [replace(one, newest=_with(one.newest, marks.get(one.key, ""))) for one in shown["panels"]]
    plot: Plot = shown["plot"]
    said = [_with(words, marks.get(one.key, "")) for words, one in zip(plot.said, panels, strict=True)]
    return _told(shown, numbered, view.t) | {"panels": panels, "plot": replace(plot, said=tuple(said))}


def below(
    shown: dict[str, Any], warehouse: Warehouse, codes: Sequence[str], area: Area, quarters: Sequence[str], t: Text
) -> dict[str, Any]:
    """A table about an area in some quarters with the notes on it below, on any of these indicators or on all."""
    found = {one.number: one for code in codes for one in ask_notes.notes(warehouse, code, (area,), quarters)}
    ordered = sorted(found.values(), key=lambda one: (one.note.quarter, one.number))
    return _told(shown, list(enumerate(ordered, 1)), t) if ordered else shown


def bare(label: str) -> str:
    """A place of an axis without the marks of notes."""
    return _MARK.sub("", label)


def sentence(number: int, one: Pinned, t: Text) -> str:
    """A note in a sentence: its mark, when and where, what, by whom and when."""
    area = ask_notes.area_about(one)
    when = t.day(one.note.day) if one.note.day else t.quarter(one.note.quarter)
    words = {"mark": f"[{number}]", "when": when, "area": area.name if area else "–", "text": one.note.text}
    return t("pinned.said", **words, who=one.who, day=t.day(local(one.pinned_at)))


def _told(shown: dict[str, Any], numbered: Numbered, t: Text) -> dict[str, Any]:
    said = [sentence(number, one, t) for number, one in numbered]
    alt = f"{shown['alt']} {t('pinned.alt', count=len(numbered))}"
    return {**shown, "legend": " · ".join(filter(None, [shown.get("legend", ""), *said])), "alt": alt}


def _by_area(numbered: Numbered, keys: Mapping[int, str]) -> dict[str, str]:
    """The marks of each area (by id: its key) that notes are about."""
    marks: dict[str, str] = {}
    for number, one in numbered:
        if key := keys.get(one.note.area):
            marks[key] = marks.get(key, "") + f"[{number}]"
    return marks


def _labelled(labels: Sequence[str], marks: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(_with(label, marks.get(n, "")) for n, label in enumerate(labels))


def _with(words: str, marks: str) -> str:
    return words + "".join(f"{SPACE}{mark}" for mark in re.findall(r"\[\d+\]", marks))


def _marked(
    drawing: go.Figure, marks: Mapping[int, str], numbered: Numbered, places: Mapping[str, int], t: Text
) -> go.Figure:
    """A mark at the top of each place that has notes; the notes themselves when the mouse is over it."""
    figure = changeable(drawing)
    for place, mark in marks.items():
        said = [sentence(number, one, t) for number, one in numbered if places[one.note.quarter] == place]
        figure.add_annotation(
            x=place,
            yref="paper",
            y=1,
            yanchor="top",
            text=f"<b>{mark}</b>",
            showarrow=False,
            hovertext="<br>".join(safe(one) for one in said),
            font={"size": 12},
            captureevents=True,
        )
        figure.add_shape(
            type="line", x0=place, x1=place, yref="paper", y0=0, y1=0.92, layer="below",
            line={"color": LINE, "width": 1, "dash": "1px,4px"},
        )  # fmt: skip
    return figure
