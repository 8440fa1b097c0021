"""The overview and the trends, run in process against the small office."""

from pathlib import Path

import pytest
from opening import opened, shown
from small_office import make_office


@pytest.mark.usefixtures("in_office")
def test_overview_opens_on_the_newest_complete_quarter():
    app = opened("overview")
    assert "quý II/2026" in shown(app)
    assert "Quý III/2026 mới có 3/4 đơn vị báo cáo" in shown(app)
    assert app.query_params["area"] == "01"
    assert app.query_params["quarter"] == "2026-Q2"


@pytest.mark.usefixtures("in_office")
def test_overview_compares_the_same_areas_and_says_how_many():
    html = shown(opened("overview", area="280", quarter="2024-Q2"))
    assert "Dữ liệu minh họa" in html
    assert "trên 4 đơn vị có báo cáo cả hai kỳ" in html
    assert "5/5 đơn vị báo cáo" in html


@pytest.mark.usefixtures("in_office")
def test_overview_does_not_compare_across_the_reorganisation():
    assert "địa giới đã thay đổi" in shown(opened("overview", area="01", quarter="2026-Q1"))


@pytest.mark.usefixtures("in_office")
def test_overview_says_who_has_not_reported():
    assert "Chưa báo cáo quý III/2023: Xã Nam Tiến." in shown(opened("overview", area="280", quarter="2023-Q3"))


@pytest.mark.usefixtures("in_office")
def test_a_stock_every_commune_posts_alike_is_not_added():
    html = shown(opened("overview", area="280", quarter="2024-Q2"))
    assert "Không cộng giữa các xã" in html
    assert "Mỗi xã niêm yết từ 105 đến 107" in html


@pytest.mark.usefixtures("in_office")
def test_the_switch_to_english_reaches_every_text():
    app = opened("overview", language="en", area="280", quarter="2024-Q2")
    assert "Needs attention" in shown(app)
    assert "Cần chú ý" not in shown(app)


@pytest.mark.usefixtures("in_office")
def test_a_link_with_nonsense_opens_the_page_all_the_same():
    app = opened("overview", area="nowhere", quarter="never", language="fr")
    assert app.query_params["area"] == "01"


@pytest.mark.usefixtures("in_office")
def test_trend_draws_each_chosen_indicator():
    app = opened("trend", area="280", indicator="mediation_cases_resolved,mediation_success")
    html = shown(app)
    assert "Vụ việc hòa giải thành – Huyện Phú Xuyên" in html
    assert "công thức: Vụ việc hòa giải thành" in html
    assert app.query_params["indicator"] == "mediation_cases_resolved,mediation_success"


@pytest.mark.usefixtures("in_office")
@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"indicator": "procedures_published"}, "tổng không có nghĩa"),
        ({"indicator": "mediation_teams", "mode": "cumulative"}, "không cộng dồn được qua các quý"),
        ({"indicator": "models_registered", "breakdown": "field"}, "không có số liệu chia theo lĩnh vực"),
        ({"indicator": "models_registered", "breakdown": "subject"}, "theo tập thể, cá nhân"),
        ({"indicator": "mediation_cases_resolved", "mode": "yearly"}, "các năm 2021–2025"),
        ({"indicator": "mediation_cases_resolved", "mode": "cumulative"}, "Lũy kế từ đầu năm"),
        ({"indicator": "dialogue_opinions"}, "Chưa có số liệu"),
        ({"indicator": "mediation_success", "inside": "yes"}, "Từng đơn vị bên trong"),
        ({"indicator": "procedures_published", "inside": "yes"}, "Từng đơn vị bên trong"),
    ],
)
def test_trend_in_every_way(choices: dict[str, str], said: str):
    assert said in shown(opened("trend", area="280", **choices))


def test_without_a_warehouse_the_page_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    app = opened("overview")
    assert "Chưa có số liệu" in shown(app)
    assert "etl demo" in app.main.markdown[0].value


def test_a_new_warehouse_is_seen_at_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    make_office(tmp_path, ["2026-Q1"])
    app = opened("overview")
    assert "kho số liệu số 1" in shown(app)
    make_office(tmp_path, ["2026-Q2"])
    assert "kho số liệu số 2" in shown(app.run())
