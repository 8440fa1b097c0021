"""quarterly_series: what is summed, what is not, what is compared, and who is counted."""

import pytest
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


def test_a_district_ends_and_its_province_goes_on_with_the_successors() -> None:
    here = given("""
        area | 2024-Q3 | 2025-Q2 | 2025-Q3
        A    |       1 |       1 |
        B    |       2 |       2 |
        C    |       4 |       4 |
        X    |         |         |      30
    """)
    then(
        here.ask("quarterly_series indicator=received area=P,D,A,X from=2025-Q2 to=2025-Q3"),
        """
        area | quarter | value | reported | expected | compared_now | compared_areas
        P    | 2025-Q2 |     7 |        3 |        3 |              |              0
        P    | 2025-Q3 |    30 |        1 |        2 |              |              0
        D    | 2025-Q2 |     3 |        2 |        2 |              |              0
        A    | 2025-Q2 |     1 |        1 |        1 |              |              0
        X    | 2025-Q3 |    30 |        1 |        1 |              |              0
    """,
    )


def test_communes_merge_inside_a_district_that_stays() -> None:
    # A and B become AB on 1 December 2024: the fourth quarter is AB's; whoever ended is not missing in it, and what A
    # still sent for its two months is not added to what AB sent
    areas = """
        area | level    | within | from       | to
        D    | district |        |            |
        A    | commune  | D      |            | 2024-11-30
        B    | commune  | D      |            | 2024-11-30
        AB   | commune  | D      | 2024-12-01 |
        C    | commune  | D      |            |
    """
    rows = """
        area | 2023-Q4 | 2024-Q3 | 2024-Q4
        A    |       1 |       1 |      70
        B    |       2 |       2 |
        AB   |         |         |       5
        C    |       4 |       4 |       6
    """
    duty = """
        area | from | to
        D    |      |
    """
    here = given(rows, areas=areas, duty=duty)
    then(
        here.ask("quarterly_series indicator=received area=D from=2024-Q3 to=2024-Q4"),
        """
        quarter | value | compared_now | compared_year_ago | compared_areas | reported | expected
        2024-Q3 |     7 |              |                   |              0 |        3 |        3
        2024-Q4 |    11 |            6 |                 4 |              1 |        2 |        2
    """,
    )


def test_a_district_without_communes_reports_for_itself() -> None:
    areas = """
        area   | level    | within | from | to
        P      | province |        |      |
        D      | district | P      |      |
        A      | commune  | D      |      |
        Island | district | P      |      |
    """
    here = given(
        """
        area   | 2024-Q1
        A      |       1
        D      |     100
        Island |       2
        """,
        areas=areas,
    )
    then(
        here.ask("quarterly_series indicator=received area=P,D,Island from=2024-Q1 to=2024-Q1"),
        """
        area   | value | own_value | reported | expected
        P      |     3 |           |        2 |        2
        D      |     1 |       100 |        1 |        1
        Island |     2 |           |        1 |        1
    """,
    )


DUTIES = [
    pytest.param("P | |", "2 | 2 | 2 | 2", id="the whole province, always"),
    pytest.param("A | |", "1 | 1 | 2 | 2", id="those who reported count even where they owe nothing"),
    pytest.param("C | |", "0 | 0 | 2 | 2", id="nobody inside owes anything"),
    pytest.param("D | 2024-04-01 | 2024-06-30", "0 | 2 | 2 | 2", id="between two days"),
    pytest.param("D | 2024-04-01 | 2024-06-29", "0 | 0 | 2 | 2", id="the quarter's last day decides"),
    pytest.param("D | 2024-03-31 | 2024-03-31", "2 | 0 | 2 | 2", id="that day alone is enough"),
    pytest.param("P | |\n D | | \n A | 2020-01-01 |", "2 | 2 | 2 | 2", id="owed twice is owed once"),
    pytest.param("D | | 2024-03-31\n A | 2024-01-01 | 2024-06-30\n B | 2024-04-01 |", "2 | 2 | 2 | 2", id="in turn"),
]


@pytest.mark.parametrize(("duty", "expected"), DUTIES)
def test_expected_are_those_who_owe_a_report_or_gave_one(duty: str, expected: str) -> None:
    rows = """
        area | 2024-Q3 | 2024-Q4
        A    |       1 |       1
        B    |       1 |       1
    """
    here = given(rows, duty=f"area | from | to\n{duty}")
    answer = here.ask("quarterly_series indicator=received area=D from=2024-Q1 to=2024-Q4")
    assert " | ".join(str(n) for n in answer.expected) == expected
    assert list(answer.value[2:]) == [2, 2]


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
