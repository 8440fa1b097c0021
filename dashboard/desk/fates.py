"""What became of every cell of a report: taken, to be looked at, wrong, odd, mended, left aside and why. Pure."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.text import Text
from etl.model import Answer, Checked, Figure, Ignored, Problem
from queries.catalogue import catalogue

MARKS = {"wrong": "✕", "odd": "!", "mended": "✎", "ask": "?", "taken": "✓", "left": "–"}
"""Every fate, the gravest first, with the mark it bears beside its colour."""
FRAME = frozenset(
    ("ordinal", "area", "area_code", "around", "period", "year", "indicator", "item", "breakdown", "unit", "note")
) | {"empty"}
"""What holds a table together: neither taken nor left aside."""
MOST = 2_000  # cells of one range that are marked
_RANGE = re.compile(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?")
Source = Problem | Figure | Ignored | Answer
Fates = dict[tuple[str | None, str], "Fate"]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a cell, what says so, and what somebody put in its place ("" for nothing)."""

    kind: str
    said_by: tuple[Source, ...]
    now: str | None = None


def fates(checked: Checked) -> Fates:
    """By sheet and address. A cell has the gravest of its fates, and everything that speaks of it."""
    found: dict[tuple[str | None, str], list[tuple[str, Source]]] = {}
    for problem in checked.problems:
        for address in addresses(problem.where.cell):
            found.setdefault((problem.where.sheet, address), []).append((problem.severity, problem))
    for figure in checked.figures:
        kind = "mended" if figure.corrected is not None else "taken" if figure.state == "sure" else "ask"
        for address in addresses(figure.where.cell):
            found.setdefault((figure.where.sheet, address), []).append((kind, figure))
    for one in checked.ignored:
        if one.why not in FRAME:
            for address in addresses(one.where.cell):
                found.setdefault((one.where.sheet, address), []).append(("left", one))
    mended = {(one.sheet, one.cell or ""): one for one in checked.said.answers if one.kind == "cell"}
    for place, answer in mended.items():
        found.setdefault(place, []).append(("mended", answer))
    order = {kind: place for place, kind in enumerate(MARKS)}

    def fate(place: tuple[str | None, str], given: list[tuple[str, Source]]) -> Fate:
        gravest = min((kind for kind, _ in given), key=order.__getitem__)
        answer = mended.get(place)
        return Fate(gravest, tuple(source for _, source in given), answer.value if answer else None)

    return {place: fate(place, given) for place, given in found.items()}


def why(fate: Fate, t: Text) -> list[str]:
    """The sentences that say what became of a cell."""
    return list(dict.fromkeys(_sentence(source, t) for source in fate.said_by))


def counts(found: Fates) -> Counter[str]:
    """How many cells have each fate."""
    return Counter(fate.kind for fate in found.values())


def said(figure: Figure, t: Text) -> str:
    """What a figure was taken for."""
    period = t.quarter(figure.period.label) if figure.period else t("hand_in.no_period")
    area = figure.area.name if figure.area else figure.area_written or t("hand_in.no_area")
    about = " – ".join([name(figure.indicator, figure.breakdown, t), area, period])
    value = t.number(figure.value) if figure.applies else t("state.not_applicable")
    cumulative = f" ({t('hand_in.cumulative')})" if figure.cumulative else ""
    return f"{about}{cumulative}: {value}"


def name(code: str, breakdown: dict[str, str], t: Text) -> str:
    """An indicator, and the part of it."""
    parts = [t.find(f"part.{value}") or value for value in breakdown.values()]
    return ", ".join([t.pick(catalogue()[code].name), *parts])


def addresses(cell: str | None) -> Iterator[str]:
    """The addresses of a cell or a range ("D14", "B5:B20")."""
    match = _RANGE.fullmatch(cell or "")
    if match is None:
        return
    column, first, other, last = match.groups()
    if other is None or other != column:
        yield f"{column}{first}"
        return
    for row in range(int(first), min(int(last), int(first) + MOST) + 1):
        yield f"{column}{row}"


def _sentence(source: Source, t: Text) -> str:
    match source:
        case Problem():
            return source.message if t.language == "vi" else source.message_en
        case Figure():
            return said(source, t)
        case Ignored():
            return t.find(f"left.{source.why}") or t("left.other")
        case _:
            return t("hand_in.mended", value=source.value or "–")
