"""All areas inside an area, each in a panel of its own, all on one scale. Made, not shown."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard import ask, courses, ground, illustrative, multiples, sentences, standings
from dashboard.briefing import plots
from dashboard.briefing.content import Plot
from dashboard.courses import Shown, View, dressed, has
from dashboard.design import ACCENT
from dashboard.multiples import Panel
from dashboard.text import ROMAN
from queries.catalogue import Indicator

WIDE = 12
"""Up to so many quarters the table has a column for each; past them a row for each area and year."""


def made(view: View, indicator: Indicator, order: str) -> Shown:
    """All panels with all that belongs to them: `panels` for the page, `plot` and the rest for what leaves."""
    t, name = view.t, view.t.pick(indicator.name)
    found = view.asked(ask.series, indicator, view.first, view.last)
    among = {area.id for area in view.inside}
    inside = dressed(found[found.area.isin(among)].reset_index(drop=True), indicator, view)
    if not has(inside, "value"):
        return t("refused.nothing", indicator=name, area=view.area.name)
    parts = dict(list(inside.groupby("area", sort=False)))
    panels = [_panel(parts[area.key], indicator, view) for area in view.inside if area.key in parts]
    panels = multiples.ordered(panels, order)
    reach = multiples.scale(panels, from_zero=indicator.kind != "share")
    said = [t("trend.panels_marks"), *ground.notes(inside, t("trend.these"), view.geography, t, together=True)]
    how = {"low": sentences.short(reach[0], indicator, t), "high": sentences.written(reach[1], indicator, t)}
    span = t("trend.one_scale", **how, geography=t(f"geography.{view.geography}"))
    known = inside.dropna(subset=["value"])
    last = found[(found.area == view.area.id) & (found.quarter == known.quarter.max())]
    weak = illustrative.of_many(list(known.is_illustrative), t)
    subtitle = sentences.subtitle(indicator, t, "quarterly", view.first, view.last, view.geography)
    return {
        "title": f"{name} – {t('trend.inside_title', area=view.area.name)}",
        "subtitle": f"{subtitle} · {t('trend.reach', **how)}",
        "span": f"{name} · {span}",
        "panels": panels,
        "reach": reach,
        "plot": _plot(panels, inside, indicator, view, reach),
        "figures": sorted([panel.key, panel.values] for panel in panels),
        "alt": t("trend.panels_alt", indicator=name, area=view.area.name, count=len(panels), **how),
        "source": replace(courses.source_of(view, indicator, last, inside), illustrative=weak),
        "legend": " · ".join([sentences.legend(inside.drop(columns="own_value", errors="ignore"), t), *said]),
        **_table(inside, [panel.key for panel in panels], indicator, view),
    }


def _plot(
    panels: Sequence[Panel], inside: pd.DataFrame, indicator: Indicator, view: View, reach: tuple[float, float]
) -> Plot:
    """The panels as numbers, in their order."""
    names = {panel.key: panel.name for panel in panels}
    rows = inside.assign(series=inside.area, order=inside.area.map({key: n for n, key in enumerate(names)}))
    rows = rows.sort_values(["order", "quarter"]).drop(columns="own_value", errors="ignore")
    words, unit = sentences.chart_words(indicator, view.t), sentences.unit(indicator, view.t)
    plot = plots.of_lines(rows, view.quarters, view.ticks, words, unit, indicator.kind == "cohort")
    series = [replace(one, name=names[one.name], colour=ACCENT) for one in plot.series]
    said = tuple(" · ".join(filter(None, (panel.newest, panel.change))) for panel in panels)
    return replace(plot, shape="panels", series=tuple(series), said=said, ends=reach)


def _table(inside: pd.DataFrame, keys: Sequence[str], indicator: Indicator, view: View) -> dict[str, Any]:
    t = view.t
    shown = inside.drop_duplicates("area").set_index("area").name_until
    values = inside.set_index(["area", "quarter"]).value
    if len(view.quarters) <= WIDE:
        table = pd.DataFrame({t("column.area"): [shown[key] for key in keys]})
        places = {view.ticks[quarter]: [(key, quarter) for key in keys] for quarter in view.quarters}
    else:
        years = list(dict.fromkeys(quarter[:4] for quarter in view.quarters))
        rows = [(key, year) for key in keys for year in years]
        table = pd.DataFrame(
            {t("column.area"): [shown[key] for key, _ in rows], t("column.year"): [year for _, year in rows]}
        )
        named = {t("column.quarter_of", roman=ROMAN[n]): n for n in "1234"}
        places = {name: [(key, f"{year}-Q{n}") for key, year in rows] for name, n in named.items()}
    for name, among in places.items():
        table[name] = [values.get(place) for place in among]
    table = table.astype(dict.fromkeys(places, float))
    return {"table": table, "shares" if indicator.kind == "share" else "numbers": list(places), "mixed": list(places)}


def _panel(part: pd.DataFrame, indicator: Indicator, view: View) -> Panel:
    t, rows = view.t, part.set_index("quarter").reindex(view.quarters)
    known = part.dropna(subset=["value"])
    newest = known.iloc[-1].to_dict() if len(known) else {}
    change = newest["compared_now"] - newest["compared_year_ago"] if newest else float("nan")
    words = "" if pd.isna(change) else t("trend.on_year", change=standings.change(change, indicator, t))
    words = t("overview.same") if change == 0 else words
    value = newest.get("label", t("state.missing"))
    if newest and newest["quarter"] != view.last:
        value = t("trend.newest", value=value, quarter=t.quarter_short(newest["quarter"]))
    key, name = part.area.iloc[0], str(part.name_until.iloc[0])
    return Panel(
        name=name,
        newest=value,
        change=words,
        values=tuple(None if pd.isna(one) else float(one) for one in rows.value),
        estimated=tuple(kind == "estimated" for kind in rows.exactness),
        crosses=tuple(one is True for one in rows.crosses),
        begins_anew=tuple(pd.notna(label) for label in rows.broken),
        value=newest.get("value", float("nan")),
        quarter=newest.get("quarter", ""),
        year_change=change,
        alt=t("trend.panel_alt", area=name, count=len(known), of=len(rows)),
        choices=(("area", key), ("indicator", indicator.code), *([("language", "en")] if t.language == "en" else [])),
    )
