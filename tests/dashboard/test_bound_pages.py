"""Every page for who is bound to a part of the office: nothing breaks for want of what lies above or beside it."""

from pathlib import Path

import pytest
from opening import shown, turned_to
from peopled import Office
from small_office import make_office

from etl import areas

PAGES = ("overview", "trend", "compare", "reporting", "quality", "indicators", "sources", "uploads", "guide", "account")
BOUND = {"tinh": "01@2025-06-30", "huyen": "280@2025-06-30", "xa": "10273@2025-06-30", "khac": "908@2025-06-30"}
NOTHING = "Địa bàn của bạn chưa có báo cáo nào được duyệt"


@pytest.fixture
def bound(peopled: Office, tmp_path: Path) -> Office:
    """An office with persons of a province, a district, a commune, and a district that reported nothing."""
    make_office(tmp_path, ["2024-Q3"])
    for name, code in BOUND.items():
        peopled.person(name, "officer", areas.load().by_code(code)[0].id)
    return peopled


@pytest.mark.parametrize("name", BOUND)
def test_every_page_stands(bound: Office, name: str) -> None:
    app = bound.visit(name)
    empty = set()
    for page in PAGES:
        app = turned_to(app, page)
        assert not app.exception, page
        assert "Trang chưa hiện được" not in shown(app), page
        if NOTHING in shown(app):
            empty.add(page)
    expected = {"overview", "trend", "compare", "reporting", "quality", "sources"} if name == "khac" else set()
    assert empty == expected
