"""Where the office says that a series begins anew, nothing is compared across it, and the label is given with it."""

from tables import given, then

ROWS = """
    indicator | area | 2023-Q4 | 2024-Q1 | 2024-Q2 | 2025-Q1
    received  | A    |       1 |       2 |       3 |       5
    received  | B    |      10 |      20 |      30 |      50
    received  | C    |     100 |     200 |     300 |     500
    resolved  | A    |       1 |       1 |       3 |       5
    resolved  | B    |       5 |      10 |      20 |      25
"""
BREAKS = """
    number | quarter | indicator | area | label          | believed_from | believed_to
    1      | 2024-Q2 | received  | A    | Cách đếm mới   | 5             |
"""


def test_an_area_is_not_compared_across_its_break_and_a_sum_goes_without_it():
    question = "quarterly_series indicator=received,resolved area=D,A,B from=2024-Q2 to=2025-Q1"
    found = given(ROWS, breaks=BREAKS).ask(question)
    then(
        found[found.quarter.isin(["2024-Q2", "2025-Q1"])],
        """
        indicator | area | quarter | value | compared_now | compared_year_ago | compared_areas | broken
        received  | D    | 2024-Q2 |    33 |              |                   |              0 | Cách đếm mới
        received  | D    | 2025-Q1 |    55 |           50 |                20 |              1 |
        received  | A    | 2024-Q2 |     3 |              |                   |              0 | Cách đếm mới
        received  | A    | 2025-Q1 |     5 |              |                   |              0 |
        received  | B    | 2024-Q2 |    30 |              |                   |              0 |
        received  | B    | 2025-Q1 |    50 |           50 |                20 |              1 |
        resolved  | D    | 2024-Q2 |    23 |              |                   |              0 |
        resolved  | D    | 2025-Q1 |    30 |           30 |                11 |              2 |
        resolved  | A    | 2024-Q2 |     3 |              |                   |              0 |
        resolved  | A    | 2025-Q1 |     5 |            5 |                 1 |              1 |
        resolved  | B    | 2024-Q2 |    20 |              |                   |              0 |
        resolved  | B    | 2025-Q1 |    25 |           25 |                10 |              1 |
    """,
    )


def test_a_share_breaks_where_one_of_its_parts_does():
    then(
        given(ROWS, breaks=BREAKS).ask("quarterly_series indicator=success area=A,B from=2025-Q1 to=2025-Q1"),
        """
        area | value | compared_now
        A    |   100 |
        B    |    50 |           50
    """,
    )


def test_before_it_was_said_and_after_it_was_taken_back_all_is_compared():
    taken_back = BREAKS.replace("| 5             |", "| 5             | 8")
    question = "quarterly_series indicator=received area=A from=2025-Q1 to=2025-Q1"
    for as_of, compared in ((4, "5"), (5, ""), (7, ""), (8, "5")):
        answer = given(ROWS, breaks=taken_back).ask(f"{question} as_of={as_of}")
        then(answer, f"compared_now \n {compared}" if compared else "compared_now | value \n | 5")


def test_a_ranking_gives_no_change_across_a_break():
    everywhere = "number | quarter | indicator | area | label \n 1 | 2024-Q2 | | D | Lịch mới"
    then(
        given(ROWS, breaks=everywhere).ask("area_ranking indicator=received area=P level=commune quarter=2024-Q2"),
        """
        area | value | change | broken
        C    |   300 |    100 |
        B    |    30 |        | Lịch mới
        A    |     3 |        | Lịch mới
    """,
    )
