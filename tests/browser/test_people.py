"""People in a real browser: signing in, adding somebody, what is not one's own, names that look like markup."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

PASSWORD, OTHER = "tre xanh giếng đá 7", "mây trắng ruộng bậc thang"
NASTY = "<img src=x onerror=alert(1)> [a](http://evil) ![b](http://evil/p)"


@pytest.fixture
def served(served_to_people):
    return served_to_people


def sign_in(page, address: str, name: str, password: str) -> None:
    page.goto(address)
    page.fill("#name", name)
    page.fill("#password", password)
    page.click("main button")
    page.wait_for_selector(".page-head", timeout=30_000)


def test_an_administrator_lets_somebody_in(visit, chromium):
    address, page, alerts = visit.served.address, visit.page, []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    for name, role, shown in (("lan", "administrator", "Nguyễn Thị Lan"), ("nasty", "viewer", NASTY)):
        command = [sys.executable, "-m", "dashboard", "person", "add", name, "--role", role, "--shown", shown]
        environment = {**os.environ, "DASHBOARD_DATA": str(visit.served.office)}
        subprocess.run(command, input=f"{PASSWORD}\n", text=True, check=True, env=environment, capture_output=True)
    sign_in(page, f"{address}/sign-in?next=/nguoi-dung", "lan", PASSWORD)
    visit.settled()

    page.click(".st-key-add_person button")
    page.fill(".st-key-new_shown input", "Lê Thị Hoa")
    page.fill(".st-key-new_name input", "hoa.le")
    page.fill(".st-key-new_area input", "chuyen my")
    page.keyboard.press("Enter")
    page.click(".st-key-new_send button")
    page.wait_for_selector("[role=dialog] pre", timeout=30_000)
    link = page.inner_text("[role=dialog] pre").strip()
    assert link.startswith(f"{address}/password/")
    page.keyboard.press("Escape")
    page.wait_for_selector("text=Lê Thị Hoa")

    theirs = chromium.new_context(locale="vi-VN").new_page()
    theirs.goto(link)
    theirs.fill("#password", OTHER)
    theirs.fill("#again", OTHER)
    theirs.click("main button")
    theirs.wait_for_selector("#name")
    sign_in(theirs, f"{address}/sign-in?next=/nhat-ky", "hoa.le", OTHER)  # not theirs: the default page
    theirs.wait_for_selector("h1:text-is('Tổng quan')", timeout=30_000)
    assert "Nhật ký" not in theirs.inner_text("[data-testid=stApp]")

    page.click("text=Lê Thị Hoa")
    page.click(".st-key-end_sign_ins button")
    theirs.wait_for_selector("text=Phiên làm việc đã hết", timeout=30_000)
    theirs.context.close()

    for path in ("/nguoi-dung?person=nasty", "/tai-khoan", "/nhat-ky"):
        visit.open(path)
        for width in (390, 1440):
            page.set_viewport_size({"width": width, "height": 844})
            page.wait_for_timeout(300)
            wide = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth")
            assert wide <= width, path
    with page.expect_download() as waiting:
        page.get_by_text("Tải CSV").click()
    lines = Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert any("Thêm người dùng hoa.le: Người xem, Xã Chuyên Mỹ" in line for line in lines)
    assert alerts == [] and visit.refused == [] and visit.broken == []
