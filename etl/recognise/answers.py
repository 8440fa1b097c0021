"""What a person answered about a report, looked up by place; an answer goes before whatever the file says."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from etl.model import Answer, Cell, Sheet, Where
from etl.recognise.grid import letters
from etl.recognise.headings import spoken_period
from etl.recognise.meaning import Meaning
from etl.recognise.words import key
from queries.catalogue import BREAKDOWNS, catalogue
from queries.periods import CALENDARS, period

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_SPAN = re.compile(r"([1-9][0-9]{0,6}):([0-9]{1,7})-([0-9]{1,7})")
LEFT_OUT = "left_out"


class WrongAnswer(ValueError):
    """An answer that cannot be: the message says which, and what is allowed."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a person says a number in a sentence is."""

    indicator: str
    breakdown: dict[str, str]
    cumulative: bool
    area: int
    period: str
    value: float


class Answers:
    """The answers about one file with these sheets. Raises WrongAnswer for one that names nothing that can be.

    `figures`: what was said of numbers in sentences, by place and the indicator proposed; None leaves one out.
    """

    def __init__(self, answers: Iterable[Answer], sheets: Container[str]) -> None:
        self._periods: dict[str | None, str] = {}
        self._calendars: dict[str | None, str] = {}
        self._areas: dict[str, int] = {}
        self._columns: dict[tuple[str | None, str], Meaning] = {}
        self._cells: dict[str | None, dict[tuple[int, int], str]] = {}
        self.figures: dict[tuple[Where, str], Statement | None] = {}
        for answer in answers:
            if answer.sheet is not None and answer.sheet not in sheets:
                raise WrongAnswer(f"there is no sheet {answer.sheet!r}")
            match answer.kind:
                case "period":
                    if spoken_period(answer.value) is None:
                        raise WrongAnswer(f"{answer.value!r} is no period; write 2024-Q1")
                    self._periods[answer.sheet] = answer.value
                case "calendar":
                    if answer.value not in CALENDARS:
                        raise WrongAnswer(
                            f"{answer.value!r} is no reporting calendar; known are {', '.join(CALENDARS)}"
                        )
                    self._calendars[answer.sheet] = answer.value
                case "area":
                    self._areas[key(answer.written or "")] = _number(answer)
                case "column":
                    self._columns[answer.sheet, letters(_place(answer)[1])] = _meaning(answer)
                case "cell":
                    self._cells.setdefault(answer.sheet, {})[_place(answer)] = answer.value
                case "figure":
                    self.figures[_span(answer), answer.written or ""] = _statement(answer)

    def period(self, sheet: str | None) -> str | None:
        """The period somebody gave a sheet, or all sheets."""
        return self._periods.get(sheet, self._periods.get(None))

    def calendar(self, sheet: str) -> str | None:
        """The reporting calendar somebody gave a sheet, or all sheets."""
        return self._calendars.get(sheet, self._calendars.get(None))

    def area(self, written: str) -> int | None:
        """The id of the area somebody said a written name means."""
        return self._areas.get(key(written))

    def column(self, sheet: str, number: int) -> Meaning | None:
        """What somebody said a column holds."""
        return self._columns.get((sheet, letters(number)))

    def mended(self, sheet: Sheet) -> Sheet:
        """The sheet with the cells somebody corrected as text typed anew; one left out is gone."""
        typed = self._cells.get(sheet.name)
        if not typed:
            return sheet
        cells = {(cell.row, cell.column): cell for cell in sheet.cells}
        for (row, column), text in typed.items():
            was = cells.pop((row, column), None)
            if text.strip():
                before = was.text if was else ""
                cells[row, column] = Cell(row, column, f"{letters(column)}{row}", text.strip(), mended=before)
        return replace(sheet, cells=tuple(cells[place] for place in sorted(cells)))


def _place(answer: Answer) -> tuple[int, int]:
    match = _CELL.fullmatch(answer.cell or "")
    if match is None:
        raise WrongAnswer(f"{answer.cell!r} is no cell; write D14")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def _span(answer: Answer) -> Where:
    match = _SPAN.fullmatch(answer.cell or "")
    if match is None:
        raise WrongAnswer(f"{answer.cell!r} is no place in a text; write 12:40-42")
    paragraph, start, end = map(int, match.groups())
    return Where(paragraph=paragraph, start=start, end=end)


def _statement(answer: Answer) -> Statement | None:
    """What an answer says of a number in a sentence: meaning, area, period and value; None for "", which leaves it."""
    if not answer.value:
        return None
    meaning, *rest = answer.value.split("|")
    what = _meaning(replace(answer, value=meaning))
    if len(rest) != 3 or what.indicator is None:
        raise WrongAnswer(f"{answer.value!r} says no figure; write CODE|AREA|PERIOD|VALUE")
    area, label, value = rest
    try:
        number = float(value)
        known = period(label).label
    except ValueError as wrong:
        raise WrongAnswer(f"{answer.value!r}: {wrong}") from wrong
    is_rate = catalogue()[what.indicator].unit.vi == "%"
    if not 0 <= number < 1e15 or (number != int(number) and not is_rate) or (is_rate and number > 100):
        raise WrongAnswer(f"{value!r} is not what {what.indicator} can be")
    return Statement(
        what.indicator, dict(what.breakdown), what.cumulative, _number(replace(answer, value=area)), known, number
    )


def _number(answer: Answer) -> int:
    if not answer.value.isdecimal():
        raise WrongAnswer(f"{answer.value!r} is no area's id")
    return int(answer.value)


def _meaning(answer: Answer) -> Meaning:
    """The meaning an answer gives a column: CODE, its parts, and whether it runs on; "" leaves it out."""
    code, *rest = answer.value.split(";")
    if not code:
        return Meaning(LEFT_OUT)
    if code not in catalogue() or catalogue()[code].is_computed:
        raise WrongAnswer(f"{code!r} is no indicator that can be reported")
    parts = dict(part.split("=", 1) for part in rest if "=" in part)
    if any(value not in BREAKDOWNS.get(dimension, ()) for dimension, value in parts.items()):
        raise WrongAnswer(f"{answer.value!r} names a part that is not known")
    return Meaning("figure", (), code, parts, cumulative="cumulative" in rest)
