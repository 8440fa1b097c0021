"""Tables of the pages as they leave: findings, the cells behind a figure, what changed and why, figures of other
periods, what indicators mean, which reports came. Made, not shown.

Long ones are cut after so many rows, and say so; what is verified (`figures`) are all rows, in no language.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard import (
    ask,
    ask_changes,
    ask_quality,
    ask_uploads,
    explained,
    history,
    illustrative,
    origin,
    quality,
    sentences,
    sourced,
)
from dashboard.briefing.recipe import BadRecipe, Recipe
from dashboard.courses import Shown, remarks
from dashboard.model import Area, Areas, Source, Warehouse
from dashboard.rows import records
from dashboard.text import SPACE, Text
from queries.catalogue import Indicator

MOST = 300
"""So many rows of a table leave; the page has all of them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A table by its recipe, of an area and (of some) of one indicator."""

    recipe: Recipe
    warehouse: Warehouse
    areas: Areas
    area: Area
    only: Indicator | None
    t: Text

    def day(self, name: str) -> date:
        """The recipe's `day` or `since`. Raises BadRecipe."""
        try:
            return date.fromisoformat(getattr(self.recipe, name) or "")
        except ValueError as error:
            raise BadRecipe(f"{self.recipe.make} {name}") from error

    @property
    def indicator(self) -> Indicator:
        """The one it is of. Raises BadRecipe where there must be one."""
        if self.only is None:
            raise BadRecipe(f"{self.recipe.make} without an indicator")
        return self.only


def findings(asked: Asked) -> Shown:
    """What to look at in a quarter's figures, of the kind and in the state that were chosen."""
    t, area, quarter, warehouse = asked.t, asked.area, asked.recipe.last, asked.warehouse
    inside = t.quarter_inside(quarter)
    checked = ask_quality.checked(warehouse, area, quarter)
    if not checked:
        return t("quality.nothing_checked", area=area.name, quarter=inside)
    found = ask_quality.findings(warehouse, area, quarter)
    if found.empty:
        return t("quality.nothing_found", figures=t.number(checked["figures"]))
    kind, state = asked.recipe.choice if len(asked.recipe.choice) == 2 else (quality.ANY, quality.ANY)
    rows = quality.chosen(found, kind, state)
    if rows.empty:
        return t("tabled.none_so", area=area.name, quarter=inside)
    number, unit, said = quality.lead(found, checked, t)
    table = quality.table(rows, quarter, t).drop(columns=[t("column.code"), t("column.period")])
    return {
        **_table(table, rows, ["kind", "area", "indicator", "breakdown", "value", "beside", "state"], "quality", t),
        "title": t("quality.title", area=area.name, quarter=inside),
        "subtitle": f"{t(f'quality.kind_{kind}')} · {t('column.state')}: {t(f'quality.state_{state}')}",
        "remarks": [f"{t('quality.open')}: {number} {unit}.", *said],
        "source": _source(asked, [bool(one) for one in rows["is_illustrative"]]),
    }


def cells(asked: Asked) -> Shown:
    """Every cell behind one figure, and how it was made of them; with its parts where they were chosen."""
    t, area, indicator, period = asked.t, asked.area, asked.indicator, asked.recipe.last
    geography, inside = asked.recipe.geography, t.quarter_inside(period)
    known = list(ask.quarters(asked.warehouse, area, geography).quarter)
    given = (asked.warehouse, asked.areas, indicator, area, period, known, t, geography)
    found = sourced.behind(*given, asked.day("day"))
    count = ask.count_inside(asked.warehouse, area, period, geography) if known else None
    how = origin.how(indicator, area, found.row, period, t, count)
    rows = found.cells if "parts" in asked.recipe.choice else origin.counted(found.cells)
    if rows.empty and found.missing.empty:
        return " ".join(how)
    number, unit = origin.value(indicator, area, found.row, period, t)
    value, remark = t("column.value_only"), t("column.remark")
    table = origin.table(rows, found.missing, ask.catalogue(), t)
    why = [words if pd.isna(one) else "" for one, words in zip(_values(rows, found), table[value], strict=True)]
    said = table[remark] if remark in table else [""] * len(table)
    table = table.assign(**{remark: [" ".join(filter(None, both)) for both in zip(why, said, strict=True)]})
    table[value] = pd.Series(_values(rows, found), dtype=float)
    if rows["period"].nunique() > 1:  # of a year's figure
        periods = [*map(t.quarter, rows["period"]), *[""] * len(found.missing)]
        table.insert(1, t("column.period"), periods)
    verified = rows.assign(where=rows["key"].str.partition("!")[2])
    columns = ["area", "indicator", "period", "breakdown", "value", "text", "where", "sha256"]
    made = _table(table, verified, columns, "sources", t)
    return {
        **made,
        "figures": [*made["figures"], *sorted(map(list, found.missing[["area", "state"]].itertuples(index=False)))],
        "title": t("sources.cells", indicator=t.pick(indicator.name), area=area.name, period=inside),
        "subtitle": t("sources.counts", cells=len(rows), missing=len(found.missing)),
        "numbers": [value],
        "mixed": [value],
        "remarks": [t("tabled.figure", area=area.name, period=inside, value=f"{number}{SPACE}{unit}".strip()), *how],
        "source": _source(asked, [bool(one) for one in rows["is_illustrative"]], indicator),
    }


def changes(asked: Asked) -> Shown:
    """Which figures are others than on a day."""
    then, between = _then(asked)
    found = ask_changes.figures(then, asked.warehouse, asked.area) if then else pd.DataFrame()
    t = asked.t
    if found.empty:
        return f"{between}: {t('changes.none')}"
    table = history.changes(found, ask.catalogue(), t, ("changes.was", "changes.becomes"))
    columns = ["area", "indicator", "period", "breakdown", "cumulative", "was", "becomes"]
    return {
        **_table(table, found, columns, "changes", t),
        "title": between,
        "subtitle": t("page.changes"),
        "remarks": [t("changes.figures", count=t.number(len(found))) + "."],
        "source": _source(asked, list(found["was_illustrative"] | found["becomes_illustrative"])),
    }


def decisions(asked: Asked) -> Shown:
    """What was decided about reports since a day, by whom and why."""
    t, (then, between) = asked.t, _then(asked)
    found = ask_changes.decisions(then, asked.warehouse, asked.area) if then else []
    if not found:
        return f"{between}: {t('tabled.no_decisions')}"
    rows = pd.DataFrame([(one.upload, one.act, one.at.isoformat()) for one in found], columns=["upload", "act", "at"])
    return {
        **_table(history.decided(found, t), rows, ["upload", "act", "at"], "changes", t),
        "title": between,
        "subtitle": t("changes.decisions_what"),
        "remarks": [t("changes.decisions", count=t.number(len(found))) + "."],
        "source": _source(asked, []),
    }


def others(asked: Asked) -> Shown:
    """Figures of months, halves, nine months and spans, each for itself."""
    t, area, indicator = asked.t, asked.area, asked.indicator
    found = ask.other_periods(asked.warehouse, (indicator.code,), [area])
    if found.empty:
        return t("refused.nothing", indicator=t.pick(indicator.name), area=area.name)
    rows = found.assign(quarter=found.period)
    table, value = of_other_periods(rows, indicator, t), t("column.value", unit=sentences.unit(indicator, t))
    values = [one for one in (value, t("column.own_value")) if one in table]
    return {
        **_table(table, rows, ["period", "value", "own_value", "reported", "expected"], "trend", t),
        "title": f"{t('trend.others')} – {sentences.title(indicator, area, t)}",
        "subtitle": t("tabled.others_what"),
        "numbers": [t("column.reported"), t("column.expected"), *([] if indicator.kind == "share" else values)],
        "shares": values if indicator.kind == "share" else [],
        "source": _source(asked, [bool(illustrative.kinds(row)) for row in records(rows)], indicator),
    }


def meaning(asked: Asked) -> Shown:
    """What an indicator counts, how it adds, its formula and the document that defines it."""
    t, indicator = asked.t, asked.indicator
    said = [(t("column.meaning"), t.pick(indicator.meaning)), *explained.facts(indicator, ask.catalogue(), t)]
    if indicator.headers:
        said.append((t("explained.headers"), "; ".join(indicator.headers)))
    table = pd.DataFrame(said, columns=[t("tabled.about"), t("tabled.answer")])
    words = [one.vi if one else "" for one in (indicator.meaning, indicator.unit, indicator.formula, indicator.source)]
    rows = pd.DataFrame([[indicator.code, indicator.kind, indicator.over_areas, *words]])
    return {
        **_table(table, rows, list(rows.columns), "indicators", t),
        "title": t.pick(indicator.name),
        "subtitle": t("tabled.meaning"),
        "source": _source(asked, [], indicator),
    }


def uploads(asked: Asked) -> Shown:
    """The reports behind the figures the viewer may see, newest first; those that speak of the words typed there."""
    t, words = asked.t, next(iter(asked.recipe.choice), "")
    found = ask_uploads.uploads(asked.warehouse)
    table = origin.uploads(found, words, t)
    if table.empty:
        return t("tabled.no_uploads_so", words=words) if words else t("tabled.no_uploads")
    rows = found.loc[table.index]
    counts = [t("column.figures"), t("column.believed")]
    return {
        **_table(table, rows, ["upload", "sha256", "figures", "believed"], "sources", t),
        "title": t("sources.uploads"),
        "subtitle": t("tabled.uploads_so", words=words) if words else t("tabled.uploads"),
        "remarks": [t("tabled.uploads_count", count=t.number(len(table)))],
        "numbers": counts,
        "source": _source(asked, [bool(one) for one in rows["is_illustrative"]]),
    }


def catalogue(asked: Asked) -> Shown:
    """Every indicator in a line: what it counts, in which unit, how it adds."""
    t, every = asked.t, list(ask.catalogue().values())
    names = ("column.indicator", "column.meaning", "column.unit", "explained.over_quarters", "explained.over_areas")
    table = explained.listed(every, ask.catalogue(), t)[[t(name) for name in names]]
    rows = pd.DataFrame([(one.code, one.kind, one.over_areas, one.meaning.vi) for one in every])
    return {
        **_table(table, rows, list(rows.columns), "indicators", t),
        "title": t("explained.file"),
        "subtitle": t("explained.lead", count=len(every)),
        "source": _source(asked, []),
    }


def of_other_periods(rows: pd.DataFrame, indicator: Indicator, t: Text) -> pd.DataFrame:
    """Figures of other periods as they go into files; `rows` as queries/other_periods.sql answers."""
    columns = {
        t("column.period"): [t.quarter(period) for period in rows["period"]],
        t("column.from"): [t.day(day) for day in rows["period_start"]],
        t("column.to"): [t.day(day) for day in rows["period_end"]],
        t("column.value", unit=sentences.unit(indicator, t)): rows["value"],
    }
    if rows["own_value"].notna().any():
        columns[t("column.own_value")] = rows["own_value"]
    columns |= {t("column.reported"): rows["reported"], t("column.expected"): rows["expected"]}
    return pd.DataFrame(columns).assign(**{t("column.remark"): remarks(rows, t)})


TABLED: dict[str, Callable[[Asked], Shown]] = {
    one.__name__: one for one in (findings, cells, changes, decisions, others, meaning, uploads, catalogue)
}
OF_ONE = {"cells", "others", "meaning"}
"""Of these each is of one indicator; the others are of all."""


def _then(asked: Asked) -> tuple[Warehouse | None, str]:
    """The moment changes are counted from (None: there is nothing between), and both in words."""
    day, t = asked.day("since"), asked.t
    now = ask.position(asked.warehouse) if asked.warehouse.as_of is None else asked.warehouse.as_of
    then = ask.on_day(asked.warehouse, day)
    is_before = then is not asked.warehouse and (then.as_of or 0) < now
    moment = t.moment(asked.warehouse.published)
    return then if is_before else None, t("tabled.between", area=asked.area.name, day=t.day(day), moment=moment)


def _values(rows: pd.DataFrame, found: sourced.Behind) -> list[float]:
    return [*rows["value"], *[float("nan")] * len(found.missing)]


def _table(table: pd.DataFrame, rows: pd.DataFrame, verified: Sequence[object], page: str, t: Text) -> dict[str, Any]:
    """A table without columns in which nothing stands, its first rows where it is long; and what is verified of it."""
    empty = [name for name in table if (table[name].astype(object) == "").all()]
    table = table.drop(columns=empty).reset_index(drop=True)
    left = len(table) - MOST
    words = {"shown": t.number(MOST), "count": t.number(len(table)), "left": t.number(left), "page": t(f"page.{page}")}
    figures = [[_plain(value) for value in row] for row in rows[list(verified)].itertuples(index=False, name=None)]
    return {
        "table": table.head(MOST),
        "legend": t("tabled.left_out", **words) if left > 0 else "",
        "alt": t("tabled.alt", columns=", ".join(map(str, table.columns)), count=t.number(len(table))),
        "figures": sorted(figures, key=repr),
    }


def _plain(value: Any) -> str | float | None:
    if isinstance(value, str):
        return value
    return None if value is None or pd.isna(value) else float(value)


def _source(asked: Asked, weak: Sequence[bool], indicator: Indicator | None = None) -> Source:
    words = illustrative.of_many(list(weak), asked.t) if len(weak) else ""
    codes = (indicator.code,) if indicator else ()
    return Source(asked.warehouse, codes, asked.area, asked.recipe.last, illustrative=words)
