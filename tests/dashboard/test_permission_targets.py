"""Targets and notes × role × area: who may see those of an area, who may set them. All there is to do is named."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard import act_notes, act_targets, ask, ask_notes, ask_targets, session
from dashboard.model import Viewer
from dashboard.places import area_of
from etl.notes import Note
from etl.targets import Target
from tests.dashboard.test_permission_grid import MAY, OWN, TARGETS, answered, is_inside, public, unit

OFFICE_ACTS: dict[str, Callable[[int], object]] = {
    "set_target": lambda area: act_targets.set_target(Target("chickens", area, "2024", "2024", 1.0, True, "x")),
    "lift_target": lambda area: act_targets.lift_target(10**6, "x"),
    "everything": lambda area: ask_targets.everything(),
}


@pytest.fixture(scope="module")
def office(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The sample office, not served; this process asks it."""
    folder = tmp_path_factory.mktemp("targets") / "office"
    shutil.copytree(demo_office, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(folder))
        yield


def test_the_tables_name_every_question_and_act() -> None:
    assert public(ask_targets) | public(act_targets) == OFFICE_ACTS.keys() | {"targets", "inside"}
    assert public(act_notes) == {"pin", "unpin"}
    about_one = {"pinned", "area_about"}  # the note an act is about
    assert public(ask_notes) == {"notes", "may_pin"} | about_one


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("own", OWN, ids=str)
@pytest.mark.parametrize("role", MAY)
def test_who_sees_and_who_sets(role: str, own: str | None) -> None:
    """Nothing is set here: what is asked for cannot be, so that an allowed act is refused by its own words alone."""
    warehouse = ask.newest()
    with session.acting_as(Viewer("x", role, unit(own) if own else None, place="10.0.0.7")):
        for target in TARGETS:
            area = area_of(unit(target))
            is_mine = is_inside(own, target)
            assert answered(lambda a=area: ask_targets.targets(warehouse, "mediators", a)) is is_mine, target
            assert answered(lambda a=area: ask_targets.inside(warehouse, a)) is is_mine, target
            assert answered(lambda a=area: ask_notes.notes(warehouse, "mediators", [a], ["2024-Q1"])) is is_mine, target
            may_pin = is_mine and "hand_in" in MAY[role]
            assert ask_notes.may_pin(warehouse, area) is may_pin, target
            assert answered(lambda a=area: act_notes.pin(Note(a.id, "2024", "x"))) is may_pin, target
            assert answered(lambda: act_notes.unpin(10**6, "x")) is (own is None and "hand_in" in MAY[role])
            for name, act in OFFICE_ACTS.items():
                allowed = own is None and "manage" in MAY[role]
                assert answered(lambda do=act, a=area: do(a.id)) is allowed, name
