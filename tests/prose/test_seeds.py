"""The real reports beside the project, where they are: the figures asked for are found, and nothing else is taken."""

from datetime import date
from pathlib import Path

import pytest

from etl.check import check

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real reports are not beside this project")

AN_BIEN = """
models_registered                   |                    | 345 |       | 908 | 2018 | ask
models_registered                   | subject=collective | 315 |       | 908 | 2018 | ask
models_registered                   | subject=individual |  27 |       | 908 | 2018 | ask
models_recognised                   | subject=collective | 303 |       | 908 | 2018 | sure
models_recognised                   | subject=individual |  24 |       | 908 | 2018 | sure
mediation_cases_received            |                    |  77 |       | 908 | 2018 | sure
mediation_cases_conducted           |                    |  72 |       | 908 | 2018 | sure
procedure_fields_published          |                    |  39 |       | 908 | 2018 | sure
procedures_published                |                    | 261 |       | 908 | 2018 | sure
procedures_published_share_reported |                    | 100 |       | 908 | 2018 | sure
procedure_fields_published          |                    |  28 | about |     | 2018 | ask
procedures_published                |                    | 108 | about |     | 2018 | ask
"""
PHU_XUYEN = """
models_registered | level=province |  18 | | 280 | 2024 | ask
models_registered | level=district | 141 | | 280 | 2024 | ask
models_registered | level=commune  |  66 | | 280 | 2024 | ask
models_registered |                | 225 | | 280 | 2024 | ask
"""
QUANG_NGHIEP = "meeting_opinions | | 9 | | 11122 | 2023-M12 | ask"


def figures(number: str):
    """What is read in a seed: each figure as the row of a table, and the codes of the problems."""
    (file,) = SEEDS.glob(f"{number}_*.txt")
    checked = check(file.name, file.read_bytes(), today=date(2026, 11, 22))
    rows = [
        (
            one.indicator,
            ",".join(f"{dimension}={value}" for dimension, value in one.breakdown.items()),
            f"{one.value:g}",
            one.qualifier or "",
            one.area.code if one.area else "",
            one.period.label if one.period else "",
            one.state,
        )
        for one in checked.figures
    ]
    return rows, {problem.code for problem in checked.problems}


@pytest.mark.parametrize(("number", "table"), [("001", AN_BIEN), ("004", PHU_XUYEN), ("000", QUANG_NGHIEP)])
def test_the_figures_of_the_real_reports(number, table):
    rows, _ = figures(number)
    assert sorted(rows) == sorted(
        tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()
    )


def test_what_does_not_add_up_is_told():
    assert "parts_differ" in figures("001")[1]


@pytest.mark.parametrize("number", ["002", "003"])
def test_a_signing_and_a_plan_hold_no_figure(number):
    rows, codes = figures(number)
    assert rows == []
    assert codes == {"no_figures"}
