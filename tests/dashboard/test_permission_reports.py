"""Handing in × role × area: a report is taken from who may hand in for every area in it, and from nobody else."""

import itertools
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard import act_reports, ask_reports, session
from dashboard.desk import limits
from dashboard.desk.report import Report
from dashboard.model import Viewer
from dashboard.places import area_of
from etl.hand_in import check
from etl.journal import Journal
from etl.settings import TWO_PEOPLE
from tests.dashboard.test_permission_grid import MAY, OWN, TARGETS, answered, is_inside, public, unit
from tests.dashboard.visitor import Office

TODAY = date(2026, 11, 22)
_NUMBERS = itertools.count(1)


@pytest.fixture(scope="module")
def office(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The sample office, not served; this process asks it. What is handed in waits, so that no charts are made anew."""
    folder = tmp_path_factory.mktemp("reports") / "office"
    shutil.copytree(demo_office, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(folder))
        here = Office("", folder, folder / "log")
        Journal(here.database).set(TWO_PEOPLE, True, "office")
        yield here


def test_every_act_and_question_of_handing_in_is_asked_below() -> None:
    assert public(act_reports) == {
        *("check_report", "hand_in", "keep_for_later", "returned_file", "keep_unfinished", "drop_unfinished"),
    }
    assert public(ask_reports) == {
        *("may_hand_in", "areas_to_report", "handed_in_before", "template", "known_names", "accepted"),
        *("unfinished_reports", "unfinished_content"),  # test_unfinished.py: hers alone
    }


@pytest.mark.parametrize("own", OWN, ids=str)
@pytest.mark.parametrize("role", MAY)
def test_every_report(office: Office, role: str, own: str | None) -> None:
    """A report of one area is taken from who may hand in for it; looking at one's own file from who may hand in."""
    limits.counter.cache_clear()
    may_at_all = "hand_in" in MAY[role]
    with session.acting_as(Viewer(f"r.{role}{own}", role, unit(own) if own else None, place="10.0.0.7")):
        assert ask_reports.may_hand_in() is may_at_all
        assert answered(lambda: ask_reports.handed_in_before("0" * 64)) is may_at_all
        assert answered(ask_reports.unfinished_reports) is may_at_all
        assert answered(lambda: act_reports.drop_unfinished("0" * 64)) is False  # nobody's: there is no person here
        assert answered(lambda: act_reports.keep_unfinished(Report("a.csv", b"a"), 0, {}, {})) is False
        offered = {area.id for area in ask_reports.areas_to_report()}
        for target in TARGETS:
            allowed = may_at_all and is_inside(own, target)
            report = of(target)
            assert (unit(target) in offered) is allowed, target
            assert answered(lambda a=target: ask_reports.template(area_of(unit(a)).key, "2023-Q3")) is allowed
            for deed in (act_reports.keep_for_later, act_reports.hand_in):
                assert answered(lambda r=report, d=deed: d(r, "thử")) is allowed, (target, deed)
        # whatever is in it: `report` is now of the last target
        assert answered(lambda: act_reports.check_report(report)) is may_at_all
        shown = check(report.name, report.content, today=TODAY)
        assert answered(lambda: act_reports.returned_file(report, shown)) is may_at_all


def of(target: str) -> Report:
    """A report of one figure, never handed in before."""
    there = area_of(unit(target))
    table = f"Quý III/2023\nMã đơn vị;Đơn vị;Tổ hòa giải\n{there.code};{there.name};{next(_NUMBERS)}\n"
    return Report(f"{target}.csv", table.encode())
