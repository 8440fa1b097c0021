"""coverage: on time, late, missing, not due, not applicable: each leaf area in each quarter."""

import pytest
from tables import given, then

UPLOADS = """
    upload | accepted | withdrawn | received
    1      |        1 |           | 2024-04-10
    2      |        2 |           | 2024-04-11
    3      |        3 |           | 2024-07-01
"""


def test_who_reported_on_time_late_or_not_at_all() -> None:
    rows = """
        upload | indicator | area | 2024-Q1 | 2024-Q2
        1      | received  | A    |       3 |
        1      | resolved  | A    |       1 |
        2      | received  | B    |       3 |
        3      | received  | B    |         |       0
        3      | received  | D    |         |      99
    """
    here = given(rows, UPLOADS)
    then(
        here.ask("coverage area=P from=2024-Q1 to=2024-Q3 today=2024-07-11"),
        """
        area | code  | name | within | quarter | state   | received_on | due_on     | figures | upload
        A    | 00004 | A    | D      | 2024-Q1 | on_time | 2024-04-10  | 2024-04-10 |       2 |      1
        A    | 00004 | A    | D      | 2024-Q2 | missing |             | 2024-07-10 |       0 |
        A    | 00004 | A    | D      | 2024-Q3 | not_due |             | 2024-10-10 |       0 |
        B    | 00005 | B    | D      | 2024-Q1 | late    | 2024-04-11  | 2024-04-10 |       1 |      2
        B    | 00005 | B    | D      | 2024-Q2 | on_time | 2024-07-01  | 2024-07-10 |       1 |      3
        B    | 00005 | B    | D      | 2024-Q3 | not_due |             | 2024-10-10 |       0 |
        C    | 00006 | C    | E      | 2024-Q1 | missing |             | 2024-04-10 |       0 |
        C    | 00006 | C    | E      | 2024-Q2 | missing |             | 2024-07-10 |       0 |
        C    | 00006 | C    | E      | 2024-Q3 | not_due |             | 2024-10-10 |       0 |
    """,
    )


@pytest.mark.parametrize(("today", "state"), [("2024-04-10", "not_due"), ("2024-04-11", "missing")])
def test_a_report_is_due_until_the_end_of_its_last_day(today: str, state: str) -> None:
    then(
        given().ask(f"coverage area=A from=2024-Q1 to=2024-Q1 today={today}"),
        f"""
        area | state   | due_on
        A    | {state} | 2024-04-10
    """,
    )


def test_the_mid_month_calendar_is_due_earlier() -> None:
    uploads = """
        upload | received
        1      | 2024-03-20
        2      | 2024-03-21
    """
    rows = """
        upload | area | period  | value | calendar
        1      | A    | 2024-Q1 |     3 | mid_month
        2      | B    | 2024-Q1 |     3 | mid_month
        2      | C    | 2024-Q1 |     3 | calendar
    """
    then(
        given(rows, uploads).ask("coverage area=P from=2024-Q1 to=2024-Q1 today=2024-12-31"),
        """
        area | state   | received_on | due_on
        A    | on_time | 2024-03-20  | 2024-03-20
        B    | late    | 2024-03-21  | 2024-03-20
        C    | on_time | 2024-03-21  | 2024-04-10
    """,
    )


def test_a_correction_after_the_deadline_does_not_make_the_report_late() -> None:
    rows = """
        upload | area | 2024-Q1
        1      | A    |       3
        3      | A    |       4
        2      | B    |       5
        3      | B    |       6
    """
    then(
        given(rows, UPLOADS).ask("coverage area=D from=2024-Q1 to=2024-Q1 today=2024-12-31"),
        """
        area | state   | received_on | figures | upload
        A    | on_time | 2024-04-10  |       1 |      1
        B    | late    | 2024-04-11  |       1 |      2
    """,
    )


def test_a_withdrawn_report_was_not_given_and_one_not_yet_accepted_neither() -> None:
    uploads = """
        upload | accepted | withdrawn | received
        1      |        2 |         6 | 2024-04-01
        2      |        4 |           | 2024-05-01
    """
    rows = """
        upload | area | 2024-Q1
        1      | A    |       3
        2      | A    |       4
    """
    here = given(rows, uploads)
    found = [
        here.ask(f"coverage area=A from=2024-Q1 to=2024-Q1 today=2024-12-31 as_of={position}").iloc[0]
        for position in (1, 2, 4, 6)
    ]
    assert [(row.state, row.figures) for row in found] == [("missing", 0), ("on_time", 1), ("on_time", 1), ("late", 1)]


def test_only_not_applicable_is_a_state_of_its_own() -> None:
    rows = """
        upload | indicator | area | 2024-Q1
        1      | received  | A    |     n/a
        1      | resolved  | A    |     n/a
        1      | received  | B    |     n/a
        1      | teams     | B    |       5
    """
    here = given(rows, UPLOADS)
    then(
        here.ask("coverage area=D from=2024-Q1 to=2024-Q1 today=2024-12-31"),
        """
        area | state          | figures
        A    | not_applicable |       2
        B    | on_time        |       2
    """,
    )
    then(
        here.ask("coverage area=D from=2024-Q1 to=2024-Q1 today=2024-12-31 indicator=received"),
        """
        area | state          | figures
        A    | not_applicable |       1
        B    | not_applicable |       1
    """,
    )
    then(
        here.ask("coverage area=D from=2024-Q1 to=2024-Q1 today=2024-12-31 indicator=teams"),
        """
        area | state   | figures
        A    | missing |       0
        B    | on_time |       1
    """,
    )


def test_a_computed_rate_is_there_when_both_its_parts_are() -> None:
    rows = """
        upload | indicator | area | 2024-Q1
        1      | received  | A    |       4
        1      | resolved  | A    |       3
        1      | received  | B    |       4
    """
    then(
        given(rows, UPLOADS).ask("coverage area=D from=2024-Q1 to=2024-Q1 today=2024-12-31 indicator=success"),
        """
        area | state   | figures
        A    | on_time |       2
        B    | missing |       0
    """,
    )


def test_areas_are_those_that_stand_and_owe_or_gave() -> None:
    duty = """
        area | from       | to
        P    | 2024-07-01 |
        A    |            | 2024-12-31
    """
    rows = """
        upload | area | 2024-Q1 | 2025-Q3
        1      | B    |       3 |
    """
    here = given(rows, UPLOADS, duty=duty)
    then(
        here.ask("coverage area=P from=2024-Q1 to=2024-Q2 today=2026-01-01"),
        """
        area | quarter | state
        A    | 2024-Q1 | missing
        A    | 2024-Q2 | missing
        B    | 2024-Q1 | on_time
    """,
    )
    then(
        here.ask("coverage area=P from=2025-Q2 to=2025-Q3 today=2026-01-01"),
        """
        area | within | quarter | state
        A    | D      | 2025-Q2 | missing
        B    | D      | 2025-Q2 | missing
        C    | E      | 2025-Q2 | missing
        X    | P      | 2025-Q3 | missing
        Y    | P      | 2025-Q3 | missing
    """,
    )


def test_half_years_are_no_quarters_but_any_column_of_a_quarter_counts() -> None:
    rows = """
        upload | area | period  | value | cumulative | breakdown
        1      | A    | 2024-H1 |     3 |            |
        1      | B    | 2024-Q1 |     3 | yes        |
        1      | C    | 2024-Q1 |     3 |            | case_kind=civil
    """
    then(
        given(rows, UPLOADS).ask("coverage area=P from=2024-Q1 to=2024-Q1 today=2024-12-31"),
        """
        area | state
        A    | missing
        B    | on_time
        C    | on_time
    """,
    )
