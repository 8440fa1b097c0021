"""From which value to which a chart reaches, and what is written along it. Pure."""

from collections.abc import Sequence
from math import ceil, floor, log10

from dashboard.briefing.content import Plot
from dashboard.text import SPACE, Text

MOST_TICKS = 6


def reach(plot: Plot) -> tuple[float, float]:
    """The lowest and the highest value there is room for: counts and bars from 0, shares along a line around them."""
    known = [value for one in plot.series for value in one.values if value is not None] + list(plot.ends)
    if plot.shape == "stack":
        columns = zip(*(one.values for one in plot.series if not one.is_loose), strict=True)
        known += [sum(value for value in column if value is not None) for column in columns]
    if not known:
        return 0.0, 1.0
    low, high = min(known), max(known)
    if not (plot.is_share and plot.shape in ("lines", "panels")):
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        return (low, low + 1) if low == 0 else (low - abs(low) / 10, high + abs(high) / 10)
    room = 0.07 * (high - low)
    return low if low == 0 else low - room, high if high == 0 else high + room


def ticks(low: float, high: float, is_whole: bool) -> list[float]:
    """Round values within: at most six or so, whole ones where only whole ones are counted."""
    step = (high - low) / MOST_TICKS
    power = 10.0 ** floor(log10(step))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= step * 0.999)
    if is_whole:
        step = max(step, 1.0)
    return [n * step for n in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)]


def along(values: Sequence[float], plot: Plot, t: Text) -> list[str]:
    """What is written at the ticks, all with as many decimals."""
    step = values[1] - values[0] if len(values) > 1 else 1.0
    decimals = max(0, -floor(log10(step) + 1e-9))
    after = (f"{SPACE}%" if t.language == "vi" else "%") if plot.is_share else ""
    return [t.number(value, decimals) + after for value in values]


def figure(value: float, plot: Plot, t: Text) -> str:
    """One value, as the language writes it."""
    return t.percent(value) if plot.is_share else t.number(value)
