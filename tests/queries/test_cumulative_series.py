"""cumulative_series: a running sum that stops at the first gap, and printed totals that stand in, never mixed in."""

from tables import given, then


def test_a_missing_quarter_stops_the_running_sum_until_the_year_begins_anew() -> None:
    here = given("""
        area | 2023-Q4 | 2024-Q1 | 2024-Q2 | 2024-Q3 | 2024-Q4 | 2025-Q1
        A    |     100 |       1 |       2 |       3 |       4 |       5
        B    |     100 |      10 |         |      30 |      40 |      50
    """)
    then(
        here.ask("cumulative_series indicator=received area=D,A,B from=2024-Q1 to=2025-Q1"),
        """
        indicator | area | code  | name | quarter | value | reported | expected
        received  | D    | 00002 | D    | 2024-Q1 |    11 |        2 |        2
        received  | D    | 00002 | D    | 2024-Q2 |     3 |        1 |        2
        received  | D    | 00002 | D    | 2024-Q3 |     6 |        1 |        2
        received  | D    | 00002 | D    | 2024-Q4 |    10 |        1 |        2
        received  | D    | 00002 | D    | 2025-Q1 |    55 |        2 |        2
        received  | A    | 00004 | A    | 2024-Q1 |     1 |        1 |        1
        received  | A    | 00004 | A    | 2024-Q2 |     3 |        1 |        1
        received  | A    | 00004 | A    | 2024-Q3 |     6 |        1 |        1
        received  | A    | 00004 | A    | 2024-Q4 |    10 |        1 |        1
        received  | A    | 00004 | A    | 2025-Q1 |     5 |        1 |        1
        received  | B    | 00005 | B    | 2024-Q1 |    10 |        1 |        1
        received  | B    | 00005 | B    | 2024-Q2 |       |        0 |        1
        received  | B    | 00005 | B    | 2024-Q3 |       |        0 |        1
        received  | B    | 00005 | B    | 2024-Q4 |       |        0 |        1
        received  | B    | 00005 | B    | 2025-Q1 |    50 |        1 |        1
    """,
    )


def test_printed_half_nine_months_and_year_fill_in_and_are_never_mixed_with_quarters() -> None:
    # A's 9 (first half) and 5 (third quarter) are 14, though nobody printed that
    here = given("""
        area | 2024-Q1 | 2024-H1 | 2024-Q3 | 2024-9M | 2024
        A    |       1 |       9 |       5 |         |   30
        B    |         |         |         |      21 |
    """)
    then(
        here.ask("cumulative_series indicator=received area=D,A,B from=2024-Q1 to=2024-Q4"),
        """
        area | quarter | value | reported
        D    | 2024-Q1 |     1 |        1
        D    | 2024-Q2 |     9 |        1
        D    | 2024-Q3 |    35 |        2
        D    | 2024-Q4 |    30 |        1
        A    | 2024-Q1 |     1 |        1
        A    | 2024-Q2 |     9 |        1
        A    | 2024-Q3 |    14 |        1
        A    | 2024-Q4 |    30 |        1
        B    | 2024-Q1 |       |        0
        B    | 2024-Q2 |       |        0
        B    | 2024-Q3 |    21 |        1
        B    | 2024-Q4 |       |        0
    """,
    )


def test_where_all_quarters_are_there_their_sum_stands_before_the_printed_total() -> None:
    here = given("""
        area | 2024-Q1 | 2024-Q2 | 2024-H1
        A    |       1 |       2 |       4
    """)
    then(
        here.ask("cumulative_series indicator=received area=A from=2024-Q2 to=2024-Q2"),
        """
        quarter | value
        2024-Q2 |     3
    """,
    )


def test_a_column_that_runs_from_january_fills_in_and_is_counted_once() -> None:
    rows = """
        upload | area | period  | value | cumulative
        1      | A    | 2024-Q1 |     1 |
        1      | A    | 2024-Q2 |     8 | yes
        1      | B    | 2024-Q2 |    10 | yes
        1      | B    | 2024-H1 |    10 |
        2      | B    | 2024-Q3 |    15 | yes
        3      | B    | 2024-9M |    16 | yes
        3      | B    | 2024    |    20 | yes
        4      | B    | 2024    |    21 |
    """
    # the one accepted last stands; of the two second-quarter totals of upload 1, the printed half
    then(
        given(rows).ask("cumulative_series indicator=received area=D,B from=2024-Q1 to=2024-Q4"),
        """
        area | quarter | value | reported | expected
        D    | 2024-Q1 |     1 |        1 |        2
        D    | 2024-Q2 |    18 |        2 |        2
        D    | 2024-Q3 |    16 |        1 |        2
        D    | 2024-Q4 |    21 |        1 |        2
        B    | 2024-Q1 |       |        0 |        1
        B    | 2024-Q2 |    10 |        1 |        1
        B    | 2024-Q3 |    16 |        1 |        1
        B    | 2024-Q4 |    21 |        1 |        1
    """,
    )


def test_months_the_second_half_and_parts_say_nothing_about_the_year_so_far() -> None:
    here = given("""
        area | period     | value | breakdown
        A    | 2024-M03   |     1 |
        A    | 2024-H2    |     2 |
        A    | 2021..2024 |     4 |
        A    | 2024-Q1    |     8 | case_kind=civil
        A    | 2024       |    16 | case_kind=civil
    """)
    then(
        here.ask("cumulative_series indicator=received area=A from=2024-Q1 to=2024-Q4"),
        """
        quarter | value
        2024-Q1 |
        2024-Q2 |
        2024-Q3 |
        2024-Q4 |
    """,
    )


def test_only_flows_that_add_over_areas_are_in_it() -> None:
    here = given("""
        indicator | area | 2024-Q1
        received  | A    |       1
        resolved  | A    |       1
        teams     | A    |       1
        posted    | A    |       1
        models    | A    |       1
    """)
    every = "received,resolved,success,teams,posted,posted_share,models,printed_rate"
    then(
        here.ask(f"cumulative_series indicator={every} area=A from=2024-Q1 to=2024-Q1"),
        """
        indicator | value
        received  |     1
        resolved  |     1
    """,
    )


def test_not_applicable_stops_the_sum_like_a_gap() -> None:
    here = given("""
        area | 2024-Q1 | 2024-Q2 | 2024-Q3
        A    |       1 |     n/a |       3
    """)
    then(
        here.ask("cumulative_series indicator=received area=A from=2024-Q1 to=2024-Q3"),
        """
        quarter | value | reported | expected
        2024-Q1 |     1 |        1 |        1
        2024-Q2 |       |        0 |        1
        2024-Q3 |       |        0 |        1
    """,
    )


def test_a_commune_born_in_july_has_no_sum_from_january() -> None:
    here = given("""
        area | 2025-Q1 | 2025-Q2 | 2025-Q3 | 2025-Q4 | 2026-Q1
        A    |       1 |       1 |         |         |
        B    |       1 |       1 |         |         |
        X    |         |         |       5 |       5 |       5
        Y    |         |         |       5 |       5 |       5
    """)
    then(
        here.ask("cumulative_series indicator=received area=P,D,X from=2025-Q2 to=2026-Q1"),
        """
        area | quarter | value | reported | expected
        P    | 2025-Q2 |     4 |        2 |        3
        P    | 2025-Q3 |       |        0 |        2
        P    | 2025-Q4 |       |        0 |        2
        P    | 2026-Q1 |    10 |        2 |        2
        D    | 2025-Q2 |     4 |        2 |        2
        X    | 2025-Q3 |       |        0 |        1
        X    | 2025-Q4 |       |        0 |        1
        X    | 2026-Q1 |     5 |        1 |        1
    """,
    )


def test_one_illustrative_quarter_marks_the_sums_it_is_in() -> None:
    here = given("""
        area | period  | value | illustrative
        A    | 2024-Q1 |     1 |
        A    | 2024-Q2 |     2 | yes
        A    | 2024-Q3 |     3 |
        A    | 2024    |    10 |
        A    | 2025-Q1 |     4 |
        B    | 2024-H1 |     4 | yes
    """)
    then(
        here.ask("cumulative_series indicator=received area=A,B from=2024-Q1 to=2025-Q1"),
        """
        area | quarter | value | is_illustrative
        A    | 2024-Q1 |     1 | no
        A    | 2024-Q2 |     3 | yes
        A    | 2024-Q3 |     6 | yes
        A    | 2024-Q4 |    10 | no
        A    | 2025-Q1 |     4 | no
        B    | 2024-Q1 |       | no
        B    | 2024-Q2 |     4 | yes
        B    | 2024-Q3 |       | no
        B    | 2024-Q4 |       | no
        B    | 2025-Q1 |       | no
    """,
    )


def test_as_of_and_duty() -> None:
    rows = """
        upload | area | 2024-Q1 | 2024-Q2
        1      | A    |       1 |       2
        2      | A    |         |       5
        3      | B    |       7 |
    """
    duty = """
        area | from       | to
        D    |            | 2024-03-31
        A    | 2024-01-01 |
    """
    here = given(rows, duty=duty)
    then(
        here.ask("cumulative_series indicator=received area=D from=2024-Q1 to=2024-Q2 as_of=1"),
        """
        quarter | value | reported | expected
        2024-Q1 |     1 |        1 |        2
        2024-Q2 |     3 |        1 |        1
    """,
    )
    then(
        here.ask("cumulative_series indicator=received area=D from=2024-Q1 to=2024-Q2"),
        """
        quarter | value | reported | expected
        2024-Q1 |     8 |        2 |        2
        2024-Q2 |     6 |        1 |        1
    """,
    )
