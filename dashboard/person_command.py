"""`dashboard person …`: accounts by the command line. Passwords are typed or read from standard input."""

import argparse
import getpass
import os
import sys

from dashboard import accounts
from dashboard.entrance import passwords
from dashboard.permissions import ALLOWED
from dashboard.text import text
from etl import areas
from etl.audit import By
from etl.database import Database, opened
from etl.office import office


def add_person_command(commands: argparse._SubParsersAction) -> None:
    """Add `person add | list | password | link | lock | unlock | remove` to the command."""
    person = commands.add_parser("person", help="who may come in")
    deeds = person.add_subparsers(required=True, metavar="add|list|password|link|lock|unlock|remove")
    added = deeds.add_parser(
        "add", help="add a person; prints a one-time link, or takes the password from standard input"
    )
    added.add_argument("name")
    added.add_argument("--role", required=True, choices=list(ALLOWED))
    added.add_argument("--area", help="code of the area entrusted; without it the whole office")
    added.add_argument("--shown", default="", help="the name shown on the pages")
    added.add_argument("--subject", help="who this is at the identity provider (ISSUER|SUB); then without a password")
    added.set_defaults(run=_add)
    deeds.add_parser("list", help="everybody").set_defaults(run=_list)
    for name, run in (("password", _password), ("link", _link)):
        deed = deeds.add_parser(name)
        deed.add_argument("name")
        deed.set_defaults(run=run)
    for name, state in (("lock", "locked"), ("unlock", "active"), ("remove", "removed")):
        deed = deeds.add_parser(name)
        deed.add_argument("name")
        deed.set_defaults(run=_set_state, state=state)


def _add(given: argparse.Namespace) -> int:
    area = None
    if given.area:
        try:
            area = areas.load().by_code(given.area)[0].id
        except areas.UnknownArea as error:
            print(error.message, file=sys.stderr)
            return 2
    try:
        if given.subject:
            person = accounts.add(_database(), _by(), given.name, given.role, area, given.shown, given.subject)
            print(text("vi")("person.added", name=person.name))
            return 0
        password = _asked(given.name) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        weak = password and passwords.weakness(password, [given.name, given.shown])
        if weak:  # before anybody is added
            raise accounts.CannotChange(weak)
        person = accounts.add(_database(), _by(), given.name, given.role, area, given.shown)
        print(text("vi")("person.added", name=person.name))
        if password:
            accounts.set_password(_database(), _by(), person.number, password)
        else:
            _print_link(person)
    except accounts.CannotChange as problem:
        return _cannot(problem)
    return 0


def _list(_given: argparse.Namespace) -> int:
    known = areas.load()
    for person in accounts.people(_database()):
        area = known.by_id(person.area).name if person.area else text("vi")("person.whole_office")
        print(f"{person.name:<24} {person.role:<14} {person.state:<8} {area}  {person.shown}")
    return 0


def _password(given: argparse.Namespace) -> int:
    person = accounts.named(_database(), given.name)
    if person is None:
        return _nobody(given.name)
    try:
        password = _asked(person.name) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        accounts.set_password(_database(), _by(), person.number, password)
    except accounts.CannotChange as problem:
        return _cannot(problem)
    print(text("vi")("person.password_set", name=person.name))
    return 0


def _link(given: argparse.Namespace) -> int:
    person = accounts.named(_database(), given.name)
    if person is None:
        return _nobody(given.name)
    try:
        _print_link(person)
    except accounts.CannotChange as problem:
        return _cannot(problem)
    return 0


def _set_state(given: argparse.Namespace) -> int:
    person = accounts.named(_database(), given.name)
    if person is None:
        return _nobody(given.name)
    try:
        accounts.set_state(_database(), _by(), person.number, given.state)
    except accounts.CannotChange as problem:
        return _cannot(problem)
    if given.state == "removed":
        print(text("vi")("person.removed", name=person.name))
    return 0


def _asked(name: str) -> str:
    once = getpass.getpass(text("vi")("person.ask_password", name=name))
    if once != getpass.getpass(text("vi")("person.ask_again")):
        raise accounts.CannotChange("not_the_same")
    return once


def _print_link(person: accounts.Person) -> None:
    address = os.environ.get("DASHBOARD_URL", "").rstrip("/") or "http://localhost:8501"
    print(text("vi")("person.link"))
    print(f"{address}/password/{accounts.make_link(_database(), _by(), person.number)}")


def _cannot(problem: accounts.CannotChange) -> int:
    print(text("vi")(f"person.{problem.what}"), file=sys.stderr)
    return 1


def _nobody(name: str) -> int:
    print(text("vi")("person.no_such_name", name=name), file=sys.stderr)
    return 1


def _by() -> By:
    return By(getpass.getuser(), "dashboard")


def _database() -> Database:
    return opened(office().journal)
