"""Secrets come from the environment or from a file that others cannot read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from etl.confidential import NotConfidential, confidential
from etl.office import office

NAME = "DASHBOARD_JOURNAL"
ADDRESS = "postgresql+psycopg://danvan:m%E1%BA%ADt@db/danvan"


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (NAME, f"{NAME}_FILE", "CREDENTIALS_DIRECTORY"):
        monkeypatch.delenv(name, raising=False)
    file = tmp_path / "journal"
    file.write_text(f"{ADDRESS}\n", encoding="utf-8")
    file.chmod(0o600)
    return file


def test_from_the_environment_or_nowhere(secret, monkeypatch):
    assert confidential(NAME) is None
    monkeypatch.setenv(NAME, ADDRESS)
    assert confidential(NAME) == ADDRESS


def test_from_a_file_of_ones_own(secret, monkeypatch):
    monkeypatch.setenv(f"{NAME}_FILE", str(secret))
    assert confidential(NAME) == ADDRESS
    assert office().journal == ADDRESS


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o602, 0o644])
def test_a_file_others_reach_is_refused(secret, monkeypatch, mode):
    secret.chmod(mode)
    monkeypatch.setenv(f"{NAME}_FILE", str(secret))
    with pytest.raises(NotConfidential, match=rf"chmod 600 {secret}"):
        confidential(NAME)


def test_a_link_does_not_hide_that_others_reach_the_file(secret, monkeypatch):
    secret.chmod(0o644)
    link = secret.with_name("link")
    link.symlink_to(secret)
    monkeypatch.setenv(f"{NAME}_FILE", str(link))
    with pytest.raises(NotConfidential, match="chmod 600"):
        confidential(NAME)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_somebody_else_is_refused(secret, monkeypatch):
    os.chown(secret, 12345, 12345)
    monkeypatch.setenv(f"{NAME}_FILE", str(secret))
    with pytest.raises(NotConfidential, match="chmod 600"):
        confidential(NAME)


def test_what_is_no_secret_says_so(secret, tmp_path, monkeypatch):
    (tmp_path / "empty").touch(0o600)
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    (tmp_path / "bytes").chmod(0o600)
    os.mkfifo(tmp_path / "pipe", 0o600)
    told = {"none": "cannot read", "empty": "is empty", "bytes": "is not UTF-8", "pipe": "is not a file"}
    for name, what in told.items():
        monkeypatch.setenv(f"{NAME}_FILE", str(tmp_path / name))
        with pytest.raises(NotConfidential, match=what):
            confidential(NAME)


def test_two_places_at_once_are_refused(secret, monkeypatch):
    monkeypatch.setenv(NAME, "sqlite:///elsewhere")
    monkeypatch.setenv(f"{NAME}_FILE", str(secret))
    with pytest.raises(NotConfidential, match="keep one"):
        confidential(NAME)


def test_systemd_hands_it_to_the_service(secret, monkeypatch):
    handed = secret.with_name("credentials")
    handed.mkdir()
    (handed / NAME).write_text(ADDRESS)
    (handed / NAME).chmod(0o440)  # as systemd leaves it: by an access list for the service alone
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(handed))
    assert confidential(NAME) == ADDRESS
    assert confidential("DASHBOARD_OTHER") is None


@pytest.mark.parametrize("command", [["etl", "status"], ["dashboard", "person", "list"]])
def test_the_commands_say_what_is_wrong_without_a_trace(secret, command):
    secret.chmod(0o644)
    environment = {**os.environ, f"{NAME}_FILE": str(secret)}
    done = subprocess.run([sys.executable, "-m", *command], env=environment, capture_output=True, text=True)
    assert done.returncode == 2
    assert f"chmod 600 {secret}" in done.stderr and "Traceback" not in done.stderr
    assert "m%E1%BA%ADt" not in done.stderr
