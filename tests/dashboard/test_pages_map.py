"""The map on the comparison page: what is drawn where, what is hollow, what is listed below, where names lead."""

import re
from dataclasses import replace

import pytest
from opening import opened, shown

from dashboard import ask, making, map_points, session
from dashboard.briefing.issued import digest
from dashboard.briefing.recipe import Recipe, packed, unpacked
from dashboard.briefing.unmapped import as_bars
from dashboard.model import OPEN_VIEWER
from dashboard.text import text

RESOLVED = {"indicator": "mediation_cases_resolved"}
AT = {"area": "280", "quarter": "2023-Q3", "view": "map", **RESOLVED}


def made(area: str, quarter: str, level: str, **how: str) -> dict:
    recipe = unpacked(packed(Recipe("map", RESOLVED["indicator"], area, quarter, quarter, level=level, **how)))
    with session.acting_as(OPEN_VIEWER):
        _, found = making.made_again(recipe, ask.newest(), text("vi"))
    assert not isinstance(found, str), found
    assert found["recipe"] == recipe
    return found


@pytest.mark.usefixtures("in_office")
def test_a_commune_without_a_figure_is_a_hollow_mark_with_words_never_a_nought():
    found = made("280", "2023-Q3", "commune")
    names = {trace.name: list(trace.hovertext) for trace in found["drawing"].data}
    assert names["Vòng rỗng nét xám: không có số"] == ["<b>chưa báo cáo</b><br>Xã Nam Tiến"]
    hollow = next(trace for trace in found["drawing"].data if "Nam Tiến" in trace.hovertext[0])
    assert set(hollow.marker.color) == {"rgba(0,0,0,0)"}
    assert "chưa báo cáo" in hollow.text[0].replace("\xa0", " ")
    plot = dict(zip(found["plot"].labels, found["plot"].series[0].values, strict=True))
    assert plot["Xã Nam Tiến"] is None
    assert "Chưa báo cáo: Xã Nam Tiến." in found["legend"]


@pytest.mark.usefixtures("in_office")
def test_communes_lie_as_in_the_reference_in_kilometres_with_one_scale():
    found = made("280", "2023-Q3", "commune")
    at = dict(zip(found["plot"].labels, found["plot"].spots, strict=True))
    table = found["table"].set_index("Đơn vị")
    north, south = "Xã Nam Tiến", "Thị trấn Phú Xuyên"  # 20.77170, 105.92132 and 20.73838, 105.90831
    assert tuple(table.loc[north, ["Vĩ độ", "Kinh độ"]]) == (20.7717, 105.92132)
    up, right = at[north][1] - at[south][1], at[north][0] - at[south][0]
    assert up == pytest.approx(0.03332 * 110.57, abs=0.01)
    assert right == pytest.approx(0.01301 * 111.32 * 0.935, abs=0.01)
    assert found["drawing"].layout.yaxis.scaleanchor == "x"


@pytest.mark.usefixtures("in_office")
def test_the_area_of_a_circle_is_to_another_as_the_figures_are():
    assert map_points.radius(25, 100, 20) == pytest.approx(10)
    assert map_points.radius(0, 100, 20) == map_points.LEAST
    found = made("280", "2023-Q3", "commune")
    one = found["drawing"].data[0]
    sizes = sorted(zip(one.marker.size, one.hovertext, strict=True))
    top = max(value for value in found["plot"].series[0].values if value is not None)
    assert max(one.marker.size) == pytest.approx(2 * map_points.largest(len(found["plot"].labels)))
    assert f"<b>{top:.0f}" in sizes[-1][1]


@pytest.mark.usefixtures("in_office")
def test_a_district_stands_in_the_middle_of_its_communes_and_the_page_says_so():
    found = made("01", "2023-Q3", "district")
    assert "điểm giữa (trung vị) các xã bên trong" in found["legend"]
    assert set(found["table"]["Vị trí là"]) == {"điểm giữa các xã bên trong"}
    partly = found["drawing"].data[0]
    assert (partly.name, partly.marker.symbol) == ("Chấm ở giữa: chưa đủ đơn vị báo cáo", "circle-dot")


@pytest.mark.usefixtures("in_office")
def test_the_page_draws_it_and_its_table_leads_on_by_the_keyboard():
    html = shown(opened("compare", **AT))
    assert "Hình tròn càng lớn và càng đậm" in html
    link = re.search(r'<a href="([^"]+)" target="_self">Xã Nam Tiến</a>', html)[1].replace("&amp;", "&")
    assert link.startswith("xu-huong?area=10282")
    district = shown(opened("compare", **AT | {"area": "01", "level": "district"}))
    link = re.search(r'<a href="([^"]+)" target="_self">Huyện Phú Xuyên</a>', district)[1].replace("&amp;", "&")
    assert link.startswith("?area=280")
    assert "view=map" in link
    assert "The larger and the darker a circle" in shown(opened("compare", language="en", **AT))


@pytest.mark.usefixtures("in_office")
def test_its_figures_are_the_ranking_s_and_a_code_tells_when_they_change():
    found = made("280", "2023-Q3", "commune")
    with session.acting_as(OPEN_VIEWER):
        again = Recipe("ranking", RESOLVED["indicator"], "280", "2023-Q3", "2023-Q3", level="commune")
        _, bars = making.made_again(again, ask.newest(), text("vi"))
    assert as_bars(found["plot"]) == bars["plot"]
    exchanged = replace(found["plot"], labels=found["plot"].labels[::-1])
    assert digest(exchanged) != digest(found["plot"])  # two areas that changed places with their figures are a change
    assert found["remarks"] == bars["remarks"]


@pytest.mark.usefixtures("in_office")
def test_whose_place_no_source_knows_is_named_below_with_its_figure():
    found = made("280", "2023-Q3", "commune")
    lost = [name for name, spot in zip(found["plot"].labels, found["plot"].spots, strict=True) if spot is None]
    for name in lost:
        assert re.search(rf"Không có tọa độ nên không vẽ: [^.]*{name}", found["legend"])
    drawn = sum(len(trace.x) for trace in found["drawing"].data)
    assert drawn + len(lost) == len(found["plot"].labels)


def test_words_meet_neither_marks_nor_other_words():
    marks = [(50.0, 50.0, 5.0), (60.0, 50.0, 5.0), (150.0, 150.0, 5.0)]
    found = map_points.lettered(marks, [(40.0, 12.0)] * 3, 200, 200)
    assert [place and place[0] for place in found] == ["middle left", "middle right", "middle right"]
    assert map_points.lettered([(5.0, 5.0, 4.0)], [(300.0, 12.0)], 200, 200) == [None]
