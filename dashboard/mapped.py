"""The areas of a level on a map: the ranking's figures, each at its place. Made, not shown."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from dashboard import ask_points, map_chart, map_points, ranked, sentences, standings
from dashboard.briefing import plots
from dashboard.courses import Shown
from dashboard.model import Areas
from dashboard.ranked import Side
from dashboard.rows import records
from dashboard.text import SPACE, Text, safe
from dashboard.traces import carried

TREND = "xu-huong"
"""The address of the page of trends (app.py), for a commune's name in the table."""


def on_map(view: Side, areas: Areas) -> Shown:
    """The map with the table beside it; what has no place is named below it with its figure."""
    rows = ranked.answered(view, areas)
    if isinstance(rows, str):
        return rows
    t, indicator = view.t, view.indicator
    points = ask_points.points(view.warehouse, view.area, view.level, view.quarter, view.geography)
    number = {area.key: area.id for area in areas}
    rows = rows.assign(number=rows["area"].map(number))
    rows = rows.merge(points.rename(columns={"area": "number", "leaves": "behind"}), on="number", how="left")
    rows["basis"] = rows["basis"].fillna("none")
    spots = map_points.flat([(None, None) if pd.isna(a) else (a, b) for a, b in zip(rows.lat, rows.lon, strict=True)])
    if not any(spots):
        return t("map.nothing", level=t(f"part.{view.level}").lower(), area=view.area.name)
    words = sentences.chart_words(indicator, t) | {"kilometres": t("map.kilometres", count="%s")}
    words |= {kind: t(f"map.mark_{kind}") for kind in ("none", "part")}
    name, unit, highlight = t.pick(indicator.name), sentences.unit(indicator, t), view.meant.key if view.meant else None
    bars = plots.of_ranking(rows, words, unit, name, highlight)
    plot = replace(bars, shape="map", spots=tuple(spots))
    hover = [
        f"<b>{safe(row['label'])}</b><br>{safe(row['name'])}" if row["state"] else row["hover"] for row in records(rows)
    ]
    told = ranked.told(rows, view)
    links = [_link(row, view) for row in records(rows)]
    return told | {
        "drawing": map_chart.chart(plot, hover, carried(rows), words),
        "plot": plot,
        "alt": f"{standings.alt(rows, indicator, view.title, t, 'map')} {_drawn(spots, t)}",
        "table": told["table"].assign(
            **{
                t("map.latitude"): rows["lat"],
                t("map.longitude"): rows["lon"],
                t("map.where"): [t(f"map.basis_{basis}") for basis in rows["basis"]],
            }
        ),
        "legend": " ".join([*notes(rows, view), told["legend"]]),
        "beside": standings.beside(rows, indicator, view.title, t, links),
    }


def _drawn(spots: Sequence[map_points.Spot | None], t: Text) -> str:
    return t("map.drawn", placed=sum(spot is not None for spot in spots), count=len(spots))


def notes(rows: pd.DataFrame, view: Side) -> list[str]:
    """How the marks are to be read, what a place is, and who has none."""
    t, indicator = view.t, view.indicator
    said, known = [], rows.dropna(subset=["value"])
    if known["value"].nunique() > 1:
        ends = {end: sentences.written(value, indicator, t) for end, value in _ends(known).items()}
        said.append(t("map.marks", **ends))
    for basis in ("none", "doubtful"):
        if len(left := rows[rows["basis"] == basis]):
            names = [f"{row.name_}{SPACE}({row.label})" for row in _named(left)]
            said.append(t(f"map.left_{basis}", names=", ".join(names)))
    if len(middle := rows[rows["basis"] == "middle"]):
        said.append(t("map.middle"))
        if len(partly := middle[middle["placed"] < middle["behind"]]):
            counts = [f"{row.name_}{SPACE}({row.placed}/{row.behind})" for row in _named(partly)]
            said.append(t("map.middle_partly", names=sentences.listed(counts, t)))
    shared = rows.dropna(subset=["lat"]).groupby(["lat", "lon"])["name"].agg(list)
    said += [t("map.shared", names=", ".join(names)) for names in shared if len(names) > 1]
    return [*said, t("map.source")]


def _named(rows: pd.DataFrame) -> Any:
    return rows.rename(columns={"name": "name_"}).itertuples()


def _ends(known: pd.DataFrame) -> dict[str, float]:
    return {"least": known["value"].min(), "most": known["value"].max()}


def _link(row: dict[str, Any], view: Side) -> str:
    """Where an area's name leads: one level down, or to the trend of an area that reports for itself."""
    choices = {"area": row["area"], "indicator": view.code, "quarter": view.quarter, "geography": view.geography}
    if row["is_leaf"]:
        choices.pop("quarter")
    else:
        choices["view"] = "map"
    if view.t.language != "vi":
        choices["language"] = view.t.language
    return f"{TREND if row['is_leaf'] else ''}?{urlencode(choices)}"
