"""A printed rate against the one we compute; where they differ, which of the formulas places use would give it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from etl.model import Figure, Problem
from etl.problems import problem
from queries.catalogue import Formula, catalogue
from queries.identities import Codes, rate_formulas, ways
from queries.thresholds import threshold


def printed_rates(group: Sequence[Figure]) -> Iterator[tuple[Problem, tuple[Figure, ...]]]:
    """A printed rate of one area and period against ours; where it differs, whether another formula places use fits.

    The five formulas of mediation success and the four of dossiers on time were met in reports of provinces.
    """
    wholes = {figure.indicator: figure for figure in group if not figure.breakdown}
    for figure in wholes.values():
        formulas = _formulas(figure.indicator)
        if figure.value is None or not formulas:
            continue
        rates = [(rate, formula, used) for formula in formulas for rate, used in _computed(formula, wholes)]
        fitting = [formula for rate, formula, _ in rates if abs(rate - figure.value) <= _rounding(figure) + 1e-9]
        if not rates or (fitting and fitting[0] is formulas[0]):
            continue
        rate, formula, used = rates[0]
        fits = fitting[0].name if fitting else None
        details = {
            "computed": number(round(rate, 2)),
            "formula": formula.name.vi,
            "formula_en": formula.name.en,
            "fits": f"khớp với công thức {fits.vi}" if fits else "không khớp công thức nào đã biết",
            "fits_en": f"it fits {fits.en}" if fits else "it fits no formula known",
        }
        yield problem("rate_differs", figure.where, written(figure), **details), (figure, *used)


def is_checked(figure: Figure, wholes: Mapping[str, Figure]) -> bool:
    """Whether what a rate is computed of stands beside it: then the rule above has looked at it.

    `wholes` are the figures of its area and period by indicator.
    """
    return any(_computed(formula, wholes) for formula in _formulas(figure.indicator))


def _rounding(figure: Figure) -> float:
    """How far a printed rate may be off: a sentence rounds to whole per cents where a form keeps a decimal."""
    whole = figure.where.paragraph is not None and figure.value == int(figure.value or 0)
    return threshold("rate_rounding_whole" if whole else "rate_rounding")


def _computed(formula: Formula, wholes: Mapping[str, Figure]) -> list[tuple[float, list[Figure]]]:
    """The rate by a formula with the figures used, in percent; nothing where one of them is missing."""
    sums, used = [], []
    for codes in (formula.numerator, formula.denominator):
        parts: list[Figure] = []
        for code in codes:
            here = wholes.get(code)
            mine = [here] if here is not None and here.value is not None else parts_of(code, wholes)
            if not mine:
                return []
            parts += mine
        sums.append(sum(part.value or 0 for part in parts))
        used += parts
    return [(100 * sums[0] / sums[1], used)] if sums[1] else []


def parts_of(code: str, wholes: Mapping[str, Figure]) -> list[Figure]:
    """The figures an indicator must be the sum of; for a part that is not there, the parts of that part.

    `wholes` are the figures of one area and period by indicator.
    """
    for way in _ways(code):
        found = [figure for part in way if (figure := wholes.get(part)) is not None and figure.value is not None]
        if len(found) == len(way):
            return found
    return []


@cache
def _ways(code: str) -> list[Codes]:
    return ways(code, catalogue())


@cache
def _formulas(code: str) -> list[Formula]:
    return rate_formulas(catalogue()[code], catalogue())


def number(value: float) -> str:
    """A number as people here read it: 1.234,5."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def written(figure: Figure) -> str:
    """What stands in the file for a figure: a cell's text, or the number alone where the text is a whole sentence."""
    return figure.text if figure.where.paragraph is None else number(figure.value or 0)
