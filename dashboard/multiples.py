"""Small multiples: every area's line in a panel of its own, all on one scale. HTML and pictures, without plotly. Pure.

A chart of 27 panels takes a browser four times as long to draw as one of a single line; pictures take it less, and
stand in as many columns as there is room for. Each panel is a link to its area.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote, urlencode

import pandas as pd

from dashboard.design import ACCENT, LINE
from dashboard.text import safe

WIDTH, HEIGHT, EDGE = 240, 72, 5
ORDERS = ("value", "year_change", "name")


@dataclass(frozen=True, slots=True)
class Panel:
    """One area: its values quarter by quarter (nothing where there is none), which of them are estimates, its newest
    value and its change as written, what it is sorted by, and what a click on it carries."""

    name: str
    newest: str
    change: str
    values: tuple[float | None, ...]
    estimated: tuple[bool, ...]
    crosses: tuple[bool, ...]
    begins_anew: tuple[bool, ...]
    value: float
    quarter: str
    year_change: float
    alt: str
    choices: tuple[tuple[str, str], ...]

    @property
    def key(self) -> str:
        """Which area it is of."""
        return dict(self.choices)["area"]


def ordered(panels: Sequence[Panel], order: str) -> list[Panel]:
    """By name as given, by newest value (the newest quarter first), or by change; those without one last."""
    if order == "name":
        return list(panels)
    if order == "value":
        newest = max((panel.quarter for panel in panels), default="")
        return sorted(panels, key=lambda panel: (panel.quarter < newest, _last_where_none(panel.value)))
    return sorted(panels, key=lambda panel: _last_where_none(panel.year_change))


def scale(panels: Sequence[Panel], from_zero: bool) -> tuple[float, float]:
    """From which value to which all panels reach."""
    known = [value for panel in panels for value in panel.values if value is not None]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    low = min(low, 0.0) if from_zero else low
    return (low, high) if high > low else (low - 1, high + 1)


def grid(panels: Sequence[Panel], reach: tuple[float, float], broken: int | None) -> str:
    """All panels in HTML; `broken` is the place of the first quarter after the reorganisation."""
    cells = []
    for panel in panels:
        change = f'<span class="multiple-change">{safe(panel.change)}</span>' if panel.change else ""
        cells.append(
            f'<a class="multiple" href="?{safe(urlencode(panel.choices))}" target="_self">'
            f'<span class="multiple-name">{safe(panel.name)}</span>'
            f'<span class="multiple-value">{safe(panel.newest)}</span>{change}'
            f'<img alt="{safe(panel.alt)}" width="{WIDTH}" height="{HEIGHT}"'
            f' src="{_picture(panel, reach, broken)}"></a>'
        )
    return f'<div class="multiples">{"".join(cells)}</div>'


def _picture(panel: Panel, reach: tuple[float, float], broken: int | None) -> str:
    low, high = reach
    step = (WIDTH - 2 * EDGE) / max(len(panel.values) - 1, 1)
    points = [
        None if value is None else (EDGE + n * step, EDGE + (HEIGHT - 2 * EDGE) * (1 - (value - low) / (high - low)))
        for n, value in enumerate(panel.values)
    ]
    drawn = f"<path d='M0 {HEIGHT - EDGE + 1}H{WIDTH}' stroke='{LINE}' stroke-width='.7'/>"
    for place in {broken, *(n for n, begins in enumerate(panel.begins_anew) if begins)} - {None, 0}:
        x = f"{EDGE + (place - 0.5) * step:.1f}"
        drawn += f"<path d='M{x} 0V{HEIGHT}' stroke='{LINE}' stroke-dasharray='2 3'/>"
    paths, lonely = {True: "", False: ""}, set(range(len(points)))
    for n, (before, here) in enumerate(pairwise(points), start=1):
        is_apart = n == broken and not (panel.crosses[n] and panel.crosses[n - 1])
        if before is None or here is None or is_apart or panel.begins_anew[n]:
            continue
        is_dashed = panel.estimated[n] or panel.estimated[n - 1]
        paths[is_dashed] += f"M{before[0]:.1f} {before[1]:.1f}L{here[0]:.1f} {here[1]:.1f}"
        lonely -= {n, n - 1}
    look = f"fill='none' stroke='{ACCENT}' stroke-width='2' stroke-linecap='round'"
    for is_dashed, path in paths.items():
        dashes = " stroke-dasharray='3 4'" if is_dashed else ""
        drawn += f"<path d='{path}' {look}{dashes}/>" if path else ""
    last = max((n for n, point in enumerate(points) if point), default=None)
    for n, point in enumerate(points):
        if point and (n in lonely or n == last):
            fill = "none" if panel.estimated[n] else ACCENT
            drawn += f"<circle cx='{point[0]:.1f}' cy='{point[1]:.1f}' r='3' fill='{fill}' stroke='{ACCENT}'/>"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}'>{drawn}</svg>"
    return f"data:image/svg+xml,{quote(svg)}"


def _last_where_none(value: float) -> tuple[bool, float]:
    return (True, 0.0) if pd.isna(value) else (False, -value)
