"""Briefings: charts collected are the query's figures, stay as they were, and say what newer figures would change."""

from dataclasses import replace

import pandas as pd
import pytest
from presented import ALL, BESIDE, COURSE, PARTS, RANKED, SHARES, YEAR_AGO, YEARS, Presented

from dashboard import act_briefings, ask, ask_briefings, session
from dashboard.act_briefings import CannotKeep
from dashboard.briefing import packing, recipe
from dashboard.briefing.content import Plot
from dashboard.briefing.kept import Item
from dashboard.briefing.recipe import Recipe
from dashboard.model import OPEN_VIEWER
from dashboard.refusal import NotAllowed


def plotted(office: Presented, *recipes: Recipe) -> list[Plot]:
    with session.acting_as(OPEN_VIEWER):
        one = act_briefings.new_briefing("Giao ban", "vi", [Item(each) for each in recipes])
        return [slide.plot for slide in ask_briefings.slides(one)]


def asked(name: str, code: str, *keys: str, **more: object) -> pd.DataFrame:
    with session.acting_as(OPEN_VIEWER):
        newest = ask.newest()
        among = [ask.named(newest, key) for key in keys]
        return getattr(ask, name)(
            newest, *([[code], among] if name in ("series", "yearly") else [code, among[0]]), **more
        )


def known(values: object) -> list[float | None]:
    return [None if pd.isna(value) else float(value) for value in values]


def test_a_plot_has_the_figures_of_the_query(office: Presented) -> None:
    span = {"first": "2023-Q1", "last": "2024-Q4"}
    course, shares, parts, years, ago, beside, ranked = plotted(office, *ALL)
    for plot, each in ((course, COURSE), (shares, SHARES)):
        answer = asked("series", each.indicator, "280", **span)
        assert list(plot.series[0].values) == known(answer.value)
    assert course.labels == ("Q1/23", "Q2/23", "Q3/23", "Q4/23", "Q1/24", "Q2/24", "Q3/24", "Q4/24")
    assert (course.unit, course.is_share, shares.is_share) == ("vụ việc", False, True)
    answer = asked("breakdown", PARTS.indicator, "280", dimension="subject", **span)
    assert {s.name: list(s.values) for s in parts.series} == {
        name: known(answer[answer.part == part].value)
        for part, name in (("collective", "Tập thể"), ("individual", "Cá nhân"))
    }
    answer = asked("yearly", YEARS.indicator, "280", first=2021, last=2024)
    assert (years.labels, list(years.series[0].values)) == (("2021", "2022", "2023", "2024"), known(answer.value))
    answer = asked("series", YEAR_AGO.indicator, "280", **span)
    assert [list(s.values) for s in ago.series] == [known(answer.compared_year_ago), known(answer.compared_now)]
    for series, key in zip(beside.series, ("10282", "10294"), strict=True):
        assert list(series.values) == known(asked("series", BESIDE.indicator, key, **span).value)
    answer = asked("ranking", RANKED.indicator, "280", level="commune", quarter="2023-Q2")
    assert dict(zip(ranked.labels, ranked.series[0].values, strict=True)) == dict(
        zip(answer.name, known(answer.value), strict=True)
    )
    said = dict(zip(ranked.labels, ranked.said, strict=True))
    assert said["Xã Nam Tiến"] == "chưa báo cáo", "who did not report is no 0"
    assert None in ranked.series[0].values


def test_recipes_and_what_was_written_out_come_back_from_json_as_they_were(office: Presented) -> None:
    assert [recipe.unpacked(recipe.packed(each)) for each in ALL] == list(ALL)
    with session.acting_as(OPEN_VIEWER):
        items = [*(Item(each) for each in ALL), Item(title="Kết luận", text="một\nhai", notes="nói chậm")]
        content = ask_briefings.content(act_briefings.new_briefing("Giao ban", "vi", items))
    again = packing.unpacked(packing.packed(content))
    assert replace(again, slides=()) == replace(content, slides=())
    for one, other in zip(content.slides, again.slides, strict=True):
        assert (one.plot, one.remarks, one.notes, one.title) == (other.plot, other.remarks, other.notes, other.title)
        assert [dict(each) for each in one.definitions] == [dict(each) for each in other.definitions]
        if one.table is not None:
            left, right = one.table.astype(object), other.table.astype(object)
            assert left.where(left.notna(), None).values.tolist() == right.where(right.notna(), None).values.tolist()


def test_a_recipe_rolls_on_and_moves_to_another_area() -> None:
    rolled = COURSE.up_to("2025-Q2")
    assert (rolled.first, rolled.last) == ("2023-Q3", "2025-Q2")
    assert (RANKED.up_to("2024-Q1").first, RANKED.up_to("2024-Q1").last) == ("2024-Q1", "2024-Q1")
    assert (BESIDE.of("280").area, BESIDE.of("280").beside) == ("280", ())


def test_a_briefing_stays_as_it_was_and_says_what_newer_figures_change(office: Presented) -> None:
    with session.acting_as(OPEN_VIEWER):
        one = act_briefings.new_briefing("Giao ban", "vi", [Item(COURSE), Item(YEARS)])
        before = ask_briefings.slides(one)
        assert ask_briefings.changes(one) == []
        office.correct("2024-Q2", "Phượng Dực | 20 | 18", "Phượng Dực | 20 | 17")
        after = ask_briefings.slides(one)
        assert [s.plot for s in after] == [s.plot for s in before]
        assert [s.source for s in after] == [s.source for s in before]
        (change,) = ask_briefings.changes(one)
        old = before[0].plot.series[0].values[5]
        assert change.places == (("Huyện Phú Xuyên", "Q2/24", old, old - 1),)
        newer = act_briefings.bring_up_to_date(one)
        assert ask_briefings.slides(newer)[0].plot.series[0].values[5] == old - 1
        assert ask_briefings.changes(newer) == []


def test_a_chart_collected_later_is_of_the_briefing_s_moment_too(office: Presented) -> None:
    with session.acting_as(OPEN_VIEWER):
        one = act_briefings.new_briefing("Giao ban", "vi")
        old = plotted(office, COURSE)[0].series[0].values[5]
        office.correct("2024-Q2", "Phượng Dực | 20 | 18", "Phượng Dực | 20 | 17")
        one = act_briefings.collect(one.number, COURSE)
        assert ask_briefings.slides(one)[0].plot.series[0].values[5] == old


def test_briefings_are_their_makers_alone(office: Presented) -> None:
    office.person("lan"), office.person("minh")
    with office.acting("lan"):
        one = act_briefings.new_briefing("Của Lan", "vi", [Item(COURSE)])
    with office.acting("minh"):
        assert ask_briefings.mine() == []
        for deed in (
            lambda: ask_briefings.one(one.number),
            lambda: act_briefings.collect(one.number, COURSE),
            lambda: act_briefings.change(replace(one, name="Của Minh")),
        ):
            with pytest.raises(CannotKeep, match="gone"):
                deed()
        act_briefings.drop(one.number)
    with office.acting("lan"):
        assert [each.name for each in ask_briefings.mine()] == ["Của Lan"]


def test_two_windows_do_not_write_over_each_other(office: Presented) -> None:
    with session.acting_as(OPEN_VIEWER):
        one = act_briefings.new_briefing("Giao ban", "vi", [Item(COURSE)])
        act_briefings.change(replace(one, name="Cửa sổ một"))
        with pytest.raises(CannotKeep, match="changed_meanwhile"):
            act_briefings.change(replace(one, name="Cửa sổ hai"))
        assert [each.name for each in ask_briefings.mine()] == ["Cửa sổ một"]


def test_what_cannot_be_shown_any_more_is_said_and_not_left_out(office: Presented) -> None:
    with session.acting_as(OPEN_VIEWER):
        gone = replace(COURSE, indicator="no_such_indicator")
        summed = replace(COURSE, indicator="procedures_published")
        slides = ask_briefings.slides(act_briefings.new_briefing("x", "vi", [Item(gone), Item(summed)]))
    assert [slide.plot for slide in slides] == [None, None]
    assert slides[0].title == "Không vẽ lại được biểu đồ"
    assert "Không cộng" in slides[1].text


@pytest.mark.parametrize("words", ["", "x" * 121])
def test_a_name_there_must_be_and_not_too_long(office: Presented, words: str) -> None:
    with session.acting_as(OPEN_VIEWER), pytest.raises(CannotKeep):
        act_briefings.new_briefing(words, "vi")


def test_nobody_collects_what_one_may_not_see(office: Presented) -> None:
    office.person("lan", area=ask_area("10282@2025-06-30"))
    with office.acting("lan"):
        one = act_briefings.new_briefing("Giao ban", "vi", [Item(COURSE)])
        with pytest.raises(NotAllowed):
            act_briefings.collect(one.number, COURSE)
        assert [slide.title for slide in ask_briefings.slides(one)] == ["Không được xem số liệu này"]
        with pytest.raises(NotAllowed):
            act_briefings.share(one, 7)


def ask_area(code: str) -> int:
    with session.acting_as(OPEN_VIEWER):
        return ask.named(ask.newest(), code).id
