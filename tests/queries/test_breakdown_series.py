"""breakdown_series: the parts of an indicator over the quarters, each with how many areas reported it."""

from tables import given, then


def test_parts_are_summed_over_communes_and_missing_is_not_zero() -> None:
    here = given("""
        area | breakdown        | 2024-Q1 | 2024-Q2
        A    | case_kind=civil  |       1 |       0
        A    | case_kind=family |       2 |
        B    | case_kind=civil  |      10 |
        B    |                  |      99 |      99
        D    | case_kind=civil  |     500 |
        C    | case_kind=civil  |     700 |
    """)
    then(
        here.ask("breakdown_series indicator=received area=D dimension=case_kind from=2024-Q1 to=2024-Q2"),
        """
        area | code  | name | quarter | part   | value | reported
        D    | 00002 | D    | 2024-Q1 | civil  |    11 |        2
        D    | 00002 | D    | 2024-Q2 | civil  |     0 |        1
        D    | 00002 | D    | 2024-Q1 | family |     2 |        1
        D    | 00002 | D    | 2024-Q2 | family |       |        0
        D    | 00002 | D    | 2024-Q1 | other  |       |        0
        D    | 00002 | D    | 2024-Q2 | other  |       |        0
    """,
    )
    then(
        here.ask("breakdown_series indicator=received area=A dimension=case_kind from=2024-Q1 to=2024-Q1"),
        """
        part   | value | reported
        civil  |     1 |        1
        family |     2 |        1
        other  |       |        0
    """,
    )


def test_a_dimension_is_asked_alone() -> None:
    rows = """
        indicator | area | period  | value | breakdown                         | cumulative
        models    | A    | 2024-Q1 |     1 | subject=collective                |
        models    | A    | 2024-Q1 |     2 | level=district                    |
        models    | A    | 2024-Q1 |     4 | level=district,subject=collective |
        models    | A    | 2024-Q2 |     8 | subject=collective                | yes
        models    | A    | 2024    |    16 | subject=collective                |
        received  | A    | 2024-Q1 |    32 | subject=collective                |
    """
    then(
        given(rows).ask("breakdown_series indicator=models area=D dimension=subject from=2024-Q1 to=2024-Q2"),
        """
        quarter | part       | value
        2024-Q1 | collective |     1
        2024-Q2 | collective |
        2024-Q1 | individual |
        2024-Q2 | individual |
    """,
    )


def test_what_does_not_add_over_areas_has_no_parts() -> None:
    rows = """
        indicator | area | breakdown       | 2024-Q1
        posted    | A    | case_kind=civil |       1
        resolved  | A    | case_kind=civil |       1
        received  | A    | case_kind=civil |       2
    """
    here = given(rows)
    for indicator in ("posted", "success"):
        found = here.ask(f"breakdown_series indicator={indicator} area=D dimension=case_kind from=2024-Q1 to=2024-Q1")
        then(found, "part | value")


def test_an_area_that_ended_has_no_rows_after_its_end() -> None:
    rows = """
        area | breakdown       | 2025-Q2 | 2025-Q3
        A    | case_kind=civil |       1 |
        X    | case_kind=civil |         |       2
    """
    here = given(
        rows,
        breakdowns="""
        dimension | value
        case_kind | civil
    """,
    )
    then(
        here.ask("breakdown_series indicator=received area=D dimension=case_kind from=2025-Q2 to=2025-Q3"),
        """
        quarter | part  | value | reported
        2025-Q2 | civil |     1 |        1
    """,
    )
    then(
        here.ask("breakdown_series indicator=received area=X dimension=case_kind from=2025-Q2 to=2025-Q3"),
        """
        quarter | part  | value | reported
        2025-Q3 | civil |     2 |        1
    """,
    )
    then(
        here.ask("breakdown_series indicator=received area=P dimension=case_kind from=2025-Q2 to=2025-Q3"),
        """
        quarter | part  | value | reported
        2025-Q2 | civil |     1 |        1
        2025-Q3 | civil |     2 |        1
    """,
    )


def test_as_of_and_not_applicable() -> None:
    rows = """
        upload | area | breakdown       | 2024-Q1
        1      | A    | case_kind=civil |       1
        2      | A    | case_kind=civil |     n/a
    """
    here = given(rows)
    ask = "breakdown_series indicator=received area=A dimension=case_kind from=2024-Q1 to=2024-Q1"
    then(
        here.ask(f"{ask} as_of=1").head(1),
        """
        part  | value | reported
        civil |     1 |        1
    """,
    )
    then(
        here.ask(ask).head(1),
        """
        part  | value | reported
        civil |       |        1
    """,
    )


def test_a_part_with_an_illustrative_figure_in_it_is_marked() -> None:
    here = given("""
        area | period  | breakdown        | value | illustrative
        A    | 2024-Q1 | case_kind=civil  |     1 | yes
        B    | 2024-Q1 | case_kind=civil  |     2 |
        A    | 2024-Q1 | case_kind=family |     3 |
    """)
    then(
        here.ask("breakdown_series indicator=received area=D dimension=case_kind from=2024-Q1 to=2024-Q1"),
        """
        part   | value | is_illustrative
        civil  |     3 | yes
        family |     3 | no
        other  |       | no
    """,
    )
