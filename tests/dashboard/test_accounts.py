"""People, their states, links and passwords, on both engines."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from peopled import HANOI, SETUP, Office

from dashboard import accounts
from dashboard.accounts import CannotChange
from dashboard.entrance import passwords, sign_ins, throttle, tokens
from etl.tables import DEVICE, LINK, PERSON, now
from tests.etl.journals import both

GOOD, OTHER = "tre xanh giếng đá 7", "mây trắng ruộng bậc thang"


@both
def test_adding_changing_removing(peopled: Office):
    database = peopled.database
    assert accounts.is_open(database)
    boss = accounts.add(database, SETUP, " Quản.Tri ".replace("ả", "a"), "administrator", None, "")
    an = accounts.add(database, SETUP, "an", "officer", HANOI, " Nguyễn Văn An ")
    assert not accounts.is_open(database)
    assert (boss.name, boss.shown) == ("quan.tri", "quan.tri")
    assert (an.number, an.shown, an.state, an.has_password) == (2, "Nguyễn Văn An", "active", False)
    changed = accounts.change(database, SETUP, an.number, "approver", None, "An")
    assert (changed.role, changed.area, changed.shown) == ("approver", None, "An")
    assert accounts.set_state(database, SETUP, an.number, "removed").state == "removed"
    assert accounts.named(database, "AN ").state == "removed"
    assert peopled.noted(()) == [
        "setup person_add quan.tri",
        "setup person_add an",
        "setup person_change an",
        "setup person_remove an",
    ]


NAMES = """
an.nguyen      | taken
ab             |
a              |
x@y.vn         |
Nguyễn         | bad_name
-a             | bad_name
a b            | bad_name
'; drop table  | bad_name
<b>            | bad_name
               | bad_name
AN.NGUYEN      | name_taken
"""


@both
def test_names(peopled: Office):
    peopled.person("an.nguyen")
    for line in NAMES.strip("\n").splitlines()[1:]:
        name, problem = (cell.strip() for cell in line.split("|"))
        if problem:
            with pytest.raises(CannotChange, match=problem):
                peopled.person(name)
        else:
            assert peopled.person(name).name == name
    with pytest.raises(CannotChange, match="bad_name"):
        peopled.person("a" * 65)


@both
def test_somebody_is_always_left_who_can_add_people(peopled: Office):
    boss = peopled.person("boss", "administrator")
    peopled.person("below", "administrator", HANOI)
    locked = peopled.person("locked", "administrator")
    accounts.set_state(peopled.database, SETUP, locked.number, "locked")
    attempts = [
        lambda: accounts.set_state(peopled.database, SETUP, boss.number, "locked"),
        lambda: accounts.set_state(peopled.database, SETUP, boss.number, "removed"),
        lambda: accounts.change(peopled.database, SETUP, boss.number, "approver", None, ""),
        lambda: accounts.change(peopled.database, SETUP, boss.number, "administrator", HANOI, ""),
    ]
    for attempt in attempts:
        with pytest.raises(CannotChange, match="last_administrator"):
            attempt()
    accounts.set_state(peopled.database, SETUP, locked.number, "active")
    assert attempts[0]().state == "locked"


@both
def test_who_is_locked_is_out_everywhere(peopled: Office):
    peopled.person("boss", "administrator")
    an = peopled.person("an")
    key, token = peopled.signed_in("an"), tokens.make(peopled.database, SETUP, an.number, "x")
    link = accounts.make_link(peopled.database, SETUP, an.number)
    accounts.set_state(peopled.database, SETUP, an.number, "locked")
    accounts.set_state(peopled.database, SETUP, an.number, "active")
    assert sign_ins.look_up(peopled.database, key) is None
    assert tokens.look_up(peopled.database, token, "") is None
    assert accounts.of_link(peopled.database, link) is None
    accounts.set_state(peopled.database, SETUP, an.number, "locked")
    with pytest.raises(CannotChange, match="not_active"):
        accounts.make_link(peopled.database, SETUP, an.number)


@both
def test_who_was_removed_and_comes_back_sets_a_new_password(peopled: Office):
    an = peopled.person("an")
    accounts.set_password(peopled.database, SETUP, an.number, "tre xanh giếng đá 7")
    for state, has_password in (("locked", True), ("active", True), ("removed", False), ("active", False)):
        assert accounts.set_state(peopled.database, SETUP, an.number, state).has_password is has_password


@both
def test_a_link_sets_a_password_once(peopled: Office):
    an = peopled.person("an")
    first = accounts.make_link(peopled.database, SETUP, an.number)
    second = accounts.make_link(peopled.database, SETUP, an.number)
    with pytest.raises(CannotChange, match="dead_link"):
        accounts.use_link(peopled.database, first, GOOD, "10.0.0.9")
    with pytest.raises(CannotChange, match="too_weak"):  # does not use it up
        accounts.use_link(peopled.database, second, "matkhau123", "10.0.0.9")
    assert accounts.of_link(peopled.database, second).name == "an"
    assert accounts.use_link(peopled.database, second, GOOD, "10.0.0.9").has_password
    for given in (second, "", "x" * 43):
        with pytest.raises(CannotChange, match="dead_link"):
            accounts.use_link(peopled.database, given, OTHER, "10.0.0.9")
    assert peopled.noted() == ["setup person_link an", "setup person_link an", "an password_set an"]


@both
def test_a_link_ends_after_a_day_and_is_not_stored(peopled: Office):
    an = peopled.person("an")
    link = accounts.make_link(peopled.database, SETUP, an.number)
    with peopled.database.write() as connection:
        stored = connection.execute(sa.select(LINK.c.hash, LINK.c.ends_at)).one()
        assert stored.hash != link and stored.ends_at - now() > timedelta(hours=23, minutes=59)
        connection.execute(sa.update(LINK).values(ends_at=now()))
    assert accounts.of_link(peopled.database, link) is None


WEAK = """
ngắn quá     | too_short
matkhau123   | too_weak
1234567890   | too_weak
nguyenvanan1 | too_weak
"""


@both
def test_changing_ones_password(peopled: Office):
    an = peopled.person("an", shown="Nguyễn Văn An")
    accounts.set_password(peopled.database, SETUP, an.number, GOOD)
    key = peopled.signed_in("an")
    with peopled.database.write() as connection:
        connection.execute(DEVICE.insert().values(hash="d" * 64, person=an.number, made_at=now()))
    by = accounts.By("an", "10.0.0.7")
    with pytest.raises(CannotChange, match="wrong_old"):
        accounts.change_password(peopled.database, by, an.number, OTHER, OTHER)
    with pytest.raises(CannotChange, match="too_long"):
        accounts.change_password(peopled.database, by, an.number, GOOD, "ab" * 65)
    for line in WEAK.strip("\n").splitlines():
        new, problem = (cell.strip() for cell in line.split("|"))
        with pytest.raises(CannotChange, match=problem):
            accounts.change_password(peopled.database, by, an.number, GOOD, new)
    assert sign_ins.look_up(peopled.database, key) is not None
    accounts.change_password(peopled.database, by, an.number, GOOD, OTHER)
    assert sign_ins.look_up(peopled.database, key) is None
    with peopled.database.read() as connection:
        hashed = connection.execute(sa.select(PERSON.c.password)).scalar_one()
        assert hashed.startswith("$argon2id$") and OTHER not in hashed
        assert connection.execute(sa.select(DEVICE.c.hash)).first() is None
    assert peopled.noted() == ["setup password_set an", "an password_refused", "an password_set an"]


@both
def test_old_passwords_cannot_be_tried_all_day(peopled: Office):
    an = peopled.person("an")
    accounts.set_password(peopled.database, SETUP, an.number, GOOD)
    by = accounts.By("an", "10.0.0.7")
    for _ in range(throttle.FREE):
        with pytest.raises(CannotChange, match="wrong_old"):
            accounts.change_password(peopled.database, by, an.number, "sai rồi", OTHER)
    with pytest.raises(CannotChange, match="too_often"):  # even with the right one
        accounts.change_password(peopled.database, by, an.number, GOOD, OTHER)
    assert peopled.noted().count("an password_refused") == throttle.FREE


@both
def test_when_each_signed_in_last(peopled: Office):
    an = peopled.person("an")
    peopled.person("binh")
    assert sign_ins.last(peopled.database) == {}
    peopled.signed_in("an")
    peopled.signed_in("an")
    assert list(sign_ins.last(peopled.database)) == [an.number]


def test_a_name_nobody_has_is_checked_at_the_cost_of_one_somebody_has() -> None:
    assert not passwords.is_outdated(passwords._NOBODY)
    assert passwords.is_outdated(passwords._NOBODY.replace("t=3", "t=2"))
