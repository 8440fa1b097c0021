"""Whether a change over some quarters is more than chance in small numbers. Pure.

Of a count: given that two equally long stretches hold n cases together, and nothing changed, the later one holds a
Binomial(n, 1/2) of them (Przyborowski & Wilenski, Biometrika 31, 1940). Of a share: Fisher's exact test of the two
stretches. Both exact, two-sided by twice the smaller tail. Where quarters vary by more than chance alone (`dispersion`,
Pearson's chi-square over its degrees of freedom, all areas together, never below 1), counts are divided by that before
they are tested (Rao & Scott, Biometrics 48, 1992; Statistics in Medicine 18, 1999). Two limits, as funnel plots have
(Spiegelhalter, Statistics in Medicine 24, 2005): outside the first, an area is noteworthy by itself; *clear* is what
is left when so many are looked at at once (Benjamini & Hochberg, JRSS B 57, 1995).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil, floor

import numpy as np

LEVEL = 0.05
"""So often at most chance alone brings an area outside the first limit; the part of the clear that may be wrong."""
FOUND = 0.8
"""How often a doubling must be found for a stretch to be long enough."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """Two stretches of quarters of one area, quarter by quarter, the earliest first: cases; of a share, of how many."""

    before: tuple[float, ...]
    now: tuple[float, ...]
    before_whole: tuple[float, ...] = ()
    now_whole: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be thought of a change: its two sums, the band in which chance would leave the later one, and how far
    beyond: 0 within, 1 noteworthy by itself, 2 clear among all that were looked at; `p` as tested.

    Of a share sums and band are percentages; None where nothing was counted.
    """

    before: float | None
    now: float | None
    low: float | None
    high: float | None
    p: float
    beyond: int


def judged(areas: Sequence[Stretches], spread: float | None = None) -> tuple[list[Judged], float]:
    """Each area's change judged among all of them, and the dispersion they were judged with: their own, unless it was
    found otherwise (`spread`), as it must be for stretches of one quarter."""
    spread = dispersion(areas) if spread is None else spread
    tests = [_test(one, spread) for one in areas]
    clear = _clear([p for _, p in tests])
    found = []
    for one, (chances, p) in zip(areas, tests, strict=True):
        low, high = _band(chances, LEVEL)
        beyond = 2 if p <= clear else 1 if p <= LEVEL else 0
        # the sums that are rounded into the band when they are divided by the dispersion
        ends = (max(0, ceil((low - 0.5) * spread)), ceil((high + 0.5) * spread) - 1)
        found.append(_said(one, *ends, p, beyond))
    return found, spread


def dispersion(areas: Sequence[Stretches]) -> float:
    """How many times as much quarters vary as chance alone makes them; at least 1.

    Only what is left when each area's change from one stretch to the other and the season are taken out: of counts,
    the two stretches against each other quarter by quarter; of a share, its quarters within each stretch.
    """
    squares = degrees = 0.0
    for one in areas:
        tables = [np.array([one.before, one.now])]
        if one.now_whole:
            halves = ((one.before, one.before_whole), (one.now, one.now_whole))
            tables = [np.array([part, np.subtract(whole, part)]) for part, whole in halves]
        for table in tables:
            found, freedom = _pearson(table)
            squares, degrees = squares + found, degrees + freedom
    # it is itself an estimate: Student's t over the normal, squared (its first term, near p = 0.01)
    return max(1.0, squares / degrees * (1 + 4 / degrees)) if degrees else 1.0


@cache
def takes() -> int:
    """From how many cases in the earlier stretch on a doubling is found `FOUND` of the time, where counts vary as
    chance makes them; times the dispersion where they vary more."""
    return next(n for n in range(1, 1_000) if min(power(n + more) for more in range(3)) >= FOUND)


@cache
def power(before: float, level: float = LEVEL) -> float:
    """How often a doubling of a count expected to be `before` is found to be beyond chance at a level."""
    most = int(3 * before + 10 * np.sqrt(3 * before) + 10)
    together = _poisson(3 * before, most)
    found = 0.0
    for n in range(most + 1):
        if together[n] > 1e-9:
            low, high = _band(_binomial(n), level)
            counts = _binomial(n, 2 / 3)
            found += together[n] * (1 - counts[int(low) : int(high) + 1].sum())
    return found


def _test(one: Stretches, spread: float) -> tuple[np.ndarray, float]:
    """The chances of each possible later sum, were there no change, and how likely one so far off is."""
    before, now = (floor(sum(part) / spread + 0.5) for part in (one.before, one.now))
    if one.now_whole:
        wholes = (floor(sum(part) / spread + 0.5) for part in (one.before_whole, one.now_whole))
        was, is_now = (max(whole, part) for whole, part in zip(wholes, (before, now), strict=True))
        chances = _hypergeometric(before + now, was, is_now)
    else:
        chances = _binomial(before + now)
    tails = min(chances[: now + 1].sum(), chances[now:].sum())
    return chances, min(1.0, 2 * float(tails))


def _band(chances: np.ndarray, level: float) -> tuple[int, int]:
    """The least and the most that are not beyond chance at a level."""
    inside = np.flatnonzero((2 * np.minimum(chances.cumsum(), chances[::-1].cumsum()[::-1]) > level) & (chances > 0))
    return (int(inside[0]), int(inside[-1])) if len(inside) else (0, len(chances) - 1)


def _clear(chances: Sequence[float]) -> float:
    """Benjamini & Hochberg: up to which p a change is clear; below 0 where none is."""
    ranked = sorted(chances)
    return max((p for n, p in enumerate(ranked, 1) if p <= LEVEL * n / len(ranked)), default=-1.0)


def _said(one: Stretches, low: float, high: float, p: float, beyond: int) -> Judged:
    if not one.now_whole:
        return Judged(sum(one.before), sum(one.now), low, high, p, beyond)
    was, is_now = sum(one.before_whole), sum(one.now_whole)
    if not was or not is_now:
        return Judged(None, None, None, None, 1.0, 0)
    ends = (min(100.0, 100 * end / is_now) for end in (low, high))
    return Judged(100 * sum(one.before) / was, 100 * sum(one.now) / is_now, *ends, p, beyond)


def _pearson(table: np.ndarray) -> tuple[float, float]:
    """Pearson's chi-square of a table of two rows and what it is expected to be given its sums (n/(n-1) per degree)."""
    table = table[:, table.sum(axis=0) > 0]
    n, rows = table.sum(), table.sum(axis=1)
    if n <= 1 or (rows <= 0).any() or table.shape[1] < 2:
        return 0.0, 0.0
    expected = np.outer(rows, table.sum(axis=0)) / n
    return float(((table - expected) ** 2 / expected).sum()), (table.shape[1] - 1) * n / (n - 1)


@cache
def _binomial(n: int, chance: float = 0.5) -> np.ndarray:
    k = np.arange(n)
    return _normalised(np.log((n - k) / (k + 1) * chance / (1 - chance)))


def _hypergeometric(cases: int, was: int, is_now: int) -> np.ndarray:
    """Of so many cases, how many fall into the later of two stretches of these sizes; nought where it cannot be."""
    low, high = max(0, cases - was), min(cases, is_now)
    k = np.arange(low, high)
    steps = np.log((cases - k) * (is_now - k) / ((k + 1) * (was - cases + k + 1)))
    return np.concatenate([np.zeros(low), _normalised(steps), np.zeros(cases - high)])


def _poisson(mean: float, most: int) -> np.ndarray:
    return _normalised(np.log(mean / np.arange(1, most + 1)))


def _normalised(steps: np.ndarray) -> np.ndarray:
    """Chances from the logarithms of the ratios of neighbours."""
    logs = np.concatenate([[0.0], np.cumsum(steps)])
    chances = np.exp(logs - logs.max())
    return chances / chances.sum()
