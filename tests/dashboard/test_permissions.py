"""Who may do what where, as a grid; and that every question asks for it."""

from pathlib import Path

import pytest

from dashboard import ask, ask_uploads, session
from dashboard.model import OPEN_VIEWER, Area, Viewer, Warehouse
from dashboard.permissions import ALLOWED, may, may_change, may_give, may_manage
from dashboard.refusal import NotAllowed


def area(number: int, *above: int) -> Area:
    return Area(
        number, str(number), str(number), f"A{number}", "commune", None, None, None, 0, True, True, (number, *above), ()
    )


# what a role may do to the own area, to one below, to another one, and to the whole office, when bound to an area
GRID = """
role          | own                           | below                         | other | whole
viewer        | see                           | see                           |       |
officer       | see hand_in                   | see hand_in                   |       |
approver      | see hand_in accept            | see hand_in accept            |       |
administrator | see hand_in accept manage     | see hand_in accept manage     |       |
"""
ACTIONS = ("see", "hand_in", "accept", "manage")
PLACES = {"own": area(1, 0), "below": area(2, 1, 0), "other": area(3, 0), "above": area(0), "whole": None}
ROWS = [[cell.strip() for cell in line.split("|")] for line in GRID.strip("\n").splitlines()]


@pytest.mark.parametrize("row", ROWS[1:], ids=lambda row: row[0])
def test_the_grid(row: list[str]):
    role, *cells = row
    for place, allowed in zip(ROWS[0][1:], cells, strict=True):
        bound, unbound = Viewer("x", role, 1), Viewer("x", role, None)
        assert [action for action in ACTIONS if may(bound, action, PLACES[place])] == allowed.split(), place
        assert [action for action in ACTIONS if may(unbound, action, PLACES[place])] == cells[0].split(), place
    assert not [action for action in ACTIONS if may(Viewer("x", role, 1), action, PLACES["above"])]


# whom an administrator of area 1, or of the whole office, may manage; and what they may make of somebody, and where
MANAGED = """
area of the person | administrator of 1 | of the office | anybody else
own                | x                  | x             |
below              | x                  | x             |
other              |                    | x             |
above              |                    | x             |
whole              |                    | x             |
"""


@pytest.mark.parametrize("line", MANAGED.strip("\n").splitlines()[1:], ids=lambda line: line.split()[0])
def test_who_is_managed_by_whom(line: str):
    place, *marks = (cell.strip() for cell in line.split("|"))
    there = PLACES[place]
    bound, office = Viewer("a", "administrator", 1, number=1), Viewer("b", "administrator", None, number=2)
    others = [Viewer("c", role, own, number=3) for role in ALLOWED if role != "administrator" for own in (None, 1)]
    for viewers, mark in zip(([bound], [office], others), marks, strict=True):
        for viewer in viewers:
            assert may_manage(viewer, 9, there) is (mark == "x")
            assert [may_give(viewer, role, there) for role in ALLOWED] == [mark == "x"] * len(ALLOWED)
            assert may_change(viewer, 9, ("viewer", there), ("approver", PLACES["below"])) is (mark == "x")
            assert may_change(viewer, 9, ("viewer", PLACES["below"]), ("approver", there)) is (mark == "x")


def test_nobody_gives_more_than_one_has(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(ALLOWED, "manager", frozenset({"see", "manage"}))
    manager = Viewer("m", "manager", None, number=1)
    assert [role for role in ALLOWED if may_give(manager, role, None)] == ["viewer", "manager"]


def test_nobody_manages_oneself_but_for_the_shown_name():
    for own in (None, PLACES["own"]):
        me = Viewer("a", "administrator", own and own.id, number=1)
        assert not may_manage(me, 1, own)
        assert may_change(me, 1, ("administrator", own), ("administrator", own))
        for becomes in (("viewer", own), ("administrator", PLACES["below"])):
            assert not may_change(me, 1, ("administrator", own), becomes)
    viewer = Viewer("c", "viewer", None, number=3)
    assert not may_change(viewer, 3, ("viewer", None), ("viewer", None))


def test_the_whole_office_is_for_those_bound_to_no_area():
    assert may(Viewer("x", "viewer", None), "see", None)
    assert not may(Viewer("x", "viewer", 1), "see", None)


@pytest.mark.usefixtures("in_office")
def test_a_commune_is_shown_itself_and_refused_the_rest():
    warehouse = ask.newest()
    with session.acting_as(OPEN_VIEWER):
        commune, other = [a for a in ask.areas(warehouse) if a.is_leaf][:2]
    with session.acting_as(Viewer("x", "officer", commune.id, place="10.0.0.7")):
        the_rest_is_refused(warehouse, commune, other)


def the_rest_is_refused(warehouse: Warehouse, commune: Area, other: Area) -> None:
    assert [a.id for a in ask.areas(warehouse)] == [commune.id]
    assert ask.home(warehouse) == commune
    assert len(ask.series(warehouse, ["mediators"], [commune], "2026-Q1", "2026-Q2")) == 2
    questions = [
        lambda: ask.series(warehouse, ["mediators"], [commune, other], "2026-Q1", "2026-Q2"),
        lambda: ask.cumulative(warehouse, ["mediators"], [other], "2026-Q1", "2026-Q2"),
        lambda: ask.yearly(warehouse, ["mediators"], [other], 2026, 2026),
        lambda: ask.breakdown(warehouse, "models_registered", other, "subject"),
        lambda: ask.quarters(warehouse, other),
        lambda: ask.ranking(warehouse, "mediators", other, "commune", "2026-Q1"),
        lambda: ask.coverage(warehouse, other, "2026-Q1", "2026-Q2"),
        lambda: ask.cells(warehouse, "mediators", other, ["2026-Q1"]),
        lambda: ask.other_periods(warehouse, ["mediators"], [other]),
        lambda: ask.years(warehouse, other),
        lambda: ask.has_other_periods(warehouse, other),
    ]
    for question in questions:
        with pytest.raises(NotAllowed):
            question()


@pytest.mark.usefixtures("in_office")
def test_answers_belong_to_the_caller():
    warehouse = ask.newest()
    with session.acting_as(OPEN_VIEWER):
        first = ask_uploads.uploads(warehouse)
        first.loc[:, "file"] = "changed"
        assert "changed" not in set(ask_uploads.uploads(warehouse).file)


def test_the_newest_warehouse_is_the_highest_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    assert ask.newest() is None
    (tmp_path / "warehouse").mkdir()
    for number in (9, 10):
        (tmp_path / "warehouse" / f"{number:06}.duckdb").touch()
    assert ask.newest().number == 10
