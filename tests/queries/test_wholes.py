"""fill/indicator_value: wholes made of all their parts where nobody printed the whole, shares of two figures, and when
each was believed. Asked of the table itself: several queries draw from it."""

import pytest
from tables import Here, given, then

PARTS = "subject=collective", "subject=individual"


def made(here: Here, indicator: str = "models") -> list[tuple[float | None, bool, int, int | None]]:
    """What is believed of A's whole in 2024-Q1, and between which positions, adjoining equal stretches joined."""
    rows = here.connection.execute(
        """
        select value, is_derived, believed_from, believed_to
        from indicator_value
        where indicator = $indicator and area = $area and period = '2024-Q1' and breakdown = '' and not cumulative
        order by believed_from
        """,
        {"indicator": indicator, "area": here.ids["A"]},
    ).fetchall()
    joined: list[tuple[float | None, bool, int, int | None]] = []
    for value, is_derived, first, to in rows:
        if joined and joined[-1][3] == first and joined[-1][:2] == (value, is_derived):
            joined[-1] = (*joined[-1][:3], to)
        else:
            joined.append((value, is_derived, first, to))
    return joined


def parts(text: str) -> str:
    """Rows of A's models in 2024-Q1: `upload | part | value`, the part named by its first letter, "-" for the whole."""
    names = {"c": PARTS[0], "i": PARTS[1], "-": "", "l": "level=district", "ci": ",".join(PARTS)}
    lines = [line.split("|") for line in text.strip().splitlines()]
    return "upload | indicator | area | period | breakdown | value\n" + "\n".join(
        f"{upload} | models | A | 2024-Q1 | {names[part.strip()]} | {value}" for upload, part, value in lines
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param("1 | c | 30 \n 1 | i | 12", [(42, True, 1, None)], id="both parts make the whole"),
        pytest.param("1 | c | 30", [], id="one part alone makes nothing"),
        pytest.param("1 | c | 30 \n 1 | i | n/a", [], id="a part that does not apply is not there"),
        pytest.param("1 | c | 30 \n 1 | i | 0", [(30, True, 1, None)], id="a zero is"),
        pytest.param(
            "1 | c | 315 \n 1 | i | 27 \n 1 | - | 345", [(345, False, 1, None)], id="the printed whole stands"
        ),
        pytest.param(
            "1 | c | 30 \n 1 | i | 12 \n 1 | - | n/a", [(None, False, 1, None)], id="even where it does not apply"
        ),
        pytest.param("1 | c | 30 \n 1 | l | 12", [], id="parts of two dimensions do not add"),
        pytest.param("1 | c | 30 \n 1 | ci | 12", [], id="a part of a part is none"),
        pytest.param("1 | c | 30 \n 3 | i | 12", [(42, True, 3, None)], id="from when both are there"),
        pytest.param(
            "1 | c | 30 \n 1 | i | 12 \n 3 | - | 40", [(42, True, 1, 3), (40, False, 3, None)], id="until it is printed"
        ),
        pytest.param(
            "1 | c | 30 \n 1 | i | 12 \n 3 | i | 10", [(42, True, 1, 3), (40, True, 3, None)], id="a part is corrected"
        ),
    ],
)
def test_a_whole_is_made_only_of_all_its_parts(rows, expected):
    assert made(given(parts(rows))) == expected


WITHDRAWN = """
    upload | accepted | withdrawn
    1      |        1 | {}
    2      |        3 | {}
    3      |        5 | {}
"""


@pytest.mark.parametrize(
    ("rows", "withdrawn", "expected"),
    [
        pytest.param("1 | c | 30 \n 2 | i | 12", ("", 7, ""), [(42, True, 3, 7)], id="a part is withdrawn"),
        pytest.param(
            "1 | c | 30 \n 1 | i | 12 \n 2 | - | 40", ("", 7, ""),
            [(42, True, 1, 3), (40, False, 3, 7), (42, True, 7, None)],
            id="the printed whole is withdrawn",
        ),
        pytest.param(
            "1 | c | 30 \n 1 | i | 12 \n 2 | c | 31", (9, 7, ""),
            [(42, True, 1, 3), (43, True, 3, 7), (42, True, 7, 9)],
            id="a corrected part is withdrawn, then all",
        ),
        pytest.param(
            "1 | c | 30 \n 1 | i | 12 \n 2 | c | 31", (7, "", ""), [(42, True, 1, 3), (43, True, 3, 7)],
            id="what was corrected is withdrawn: the other part goes with it",
        ),
    ],
)  # fmt: skip
def test_a_made_whole_is_believed_while_all_its_parts_are(rows, withdrawn, expected):
    assert made(given(parts(rows), WITHDRAWN.format(*withdrawn))) == expected


def test_a_whole_is_marked_by_its_parts_also_in_columns_that_run_from_january():
    here = given("""
        indicator | area | period  | value | breakdown          | qualifier | illustrative | cumulative
        models    | A    | 2024-Q1 |     1 | subject=collective | about     |              |
        models    | A    | 2024-Q1 |     2 | subject=individual |           | yes          |
        models    | B    | 2024-Q1 |     1 | subject=collective |           |              |
        models    | B    | 2024-Q1 |     2 | subject=individual |           |              |
        models    | B    | 2024-Q1 |     8 | subject=collective |           |              | yes
        posted    | B    | 2024-Q1 |     8 | subject=collective |           |              |
    """)
    then(
        here.ask("quarterly_series indicator=models,posted area=A,B from=2024-Q1 to=2024-Q1"),
        """
        indicator | area | value | is_derived | is_approximate | is_illustrative
        posted    | A    |       | no         | no             | no
        posted    | B    |       | no         | no             | no
        models    | A    |     3 | yes        | yes            | yes
        models    | B    |     3 | yes        | no             | no
    """,
    )


def test_what_does_not_add_is_not_made_of_its_parts():
    indicators = """
        code   | kind  | over_areas | numerator | denominator | first_breakdown
        models | stock | none       |           |             | subject
    """
    assert made(given(parts("1 | c | 30 \n 1 | i | 12"), indicators=indicators)) == []


def test_a_share_is_believed_while_both_its_figures_are():
    rows = """
        upload | indicator | area | 2024-Q1
        1      | resolved  | A    |       3
        2      | received  | A    |       4
        3      | resolved  | A    |       2
    """
    assert made(given(rows, WITHDRAWN.format("", 9, 7)), "success") == [
        (75, True, 3, 5),
        (50, True, 5, 7),
        (75, True, 7, 9),
    ]


def test_a_share_of_a_made_whole_and_of_parts():
    rows = """
        indicator | area | period  | value | breakdown        | qualifier | illustrative
        resolved  | A    | 2024-Q1 |     3 |                  | over      |
        resolved  | A    | 2024-Q1 |     1 | case_kind=civil  |           |
        received  | A    | 2024-Q1 |     2 | case_kind=civil  |           |
        received  | A    | 2024-Q1 |     1 | case_kind=family |           |
        received  | A    | 2024-Q1 |     1 | case_kind=other  |           | yes
        resolved  | A    | 2024-Q2 |     1 |                  |           |
        received  | A    | 2024-H1 |     1 |                  |           |
        resolved  | B    | 2024-Q1 |   n/a |                  |           |
        received  | B    | 2024-Q1 |     1 |                  |           |
        resolved  | C    | 2024-Q1 |     0 |                  |           |
        received  | C    | 2024-Q1 |     0 |                  |           |
    """
    here = given(rows)
    found = here.connection.execute(
        "select area, period, breakdown, value, numerator, denominator, is_approximate, is_illustrative"
        " from indicator_value where indicator = 'success' order by area, breakdown"
    ).fetchall()
    a = here.ids["A"]
    assert found == [
        (a, "2024-Q1", "", 75, 3, 4, True, True),
        (a, "2024-Q1", "case_kind=civil", 50, 1, 2, False, False),
        (here.ids["C"], "2024-Q1", "", None, 0, 0, False, False),
    ]
