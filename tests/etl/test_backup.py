"""`etl backup` and `etl restore`: a whole office in one file and back, also while it loads, and no other file."""

import io
import subprocess
import tarfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.answer import answer
from etl.backup import CannotRestore, backup, restore
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.office import Office
from tests.etl.spoken import GOOD, PHU_XUYEN, ROOT, TODAY, Said, command_line, environment, spoken


def series(office: Office, as_of: str | None = None) -> str:
    journal = Journal(office.journal)
    words = {"indicator": "mediation_cases_received,mediation_cases_resolved", "area": f"{PHU_XUYEN},10276@2024-09-30"}
    said = answer(office, journal, "quarterly_series", words, as_of).to_csv()
    journal.close()
    return said


def test_a_backup_taken_while_loading(
    here: Callable[..., Said], report: Callable[..., Path], office: Office, tmp_path: Path, journal: Journal
) -> None:
    text = GOOD.replace("Quý III", "Quý I")
    files = [report(f"{n}.csv", text.replace("| 5 ", f"| {n} ")) for n in range(5, 205)]
    during, after = tmp_path / "during.tar.gz", tmp_path / "after.tar.gz"
    with subprocess.Popen(
        command_line("load", *files), env=environment(office), cwd=ROOT, stdout=subprocess.DEVNULL
    ) as loading:
        while len(journal.uploads()) < 10:
            time.sleep(0.01)
        assert here("backup", during).exit == 0
        assert loading.poll() is None, "the load was over too early"
    assert loading.returncode == 0
    assert during.stat().st_mode & 0o777 == 0o600

    other = Office(tmp_path / "other", f"sqlite:///{tmp_path / 'other' / 'journal.sqlite'}")
    assert spoken(other, "restore", during).out == "Đã khôi phục; kho số liệu 000001.duckdb.\n"
    there = Journal(other.journal)
    at, count = there.decided_position(), len(there.uploads())
    there.close()
    assert 10 <= count < 200
    assert series(other) == series(office, as_of=str(at))
    again = spoken(other, "restore", during)
    assert (again.exit, "đã có dữ liệu" in again.err) == (1, True)

    assert backup(office, after) == 401
    whole = Office(tmp_path / "whole", f"sqlite:///{tmp_path / 'elsewhere' / 'j.db'}")
    restore(whole, after)
    assert series(whole) == series(office)


def test_a_backup_holds_the_journal_wherever_it_lies(tmp_path: Path, report: Callable[..., Path]) -> None:
    office = Office(tmp_path / "office", f"sqlite:///{tmp_path / 'elsewhere' / 'sổ nộp.db'}")
    journal = Journal(office.journal)
    content = report("BC.csv", GOOD).read_bytes()
    assert hand_in(office, journal, "BC.csv", content, "An", today=TODAY).outcome == "accepted"
    journal.close()
    assert backup(office, tmp_path / "b.tar.gz") == 3
    other = Office(tmp_path / "other", f"sqlite:///{tmp_path / 'other' / 'journal.sqlite'}")
    restore(other, tmp_path / "b.tar.gz")
    assert series(other) == series(office)
    assert not (office.folder / "journal.sqlite").exists()


@pytest.mark.parametrize("how", ["changed", "cut off", "another file", "empty", "without a journal"])
def test_what_is_no_backup_is_not_restored(
    office: Office, tmp_path: Path, report: Callable[..., Path], how: str
) -> None:
    journal = Journal(office.journal)
    hand_in(office, journal, "BC.csv", report("BC.csv", GOOD).read_bytes(), "An", today=TODAY)
    journal.close()
    file = tmp_path / "b.tar.gz"
    backup(office, file)
    content = bytearray(file.read_bytes())
    if how == "changed":
        content[len(content) // 2 : len(content) // 2 + 40] = b"\xff" * 40
    elif how == "cut off":
        del content[-200:]
    elif how == "another file":
        content = bytearray(b"PK\x03\x04" + bytes(100))
    elif how == "empty":
        content.clear()
    else:
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w:gz") as archive:
            archive.add(report("x.csv", GOOD), "received/x.csv")
        content = bytearray(packed.getvalue())
    file.write_bytes(content)
    other = Office(tmp_path / "other", f"sqlite:///{tmp_path / 'other' / 'journal.sqlite'}")
    with pytest.raises(CannotRestore, match=r"b\.tar\.gz"):
        restore(other, file)
    assert list(other.folder.iterdir()) == []
