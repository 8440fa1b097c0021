"""How many owe a report is said with how many areas there are in all; the sample office's four communes of Hà Nội."""

from pathlib import Path

import pytest
from opening import opened, shown

from dashboard import ask, session
from dashboard.model import OPEN_VIEWER

LINE = "4/4 đơn vị thuộc diện báo cáo (trên 126 đơn vị cấp cơ sở) có số liệu quý III/2026"


@pytest.fixture(autouse=True)
def in_demo(demo_office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(demo_office))


def test_the_overview_says_both():
    html = shown(opened("overview", area="01", quarter="2026-Q3"))
    assert "Cả 4 đơn vị thuộc diện báo cáo (trên 126 đơn vị cấp cơ sở) đều đã báo cáo." in html
    assert LINE in html


def test_trends_comparison_reporting_and_sources_say_both():
    link = {"area": "01", "indicator": "mediation_cases_resolved"}
    assert LINE in shown(opened("trend", **link))
    assert LINE in shown(opened("compare", quarter="2026-Q3", **link))
    assert "quý III/2026: 4 đơn vị thuộc diện báo cáo trên 126 đơn vị cấp cơ sở" in shown(
        opened("reporting", area="01", **{"from": "2026-Q1", "to": "2026-Q3"})
    )
    html = shown(opened("sources", quarter="2026-Q3", **link))
    assert "Tổng số của 4 đơn vị đã báo cáo, trong 4 đơn vị phải báo cáo (trên 126 đơn vị cấp cơ sở)." in html
    assert "of 126 grassroots areas in all" in shown(opened("overview", language="en", quarter="2026-Q3", area="01"))


def test_a_commune_is_not_counted_in_itself():
    assert "cấp cơ sở" not in shown(opened("overview", area="10330", quarter="2026-Q3"))


COUNTS = """
area | period   | inside
01   | 2026-Q3  | 126
01   | 2026-M08 | 126
01   | 2025-Q2  | 526
01   | 2025-H1  | 526
01   | 2025     | 126
280  | 2024     | 27
280  | 2024-Q3  | 27
280  | 2025     | 23
280  | 2026-Q1  |
280  | 1999     |
"""


@pytest.mark.parametrize("line", COUNTS.strip().splitlines()[1:])
def test_areas_are_counted_when_the_period_ends_or_the_area_does(line: str):
    code, period, inside = (cell.strip() for cell in line.split("|"))
    warehouse = ask.newest()
    with session.acting_as(OPEN_VIEWER):
        area = ask.areas(warehouse).by_key(code)
        assert ask.count_inside(warehouse, area, period) == (int(inside) if inside else None)
