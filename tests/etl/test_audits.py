"""`etl audit`, and where else the audit's newest line is printed, to be noted down elsewhere."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from etl import audit
from etl.journal import Journal
from tests.etl.journals import both, told, upload

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def decided(journal: Journal) -> tuple[int, str]:
    """Five lines, one of them by somebody whose name is a formula; the newest as noted down."""
    journal.stage(upload(), "An", accept=True, accept_why="đúng")
    journal.refuse("x", "=cmd|' /C calc'!A0", "not_a_number")
    journal.decide(1, "withdraw", "Hải", "+nhầm")
    journal.refuse("@y", "Hải", "not_a_number")
    return audit.newest(journal.database)


def forced(address: str, statement: str) -> None:
    """A statement that changes what nobody may change."""
    for table in ("upload", "entry", "audit"):
        for trigger in ("update", "delete") if address.startswith("sqlite") else ("change",):
            on = "" if address.startswith("sqlite") else f" on {table}"
            told(address, f"drop trigger {table}_{trigger}{on}")
    told(address, statement)


# --------------------------------------------------------------------------------------------------------------- verify


@both
def test_a_whole_audit(command: Command, decided: tuple[int, str]) -> None:
    number, hash_ = decided
    exit_, out, err = command("audit", "verify")
    assert (exit_, err) == (0, "")
    assert out.splitlines()[:2] == ["Nhật ký có 5 dòng, còn nguyên vẹn.", f"Dòng mới nhất: {number}:{hash_}"]
    assert command("audit", "verify", "--noted", f"5:{hash_.upper()}")[0] == 0
    exit_, out, _ = command("audit", "verify", "--json")
    assert (exit_, json.loads(out)) == (
        0,
        {"whole": True, "lines": 5, "newest": {"number": 5, "hash": hash_}, "breaks": []},
    )


BROKEN = """
update audit set who = 'Tư' where number = 3   | changed 3: Dòng 3: nội dung không còn như lúc ghi.  | entry 3: Dòng 3: không khớp với sổ nộp.
delete from audit where number = 3             | chain 4: Dòng 4: không nối với dòng đứng trước.     | entry –: Sổ nộp có quyết định không có dòng nào trong nhật ký.
update entry set who = 'Tư' where position = 4 | entry 4: Dòng 4: không khớp với sổ nộp.
"""  # noqa: E501


@both
@pytest.mark.parametrize("line", BROKEN.strip().splitlines(), ids=lambda line: line.split("|")[0].strip())
def test_a_broken_audit(command: Command, decided: tuple[int, str], address: str, line: str) -> None:
    statement, *expected = (cell.strip() for cell in line.split("|"))
    forced(address, statement)
    exit_, out, _ = command("audit", "verify")
    assert exit_ == 1
    assert f"sai {len(expected)} chỗ" in out
    assert "còn nguyên vẹn" not in out
    for one in expected:
        assert f"  {one.partition(': ')[2]} " in out
    exit_, out, _ = command("audit", "verify", "--json")
    found = json.loads(out)
    assert (exit_, found["whole"]) == (1, False)
    assert [
        f"{one['code']} {one['line'] or '–'}: {one['message'].split('. ')[0]}." for one in found["breaks"]
    ] == expected


def test_what_was_noted_elsewhere(command: Command, decided: tuple[int, str], address: str) -> None:
    number, hash_ = decided
    forced(address, "delete from audit where number = 5")  # the last line leaves no gap behind it ...
    told(address, "delete from entry where position = 5")
    assert command("audit", "verify")[0] == 0
    exit_, out, _ = command("audit", "verify", "--noted", f"{number}:{hash_}")  # ... but was noted
    assert exit_ == 1
    assert "Dòng 5: không mang mã đã ghi lại." in out


@pytest.mark.parametrize("noted", ["5", "5:abc", f"0:{'0' * 64}", f"-1:{'0' * 64}", f"²:{'0' * 64}", f"5:{'g' * 64}"])
def test_what_cannot_have_been_noted(command: Command, decided: tuple[int, str], noted: str) -> None:
    exit_, out, err = command("audit", "verify", f"--noted={noted}")
    assert (exit_, out) == (2, "")
    assert "N:HASH" in err


# ----------------------------------------------------------------------------------------------------------------- list


def test_csv_is_safe_to_open(command: Command, decided: tuple[int, str], journal: Journal) -> None:
    exit_, out, _ = command("audit", "list", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert exit_ == 0
    assert [row["number"] for row in rows] == ["5", "4", "3", "2", "1"]
    assert (rows[2]["who"], rows[0]["about"]) == ("'=cmd|' /C calc'!A0", "'@y")
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert [row["hash"] for row in rows] == [line.hash for line in audit.lines(journal.database)]


def test_json_and_table(command: Command, decided: tuple[int, str], journal: Journal) -> None:
    lines = json.loads(command("audit", "list", "--format", "json")[1])["lines"]
    assert list(lines[0]) == ["number", "at", "who", "place", "act", "about", "details", "before", "hash"]
    assert lines[0]["hash"] == decided[1]
    assert lines[1]["details"]["why"] == "+nhầm"
    table = command("audit", "list")[1].splitlines()
    assert len(table) == 5
    assert "Hải  etl  refuse  @y" in table[0]
    journal.refuse("a.xlsx\n     9  04/10/2024 \x1b[2J", "An", "x")
    assert (
        command("audit", "list")[1].splitlines()[0].endswith('a.xlsx�     9  04/10/2024 �[2J  {"position":6,"why":"x"}')
    )
    assert command("audit", "list", "--who", "nobody")[1] == "Không có dòng nào.\n"


ASKED = """
--who Hải                                              | 5 4
--act withdraw                                         | 4
--who Hải --act refuse                                 | 5
--since 2024-10-04                                     | 5 4 3
--until 2024-10-03                                     | 2 1
--since 2024-10-03 --until 2024-10-04                  | 3 2 1
--since 2024-10-03T23:59:59 --until 2024-10-04T08:00   | 3 2
--since 2024-10-04T15:00+07:00                         | 5 4 3
--since 2024-10-04T15:01+07:00                         | 5 4
--since 2025-01-01                                     |
--until 9999-12-30                                     | 5 4 3 2 1
--since yesterday                                      | refused
--until 9999-12-31                                     | refused
--since 0001-01-01T00:00+07:00                         | refused
"""


@both
@pytest.mark.parametrize("line", ASKED.strip().splitlines(), ids=lambda line: line.split("|")[0].strip())
def test_what_is_asked_for(command: Command, decided: tuple[int, str], address: str, line: str) -> None:
    days = ("2024-10-03 00:00:00", "2024-10-03 23:59:59", "2024-10-04 08:00:00", "2024-10-05 09:00:00")
    forced(address, f"update audit set at = '{days[0]}.000000' where number = 1")
    for number, at in enumerate((*days[1:], days[3]), start=2):
        told(address, f"update audit set at = '{at}.000000' where number = {number}")
    words, expected = (cell.strip() for cell in line.split("|"))
    exit_, out, err = command("audit", "list", "--format", "csv", *words.split())
    if expected == "refused":
        assert (exit_, out) == (2, "")
        assert "is no position, day or moment" in err
    else:
        assert [row["number"] for row in csv.DictReader(io.StringIO(out))] == expected.split()


# ---------------------------------------------------------------------------------------------------- where it is said


def test_status_and_backup_say_it_and_the_backup_holds_it(
    command: Command, decided: tuple[int, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = "{}:{}".format(*decided)
    assert json.loads(command("status", "--json")[1])["audit"] == noted
    assert noted in command("status")[1]
    exit_, out, err = command("backup", tmp_path / "b.tar.gz")
    assert (exit_, err) == (0, "")
    assert f"dòng {noted}" in out
    other = tmp_path / "other"
    monkeypatch.setenv("DASHBOARD_DATA", str(other))
    monkeypatch.setenv("DASHBOARD_JOURNAL", f"sqlite:///{other / 'journal.sqlite'}")
    assert command("restore", tmp_path / "b.tar.gz")[0] == 0
    assert command("audit", "verify", "--noted", noted)[0] == 0
    assert command("audit", "verify", "--noted", f"{decided[0]}:{'0' * 64}")[0] == 1


def test_an_office_without_a_line(command: Command) -> None:
    exit_, out, _ = command("audit", "verify")
    assert (exit_, out.splitlines()[:2]) == (0, ["Nhật ký có 0 dòng, còn nguyên vẹn.", "Dòng mới nhất: –"])
    assert json.loads(command("status", "--json")[1])["audit"] == "–"
