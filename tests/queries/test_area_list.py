"""area_list: the areas a chooser offers, from the top down."""

from tables import given, then

COUNTRY = """
    area  | level    | within | from       | to
    Quang | province |        |            |
    Ân    | district | Quang  |            | 2025-06-30
    Đầm   | commune  | Ân     |            | 2025-06-30
    Dân   | commune  | Ân     |            | 2025-06-30
    Nam   | district | Quang  |            | 2025-06-30
    Ea    | commune  | Nam    |            | 2025-06-30
    Lo    | commune  | Quang  | 2025-07-01 |
    Empty | province |        |            |
    Nil   | commune  | Empty  |            |
"""


def test_areas_that_owe_or_gave_a_report_and_all_above_them_from_the_top_down() -> None:
    rows = """
        upload | area | 2024-Q1
        2      | Ea   |       1
        2      | Nam  |       9
    """
    duty = """
        area | from       | to
        Ân   | 2020-01-01 |
        Ân   |            |
        Nam  | 2025-07-01 |
    """
    here = given(rows, areas=COUNTRY, duty=duty)
    then(
        here.ask("area_list"),
        """
        area  | code  | name  | type     | level    | parent | valid_to   | depth | is_leaf | has_reported
        Quang | 00001 | Quang | province | province |        |            |     0 | no      | no
        Ân    | 00002 | Ân    | district | district | Quang  | 2025-06-30 |     1 | no      | no
        Nam   | 00005 | Nam   | district | district | Quang  | 2025-06-30 |     1 | no      | yes
        Dân   | 00004 | Dân   | commune  | commune  | Ân     | 2025-06-30 |     2 | yes     | no
        Đầm   | 00003 | Đầm   | commune  | commune  | Ân     | 2025-06-30 |     2 | yes     | no
        Ea    | 00006 | Ea    | commune  | commune  | Nam    | 2025-06-30 |     2 | yes     | yes
    """,
    )
    then(
        here.ask("area_list as_of=1"),
        """
        area  | has_reported
        Quang | no
        Ân    | no
        Dân   | no
        Đầm   | no
    """,
    )


def test_a_withdrawn_upload_leaves_its_areas_to_choose_but_they_have_not_reported() -> None:
    rows = """
        upload | area | 2025-Q3
        1      | Lo   |       1
    """
    uploads = """
        upload | accepted | withdrawn
        1      |        1 |         2
    """
    here = given(
        rows,
        uploads,
        areas=COUNTRY,
        duty="""
        area | from | to
        Nil  |      |
    """,
    )
    then(
        here.ask("area_list as_of=1"),
        """
        area  | valid_from | has_reported
        Empty |            | no
        Quang |            | no
        Lo    | 2025-07-01 | yes
        Nil   |            | no
    """,
    )
    then(
        here.ask("area_list"),
        """
        area  | has_reported
        Empty | no
        Quang | no
        Lo    | no
        Nil   | no
    """,
    )


def test_an_office_that_has_set_no_duty_sees_those_beside_the_ones_that_reported() -> None:
    here = given(
        """
        area | 2024-Q1
        Dân  |       1
    """,
        areas=COUNTRY,
        duty="area | from | to",
    )
    then(
        here.ask("area_list"),
        """
        area  | has_reported
        Quang | no
        Ân    | no
        Dân   | yes
        Đầm   | no
    """,
    )
