"""upload_list: the uploads in force and how much of each is still believed."""

from tables import given, then


def test_figures_and_how_many_of_them_are_still_believed() -> None:
    rows = """
        upload | area | period  | value | breakdown       | cumulative | illustrative
        1      | A    | 2024-Q1 |     1 |                 |            |
        1      | A    | 2024-Q1 |     1 | case_kind=civil |            |
        1      | A    | 2024-Q1 |     1 |                 | yes        |
        2      | A    | 2024-Q1 |     2 |                 |            | yes
        2      | B    | 2024-Q1 |   n/a |                 |            |
        3      | A    | 2024-Q1 |     3 |                 |            |
    """
    uploads = """
        upload | accepted | withdrawn | file   | received   | by  | why
        1      |        2 |           | a.xlsx | 2024-04-01 | Lan | as printed
        2      |        4 |           | b.csv  | 2024-04-02 | Na  |
        3      |        6 |         8 | c.csv  | 2024-04-03 | Na  |
        4      |        7 |           | d.csv  | 2024-04-04 | Na  |
    """
    here = given(rows, uploads)
    then(
        here.ask("upload_list"),
        """
        upload | file   | received_on | handed_in_by | accepted_by | figures | believed | is_illustrative | why
        4      | d.csv  | 2024-04-04  | Na           | approver    |       0 |        0 | no              |
        2      | b.csv  | 2024-04-02  | Na           | approver    |       2 |        2 | yes             |
        1      | a.xlsx | 2024-04-01  | Lan          | approver    |       3 |        2 | no              | as printed
    """,
    )
    then(
        here.ask("upload_list as_of=7"),
        """
        upload | figures | believed
        4      |       0 |        0
        3      |       1 |        1
        2      |       2 |        1
        1      |       3 |        2
    """,
    )
    then(
        here.ask("upload_list as_of=3"),
        """
        upload | figures | believed
        1      |       3 |        3
    """,
    )
    then(here.ask("upload_list as_of=1"), "upload | figures")


def test_two_figures_of_one_sentence_are_two() -> None:
    rows = """
        indicator | area | period  | value | cell
        received  | A    | 2024-Q1 |     1 | B2
        resolved  | A    | 2024-Q1 |     1 | B2
        received  | A    | 2024-H1 |     1 | B2
        received  | B    | 2024-Q1 |     1 | B2
    """
    then(
        given(rows).ask("upload_list"),
        """
        upload | figures | believed
        1      |       4 |        4
    """,
    )
