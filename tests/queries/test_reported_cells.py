"""reported_cells: the cells and sentences behind a figure, with the upload each came in by."""

from tables import given, then


def test_a_district_lists_its_own_cell_and_those_of_all_communes_inside() -> None:
    rows = """
        upload | area | period  | value | breakdown       | cell | qualifier | cumulative | illustrative
        1      | A    | 2024-Q1 |     3 |                 | C5   | about     |            |
        1      | A    | 2024-Q1 |     2 | case_kind=civil | D5   |           |            |
        2      | B    | 2024-Q1 |   n/a |                 | C6   |           |            | yes
        2      | D    | 2024-Q1 |     9 |                 | C9   |           | yes        |
        2      | C    | 2024-Q1 |     8 |                 | C7   |           |            |
        2      | A    | 2024-Q2 |     7 |                 | E5   |           |            |
    """
    uploads = """
        upload | file      | received   | by
        1      | dan.xlsx  | 2024-04-01 | Lan
        2      | phu.csv   | 2024-04-02 | Minh
    """
    here = given(rows, uploads)
    found = here.ask("reported_cells indicator=received area=D period=2024-Q1")
    then(
        found,
        """
        indicator | area | code  | name | area_written | period  | breakdown       | value | qualifier | cumulative
        received  | D    | 00002 | D    | D            | 2024-Q1 |                 |     9 |           | yes
        received  | A    | 00004 | A    | A            | 2024-Q1 |                 |     3 | about     | no
        received  | A    | 00004 | A    | A            | 2024-Q1 | case_kind=civil |     2 |           | no
        received  | B    | 00005 | B    | B            | 2024-Q1 |                 |       |           | no
    """,
    )
    then(
        found,
        """
        area | text | sheet | cell | upload | file     | handed_in_by | received_on | is_illustrative | role
        D    | 9    | 1     | C9   |      2 | phu.csv  | Minh         | 2024-04-02  | no              | value
        A    | 3    | 1     | C5   |      1 | dan.xlsx | Lan          | 2024-04-01  | no              | value
        A    | 2    | 1     | D5   |      1 | dan.xlsx | Lan          | 2024-04-01  | no              | value
        B    | n/a  | 1     | C6   |      2 | phu.csv  | Minh         | 2024-04-02  | yes             | value
    """,
    )
    assert list(found.sha256) == [f"{n:064x}" for n in (2, 1, 1, 2)]
    then(
        here.ask("reported_cells indicator=received area=A period=2024-Q2,2024-Q1,2023"),
        """
        area | period  | value | breakdown       | cell
        A    | 2024-Q1 |     3 |                 | C5
        A    | 2024-Q1 |     2 | case_kind=civil | D5
        A    | 2024-Q2 |     7 |                 | E5
    """,
    )
    then(
        here.ask("reported_cells indicator=received area=A period=2024-Q2"),
        """
        area | value | cell
        A    |     7 | E5
    """,
    )


def test_a_computed_rate_lists_numerator_and_denominator() -> None:
    rows = """
        indicator | area | 2024-Q1
        resolved  | A    |       3
        received  | A    |       4
        received  | B    |       5
        teams     | A    |       9
    """
    then(
        given(rows).ask("reported_cells indicator=success area=D period=2024-Q1"),
        """
        area | indicator | role        | value
        A    | resolved  | numerator   |     3
        A    | received  | denominator |     4
        B    | received  | denominator |     5
    """,
    )


def test_a_corrected_cell_is_the_new_one_and_the_old_one_as_of_then() -> None:
    rows = """
        upload | area | period  | value | cell
        1      | A    | 2024-Q1 |     3 | C5
        2      | A    | 2024-Q1 |     4 | C6
    """
    uploads = """
        upload | accepted | withdrawn
        1      |        1 |
        2      |        2 |         3
    """
    here = given(rows, uploads)
    cells = {
        position: [(row.value, row.cell, row.upload) for row in answer.itertuples()]
        for position in (0, 1, 2, 3)
        for answer in [here.ask(f"reported_cells indicator=received area=D period=2024-Q1 as_of={position}")]
    }
    assert cells == {0: [], 1: [(3, "C5", 1)], 2: [(4, "C6", 2)], 3: [(3, "C5", 1)]}


def test_a_province_lists_the_communes_that_stood_then() -> None:
    rows = """
        area | 2025-Q2 | 2025-Q3
        A    |       1 |
        X    |         |       2
    """
    here = given(rows)
    then(here.ask("reported_cells indicator=received area=P period=2025-Q2"), "area | value \n A | 1")
    then(here.ask("reported_cells indicator=received area=P period=2025-Q3"), "area | value \n X | 2")
