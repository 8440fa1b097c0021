"""A briefing written out, as JSON and back: what a link holds, so that its figures stay whatever becomes of them."""

import json
from dataclasses import asdict
from typing import Any

import pandas as pd

from dashboard.briefing.content import Content, Plot, Series, Slide


def packed(content: Content) -> str:
    """The content as JSON."""
    said = asdict(content) | {"slides": [_slide(one) for one in content.slides]}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, allow_nan=False)


def unpacked(words: str) -> Content:
    """The content that was packed."""
    said = json.loads(words)
    return Content(**said | {"slides": tuple(_made(one) for one in said["slides"])})


def _slide(one: Slide) -> dict[str, Any]:
    said = {name: getattr(one, name) for name in one.__slots__ if name not in ("plot", "table")}
    said["definitions"] = [dict(each) for each in one.definitions]
    said["plot"] = None if one.plot is None else _plot(one.plot)
    if one.table is not None:
        rows = one.table.astype(object).where(one.table.notna(), None).values.tolist()
        said["table"] = {
            "columns": [str(name) for name in one.table.columns],
            "rows": [list(map(_cell, r)) for r in rows],
        }
    return said


def _cell(value: Any) -> Any:
    plain = value.item() if hasattr(value, "item") else value
    return plain if plain is None or isinstance(plain, (str, bool, int, float)) else str(plain)


def _plot(plot: Plot) -> dict[str, Any]:
    series = [asdict(one) | {"cut": sorted(one.cut), "dashed": sorted(one.dashed)} for one in plot.series]
    return {name: getattr(plot, name) for name in plot.__slots__ if name != "series"} | {"series": series}


def _made(said: dict[str, Any]) -> Slide:
    table = said.pop("table", None)
    frame = None if table is None else pd.DataFrame(table["rows"], columns=table["columns"])
    if frame is not None:  # as it was: gaps in a column of numbers are gaps, not words
        frame = frame.apply(lambda column: column if column.map(type).eq(str).any() else pd.to_numeric(column))
    plot = said.pop("plot")
    said["tints"] = [tuple(one) for one in said.get("tints", ())]
    return Slide(**_tuples(said), table=frame, plot=None if plot is None else _drawn(plot))


def _drawn(said: dict[str, Any]) -> Plot:
    series = tuple(
        Series(**_tuples(one) | {"cut": frozenset(one["cut"]), "dashed": frozenset(one["dashed"])})
        for one in said["series"]
    )
    return Plot(**_tuples(said) | {"series": series, "rules": tuple((gap, label) for gap, label in said["rules"])})


def _tuples(said: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
