"""area_windows: two stretches beside each other are of the same ground, whole, and of one series."""

from tables import given, then

TWO = """
    area | level    | within | from       | to
    P    | province |        |            |
    D    | district | P      |            |
    A    | commune  | D      |            |
    B    | commune  | D      |            |
    C    | commune  | D      |            |
"""
MERGED = """
    area | level    | within | from       | to
    N    | country  |        |            |
    P    | province | N      |            |
    D    | district | P      |            | 2025-06-30
    A    | commune  | D      |            | 2025-06-30
    B    | commune  | D      |            | 2025-06-30
    C    | commune  | D      |            | 2025-06-30
    X    | commune  | P      | 2025-07-01 |
    Y    | commune  | P      | 2025-07-01 |
"""
CHANGES = """
    old | new | on         | kind
    A   | X   | 2025-07-01 | merge_whole
    B   | X   | 2025-07-01 | merge_whole
    C   | Y   | 2025-07-01 | merge_whole
"""
FOUR = "indicator=received level=commune length=4"


def test_only_who_reported_in_every_quarter_is_compared_nought_included() -> None:
    here = given(
        """
        area | 2023-Q3 | 2023-Q4 | 2024-Q1 | 2024-Q2 | 2024-Q3
        A    |       9 |       1 |       0 |       3 |       4
        B    |       9 |       1 |         |       3 |       4
        C    |         |         |         |         |     n/a
    """,
        areas=TWO,
    )
    then(
        here.ask(f"area_windows area=D quarter=2024-Q3 {FOUR}"),
        """
        area | quarter | back | value | areas | leaves
        A    | 2024-Q3 |    0 |     4 |     1 |      1
        A    | 2024-Q2 |    1 |     3 |     1 |      1
        A    | 2024-Q1 |    2 |     0 |     1 |      1
        A    | 2023-Q4 |    3 |     1 |     1 |      1
        B    |         |      |       |     0 |      1
    """,
    )


def test_a_sum_is_over_the_communes_that_have_all_quarters() -> None:
    here = given(
        """
        area | 2024-Q1 | 2024-Q2 | 2024-Q3 | 2024-Q4
        A    |       1 |       2 |       3 |       4
        B    |      10 |      10 |         |      10
        C    |     100 |     100 |     100 |     100
    """,
        areas=TWO,
    )
    then(
        here.ask("area_windows indicator=received level=district length=4 area=P quarter=2024-Q4"),
        """
        area | quarter | value | areas | leaves
        D    | 2024-Q4 |   104 |     2 |      3
        D    | 2024-Q3 |   103 |     2 |      3
        D    | 2024-Q2 |   102 |     2 |      3
        D    | 2024-Q1 |   101 |     2 |      3
    """,
    )


def test_a_share_comes_as_what_it_is_the_share_of() -> None:
    here = given(
        """
        indicator | area | 2024-Q1 | 2024-Q2
        received  | A    |       8 |       0
        resolved  | A    |       4 |       0
    """,
        areas=TWO,
    )
    then(
        here.ask("area_windows indicator=success level=commune length=2 area=D quarter=2024-Q2"),
        """
        area | quarter | value | whole
        A    | 2024-Q2 |     0 |     0
        A    | 2024-Q1 |     4 |     8
    """,
    )
    then(here.ask("area_windows indicator=teams level=commune length=2 area=D quarter=2024-Q2"), "area | quarter")


def test_nothing_is_set_beside_itself_across_a_break_of_its_series() -> None:
    rows = """
        area | 2024-Q1 | 2024-Q2 | 2024-Q3 | 2024-Q4
        A    |       1 |       2 |       3 |       4
        B    |       5 |       5 |       5 |       5
    """
    breaks = """
        quarter | label | indicator | area | believed_from | believed_to
        {}      | TT 03 | received  | A    | 3 | 5
    """
    broken = given(rows, areas=TWO, breaks=breaks.format("2024-Q2"))
    then(
        broken.ask(f"area_windows area=D quarter=2024-Q4 {FOUR} as_of=4").drop_duplicates("area"),
        """
        area | quarter | value | broken
        A    |         |       | TT 03
        B    | 2024-Q4 |     5 |
    """,
    )
    for moment in (2, 5):  # before it was set, and once it was taken back
        found = broken.ask(f"area_windows area=D quarter=2024-Q4 {FOUR} as_of={moment}")
        then(found.drop_duplicates("area"), "area | value | broken\n A | 4 |\n B | 5 |")
    begins = given(rows, areas=TWO, breaks=breaks.format("2024-Q1"))  # before it there is nothing to compare with
    found = begins.ask(f"area_windows area=D quarter=2024-Q4 {FOUR} as_of=4")
    then(found.drop_duplicates("area"), "area | value | broken\n A | 4 |\n B | 5 |")


def test_across_a_merger_whole_blocks_are_compared_and_as_reported_nothing() -> None:
    here = given(
        """
        area | 2025-Q1 | 2025-Q2 | 2025-Q3 | 2025-Q4
        A    |       5 |       5 |         |
        B    |       7 |       7 |         |
        C    |       1 |         |         |
        X    |         |         |      12 |      13
        Y    |         |         |       2 |       2
    """,
        areas=MERGED,
        changes=CHANGES,
    )
    asked = f"area_windows area=P quarter=2025-Q4 {FOUR}"
    then(here.ask(asked), "area | quarter | value\n X | | \n Y | |")
    then(
        here.ask(f"{asked} geography=today"),
        """
        area | quarter | value
        X    | 2025-Q4 |    13
        X    | 2025-Q3 |    12
        X    | 2025-Q2 |    12
        X    | 2025-Q1 |    12
        Y    |         |
    """,
    )
    # the province stood all the while, its communes did not: as reported it is another sum
    asked = "area_windows indicator=received level=province length=4 area=N quarter=2025-Q4"
    then(here.ask(asked), "area | quarter | value\n P | |")
    then(
        here.ask(f"{asked} geography=today"),
        """
        area | quarter | value | areas | leaves
        P    | 2025-Q4 |    13 |     1 |      2
        P    | 2025-Q3 |    12 |     1 |      2
        P    | 2025-Q2 |    12 |     1 |      2
        P    | 2025-Q1 |    12 |     1 |      2
    """,
    )
