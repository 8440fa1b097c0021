"""The systemd units: well-formed, shut in, and the dashboard with its reading child works shut in like that."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dashboard.visitor import Visitor, serving
from tests.deploy.confined import settings

ROOT = Path(__file__).parents[2]
UNITS = sorted((ROOT / "deploy").glob("*.service"))
# the mounts and capabilities of the unit: ProcSubset, ProtectProc, ProtectSystem, ProtectHome; data stay writable
AROUND = """
mount -t proc -o subset=pid,hidepid=invisible proc /proc && mount --bind "$0" "$0" && mount -t tmpfs tmpfs /home &&
mount -o remount,bind,ro / || exit 77
exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all "$@"
"""


def confined(folder: Path, unit: str) -> list[str]:
    """What to put before a command so that it runs as in the unit, with `folder` for its data."""
    around = ["unshare", "--mount", "sh", "-c", AROUND, str(folder)]
    tried = subprocess.run([*around, "true"], capture_output=True, text=True) if os.geteuid() == 0 else None
    if tried is None or tried.returncode or not shutil.which("systemd-analyze"):
        pytest.skip("needs root who may mount, setpriv and systemd-analyze")
    return [*around, sys.executable, str(ROOT / "tests/deploy/confined.py"), str(ROOT / "deploy" / unit)]


@pytest.fixture
def placed(tmp_path: Path) -> Path:
    """A copy of the units for this place."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd is not installed (Debian: apt-get install systemd)")
    for unit in (ROOT / "deploy").glob("danvan-*"):
        text = unit.read_text(encoding="utf-8")
        text = text.replace("/opt/danvan-dashboard/.venv/bin/python", sys.executable)
        (tmp_path / unit.name).write_text(text.replace("/opt/danvan-dashboard", str(ROOT)), encoding="utf-8")
    return tmp_path


def test_systemd_finds_nothing_to_say(placed: Path):
    units = [str(unit) for unit in placed.iterdir()]
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_the_units_are_shut_in(placed: Path, unit: Path):
    """Exposure by systemd's own count, 10 is open: below 1.5."""
    command = ["systemd-analyze", "security", "--offline=yes", "--no-pager", "--threshold=15", str(placed / unit.name)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_what_the_units_write_is_for_their_account_alone(unit: Path):
    assert settings(unit, "UMask") == ["0077"] and settings(unit, "StateDirectoryMode") == ["0700"]


def test_a_workbook_is_read_under_the_units_limits(tmp_path: Path):
    command = [*confined(tmp_path, "danvan-dashboard.service"), sys.executable, "-m", "etl", "load", "--by", "thu"]
    report = ROOT / "data" / "samples" / "an-bien-2022-quy-1.xlsx"
    environment = {**os.environ, "DASHBOARD_DATA": str(tmp_path / "office"), "TMPDIR": str(tmp_path)}
    done = subprocess.run([*command, str(report)], env=environment, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.endswith("1 tệp: 1 đã nhận, 0 đã có từ trước, 0 không nhận, 0 không đọc được.\n"), done.stderr


FORBIDDEN = """
import mmap, os, socket, sys
for name, attempt in {
    "write": lambda: open(sys.argv[1], "w"),
    "setuid": lambda: os.setuid(12345),
    "chown": lambda: os.chown(".", 1, 1),
    "packets": lambda: socket.socket(socket.AF_NETLINK),
    "root's folder": lambda: os.chroot("."),
    "executable memory": lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_WRITE | mmap.PROT_EXEC),
}.items():
    try:
        attempt()
        print(name)
    except OSError:
        pass
"""


def test_the_limits_hold(tmp_path: Path):
    """What a break-in would try does not work, or the other tests here would say nothing."""
    command = [*confined(tmp_path, "danvan-dashboard.service"), sys.executable, "-c", FORBIDDEN]
    outside = tmp_path.parent / "outside"
    done = subprocess.run([*command, str(outside)], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_people_sign_in_and_pages_are_drawn_under_the_units_limits(demo_office: Path, tmp_path: Path):
    before = confined(tmp_path, "danvan-dashboard.service")
    given = {"DASHBOARD_URL": "http://127.0.0.1:{port}", "TMPDIR": str(tmp_path)}
    with serving(demo_office, tmp_path / "office", before, **given) as office:
        office.add("lan", "administrator")
        visitor = Visitor(office)
        assert visitor.sign_in("lan").status_code == 303
        with visitor.page() as page:
            assert "tile" in page.run()


def test_the_systems_log_gets_no_link(demo_office: Path, tmp_path: Path):
    """Systemd says which device and file its journal is; here a file plays it."""
    log = tmp_path / "office.log"
    log.touch()
    journal = f"{log.stat().st_dev}:{log.stat().st_ino}"
    with serving(demo_office, tmp_path / "office", DASHBOARD_URL="http://127.0.0.1:{port}", JOURNAL_STREAM=journal):
        said = log.read_text()
    assert "quantri" in said and "person link" in said and "/password/" not in said


def test_a_backup_a_night_and_the_newest_are_kept(demo_office: Path, tmp_path: Path):
    office, kept = tmp_path / "office", tmp_path / "kept"
    shutil.copytree(demo_office, office)
    kept.mkdir(0o700)
    others = ["danvan-2020-01-01.tar.gz.old", "notes"]
    for name in ("danvan-2020-01-01.tar.gz", "danvan-2020-01-02.tar.gz", "danvan-2020-01-03.tar.gz", *others):
        (kept / name).touch()
    script = ["sh", str(ROOT / "deploy" / "backup.sh"), str(kept), "3"]
    environment = {**os.environ, "DASHBOARD_DATA": str(office), "TMPDIR": str(tmp_path)}
    subprocess.run([*confined(tmp_path, "danvan-backup.service"), *script], env=environment, cwd=ROOT, check=True)
    *old, newest = sorted(one.name for one in kept.iterdir() if one.name not in others)
    assert old == ["danvan-2020-01-02.tar.gz", "danvan-2020-01-03.tar.gz"]
    assert (kept / newest).stat().st_mode & 0o777 == 0o600
    restored = {**os.environ, "DASHBOARD_DATA": str(tmp_path / "new")}
    subprocess.run([sys.executable, "-m", "etl", "restore", str(kept / newest)], env=restored, cwd=ROOT, check=True)
    assert all((kept / name).exists() for name in others)


def test_old_backups_stay_when_the_new_one_fails(tmp_path: Path):
    """The journal cannot be opened: nothing is written, nothing goes."""
    (tmp_path / "danvan-2020-01-01.tar.gz").touch()
    environment = {**os.environ, "DASHBOARD_DATA": "/proc/none"}
    script = ["sh", str(ROOT / "deploy" / "backup.sh"), str(tmp_path), "0"]
    done = subprocess.run(script, env=environment, cwd=ROOT, capture_output=True)
    assert done.returncode != 0
    assert [one.name for one in tmp_path.iterdir()] == ["danvan-2020-01-01.tar.gz"]
