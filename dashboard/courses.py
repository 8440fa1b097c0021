"""The charts of the trend page: a course over the quarters, the parts of an indicator, the areas inside, years."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import ask, charts, controls, figure, glance, markup, sentences
from dashboard.model import Area, Source, Warehouse
from dashboard.text import Text
from queries.catalogue import Indicator


@dataclass(frozen=True, slots=True)
class View:
    """What all charts of the page have in common."""

    warehouse: Warehouse
    area: Area
    first: str
    last: str
    mode: str
    t: Text

    @property
    def quarters(self) -> list[str]:
        """All quarters of the axis."""
        return ask.span(self.first, self.last)

    def key(self, *more: object) -> tuple[object, ...]:
        """What a figure of this view is kept under."""
        return (self.warehouse.path, self.area.id, self.first, self.last, self.mode, self.t.language, *more)


def course(view: View, indicator: Indicator, inside: Sequence[Area]) -> None:
    """The course of one indicator in the chosen mode, or the reason why there is none."""
    t, name = view.t, view.t.pick(indicator.name)
    if view.mode == "yearly":
        by_year(view, indicator)
        return
    if view.mode == "cumulative" and (indicator.kind != "flow" or indicator.over_areas != "sum"):
        kind = t(f"kind.{indicator.kind}")
        refuse(indicator, view, t("refused.not_cumulative", indicator=name, kind=kind))
        return
    look = ask.cumulative if view.mode == "cumulative" else ask.series
    found = look(view.warehouse, [indicator.code], [view.area, *inside], view.first, view.last)
    frame = dressed(found[found.area == view.area.id], indicator, view)
    peers = dressed(found[found.area != view.area.id], indicator, view)
    is_refused = indicator.over_areas == "none" and not view.area.is_leaf
    if is_refused:
        refuse(indicator, view, t("refused.none_over_areas", indicator=name))
    elif frame.value.isna().all() and not _has(frame, "own_value"):
        refuse(indicator, view, t("refused.nothing", indicator=name, area=view.area.name))
    else:
        _show_course(view, indicator, frame, peers.iloc[:0] if indicator.kind != "share" else peers)
    if _has(peers, "value"):
        inside_courses(view, indicator, peers)


def parts(view: View, indicator: Indicator, dimension: str) -> None:
    """The parts of an indicator, stacked quarter by quarter."""
    t = view.t
    found = ask.breakdown(view.warehouse, indicator.code, view.area, dimension, view.first, view.last)
    if found.empty or found.value.isna().all():
        of = t(f"breakdown.{dimension}").lower()
        refuse(indicator, view, t("refused.no_parts", indicator=t.pick(indicator.name), dimension=of))
        return
    frame = found[found.part.isin(found.dropna(subset=["value"]).part)]
    frame = frame.assign(part_name=[t(f"part.{part}") for part in frame.part], label=[t.quarter_short(q) for q in frame.quarter],
                         indicator=indicator.code, area=view.area.key)
    frame = frame.assign(series=frame.part_name, hover=sentences.hovers(frame, indicator, t))
    labels = [t.quarter_short(quarter) for quarter in view.quarters]
    table = pd.DataFrame({t("column.quarter"): [t.quarter(q) for q in frame.quarter], t("column.part"): frame.part_name,
                          _value(indicator, t): frame.value, t("column.reported"): frame.reported})
    figure.show(
        f"{indicator.code}_{dimension}", title=sentences.title(indicator, view.area, t, dimension),
        subtitle=sentences.subtitle(indicator, t, "quarterly", view.first, view.last),
        drawing=figure.drawn(view.key("parts", indicator.code, dimension),
                             lambda: charts.columns(frame, labels, sentences.chart_words(indicator, t), stacked=True)),
        alt=sentences.alt(frame, indicator, view.area, t), table=table, indicators=[indicator], t=t,
        source=Source(view.warehouse, (indicator.code,), view.area, view.last), numbers=[_value(indicator, t), t("column.reported")],
    )


def by_year(view: View, indicator: Indicator) -> None:
    """Years side by side: flows added up, stocks and cohorts at their last quarter."""
    t = view.t
    found = ask.yearly(view.warehouse, [indicator.code], [view.area], int(view.first[:4]), int(view.last[:4]))
    if found.value.isna().all() and found.own_value.isna().all():
        key = "refused.none_over_areas" if indicator.over_areas == "none" and not view.area.is_leaf else "refused.nothing"
        refuse(indicator, view, t(key, indicator=t.pick(indicator.name), area=view.area.name))
        return
    years = [str(year) for year in range(int(view.first[:4]), int(view.last[:4]) + 1)]
    frame = found.assign(series=t.pick(indicator.name), label=found.year.astype(str), quarter=found.year.astype(str),
                         reported=found.complete, indicator=indicator.code, area=view.area.key)
    frame = frame.assign(hover=sentences.hovers(frame, indicator, t), own_hover=sentences.own_hovers(frame, indicator, t))
    table = pd.DataFrame({t("column.year"): frame.label, _value(indicator, t): frame.value,
                          t("column.own_value"): frame.own_value, t("column.reported"): frame.reported,
                          t("column.expected"): frame.expected, t("column.remark"): _remarks(frame, t)})
    last = frame.dropna(subset=["value"]).tail(1)
    figure.show(
        f"{indicator.code}_years", title=sentences.title(indicator, view.area, t),
        subtitle=sentences.subtitle(indicator, t, "yearly", years[0], years[-1]),
        drawing=figure.drawn(view.key("years", indicator.code),
                             lambda: charts.columns(frame, years, sentences.chart_words(indicator, t))),
        alt=sentences.alt(frame, indicator, view.area, t, "label"), table=table, indicators=[indicator], t=t,
        legend=sentences.legend(frame, t, bars=True), source=_source(view, indicator, last, view.last),
        **_columns(indicator, t),
    )


def inside_courses(view: View, indicator: Indicator, peers: pd.DataFrame) -> None:
    """The areas inside: all in grey with one in colour, and below each with its newest figure and its small trend."""
    t, title = view.t, view.t("trend.inside_title", area=view.area.name)
    names = peers.drop_duplicates("area").set_index("area").name_until.sort_values()
    st.html(markup.heading(title, t.pick(indicator.name)))
    chosen = controls.choose_one("highlight", t("choose.highlight"), list(names.index), names.index[0], names.get, long=True)
    ticks = {quarter: t.quarter_short(quarter) for quarter in view.quarters}
    one = peers[peers.area == chosen].assign(series=names[chosen])
    words = sentences.chart_words(indicator, t)
    st.plotly_chart(
        figure.drawn(view.key("inside", indicator.code, chosen, len(names)),
                     lambda: charts.lines(one, view.quarters, ticks, words, peers[peers.area != chosen])),
        key=f"inside_{indicator.code}", config=figure.CONFIG, alt=title,
    )
    st.html(_inside_table(view, indicator, peers, title))


def _inside_table(view: View, indicator: Indicator, peers: pd.DataFrame, title: str) -> str:
    t, rows = view.t, []
    for name, part in peers.groupby("name_until", sort=False):
        known = part.dropna(subset=["value"])
        newest = known.iloc[-1] if len(known) else None
        course_drawn = glance.course_of(part.set_index("quarter")["value"].reindex(view.quarters))
        rows.append({
            t("column.area"): name,
            t("column.newest"): None if newest is None else newest.value,
            t("column.quarter"): "" if newest is None else t.quarter_short(newest.quarter),
            t("column.year_ago"): None if newest is None else newest.compared_year_ago,
            t("column.course"): markup.sparkline(course_drawn, str(name), 160, 28),
        })
    table = pd.DataFrame(rows).sort_values(t("column.newest"), ascending=False, na_position="last")
    numbers = [t("column.newest"), t("column.year_ago")]
    counts, shares = ((), numbers) if indicator.kind == "share" else (numbers, ())
    return figure.as_text(table, title, t, counts, shares, 620, [t("column.course")])


def refuse(indicator: Indicator, view: View, reason: str) -> None:
    """In place of a chart that would mean nothing: its title and why it is not drawn."""
    st.html(markup.heading(sentences.title(indicator, view.area, view.t)) + markup.note(reason, "reason"))


def dressed(found: pd.DataFrame, indicator: Indicator, view: View) -> pd.DataFrame:
    """The rows of an answer with what charts.py needs: a readable series, hover texts, and what a click carries."""
    t, areas = view.t, ask.areas(view.warehouse)
    known = {number: areas.by_id(number) for number in found.area.unique()}
    keys = [known[number].key for number in found.area]
    until = [f"{known[n].name} ({t('area.until', day=t.day(known[n].valid_to))})" if known[n].valid_to and n != view.area.id
             and not view.area.valid_to else known[n].name for n in found.area]
    frame = found.assign(series=found.name, area=keys, name_until=until, hover=sentences.hovers(found, indicator, t),
                         label=[sentences.short(value, indicator, t) for value in found.value])
    return frame.assign(own_hover=sentences.own_hovers(found, indicator, t)) if "own_value" in frame else frame


def _show_course(view: View, indicator: Indicator, frame: pd.DataFrame, peers: pd.DataFrame) -> None:
    t = view.t
    table = pd.DataFrame({t("column.quarter"): [t.quarter(q) for q in frame.quarter], _value(indicator, t): frame.value})
    for name in ("own_value", "numerator", "denominator"):
        if name in frame and frame[name].notna().any():
            table[t(f"column.{name}")] = frame[name]
    table = table.assign(**{t("column.reported"): frame.reported, t("column.expected"): frame.expected,
                            t("column.remark"): _remarks(frame, t)})
    ticks = {quarter: t.quarter_short(quarter) for quarter in view.quarters}
    figure.show(
        indicator.code, title=sentences.title(indicator, view.area, t),
        subtitle=sentences.subtitle(indicator, t, view.mode, view.first, view.last),
        drawing=figure.drawn(
            view.key("course", indicator.code, len(peers)),
            lambda: charts.lines(frame, view.quarters, ticks, sentences.chart_words(indicator, t), peers,
                                 stepped=indicator.kind == "cohort"),
        ),
        alt=sentences.alt(frame, indicator, view.area, t), table=table, indicators=[indicator], t=t,
        legend=sentences.legend(frame, t, peers=len(peers) > 0),
        source=_source(view, indicator, frame.dropna(subset=["value"]).tail(1), view.last), **_columns(indicator, t),
    )


def _has(frame: pd.DataFrame, column: str) -> bool:
    return column in frame and bool(frame[column].notna().any())


def _source(view: View, indicator: Indicator, last: pd.DataFrame, otherwise: str) -> Source:
    if last.empty:
        return Source(view.warehouse, (indicator.code,), view.area, otherwise)
    row = last.iloc[0]
    return Source(view.warehouse, (indicator.code,), view.area, str(row.quarter), int(row.reported), int(row.expected),
                  bool(row.is_illustrative))


def _value(indicator: Indicator, t: Text) -> str:
    return t("column.value", unit=sentences.unit(indicator, t))


def _columns(indicator: Indicator, t: Text) -> dict[str, list[str]]:
    values = [_value(indicator, t), t("column.own_value")]
    counts = [t(f"column.{name}") for name in ("numerator", "denominator", "reported", "expected")]
    return {"numbers": counts, "shares": values} if indicator.kind == "share" else {"numbers": [*values, *counts], "shares": []}


def _remarks(frame: pd.DataFrame, t: Text) -> list[str]:
    said = []
    for row in frame.to_dict("records"):
        remarks = [t("state.missing")] if pd.isna(row["value"]) else []
        remarks += [t(f"hover.{kind}") for kind in ("approximate", "illustrative") if row.get(f"is_{kind}")]
        said.append(", ".join(remarks))
    return said
