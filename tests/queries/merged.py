"""The areas of the tests of geographies: some go whole into others, one is divided."""

from tables import Here, given

# A and B go whole into X; C is divided between Y and Z; F, outside, goes into Z. D ends where X, Y and part of Z begin.
AREAS = """
    area | level    | within | from       | to
    P    | province |        |            |
    D    | district | P      |            | 2025-06-30
    E    | district | P      |            | 2025-06-30
    G    | district | P      |            | 2025-06-30
    A    | commune  | D      |            | 2025-06-30
    B    | commune  | D      |            | 2025-06-30
    C    | commune  | E      |            | 2025-06-30
    F    | commune  | G      |            | 2025-06-30
    X    | commune  | P      | 2025-07-01 |
    Y    | commune  | P      | 2025-07-01 |
    Z    | commune  | P      | 2025-07-01 |
"""
CHANGES = """
    old | new | kind
    A   | X   | merge_whole
    B   | X   | merge_whole
    C   | Y   | split_part
    C   | Z   | split_part
    F   | Z   | merge_whole
"""
SHARES = """
    old | new | share | set
    C   | Y   |  0.25 |   9
    C   | Z   |  0.75 |   9
"""
ROWS = """
    area | 2024-Q4 | 2025-Q2 | 2025-Q3 | 2025-Q4
    A    |       3 |       5 |         |
    B    |       4 |       7 |         |
    C    |       2 |       4 |         |
    F    |       1 |       6 |         |
    X    |         |         |      10 |      13
    Y    |         |         |       3 |       1
    Z    |         |         |       8 |       9
"""


def here(rows: str = ROWS, **more: str) -> Here:
    """A warehouse of these rows."""
    return given(rows, **{"areas": AREAS, "changes": CHANGES, **more})
