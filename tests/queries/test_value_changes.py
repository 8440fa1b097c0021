"""value_changes: what somebody looking at the charts would see change between two positions of the journal."""

import pytest
from tables import given, then

UPLOADS = """
    upload | accepted | withdrawn
    1      |        1 |
    2      |        2 |         5
    3      |        3 |
"""
ROWS = """
    upload | indicator | area | 2024-Q1
    1      | received  | A    |       4
    1      | resolved  | A    |       2
    1      | received  | B    |       6
    2      | received  | A    |       5
    3      | resolved  | B    |       3
"""


def test_a_correction_changes_the_figure_the_rate_made_of_it_and_every_sum_above() -> None:
    then(
        given(ROWS, UPLOADS).ask("value_changes from=2024-Q1 to=2024-Q4 since=1 as_of=2"),
        """
        indicator | area | level    | period  | is_sum | was | becomes | was_reported | becomes_reported
        received  | A    | commune  | 2024-Q1 | no     |   4 |       5 |            1 |                1
        received  | D    | district | 2024-Q1 | yes    |  10 |      11 |            2 |                2
        received  | P    | province | 2024-Q1 | yes    |  10 |      11 |            2 |                2
        success   | A    | commune  | 2024-Q1 | no     |  50 |      40 |            1 |                1
        success   | D    | district | 2024-Q1 | yes    |  50 |      40 |            1 |                1
        success   | P    | province | 2024-Q1 | yes    |  50 |      40 |            1 |                1
    """,
    )


def test_a_withdrawal_gives_back_what_was_there() -> None:
    then(
        given(ROWS, UPLOADS).ask("value_changes from=2024-Q1 to=2024-Q4 since=4 as_of=5").query("not is_sum"),
        """
        indicator | area | was | becomes
        received  | A    |   5 |       4
        success   | A    |  40 |      50
    """,
    )
    assert given(ROWS, UPLOADS).ask("value_changes from=2024-Q1 to=2024-Q4 since=1 as_of=5").query("area == 'A'").empty


def test_what_nobody_else_reported_goes_and_becomes_nothing() -> None:
    rows = """
        upload | area | 2024-Q1
        1      | A    |       4
        2      | B    |       0
    """
    then(
        given(rows, UPLOADS).ask("value_changes from=2024-Q1 to=2024-Q4 since=4 as_of=5"),
        """
        area | was | becomes | was_reported | becomes_reported
        B    |   0 |         |            1 |                0
        D    |   4 |       4 |            2 |                1
        P    |   4 |       4 |            2 |                1
    """,
    )


def test_what_was_not_reported_is_null_and_not_zero() -> None:
    rows = """
        upload | area | 2024-Q1
        1      | A    |       0
        2      | B    |       0
    """
    then(
        given(rows, UPLOADS).ask("value_changes from=2024-Q1 to=2024-Q4 since=1 as_of=2"),
        """
        area | was | becomes | was_reported | becomes_reported | was_expected | becomes_expected
        B    |     |       0 |            0 |                1 |            1 |                1
        D    |   0 |       0 |            1 |                2 |            2 |                2
        P    |   0 |       0 |            1 |                2 |            3 |                3
    """,
    )


def test_does_not_apply_differs_from_not_reported() -> None:
    rows = """
        upload | area | 2024-Q1
        2      | A    |     n/a
    """
    then(
        given(rows, UPLOADS).ask("value_changes from=2024-Q1 to=2024-Q4 since=1 as_of=2").query("not is_sum"),
        """
        area | was | becomes | was_reported | becomes_reported
        A    |     |         |            0 |                1
    """,
    )


def test_other_periods_parts_and_cumulative_columns_change_for_themselves_alone() -> None:
    rows = """
        upload | area | period  | value | breakdown       | cumulative
        2      | A    | 2024-H1 |     3 |                 |
        2      | A    | 2024-Q2 |     2 |                 | yes
        2      | A    | 2024-Q2 |     1 | case_kind=civil |
    """
    then(
        given(rows, UPLOADS).ask("value_changes from=2024-Q1 to=2024-Q4 since=1 as_of=2"),
        """
        area | period  | breakdown       | cumulative | is_sum | becomes
        A    | 2024-Q2 | case_kind=civil | no         | no     |       1
        A    | 2024-Q2 |                 | yes        | no     |       2
        A    | 2024-H1 |                 | no         | no     |       3
    """,
    )


def test_a_printed_figure_of_a_district_moves_no_sum() -> None:
    rows = """
        upload | area | 2024-Q1
        1      | A    |       3
        2      | D    |       9
    """
    then(
        given(rows, UPLOADS).ask("value_changes from=2024-Q1 to=2024-Q4 since=1 as_of=2"),
        """
        area | is_sum | was | becomes
        D    | no     |     |       9
    """,
    )


def test_a_mark_that_comes_or_goes_is_a_change() -> None:
    rows = """
        upload | area | period  | value | illustrative
        1      | A    | 2024-Q1 |     3 | yes
        2      | A    | 2024-Q1 |     3 |
    """
    then(
        given(rows, UPLOADS).ask("value_changes from=2024-Q1 to=2024-Q4 since=1 as_of=2").query("not is_sum"),
        """
        area | was | becomes | was_illustrative | becomes_illustrative
        A    |   3 |       3 | yes              | no
    """,
    )


def test_quarters_outside_the_asked_ones_are_left_out() -> None:
    rows = "upload | area | 2024-Q1 | 2024-Q2 | 2024-H1 \n 2 | A | 3 | 4 | 7"
    then(
        given(rows, UPLOADS).ask("value_changes from=2024-Q2 to=2024-Q2 since=1 as_of=2").query("not is_sum"),
        "period | becomes\n2024-Q2 | 4\n2024-H1 | 7",
    )


@pytest.mark.parametrize("span", ["since=3 as_of=3", "since=3 as_of=4", "since=9"])
def test_where_nothing_was_decided_nothing_changes(span: str) -> None:
    assert given(ROWS, UPLOADS).ask(f"value_changes from=2024-Q1 to=2024-Q4 {span}").empty
