"""Quarters got by subtracting sums from January on: only where calendar, area and indicator allow, marked, undone."""

from tables import given, then

SERIES = "quarterly_series indicator={} area=A from=2023-Q1 to=2023-Q4"


def test_running_sums_become_quarters_and_what_was_reported_stays() -> None:
    here = given("""
        indicator | area | period  | value | cumulative
        received  | A    | 2023-Q1 |     5 | yes
        received  | A    | 2023-H1 |    12 | no
        received  | A    | 2023-Q3 |    20 | yes
        received  | A    | 2023    |    31 | no
        received  | B    | 2023-Q1 |     4 | no
        received  | B    | 2023-Q2 |     3 | no
        received  | B    | 2023-9M |     9 | no
    """)
    then(
        here.ask(SERIES.format("received")),
        """
        quarter | value | is_derived
        2023-Q1 |     5 | yes
        2023-Q2 |     7 | yes
        2023-Q3 |     8 | yes
        2023-Q4 |    11 | yes
    """,
    )
    then(
        here.ask(SERIES.format("received").replace("area=A", "area=B")),
        """
        quarter | value | is_derived
        2023-Q1 |     4 | no
        2023-Q2 |     3 | no
        2023-Q3 |     2 | yes
        2023-Q4 |       | no
    """,
    )


def test_nothing_is_subtracted_from_what_does_not_add_or_does_not_fit() -> None:
    here = given("""
        indicator | area | period  | value | cumulative | calendar
        teams     | A    | 2023-Q1 |     5 | no         | calendar
        teams     | A    | 2023-H1 |     6 | no         | calendar
        received  | A    | 2023-Q1 |     5 | no         | calendar
        received  | A    | 2023-H1 |    12 | no         | mid_month
        resolved  | A    | 2023-Q1 |     9 | no         | calendar
        resolved  | A    | 2023-H1 |     7 | no         | calendar
        resolved  | A    | 2023-9M |    20 | no         | calendar
        resolved  | A    | 2023-Q3 |    21 | yes        | calendar
    """)
    for indicator, first in (("teams", 5), ("received", 5), ("resolved", 9)):
        then(
            here.ask(SERIES.format(indicator)),
            f"""
            quarter | value
            2023-Q1 |     {first}
            2023-Q2 |
            2023-Q3 |
            2023-Q4 |
        """,
        )


def test_a_quarter_reported_later_or_a_sum_withdrawn_undoes_it() -> None:
    here = given(
        """
        indicator | area | period  | value | upload
        received  | A    | 2023-Q1 |     5 |      1
        received  | A    | 2023-H1 |    12 |      2
        received  | A    | 2023-Q2 |     6 |      3
    """,
        """
        upload | accepted | withdrawn
        1      |        1 |
        2      |        2 |         5
        3      |        3 |         4
    """,
    )
    for as_of, second in ((1, ""), (2, "7"), (3, "6"), (4, "7"), (5, "")):
        then(
            here.ask(f"quarterly_series indicator=received area=A from=2023-Q2 to=2023-Q2 as_of={as_of}"),
            f"""
            quarter | value
            2023-Q2 | {second}
        """,
        )
