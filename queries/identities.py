"""What figures of one area and period must be to each other, as the indicators declare it, spelled out way by way.

Where a part is not there, the parts of that part stand for it: a sum, or a printed rate, may be reckoned in several
ways, of which the first counts for which all is there.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from queries.catalogue import Formula, Indicator

Codes = tuple[str, ...]
Identity = tuple[str, str, int, int, str, str]


def ways(code: str, known: Mapping[str, Indicator]) -> list[Codes]:
    """The lists of indicators that must add up to one, the most direct first; none where it declares no parts."""
    parts = known[code].equals_sum_of
    return _instead(parts, known) if parts else []


def rate_formulas(indicator: Indicator, known: Mapping[str, Indicator]) -> list[Formula]:
    """How a printed rate may have been computed, ours first."""
    ours = known.get(indicator.compared_with or "")
    if ours is None or ours.numerator is None or ours.denominator is None or ours.formula is None:
        return list(indicator.printed_as)
    return [Formula((ours.numerator,), (ours.denominator,), ours.formula), *indicator.printed_as]


def identities(known: Mapping[str, Indicator]) -> list[Identity]:
    """All of them as rows: kind indicator formula way role other.

    kind sum: the indicator is the sum of its others (role part); limit: it is not more than its other (role limit);
    rate: it is part over whole (roles part, whole) by that formula.
    """
    return [row for code, one in known.items() for row in (*_sums(code, known), *_limit(one), *_rates(one, known))]


def _sums(code: str, known: Mapping[str, Indicator]) -> Iterator[Identity]:
    for way, parts in enumerate(ways(code, known)):
        yield from (("sum", code, 0, way, "part", part) for part in parts)


def _limit(one: Indicator) -> Iterator[Identity]:
    if one.not_more_than:
        yield "limit", one.code, 0, 0, "limit", one.not_more_than


def _rates(one: Indicator, known: Mapping[str, Indicator]) -> Iterator[Identity]:
    for number, formula in enumerate(rate_formulas(one, known)):
        both = product(_instead(formula.numerator, known), _instead(formula.denominator, known))
        for way, (parts, wholes) in enumerate(both):
            yield from (("rate", one.code, number, way, "part", part) for part in parts)
            yield from (("rate", one.code, number, way, "whole", whole) for whole in wholes)


def _instead(codes: Sequence[str], known: Mapping[str, Indicator]) -> list[Codes]:
    """All that may stand for some indicators together: each itself, or its parts."""
    options = [[(code,), *ways(code, known)] for code in codes]
    return [tuple(part for chosen in way for part in chosen) for way in product(*options)]
