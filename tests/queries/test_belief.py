"""Belief: of all uploads in force at a position that speak of a figure, the one accepted last is believed."""

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st
from tables import Here, given

FIGURES = [
    ("A", "2024-Q1", ""),
    ("A", "2024-Q1", "case_kind=civil"),
    ("B", "2024-Q1", ""),
    ("A", "2023-Q1", ""),
    ("B", "2024-H1", ""),
]


def answered(here: Here, as_of: int) -> dict[tuple[str, str, str], float | None]:
    """What is believed as of a position, by area, period and breakdown."""
    found = here.connection.execute(
        "select area, period, breakdown, value from reported"
        " where believed_from <= $as_of and (believed_to is null or believed_to > $as_of)",
        {"as_of": as_of},
    ).fetchall()
    names = {number: name for name, number in here.ids.items()}
    figures = {(names[area], period, part): value for area, period, part, value in found}
    assert len(figures) == len(found)
    return figures


@pytest.mark.parametrize(
    ("uploads", "expected"),
    [
        pytest.param("1 | 1 |", [None, 1, 1, 1, 1, 1], id="accepted"),
        pytest.param("1 | 1 | 3", [None, 1, 1, None, None, None], id="withdrawn"),
        pytest.param("1 | 1 | \n 2 | 3 |", [None, 1, 1, 2, 2, 2], id="a correction closes and opens"),
        pytest.param("1 | 1 | \n 2 | 3 | 4", [None, 1, 1, 2, 1, 1], id="withdrawing it opens the old one again"),
        pytest.param("1 | 1 | 4 \n 2 | 3 |", [None, 1, 1, 2, 2, 2], id="withdrawing the older one keeps the later"),
        pytest.param("1 | 1 | 3 \n 2 | 3 | 5", [None, 1, 1, 2, 2, None], id="both withdrawn, one after the other"),
        pytest.param("1 | 3 | \n 2 | 1 |", [None, 2, 2, 1, 1, 1], id="handed in first, accepted last"),
        pytest.param("1 | 1 | 2 \n 2 | 4 |", [None, 1, None, None, 2, 2], id="accepted again as a new upload"),
        pytest.param("1 | 1 | \n 2 | 2 | 4 \n 3 | 3 | 5", [None, 1, 2, 3, 3, 1], id="two withdrawn, back to the first"),
    ],
)
def test_what_is_believed(uploads, expected):
    numbers = [line.split("|")[0].strip() for line in uploads.splitlines()]
    rows = "upload | area | 2024-Q1\n" + "\n".join(f"{n} | A | {n}" for n in numbers)
    here = given(rows, f"upload | accepted | withdrawn\n{uploads}")
    assert [answered(here, position).get(FIGURES[0]) for position in range(6)] == expected


def test_belief_is_kept_figure_by_figure():
    # upload 2 speaks of A only: B, the parts and the running column stay with upload 1
    rows = """
        upload | area | period  | value | breakdown       | cumulative
        1      | A    | 2024-Q1 |     1 |                 |
        1      | A    | 2024-Q1 |     2 | case_kind=civil |
        1      | A    | 2024-Q1 |     3 |                 | yes
        1      | A    | 2024-Q2 |     4 |                 |
        1      | B    | 2024-Q1 |     5 |                 |
        2      | A    | 2024-Q1 |     9 |                 |
    """
    here = given(rows)
    found = here.connection.execute(
        "select value, believed_from, believed_to from reported order by value, believed_from"
    ).fetchall()
    assert found == [(1, 1, 2), (2, 1, None), (3, 1, None), (4, 1, None), (5, 1, None), (9, 2, None)]


@st.composite
def journals(draw):
    """Entries in order, `accept` or `withdraw` of an upload, at most once each; and what every upload says."""
    entries, in_force, says = [], [], {}
    for _ in range(draw(st.integers(1, 9))):
        if in_force and draw(st.booleans()):
            number = draw(st.sampled_from(in_force))
            in_force.remove(number)
            entries.append(("withdraw", number))
        else:
            number = len(says) + 1
            spoken_of = draw(st.sets(st.sampled_from(FIGURES), min_size=1))
            says[number] = {figure: draw(st.none() | st.integers(0, 9)) for figure in sorted(spoken_of)}
            in_force.append(number)
            entries.append(("accept", number))
    return entries, says


def warehouse(entries, says):
    uploads = {}
    for position, (act, number) in enumerate(entries, start=1):
        upload = uploads.setdefault(number, {"upload": str(number)})
        upload["accepted" if act == "accept" else "withdrawn"] = str(position)
    rows = [
        {"upload": str(n), "area": area, "period": period, "breakdown": part, "value": "n/a" if v is None else str(v)}
        for n in uploads
        for (area, period, part), v in says[n].items()
    ]
    return given(rows, uploads.values())


def obviously(entries, says):
    """What is believed after these entries: go through the uploads in force, in the order they were accepted."""
    gone = {number for act, number in entries if act == "withdraw"}
    figures = {}
    for act, number in entries:
        if act == "accept" and number not in gone:
            figures.update(says[number])
    return figures


@settings(max_examples=20, deadline=None)
@any_of(journals())
def test_any_sequence_of_accepting_and_withdrawing_is_believed_as_the_obvious_way_has_it(journal):
    entries, says = journal
    here = warehouse(entries, says)
    for position in range(len(entries) + 1):
        assert answered(here, position) == obviously(entries[:position], says)


QUESTIONS = (
    "quarterly_series indicator=received,success area=P,D,A from=2023-Q1 to=2024-Q1",
    "cumulative_series indicator=received area=D from=2023-Q1 to=2024-Q1",
    "year_total indicator=received area=D from=2023 to=2024",
    "area_ranking indicator=received area=D level=commune quarter=2024-Q1",
    "breakdown_series indicator=received area=D dimension=case_kind from=2024-Q1 to=2024-Q1",
    "coverage area=D from=2023-Q1 to=2024-Q1 today=2024-12-31",
    "quarter_coverage area=D from=2023-Q1 to=2024-Q1",
    "reported_cells indicator=received area=D period=2023-Q4,2024-Q1",
    "other_periods indicator=received,success area=P,D,A",
    "year_list area=D",
    "area_list",
    "upload_list",
)


@settings(max_examples=4, deadline=None)
@any_of(journals(), st.data())
def test_every_answer_as_of_a_position_is_that_of_a_warehouse_made_then(journal, data):
    entries, says = journal
    position = data.draw(st.integers(0, len(entries)))
    now, then_ = warehouse(entries, says), warehouse(entries[:position], says)
    for question in QUESTIONS:
        as_of, made = now.ask(f"{question} as_of={position}"), then_.ask(question)
        assert as_of.to_csv() == made.to_csv(), question
