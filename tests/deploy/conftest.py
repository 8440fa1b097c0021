"""A browser like that of the browser's tests, for one file."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import launched


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield from launched(playwright, "chromium-headless-shell", "chromium")
