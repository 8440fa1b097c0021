"""area_points: where areas lie, what of a place is known, and what is not believed."""

from tables import given, then

COUNTRY = """
    area | level    | within | from       | to         | lat   | lon
    P    | province |        |            |            | 99    | 99
    D    | district | P      |            | 2025-06-30 | 99    | 99
    E    | district | P      |            | 2025-06-30 | 99    | 99
    A    | commune  | D      |            | 2025-06-30 | 20.70 | 105.90
    B    | commune  | D      |            | 2025-06-30 | 20.80 | 105.80
    C    | commune  | D      |            | 2025-06-30 | 20.60 | 106.00
    F    | commune  | D      |            | 2025-06-30 |       |
    G    | commune  | D      |            | 2025-06-30 | 21.50 | 105.90
    H    | commune  | E      |            | 2025-06-30 |       |
    X    | commune  | P      | 2025-07-01 |            | 20.72 | 105.91
"""
CHANGES = """
    old | new
    A   | X
    F   | X
    G   | X
"""
ROWS = """
    area | 2024-Q1 | 2025-Q3
    A    |       1 |
    X    |         |       1
"""


def test_a_commune_lies_at_its_own_point_and_one_without_or_in_doubt_has_none() -> None:
    here = given(ROWS, areas=COUNTRY, changes=CHANGES)
    then(
        here.ask("area_points area=D level=commune quarter=2024-Q1"),
        """
        area | lat   | lon    | basis    | leaves | placed
        A    | 20.70 | 105.90 | own      |      1 |      1
        B    | 20.80 | 105.80 | own      |      1 |      1
        C    | 20.60 | 106    | own      |      1 |      1
        F    |       |        | none     |      1 |      0
        G    |       |        | doubtful |      1 |      0
    """,
    )


def test_a_district_lies_in_the_middle_of_its_communes_that_have_a_point_never_at_the_source_s_own() -> None:
    here = given(ROWS, areas=COUNTRY, changes=CHANGES)
    then(
        here.ask("area_points area=P level=district quarter=2024-Q1"),
        """
        area | lat   | lon    | basis  | leaves | placed
        D    | 20.70 | 105.90 | middle |      5 |      3
        E    |       |        | none   |      1 |      0
    """,
    )


def test_each_geography_and_quarter_has_its_own_areas() -> None:
    here = given(ROWS, areas=COUNTRY, changes=CHANGES)
    today = """
        area | lat   | lon    | basis
        X    | 20.72 | 105.91 | own
    """
    then(here.ask("area_points area=P level=commune quarter=2025-Q3"), today)
    then(here.ask("area_points area=P level=commune quarter=2024-Q1 geography=today"), today)
    former = here.ask("area_points area=P level=commune quarter=2025-Q3 geography=former")
    then(
        former,
        """
        area | basis
        A    | own
        B    | own
        C    | own
        F    | none
        G    | doubtful
        H    | none
    """,
    )
