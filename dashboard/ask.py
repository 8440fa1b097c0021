"""Every question a page asks. Answers are frames or frozen records, kept under the path of their warehouse.

Nothing is ever invalidated: a new warehouse has a new path, and the next run of a page asks that one. The frames belong
to the caller (a copy each time). Permission is checked here and in act.py, nowhere else.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import duckdb
import pandas as pd

import queries
from dashboard import answers, places, session
from dashboard.counting import span_asked
from dashboard.model import Area, Areas, Warehouse
from dashboard.permissions import may
from dashboard.refusal import refuse
from dashboard.text import local
from etl import warehouse as shelf
from etl.database import opened
from etl.journal import Journal
from etl.office import office
from queries import catalogue as meanings
from queries import periods
from queries.catalogue import Indicator
from queries.geographies import AS_REPORTED


def newest() -> Warehouse | None:
    """The newest published warehouse, or None when nothing has been loaded yet."""
    path = shelf.latest(office())
    if path is None:
        return None
    return Warehouse(str(path), int(path.stem), datetime.fromtimestamp(path.stat().st_mtime))


def position(warehouse: Warehouse) -> int:
    """Up to which entry of the journal the warehouse goes."""
    return int(answers.answer(warehouse.path, "warehouse_state", ()).journal_position.iloc[0])


def at(warehouse: Warehouse, then: int) -> Warehouse:
    """The warehouse as it was believed at a position of the journal."""
    moment = Journal(opened(office().journal)).moment_of(then)
    return replace(warehouse, as_of=then, published=local(moment) if moment else warehouse.published)


def on_day(warehouse: Warehouse, day: date) -> Warehouse:
    """The warehouse as it was believed when a day ended on this machine's clock; of today, as it is."""
    if day >= date.today():
        return warehouse
    end = datetime.combine(day, time.max).astimezone(UTC).replace(tzinfo=None)
    then = Journal(opened(office().journal)).position_at(end)
    return at(warehouse, then) if then else replace(warehouse, as_of=0, published=datetime.combine(day, time.max))


def can_read(warehouse: Warehouse) -> bool:
    """True when the warehouse answers."""
    try:
        return bool(queries.run("area_list", answers.connection(warehouse.path)).shape[1])
    except (duckdb.Error, OSError):
        return False


def areas(warehouse: Warehouse) -> Areas:
    """The areas the viewer may see, from the top down; those above them too, for the path's sake."""
    everything = answers.areas(warehouse.path)
    seen = session.viewer()
    if seen.area is None:
        return everything
    return Areas(tuple(area for area in everything if may(seen, "see", area)))


def named(warehouse: Warehouse, written: str) -> Area | None:
    """The area of a key, a code (the newest that bears it) or a CODE@DAY, whether the viewer may see it or not.

    So a code means the same area to everybody; a question about it is refused to who may not see it.
    """
    session.viewer()
    everything = answers.areas(warehouse.path)
    code, _, written_day = written.partition("@")
    try:
        day = date.fromisoformat(written_day)
    except ValueError:
        return everything.by_key(written)
    return next((area for area in everything if area.code == code and area.stood_on(day)), None)


def catalogue() -> dict[str, Indicator]:
    """All indicators by code, in their order."""
    return meanings.catalogue()


def parts_of(dimension: str) -> tuple[str, ...]:
    """The parts a breakdown has, in their order."""
    return meanings.BREAKDOWNS[dimension]


def main_indicators() -> tuple[str, ...]:
    """The codes shown on the overview."""
    return tuple(code for code, indicator in catalogue().items() if indicator.main)


def home(warehouse: Warehouse) -> Area | None:
    """The viewer's own area; for one bound to no area, the standing area with the most reporting areas inside."""
    known = areas(warehouse)
    seen = session.viewer()
    if seen.area is not None:
        return known.by_id(seen.area)
    best = sorted(known, key=lambda a: (a.has_ended, a.is_leaf, -sum(x.has_reported for x in known.leaves(a)), a.depth))
    return best[0] if best else None


def quarters(warehouse: Warehouse, area: Area, geography: str = AS_REPORTED) -> pd.DataFrame:
    """The quarters in which anyone inside the area reported, newest first: quarter reported expected."""
    found = _ask(warehouse, [area], "quarter_coverage", geography=geography, area=area.id, **span_asked(None, None))
    return found[found.reported > 0].reset_index(drop=True)


def count_inside(warehouse: Warehouse, area: Area, period: str, geography: str = AS_REPORTED) -> int | None:
    """How many areas inside could report when a period ended, whether they owe it or not; None of one that is such."""
    if area.is_leaf:
        return None
    found = _ask(warehouse, [area], "quarter_coverage", geography=geography, area=area.id, **span_asked(None, None))
    last = periods.quarter_of(periods.period(period).end).label
    known = found[(found.quarter <= last) & (found.quarter.str[:4] == last[:4])]
    return int(known.areas.iloc[0]) if len(known) else None


def years(warehouse: Warehouse, area: Area, geography: str = AS_REPORTED) -> list[int]:
    """The years in which the area or anyone inside it gave a figure: queries/year_list.sql."""
    found = _ask(warehouse, [area], "year_list", geography=geography, area=area.id)
    return [int(year) for year in found[found.period_kind != "span"].year.unique()]


def has_other_periods(warehouse: Warehouse, area: Area, geography: str = AS_REPORTED) -> bool:
    """True when the area or anyone inside it gave a figure of another period than a quarter or a year."""
    found = _ask(warehouse, [area], "year_list", geography=geography, area=area.id)
    return not set(found.period_kind) <= {"quarter", "year"}


def other_periods(warehouse: Warehouse, indicators: Sequence[str], among: Collection[Area]) -> pd.DataFrame:
    """Figures of months, halves, nine months and spans, each for itself: queries/other_periods.sql."""
    return _ask(warehouse, among, "other_periods", indicator=_list(indicators), area=_ids(among))


def newest_complete(found: pd.DataFrame) -> str | None:
    """Of `quarters`: the newest in which everyone reported; where there is none, the newest reported at all."""
    whole = found[found.reported >= found.expected]
    return next(iter(whole.quarter), next(iter(found.quarter), None))


def series(
    warehouse: Warehouse,
    indicators: Sequence[str],
    among: Collection[Area],
    first: str | None = None,
    last: str | None = None,
    geography: str = AS_REPORTED,
) -> pd.DataFrame:
    """Quarter by quarter: queries/quarterly_series.sql."""
    return _over_time("quarterly_series", warehouse, indicators, among, span_asked(first, last), geography)


def cumulative(
    warehouse: Warehouse,
    indicators: Sequence[str],
    among: Collection[Area],
    first: str | None = None,
    last: str | None = None,
    geography: str = AS_REPORTED,
) -> pd.DataFrame:
    """Flows added up from January: queries/cumulative_series.sql. Only flows that add over areas are in it."""
    return _over_time("cumulative_series", warehouse, indicators, among, span_asked(first, last), geography)


def rolling(
    warehouse: Warehouse,
    indicators: Sequence[str],
    among: Collection[Area],
    first: str,
    last: str,
    geography: str = AS_REPORTED,
) -> pd.DataFrame:
    """Flows added up over four quarters: queries/rolling_series.sql. Only flows that add over areas are in it."""
    return _over_time("rolling_series", warehouse, indicators, among, span_asked(first, last), geography)


def yearly(
    warehouse: Warehouse,
    indicators: Sequence[str],
    among: Collection[Area],
    first: int,
    last: int,
    geography: str = AS_REPORTED,
) -> pd.DataFrame:
    """Year by year: queries/year_total.sql."""
    return _over_time("year_total", warehouse, indicators, among, {"from": first, "to": last}, geography)


def breakdown(
    warehouse: Warehouse, indicator: str, area: Area, dimension: str, first: str | None = None, last: str | None = None
) -> pd.DataFrame:
    """The parts of an indicator, quarter by quarter: queries/breakdown_series.sql."""
    span = span_asked(first, last)
    return _ask(warehouse, [area], "breakdown_series", indicator=indicator, area=area.id, dimension=dimension, **span)


def ranking(
    warehouse: Warehouse, indicator: str, area: Area, level: str, quarter: str, geography: str = AS_REPORTED
) -> pd.DataFrame:
    """The areas of a level inside an area, ranked in a quarter: queries/area_ranking.sql."""
    asked = {"geography": geography, "indicator": indicator, "area": area.id, "level": level, "quarter": quarter}
    return _ask(warehouse, [area], "area_ranking", **asked)


def coverage(
    warehouse: Warehouse, area: Area, first: str, last: str, today: date | None = None, indicator: str | None = None
) -> pd.DataFrame:
    """Who reported on time, late, not at all: queries/coverage.sql. `today` is today unless a test says otherwise."""
    asked = {"area": area.id, "today": today or date.today(), "indicator": indicator, **span_asked(first, last)}
    return _ask(warehouse, [area], "coverage", **asked)


def figure(
    warehouse: Warehouse, indicator: str, area: Area, period: str, geography: str = AS_REPORTED
) -> dict[str, Any] | None:
    """The row of one figure, whatever kind of period it is for; None when there is none."""
    kind = periods.period(period).kind
    if kind == "quarter":
        found = series(warehouse, [indicator], [area], period, period, geography)
    elif kind == "year":
        found = yearly(warehouse, [indicator], [area], int(period), int(period), geography)
    else:
        found = other_periods(warehouse, [indicator], [area]).query("period == @period")
    return found.iloc[0].to_dict() if len(found) else None


def cells(
    warehouse: Warehouse, indicator: str, area: Area, among: Sequence[str], geography: str = AS_REPORTED
) -> pd.DataFrame:
    """The cells and sentences behind a figure made of these periods: queries/reported_cells.sql.

    Of areas that became part of this one, only what the viewer may see of them.
    """
    asked = {"geography": geography, "indicator": indicator, "area": area.id, "period": _list(among)}
    found, seen = _ask(warehouse, [area], "reported_cells", **asked), session.viewer()
    if geography == AS_REPORTED or seen.area is None:
        return found
    return found[[may(seen, "see", places.area_of(number)) for number in found.area]].reset_index(drop=True)


def _over_time(
    name: str,
    warehouse: Warehouse,
    indicators: Sequence[str],
    among: Collection[Area],
    span: dict[str, Any],
    geography: str,
) -> pd.DataFrame:
    asked = {"geography": geography, "indicator": _list(indicators), "area": _ids(among), **span}
    return _ask(warehouse, among, name, **asked)


def _ids(among: Collection[Area]) -> tuple[int, ...]:
    return tuple(area.id for area in among)


def _list(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(values)


def permit(among: Collection[Area]) -> None:
    """Raise NotAllowed unless the viewer may see all these areas; without any, the whole office."""
    seen = session.viewer()
    if not among and not may(seen, "see", None):
        refuse(seen, "see", "")
    for area in among:
        if not may(seen, "see", area):
            refuse(seen, "see", area.key)


def whole(warehouse: Warehouse, name: str) -> pd.DataFrame:
    """A question about the whole office; what the viewer may see of the answer is for the caller to choose."""
    session.viewer()
    return unseen(warehouse.path, name, **warehouse.moment)


def unseen(path: str, name: str, **parameters: Any) -> pd.DataFrame:
    """An answer from which permissions are worked out, or which the caller cuts to what the viewer may see."""
    return answers.answer(path, name, tuple(sorted(parameters.items())))


def _ask(warehouse: Warehouse, among: Collection[Area], name: str, **parameters: Any) -> pd.DataFrame:
    permit(among)
    return unseen(warehouse.path, name, **parameters, **warehouse.moment)
