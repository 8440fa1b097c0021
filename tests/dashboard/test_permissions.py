"""Who may do what where, as a grid; and that every question asks for it."""

from pathlib import Path

import pytest

from dashboard import ask, ask_uploads, session
from dashboard.model import OPEN_VIEWER, Area, Viewer, Warehouse
from dashboard.permissions import may
from dashboard.refusal import NotAllowed


def area(number: int, *above: int) -> Area:
    return Area(
        number, str(number), str(number), f"A{number}", "commune", None, None, None, 0, True, True, (number, *above), ()
    )


GRID = [
    # role            own    see    hand_in accept manage   (in an area inside the own one)
    ("viewer", 1, "see"),
    ("officer", 1, "see hand_in"),
    ("approver", 1, "see hand_in accept"),
    ("administrator", 1, "see hand_in accept manage"),
    ("viewer", None, "see"),
    ("officer", None, "see hand_in"),
    ("administrator", 7, ""),
    ("viewer", 3, ""),
]


@pytest.mark.parametrize(("role", "own", "allowed"), GRID)
def test_the_grid(role: str, own: int | None, allowed: str):
    inside = area(2, 1)
    person = Viewer("x", role, own)
    assert [
        action for action in ("see", "hand_in", "accept", "manage") if may(person, action, inside)
    ] == allowed.split()


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
