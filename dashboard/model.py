"""What the dashboard speaks of: Area, Areas, Viewer, Warehouse, Source. Frozen; they only answer about themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from queries.geographies import AS_REPORTED, GEOGRAPHIES

Action = Literal["see", "hand_in", "accept", "manage"]
Decision = Literal["accept", "reject", "withdraw"]
Role = Literal["viewer", "officer", "approver", "administrator"]


@dataclass(frozen=True, slots=True)
class Area:
    """One area between two days. `key` stands for it in links; `above` holds the ids from itself to the top.

    `successors`: the ids of those that answer today for an area that has ended, its ground lying whole in them.
    `has_share`: the office has said which share of a divided area it, or an area inside it, took."""

    id: int
    key: str
    code: str
    name: str
    level: str
    parent: int | None
    valid_from: date | None
    valid_to: date | None
    depth: int
    is_leaf: bool
    has_reported: bool
    above: tuple[int, ...]
    path: tuple[str, ...]
    has_share: bool = False
    successors: tuple[int, ...] = ()

    @property
    def has_ended(self) -> bool:
        """True when the area no longer exists."""
        return self.valid_to is not None

    def bounded_by(self, geography: str) -> bool:
        """True when a geography knows the area: it stood on that geography's day."""
        day = GEOGRAPHIES[geography]
        return day is None or self.stood_on(day)

    def stands_in(self, quarter: str) -> bool:
        """True when the area exists on the last day of the quarter (2024-Q3)."""
        year, month = int(quarter[:4]), 3 * int(quarter[-1])
        return self.stood_on(date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1))

    def stood_on(self, day: date) -> bool:
        """True when the area existed on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or self.valid_to >= day)


@dataclass(frozen=True, slots=True)
class Areas:
    """All areas that can be chosen, from the top down."""

    all: tuple[Area, ...]

    def __iter__(self) -> Iterator[Area]:
        return iter(self.all)

    def by_key(self, key: str | None) -> Area | None:
        """The area a link names; a bare code means the newest area that bears it."""
        exact = [area for area in self.all if area.key == key]
        return exact[0] if exact else next((area for area in reversed(self.all) if area.code == key), None)

    def by_id(self, number: int) -> Area | None:
        """The area of that identity."""
        return next((area for area in self.all if area.id == number), None)

    def within(self, area: Area, direct: bool = False) -> tuple[Area, ...]:
        """The areas inside an area, without itself; only the next level down when `direct`."""
        if direct:
            return tuple(other for other in self.all if other.parent == area.id)
        return tuple(other for other in self.all if area.id in other.above and other.id != area.id)

    def leaves(self, area: Area, geography: str = AS_REPORTED) -> tuple[Area, ...]:
        """The areas that report for themselves, inside an area or the area itself; those a geography knows."""
        inside = (other for other in self.all if other.is_leaf and area.id in other.above)
        return tuple(other for other in inside if other.bounded_by(geography))


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks. `area` is the id of the area the person belongs to; None means all.

    `number` is the person's (None in the open demonstration), `session` the key of the sign-in, `place` the address of
    the machine.
    """

    name: str
    role: Role
    area: int | None
    shown: str = ""
    number: int | None = None
    session: str | None = None
    place: str = ""


DEMONSTRATION = "demonstration"
"""In place of a sign-in's key: the open demonstration on one's own machine, while nobody has been added."""
OPEN_VIEWER = Viewer("", "viewer", None, session=DEMONSTRATION)


@dataclass(frozen=True, slots=True)
class Warehouse:
    """One published warehouse; with `as_of`, what it knew at that position of the journal, and `published` is when.

    Its path (and the position) is the key of every cache.
    """

    path: str
    number: int
    published: datetime
    as_of: int | None = None

    @property
    def key(self) -> tuple[str, int | None]:
        """What everything made of it is kept under."""
        return self.path, self.as_of

    @property
    def moment(self) -> dict[str, int]:
        """What a query is told besides, to answer as of then."""
        return {} if self.as_of is None else {"as_of": self.as_of}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a chart's figures come from: what the line below it says and what its link to the sources carries.

    `inside` is how many areas there are in all that could report, whether they owe a report or not; `illustrative` says
    in words which of the figures are illustrative, and is empty when all are real.
    """

    warehouse: Warehouse
    indicators: tuple[str, ...]
    area: Area
    quarter: str
    reported: int | None = None
    expected: int | None = None
    inside: int | None = None
    illustrative: str = ""
