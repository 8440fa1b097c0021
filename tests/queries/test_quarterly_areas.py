"""quarterly_series over areas that end, merge or report for themselves, and who is counted as owing a report."""

import pytest
from tables import given, then


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
