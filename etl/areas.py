"""Areas: which unit an id, a code or a written name meant on a day, what it belonged to, what became of it.

A code is not an identity and neither is a name: both were given again to other ground. An id is, for the days on which
it is valid. Levels are data; nothing here knows a district.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from etl.area_names import Found, Names
from etl.vietnamese import plain

__all__ = ["Area", "Areas", "Change", "Found", "UnknownArea", "load"]

SAME_GROUND = frozenset({"rename", "retype", "recode", "reparent"})


@dataclass(frozen=True, slots=True)
class Area:
    """One unit for as long as its name, type, parent and ground stayed what they were; both days included.

    `valid_from` None: since before our data. `valid_to` None: to this day. `name_key` is the name without diacritics.
    """

    id: int
    code: str
    name: str
    name_key: str
    type: str
    level: str
    parent: int | None
    valid_from: date | None
    valid_to: date | None
    lat: float | None
    lon: float | None

    def holds(self, on: date) -> bool:
        """Whether the area is valid on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Change:
    """On that day the ground of `old`, or part of it ("split_part"), went to `new`.

    rename, retype, recode, reparent: the same ground under a new id. merge_whole: into something larger.
    """

    old: int
    new: int
    changed_on: date
    kind: str


class UnknownArea(LookupError):
    """No area has this code or id. `message` says so in Vietnamese, `message_en` in English."""

    def __init__(self, message: str, message_en: str) -> None:
        super().__init__(message_en)
        self.message, self.message_en = message, message_en


class Areas:
    """All areas with their changes and names. Made once by `load`, never changed, shared by all threads."""

    def __init__(self, areas: Iterable[Area], changes: Iterable[Change], names: Iterable[tuple[int, str]]) -> None:
        self._areas = {area.id: area for area in areas}
        self.changes = tuple(changes)
        self._codes: dict[str, list[Area]] = defaultdict(list)
        self._children: dict[int | None, list[Area]] = defaultdict(list)
        for area in self._areas.values():
            self._codes[area.code].append(area)
            self._children[area.parent].append(area)
        self._after: dict[int, list[int]] = defaultdict(list)
        self._before: dict[int, list[int]] = defaultdict(list)
        self._ground = {number: number for number in self._areas}
        for change in sorted(self.changes, key=lambda one: one.changed_on):
            self._after[change.old].append(change.new)
            self._before[change.new].append(change.old)
            if change.kind in SAME_GROUND:
                self._ground[change.new] = self._ground[change.old]
        above: dict[str, set[str]] = defaultdict(set)
        for area in self._areas.values():
            above[area.level] |= {self._areas[area.parent].level} if area.parent else set()
        depth = cache(lambda level: 1 + max(map(depth, above[level]), default=0))
        self.levels = tuple(sorted(above, key=depth))
        self._names = Names(self, names)

    def __iter__(self) -> Iterator[Area]:
        return iter(self._areas.values())

    def by_id(self, number: int) -> Area:
        """The area of an id; UnknownArea if there is none."""
        if number not in self._areas:
            raise UnknownArea(f"Không có đơn vị hành chính số {number}.", f"There is no area with id {number}.")
        return self._areas[number]

    def by_code(self, text: str, on: date | None = None) -> tuple[Area, tuple[Area, ...]]:
        """The area a code means on a day ("11122@2023-12-31", or `on`), or its newest, and the others it ever meant."""
        code, at, day = text.strip().partition("@")
        known = sorted(self._codes.get(code, ()), key=lambda area: area.valid_from or date.min, reverse=True)
        if not known:
            padded = [code.zfill(width) for width in sorted({len(one) for one in self._codes})]
            padded = [one for one in padded if one != code and one in self._codes]
            raise UnknownArea(
                f"Không có đơn vị hành chính nào mang mã «{code}». Ghi đủ các chữ số, kể cả số 0 đứng đầu"
                + (f" (có phải {', '.join(padded)}?)." if padded else "."),
                f"No area has the code {code!r}. Write all digits, leading zeros too"
                + (f" (did you mean {', '.join(padded)}?)." if padded else "."),
            )
        if at:
            on = _day(code, day)
        meant = next((area for area in known if on is None or area.holds(on)), None)
        if meant is None:
            spans = "; ".join(f"{one.name} {one.valid_from or '…'} – {one.valid_to or '…'}" for one in known)
            raise UnknownArea(
                f"Mã {code} không có hiệu lực vào ngày {on:%d/%m/%Y} ({spans}).",
                f"The code {code} meant no area on {on} ({spans}).",
            )
        return meant, tuple(area for area in known if area is not meant)

    def path(self, number: int) -> tuple[Area, ...]:
        """The area's parents from the top down, itself last."""
        area = self.by_id(number)
        return (area,) if area.parent is None else (*self.path(area.parent), area)

    def children(self, number: int, on: date) -> tuple[Area, ...]:
        """The areas directly below on a day, by code."""
        return tuple(sorted((one for one in self._children[number] if one.holds(on)), key=lambda one: one.code))

    def within(self, number: int, on: date, level: str | None = None) -> tuple[Area, ...]:
        """All areas below on a day, or those of one level."""
        below = [one for child in self.children(number, on) for one in (child, *self.within(child.id, on))]
        return tuple(one for one in below if level in (None, one.level))

    def became(self, number: int, on: date) -> tuple[Area, ...]:
        """What holds the ground of an area on a day: itself, or what came of it (or was before it), step by step.

        An area that ended without a change of its own is followed through the areas that were below it.
        """
        area = self.by_id(number)
        if area.holds(on):
            return (area,)
        steps = self._after if area.valid_to is not None and area.valid_to < on else self._before
        following = steps[number] or [child.id for child in self._children[number]]
        found = {heir.id: heir for one in following for heir in self.became(one, on)}
        return tuple(sorted(found.values(), key=lambda one: one.code))

    def answers_for(self, number: int) -> tuple[int, ...]:
        """Who answers today for an area that has ended: the ids of all in which its ground lies whole.

        What went whole into one commune: that commune and those above it. What was divided between communes: only those
        above all of these. Of an area that stands, none: it answers for itself.
        """
        if self.by_id(number).valid_to is None:
            return ()
        heirs = [{one.id for one in self.path(heir.id)} for heir in self.became(number, date.max)]
        return tuple(sorted(set.intersection(*heirs))) if heirs else ()

    def same_ground(self, number: int) -> tuple[Area, ...]:
        """All ids under which exactly this ground went, in order of time: a series may run on through them."""
        ground = self._ground[self.by_id(number).id]
        found = [one for one in self if self._ground[one.id] == ground]
        return tuple(sorted(found, key=lambda one: one.valid_from or date.min))

    def is_in(self, number: int, within: int) -> bool:
        """Whether an area is `within` or below it, under whatever id that ground went."""
        ground = self._ground[self.by_id(within).id]
        return any(self._ground[one.id] == ground for one in self.path(number))

    def former_names(self, number: int) -> tuple[str, ...]:
        """Other names, in one word without diacritics, of what is now part of this area.

        A sign that it is not what it was at the beginning of its valid days, where we know no date.
        """
        return self._names.former(number)

    def find(self, written: str, on: date, within: int | None = None, level: str | None = None) -> Found:
        """What a written name means on a day, at best within an area (its id) and of a level. Never a guess."""
        return self._names.find(written, on, within, level)


def _day(code: str, day: str) -> date:
    try:
        if len(day) == len("2023-12-31"):
            return date.fromisoformat(day)
    except ValueError:
        pass
    raise UnknownArea(
        f"«{day}» không phải là một ngày; ghi như {code}@2023-12-31.",
        f"{day!r} is not a day; write {code}@2023-12-31.",
    )


@cache
def load(folder: Traversable | None = None) -> Areas:
    """The areas of the program, or of another folder with areas.csv, area_changes.csv and area_names.csv. Read once."""
    folder = folder or files("data")
    day = cache(lambda text: date.fromisoformat(text) if text else None)
    key, kind_key = cache(plain), cache(plain)
    areas = [
        Area(
            *(int(number), code, name, f"{kind_key(kind)} {key(name[len(kind) + 1 :])}", kind, level),
            *(int(parent) if parent else None, day(start), day(end)),
            *(float(place) if place else None for place in (lat, lon)),
        )
        for number, code, name, kind, level, parent, start, end, lat, lon, _ in _rows(folder, "areas.csv")
    ]
    changes = [
        Change(int(old), int(new), date.fromisoformat(on), kind)
        for old, new, on, kind, _ in _rows(folder, "area_changes.csv")
    ]
    return Areas(areas, changes, [(int(area), name) for area, name, _ in _rows(folder, "area_names.csv")])


def _rows(folder: Traversable, name: str) -> list[list[str]]:
    with folder.joinpath(name).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]
