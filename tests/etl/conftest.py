"""Offices on both engines, and reports written as text tables."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter

from etl.__main__ import main
from etl.database import Database
from etl.journal import Journal
from etl.office import Office


@pytest.fixture
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Addresses of journals that are not there yet, on the engine of `address` or SQLite."""
    engine = getattr(request, "param", "sqlite")
    if engine == "postgresql":
        return request.getfixturevalue("new_postgres")
    made: list[str] = []

    def make() -> str:
        made.append(f"sqlite:///{tmp_path / f'office{len(made) or str()}' / 'journal.sqlite'}")
        return made[-1]

    return make


@pytest.fixture
def address(new_address: Callable[[], str]) -> str:
    """The address of one journal that is not there yet."""
    return new_address()


@pytest.fixture
def journal(address: str) -> Iterator[Journal]:
    """A new journal."""
    opened = Journal(address)
    yield opened
    opened.close()


@pytest.fixture
def database(journal: Journal) -> Database:
    """The database of a new journal."""
    return journal.database


@pytest.fixture
def office(tmp_path: Path, address: str) -> Office:
    """An office with nothing in it."""
    return Office(tmp_path / "office", address)


def cells(text: str) -> list[list[str]]:
    """The cells of a table written as text: lines, and columns between bars."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").splitlines()]


@pytest.fixture
def report(tmp_path: Path) -> Callable[..., Path]:
    """Writes a report from a text table: report("a.xlsx", text, sheet="Q4", first_row=1), or .csv."""

    def write(name: str, text: str, *, sheet: str = "BC", first_row: int = 1) -> Path:
        file = tmp_path / name
        if name.endswith(".csv"):
            lines = io.StringIO()
            csv.writer(lines, delimiter=";").writerows(cells(text))
            file.write_text(lines.getvalue(), encoding="utf-8")
            return file
        with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
            page = book.add_worksheet(sheet)
            for row, line in enumerate(cells(text), start=first_row - 1):
                for column, cell in enumerate(line):
                    if re.fullmatch(r"\d+", cell):
                        page.write_number(row, column, int(cell))
                    elif cell:
                        page.write_string(row, column, cell)
        return file

    return write


@pytest.fixture
def command(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs `etl …` on the office in this process: command("audit", "verify") is its exit code, output and errors."""
    monkeypatch.setenv("DASHBOARD_DATA", str(office.folder))
    monkeypatch.setenv("DASHBOARD_JOURNAL", office.journal)

    def run(*words: object) -> tuple[int, str, str]:
        try:
            exit_ = main([str(word) for word in words])
        except SystemExit as ended:  # argparse
            exit_ = ended.code
        return (exit_, *capsys.readouterr())

    return run
