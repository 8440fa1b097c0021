"""Why a figure stands: kept for those very figures, the newest counts, as of earlier not said; a line of the audit."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from etl import audit
from etl.explanations import Finding, explain, explanations, given_with
from etl.journal import Journal
from etl.migrations import REFUSAL
from tests.etl.journals import both

FOUND = Finding("outlier", 4, "2024-Q1", "mediators", "", "120.0")


def said(journal: Journal, as_of: int | None = None) -> dict[str, str]:
    found = explanations(journal, "2024-Q1", as_of)
    return {finding.figure: f"{reason.why}, {reason.who}" for finding, reason in found.items()}


@both
def test_the_newest_counts_and_each_is_for_its_own_figures(journal: Journal) -> None:
    explain(journal, FOUND, "An", "nhầm")
    explain(journal, replace(FOUND, figure="130.0"), "Bình", "tách tổ")
    explain(journal, FOUND, "Chi", "đúng như báo cáo")
    explain(journal, replace(FOUND, period="2024-Q2"), "Chi", "quý khác")
    assert said(journal) == {"120.0": "đúng như báo cáo, Chi", "130.0": "tách tổ, Bình"}
    assert [said(journal, position) for position in (0, 1, 2)] == [
        {},
        {"120.0": "nhầm, An"},
        {"120.0": "nhầm, An", "130.0": "tách tổ, Bình"},
    ]


@both
def test_it_is_a_line_of_the_audit_and_never_changed_and_makes_no_new_warehouse(journal: Journal) -> None:
    before = journal.decided_position()
    explain(journal, FOUND, "An", "đúng")
    assert journal.decided_position() == before
    (line,) = audit.lines(journal.database)
    assert (line.who, line.act, line.about) == ("An", "explain", "4")
    assert line.details == (
        '{"area":"4","breakdown":"","figure":"120.0","indicator":"mediators","kind":"outlier",'
        '"period":"2024-Q1","position":1,"why":"đúng"}'
    )
    assert audit.verify(journal.database).breaks == ()
    for statement in ("update explanation set figure = '1.0'", "delete from explanation"):
        with pytest.raises(sa.exc.DBAPIError, match=REFUSAL), journal.database.write() as connection:
            connection.exec_driver_sql(statement)


@both
def test_the_reason_given_with_an_upload_is_that_of_handing_in_else_of_accepting(journal: Journal) -> None:
    upload = {"file": "x.xlsx", "rows_sha256": "", "figures": 1, "received_on": audit.now().date()}
    numbers = [journal.stage({**upload, "sha256": str(n)}, "An", accept_why=why)[0].number for n, why in WAYS]
    for number, why in zip(numbers, (None, "duyệt", "duyệt"), strict=True):
        journal.decide(number, "accept", "Bình", why)
    found = given_with(journal, set(numbers))
    assert {n: (reason.why, reason.who) for n, reason in found.items()} == {
        1: ("như báo cáo", "An"),
        2: ("duyệt", "Bình"),
        3: ("như báo cáo", "An"),
    }
    assert given_with(journal, set()) == {}


WAYS = ((1, "như báo cáo"), (2, None), (3, "như báo cáo"))
