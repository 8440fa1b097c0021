"""What a viewer may do with briefings and shares, as in act.py; permission is checked here and there alone.

What cannot be kept raises CannotKeep with the key of the text that says why.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

import sqlalchemy as sa

from dashboard import ask, ask_briefings, session
from dashboard.briefing import issued, kept, office_slides, shares, slide_template
from dashboard.briefing.content import Content, Slide
from dashboard.briefing.issued import Kind
from dashboard.briefing.kept import Briefing, CannotKeep, Item
from dashboard.briefing.recipe import Recipe
from dashboard.briefing.slides import deck
from dashboard.entrance.settings import settings
from dashboard.permissions import may
from dashboard.refusal import refuse
from dashboard.text import Language
from etl import audit
from etl.audit import By
from etl.database import Database, opened
from etl.office import office

__all__ = ["CannotKeep"]


def new_briefing(name: str, language: Language, items: Sequence[Item] = ()) -> Briefing:
    """A new briefing of the viewer, of the figures of now."""
    position = ask_briefings.newest_position()
    return kept.add(_database(), _number(), Briefing(name, language, position, tuple(items)))


def collect(number: int, recipe: Recipe) -> Briefing:
    """Put a chart behind all others of a briefing of the viewer; it shows its figures as of the briefing's moment."""
    newest = ask.newest()
    keys = (recipe.area, *recipe.beside)
    ask.permit([area for key in keys if newest and (area := ask.named(newest, key))])
    there = ask_briefings.one(number)
    return change(replace(there, items=(*there.items, Item(recipe))))


def change(briefing: Briefing) -> Briefing:
    """Keep what a briefing of the viewer has become: its name, its items and their order."""
    return kept.change(_database(), _number(), briefing)


def bring_up_to_date(briefing: Briefing) -> Briefing:
    """Take the figures of now."""
    return change(ask_briefings.of_now(briefing))


def copy(briefing: Briefing, name: str, quarter: str | None = None) -> Briefing:
    """A new briefing of the figures of now with the same items, every chart rolled on to end with that quarter."""
    items = briefing.items
    if quarter:
        today = date.today()
        items = tuple(replace(one, recipe=one.recipe.rolled(quarter, today)) if one.recipe else one for one in items)
    return new_briefing(name, briefing.language, items)


def drop(number: int) -> None:
    """Keep a briefing of the viewer no longer. What was made of it stays, and so do links to it."""
    kept.drop(_database(), _number(), number)


def issue(briefing: Briefing, kind: Kind) -> Content:
    """The briefing as it leaves as a file of that kind, with the code it is noted under, also in the audit."""
    made = ask_briefings.content(briefing)
    with _database().write() as connection:
        return _issued(connection, briefing, made, kind)


def issue_chart(recipe: Recipe, position: int, language: Language) -> Content:
    """One chart as it leaves as a picture, of the figures as of a position; noted like a briefing of its own."""
    alone = Briefing("", language, position, (Item(recipe),))
    (slide,) = ask_briefings.slides(alone)
    return issue(replace(alone, name=slide.heading or slide.title), "picture")


def share(briefing: Briefing, days: int, password: str = "") -> str:
    """Make a link to the briefing as it is, ending after so many days; gives its secret, to be shown once.

    Refused when the viewer may not see an area in it.
    """
    newest = ask.newest()
    recipes = [item.recipe for item in briefing.items if item.recipe]
    keys = dict.fromkeys(key for recipe in recipes for key in (recipe.area, *recipe.beside))
    among = [area for key in keys if newest and (area := ask.named(newest, key))]
    if among:  # words alone are of no area
        ask.permit(among)
    made = ask_briefings.content(briefing)
    with _database().write() as connection:
        content = _issued(connection, briefing, made, "link")
        return shares.add(connection, content, timedelta(days=days), password, _number())


def end_share(key: str) -> None:
    """Revoke a link of the viewer."""
    shares.end(_database(), _by(), _number(), key)


def set_template(content: bytes) -> None:
    """Have slides made on the office's own template from now on; for administrators of the whole office.

    Raises slide_template.BadTemplate with the reason when it cannot be used: slides are made on it before it is kept.
    """
    _manages_template()
    if len(content) > office_slides.LARGEST:
        raise slide_template.BadTemplate("too_big")
    try:
        deck(Content("", "", "", "vi", (Slide("", text=""),)), content)
    except slide_template.BadTemplate:
        raise
    except Exception as bad:  # what opens may still not bear slides, in any of many ways
        raise slide_template.BadTemplate("broken") from bad
    with _database().write() as connection:  # the only writer, for the files too
        office_slides.put(office(), content)
        audit.note(connection, _by(), "template_set", sha256(content).hexdigest()[:16], size=len(content))


def take_back_template() -> None:
    """Have slides made again on what was there before the last change, a template or none; as `set_template`."""
    _manages_template()
    with _database().write() as connection:
        office_slides.take_back(office())
        own = office_slides.own(office())
        audit.note(connection, _by(), "template_back", sha256(own).hexdigest()[:16] if own else None)


def _manages_template() -> None:
    viewer = session.viewer()
    if not may(viewer, "manage", None):
        refuse(viewer, "manage", "template")


def _issued(connection: sa.Connection, briefing: Briefing, made: Content, kind: Kind) -> Content:
    held = ask_briefings.held(briefing, made.slides)
    code = issued.note(connection, kind, briefing.name, briefing.position, _number(), held)
    audit.note(connection, _by(), "issue", code, kind=kind, name=briefing.name)
    address = settings().url
    return replace(made, code=code, address=f"{address}/v/{code}" if address else "")


def _number() -> int | None:
    return session.viewer().number


def _by() -> By:
    viewer = session.viewer()
    return By(viewer.name, viewer.place)


def _database() -> Database:
    return opened(office().journal)
