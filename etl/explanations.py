"""Why figures stand that a check found odd: said by a person on the page of findings, or when they were handed in.

An explanation holds for a finding about certain figures (`Finding`): when one of them changes it no longer applies, and
when they come back it does again. Of several the newest counts; none is changed or taken away.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

import sqlalchemy as sa

from etl.journal import Journal
from etl.tables import ENTRY, EXPLANATION


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found where, and `figure`: the figures it was found about, as queries/findings.sql writes them."""

    kind: str
    area: int
    period: str
    indicator: str
    breakdown: str
    figure: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it stands, said by whom and when (UTC, without a zone)."""

    why: str
    who: str
    at: datetime


def explain(journal: Journal, finding: Finding, who: str, why: str) -> None:
    """Record why the figures of a finding stand."""
    with journal.database.write() as connection:
        journal.note(connection, who, "explain", {EXPLANATION: asdict(finding)}, about=str(finding.area), why=why)


def explanations(journal: Journal, period: str, as_of: int | None = None) -> Mapping[Finding, Reason]:
    """What was said of findings in a period, the newest of each; up to a position of the journal."""
    wanted = sa.select(EXPLANATION, ENTRY.c.why, ENTRY.c.who, ENTRY.c.at).join(
        ENTRY, ENTRY.c.position == EXPLANATION.c.position
    )
    wanted = wanted.where(EXPLANATION.c.period == period).order_by(EXPLANATION.c.position)
    if as_of is not None:
        wanted = wanted.where(EXPLANATION.c.position <= as_of)
    names = Finding.__dataclass_fields__
    with journal.database.read() as connection:
        found = connection.execute(wanted).mappings().all()
    return {Finding(**{n: row[n] for n in names}): Reason(row["why"], row["who"], row["at"]) for row in found}


def given_with(journal: Journal, uploads: set[int], as_of: int | None = None) -> Mapping[int, Reason]:
    """Why what was odd in these uploads stands, as said when they were handed in or, if not then, when accepted."""
    wanted = sa.select(ENTRY.c.upload, ENTRY.c.why, ENTRY.c.who, ENTRY.c.at).where(
        ENTRY.c.upload.in_(uploads), ENTRY.c.act.in_(("stage", "accept")), ENTRY.c.why.is_not(None)
    )
    if as_of is not None:
        wanted = wanted.where(ENTRY.c.position <= as_of)
    with journal.database.read() as connection:
        found = connection.execute(wanted.order_by(ENTRY.c.position.desc())).mappings().all()
    return {row["upload"]: Reason(row["why"], row["who"], row["at"]) for row in found}
