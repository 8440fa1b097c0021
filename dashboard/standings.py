"""The areas of a level side by side in a quarter: order, table, sentences, what stands for a missing figure. Pure."""

from collections.abc import Sequence

import pandas as pd

from dashboard import illustrative, markup, sentences
from dashboard.charts import BREAK
from dashboard.model import Area, Areas
from dashboard.rows import records
from dashboard.text import SPACE, Text
from queries.catalogue import Indicator
from queries.geographies import AS_REPORTED

ORDERS = ("value", "change", "year_change", "name")
NOTHING = "–"


def scope(area: Area, areas: Areas) -> tuple[Area, Area | None]:
    """Whose inside is compared, and which area in it is meant: an area without inside is seen among its neighbours."""
    above = areas.by_id(area.parent) if area.is_leaf and area.parent is not None else None
    return (above, area) if above else (area, None)


def levels(area: Area, areas: Areas, quarter: str, geography: str = AS_REPORTED) -> list[str]:
    """The levels inside an area that exist in the quarter, or by a geography, from the top down."""
    inside = [
        other
        for other in areas.within(area)
        if (other.stands_in(quarter) if geography == AS_REPORTED else other.bounded_by(geography))
    ]
    return list(dict.fromkeys(other.level for other in sorted(inside, key=lambda other: other.depth)))


def dressed(found: pd.DataFrame, indicator: Indicator, areas: Areas, quarter: str, t: Text) -> pd.DataFrame:
    """The rows of an answer with what charts.py needs, and `state`: what is to be said where there is no value."""
    rows = found.assign(indicator=indicator.code, quarter=quarter, state=[state(row) for row in records(found)])
    if indicator.kind == "cohort" and quarter.endswith("-Q1"):
        rows["change"] = rows["rank_change"] = None  # another year's cohort
    labels = [
        t(f"state.{row.state}") if row.state else sentences.short(row.value, indicator, t) for row in rows.itertuples()
    ]
    keys = [areas.by_id(number).key for number in found["area"]]
    place = {area.id: n for n, area in enumerate(areas)}
    return rows.assign(
        label=labels, hover=sentences.hovers(rows, indicator, t), area=keys, place=found["area"].map(place)
    )


def state(row: dict[str, object]) -> str:
    """Why a row has no value; "" where it has one."""
    if not pd.isna(row["value"]):
        return ""
    if row.get("undivided"):
        return str(row["undivided"])
    if row.get("exactness") == "not_comparable":
        return "not_comparable"
    if not row["reported"]:
        return "missing"
    if row["denominator"] == 0:  # first: a share without cases counts as not applicable too
        return "no_case"
    if row["not_applicable"] == row["reported"]:
        return "not_applicable"
    return "missing" if row["is_leaf"] and row.get("leaves", 1) <= 1 else "not_added"


def ordered(rows: pd.DataFrame, order: str) -> pd.DataFrame:
    """In that order; what is missing stands last."""
    if order == "name":  # sorted by the query
        return rows.sort_values("place", kind="stable")
    return rows.sort_values(order, ascending=False, na_position="last", kind="stable")


def table(rows: pd.DataFrame, indicator: Indicator, t: Text) -> pd.DataFrame:
    """The rows as they go into files: plain numbers."""
    return pd.DataFrame(
        {
            t("column.rank"): rows["rank"],
            t("column.area"): rows["name"],
            t("column.value", unit=sentences.unit(indicator, t)): rows["value"],
            **_compared(rows, t),
            **_own(rows, t),
            t("column.reported"): rows["reported"],
            t("column.expected"): rows["expected"],
            t("column.remark"): _remarks(rows, t),
        }
    )


def beside(rows: pd.DataFrame, indicator: Indicator, title: str, t: Text, links: Sequence[str] | None = None) -> str:
    """The rows as they are read beside the chart, in HTML; `links`: where each area's name leads."""
    points = "_points" if indicator.kind == "share" else ""
    columns = {
        t("column.rank"): [NOTHING if pd.isna(rank) else t.number(rank) for rank in rows["rank"]],
        t("column.area"): rows["name"]
        if links is None
        else [markup.leading(name, link) for name, link in zip(rows["name"], links, strict=True)],
        t("column.value_only"): rows["label"],
    }
    if "per" in rows:
        columns |= {name: [t.number(v) if v == v else NOTHING for v in rows[of]] for name, of in _divided(t).items()}
    else:
        for column, which in (("change", ""), ("year_change", "year_")):
            said = [_moved(row, which, indicator, t) for row in records(rows)]
            columns[t(f"column.{column}{points}")] = said
    if "own_value" in rows and rows["own_value"].notna().any():
        columns[t("column.own_value")] = [
            NOTHING if pd.isna(value) else sentences.short(value, indicator, t) for value in rows["own_value"]
        ]
    if not rows["is_leaf"].all():
        columns[t("column.coverage")] = [f"{row.reported}/{row.expected}" for row in rows.itertuples()]
    right = [column for column in columns if column != t("column.area")]
    if illustrative_words(rows, t) not in ("", t("mark.illustrative")) or _compared_weakly(rows):
        columns[t("column.remark")] = _remarks(rows, t)
    made = [] if links is None else [t("column.area")]
    return markup.table(pd.DataFrame(columns), t("table.caption", title=title), numbers=right, drawings=made)


def change(value: float | None, indicator: Indicator, t: Text) -> str:
    """A change with its sign; a dash where two quarters cannot be compared."""
    if pd.isna(value):
        return NOTHING
    return t.number(value, 1 if indicator.kind == "share" else None, sign=True)


def places(count: float | None, t: Text) -> str:
    """By how many places an area moved; nothing where two quarters cannot be compared."""
    if pd.isna(count):
        return ""
    way = "stays" if count == 0 else "rises" if count > 0 else "falls"
    return t(f"compare.place_{way}", count=t.number(abs(count)))


def subtitle(indicator: Indicator, quarter: str, t: Text, geography: str = AS_REPORTED) -> str:
    """How the figures are reckoned; of a cohort, that they are the year's as far as the quarter."""
    if indicator.kind != "cohort":
        return sentences.subtitle(indicator, t, "quarterly", quarter, quarter, geography)
    return t(
        "compare.cohort",
        year=quarter[:4],
        quarter=t.quarter_inside(quarter),
        unit=sentences.unit(indicator, t),
        geography=t(f"geography.{geography}"),
    )


def illustrative_words(rows: pd.DataFrame, t: Text) -> str:
    """Whose figures are illustrative; what a real one is compared with is a matter of the notes and remarks."""
    weak = [bool(illustrative.kinds(row)) for row in records(rows)]
    shown = rows[["value", "own_value"]].notna().any(axis=1)
    return illustrative.of_names([(n, w) for n, w, s in zip(rows["name"], weak, shown, strict=True) if s], t)


def notes(rows: pd.DataFrame, indicator: Indicator, quarter: str, t: Text, geography: str = AS_REPORTED) -> str:
    """Who is missing, and how the changes are to be read."""
    said = []
    for kind in ("missing", "not_applicable", "no_case", "not_comparable", "no_denominator", "partial"):
        names = list(rows[rows["state"] == kind]["name"])
        if names:
            state_words = t(f"state.{kind}")
            said.append(t("compare.listed", state=state_words[0].upper() + state_words[1:], names=", ".join(names)))
    for kind in ("not_comparable", "estimated"):
        if names := list(dict.fromkeys(rows[rows["exactness"] == kind]["divided"].dropna())):
            said.append(t(f"compare.{kind}_{geography}", names=", ".join(names)))
    is_after = BREAK <= quarter < f"{int(BREAK[:4]) + 1}{BREAK[4:]}"
    without = rows[rows["value"].notna() & rows["year_change"].isna()] if geography != AS_REPORTED else rows.iloc[:0]
    if is_after and len(without):
        said.append(t("compare.not_same_ground", names=sentences.listed(list(without["name"]), t)))
    if len(anew := rows[rows["broken"].notna()]):
        labels = "; ".join(dict.fromkeys(anew["broken"]))
        said.append(t("compare.broken_series", labels=labels, names=sentences.listed(list(anew["name"]), t)))
    if rows["is_straddling"].any():
        said.append(t("geography.straddling", periods=t.quarter_inside(quarter)))
    if geography == AS_REPORTED and is_after:
        said.append(t("compare.broken"))
    elif indicator.kind == "cohort" and quarter.endswith("-Q1"):
        said.append(t("compare.first_of_cohort"))
    if not rows["is_leaf"].all():
        said.append(t("compare.same_areas"))
    if rows["rank_change"].notna().any() or rows["year_rank_change"].notna().any():
        said.append(t("compare.places"))
    if (rows["is_illustrative"] & rows["value"].notna()).any():
        pale = t("chart.legend_pale")
        said.append(f"{pale[0].upper()}{pale[1:]}.")
    if names := _compared_weakly(rows):
        said.append(t("compare.weak_change", names=", ".join(names)))
    return " ".join(said)


def alt(rows: pd.DataFrame, indicator: Indicator, title: str, t: Text, drawn_as: str = "compare") -> str:
    """The chart in a sentence: how many areas, the highest, the lowest, how many are missing."""
    known = rows.dropna(subset=["value"]).sort_values("value")
    if known.empty:
        return t(f"{drawn_as}.alt_empty", title=title)
    first, last = known.iloc[-1], known.iloc[0]
    return t(
        f"{drawn_as}.alt",
        title=title,
        count=len(known),
        highest=first["name"],
        lowest=last["name"],
        most=sentences.written(first["value"], indicator, t),
        least=sentences.written(last["value"], indicator, t),
        missing=len(rows) - len(known),
    )


def _moved(row: dict[str, object], which: str, indicator: Indicator, t: Text) -> str:
    """A change of the value, and of the place among those that can be compared."""
    said = change(row[f"{which}change"], indicator, t)
    moved = places(row[f"{which}rank_change"], t)
    return f"{said} ({moved})" if moved else said


def _compared(rows: pd.DataFrame, t: Text) -> dict[str, pd.Series]:
    """The changes; of figures per so many, which are not compared, what they are made of."""
    if "per" in rows:
        made_of = {name: rows[of] for name, of in _divided(t).items()}
        return made_of | {t("per.column_document"): rows["document"]}
    return {t(f"column.{of}"): rows[of] for of in ("change", "rank_change", "year_change", "year_rank_change")}


def _divided(t: Text) -> dict[str, str]:
    return {t("per.column_plain"): "plain", t("per.column_denominator"): "per"}


def _own(rows: pd.DataFrame, t: Text) -> dict[str, pd.Series]:
    return {t("column.own_value"): rows["own_value"]} if rows["own_value"].notna().any() else {}


def _remarks(rows: pd.DataFrame, t: Text) -> Sequence[str]:
    said = []
    for row in records(rows):
        remarks = [t(f"state.{row['state']}")] if row["state"] else []
        remarks += sentences.remarks(row, t)
        remarks += [t("hover.illustrative_before")] if _is_compared_weakly(row) else []
        said.append(f",{SPACE}".join(remarks))
    return said


def _compared_weakly(rows: pd.DataFrame) -> list[str]:
    return [row["name"] for row in records(rows) if _is_compared_weakly(row)]


def _is_compared_weakly(row: dict[str, object]) -> bool:
    """A real figure whose change is reckoned from an illustrative one."""
    is_compared = not (pd.isna(row["change"]) and pd.isna(row["year_change"]))
    return is_compared and bool(row["before_is_illustrative"]) and not row["is_illustrative"]
