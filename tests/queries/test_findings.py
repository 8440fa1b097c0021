"""findings: what is odd in a quarter beside the quarters before it, and what is left alone."""

import pytest
from tables import given, then

HISTORY = [f"{year}-Q{part}" for year in range(2022, 2026) for part in (1, 2, 3, 4)][:14]


def series(values: str, indicator: str = "received", area: str = "A", first: str = "2022-Q1") -> list[dict[str, str]]:
    """One row of values from a quarter on; - is not reported."""
    quarters = HISTORY[HISTORY.index(first) :]
    pairs = zip(quarters, values.split(), strict=False)
    given_ = ((quarter, value) for quarter, value in pairs if value != "-")
    return [{"indicator": indicator, "area": area, "period": quarter, "value": value} for quarter, value in given_]


COURSES = """
  what                                          | indicator    | values                      | kind    | beside | score
  a digit too many                              | received     | 10 12 9 11 10 13 11 100     | outlier |     11 | 22.36
  one too few                                   | received     | 50 52 49 51 50 53 51 5      | outlier |     51 | -3.69
  all alike before: chance is the least spread  | received     | 9 9 9 9 9 9 9 22            | outlier |      9 | 3.72
  and within it nothing is said                 | received     | 9 9 9 9 9 9 9 21            |         |        |
  of noughts: four is too small a difference    | received     | 0 0 0 0 0 0 0 4             |         |        |
  of noughts: six                               | received     | 0 0 0 0 0 0 0 6             | outlier |      0 | 6
  bursts as large before                        | received     | 0 0 27 0 0 0 12 0 0 0 20     |         |        |
  as uneven before                              | received     | 5 40 12 30 8 45 3 50        |         |        |
  what was not reported is no nought            | received     | 30 - - - 28 - 31 30         |         |        |
  too few quarters for a score: a jump          | received     | 10 12 9 100                 | jump    |      9 |
  it rose, but not to double                    | received     | 100 110 90 105 95 170       |         |        |
  to double, but small numbers do               | received     | 3 4 3 4 3 9                 |         |        |
  far from last quarter, not from a year ago    | received     | 20 100 10 20 20 100         |         |        |
  far from both, on different sides             | received     | 20 400 10 20 20 100         |         |        |
  the season was as high before                 | received     | 9 8 9 40 10 9 8 42          |         |        |
  a new level is said once, not again           | received     | 9 8 9 10 10 9 8 60 62       |         |        |
  a stock by more than half                     | teams        | 20 20 31                    | jump    |     20 |
  a stock by half                               | teams        | 20 20 30                    |         |        |
  a small stock                                 | teams        | 9 9 20                      |         |        |
  models of a year begin anew in January        | models       | 40 60 80 99 1               | jump    |     40 |
  models as a year ago                          | models       | 0 60 80 99 1                |         |        |
  a printed rate has no course                  | printed_rate | 90 90 90 90 90 90 90 9      |         |        |
"""


@pytest.mark.parametrize("line", COURSES.strip().splitlines()[1:], ids=lambda line: line.split("|")[0].strip())
def test_the_course_of_a_figure(line: str) -> None:
    _, indicator, values, kind, beside, score = (cell.strip() for cell in line.split("|"))
    quarter = HISTORY[len(values.split()) - 1]
    found = given(series(values, indicator)).ask(f"findings area=A quarter={quarter}")
    expected = f"{kind} | {beside}" + (f" | {score}" if score else "")
    then(found, "kind | beside" + (" | score" if score else "") + (f"\n{expected}" if kind else ""))


def test_nothing_is_held_against_another_side_of_july_2025() -> None:
    areas = "area | level | within | from | to \n P | province | | | \n Z | commune | P | | "
    rows = [
        {"area": "Z", "period": quarter, "value": value, "indicator": "received"}
        for quarter, value in zip([*HISTORY[-8:], "2025-Q3"], [*"78978978", "100"], strict=True)
    ]
    duty = "area | from | to \n P | |"
    here = given(rows, areas=areas, duty=duty)
    assert here.ask("findings area=P quarter=2025-Q3").empty
    assert here.ask("figures_checked area=P quarter=2025-Q3").with_history.tolist() == [0]


def test_nothing_is_held_against_what_was_before_a_break() -> None:
    rows = series("10 12 9 11 10 13 11 100")
    assert len(given(rows).ask("findings area=A quarter=2023-Q4")) == 1
    for broken in ("2023-Q4 | received | D", "2023-Q4 | received |", "2023-Q2 | received | A"):
        here = given(rows, breaks=f"quarter | indicator | area \n {broken}")
        assert set(here.ask("findings area=A quarter=2023-Q4").kind) == ({"jump"} if "Q2" in broken else set())
    elsewhere = given(rows, breaks="quarter | indicator | area \n 2023-Q4 | received | E")
    assert elsewhere.ask("findings area=A quarter=2023-Q4").kind.tolist() == ["outlier"]


def test_nothing_is_held_against_a_quarter_that_began_before_its_area_did() -> None:
    rows = """
        indicator | area | period  | value | calendar
        teams     | X    | 2025-Q3 |    20 | {}
        teams     | X    | 2025-Q4 |   100 | {}
    """
    assert given(rows.format("mid_month", "mid_month")).ask("findings area=X quarter=2025-Q4").empty
    assert len(given(rows.format("", "")).ask("findings area=X quarter=2025-Q4")) == 1


def test_a_district_is_asked_about_with_all_inside_and_its_own_figures() -> None:
    rows = [*series("10 10 10 10 10 10 10 99"), *series("40 40 40 40 40 40 40 400", area="D")]
    rows += series("10 10 10 10 10 10 10 99", area="C")
    then(
        given(rows).ask("findings area=D quarter=2023-Q4"),
        """
        area | kind    | value | beside | times | weight | is_standing | is_illustrative
        D    | outlier |   400 |     40 |    10 |  56.92 | yes         | no
        A    | outlier |    99 |     10 |    10 |  28.14 | yes         | no
    """,
    )
    assert set(given(rows).ask("findings area=P quarter=2023-Q4").area) == {"A", "C", "D"}
