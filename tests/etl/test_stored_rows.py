"""Rows damaged on the disk: read again from the original, or refused loudly; never a warehouse that lacks them."""

import logging
import math
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import queries
from etl.decide import decide
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.model import Answer
from etl.office import Office
from etl.stage import ROW, original_file, rows_file, said_file
from etl.warehouse import BadWarehouse, build, latest, position

TODAY = date(2026, 11, 22)
HONG_MINH = 3907
REPORT = """
UBND huyện Phú Xuyên
Quý III/2024

STT | Đơn vị        | Số vụ việc tiếp nhận | Hòa giải thành
1   | Xã Hồng Minh  | 5                    | 4
2   | Xã Phượng Dực | 7                    | 7
"""
CORRECTION = REPORT.replace("| 5 ", "| 6 ")


def load(office: Office, journal: Journal, file: Path, period: str | None = None) -> str:
    return hand_in(office, journal, file.name, file.read_bytes(), "An", period=period, today=TODAY).outcome


@pytest.fixture
def loaded(office: Office, journal: Journal, report: Callable[..., Path]) -> Path:
    """Two uploads, the second corrects the first; the warehouse made from them."""
    assert load(office, journal, report("đầu.xlsx", REPORT)) == "accepted"
    assert load(office, journal, report("sửa.xlsx", CORRECTION)) == "accepted"
    return build(office, journal)


def kept(office: Office, journal: Journal, number: int = 2) -> tuple[Path, Path]:
    """The original and the rows file of an upload."""
    upload = journal.uploads(number)[0]
    return (
        original_file(office, upload.sha256, upload.file),
        rows_file(office, upload.sha256, upload.rows_sha256),
    )


def received(warehouse: Path, as_of: int = queries.NEWEST) -> list[float | None]:
    """What the warehouse says Xã Hồng Minh received."""
    with duckdb.connect(warehouse, read_only=True) as connection:
        words = {"indicator": ["mediation_cases_received"], "area": [HONG_MINH], "from": "2024-Q3", "to": "2024-Q3"}
        found = queries.run("quarterly_series", connection, **words, as_of=as_of).value
        return [None if math.isnan(value) else value for value in found]


def damage(file: Path, how: str) -> None:
    if how == "a figure changed":
        table = pq.read_table(file)
        value = pa.array([one.as_py() + 1 for one in table["value"]])
        pq.write_table(table.set_column(table.schema.get_field_index("value"), ROW.field("value"), value), file)
    elif how == "cut off":
        file.write_bytes(file.read_bytes()[:-100])
    elif how == "empty":
        file.write_bytes(b"")
    else:
        file.unlink()


@pytest.mark.parametrize("how", ["a figure changed", "cut off", "empty", "gone"])
def test_damaged_rows_are_read_again_from_the_original(
    office: Office, journal: Journal, loaded: Path, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    _, rows = kept(office, journal)
    before = rows.read_bytes()
    damage(rows, how)
    with caplog.at_level(logging.WARNING):
        made = build(office, journal, always=True)
        assert "Lần nộp số 2 (sửa.xlsx)" in caplog.text and "Upload 2" in caplog.text
        assert (received(made), rows.read_bytes()) == ([6], before)
        caplog.clear()
        build(office, journal, always=True)
        assert caplog.text == ""  # it is whole again


CANNOT = """
the original gone too    | the original is gone too
the original damaged too | the original is damaged too
"""


@pytest.mark.parametrize("line", CANNOT.strip().splitlines(), ids=lambda line: line.split(" |")[0].strip())
@pytest.mark.parametrize("how", ["a figure changed", "gone"])
def test_rows_that_cannot_be_read_again_are_named_and_nothing_is_published(
    office: Office, journal: Journal, loaded: Path, line: str, how: str
) -> None:
    original, rows = kept(office, journal)
    damage(rows, how)
    what, said = (cell.strip() for cell in line.split("|"))
    damage(original, "gone" if "gone" in what else "cut off")
    with pytest.raises(BadWarehouse) as refused:
        build(office, journal, always=True)
    for words in ("Lần nộp số 2 (sửa.xlsx)", str(rows), "etl withdraw 2", "bản sao lưu", said):
        assert words in str(refused.value)
    assert latest(office) == loaded
    assert received(loaded) == [6]


def test_an_upload_read_as_somebody_said_is_read_again_the_same_way_and_not_otherwise(
    office: Office, journal: Journal, report: Callable[..., Path]
) -> None:
    file = report("không kỳ.xlsx", REPORT.replace("Quý III/2024", ""))
    answer = Answer("cell", "9", "BC", "C5")
    words = {"period": "2024-Q3", "answers": (answer,), "today": TODAY}
    assert hand_in(office, journal, file.name, file.read_bytes(), "An", **words).outcome == "accepted"
    before = build(office, journal)
    assert received(before) == [9]
    with duckdb.connect(before, read_only=True) as connection:
        assert connection.sql("select text, corrected from reported where cell = 'C5'").fetchall() == [("5", "9")]
    upload = journal.uploads(1)[0]
    _, rows = kept(office, journal, 1)
    damage(rows, "gone")
    assert received(build(office, journal, always=True)) == [9]
    damage(rows, "gone")
    said_file(office, upload.sha256, upload.rows_sha256).unlink()
    with pytest.raises(BadWarehouse, match="read otherwise than it was then"):
        build(office, journal, always=True)
    assert not rows.exists()
    # the very same file with the same words puts it right
    assert hand_in(office, journal, file.name, file.read_bytes(), "An", **words).outcome == "known"
    assert received(build(office, journal, always=True)) == [9]


@pytest.mark.parametrize("is_odd", [False, True], ids=["plain", "odd"])
def test_the_same_file_again_puts_right_what_was_damaged(
    office: Office, journal: Journal, loaded: Path, report: Callable[..., Path], tmp_path: Path, is_odd: bool
) -> None:
    handed_in = tmp_path / "sửa.xlsx"
    if is_odd:  # looked at by somebody, who need not say so again
        handed_in = report("lạ.xlsx", CORRECTION.replace("| 7                    | 7", "| 7                    | -"))
        odd = hand_in(office, journal, "lạ.xlsx", handed_in.read_bytes(), "An", accept_odd=True, why="thế", today=TODAY)
        assert (odd.outcome, [found.severity for found in odd.checked.problems]) == ("accepted", ["odd"])
    both = kept(office, journal, 3 if is_odd else 2)
    assert handed_in.read_bytes() == both[0].read_bytes()
    before = [file.read_bytes() for file in both]
    for file in both:
        file.write_bytes(b"x")
    assert load(office, journal, handed_in) == "known"
    assert [file.read_bytes() for file in both] == before
    assert received(build(office, journal, always=True)) == [6]


def test_withdrawing_what_is_lost_publishes_again_and_only_that_time_cannot_be_asked(
    office: Office, journal: Journal, loaded: Path
) -> None:
    for file in kept(office, journal):
        file.unlink()
    with pytest.raises(BadWarehouse):
        build(office, journal, always=True)
    decide(office, journal, 2, "withdraw", "An", "tệp hỏng")
    made = latest(office)
    assert position(made) == 5
    answers = {}
    for as_of in (1, 2, 3, 4, 5, queries.NEWEST):
        try:
            answers[as_of] = received(made, as_of)
        except queries.LostFigures as error:
            answers[as_of] = str(error)
    assert {as_of: said for as_of, said in answers.items() if as_of != 4} == {
        1: [None],
        2: [5],
        3: [5],
        5: [5],
        queries.NEWEST: [5],
    }
    assert "4–4" in answers[4] and "sửa.xlsx" in answers[4]
