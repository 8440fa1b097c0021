"""Offices on both engines, reports written as text tables, and the command and the warehouse they go through."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from etl.__main__ import main
from etl.database import Database
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.office import Office
from etl.warehouse import ensure
from tests.etl.answered import TODAY
from tests.etl.spoken import Said, environment, spoken


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
def etl(office: Office) -> Callable[..., Said]:
    """Runs `etl …` on the office as a process of its own: etl("load", file)."""
    return lambda *words: spoken(office, *words)


@pytest.fixture
def here(office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """The same without a process, which costs a second."""
    for name, value in environment(office).items():
        monkeypatch.setenv(name, value)

    def run(*words: object) -> Said:
        try:
            exit_ = main([str(word) for word in words])
        except SystemExit as ended:  # argparse
            exit_ = ended.code
        return Said(exit_, *capsys.readouterr())

    return run


@pytest.fixture
def load(office: Office, journal: Journal, report: Callable[..., Path]) -> Callable[[str, str], Path]:
    """Hands in a report and publishes; gives the warehouse."""

    def hand_in_and_publish(name: str, text: str) -> Path:
        file = report(name, text)
        result = hand_in(
            office, journal, name, file.read_bytes(), "An", today=TODAY, received_on=date(2024, 10, 9), accept_odd=True
        )
        assert result.outcome == "accepted", [found.message for found in result.checked.problems]
        return ensure(office, journal)

    return hand_in_and_publish


@pytest.fixture
def command(here: Callable[..., Said]) -> Callable[..., tuple[int, str, str]]:
    """Runs `etl …` as `here` does: command("audit", "verify") is its exit code, output and errors."""

    def run(*words: object) -> tuple[int, str, str]:
        said = here(*words)
        return said.exit, said.out, said.err

    return run
