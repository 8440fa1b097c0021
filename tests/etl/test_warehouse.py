"""The numbered warehouses: made, kept, made anew when behind or broken; a published one is never written to."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

import queries
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.office import Office
from etl.warehouse import build, ensure, latest, position
from tests.etl.answered import CORRECTION, FIRST, SOME, TODAY, answers


def test_numbers_grow_three_are_kept_and_an_open_one_keeps_answering(
    office: Office, journal: Journal, load: Callable[[str, str], Path]
) -> None:
    assert latest(office) is None
    first = load("đầu.xlsx", FIRST)
    (office.warehouse / "000001 (1).duckdb").write_bytes(b"somebody's copy")
    assert first == latest(office)
    with duckdb.connect(first, read_only=True, config={"enable_external_access": "false"}) as reading:
        before = queries.run("upload_list", reading).to_csv()
        load("sửa.xlsx", CORRECTION)
        for number in range(3, 7):
            made = build(office, journal, always=True)
            assert made == latest(office)
            assert int(made.stem) == number
            kept = sorted(int(file.stem) for file in office.warehouse.glob("0?????.duckdb"))
            assert kept == list(range(max(1, number - 2), number + 1))
            assert queries.run("upload_list", reading).to_csv() == before
    assert not first.exists()
    assert sorted(file.name for file in office.warehouse.iterdir())[0] == "000001 (1).duckdb"


DENIED = """
select * from read_text('/etc/hostname')
select * from read_csv('/etc/passwd')
select * from glob('/*')
attach '/tmp/other.duckdb'
copy area to '/tmp/area.csv'
install httpfs
set enable_external_access = true
create table mine (a integer)
delete from reported
"""


@pytest.mark.parametrize("statement", DENIED.strip().splitlines())
def test_a_published_one_answers_and_does_nothing_else(published: Path, statement: str) -> None:
    with duckdb.connect(published, read_only=True, config={"enable_external_access": "false"}) as connection:
        with pytest.raises(duckdb.Error):
            connection.execute(statement)
        assert len(queries.run("upload_list", connection)) == 1


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse made from one report."""
    folder = tmp_path_factory.mktemp("office")
    office = Office(folder, f"sqlite:///{folder / 'journal.sqlite'}")
    journal = Journal(office.journal)
    text = "\n".join(";".join(cell.strip() for cell in line.split("|")) for line in FIRST.strip().splitlines())
    assert hand_in(office, journal, "BC.csv", text.encode(), "An", today=TODAY, accept_odd=True).outcome == "accepted"
    made = ensure(office, journal)
    journal.close()
    return made


@pytest.mark.parametrize("how", ["behind", "all deleted", "damaged", "empty", "of another program"])
def test_what_is_behind_or_broken_is_made_anew(
    office: Office, journal: Journal, load: Callable[[str, str], Path], how: str
) -> None:
    load("đầu.xlsx", FIRST)
    newest = load("sửa.xlsx", CORRECTION)
    expected = answers(newest, SOME)
    if how == "behind":
        newest.unlink()
        assert position(latest(office)) < journal.decided_position()
    elif how == "all deleted":
        for file in office.warehouse.iterdir():
            file.unlink()
    elif how == "damaged":
        newest.write_bytes(b"\xff" * 8192 + newest.read_bytes()[8192:])
    elif how == "empty":
        newest.write_bytes(b"")
    else:
        with duckdb.connect(newest) as connection:
            connection.execute("update warehouse set made_by = '0.0.1'")
    made = ensure(office, journal)
    assert answers(made, SOME) == expected
    assert position(made) == journal.decided_position()
    assert (made == newest) == (how == "behind")  # what is there is never written to
    assert ensure(office, journal) == made == latest(office)


def test_what_a_killed_builder_left_is_swept(
    office: Office, journal: Journal, load: Callable[[str, str], Path]
) -> None:
    office.warehouse.mkdir(parents=True)
    (office.warehouse / ".next.duckdb").write_bytes(b"half")
    (office.warehouse / ".next.duckdb.wal").write_bytes(b"half")
    (office.warehouse / ".next.duckdb.tmp").mkdir()
    (office.warehouse / ".next.duckdb.tmp" / "duckdb_temp_storage-0.tmp").write_bytes(b"half")
    load("đầu.xlsx", FIRST)
    assert [file.name for file in office.warehouse.iterdir()] == ["000001.duckdb"]
