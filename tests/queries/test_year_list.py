"""year_list: the years that have something to show and which kinds of period said it, at whatever depth."""

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
        year | period_kind
        2016 | span
        2018 | year
        2021 | quarter
        2023 | month
        2024 | half
    """,
    )
    then(
        here.ask("year_list area=A as_of=1"),
        """
        year | period_kind
        2021 | quarter
    """,
    )
