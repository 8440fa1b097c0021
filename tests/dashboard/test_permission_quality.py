"""Findings × role × area: who may see them, and who may say why a figure stands. All there is to ask is named here."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dashboard import act, ask, ask_movement, ask_quality, session
from dashboard.model import Area, Areas, Viewer, Warehouse
from dashboard.places import area_of
from etl.explanations import Finding
from tests.dashboard.test_permission_grid import MAY, OWN, TARGETS, answered, is_inside, public, unit

# a question about an area → how it is asked; all of them are `see`
FOUND = pd.DataFrame({"indicator": ["mediators"]})
QUESTIONS: dict[str, Callable[[Warehouse, Area], object]] = {
    "findings": lambda w, a: ask_quality.findings(w, a, "2024-Q3"),
    "count_open": lambda w, a: ask_quality.count_open(w, a, "2024-Q3"),
    "checked": lambda w, a: ask_quality.checked(w, a, "2024-Q3"),
    "courses": lambda w, a: ask_quality.courses(w, FOUND.assign(area=a.id), Areas((a,)), "2024-Q3"),
}
MOVEMENTS: dict[str, Callable[[Warehouse, Area], object]] = {
    "stretches": lambda w, a: ask_movement.stretches(w, "dialogue_sessions", a, "commune", "2024-Q3"),
    "windows": lambda w, a: ask_movement.windows(w, "dialogue_sessions", a, "commune", "2024-Q3", 8),
}
# what is asked without an area, and why that is no hole
OPEN = {"may_explain": "about the viewer", "stands": "for act.py", "about": "of an answer"}


@pytest.fixture(scope="module")
def office(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The sample office, not served; this process asks it."""
    folder = tmp_path_factory.mktemp("findings") / "office"
    shutil.copytree(demo_office, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(folder))
        yield


def test_the_tables_name_every_question() -> None:
    assert public(ask_quality) == QUESTIONS.keys() | OPEN.keys()
    assert public(ask_movement) == MOVEMENTS.keys() | {"before"}  # of an answer


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("own", OWN, ids=str)
@pytest.mark.parametrize("role", MAY)
def test_who_sees_and_who_explains(role: str, own: str | None) -> None:
    """What is explained here is not found, so that nothing changes by it."""
    warehouse = ask.newest()
    with session.acting_as(Viewer("x", role, unit(own) if own else None, place="10.0.0.7")):
        for target in TARGETS:
            area, is_mine = area_of(unit(target)), is_inside(own, target)
            for name, question in (QUESTIONS | MOVEMENTS).items():
                assert answered(lambda q=question, a=area: q(warehouse, a)) is is_mine, (name, target)
            is_allowed = is_mine and "hand_in" in MAY[role]
            finding = Finding("jump", area.id, "2019-Q1", "mediators", "", "1.0")
            assert answered(lambda f=finding: act.explain_finding(f, "x")) is is_allowed, target
            assert bool(ask_quality.may_explain(warehouse, [area.id])) is is_allowed
            assert not ask_quality.may_explain(replace(warehouse, as_of=1), [area.id])
