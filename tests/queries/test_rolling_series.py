"""Four quarters added up, and the year so far, over areas that merge meanwhile."""

import merged
from tables import then

ROWS = """
    indicator | area | 2024-Q4 | 2025-Q1 | 2025-Q2 | 2025-Q3 | 2025-Q4
    received  | A    |       1 |       2 |       3 |         |
    received  | B    |      10 |      20 |      30 |         |
    received  | C    |     100 |     200 |         |         |
    received  | F    |    1000 |    2000 |    3000 |         |
    received  | X    |         |         |         |       4 |       5
    received  | Y    |         |         |         |      40 |      50
    received  | Z    |         |         |         |     400 |     500
    teams     | A    |       1 |       2 |       3 |         |
"""


def here(rows=ROWS):
    return merged.here(rows)


def test_four_quarters_are_summed_where_all_four_are_there():
    # C was silent in 2025-Q2: D has its sum, E has none; a stock has no such sum at all
    rows = """
        indicator | area | 2024-Q1 | 2024-Q2 | 2024-Q3 | 2024-Q4 | 2025-Q1 | 2025-Q2
        received  | A    |       1 |       1 |       1 |       1 |       2 |       3
        received  | B    |       1 |       1 |       1 |      10 |      20 |
        teams     | A    |       8 |       8 |       8 |       8 |       8 |       8
    """
    then(
        here(rows).ask("rolling_series indicator=received,teams area=D,A from=2024-Q3 to=2025-Q2"),
        """
        indicator | area | quarter | value | reported | expected
        received  | D    | 2024-Q3 |       |        0 |        2
        received  | D    | 2024-Q4 |    17 |        2 |        2
        received  | D    | 2025-Q1 |    37 |        2 |        2
        received  | D    | 2025-Q2 |     7 |        1 |        2
        received  | A    | 2024-Q3 |       |        0 |        1
        received  | A    | 2024-Q4 |     4 |        1 |        1
        received  | A    | 2025-Q1 |     5 |        1 |        1
        received  | A    | 2025-Q2 |     7 |        1 |        1
    """,
    )


def test_through_a_merger_a_block_is_summed_as_a_whole():
    # 2025-Q3: X is 1+10 and 2+20 and 3+30 of A and B, and 4 of its own; of C a quarter is missing, and Z needs it
    then(
        here().ask("rolling_series geography=today indicator=received area=P,X,Z from=2025-Q3 to=2025-Q4"),
        """
        area | quarter | value | reported | expected | exactness
        P    | 2025-Q3 |    70 |        1 |        3 | exact
        P    | 2025-Q4 |    64 |        1 |        3 | exact
        X    | 2025-Q3 |    70 |        1 |        1 | exact
        X    | 2025-Q4 |    64 |        1 |        1 | exact
        Z    | 2025-Q3 |       |        0 |        1 | not_comparable
        Z    | 2025-Q4 |       |        0 |        1 | not_comparable
    """,
    )


def test_as_reported_nothing_is_summed_over_the_merger():
    then(
        here().ask("rolling_series indicator=received area=P,X from=2025-Q4 to=2025-Q4"),
        """
        area | value | reported | expected
        P    |       |        0 |        3
        X    |       |        0 |        1
    """,
    )


def test_in_the_year_of_the_merger_the_year_so_far_goes_on_by_todays_boundaries():
    then(
        here().ask("cumulative_series geography=today indicator=received area=P,X from=2025-Q1 to=2025-Q4"),
        """
        area | quarter | value | reported | expected
        P    | 2025-Q1 |  2222 |        4 |        4
        P    | 2025-Q2 |  5055 |        3 |        4
        P    | 2025-Q3 |    59 |        1 |        3
        P    | 2025-Q4 |    64 |        1 |        3
        X    | 2025-Q1 |    22 |        2 |        2
        X    | 2025-Q2 |    55 |        2 |        2
        X    | 2025-Q3 |    59 |        1 |        1
        X    | 2025-Q4 |    64 |        1 |        1
    """,
    )
    then(  # the district that was, as far as its ground is known: D goes on, E does not
        here().ask("cumulative_series geography=former indicator=received area=D,E from=2025-Q2 to=2025-Q3"),
        """
        area | quarter | value | exactness
        D    | 2025-Q2 |    55 | exact
        D    | 2025-Q3 |    59 | exact
        E    | 2025-Q2 |       | exact
        E    | 2025-Q3 |       | not_comparable
    """,
    )
    then(  # as reported, an area that began in July has no year so far, and a province only what such areas have
        here().ask("cumulative_series indicator=received area=P,X from=2025-Q3 to=2025-Q3"),
        """
        area | quarter | value | reported | expected
        P    | 2025-Q3 |       |        0 |        3
        X    | 2025-Q3 |       |        0 |        1
    """,
    )


def test_a_sum_an_area_printed_that_began_meanwhile_counts_as_reported_only():
    # nobody can tell whether the nine months of X hold what A and B reported before it
    rows = """
        area | 2025-Q1 | 2025-Q2 | 2025-Q3 | 2025-9M
        A    |       2 |       3 |         |
        B    |      20 |      30 |         |
        X    |         |         |       4 |     999
    """
    question = "indicator=received area=X from=2025-Q3 to=2025-Q3"
    then(here(rows).ask(f"cumulative_series {question}"), "value \n 999")
    then(here(rows).ask(f"cumulative_series geography=today {question}"), "value \n 59")


def test_a_year_of_the_merger_is_whole_by_todays_and_by_former_boundaries():
    rows = """
        indicator | area | 2025-Q1 | 2025-Q2 | 2025-Q3 | 2025-Q4 | 2025
        received  | A    |       2 |       3 |         |         |
        received  | B    |      20 |      30 |         |         |
        received  | X    |         |         |       4 |       5 | 999
        teams     | A    |       2 |       3 |         |         |
        teams     | X    |         |         |       4 |       5 |
    """
    then(
        here(rows).ask("year_total geography=today indicator=received,teams area=X,Y from=2025 to=2025"),
        """
        indicator | area | value | reported | complete | expected | exactness
        received  | X    |    64 |        3 |        3 |        3 | exact
        received  | Y    |       |        0 |        0 |        1 | not_comparable
        teams     | X    |     5 |        1 |        1 |        1 | exact
        teams     | Y    |       |        0 |        0 |        1 | exact
    """,
    )
    then(
        here(rows).ask("year_total geography=former indicator=received area=D,E from=2025 to=2025"),
        """
        area | value | exactness
        D    |    64 | exact
        E    |       | not_comparable
    """,
    )
