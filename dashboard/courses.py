"""The charts of the trend page: a course over the quarters, the parts of an indicator, years. Made, not shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import ask, charts, counting, ground, illustrative, sentences
from dashboard.briefing import plots
from dashboard.briefing import remarks as remarks_of
from dashboard.model import Area, Source, Warehouse
from dashboard.per import PLAIN
from dashboard.rows import records
from dashboard.text import Text
from etl.populations import People
from queries.catalogue import Indicator
from queries.geographies import AS_REPORTED


@dataclass(frozen=True, slots=True)
class View:
    """What all charts of the page have in common. All its indicators, and the areas inside, are asked for in one go."""

    warehouse: Warehouse
    indicators: tuple[str, ...]
    area: Area
    inside: tuple[Area, ...]
    first: str
    last: str
    mode: str
    t: Text
    geography: str = AS_REPORTED
    shows_estimates: bool = True
    beside: tuple[Area, ...] = ()
    dimension: str | None = None
    per: str = PLAIN
    people: tuple[People, ...] = ()

    @property
    def quarters(self) -> list[str]:
        """All quarters of the axis."""
        return counting.span(self.first, self.last)

    @property
    def ticks(self) -> dict[str, str]:
        """Their short names."""
        return {quarter: self.t.quarter_short(quarter) for quarter in self.quarters}

    def asked(
        self, look: Callable[..., pd.DataFrame], indicator: Indicator, first: object, last: object
    ) -> pd.DataFrame:
        """What a question of ask.py answers about one indicator in the area and in those inside."""
        among = {area.id: area for area in (self.area, *self.inside, *self.beside)}.values()
        found = look(self.warehouse, self.indicators, among, first, last, self.geography)
        found = found if self.shows_estimates else ground.without_estimates(found)
        return found[found.indicator == indicator.code].reset_index(drop=True)

    def key(self, *more: object) -> tuple[object, ...]:
        """What a figure of this view is kept under."""
        how = (self.mode, self.geography, self.shows_estimates, self.t.language, self.dimension, self.per, self.people)
        beside = tuple(area.id for area in self.beside)
        return (self.warehouse.key, self.area.id, self.first, self.last, *how, beside, *more)


Shown = dict[str, Any] | str
"""What figure.show takes, or the reason why there is nothing to show."""
SUMMED = {"cumulative": ask.cumulative, "rolling": ask.rolling}


def refused(view: View, indicator: Indicator) -> str | None:
    """Why the mode adds nothing over quarters, where the indicator's figures do not add; None where they do."""
    if view.mode not in SUMMED or (indicator.kind == "flow" and indicator.over_areas == "sum"):
        return None
    kind = view.t(f"kind.{indicator.kind}")
    return view.t(f"refused.not_{view.mode}", indicator=view.t.pick(indicator.name), kind=kind)


def course(view: View, indicator: Indicator) -> Shown:
    """The course of one indicator over the quarters, in the chosen mode."""
    t, name = view.t, view.t.pick(indicator.name)
    if why := refused(view, indicator):
        return why
    if indicator.over_areas == "none" and not view.area.is_leaf:
        return t("refused.none_over_areas", indicator=name)
    look = SUMMED.get(view.mode, ask.series)
    found = view.asked(look, indicator, view.first, view.last)
    frame = dressed(found[found.area == view.area.id], indicator, view)
    if not has(frame, "value") and not has(frame, "own_value"):
        why = " ".join(ground.notes(frame, view.area.name, view.geography, t))
        return why or t("refused.nothing", indicator=name, area=view.area.name)
    table = pd.DataFrame(
        {t("column.quarter"): [t.quarter(q) for q in frame.quarter], value_column(indicator, t): frame.value}
    )
    for column in ("own_value", "numerator", "denominator"):
        if has(frame, column):
            table[t(f"column.{column}")] = frame[column]
    last = frame.dropna(subset=["value"]).tail(1)
    return {
        "title": sentences.title(indicator, view.area, t),
        "subtitle": sentences.subtitle(indicator, t, view.mode, view.first, view.last, view.geography),
        **lines(view, indicator, frame),
        "alt": sentences.alt(frame, indicator, view.area, t),
        "legend": _legend(view, frame),
        "table": table.assign(**counts(frame, t)),
        "source": source_of(view, indicator, last, frame),
        "remarks": _remarks(view, indicator, frame),
        **columns(indicator, t),
    }


def lines(view: View, indicator: Indicator, frame: pd.DataFrame) -> dict[str, Any]:
    """A frame over the quarters of a view as lines: for the screen, and as numbers for what leaves."""
    how = {"stepped": indicator.kind == "cohort", "by_year": view.mode == "cumulative"}
    words = sentences.chart_words(indicator, view.t)
    return {
        "drawing": charts.lines(frame, view.quarters, view.ticks, words, **how),
        "plot": plots.of_lines(frame, view.quarters, view.ticks, words, sentences.unit(indicator, view.t), **how),
    }


def bars(view: View, indicator: Indicator, frame: pd.DataFrame, labels: Sequence[str], **how: Any) -> dict[str, Any]:
    """A frame as upright bars over its labels, the same way; `how` as charts.columns takes it."""
    words = sentences.chart_words(indicator, view.t)
    return {
        "drawing": charts.columns(frame, labels, words, **how),
        "plot": plots.of_columns(frame, labels, words, sentences.unit(indicator, view.t), **how),
    }


def _remarks(view: View, indicator: Indicator, frame: pd.DataFrame) -> tuple[str, ...]:
    if view.mode in SUMMED:  # about sums over several quarters nothing is said yet
        return ()
    return remarks_of.on_quarters(frame, indicator, view.area.name, view.geography, view.t)


def parts(view: View, indicator: Indicator) -> Shown:
    """The parts of an indicator, stacked quarter by quarter."""
    t, dimension = view.t, view.dimension
    found = ask.breakdown(view.warehouse, indicator.code, view.area, dimension, view.first, view.last)
    whole = ask.series(view.warehouse, [indicator.code], [view.area], view.first, view.last)
    if found.empty or found.value.isna().all():
        return t("refused.no_parts", indicator=t.pick(indicator.name), dimension=t(f"breakdown.{dimension}").lower())
    frame = found[found.part.isin(found.dropna(subset=["value"]).part)]
    frame = frame.assign(
        part_name=[t(f"part.{part}") for part in frame.part],
        indicator=indicator.code,
        area=view.area.key,
        label=[t.quarter_short(quarter) for quarter in frame.quarter],
    )
    frame = frame.assign(series=frame.part_name, hover=sentences.hovers(frame, indicator, t))
    counted = [value_column(indicator, t), t("column.reported")]
    return {
        "title": sentences.title(indicator, view.area, t, dimension),
        "subtitle": sentences.subtitle(indicator, t, "quarterly", view.first, view.last),
        **bars(view, indicator, frame, list(view.ticks.values()), stacked=True),
        "alt": sentences.alt(whole, indicator, view.area, t),
        "numbers": counted,
        "legend": " · ".join(
            filter(
                None, [sentences.legend(frame, t, bars=True), *ground.notes(whole, view.area.name, view.geography, t)]
            )
        ),
        "table": pd.DataFrame(
            {
                t("column.quarter"): [t.quarter(q) for q in frame.quarter],
                t("column.part"): frame.part_name,
                counted[0]: frame.value,
                counted[1]: frame.reported,
                t("column.remark"): remarks(frame, t),
            }
        ),
        "source": source_of(view, indicator, whole.tail(1), frame),
    }


def years(view: View, indicator: Indicator) -> Shown:
    """An indicator year by year."""
    t, name = view.t, view.t.pick(indicator.name)
    labels = [str(year) for year in range(int(view.first[:4]), int(view.last[:4]) + 1)]
    found = view.asked(ask.yearly, indicator, int(labels[0]), int(labels[-1]))
    if not has(found, "value") and not has(found, "own_value"):
        refused = indicator.over_areas == "none" and not view.area.is_leaf
        return t("refused.none_over_areas" if refused else "refused.nothing", indicator=name, area=view.area.name)
    label = found.year.astype(str)
    frame = found.assign(
        series=name,
        label=label,
        quarter=label,
        reported=found.complete,
        given=found.reported,
        indicator=indicator.code,
        area=view.area.key,
    )
    frame = frame.assign(
        hover=sentences.hovers(frame, indicator, t), own_hover=sentences.own_hovers(frame, indicator, t)
    )
    last = frame.dropna(subset=["value"]).tail(1)
    table = pd.DataFrame({t("column.year"): label, value_column(indicator, t): frame.value})
    if has(frame, "own_value"):
        table[t("column.own_value")] = frame.own_value
    return {
        "title": sentences.title(indicator, view.area, t),
        "subtitle": sentences.subtitle(indicator, t, "yearly", labels[0], labels[-1], view.geography),
        **bars(view, indicator, frame, labels),
        "alt": sentences.alt(frame, indicator, view.area, t, "label"),
        "legend": _legend(view, frame, bars=True),
        "table": table.assign(**counts(frame, t)),
        "source": source_of(view, indicator, last.assign(reported=last.given), frame),
        **columns(indicator, t),
    }


def dressed(found: pd.DataFrame, indicator: Indicator, view: View) -> pd.DataFrame:
    """The rows of an answer with what charts.py needs: a readable series, hover texts, and what a click carries."""
    t, areas = view.t, ask.areas(view.warehouse)
    known = {number: areas.by_id(number) for number in found.area.unique()}
    shown = {
        n: f"{a.name} ({t('area.until', day=t.day(a.valid_to))})"
        if a.valid_to != view.area.valid_to and a.valid_to
        else a.name
        for n, a in known.items()
    }
    frame = found.assign(
        series=found.name,
        area=[known[number].key for number in found.area],
        name_until=[shown[n] for n in found.area],
        hover=sentences.hovers(found, indicator, t),
        label=[sentences.short(value, indicator, t) for value in found.value],
    )
    frame = frame.assign(crosses=ground.crossing(found, view.geography))
    return frame.assign(own_hover=sentences.own_hovers(found, indicator, t)) if has(frame, "own_value") else frame


def has(frame: pd.DataFrame, column: str) -> bool:
    return column in frame and bool(frame[column].notna().any())


def source_of(view: View, indicator: Indicator, last: pd.DataFrame, shown: pd.DataFrame) -> Source:
    """Where the figures shown come from; `last` has the row of the newest, or none."""
    period, counts = (view.last, (None, None))
    if len(last):
        row = last.iloc[0]
        period, counts = str(row.quarter), (int(row.reported), int(row.expected))
    inside = ask.count_inside(view.warehouse, view.area, period, view.geography)
    words = illustrative.of_periods(shown, view.t)
    return Source(view.warehouse, (indicator.code,), view.area, period, *counts, inside, words)


def value_column(indicator: Indicator, t: Text) -> str:
    """The title of the column of values, with its unit."""
    return t("column.value", unit=sentences.unit(indicator, t))


def columns(indicator: Indicator, t: Text) -> dict[str, list[str]]:
    """Which columns of a table are numbers and which are percentages, as figure.show takes them."""
    values = [value_column(indicator, t), t("column.own_value")]
    counted = [t(f"column.{name}") for name in ("numerator", "denominator", "reported", "expected")]
    return {"numbers": counted, "shares": values} if indicator.kind == "share" else {"numbers": [*values, *counted]}


def counts(frame: pd.DataFrame, t: Text) -> dict[str, Any]:
    """The last columns of a table: how many of how many reported, and what is to be said of a row."""
    found = {t("column.reported"): frame.reported, t("column.expected"): frame.expected}
    return found | {t("column.remark"): remarks(frame, t)}


def _none(row: dict[str, Any], t: Text) -> str:
    kind = row.get("exactness")
    return t("state.not_comparable" if kind == "not_comparable" else "state.missing")


def _legend(view: View, frame: pd.DataFrame, bars: bool = False) -> str:
    """What the markers mean, and what is to be known of the boundaries."""
    said = [sentences.legend(frame, view.t, bars=bars), *ground.notes(frame, view.area.name, view.geography, view.t)]
    if view.geography == AS_REPORTED and view.mode in SUMMED:
        over = [quarter for quarter in view.quarters if _is_summed_over(quarter, view.mode)]
        known = frame[frame.quarter.isin(over)]
        if len(known) and known.value.isna().all():
            said.append(view.t("geography.not_summed", periods=sentences.between(over[0], over[-1], view.t)))
    return " · ".join(part for part in said if part)


def _is_summed_over(quarter: str, mode: str) -> bool:
    """True when a sum up to this quarter begins before the reorganisation and ends after it."""
    first = f"{quarter[:4]}-Q1" if mode == "cumulative" else counting.back(quarter, 3)
    return first < charts.BREAK <= quarter


def remarks(frame: pd.DataFrame, t: Text) -> list[str]:
    """What the table says of each row beside its figures; of a missing one, that it is missing."""
    return [
        ", ".join(([_none(row, t)] if pd.isna(row["value"]) else []) + sentences.remarks(row, t))
        for row in records(frame)
    ]
