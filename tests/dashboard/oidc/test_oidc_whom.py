"""Whom the identity provider's claims mean, and which role and area they give."""

import json

import pytest

from dashboard import accounts
from tests.dashboard.identity import AN, PEOPLE, Identity, area, come, last_line, person, settle
from tests.dashboard.visitor import BY, Office

RULES = """
scope = "openid profile email groups"
[[rule]]
claim = "groups"
has = "danvan-quantri"
role = "administrator"
area = "*"
[[rule]]
claim = "groups"
has = "danvan-officer-{area}"
role = "officer"
[[rule]]
claim = "groups"
has = "danvan-viewer-{area}"
role = "viewer"
"""


def test_who_is_unknown_is_refused_and_not_added(office: Office, identity: Identity) -> None:
    visitor, answer = come(office, identity, "n-4")
    assert (answer.status_code, "chưa được thêm vào chương trình" in answer.text) == (403, True)
    assert "danvan_session" not in visitor.cookies
    assert [one.name for one in accounts.people(office.database)] == ["an", "lan"]
    subject = f"{identity.issuer}|n-4"
    assert last_line(office) == ("?", "sign_in_refused", subject, {"way": "oidc", "why": "unknown"})


@pytest.mark.parametrize("state", ["locked", "removed"])
def test_who_is_locked_is_refused(office: Office, identity: Identity, state: accounts.State) -> None:
    accounts.set_state(office.database, BY, person(office, "an").number, state)
    assert come(office, identity, "n-1")[1].status_code == 403
    assert last_line(office)[2:] == ("an", {"way": "oidc", "why": "locked"})


def test_who_gives_up_at_the_provider_is_told_so(office: Office, identity: Identity) -> None:
    answer = come(office, identity, "")[1]
    assert (answer.status_code, "hoặc bạn đã hủy" in answer.text) == (403, True)


def test_a_name_counts_the_first_time_and_from_then_on_the_number(office: Office, identity: Identity) -> None:
    office.sql("update person set subject = null")
    settle(office, identity, 'person = "preferred_username"')
    assert come(office, identity, "n-1")[1].status_code == 303
    assert person(office, "an").subject == f"{identity.issuer}|n-1"
    assert ("oidc", "person_bind") in office.sql("select who, act from audit where about = 'an'")
    assert come(office, identity, "n-3")[1].status_code == 403  # the name was given to somebody else
    identity.tell(accounts=PEOPLE | {"n-1": {"preferred_username": "an.tran"}})
    assert come(office, identity, "n-1")[1].status_code == 303  # and An was given another


def test_an_address_counts_when_it_is_verified(office: Office, identity: Identity) -> None:
    for name in ("binh@phuxuyen.example", "chi@phuxuyen.example"):
        accounts.add(office.database, BY, name, "viewer", area("280"))
    settle(office, identity, 'person = "email"')
    chi = {"email": "Chi@phuxuyen.example", "email_verified": True}
    for verified in (False, "true", None):
        identity.tell(accounts=PEOPLE | {"n-2": PEOPLE["n-2"] | {"email_verified": verified}, "n-4": chi})
        answer = come(office, identity, "n-2")[1]
        assert (answer.status_code, "chưa được xác minh" in answer.text) == (403, True)
    assert person(office, "binh@phuxuyen.example").subject is None
    assert come(office, identity, "n-4")[1].status_code == 303


def test_role_and_area_are_taken_over_at_each_sign_in(office: Office, identity: Identity) -> None:
    settle(office, identity, RULES, accounts=PEOPLE)
    visitor, answer = come(office, identity, "n-1")
    assert answer.status_code == 303
    an = person(office, "an")
    assert (an.role, an.area) == ("officer", area("280"))
    changed = office.sql("select who, details from audit where act = 'person_change' order by number desc")[0]
    assert changed[0] == "oidc"
    assert json.loads(changed[1])["was_role"] == "viewer"
    identity.tell(accounts={"n-1": AN | {"groups": ["danvan-viewer-10270"]}})
    assert come(office, identity, "n-1")[1].status_code == 303
    assert (person(office, "an").role, person(office, "an").area) == ("viewer", area("10270"))
    assert visitor.ask("/api/v1/series?indicator=mediators&area=280").status_code == 403  # the older sign-in too


NO_GROUP = ([], ["khac"], ["danvan-officer-"], ["danvan-officer-280x"], ["x danvan-quantri"], None, 7)


@pytest.mark.parametrize("groups", NO_GROUP)
def test_who_fits_no_rule_is_refused_though_known(office: Office, identity: Identity, groups: object) -> None:
    settle(office, identity, RULES, accounts={"n-1": AN | {"groups": groups}})
    assert come(office, identity, "n-1")[1].status_code == 403
    assert last_line(office)[3]["why"] == "no_role"
    assert person(office, "an").role == "viewer"


def test_who_fits_a_rule_is_added_when_the_office_says_so(office: Office, identity: Identity) -> None:
    known = {"n-5": {"preferred_username": "dung", "name": "Vũ Dũng", "groups": ["danvan-officer-280"]}, **PEOPLE}
    settle(office, identity, RULES, accounts=known)
    assert come(office, identity, "n-5")[1].status_code == 403
    settle(office, identity, "adds = true" + RULES, accounts=known)
    visitor, answer = come(office, identity, "n-5")
    dung = person(office, "dung")
    assert (answer.status_code, dung.shown, dung.role, dung.area) == (303, "Vũ Dũng", "officer", area("280"))
    assert (dung.subject, dung.has_password) == (f"{identity.issuer}|n-5", False)
    assert visitor.sign_in("dung", "").status_code == 401  # no password opens it
    assert come(office, identity, "n-4")[1].status_code == 403  # 99999 is no area
    identity.tell(accounts={"n-6": {"preferred_username": "lan", "groups": ["danvan-quantri"]}})
    assert come(office, identity, "n-6")[1].status_code == 403  # nobody comes in under another's name
    assert person(office, "lan").subject is None


def test_the_last_administrator_is_not_made_less(office: Office, identity: Identity) -> None:
    office.sql("update person set subject = :s where name = 'lan'", s=f"{identity.issuer}|n-9")
    settle(office, identity, RULES, accounts={"n-9": {"groups": ["danvan-officer-280"]}})
    assert come(office, identity, "n-9")[1].status_code == 403
    assert (last_line(office)[3]["why"], person(office, "lan").role) == ("cannot", "administrator")
