"""Figures left to a person (`ask`) of which no problem speaks: they are asked about, so that none comes in unseen."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from etl.model import Checked, Figure, Problem, Where
from etl.printed_rates import is_checked
from etl.problems import problem
from etl.validate import QUARTERS_OF
from queries.catalogue import catalogue

Table = tuple[str | None, int | None]


OF_A_TABLE = {
    *("counted_list", "doubtful_heading", "no_titles", "period_dates_differ", "plan_heading", "unknown_list"),
    "unsure_period",
}
"""Problems that speak of all figures of their table."""


def with_unsaid(checked: Checked) -> Checked:
    """The report with a problem a table for what nothing was said of yet: not at the cell, nor in its row or column.

    A figure whose state is `ask` "needs a person" (the contract); of one in a sentence its reader says why. Not asked
    about again: what a person wrote into a cell, and what arithmetic has looked at (validate.py tells where it
    differs): a half year or a year beside its quarters, a rate beside what it is computed of.
    """
    rows, columns, wholes = set(), set(), set()
    for found in checked.problems:
        table, (row, column) = _table(found.where), _cell(found.where)
        rows.add((table, row))
        columns.add((table, column))
        if (row is None and found.where.paragraph is None) or found.code in OF_A_TABLE:
            wholes.add(table)
    if wholes & {(None, None)}:
        return checked
    reckoned = _beside_quarters(checked.figures) | _beside_parts(checked.figures)
    unsaid: dict[Table, list[Figure]] = defaultdict(list)
    for figure in checked.figures:
        if figure.state == "ask" and figure.corrected is None and figure.where not in reckoned and figure.where.cell:
            table, (row, column) = _table(figure.where), _cell(figure.where)
            if table not in wholes and (table, row) not in rows and (table, column) not in columns:
                unsaid[table].append(figure)
    told = [_told(figures) for figures in unsaid.values()]
    return replace(checked, problems=(*checked.problems, *told)) if told else checked


def _told(figures: Sequence[Figure]) -> Problem:
    first = figures[0]
    meant = catalogue()[first.indicator].name
    period = first.period.label if first.period else "?"
    details = {"indicator": meant.vi, "indicator_en": meant.en, "period": period}
    return problem("unsaid", first.where, first.text, count=len(figures), **details)


def _beside_quarters(figures: Sequence[Figure]) -> set[Where]:
    """Where figures stand that their quarters account for: a sum of all of them, or of a stock what the last one is."""
    known = {
        (f.indicator, f.area.id, tuple(sorted(f.breakdown.items())), f.period.label): f
        for f in figures
        if f.area and f.period and f.value is not None and not f.cumulative
    }
    found = set()
    for (code, *rest, label), figure in known.items():
        quarters = [known.get((code, *rest, f"{label[:4]}-Q{number}")) for number in QUARTERS_OF.get(label[4:], ())]
        if quarters and all(quarters):
            adds = catalogue()[code].kind == "flow"
            if adds or (quarters[-1] is not None and figure.value == quarters[-1].value):
                found.add(figure.where)
    return found


def _beside_parts(figures: Sequence[Figure]) -> set[Where]:
    """Where rates stand beside what they are computed of."""
    groups: dict[tuple[object, ...], dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        if figure.area and figure.period and not figure.breakdown:
            groups[figure.area.id, figure.period.label, figure.cumulative][figure.indicator] = figure
    return {one.where for group in groups.values() for one in group.values() if is_checked(one, group)}


def _table(where: Where) -> Table:
    return where.sheet, where.table


def _cell(where: Where) -> tuple[int | None, str | None]:
    """Row and column of a cell, or of the first of several."""
    found = re.match(r"([A-Z]+)(\d+)", where.cell or "")
    return (int(found[2]), found[1]) if found else (None, None)
