"""upload_figures: every figure of an upload, what it replaced, and whether it is still believed."""

from tables import given, then

UPLOADS = """
    upload | accepted | withdrawn
    1      |        1 |
    2      |        2 |         5
    3      |        4 |
"""
ROWS = """
    upload | area | period  | value | cell | breakdown       | cumulative
    1      | A    | 2024-Q1 |     4 | B2   |                 |
    1      | B    | 2024-Q1 |     6 | B3   |                 |
    2      | A    | 2024-Q1 |     5 | C2   |                 |
    2      | B    | 2024-Q1 |     6 | C3   |                 |
    2      | C    | 2024-Q1 |   n/a | C4   |                 |
    2      | A    | 2024-Q1 |     2 | D2   | case_kind=civil |
    2      | A    | 2024-Q1 |     9 | E2   |                 | yes
    3      | A    | 2024-Q1 |     7 | B9   |                 |
"""


def test_new_changed_and_unchanged_are_told_by_what_was_there_before() -> None:
    then(
        given(ROWS, UPLOADS).ask("upload_figures upload=2 as_of=3"),
        """
        area | period  | breakdown       | cumulative | value | cell | was | was_there | believed
        A    | 2024-Q1 |                 | no         |     5 | C2   |   4 | yes       | yes
        A    | 2024-Q1 | case_kind=civil | no         |     2 | D2   |     | no        | yes
        A    | 2024-Q1 |                 | yes        |     9 | E2   |     | no        | yes
        B    | 2024-Q1 |                 | no         |     6 | C3   |   6 | yes       | yes
        C    | 2024-Q1 |                 | no         |       | C4   |     | no        | yes
    """,
    )


def test_what_a_later_upload_replaced_is_believed_no_more_nor_is_what_was_withdrawn() -> None:
    here = given(ROWS, UPLOADS)
    for position, upload, believed in ((4, 2, "noyesyesyesyes"), (5, 2, "nonononono"), (5, 1, "noyes"), (2, 1, "nono")):
        found = here.ask(f"upload_figures upload={upload} as_of={position}").believed
        assert "".join("yes" if one else "no" for one in found) == believed, (position, upload)


def test_a_figure_replaced_and_reopened_is_one_figure_and_keeps_what_it_replaced() -> None:
    uploads = """
        upload | accepted | withdrawn
        1      |        1 |
        2      |        2 |
        3      |        4 |         6
    """
    found = given(ROWS, uploads).ask("upload_figures upload=2").query("cell == 'C2'")
    then(found, "value | was | was_there | believed\n5 | 4 | yes | yes")


def test_an_upload_that_was_not_yet_accepted_or_is_none_says_nothing() -> None:
    assert given(ROWS, UPLOADS).ask("upload_figures upload=3 as_of=3").empty
    assert given(ROWS, UPLOADS).ask("upload_figures upload=9").empty
