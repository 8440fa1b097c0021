"""upload_periods: what an upload is about, and whether it was on time where it was the first."""

from tables import given, then

UPLOADS = """
    upload | accepted | withdrawn | received
    1      |        1 |           | 2024-04-10
    2      |        2 |           | 2024-04-13
    3      |        3 |         5 | 2024-04-01
"""
ROWS = """
    upload | area | 2024-Q1 | 2024-H1
    1      | A    |       3 |
    2      | A    |       4 |
    2      | B    |       4 |       9
    3      | B    |       4 |
    3      | C    |       4 |
"""


def test_a_correction_is_no_first_report_and_a_withdrawn_one_is_none() -> None:
    here = given(ROWS, UPLOADS)
    then(
        here.ask("upload_periods"),
        """
        upload | period  | period_kind | areas | firsts | received_on | due_on
        3      | 2024-Q1 | quarter     |     2 |      0 | 2024-04-01  | 2024-04-10
        2      | 2024-Q1 | quarter     |     2 |      1 | 2024-04-13  | 2024-04-10
        2      | 2024-H1 | half        |     1 |      1 | 2024-04-13  |
        1      | 2024-Q1 | quarter     |     1 |      1 | 2024-04-10  | 2024-04-10
    """,
    )
    then(
        here.ask("upload_periods as_of=3"),
        """
        upload | period  | firsts
        3      | 2024-Q1 |      2
        2      | 2024-Q1 |      0
        2      | 2024-H1 |      1
        1      | 2024-Q1 |      1
    """,
    )


def test_the_deadline_is_the_offices_from_the_period_on_for_which_it_was_set() -> None:
    deadlines = """
        calendar | days | first_day  | set
        calendar |   15 | 2024-04-01 |   2
        calendar |   20 | 2024-01-01 |   7
        calendar |   12 | 2024-01-01 |   9
    """
    rows = """
        upload | area | 2023-Q4 | 2024-Q1 | 2024-Q2
        1      | A    |       3 |       3 |       3
    """
    here = given(rows, UPLOADS, deadlines=deadlines)
    for position, days in (
        (1, ("07-10", "04-10")),
        (2, ("07-15", "04-10")),
        (7, ("07-20", "04-20")),
        (9, ("07-12", "04-12")),
    ):
        then(
            here.ask(f"upload_periods as_of={position}"),
            f"""
            period  | due_on
            2024-Q2 | 2024-{days[0]}
            2024-Q1 | 2024-{days[1]}
            2023-Q4 | 2024-01-10
        """,
        )
