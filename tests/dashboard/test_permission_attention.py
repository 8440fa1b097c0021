"""Rules and letters × role × area: everybody's own alone, about areas that may be seen. All there is to do is named."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import accounts, act_attention, ask_attention, session
from dashboard.accounts import CannotChange
from dashboard.attention import kept
from dashboard.attention.kept import Rule
from dashboard.model import OPEN_VIEWER, Viewer
from dashboard.refusal import NotAllowed
from etl.audit import By
from etl.database import Database, opened
from etl.office import office
from tests.dashboard.test_permission_grid import MAY, OWN, TARGETS, answered, is_inside, public, unit

SETUP = By("setup", "console")


@pytest.fixture(scope="module")
def people(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The sample office with two people in it, not served; this process asks it."""
    folder = tmp_path_factory.mktemp("attention") / "office"
    shutil.copytree(demo_office, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(folder))
        database = opened(office().journal)
        for name in ("an", "binh"):
            accounts.add(database, SETUP, name, "viewer", None)
        yield database


def test_the_tables_name_every_question_and_act() -> None:
    assert public(ask_attention) == {"rules", "address"}
    assert public(act_attention) == {"switch_on", "switch_off", "set_address"}


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("own", OWN, ids=str)
@pytest.mark.parametrize("role", MAY)
def test_a_rule_is_about_what_may_be_seen(role: str, own: str | None) -> None:
    """Nothing is switched on here: the rule cannot be, so that an allowed act is refused by its own words alone."""
    with session.acting_as(Viewer("x", role, unit(own) if own else None, number=1, place="10.0.0.7")):
        for target in TARGETS:
            rule = Rule("change", unit(target), "chickens", 1, 1)
            assert answered(lambda r=rule: act_attention.switch_on(r)) is is_inside(own, target), target
        assert answered(ask_attention.rules)
        assert answered(ask_attention.address)
        assert answered(lambda: act_attention.set_address("x"))


def test_everybody_has_only_their_own(people: Database) -> None:
    an, binh = (Viewer(name, "viewer", None, number=n) for n, name in enumerate(("an", "binh"), 1))
    with session.acting_as(an):
        act_attention.switch_on(Rule("owing", unit("280")))
        act_attention.set_address(" an@danvan.example.vn ")
        (mine,) = ask_attention.rules()
    with session.acting_as(binh):
        assert ask_attention.rules() == []
        assert ask_attention.address() is None
        with pytest.raises(CannotChange, match="no_rule"):
            act_attention.switch_off(mine.number)
    with session.acting_as(an):
        assert ask_attention.address() == "an@danvan.example.vn"
        act_attention.switch_off(mine.number)
        assert ask_attention.rules() == []


@pytest.mark.usefixtures("people")
def test_the_demonstration_keeps_nothing() -> None:
    with session.acting_as(OPEN_VIEWER):
        assert ask_attention.rules() == []
        for refused in (
            lambda: act_attention.switch_on(Rule("owing", unit("280"))),
            lambda: act_attention.switch_off(1),
            lambda: act_attention.set_address("an@danvan.example.vn"),
            ask_attention.address,
        ):
            with pytest.raises(NotAllowed):
                refused()


REFUSED = """
    kind   | indicator                | percent | least | why
    x      |                          |         |       | no_kind
    change |                          | 20      | 5     | no_indicator
    change | chickens                 | 20      | 5     | no_indicator
    missed | chickens                 |         |       | no_indicator
    change | mediation_cases_received | 20      |       | no_least
    change | mediation_cases_received | 20      | 0     | no_least
    change | mediation_cases_received | 20      | nan   | no_least
    change | mediation_cases_received |         | 5     | no_percent
    change | mediation_cases_received | -1      | 5     | no_percent
    change | mediation_cases_received | nan     | 5     | no_percent
    change | mediation_success        |         | 5     |
    owing  |                          |         |       |
"""


@pytest.mark.parametrize("line", REFUSED.strip().splitlines()[1:])
def test_rules_that_cannot_be(line: str) -> None:
    kind, code, percent, least, why = (cell.strip() for cell in line.split("|"))
    rule = Rule(kind, 1, code or None, float(percent) if percent else None, float(least) if least else None)
    if not why:
        kept.checked(rule)
        return
    with pytest.raises(CannotChange, match=why):
        kept.checked(rule)


@pytest.mark.parametrize(
    "wanted",
    ["x", "a@b", "a b@danvan.vn", "a@danvan.vn\nBcc: b@danvan.vn", "<a@danvan.vn>", "a@-danvan.vn", "ă@danvan.vn"],
)
def test_what_is_no_address(people: Database, wanted: str) -> None:
    with pytest.raises(CannotChange, match="no_address"):
        kept.set_address(people, SETUP, 1, wanted)


def test_who_is_removed_gets_no_letters(people: Database) -> None:
    kept.set_address(people, SETUP, 2, "binh@danvan.example.vn")
    accounts.set_state(people, SETUP, 2, "removed")
    assert kept.address(people, 2) is None


def test_the_same_is_claimed_once(people: Database) -> None:
    assert kept.claim(people, 1, ["a", "b", "a"]) == ["a", "b"]
    assert kept.claim(people, 1, ["b", "c"]) == ["c"]
    kept.unclaim(people, 1, ["b"])
    assert kept.claim(people, 1, ["a", "b"]) == ["b"]
