"""other_periods: months, halves, nine months and spans, each for itself: never a quarter, never in a sum of them."""

from tables import given, then


def test_a_month_a_half_and_nine_months_stand_each_for_itself_newest_first() -> None:
    here = given("""
        indicator | area | period     | value
        received  | A    | 2023-M12   |     9
        received  | A    | 2023-M11   |     4
        received  | A    | 2023-H1    |    20
        received  | A    | 2023-H2    |   n/a
        received  | A    | 2023-9M    |    31
        received  | A    | 2011..2021 |   500
        received  | A    | 2023-Q4    |    11
        received  | A    | 2023       |    40
        resolved  | A    | 2023-M12   |     7
    """)
    then(
        here.ask("other_periods indicator=received area=A"),
        """
        period     | period_kind | period_start | period_end | value | reported | expected | not_applicable
        2023-H2    | half        | 2023-07-01   | 2023-12-31 |       |        1 |        1 |              1
        2023-M12   | month       | 2023-12-01   | 2023-12-31 |     9 |        1 |        1 |              0
        2023-M11   | month       | 2023-11-01   | 2023-11-30 |     4 |        1 |        1 |              0
        2023-9M    | nine_months | 2023-01-01   | 2023-09-30 |    31 |        1 |        1 |              0
        2023-H1    | half        | 2023-01-01   | 2023-06-30 |    20 |        1 |        1 |              0
        2011..2021 | span        | 2011-01-01   | 2021-12-31 |   500 |        1 |        1 |              0
    """,
    )
    # of the quarters, only what two sums from January on tell is known, and said to be derived
    then(
        here.ask("quarterly_series indicator=received area=A from=2023-Q1 to=2023-Q4"),
        """
        quarter | value | is_derived
        2023-Q1 |       | no
        2023-Q2 |       | no
        2023-Q3 |    11 | yes
        2023-Q4 |    11 | no
    """,
    )


def test_an_area_above_adds_only_what_adds_and_keeps_its_own_figure_apart() -> None:
    here = given("""
        indicator | area | period   | value
        received  | A    | 2023-M12 |     9
        received  | B    | 2023-M12 |     0
        received  | D    | 2023-M12 |    12
        received  | C    | 2023-M11 |     5
        posted    | A    | 2023-M12 |   108
        posted    | D    | 2023-M12 |   261
    """)
    then(
        here.ask("other_periods indicator=received area=P,D,E"),
        """
        area | period   | value | own_value | reported | expected
        P    | 2023-M12 |     9 |           |        2 |        3
        P    | 2023-M11 |     5 |           |        1 |        3
        D    | 2023-M12 |     9 |        12 |        2 |        2
        E    | 2023-M11 |     5 |           |        1 |        1
    """,
    )
    then(
        here.ask("other_periods indicator=posted area=D,A"),
        """
        area | period   | value | own_value | reported | expected
        D    | 2023-M12 |       |       261 |        1 |        2
        A    | 2023-M12 |   108 |           |        1 |        1
    """,
    )


def test_a_rate_is_the_share_of_the_sums_of_that_period() -> None:
    here = given("""
        indicator | area | period  | value
        resolved  | A    | 2023-H1 |     1
        received  | A    | 2023-H1 |     4
        resolved  | B    | 2023-H1 |     3
        received  | B    | 2023-H1 |     4
        resolved  | B    | 2023-H2 |     3
    """)
    then(
        here.ask("other_periods indicator=success area=D"),
        """
        area | period  | value | numerator | denominator | reported | expected | is_derived
        D    | 2023-H1 |    50 |         4 |           8 |        2 |        2 | yes
    """,
    )


def test_who_owes_is_who_stands_and_owes_when_the_period_ends() -> None:
    here = given(
        """
        area | 2025-H1 | 2025-H2 | 2025-M12
        A    |       1 |         |
        X    |         |       2 |        3
        Y    |         |       4 |
    """,
        duty="""
        area | from       | to
        A    |            |
        X    |            | 2025-12-30
    """,
    )
    then(
        here.ask("other_periods indicator=received area=P"),
        """
        period   | value | reported | expected
        2025-H2  |     6 |        2 |        2
        2025-M12 |     3 |        1 |        1
        2025-H1  |     1 |        1 |        1
    """,
    )
    # nine months that an area did not live to the end of are its own, and no part of a sum with its successor's
    here = given("area | 2025-9M \n A | 7 \n X | 9", may_be_faulty=True)
    then(here.ask("other_periods indicator=received area=P"), "value | reported | expected \n 9 | 1 | 2")
    then(here.ask("other_periods indicator=received area=A"), "value | reported | expected \n 7 | 1 | 1")


def test_marks_belief_and_what_came_last() -> None:
    here = given("""
        upload | area | period   | value | qualifier | illustrative | cumulative
        1      | A    | 2023-M12 |     9 | about     | yes          |
        1      | D    | 2023-M12 |     8 |           |              |
        2      | A    | 2023-M12 |    10 |           |              |
        2      | D    | 2023-9M  |    70 |           | yes          |
        3      | D    | 2023-9M  |    80 |           |              | yes
    """)
    then(
        here.ask("other_periods indicator=received area=D,A as_of=1"),
        """
        area | period   | value | own_value | is_approximate | is_illustrative | own_is_illustrative
        D    | 2023-M12 |     9 |         8 | yes            | yes             | no
        A    | 2023-M12 |     9 |           | yes            | yes             | no
    """,
    )
    then(
        here.ask("other_periods indicator=received area=D,A as_of=2"),
        """
        area | period   | value | own_value | is_approximate | is_illustrative | own_is_illustrative
        D    | 2023-M12 |    10 |         8 | no             | no              | no
        D    | 2023-9M  |       |        70 | no             | no              | yes
        A    | 2023-M12 |    10 |           | no             | no              | no
    """,
    )
    then(here.ask("other_periods indicator=received area=D"), "period | own_value \n 2023-M12 | 8 \n 2023-9M | 80")
