"""Targets from the page of rules to the chart, the table, the remarks and what leaves; as of earlier those of then."""

from dataclasses import replace

import pytest
from opening import shown as all_shown
from opening import turned_to
from peopled import NASTY, Office
from streamlit.testing.v1 import AppTest
from test_uploads_page import DISTRICT, here  # noqa: F401 (a fixture)

from dashboard import act_briefings, act_targets, ask, ask_briefings, ask_targets, making
from dashboard.accounts import CannotChange
from dashboard.briefing.issued import digest
from dashboard.briefing.kept import Item
from dashboard.briefing.recipe import Recipe
from dashboard.places import area_of
from dashboard.refusal import NotAllowed
from dashboard.text import SPACE, text
from etl import areas
from etl.audit import lines
from etl.targets import Target

RECEIVED = "mediation_cases_received"
AIM = Target(RECEIVED, DISTRICT, "2024-Q1", "2024-Q4", 100.0, False, "KH 30/KH-UBND")
TREND = {"area": "280", "indicator": RECEIVED, "from": "2024-Q1", "to": "2024-Q4"}
RECIPE = Recipe("course", RECEIVED, "280", "2024-Q1", "2024-Q4")


def shown(app: AppTest) -> str:
    return all_shown(app).replace(SPACE, " ")


def test_set_on_the_page_of_rules_shown_on_the_trend_and_taken_back(here: Office):  # noqa: F811
    app = here.visit("boss", "rules")
    app.button(key="set_target").click().run()
    assert "Chưa đặt: hãy chọn chỉ tiêu" in shown(app)
    app.segmented_control(key="target_per").set_value("quarter").run()
    app.selectbox(key="target_area").select(DISTRICT)
    app.selectbox(key="target_of").select(RECEIVED)
    app.selectbox(key="target_first_quarter").select("2024-Q1")
    app.selectbox(key="target_last_quarter").select("2024-Q4")
    app.selectbox(key="target_direction").select(False)
    app.number_input(key="target_value").set_value(100.0)
    app.text_input(key="target_document").input(f"KH 30 {NASTY}")
    app.button(key="set_target").click().run()
    assert "nhiều nhất 100 vụ việc, mỗi quý, từ quý I/2024 đến quý IV/2024" in shown(app)
    chart = here.visit("boss", "trend", **TREND)
    trend = shown(chart)
    assert "Quý IV/2024: 100 vụ việc, đạt mục tiêu nhiều nhất 100 vụ việc (KH 30" in trend
    assert "boss ghi ngày" in trend
    assert "&lt;img src=x" in trend
    assert "<img" not in "".join(node.proto.body for node in chart.main if hasattr(node.proto, "body"))
    app.text_input(key="lift_why").input("nhầm đơn vị")
    app.button(key="take_back_target").click().run()
    assert "Đã bỏ mục tiêu" in shown(app) and "boss, " in shown(app)
    assert "mục tiêu" not in shown(here.visit("boss", "trend", **TREND)).lower()
    assert [line.act for line in lines(here.database) if "target" in line.act] == ["lift_target", "target"]
    audit = shown(turned_to(app, "audit"))
    assert "Đặt mục tiêu của Huyện Phú Xuyên" in audit and "nhầm đơn vị" in audit


def test_drawn_in_the_table_in_briefings_and_as_of_earlier(here: Office):  # noqa: F811
    t = text("vi")
    with here.acting("boss"):
        before = making.made_again(RECIPE, ask.newest(), t)[1]
        early = act_briefings.new_briefing("Giao ban", "vi", [Item(RECIPE)])
        act_targets.set_target(AIM)
        act_targets.set_target(replace(AIM, last="2024-Q2", value=90.0, document="QĐ 5"))
        after = making.made_again(RECIPE, ask.newest(), t)[1]
        aim = after["plot"].series[-1]
        assert (aim.values, aim.is_aim) == ((90.0, 90.0, 100.0, 100.0), True)
        assert digest(after["plot"]) == digest(before["plot"])  # a target is no figure
        assert list(after["table"]["Mục tiêu"]) == [90, 90, 100, 100]
        assert [trace.name for trace in after["drawing"].data][-1] == "Mục tiêu"
        assert len(before["drawing"].data) == len(after["drawing"].data) - 1  # what is kept for all is left as it was
        assert not any(series.is_aim for series in ask_briefings.slides(early)[0].plot.series)
        late = act_briefings.new_briefing("Giao ban", "vi", [Item(RECIPE)])
        assert [one.is_aim for one in ask_briefings.slides(late)[0].plot.series] == [False, True]
        act_targets.lift_target(ask_targets.everything()[0].number, "nhầm")
        assert ask_briefings.slides(late)[0].plot.series[-1].values == (90.0, 90.0, 100.0, 100.0)
        assert making.made_again(RECIPE, ask.newest(), t)[1]["plot"].series[-1].values == (100.0,) * 4


def test_targets_inside_are_never_added_up(here: Office):  # noqa: F811
    commune = areas.load().by_code("10279@2025-06-30")[0].id
    with here.acting("boss"):
        act_targets.set_target(replace(AIM, area=commune, value=5.0))
    trend = shown(here.visit("boss", "trend", **TREND))
    assert "không cộng, không lấy trung bình thành mục tiêu của Huyện Phú Xuyên" in trend
    assert "nhiều nhất" not in trend


def test_a_years_target_is_not_set_beside_a_quarters_count_and_progress_says_what_it_lacks(here: Office):  # noqa: F811
    with here.acting("boss"):
        act_targets.set_target(replace(AIM, first="2024", last="2025", value=400.0, base=2022))
        shown_ = making.made_again(RECIPE, ask.newest(), text("vi"))[1]
    assert not any(series.is_aim for series in shown_["plot"].series)
    assert "không so với số ở cách xem này" in shown_["legend"]
    assert "Chưa tính được tiến độ từ năm gốc 2022 đến mục tiêu năm 2025" in shown_["legend"]


@pytest.mark.parametrize("name", ["duyet", "huyen", "xem"])
def test_only_who_sets_the_rules_sets_targets(here: Office, name: str):  # noqa: F811
    with here.acting(name):
        for forbidden in (
            lambda: act_targets.set_target(AIM),
            lambda: act_targets.lift_target(1, "x"),
            ask_targets.everything,
        ):
            with pytest.raises(NotAllowed):
                forbidden()
    with here.acting("xa"), pytest.raises(NotAllowed):
        ask_targets.targets(ask.newest(), RECEIVED, area_of(DISTRICT))
    with here.acting("boss"), pytest.raises(CannotChange, match="no_sum"):
        act_targets.set_target(replace(AIM, indicator="procedures_published"))
