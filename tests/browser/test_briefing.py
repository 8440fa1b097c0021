"""A presenter's forty minutes in a real browser: collect, put in order, show by keyboard, export, share."""

import io
import re
import zipfile

import pypdf
import pytest
from pptx import Presentation

from tests.browser.collecting import collect

pytestmark = pytest.mark.browser

SERIES = "/xu-huong?area=280&indicator=mediation_cases_resolved&from=2023-Q1&to=2025-Q2"
RANKED = "/so-sanh?area=280&indicator=mediation_cases_resolved&quarter=2024-Q3"
NAME = "Giao ban thử"


def download(visit, label: str) -> bytes:
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name=label, exact=True).click()
    return waiting.value.path().read_bytes()


def titles(visit) -> list[str]:
    return visit.page.locator("[class*=st-key-item_] .item b").all_inner_texts()


def test_collected_ordered_exported_shown_and_shared(visit, chromium):
    for path, new in ((SERIES, NAME), (RANKED, "")):
        visit.open(path)
        collect(visit.page.get_by_role("button", name="Đưa vào bản trình bày").first, new)
    visit.page.get_by_role("link", name="Mở bản trình bày").click()
    visit.settled()
    visit.page.locator("[class*=st-key-item_] .item b").nth(1).wait_for()
    before = titles(visit)
    assert len(before) == 2 and "91 vụ việc hòa giải thành" in before[0]
    visit.page.get_by_role("button", name="Chuyển xuống").first.click()
    visit.page.get_by_text("Đã đổi thứ tự.").wait_for()
    visit.settled()
    assert titles(visit) == before[::-1]

    deck = Presentation(io.BytesIO(download(visit, "PowerPoint")))
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) >= 2 and 91.0 in list(charts[-1].plots[0].series[0].values)
    assert not [shape for slide in list(deck.slides)[:-1] for shape in slide.shapes if shape.shape_type == 13]
    pdf = download(visit, "PDF")
    said = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert "91 vụ việc hòa giải thành" in " ".join(said.split())
    for label, part in (("Word", "word/document.xml"), ("Excel", "xl/workbook.xml")):
        assert part in zipfile.ZipFile(io.BytesIO(download(visit, label))).namelist()
    html = download(visit, "Trang web một tệp").decode()
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}", html)[0]

    with visit.page.expect_popup() as opening:
        visit.page.get_by_role("link", name="Trình chiếu").click()
    show = opening.value
    show.locator(".show .place").wait_for()
    for key, place in (("ArrowRight", "2/"), ("ArrowRight", "3/"), ("ArrowLeft", "2/"), ("End", "")):
        show.keyboard.press(key)
        assert show.locator(".place").inner_text().startswith(place)
    show.context.set_offline(True)
    show.keyboard.press("Home")
    assert show.locator(".place").inner_text().startswith("1/")
    show.context.set_offline(False)
    show.close()

    visit.page.get_by_role("button", name="Tạo liên kết").click()
    address = visit.page.get_by_test_id("stCode").inner_text().strip()
    assert re.search(r"/s/[\w-]{43}$", address)
    elsewhere = chromium.new_context().new_page()
    asked = []
    elsewhere.on("request", lambda sent: asked.append(sent.url))
    elsewhere.goto(address)
    elsewhere.wait_for_selector(".chart[data-drawn=yes]")
    assert [one for one in asked if not one.startswith(("data:", "blob:"))] == [address]
    assert elsewhere.get_by_role("heading", name=NAME).is_visible()
    elsewhere.goto(f"{visit.served.address}/v/{code}")
    assert "Số liệu còn nguyên giá trị" in elsewhere.inner_text("main")
    elsewhere.context.close()

    visit.page.get_by_role("button", name="Thu hồi").first.click()
    visit.page.get_by_text("Đã thu hồi liên kết").wait_for()
    late = chromium.new_context().new_page()
    assert late.goto(address).status == 410
    assert "không còn được chia sẻ" in late.inner_text("main")
    late.context.close()
    assert visit.broken == []
