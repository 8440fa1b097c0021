"""Workbooks of the corpus read through the real way: nothing silently wrong or lost, every planted fault told.

Every third is read here; `python tests/corpus/score.py` reads all, which takes two minutes more.
`not_yet.txt` names the cases that do not pass yet; a case that begins to pass must be taken off it, and none is put on
it to hide a fault. `python tests/corpus/score.py CASE` says what is wrong with one, `… --note` writes the list anew.
"""

import csv
import io
from pathlib import Path

import pytest
from every_case import every_case
from score import Score, score

from queries.periods import period

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NOT_YET = tuple(line for line in (HERE / "not_yet.txt").read_text(encoding="utf-8").split() if line)
FLOOR = float((HERE / "floor.txt").read_text(encoding="utf-8"))
"""Of the figures read here the part read right, per cent; it only rises. Of the whole corpus it is 97.8 (score.py)."""


@pytest.fixture(scope="session")
def scores() -> dict[str, Score]:
    """Every third case read once."""
    return {one.name: score(one) for one in every_case()[::3]}


def test_nothing_is_silently_wrong_and_every_fault_is_told(scores):
    """All but those that are not read yet; of one of these that is read by now, the name must go off the list."""
    wrong = {
        name: told
        for name, one in scores.items()
        if (told := [one.crash, one.silent, one.missed, one.faults_missed]) != [None, [], [], []]
    }
    assert {name: told for name, told in wrong.items() if name not in NOT_YET} == {}
    assert {name for name in NOT_YET if name in scores} <= set(wrong)


def test_so_many_figures_are_read_right(scores):
    right, all_ = sum(one.right for one in scores.values()), sum(one.figures for one in scores.values())
    assert 100 * right / all_ >= FLOOR


def test_the_list_of_what_is_not_read_yet_names_cases():
    assert set(NOT_YET) <= {one.name for one in every_case()}
    assert len(set(NOT_YET)) == len(NOT_YET)


def test_the_corpus_is_as_large_as_promised():
    layouts = [one.layout for one in every_case()]
    assert len(every_case()[::3]) >= 120
    assert {layout.split()[0] for layout in layouts} >= {str(number) for number in range(1, 11)}
    assert not [layout for layout in set(layouts) if layouts.count(layout) < 12]


def test_the_answers_name_areas_that_were_there_then():
    """An answer of our own that is wrong would teach the reader a fault."""
    rows = csv.DictReader(io.StringIO((ROOT / "data" / "areas.csv").read_text(encoding="utf-8")))
    there = [(row["code"], row["valid_from"] or "0001", row["valid_to"] or "9999") for row in rows]
    for one in every_case():
        for truth in (truth for grid in one.grids for truth in grid.truths if not truth.ask):
            day = period(truth.period).end.isoformat()
            assert any(code == truth.area and first <= day <= last for code, first, last in there), (one.name, truth)


def test_the_same_drawing_gives_the_same_bytes():
    for one in every_case()[::7]:
        assert one.content() == one.content()
