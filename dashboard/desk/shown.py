"""A checked report as it is shown: letters of old fonts decoded, and tables of documents named like sheets. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from etl.model import Checked, Figure, Ignored, Problem
from etl.recognise.letters import relettered

Placed = TypeVar("Placed", Problem, Figure, Ignored)


def as_shown(checked: Checked) -> Checked:
    """The same figures and problems; each has the name of its sheet, which answers go by."""
    sheets = tuple(relettered(sheet).sheet for sheet in checked.reading.sheets)
    names = {sheet.table: sheet.name for sheet in sheets if sheet.table is not None}
    return replace(
        checked,
        reading=replace(checked.reading, sheets=sheets),
        figures=tuple(_named(one, names) for one in checked.figures),
        ignored=tuple(_named(one, names) for one in checked.ignored),
        problems=tuple(_named(one, names) for one in checked.problems),
    )


def _named(one: Placed, names: Mapping[int | None, str]) -> Placed:
    if one.where.table not in names:
        return one
    return replace(one, where=replace(one.where, sheet=names[one.where.table]))
