"""The whole way of one report: read, recognise, validate; and, if wanted, stage and accept. All doors use it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from etl import areas
from etl.journal import Journal
from etl.model import Answer, Checked, Draft, Problem, Reading, Said, Upload
from etl.office import Office
from etl.problems import problem
from etl.read import read, unswept
from etl.read.guard import MAX_BYTES
from etl.recognise.headings import spoken_period
from etl.recognise.places import ref
from etl.recognise.table import Hints, recognise
from etl.stage import keep_both, known_as, stage
from etl.validate import is_blocked, validate

Outcome = Literal["accepted", "staged", "known", "refused", "unreadable"]


@dataclass(frozen=True, slots=True)
class HandIn:
    """What became of one file handed in. `known`: the same bytes were handed in before, as upload `upload`."""

    checked: Checked
    outcome: Outcome
    upload: Upload | None = None


def check(
    name: str,
    content: bytes,
    *,
    period: str | None = None,
    area: str | None = None,
    answers: Sequence[Answer] = (),
    today: date,
    reading: Reading | None = None,
) -> Checked:
    """Read, recognise and validate a report; nothing is stored. `reading`: what these bytes were read into before.

    `period` and `area` (a code, or CODE@YYYY-MM-DD) are used where the file is silent; a period that contradicts the
    file is a problem. `answers` are what a person said of single things in it, and go first. Raises
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
    reading = reading or read(name, content)
    if reading.unreadable:
        return Checked(reading, (), (), reading.problems, said)
    with unswept():
        draft = recognise(reading, known, Hints(period, hint, said.answers))
        checked = replace(validate(draft, today), said=said)
    conflict = _conflict(draft, period)
    return checked if conflict is None else replace(checked, problems=(conflict, *checked.problems))


def hand_in(
    office: Office,
    journal: Journal,
    name: str,
    content: bytes,
    who: str,
    *,
    period: str | None = None,
    area: str | None = None,
    answers: Sequence[Answer] = (),
    received_on: date | None = None,
    accept_odd: bool = False,
    why: str | None = None,
    today: date,
    permit: Callable[[Checked], None] | None = None,
    accept: bool = True,
) -> HandIn:
    """Check a report and accept it at once unless a problem stands against it; then only the refusal is recorded.

    `permit` is asked about what was read before anything is stored, and raises when it may not be. Without `accept` the
    report is staged, under the same conditions, for somebody to decide about.
    """
    checked = check(name, content, period=period, area=area, answers=answers, today=today)
    if permit is not None:
        permit(checked)
    if checked.reading.unreadable:
        return HandIn(checked, "unreadable")
    odd = any(found.severity == "odd" for found in checked.problems)
    blocked = is_blocked(checked) or not checked.figures
    if odd and not accept_odd and not blocked:
        known = known_as(journal, checked)
        if known is not None and known.state == "accepted":  # somebody has looked at what is odd already
            keep_both(office, checked, content)
            return HandIn(checked, "known", known)
    if blocked or (odd and not accept_odd):
        codes = ", ".join(sorted({found.code for found in checked.problems})) or "no_figures"
        journal.refuse(f"{checked.reading.file} {checked.reading.sha256}", who, codes)
        return HandIn(checked, "refused")
    upload, is_new = stage(
        office, journal, checked, content, who, received_on=received_on or today, accept=accept, why=why
    )
    done: Outcome = "accepted" if upload.state == "accepted" else "staged"
    return HandIn(checked, done if is_new else "known", upload)


def content_of(file: Path) -> bytes:
    """The bytes of a file, or of one too large as many as show that it is. Raises OSError when it cannot be opened."""
    with file.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def _conflict(draft: Draft, chosen: str | None) -> Problem | None:
    if chosen is None or not draft.figures:
        return None
    wanted = spoken_period(chosen)
    labels = {figure.period.label for figure in draft.figures if figure.period is not None}
    if wanted is None or not labels or wanted.in_year(None) in labels:
        return None
    first = draft.figures[0]
    return problem("period_conflict", first.where, ", ".join(sorted(labels)), chosen=chosen)
