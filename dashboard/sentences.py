"""Sentences made from figures: titles, hover texts, alternative texts, notes, and what needs attention. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import illustrative
from dashboard.model import Area, Source
from dashboard.rows import records
from dashboard.text import Text, safe
from queries.catalogue import Indicator
from queries.geographies import AS_REPORTED


def unit(indicator: Indicator, t: Text) -> str:
    """The unit in the viewer's language."""
    return t.pick(indicator.unit)


def written(value: float | None, indicator: Indicator, t: Text, sign: bool = False) -> str:
    """A figure with its unit: 72 vụ việc; 93,5 %."""
    return t.amount(value, unit(indicator, t), sign)


def short(value: float | None, indicator: Indicator, t: Text) -> str:
    """A figure without its unit, save the sign of a percentage."""
    return t.percent(value) if indicator.kind == "share" else t.number(value)


def difference(change: float | None, indicator: Indicator, t: Text) -> str:
    """A change with its sign and unit; of a share in percentage points."""
    return t.points(change) if indicator.kind == "share" else written(change, indicator, t, sign=True)


def title(indicator: Indicator, area: Area, t: Text, dimension: str | None = None) -> str:
    """What is drawn and where."""
    name = t.pick(indicator.name)
    if dimension is None:
        return t("chart.title", indicator=name, area=area.name)
    of = t(f"breakdown.{dimension}")
    return t("chart.title_parts", indicator=name, area=area.name, dimension=of[0].lower() + of[1:])


def subtitle(indicator: Indicator, t: Text, mode: str, first: str, last: str, geography: str = AS_REPORTED) -> str:
    """How it is reckoned, which periods, which unit, which geography, and the formula of a share."""
    how = t(f"mode_inside.{mode}")
    kind = t(f"kind.{indicator.kind}") if mode == "quarterly" and indicator.kind != "flow" else how
    line = t(
        "chart.subtitle",
        mode=kind[0].upper() + kind[1:],
        period=between(first, last, t),
        unit=unit(indicator, t),
        geography=t(f"geography.{geography}"),
    )
    return line + (t("chart.formula", formula=t.pick(indicator.formula)) if indicator.formula else "")


def between(first: str, last: str, t: Text) -> str:
    """From one quarter or year to another."""
    if "-Q" not in first:
        return t("period.years", first=first, last=last) if first != last else t.quarter(first)
    return (
        t.quarter_inside(first)
        if first == last
        else t("period.span", first=t.quarter_inside(first), last=t.quarter_inside(last))
    )


def alt(frame: pd.DataFrame, indicator: Indicator, area: Area, t: Text, period: str = "quarter") -> str:
    """What the chart shows, for those who do not see it: first and last figure, and how many periods are empty."""
    rows = frame.dropna(subset=["value"]).sort_values(period)
    name, labels = title(indicator, area, t), [str(label) for label in frame[period]]
    span = between(min(labels), max(labels), t) if labels else ""
    if rows.empty:
        return t("chart.alt_empty", title=name, period=span) if span else t("chart.alt_silent", title=name)
    empty = int(frame.groupby(period)["value"].count().eq(0).sum())
    gaps = t("chart.alt_gaps", count=empty) if empty else t("chart.alt_whole")
    first, last = rows.iloc[0], rows.iloc[-1]
    return t(
        "chart.alt",
        title=name,
        period=span,
        gaps=gaps,
        first=written(first.value, indicator, t),
        first_period=t.quarter_inside(str(first[period])),
        last=written(last.value, indicator, t),
        last_period=t.quarter_inside(str(last[period])),
    )


def hovers(frame: pd.DataFrame, indicator: Indicator, t: Text, period: str = "quarter") -> list[str]:
    """The whole text shown over each point."""
    return [_hover(row, indicator, t, period) for row in records(frame)]


def own_hovers(frame: pd.DataFrame, indicator: Indicator, t: Text, period: str = "quarter") -> list[str]:
    """The same for the areas' own printed figures."""
    return [
        _lines(
            f"<b>{safe(written(row['own_value'], indicator, t))}</b>",
            safe(t("hover.own")),
            safe(row["name"]),
            t.quarter(str(row[period])),
            *([safe(t("hover.illustrative"))] if illustrative.is_so(row, "own_is_illustrative") else []),
        )
        for row in records(frame)
    ]


def remarks(row: Mapping[str, Any], t: Text) -> list[str]:
    """What a table says of a row's figures: estimated; illustrative, and which one where the other is real."""
    said = [t("hover.approximate")] if illustrative.is_so(row, "is_approximate") else []
    return said + ground_words(row, t) + [t(f"hover.illustrative_{kind}") for kind in illustrative.kinds(row)]


def ground_words(row: Mapping[str, Any], t: Text) -> list[str]:
    """What is said of a figure put together across a change of areas, or where a series begins anew."""
    said = [t("hover.estimated")] if row.get("exactness") == "estimated" else []
    label = row.get("broken")
    said += [] if label is None or pd.isna(label) else [t("hover.broken", label=label)]
    return said + ([t("hover.straddling")] if illustrative.is_so(row, "is_straddling") else [])


def chart_words(indicator: Indicator, t: Text) -> dict[str, str]:
    """The words charts.py needs."""
    return {
        "separators": ",." if t.language == "vi" else ".,",
        "percent": "1" if indicator.kind == "share" else "",
        "break": t("chart.break"),
        "own": t("chart.own"),
    } | {state: t(f"state.{state}") for state in ("on_time", "late", "missing", "not_due", "not_applicable")}


def legend(frame: pd.DataFrame, t: Text, bars: bool = False) -> str:
    """What the markers that occur in a chart mean."""
    said = []
    shown = frame.dropna(subset=["value"])
    if {"reported", "expected"} <= set(shown) and (shown["reported"] < shown["expected"]).any():
        said.append(t("chart.legend_incomplete_year" if bars else "chart.legend_incomplete"))
    if "is_approximate" in shown and shown["is_approximate"].any():
        said.append(t("chart.legend_approximate"))
    if "exactness" in shown and shown["exactness"].eq("estimated").any():
        said.append(t("chart.legend_estimated"))
    if any(illustrative.kinds(row) for row in records(frame)):
        said.append(t("chart.legend_pale" if bars else "chart.legend_illustrative"))
    if "own_value" in frame and frame["own_value"].notna().any():
        said.append(t("chart.legend_own"))
    return " · ".join(said)


def source_line(source: Source, t: Text) -> str:
    """How many of how many reported, which warehouse, and of when."""
    coverage = ""
    if source.reported is not None and source.expected:
        coverage = t(
            "source.coverage",
            reported=source.reported,
            expected=source.expected,
            inside=inside(source.inside, t),
            quarter=t.quarter_inside(source.quarter),
        )
    moment, then = t.moment(source.warehouse.published), source.warehouse.as_of
    if then is not None:
        return t("source.line_then", coverage=coverage, moment=moment, position=then)
    return t("source.line", coverage=coverage, number=source.warehouse.number, moment=moment)


def inside(count: int | None, t: Text) -> str:
    """Behind how many owe a report: how many areas there are in all."""
    return "" if count is None else t("source.inside", count=t.number(count))


def definitions(indicators: Sequence[Indicator], source: Source, t: Text) -> list[dict[str, str]]:
    """What each figure means, for those who get only the file."""
    return [
        {
            t("column.indicator"): t.pick(i.name),
            t("column.unit"): unit(i, t),
            t("column.meaning"): t.pick(i.meaning),
            t("column.formula"): t.pick(i.formula) if i.formula else "",
            t("column.adds"): t(f"kind.{i.kind}"),
            t("column.basis"): t.pick(i.source),
            t("column.as_of"): t.moment(source.warehouse.published),
            t("column.source"): source_line(source, t),
            t("column.remark"): source.illustrative,
        }
        for i in indicators
    ]


def listed(names: Sequence[str], t: Text, most: int = 6) -> str:
    """Names joined by commas; past some, how many more."""
    if len(names) <= most + 1:
        return ", ".join(names)
    return t("overview.and_more", names=", ".join(names[:most]), count=len(names) - most)


def _hover(row: dict[str, Any], indicator: Indicator, t: Text, period: str) -> str:
    said = []
    if not pd.isna(row.get("numerator")) and not pd.isna(row.get("denominator")):
        said.append(t("hover.fraction", numerator=t.number(row["numerator"]), denominator=t.number(row["denominator"])))
    if row.get("expected"):
        kind = "hover.coverage" if "-Q" in str(row[period]) else "hover.coverage_year"
        said.append(t(kind, reported=int(row.get("reported") or 0), expected=int(row["expected"])))
    said += ground_words(row, t)
    said += [t(f"hover.{kind}") for kind in ("approximate", "illustrative") if illustrative.is_so(row, f"is_{kind}")]
    part = [safe(row["part_name"])] if row.get("part_name") else []
    return _lines(
        f"<b>{safe(written(row['value'], indicator, t))}</b>",
        *part,
        safe(t.pick(indicator.name)),
        safe(row["name"]),
        t.quarter(str(row[period])),
        *[safe(words) for words in said],
    )


def _lines(*parts: str) -> str:
    return "<br>".join(parts)
