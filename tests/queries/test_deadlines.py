"""Deadlines that an office set: common ones, and of single indicators; as coverage and upload_periods go by them."""

import pytest
from tables import given, then

UPLOADS = """
    upload | accepted | withdrawn | received
    1      |        1 |           | 2024-04-10
    2      |        2 |           | 2024-04-11
    3      |        3 |           | 2024-07-01
"""
OWN = """
    calendar | indicator | days | first_day  | set
    calendar | teams     |   30 | 2024-01-01 |   4
    calendar | received  |    5 | 2024-01-01 |   4
    calendar |           |   12 | 2024-01-01 |   5
    calendar | received  |      | 2024-04-01 |   6
"""


def test_a_deadline_the_office_set_counts_from_its_first_day_on_and_from_when_it_was_set() -> None:
    deadlines = """
        calendar | days | first_day  | set
        calendar |   11 | 2024-03-31 |   4
    """
    rows = """
        upload | area | 2024-Q1
        2      | A    |       3
    """
    here = given(rows, UPLOADS, deadlines=deadlines)
    then(
        here.ask("coverage area=A from=2023-Q4 to=2024-Q1 today=2024-04-11"),
        """
        area | quarter | state   | due_on     | due_is_default
        A    | 2023-Q4 | missing | 2024-01-10 | yes
        A    | 2024-Q1 | on_time | 2024-04-11 | no
    """,
    )
    then(
        here.ask("coverage area=A from=2024-Q1 to=2024-Q1 today=2024-04-11 as_of=3"),
        """
        area | quarter | state | due_on     | due_is_default
        A    | 2024-Q1 | late  | 2024-04-10 | yes
    """,
    )


def test_an_indicators_own_deadline_goes_before_the_common_one() -> None:
    """Late is who handed in anything later than its own deadline; what is common to the rest counts once, as before."""
    uploads = """
        upload | accepted | received
        1      |        1 | 2024-04-05
        2      |        2 | 2024-04-06
        3      |        3 | 2024-04-30
        4      |        4 | 2024-05-01
    """
    rows = """
        upload | indicator | area | 2024-Q1
        1      | received  | A    |       3
        1      | resolved  | A    |       1
        3      | teams     | A    |       5
        2      | received  | B    |       3
        2      | resolved  | B    |       3
        1      | resolved  | C    |       3
        4      | posted    | C    |       3
        4      | teams     | C    |       3
    """
    here = given(rows, uploads, deadlines=OWN)
    then(
        here.ask("coverage area=P from=2024-Q1 to=2024-Q1 today=2024-12-31"),
        """
        area | state   | received_on | due_on     | due_own_of | figures | upload
        A    | on_time | 2024-04-05  | 2024-04-05 | received   |       3 |      1
        B    | late    | 2024-04-06  | 2024-04-05 | received   |       2 |      2
        C    | late    | 2024-05-01  | 2024-04-30 | teams      |       3 |      4
    """,
    )
    for indicator, told in (
        ("teams", [("on_time", "2024-04-30"), ("missing", "2024-04-30"), ("late", "2024-04-30")]),
        ("resolved", [("on_time", "2024-04-12")] * 3),
        ("posted", [("missing", "2024-04-12")] * 2 + [("late", "2024-04-12")]),
    ):
        found = here.ask(f"coverage area=P from=2024-Q1 to=2024-Q1 today=2024-12-31 indicator={indicator}")
        assert [(row.state, str(row.due_on.date())) for row in found.itertuples()] == told, indicator


@pytest.mark.parametrize(
    ("indicator", "quarter", "today", "state", "due_on", "own_of"),
    [
        ("", "2024-Q1", "2024-04-12", "not_due", "2024-04-12", ""),  # of the whole: the common one
        ("", "2024-Q1", "2024-04-13", "missing", "2024-04-12", ""),
        ("teams", "2024-Q1", "2024-04-30", "not_due", "2024-04-30", "teams"),
        ("received", "2024-Q1", "2024-04-06", "missing", "2024-04-05", "received"),
        ("success", "2024-Q1", "2024-04-12", "not_due", "2024-04-12", ""),  # of a share: when both parts are due
        ("received", "2023-Q4", "2024-01-11", "missing", "2024-01-10", ""),  # before there was one
        ("received", "2024-Q2", "2024-07-11", "not_due", "2024-07-12", ""),  # lifted from there on
    ],
)
def test_which_deadline_is_meant(
    indicator: str, quarter: str, today: str, state: str, due_on: str, own_of: str
) -> None:
    only = f" indicator={indicator}" if indicator else ""
    then(
        given(deadlines=OWN).ask(f"coverage area=A from={quarter} to={quarter} today={today}{only}"),
        f"""
        area | state   | due_on   | due_own_of
        A    | {state} | {due_on} | {own_of}
    """,
    )


def test_a_deadline_of_its_own_counts_from_when_it_was_set() -> None:
    then(
        given(deadlines=OWN).ask("coverage area=A from=2024-Q1 to=2024-Q1 today=2024-04-06 indicator=received as_of=3"),
        """
        area | state   | due_on     | due_own_of
        A    | not_due | 2024-04-10 |
    """,
    )


def test_what_has_a_deadline_of_its_own_is_on_time_by_itself() -> None:
    deadlines = """
        calendar | indicator | days | first_day | set
        calendar | teams     |   30 |           |   1
    """
    rows = """
        upload | indicator | area | 2024-Q1
        1      | received  | A    |       3
        2      | teams     | A    |       3
        3      | received  | A    |       4
        3      | teams     | B    |       4
    """
    uploads = """
        upload | accepted | received
        1      |        1 | 2024-04-10
        2      |        2 | 2024-04-13
        3      |        3 | 2024-04-01
    """
    then(
        given(rows, uploads, deadlines=deadlines).ask("upload_periods"),
        """
        upload | period  | areas | firsts | received_on | due_on
        3      | 2024-Q1 |     2 |      2 | 2024-04-01  | 2024-04-10
        2      | 2024-Q1 |     1 |      1 | 2024-04-13  | 2024-04-30
        1      | 2024-Q1 |     1 |      0 | 2024-04-10  | 2024-04-10
    """,
    )
