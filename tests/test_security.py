"""SECURITY.md tells the truth: thirty threats, and each names tests that exist or says that nothing holds it yet."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINES = (ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines()
ROWS = [[cell.strip() for cell in line.split("|")[1:-1]] for line in LINES if re.match(r"\| \d+ \|", line)]


@cache
def defined(file: str) -> frozenset[str]:
    """The tests of a file."""
    body = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8")).body
    return frozenset(node.name for node in body if isinstance(node, ast.FunctionDef))


def test_all_thirty_threats_have_a_row():
    assert [row[0] for row in ROWS] == [str(number) for number in range(1, 31)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_a_threat_is_held_by_tests_or_the_row_says_not_yet(row):
    _, _, requirements, done, held = row
    assert re.fullmatch(r"[\d., –]+", requirements)
    named = re.findall(r"`([\w/]+\.py)::(test_\w+)`", held)
    assert held == " ".join(f"`{file}::{test}`" for file, test in named)
    assert named or "*Not yet:*" in done
    assert [f"{file}::{test}" for file, test in named if test not in defined(file)] == []
