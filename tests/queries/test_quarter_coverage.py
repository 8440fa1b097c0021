"""quarter_coverage: how many of how many gave anything, newest quarter first."""

from tables import given, then


def test_how_many_of_how_many_reported_anything() -> None:
    rows = """
        upload | indicator | area | period  | value | breakdown       | cumulative
        1      | received  | A    | 2024-Q1 |     3 |                 |
        1      | resolved  | A    | 2024-Q1 |     1 |                 |
        1      | received  | B    | 2024-Q1 |     1 | case_kind=civil |
        1      | received  | C    | 2024-Q1 |     1 |                 |
        1      | received  | D    | 2024-Q2 |     9 |                 |
        1      | received  | A    | 2024-Q3 |   n/a |                 |
        2      | teams     | B    | 2024-Q3 |     0 |                 | yes
        2      | received  | A    | 2024-H1 |     3 |                 |
    """
    here = given(rows)
    then(
        here.ask("quarter_coverage area=D from=2024-Q1 to=2024-Q3"),
        """
        quarter | reported | expected | areas
        2024-Q3 |        2 |        2 |     2
        2024-Q2 |        0 |        2 |     2
        2024-Q1 |        2 |        2 |     2
    """,
    )
    then(
        here.ask("quarter_coverage area=D from=2024-Q3 to=2024-Q3 as_of=1"),
        """
        quarter | reported | expected
        2024-Q3 |        1 |        2
    """,
    )


def test_the_successors_are_expected_after_the_break_and_a_double_duty_counts_once() -> None:
    duty = """
        area | from       | to
        P    |            |
        A    | 2020-01-01 |
    """
    rows = """
        area | 2025-Q2 | 2025-Q3
        A    |       3 |
        X    |         |       3
    """
    here = given(rows, duty=duty)
    then(
        here.ask("quarter_coverage area=P from=2025-Q2 to=2025-Q3"),
        """
        quarter | reported | expected
        2025-Q3 |        1 |        2
        2025-Q2 |        1 |        3
    """,
    )
    then(
        here.ask("quarter_coverage area=D from=2025-Q2 to=2025-Q3"),
        """
        quarter | reported | expected
        2025-Q2 |        1 |        2
    """,
    )


def test_who_gave_without_owing_is_counted_on_both_sides() -> None:
    duty = """
        area | from | to
        A    |      |
    """
    here = given(
        """
        area | 2024-Q1
        B    |       3
    """,
        duty=duty,
    )
    then(
        here.ask("quarter_coverage area=D from=2023-Q4 to=2024-Q1"),
        """
        quarter | reported | expected
        2024-Q1 |        1 |        2
        2023-Q4 |        0 |        1
    """,
    )


def test_all_areas_are_counted_as_they_stood_then_whether_they_owe_or_not() -> None:
    here = given("area | 2025-Q2 \n A | 3", duty="area | from | to \n A | |")
    then(
        here.ask("quarter_coverage area=P from=2025-Q2 to=2025-Q3"),
        """
        quarter | reported | expected | areas
        2025-Q3 |        0 |        0 |     2
        2025-Q2 |        1 |        1 |     3
    """,
    )
    then(
        here.ask("quarter_coverage area=A from=2025-Q2 to=2025-Q3"),
        """
        quarter | reported | expected | areas
        2025-Q2 |        1 |        1 |     1
    """,
    )
