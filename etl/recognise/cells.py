"""One cell in a figure's column: the number or numbers it says, or the problem it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from etl.model import Cell, Problem, Where
from etl.problems import problem
from etl.recognise.grid import Comma
from etl.recognise.meaning import Meaning
from etl.recognise.words import breakdown_of, key, words
from etl.vietnamese import fold, read_number
from queries.catalogue import catalogue

_PARTS = re.compile(r"\s*([\d.,]+)\s*\(([^()]*\d[^()]*)\)\s*")
_DATED = re.compile(r"ngày\s*\d{1,2}\s*tháng\s*\d{1,2}(?!\d)")
_PART = re.compile(r"\s*(?:([\d.,]+)\s*([^\d,;:]+)|([^\d,;:]+):?\s*([\d.,]+))\s*")


@dataclass(frozen=True, slots=True)
class CellRead:
    """A number of a cell and what it counts. `applies` False (value None): the report says it does not apply here."""

    indicator: str
    value: float | None
    qualifier: str | None = None
    applies: bool = True
    breakdown: Mapping[str, str] = field(default_factory=dict)


def cell_figures(
    cell: Cell, where: Where, meaning: Meaning, comma: Comma | None = None
) -> tuple[list[CellRead], list[Problem]]:
    """What a cell says as figures of its meaning; none where it says no number, and then always with a problem.

    A count is a whole number of zero or more, a rate lies between 0 and 100. "12/15 (80%)" under two indicators gives
    both and the printed rate; "345 (315 TT, 27 CN)" gives the whole and its parts, which need not add up. `comma` is
    what a comma means elsewhere in the sheet: it decides "1,234", and that is told.
    """
    if meaning.indicator is None:
        return [], []
    if cell.kind == "text":
        if meaning.over and (both := _ratio(cell.text, meaning.indicator, meaning.over)):
            return both, []
        if parts := _with_parts(cell.text, meaning.indicator):
            return parts, []
    read, problems = _one(cell, where, meaning.indicator, comma)
    return ([read] if read else []), problems


def is_figure(cell: Cell) -> bool:
    """True when a cell holds a number, also one typed as text (in CSV all are) or one that can be read two ways."""
    if cell.kind != "text":
        return cell.kind == "number"
    read = read_number(cell.text)
    return read.value is not None or read.problem in ("ambiguous", "ratio")


def _ratio(text: str, indicator: str, over: str) -> list[CellRead]:
    read = read_number(text)
    if read.problem != "ratio" or any(part != int(part) for part in read.parts):
        return []
    found = [CellRead(indicator, read.parts[0], read.qualifier), CellRead(over, read.parts[1], read.qualifier)]
    rates = (
        code for code, one in catalogue().items() if one.compared_with and _is_rate(one.compared_with, indicator, over)
    )
    if read.rate is not None and (rate := next(rates, None)):
        found.append(CellRead(rate, read.rate))
    return found


def _is_rate(computed: str, numerator: str, denominator: str) -> bool:
    share = catalogue()[computed]
    return (share.numerator, share.denominator) == (numerator, denominator)


def _with_parts(text: str, indicator: str) -> list[CellRead]:
    """ "345 (315 TT, 27 CN)": the whole and its parts; nothing when a word in the brackets is not known."""
    match = _PARTS.fullmatch(text)
    whole = read_number(match[1]) if match else None
    if match is None or whole is None or whole.value is None or _is_percent(indicator):
        return []
    found = [CellRead(indicator, whole.value)]
    for piece in re.split(r"[,;]\s", f"{match[2]} "):
        part = _PART.fullmatch(piece)
        number = read_number(part[1] or part[4]) if part else None
        meant = breakdown_of(key(part[2] or part[3])) if part else None
        if number is None or number.value is None or meant is None:
            return []
        found.append(CellRead(indicator, number.value, breakdown=dict([meant])))
    return found


def _one(cell: Cell, where: Where, indicator: str, comma: Comma | None) -> tuple[CellRead | None, list[Problem]]:
    is_rate = _is_percent(indicator)
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
            if is_rate and "%" in (cell.number_format or "") and value is not None:
                value = round(100 * value, 9)
            return _checked(CellRead(indicator, value), where, cell, is_rate)
    if any(mark in fold(cell.text) for mark in words().marks["not_applicable"]):
        return CellRead(indicator, None, applies=False), []
    return _typed(cell, where, indicator, is_rate, comma)


def _is_percent(indicator: str) -> bool:
    return catalogue()[indicator].unit.vi == "%"


def _typed(
    cell: Cell, where: Where, indicator: str, is_rate: bool, comma: Comma | None
) -> tuple[CellRead | None, list[Problem]]:
    read = read_number(cell.text)
    if read.problem == "ambiguous" and comma and re.fullmatch(r"\d{1,3},\d{3}", cell.text.strip()):
        decimal, thousand = read.alternatives
        value = thousand if comma == "thousand" else decimal
        found, problems = _checked(CellRead(indicator, value), where, cell, is_rate)
        understood = problem("comma_understood", where, cell.text, number=_vietnamese(value))
        return found, problems or [understood]
    if read.problem == "words" and len(read.alternatives) == 1 and _is_unit(read.rest, indicator):
        read = replace(read, value=read.alternatives[0], problem=None)  # "12 vụ"
    if read.value is not None:
        if read.percent and not is_rate:
            return None, [problem("rate_in_count", where, cell.text)]
        found, problems = _checked(CellRead(indicator, read.value, read.qualifier), where, cell, is_rate)
        if read.word == "dash":
            problems = [*problems, problem("dash_as_zero", where, cell.text)]
        return found, problems
    if _DATED.search(fold(cell.text)):
        return None, [problem("date_in_count", where, cell.text)]
    match read.problem:
        case "ambiguous":
            choices = [(_vietnamese(value), _vietnamese(value)) for value in read.alternatives]
            readings = " hoặc ".join(shown for _, shown in choices)
            return None, [problem("ambiguous_number", where, cell.text, readings=readings, choices=choices)]
        case "broken":
            return None, [problem("broken_formula", where, cell.text)]
        case "date":
            return None, [problem("date_in_count", where, cell.text)]
        case "ratio" | "several":
            return None, [problem("several_numbers", where, cell.text)]
        case "missing" | "empty":
            return None, [problem("missing_mark", where, cell.text)]
    return None, [problem("not_a_number", where, cell.text)]


def _is_unit(rest: str, indicator: str) -> bool:
    unit = fold(catalogue()[indicator].unit.vi)
    return rest == unit or rest in unit.split() or rest in unit.split(", ")


def _checked(read: CellRead, where: Where, cell: Cell, is_rate: bool) -> tuple[CellRead | None, list[Problem]]:
    value = read.value
    if value is None:
        return read, []
    if value < 0:
        return None, [problem("negative", where, cell.text)]
    if is_rate and 0 < value <= 1 and "%" not in (cell.number_format or "") and "%" not in cell.text:
        share = _vietnamese(round(100 * value, 6))
        return read, [problem("rate_as_part", where, cell.text, percent=share)]
    if is_rate and value > 100:
        return None, [problem("rate_over_100", where, cell.text)]
    if not is_rate and "%" in (cell.number_format or ""):
        return None, [problem("rate_in_count", where, f"{_vietnamese(round(100 * value, 6))} %")]
    if not is_rate and value != int(value):
        return None, [problem("decimal_count", where, cell.text, thousand=_vietnamese(round(value * 1000)))]
    return read, []


def _vietnamese(value: float) -> str:
    whole, _, rest = f"{value:,.3f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")
