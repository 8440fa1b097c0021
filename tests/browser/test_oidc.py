"""The identity provider's button in a real browser: there, back to the page one was going to, and out again."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dashboard import accounts
from tests.browser.conftest import faults
from tests.dashboard.identity import PEOPLE, SECRET, area, identifying, settle
from tests.dashboard.visitor import BY, serving

pytestmark = pytest.mark.browser

OFFICE_ACCOUNT = "Đăng nhập bằng tài khoản cơ quan"


def test_there_and_back_and_out(chromium: Browser, demo_office: Path, tmp_path: Path) -> None:
    file = tmp_path / "oidc.toml"
    file.touch(mode=0o600)
    given = {"DASHBOARD_URL": "http://127.0.0.1:{port}", "DASHBOARD_OIDC": str(file)}
    with identifying() as identity:
        file.write_text(f'issuer = "{identity.issuer}"\nclient_id = "danvan"\nclient_secret = "{SECRET}"\n')
        with serving(demo_office, tmp_path / "office", **given) as office:
            settle(office, identity, accounts=PEOPLE)
            accounts.add(office.database, BY, "an", "viewer", area("01"), "Trần Thị An", f"{identity.issuer}|n-1")
            context = chromium.new_context(locale="vi-VN")
            context.add_cookies([{"name": "who", "value": "n-1", "url": identity.issuer}])  # An sits at this browser
            page, broken = context.new_page(), []
            page.on("console", lambda said: broken.append(said.text) if "Content Security" in said.text else None)
            page.goto(f"{office.address}/xu-huong?area=280&indicator=mediators")
            button = page.get_by_role("link", name=OFFICE_ACCOUNT)
            assert faults(page) == []
            button.focus()
            page.keyboard.press("Enter")
            page.wait_for_selector(".js-plotly-plot .trace", timeout=30_000)
            assert page.url.startswith(f"{office.address}/xu-huong?") and "indicator=mediators" in page.url
            assert "Trần Thị An" in page.inner_text("[data-testid=stSidebar]")
            page.get_by_role("button", name="Đăng xuất", exact=True).click()
            page.get_by_role("link", name="Đăng nhập lại").click()
            expect(page.get_by_role("link", name=OFFICE_ACCOUNT)).to_be_visible()
            page.goto(f"{office.address}/xu-huong")  # nothing is left of it
            expect(page.get_by_role("link", name=OFFICE_ACCOUNT)).to_be_visible()
            assert broken == []
            context.close()
