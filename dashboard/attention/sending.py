"""Everybody who wants letters is sent what their rules find newly, each asked as that person."""

import sys
from datetime import date
from email.headerregistry import Address

from dashboard import accounts, ask, session
from dashboard.accounts import Person
from dashboard.ask_attention import rules
from dashboard.attention import found, kept
from dashboard.attention.letter import Letter, message, name_for
from dashboard.attention.post import BadPost, Post, Unsent, post, send
from dashboard.entrance.settings import settings
from dashboard.model import Viewer, Warehouse
from dashboard.text import Text, text
from etl.audit import By
from etl.confidential import NotConfidential
from etl.database import Database, opened
from etl.office import office

PLACE = "dashboard"


def send_all() -> int:
    """Send what is new to everybody who wants letters; says what came of it.

    0: everything due was sent, also where nothing was; 1: something was not, and is tried again the next time;
    2: nothing could be sent at all.
    """
    t = text("vi")
    try:
        made = post()
    except (BadPost, NotConfidential) as problem:
        print(problem, file=sys.stderr)
        return 2
    if made is None:
        return _cannot("mail.no_server", t)
    warehouse = ask.newest()
    if warehouse is None:
        return _cannot("mail.no_figures", t)
    database = opened(office().journal)
    waiting = {person: there for person in accounts.people(database) if (there := _wanted(database, person))}
    done = [_tell(person, there, warehouse, made, database, t) for person, there in waiting.items()]
    print(t("mail.done", letters=sum(one is True for one in done), people=len(done)))
    return 1 if False in done else 0


def _wanted(database: Database, person: Person) -> str | None:
    return kept.address(database, person.number) if person.state == "active" else None


def _tell(person: Person, to: str, warehouse: Warehouse, made: Post, database: Database, t: Text) -> bool | None:
    """Send a person what is new: True when it was sent, False when it could not be, None when there is nothing new."""
    if not made.serves(to):
        return _not_sent(person, t("mail.not_served", address=to, domains=", ".join(made.domains)), t)
    viewer = Viewer(person.name, person.role, person.area, person.shown, person.number, place=PLACE)
    with session.acting_as(viewer):  # what they may not see, they are not told
        known = kept.told(database, person.number)
        matters = found.in_letter(rules(), warehouse, ask.areas(warehouse), date.today(), t, known)
    news = [one for one in matters if one.keys]
    claimed = kept.claim(database, person.number, [key for one in news for key in one.keys])
    if not claimed:
        return None
    url = settings().url
    below = [
        t("letter.warehouse", number=warehouse.number, moment=t.moment(warehouse.published)),
        t("letter.why", office=url or t("office.title")),
    ]
    count = t("letter.subject_new", count=len(claimed))
    letter = Letter(count, t("letter.lead_new", name=person.shown, count=len(claimed)), matters, below, url)
    ready = message(letter, t, _addressed(person, to))
    ready["Message-ID"] = name_for(person.number, claimed, made.domain)
    try:
        send(made, ready)
    except Unsent as problem:
        kept.unclaim(database, person.number, claimed)
        return _not_sent(person, t(f"mail.{problem.why}", said=problem.said or "–", host=made.host), t)
    kept.note_sent(database, By(PLACE, PLACE), person.name, len(claimed))
    return True


def _addressed(person: Person, to: str) -> Address:
    shown = "".join(letter for letter in person.shown if letter.isprintable())
    return Address(display_name=shown, addr_spec=to)


def _not_sent(person: Person, why: str, t: Text) -> bool:
    print(t("mail.not_sent", name=person.name, why=why), file=sys.stderr)
    return False


def _cannot(key: str, t: Text) -> int:
    print(t(key), file=sys.stderr)
    return 2
