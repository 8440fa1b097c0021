"""The browser of the browser's tests, here too."""

from tests.browser.conftest import chromium  # noqa: F401
