"""The way of a report into the journal and `received/`: accepted, known, refused, unreadable; whole or not at all."""

import hashlib
import os
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import sqlalchemy as sa

from etl.hand_in import HandIn, check, content_of, hand_in
from etl.journal import Journal
from etl.office import Office
from etl.read.guard import MAX_BYTES
from etl.stage import original_file, rows_file, stage

both = pytest.mark.parametrize(
    "new_address", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True
)
TODAY = date(2026, 11, 22)

GOOD = """
UBND huyện Phú Xuyên
Quý III/2024

STT | Đơn vị        | Số vụ việc tiếp nhận | Hòa giải thành
1   | Xã Hồng Minh  | 5                    | 4
2   | Xã Phượng Dực | 7                    | 7
"""
ODD = GOOD.replace("| 4", "| -")  # a dash is taken as 0, and said so
WRONG = GOOD.replace("| 4", "| 6")  # more resolved than received
SILENT = GOOD.replace("Quý III/2024", "")  # no period
EMPTY = """
UBND huyện Phú Xuyên
Quý III/2024

STT | Đơn vị        | Số vụ việc tiếp nhận | Hòa giải thành
1   | Xã Hồng Minh  |                      |
"""


def load(office: Office, journal: Journal, file: Path, who: str = "An", **options: Any) -> HandIn:
    return hand_in(office, journal, file.name, content_of(file), who, today=TODAY, **options)


def entries(office: Office) -> list[tuple]:
    """Every entry of the journal: act, upload, about, why."""
    engine = sa.create_engine(office.journal)
    with engine.connect() as connection:
        found = connection.execute(sa.text("select act, upload, about, why from entry order by position")).fetchall()
    engine.dispose()
    return [tuple(row) for row in found]


def received(office: Office) -> dict[str, bytes]:
    """Everything below received/, hidden files too."""
    files = (file for file in office.received.rglob("*") if file.is_file())
    return {str(file.relative_to(office.received)): file.read_bytes() for file in files}


ROWS = """
mediation_cases_received | 3907 | 10276 | Xã Hồng Minh  | 2024-Q3 | 2024-07-01 | 2024-09-30 | 5.0 | BC | C5 | 5
mediation_cases_resolved | 3907 | 10276 | Xã Hồng Minh  | 2024-Q3 | 2024-07-01 | 2024-09-30 | 4.0 | BC | D5 | 4
mediation_cases_received | 3908 | 10279 | Xã Phượng Dực | 2024-Q3 | 2024-07-01 | 2024-09-30 | 7.0 | BC | C6 | 7
mediation_cases_resolved | 3908 | 10279 | Xã Phượng Dực | 2024-Q3 | 2024-07-01 | 2024-09-30 | 7.0 | BC | D6 | 7
"""
SHOWN = (
    "indicator",
    "area",
    "area_code",
    "area_written",
    "period",
    "period_start",
    "period_end",
    "value",
    "sheet",
    "cell",
)


@both
def test_a_good_report(office: Office, journal: Journal, report: Callable[..., Path]) -> None:
    file = report("BC.xlsx", GOOD)
    result = load(office, journal, file, received_on=date(2024, 10, 3))
    assert (result.outcome, result.upload.number, result.upload.state, result.upload.figures) == (
        "accepted",
        1,
        "accepted",
        4,
    )
    assert (result.upload.received_on, result.upload.handed_in_by) == (date(2024, 10, 3), "An")
    assert entries(office) == [("stage", 1, None, None), ("accept", 1, None, None)]
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    folder = f"{sha256[:2]}/{sha256}"
    rows = f"{folder}/rows-{result.upload.rows_sha256[:16]}.parquet"
    kept = received(office)
    assert sorted(kept) == [f"{folder}/original.xlsx", rows]
    assert kept[f"{folder}/original.xlsx"] == file.read_bytes()
    assert hashlib.sha256(kept[rows]).hexdigest() == result.upload.rows_sha256
    listed = pq.read_table(office.received / rows).to_pylist()
    found = [" | ".join(str(row[name]) for name in (*SHOWN, "text")) for row in listed]
    assert found == [" | ".join(cell.strip() for cell in line.split("|")) for line in ROWS.strip().splitlines()]


@both
def test_the_same_bytes_again_are_known(office: Office, journal: Journal, report: Callable[..., Path]) -> None:
    file = report("BC.xlsx", GOOD)
    load(office, journal, file)
    before = entries(office), received(office)
    again = load(office, journal, file, "Bình")
    renamed = hand_in(office, journal, "Copy of BC.xlsx", file.read_bytes(), "Bình", today=TODAY)
    for result in (again, renamed):
        assert (result.outcome, result.upload.number, result.upload.handed_in_by) == ("known", 1, "An")
    assert (entries(office), received(office)) == before
    journal.decide(1, "withdraw", "An", "nhầm kỳ")
    anew = load(office, journal, file, "Bình")
    assert (anew.outcome, anew.upload.number, anew.upload.handed_in_by) == ("accepted", 2, "Bình")


@both
def test_odd_needs_a_tick(office: Office, journal: Journal, report: Callable[..., Path]) -> None:
    file = report("lạ.xlsx", ODD)
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    load(office, journal, report("BC.xlsx", GOOD))
    before = entries(office), received(office)
    assert load(office, journal, file).outcome == "refused"
    assert entries(office) == [*before[0], ("refuse", None, f"lạ.xlsx {sha256}", "dash_as_zero")]
    assert received(office) == before[1]
    assert len(journal.uploads()) == 1
    accepted = load(office, journal, file, accept_odd=True, why="không phát sinh")
    assert (accepted.outcome, accepted.upload.number, accepted.upload.why) == ("accepted", 2, "không phát sinh")
    known = load(office, journal, file)  # somebody looked at it already
    assert (known.outcome, known.upload.number) == ("known", 2)
    journal.decide(2, "withdraw", "An", "nhầm")
    assert load(office, journal, file).outcome == "refused"


@both
def test_odd_and_staged_is_not_accepted_by_the_way(
    office: Office, journal: Journal, report: Callable[..., Path]
) -> None:
    file = report("lạ.xlsx", ODD)
    checked = check(file.name, file.read_bytes(), today=TODAY)
    stage(office, journal, checked, file.read_bytes(), "An", received_on=TODAY)
    assert load(office, journal, file, "Bình").outcome == "refused"
    assert [one.state for one in journal.uploads()] == ["staged"]
    ticked = load(office, journal, file, "Bình", accept_odd=True, why="đúng")
    assert (ticked.upload.number, ticked.upload.state, ticked.upload.why) == (1, "accepted", "đúng")


REFUSED = {"wrong": (WRONG, "more_than"), "no period": (SILENT, "no_period"), "no figures": (EMPTY, "")}


@pytest.mark.parametrize("kind", REFUSED)
def test_wrong_is_refused_whatever_is_ticked(
    office: Office, journal: Journal, report: Callable[..., Path], kind: str
) -> None:
    text, code = REFUSED[kind]
    file = report("BC.xlsx", text)
    for accept_odd in (False, True):
        result = load(office, journal, file, accept_odd=accept_odd, why="cứ nhận")
        assert (result.outcome, result.upload) == ("refused", None)
    assert [(act, upload, code in why) for act, upload, _, why in entries(office)] == [("refuse", None, True)] * 2
    assert journal.uploads() == []
    assert not office.received.exists()


def test_unreadable_leaves_no_trace(office: Office, journal: Journal) -> None:
    for name, content in {
        "hỏng.xlsx": b"PK\x03\x04 broken",
        "rỗng.csv": b"",
        "to.xlsx": b"x" * (MAX_BYTES + 1),
    }.items():
        result = hand_in(office, journal, name, content, "An", today=TODAY, accept_odd=True)
        assert (result.outcome, len(result.checked.problems)) == ("unreadable", 1)
    assert entries(office) == []
    assert not office.received.exists()


def test_no_more_of_a_file_is_read_than_shows_that_it_is_too_large(tmp_path: Path) -> None:
    with (tmp_path / "to.xlsx").open("wb") as file:
        file.truncate(5 * 2**30)
    assert len(content_of(tmp_path / "to.xlsx")) == MAX_BYTES + 1


NAMES = """
BC Q1.2024.xlsx        | original.xlsx
BÁO CÁO.XLSX           | original.xlsx
../../etc/passwd       | original
x.xlsx/../../y         | original
no ending              | original
x.tar.gz               | original.gz
x.(đã sửa)             | original
.htaccess              | original
"""


def test_an_original_lies_where_its_bytes_say_not_its_name(office: Office) -> None:
    for name, expected in [line.split(" | ") for line in NAMES.strip().splitlines()]:
        file = original_file(office, "ab" + 62 * "0", name.strip())
        assert file.parent == office.received / "ab" / ("ab" + 62 * "0")
        assert file.name == expected.strip(), name


def test_two_threads_hand_in_the_same_bytes_at_once(
    office: Office, journal: Journal, report: Callable[..., Path]
) -> None:
    for quarter in ("I", "II", "III", "IV"):
        file = report(f"{quarter}.xlsx", GOOD.replace("III", quarter))
        checked = check(file.name, file.read_bytes(), today=TODAY)
        gate, results = threading.Barrier(4), []

        def hand_in_now(checked: Any = checked, content: bytes = file.read_bytes(), gate: Any = gate) -> None:
            gate.wait()
            results.append(stage(office, journal, checked, content, "An", received_on=TODAY, accept=True))  # noqa: B023

        threads = [threading.Thread(target=hand_in_now) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(is_new for _, is_new in results) == [False, False, False, True]
        assert len({upload.number for upload, _ in results}) == 1
    assert len(journal.uploads()) == 4
    assert len(received(office)) == 8


FULL = """
import resource
from datetime import date
from pathlib import Path
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.office import Office
journal, place = Journal(office[1]), Office(Path(office[0]), office[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, resource.RLIM_INFINITY))  # no file may grow beyond: as on a full disk
try:
    print(hand_in(place, journal, file, Path(file).read_bytes(), "An", today=date(2026, 11, 22)).outcome)
except OSError as error:
    print("OSError", error.errno)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
journal.close()
"""


def test_a_full_disk_leaves_nothing_behind(
    office: Office, journal: Journal, report: Callable[..., Path], four: list[Any]
) -> None:
    file = report("BC.xlsx", GOOD)
    four[0].start(FULL, office=[str(office.folder), office.journal], file=str(file))
    assert four[0].end() == [f"OSError {27}"]  # EFBIG
    assert entries(office) == []
    assert received(office) == {}
    assert load(office, journal, file).outcome == "accepted"


@pytest.mark.parametrize("left", ["nothing", "a part", "the original", "both"])
def test_what_a_killed_loader_left_does_not_matter(
    office: Office, journal: Journal, report: Callable[..., Path], left: str
) -> None:
    file = report("BC.xlsx", GOOD)
    elsewhere = Office(office.folder / "elsewhere", office.journal)
    upload = load(elsewhere, journal, file).upload
    journal.decide(1, "withdraw", "An", "thử")
    original = original_file(office, upload.sha256, file.name)
    rows = rows_file(office, upload.sha256, upload.rows_sha256)
    original.parent.mkdir(parents=True)
    if left == "a part":
        original.with_name(f".{original.name}.{os.getpid()}.part").write_bytes(b"PK")
    if left in ("the original", "both"):
        original.write_bytes(file.read_bytes())
    if left == "both":
        rows.write_bytes(rows_file(elsewhere, upload.sha256, upload.rows_sha256).read_bytes())
    assert load(office, journal, file).outcome == "accepted"
    assert original.read_bytes() == file.read_bytes()
    assert hashlib.sha256(rows.read_bytes()).hexdigest() == upload.rows_sha256
