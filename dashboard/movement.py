"""Which areas of a level moved by more than chance in small numbers, a year or two against as long before. Made."""

from typing import Any

import pandas as pd

from dashboard import ask_movement, band_chart, chance, counting, illustrative, markup, sentences, standings
from dashboard.briefing import plots
from dashboard.chance import Judged, Stretches
from dashboard.courses import Shown
from dashboard.model import Areas, Source
from dashboard.ranked import Side, figures
from dashboard.rows import records
from dashboard.text import Text, safe

WAYS = ("within", "noted", "clear")


def movement(view: Side, areas: Areas) -> Shown:
    """The areas with what they came to before and now, the band of chance, and what is to be thought of it."""
    t, indicator = view.t, view.indicator
    name = t.pick(indicator.name)
    if indicator.kind != "flow" and not indicator.is_computed:
        return t("movement.no_count", indicator=name)
    asked = (view.warehouse, view.code, view.area, view.level, view.quarter, view.geography)
    found, length = ask_movement.stretches(*asked)
    known = found.dropna(subset=["quarter"])
    spans = _spans(view.quarter, length, t)
    if known.empty:
        return " ".join([t("movement.nothing", indicator=name, count=2 * length), *_left_out(found, length, t)])
    rows, spread = judged(known, length)
    if rows.empty:
        return t("movement.nothing", indicator=name, count=2 * length)
    rows = rows.assign(indicator=view.code, quarter=view.quarter, area=[areas.by_id(n).key for n in rows["area"]])
    rows = rows.assign(word=[word(row, t) for row in records(rows)])
    rows = rows.assign(
        hover=[_hover(row, view, spans) for row in records(rows)], label=[_label(row, view) for row in records(rows)]
    )
    now = spans["now"][0].upper() + spans["now"][1:]
    title = t("movement.title", indicator=name, level=t(f"part.{view.level}").lower(), area=view.area.name)
    unit, highlight = sentences.unit(indicator, t), view.meant.key if view.meant else None
    words = sentences.chart_words(indicator, t) | {
        "band": t("movement.band"),
        "before": spans["before"],
        **{f"beyond_{n}": t(f"movement.legend_{way}", now=spans["now"]) for n, way in enumerate(WAYS)},
    }
    weak = illustrative.of_names(list(zip(rows["name"], rows["is_illustrative"], strict=True)), t)
    plot = plots.of_ranking(rows.assign(value=rows["now"]), words, unit, f"{name}, {spans['now']}", highlight)
    return {
        "title": title,
        "subtitle": t(
            "movement.subtitle", now=now, before=spans["before"], unit=unit, geography=t(f"geography.{view.geography}")
        ),
        "drawing": band_chart.bands(rows, words),
        "plot": plot,
        "alt": t("movement.alt", title=title, summary=summary(rows, t)),
        "table": table(rows, spans, t),
        "source": Source(view.warehouse, (view.code,), view.area, view.quarter, illustrative=weak),
        "legend": " ".join([summary(rows, t), *notes(rows, found, known, length, spread, view)]),
        "numbers": [] if indicator.kind == "share" else _figures(spans, t),
        "shares": _figures(spans, t) if indicator.kind == "share" else [],
        "beside": _beside(rows, view, title, spans),
        "figures": figures(rows, ("before", "now", "beyond")),
    }


def judged(known: pd.DataFrame, length: int) -> tuple[pd.DataFrame, float]:
    """A row an area with its two stretches judged, those furthest beyond chance first, and the dispersion.

    `known`: rows of area_windows.sql of areas that have all quarters. The columns: area name before now low high p
    beyond rank rank_change areas leaves is_illustrative is_approximate.
    """
    groups = [part.sort_values("back", ascending=False) for _, part in known.groupby("area", sort=False)]
    said, spread = chance.judged([_stretches(part, length) for part in groups])
    rows = [
        _row(part, one)
        for part, one in zip(groups, said, strict=True)
        if one.now is not None  # a share of nothing
    ]
    frame = pd.DataFrame(rows)
    if frame.empty:
        return frame, spread
    ranks = {when: frame[when].rank(method="min", ascending=False) for when in ("before", "now")}
    frame = frame.assign(rank=ranks["now"], rank_change=ranks["before"] - ranks["now"])
    return frame.sort_values(["beyond", "p", "name"], ascending=[False, True, True], kind="stable"), spread


def word(row: dict[str, Any], t: Text) -> str:
    """What is to be thought of a row's change: a clear rise, signs of a fall, within chance."""
    if not row["beyond"]:
        return t("movement.within")
    return t(f"movement.{WAYS[row['beyond']]}_{'up' if row['now'] > row['before'] else 'down'}")


def summary(rows: pd.DataFrame, t: Text) -> str:
    """How many areas moved beyond chance, and which."""
    said = [t("movement.compared", count=len(rows))]
    for kind in dict.fromkeys(rows.loc[rows["beyond"] > 0, "word"]):
        names = sentences.listed(list(rows.loc[rows["word"] == kind, "name"]), t)
        said.append(t("compare.listed", state=kind[0].upper() + kind[1:], names=names))
    return " ".join(said if (rows["beyond"] > 0).any() else [*said, t("movement.none")])


def notes(
    rows: pd.DataFrame, found: pd.DataFrame, known: pd.DataFrame, length: int, spread: float, view: Side
) -> list[str]:
    """How it was judged, what it takes for a doubling to be seen, and who was left out and why."""
    t, said = view.t, []
    if view.indicator.kind != "share":
        takes = {"takes": t.number(round(chance.takes() * spread)), "unit": t.pick(view.indicator.unit)}
        middle = pd.Series(ask_movement.before(known, length)).median()
        said.append(t("movement.takes", count=length, middle=t.number(middle), **takes))
    said.append(t("movement.method_share" if view.indicator.kind == "share" else "movement.method"))
    said.append(t("movement.spread", spread=t.number(spread, 1)) if spread > 1 else t("movement.spread_none"))
    if (rows["areas"] < rows["leaves"]).any():
        said.append(t("movement.same_areas"))
    if rows["is_illustrative"].any() and not rows["is_illustrative"].all():
        said.append(t("movement.weak", names=sentences.listed(list(rows.loc[rows["is_illustrative"], "name"]), t)))
    return said + _left_out(found, length, t)


def table(rows: pd.DataFrame, spans: dict[str, str], t: Text) -> pd.DataFrame:
    """The rows as they go into files."""
    columns = [t("column.area"), *_figures(spans, t)]
    values = (rows[name] for name in ("name", "before", "now", "low", "high"))
    shown = pd.DataFrame(dict(zip(columns, values, strict=True)))
    return shown.assign(
        **{
            t("movement.judgement"): rows["word"],
            t("movement.p"): [f"{p:.2g}" for p in rows["p"]],
            t("column.rank"): rows["rank"],
            t("column.rank_change_only"): rows["rank_change"],
            t("column.compared_areas"): rows["areas"],
            t("column.remark"): [", ".join(sentences.remarks(row | {"value": row["now"]}, t)) for row in records(rows)],
        }
    )


def _beside(rows: pd.DataFrame, view: Side, title: str, spans: dict[str, str]) -> str:
    t = view.t
    columns = {
        t("column.area"): rows["name"],
        t("movement.figures"): [_course(row, view) for row in records(rows)],
        t("movement.band_column"): [_band(row, view) for row in records(rows)],
        t("movement.judgement"): rows["word"],
        t("column.rank"): [_rank(row, t) for row in records(rows)],
    }
    if (rows["leaves"] > 1).any():
        columns[t("column.compared_areas")] = [f"{row['areas']}/{row['leaves']}" for row in records(rows)]
    right = [t("movement.figures"), t("movement.band_column"), t("column.rank")]
    return markup.table(pd.DataFrame(columns), t("table.caption", title=title), numbers=right)


def _stretches(part: pd.DataFrame, length: int) -> Stretches:
    sides = [part[part["back"] >= length], part[part["back"] < length]]
    values = [tuple(map(float, side["value"])) for side in sides]
    wholes = [tuple(map(float, side["whole"])) for side in sides] if part["whole"].notna().all() else []
    return Stretches(*values, *wholes)


def _row(part: pd.DataFrame, one: Judged) -> dict[str, Any]:
    told = {name: part[name].iloc[-1] for name in ("area", "name", "areas", "leaves")}
    marks = {name: bool(part[name].any()) for name in ("is_illustrative", "is_approximate")}
    return told | marks | {name: getattr(one, name) for name in ("before", "now", "low", "high", "p", "beyond")}


def _left_out(found: pd.DataFrame, length: int, t: Text) -> list[str]:
    """Who cannot be compared: where the series begins anew, by its label; the others have not all the quarters."""
    rest, said = found[found["quarter"].isna()], []
    for label, rows in rest.dropna(subset=["broken"]).groupby("broken", sort=False):
        said.append(t("compare.broken_series", labels=label, names=sentences.listed(list(rows["name"]), t)))
    if len(few := rest[rest["broken"].isna()]):
        said.append(t("movement.too_few", count=2 * length, names=sentences.listed(list(few["name"]), t)))
    partly = found.dropna(subset=["quarter", "broken"]).drop_duplicates("area")
    for label, rows in partly.groupby("broken", sort=False):
        said.append(t("movement.partly_broken", label=label, names=sentences.listed(list(rows["name"]), t)))
    return said


def _spans(quarter: str, length: int, t: Text) -> dict[str, str]:
    first, middle = counting.back(quarter, 2 * length - 1), counting.back(quarter, length)
    ends = {"before": (first, middle), "now": (counting.back(quarter, length - 1), quarter)}
    return {when: sentences.between(*both, t) for when, both in ends.items()}


def _figures(spans: dict[str, str], t: Text) -> list[str]:
    return [spans["before"], spans["now"], t("movement.low"), t("movement.high")]


def _course(row: dict[str, Any], view: Side) -> str:
    return " → ".join(_number(row[when], view) for when in ("before", "now"))


def _band(row: dict[str, Any], view: Side) -> str:
    return "–".join(_number(row[end], view) for end in ("low", "high"))


def _number(value: float, view: Side) -> str:
    """Without the sign of a percentage, which the subtitle bears."""
    return view.t.number(value, 1 if view.indicator.kind == "share" else None)


def _label(row: dict[str, Any], view: Side) -> str:
    shown = sentences.short(row["now"], view.indicator, view.t)
    before = sentences.short(row["before"], view.indicator, view.t)
    return view.t("movement.label", now=shown, before=before, word=row["word"])


def _rank(row: dict[str, Any], t: Text) -> str:
    return f"{t.number(row['rank'])} ({standings.places(row['rank_change'], t)})"


def _hover(row: dict[str, Any], view: Side, spans: dict[str, str]) -> str:
    t = view.t
    figures = {when: sentences.written(row[when], view.indicator, t) for when in ("before", "now")}
    said = [t("movement.hover", span=spans[when], value=figures[when]) for when in ("before", "now")]
    lines = [f"<b>{safe(row['word'])}</b>", safe(row["name"]), *map(safe, said)]
    return "<br>".join([*lines, safe(t("movement.hover_band", band=_band(row, view)))])
