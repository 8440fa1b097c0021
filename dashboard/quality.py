"""Findings as the page writes them: what was found, what to do, its state and by whom, a small sketch. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import glance, markup, sentences
from dashboard.people import local
from dashboard.rows import records
from dashboard.text import Text, safe
from queries.catalogue import Indicator, catalogue
from queries.identities import rate_formulas, ways
from queries.thresholds import thresholds

ANY = "any"
KINDS = ("outlier", "jump", "copied", "parts", "sum", "limit", "rate")
STATES = ("open", "explained", "corrected")


def lead(found: pd.DataFrame, checked: Mapping[str, int], t: Text) -> tuple[str, str, list[str]]:
    """The page at a glance: how many are open, in which unit, and the sentences that say of how much."""
    counts = found["state"].value_counts()
    areas = found[found["state"] == "open"]["area"].nunique()
    said = [t("quality.checked", figures=t.number(checked["figures"]), areas=t.number(checked["areas"]))]
    if checked["with_history"] < checked["figures"]:
        needed, long = t.number(checked["quarters_needed"]), t.number(checked["with_history"])
        said.append(t("quality.with_history", count=long, quarters=needed))
    settled = {state: t.number(counts.get(state, 0)) for state in STATES[1:]}
    said.append(t("quality.settled", **settled))
    unit = t("quality.in_areas", areas=t.number(areas)) if areas else t("quality.places")
    return t.number(counts.get("open", 0)), unit, said


def chosen(found: pd.DataFrame, kind: str, state: str) -> pd.DataFrame:
    """The findings of a kind and a state; any of them for ANY."""
    found = found if kind == ANY else found[found["kind"] == kind]
    return found if state == ANY else found[found["state"] == state]


def card(row: Mapping[str, Any], quarter: str, course: pd.DataFrame, t: Text) -> str:
    """One finding: where, what was found, what to do, its state and by whom, the course of the figure."""
    marks = markup.badge(t(f"quality.state_{row['state']}"), f"finding-{row['state']}")
    marks += markup.badge(t("mark.illustrative")) if row["is_illustrative"] else ""
    kind = row["kind"]
    told = [f'<p class="finding-what">{safe(said(row, t))}</p>']
    if row["state"] == "open":
        told.append(f'<p class="finding-do">{safe(t(f"quality.do_{kind}"))}</p>')
    else:
        told.append(f'<p class="finding-state">{safe(settled(row, t))}</p>')
    title = f"{row['name']} · {t('quality.copied_what') if kind == 'copied' else named(row, t)}"
    head = f'<h3>{safe(title)}</h3><p class="finding-kind">{safe(t(f"quality.kind_{kind}"))} {marks}</p>'
    return f'<div class="finding"><div>{head}{"".join(told)}</div>{sketch(row, quarter, course, t)}</div>'


def said(row: Mapping[str, Any], t: Text) -> str:
    """What was found, in a sentence with its figures."""
    indicator, kind = catalogue()[row["indicator"]], row["kind"]
    value, beside = (sentences.written(row[name], indicator, t) for name in ("value", "beside"))
    words = {"value": value, "beside": beside}
    match kind:
        case "outlier":
            words |= {"count": t.number(row["count"]), "score": t.number(row["score"], 1)}
        case "jump":
            kind = "jump_up" if row["value"] > row["beside"] else "jump_down"
            words |= {"quarter": t.quarter_inside(row["about"])}
        case "copied":
            words = {"count": t.number(row["count"]), "quarter": t.quarter_inside(row["about"])}
        case "parts":
            words |= {"dimension": _small(t(f"breakdown.{row['about']}")), "parts": _added(row, t)}
        case "sum":
            words |= {"parts": _named_parts(row, t)}
        case "limit":
            words |= {"limit": _small(t.pick(catalogue()[row["about"]].name))}
        case "rate":
            words |= _formulas(row, indicator, t)
    sentence = t(f"quality.said_{kind}", **words)
    if not pd.isna(row["times"]):
        sentence += " " + t("quality.times", times=t.number(row["times"]))
    if kind == "rate" and not pd.isna(row["fits"]):
        fits = rate_formulas(indicator, catalogue())[int(row["fits"])]
        sentence += " " + t("quality.fits", formula=_small(t.pick(fits.name)))
    if row["is_beside_illustrative"] and not row["is_illustrative"]:
        sentence += " " + t("quality.beside_illustrative")
    more = [t(f"quality.{name}") for name in ("is_approximate", "is_subtracted") if row[name]]
    return " ".join([sentence, *more])


def settled(row: Mapping[str, Any], t: Text) -> str:
    """Why it stands, or how it was corrected, by whom and when; nothing of what is open."""
    if row["state"] == "open":
        return ""
    if row["state"] == "explained":
        key = "quality.given_with" if row["is_given_with"] else "quality.explained"
        return t(key, why=row["why"], who=row["who"], day=t.day(local(row["at"])))
    if pd.isna(row["corrected_by"]):
        return t("quality.corrected_beside")
    number = int(row["corrected_by"])
    if row["corrected_how"] == "withdrawn":
        return t("quality.corrected_withdrawn", number=number)
    by = {"number": number, "who": row["who"], "day": t.day(local(pd.Timestamp(row["at"]).to_pydatetime()))}
    if row["kind"] == "copied" or pd.isna(row["becomes"]) or row["becomes"] == row["value"]:
        return t("quality.corrected_others", **by)
    return t("quality.corrected", becomes=sentences.written(row["becomes"], catalogue()[row["indicator"]], t), **by)


def named(row: Mapping[str, Any], t: Text) -> str:
    """The indicator, and of which part of it."""
    name = t.pick(catalogue()[row["indicator"]].name)
    parts = [t(f"part.{part.partition('=')[2]}") for part in str(row["breakdown"]).split(",") if part]
    return f"{name} ({', '.join(map(_small, parts))})" if parts else name


def sketch(row: Mapping[str, Any], quarter: str, course: pd.DataFrame, t: Text) -> str:
    """The course of the area's own figure up to the quarter, as a small drawing; `course` as quarterly_series gives it.

    It is interrupted where nothing was reported, where areas were reorganised, and where the series begins anew.
    """
    mine = course[(course["area"] == row["area"]) & (course["indicator"] == row["indicator"])].set_index("quarter")
    if mine.empty or row["breakdown"]:
        return ""
    values = mine["value"].where(mine["own_value"].isna(), mine["own_value"])
    drawn = glance.course_of(values.where(mine["broken"].isna() | (mine.index == quarter)))
    name = t.pick(catalogue()[row["indicator"]].name)
    return markup.sparkline(drawn, t("quality.sketch", indicator=name, area=row["name"], count=len(values)))


def table(found: pd.DataFrame, quarter: str, t: Text) -> pd.DataFrame:
    """The findings as a table, for the files too."""
    rows = records(found)
    return pd.DataFrame(
        {
            t("column.area"): found["name"],
            t("column.code"): found["code"],
            t("column.period"): [t.quarter(quarter)] * len(rows),
            t("column.indicator"): [named(row, t) for row in rows],
            t("quality.kind"): [t(f"quality.kind_{row['kind']}") for row in rows],
            t("quality.found"): [said(row, t) for row in rows],
            t("column.state"): [t(f"quality.state_{row['state']}") for row in rows],
            t("quality.settled_by"): [settled(row, t) for row in rows],
            t("column.remark"): [t("mark.illustrative") if row["is_illustrative"] else "" for row in rows],
        }
    )


def method(t: Text) -> str:
    """From where on something is pointed out, as a table."""
    numbers = {t.pick(one.meaning): t.number(one.value, None if one.value >= 1 else 2) for one in thresholds().values()}
    shown = pd.DataFrame({t("quality.rule"): list(numbers), t("quality.threshold"): list(numbers.values())})
    return markup.table(shown, t("quality.method"), numbers=[t("quality.threshold")])


def _formulas(row: Mapping[str, Any], indicator: Indicator, t: Text) -> dict[str, str]:
    formula = rate_formulas(indicator, catalogue())[int(row["formula"])]
    beside, printed = (t.percent(row[name]) for name in ("beside", "value"))
    fine = t.number(row["beside"], 2) + t("quality.percent")  # rounded as the printed one they may look alike
    return {"beside": fine if beside == printed else beside, "formula": _small(t.pick(formula.name))}


def _named_parts(row: Mapping[str, Any], t: Text) -> str:
    codes = ways(row["indicator"], catalogue())[int(row["formula"])]
    names = [_small(t.pick(one.name)) for code, one in catalogue().items() if code in codes]
    return " + ".join(f"{name} {value}" for name, value in zip(names, _numbers(row, t), strict=True))


def _added(row: Mapping[str, Any], t: Text) -> str:
    return " + ".join(_numbers(row, t))


def _numbers(row: Mapping[str, Any], t: Text) -> Sequence[str]:
    return [t.number(float(value)) for value in row["parts"].split(" + ")]


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
