"""Who reported when, as the page of reporting shows it and as it leaves: the map, its totals, who is owing. Made,
not shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard import ask, counting, illustrative, reminders
from dashboard.courses import Shown
from dashboard.design import SIGNS, TINTS
from dashboard.model import Area, Areas, Source, Warehouse
from dashboard.text import Text
from queries.catalogue import Indicator


@dataclass(frozen=True, slots=True)
class Reporting:
    """Reports of an area from one quarter to another, on everything or on one indicator, as things stand on a day."""

    warehouse: Warehouse
    areas: Areas
    area: Area
    first: str
    last: str
    only: Indicator | None
    day: date
    t: Text

    @property
    def quarters(self) -> list[str]:
        """All quarters from the first to the last."""
        return counting.span(self.first, self.last)

    @property
    def about(self) -> str:
        """What is looked at."""
        return self.t.pick(self.only.name) if self.only else self.t("reporting.all")

    def cover(self) -> pd.DataFrame:
        """Who reported on time, late, not at all (queries/coverage.sql)."""
        code = self.only.code if self.only else None
        return ask.coverage(self.warehouse, self.area, self.first, self.last, self.day, code)

    def source(self) -> Source:
        """Where this comes from; the mark says which figures of the area are illustrative."""
        main = ask.main_indicators()
        figures = ask.series(self.warehouse, main, [self.area], self.first, self.last)
        weak = illustrative.of_periods(figures, self.t, len(self.quarters))
        code = self.only.code if self.only else main[0]
        return Source(self.warehouse, (code,), self.area, self.last, illustrative=weak)

    def subtitle(self) -> str:
        """What is looked at, over which quarters, as of which day."""
        first, last = (self.t.quarter_inside(one) for one in (self.first, self.last))
        return self.t("reporting.subtitle", about=self.about, first=first, last=last, day=self.t.day(self.day))


def coverage(view: Reporting) -> Shown:
    """The map as a table: a row for each area, a column for each quarter, signs in the cells."""
    t, cover = view.t, view.cover()
    if cover.empty:
        return t("empty.nothing_here", area=view.area.name)
    title = t("reporting.title", area=view.area.name)
    several = cover["within"].nunique() > 1
    names = cover.drop_duplicates("area").set_index("area")
    states = cover.pivot_table(index="area", columns="quarter", values="state", aggfunc="first").reindex(names.index)
    table = pd.DataFrame({t("column.area"): [_named(number, name, view) for number, name in names["name"].items()]})
    table.index = names.index
    if several:
        table[t("column.within")] = names["within"].fillna("")
    for quarter in view.quarters:
        held = states[quarter] if quarter in states else pd.Series(None, index=names.index, dtype=object)
        table[t.quarter_short(quarter)] = [SIGNS.get(state, "") for state in held]
    words = reminders.words(cover, t)
    legend = " · ".join(words[state] for state in SIGNS if (cover["state"] == state).any())
    inside = ask.count_inside(view.warehouse, view.area, view.last)
    return {
        **_all(view, cover),
        "title": title,
        "remarks": _finding(cover, t),
        "alt": reminders.alt(cover, title, t),
        "table": table.reset_index(drop=True),
        "tints": [(SIGNS[state], TINTS[state]) for state in SIGNS if state in TINTS],
        "legend": f"{legend} · {reminders.marks(cover, view.last, inside, t)}",
    }


def totals(view: Reporting) -> Shown:
    """How many reported on time, late, not at all, quarter by quarter."""
    t, cover = view.t, view.cover()
    if cover.empty:
        return t("empty.nothing_here", area=view.area.name)
    title = f"{t('reporting.title', area=view.area.name)}: {t('reporting.totals').lower()}"
    table = reminders.totals(cover, t)
    how = {"title": title, "alt": reminders.alt(cover, title, t), "table": table, "remarks": _finding(cover, t)}
    return {**_all(view, cover), **how, "numbers": list(table.columns[1:-2])}


def owing(view: Reporting) -> Shown:
    """Who has not reported one of the newest quarters that were due."""
    t = view.t
    rows = reminders.owing(view.cover(), view.areas, view.day)
    title = f"{t('reporting.remind')} – {view.area.name}"
    if rows.empty:
        return t("reporting.nobody")
    count = rows["area"].nunique()
    said = t("reporting.owing_said", count=count, day=t.day(view.day))
    how = {"title": title, "table": reminders.owing_table(rows, t), "numbers": [t("column.days")], "remarks": [said]}
    subtitle = t("reporting.remind_what", count=reminders.REMINDED, about=view.about)
    return {**_all(view, rows), **how, "subtitle": subtitle, "alt": f"{title}. {said}"}


def _all(view: Reporting, rows: pd.DataFrame) -> dict[str, Any]:
    figures = sorted([int(area), quarter, state] for area, quarter, state in _states(rows))
    return {"subtitle": view.subtitle(), "source": view.source(), "figures": figures}


def _states(rows: pd.DataFrame) -> Sequence[tuple[Any, ...]]:
    return list(rows[["area", "quarter", "state"]].itertuples(index=False))


def _named(number: int, name: str, view: Reporting) -> str:
    """An area's name; of one that is no more, until when it was: another may bear the name today."""
    area = view.areas.by_id(number)
    ended = area.valid_to if area and area.valid_to != view.area.valid_to else None
    return f"{name} ({view.t('area.until', day=view.t.day(ended))})" if ended else name


def _finding(cover: pd.DataFrame, t: Text) -> list[str]:
    """How many of how many have reported for the newest quarter that is due, and how many of them late."""
    due = cover[cover["state"] != "not_due"]
    if due.empty:
        return []
    rows = due[due["quarter"] == due["quarter"].max()]
    given, late = (int(rows["state"].isin(states).sum()) for states in (reminders.GIVEN, ["late"]))
    owed = int((cover["quarter"] == due["quarter"].max()).sum())
    how = {"quarter": t.quarter(due["quarter"].max()), "given": given, "owed": owed, "late": late}
    return [t("reporting.said_late" if late else "reporting.said", **how)]
