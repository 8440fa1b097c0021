"""findings: figures of one quarter that do not agree with each other, and a quarter copied from the one before."""

import pandas as pd
import pytest
from tables import given, then

PARTS = """
    indicator | area | breakdown            | 2024-Q1
    models    | A    |                      |     345
    models    | A    | subject=collective   |     315
    models    | A    | subject=individual   |      27
"""


def test_parts_that_do_not_add_up_to_their_whole() -> None:
    then(
        given(PARTS).ask("findings area=D quarter=2024-Q1"),
        """
        kind  | indicator | value | beside | about   | parts        | figure           | was_checked
        parts | models    |   345 |    342 | subject | 315.0 + 27.0 | 345.0 315.0 27.0 | yes
    """,
    )


@pytest.mark.parametrize(
    ("was", "becomes"),
    [("    345", "    342"), ("     27", "       "), ("models    | A    |                      |     345", "")],
    ids=["they add up", "a part is not there", "nobody printed the whole"],
)
def test_nothing_is_said_when(was: str, becomes: str) -> None:
    assert given(PARTS.replace(was, becomes)).ask("findings area=D quarter=2024-Q1").empty


def test_a_whole_nobody_printed_is_not_held_against_the_parts_of_another_kind() -> None:
    rows = PARTS.replace("models    | A    |                      |     345\n", "")
    rows += "".join(f"    models | A | case_kind={part} | 1\n" for part in ("civil", "family", "other"))
    assert given(rows).ask("findings area=D quarter=2024-Q1").empty


IDENTITIES = """
    kind  | indicator    | formula | way | role  | other
    sum   | received     | 0       | 0   | part  | resolved
    sum   | received     | 0       | 0   | part  | teams
    sum   | received     | 0       | 1   | part  | resolved
    sum   | received     | 0       | 1   | part  | posted
    sum   | received     | 0       | 1   | part  | due
    limit | resolved     | 0       | 0   | limit | received
    rate  | printed_rate | 0       | 0   | part  | resolved
    rate  | printed_rate | 0       | 0   | whole | received
    rate  | printed_rate | 1       | 0   | part  | resolved
    rate  | printed_rate | 1       | 0   | whole | resolved
    rate  | printed_rate | 1       | 0   | whole | teams
"""


def agreed(values: str) -> pd.DataFrame:
    """What is found where these indicators of A have these values: received=12 resolved=9."""
    rows = [
        {"indicator": code, "area": "A", "period": "2024-Q1", "value": value}
        for code, value in (pair.split("=") for pair in values.split())
    ]
    return given(rows, identities=IDENTITIES).ask("findings area=A quarter=2024-Q1")


AGREE = """
    figures                                         | kind  | value | beside | formula | fits
    received=12 resolved=9 teams=3                  |       |       |        |         |
    received=12 resolved=9 teams=4                  | sum   |    12 |     13 |       0 |
    received=12 resolved=9                          |       |       |        |         |
    received=12 resolved=9 teams=n/a                |       |       |        |         |
    received=12 resolved=9 posted=1 due=1           | sum   |    12 |     11 |       1 |
    received=12 resolved=9 teams=3 posted=1 due=1   |       |       |        |         |
    received=12 resolved=13                         | limit |    13 |     12 |       0 |
    received=12 resolved=12                         |       |       |        |         |
    received=12 resolved=9 printed_rate=75          |       |       |        |         |
    received=12 resolved=9 printed_rate=75.05       |       |       |        |         |
    received=12 resolved=9 printed_rate=75.1        | rate  | 75.10 |     75 |       0 |
    received=12 resolved=9 teams=3 printed_rate=75  |       |       |        |         |
    received=20 resolved=9 teams=11 printed_rate=45 |       |       |        |         |
    received=0 resolved=0 printed_rate=100          |       |       |        |         |
    resolved=9 teams=3 printed_rate=75              | rate  |    75 |     75 |       1 | 1
    received=n/a resolved=9 printed_rate=75         |       |       |        |         |
"""


@pytest.mark.parametrize("line", AGREE.strip().splitlines()[1:], ids=lambda line: line.split("|")[0].strip())
def test_what_figures_must_be_to_each_other(line: str) -> None:
    values, *expected = (cell.strip() for cell in line.split("|"))
    row = f"\n{' | '.join(expected)}" if expected[0] else ""
    then(agreed(values), f"kind | value | beside | formula | fits{row}")


def test_a_limit_holds_part_by_part() -> None:
    rows = """
        indicator | area | breakdown          | 2024-Q1
        resolved  | A    | case_kind=civil    |       5
        received  | A    | case_kind=civil    |       4
        resolved  | A    | case_kind=family   |       1
        received  | A    | case_kind=family   |       4
    """
    then(
        given(rows).ask("findings area=A quarter=2024-Q1"),
        """
        kind  | indicator | breakdown       | value | beside | about
        limit | resolved  | case_kind=civil |     5 |      4 | received
    """,
    )


COPIED = """
    indicator | area | breakdown       | 2023-Q4 | 2024-Q1
    received  | A    |                 |      12 |      12
    received  | A    | case_kind=civil |       7 |       7
    resolved  | A    |                 |       9 |       9
    resolved  | A    | case_kind=civil |       0 |       0
    teams     | A    |                 |       5 |       6
"""


def test_a_quarter_in_which_all_that_happened_is_as_in_the_one_before() -> None:
    then(
        given(COPIED).ask("findings area=D quarter=2024-Q1"),
        """
        kind   | area | indicator | about   | count | figure
        copied | A    | received  | 2023-Q4 |     4 | 28.0 12.0 7.0 9.0 0.0
    """,
    )
    noughts = COPIED.replace("7 |       7", "0 |       0")
    assert given(noughts).ask("findings area=D quarter=2024-Q1").empty
    differing = COPIED.replace("12 |      12", "12 |      13")
    assert given(differing).ask("findings area=D quarter=2024-Q1").empty
    new = COPIED + "    resolved  | A    | case_kind=other |         |       3\n"
    assert given(new).ask("findings area=D quarter=2024-Q1").empty


def test_an_illustrative_or_approximate_figure_among_them_is_said() -> None:
    rows = """
        indicator | area | period  | value | illustrative | qualifier
        received  | A    | 2024-Q1 |    12 | yes          |
        resolved  | A    | 2024-Q1 |    13 |              | about
    """
    then(
        given(rows).ask("findings area=A quarter=2024-Q1"),
        """
        kind  | is_illustrative | is_approximate
        limit | yes             | yes
    """,
    )


def test_a_real_figure_held_against_illustrative_ones_is_said() -> None:
    rows = """
        indicator | area | period  | value | illustrative
        teams     | A    | 2023-Q4 |    20 | yes
        teams     | A    | 2024-Q1 |    50 |
    """
    then(
        given(rows).ask("findings area=A quarter=2024-Q1"),
        """
        kind | is_illustrative | is_beside_illustrative
        jump | no              | yes
    """,
    )


def test_a_printed_rate_is_as_illustrative_as_what_it_is_compared_with() -> None:
    rows = """
        indicator    | area | period  | value | illustrative
        received     | A    | 2024-Q1 |    12 |
        resolved     | A    | 2024-Q1 |     9 |
        teams        | A    | 2024-Q1 |     9 | yes
        printed_rate | A    | 2024-Q1 |    90 |
    """
    found = given(rows, identities=IDENTITIES).ask("findings area=A quarter=2024-Q1").query("kind == 'rate'")
    assert found.is_illustrative.tolist() == [False]
