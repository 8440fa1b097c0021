"""A presenter's way with what is no chart, in a real browser: collected, copied, shown, brought up to date by a key."""

import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page

from tests.browser.collecting import collect
from tests.browser.conftest import Visit, launched

pytestmark = pytest.mark.browser

SERIES = "/xu-huong?area=280&indicator=mediation_cases_resolved&from=2024-Q1&to=2025-Q2"
REPORTED = "/tinh-hinh?area=280&from=2024-Q1&to=2025-Q2"


def take(visit, key: str, new: str = "", part: str = "") -> None:
    collect(visit.page.locator(f".st-key-collect_{key} button"), new, part)
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("dialog").wait_for(state="hidden")


def show(visit):
    with visit.page.expect_popup() as opening:
        visit.page.get_by_role("link", name="Trình chiếu").click()
    shown = opening.value
    shown.locator(".show .place").wait_for()
    return shown


def told(shown) -> str:
    """Everything the show has, on screen or still to come, figures and words."""
    return shown.evaluate(
        "() => document.getElementById('briefing').textContent + document.querySelector('main').innerText"
    )


def load(visit, tmp_path: Path, area: str) -> None:
    """Hand in a correction: as many cases settled as came in, where that was less."""
    environment = {**os.environ, "DASHBOARD_DATA": str(visit.served.office)}
    file = tmp_path / "sua.xlsx"

    def etl(*words: str) -> None:
        subprocess.run([sys.executable, "-m", "etl", *words], check=True, env=environment, capture_output=True)

    etl("template", "--area", "280", "--period", "2025-Q2", "-o", str(file))
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[4]}
    row = next(r for r in range(6, sheet.max_row + 1) if sheet.cell(r, 3).value == area)
    received, resolved = (sheet.cell(row, columns[f"mediation_cases_{name}"]) for name in ("received", "resolved"))
    assert resolved.value < received.value
    resolved.value = received.value
    book.save(file)
    etl("load", str(file), "--accept-odd", "--why", "đính chính")


def test_panels_tiles_and_reports_are_collected_shown_and_brought_up_to_date(visit, chromium, tmp_path):
    page = visit.page
    visit.open(SERIES + "&inside=yes")
    take(visit, "inside_mediation_cases_resolved", "Giao ban mới")
    take(visit, "mediation_cases_resolved_course", part="Chỉ bảng số liệu")
    take(visit, "mediation_cases_resolved_course", part="Chỉ nhận xét")
    visit.open("/?area=280&quarter=2025-Q2")
    take(visit, "tiles")
    visit.open(REPORTED)
    for key in ("coverage", "totals"):
        take(visit, key)
    visit.open("/trinh-bay")
    page.locator("[class*=st-key-item_] .item b").nth(5).wait_for()
    assert page.locator("[class*=st-key-item_] .item b").count() == 6
    page.get_by_role("button", name="Tạo liên kết").click()
    address = page.get_by_test_id("stCode").inner_text().strip()
    page.get_by_text("Mã QR liên kết ở trang cuối").wait_for()

    with page.context.expect_page() as opening:
        page.get_by_role("link", name="Trình chiếu").click()
    shown = opening.value
    shown.locator(".show .place").wait_for()
    assert shown.url.endswith(f"?link={address.rpartition('/')[2]}#show")
    assert re.match(r"1/\d+", shown.locator(".place").inner_text())
    shown.keyboard.press("ArrowRight")
    shown.locator(".slide.now .chart[data-drawn=yes] .xy").first.wait_for()
    assert shown.locator(".slide.now .chart .cartesianlayer .subplot").count() >= 5
    assert shown.locator(".slide.now .only-show").count() == 0, "of when the figures are is said once"
    shown.keyboard.press("End")
    assert shown.locator(".check.now figure").first.get_attribute("aria-label") == "Mã QR của liên kết"
    assert address in shown.locator(".check.now").inner_text()
    shown.clock.install()
    shown.reload()  # what waits for a time has begun to wait under this clock
    shown.locator(".show .place").wait_for()
    shown.keyboard.press("ArrowRight")
    shown.locator(".slide.now .chart[data-drawn=yes] .xy").first.wait_for()

    before = told(shown)
    shown.clock.run_for(31_000)
    assert shown.locator("[data-do=newer]").is_hidden()
    load(visit, tmp_path, "Xã Châu Can")
    shown.keyboard.press("u")  # not offered yet: does nothing
    shown.clock.run_for(31_000)
    shown.locator("[data-do=newer]").wait_for()
    assert told(shown) == before, "the show is as it was until it is asked"
    shown.keyboard.press("u")
    shown.wait_for_url("**/show/*?newest*")
    shown.locator(".show .place").wait_for()
    shown.keyboard.press("ArrowRight")
    newer = shown.locator(".slide.now").inner_text()
    assert "Số liệu mới đã thay đổi" in newer and "Xã Châu Can" in newer and "→" in newer
    assert told(shown) != before
    shown.close()

    elsewhere = chromium.new_context().new_page()
    elsewhere.goto(address)
    elsewhere.wait_for_selector(".chart[data-drawn=yes]")
    assert elsewhere.locator(".check figure").first.get_attribute("aria-label") == "Mã QR của liên kết"
    assert elsewhere.locator("td.tinted").count() > 100
    elsewhere.context.close()
    assert visit.broken == []


def test_a_picture_goes_into_the_clipboard_or_the_page_says_that_it_does_not(playwright, served):
    """In the whole browser: the one without a window has no clipboard."""
    for browser in launched(playwright, "chromium"):
        page = browser.new_context(locale="vi-VN", viewport={"width": 1440, "height": 900}).new_page()

        def copied(page: Page, ends: str) -> Locator:
            Visit(page, served).open(SERIES)
            page.get_by_role("button", name="Tải hình").first.click()
            page.get_by_role("button", name="Chép hình").click()
            page.locator(f".to-copy[data-copied={ends}]").wait_for()
            return page.locator(".to-copy")

        assert "Đã chép" in copied(page, "yes").get_by_role("status").inner_text()
        page.context.grant_permissions(["clipboard-read"], origin=served.address)
        kinds = page.evaluate(
            "async () => { const [one] = await navigator.clipboard.read();"
            " return [one.types, (await one.getType('image/png')).size > 20000] }"
        )
        assert kinds == [["image/png"], True]

        page.add_init_script("delete window.ClipboardItem")  # a browser that cannot
        said = copied(page, "no")
        assert "không cho chép hình" in said.get_by_role("status").inner_text()
        assert said.locator("img").evaluate("(image) => image.naturalWidth") == 1920
