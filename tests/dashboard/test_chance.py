"""Changes against chance: by hand in small cases, by simulation in large ones. No page, no warehouse."""

import numpy as np
import pytest

from dashboard import chance
from dashboard.chance import Stretches, dispersion, judged, power, takes

QUARTERS = 4


def one(before: int, now: int) -> chance.Judged:
    """Counts that vary as little as chance lets them, alone."""
    return judged([Stretches((before,), (now,))])[0][0]


CASES = """
    before | now | p      | low | high | beyond
    3      | 6   | 0.5078 | 2   | 7    | 0
    5      | 0   | 0.0625 | 0   | 5    | 0
    6      | 0   | 0.0313 | 1   | 5    | 2
    0      | 0   | 1.0000 | 0   | 0    | 0
    16     | 32  | 0.0293 | 17  | 31   | 2
    10     | 12  | 0.8318 | 6   | 16   | 0
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines()[1:])
def test_by_hand(line: str) -> None:
    """p is twice the smaller tail of Binomial(n, 1/2): of 6 and 0 it is 2/2^6, of 5 and 0 2/2^5."""
    before, now, p, low, high, beyond = (float(cell) for cell in line.split("|"))
    found = one(int(before), int(now))
    assert round(found.p, 4) == p
    assert (found.low, found.high, found.beyond) == (low, high, beyond)


def test_a_share_is_fishers_test() -> None:
    """The lady tasting tea: 3 of 4 against 1 of 4 gives 17/70 a side."""
    found, _ = judged([Stretches((1.0,), (3.0,), (4.0,), (4.0,))])
    assert found[0].p == pytest.approx(34 / 70)
    assert (found[0].before, found[0].now) == (25, 75)
    nothing, _ = judged([Stretches((0.0,), (3.0,), (0.0,), (4.0,))])
    assert (nothing[0].now, nothing[0].beyond) == (None, 0)


def test_clear_is_what_is_left_among_many() -> None:
    """4 against 14 is p = 0.031 by itself; among twenty that did not move it is no more than noteworthy."""
    moved, still = Stretches((4.0,), (14.0,)), Stretches((10.0,), (10.0,))
    assert judged([moved])[0][0].beyond == 2
    assert [one.beyond for one in judged([moved, *[still] * 19])[0]] == [1] + [0] * 19


def test_neither_season_nor_a_change_of_level_is_taken_for_dispersion() -> None:
    season = [Stretches((10.0, 20.0, 30.0, 80.0), (20.0, 40.0, 60.0, 160.0))] * 5
    assert dispersion(season) == 1
    restless = [Stretches((5.0, 60.0, 5.0, 60.0), (60.0, 5.0, 60.0, 5.0))] * 5
    assert dispersion(restless) > 20
    assert judged(restless)[1] == dispersion(restless)


def drawn(
    random: np.random.Generator, level: float, areas: int, spread: float, length: int, times: float
) -> list[Stretches]:
    """Quarters of areas around a level (0.6 to 1.6 of it), the first just at it and then `times` as much."""
    levels = level * random.uniform(0.6, 1.6, areas)
    levels[0] = level
    after = levels * np.where(np.arange(areas) == 0, times, 1)
    sides = []
    for means in (levels, after):
        wide = np.repeat(means[:, None], length, 1)
        is_chance = spread == 1
        sides.append(random.poisson(wide) if is_chance else random.negative_binomial(wide / (spread - 1), 1 / spread))
    return [Stretches(tuple(map(float, was)), tuple(map(float, now))) for was, now in zip(*sides, strict=True)]


NULL = """
    level | areas | spread | length
    1     | 27    | 1      | 4
    4     | 27    | 1      | 8
    7     | 5     | 1      | 4
    7     | 27    | 1.5    | 4
    40    | 27    | 3      | 4
    300   | 27    | 1      | 4
    300   | 5     | 1.5    | 4
"""


@pytest.mark.parametrize("line", NULL.strip().splitlines()[1:])
def test_where_nothing_changed_fewer_than_one_in_twenty_leave_the_band(line: str) -> None:
    """And in fewer than one table of ten is any area called clear."""
    level, areas, spread, length = (float(cell) for cell in line.split("|"))
    random, tables, noted, clear = np.random.default_rng(7), 400, 0, 0
    for _ in range(tables):
        found, _ = judged(drawn(random, level, int(areas), spread, int(length), 1))
        noted += sum(one.beyond > 0 for one in found)
        clear += any(one.beyond == 2 for one in found)
    print(f"{line}: {100 * noted / tables / areas:.1f} % noted, clear in {100 * clear / tables:.1f} % of tables")
    assert noted / tables / areas < 0.05
    assert clear / tables < 0.1


def test_a_doubling_is_found_from_so_many_cases_on() -> None:
    assert takes() == 25
    assert power(24) < 0.8 <= power(25)
    assert power(12) < 0.5  # three cases a quarter, four quarters: chance may double them


DOUBLED = """
    level | length
    4     | 8
    7     | 4
    40    | 4
"""


@pytest.mark.parametrize("line", DOUBLED.strip().splitlines()[1:])
def test_a_doubling_in_the_middle_is_found_four_times_of_five(line: str) -> None:
    """Four cases a quarter are what communes of the sample office have in mediation: over eight quarters."""
    level, length = (float(cell) for cell in line.split("|"))
    random, tables = np.random.default_rng(8), 400
    found = sum(judged(drawn(random, level, 27, 1, int(length), 2))[0][0].beyond > 0 for _ in range(tables))
    print(f"{line}: found {100 * found / tables:.0f} %")
    assert found / tables >= 0.8


@pytest.mark.parametrize("spread", [1, 1.7, 3])
def test_who_is_outside_the_band_is_pointed_out_and_nobody_else(spread: float) -> None:
    random = np.random.default_rng(9)
    for _ in range(100):
        areas = drawn(random, 12, 12, spread, QUARTERS, 2)
        for was, found in zip(areas, judged(areas)[0], strict=True):
            assert (found.beyond > 0) is not (found.low <= sum(was.now) <= found.high)
