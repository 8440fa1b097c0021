"""Pages by the boundaries of today and of before July 2025, on the sample office: what is said, and that it adds up."""

import csv
import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from opening import opened, shown

from etl import areas

RECEIVED = {"indicator": "mediation_cases_received"}
REFORM = date(2025, 7, 1)
KNOWN = areas.load()


@pytest.fixture
def sample(demo_office: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The dashboard looks into the sample office."""
    monkeypatch.setenv("DASHBOARD_DATA", str(demo_office))
    return demo_office


def answer(office: Path, *question: str) -> list[dict[str, str]]:
    """What `etl ask` prints."""
    command = [sys.executable, "-m", "etl", "ask", *question, "--format", "csv"]
    done = subprocess.run(
        command,
        env={"DASHBOARD_DATA": str(office), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    return list(csv.DictReader(io.StringIO(done.stdout.lstrip("\ufeff"))))


@pytest.mark.parametrize("code", ["10342"])
def test_todays_commune_is_the_sum_of_those_it_was_made_of(demo_office: Path, code: str):
    new, _ = KNOWN.by_code(code, REFORM)
    spans = ("indicator=mediation_cases_received", "from=2024-Q2", "to=2025-Q2")
    found = answer(demo_office, "quarterly_series", "geography=today", f"area={code}", *spans)
    assert len(found) == 5
    for row in found:
        ends = date(2024 + (row["quarter"] > "2025"), int(row["quarter"][-1]) * 3, 28)
        old = [f"{one.code}@{ends}" for one in KNOWN.became(new.id, ends)]
        parts = answer(demo_office, "quarterly_series", f"area={','.join(old)}", *spans)
        values = [part["value"] for part in parts if part["quarter"] == row["quarter"]]
        assert int(row["expected"]) == len(old) == len(values) > 1
        assert int(row["reported"]) == sum(bool(value) for value in values)
        assert float(row["value"]) == sum(float(value) for value in values if value)


def test_a_district_that_fits_goes_on_and_one_that_does_not_is_refused(sample: Path):
    html = shown(opened("trend", area="908", geography="former", **RECEIVED))
    assert "địa giới đơn vị trước 01/7/2025" in html
    assert "đến quý III/2026" in html
    assert "Không so sánh được" not in html
    html = shown(opened("trend", area="280", geography="former", **RECEIVED))
    assert "Không so sánh được từ quý III/2025 đến quý III/2026: " in html
    assert "gồm cả phần đất của đơn vị khác nên không tách được số của Huyện Phú Xuyên" in html


def test_a_commune_that_took_a_part_of_a_divided_one_begins_in_july(sample: Path):
    html = shown(opened("trend", area="10273", geography="today", **RECEIVED))
    assert (
        "Không so sánh được từ quý I/2021 đến quý II/2025: Xã Tô Hiệu, Xã Vạn Nhất được chia cho nhiều đơn vị" in html
    )


def test_the_comparison_goes_across_the_reorganisation_on_equal_ground(sample: Path):
    html = shown(opened("compare", area="01", geography="today", quarter="2025-Q4", **RECEIVED))
    assert "địa giới đơn vị hiện nay" in html
    assert "Không so với trước ngày 01/7/2025" not in html
    assert "Không so với cùng kỳ: Xã Phú Xuyên." in html
    html = shown(opened("compare", area="01", geography="former", level="district", quarter="2025-Q4", **RECEIVED))
    assert "không so sánh được" in html


def test_the_overview_says_by_whose_boundaries_it_compares(sample: Path):
    html = shown(opened("overview", area="01", geography="today", quarter="2025-Q4"))
    assert "Thành phố Hà Nội (địa giới đơn vị hiện nay)" in html
    assert "trên 3 đơn vị có báo cáo cả hai kỳ" in html
    assert "địa giới đã thay đổi" not in html


def test_the_sources_of_a_merged_figure_are_the_cells_of_its_parts(sample: Path):
    html = shown(opened("sources", area="10330", geography="today", quarter="2025-Q2", **RECEIVED))
    old = KNOWN.became(KNOWN.by_code("10330", REFORM)[0].id, date(2025, 6, 30))
    assert len(old) > 1
    assert all(f">{one.name}</" in html for one in old)
    assert f"Cộng từ {len(old)}/{len(old)} đơn vị trên cùng địa bàn" in html
    assert "lấy nguyên từ ô" not in html


def test_the_sources_say_why_there_is_no_figure(sample: Path):
    html = shown(opened("sources", area="10273", geography="today", quarter="2025-Q2", **RECEIVED))
    assert "Không tách được số “Vụ việc tiếp nhận hòa giải” của Xã Phú Xuyên" in html
    html = shown(
        opened("sources", area="10330", geography="today", quarter="2025-Q2", indicator="procedures_published")
    )
    assert "cùng niêm yết một danh mục" in html


def test_a_geography_that_does_not_know_the_area_is_not_offered(sample: Path):
    app = opened("trend", area="280", geography="today", **RECEIVED)
    assert app.query_params["geography"] == "as_reported"
    assert "địa giới như đã báo cáo" in shown(app)
    offered = next(one for one in app.button_group if one.key == "choose_geography").options
    assert offered == ["Như đã báo cáo", "Trước 01/7/2025"]


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"mode": "rolling"}, "Cộng quý này và ba quý trước"),
        ({"mode": "rolling"}, "không cộng được qua ngày sắp xếp đơn vị từ quý III/2025 đến quý I/2026"),
        ({"mode": "cumulative"}, "không cộng được qua ngày sắp xếp đơn vị từ quý III/2025 đến quý IV/2025"),
        ({"mode": "rolling", "indicator": "mediation_teams"}, "không cộng được qua bốn quý"),
        ({"with": "10279,10342", "geography": "today", "area": "10330"}, "Xã Chuyên Mỹ, Xã Phượng Dực, Xã Đại Xuyên"),
        ({"year_ago": "yes", "area": "280"}, "Hai cột của một quý tính trên cùng những đơn vị"),
        ({"year_ago": "yes", "area": "10279"}, "Trong kỳ, so với cùng kỳ năm trước"),
        ({"year_ago": "yes", "area": "280", "to": "2021-Q3"}, "Chưa có quý nào của Huyện Phú Xuyên"),
        ({"inside": "yes", "area": "280"}, "cùng một thang từ 0 đến"),
        ({"inside": "yes", "area": "01", "geography": "today"}, "Bấm vào một ô để xem riêng đơn vị đó"),
    ],
)
def test_trend_in_the_new_ways(sample: Path, choices: dict[str, str], said: str):
    assert said in shown(opened("trend", **({"area": "01"} | RECEIVED | choices)))
