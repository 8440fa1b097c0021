"""From a written name to the area it means on a day, or to a question with candidates. Reached through `areas.find`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from etl.vietnamese import bare, fold, plain, spelling
from etl.written_area import Written, read_written

if TYPE_CHECKING:
    from etl.areas import Area, Areas

How = Literal["exact", "ambiguous", "not_then", "outside", "near", "unknown"]
MOST_NEAR = 12


@dataclass(frozen=True, slots=True)
class Found:
    """What a written name can mean. Only "exact" has an `area`; everything else is a question with candidates.

    ambiguous: several areas fit. not_then: so called on other days; the candidates are what holds that ground on the
    day, then the area once meant. outside: there is one, but not within what was asked or is written beside it (near
    ones that are within come first). near: spelt otherwise, or another type. unknown: nothing like it.
    """

    area: "Area | None"
    candidates: tuple["Area", ...]
    how: How


class Names:
    """The look-up table of written names over all areas of all times."""

    def __init__(self, areas: "Areas", former: Iterable[tuple[int, str]]) -> None:
        self._areas = areas
        self._called: dict[str, list[Area]] = defaultdict(list)
        lengths = {kind: len(plain(kind)) + 1 for kind in {area.type for area in areas}}
        for area in areas:
            self._called[area.name_key[lengths[area.type] :]].append(area)
        self._types = sorted(map(_one_word, lengths))
        self._former: dict[str, list[int]] = defaultdict(list)
        for number, name in former:
            self._former[_one_word(name)].append(number)
        self._one_off: dict[str, set[str]] = {}
        self.find = lru_cache(maxsize=65536)(self._find)

    def former(self, number: int) -> tuple[str, ...]:
        return tuple(name for name, numbers in self._former.items() if number in numbers)

    def _find(self, text: str, on: date, within: int | None, level: str | None) -> Found:
        found = Found(None, (), "unknown")
        for written in read_written(text):
            found = _Search(self, written, on, within, level).answer()
            if found.how in ("exact", "ambiguous"):
                break
        return found

    def called(self, written: Written) -> "list[Area]":
        """All areas of all times with this name and, where a type is written, this type; other diacritics count only
        where the text has none at all."""
        named = [
            (area, name)
            for kind, name in written.readings
            for area in self._called.get(plain(name), ())
            if kind in ("", fold(area.type))
        ]
        return list({area.id: area for area, name in named if written.toneless or _same(area, name)}.values())

    def formerly(self, written: Written) -> "list[Area]":
        """The areas that a former name, one we only know without diacritics, became part of."""
        keys = [_one_word(kind + name) for kind, name in written.readings if kind]
        keys += [kind + _one_word(name) for untyped, name in written.readings if not untyped for kind in self._types]
        numbers = dict.fromkeys(number for key in keys for number in self._former.get(key, ()))
        return [self._areas.by_id(number) for number in numbers]

    def nearly(self, written: Written) -> "Iterator[Area]":
        """Areas whose name differs by its diacritics, its type, or one letter."""
        if not self._one_off:
            one_off = defaultdict(set)
            for name in self._called:
                for shorter in _one_letter_less(name):
                    one_off[shorter].add(name)
            self._one_off = dict(one_off)
        for _, name in reversed(written.readings):
            key = plain(name)
            names = {key} | {near for less in _one_letter_less(key) for near in self._one_off.get(less, ())}
            yield from (area for near in sorted(names) for area in self._called.get(near, ()))


class _Search:
    """One look-up: the name as written, the day, and the scope."""

    def __init__(self, names: Names, written: Written, on: date, within: int | None, level: str | None) -> None:
        self.names, self.areas, self.written = names, names._areas, written
        self.on, self.within, self.level = on, within, level

    def answer(self) -> Found:
        called = self.names.called(self.written)
        valid = [area for area in called if area.holds(self.on)]
        fitting = self._best([area for area in valid if self._fits(area)])
        if len(fitting) == 1 and (ended := self._ended_elsewhere(called, fitting[0])):
            return Found(None, (fitting[0], *self._with_heirs(ended)), "ambiguous")
        if fitting:
            return Found(fitting[0], (), "exact") if len(fitting) == 1 else Found(None, tuple(fitting), "ambiguous")
        others = [area for area in called if area not in valid]
        if meant := [area for area in others if self._is_meant(area)]:
            return Found(None, self._with_heirs(meant), "not_then")
        near = [area for area in self.names.nearly(self.written) if area.holds(self.on) and self._fits(area)]
        near = list(dict.fromkeys(near))[:MOST_NEAR]
        former = [area for area in self.names.formerly(self.written) if self._is_meant(area)]
        keys = {plain(name) for _, name in self.written.readings}
        if former and not any(plain(_own(area)) in keys for area in near):
            return Found(None, tuple(dict.fromkeys([*self._with_heirs(former), *near])), "not_then")
        if valid:
            return Found(None, (*near, *self._best(valid)), "outside")
        if near:
            return Found(None, tuple(dict.fromkeys([*near, *self._with_heirs(former)])), "near")
        return Found(None, self._with_heirs(others), "not_then") if others else Found(None, (), "unknown")

    def _ended_elsewhere(self, called: "list[Area]", only: "Area") -> "list[Area]":
        """With nothing said of where, areas so called that ended and left their ground to others: old names live on."""
        if self.within is not None or self.written.beside:
            return []
        ended = [one for one in called if one.valid_to and one.valid_to < self.on and self.level in (None, one.level)]
        return [one for one in self._best(ended) if only not in self.areas.became(one.id, self.on)]

    def _fits(self, area: "Area") -> bool:
        return self.level in (None, area.level) and self._is_below(area) and self._is_beside(area)

    def _is_meant(self, area: "Area") -> bool:
        """Whether an area of other days fits the scope, by its own parents of then or by those of its heirs."""
        places = (area, *self.areas.became(area.id, self.on))
        return self.level in (None, area.level) and self._is_beside(area) and any(map(self._is_below, places))

    def _is_below(self, area: "Area") -> bool:
        return self.within is None or self.areas.is_in(area.id, self.within)

    def _is_beside(self, area: "Area") -> bool:
        """Whether every parent written beside the name is a parent of the area."""
        above = self.areas.path(area.id)[:-1]
        return all(any(_is_called(one, parent) for one in above) for parent in self.written.beside)

    def _best(self, areas: "list[Area]") -> "list[Area]":
        """Those written letter by letter as the text, if there are any; a toneless text does not choose."""
        letters = {name for _, name in self.written.readings}
        exact = [area for area in areas if fold(_own(area)) in letters]
        return areas if self.written.toneless or not exact else exact

    def _with_heirs(self, areas: "list[Area]") -> "tuple[Area, ...]":
        heirs = [heir for area in areas for heir in self.areas.became(area.id, self.on)]
        return tuple(dict.fromkeys([*heirs, *areas]))


def _own(area: "Area") -> str:
    return area.name[len(area.type) + 1 :]


def _same(area: "Area", name: str) -> bool:
    return fold(_own(area)) == name or spelling(_own(area)) == spelling(name)


def _is_called(area: "Area", written: Written) -> bool:
    return any(
        kind in ("", fold(area.type))
        and (_same(area, name) or (written.toneless and area.name_key == plain(f"{area.type} {name}")))
        for kind, name in written.readings
    )


def _one_word(name: str) -> str:
    return bare(fold(name)).replace(" ", "").replace("-", "")


def _one_letter_less(name: str) -> Iterator[str]:
    """The name itself and every way to leave one letter out: two that share one are at most one letter apart."""
    if len(name) > 3:
        yield name
        yield from (name[:place] + name[place + 1 :] for place in range(len(name)))
