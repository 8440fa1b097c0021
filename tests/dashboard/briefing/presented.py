"""The small office with people in it, and corrections of its reports: what tests of briefings begin with."""

from dataclasses import dataclass
from pathlib import Path

from peopled import Office
from small_office import TODAY, drawn

from dashboard.briefing.recipe import Recipe
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.office import office
from etl.warehouse import ensure
from queries.periods import period
from tests.etl.recognise.drawn import saved, sheet

RESOLVED, SUCCESS, REGISTERED = "mediation_cases_resolved", "mediation_success", "models_registered"
COURSE = Recipe("course", RESOLVED, "280", "2023-Q1", "2024-Q4")
SHARES = Recipe("course", SUCCESS, "280", "2023-Q1", "2024-Q4")
PARTS = Recipe("parts", REGISTERED, "280", "2023-Q1", "2024-Q4", dimension="subject")
YEARS = Recipe("years", REGISTERED, "280", "2021-Q1", "2024-Q4", mode="yearly")
YEAR_AGO = Recipe("year_ago", RESOLVED, "280", "2023-Q1", "2024-Q4")
BESIDE = Recipe("areas", RESOLVED, "10282", "2023-Q1", "2024-Q4", beside=("10294",))
RANKED = Recipe("ranking", RESOLVED, "280", "2023-Q2", "2023-Q2", level="commune")
ALL = (COURSE, SHARES, PARTS, YEARS, YEAR_AGO, BESIDE, RANKED)


@dataclass
class Presented(Office):
    """An office of its own folder."""

    folder: Path

    def correct(self, quarter: str, old: str, new: str) -> None:
        """Hand in a quarter's report again, with `old` in its drawing written as `new`, and publish."""
        here = office(self.folder)
        journal, told = Journal(here.journal), drawn(period(quarter))
        assert told.count(old) == 1, told
        file = saved(self.folder / f"BC {quarter} sua.xlsx", sheet(told.replace(old, new), f"Q{quarter[-1]}"))
        given = {"received_on": TODAY, "today": TODAY, "accept_odd": True, "why": "đính chính"}
        done = hand_in(here, journal, file.name, file.read_bytes(), "vanphong", **given)
        assert done.outcome == "accepted", done.checked.problems
        ensure(here, journal)
        journal.close()
