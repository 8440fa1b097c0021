"""Populations and places of areas × role × area: who may see those of an area, who may hand them in."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard import act_populations, ask, ask_points, ask_populations, session
from dashboard.model import Viewer
from dashboard.places import area_of
from etl.populations import BadPopulations
from tests.dashboard.test_permission_grid import MAY, OWN, TARGETS, answered, is_inside, public, unit


def _nothing() -> None:
    with pytest.raises(BadPopulations):  # it is refused for what it is, not for who hands it in
        act_populations.hand_in("x.csv", b"x")


OFFICE_ACTS: dict[str, Callable[[], object]] = {
    "hand_in": _nothing,
    "lift": lambda: act_populations.lift(10**6),
    "files": ask_populations.files,
}


@pytest.fixture(scope="module")
def office(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The sample office, not served; this process asks it."""
    folder = tmp_path_factory.mktemp("populations") / "office"
    shutil.copytree(demo_office, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(folder))
        yield


def test_the_tables_name_every_question_and_act() -> None:
    assert public(ask_populations) | public(act_populations) == OFFICE_ACTS.keys() | {"people"}
    assert public(ask_points) == {"points"}


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("own", OWN, ids=str)
@pytest.mark.parametrize("role", MAY)
def test_who_sees_and_who_hands_in(role: str, own: str | None) -> None:
    warehouse = ask.newest()
    with session.acting_as(Viewer("x", role, unit(own) if own else None, place="10.0.0.7")):
        for target in TARGETS:
            area, is_mine = area_of(unit(target)), is_inside(own, target)
            assert answered(lambda a=area: ask_populations.people(warehouse, [a])) is is_mine, target
            assert answered(lambda a=area: ask_points.points(warehouse, a, "commune", "2024-Q1")) is is_mine, target
        for name, act in OFFICE_ACTS.items():
            assert answered(act) is (own is None and "manage" in MAY[role]), name
