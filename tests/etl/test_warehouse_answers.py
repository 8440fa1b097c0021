"""A warehouse answers the same however it was made, and what was believed at any earlier position."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb

import queries
from etl.decide import decide
from etl.journal import Journal
from etl.office import Office
from etl.warehouse import build, ensure, latest, position
from tests.etl.answered import CORRECTION, DISTRICT, FIRST, HALF, HONG_MINH, PARTS, YEAR_BEFORE, answers


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
        lambda: load("sáu tháng.xlsx", HALF),
    ):
        step()
        newest = latest(office)
        then[position(newest)] = answers(newest)
    assert len({tuple(answer.values()) for answer in then.values()}) == 8  # each step changed something

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
    after = answers(ensure(office, journal))
    # whose figures a file holds stays known: it says who may open the file, and what its history shows
    assert after.pop("upload_areas ") == changed["upload_areas "] != before.pop("upload_areas ")
    assert after.pop("upload_periods ") != before.pop("upload_periods ")
    assert after == before


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
