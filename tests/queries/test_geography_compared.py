"""What is compared across changes of areas, and which areas, quarters and cells a geography has."""

import pytest
from merged import ROWS, SHARES, here
from tables import then


def test_a_year_ago_is_compared_over_equal_ground_and_only_where_it_is_exact():
    # X against A and B; C and F against Y and Z together, for the province; nothing for Y and Z alone
    then(
        here().ask("quarterly_series geography=today indicator=received area=P,X,Y from=2025-Q4 to=2025-Q4"),
        """
        area | value | compared_now | compared_year_ago | compared_areas
        P    |    23 |           23 |                10 |              3
        X    |    13 |           13 |                 7 |              1
        Y    |     1 |              |                   |              0
    """,
    )
    # as reported, X is a new area, and the province is not compared with areas that are no more
    then(
        here().ask("quarterly_series indicator=received area=P,X from=2025-Q4 to=2025-Q4"),
        """
        area | value | compared_now | compared_year_ago | compared_areas | exactness
        P    |    23 |              |                   |              0 | exact
        X    |    13 |              |                   |              0 | exact
    """,
    )


def test_a_block_of_which_one_was_silent_is_not_compared():
    silent = "\n".join("F    |         |       6 |         |" if line.split()[:1] == ["F"] else line
                       for line in ROWS.strip().splitlines())  # fmt: skip
    then(
        here(silent).ask("quarterly_series geography=today indicator=received area=P from=2025-Q4 to=2025-Q4"),
        """
        value | compared_now | compared_year_ago | compared_areas
           23 |           13 |                 7 |              1
    """,
    )


@pytest.mark.parametrize("geography", ["as_reported", "today"])
def test_a_quarter_that_began_before_its_area_is_marked_and_not_compared(geography):
    # of the calendar that closes on the 14th, the third quarter of 2025 begins on 15 June: sixteen days of A and B
    rows = """
        area | period  | value | calendar
        A    | 2024-Q3 |     3 | mid_month
        B    | 2024-Q3 |     4 | mid_month
        X    | 2025-Q3 |    10 | mid_month
        Z    | 2025-Q3 |     8 | calendar
    """
    question = f"quarterly_series geography={geography} indicator=received area=X,Z from=2025-Q3 to=2025-Q3"
    then(
        here(rows).ask(question),
        """
        area | value | is_straddling | compared_now
        X    |    10 | yes           |
        Z    |     8 | no            |
    """,
    )


def test_what_is_believed_at_a_position_is_put_together_from_that_alone():
    rows = """
        area | period  | value | upload
        A    | 2025-Q2 |     5 |      1
        B    | 2025-Q2 |     7 |      2
        B    | 2025-Q2 |     9 |      3
    """
    office = here(rows)
    question = "quarterly_series geography=today indicator=received area=X from=2025-Q2 to=2025-Q2"
    answers = [list(office.ask(question + as_of).value) for as_of in (" as_of=1", " as_of=2", " as_of=3", "")]
    assert answers == [[5], [12], [14], [14]]


def test_areas_of_another_day_are_not_asked_by_a_geography():
    for geography, there in (("today", {"P", "X"}), ("former", {"P", "A"})):
        asked = f"quarterly_series geography={geography} indicator=received area=P,A,X from=2025-Q2 to=2025-Q2"
        assert set(here().ask(asked).area) == there


def test_ranking_by_todays_boundaries_places_what_is_exact_alone():
    then(
        here(shares=SHARES).ask("area_ranking geography=today indicator=received area=P level=commune quarter=2025-Q2"),
        """
        area | value | rank | exactness | change
        X    |    12 |    1 | exact     |
        Z    |     9 |      | estimated |
        Y    |     1 |      | estimated |
    """,
    )


def test_a_change_on_the_quarter_before_crosses_a_merger_that_is_exact():
    ranking = "area_ranking geography={} indicator=received area=P level={} quarter=2025-Q3"
    then(
        here().ask(ranking.format("today", "commune")),
        """
        area | value | previous | change
        X    |    10 |       12 |     -2
        Z    |     8 |          |
        Y    |     3 |          |
    """,
    )
    then(
        here().ask(ranking.format("former", "district")),
        """
        area | value | previous | change | exactness
        D    |    10 |       12 |     -2 | exact
        E    |       |        4 |        | not_comparable
        G    |       |        6 |        | not_comparable
    """,
    )


def test_no_change_where_only_some_of_the_ground_owed_before_a_merger():
    # X now owes what A and B were; before, A alone did
    duty = """
        area | from       | to
        A    |            |
        X    | 2025-07-01 |
    """
    rows = """
        area | 2025-Q2 | 2025-Q3
        A    |       5 |
        X    |         |      10
    """
    then(
        here(rows, duty=duty).ask(
            "area_ranking geography=former indicator=received area=P level=district quarter=2025-Q3"
        ),
        """
        area | value | previous | change
        D    |    10 |        5 |
    """,
    )


def test_quarters_and_cells_behind_a_former_district_go_on():
    office = here()
    then(
        office.ask("quarter_coverage geography=former area=D from=2025-Q2 to=2025-Q3"),
        """
        quarter | reported | expected | areas
        2025-Q3 |        1 |        1 |     1
        2025-Q2 |        2 |        2 |     2
    """,
    )
    then(
        office.ask("reported_cells geography=former indicator=received area=D period=2025-Q2,2025-Q3"),
        """
        area | period  | value
        A    | 2025-Q2 |     5
        B    | 2025-Q2 |     7
        X    | 2025-Q3 |    10
    """,
    )
    then(
        office.ask("reported_cells geography=today indicator=received area=X period=2025-Q2,2025-Q3"),
        """
        area | period  | value
        A    | 2025-Q2 |     5
        B    | 2025-Q2 |     7
        X    | 2025-Q3 |    10
    """,
    )
    assert list(office.ask("year_list geography=former area=E").year) == [2024, 2025]
