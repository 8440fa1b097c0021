"""Handing in a report: what a viewer may do with one, as in act.py; permission is checked here and there alone.

What is not taken now raises CannotHandIn with the key of the text that says why; what is not for this viewer raises
NotAllowed, and the audit has a line of it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from hashlib import sha256

import duckdb
import sqlalchemy as sa

from dashboard import logs, session
from dashboard.act import NotBuilt
from dashboard.desk import remembered, unfinished
from dashboard.desk.limits import counter
from dashboard.desk.proposals import undecided
from dashboard.desk.report import CannotHandIn, Report
from dashboard.desk.unfinished import Unfinished
from dashboard.model import Viewer
from dashboard.permissions import may, may_anywhere
from dashboard.places import area_of
from dashboard.refusal import refuse
from etl import hand_in as reports
from etl.areas import UnknownArea
from etl.database import opened
from etl.journal import Journal
from etl.model import Checked, Reading, Tell
from etl.office import is_full, office
from etl.recognise.answers import WrongAnswer
from etl.returned import returned
from etl.stage import keep_original
from etl.warehouse import BadWarehouse, ensure, latest


def check_report(report: Report, reading: Reading | None = None, tell: Tell | None = None) -> Checked:
    """What the program understands of a report; nothing is stored.

    `reading`: what the same bytes were read into before; `tell` hears how far it has come. Raises CannotHandIn for too
    much at a time, and for an answer that cannot be.
    """
    viewer = _reporter(report)
    with _turn(viewer):
        said = {"area": report.area, "answers": report.answers, "warehouse": latest(office())}
        return reports.check(report.name, report.content, **said, today=date.today(), reading=reading, tell=tell)


def returned_file(report: Report, shown: Checked) -> tuple[bytes, bool]:
    """The report's own workbook with marks at what is wrong or odd, or a new one; and whether it is the own one."""
    with _turn(_reporter(report)):
        return returned(report.content, shown)


def hand_in(report: Report, why: str | None) -> reports.HandIn:
    """Hand in a report; accepted at once unless the office wants it otherwise. `why`: why what is odd stands.

    Raises NotBuilt when it is in but the charts lag behind. Refused, with a line of the audit, when any figure is of an
    area the viewer may not hand in for.
    """
    return _handed_in(report, why, accept=True)


def keep_for_later(report: Report, why: str | None) -> reports.HandIn:
    """Hand in a report, under the same conditions, for somebody to decide about."""
    return _handed_in(report, why, accept=False)


def keep_unfinished(
    report: Report,
    to_do: int,
    reasons: Mapping[str, str],
    ticked: Mapping[str, str],
    over: datetime | None = None,
) -> None:
    """Keep a report the viewer is not done with, for the viewer alone to go on with; nothing is handed in.

    `over`: the moment at which what is gone on from was kept; the rest as in `Unfinished`. Raises CannotHandIn when
    there are too many already, or it was kept meanwhile from another window.
    """
    viewer = _reporter(report)
    if viewer.number is None:
        refuse(viewer, "hand_in", "")
    content = sha256(report.content).hexdigest()
    one = Unfinished(report.name, content, to_do, report.area, report.answers, reasons, ticked)
    with _disk_full_said():
        keep_original(office(), content, report.name, report.content)
        unfinished.keep(opened(office().journal), viewer.number, one, over)


def drop_unfinished(content: str) -> None:
    """Keep the viewer's own unfinished report of that SHA-256 no longer."""
    viewer = session.viewer()
    if viewer.number is None or not may_anywhere(viewer, "hand_in"):
        refuse(viewer, "hand_in", "")
    unfinished.drop(opened(office().journal), viewer.number, content)


def _handed_in(report: Report, why: str | None, accept: bool) -> reports.HandIn:
    viewer = _reporter(report)

    def permit(checked: Checked) -> None:
        if undecided(checked):  # a number in a sentence enters only when a person has taken it
            raise CannotHandIn("undecided")
        for number in dict.fromkeys(figure.area.id for figure in checked.figures if figure.area):
            area = area_of(number)
            if not may(viewer, "hand_in", area):
                refuse(viewer, "hand_in", area.key if area else "")

    here, database = office(), opened(office().journal)
    journal = Journal(database, viewer.place)
    with _turn(viewer):
        done = reports.hand_in(
            here,
            journal,
            report.name,
            report.content,
            viewer.name,
            area=report.area,
            answers=report.answers,
            accept_odd=bool(why and why.strip()),
            why=why,
            today=date.today(),
            permit=permit,
            accept=accept,
        )
    if done.upload and viewer.number is not None:
        remembered.keep(database, viewer.number, report.answers)
        unfinished.drop(database, viewer.number, done.upload.sha256)
    if done.upload and done.upload.state == "accepted":
        try:
            ensure(here, journal)
        except (BadWarehouse, OSError, duckdb.Error) as error:
            raise NotBuilt(logs.note_failure("a warehouse could not be made", error)) from error
    return done


@contextmanager
def _turn(viewer: Viewer) -> Iterator[None]:
    """A turn to have a report read; an answer that cannot be is said so."""
    try:
        with _disk_full_said(), counter().turn(viewer.name):
            yield
    except (WrongAnswer, UnknownArea) as refused:
        raise CannotHandIn("no_answer") from refused


@contextmanager
def _disk_full_said() -> Iterator[None]:
    try:
        yield
    except (OSError, sa.exc.DBAPIError) as error:
        if not is_full(error):
            raise
        raise CannotHandIn("disk_full") from error


def _reporter(report: Report) -> Viewer:
    """The viewer, when the viewer may hand in at all and has not brought too much yet."""
    viewer = session.viewer()
    if not may_anywhere(viewer, "hand_in"):
        refuse(viewer, "hand_in", "")
    counter().bring(viewer.name, sha256(report.content).hexdigest(), len(report.content))
    return viewer
