"""Duties: set, listed, taken back; what was expected at a time is answered as it was believed then."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from etl import audit
from etl.journal import CannotDecide, Journal
from etl.office import Office
from tests.etl.journals import both, told, upload

Command = Callable[..., tuple[int, str, str]]
PHU_XUYEN = "280"  # 27 communes in 2023
REPORT = """
UBND huyện Phú Xuyên
Quý III/2023

STT | Đơn vị        | Số vụ việc tiếp nhận | Hòa giải thành
1   | Xã Hồng Minh  | 5                    | 4
"""


# -------------------------------------------------------------------------------------------------------------- journal

LIFTED = """
lift 1            | refused
lift 3            | lifted
lift 3            | refused
lift 99           | refused
set 258           | 6
set 258           | none
lift 6            | lifted
"""


@both
def test_a_duty_is_taken_back_once_and_can_be_set_again(journal: Journal, address: str) -> None:
    journal.stage(upload(), "An", accept=True)
    journal.set_duty(258, date(2021, 1, 1), None, "Bình")
    journal.set_duty(259, None, date(2025, 6, 30), "Bình")
    before = told(address, "select position, area, valid_from, valid_to from duty order by position")
    for line in LIFTED.strip().splitlines():
        words, expected = (cell.strip() for cell in line.split("|"))
        act, number = words.split()
        last = told(address, "select max(position) from entry")
        if act == "set":
            journal.set_duty(int(number), date(2021, 1, 1), None, "Chi")
            added = told(address, f"select position from duty where position > {last[0][0]}")
            assert added == ([(int(expected),)] if expected != "none" else []), line
        elif expected == "refused":
            with pytest.raises(CannotDecide, match=rf"số {number}\b.* / .*\b{number}\b"):
                journal.lift_duty(int(number), "Chi", "đặt nhầm")
            assert told(address, "select max(position) from entry") == last, line
        else:
            lifted = journal.lift_duty(int(number), "Chi", "đặt nhầm")
            assert (lifted.lifted_position, lifted.lifted_by, lifted.why) == (last[0][0] + 1, "Chi", "đặt nhầm"), line
            assert journal.decided_position() == lifted.lifted_position
    rows = told(address, "select position, area, valid_from, valid_to from duty order by position")
    assert rows[:2] == before  # nothing changed, nothing deleted
    duties = journal.snapshot().duties
    assert duties[["area", "believed_from", "believed_to"]].values.tolist() == [
        [258, 3, 5],
        [259, 4, None],
        [258, 6, 7],
    ]
    newest = audit.lines(journal.database, limit=1)[0]
    assert (newest.act, newest.about, json.loads(newest.details)) == (
        "lift_duty",
        "6",
        {"position": 7, "why": "đặt nhầm"},
    )
    assert audit.verify(journal.database).breaks == ()


# -------------------------------------------------------------------------------------------------------------- command


def expected(command: Command, *words: str) -> int:
    """How many areas are expected to report for 2023-Q3 in Phú Xuyên."""
    asked = ("quarter_coverage", f"area={PHU_XUYEN}", "from=2023-Q3", "to=2023-Q3", "--format", "json")
    return json.loads(command("ask", *asked, *words)[1])[0]["expected"]


@both
def test_set_list_withdraw_and_ask_as_of(command: Command, report: Callable[..., Path]) -> None:
    assert command("duty", "--list")[:2] == (0, "Chưa đặt nghĩa vụ báo cáo nào.\n")
    assert command("load", report("BC.csv", REPORT))[0] == 0  # positions 1 and 2
    assert command("duty", "--area", "10279@2023-01-01", "--by", "An")[0] == 0  # 3
    assert command("duty", "--area", PHU_XUYEN, "--from", "2021-01-01", "--to", "2025-06-30", "--by", "An")[0] == 0  # 4
    whole = expected(command)
    exit_, out, err = command("duty", "--withdraw", "4", "--why", "nhầm huyện", "--by", "Bình")  # 5
    assert (exit_, err) == (0, "")
    assert out == "Đã rút nghĩa vụ báo cáo số 4: Huyện Phú Xuyên (280), 01/01/2021 – 30/06/2025.\n"
    assert command("duty", "--withdraw", "3", "--why", "thừa")[0] == 0  # 6
    listed = command("duty", "--list")[1].splitlines()
    assert [line.split()[0] for line in listed] == ["3", "4"]
    assert "→ đã rút: nhầm huyện (Bình, " in listed[1]
    # while no duty is in force, everyone beside those that reported is expected
    counts = {at: expected(command, "--as-of", str(at)) for at in range(1, 7)}
    assert counts == {1: 0, 2: whole, 3: 2, 4: whole, 5: 2, 6: whole}
    assert whole > 20


REFUSED = """
--withdraw 3                            | 2 | --why
--why x --list                          | 2 | --withdraw
--withdraw 3 --why x --from 2021-01-01  | 2 | --area
--withdraw 3 --why x                    | 1 | Không có nghĩa vụ báo cáo số 3
--withdraw 0 --why x                    | 1 | Không có nghĩa vụ báo cáo số 0
--list --withdraw 3                     | 2 | not allowed with
--area 280 --list                       | 2 | not allowed with
                                        | 2 | required
"""


@pytest.mark.parametrize(
    "line", REFUSED.strip("\n").splitlines(), ids=lambda line: line.split("|")[0].strip() or "nothing"
)
def test_what_cannot_be_done(command: Command, journal: Journal, line: str) -> None:
    words, exit_, said = (cell.strip() for cell in line.split("|"))
    refused = command("duty", *words.split())
    assert (refused[0], refused[1]) == (int(exit_), "")
    assert said in refused[2]
    assert journal.duties() == []


def test_the_samples_do_not_set_again_what_was_taken_back(command: Command, office: Office, demo_office: Path) -> None:
    shutil.copytree(demo_office, office.folder)
    shutil.copy(demo_office / "journal.sqlite", str(sa.make_url(office.journal).database))
    journal = Journal(office.journal)
    first = journal.duties()[0]
    assert command("duty", "--withdraw", first.position, "--why", "thử")[0] == 0
    before = journal.duties()
    assert before[0].why == "thử"
    assert command("demo")[1] == "Báo cáo mẫu: 0 mới nạp, 75 đã có, 0 không nhận.\n"
    assert journal.duties() == before
    journal.close()
