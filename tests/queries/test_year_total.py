"""year_total: flows add up, stocks and cohorts are their last quarter, and a year printed as such stands for itself."""

from tables import given, then


def test_a_flow_is_the_sum_of_its_quarters_and_complete_says_how_many_have_all_four() -> None:
    here = given("""
        area | 2023-Q4 | 2024-Q1 | 2024-Q2 | 2024-Q3 | 2024-Q4
        A    |     100 |       1 |       2 |       3 |       4
        B    |         |      10 |         |       0 |
    """)
    then(
        here.ask("year_total indicator=received area=D,A,B from=2023 to=2025"),
        """
        indicator | area | code  | name | year | value | reported | complete | expected
        received  | D    | 00002 | D    | 2023 |   100 |        1 |        0 |        2
        received  | D    | 00002 | D    | 2024 |    20 |        2 |        1 |        2
        received  | D    | 00002 | D    | 2025 |       |        0 |        0 |        2
        received  | A    | 00004 | A    | 2023 |   100 |        1 |        0 |        1
        received  | A    | 00004 | A    | 2024 |    10 |        1 |        1 |        1
        received  | A    | 00004 | A    | 2025 |       |        0 |        0 |        1
        received  | B    | 00005 | B    | 2023 |       |        0 |        0 |        1
        received  | B    | 00005 | B    | 2024 |    10 |        1 |        0 |        1
        received  | B    | 00005 | B    | 2025 |       |        0 |        0 |        1
    """,
    )


def test_a_printed_year_stands_for_its_quarters_and_is_complete() -> None:
    here = given("""
        area | 2024-Q1 | 2024-Q2 | 2024-H1 | 2024
        A    |       1 |       2 |      50 |   12
        B    |      10 |         |         |
        D    |         |         |         |   99
    """)
    then(
        here.ask("year_total indicator=received area=D,A from=2024 to=2024"),
        """
        area | value | own_value | reported | complete
        D    |    22 |        99 |        2 |        1
        A    |    12 |           |        1 |        1
    """,
    )


def test_a_year_printed_twice_is_counted_once() -> None:
    rows = """
        upload | area | period | value | cumulative
        1      | A    | 2024   |    12 |
        2      | A    | 2024   |    13 | yes
        2      | B    | 2024   |     5 | yes
        2      | B    | 2024   |     6 |
    """
    then(
        given(rows).ask("year_total indicator=received area=D,A,B from=2024 to=2024"),
        """
        area | value | reported | complete
        D    |    19 |        2 |        2
        A    |    13 |        1 |        1
        B    |     6 |        1 |        1
    """,
    )


def test_stocks_and_cohorts_are_their_last_quarter_never_a_sum() -> None:
    here = given("""
        indicator | area | 2024-Q1 | 2024-Q2 | 2024-Q4
        teams     | A    |       5 |         |       6
        teams     | B    |       5 |       7 |
        models    | A    |      10 |      12 |
        models    | B    |         |         |       3
    """)
    then(
        here.ask("year_total indicator=teams,models area=D,B from=2024 to=2024"),
        """
        indicator | area | value | reported | complete
        teams     | D    |    13 |        2 |        1
        teams     | B    |     7 |        1 |        0
        models    | D    |    15 |        2 |        1
        models    | B    |     3 |        1 |        1
    """,
    )


def test_a_rate_of_flows_is_the_share_of_the_sums_also_over_quarters() -> None:
    here = given("""
        indicator | area | 2024-Q1 | 2024-Q2 | 2024-Q3 | 2024-Q4
        resolved  | A    |       1 |       9 |       0 |       0
        received  | A    |       2 |      18 |       0 |      10
        resolved  | B    |       5 |         |         |
        received  | B    |       5 |         |         |
    """)
    # A had no case in the third quarter; that is reported, and its year is complete
    then(
        here.ask("year_total indicator=success area=D,A from=2024 to=2024"),
        """
        area | value | reported | complete
        D    | 42.86 |        2 |        1
        A    | 33.33 |        1 |        1
    """,
    )


def test_a_rate_of_stocks_is_that_of_the_last_quarter() -> None:
    here = given("""
        indicator | area | 2024-Q1 | 2024-Q4
        posted    | A    |      50 |     108
        due       | A    |     100 |     108
    """)
    then(
        here.ask("year_total indicator=posted_share area=D,A from=2024 to=2024"),
        """
        area | value | complete
        D    |       |        1
        A    |   100 |        1
    """,
    )


def test_what_does_not_add_over_areas_has_no_sum() -> None:
    here = given("""
        indicator    | area | 2024-Q4 | 2024
        posted       | A    |     108 |
        posted       | B    |     110 |
        posted       | D    |         |  261
        printed_rate | A    |      80 |   90
        printed_rate | B    |      80 |
    """)
    then(
        here.ask("year_total indicator=posted,printed_rate area=D,A,B from=2024 to=2024"),
        """
        indicator    | area | value | own_value | reported
        posted       | D    |       |       261 |        2
        posted       | A    |   108 |           |        1
        posted       | B    |   110 |           |        1
        printed_rate | D    |       |           |        2
        printed_rate | A    |    90 |           |        1
        printed_rate | B    |       |           |        1
    """,
    )


BREAK = """
    indicator | area | 2025-Q1 | 2025-Q2 | 2025-Q3 | 2025-Q4
    received  | A    |       1 |       1 |         |
    received  | B    |       2 |       2 |         |
    received  | C    |       4 |       4 |         |
    received  | X    |         |         |      10 |      10
    received  | Y    |         |         |      20 |
    teams     | A    |       5 |       5 |         |
    teams     | B    |       6 |       6 |         |
    teams     | C    |       7 |       7 |         |
    teams     | X    |         |         |      11 |      12
    teams     | Y    |         |         |       8 |
    models    | A    |      50 |      50 |         |
    models    | X    |         |         |         |      60
"""


def test_in_the_year_of_the_break_flows_add_over_old_and_new_areas() -> None:
    # every commune's year is as long as the commune stood in it: A, B, C, X are complete, Y is not
    then(
        given(BREAK).ask("year_total indicator=received area=P,D,A,X,Y from=2024 to=2026"),
        """
        area | year | value | reported | complete | expected
        P    | 2024 |       |        0 |        0 |        3
        P    | 2025 |    54 |        5 |        4 |        5
        P    | 2026 |       |        0 |        0 |        2
        D    | 2024 |       |        0 |        0 |        2
        D    | 2025 |     6 |        2 |        2 |        2
        A    | 2024 |       |        0 |        0 |        1
        A    | 2025 |     2 |        1 |        1 |        1
        X    | 2025 |    20 |        1 |        1 |        1
        X    | 2026 |       |        0 |        0 |        1
        Y    | 2025 |    20 |        1 |        0 |        1
        Y    | 2026 |       |        0 |        0 |        1
    """,
    )


def test_in_the_year_of_the_break_stocks_are_not_counted_in_old_and_new_areas() -> None:
    # at the end of 2025 there are the 12 teams of X and the 8 of Y, not also the 18 of their predecessors
    then(
        given(BREAK).ask("year_total indicator=teams,models area=P,D,A,X from=2025 to=2025"),
        """
        indicator | area | value | reported | complete | expected
        teams     | P    |    20 |        2 |        1 |        2
        teams     | D    |    11 |        2 |        2 |        2
        teams     | A    |     5 |        1 |        1 |        1
        teams     | X    |    12 |        1 |        1 |        1
        models    | P    |    60 |        1 |        1 |        2
        models    | D    |    50 |        1 |        1 |        2
        models    | A    |    50 |        1 |        1 |        1
        models    | X    |    60 |        1 |        1 |        1
    """,
    )


def test_expected_are_those_who_owe_or_gave_a_report() -> None:
    duty = """
        area | from       | to
        A    | 2024-01-01 | 2024-12-31
    """
    here = given(
        """
        area | 2024-Q1
        B    |       3
    """,
        duty=duty,
    )
    then(
        here.ask("year_total indicator=received area=D from=2023 to=2024"),
        """
        year | value | reported | expected
        2023 |       |        0 |        0
        2024 |     3 |        1 |        2
    """,
    )


def test_not_applicable_and_parts_and_running_columns_are_not_added() -> None:
    here = given("""
        area | period  | value | breakdown       | cumulative
        A    | 2024-Q1 |     1 |                 |
        A    | 2024-Q2 |   n/a |                 |
        A    | 2024-Q3 |     4 | case_kind=civil |
        A    | 2024-Q3 |     8 |                 | yes
        A    | 2024-M10 |   16 |                 |
        B    | 2024-Q1 |   n/a |                 |
        B    | 2021..2024 | 9 |                 |
    """)
    then(
        here.ask("year_total indicator=received area=D,A,B from=2021 to=2024"),
        """
        area | year | value | reported | complete
        D    | 2021 |       |        0 |        0
        D    | 2022 |       |        0 |        0
        D    | 2023 |       |        0 |        0
        D    | 2024 |     1 |        1 |        0
        A    | 2021 |       |        0 |        0
        A    | 2022 |       |        0 |        0
        A    | 2023 |       |        0 |        0
        A    | 2024 |     1 |        1 |        0
        B    | 2021 |       |        0 |        0
        B    | 2022 |       |        0 |        0
        B    | 2023 |       |        0 |        0
        B    | 2024 |       |        0 |        0
    """,
    )


def test_marks_and_as_of() -> None:
    rows = """
        upload | area | period  | value | qualifier | illustrative
        1      | A    | 2024-Q1 |     1 | about     |
        1      | A    | 2024-Q2 |     2 |           | yes
        1      | B    | 2023-Q1 |     3 |           |
        1      | D    | 2023    |     4 | about     | yes
        2      | A    | 2024-Q2 |     5 |           |
    """
    here = given(rows)
    then(
        here.ask("year_total indicator=received area=D from=2023 to=2024 as_of=1"),
        """
        year | value | own_value | is_illustrative | own_is_illustrative | is_approximate
        2023 |     3 |         4 | no              | yes                 | yes
        2024 |     3 |           | yes             | no                  | yes
    """,
    )
    then(
        here.ask("year_total indicator=received area=D from=2023 to=2024"),
        """
        year | value | own_value | is_illustrative | own_is_illustrative | is_approximate
        2023 |     3 |         4 | no              | yes                 | yes
        2024 |     6 |           | no              | no                  | yes
    """,
    )


def test_of_a_figure_at_a_moment_the_last_quarter_alone_says_whether_the_year_is_illustrative() -> None:
    here = given("""
        indicator | area | period  | value | illustrative
        teams     | A    | 2023-Q1 |     8 | yes
        teams     | A    | 2023-Q4 |     9 |
        received  | A    | 2023-Q1 |     8 | yes
        received  | A    | 2023-Q4 |     9 |
        teams     | A    | 2024-Q1 |     8 |
        teams     | A    | 2024    |     7 | yes
    """)
    then(
        here.ask("year_total indicator=teams,received area=A from=2023 to=2024"),
        """
        indicator | year | value | is_illustrative
        received  | 2023 |    17 | yes
        received  | 2024 |       | no
        teams     | 2023 |     9 | no
        teams     | 2024 |     7 | yes
    """,
    )
