"""area_ranking: places, ties, those without a figure last, and a change only where both sums are whole."""

from tables import given, then

COUNTRY = """
    area | level    | within | from       | to
    P    | province |        |            |
    D    | district | P      |            |
    A    | commune  | D      |            |
    B    | commune  | D      |            |
    C    | commune  | D      |            |
    Đông | commune  | D      |            |
    Ê    | commune  | D      |            |
    F    | commune  | D      |            |
    E    | district | P      |            |
    G    | commune  | E      |            |
    Q    | province |        |            |
    O    | district | Q      |            |
    R    | commune  | O      |            |
"""
TWO = """
    area | level    | within | from       | to
    P    | province |        |            |
    D    | district | P      |            |
    A    | commune  | D      |            |
    B    | commune  | D      |            |
    E    | district | P      |            |
    C    | commune  | E      |            |
    Z    | district | P      |            |
    S    | commune  | Z      |            |
"""
D_AND_E = """
    area | from | to
    D    |      |
    E    |      |
"""


def test_ties_share_a_place_and_those_without_a_figure_come_last() -> None:
    here = given(
        """
        area | 2024-Q1
        A    |       5
        B    |       9
        C    |       5
        Đông |       0
        F    |     n/a
        G    |     100
        R    |     100
    """,
        areas=COUNTRY,
    )
    then(
        here.ask("area_ranking indicator=received area=D level=commune quarter=2024-Q1"),
        """
        area | code  | name | value | rank | reported | expected | not_applicable | is_leaf
        B    | 00004 | B    |     9 |    1 |        1 |        1 |              0 | yes
        A    | 00003 | A    |     5 |    2 |        1 |        1 |              0 | yes
        C    | 00005 | C    |     5 |    2 |        1 |        1 |              0 | yes
        Đông | 00006 | Đông |     0 |    4 |        1 |        1 |              0 | yes
        Ê    | 00007 | Ê    |       |      |        0 |        1 |              0 | yes
        F    | 00008 | F    |       |      |        1 |        1 |              1 | yes
    """,
    )


def test_a_sum_changes_only_when_all_areas_behind_both_sums_reported() -> None:
    here = given(
        """
        area | 2023-Q2 | 2024-Q1 | 2024-Q2
        A    |       1 |      10 |      12
        B    |         |         |      30
        C    |       4 |       7 |       6
    """,
        areas=TWO,
        duty=D_AND_E,
    )
    # D: 42 against 10 is one commune more, no growth; on the year A alone is compared, 12 against 1
    then(
        here.ask("area_ranking indicator=received area=P level=district quarter=2024-Q2"),
        """
        area | value | rank | previous | change | year_ago | year_change | reported | expected | is_leaf
        D    |    42 |    1 |       10 |        |        1 |          11 |        2 |        2 | no
        E    |     6 |    2 |        7 |     -1 |        4 |           2 |        1 |        1 | no
    """,
    )
    then(
        here.ask("area_ranking indicator=received area=P level=commune quarter=2024-Q2"),
        """
        area | value | previous | change | year_ago | year_change
        B    |    30 |          |        |          |
        A    |    12 |       10 |      2 |        1 |          11
        C    |     6 |        7 |     -1 |        4 |           2
    """,
    )


def test_the_quarter_before_the_first_is_the_last_of_the_year_before() -> None:
    here = given("""
        area | 2023-Q1 | 2023-Q4 | 2024-Q1
        A    |       1 |       2 |       4
    """)
    then(here.ask("area_ranking indicator=received area=A level=commune quarter=2024-Q1"), "area | value")
    then(
        here.ask("area_ranking indicator=received area=D level=commune quarter=2024-Q1"),
        """
        area | value | previous | change | year_ago | year_change
        A    |     4 |        2 |      2 |        1 |           3
        B    |       |          |        |          |
    """,
    )


def test_only_areas_that_owe_or_gave_a_report_or_hold_such_are_ranked() -> None:
    here = given(
        """
        area | 2023-Q1
        S    |       1
    """,
        areas=TWO,
        duty="""
        area | from | to
        A    |      |
    """,
    )
    then(
        here.ask("area_ranking indicator=received area=P level=commune quarter=2024-Q1"),
        """
        area | value | reported | expected
        A    |       |        0 |        1
        S    |       |        0 |        0
    """,
    )
    then(
        here.ask("area_ranking indicator=received area=P level=district quarter=2024-Q1"),
        """
        area | value | reported | expected
        D    |       |        0 |        1
        Z    |       |        0 |        0
    """,
    )
    then(
        here.ask("area_ranking indicator=received area=P level=commune quarter=2024-Q1 as_of=0"),
        """
        area | value | reported | expected
        A    |       |        0 |        1
    """,
    )


def test_areas_are_those_that_stand_on_the_quarters_last_day() -> None:
    here = given("""
        area | 2025-Q2 | 2025-Q3
        A    |       1 |
        X    |         |       5
    """)
    then(
        here.ask("area_ranking indicator=received area=P level=commune quarter=2025-Q2"),
        """
        area | value
        A    |     1
        B    |
        C    |
    """,
    )
    then(
        here.ask("area_ranking indicator=received area=P level=commune quarter=2025-Q3"),
        """
        area | value | previous | change
        X    |     5 |          |
        Y    |       |          |
    """,
    )
    then(here.ask("area_ranking indicator=received area=P level=district quarter=2025-Q3"), "area | value")


def test_a_rate_is_ranked_with_its_fraction_and_a_stock_that_does_not_add_has_no_place() -> None:
    here = given(
        """
        indicator | area | 2024-Q1 | 2024-Q2
        resolved  | A    |       1 |       2
        received  | A    |       4 |       4
        resolved  | B    |         |       4
        received  | B    |         |       4
        posted    | A    |         |     108
        posted    | D    |         |     261
    """,
        areas=TWO,
        duty=D_AND_E,
    )
    then(
        here.ask("area_ranking indicator=success area=P level=district quarter=2024-Q2"),
        """
        area | value | rank | numerator | denominator | previous | change | is_derived
        D    |    75 |    1 |         6 |           8 |       25 |        | yes
        E    |       |      |           |             |          |        | no
    """,
    )
    then(
        here.ask("area_ranking indicator=posted area=P level=district quarter=2024-Q2"),
        """
        area | value | rank | own_value | reported
        D    |       |      |       261 |        1
        E    |       |      |           |        0
    """,
    )


def test_marks_and_as_of() -> None:
    rows = """
        upload | area | period  | value | qualifier | illustrative
        1      | A    | 2024-Q1 |     1 | about     |
        1      | B    | 2024-Q1 |     2 |           | yes
        2      | A    | 2024-Q1 |     3 |           |
    """
    here = given(rows)
    then(
        here.ask("area_ranking indicator=received area=D level=commune quarter=2024-Q1 as_of=1"),
        """
        area | value | rank | is_approximate | is_illustrative
        B    |     2 |    1 | no             | yes
        A    |     1 |    2 | yes            | no
    """,
    )
    then(
        here.ask("area_ranking indicator=received area=D level=commune quarter=2024-Q1"),
        """
        area | value | rank | is_approximate | is_illustrative
        A    |     3 |    1 | no             | no
        B    |     2 |    2 | no             | yes
    """,
    )


def test_what_a_change_is_reckoned_from_may_be_illustrative_and_the_areas_own_figure_too() -> None:
    here = given(
        """
        area | period  | value | illustrative
        A    | 2024-Q1 |     1 |
        A    | 2023-Q4 |     1 | yes
        B    | 2024-Q1 |     1 | yes
        B    | 2023-Q4 |     1 |
        C    | 2024-Q1 |     1 |
        C    | 2023-Q1 |     1 | yes
        C    | 2023-Q2 |     1 | yes
        D    | 2024-Q1 |     9 |
        E    | 2024-Q1 |     8 | yes
    """,
        areas=TWO,
        duty=D_AND_E,
    )
    then(
        here.ask("area_ranking indicator=received area=P level=commune quarter=2024-Q1"),
        """
        area | is_illustrative | own_is_illustrative | before_is_illustrative
        A    | no              | no                  | yes
        B    | yes             | no                  | no
        C    | no              | no                  | yes
    """,
    )
    then(
        here.ask("area_ranking indicator=received area=P level=district quarter=2024-Q1"),
        """
        area | is_illustrative | own_is_illustrative | before_is_illustrative
        D    | yes             | no                  | yes
        E    | no              | yes                 | yes
    """,
    )
