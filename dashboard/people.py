"""People, sign-ins and tokens as pages write them. Pure; every word that somebody typed is made harmless."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import pandas as pd

from dashboard import markup, places
from dashboard.ask_people import Known
from dashboard.entrance.sign_ins import SignIn
from dashboard.entrance.tokens import Token
from dashboard.model import Viewer
from dashboard.text import Text, local, safe
from etl.vietnamese import plain as bare

STATES = ("active", "locked", "removed")
_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Coc Coc"), ("SamsungBrowser", "Samsung Internet"))
_BROWSERS += (("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"))
_SYSTEMS += (("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"))


def found(people: Sequence[Known], state: str, words: str, t: Text) -> list[Known]:
    """The people in a state whose names, role or area speak of all these words."""
    asked = bare(words).split()

    def spoken(one: Known) -> str:
        said = (one.person.name, one.person.shown, t(f"role.{one.person.role}"), places.written(one.area, t))
        return bare(" ".join(said))

    return [one for one in people if one.person.state == state and all(word in spoken(one) for word in asked)]


def head(t: Text) -> str:
    """The titles above a list of people, beside the one of the shown name."""
    titles = ("name", "role", "area", "last")
    return _line([safe(t(f"people.{title}")) for title in titles], "person-line head")


def line(known: Known, t: Text) -> str:
    """One person in a list, beside the shown name: name, role, area, last sign-in."""
    last = t.moment(local(known.signed_in)) if known.signed_in else t("people.never")
    person = known.person
    return _line(
        [safe(words) for words in (person.name, t(f"role.{person.role}"), places.written(known.area, t), last)],
        "person-line",
    )


def facts(known: Known, t: Text) -> str:
    """What is known of one person, in HTML."""
    person = known.person
    last = t.moment(local(known.signed_in)) if known.signed_in else t("people.never")
    password = t("people.has_password" if person.has_password else "people.no_password")
    said = [
        (t("people.name"), person.name),
        (t("people.role"), t(f"role.{person.role}")),
        (t("people.area"), places.written(known.area, t)),
        (t("people.password"), password),
        (t("people.last"), last),
        (t("people.made"), t.moment(local(person.made_at))),
    ]
    return markup.pairs(said)


def own_facts(viewer: Viewer, t: Text) -> str:
    """Who the viewer is here, in HTML."""
    said = [
        (t("people.name"), viewer.name),
        (t("people.role"), t(f"role.{viewer.role}")),
        (t("people.area"), places.written(places.area_of(viewer.area), t)),
        (t("own.may"), t(f"own.may_{viewer.role}")),
    ]
    return markup.pairs(said)


def sign_ins(open_ones: Sequence[SignIn], t: Text, own: str | None = None) -> str:
    """Living sign-ins as a table; `own` is the key of the one in which it is shown."""
    table = pd.DataFrame(
        {
            t("people.column_browser"): [
                browser(one.browser, t) + (f" ({t('own.here')})" if one.key == own else "") for one in open_ones
            ],
            t("people.column_place"): [one.place for one in open_ones],
            t("people.column_made"): [t.moment(local(one.made_at)) for one in open_ones],
            t("people.column_seen"): [t.moment(local(one.seen_at)) for one in open_ones],
        }
    )
    return markup.table(table, t("people.sign_ins"))


def token(one: Token, t: Text) -> str:
    """One token in a list: what it is for, when it was made and used, when it ends."""
    used = t.moment(local(one.used_at)) if one.used_at else t("own.not_used")
    said = [("made", t.moment(local(one.made_at))), ("used", used), ("ends", t.day(local(one.ends_at)))]
    details = " · ".join(f"{t(f'own.column_{name}')}: {words}" for name, words in said)
    return f'<div class="token-line"><b>{safe(one.label)}</b><span>{safe(details)}</span></div>'


def browser(agent: str, t: Text) -> str:
    """A browser in two words: "Chrome on Windows"; what cannot be told apart as it names itself, cut short."""
    name = next((name for mark, name in _BROWSERS if mark in agent), None)
    system = next((name for mark, name in _SYSTEMS if mark in agent), None)
    if name and system:
        return t("people.on", browser=name, system=system)
    return agent[:40] or t("people.unknown_browser")


def address(secret: str, public: str | None, opened_at: str | None) -> str:
    """The one-time link of a secret: below the public address, else below the one the page is open at."""
    parts = urlsplit(opened_at or "")
    here = f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.netloc else ""
    return f"{public or here}/password/{secret}"


def _line(cells: Sequence[str], kind: str) -> str:
    return f'<div class="{kind}">{"".join(f"<span>{cell}</span>" for cell in cells)}</div>'
