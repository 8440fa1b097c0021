"""A report read, recognised and validated; nothing is stored."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from etl import areas
from etl.earlier import beside_earlier, earlier
from etl.model import Answer, Checked, Draft, Problem, Reading, Said, Step, Tell
from etl.problems import problem
from etl.read import read, unswept
from etl.recognise.headings import spoken_period
from etl.recognise.places import ref
from etl.recognise.table import Hints, recognise
from etl.unsaid import with_unsaid
from etl.validate import doubted, validate


def check(
    name: str,
    content: bytes,
    *,
    period: str | None = None,
    area: str | None = None,
    answers: Sequence[Answer] = (),
    today: date,
    reading: Reading | None = None,
    warehouse: Path | None = None,
    tell: Tell | None = None,
) -> Checked:
    """Read, recognise and validate a report; nothing is stored. `reading`: what these bytes were read into before.

    `period` and `area` (a code, or CODE@YYYY-MM-DD) are used where the file is silent; a period that contradicts the
    file is a problem. `answers` are what a person said of single things in it, and go first. With a `warehouse` the
    report is set beside what is believed of the quarters before. `tell` hears how far it has come. Raises
    etl.areas.UnknownArea for a code nobody knows, ValueError for a label that is no period or an answer that cannot be.
    """
    said = Said(period, area, tuple(answers))
    known = areas.load()
    hint = None
    if area is not None:
        found, _ = known.by_code(area)
        hint = ref(found)
    if period is not None and spoken_period(period) is None:
        raise ValueError(f"{period!r} is not a period; write 2024-Q1, 2024-H1, 2024-9M, 2024 or 2023-M12")
    tell = tell or _nobody
    reading = reading or read(name, content, tell)
    if reading.unreadable:
        return Checked(reading, (), (), reading.problems, said)
    tell("understanding", sum(len(sheet.cells) for sheet in reading.sheets))
    with unswept():
        draft = recognise(reading, known, Hints(period, hint, said.answers))
        tell("checking", len(draft.figures))
        checked = replace(validate(draft, today), said=said)
    if warehouse is not None:
        checked = doubted(checked, beside_earlier(checked.figures, earlier(warehouse, checked.figures)))
    checked = with_unsaid(checked)
    conflict = _conflict(draft, period)
    return checked if conflict is None else replace(checked, problems=(conflict, *checked.problems))


def _nobody(_step: Step, _count: int) -> None:
    """Nobody wants to know how far it has come."""


def _conflict(draft: Draft, chosen: str | None) -> Problem | None:
    if chosen is None or not draft.figures:
        return None
    wanted = spoken_period(chosen)
    labels = {figure.period.label for figure in draft.figures if figure.period is not None}
    if wanted is None or not labels or wanted.in_year(None) in labels:
        return None
    first = draft.figures[0]
    return problem("period_conflict", first.where, ", ".join(sorted(labels)), chosen=chosen)
