"""What a rule found: sentences, each with the page it is about; and what it could not look at, and why.

A rule looks at its area and all inside. What it cannot judge (not reported, nothing to compare with, a series that
began anew, not all reported) is told beside what it found, never left out in silence.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard import ask, counting, reminders, sentences
from dashboard.attention.kept import Rule
from dashboard.model import Area, Areas, Warehouse
from dashboard.text import Text
from queries.geographies import AS_REPORTED

MOST = 5
"""So many sentences one rule says; of what is beyond that it gives the names."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A sentence of a kind (wait, down, up, calm; aside: what was not looked at) and the page with choices it leads to.

    `keys` say what it is about, the same whenever and by whichever rule it is found; none: it is no news by itself.
    """

    kind: str
    words: str
    page: str
    where: Mapping[str, str]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """At what is looked: as of which warehouse and day, in which quarter, only at what lies `within` an area where one
    is given, without what was `told` (keys)."""

    warehouse: Warehouse
    areas: Areas
    quarter: str
    today: date
    t: Text
    geography: str = AS_REPORTED
    within: Area | None = None
    told: Collection[str] = frozenset()

    def among(self, area: Area) -> list[Area]:
        """The area and all inside it that stand in the quarter, by the geography, within what is looked at."""
        is_fixed = self.geography != AS_REPORTED
        found = []
        for one in (area, *self.areas.within(area)):
            stands = one.bounded_by(self.geography) if is_fixed else one.stands_in(self.quarter)
            if stands and (self.within is None or self.within.id in one.above):
                found.append(one)
        return found

    def where(self, area: Area, **more: str) -> dict[str, str]:
        """The choices of a link to an area."""
        fixed = {} if self.geography == AS_REPORTED else {"geography": self.geography}
        return {"area": area.key, **more, **fixed}


@dataclass(slots=True)
class Unseen:
    """What a rule could not judge: names of areas by reason."""

    by_reason: dict[str, list[str]] = field(default_factory=dict)

    def add(self, reason: str, name: str) -> None:
        """A name under a reason, once."""
        names = self.by_reason.setdefault(reason, [])
        if name not in names:
            names.append(name)

    def said(self, t: Text) -> str:
        """In a sentence; empty where nothing is left out."""
        parts = [
            t("attention.unseen", names=sentences.listed(names, t, 4), reason=reason)
            for reason, names in self.by_reason.items()
        ]
        return "; ".join(parts) + "." if parts else ""


def owing(rule: Rule, area: Area, look: Look) -> list[Matter]:
    """Who has not reported one of the newest quarters that were due (reminders.py), a sentence a quarter."""
    t, first = look.t, counting.back(look.quarter, reminders.REMINDED - 1)
    last = max(look.quarter, counting.current())
    cover = ask.coverage(look.warehouse, area, first, last, look.today)
    if cover.empty:
        return [Matter("aside", t("attention.nobody_owes", area=area.name), "reporting", look.where(area))]
    rows = reminders.owing(cover, look.areas, look.today)
    if look.within is not None:
        inside = {one.id for one in (look.within, *look.areas.within(look.within))}
        rows = rows[rows["area"].isin(inside)]
    found = []
    for quarter, part in rows.groupby("quarter", sort=True):
        keys = [f"owing|{number}|{quarter}" for number in part["area"]]
        news = [key not in look.told for key in keys]
        names = list(part["name"][news])
        if not names:
            continue
        due = reminders.due_on(part.iloc[0].to_dict(), t)
        default = f" {t('reporting.default_deadline')}." if part["due_is_default"].any() else ""
        words = t("attention.owing", quarter=t.quarter_inside(quarter), due=due, names=sentences.listed(names, t, 12))
        fresh = tuple(key for key, new in zip(keys, news, strict=True) if new)
        where = {"area": area.key, "quarter": str(quarter)}
        found.append(Matter("wait", words + default, "reporting", where, fresh))
    return found


def cut(found: Sequence[tuple[Matter, str]], more: Matter, t: Text) -> list[Matter]:
    """Of matters, each with the name it is about, the first few; `more` leads to the others, and names them."""
    if len(found) <= MOST + 1:
        return [one for one, _ in found]
    rest = found[MOST:]
    names = sentences.listed(list(dict.fromkeys(name for _, name in rest)), t, 12)
    keys = tuple(key for one, _ in rest for key in one.keys)
    words = t("attention.more", count=len(rest), names=names)
    return [*(one for one, _ in found[:MOST]), Matter("wait", words, more.page, more.where, keys)]


def is_news(keys: Iterable[str], look: Look) -> bool:
    """Whether something was not told yet."""
    return any(key not in look.told for key in keys)
