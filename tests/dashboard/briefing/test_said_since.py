"""What was only said of figures since (a target, a note) is told and taken, and changes no code; what a ranking says
beside its bars is verified too."""

from presented import COURSE, RANKED, RESOLVED, Presented

from dashboard import act_briefings, ask, ask_briefings, newer, session
from dashboard.briefing.issued import digest
from dashboard.briefing.kept import Item
from dashboard.briefing.recipe import Recipe
from dashboard.briefing.verified import verdict
from dashboard.model import OPEN_VIEWER
from dashboard.text import text
from etl.journal import Journal
from etl.notes import Note, pin
from etl.targets import Target, set_target

T = text("vi")
PANELS = Recipe("inside", RESOLVED, "280", "2023-Q1", "2024-Q4")
TILES = Recipe("tiles", "", "280", "2024-Q2", "2024-Q2", day="2024-08-01")
MOVED = Recipe("movement", RESOLVED, "280", "2024-Q4", "2024-Q4", level="commune")


def test_a_target_and_a_note_are_told_taken_and_supersede_nothing(office: Presented) -> None:
    journal = Journal(office.database)
    with session.acting_as(OPEN_VIEWER):
        district = ask.named(ask.newest(), "280").id
        commune = ask.named(ask.newest(), "10282").id
        one = act_briefings.new_briefing("Giao ban", "vi", [Item(each) for each in (COURSE, PANELS, TILES)])
        code = act_briefings.issue(one, "pdf").code
        before = ask_briefings.slides(one)
        assert ask_briefings.changes(one) == []
        set_target(journal, Target(RESOLVED, district, "2024-Q1", "2024-Q4", 40, True, "Kế hoạch 12"), "An")
        pin(journal, Note(district, "2024-Q2", "Bão số 3"), "An")
        pin(journal, Note(commune, "2024-Q3", "Thay cán bộ"), "An")
        after = ask_briefings.slides(one)
        assert [each.legend for each in after] == [each.legend for each in before], "frozen"
        lines = newer.written(ask_briefings.changes(one), T)
        assert len(lines) == 3 and all("mục tiêu, ghi chú" in line for line in lines)
        assert not ask_briefings.has_newer_figures(one)
        course, panels, tiles = ask_briefings.slides(act_briefings.bring_up_to_date(one))
    assert "Kế hoạch 12" in course.legend and all("Bão số 3" in each.legend for each in (course, panels, tiles))
    said = dict(zip([each.name for each in panels.plot.series], panels.plot.said, strict=True))
    assert [name.startswith("Xã Nam Tiến") for name, words in said.items() if words.endswith("[2]")] == [True]
    assert [each.digest for each in (course, panels, tiles)] == [each.digest for each in before]
    assert verdict(code, T).state == "current"


def test_what_a_ranking_and_a_movement_say_of_earlier_quarters_is_verified(office: Presented) -> None:
    ranked = Recipe("ranking", RESOLVED, "280", "2024-Q3", "2024-Q3", level="commune")
    with session.acting_as(OPEN_VIEWER):
        one = act_briefings.new_briefing("Giao ban", "vi", [Item(each) for each in (ranked, MOVED, RANKED)])
        code = act_briefings.issue(one, "pdf").code
        old = ask_briefings.slides(one)[0]
    office.correct("2024-Q2", "Phượng Dực | 20 | 18", "Phượng Dực | 20 | 17")
    with session.acting_as(OPEN_VIEWER):
        changed = ask_briefings.changes(one)
        lines = newer.written(changed, T)
    assert len(changed) == 2 and len(verdict(code, T).changed) == 2, "not the ranking of 2023"
    assert any("Phượng Dực, So với quý trước" in line for line in lines), lines
    assert old.digest != digest(old.plot)
