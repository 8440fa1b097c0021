"""Figures across changes of areas: what adds up to the unit, what is estimated, what is refused."""

import random

import pytest
import tables
from merged import SHARES, here
from tables import given, then


def test_five_and_seven_give_twelve_to_the_unit():
    # the way that keeps the value last updated gives 7, the one that keeps the first 5
    then(
        here().ask("quarterly_series geography=today indicator=received area=X from=2025-Q2 to=2025-Q3"),
        """
        area | quarter | value | reported | expected | leaves | exactness
        X    | 2025-Q2 |    12 |        2 |        2 |      2 | exact
        X    | 2025-Q3 |    10 |        1 |        1 |      1 | exact
    """,
    )


def test_a_merged_value_says_of_how_many_parts_it_is_and_is_nothing_without_any():
    rows = """
        area | 2025-Q1 | 2025-Q2
        A    |         |       5
        B    |         |
    """
    # B owes no report, and yet X is not whole without it
    duty = """
        area | from | to
        A    |      |
    """
    then(
        here(rows, duty=duty).ask("quarterly_series geography=today indicator=received area=X from=2025-Q1 to=2025-Q2"),
        """
        quarter | value | reported | expected
        2025-Q1 |       |        0 |        2
        2025-Q2 |     5 |        1 |        2
    """,
    )


def test_of_a_divided_area_nothing_is_guessed_until_the_office_says_a_share():
    question = "quarterly_series geography=today indicator=received area=Y,Z from=2025-Q2 to=2025-Q3"
    then(
        here().ask(question),
        """
        area | quarter | value | exactness      | divided
        Y    | 2025-Q2 |       | not_comparable | C
        Y    | 2025-Q3 |     3 | exact          |
        Z    | 2025-Q2 |       | not_comparable | C
        Z    | 2025-Q3 |     8 | exact          |
    """,
    )
    then(
        here(shares=SHARES).ask(question),
        """
        area | quarter | value | exactness | divided | compared_now
        Y    | 2025-Q2 |     1 | estimated | C       |
        Y    | 2025-Q3 |     3 | exact     |         |
        Z    | 2025-Q2 |     9 | estimated | C       |
        Z    | 2025-Q3 |     8 | exact     |         |
    """,
    )
    then(  # before it was said, nothing was known of it
        here(shares=SHARES).ask(f"{question} as_of=8"),
        """
        area | quarter | value | exactness
        Y    | 2025-Q2 |       | not_comparable
        Y    | 2025-Q3 |     3 | exact
        Z    | 2025-Q2 |       | not_comparable
        Z    | 2025-Q3 |     8 | exact
    """,
    )


def test_a_former_district_goes_on_only_where_the_new_communes_fit_exactly():
    then(
        here().ask("quarterly_series geography=former indicator=received area=D,E from=2025-Q2 to=2025-Q3"),
        """
        area | quarter | value | reported | expected | exactness      | divided
        D    | 2025-Q2 |    12 |        2 |        2 | exact          |
        D    | 2025-Q3 |    10 |        1 |        1 | exact          |
        E    | 2025-Q2 |     4 |        1 |        1 | exact          |
        E    | 2025-Q3 |       |        1 |        1 | not_comparable | Z
    """,
    )


def test_a_former_commune_inside_a_larger_one_is_not_comparable():
    then(
        here().ask("quarterly_series geography=former indicator=received area=A from=2025-Q2 to=2025-Q3"),
        """
        quarter | value | exactness      | divided
        2025-Q2 |     5 | exact          |
        2025-Q3 |       | not_comparable | X
    """,
    )


def test_divided_inside_a_province_is_whole_in_the_province():
    then(
        here().ask("quarterly_series geography=today indicator=received area=P from=2025-Q2 to=2025-Q4"),
        """
        quarter | value | reported | expected | exactness | divided
        2025-Q2 |    22 |        4 |        4 | exact     |
        2025-Q3 |    21 |        3 |        3 | exact     |
        2025-Q4 |    23 |        3 |        3 | exact     |
    """,
    )


def test_a_list_that_every_commune_posts_does_not_add_through_a_merger():
    rows = """
        indicator | area | 2025-Q2 | 2025-Q3
        posted    | A    |     108 |
        posted    | B    |     110 |
        posted    | X    |         |     120
        teams     | A    |       8 |
        teams     | B    |       9 |
        teams     | X    |         |      17
    """
    then(
        here(rows).ask("quarterly_series geography=today indicator=posted,teams area=X,A from=2025-Q2 to=2025-Q3"),
        """
        indicator | area | quarter | value | reported
        teams     | X    | 2025-Q2 |    17 |        2
        teams     | X    | 2025-Q3 |    17 |        1
        posted    | X    | 2025-Q2 |       |        2
        posted    | X    | 2025-Q3 |   120 |        1
    """,
    )


def test_a_share_is_that_of_the_sums_through_a_merger():
    rows = """
        indicator | area | 2024-Q4 | 2025-Q4
        received  | A    |      10 |
        resolved  | A    |       5 |
        received  | B    |      30 |
        resolved  | B    |      30 |
        received  | X    |         |      50
        resolved  | X    |         |      40
    """
    then(
        here(rows).ask("quarterly_series geography=today indicator=success area=X from=2024-Q4 to=2025-Q4"),
        """
        quarter | value | numerator | denominator | compared_now | compared_year_ago
        2024-Q4 | 87.50 |        35 |          40 |              |
        2025-Q1 |       |           |             |              |
        2025-Q2 |       |           |             |              |
        2025-Q3 |       |           |             |              |
        2025-Q4 |    80 |        40 |          50 |           80 |             87.50
    """,
    )


def test_a_name_that_changed_goes_on_even_where_nothing_adds():
    areas = """
        area | level    | within | from       | to
        P    | province |        |            |
        Old  | commune  | P      |            | 2026-04-29
        New  | commune  | P      | 2026-04-30 |
    """
    rows = """
        indicator | area | 2025-Q2 | 2026-Q2
        posted    | Old  |     108 |
        posted    | New  |         |     130
    """
    office = given(rows, areas=areas, changes="old | new | kind | on \n Old | New | retype | 2026-04-30")
    then(
        office.ask("quarterly_series geography=today indicator=posted area=New from=2025-Q2 to=2025-Q2"),
        "value | exactness \n 108 | exact",
    )
    then(
        office.ask("quarterly_series geography=today indicator=posted area=New from=2026-Q2 to=2026-Q2"),
        "value | compared_now | compared_year_ago \n 130 | 130 | 108",
    )


def test_two_changes_one_after_the_other_are_followed():
    # A and B become AB in December, AB and C become N in July
    areas = """
        area | level    | within | from       | to
        P    | province |        |            |
        D    | district | P      |            | 2025-06-30
        A    | commune  | D      |            | 2024-11-30
        B    | commune  | D      |            | 2024-11-30
        AB   | commune  | D      | 2024-12-01 | 2025-06-30
        C    | commune  | D      |            | 2025-06-30
        N    | commune  | P      | 2025-07-01 |
    """
    changes = """
        old | new | on
        A   | AB  | 2024-12-01
        B   | AB  | 2024-12-01
        AB  | N   | 2025-07-01
        C   | N   | 2025-07-01
    """
    rows = """
        area | 2024-Q3 | 2024-Q4 | 2025-Q3
        A    |       1 |         |
        B    |       2 |         |
        AB   |         |       5 |
        C    |       4 |       6 |
        N    |         |         |      20
    """
    office = given(rows, areas=areas, changes=changes)
    then(
        office.ask("quarterly_series geography=today indicator=received area=N from=2024-Q3 to=2025-Q3"),
        """
        quarter | value | leaves | compared_now | compared_year_ago
        2024-Q3 |     7 |      3 |              |
        2024-Q4 |    11 |      2 |              |
        2025-Q1 |       |      2 |              |
        2025-Q2 |       |      2 |              |
        2025-Q3 |    20 |      1 |           20 |                 7
    """,
    )
    then(
        office.ask("quarterly_series geography=former indicator=received area=AB,D from=2024-Q3 to=2025-Q3"),
        """
        area | quarter | value | exactness
        D    | 2024-Q3 |     7 | exact
        D    | 2024-Q4 |    11 | exact
        D    | 2025-Q1 |       | exact
        D    | 2025-Q2 |       | exact
        D    | 2025-Q3 |    20 | exact
        AB   | 2024-Q3 |     3 | exact
        AB   | 2024-Q4 |     5 | exact
        AB   | 2025-Q1 |       | exact
        AB   | 2025-Q2 |       | exact
        AB   | 2025-Q3 |       | not_comparable
    """,
    )


@pytest.mark.parametrize("seed", range(8))
def test_any_partition_conserves_the_total(seed):
    """Whole mergers of random communes: the new ones together are what the old ones were, to the unit."""
    draw = random.Random(seed)
    old, new = [f"O{n}" for n in range(draw.randint(3, 20))], [f"N{n}" for n in range(draw.randint(1, 6))]
    areas = "area | level | within | from | to \n P | province | | | \n"
    areas += "\n".join(f"{name} | commune | P | | 2025-06-30" for name in old) + "\n"
    areas += "\n".join(f"{name} | commune | P | 2025-07-01 |" for name in new)
    into = {name: draw.choice(new) for name in old}
    counts = {name: draw.randint(0, 99) for name in old}
    rows = "area | 2025-Q2 \n" + "\n".join(f"{name} | {count}" for name, count in counts.items())
    changes = "old | new \n" + "\n".join(f"{name} | {place}" for name, place in into.items())
    found = given(rows, areas=areas, changes=changes).ask(
        f"quarterly_series geography=today indicator=received area=P,{','.join(new)} from=2025-Q2 to=2025-Q2"
    )
    value = found.set_index("area").value
    assert value["P"] == sum(counts.values()) == value.drop("P").sum()
    assert all(value.get(place) == sum(counts[n] for n in old if into[n] == place) for place in into.values())


@pytest.mark.parametrize("seed", range(8))
def test_shares_that_add_up_to_one_conserve_the_total(seed):
    draw = random.Random(seed)
    part = draw.randint(1, 99) / 100
    shares = f"old | new | share | set \n C | Y | {part} | 0 \n C | Z | {1 - part} | 0"
    found = here(shares=shares).ask(
        "quarterly_series geography=today indicator=received area=P,X,Y,Z from=2025-Q2 to=2025-Q2"
    )
    value = found.set_index("area").value
    assert value.drop("P").sum() == pytest.approx(value["P"]) == pytest.approx(22)


def test_the_last_value_alone_would_be_noticed(monkeypatch):
    """The way DHIS2 merges units, by keeping the value that came last, fails the first test here."""
    ships = tables.sql
    monkeypatch.setattr(
        tables,
        "sql",
        lambda name: ships(name).replace("sum(part) as part, sum(whole)", "arg_max(part, part) as part, sum(whole)"),
    )
    with pytest.raises(AssertionError):
        test_five_and_seven_give_twelve_to_the_unit()
