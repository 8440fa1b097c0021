"""The command `etl` as the contract has it: exit codes, JSON, what it says. Each command is a process."""

import hashlib
import io
import json
import os
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from etl.__main__ import main
from etl.answer import answer
from etl.backup import CannotRestore, backup, restore
from etl.hand_in import check, hand_in
from etl.journal import Journal
from etl.office import Office
from etl.stage import stage
from etl.warehouse import latest

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
PHU_XUYEN = "280"

GOOD = """
UBND huyện Phú Xuyên
Quý III/2024

STT | Đơn vị        | Số vụ việc tiếp nhận | Hòa giải thành
1   | Xã Hồng Minh  | 5                    | 4
2   | Xã Phượng Dực | 7                    | 7
"""
ODD = GOOD.replace("III", "II").replace("| 4", "| -")
WRONG = GOOD.replace("| 4", "| 6")


class Said:
    """What a command said and how it ended."""

    def __init__(self, exit_: int, out: str, err: str) -> None:
        self.exit, self.out, self.err = exit_, out, err
        assert "Traceback" not in err, err
        assert "Warning" not in err, err

    @property
    def json(self) -> Any:
        """Standard output, which must be JSON alone."""
        return json.loads(self.out)


@pytest.fixture
def etl(office: Office) -> Callable[..., Said]:
    """Runs `etl …` on the office as a process of its own: etl("load", file)."""
    return lambda *words: spoken(office, *words)


@pytest.fixture
def here(office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """The same without a process, which costs a second."""
    for name, value in _env(office).items():
        monkeypatch.setenv(name, value)

    def run(*words: object) -> Said:
        try:
            exit_ = main([str(word) for word in words])
        except SystemExit as ended:  # argparse
            exit_ = ended.code
        return Said(exit_, *capsys.readouterr())

    return run


def spoken(office: Office, *words: object) -> Said:
    """What `etl …` says on an office, run as a process of its own."""
    done = subprocess.run(_command(*words), env=_env(office), cwd=ROOT, capture_output=True, text=True)
    return Said(done.returncode, done.stdout, done.stderr)


def _command(*words: object) -> list[str]:
    return [sys.executable, "-W", "error", "-m", "etl", *map(str, words)]


def _env(office: Office) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("DASHBOARD")}
    place = {"DASHBOARD_DATA": str(office.folder)}
    return env | place | ({} if office.journal.startswith("sqlite") else {"DASHBOARD_JOURNAL": office.journal})


def everything(office: Office) -> dict[str, bytes]:
    """Every file of the office but the lock."""
    files = (file for file in office.folder.rglob("*") if file.is_file() and file.suffix != ".build-lock")
    return {str(file.relative_to(office.folder)): file.read_bytes() for file in files}


# ------------------------------------------------------------------------------------------------------------- read

EXAMPLE = """
UBND huyện Tứ Kỳ
Quý IV/2023

STT | Đơn vị       | Số tổ hòa giải | Hòa giải thành
1   | quảng nghiệp |                | 72
2   | Xã Kỳ Sơn    |                | mười hai
"""
FIGURE = """
{"indicator": "mediation_cases_resolved",
 "area": {"code": "11122", "name": "Xã Quảng Nghiệp", "written": "quảng nghiệp",
          "valid_from": null, "valid_to": "2024-11-30"},
 "period": {"kind": "quarter", "label": "2023-Q4", "start": "2023-10-01", "end": "2023-12-31"},
 "breakdown": {},
 "value": 72, "qualifier": null, "cumulative": false,
 "where": {"sheet": "Q4", "cell": "D14"}, "text": "72",
 "state": "sure"}
"""
PROBLEM = """
{"code": "not_a_number", "severity": "wrong", "where": {"sheet": "Q4", "cell": "D15"},
 "found": "mười hai", "message": "Q4!D15: «mười hai» không phải là số. Hãy ghi bằng chữ số, ví dụ 12.",
 "message_en": "Q4!D15: «mười hai» is not a number. Write it in digits, such as 12."}
"""


def test_read_says_what_the_contract_says(
    etl: Callable[..., Said], report: Callable[..., Path], office: Office
) -> None:
    file = report("BC Q1.2024.xlsx", EXAMPLE, sheet="Q4", first_row=10)
    broken = file.with_name("hỏng.xlsx")
    broken.write_bytes(b"PK\x03\x04 broken")
    said = etl("read", "--json", file)
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    head = {"file": "BC Q1.2024.xlsx", "sha256": sha256, "kind": "workbook"}
    assert said.json == {"files": [head | {"figures": [json.loads(FIGURE)], "problems": [json.loads(PROBLEM)]}]}
    assert list(said.json["files"][0]) == ["file", "sha256", "kind", "figures", "problems"]
    assert (said.exit, said.err) == (0, "")

    both = etl("read", "--json", broken, file.with_name("không có.xlsx"), file)
    assert both.exit == 2
    assert [one["file"] for one in both.json["files"]] == ["hỏng.xlsx", "BC Q1.2024.xlsx"]
    assert both.json["files"][0] | {"problems": []} == {
        "file": "hỏng.xlsx",
        "sha256": hashlib.sha256(b"PK\x03\x04 broken").hexdigest(),
        "kind": None,
        "figures": [],
        "problems": [],
    }
    assert len(both.json["files"][0]["problems"]) == 1
    assert "không có.xlsx" in both.err
    assert not office.folder.exists()


def test_read_for_people(here: Callable[..., Said], report: Callable[..., Path]) -> None:
    silent = report("BC.xlsx", EXAMPLE.replace("Quý IV/2023", "").replace("UBND huyện Tứ Kỳ", ""))
    said = here("read", silent, "--period", "2023-Q4", "--area", "298")
    assert said.exit == 0
    assert "Q4!" not in said.out
    assert "2023-Q4   Xã Quảng Nghiệp" in said.out
    assert "SAI  BC!D3: «mười hai» không phải là số." in said.out
    for words, expected in {
        ("--period", "2023-Q5"): "'2023-Q5' is not a period",
        ("--area", "999"): "Không có đơn vị hành chính nào mang mã «999».",
    }.items():
        wrong = here("read", "--json", silent, *words)
        assert (wrong.exit, wrong.out) == (2, "")
        assert expected in wrong.err


# ------------------------------------------------------------------------------------------------------------- load


def test_load_a_good_an_odd_a_wrong_and_a_broken_file(
    etl: Callable[..., Said], report: Callable[..., Path], office: Office
) -> None:
    good, odd, wrong = report("tốt.xlsx", GOOD), report("lạ.xlsx", ODD), report("sai.xlsx", WRONG)
    broken = good.with_name("hỏng.xlsx")
    broken.write_bytes(b"PK\x03\x04 broken")
    missing = good.with_name("không có.xlsx")

    said = etl("load", good, "--by", "An", "--received", "2024-10-03", "--json")
    assert said.exit == 0
    assert said.err == ""
    loaded = said.json["files"][0]
    assert (loaded["outcome"], loaded["upload"], len(loaded["figures"])) == ("accepted", 1, 4)
    assert latest(office).name == "000001.duckdb"

    before = everything(office)
    said = etl("load", broken)
    assert said.exit == 2
    assert "hỏng.xlsx" in said.out
    assert everything(office) == before

    said = etl("load", wrong, "--accept-odd")
    assert (said.exit, "→ không nhận" in said.out) == (1, True)
    said = etl("load", odd)
    assert (said.exit, "hãy nộp lại với --accept-odd" in said.out) == (1, True)
    after = everything(office)
    assert {name for name in {**before, **after} if before.get(name) != after.get(name)} == {"journal.sqlite"}

    said = etl("load", missing, odd, good, "--accept-odd", "--why", "không phát sinh", "--by", "Bình")
    assert said.exit == 2
    assert "3 tệp: 1 đã nhận, 1 đã có từ trước, 0 không nhận, 1 không đọc được." in said.out
    assert "không có.xlsx" in said.err
    assert latest(office).name == "000002.duckdb"  # one that cannot be opened does not keep the others waiting

    said = etl("uploads", "--json")
    assert said.exit == 0
    uploads = said.json["uploads"]
    assert [(one["number"], one["state"], one["file"], one["handed_in_by"], one["why"]) for one in uploads] == [
        (2, "accepted", "lạ.xlsx", "Bình", "không phát sinh"),
        (1, "accepted", "tốt.xlsx", "An", None),
    ]
    assert (uploads[1]["received_on"], uploads[1]["figures"]) == ("2024-10-03", 4)


def test_decisions(
    etl: Callable[..., Said], here: Callable[..., Said], report: Callable[..., Path], office: Office, journal: Journal
) -> None:
    for name in ("1.xlsx", "2.xlsx"):
        file = report(name, GOOD.replace("5", name[0] + "0"))
        checked = check(name, file.read_bytes(), today=TODAY)
        stage(office, journal, checked, file.read_bytes(), "An", received_on=TODAY)
    said = etl("status", "--json")
    assert list(said.json) == [
        *(
            "folder",
            "warehouse",
            "warehouse_is_current",
            "uploads",
            "accepted",
            "staged",
            "figures",
            "version",
            "audit",
        ),
    ]
    assert (said.json["warehouse"], said.json["uploads"], said.json["staged"]) == (None, 2, [2, 1])

    accepted = etl("accept", 1, "--by", "Bình")
    assert (accepted.exit, accepted.out) == (0, "Lần nộp số 1 (1.xlsx): accepted.\n")
    rejected = here("reject", 2, "--why", "sai kỳ")
    assert (rejected.exit, rejected.out) == (0, "Lần nộp số 2 (2.xlsx): rejected.\n")
    withdrawn = here("withdraw", 1, "--why", "nhầm")
    assert (withdrawn.exit, withdrawn.out) == (0, "Lần nộp số 1 (1.xlsx): withdrawn.\n")
    for words in (("accept", 1), ("withdraw", 2, "--why", "x"), ("reject", 7, "--why", "x")):
        no = here(*words)
        assert (no.exit, no.out) == (1, "")
        assert f"{words[1]}" in no.err
    assert here("withdraw", 1).exit == 2  # without a reason
    states = [(one.number, one.state, one.decided_by, one.why) for one in journal.uploads()]
    assert states[1] == (1, "withdrawn", states[0][2], "nhầm")
    assert latest(office).name == "000002.duckdb"
    assert here("build").out == "Kho số liệu 000003.duckdb đã tạo xong.\n"
    assert here("status", "--json").json["warehouse_is_current"] is True


# ------------------------------------------------------------------------------------------------------------- ask


def test_ask(etl: Callable[..., Said], here: Callable[..., Said], report: Callable[..., Path], office: Office) -> None:
    here("load", report("BC.xlsx", GOOD))
    series = (
        "quarterly_series",
        "indicator=mediation_cases_resolved",
        f"area={PHU_XUYEN}",
        "from=2024-Q3",
        "to=2024-Q3",
    )
    csv = etl("ask", *series, "--format", "csv")
    assert csv.exit == 0
    assert csv.out.splitlines()[0].startswith("indicator,area,code,name,quarter,value,")
    assert csv.out.splitlines()[1].startswith("mediation_cases_resolved,258,280,Huyện Phú Xuyên,2024-Q3,11.0,")
    as_json = here("ask", *series, "--format", "json", "--as-of", "2")
    assert [(row["code"], row["value"], row["reported"]) for row in as_json.json] == [("280", 11.0, 2)]
    assert [row["value"] for row in here("ask", *series, "as_of=1", "--format", "json").json] == [None]
    table = here(
        "ask", "reported_cells", "indicator=mediation_cases_resolved", "area=10276@2024-09-30", "period=2024-Q3"
    )
    assert "Xã Hồng Minh" in table.out
    assert table.err == ""


WRONG_QUESTIONS = """
no_such_query                                                | area_ranking, breakdown_series, coverage
quarter_coverage area=280 wrong=1                            | area (area), from (quarter), to (quarter), as_of
quarter_coverage                                             | missing ['area']
quarter_coverage area=280 from=2024                          | from='2024' is no quarter; write 2024-Q1
quarter_coverage area=280 as_of=yesterday                    | write 42, 2026-11-22 or 2026-11-22T10:30
quarter_coverage area=280 --as-of 31/12/2024                 | write 42, 2026-11-22 or 2026-11-22T10:30
quarter_coverage area=999                                    | Không có đơn vị hành chính nào mang mã «999»
quarter_coverage area=280@2024                               | ghi như 280@2023-12-31
quarter_coverage 280                                         | write name=value
year_total indicator=mediators area=280 from=-5              | from='-5' is no number
year_total indicator=mediators area=280 to=99999999999       | to='99999999999' is no number
year_total indicator=mediators area=280 from=2020-Q1         | from='2020-Q1' is no number
coverage area=280 today=22/11/2026                           | today='22/11/2026' is no day
"""


@pytest.mark.parametrize("line", WRONG_QUESTIONS.strip().splitlines(), ids=lambda line: line.split("|")[0].strip())
def test_a_wrong_question_is_answered_with_what_can_be_asked(here: Callable[..., Said], line: str) -> None:
    words, expected = (cell.strip() for cell in line.split("|"))
    said = here("ask", *words.split(), "--format", "csv")
    assert (said.exit, said.out) == (2, "")
    assert expected in said.err


def test_a_code_that_meant_several_areas(
    etl: Callable[..., Said], here: Callable[..., Said], report: Callable[..., Path]
) -> None:
    for code, newest, other in (
        ("11122", "Xã Dân An", "Xã Quảng Nghiệp (… – 2024-11-30)"),
        ("10330", "Xã Chuyên Mỹ", "Xã Vân Từ (… – 2025-06-30)"),
    ):
        said = (etl if code == "11122" else here)("ask", "quarter_coverage", f"area={code}", "--format", "json")
        assert said.json is not None
        assert said.err == f"{code}: {newest}; mã này còn chỉ {other}\n"
    dated = here("ask", "quarter_coverage", "area=11122@2023-12-31", "--format", "json")
    assert dated.err == ""
    said = here("read", report("BC.xlsx", GOOD), "--area", "10330", "--json")
    assert len(said.json["files"]) == 1
    assert said.err == "10330: Xã Chuyên Mỹ; mã này còn chỉ Xã Vân Từ (… – 2025-06-30)\n"


# ------------------------------------------------------------------------------------------------------------- template


def test_the_template_filled_in_loads_cleanly(here: Callable[..., Said], tmp_path: Path, office: Office) -> None:
    file = tmp_path / "mẫu.xlsx"
    said = here("template", "--area", PHU_XUYEN, "--period", "2024-Q3", "-o", file)
    assert (said.exit, "27 đơn vị" in said.out) == (0, True)
    book = openpyxl.load_workbook(file)
    page = book.worksheets[0]
    assert here("load", file).exit == 1  # nothing filled in
    for row in range(6, page.max_row + 1):
        for column in range(4, page.max_column + 1):
            page.cell(row, column, 12)
    book.save(file)
    read = here("read", "--json", file).json["files"][0]
    odd = {found["code"] for found in read["problems"]}
    # twelve everywhere does not add up; what a template may not cause is that something is not understood
    assert odd <= {"parts_differ", "identity_differs"}
    for row in range(6, page.max_row + 1):
        for column in range(4, page.max_column + 1):
            page.cell(row, column, 0)
    book.save(file)
    said = here("load", file, "--json")
    assert said.exit == 0
    loaded = said.json["files"][0]
    assert (loaded["outcome"], loaded["problems"]) == ("accepted", [])
    assert len(loaded["figures"]) == 27 * (page.max_column - 3)
    assert {figure["state"] for figure in loaded["figures"]} == {"sure"}
    assert {figure["period"]["label"] for figure in loaded["figures"]} == {"2024-Q3"}
    wrong = here("template", "--area", PHU_XUYEN, "--period", "2024-Q9", "-o", tmp_path / "x.xlsx")
    assert (wrong.exit, (tmp_path / "x.xlsx").exists()) == (2, False)


# ------------------------------------------------------------------------------------------------------------- backup


def series(office: Office, as_of: str | None = None) -> str:
    journal = Journal(office.journal)
    words = {"indicator": "mediation_cases_received,mediation_cases_resolved", "area": f"{PHU_XUYEN},10276@2024-09-30"}
    said = answer(office, journal, "quarterly_series", words, as_of).to_csv()
    journal.close()
    return said


def test_a_backup_taken_while_loading(
    here: Callable[..., Said], report: Callable[..., Path], office: Office, tmp_path: Path, journal: Journal
) -> None:
    text = GOOD.replace("Quý III", "Quý I")
    files = [report(f"{n}.csv", text.replace("| 5 ", f"| {n} ")) for n in range(5, 205)]
    during, after = tmp_path / "during.tar.gz", tmp_path / "after.tar.gz"
    with subprocess.Popen(_command("load", *files), env=_env(office), cwd=ROOT, stdout=subprocess.DEVNULL) as loading:
        while len(journal.uploads()) < 10:
            time.sleep(0.01)
        assert here("backup", during).exit == 0
        assert loading.poll() is None, "the load was over too early"
    assert loading.returncode == 0
    assert during.stat().st_mode & 0o777 == 0o600

    other = Office(tmp_path / "other", f"sqlite:///{tmp_path / 'other' / 'journal.sqlite'}")
    assert spoken(other, "restore", during).out == "Đã khôi phục; kho số liệu 000001.duckdb.\n"
    there = Journal(other.journal)
    at, count = there.decided_position(), len(there.uploads())
    there.close()
    assert 10 <= count < 200
    assert series(other) == series(office, as_of=str(at))
    again = spoken(other, "restore", during)
    assert (again.exit, "đã có dữ liệu" in again.err) == (1, True)

    assert backup(office, after) == 401
    whole = Office(tmp_path / "whole", f"sqlite:///{tmp_path / 'elsewhere' / 'j.db'}")
    restore(whole, after)
    assert series(whole) == series(office)


def test_a_backup_holds_the_journal_wherever_it_lies(tmp_path: Path, report: Callable[..., Path]) -> None:
    office = Office(tmp_path / "office", f"sqlite:///{tmp_path / 'elsewhere' / 'sổ nộp.db'}")
    journal = Journal(office.journal)
    content = report("BC.csv", GOOD).read_bytes()
    assert hand_in(office, journal, "BC.csv", content, "An", today=TODAY).outcome == "accepted"
    journal.close()
    assert backup(office, tmp_path / "b.tar.gz") == 3
    other = Office(tmp_path / "other", f"sqlite:///{tmp_path / 'other' / 'journal.sqlite'}")
    restore(other, tmp_path / "b.tar.gz")
    assert series(other) == series(office)
    assert not (office.folder / "journal.sqlite").exists()


@pytest.mark.parametrize("how", ["changed", "cut off", "another file", "empty", "without a journal"])
def test_what_is_no_backup_is_not_restored(
    office: Office, tmp_path: Path, report: Callable[..., Path], how: str
) -> None:
    journal = Journal(office.journal)
    hand_in(office, journal, "BC.csv", report("BC.csv", GOOD).read_bytes(), "An", today=TODAY)
    journal.close()
    file = tmp_path / "b.tar.gz"
    backup(office, file)
    content = bytearray(file.read_bytes())
    if how == "changed":
        content[len(content) // 2 : len(content) // 2 + 40] = b"\xff" * 40
    elif how == "cut off":
        del content[-200:]
    elif how == "another file":
        content = bytearray(b"PK\x03\x04" + bytes(100))
    elif how == "empty":
        content.clear()
    else:
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w:gz") as archive:
            archive.add(report("x.csv", GOOD), "received/x.csv")
        content = bytearray(packed.getvalue())
    file.write_bytes(content)
    other = Office(tmp_path / "other", f"sqlite:///{tmp_path / 'other' / 'journal.sqlite'}")
    with pytest.raises(CannotRestore, match=r"b\.tar\.gz"):
        restore(other, file)
    assert list(other.folder.iterdir()) == []


# ------------------------------------------------------------------------------------------------------------- where


@pytest.mark.postgres
@pytest.mark.parametrize("new_address", ["postgresql"], indirect=True)
def test_a_journal_in_postgresql(
    etl: Callable[..., Said], here: Callable[..., Said], report: Callable[..., Path], office: Office, tmp_path: Path
) -> None:
    loaded = etl("load", report("BC.xlsx", GOOD), "--json")
    assert (loaded.exit, loaded.json["files"][0]["outcome"], loaded.err) == (0, "accepted", "")
    assert [one["state"] for one in here("uploads", "--json").json["uploads"]] == ["accepted"]
    assert sorted(file.name for file in office.folder.iterdir()) == ["received", "warehouse"]
    saved = here("backup", tmp_path / "b.tar.gz")
    assert (saved.exit, "pg_dump" in saved.err) == (1, True)
    (tmp_path / "b.tar.gz").write_bytes(b"")
    put_back = here("restore", tmp_path / "b.tar.gz")
    assert (put_back.exit, "pg_restore" in put_back.err) == (1, True)


def test_a_journal_that_cannot_be_reached(tmp_path: Path) -> None:
    nowhere = Office(tmp_path, "postgresql+psycopg://nobody:secret@127.0.0.1:1/none")
    said = spoken(nowhere, "status")
    assert (said.exit, said.out) == (2, "")
    assert said.err.startswith("etl: connection failed")
    assert "secret" not in said.err


NAMELESS = """
import os, pwd
import etl.__main__ as command
for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
    os.environ.pop(name, None)
os.setuid(54321)
print(command._parser().parse_args(["load", "x"]).by)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become an account without a name")
def test_an_account_without_a_name(child: Callable[..., Any]) -> None:
    assert child(NAMELESS).rest() == ["uid 54321"]


def test_a_warehouse_that_cannot_be_made(
    here: Callable[..., Said], report: Callable[..., Path], office: Office
) -> None:
    here("load", report("BC.csv", GOOD))
    before = latest(office)
    for file in office.received.rglob("*.*"):  # the rows, and the original they could be read from again
        file.write_bytes(b"not what was stored")
    said = here("build")
    assert (said.exit, said.out) == (1, "")
    assert said.err.startswith("Lần nộp số 1 (BC.csv): ")
    assert latest(office) == before
