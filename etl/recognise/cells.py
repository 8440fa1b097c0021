"""One cell in a figure's column: the number it says, or the problem it is."""

from dataclasses import dataclass

from etl.model import Cell, Problem, Where
from etl.problems import problem
from etl.recognise.words import words
from etl.vietnamese import fold, read_number
from queries.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class CellRead:
    """The number of a cell. `applies` False (value None): the report says the indicator does not apply here."""

    value: float | None
    qualifier: str | None = None
    applies: bool = True


def cell_figure(cell: Cell, where: Where, indicator: str) -> tuple[CellRead | None, list[Problem]]:
    """What a cell says as a figure of an indicator; None when it says no number, and then always with a problem.

    A count is a whole number of zero or more, a rate lies between 0 and 100.
    """
    is_rate = catalogue()[indicator].unit.vi == "%"
    match cell.kind:
        case "error":
            return None, [problem("broken_formula", where, cell.text)]
        case "uncalculated":
            return None, [problem("formula_not_calculated", where, cell.text)]
        case "date":
            return None, [problem("date_in_count", where, cell.text)]
        case "boolean":
            return None, [problem("not_a_number", where, cell.text)]
        case "number":
            value = cell.number
            if is_rate and "%" in (cell.number_format or ""):
                value = round(100 * value, 9)
            return _checked(CellRead(value), where, cell.text, is_rate)
    if any(mark in fold(cell.text) for mark in words().marks["not_applicable"]):
        return CellRead(None, applies=False), []
    return _typed(cell, where, is_rate)


def is_figure(cell: Cell) -> bool:
    """True when a cell holds a number, also one typed as text (in CSV all are) or one that can be read two ways."""
    if cell.kind != "text":
        return cell.kind == "number"
    read = read_number(cell.text)
    return read.value is not None or read.problem in ("ambiguous", "ratio")


def _typed(cell: Cell, where: Where, is_rate: bool) -> tuple[CellRead | None, list[Problem]]:
    read = read_number(cell.text)
    if read.value is not None:
        found, problems = _checked(CellRead(read.value, read.qualifier), where, cell.text, is_rate)
        if read.percent and not is_rate:
            return None, [problem("rate_in_count", where, cell.text)]
        if read.word == "dash":
            problems = [*problems, problem("dash_as_zero", where, cell.text)]
        return found, problems
    match read.problem:
        case "ambiguous":
            choices = " hoặc ".join(_vietnamese(value) for value in read.alternatives)
            return None, [problem("ambiguous_number", where, cell.text, choices=choices)]
        case "broken":
            return None, [problem("broken_formula", where, cell.text)]
        case "date":
            return None, [problem("date_in_count", where, cell.text)]
        case "ratio" | "several":
            return None, [problem("several_numbers", where, cell.text)]
        case "missing" | "empty":
            return None, [problem("missing_mark", where, cell.text)]
    return None, [problem("not_a_number", where, cell.text)]


def _checked(read: CellRead, where: Where, text: str, is_rate: bool) -> tuple[CellRead | None, list[Problem]]:
    value = read.value
    if value is None:
        return read, []
    if value < 0:
        return None, [problem("negative", where, text)]
    if is_rate and value > 100:
        return None, [problem("rate_over_100", where, text)]
    if not is_rate and value != int(value):
        return None, [problem("decimal_count", where, text, thousand=_vietnamese(round(value * 1000)))]
    return read, []


def _vietnamese(value: float) -> str:
    whole, _, rest = f"{value:,.3f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")
