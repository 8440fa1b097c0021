"""Workbook and CSV → Draft: which cells are area, period, indicator and value. What is not known is asked."""

from itertools import chain

from etl.areas import Areas
from etl.model import Draft, Figure, Ignored, Reading, Where
from etl.problems import problem
from etl.recognise.answers import Answers
from etl.recognise.decided import decide
from etl.recognise.found import Found, Hints
from etl.recognise.grid import grid
from etl.recognise.letters import Lettered, relettered
from etl.recognise.own_form import MARKS, own_form
from etl.recognise.prose import read_prose
from etl.recognise.sheets import SheetReader
from queries.catalogue import catalogue

__all__ = ["Hints", "recognise"]


def recognise(reading: Reading, areas: Areas, hints: Hints | None = None) -> Draft:
    """The figures of a workbook or CSV file, its totals, what was left aside and why, and what nobody could tell.

    Raises WrongAnswer for an answer in `hints` that cannot be.
    """
    hints = hints or Hints()
    answers, found = (
        Answers(hints.answers, {sheet.name for sheet in reading.sheets}),
        Found(problems=list(reading.problems)),
    )
    tables, before, form = 0, list[str](), own_form(reading.sheets)
    for sheet in reading.sheets:
        if form is not None and sheet.name in (MARKS, *form.others):
            found.ignored.extend(Ignored(grid(sheet).where(c.row, c.column), c.text, "form") for c in sheet.cells)
            continue
        lettered = relettered(answers.mended(sheet))
        _say_what_is_unclear(lettered, found)
        reader = SheetReader(lettered.sheet, tuple(before), reading, areas, hints, answers, found)
        here = reader.read_own(form) if form is not None and sheet.name == form.figures else reader.read()
        tables += here
        if sheet.table is not None:  # what a document says before one of its tables holds for the tables after it
            before += lettered.sheet.above if here else (*lettered.sheet.above, *reader.lines())
    _set_totals_aside(found, areas)
    if reading.paragraphs:
        read_prose(reading, areas, hints, found, answers)
    decide(found, answers, areas)
    if not found.figures and not found.problems:
        empty = "no_figures" if reading.paragraphs else "no_table"
        found.problems.append(problem("nothing_filled_in" if tables else empty, Where(), reading.file))
    return Draft(
        reading,
        tuple(found.figures),
        tuple(found.totals),
        tuple(found.beside),
        tuple(found.ignored),
        tuple(found.problems),
    )


def _say_what_is_unclear(lettered: Lettered, found: Found) -> None:
    """Letters of an old font that nobody could tell: the names and titles in them are not understood either."""
    if lettered.unclear:
        first = lettered.unclear[0]
        here = grid(lettered.sheet).where(first.row, first.column)
        found.problems.append(problem("letters_unclear", here, first.text, count=len(lettered.unclear)))


def _set_totals_aside(found: Found, areas: Areas) -> None:
    """A figure of an area that holds others of the same column is their printed total ("I. HUYỆN TỨ KỲ"), not one more.

    Only where figures add over areas: a district's own list of procedures is no total of the communes' lists.
    """

    def column(figure: Figure) -> tuple:
        label = figure.period.label if figure.period else None
        parts = tuple(sorted(figure.breakdown.items()))
        return figure.where.sheet, figure.where.table, figure.indicator, label, figure.cumulative, parts

    named = {figure.area.id for figure in found.figures if figure.area is not None}
    above = {here: {area.id for area in areas.path(here)} - {here} for here in named}
    if named.isdisjoint(chain.from_iterable(above.values())):
        return
    inside: dict[tuple, set[int]] = {}
    for figure in found.figures:
        if figure.area is not None:
            inside.setdefault(column(figure), set()).update(above[figure.area.id])
    kept = []
    for figure in found.figures:
        adds = catalogue()[figure.indicator].over_areas == "sum"
        if adds and figure.area is not None and figure.area.id in inside.get(column(figure), ()):
            found.totals.append(figure)
            found.ignored.append(Ignored(figure.where, figure.text, "total"))
        else:
            kept.append(figure)
    found.figures[:] = kept
