"""upload_areas: the areas an upload has figures of, believed or not any more."""

from tables import given, then

import queries


def test_every_area_an_upload_speaks_of_once() -> None:
    rows = """
        upload | area | period  | value
        1      | A    | 2024-Q1 |     1
        1      | A    | 2024-Q2 |     1
        1      | B    | 2024-Q1 |   n/a
        2      | A    | 2024-Q1 |     2
        3      | C    | 2024-Q1 |     2
    """
    uploads = """
        upload | accepted | withdrawn | file
        1      |        2 |           | a.xlsx
        2      |        4 |           | b.csv
        3      |        6 |         8 | c.csv
        4      |        7 |           | d.csv
    """
    here = given(rows, uploads)
    then(
        here.ask("upload_areas"),
        """
        upload | area
        1      | A
        1      | B
        2      | A
        3      | C
    """,
    )
    lost = uploads.replace("file\n", "file | lost\n").replace(".xlsx\n", ".xlsx | \n").replace(".csv\n", ".csv | \n")
    lost = lost.replace("|           | d.csv |", "|         9 | d.csv | yes")
    assert list(queries.run("upload_areas", given(rows, lost).connection).query("upload == 4").area) == [0]
    then(
        here.ask("upload_areas as_of=5"),
        """
        upload | area
        1      | A
        1      | B
        2      | A
    """,
    )
