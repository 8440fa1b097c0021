"""What is no chart (tiles, reports, areas in panels) stays as it was too, says what is newer, and is verified."""

from dataclasses import replace
from datetime import date

import pytest
from peopled import OTHER
from presented import COURSE, RANKED, Presented

from dashboard import act_briefings, ask_briefings, making, newer, session
from dashboard.briefing import shares
from dashboard.briefing.content import Slide
from dashboard.briefing.kept import Item
from dashboard.briefing.recipe import BadRecipe, Recipe
from dashboard.briefing.verified import verdict
from dashboard.model import OPEN_VIEWER
from dashboard.refusal import NotAllowed
from dashboard.text import text

T, DAY = text("vi"), "2024-08-01"
PANELS = Recipe("inside", COURSE.indicator, "280", "2023-Q1", "2024-Q4")
TILES = Recipe("tiles", "", "280", "2024-Q2", "2024-Q2", day=DAY)
COVERAGE = Recipe("coverage", "", "280", "2023-Q1", "2024-Q4", day=DAY)
TABLE, REMARKS = replace(COURSE, part="table"), replace(COURSE, part="remarks")
KINDS = {"panels": PANELS, "tiles": TILES, "table": TABLE, "remarks": REMARKS}


def briefing(*recipes: Recipe):
    return act_briefings.new_briefing("Giao ban", "vi", [Item(one) for one in recipes])


def held(slides: list[Slide]) -> list[object]:
    return [(one.plot, one.text, None if one.table is None else one.table.to_csv(), one.digest) for one in slides]


@pytest.mark.parametrize("name", KINDS)
def test_it_stays_as_it_was_and_says_what_newer_figures_change(office: Presented, name: str) -> None:
    with session.acting_as(OPEN_VIEWER):
        one = briefing(KINDS[name], COVERAGE)
        before = held(ask_briefings.slides(one))
        secret = act_briefings.share(one, 7)
        code = act_briefings.issue(one, "pdf").code
        assert verdict(code, T).state == "current"
    office.correct("2024-Q2", "Phượng Dực | 20 | 18", "Phượng Dực | 20 | 17")
    with session.acting_as(OPEN_VIEWER):
        assert held(ask_briefings.slides(one)) == before
        changed = ask_briefings.changes(one)
        assert [len(change.places) > 0 for change in changed] == [True], "reports were on time before and are so now"
        lines = newer.written(changed, T)
        newest = ask_briefings.newest_content(one)
    told = {"panels": "18 → 17", "tiles": "→", "table": "→", "remarks": "→"}[name]
    assert any(told in line for line in lines), lines
    assert newest.slides[0].title == "Số liệu mới đã thay đổi"
    answer = verdict(code, T)
    assert answer.state == "superseded" and len(answer.changed) == 1
    assert verdict(code, text("en")).state == "superseded"
    shown = shares.open_one(office.database, shares.look_up(office.database, secret)[0].key)
    assert held(list(shown.slides)) == before


def test_a_code_of_tables_stands_in_either_language(office: Presented) -> None:
    with session.acting_as(OPEN_VIEWER):
        code = act_briefings.issue(briefing(COVERAGE, TILES, PANELS), "pptx").code
    assert {verdict(code, text(language)).state for language in ("vi", "en")} == {"current"}


def test_the_day_reports_are_due_moves_only_when_newer_figures_are_taken(office: Presented) -> None:
    with session.acting_as(OPEN_VIEWER):
        one = briefing(COVERAGE, COURSE)
        assert "tính đến ngày 01/08/2024" in ask_briefings.slides(one)[0].subtitle
        taken = act_briefings.bring_up_to_date(one)
        copied = act_briefings.copy(one, "Quý sau", "2025-Q1")
    today = date.today().isoformat()
    assert [item.recipe.day for item in taken.items] == [today, None]
    assert (copied.items[0].recipe.day, copied.items[0].recipe.last) == (today, "2025-Q1")


def test_what_one_may_not_see_can_be_neither_collected_nor_shared(office: Presented) -> None:
    office.person("nam", "viewer", OTHER)
    with office.acting("nam"):
        one = act_briefings.new_briefing("Của tôi", "vi")
        for recipe in (PANELS, TILES, COVERAGE):
            with pytest.raises(NotAllowed):
                act_briefings.collect(one.number, recipe)
            with pytest.raises(NotAllowed):
                act_briefings.share(replace(one, items=(Item(recipe),)), 7)


def test_what_offers_which_part_and_a_broken_recipe_is_told(office: Presented) -> None:
    assert [list(making.parts_of(make)) for make in ("course", "ranking", "years", "inside", "tiles", "coverage")] == [
        ["all", "table", "remarks"],
        ["all", "table", "remarks"],
        ["all", "table"],
        ["all", "table"],
        ["all", "remarks"],
        ["all", "remarks"],
    ]
    with session.acting_as(OPEN_VIEWER):
        one = briefing(replace(COVERAGE, day=None), replace(TILES, day="hôm qua"), replace(RANKED, make="pie"))
        said = [slide.text for slide in ask_briefings.slides(one)]
        warehouse = ask_briefings.warehouse(one)
        with pytest.raises(BadRecipe):
            making.made_again(replace(COVERAGE, day=None), warehouse, T)
    assert said == [T("briefing.gone_what")] * 3
