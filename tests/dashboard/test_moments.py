"""As reported on a day: whatever came in, was corrected, withdrawn, every chart as of then is what it was then."""

import random
from datetime import date, timedelta
from pathlib import Path

from opening import opened as page_opened
from opening import shown, turned_to
from small_office import TODAY, drawn

from dashboard import ask, ask_changes, making, session
from dashboard.briefing.recipe import Recipe
from dashboard.model import OPEN_VIEWER
from dashboard.text import text
from etl import decide
from etl.database import opened
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.office import office
from etl.warehouse import ensure
from queries.periods import period
from tests.etl.recognise.drawn import saved, sheet

T = text("vi")
CHARTS = (
    Recipe("course", "mediation_cases_resolved", "280", "2023-Q1", "2024-Q4"),
    Recipe("course", "mediation_success", "280", "2023-Q1", "2024-Q4", mode="quarterly"),
    Recipe("course", "dossiers_resolved", "280", "2023-Q1", "2024-Q4", mode="cumulative"),
    Recipe("years", "models_registered", "280", "2021-Q1", "2024-Q4", mode="yearly"),
    Recipe("parts", "models_registered", "280", "2023-Q1", "2024-Q4", dimension="subject"),
    Recipe("ranking", "mediation_cases_resolved", "280", "2024-Q2", "2024-Q2", level="commune"),
)
RESOLVED = {"2024-Q1": "Phượng Dực | 19 | 17", "2024-Q2": "Phượng Dực | 20 | 18", "2024-Q3": "Phượng Dực | 21 | 19"}


class Told:
    """An office whose reports are corrected and withdrawn."""

    def __init__(self, folder: Path) -> None:
        self.here = office(folder)
        self.journal = Journal(self.here.journal)
        self.corrections: list[int] = []

    def correct(self, quarter: str, resolved: int) -> None:
        old = RESOLVED[quarter]
        told = drawn(period(quarter)).replace(old, f"{old.rpartition('|')[0]}| {resolved}")
        file = saved(self.here.folder / "sua.xlsx", sheet(told, f"Q{quarter[-1]}"))
        given = {"received_on": TODAY, "today": TODAY, "accept_odd": True, "why": "x"}
        done = hand_in(self.here, self.journal, "sua.xlsx", file.read_bytes(), "vanphong", **given)
        assert done.upload, done.checked.problems
        if done.upload.number not in self.corrections:  # the very same again is the same upload
            self.corrections.append(done.upload.number)
        ensure(self.here, self.journal)

    def withdraw(self, number: int) -> None:
        self.corrections.remove(number)
        decide.decide(self.here, self.journal, number, "withdraw", "vanphong", "nhầm tệp")


def charts(as_of: int | None = None) -> list[str]:
    """The data of every chart, to the last letter."""
    with session.acting_as(OPEN_VIEWER):
        newest = ask.newest()
        warehouse = newest if as_of is None else ask.at(newest, as_of)
        made = [making.made_again(recipe, warehouse, T)[1] for recipe in CHARTS]
        return [f"{one['plot']!r} {one['table'].to_csv()} {one['alt']} {one.get('remarks')}" for one in made]


def test_charts_as_of_then_are_what_they_were_then(tampered) -> None:
    told, draw = Told(tampered()), random.Random(1)
    saved_then = {}
    for _ in range(5):
        if told.corrections and draw.random() < 0.4:
            told.withdraw(draw.choice(told.corrections))
        else:
            told.correct(draw.choice(list(RESOLVED)), draw.randint(1, 17))
        with session.acting_as(OPEN_VIEWER):
            saved_then[ask.position(ask.newest())] = charts()
    assert len({tuple(one) for one in saved_then.values()}) > 2
    for position, then in saved_then.items():
        assert charts(position) == then, position
    told.journal.close()


def test_what_changed_between_two_moments_and_who_decided_why(tampered) -> None:
    told = Told(tampered())
    with session.acting_as(OPEN_VIEWER):
        before = ask.at(ask.newest(), ask.position(ask.newest()))
    told.correct("2024-Q2", 9)
    told.withdraw(told.corrections[0])
    told.correct("2024-Q3", 8)
    with session.acting_as(OPEN_VIEWER):
        newest = ask.newest()
        area = ask.named(newest, "280")
        found = ask_changes.figures(before, newest, area)
        own = found[~found.is_sum & (found.indicator == "mediation_cases_resolved")]
        assert [(row["name"], row["period"], row["was"], row["becomes"]) for row in own.to_dict("records")] == [
            ("Xã Phượng Dực", "2024-Q3", 19.0, 8.0)
        ]
        assert [(one.act, one.why) for one in ask_changes.decisions(before, newest, area)] == [
            ("accept", "x"), ("withdraw", "nhầm tệp"), ("accept", "x"),
        ]  # fmt: skip
    told.journal.close()


def test_the_pages_show_a_day_and_say_so(in_office: Path) -> None:
    app = page_opened("trend", area="280", indicator="mediation_cases_resolved")
    assert "như đã biết khi hết ngày" not in shown(app)
    before_all = (date.today() - timedelta(days=400)).isoformat()
    turned_to(app, "trend", area="280", indicator="mediation_cases_resolved", as_of=before_all)
    assert "như đã biết khi hết ngày" in shown(app)
    assert "Huyện Phú Xuyên: chưa có số liệu" in shown(app) or "chưa có số liệu" in shown(app)
    turned_to(app, "changes", area="280", since=before_all, as_of="")
    assert "số đã thay đổi" in shown(app)
    opened.cache_clear()
