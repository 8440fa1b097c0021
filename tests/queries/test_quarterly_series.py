"""quarterly_series: what is summed, what is not, what is compared, and what marks a figure bears."""

from tables import given, then


def test_a_district_is_the_sum_of_its_communes_and_missing_is_not_zero() -> None:
    here = given("""
        area | 2024-Q1 | 2024-Q2 | 2024-Q3
        A    |       3 |         |
        B    |       4 |       0 |
        C    |     100 |     100 |     100
    """)
    then(
        here.ask("quarterly_series indicator=received area=D,A,B from=2024-Q1 to=2024-Q3"),
        """
        indicator | area | code  | name | quarter | value | reported | expected
        received  | D    | 00002 | D    | 2024-Q1 |     7 |        2 |        2
        received  | D    | 00002 | D    | 2024-Q2 |     0 |        1 |        2
        received  | D    | 00002 | D    | 2024-Q3 |       |        0 |        2
        received  | A    | 00004 | A    | 2024-Q1 |     3 |        1 |        1
        received  | A    | 00004 | A    | 2024-Q2 |       |        0 |        1
        received  | A    | 00004 | A    | 2024-Q3 |       |        0 |        1
        received  | B    | 00005 | B    | 2024-Q1 |     4 |        1 |        1
        received  | B    | 00005 | B    | 2024-Q2 |     0 |        1 |        1
        received  | B    | 00005 | B    | 2024-Q3 |       |        0 |        1
    """,
    )


def test_what_a_district_printed_itself_stands_apart() -> None:
    here = given("""
        area | 2024-Q1 | 2024-Q2
        A    |       3 |
        B    |       4 |
        D    |       9 |       8
        P    |      99 |
    """)
    then(
        here.ask("quarterly_series indicator=received area=P,D,A from=2024-Q1 to=2024-Q2"),
        """
        area | quarter | value | own_value | reported
        P    | 2024-Q1 |     7 |        99 |        2
        P    | 2024-Q2 |       |           |        0
        D    | 2024-Q1 |     7 |         9 |        2
        D    | 2024-Q2 |       |         8 |        0
        A    | 2024-Q1 |     3 |           |        1
        A    | 2024-Q2 |       |           |        0
    """,
    )


def test_only_whole_plain_quarters_are_in_it() -> None:
    here = given("""
        area | period  | value | breakdown       | cumulative
        A    | 2024-Q1 |     3 |                 |
        A    | 2024-Q1 |     2 | case_kind=civil |
        A    | 2024-Q2 |    10 |                 | yes
        A    | 2024-H1 |    11 |                 |
        A    | 2024-M04 |   12 |                 |
        A    | 2024    |    13 |                 |
        A    | 2024-9M |    14 |                 |
        A    | 2021..2024 | 15 |                 |
    """)
    then(
        here.ask("quarterly_series indicator=received area=A from=2024-Q1 to=2024-Q4"),
        """
        quarter | value | reported
        2024-Q1 |     3 |        1
        2024-Q2 |       |        0
        2024-Q3 |       |        0
        2024-Q4 |       |        0
    """,
    )


def test_a_year_is_compared_over_the_areas_in_both_quarters() -> None:
    here = given("""
        area | 2023-Q1 | 2023-Q2 | 2024-Q1 | 2024-Q2
        A    |       3 |       3 |       5 |
        B    |      10 |         |         |      20
    """)
    then(
        here.ask("quarterly_series indicator=received area=D,B from=2024-Q1 to=2024-Q2"),
        """
        area | quarter | value | compared_now | compared_year_ago | compared_areas
        D    | 2024-Q1 |     5 |            5 |                 3 |              1
        D    | 2024-Q2 |    20 |              |                   |              0
        B    | 2024-Q1 |       |              |                   |              0
        B    | 2024-Q2 |    20 |              |                   |              0
    """,
    )


def test_not_applicable_is_reported_but_is_no_number() -> None:
    here = given("""
        area | 2023-Q1 | 2024-Q1 | 2024-Q2
        A    |       5 |     n/a |     n/a
        B    |       2 |       4 |     n/a
    """)
    then(
        here.ask("quarterly_series indicator=received area=D,A from=2024-Q1 to=2024-Q2"),
        """
        area | quarter | value | compared_year_ago | compared_areas | reported | expected | not_applicable
        D    | 2024-Q1 |     4 |                 2 |              1 |        2 |        2 |              1
        D    | 2024-Q2 |       |                   |              0 |        2 |        2 |              2
        A    | 2024-Q1 |       |                   |              0 |        1 |        1 |              1
        A    | 2024-Q2 |       |                   |              0 |        1 |        1 |              1
    """,
    )


def test_as_of_a_position_is_what_was_believed_then() -> None:
    rows = """
        upload | area | 2024-Q1
        1      | A    |      10
        2      | A    |      12
        2      | B    |       1
        3      | B    |       5
    """
    uploads = """
        upload | accepted | withdrawn
        1      |        2 |
        2      |        4 |         8
        3      |        6 |         9
    """
    here = given(rows, uploads)
    found = {
        position: here.ask(f"quarterly_series indicator=received area=D from=2024-Q1 to=2024-Q1 as_of={position}")
        for position in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
    }
    assert {p: (f.value[0] if f.reported[0] else None, int(f.reported[0])) for p, f in found.items()} == {
        0: (None, 0), 1: (None, 0),
        2: (10, 1), 3: (10, 1),
        4: (13, 2), 5: (13, 2),  # upload 2 corrects A and brings B
        6: (17, 2), 7: (17, 2),  # upload 3 corrects B
        8: (15, 2),              # upload 2 withdrawn: A is 10 again, B stays with upload 3
        9: (10, 1), 10: (10, 1),
    }  # fmt: skip


def test_about_and_illustrative_figures_mark_what_is_made_of_them() -> None:
    here = given("""
        area | period  | value | qualifier | illustrative
        A    | 2024-Q1 |     3 | about     |
        B    | 2024-Q1 |     4 |           | yes
        A    | 2024-Q2 |     3 |           |
        D    | 2024-Q2 |     4 | over      | yes
        A    | 2024-Q3 |     3 |           |
        C    | 2024-Q3 |     3 | about     | yes
    """)
    then(
        here.ask("quarterly_series indicator=received area=D,A from=2024-Q1 to=2024-Q4"),
        """
        area | quarter | is_approximate | is_illustrative | own_is_illustrative | is_derived
        D    | 2024-Q1 | yes            | yes             | no                  | no
        D    | 2024-Q2 | yes            | no              | yes                 | no
        D    | 2024-Q3 | no             | no              | no                  | no
        D    | 2024-Q4 | no             | no              | no                  | no
        A    | 2024-Q1 | yes            | no              | no                  | no
        A    | 2024-Q2 | no             | no              | no                  | no
        A    | 2024-Q3 | no             | no              | no                  | no
        A    | 2024-Q4 | no             | no              | no                  | no
    """,
    )


def test_rows_come_by_the_indicators_place_the_areas_code_and_the_quarter() -> None:
    answer = given().ask("quarterly_series indicator=teams,received area=B,A from=2023-Q4 to=2024-Q1")
    then(
        answer,
        """
        indicator | area | quarter
        received  | A    | 2023-Q4
        received  | A    | 2024-Q1
        received  | B    | 2023-Q4
        received  | B    | 2024-Q1
        teams     | A    | 2023-Q4
        teams     | A    | 2024-Q1
        teams     | B    | 2023-Q4
        teams     | B    | 2024-Q1
    """,
    )


def test_the_mid_month_calendars_quarter_stands_beside_the_plain_one() -> None:
    here = given("""
        area | period  | value | calendar
        A    | 2024-Q1 |     3 | mid_month
        B    | 2024-Q1 |     4 | calendar
    """)
    then(
        here.ask("quarterly_series indicator=received area=D from=2024-Q1 to=2024-Q1"),
        """
        quarter | value | reported
        2024-Q1 |     7 |        2
    """,
    )
