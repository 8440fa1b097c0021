"""year_list: the years that have something to show, whatever kind of period said it and at whatever depth."""

from tables import given, then


def test_years_come_from_the_area_and_from_inside_it() -> None:
    rows = """
        upload | indicator | area | period     | value
        1      | received  | D    | 2018       |    77
        1      | received  | A    | 2021-Q3    |     3
        1      | received  | B    | 2023-M12   |     1
        2      | received  | A    | 2024-H1    |     4
        2      | received  | A    | 2011..2016 |     9
    """
    here = given(rows)
    then(
        here.ask("year_list area=D"),
        """
        year
        2018
        2021
        2023
        2024
    """,
    )
    then(
        here.ask("year_list area=A as_of=1"),
        """
        year
        2021
    """,
    )
