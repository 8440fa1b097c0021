"""Killed at any moment between the drop on the page and the published warehouse: nothing lost, nothing half.

As tests/etl/test_crash.py kills the command, here the page's own acts are killed, done as the officer signed in.
"""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard import accounts, ask_reports, session
from dashboard.model import Viewer
from etl import areas
from etl.audit import By
from etl.database import Database, opened
from etl.journal import Journal
from etl.office import Office
from etl.warehouse import latest
from tests.etl.test_crash import audit, write_reports

DISTRICT = areas.load().by_code("280@2025-06-30")[0].id
KILLS = 8

OFFICER = """
import os, sys
import sqlalchemy as sa
from datetime import date
from pathlib import Path
from dashboard import act_reports, ask_reports, session
from dashboard.desk.report import Report
from dashboard.model import Viewer
from etl.check import check

reports, acknowledged, kept, number, area = sys.argv[1:]
files = sorted(Path(reports).iterdir())
check("warm.csv", files[0].read_bytes(), today=date(2026, 11, 22))
sa.create_engine("sqlite://").connect().close()  # imports the driver

def note(where, *words):
    with open(where, "a") as answers:
        answers.write(" ".join(map(str, words)) + "\\n")
        answers.flush()
        os.fsync(answers.fileno())

def hand_in():
    known = {line.split()[0] for line in Path(acknowledged).read_text().splitlines()}
    with session.acting_as(Viewer("hoa", "officer", int(area), number=int(number), place="10.0.0.7")):
        for file in (file for file in files if file.name not in known):
            report = Report(file.name, file.read_bytes())
            act_reports.check_report(report)
            before = next((one.kept_at for one in ask_reports.unfinished_reports() if one.file == file.name), None)
            act_reports.keep_unfinished(report, 0, {}, {}, before)
            note(kept, file.name)
            result = act_reports.hand_in(report, "")
            assert result.outcome in ("accepted", "known"), result
            note(acknowledged, file.name, result.upload.number)

print("ready", flush=True)
for _ in iter(sys.stdin.readline, ""):
    officer = os.fork()  # everything is imported: a kill costs little
    if officer == 0:
        try:
            hand_in()
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(1)
        os._exit(0)
    print(officer, flush=True)
    sys.stdin.readline()  # not before this is the number free for another process
    print(os.waitstatus_to_exitcode(os.waitpid(officer, 0)[1]), flush=True)
"""


def whole_lines(file: Path) -> list[list[str]]:
    """What was acknowledged; the last line may be half written: then nobody was told."""
    lines = [line for line in file.read_text().splitlines(keepends=True) if line.endswith("\n")]
    file.write_text("".join(lines))
    return [line.split() for line in lines]


def test_an_officer_is_killed_at_random_moments(
    tmp_path: Path, child: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "office"
    office = Office(folder, f"sqlite:///{folder / 'journal.sqlite'}")
    for name, value in {"DASHBOARD_DATA": str(folder), "DASHBOARD_FILES_AN_HOUR": "100000"}.items():
        monkeypatch.setenv(name, value)
    database = Database(office.journal)
    hoa = accounts.add(database, By("setup", "console"), "hoa", "officer", DISTRICT).number
    database.close()
    reports, answers, kept = tmp_path / "reports", tmp_path / "acknowledged", tmp_path / "kept"
    write_reports(reports, 300)
    answers.touch()
    kept.touch()
    officer = child(OFFICER, reports, answers, kept, hoa, DISTRICT)
    assert officer.hear() == "ready"
    chance, seen, number = random.Random(), set(), 0
    for _ in range(KILLS):
        officer.tell("go")
        process = int(officer.hear())
        time.sleep(chance.uniform(0.05, 0.9))
        os.kill(process, signal.SIGKILL)
        officer.tell("gone")
        assert officer.hear() == str(-signal.SIGKILL)
        newest = latest(office)
        assert newest is None or int(newest.stem) >= number
        told = whole_lines(answers)
        audit(office, reports, {name: int(upload) for name, upload in told}, seen)
        audit_unfinished(office, reports, {name for (name,) in whole_lines(kept)}, hoa)
        number = int(latest(office).stem)
    assert told, "the kills came too early to say anything"


def audit_unfinished(office: Office, reports: Path, kept: set[str], person: int) -> None:
    """What was kept unfinished is there to the last byte, unless it is handed in."""
    with session.acting_as(Viewer("hoa", "officer", DISTRICT, number=person, place="10.0.0.7")):
        mine = {one.file: one.sha256 for one in ask_reports.unfinished_reports()}
        for name, sha256 in mine.items():
            assert ask_reports.unfinished_content(sha256) == (reports / name).read_bytes()
    journal = Journal(office.journal)
    handed_in = {one.file for one in journal.uploads()}
    journal.close()
    assert kept <= mine.keys() | handed_in
    opened.cache_clear()
