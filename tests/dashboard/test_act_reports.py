"""Handing in past the page: every row's area is asked about, how much one may bring, how many are read at once."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from peopled import Office

from dashboard import act_reports, ask_reports
from dashboard.act_reports import CannotHandIn
from dashboard.desk import limits
from dashboard.desk.limits import DAY, HOUR, MEGABYTE, Counter, Limits
from dashboard.desk.report import Report
from dashboard.refusal import NotAllowed
from etl import areas
from etl.journal import Journal
from etl.model import Answer, Upload
from etl.office import office
from etl.read.guard import MAX_BYTES
from tests.etl.journals import both
from tests.etl.recognise.drawn import saved, sheet

DISTRICT, COMMUNE = (areas.load().by_code(f"{code}@2024-09-30")[0].id for code in ("280", "10276"))
TABLE = """
Huyện Phú Xuyên
Quý III/2024
Đơn vị         | Số vụ việc tiếp nhận | Hòa giải thành
Xã Hồng Minh   | 5                    | 4
Xã Phượng Dực  | 7                    | 7
"""
OWN = "\n".join(line for line in TABLE.splitlines() if "Phượng Dực" not in line)


@pytest.fixture(autouse=True)
def fresh_counter() -> None:
    limits.counter.cache_clear()


@pytest.fixture
def report(tmp_path: Path) -> Callable[[str], Report]:
    return lambda table: Report("a.xlsx", saved(tmp_path / "a.xlsx", sheet(table)).read_bytes())


@pytest.fixture
def crew(peopled: Office) -> Office:
    for name, role, area in (
        ("huyen", "officer", DISTRICT),
        ("xa", "officer", COMMUNE),
        ("xem", "viewer", DISTRICT),
        ("duyet", "approver", None),
    ):
        peopled.person(name, role, area)
    return peopled


def uploads() -> list[Upload]:
    journal = Journal(office().journal)
    try:
        return journal.uploads()
    finally:
        journal.close()


# who, of which table, is taken in
WHO = [
    ("huyen", TABLE, True),
    ("duyet", TABLE, True),
    ("xa", OWN, True),
    ("xa", TABLE, False),
    ("xem", OWN, False),
]


@both
@pytest.mark.parametrize(("who", "table", "is_taken"), WHO)
@pytest.mark.parametrize("deed", [act_reports.hand_in, act_reports.keep_for_later])
def test_every_figure_is_of_an_area_one_may_hand_in_for(crew: Office, report, who, table, is_taken, deed):
    with crew.acting(who):
        if is_taken:
            assert deed(report(table), None).upload.handed_in_by == who
            assert len(uploads()) == 1
            return
        with pytest.raises(NotAllowed):
            deed(report(table), None)
    assert uploads() == []
    assert not list(office().received.rglob("*")) if office().received.exists() else True
    assert crew.noted() == [f"{who} not_allowed hand_in" + (" 10279@2025-06-30" if who == "xa" else "")]


def test_an_answer_cannot_move_a_row_past_the_permission(crew: Office, report):
    """What counts is the area the figures end up with, whatever was said of their names."""
    moved = replace(report(OWN), answers=(Answer("area", str(DISTRICT), written="Xã Hồng Minh"),))
    with crew.acting("xa"), pytest.raises(NotAllowed):
        act_reports.hand_in(moved, None)
    assert uploads() == []


def test_what_is_wrong_or_odd_without_a_reason_is_not_taken(crew: Office, report):
    with crew.acting("huyen"):
        assert act_reports.hand_in(report(TABLE.replace("| 4", "| bốn")), "lý do").outcome == "refused"
        assert act_reports.hand_in(report(TABLE.replace("| 4", "| -")), "  ").outcome == "refused"
        assert act_reports.keep_for_later(report(TABLE.replace("| 4", "| -")), None).outcome == "refused"
        assert uploads() == []
        assert (
            act_reports.keep_for_later(report(TABLE.replace("| 4", "| -")), "không có vụ nào").upload.state == "staged"
        )


def test_looking_and_asking_are_for_who_may_hand_in(crew: Office, report):
    with crew.acting("xem"):
        for question in (
            lambda: act_reports.check_report(report(OWN)),
            lambda: ask_reports.handed_in_before("0" * 64),
            lambda: ask_reports.template("280@2025-06-30", "2024-Q3"),
        ):
            with pytest.raises(NotAllowed):
                question()
        assert not ask_reports.may_hand_in() and ask_reports.areas_to_report() == ()
    with crew.acting("xa"):
        assert act_reports.check_report(report(TABLE)).figures  # one's own file: nothing of it is stored
        with pytest.raises(NotAllowed):
            ask_reports.template("01", "2026-Q3")


ANSWERS = [
    Answer("area", "99999999", written="Xã Hồng Minh"),
    Answer("area", "x", written="Xã Hồng Minh"),
    Answer("column", "drop table", "Sheet1", "C3"),
    Answer("cell", "5", "no such sheet", "C4"),
    Answer("cell", "5", "Sheet1", "=C4"),
]


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_that_cannot_be_is_refused_aloud(crew: Office, report, answer: Answer):
    with crew.acting("huyen"), pytest.raises(CannotHandIn, match="no_answer"):
        act_reports.check_report(replace(report(TABLE), answers=(answer,)))
    with crew.acting("huyen"), pytest.raises(CannotHandIn, match="no_answer"):
        act_reports.hand_in(replace(report(TABLE), answers=(answer,)), None)
    assert uploads() == []


def test_a_large_file_is_not_even_read(crew: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("etl.check.read", lambda *_: pytest.fail("was read"))
    with crew.acting("huyen"), pytest.raises(CannotHandIn, match="too_big"):
        act_reports.check_report(Report("a.xlsx", bytes(MAX_BYTES + 1)))


def test_so_many_files_an_hour_and_bytes_a_day():
    few = Counter(Limits(files_an_hour=2, bytes_a_day=3 * MEGABYTE))
    few.bring("an", "a", MEGABYTE, now=0)
    few.bring("an", "a", MEGABYTE, now=1)  # the same file again is none more
    few.bring("an", "b", MEGABYTE, now=2)
    with pytest.raises(CannotHandIn, match="too_many"):
        few.bring("an", "c", 1, now=3)
    few.bring("binh", "c", 1, now=3)
    few.bring("an", "c", 1, now=HOUR)
    with pytest.raises(CannotHandIn, match="too_much"):
        few.bring("an", "d", MEGABYTE, now=2 * HOUR)
    few.bring("an", "d", MEGABYTE, now=DAY + 1)


def test_the_limits_are_the_servers(crew: Office, report, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DASHBOARD_FILES_AN_HOUR", "1")
    with crew.acting("huyen"):
        act_reports.check_report(report(TABLE))
        with pytest.raises(CannotHandIn, match="too_many") as refused:
            act_reports.check_report(report(OWN))
        assert refused.value.details == {"most": "1"}


def test_so_many_are_read_at_once_and_nobody_has_two_turns():
    desk, order = Counter(Limits(at_once=2, patience=0.05)), []
    with desk.turn("an"):
        with pytest.raises(CannotHandIn, match="busy"), desk.turn("an"):
            pass
        with desk.turn("binh"), pytest.raises(CannotHandIn, match="busy"), desk.turn("chi"):
            pass
        with desk.turn("chi"):
            pass
    patient = Counter(Limits(at_once=1, patience=30))
    with patient.turn("an"):
        waiting = threading.Thread(target=lambda: _read(patient, order))
        waiting.start()
        order.append("an")
    waiting.join(30)
    assert order == ["an", "binh"]


def _read(desk: Counter, order: list[str]) -> None:
    with desk.turn("binh"):
        order.append("binh")
