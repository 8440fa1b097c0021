"""With what a problem is answered: another text for the cell, an area, an indicator, a period; or a tick. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dashboard.desk.fates import addresses, name
from dashboard.text import Text
from etl import areas
from etl.model import Answer, Checked, Problem
from etl.vietnamese import plain, read_number
from queries.catalogue import BREAKDOWNS, Indicator, catalogue

Control = Literal["cell", "area", "whole_area", "column", "row_title", "period", "none"]
AREA = frozenset(
    [
        "near_area",
        "ambiguous_area",
        "area_not_then",
        "area_outside",
        "unknown_area",
        "area_not_valid",
        "code_name_differ",
        "unknown_code",
    ]
)
PERIOD = frozenset(
    ["no_period", "unsure_period", "period_dates_differ", "period_conflict", "form_period_differs", "future_period"]
)
COLUMN = frozenset(["unknown_column", "unknown_heading", "title_understood"])
ROW_TITLE = frozenset(["unknown_row", "unknown_indicator"])
NONE = frozenset(
    [
        "no_table",
        "nothing_filled_in",
        "no_header",
        "hidden_sheet",
        "plan_heading",
        "figures_below",
        "counted_list",
        "unknown_list",
        "parts_without_total",
        "total_differs",
        "count_differs",
    ]
)
FOUND = 12  # areas offered for what was typed


@dataclass(frozen=True, slots=True)
class Question:
    """Problems that one answer settles, and the control that takes it. `written`: the name they all stumble over."""

    control: Control
    problems: tuple[Problem, ...]
    written: str = ""

    @property
    def first(self) -> Problem:
        """The one that stands for all."""
        return self.problems[0]


def questions(problems: Iterable[Problem], checked: Checked) -> list[Question]:
    """One for each problem, but for names: the same unknown name is asked about once."""
    texts = {(sheet.name, cell.address): cell.text for sheet in checked.reading.sheets for cell in sheet.cells}
    asked: dict[object, list[Problem]] = {}
    kinds: dict[object, tuple[Control, str]] = {}
    for problem in problems:
        control, here = _control(problem, checked), (problem.where.sheet, problem.where.cell)
        written = ""
        if control == "area":  # what stands in the cell: the problem may have found the code beside it
            written = texts.get(here, problem.found) if problem.code == "unknown_code" else problem.found
        key = (control, written) if control in ("area", "whole_area") else (control, *here, problem.message)
        asked.setdefault(key, []).append(problem)
        kinds[key] = control, written
    return [Question(kinds[key][0], tuple(found), kinds[key][1]) for key, found in asked.items()]


def _control(problem: Problem, checked: Checked) -> Control:
    if problem.code == "no_area":
        return "whole_area"
    if problem.code in PERIOD:
        return "period"
    if problem.code in AREA:
        return "area"
    cell = next(addresses(problem.where.cell), None)
    if cell is None or problem.where.sheet is None or ":" in (problem.where.cell or "") or problem.code in NONE:
        return "none"
    if problem.code in ROW_TITLE:
        return "row_title"
    if problem.code in COLUMN:
        has_figures = any(
            figure.where.sheet == problem.where.sheet
            and (figure.where.cell or "").rstrip("0123456789") == cell.rstrip("0123456789")
            for figure in checked.figures
        )
        return "column" if has_figures or problem.code != "title_understood" else "row_title"
    return "cell"


def meanings(t: Text) -> dict[str, str]:
    """What a column may hold: the value of an answer and its words; "" leaves the column out."""
    found = {"": t("hand_in.leave_column")}
    for code, indicator in catalogue().items():
        if not indicator.is_computed:
            found |= {value: name(code, parts, t) for value, parts in _parts(code, indicator)}
    return found


def titles(t: Text) -> dict[str, str]:
    """What a row may be named: the indicator's own Vietnamese name, and its words."""
    reported = (indicator for indicator in catalogue().values() if not indicator.is_computed)
    return {indicator.name.vi: t.pick(indicator.name) for indicator in reported}


def meaning(code: str, breakdown: dict[str, str], cumulative: bool) -> str:
    """The value of an answer that says this of a column."""
    parts = [f"{dimension}={value}" for dimension, value in sorted(breakdown.items())]
    return ";".join([code, *parts, *(["cumulative"] if cumulative else [])])


def near(words: str) -> dict[str, str]:
    """Areas whose path has all these words, marks or not: id and path; those that still stand first."""
    wanted = plain(words).split()
    found = [number for number, path in _paths() if all(word in path for word in wanted)] if wanted else []
    return {str(number): shown(number) for number in found[:FOUND]}


def shown(number: int) -> str:
    """An area with those above it, and until when it was."""
    known = areas.load()
    path = known.path(number)[::-1]
    ended = f" (– {path[0].valid_to:%d/%m/%Y})" if path[0].valid_to else ""
    return ", ".join(area.name for area in path) + ended


def code_of(number: int) -> str:
    """The official code of an area, with the last day on which it meant it."""
    area = areas.load().by_id(number)
    return f"{area.code}@{area.valid_to}" if area.valid_to else area.code


def number(text: str) -> float | None:
    """A number typed by a person; None for anything else."""
    read = read_number(text)
    return read.value if read.value is not None and read.value >= 0 and read.word is None else None


def told(answer: Answer, t: Text) -> str:
    """An answer in a sentence."""
    place = "!".join(part for part in (answer.sheet, answer.cell) if part)
    match answer.kind:
        case "area":
            return t("hand_in.said_area", written=answer.written, area=shown(int(answer.value)))
        case "period":
            return t("hand_in.said_period", sheet=answer.sheet or "", period=t.quarter(answer.value))
        case "calendar":
            return t("hand_in.said_calendar", sheet=answer.sheet or "", calendar=t(f"calendar.{answer.value}"))
        case "figure":
            return _told_of_number(answer, t)
        case "column":
            code, *rest = answer.value.split(";")
            parts = dict(part.split("=") for part in rest if "=" in part)
            words = name(code, parts, t) if code else t("hand_in.leave_column")
            words += f" ({t('hand_in.cumulative')})" if "cumulative" in rest else ""
            return t("hand_in.said_column", place=place, what=words)
        case _:
            return t("hand_in.said_cell", place=place, value=answer.value or t("hand_in.nothing"))


def _told_of_number(answer: Answer, t: Text) -> str:
    paragraph = (answer.cell or "").partition(":")[0]
    if not answer.value:
        return t("hand_in.said_left", number=paragraph)
    meaning_, area, period, value = answer.value.split("|")
    code, *rest = meaning_.split(";")
    parts = dict(part.split("=") for part in rest if "=" in part)
    words = f"{name(code, parts, t)}, {areas.load().by_id(int(area)).name}, {t.quarter(period)}"
    return t("hand_in.said_figure", number=paragraph, what=words, value=t.number(float(value)))


def _parts(code: str, indicator: Indicator) -> list[tuple[str, dict[str, str]]]:
    parts = [{}, *({dimension: value} for dimension in indicator.breakdowns for value in BREAKDOWNS[dimension])]
    return [(meaning(code, part, False), part) for part in parts]


@cache
def _paths() -> tuple[tuple[int, str], ...]:
    known = areas.load()
    ordered = sorted(known, key=lambda area: (area.valid_to is not None, len(area.name), area.name_key))
    return tuple((area.id, plain(shown(area.id))) for area in ordered)
