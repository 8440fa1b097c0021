"""quarterly_series of what is not added up: shares, lists every commune posts, rates printed in reports."""

from tables import given, then


def test_a_rate_over_areas_is_the_share_of_the_sums() -> None:
    here = given("""
        indicator | area | 2024-Q1 | 2024-Q2 | 2024-Q3
        resolved  | A    |       1 |       1 |       1
        received  | A    |       2 |       2 |
        resolved  | B    |       9 |         |
        received  | B    |      10 |      10 |      10
    """)
    then(
        here.ask("quarterly_series indicator=success area=D,A,B from=2024-Q1 to=2024-Q3"),
        """
        area | quarter | value | numerator | denominator | reported | expected | is_derived
        D    | 2024-Q1 | 83.33 |        10 |          12 |        2 |        2 | yes
        D    | 2024-Q2 |    50 |         1 |           2 |        1 |        2 | yes
        D    | 2024-Q3 |       |           |             |        0 |        2 | no
        A    | 2024-Q1 |    50 |         1 |           2 |        1 |        1 | yes
        A    | 2024-Q2 |    50 |         1 |           2 |        1 |        1 | yes
        A    | 2024-Q3 |       |           |             |        0 |        1 | no
        B    | 2024-Q1 |    90 |         9 |          10 |        1 |        1 | yes
        B    | 2024-Q2 |       |           |             |        0 |        1 | no
        B    | 2024-Q3 |       |           |             |        0 |        1 | no
    """,
    )


def test_nothing_received_is_no_rate_neither_0_nor_100() -> None:
    here = given("""
        indicator | area | 2024-Q1 | 2024-Q2
        resolved  | A    |       0 |       0
        received  | A    |       0 |       0
        resolved  | B    |       0 |       3
        received  | B    |       0 |       4
    """)
    then(
        here.ask("quarterly_series indicator=success area=D,A from=2024-Q1 to=2024-Q2"),
        """
        area | quarter | value | numerator | denominator | reported | expected
        D    | 2024-Q1 |       |         0 |           0 |        2 |        2
        D    | 2024-Q2 |    75 |         3 |           4 |        2 |        2
        A    | 2024-Q1 |       |         0 |           0 |        1 |        1
        A    | 2024-Q2 |       |         0 |           0 |        1 |        1
    """,
    )


def test_a_list_every_commune_posts_is_not_summed() -> None:
    here = given("""
        indicator | area | 2023-Q1 | 2024-Q1
        posted    | A    |     100 |     108
        posted    | B    |     100 |     110
        posted    | D    |         |     261
    """)
    then(
        here.ask("quarterly_series indicator=posted area=D,A from=2024-Q1 to=2024-Q1"),
        """
        area | value | own_value | compared_now | compared_year_ago | compared_areas | reported | expected
        D    |       |       261 |              |                   |              2 |        2 |        2
        A    |   108 |           |          108 |               100 |              1 |        1 |        1
    """,
    )


def test_a_share_of_such_lists_is_not_made_of_their_sum_either() -> None:
    here = given("""
        indicator | area | 2023-Q1 | 2024-Q1
        posted    | A    |      50 |     108
        due       | A    |     100 |     108
        posted    | B    |     100 |      54
        due       | B    |     100 |     108
    """)
    then(
        here.ask("quarterly_series indicator=posted_share area=D,A,B from=2024-Q1 to=2024-Q1"),
        """
        area | value | numerator | denominator | compared_now | compared_year_ago | reported
        D    |       |           |             |              |                   |        2
        A    |   100 |       108 |         108 |          100 |                50 |        1
        B    |    50 |        54 |         108 |           50 |               100 |        1
    """,
    )


def test_a_printed_rate_is_kept_at_the_commune_and_has_no_numerator() -> None:
    here = given("""
        indicator    | area | 2023-Q1 | 2024-Q1
        printed_rate | A    |      80 |    93.5
        printed_rate | B    |      90 |      70
    """)
    then(
        here.ask("quarterly_series indicator=printed_rate area=D,A from=2024-Q1 to=2024-Q1"),
        """
        area | value | numerator | denominator | compared_now | compared_year_ago | compared_areas | reported
        D    |       |           |             |              |                   |              2 |        2
        A    | 93.50 |           |             |        93.50 |                80 |              1 |        1
    """,
    )


def test_a_rate_is_compared_over_the_areas_in_both_quarters_also_those_without_cases() -> None:
    here = given("""
        indicator | area | 2023-Q1 | 2024-Q1
        resolved  | A    |       5 |       0
        received  | A    |      10 |       0
        resolved  | B    |       4 |       8
        received  | B    |      10 |      10
        resolved  | C    |         |       1
        received  | C    |         |       1
    """)
    then(
        here.ask("quarterly_series indicator=success area=P,A from=2024-Q1 to=2024-Q1"),
        """
        area | value | compared_now | compared_year_ago | compared_areas
        P    | 81.82 |           80 |                45 |              2
        A    |       |              |                50 |              1
    """,
    )
