"""Every question, every act and every route × role × area: what must be refused is refused, all else is answered.

The tables name all there are; one that is added without being named here turns this red.
"""

import inspect
import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard import (
    accounts,
    act,
    act_briefings,
    ask,
    ask_audit,
    ask_briefings,
    ask_changes,
    ask_history,
    ask_people,
    ask_reports,
    ask_settings,
    ask_uploads,
    session,
)
from dashboard.briefing.plain_slides import plain
from dashboard.entrance import tokens
from dashboard.model import Area, Viewer, Warehouse
from dashboard.places import area_of
from dashboard.refusal import NotAllowed
from dashboard.server import app
from etl import areas as units
from tests.dashboard.visitor import BY, Office, lies_in

MAY = {  # the roles written down once more, so that a change of the program's table shows
    "viewer": {"see"},
    "officer": {"see", "hand_in"},
    "approver": {"see", "hand_in", "accept"},
    "administrator": {"see", "hand_in", "accept", "manage"},
}
HANOI, PHU_XUYEN, COMMUNE, AN_BIEN, COMMUNE_THERE = "01", "280", "10279@2025-06-30", "908", "30988@2025-06-30"
MERGED_THERE = "30988"  # made in July 2025 of COMMUNE_THERE and others, whole
OWN = (None, HANOI, PHU_XUYEN, COMMUNE, AN_BIEN, MERGED_THERE)
TARGETS = (HANOI, PHU_XUYEN, COMMUNE, AN_BIEN, COMMUNE_THERE)

# a question about an area → how it is asked; all of them are `see`
QUESTIONS: dict[str, Callable[[Warehouse, Area], object]] = {
    "quarters": lambda w, a: ask.quarters(w, a),
    "count_inside": lambda w, a: ask.count_inside(w, a, "2024-Q3"),
    "years": lambda w, a: ask.years(w, a),
    "has_other_periods": lambda w, a: ask.has_other_periods(w, a),
    "other_periods": lambda w, a: ask.other_periods(w, ["mediators"], [a]),
    "series": lambda w, a: ask.series(w, ["mediators"], [a], "2024-Q1", "2024-Q2"),
    "cumulative": lambda w, a: ask.cumulative(w, ["dialogue_sessions"], [a], "2024-Q1", "2024-Q2"),
    "yearly": lambda w, a: ask.yearly(w, ["mediators"], [a], 2024, 2024),
    "breakdown": lambda w, a: ask.breakdown(w, "models_registered", a, "subject", "2024-Q1", "2024-Q2"),
    "ranking": lambda w, a: ask.ranking(w, "mediators", a, "commune", "2024-Q1"),
    "coverage": lambda w, a: ask.coverage(w, a, "2024-Q1", "2024-Q2"),
    "figure": lambda w, a: ask.figure(w, "mediators", a, "2024-Q1"),
    "cells": lambda w, a: ask.cells(w, "mediators", a, ["2024-Q1"]),
    "permit": lambda w, a: ask.permit([a]),
    "rolling": lambda w, a: ask.rolling(w, ["dialogue_sessions"], [a], "2024-Q1", "2024-Q2"),
    "accepted": lambda w, a: ask_reports.accepted(w, ["mediators"], [a], ["2024-Q1"]),
    "changed_figures": lambda w, a: ask_changes.figures(w, w, a),
    "decisions": lambda w, a: ask_changes.decisions(w, w, a),
}
# what is asked without an area, and why that is no hole
OPEN = {
    "newest": "which warehouse is newest", "can_read": "whether it answers", "areas": "cut to the viewer's, below",
    "catalogue": "what the words mean", "parts_of": "the same", "main_indicators": "the same",
    "home": "the viewer's own area", "newest_complete": "of an answer", "whole": "cut by its caller",
    "unseen": "for permissions alone", "position": "how far the journal goes", "at": "the same at another moment",
    "on_day": "the same",
    "named": "what a code means, the same to everybody",
}  # fmt: skip
# an act on a person → whom it is done to; those on oneself are in OWN_ACTS
ACTS: dict[str, Callable[[accounts.Person], object]] = {
    "lock_person": lambda p: act.lock_person(p.number),
    "unlock_person": lambda p: act.unlock_person(p.number),
    "remove_person": lambda p: act.remove_person(p.number),
    "make_link": lambda p: act.make_link(p.number),
    "end_sign_ins": lambda p: act.end_sign_ins(p.number),
    "change_person": lambda p: act.change_person(p.number, "officer", p.area, ""),
    "add_person": lambda p: act.add_person(f"new{next(_NUMBERS)}", "viewer", p.area, ""),
    "sign_ins_of": lambda p: ask_people.sign_ins_of(p.number),
}
# an act on an upload → what it needs in every area the upload has figures of
UPLOAD_ACTS: dict[str, tuple[str, Callable[[int], object]]] = {
    "accept_upload": ("accept", lambda number: act.accept_upload(number)),
    "reject_upload": ("accept", lambda number: act.reject_upload(number, "x")),
    "withdraw_upload": ("hand_in", lambda number: act.withdraw_upload(number, "x")),
}
# for administrators of the whole office
OFFICE_ACTS: dict[str, Callable[[], object]] = {
    "set_two_people": lambda: act.set_two_people(False),
    "set_deadline": lambda: act.set_deadline("calendar", 0, None, indicator="mediators"),
    "close_quarter": lambda: act.close_quarter("2019"),
    "reopen_quarter": lambda: act.reopen_quarter("2019"),
}
TEMPLATE_ACTS = (lambda: act_briefings.set_template(plain()), act_briefings.take_back_template, ask_briefings.templates)
# about one's own briefings and links; what is in them is asked as the viewer: tests/dashboard/briefing
BRIEFING_QUESTIONS = {
    *("mine", "one", "warehouse", "newest_position", "position_of", "slides", "content", "newest_content", "of_now"),
    *("held", "changes", "has_newer_figures", "shares_of_viewer", "own_link", "touched_shares", "template"),
    "templates",
}
BRIEFING_ACTS = {
    *("new_briefing", "collect", "change", "bring_up_to_date", "copy", "drop"),
    *("issue", "issue_chart", "share", "end_share", "set_template", "take_back_template"),
}
OWN_ACTS = {"sign_out", "change_own_password", "sign_out_everywhere", "make_token", "revoke_token"}
ROUTES = {
    "/healthz": "anyone", "/fonts/{name}": "anyone", "/sign-in": "anyone", "/sign-out": "anyone",
    "/password/{link}": "who holds the link", "/entrance/style.css": "anyone", "/oidc/sign-in": "anyone",
    "/oidc/callback": "anyone", "/oidc/sign-out": "anyone", "/copying.js": "signed in; no figure is in it",
    "/s/{token}": "who holds the link", "/v": "anyone", "/v/{code}": "anyone: no figure is told",
    "/show/{number:int}": "its maker", "/show/{number:int}/newer": "its maker",
    "/original/{sha256}": "who sees all its areas", "/api": "signed in, as the pages",
}  # fmt: skip
_NUMBERS = itertools.count(1)


@pytest.fixture(scope="module")
def office(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The sample office, not served; this process asks it."""
    folder = tmp_path_factory.mktemp("grid") / "office"
    shutil.copytree(demo_office, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(folder))
        yield Office("", folder, folder / "log")


def unit(code: str) -> int:
    """The id of the area of that code that has figures: the newest before the mergers of 2025, or today's."""
    return units.load().by_code(code)[0].id


def is_inside(own: str | None, target: str) -> bool:
    """The slow, obvious way: up from the target, step by step, and up from all that its ground became."""
    return own is None or lies_in(unit(target), unit(own))


def public(module: object) -> set[str]:
    found = inspect.getmembers(module, inspect.isfunction)
    return {name for name, one in found if not name.startswith("_") and one.__module__ == module.__name__}


def test_the_tables_name_every_question_act_and_route() -> None:
    elsewhere = {"accepted", "changed_figures", "decisions"}  # in ask_reports.py and ask_changes.py
    assert public(ask) | elsewhere == QUESTIONS.keys() | OPEN.keys()
    assert public(ask_changes) == {"figures", "decisions"}
    deeds = (ACTS.keys() - {"sign_ins_of"}) | UPLOAD_ACTS.keys() | OFFICE_ACTS.keys() | OWN_ACTS
    assert public(act) == deeds | {"explain_finding"}  # in test_permission_quality.py
    assert public(ask_uploads) == {
        *("uploads", "may_open", "original_name", "has_original", "original", "sheet", "paragraphs"),
    }
    assert public(ask_history) == {
        *("may_look", "uploads", "entries", "figures", "foreseen", "possible", "areas_of", "closed_in"),
    }
    assert public(ask_settings) == {"may_set", "settings", "asks_for_two", "closed", "deadlines"}
    assert public(ask_people) == {
        *("has_account", "manages_people", "people", "sign_ins_of", "roles", "areas"),
        *("own_sign_ins", "own_tokens", "own_number"),
    }
    assert public(ask_briefings) == BRIEFING_QUESTIONS
    assert public(act_briefings) == BRIEFING_ACTS
    assert public(ask_audit) == {"may_read", "lines", "count", "for_a_file", "acts", "newest", "verify"}
    assert {route.path for route in app._user_routes} == ROUTES.keys()


@pytest.mark.parametrize("own", OWN, ids=str)
@pytest.mark.parametrize("role", MAY)
def test_every_question(office: Office, role: str, own: str | None) -> None:
    warehouse = ask.newest()
    with session.acting_as(Viewer("x", role, unit(own) if own else None, place="10.0.0.7")):
        seen = {area.id for area in ask.areas(warehouse)}
        for target in TARGETS:
            allowed, area = is_inside(own, target), area_of(unit(target))
            assert (area.id in seen) is allowed, target
            for name, question in QUESTIONS.items():
                assert answered(lambda q=question, a=area: q(warehouse, a)) is allowed, (name, target)


@pytest.mark.parametrize("own", OWN, ids=str)
@pytest.mark.parametrize("role", MAY)
def test_every_original(office: Office, role: str, own: str | None) -> None:
    """An original opens for who may see every area it has figures of; its upload is listed for who may see one."""
    warehouse = ask.newest()
    rows = ask.unseen(warehouse.path, "upload_areas")
    with session.acting_as(Viewer("x", role, unit(own) if own else None, place="10.0.0.7")):
        listed = set(ask_uploads.uploads(warehouse).upload)
        seen = {area.id for area in ask.areas(warehouse)}
        for (number, sha256), group in rows.groupby(["upload", "sha256"]):
            all_of, any_of = set(group.area) <= seen, bool(set(group.area) & seen)
            assert (number in listed) is (any_of or own is None), number
            assert ask_uploads.may_open(sha256) is ask_uploads.has_original(sha256) is (all_of or own is None), number
            assert answered(lambda s=sha256: ask_uploads.original(s)) is (all_of or own is None), number


@pytest.mark.parametrize("own", OWN, ids=str)
@pytest.mark.parametrize("role", MAY)
def test_every_act(office: Office, role: str, own: str | None) -> None:
    label = f"{role[:4]}{own or 'all'}"
    me = accounts.add(office.database, BY, f"me.{label}", role, unit(own) if own else None)
    for target in (None, *TARGETS):
        allowed = "manage" in MAY[role] and (own is None or (target is not None and is_inside(own, target)))
        for name, deed in ACTS.items():
            area = unit(target) if target else None
            person = accounts.add(office.database, BY, f"p{next(_NUMBERS)}.{label}", "viewer", area)
            if name == "unlock_person":
                accounts.set_state(office.database, BY, person.number, "locked")
            with session.acting_as(Viewer(me.name, role, me.area, number=me.number, place="10.0.0.7")):
                assert answered(lambda d=deed, p=person: d(p)) is allowed, (name, target)
            if not allowed:
                now = accounts.named(office.database, person.name)
                assert now.role == "viewer"
                assert now.state == ("locked" if name == "unlock_person" else "active")
    with session.acting_as(Viewer(me.name, role, me.area, number=me.number, place="10.0.0.7")):
        assert answered(ask_people.people) is ("manage" in MAY[role])
        reads = own is None and "manage" in MAY[role]
        for question in (ask_audit.acts, ask_audit.newest, ask_audit.verify):
            assert answered(question) is reads
        assert answered(lambda: ask_audit.lines(0, None, None, None, None)) is reads
        assert answered(lambda: ask_audit.for_a_file(None, None, None, None)) is reads
        assert answered(lambda: ask_audit.count(None, None, None, None)) is reads


@pytest.mark.parametrize("own", OWN, ids=str)
@pytest.mark.parametrize("role", MAY)
def test_every_act_on_uploads_and_rules(office: Office, role: str, own: str | None) -> None:
    """Decided is by who may in every area of an upload, listed to who sees one; here nothing changes by it."""
    everything = {one.upload.number: one for one in as_anybody(ask_history.uploads)}
    whole = {n: {area.code for area in one.areas} for n, one in everything.items()}
    chosen = {
        min(n for n, codes in whole.items() if codes == some) for some in map(set, set(map(frozenset, whole.values())))
    }
    with session.acting_as(Viewer(f"u.{role}{own}", role, unit(own) if own else None, place="10.0.0.7")):
        listed = {one.upload.number for one in ask_history.uploads()}
        for number in sorted(chosen):
            inside = [own is None or lies_in(area.id, unit(own)) for area in everything[number].areas]
            assert (number in listed) is any(inside)
            for name, (action, deed) in UPLOAD_ACTS.items():
                allowed = action in MAY[role] and all(inside)
                decision = name.removesuffix("_upload")
                possible = decision in ask_history.possible(everything[number])
                assert possible is (allowed and decision == "withdraw"), (name, number)  # all are accepted
                if not (allowed and decision == "withdraw"):
                    assert answered(lambda d=deed, n=number: d(n)) is allowed, (name, number)
        manages = own is None and "manage" in MAY[role]
        questions = (ask_settings.settings, ask_settings.asks_for_two, ask_settings.closed, ask_settings.deadlines)
        for one in (*OFFICE_ACTS.values(), *TEMPLATE_ACTS, *questions):
            assert answered(one) is ask_settings.may_set() is manages
        assert ask_history.may_look() is ("hand_in" in MAY[role] or role == "viewer")  # nobody signed in: number None


def as_anybody(question: Callable[[], object]) -> object:
    with session.acting_as(Viewer("all", "administrator", None)):
        return question()


@pytest.mark.parametrize("role", MAY)
def test_what_is_ones_own_is_nobody_elses(office: Office, role: str) -> None:
    mine = accounts.add(office.database, BY, f"own.{role}", role, None)
    other = accounts.add(office.database, BY, f"other.{role}", role, None)
    tokens.make(office.database, BY, other.number, "theirs")
    (theirs,) = tokens.of_person(office.database, other.number)
    with session.acting_as(Viewer(mine.name, role, None, number=mine.number, place="10.0.0.7")):
        act.make_token("mine", 30)
        act.revoke_token(theirs.key)
        assert [one.label for one in ask_people.own_tokens()] == ["mine"]
        act.sign_out_everywhere()
    assert tokens.of_person(office.database, other.number) == [theirs]


def test_a_refusal_is_a_line_of_the_audit(office: Office) -> None:
    with session.acting_as(Viewer("Tò mò", "viewer", unit(COMMUNE), place="10.0.0.99")):
        for _ in range(3):
            assert not answered(lambda: ask.permit([area_of(unit(AN_BIEN))]))
    lines = office.sql("select act, about, place from audit where who = 'Tò mò'")
    assert [(act_, place) for act_, _, place in lines] == [("not_allowed", "10.0.0.99")]
    assert lines[0][1].startswith("see 908")


def answered(question: Callable[[], object]) -> bool:
    """True when it is answered or fits no more, False when it is refused; anything else is a fault."""
    try:
        question()
    except NotAllowed:
        return False
    except act.CannotChange:
        pass
    return True
