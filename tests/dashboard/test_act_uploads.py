"""Decisions about uploads: allowed only where they are in every single area; refused aloud; one's own; told twice."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest
from peopled import Office

import queries
from dashboard import act, ask_history, ask_uploads, session
from dashboard.accounts import CannotChange
from dashboard.model import OPEN_VIEWER
from dashboard.refusal import NotAllowed
from etl import areas, audit, warehouse
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.office import office
from etl.settings import TWO_PEOPLE
from tests.etl.answered import answers
from tests.etl.journals import both

PHU_XUYEN, HONG_MINH, AN_BIEN = (areas.load().by_code(code)[0].id for code in ("280", "10276@2024-06-30", "908"))
OWN = """Mã đơn vị;Đơn vị;Kỳ;Chỉ tiêu;Giá trị
10276;Xã Hồng Minh;2024-Q1;Hòa giải thành;{n}
"""
TWO = OWN + "10279;Xã Phượng Dực;2024-Q1;Hòa giải thành;3\n"
ABROAD = OWN + "31009;Xã Đông Yên;2024-Q1;Hòa giải thành;3\n"
PEOPLE = (
    ("office", "administrator", None),
    ("duyet", "approver", None),
    ("duyet.huyen", "approver", PHU_XUYEN),
    ("duyet.xa", "approver", HONG_MINH),
    ("huyen", "officer", PHU_XUYEN),
    ("xa", "officer", HONG_MINH),
    ("xa.khac", "officer", AN_BIEN),
    ("xem", "viewer", None),
)
# who may accept or send back, and withdraw, an upload of: one commune | two communes | one and one elsewhere
WHO = """
office      | xx | xx | xx
duyet       | xx | xx | xx
duyet.huyen | xx | xx | --
duyet.xa    | xx | -- | --
huyen       | -x | -x | --
xa          | -x | -- | --
xa.khac     | -- | -- | --
xem         | -- | -- | --
"""


@pytest.fixture
def crew(peopled: Office) -> Office:
    """Somebody of each role in a district, a commune of it, and elsewhere; what is handed in waits."""
    for name, role, area in PEOPLE:
        peopled.person(name, role, area)
    return peopled


def hand(crew: Office, text: str, n: int, who: str = "ai", publish: bool = True) -> int:
    """Hand in a report, and unless no chart is asked, publish it; the number of the upload."""
    journal = Journal(crew.database)
    done = hand_in(
        office(), journal, f"{n}.csv", text.format(n=n).encode(), who, today=date(2026, 11, 22), accept_odd=True
    )
    assert done.upload is not None, done.checked.problems
    if publish:
        warehouse.ensure(office(), journal)
    return done.upload.number


def state(crew: Office, number: int) -> str:
    return Journal(crew.database).uploads(number)[0].state


@pytest.mark.parametrize("row", WHO.strip().splitlines(), ids=lambda row: row.split()[0])
def test_who_may_decide_must_be_allowed_in_every_area_of_the_rows(crew: Office, row: str):
    who, *marks = (cell.strip() for cell in row.split("|"))
    for text, (accepts, withdraws) in zip((OWN, TWO, ABROAD), marks, strict=True):
        Journal(crew.database).set(TWO_PEOPLE, True, "office")
        for n, decide in enumerate((act.accept_upload, lambda one: act.reject_upload(one, "x"))):
            number = hand(crew, text, n, publish=False)
            tried(crew, who, number, decide, accepts == "x", ("accepted", "rejected")[n])
        Journal(crew.database).set(TWO_PEOPLE, False, "office")
        number = hand(crew, text, 7, publish=False)
        tried(crew, who, number, lambda one: act.withdraw_upload(one, "x"), withdraws == "x", "withdrawn")


def tried(crew: Office, who: str, number: int, decide: Callable[[int], object], may: bool, becomes: str) -> None:
    """Somebody decides; it is done and a line says by whom from where, or nothing is and a line says so."""
    before = state(crew, number)
    with crew.acting(who):
        if may:
            decide(number)
        else:
            with pytest.raises(NotAllowed):
                decide(number)
    last = audit.lines(crew.database, limit=1)[0]
    assert state(crew, number) == (becomes if may else before)
    assert (last.who, last.place) == (who, "10.0.0.7")
    assert last.about == (str(number) if may else last.about) and (last.act == "not_allowed") is not may
    if not may:
        assert last.about in (f"accept upload {number}", f"hand_in upload {number}")


@both
def test_with_two_people_nobody_accepts_ones_own(peopled: Office):
    for name, role, area in PEOPLE:
        peopled.person(name, role, area)
    Journal(peopled.database).set(TWO_PEOPLE, True, "office")
    number = hand(peopled, OWN, 4, who="duyet")
    assert state(peopled, number) == "staged"
    with peopled.acting("duyet"):
        (one,) = ask_history.uploads()
        assert ask_history.possible(one) == ("reject",)
        with pytest.raises(CannotChange, match="upload_decided"):
            act.accept_upload(number)
    with peopled.acting("office"):
        assert ask_history.possible(one) == ("accept", "reject")
        assert act.accept_upload(number).decided_by == "office"
        with pytest.raises(CannotChange, match="upload_decided"):
            act.reject_upload(number, "quá muộn")
    assert audit.verify(peopled.database).breaks == ()


def test_what_does_not_fit(crew: Office):
    number = hand(crew, OWN, 4)
    with crew.acting("huyen"):
        for why in ("", "   "):
            with pytest.raises(CannotChange, match="no_why"):
                act.withdraw_upload(number, why)
        with pytest.raises(CannotChange, match="no_upload"):
            act.withdraw_upload(99, "x")
    with session.acting_as(OPEN_VIEWER), pytest.raises(NotAllowed):
        act.withdraw_upload(99, "x")
    assert state(crew, number) == "accepted"


def test_upload_and_withdrawal_leave_every_answer_as_it_was(crew: Office):
    hand(crew, TWO, 4)
    before = answers(warehouse.latest(office()))
    number = hand(crew, OWN, 5)
    changed = answers(warehouse.latest(office()))
    assert changed["quarterly_series "] != before["quarterly_series "]
    with crew.acting("huyen"):
        (one, _) = ask_history.uploads()
        told = ask_history.foreseen(one, "withdraw").changes
        act.withdraw_upload(number, "nhầm")
    after = answers(warehouse.latest(office()))
    # what a file spoke of stays known: it says who may open it, and what the history shows
    assert {name for name in after if after[name] != before[name]} == {"upload_areas ", "upload_periods "}
    assert list(told.area) == [HONG_MINH, PHU_XUYEN] and list(told.becomes) == [4, 7]


def test_what_was_told_before_is_what_the_charts_show_after(crew: Office):
    """Everything a withdrawal is said to change has changed in the published warehouse, and nothing else."""
    hand(crew, TWO, 4)
    number = hand(crew, ABROAD, 5)
    with crew.acting("office"):
        one = next(one for one in ask_history.uploads() if one.upload.number == number)
        told = ask_history.foreseen(one, "withdraw").changes
        act.withdraw_upload(number, "nhầm")
    newest = warehouse.latest(office())
    at = warehouse.position(newest)
    with duckdb.connect(newest, read_only=True) as connection:
        span = {"from": "2024-Q1", "to": "2024-Q1"}
        found = queries.run("value_changes", connection, since=at - 1, **span)
    assert len(told) > 4
    assert found.to_csv() == told.to_csv()


def test_the_original_of_what_waits_is_for_who_may_hand_in_for_all_of_it(crew: Office, tmp_path: Path):
    Journal(crew.database).set(TWO_PEOPLE, True, "office")
    sha256 = Journal(crew.database).uploads(hand(crew, TWO, 4))[0].sha256
    opens = {}
    for name, *_ in PEOPLE:
        with crew.acting(name):
            opens[name] = ask_uploads.has_original(sha256)
            if opens[name]:
                assert ask_uploads.original_name(sha256) == "4.csv"
            else:
                with pytest.raises(NotAllowed):
                    ask_uploads.original(sha256)
    assert {name for name in opens if not opens[name]} == {"duyet.xa", "xa", "xa.khac"}


def test_a_lost_upload_is_withdrawn_by_the_whole_office_alone(crew: Office):
    number = hand(crew, OWN, 4)
    upload = Journal(crew.database).uploads(number)[0]
    for file in (office().received / upload.sha256[:2] / upload.sha256).iterdir():
        file.unlink()
    ask_history._read.clear()
    with crew.acting("huyen"), pytest.raises(NotAllowed):
        act.withdraw_upload(number, "mất tệp")
    with crew.acting("office"):
        (one,) = ask_history.uploads()
        with pytest.raises(ask_history.CannotForesee):
            ask_history.foreseen(one, "withdraw")
        act.withdraw_upload(number, "mất tệp")
    assert state(crew, number) == "withdrawn"


def test_a_closed_quarter_needs_who_allowed_the_exception_and_why(crew: Office):
    number = hand(crew, OWN, 4)
    with crew.acting("office"):
        act.close_quarter("2024-Q1", "đã chốt")
    waits = hand(crew, OWN, 5)
    assert state(crew, waits) == "staged"
    with crew.acting("duyet"):
        for given in ({}, {"why": "sót"}, {"allowed_by": "Chủ tịch"}, {"why": " ", "allowed_by": "Chủ tịch"}):
            with pytest.raises(CannotChange, match="no_exception"):
                act.accept_upload(waits, **given)
        act.accept_upload(waits, "sót một vụ", "Chủ tịch")
    with crew.acting("huyen"):
        with pytest.raises(CannotChange, match="no_exception"):
            act.withdraw_upload(number, "nhầm")
        act.withdraw_upload(number, "nhầm", "Chủ tịch")
    with crew.acting("office"):
        act.reopen_quarter("2024-Q1")
        act.withdraw_upload(waits, "nhầm")
    assert (state(crew, number), state(crew, waits)) == ("withdrawn", "withdrawn")
    details = [line.details for line in audit.lines(crew.database, text="Chủ tịch")]
    assert len(details) == 2 and all('"allowed_by":"Chủ tịch"' in one for one in details)
