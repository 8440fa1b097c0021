"""The whole way of one report: read, recognise, validate; and, if wanted, stage and accept. All doors use it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from etl.check import check
from etl.journal import Journal
from etl.model import Answer, Checked, Tell, Upload
from etl.office import Office
from etl.read.guard import MAX_BYTES
from etl.stage import keep_both, known_as, stage
from etl.validate import is_blocked
from etl.warehouse import latest

__all__ = ["HandIn", "Outcome", "check", "content_of", "hand_in"]

Outcome = Literal["accepted", "staged", "known", "refused", "unreadable"]


@dataclass(frozen=True, slots=True)
class HandIn:
    """What became of one file handed in. `known`: the same bytes were handed in before, as upload `upload`."""

    checked: Checked
    outcome: Outcome
    upload: Upload | None = None


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
    tell: Tell | None = None,
) -> HandIn:
    """Check a report and accept it at once unless a problem stands against it; then only the refusal is recorded.

    `permit` is asked about what was read before anything is stored, and raises when it may not be. Without `accept` the
    report is staged, under the same conditions, for somebody to decide about. `tell` hears how far checking has come.
    """
    beside = latest(office)
    said = {"period": period, "area": area, "answers": answers}
    checked = check(name, content, **said, today=today, warehouse=beside, tell=tell)
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
