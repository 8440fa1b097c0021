"""Acts on people: who may do them, what they leave behind, and that others are refused and noted."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from peopled import HANOI, OTHER, PHU_XUYEN, Office

from dashboard import accounts, act, ask_audit, ask_people, session
from dashboard.accounts import CannotChange, Person
from dashboard.entrance import sign_ins, tokens
from dashboard.model import OPEN_VIEWER
from dashboard.refusal import NotAllowed
from etl.tables import now
from tests.etl.journals import both

ON_A_PERSON: dict[str, Callable[[Person], object]] = {
    "change_person": lambda one: act.change_person(one.number, one.role, one.area, "Tên khác"),
    "lock_person": lambda one: act.lock_person(one.number),
    "unlock_person": lambda one: act.unlock_person(one.number),
    "remove_person": lambda one: act.remove_person(one.number),
    "make_link": lambda one: act.make_link(one.number),
    "end_sign_ins": lambda one: act.end_sign_ins(one.number),
    "sign_ins_of": lambda one: ask_people.sign_ins_of(one.number),
}
# who may do something to whom; "-": refused
WHO = """
          whole  hanoi  commune other  self
office    x      x      x       x      -
hanoi     -      -      x       -      -
commune   -      -      -       -      -
approver  -      -      -       -      -
officer   -      -      -       -      -
viewer    -      -      -       -      -
"""


@pytest.fixture
def crew(peopled: Office) -> Office:
    """Administrators of the office, a province and a commune, other roles, and people to be managed."""
    for name, role, area in (
        ("office", "administrator", None),
        ("hanoi", "administrator", HANOI),
        ("commune", "administrator", PHU_XUYEN),
        ("approver", "approver", None),
        ("officer", "officer", None),
        ("viewer", "viewer", None),
        ("of-whole", "viewer", None),
        ("of-other", "viewer", OTHER),
        ("of-commune", "viewer", PHU_XUYEN),
    ):
        peopled.person(name, role, area)
    return peopled


@pytest.mark.parametrize("done", ON_A_PERSON)
def test_who_may_do_what_to_whom(crew: Office, done: str):
    header, *rows = (line.split() for line in WHO.strip("\n").splitlines())
    whom = {"whole": "of-whole", "hanoi": "of-other", "commune": "of-commune", "other": "of-other"}
    for who, *marks in rows:
        for column, mark in zip(header, marks, strict=True):
            name = who if column == "self" else whom[column]
            person = accounts.named(crew.database, name)
            if who == "commune" and column == "commune":
                continue  # below
            is_allowed = mark == "x"
            if done == "change_person" and column == "self" and who in ("office", "hanoi", "commune"):
                is_allowed = True  # the shown name is one's own
            with crew.acting(who):
                if is_allowed:
                    ON_A_PERSON[done](person)
                else:
                    with pytest.raises(NotAllowed):
                        ON_A_PERSON[done](person)
            accounts.set_state(crew.database, accounts.By("setup"), person.number, "active")


def test_an_administrator_of_an_area_manages_those_of_the_same_area(crew: Office):
    with crew.acting("commune"):
        act.lock_person(accounts.named(crew.database, "of-commune").number)
    assert crew.noted() == ["commune person_lock of-commune"]


GIVEN = [
    # who       role             area        may
    ("office", "administrator", None, True),
    ("office", "viewer", OTHER, True),
    ("hanoi", "administrator", HANOI, True),
    ("hanoi", "officer", PHU_XUYEN, True),
    ("hanoi", "viewer", None, False),
    ("hanoi", "viewer", OTHER, False),
    ("commune", "viewer", HANOI, False),
    ("approver", "viewer", None, False),
    ("viewer", "viewer", None, False),
]


@pytest.mark.parametrize(("who", "role", "area", "may"), GIVEN)
def test_nobody_gives_what_one_does_not_have(crew: Office, who: str, role: str, area: int | None, may: bool):
    of_commune = accounts.named(crew.database, "of-commune").number
    with crew.acting(who):
        if may:
            assert act.add_person("moi", role, area, "Mới").area == area
            assert act.change_person(of_commune, role, area, "x").role == role
        else:
            with pytest.raises(NotAllowed):
                act.add_person("moi", role, area, "Mới")
            with pytest.raises(NotAllowed):
                act.change_person(of_commune, role, area, "x")
            assert accounts.named(crew.database, "moi") is None
    assert any("not_allowed" in line for line in crew.noted()) is not may


def test_nobody_moves_oneself(crew: Office):
    with crew.acting("office") as me:
        assert act.change_person(me.number, "administrator", None, "Tên mới").shown == "Tên mới"
        for role, area in (("viewer", None), ("administrator", HANOI)):
            with pytest.raises(NotAllowed):
                act.change_person(me.number, role, area, "Tên mới")


def test_a_change_acts_at_the_next_click(crew: Office):
    key = crew.signed_in("viewer")
    person = accounts.named(crew.database, "viewer")
    with crew.acting("office"):
        act.change_person(person.number, "officer", HANOI, "")
    assert sign_ins.look_up(crew.database, key).role == "officer"
    with crew.acting("office"):
        act.lock_person(person.number)
    assert sign_ins.look_up(crew.database, key) is None


def test_somebody_who_is_not_there(crew: Office):
    with crew.acting("office"), pytest.raises(CannotChange, match="no_such"):
        act.lock_person(99)
    with crew.acting("viewer"), pytest.raises(NotAllowed):
        act.lock_person(99)


def test_people_one_may_not_manage_are_not_listed(crew: Office):
    def listed(who: str) -> list[str]:
        with crew.acting(who):
            return [known.person.name for known in ask_people.people()]

    assert len(listed("office")) == 9
    assert listed("hanoi") == ["commune", "hanoi", "of-commune"]
    assert listed("commune") == ["commune", "of-commune"]
    with pytest.raises(NotAllowed):
        listed("approver")


def test_roles_and_areas_to_give(crew: Office):
    with crew.acting("hanoi"):
        assert ask_people.roles() == ["viewer", "officer", "approver", "administrator"]
        given = ask_people.areas()
        assert None not in given and all(HANOI in area.above for area in given)
    with crew.acting("office"):
        assert ask_people.areas()[0] is None
        assert len(ask_people.areas()) > 3000


@both
def test_ones_own_things(peopled: Office):
    peopled.person("an")
    here, elsewhere = peopled.viewer("an"), peopled.signed_in("an")
    with session.acting_as(here):
        assert len(ask_people.own_sign_ins()) == 2
        act.sign_out_everywhere()
        assert [one.key for one in ask_people.own_sign_ins()] == [here.session]
        token = act.make_token("bảng quý", 30)
        [known] = ask_people.own_tokens()
        assert (known.label, known.ends_at - known.made_at) == ("bảng quý", timedelta(days=30))
        assert tokens.look_up(peopled.database, token, "").name == "an"
        act.revoke_token(known.key)
        assert ask_people.own_tokens() == []
    assert sign_ins.look_up(peopled.database, elsewhere) is None
    assert tokens.look_up(peopled.database, token, "") is None
    assert peopled.noted() == ["an sign_out_everywhere", "an token_make bảng quý", "an token_revoke bảng quý"]


def test_nobody_revokes_another_ones_token(peopled: Office):
    peopled.person("an")
    peopled.person("binh")
    with peopled.acting("an"):
        act.make_token("x", 30)
        [known] = ask_people.own_tokens()
    with peopled.acting("binh"):
        act.revoke_token(known.key)
    with peopled.acting("an"):
        assert ask_people.own_tokens() == [known]


def test_the_demonstration_has_no_account(peopled: Office):
    with session.acting_as(OPEN_VIEWER):
        for asked in (ask_people.own_sign_ins, ask_people.own_tokens, act.sign_out_everywhere):
            with pytest.raises(NotAllowed):
                asked()
        for given in (lambda: act.make_token("x", 30), lambda: act.change_own_password("a", "b")):
            with pytest.raises(NotAllowed):
                given()


@both
def test_the_audit_is_for_administrators_of_the_whole_office(peopled: Office):
    for name, role, area in (("office", "administrator", None), ("hanoi", "administrator", HANOI)):
        peopled.person(name, role, area)
    peopled.person("approver", "approver")
    questions = [
        lambda: ask_audit.lines(1, None, None, None, None),
        lambda: ask_audit.count(None, None, None, None),
        lambda: ask_audit.for_a_file(None, None, None, None),
        ask_audit.acts,
        ask_audit.newest,
        ask_audit.verify,
    ]
    for who in ("hanoi", "approver"):
        for question in questions:
            with peopled.acting(who), pytest.raises(NotAllowed):
                question()
    with peopled.acting("office"):
        for question in questions:
            assert question()
        everything = ask_audit.for_a_file(None, None, None, None)
        assert len(everything) == ask_audit.count(None, None, None, None)
        assert ask_audit.lines(1, 1, "office", "sign_in", None)[0].at <= now()
        assert ask_audit.count(1, "nobody", None, None) == 0


def test_the_audit_comes_page_by_page(peopled: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ask_audit, "PAGE", 4)
    for number in range(10):
        peopled.person(f"p{number}")
    peopled.person("office", "administrator")
    with peopled.acting("office"):
        pages = [[line.number for line in ask_audit.lines(page, None, None, None, None)] for page in (1, 2, 3, 4)]
    assert pages == [[12, 11, 10, 9], [8, 7, 6, 5], [4, 3, 2, 1], []]
