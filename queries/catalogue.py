"""What the numbers mean: one file an indicator, `indicators/CODE.toml`. The file's name is the indicator's code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

KINDS = ("flow", "stock", "cohort", "share")
OVER_AREAS = ("sum", "none", "share")
BETTER = ("more", "less", "neither")
BREAKDOWNS: dict[str, tuple[str, ...]] = {
    "subject": ("collective", "individual"),
    "level": ("province", "district", "commune"),
    "field": ("economy", "culture_society", "defence_security", "political_system", "new_rural"),
    "case_kind": ("civil", "family", "other"),
}
ENOUGH = {name: 3 if name in ("level", "field") else len(values) for name, values in BREAKDOWNS.items()}
"""From so many parts on they must add up to the whole: of levels and fields reports print only those they have."""


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in Vietnamese and in English."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A way some places compute a rate they print: the sum of some indicators over the sum of others."""

    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    name: Words


@dataclass(frozen=True, slots=True)
class Indicator:
    """What one figure counts, how it adds, and how reports call it.

    kind: flow (adds over quarters), stock (last value), cohort (belongs to a year, revised within it: latest), share
    (numerator over denominator). over_areas: sum, none (every commune posts the same list; a sum would mean nothing),
    share (the share of the sums, never the mean of shares).
    A computed share names `numerator` and `denominator`; one printed in reports names the computed one it is compared
    with. `equals_sum_of` are the parts that must add up to it; `not_more_than` the indicator it cannot exceed.
    `printed_as` are the formulas with which places print a rate besides the computed one.
    `headers` are column titles as written in workbooks, `phrases` patterns in prose.
    """

    code: str
    name: Words
    meaning: Words
    unit: Words
    kind: Literal["flow", "stock", "cohort", "share"]
    over_areas: Literal["sum", "none", "share"]
    better: Literal["more", "less", "neither"]
    place: int
    source: Words
    main: bool = False
    headers: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    breakdowns: tuple[str, ...] = ()
    not_more_than: str | None = None
    equals_sum_of: tuple[str, ...] = ()
    numerator: str | None = None
    denominator: str | None = None
    formula: Words | None = None
    compared_with: str | None = None
    printed_as: tuple[Formula, ...] = ()

    @property
    def is_computed(self) -> bool:
        """True when we compute it from two reported indicators instead of reading it."""
        return self.numerator is not None


class CatalogueError(ValueError):
    """A file of queries/indicators/ that cannot be used; the message names the file, the key and what is expected."""


def load(folder: Path | None = None) -> dict[str, Indicator]:
    """All indicators by code, in the order of `place`. Raises CatalogueError for the first file that cannot be used."""
    root = folder if folder is not None else resources.files("queries") / "indicators"
    found = {}
    for file in sorted(root.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            code = file.name.removesuffix(".toml")
            try:
                found[code] = _indicator(code, tomllib.loads(file.read_text(encoding="utf-8")))
            except tomllib.TOMLDecodeError as error:
                raise CatalogueError(f"{file.name}: not valid TOML: {error}") from error
    _check_together(found)
    return dict(sorted(found.items(), key=lambda item: item[1].place))


@cache
def catalogue() -> dict[str, Indicator]:
    """The indicators that ship with the program, read once."""
    return load()


def _indicator(code: str, table: Mapping[str, Any]) -> Indicator:
    known = {f.name for f in fields(Indicator)} - {"code"}
    if unknown := set(table) - known:
        raise CatalogueError(f"{code}.toml: unknown key {sorted(unknown)}; known are {sorted(known)}")
    needed = {"name", "meaning", "unit", "kind", "over_areas", "better", "place", "source"}
    if missing := needed - set(table):
        raise CatalogueError(f"{code}.toml: missing {sorted(missing)}")
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key in ("name", "meaning", "unit", "source", "formula"):
            if set(value) != {"vi", "en"} or not all(isinstance(v, str) and v.strip() for v in value.values()):
                raise CatalogueError(f"{code}.toml: {key} needs the two texts vi and en")
            values[key] = Words(**value)
        elif key == "printed_as":
            values[key] = tuple(_formula(code, formula) for formula in value)
        else:
            values[key] = tuple(value) if isinstance(value, list) else value
    for key, allowed in (("kind", KINDS), ("over_areas", OVER_AREAS), ("better", BETTER)):
        if values[key] not in allowed:
            raise CatalogueError(f"{code}.toml: {key} = {values[key]!r}; allowed are {list(allowed)}")
    for dimension in values.get("breakdowns", ()):
        if dimension not in BREAKDOWNS:
            raise CatalogueError(f"{code}.toml: breakdown {dimension!r}; known are {sorted(BREAKDOWNS)}")
    if (values.get("numerator") is None) != (values.get("denominator") is None):
        raise CatalogueError(f"{code}.toml: a computed share needs both numerator and denominator")
    if values.get("numerator") and (values["kind"] != "share" or "formula" not in values or "headers" in values):
        raise CatalogueError(f"{code}.toml: a computed indicator is a share with a formula and without headers")
    return Indicator(code=code, **values)


def _formula(code: str, table: Mapping[str, Any]) -> Formula:
    if set(table) != {"numerator", "denominator", "name"} or set(table["name"]) != {"vi", "en"}:
        raise CatalogueError(f"{code}.toml: printed_as needs numerator, denominator (lists of codes) and name (vi, en)")
    return Formula(tuple(table["numerator"]), tuple(table["denominator"]), Words(**table["name"]))


def _check_together(found: Mapping[str, Indicator]) -> None:
    claimed: dict[str, str] = {}
    places: dict[int, str] = {}
    for code, indicator in found.items():
        if indicator.place in places:
            raise CatalogueError(f"{code}.toml: place {indicator.place} is taken by {places[indicator.place]}.toml")
        places[indicator.place] = code
        for header in indicator.headers:
            key = " ".join(header.casefold().split())
            if key in claimed and claimed[key] != code:
                raise CatalogueError(f"{code}.toml: header {header!r} is claimed by {claimed[key]}.toml too")
            claimed[key] = code
        others = (indicator.not_more_than, indicator.numerator, indicator.denominator, indicator.compared_with)
        printed = [code for formula in indicator.printed_as for code in (*formula.numerator, *formula.denominator)]
        for other in (*others, *indicator.equals_sum_of, *printed):
            if other is not None and other not in found:
                raise CatalogueError(f"{code}.toml: names {other!r}, which has no file")
