"""area_ranking: places gained and lost, among what can be compared and never across a break."""

from tables import given, then

COUNTRY = """
    area | level    | within | from       | to
    P    | province |        |            |
    D    | district | P      |            |
    A    | commune  | D      |            |
    B    | commune  | D      |            |
    C    | commune  | D      |            |
    Đông | commune  | D      |            |
    Ê    | commune  | D      |            |
    F    | commune  | D      |            |
"""


def test_a_place_is_gained_among_those_that_can_be_compared_alone() -> None:
    here = given(
        """
        area | 2023-Q2 | 2024-Q1 | 2024-Q2
        A    |       9 |      20 |      12
        B    |       8 |      10 |      30
        C    |      12 |       5 |       6
        F    |         |         |      50
        Đông |       7 |      10 |
    """,
        areas=COUNTRY,
    )
    # F was not there before, Đông is not there now: neither pushes another down
    then(
        here.ask("area_ranking indicator=received area=D level=commune quarter=2024-Q2"),
        """
        area | value | rank | change | rank_change | year_change | year_rank_change
        F    |    50 |    1 |        |             |             |
        B    |    30 |    2 |     20 |           1 |          22 |                2
        A    |    12 |    3 |     -8 |          -1 |           3 |                0
        C    |     6 |    4 |      1 |           0 |          -6 |               -2
        Đông |       |      |        |             |             |
        Ê    |       |      |        |             |             |
    """,
    )


def test_no_place_is_gained_across_a_break() -> None:
    here = given(
        """
        area | 2023-Q2 | 2024-Q1 | 2024-Q2
        A    |       9 |      20 |      12
        B    |       8 |      10 |      30
        C    |      12 |       5 |       6
    """,
        areas=COUNTRY,
        breaks="""
        quarter | label | indicator | area
        2024-Q2 | TT 03 | received  | B
    """,
    )
    then(
        here.ask("area_ranking indicator=received area=D level=commune quarter=2024-Q2").head(3),
        """
        area | value | rank | rank_change | year_rank_change | broken
        B    |    30 |    1 |             |                  | TT 03
        A    |    12 |    2 |           0 |                1 |
        C    |     6 |    3 |           0 |               -1 |
    """,
    )
