"""upload_lost: uploads whose figures can no longer be read; what was believed then is not guessed."""

import pytest
from tables import given, then

import queries

ROWS = """
    upload | area | 2024-Q1
    1      | A    |       3
"""
UPLOADS = """
    upload | accepted | withdrawn | file   | lost
    1      |        1 |           | a.xlsx |
    2      |        3 |         5 | b.xlsx | yes
"""
AS_OF = """
    1 | 3
    2 | 3
    3 | lost
    4 | lost
    5 | 3
    9 | 3
"""


@pytest.mark.parametrize("line", AS_OF.strip().splitlines())
def test_only_the_time_of_a_lost_upload_is_refused(line: str) -> None:
    here = given(ROWS, UPLOADS)
    as_of, expected = (cell.strip() for cell in line.split("|"))
    lost = "upload | file   | accepted_position | withdrawn_position\n"
    lost += "2 | b.xlsx | 3 | 5" if expected == "lost" else ""
    then(here.ask(f"upload_lost as_of={as_of}"), lost)
    for question in ("quarterly_series indicator=received area=A from=2024-Q1 to=2024-Q1", "upload_list", "area_list"):
        if expected == "lost":
            with pytest.raises(queries.LostFigures, match=r"3–4.*b\.xlsx"):
                here.ask(f"{question} as_of={as_of}")
        else:
            here.ask(f"{question} as_of={as_of}")
    then(here.ask("quarterly_series indicator=received area=A from=2024-Q1 to=2024-Q1"), "value\n3")


def test_a_lost_upload_in_force_is_a_fault() -> None:
    uploads = UPLOADS.replace("|         5 |", "|           |")
    assert given(ROWS, uploads, may_be_faulty=True).faults == ("upload in force whose rows are lost",)
