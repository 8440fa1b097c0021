"""fill/check: what is wrong with a prepared warehouse is found before it is published."""

import pytest
from tables import given, sql

GOOD = """
    upload | area | 2024-Q1
    1      | A    |       3
    2      | A    |       4
    2      | B    |       5
"""


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        pytest.param("A | 2024-Q1 | 3 | \n A | 2024-Q1 | 4 |", "two values believed at once", id="twice in one upload"),
        pytest.param("X | 2024-Q1 | 3 |", "area not valid in the period", id="an area before its time"),
        pytest.param("A | 2025-Q3 | 3 |", "area not valid in the period", id="an area after its time"),
    ],
)  # fmt: skip
def test_rows_that_cannot_be(rows, fault):
    assert given(f"area | period | value | cell\n{rows}", may_be_faulty=True).faults == (fault,)


def test_an_area_that_ends_within_a_year_may_report_for_the_year():
    assert given("area | period | value \n A | 2025 | 3 \n X | 2025 | 3").faults == ()


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        pytest.param("update reported set area = 99", "row of an unknown area", id="area"),
        pytest.param("update reported set indicator = 'nothing'", "row of an unknown indicator", id="indicator"),
        pytest.param(
            "update area set code = 'x' where id = 4", "area whose code is not the one written down", id="code"
        ),
        pytest.param("delete from reported where upload = 1", "rows lost between received and reported", id="lost"),
        pytest.param("insert into area_above values (1, 1, 11)", "area inside itself", id="circle"),
        pytest.param(
            "insert into expected values (4, '2020-01-01', null, 7, null)", "area that owes twice at once", id="duty"
        ),
        pytest.param("insert into expected from expected where area = 4", "area that owes twice at once", id="same"),
        pytest.param(
            "update indicator_value set believed_to = 9 where believed_to is not null", "two values believed at once",
            id="belief",
        ),
    ],
)  # fmt: skip
def test_what_a_builder_could_have_broken(broken, fault):
    here = given(GOOD)
    assert here.faults == ()
    here.connection.execute(broken)
    assert fault in {row[0] for row in here.connection.execute(sql("fill/check.sql")).fetchall()}


def test_areas_in_a_circle_are_found_and_do_not_hang():
    areas = """
        area | level    | within | from | to
        P    | province | A      |      |
        A    | commune  | P      |      |
    """
    here = given(areas=areas, duty="area | from | to", may_be_faulty=True)
    assert set(here.faults) == {"area inside itself"}
