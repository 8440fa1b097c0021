"""The sample reports: what is committed is what the script makes, the manifest names each file and nothing else."""

import csv
import subprocess
import sys
import unicodedata
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

DATA = Path(__file__).parents[1] / "data"
MARK, SOURCE = "Dữ liệu minh họa", "Nguồn: "
PUBLISHED = {"an-bien-2018.xlsx", "phu-xuyen-2024-dang-ky.xlsx", "quang-nghiep-2023-thang-12.xlsx"}
COMMITTED = sorted((DATA / "samples").iterdir())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all samples made again, and the truth about them."""
    folder = tmp_path_factory.mktemp("made")
    subprocess.run(
        [sys.executable, DATA / "make_samples", "--into", folder, "--truth", folder / "truth.csv"], check=True
    )
    return folder


def rows(file: Path) -> list[dict[str, str]]:
    """A CSV file's rows by column."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def content(file: Path) -> object:
    """A file's bytes; of a workbook the parts with names and times, because not every machine packs alike."""
    if file.suffix != ".xlsx":
        return file.read_bytes()
    with ZipFile(file) as archive:
        return [(part.filename, part.date_time, archive.read(part)) for part in archive.infolist()]


def lines_above(file: Path) -> list[list[str]]:
    """The words in the first twelve rows of every sheet of a file."""
    if file.suffix == ".csv":
        return [file.read_text(encoding="utf-8-sig").splitlines()[:12]]
    book = openpyxl.load_workbook(file, read_only=False)
    return [[str(c) for row in sheet.iter_rows(max_row=12, values_only=True) for c in row if c] for sheet in book]


def test_samples_are_what_the_script_makes(made: Path) -> None:
    """Nobody edits a sample by hand."""
    again = sorted((made / "samples").iterdir())
    assert [file.name for file in again] == [file.name for file in COMMITTED]
    assert [a.name for a, b in zip(again, COMMITTED, strict=True) if content(a) != content(b)] == []
    assert (made / "demo.csv").read_bytes() == (DATA / "demo.csv").read_bytes()


def test_two_runs_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    """Also packed alike on one machine, so that a file keeps its hash."""
    subprocess.run([sys.executable, DATA / "make_samples", "--into", tmp_path], check=True)
    for file in (made / "samples").iterdir():
        assert file.read_bytes() == (tmp_path / "samples" / file.name).read_bytes(), file.name


def test_manifest_names_every_file_once_in_order_of_arrival() -> None:
    """Loading in this order is loading in the order in which the office received the reports."""
    manifest = rows(DATA / "demo.csv")
    assert sorted(line["file"] for line in manifest) == [file.name for file in COMMITTED]
    days = [date.fromisoformat(line["received_on"]) for line in manifest]
    assert days == sorted(days)
    for line in manifest:
        assert line["by"].strip()
        assert line["accept_odd"] == ("true" if line["why"] else "false")


def test_samples_are_small() -> None:
    """The whole demonstration loads in seconds and weighs little in git."""
    sizes = {file.name: file.stat().st_size for file in COMMITTED}
    assert {file.suffix for file in COMMITTED} == {".xlsx", ".csv"}
    assert sum(sizes.values()) < 1_500_000
    assert max(sizes.values()) < 40_000


@pytest.mark.parametrize("file", COMMITTED, ids=lambda file: file.name)
def test_every_sheet_says_whether_it_is_real(file: Path) -> None:
    """Real figures cite their report, all others are marked; never both."""
    for lines in lines_above(file):
        text = unicodedata.normalize("NFC", "\n".join(lines))
        assert (SOURCE in text, MARK in text) == ((True, False) if file.name in PUBLISHED else (False, True))


def test_truth_names_cells_that_hold_the_value(made: Path) -> None:
    """The truth is noted while writing; here it is held against the files."""
    truth = rows(made / "truth.csv")
    assert len(truth) > 10_000
    sheets: dict[tuple[str, str], object] = {}
    for name in {row["file"] for row in truth if row["file"].endswith(".xlsx")}:
        for sheet in openpyxl.load_workbook(made / "samples" / name, data_only=True):
            sheets[name, sheet.title] = sheet
    for row in truth:
        if row["file"].endswith(".csv"):
            continue
        found = sheets[row["file"], row["sheet"]][row["cell"]].value
        digits = "".join(c for c in str(found) if c.isdigit())
        assert digits == row["value"], row
