"""Changes beyond chance on the comparison page: who is named, who is left out and why, and what leaves with it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from opening import opened, shown
from test_pages_breaks import LABEL, WRITTEN, change  # noqa: F401 (a fixture)

from dashboard import ask, making, session
from dashboard.briefing.recipe import Recipe, packed, unpacked
from dashboard.model import OPEN_VIEWER
from dashboard.text import text
from etl import areas, settings

RECEIVED = {"indicator": "mediation_cases_received"}
AT = {"area": "280", "quarter": "2025-Q2", **RECEIVED}
TRIPLED = (
    "update indicator_value set value = 3 * value where indicator = 'mediation_cases_received' and period >= '2024-Q3' "
    "and area = (select id from area where code = '10294' and valid_to = '2025-06-30')",
)


def rows(html: str) -> dict[str, list[str]]:
    """The table beside the movement chart: a commune's cells by its name."""
    beside = html.split("Thay đổi vượt mức ngẫu nhiên")[-1]
    found = re.findall(r"<tr><th[^>]*>((?:Xã|Thị trấn)[^<]*)</th>(.*?)</tr>", beside)
    return {name: re.findall(r"<td[^>]*>([^<]*)</td>", cells) for name, cells in found}


@pytest.mark.usefixtures("in_office")
def test_what_grew_by_chance_at_most_is_not_pointed_out_and_who_lacks_quarters_is_left_out():
    html = shown(opened("compare", **AT))
    # 3 cases at first and one more each quarter: 13 to 16 in the four quarters before, 17 to 20 now
    assert rows(html)["Xã Phú Túc"][:3] == ["58 → 74", "55–77", "trong dải"]
    assert "Không đơn vị nào thay đổi vượt mức ngẫu nhiên" in html
    early = shown(opened("compare", **AT | {"quarter": "2024-Q1"}))
    assert "Xã Nam Tiến" not in rows(early)
    assert "Không so: Xã Nam Tiến. Chưa đủ 8 quý liền" in early


def test_who_tripled_is_named_with_the_band(tampered: Callable[..., Path]):
    tampered(TRIPLED)
    html = shown(opened("compare", **AT))
    assert "Tăng rõ: Xã Phú Túc." in html
    assert next(iter(rows(html))) == "Xã Phú Túc"
    before, _, judged, rank = rows(html)["Xã Phú Túc"]
    assert (before, judged, rank) == ("58 → 222", "tăng rõ", "1 (↑3)")
    assert "Benjamini và Hochberg" in html
    english = shown(opened("compare", language="en", **AT))
    assert "Clear rise: Xã Phú Túc." in english


@pytest.mark.usefixtures("in_office")
def test_not_across_the_mergers_as_reported_nor_for_what_is_no_count():
    html = shown(opened("compare", area="01", quarter="2026-Q1", **RECEIVED))
    assert "Chưa so được “Vụ việc tiếp nhận hòa giải”: cần 8 quý liền" in html
    html = shown(opened("compare", area="280", quarter="2024-Q2", indicator="mediation_teams"))
    assert "không phải số việc phát sinh trong quý" in html


def test_not_across_a_break_without_its_label(change: Callable[[str, object], int]):  # noqa: F811
    communes = areas.load()
    value = {"quarter": "2024-Q3", "kind": "definition", "label": LABEL, **RECEIVED}
    change(settings.BREAK, value | {"area": communes.by_code("10294")[0].id})
    html = shown(opened("compare", **AT)).split("Thay đổi vượt mức ngẫu nhiên")[-1]
    assert "Xã Phú Túc" not in rows(html)
    assert f"ngắt chuỗi ({WRITTEN}): Xã Phú Túc" in html
    assert LABEL not in html


@pytest.mark.usefixtures("in_office")
def test_it_is_made_again_from_its_recipe():
    recipe = unpacked(packed(Recipe("movement", RECEIVED["indicator"], "280", "2025-Q2", "2025-Q2", level="commune")))
    with session.acting_as(OPEN_VIEWER):
        _, shown_again = making.made_again(recipe, ask.newest(), text("vi"))
    assert shown_again["recipe"] == recipe
    plot = shown_again["plot"]
    now = dict(zip(plot.labels, plot.series[0].values, strict=True))
    assert now["Xã Phú Túc"] == 74
    assert dict(zip(plot.labels, plot.said, strict=True))["Xã Phú Túc"] == "74 (trước: 58), trong dải"


def test_eight_quarters_are_compared_where_four_are_too_few(demo_office: Path, monkeypatch: pytest.MonkeyPatch):
    """The sample office: communes with some four mediation cases a quarter, and hundreds of dossiers."""
    monkeypatch.setenv("DASHBOARD_DATA", str(demo_office))
    at = {"area": "280", "quarter": "2024-Q4", "level": "commune"}
    few = shown(opened("compare", indicator="mediation_cases_received", **at))
    assert "Từ quý I/2023 đến quý IV/2024 so với từ quý I/2021 đến quý IV/2022" in few
    assert "nhận ra được 8 nếu 8 quý trước có từ" in few
    many = shown(opened("compare", indicator="dossiers_received", **at))
    assert "Từ quý I/2024 đến quý IV/2024 so với từ quý I/2023 đến quý IV/2023" in many
