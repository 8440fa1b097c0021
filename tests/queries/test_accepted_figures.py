"""accepted_figures: what is believed now, cell by cell, and which upload said it."""

from tables import given, then


def test_each_figure_once_with_its_parts_and_what_does_not_apply() -> None:
    rows = """
        upload | area | period  | value | breakdown       | cumulative
        1      | A    | 2024-Q1 |     3 |                 |
        1      | A    | 2024-Q1 |     2 | case_kind=civil |
        1      | A    | 2024-Q1 |     9 |                 | yes
        1      | B    | 2024-Q1 |   n/a |                 |
        1      | C    | 2024-Q1 |     7 |                 |
        1      | A    | 2024-Q2 |     8 |                 |
    """
    then(
        given(rows, "upload | file \n 1 | dan.xlsx").ask("accepted_figures indicator=received area=A,B period=2024-Q1"),
        """
        indicator | area | period  | breakdown       | cumulative | value | upload | file
        received  | A    | 2024-Q1 |                 | no         |     3 |      1 | dan.xlsx
        received  | A    | 2024-Q1 |                 | yes        |     9 |      1 | dan.xlsx
        received  | A    | 2024-Q1 | case_kind=civil | no         |     2 |      1 | dan.xlsx
        received  | B    | 2024-Q1 |                 | no         |       |      1 | dan.xlsx
    """,
    )


def test_a_correction_counts_until_it_is_withdrawn() -> None:
    rows = """
        upload | area | 2024-Q1
        1      | A    | 3
        2      | A    | 4
    """
    here = given(rows, "upload | accepted | withdrawn \n 1 | 1 | \n 2 | 2 | 3")
    asked = "accepted_figures indicator=received area=A period=2024-Q1 as_of="
    then(here.ask(f"{asked}2"), "value | upload \n 4 | 2")
    then(here.ask(f"{asked}3"), "value | upload \n 3 | 1")
