"""A report beside what is accepted of the quarters before: jumps of a stock, copied quarters, a digit too many."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import duckdb

import queries
from etl.model import Figure, Problem
from etl.printed_rates import number
from etl.problems import problem
from queries.catalogue import catalogue
from queries.periods import Period, preceding
from queries.thresholds import threshold

Earlier = Mapping[tuple[str, int, str], Mapping[str, float]]
"""What is accepted by indicator, area and parts: values by quarter."""

_BACK = 4  # quarters


def earlier(warehouse: Path, figures: Sequence[Figure]) -> Earlier:
    """What a warehouse believes of the four quarters before those a report speaks of, for its areas and indicators."""
    quarters = {f.period.label: f.period for f in figures if f.area and f.period and f.period.kind == "quarter"}
    if not quarters:
        return {}
    before = {one.label for quarter in quarters.values() for one in _before(quarter)}
    asked = {
        "indicator": sorted({figure.indicator for figure in figures}),
        "area": sorted({figure.area.id for figure in figures if figure.area}),
        "period": sorted(before),
    }
    with duckdb.connect(warehouse, read_only=True, config={"enable_external_access": "false"}) as connection:
        rows = queries.run("accepted_figures", connection, **asked)
    found: dict[tuple[str, int, str], dict[str, float]] = defaultdict(dict)
    for row in rows[~rows.cumulative & rows.value.notna()].itertuples():
        found[row.indicator, row.area, row.breakdown][row.period] = row.value
    return found


def beside_earlier(figures: Sequence[Figure], before: Earlier) -> Iterator[tuple[Problem, tuple[Figure, ...]]]:
    """What is odd about quarters beside those before them; with each problem the figures it casts doubt on."""
    known = [(figure, _known(figure, before)) for figure in figures if _is_plain(figure)]
    for figure, values in known:
        last = values.get(preceding(figure.period).label) if figure.period else None
        if catalogue()[figure.indicator].kind == "stock" and last is not None and last >= threshold("stock_jump_from"):
            if abs((figure.value or 0) - last) > threshold("stock_jump_share") * last:
                details = {"last": number(last), "last_period": preceding(figure.period).label}
                yield problem("stock_jump", figure.where, figure.text, **_named(figure), **details), (figure,)
        elif (times := _times(figure.value or 0, list(values.values()))) is not None:
            details = {**_named(figure), "times": times}
            yield problem("ten_times_before", figure.where, figure.text, **details), (figure,)
    yield from _copied(known)


def _copied(known: Sequence[tuple[Figure, Mapping[str, float]]]) -> Iterator[tuple[Problem, tuple[Figure, ...]]]:
    """All that happened in a quarter is, number for number, what happened in the one before: last quarter's sheet."""
    of_area = defaultdict(list)
    for figure, values in known:
        if catalogue()[figure.indicator].kind == "flow" and figure.area and figure.period:
            of_area[figure.area.id, figure.period.label].append((figure, values.get(preceding(figure.period).label)))
    for some in of_area.values():
        figures = tuple(figure for figure, _ in some)
        telling = sum(1 for figure in figures if figure.value)
        if telling >= threshold("copied_figures") and all(figure.value == last for figure, last in some):
            first = figures[0]
            details = {"last_period": preceding(first.period).label if first.period else "", "count": len(figures)}
            yield problem("same_as_last", first.where, first.text, **_named(first), **details), figures


def _times(value: float, values: Sequence[float]) -> int | None:
    """Ten, a hundred or a thousand, when a value is about so many times those before it."""
    middle = sorted(values)[len(values) // 2] if len(values) > 1 else 0
    if middle < 5 or max(values) > 4 * middle:
        return None
    return next((n for n in (10, 100, 1000) if 0.75 * n <= value / middle <= 1.3 * n), None)


def _before(quarter: Period) -> list[Period]:
    found = [preceding(quarter)]
    while len(found) < _BACK:
        found.append(preceding(found[-1]))
    return found


def _is_plain(figure: Figure) -> bool:
    quarterly = figure.period is not None and figure.period.kind == "quarter"
    return quarterly and figure.area is not None and figure.value is not None and not figure.cumulative


def _known(figure: Figure, before: Earlier) -> Mapping[str, float]:
    parts = ",".join(f"{dimension}={value}" for dimension, value in sorted(figure.breakdown.items()))
    values = before.get((figure.indicator, figure.area.id if figure.area else 0, parts), {})
    mine = {one.label for one in _before(figure.period)} if figure.period else set()
    return {label: value for label, value in values.items() if label in mine}


def _named(figure: Figure) -> dict[str, str]:
    name = catalogue()[figure.indicator].name
    area, period = figure.area, figure.period
    return {
        "indicator": name.vi,
        "indicator_en": name.en,
        "area": area.name if area else "",
        "period": period.label if period else "",
    }
