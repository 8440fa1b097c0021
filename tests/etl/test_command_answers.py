"""`etl load --answers`: what a person said on the page can be said again from the command line, and gives the same."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.areas import load
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.model import Answer
from etl.office import Office
from etl.stage import said_file
from tests.etl.spoken import GOOD, TODAY, Said, spoken

UNCLEAR = GOOD.replace("Xã Hồng Minh ", "Xã Hồng Mịnh ").replace("| 5  ", "| năm").replace("Quý III/2024", "")
ANSWERS = (
    Answer("period", "2024-Q3"),
    Answer("cell", "5", sheet="BC", cell="C5"),
    Answer("area", str(load().by_code("10276@2024-09-30")[0].id), written="Xã Hồng Mịnh"),
)


def test_what_was_said_on_the_page_is_said_again(
    office: Office, journal: Journal, report: Callable[..., Path], tmp_path: Path
) -> None:
    file = report("BC.xlsx", UNCLEAR)
    done = hand_in(office, journal, file.name, file.read_bytes(), "Hoa", answers=ANSWERS, today=TODAY)
    assert done.outcome == "accepted", done.checked.problems
    kept = said_file(office, done.upload.sha256, done.upload.rows_sha256)

    other = Office(tmp_path / "other", f"sqlite:///{tmp_path / 'other' / 'journal.sqlite'}")
    assert spoken(other, "load", file).exit == 1
    read = spoken(other, "read", file, "--answers", kept, "--json").json["files"][0]
    assert ([one["severity"] for one in read["problems"]], len(read["figures"])) == ([], 4)
    loaded = spoken(other, "load", file, "--answers", kept, "--by", "An", "--json")
    assert (loaded.exit, loaded.json["files"][0]["outcome"]) == (0, "accepted")
    there = Journal(other.journal)
    (upload,) = there.uploads()
    there.close()
    assert upload.rows_sha256 == done.upload.rows_sha256
    again = said_file(other, upload.sha256, upload.rows_sha256)
    assert again.read_bytes() == kept.read_bytes()


def test_the_command_line_goes_before_what_was_said_of_the_whole(
    etl: Callable[..., Said], report: Callable[..., Path], tmp_path: Path
) -> None:
    file, answers = report("BC.xlsx", GOOD.replace("Quý III/2024", "")), tmp_path / "a.json"
    answers.write_text('{"period": "2024-Q1"}', encoding="utf-8")

    def periods(*words: object) -> set[str]:
        figures = etl("read", file, "--json", *words).json["files"][0]["figures"]
        return {figure["period"]["label"] for figure in figures}

    assert periods("--answers", answers) == {"2024-Q1"}
    assert periods("--answers", answers, "--period", "2024-Q2") == {"2024-Q2"}


CANNOT = [
    ("[]", "không đúng dạng"),
    ("{", "không phải JSON"),
    ('{"answer": []}', "không đúng dạng"),
    ('{"answers": [{"kind": "sheet", "value": "5"}]}', "kind = period"),
    ('{"answers": [{"kind": "cell", "value": 5}]}', "value ="),
    ('{"answers": [{"kind": "cell", "value": "5", "cell": "C5", "row": 5}]}', "không đúng dạng"),
    ('{"answers": [{"kind": "cell", "value": "5", "cell": "C5", "sheet": "none"}]}', "no sheet"),
    ('{"answers": [], "period": "last year"}', "not a period"),
    ('{"answers": [], "area": "99999"}', "99999"),
]


@pytest.mark.parametrize(("text", "said"), CANNOT)
def test_what_nobody_could_have_said_is_refused_and_nothing_stored(
    here: Callable[..., Said], report: Callable[..., Path], office: Office, tmp_path: Path, text: str, said: str
) -> None:
    answers = tmp_path / "a.json"
    answers.write_text(text, encoding="utf-8")
    refused = here("load", report("BC.xlsx", GOOD), "--answers", answers)
    assert (refused.exit, said in refused.err) == (2, True), refused.err
    assert not office.received.exists()


def test_answers_are_of_one_file(here: Callable[..., Said], report: Callable[..., Path], tmp_path: Path) -> None:
    answers = tmp_path / "a.json"
    answers.write_text(json.dumps({"answers": []}), encoding="utf-8")
    refused = here("load", report("a.xlsx", GOOD), report("b.xlsx", GOOD), "--answers", answers)
    assert (refused.exit, "một tệp" in refused.err) == (2, True)
    assert here("load", report("a.xlsx", GOOD), "--answers", tmp_path / "none.json").exit == 2
