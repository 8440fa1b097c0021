"""Who owes a report: the coverage map's rows, totals by quarter, who to remind, and the words to do it with. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard.design import SIGNS
from dashboard.model import Areas
from dashboard.rows import records
from dashboard.text import Text, safe
from queries.catalogue import Indicator, catalogue

SHOWN, REMINDED = 8, 4
"""How many quarters the map shows at first; from how many quarters that were due reminders are drawn."""
GIVEN = ("on_time", "late", "not_applicable")


def mapped(cover: pd.DataFrame, areas: Areas, t: Text) -> pd.DataFrame:
    """The rows of the map: what a click carries, what is said over each field, under whom the area stands."""
    several = cover["within"].nunique() > 1
    rows = cover.assign(
        area=[areas.by_id(number).key for number in cover["area"]], group=cover["within"] if several else ""
    )
    return rows.assign(hover=[_hover(row, t) for row in records(rows)])


def ticks(quarters: Sequence[str], t: Text) -> dict[str, str]:
    """The quarters below the map, the year only where it begins."""
    return {
        quarter: t("reporting.tick", number=quarter[-1]) + (f"<br>{quarter[:4]}" if quarter[-1] == "1" or not n else "")
        for n, quarter in enumerate(quarters)
    }


def totals(cover: pd.DataFrame, t: Text) -> pd.DataFrame:
    """Quarter by quarter, newest first: how many on time, late, not at all; how many of how many."""
    counts = cover.pivot_table(index="quarter", columns="state", values="area", aggfunc="count", fill_value=0)
    counts = counts.reindex(columns=list(SIGNS), fill_value=0).sort_index(ascending=False)
    given, owed = counts[list(GIVEN)].sum(axis=1), counts.sum(axis=1)
    table = {t("column.quarter"): [t.quarter(quarter) for quarter in counts.index]}
    table |= {written(state, t): counts[state].to_numpy() for state in SIGNS if counts[state].any()}
    is_due = counts["not_due"] == 0
    share = [
        t("reporting.of", reported=t.number(n), expected=t.number(m)) if n or due else "–"
        for n, m, due in zip(given, owed, is_due, strict=True)
    ]
    percent = [t.percent(100 * n / m) if due else "" for n, m, due in zip(given, owed, is_due, strict=True)]
    return pd.DataFrame(table | {t("column.coverage"): share, t("column.share"): percent})


def owing(cover: pd.DataFrame, areas: Areas, today: date) -> pd.DataFrame:
    """Who still exists and has not reported one of the newest quarters that were due, longest overdue first."""
    is_due = cover["due_on"].map(lambda day: pd.Timestamp(day).date()) < today
    newest = sorted(cover[is_due]["quarter"].unique())[-REMINDED:]
    standing = {number for number in cover["area"].unique() if not areas.by_id(number).has_ended}
    rows = cover[(cover["state"] == "missing") & cover["quarter"].isin(newest) & cover["area"].isin(standing)]
    days = [(today - pd.Timestamp(day).date()).days for day in rows["due_on"]]
    return rows.assign(days=days).sort_values("days", ascending=False, kind="stable").reset_index(drop=True)


def owing_table(rows: pd.DataFrame, t: Text) -> pd.DataFrame:
    """The same with readable column names."""
    return pd.DataFrame(
        {
            t("column.area"): rows["name"],
            t("column.within"): rows["within"].fillna(""),
            t("column.quarter"): [t.quarter(quarter) for quarter in rows["quarter"]],
            t("column.due_on"): [t.day(pd.Timestamp(day).date()) for day in rows["due_on"]],
            t("column.days"): rows["days"],
        }
    )


def message(rows: pd.DataFrame, indicator: Indicator | None, today: date, t: Text) -> str:
    """A reminder ready to be sent: short, polite, with everybody's quarters and deadlines."""
    lines = []
    for quarter, part in rows.groupby("quarter", sort=True):
        due = due_on(part.iloc[0].to_dict(), t)
        lines.append(
            t("reporting.message_line", quarter=t.quarter(str(quarter)), due=due, names=", ".join(part["name"]))
        )
    about = t("reporting.message_about", indicator=t.pick(indicator.name)) if indicator else ""
    return t("reporting.message", today=t.day(today), about=about, lines="\n".join(lines))


def words(cover: pd.DataFrame, t: Text) -> dict[str, str]:
    """The legend of the map: each state with its sign and how often it stands there."""
    counts = cover["state"].value_counts()
    return {state: f"{SIGNS[state]} {t(f'state.{state}')} ({t.number(counts.get(state, 0))})" for state in SIGNS}


def marks(cover: pd.DataFrame, quarter: str, inside: int | None, t: Text) -> str:
    """What an empty field means; and of all areas there are, how many owe a report or gave one, in a quarter."""
    said = t("reporting.marks")
    if cover["due_is_default"].any():
        said += f" · {t('reporting.default_deadline')}"
    if cover["due_own_of"].notna().any():
        said += f" · {t('reporting.own_deadline')}"
    if inside is None:
        return said
    owed = int((cover["quarter"] == quarter).sum())
    counts = t("reporting.inside", owed=t.number(owed), inside=t.number(inside), quarter=t.quarter_inside(quarter))
    return f"{said} · {counts}"


def written(state: str, t: Text) -> str:
    """A state with its sign, as a column's name."""
    name = t(f"state.{state}")
    return f"{SIGNS[state]} {name[0].upper()}{name[1:]}"


def alt(cover: pd.DataFrame, title: str, t: Text) -> str:
    """The map in a sentence."""
    counts = cover["state"].value_counts()
    return f"{title}: " + ", ".join(f"{t(f'state.{state}')} {t.number(n)}" for state, n in counts.items()) + "."


def table(rows: pd.DataFrame, t: Text) -> pd.DataFrame:
    """The map as a table, one row for each area and quarter."""
    return pd.DataFrame(
        {
            t("column.area"): rows["name"],
            t("column.within"): rows["within"].fillna(""),
            t("column.quarter"): [t.quarter(quarter) for quarter in rows["quarter"]],
            t("column.state"): [t(f"state.{state}") for state in rows["state"]],
            t("column.received_on"): [t.day(day) for day in rows["received_on"]],
            t("column.punctual"): [punctual(row, t) for row in records(rows)],
            t("column.due_on"): [due_on(row, t) for row in records(rows)],
            t("column.figures"): rows["figures"],
        }
    )


def due_on(row: Mapping[str, Any], t: Text) -> str:
    """The day until which it was on time; with the indicator where that is a deadline of its own."""
    day, own = t.day(pd.Timestamp(row["due_on"]).date()), row["due_own_of"]
    return t("reporting.due_own", day=day, indicator=t.pick(catalogue()[own].name)) if isinstance(own, str) else day


def punctual(row: Mapping[str, Any], t: Text) -> str:
    """On time, or how many days late; nothing where nothing was given."""
    if pd.isna(row["received_on"]):
        return ""
    days = (pd.Timestamp(row["received_on"]) - pd.Timestamp(row["due_on"])).days
    return t("history.late", days=t.number(days)) if days > 0 else t("history.on_time")


def _hover(row: dict[str, object], t: Text) -> str:
    lines = [f"<b>{safe(row['name'])}</b>", t.quarter(str(row["quarter"])), safe(t(f"state.{row['state']}"))]
    if not pd.isna(row["received_on"]):
        lines.append(f"{t('reporting.received', day=t.day(row['received_on']))}, {punctual(row, t)}")
    lines.append(safe(t("reporting.due", day=due_on(row, t))))
    if row["figures"]:
        lines.append(t("reporting.figures", count=t.number(row["figures"])))
    return "<br>".join(lines)
