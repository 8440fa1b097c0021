"""findings: what was odd once and was corrected, by which upload; and whether handing in asked about it."""

from tables import given, then

UPLOADS = """
    upload | accepted | withdrawn | by
    1      |        1 |           | An
    2      |        2 |           | Bình
    3      |        3 |         5 | Chi
"""
WRONG = """
    upload | indicator | area | period  | value
    1      | teams     | A    | 2023-Q4 |    20
    2      | teams     | A    | 2024-Q1 |   200
"""
RIGHT = "    3      | teams     | A    | 2024-Q1 |    21\n"


def test_a_figure_changed_by_a_later_upload_is_corrected() -> None:
    here = given(WRONG + RIGHT, UPLOADS)
    then(
        here.ask("findings area=D quarter=2024-Q1 as_of=4"),
        """
        kind | value | is_standing | becomes | corrected_by | corrected_how | corrected_who
        jump |   200 | no          |      21 |            3 | replaced      | Chi
    """,
    )


def test_as_of_before_the_correction_it_stands_and_after_its_withdrawal_again() -> None:
    here = given(WRONG + RIGHT, UPLOADS)
    for as_of in ("as_of=2", "as_of=5", ""):
        then(
            here.ask(f"findings area=D quarter=2024-Q1 {as_of}"),
            """
            kind | value | is_standing | becomes | corrected_by
            jump |   200 | yes         |         |
        """,
        )
    assert here.ask("findings area=D quarter=2024-Q1 as_of=1").empty


def test_what_was_withdrawn_and_left_nothing() -> None:
    uploads = "upload | accepted | withdrawn \n 1 | 1 | \n 2 | 2 | 3"
    then(
        given(WRONG, uploads).ask("findings area=D quarter=2024-Q1"),
        """
        kind | value | is_standing | becomes | corrected_by | corrected_how | corrected_who
        jump |   200 | no          |         |            2 | withdrawn     |
    """,
    )


def test_corrected_to_what_is_as_odd_it_is_one_finding_about_the_new_figure() -> None:
    worse = RIGHT.replace("21", "300")
    then(
        given(WRONG + worse, UPLOADS).ask("findings area=D quarter=2024-Q1 as_of=4"),
        """
        kind | value | figure | is_standing
        jump |   300 | 300.0  | yes
    """,
    )


def test_when_the_figure_beside_it_was_wrong_the_finding_about_that_one_is_corrected() -> None:
    rows = """
        upload | indicator | area | period  | value
        1      | teams     | A    | 2023-Q3 |    20
        1      | teams     | A    | 2023-Q4 |   200
        2      | teams     | A    | 2024-Q1 |    21
        3      | teams     | A    | 2023-Q4 |    20
    """
    here = given(rows, UPLOADS)
    assert here.ask("findings area=D quarter=2024-Q1 as_of=2").value.tolist() == [21]
    assert here.ask("findings area=D quarter=2024-Q1 as_of=4").empty
    assert here.ask("findings area=D quarter=2023-Q4 as_of=4").is_standing.tolist() == [False]


def test_a_correction_of_something_else_corrects_nothing() -> None:
    rows = WRONG + "    2      | posted    | A    | 2024-Q1 |     3\n    3      | posted    | A    | 2024-Q1 |     4\n"
    then(
        given(rows, UPLOADS).ask("findings area=D quarter=2024-Q1 as_of=4"),
        """
        kind | value | is_standing
        jump |   200 | yes
    """,
    )


def test_handing_in_asked_about_what_it_could_see() -> None:
    rows = """
        upload | indicator | area | period  | value
        1      | teams     | A    | 2023-Q4 |    20
        2      | teams     | A    | 2024-Q1 |   200
        2      | teams     | B    | 2024-Q1 |   200
        3      | teams     | B    | 2023-Q4 |    20
        2      | received  | C    | 2024-Q1 |     5
        2      | resolved  | C    | 2024-Q1 |     6
        3      | received  | B    | 2024-Q1 |     5
        2      | resolved  | B    | 2024-Q1 |     6
    """
    then(
        given(rows, UPLOADS.replace("         5", "          ")).ask("findings area=P quarter=2024-Q1 as_of=4"),
        """
        kind  | area | upload | was_checked
        jump  | A    |      2 | yes
        jump  | B    |      2 | no
        limit | B    |      2 | no
        limit | C    |      2 | yes
    """,
    )


def test_parts_that_came_with_another_upload_were_not_asked_about() -> None:
    rows = """
        upload | indicator | area | breakdown          | period  | value
        1      | models    | A    |                    | 2024-Q1 |     9
        1      | models    | A    | subject=collective | 2024-Q1 |     3
        {}     | models    | A    | subject=individual | 2024-Q1 |     4
    """
    for upload, was_checked in ((1, True), (2, False)):
        found = given(rows.format(upload), UPLOADS).ask("findings area=A quarter=2024-Q1")
        assert found.was_checked.tolist() == [was_checked]


def test_what_we_added_up_ourselves_is_no_copy() -> None:
    rows = """
        indicator | area | breakdown        | 2023-Q4 | 2024-Q1
        received  | A    | case_kind=civil  |       7 |       7
        received  | A    | case_kind=family |       2 |       2
        received  | A    | case_kind=other  |       0 |       0
    """
    assert given(rows).ask("findings area=A quarter=2024-Q1").empty
