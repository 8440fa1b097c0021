"""figures_checked: how much there was to look at, so that nothing found means something."""

from tables import given, then


def test_figures_and_areas_with_a_figure_are_counted_and_those_with_a_history() -> None:
    rows = """
        indicator    | area | breakdown       | 2022-Q1 | 2022-Q2 | 2022-Q3 | 2022-Q4 | 2023-Q1 | 2023-Q2 | 2023-Q3
        received     | A    |                 |       1 |       1 |       0 |       1 |       1 |       1 |       1
        received     | A    | case_kind=civil |       1 |       1 |       0 |       1 |       1 |       1 |       1
        resolved     | A    |                 |         |       1 |       0 |       1 |       1 |       1 |       1
        received     | B    |                 |         |         |         |         |         |         |     n/a
        models       | D    |                 |       1 |       1 |       1 |       1 |       1 |       1 |       1
        printed_rate | D    |                 |       1 |       1 |       1 |       1 |       1 |       1 |       1
    """
    then(
        given(rows).ask("figures_checked area=D quarter=2023-Q3"),
        """
        areas | figures | with_history | quarters_needed
        2     |       5 |            2 |               4
    """,
    )


def test_where_nothing_was_reported_there_is_no_answer() -> None:
    assert given("area | 2024-Q1 \n A | 3").ask("figures_checked area=D quarter=2024-Q2").empty
