"""Killed at any moment: the acknowledged is there whole, the rest whole or absent, the next start repairs itself."""

import hashlib
import os
import random
import signal
import time
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from etl.journal import Journal
from etl.office import Office
from etl.stage import original_file, rows_file
from etl.warehouse import ensure, latest, position

REPORT = """UBND huyện Phú Xuyên;;;
Quý {quarter}/{year};;;
STT;Đơn vị;Số vụ việc tiếp nhận;Hòa giải thành
1;Xã Hồng Minh;{a};{b}
2;Xã Phượng Dực;{c};{d}
"""
AREAS = {"Xã Hồng Minh": 3907, "Xã Phượng Dực": 3908}
ROMAN = ("I", "II", "III", "IV")

LOADER = """
import os, sys
import sqlalchemy as sa
from datetime import date
from pathlib import Path
from etl.hand_in import check, hand_in
from etl.journal import Journal
from etl.office import Office
from etl.warehouse import begun, ensure

folder, address, reports, acknowledged = sys.argv[1:]
office, files = Office(Path(folder), address), sorted(Path(reports).iterdir())
check("warm.csv", files[0].read_bytes(), today=date(2026, 11, 22))
sa.create_engine(address)  # imports the driver
begun()  # what every build begins with

def load(times):
    journal = Journal(address)
    ensure(office, journal)
    known = {line.split()[0] for line in Path(acknowledged).read_text().splitlines()}
    with open(acknowledged, "a") as answers:
        for count, file in enumerate((file for file in files if file.name not in known), start=1):
            result = hand_in(office, journal, file.name, file.read_bytes(), "An", today=date(2026, 11, 22))
            assert result.outcome in ("accepted", "known"), result
            answers.write(f"{file.name} {result.upload.number}\\n")
            answers.flush()
            os.fsync(answers.fileno())
            if count % times == 0:
                ensure(office, journal)

print("ready", flush=True)
for times in map(int, iter(sys.stdin.readline, "")):
    loader = os.fork()  # everything is imported: a kill costs little
    if loader == 0:
        try:
            load(times)
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(1)
        os._exit(0)
    print(loader, flush=True)
    sys.stdin.readline()  # not before this is the number free for another process
    print(os.waitstatus_to_exitcode(os.waitpid(loader, 0)[1]), flush=True)
"""


def figures(number: int) -> dict[tuple[str, int], float]:
    """What report `number` says, by indicator and area: never ten times another, which would be asked about."""
    number += 100
    received, resolved = "mediation_cases_received", "mediation_cases_resolved"
    first, second = AREAS.values()
    return {
        (received, first): number + 5,
        (resolved, first): number,
        (received, second): 3 * number,
        (resolved, second): 2 * number,
    }


def write_reports(folder: Path, times: int) -> None:
    folder.mkdir()
    for number in range(times):
        year, quarter = divmod(number % 16, 4)
        a, b, c, d = figures(number).values()
        text = REPORT.format(year=2021 + year, quarter=ROMAN[quarter], a=a, b=b, c=c, d=d)
        (folder / f"{number:04d}.csv").write_text(text, encoding="utf-8")


def audit_warehouse(file: Path, uploads: Any) -> int:
    """A published warehouse holds, whole, exactly what was accepted up to its position, which this gives."""
    at = position(file)
    with duckdb.connect(file, read_only=True, config={"enable_external_access": "false"}) as connection:
        found = connection.execute(
            "select u.file, indicator, area, min(value), max(value) from reported join upload as u on number = upload"
            " group by all"
        ).fetchall()
    by_file: dict[str, dict] = {}
    for name, indicator, area, least, most in found:
        assert least == most
        by_file.setdefault(name, {})[indicator, area] = most
    accepted = uploads[uploads["accepted_position"] <= at]["file"]
    assert by_file == {name: figures(int(name[:4])) for name in accepted}
    return at


def audit(office: Office, reports: Path, acknowledged: dict[str, int], seen: set[str]) -> bool:
    """What the journal knows lies whole in received/; what was acknowledged it knows, once. True if it was ahead."""
    journal = Journal(office.journal)
    decided, uploads, *_ = journal.snapshot()
    newest = latest(office)
    at = audit_warehouse(newest, uploads) if newest else 0
    was_ahead = newest is not None and at < decided
    known = {one.file: one for one in journal.uploads()}
    assert len(known) == len(journal.uploads())
    assert {name: known[name].number for name in acknowledged} == acknowledged
    for name in set(known) - seen:
        upload = known[name]
        seen.add(name)
        assert upload.state == "accepted"
        content = original_file(office, upload.sha256, name).read_bytes()
        assert content == (reports / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == upload.sha256
        table = pq.read_table(rows_file(office, upload.sha256, upload.rows_sha256))
        rows = zip(table["indicator"].to_pylist(), table["area"].to_pylist(), table["value"].to_pylist(), strict=True)
        assert {(indicator, area): value for indicator, area, value in rows} == figures(int(name[:4]))
    repaired = ensure(office, journal)
    assert repaired == latest(office)
    assert (at if repaired == newest else audit_warehouse(repaired, uploads)) == journal.decided_position()
    journal.close()
    return was_ahead


@pytest.mark.parametrize(
    ("new_address", "kills"),
    [("sqlite", 50), pytest.param("postgresql", 8, marks=pytest.mark.postgres)],
    indirect=["new_address"],
)
def test_killed_at_random_moments(office: Office, tmp_path: Path, child: Any, kills: int) -> None:
    reports, answers = tmp_path / "reports", tmp_path / "acknowledged"
    write_reports(reports, 1500)
    answers.touch()
    loader = child(LOADER, office.folder, office.journal, reports, answers)
    assert loader.hear() == "ready"
    chance, seen, whole, ahead, half_built, number = random.Random(), set(), [], 0, 0, 0
    for kill in range(3 * kills):  # more than wanted where the machine is too slow for enough to be told of
        if kill >= kills and len(whole) > 20 and ahead and half_built:
            break
        loader.tell(1 if kill % 2 else 6)  # reports between two warehouses
        process = int(loader.hear())
        time.sleep(chance.uniform(0, 0.6))
        os.kill(process, signal.SIGKILL)
        loader.tell("gone")
        assert loader.hear() == str(-signal.SIGKILL)
        newest = latest(office)
        half_built += any(office.warehouse.glob(".next*"))
        assert newest is None or int(newest.stem) >= number
        # the last line may be half written: then nobody was told
        whole = [line.split() for line in answers.read_text().splitlines(keepends=True) if line.endswith("\n")]
        answers.write_text("".join(f"{name} {upload}\n" for name, upload in whole))
        ahead += audit(office, reports, {name: int(upload) for name, upload in whole}, seen)
        number = int(latest(office).stem)
    audit(office, reports, {name: int(upload) for name, upload in whole}, set())
    if kills >= 50:  # enough to say that they hit what they were meant to hit
        assert len(whole) > 20
        assert ahead
        assert half_built
