"""What an office holds is for the account that runs the program alone, whatever the umask it is started with."""

import os
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.office import Office, make_private

ROOT = Path(__file__).parents[2]
RELEASE = Path(__file__).parent / "releases" / "0.1.0.tar.gz"
REPORT = """
UBND huyện Phú Xuyên
Quý III/2024

STT | Đơn vị        | Số vụ việc tiếp nhận | Hòa giải thành
1   | Xã Hồng Minh  | 5                    | 4
"""


def run(folder: Path, umask: int, program: str, *words: object) -> subprocess.CompletedProcess[str]:
    """A program of ours as a process that starts with this umask."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("DASHBOARD")}
    done = subprocess.run(
        [sys.executable, "-m", program, *map(str, words)],
        env=env | {"DASHBOARD_DATA": str(folder)}, cwd=ROOT, capture_output=True, text=True, umask=umask,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done


def open_to_others(folder: Path) -> dict[str, str]:
    """What in a folder, itself included, is not 0700 (folders) or 0600 (files)."""
    modes = {path: path.stat().st_mode & 0o7777 for path in (folder, *folder.rglob("*"))}
    return {str(path): oct(mode) for path, mode in modes.items() if mode != (0o700 if path.is_dir() else 0o600)}


@pytest.mark.parametrize("umask", [0o000], ids=oct)
def test_an_office_is_private(tmp_path: Path, report: Callable[..., Path], umask: int) -> None:
    folder = tmp_path / "nơi khác" / "office"
    run(folder, umask, "etl", "load", report("BC.xlsx", REPORT))
    assert {path.name for path in folder.iterdir()} >= {"journal.sqlite", "received", "warehouse"}
    assert len(list(folder.rglob("*"))) > 7
    assert open_to_others(folder.parent) == {}

    run(folder, umask, "etl", "backup", tmp_path / "b.tar.gz")
    assert (tmp_path / "b.tar.gz").stat().st_mode & 0o7777 == 0o600
    run(tmp_path / "back", umask, "etl", "restore", tmp_path / "b.tar.gz")
    assert open_to_others(tmp_path / "back") == {}


def test_an_older_backup_whose_files_were_open_to_all_is_private_too(tmp_path: Path) -> None:
    with tarfile.open(RELEASE) as archive:
        assert {member.mode & 0o077 for member in archive} != {0}, "this archive shows nothing"
    run(tmp_path / "office", 0, "etl", "restore", RELEASE)
    assert open_to_others(tmp_path / "office") == {}


SERVED = """
import os, sys
import uvicorn
uvicorn.run = lambda *_, **__: print(oct(os.umask(0)))  # what is served writes under this
from dashboard.__main__ import main
main([])
"""


def test_the_dashboard_writes_as_privately(tmp_path: Path) -> None:
    env = {**os.environ, "DASHBOARD_DATA": str(tmp_path / "office")}
    done = subprocess.run(
        [sys.executable, "-c", SERVED], env=env, cwd=ROOT, capture_output=True, text=True, umask=0, check=True
    )
    assert done.stdout.splitlines()[-1] == oct(0o077)


def test_a_folder_that_is_there_is_left_as_it_is(office: Office) -> None:
    office.folder.parent.chmod(0o755)
    make_private(office.received)
    assert open_to_others(office.folder) == {}
    office.folder.chmod(0o750)  # an administrator lets a group in
    make_private(office.received)
    assert office.folder.stat().st_mode & 0o7777 == 0o750
