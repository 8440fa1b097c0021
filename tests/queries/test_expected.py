"""Who owes a report, as it was believed: duties set and taken back, and what stands in where there are none."""

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st
from tables import Here, given, then

ROWS = """
    upload | area | 2024-Q1 | 2024-Q2
    1      | A    |       3 |       4
"""
UPLOADS = """
    upload | accepted
    1      |        2
"""
DUTY = """
    area | from       | to         | set | lifted
    D    |            | 2024-03-31 |   3 |      6
    C    | 2024-01-01 |            |   5 |
    E    | 2024-04-01 |            |   8 |      9
"""
# E's only commune is C: at 8 it owes by two duties at once, and owes one report
AS_OF = """
    as_of | what happened  | 2024-Q1 | 2024-Q2
    1     | nothing        | 0 of 0  | 0 of 0
    2     | A reported     | 1 of 2  | 1 of 2
    3     | D set          | 1 of 2  | 1 of 1
    4     |                | 1 of 2  | 1 of 1
    5     | C set          | 1 of 3  | 1 of 2
    6     | D taken back   | 1 of 2  | 1 of 2
    8     | E set          | 1 of 2  | 1 of 2
    9     | E taken back   | 1 of 2  | 1 of 2
"""


@pytest.mark.parametrize(
    "question",
    [
        "quarter_coverage area=P from=2024-Q1 to=2024-Q2",
        "quarterly_series indicator=received area=P from=2024-Q1 to=2024-Q2",
        "cumulative_series indicator=received area=P from=2024-Q1 to=2024-Q2",
    ],
    ids=lambda question: question.split()[0],
)
def test_how_many_of_how_many_as_of_a_position(question: str) -> None:
    here = given(ROWS, UPLOADS, duty=DUTY)
    head, *lines = AS_OF.strip().splitlines()
    found = [[cell.strip() for cell in head.split("|")]]
    for line in lines:
        as_of, what, *_ = (cell.strip() for cell in line.split("|"))
        answer = here.ask(f"{question} as_of={as_of}").sort_values("quarter")
        counts = zip(answer.reported, answer.expected, strict=True)
        found.append([as_of, what, *(f"{reported} of {owed}" for reported, owed in counts)])
    assert found == [[cell.strip() for cell in line.split("|")] for line in AS_OF.strip().splitlines()]


def test_who_is_missing_as_of_a_position() -> None:
    here = given(ROWS, UPLOADS, duty=DUTY)
    question = "coverage area=P from=2024-Q1 to=2024-Q1 today=2024-12-31"
    for as_of, expected in {
        2: "A | on_time \n B | missing",  # no duty yet: those beside the one that reported
        5: "A | on_time \n B | missing \n C | missing",
        6: "A | on_time \n C | missing",
    }.items():
        then(here.ask(f"{question} as_of={as_of}"), f"area | state\n{expected}")
    then(here.ask("area_list as_of=2"), "area\nP\nD\nA\nB")
    then(here.ask("area_list as_of=5"), "area\nP\nD\nE\nA\nB\nC")
    ranked = "area_ranking indicator=received area=P level=commune quarter=2024-Q1"
    then(here.ask(f"{ranked} as_of=3"), "area | value\nA | 3\nB |")
    then(here.ask(f"{ranked} as_of=6"), "area | value\nA | 3\nC |")
    years = "year_total indicator=received area=P from=2024 to=2024"
    then(here.ask(f"{years} as_of=3"), "reported | expected\n1 | 2")
    then(here.ask(f"{years} as_of=5"), "reported | expected\n1 | 3")


def test_when_every_duty_is_taken_back_those_beside_the_ones_that_reported_are_expected_again() -> None:
    duty = """
        area | from | to | set | lifted
        C    |      |    |   3 |      5
    """
    here = given(ROWS, UPLOADS, duty=duty)
    expected = here.connection.execute(
        "select a.name, believed_from, believed_to from expected join area as a on a.id = area order by 2, 1"
    ).fetchall()
    assert expected == [("A", 2, 3), ("B", 2, 3), ("C", 3, 5), ("A", 5, None), ("B", 5, None)]


AREAS = ("P", "D", "E", "A", "B", "C", "X")
DAYS = ("", "2024-01-01", "2024-03-31", "2024-04-01", "2025-06-30")
QUESTIONS = (
    "quarterly_series indicator=received area=P,D,A,C from=2024-Q1 to=2025-Q3",
    "cumulative_series indicator=received area=P,D from=2024-Q1 to=2025-Q3",
    "year_total indicator=received area=P,D from=2024 to=2025",
    "area_ranking indicator=received area=P level=commune quarter=2024-Q1",
    "coverage area=P from=2024-Q1 to=2025-Q3 today=2026-12-31",
    "quarter_coverage area=P from=2024-Q1 to=2025-Q3",
    "breakdown_series indicator=received area=P dimension=case_kind from=2024-Q1 to=2024-Q2",
    "area_list",
)


@st.composite
def entries(draw: st.DrawFn) -> list[dict[str, str]]:
    """Entries of a journal in order: a duty set or taken back, a report of an area accepted."""
    made: list[dict[str, str]] = []
    for position in range(1, draw(st.integers(2, 9)) + 1):
        standing = [entry for entry in made if entry["act"] == "duty" and "lifted" not in entry]
        act = draw(st.sampled_from(["duty", "duty", "lift", "accept"]))
        if act == "lift" and standing:
            draw(st.sampled_from(standing))["lifted"] = str(position)
            made.append({"act": "lift", "position": str(position)})
        elif act == "accept":
            made.append({"act": "accept", "position": str(position), "area": draw(st.sampled_from("ABC"))})
        else:
            days = {"from": draw(st.sampled_from(DAYS)), "to": draw(st.sampled_from(DAYS))}
            made.append({"act": "duty", "position": str(position), "area": draw(st.sampled_from(AREAS)), **days})
    return made


def made_at(journal: list[dict[str, str]], position: int) -> Here:
    """The warehouse of a journal that ends at a position."""
    known = [entry for entry in journal if int(entry["position"]) <= position]
    accepted = [entry for entry in known if entry["act"] == "accept"]
    duty = "area | from | to | set | lifted"
    for entry in (entry for entry in known if entry["act"] == "duty"):
        lifted = entry.get("lifted", "")
        lifted = lifted if lifted and int(lifted) <= position else ""
        duty += f"\n{entry['area']} | {entry['from']} | {entry['to']} | {entry['position']} | {lifted}"
    return given(
        [{"upload": e["position"], "area": e["area"], "2024-Q1": e["position"]} for e in accepted],
        [{"upload": e["position"]} for e in accepted],
        duty=duty,
    )


@settings(max_examples=6, deadline=None)
@any_of(entries(), st.data())
def test_every_answer_as_of_a_position_is_that_of_a_warehouse_made_then(
    journal: list[dict[str, str]], data: st.DataObject
) -> None:
    position = data.draw(st.integers(0, len(journal)))
    now, then_ = made_at(journal, len(journal)), made_at(journal, position)
    for question in QUESTIONS:
        assert now.ask(f"{question} as_of={position}").to_csv() == then_.ask(question).to_csv(), (question, position)
