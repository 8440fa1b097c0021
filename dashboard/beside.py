"""Two ways of setting lines beside each other: several areas on one chart, and the same quarter of the year before."""

import pandas as pd

from dashboard import ask, counting, courses, ground, sentences, standings
from dashboard.courses import SUMMED, Shown, View, dressed, has
from dashboard.design import BESIDE
from queries.catalogue import Indicator


def areas(view: View, indicator: Indicator) -> Shown:
    """The area and those set beside it on one chart, in the chosen mode."""
    t, name = view.t, view.t.pick(indicator.name)
    if why := courses.refused(view, indicator):
        return why
    found = view.asked(SUMMED.get(view.mode, ask.series), indicator, view.first, view.last)
    chosen = [view.area, *view.beside]
    order = {area.id: n for n, area in enumerate(chosen)}
    rows = found[found.area.isin(order)]
    rows = rows.assign(order=rows.area.map(order)).sort_values(["order", "quarter"]).reset_index(drop=True)
    frame = dressed(rows, indicator, view)
    frame = frame.assign(series=frame.name_until).drop(columns="own_value", errors="ignore")
    if not has(frame, "value"):
        return t("refused.nothing", indicator=name, area=", ".join(area.name for area in chosen))
    silent = [area.name for area in chosen if not has(frame[frame.area == area.key], "value")]
    said = [sentences.legend(frame, t)] + ([t("trend.silent", names=", ".join(silent))] if silent else [])
    for area in chosen:
        said += ground.notes(frame[frame.area == area.key], area.name, view.geography, t)
    last = frame[frame.area == view.area.key].dropna(subset=["value"]).tail(1)
    columns = courses.columns(indicator, t)
    return {
        "title": t("trend.beside_title", indicator=name, areas=", ".join(area.name for area in chosen)),
        "subtitle": sentences.subtitle(indicator, t, view.mode, view.first, view.last, view.geography),
        **courses.lines(view, indicator, frame),
        "alt": " ".join(sentences.alt(frame[frame.area == area.key], indicator, area, t) for area in chosen),
        "legend": " · ".join(words for words in dict.fromkeys(said) if words),
        "table": pd.DataFrame(
            {
                t("column.area"): frame.name_until,
                t("column.quarter"): [t.quarter(quarter) for quarter in frame.quarter],
                courses.value_column(indicator, t): frame.value,
                **courses.counts(frame, t),
            }
        ),
        "source": courses.source_of(view, indicator, last, frame),
        **columns,
    }


def year_ago(view: View, indicator: Indicator) -> Shown:
    """Each quarter beside the same quarter a year before, over those that reported in both and equal ground."""
    t, name = view.t, view.t.pick(indicator.name)
    found = view.asked(ask.series, indicator, counting.year_before(view.first), view.last)
    known = found[found.area == view.area.id].reset_index(drop=True)
    own = known[known.quarter >= view.first].reset_index(drop=True)
    if own.compared_year_ago.isna().all():
        return t("refused.no_year_ago", indicator=name, area=view.area.name)
    before = known.set_index("quarter").reindex([counting.year_before(quarter) for quarter in own.quarter])
    now = own.assign(value=own.compared_now)
    ago = own.assign(
        value=own.compared_year_ago,
        quarter=list(before.index),
        **{flag: list(before[flag].eq(True)) for flag in ("is_illustrative", "is_approximate", "is_straddling")},
    )
    both = [_half(ago, "year_before", indicator, view), _half(now, "this_year", indicator, view)]
    value = courses.value_column(indicator, t)
    last = own.dropna(subset=["compared_now"]).tail(1)
    last = last.assign(reported=last.compared_areas, expected=last.compared_areas)
    amounts = [value, t("column.year_ago"), *([] if indicator.kind == "share" else [t("column.year_change")])]
    marks = [sentences.legend(both[1], t, bars=True), t("trend.equal_sets")]
    return {
        "title": sentences.title(indicator, view.area, t),
        "subtitle": sentences.subtitle(indicator, t, "year_ago", view.first, view.last, view.geography),
        **courses.bars(view, indicator, pd.concat(both, ignore_index=True), list(view.ticks.values()), colours=BESIDE),
        "alt": sentences.alt(both[1], indicator, view.area, t),
        "legend": " · ".join([mark for mark in marks if mark] + ground.notes(own, view.area.name, view.geography, t)),
        "table": pd.DataFrame(
            {
                t("column.quarter"): [t.quarter(quarter) for quarter in own.quarter],
                value: now.value,
                t("column.year_ago"): ago.value,
                t("column.year_change"): [standings.change(one, indicator, t) for one in now.value - ago.value]
                if indicator.kind == "share"
                else now.value - ago.value,
                t("column.compared_areas"): own.compared_areas,
            }
        ),
        "source": courses.source_of(view, indicator, last, own),
        "shares" if indicator.kind == "share" else "numbers": amounts,
    } | ({"numbers": [t("column.compared_areas")]} if indicator.kind == "share" else {})


def _half(rows: pd.DataFrame, key: str, indicator: Indicator, view: View) -> pd.DataFrame:
    """One of the two bars of each quarter; only areas that reported in both stand behind it."""
    t = view.t
    rows = rows.assign(reported=rows.compared_areas, expected=rows.compared_areas)
    frame = dressed(rows.drop(columns=["numerator", "denominator", "own_value"]), indicator, view)
    return frame.assign(series=t(f"trend.{key}"), label=list(view.ticks.values())[-len(rows) :])
