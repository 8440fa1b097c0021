"""The chart of the comparison page: the areas of a level in a quarter, ranked. Made, not shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import ask, charts, ground, per, sentences, standings
from dashboard.briefing import plots, remarks
from dashboard.courses import Shown
from dashboard.model import Area, Areas, Source, Warehouse
from dashboard.text import LANGUAGES, Text, text
from etl.populations import People
from queries.catalogue import Indicator
from queries.geographies import AS_REPORTED


@dataclass(frozen=True, slots=True)
class Side:
    """The areas of a level inside an area, side by side; `meant` is the one of them that is looked for."""

    warehouse: Warehouse
    code: str
    area: Area
    meant: Area | None
    level: str
    quarter: str
    t: Text
    geography: str = AS_REPORTED
    shows_estimates: bool = True
    order: str = "value"
    per: str = per.PLAIN
    people: tuple[People, ...] = ()

    @property
    def indicator(self) -> Indicator:
        """What is compared."""
        known = ask.catalogue()[self.code]
        return known if self.per == per.PLAIN else per.named(known, self.per, {code: text(code) for code in LANGUAGES})

    @property
    def title(self) -> str:
        """What is drawn and where."""
        name, level = self.t.pick(self.indicator.name), self.t(f"part.{self.level}").lower()
        return self.t("compare.title", indicator=name, level=level, area=self.area.name)

    @property
    def subtitle(self) -> str:
        """How it is reckoned."""
        return standings.subtitle(self.indicator, self.quarter, self.t, self.geography)

    @property
    def key(self) -> tuple[object, ...]:
        """What a figure of this view is kept under."""
        how = (self.level, self.geography, self.shows_estimates, self.t.language, self.order, self.per, self.people)
        meant = self.meant.id if self.meant else None
        return (self.warehouse.key, self.area.id, self.code, self.quarter, *how, meant)


def ranking(view: Side, areas: Areas) -> Shown:
    """The areas ranked, with the table beside the chart."""
    rows = answered(view, areas)
    if isinstance(rows, str):
        return rows
    t, indicator = view.t, view.indicator
    highlight, words = view.meant.key if view.meant else None, sentences.chart_words(indicator, t)
    name, unit = t.pick(indicator.name), sentences.unit(indicator, t)
    return told(rows, view) | {
        "drawing": charts.ranking(rows, words, highlight),
        "plot": plots.of_ranking(rows, words, unit, name, highlight),
        "beside": standings.beside(rows, indicator, view.title, t),
    }


def answered(view: Side, areas: Areas) -> pd.DataFrame | str:
    """The areas in their order, a row each, or the reason why there are none."""
    t, indicator, quarter = view.t, view.indicator, view.quarter
    answer = ask.ranking(view.warehouse, view.code, view.area, view.level, quarter, view.geography)
    answer = answer if view.shows_estimates else ground.without_estimates(answer)
    if view.per != per.PLAIN:
        answer = per.over(answer.assign(quarter=quarter), view.per, view.people)
        if answer["value"].isna().all():
            known = ask.catalogue()[view.code]
            return t("per.nothing", indicator=t.pick(known.name), what=t(f"per.{view.per}"))
    rows = standings.ordered(standings.dressed(answer, indicator, areas, quarter, t), view.order)
    if rows.empty or set(rows.state) == {"not_added"}:
        key = "compare.nothing" if rows.empty else "compare.not_added"
        return t(key, indicator=t.pick(indicator.name), level=t(f"part.{view.level}").lower())
    return rows


def told(rows: pd.DataFrame, view: Side) -> dict[str, Any]:
    """What belongs to the areas side by side however they are drawn."""
    t, indicator, quarter = view.t, view.indicator, view.quarter
    counts = (int(rows.reported.sum()), int(rows.expected.sum()))
    counts += (ask.count_inside(view.warehouse, view.area, quarter, view.geography),)
    weak = standings.illustrative_words(rows, t)
    divided = [] if view.per == per.PLAIN else per.said(rows, view.per, t)
    return {
        "title": view.title,
        "subtitle": view.subtitle,
        "alt": standings.alt(rows, indicator, view.title, t),
        "table": standings.table(rows, indicator, t),
        "source": Source(view.warehouse, (view.code,), view.area, quarter, *counts, weak),
        "legend": " ".join([*divided, standings.notes(rows, indicator, quarter, t, view.geography)]),
        "numbers": [
            t(f"column.{name}") for name in ("rank", "rank_change", "year_rank_change", "reported", "expected")
        ],
        "shares": [t("column.value", unit=sentences.unit(indicator, t))] if indicator.kind == "share" else [],
        "remarks": () if divided else remarks.on_ranking(rows, indicator, quarter, t),
        "figures": figures(rows, ("value", "change", "year_change", "own_value")),
    }


def figures(rows: pd.DataFrame, columns: Sequence[str]) -> list[list[str | float | None]]:
    """What is verified of areas side by side: not the bars alone, also what the table and remarks say of changes."""
    values = rows[["area", *columns]].sort_values("area").itertuples(index=False, name=None)
    return [[key, *(None if pd.isna(one) else float(one) for one in row)] for key, *row in values]
