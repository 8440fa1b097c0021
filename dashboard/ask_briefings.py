"""Questions about briefings: one's own, what they hold, what has become of it since. Permission as in ask.py.

A briefing is its maker's alone. Its charts are made as whoever looks: what the maker may not see any more is not in it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from dashboard import ask, making, newer, session
from dashboard.briefing import issued, kept, office_slides, shares, slide_template
from dashboard.briefing.content import Content, Slide
from dashboard.briefing.issued import Held
from dashboard.briefing.kept import Briefing, CannotKeep, Item
from dashboard.briefing.recipe import WHOLE, BadRecipe, Recipe
from dashboard.briefing.shares import Share
from dashboard.briefing.written import slide
from dashboard.model import Warehouse
from dashboard.newer import Change
from dashboard.permissions import may
from dashboard.places import area_of
from dashboard.refusal import NotAllowed, refuse
from dashboard.text import Text, text
from etl.database import opened
from etl.journal import Journal
from etl.office import office
from etl.standing import until_next_decision

BACK = {"ranking": 1, "movement": 4, "findings": 4, "changes": 100}
"""Charts that look further back than they show: so many years."""


def mine() -> list[Briefing]:
    """The viewer's own, the one changed last first."""
    return kept.all_of(opened(office().journal), session.viewer().number)


def one(number: int) -> Briefing:
    """The viewer's own briefing of that number. Raises CannotKeep: gone."""
    there = kept.found(opened(office().journal), session.viewer().number, number)
    if there is None:
        raise CannotKeep("gone")
    return there


def warehouse(briefing: Briefing) -> Warehouse:
    """What the briefing's figures are from. Raises CannotKeep: gone, when nothing has been loaded."""
    newest = ask.newest()
    if newest is None:
        raise CannotKeep("gone")
    return ask.at(newest, briefing.position)


def newest_position() -> int:
    """Up to which entry of the journal there are figures, and what was said of them; 0 when nothing has been loaded."""
    newest = ask.newest()
    return 0 if newest is None else position_of(newest)


def has_newer_figures(briefing: Briefing) -> bool:
    """Whether figures came in since, whatever they change; not what was only said of the old ones."""
    newest = ask.newest()
    return newest is not None and ask.position(newest) > briefing.position


def position_of(warehouse: Warehouse) -> int:
    """Up to which entry of the journal all belongs to what a warehouse shows: figures, and what was said of them."""
    if warehouse.as_of is not None:
        return warehouse.as_of
    return until_next_decision(Journal(opened(office().journal)), ask.position(warehouse))


def slides(briefing: Briefing) -> list[Slide]:
    """Every item written out, in order. What cannot be shown any more is a slide that says so, never left out."""
    t, then = text(briefing.language), warehouse(briefing)
    return [_slide(item, then, t) for item in briefing.items]


def content(briefing: Briefing) -> Content:
    """The briefing as it leaves, without a code yet."""
    t, then = text(briefing.language), warehouse(briefing)
    said = t("briefing.as_of", moment=t.moment(then.published), position=briefing.position)
    return Content(briefing.name, t("office.title"), said, briefing.language, tuple(slides(briefing)))


def of_now(briefing: Briefing) -> Briefing:
    """The same with the figures of now, which are kept nowhere: as of today where that matters."""
    today = date.today()
    items = tuple(replace(one, recipe=one.recipe.on(today)) if one.recipe else one for one in briefing.items)
    return replace(briefing, position=newest_position(), items=items)


def newest_content(briefing: Briefing) -> Content:
    """The same with the figures of now; what they change stands on a slide in front."""
    t, changed = text(briefing.language), changes(briefing)
    made = content(of_now(briefing))
    first = Slide(t("briefing.newer_title"), text="\n".join(newer.written(changed, t)))
    said = f"{t('briefing.newer_as_of')}. {made.as_of}"
    return replace(made, as_of=said, slides=(first, *made.slides) if changed else made.slides)


def template() -> bytes | None:
    """The office's own slides, the file template.pptx in its folder; None where there is none."""
    session.viewer()
    return office_slides.own(office())


def templates() -> tuple[bool, bool, str]:
    """Whether the office has a template, had one before the last change, and the key of why its own cannot be used."""
    viewer = session.viewer()
    if not may(viewer, "manage", None):
        refuse(viewer, "manage", "template")
    own, fault = template(), ""
    if own is not None:
        try:
            slide_template.opened(own)
        except slide_template.BadTemplate as bad:
            fault = bad.why
    return own is not None, office_slides.before(office()) is not None, fault


def held(briefing: Briefing, made: Sequence[Slide]) -> list[Held]:
    """What is noted of the charts of a briefing when it leaves; `made` are its slides."""
    pairs = zip(briefing.items, made, strict=True)
    return [Held(item.recipe, one.heading, one.digest) for item, one in pairs if item.recipe and one.digest]


def changes(briefing: Briefing) -> list[Change]:
    """What taking the newest figures would change in it, chart by chart; nothing when they change nothing."""
    if newest_position() <= briefing.position:
        return []
    whole = replace(briefing, items=tuple(map(_whole, briefing.items)))
    pairs = zip(slides(whole), slides(of_now(whole)), strict=True)
    return [found for before, after in pairs if (found := newer.change(before, after))]


def own_link(secret: str) -> Share | None:
    """The link of that secret while it opens, when it is the viewer's own."""
    found = shares.look_up(opened(office().journal), secret) if secret else None
    is_own = found is not None and found[0].person == session.viewer().number
    return found[0] if is_own and found[0].is_open else None


def shares_of_viewer() -> list[Share]:
    """The viewer's links, the newest first."""
    return shares.of(opened(office().journal), session.viewer().number)


def touched_shares(changes: pd.DataFrame) -> list[str]:
    """The names of open links, of whoever made them, that show a figure among these (indicator area period).

    What they show stays; their codes will say that it is superseded.
    """
    session.viewer()
    database, newest = opened(office().journal), ask.newest()
    if newest is None or changes.empty:
        return []
    touched = {
        (row.indicator, area.id, row.period)
        for row in changes[["indicator", "area", "period"]].drop_duplicates().itertuples()
        if (area := area_of(int(row.area)))
    }
    names = []
    for one in shares.open_ones(database):
        there = issued.found(database, one.code)
        if there and any(_shows(held.recipe, touched, newest) for held in there.held):
            names.append(one.name)
    return list(dict.fromkeys(names))


def _shows(recipe: Recipe, touched: set[tuple[str, int, str]], newest: Warehouse) -> bool:
    indicator = ask.catalogue().get(recipe.indicator)
    if recipe.make == "meaning":  # of no figure
        return False
    is_of_all = not recipe.indicator
    codes = {recipe.indicator} | ({indicator.numerator, indicator.denominator} if indicator else set())
    among = {area.id for key in (recipe.area, *recipe.beside) if (area := ask.named(newest, key))}
    return any(
        (is_of_all or code in codes)
        and int(recipe.first[:4]) - BACK.get(recipe.make, 0) <= int(period[:4]) <= int(recipe.last[:4])
        and among & set(area_of(number).above)
        for code, number, period in touched
    )


def _whole(item: Item) -> Item:
    return replace(item, recipe=replace(item.recipe, part=WHOLE)) if item.recipe else item


def _slide(item: Item, then: Warehouse, t: Text) -> Slide:
    if item.recipe is None:
        return Slide(title=item.title, text=item.text, notes=item.notes)
    try:
        indicators, shown = making.made_again(item.recipe, then, t)
    except BadRecipe:
        return Slide(title=item.title or t("briefing.gone_chart"), text=t("briefing.gone_what"), notes=item.notes)
    except NotAllowed:
        return Slide(title=item.title or t("briefing.not_allowed"), text=t("briefing.not_allowed_what"))
    if isinstance(shown, str):
        name = t.pick(indicators[0].name) if len(indicators) == 1 else t(f"briefing.make_{item.recipe.make}")
        nothing = {"digest": issued.digest(None)}  # and that there is nothing may change too
        return Slide(title=item.title or name, heading=name, text=shown, notes=item.notes, **nothing)
    return slide(indicators, shown, t, item.title, item.notes, item.recipe.part)
