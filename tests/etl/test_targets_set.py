"""Targets: as of earlier what stood then; taken back they stay in the history; a line of the audit each."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from etl import areas, audit
from etl.journal import Journal
from etl.migrations import REFUSAL
from etl.standing import CannotTakeBack, until_next_decision
from etl.targets import BadTarget, Target, all_targets, checked, has_figures, lift_target, set_target, targets
from tests.etl.journals import both

AIM = Target("mediators", 258, "2024-Q1", "2024-Q4", 20.0, True, "12/QĐ-UBND")


def held(journal: Journal, as_of: int | None = None) -> list[str]:
    return [f"{one.number} {one.target.value:g} {one.who}" for one in targets(journal, "mediators", as_of)]


@both
def test_what_stood_then_stands_as_of_then(journal: Journal) -> None:
    set_target(journal, AIM, "An")
    set_target(journal, replace(AIM, value=30.0, document="15/QĐ-UBND"), "Bình", "bổ sung")
    lift_target(journal, 1, "Chi", "nhầm")
    set_target(journal, replace(AIM, indicator="mediation_teams"), "An")
    assert [held(journal, position) for position in (0, 1, 2, 3, None)] == [
        [],
        ["1 20 An"],
        ["1 20 An", "2 30 Bình"],
        ["2 30 Bình"],
        ["2 30 Bình"],
    ]
    history = [(one.number, one.ended_who) for one in all_targets(journal)]
    assert history == [(1, "Chi"), (2, None), (4, None)]
    for number in (1, 3, 99):  # taken back before, no target, nothing
        with pytest.raises(CannotTakeBack):
            lift_target(journal, number, "Chi", "x")


@both
def test_it_is_a_line_of_the_audit_never_changed_and_makes_no_new_warehouse(journal: Journal) -> None:
    set_target(journal, replace(AIM, base=None), "An", "giao đầu năm")
    lift_target(journal, 1, "Chi", "nhầm")
    assert journal.decided_position() == 0
    lifted, line = audit.lines(journal.database)
    assert (line.who, line.act, line.about) == ("An", "target", "258")
    assert '"document":"12/QĐ-UBND"' in line.details
    assert '"value":"20.0"' in line.details
    assert (lifted.who, lifted.act, lifted.about) == ("Chi", "lift_target", "1")
    assert audit.verify(journal.database).breaks == ()
    for statement in ("update target set value = 1", "delete from target"):
        with pytest.raises(sa.exc.DBAPIError, match=REFUSAL), journal.database.write() as connection:
            connection.exec_driver_sql(statement)


@both
def test_what_is_said_before_the_next_decision_belongs_to_the_figures(journal: Journal) -> None:
    set_target(journal, AIM, "An")
    assert until_next_decision(journal, 0) == 1
    journal.set("two_people", True, "An")  # makes a new warehouse, as of 2
    set_target(journal, AIM, "An")
    assert [until_next_decision(journal, position) for position in (0, 1, 2, 3)] == [1, 1, 3, 3]


CANNOT = """
    what         | changed
    no_indicator | indicator=chickens
    no_period    | first=2024-Q3 last=2024-Q1
    no_period    | first=2024-Q1 last=2025
    no_period    | first=2024-H1 last=2024-H2
    no_period    | first=x
    no_value     | value=-1
    no_value     | value=inf
    no_value     | value=nan
    no_value     | value=101 indicator=mediation_success
    no_document  | document=
    no_base      | base=2023
    no_base      | base=2024 first=2024 last=2025
"""


@pytest.mark.parametrize("line", CANNOT.strip().splitlines()[1:])
def test_what_cannot_be_a_target(line: str) -> None:
    what, changed = (cell.strip() for cell in line.split("|"))
    words = dict(pair.split("=") for pair in changed.split())
    kinds = {"value": float, "base": int}
    with pytest.raises(BadTarget) as refused:
        checked(replace(AIM, **{name: kinds.get(name, str)(value) for name, value in words.items()}))
    assert refused.value.what == what


def test_of_what_every_commune_posts_alike_only_communes_have_targets() -> None:
    commune = areas.load().by_code("10279@2025-06-30")[0].id
    posted = replace(AIM, indicator="procedures_published")
    assert [has_figures(replace(posted, area=area)) for area in (258, commune)] == [False, True]
    assert has_figures(AIM)
