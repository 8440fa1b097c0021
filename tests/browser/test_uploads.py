"""An upload withdrawn in a real browser: told before, done with a word; the chart and every answer as they were."""

import os
import subprocess
import sys
from urllib.parse import quote

import pytest

from etl.office import office
from etl.warehouse import latest
from tests.etl.answered import answers

pytestmark = pytest.mark.browser

PASSWORD = "tre xanh giếng đá 7"
LONG = "Báo cáo công tác dân vận quý I năm 2024 của xã Hồng Minh (bản sửa lần cuối, đã ký)_final_v3_thuc-su-cuoi.csv"
REPORT = """Mã đơn vị;Đơn vị;Kỳ;Chỉ tiêu;Giá trị
10276;Xã Hồng Minh;2024-Q1;Hòa giải thành;{n}
"""
FIGURE = "/nguon?area=10276@2024-12-31&indicator=mediation_cases_resolved&quarter=2024-Q1"


@pytest.fixture
def served(served_to_people):
    return served_to_people


def command(visit, *words: str, input_: str = "") -> None:
    """A command of the office that is being served."""
    environment = {**os.environ, "DASHBOARD_DATA": str(visit.served.office)}
    subprocess.run(
        [sys.executable, "-m", *words], input=input_, text=True, check=True, env=environment, capture_output=True
    )


def load(visit, folder, name: str, n: int) -> None:
    file = folder / name
    file.write_text(REPORT.format(n=n), encoding="utf-8")
    command(visit, "etl", "load", str(file), "--accept-odd", "--why", "đúng như đã ký", "--by", "huyen.phuxuyen")


def test_withdrawing_gives_back_what_the_chart_showed(visit, tmp_path):
    page, shelf = visit.page, office(visit.served.office)
    load(visit, tmp_path, "dau.csv", 3)
    before = answers(latest(shelf))
    load(visit, tmp_path, LONG, 5)
    assert answers(latest(shelf)) != before
    command(visit, "dashboard", "person", "add", "duyet", "--role", "approver", input_=f"{PASSWORD}\n")
    page.goto(f"{visit.served.address}/sign-in?next={quote(FIGURE, safe='')}")
    page.fill("#name", "duyet")
    page.fill("#password", PASSWORD)
    page.click("main button")
    visit.settled()
    assert page.inner_text(".one-figure .tile-value").startswith("5")

    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        visit.open("/cac-lan-nop?by=huyen.phuxuyen")
        page.wait_for_selector(".st-key-history [data-testid=stPageLink]")
        assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    page.click(".st-key-history [data-testid=stPageLink] a >> nth=0")
    page.wait_for_selector("h1:has-text('Lần nộp số')", timeout=30_000)
    visit.settled()
    assert LONG in page.inner_text(".file-name")
    page.click(".st-key-withdraw button")
    page.wait_for_selector(".st-key-effect table", timeout=30_000)
    rows = page.inner_text(".st-key-effect tbody").splitlines()
    told = [row.split("\t") for row in rows]
    assert ["Xã Hồng Minh", "Vụ việc hòa giải thành", "Quý I/2024", "5", "3"] in told
    assert any(row[0] == "Huyện Phú Xuyên" for row in told)
    page.fill(".st-key-why_withdraw textarea", "nộp nhầm tệp")
    page.click(".st-key-withdraw_yes button")
    page.wait_for_selector("text=Đã rút lại lần nộp số", timeout=30_000)
    assert "nộp nhầm tệp" in page.inner_text("ol.decisions")

    after = answers(latest(shelf))
    # what a file spoke of stays known: it says who may open it, and what the history shows
    assert {name for name in after if after[name] != before[name]} <= {"upload_areas ", "upload_periods "}
    visit.open(FIGURE)
    assert page.inner_text(".one-figure .tile-value").startswith("3")
    assert visit.broken == [] and visit.refused == []
