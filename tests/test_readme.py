"""The README tells the truth: its commands exist, its paths are there, its examples run."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`(?:[A-Z_]+=\S+ )*make (\w+)", README))))
def test_make_targets_exist(target):
    assert re.search(rf"^{target}:", MAKE, re.MULTILINE)


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:data|deploy|etl|queries|dashboard|tests|docs)/[\w./-]+)`", README)))
)
def test_paths_exist(path):
    assert (ROOT / path).exists() or "CODE" in path or path.startswith("data/office/")


def test_pictures_exist():
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / picture).is_file()


def test_commands_are_those_the_program_knows():
    known = subprocess.run([sys.executable, "-m", "etl", "--help"], capture_output=True, text=True, check=True).stdout
    named = set(re.findall(r"-m etl (\w+)", README)) | {"accept", "reject", "build", "demo", "status", "areas", "duty"}
    listed = set(re.findall(r"^    (\w+) ", known, re.MULTILINE))
    assert named <= listed


def test_the_tables_of_make_run_and_test_agree_with_the_makefile():
    run = MAKE.split("\nrun:")[1].split("\n\n")[0]
    assert "etl demo" in run and "-m dashboard" in run
    assert "pytest" in MAKE.split("\ntest:")[1].split("\n\n")[0]
    assert "PORT ?= 8501" in MAKE
