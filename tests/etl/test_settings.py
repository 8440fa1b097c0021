"""What an office sets for itself: kept, noted, never changed; two people; deadlines that the warehouse goes by."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest
import sqlalchemy as sa

import queries
from etl import audit, settings
from etl.journal import CannotDecide, Journal
from etl.office import Office
from etl.suppose import supposed
from etl.warehouse import ensure, latest
from tests.etl.answered import CORRECTION, DISTRICT, FIRST, HONG_MINH, answers
from tests.etl.journals import both, told, upload
from tests.etl.spoken import GOOD, Said

DEADLINE = {"calendar": "calendar", "days": 15, "first_day": "2024-03-31"}


@both
def test_what_is_set_is_kept_noted_and_never_changed(journal: Journal, address: str) -> None:
    journal.set(settings.TWO_PEOPLE, True, "An", "QĐ 12")
    journal.set(settings.DEADLINE, DEADLINE, "An")
    journal.set(settings.TWO_PEOPLE, False, "Bình")
    said = [(one.position, one.name, one.value, one.set_by, one.why) for one in journal.settings()]
    assert said == [
        (1, "two_people", True, "An", "QĐ 12"),
        (2, "deadline", DEADLINE, "An", None),
        (3, "two_people", False, "Bình", None),
    ]
    found = audit.lines(journal.database)
    assert [(line.act, line.about, line.who) for line in found][::-1] == [
        ("setting", "two_people", "An"),
        ("setting", "deadline", "An"),
        ("setting", "two_people", "Bình"),
    ]
    assert '"value":"true","why"' in found[-1].details.replace(" ", "")
    assert audit.verify(journal.database).breaks == ()
    assert journal.decided_position() == 3
    for change in ("update setting set value = 'true'", "delete from setting"):
        with pytest.raises(sa.exc.DBAPIError):
            told(address, change)


WRONG = [
    ("colour", True),
    ("two_people", "yes"),
    ("two_people", None),
    ("deadline", 15),
    ("deadline", DEADLINE | {"days": 0}),
    ("deadline", DEADLINE | {"days": 93}),
    ("deadline", DEADLINE | {"days": "15"}),
    ("deadline", DEADLINE | {"calendar": "lunar"}),
    ("deadline", DEADLINE | {"first_day": "2024-Q1"}),
    ("deadline", DEADLINE | {"more": 1}),
    ("deadline", DEADLINE | {"days": None}),
    ("deadline", DEADLINE | {"indicator": "lunar"}),
    ("deadline", DEADLINE | {"indicator": "mediation_success"}),
    ("deadline", DEADLINE | {"indicator": "mediators", "days": 0}),
    ("closed", {"quarter": "2024", "closed": True}),
    ("closed", {"quarter": "2024-Q1", "closed": "yes"}),
]


@pytest.mark.parametrize(("name", "value"), WRONG, ids=str)
def test_what_cannot_be_is_refused_and_nothing_written(journal: Journal, name: str, value: object) -> None:
    with pytest.raises(ValueError, match=r"quy định|hạn nộp|isoformat"):
        journal.set(name, value, "An")
    assert journal.settings() == [] and audit.lines(journal.database) == []


@both
def test_with_two_people_handing_in_accepts_nothing_and_nobody_the_own(journal: Journal) -> None:
    journal.set(settings.TWO_PEOPLE, True, "An")
    number = journal.stage(upload(), "Bình", accept=True)[0].number
    assert journal.uploads(number)[0].state == "staged"
    journal.stage(upload(), "Cường", accept=True)  # the same file from another hand is no acceptance
    assert journal.uploads(number)[0].state == "staged"
    with pytest.raises(CannotDecide, match="người khác duyệt"):
        journal.decide(number, "accept", "Bình")
    assert journal.decide(number, "accept", "An").state == "accepted"
    journal.set(settings.TWO_PEOPLE, False, "An")
    assert journal.stage(upload(2), "Bình", accept=True)[0].state == "accepted"
    assert [entry["act"] for entry in journal.entries(number)] == ["stage", "accept"]


@both
def test_a_closed_quarter_takes_an_exception_with_who_allowed_it_and_why(journal: Journal) -> None:
    accepted = journal.stage(upload(), "An", accept=True, periods=["2024-Q1"])[0].number
    journal.set(settings.CLOSED, {"quarter": "2024-Q1", "closed": True}, "An", "đã chốt")
    waits = journal.stage(upload(2), "Bình", accept=True, periods=["2024-Q1", "2024-Q2"])[0]
    assert waits.state == "staged"
    assert journal.stage(upload(3), "Bình", accept=True, periods=["2024-Q2"])[0].state == "accepted"
    for number, act in ((waits.number, "accept"), (accepted, "withdraw")):
        for who, why in ((None, None), ("Chủ tịch", None), (None, "thiếu")):
            with pytest.raises(CannotDecide, match="Đã khóa 2024-Q1"):
                journal.decide(number, act, "An", why, periods=["2024-Q1"], allowed_by=who)
        journal.decide(number, act, "An", "sót một xã", periods=["2024-Q1"], allowed_by="Chủ tịch")
        last = audit.lines(journal.database, limit=1)[0]
        assert '"allowed_by":"Chủ tịch"' in last.details and '"why":"sót một xã"' in last.details
    journal.decide(journal.stage(upload(4), "Bình")[0].number, "reject", "An", "x", periods=["2024-Q1"])
    journal.set(settings.CLOSED, {"quarter": "2024-Q1", "closed": False}, "An")
    assert journal.stage(upload(5), "Bình", accept=True, periods=["2024-Q1"])[0].state == "accepted"
    assert audit.verify(journal.database).breaks == ()


def test_the_command_shows_and_sets(here: Callable[..., Said], report: Callable[..., Path], office: Office) -> None:
    assert "Chưa đặt gì" in here("setting").out
    assert "người khác duyệt" in here("setting", "--two-people", "on", "--by", "An", "--why", "QĐ 12").out
    loaded = here("load", report("BC.xlsx", GOOD), "--by", "Bình")
    assert (loaded.exit, "chờ duyệt" in loaded.out, "1 chờ người khác duyệt" in loaded.out) == (0, True, True)
    refused = here("accept", "1", "--by", "Bình")
    assert (refused.exit, "người khác duyệt" in refused.err) == (1, True)
    assert here("accept", "1", "--by", "An").exit == 0
    set_ = here("setting", "--deadline", "15", "--from", "2024-Q1", "--by", "An")
    assert (set_.exit, "hạn nộp 15 ngày sau kỳ, quý theo lịch, kỳ kết thúc từ 2024-03-31" in set_.out) == (0, True)
    assert here("setting", "--deadline", "99").exit == 2
    assert here("setting", "--from", "2024-Q1").exit == 2
    own = ("--indicator", "mediators", "--by", "An")
    assert "hạn nộp riêng của «Hòa giải viên» 30 ngày sau kỳ" in here("setting", "--deadline", "30", *own).out
    assert "bỏ hạn nộp riêng của «Hòa giải viên»" in here("setting", "--deadline", "chung", *own).out
    assert here("setting", "--deadline", "chung").exit == here("setting", *own).exit == 2
    assert "khóa 2024-Q3" in here("setting", "--close", "2024-Q3", "--by", "An").out
    assert here("withdraw", "1", "--why", "nhầm").exit == 1
    assert here("withdraw", "1", "--why", "nhầm", "--allowed-by", "Chủ tịch").exit == 0
    assert "mở lại 2024-Q3" in here("setting", "--reopen", "2024-Q3", "--by", "An").out
    assert len(here("setting").out.splitlines()) == 6


def test_a_deadline_moves_who_is_late_and_only_from_then_on(
    office: Office, journal: Journal, load: Callable[[str, str], Path]
) -> None:
    load("đầu.xlsx", FIRST)  # received on 2024-10-09
    value = {"calendar": "calendar", "days": 8, "first_day": "2024-09-30"}
    asked = {"area": HONG_MINH, "today": date(2024, 12, 31), "from": "2024-Q2", "to": "2024-Q3"}

    def states(**as_of: int) -> list[str]:
        with duckdb.connect(latest(office), read_only=True) as connection:
            return list(queries.run("coverage", connection, **asked, **as_of).state)

    assert states() == ["missing", "on_time"]
    at = journal.decided_position()
    journal.set(settings.DEADLINE, value, "An")
    ensure(office, journal)
    assert states() == ["missing", "late"]
    assert states(as_of=at) == ["missing", "on_time"]


def test_what_is_supposed_is_what_then_is_and_nothing_is_written(
    office: Office, journal: Journal, load: Callable[[str, str], Path], tmp_path: Path
) -> None:
    """Accepting and withdrawing, foreseen in memory, answer every query as the warehouse that is made of it."""
    load("đầu.xlsx", FIRST)
    before = answers(load("sửa.xlsx", CORRECTION))
    lines = audit.count(journal.database)
    shelf = sorted(office.warehouse.iterdir())
    with supposed(office, journal, 2, "withdraw") as (connection, position):
        told_ = queries.run("value_changes", connection, since=position, **{"from": "2024-Q3", "to": "2024-Q3"})
        series = queries.run("upload_list", connection)
    assert (audit.count(journal.database), sorted(office.warehouse.iterdir())) == (lines, shelf)
    assert answers(latest(office)) == before
    journal.decide(2, "withdraw", "An", "nhầm")
    with duckdb.connect(ensure(office, journal), read_only=True) as connection:
        span = {"from": "2024-Q3", "to": "2024-Q3", "since": position}
        assert queries.run("value_changes", connection, **span).to_csv() == told_.to_csv()
        assert queries.run("upload_list", connection).to_csv() == series.to_csv()
    assert set(told_.area) >= {HONG_MINH, DISTRICT}
    with supposed(office, journal, 2, "accept") as (connection, position):  # and back again
        told_ = queries.run("value_changes", connection, since=position, **{"from": "2024-Q3", "to": "2024-Q3"})
    assert list(told_.query("area == @HONG_MINH and indicator == 'mediation_cases_received'").becomes) == [6]
    with pytest.raises(CannotDecide), supposed(office, journal, 9, "accept"):
        pass
