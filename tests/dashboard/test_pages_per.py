"""Figures per so many people: only over the area's own number of that very year, said with its source, never mixed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from opening import opened, shown

from dashboard import act_populations, ask, ask_populations, making, per, session
from dashboard.briefing.recipe import BadRecipe, Recipe, packed, unpacked
from dashboard.model import OPEN_VIEWER, Viewer
from dashboard.refusal import NotAllowed
from dashboard.text import text
from etl.populations import BadPopulations, People

HEAD = "Mã đơn vị;Năm;Dân số;Số thôn;Văn bản\n"
FILE = HEAD + "280;2024;200.000;;NGTK 2024\n10294;2024;10000;8;NGTK 2024\n10273@2025-06-30;2024;12500;;NGTK 2024\n"
RECEIVED = "mediation_cases_received"
MANAGER = Viewer("quantri", "administrator", None)


@pytest.fixture
def handed_in(office_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """A copy of the small office, into which population files are handed in."""
    folder = tmp_path / "office"
    shutil.copytree(office_folder, folder)
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))

    def take(content: str = FILE) -> None:
        with session.acting_as(MANAGER):
            act_populations.hand_in("dan-so.csv", content.encode())

    return take


def made(make: str, area: str, quarter: str, **how: object) -> dict:
    recipe = unpacked(packed(Recipe(make, RECEIVED, area, quarter, quarter, **how)))
    with session.acting_as(OPEN_VIEWER):
        _, found = making.made_again(recipe, ask.newest(), text("vi"))
    assert not isinstance(found, str), found
    assert found["recipe"] == recipe
    return found


def test_only_a_whole_exact_figure_is_divided_and_by_its_own_year_alone():
    people = [People(1, 2024, "a", 5000), People(2, 2024, "b", 2000), People(3, 2023, "c", 9000)]
    rows = pd.DataFrame(
        [
            # area value reported expected leaves is_leaf exactness
            (1, 4.0, 1, 1, 1, True, "exact"),
            (1, 0.0, 1, 1, 1, True, "exact"),
            (1, None, 0, 1, 1, True, "exact"),
            (1, 4.0, 1, 1, 1, True, "estimated"),
            (2, 4.0, 3, 4, 4, False, "exact"),
            (2, 4.0, 3, 3, 4, False, "exact"),
            (2, 4.0, 4, 4, 4, False, "exact"),
            (3, 4.0, 1, 1, 1, True, "exact"),
        ],
        columns=["area", "value", "reported", "expected", "leaves", "is_leaf", "exactness"],
    ).assign(quarter="2024-Q2", rank=1, change=1.0)
    found = per.over(rows, "population", people).sort_index()
    said = [(None if v != v else v, why) for v, why in zip(found["value"], found["undivided"], strict=True)]
    assert sorted(said, key=str) == sorted(
        [
            (80.0, ""),
            (0.0, ""),
            (None, ""),
            (None, "no_denominator"),
            (None, "partial"),
            (None, "partial"),
            (200.0, ""),
            (None, "no_denominator"),
        ],
        key=str,
    )
    assert found["change"].isna().all()
    assert list(found["rank"].dropna()) == [1, 2, 3]


def test_a_ranking_per_hundred_thousand_says_by_what_it_is_divided_and_who_has_no_number(handed_in):
    handed_in()
    plain = made("ranking", "280", "2024-Q2", level="commune")
    found = made("ranking", "280", "2024-Q2", level="commune", per="population")
    values = dict(zip(plain["plot"].labels, plain["plot"].series[0].values, strict=True))
    rates = dict(zip(found["plot"].labels, found["plot"].series[0].values, strict=True))
    assert rates["Xã Phú Túc"] == values["Xã Phú Túc"] * 10
    assert rates["Thị trấn Phú Xuyên"] == values["Thị trấn Phú Xuyên"] * 8
    assert rates["Xã Nam Tiến"] is None
    assert "trên 100.000 dân" in found["title"]
    assert "vụ việc/100.000 dân" in found["subtitle"]
    assert "dân số của chính đơn vị trong năm 2024 (NGTK 2024)" in found["legend"]
    assert "Chưa có mẫu số đúng năm: " in found["legend"]
    assert found["remarks"] == ()
    table = found["table"].set_index("Đơn vị")
    assert table.loc["Xã Phú Túc", ["Số báo cáo", "Mẫu số"]].to_list() == [values["Xã Phú Túc"], 10000]
    assert "So với quý trước" not in table
    assert "100.000 dân" not in plain["title"]
    assert set(rates) == set(made("map", "280", "2024-Q2", level="commune", per="population")["plot"].labels)


def test_a_course_is_divided_where_the_year_is_known_and_nowhere_else(handed_in):
    handed_in()
    with session.acting_as(OPEN_VIEWER):
        again = Recipe("per", RECEIVED, "10294", "2023-Q3", "2024-Q4", per="population")
        _, found = making.made_again(again, ask.newest(), text("vi"))
        plain = making.made_again(Recipe("course", RECEIVED, "10294", "2023-Q3", "2024-Q4"), ask.newest(), text("vi"))
    values = plain[1]["plot"].series[0].values
    assert found["plot"].series[0].values == (None, None, *(value * 10 for value in values[2:]))
    assert "Không chia được (chưa có mẫu số đúng năm): quý III/2023, quý IV/2023." in found["legend"]
    for bad in ({"per": "chickens"}, {"per": "plain"}):
        with session.acting_as(OPEN_VIEWER), pytest.raises(BadRecipe):
            making.made_again(Recipe("per", RECEIVED, "280", "2024-Q1", "2024-Q2", **bad), ask.newest(), text("vi"))


def test_the_switch_is_there_only_where_something_is_known(handed_in):
    at = {"area": "280", "indicator": RECEIVED, "level": "commune"}
    assert "per" not in opened("compare", **at, quarter="2024-Q2", per="population").query_params
    handed_in()
    app = opened("compare", **at, quarter="2024-Q2", per="population")
    assert app.query_params["per"] == "population"
    assert "hòa giải trên 100.000 dân" in shown(app)
    assert "per" not in opened("compare", **at, quarter="2023-Q2", per="population").query_params
    trend = opened("trend", area="280", indicator=f"{RECEIVED},mediation_success", per="population")
    assert "trên 100.000 dân – Huyện Phú Xuyên" in shown(trend)
    assert "“Tỷ lệ hòa giải thành” không chia" in shown(trend)


def test_as_of_earlier_it_is_what_was_known_then_and_only_managers_hand_in(handed_in):
    handed_in()
    with session.acting_as(OPEN_VIEWER):
        newest = ask.newest()
        then = ask.at(newest, ask.position(newest))
        area = ask.areas(newest).by_key("280")
        assert ask_populations.people(then, [area]) == {}
        assert len(ask_populations.people(newest, [area])) == 1
        for deed in (lambda: act_populations.hand_in("a", b""), lambda: act_populations.lift(1), ask_populations.files):
            with pytest.raises(NotAllowed):
                deed()
    with session.acting_as(MANAGER), pytest.raises(BadPopulations):
        act_populations.hand_in("a.csv", b"x")
