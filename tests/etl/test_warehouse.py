"""The numbered warehouses: the same answers however they were made, what was believed when, nothing bad published."""

import hashlib
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import queries
from etl.decide import decide
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.office import Office
from etl.stage import ROW, rows_file
from etl.warehouse import BadWarehouse, build, ensure, latest, position

TODAY = date(2026, 11, 22)
CITY, DISTRICT, HONG_MINH, PHUONG_DUC = 1, 258, 3907, 3908

FIRST = """
UBND huyện Phú Xuyên
Quý III/2024

STT | Đơn vị        | Số vụ việc tiếp nhận | Hòa giải thành | Số tổ hòa giải
1   | Xã Hồng Minh  | 5                    | 4              | 8
2   | Xã Phượng Dực | 7                    | 7              | 9
3   | Xã Nam Tiến   | 3                    | 0              |
"""
CORRECTION = """
UBND huyện Phú Xuyên
Quý III/2024

STT | Đơn vị        | Số vụ việc tiếp nhận | Hòa giải thành
1   | Xã Hồng Minh  | 6                    | 5
"""
YEAR_BEFORE = FIRST.replace("2024", "2023").replace("| 7 ", "| 9 ")
PARTS = """
UBND huyện Phú Xuyên
Quý IV/2024

STT | Đơn vị        | Dân vận khéo đăng ký |         | Hòa giải thành
    |               | Tập thể              | Cá nhân |
1   | Xã Hồng Minh  | 3                    | 2       | 4
2   | Xã Phượng Dực | 1                    | 0       |
"""

GIVEN: dict[str, Any] = {
    "from": "2023-Q1",
    "to": "2024-Q4",
    "quarter": "2024-Q3",
    "period": "2024-Q3",
    "level": "commune",
    "dimension": "subject",
    "today": date(2024, 12, 31),
    "area": DISTRICT,
}
INDICATORS = [
    "mediation_cases_received",
    "mediation_cases_resolved",
    "mediation_success",
    "mediation_teams",
    "models_registered",
]
SOME = ("quarterly_series", "upload_list")


def answers(file: Path, only: tuple[str, ...] = (), **other: Any) -> dict[str, str]:
    """What every query (or only these) answers, as CSV."""
    found = {}
    with duckdb.connect(file, read_only=True, config={"enable_external_access": "false"}) as connection:
        for name in only or queries.names():
            asked = queries.query(name)
            given = {**GIVEN, **other}
            for parameter, kind in asked.parameters.items():
                if kind == "number":
                    given[parameter] = 2023 if parameter == "from" else 2024
                elif kind == "areas":
                    given[parameter] = [CITY, DISTRICT, HONG_MINH, PHUONG_DUC]
                elif kind == "texts":
                    given[parameter] = INDICATORS
            one_only = asked.parameters.get("indicator") == "text"
            for indicator in ("mediation_success", "models_registered") if one_only else [None]:
                if indicator:
                    given["indicator"] = indicator
                wanted = {p: given[p] for p, kind in asked.parameters.items() if p in given and not kind.endswith("?")}
                frame = queries.run(name, connection, **wanted)
                if name == "warehouse_state":  # says itself which one it is
                    frame = frame.drop(columns=["number", "journal_position"])
                found[f"{name} {indicator or ''}"] = frame.to_csv(index=False)
    return found


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


# ---------------------------------------------------------------------------------------------------- the same answers


def test_every_step_is_answered_again_later_and_from_nothing(
    office: Office, journal: Journal, load: Callable[[str, str], Path]
) -> None:
    journal.set_duty(DISTRICT, date(2021, 1, 1), None, "An")
    then = {}
    for step in (
        lambda: load("đầu.xlsx", FIRST),
        lambda: load("năm trước.xlsx", YEAR_BEFORE),
        lambda: load("sửa.xlsx", CORRECTION),
        lambda: load("mô hình.xlsx", PARTS),
        lambda: decide(office, journal, 3, "withdraw", "An", "nhầm"),
        lambda: decide(office, journal, 1, "withdraw", "An", "nhầm"),
        lambda: load("đầu.xlsx", FIRST),
    ):
        step()
        newest = latest(office)
        then[position(newest)] = answers(newest)
    assert len({tuple(answer.values()) for answer in then.values()}) == 7  # each step changed something

    newest = latest(office)
    for at, answered in then.items():
        again = answers(newest, as_of=at)
        differ = {name for name in answered if again[name] != answered[name] and not name.startswith("warehouse_state")}
        assert not differ, f"as of {at}"

    for file in office.warehouse.iterdir():
        file.unlink()
    assert answers(build(office, journal)) == answered
    silent = {name.split()[0] for name in answered} - {
        n.split()[0] for n, csv in answered.items() if csv.count("\n") > 1
    }
    # nothing is lost here: test_stored_rows.py and queries/test_upload_lost.py ask that one where something is
    assert silent <= {"upload_lost"}, "these queries said nothing: give them something to say"


def test_upload_and_withdrawal_leave_every_answer_as_it_was(
    office: Office, journal: Journal, load: Callable[[str, str], Path]
) -> None:
    before = answers(load("đầu.xlsx", FIRST))
    changed = answers(load("sửa.xlsx", CORRECTION))
    assert {name for name in before if changed[name] != before[name]} >= {
        "quarterly_series ",
        "area_ranking mediation_success",
        "upload_list ",
        "reported_cells mediation_success",
    }
    decide(office, journal, 2, "withdraw", "An", "nhầm")
    assert answers(ensure(office, journal)) == before


BELIEVED = """
position | what happened                      | Xã Hồng Minh | Huyện Phú Xuyên
0        | nothing                            | –            | –
2        | upload 1 accepted                  | 4            | 11
4        | upload 2 corrects Xã Hồng Minh     | 5            | 12
5        | upload 2 withdrawn                 | 4            | 11
6        | upload 1 withdrawn                 | –            | –
"""


def test_what_was_believed_when(office: Office, journal: Journal, load: Callable[[str, str], Path]) -> None:
    load("đầu.xlsx", FIRST)
    load("sửa.xlsx", CORRECTION)
    journal.decide(2, "withdraw", "An", "nhầm")
    decide(office, journal, 1, "withdraw", "An", "nhầm")
    with duckdb.connect(latest(office), read_only=True) as connection:
        for line in BELIEVED.strip().splitlines()[1:]:
            at, _, *expected = [cell.strip() for cell in line.split("|")]
            asked = {"indicator": ["mediation_cases_resolved"], "area": [HONG_MINH, DISTRICT]}
            asked |= {"from": "2024-Q3", "to": "2024-Q3", "as_of": int(at)}
            found = queries.run("quarterly_series", connection, **asked).set_index("area")["value"]
            assert [f"{found[area]:g}".replace("nan", "–") for area in (HONG_MINH, DISTRICT)] == expected, line


# ------------------------------------------------------------------------------------------------- numbers and readers


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


# ----------------------------------------------------------------------------------------------- what is not published

BAD_ROWS = """
area_code | 99999                                | code is not the one written down: 3907 99999 10276 (1)
area      | 999999                               | row of an unknown area
indicator | no_such_indicator                    | row of an unknown indicator: no_such_indicator
period_start, period_end | 2030-01-01, 2030-03-31 | area not valid
twice     |                                      | two values believed at once
"""


@pytest.mark.parametrize("line", BAD_ROWS.strip().splitlines(), ids=lambda line: line.split()[0])
def test_a_fault_is_not_published(
    office: Office, journal: Journal, load: Callable[[str, str], Path], line: str
) -> None:
    column, value, fault = [cell.strip() for cell in line.split("|")]
    before = load("đầu.xlsx", FIRST)
    good = journal.uploads(1)[0]
    rows = pq.read_table(rows_file(office, good.sha256, good.rows_sha256)).to_pylist()
    rows = [
        row | {"period": "2024-Q2", "period_start": date(2024, 4, 1), "period_end": date(2024, 6, 30)} for row in rows
    ]
    if column == "twice":
        rows.append(rows[0])
    else:
        for name, text in zip(column.split(", "), value.split(", "), strict=True):
            kind = type(rows[0][name])
            rows[0][name] = kind.fromisoformat(text) if kind is date else kind(text)
    _accept_rows(office, journal, rows)
    files = {file.name: file.read_bytes() for file in office.warehouse.glob("0*.duckdb")}
    for _ in range(2):
        with pytest.raises(BadWarehouse, match="was not published") as refused:
            ensure(office, journal)
        assert fault in str(refused.value)
    assert {file.name: file.read_bytes() for file in office.warehouse.glob("0*.duckdb")} == files
    assert latest(office) == before
    assert answers(before, SOME)


def _accept_rows(office: Office, journal: Journal, rows: list[dict[str, Any]]) -> None:
    """Rows as if a faulty program had stored and accepted them."""
    content = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=ROW), content)
    sha256 = hashlib.sha256(content.getvalue()).hexdigest()
    file = rows_file(office, "f" * 64, sha256)
    file.parent.mkdir(parents=True)
    file.write_bytes(content.getvalue())
    upload = {"file": "x", "sha256": "f" * 64, "rows_sha256": sha256, "figures": len(rows), "received_on": TODAY}
    journal.stage(upload, "An", accept=True)


# ------------------------------------------------------------------------------------------ behind, damaged, left over


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


BUILD = """
from pathlib import Path
from etl.journal import Journal
from etl.office import Office
from etl.warehouse import build
journal = Journal(address)
for _ in range(2):
    print(build(Office(Path(folder), address), journal, always=True).stem)
journal.close()
"""


def test_builders_queue(office: Office, load: Callable[[str, str], Path], four: list[Any]) -> None:
    load("đầu.xlsx", FIRST)
    for one in four:
        one.start(BUILD, address=office.journal, folder=str(office.folder))
    made = sorted(int(number) for one in four for number in one.end())
    assert made == list(range(2, 10))
    assert sorted(int(file.stem) for file in office.warehouse.glob("*.duckdb")) == [7, 8, 9]


# ----------------------------------------------------------------------------------------------- loading while reading

LOAD = """
from datetime import date
from pathlib import Path
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.office import Office
from etl.warehouse import ensure
place, journal = Office(Path(folder), address), Journal(address)
for number in range(5, 11):
    content = text.replace(";5;4;", f";20;{number};").encode()
    result = hand_in(place, journal, f"{number}.csv", content, "Bình", today=date(2026, 11, 22), accept_odd=True)
    assert result.outcome == "accepted"
    ensure(place, journal)
journal.close()
"""


def test_one_loads_while_another_reads(office: Office, load: Callable[[str, str], Path], four: list[Any]) -> None:
    old = load("đầu.csv", FIRST)
    given = {"address": office.journal, "folder": str(office.folder), "text": (old.parents[2] / "đầu.csv").read_text()}
    asked = {"indicator": ["mediation_cases_resolved"], "area": [HONG_MINH], "from": "2024-Q3", "to": "2024-Q3"}

    def value(connection: duckdb.DuckDBPyConnection) -> float:
        return queries.run("quarterly_series", connection, **asked)["value"].item()

    def newest_value() -> float:
        with duckdb.connect(latest(office), read_only=True, config={"enable_external_access": "false"}) as connection:
            return value(connection)

    seen = []
    with duckdb.connect(old, read_only=True, config={"enable_external_access": "false"}) as held:
        four[0].start(LOAD, **given)
        while four[0].is_silent(0.01):
            assert value(held) == 4
            seen.append(newest_value())
    assert four[0].end() == []
    assert newest_value() == 10
    assert seen == sorted(seen)
    assert len(set(seen)) > 2
