"""The dashboard on the sample reports in a real browser: Debian's Chromium, driven by Playwright, loopback only."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync", "--force-prefers-reduced-motion"]
# nothing but loopback; not by routes of Playwright, which shut off the browser's cache, so that every page is the first
FLAGS += ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"]
# a page beside another of the same site is a guest of its process, which has compiled the bundle: half of the time
FLAGS += ["--process-per-site"]
HERE = ("127.0.0.1", "localhost")


@dataclass
class Served:
    """A dashboard that is being served: its address and the folder of its office."""

    address: str
    office: Path


# by package: Playwright keeps an event loop running in this thread, which other tests must not meet
@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as one:
        yield one


@pytest.fixture(scope="package")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Chromium without its own window where Debian's package of that is there: it draws pages alone, a third sooner."""
    yield from launched(playwright, "chromium-headless-shell", "chromium")


def launched(playwright: Playwright, *programs: str) -> Iterator[Browser]:
    """The first of these programs that is installed. Skips where there is none."""
    program = next(filter(None, map(shutil.which, programs)), None)
    if program is None:
        pytest.skip(f"There is no {programs[-1]} (Debian: apt-get install {programs[-1]} fonts-dejavu-core)")
    browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def served(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample office (a copy: the tests here load into it), served on a free port, open to everybody."""
    with _serving(demo_office, tmp_path_factory.mktemp("served") / "office") as one:
        yield one


@pytest.fixture(scope="package")
def served_to_people(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Another, for tests that let people in: from then on everybody has to sign in."""
    with _serving(demo_office, tmp_path_factory.mktemp("people") / "office") as one:
        yield one


@contextmanager
def _serving(source: Path, office: Path) -> Iterator[Served]:
    shutil.copytree(source, office)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "DASHBOARD_DATA": str(office)}
    command = [sys.executable, "-m", "dashboard", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as server:
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(f"{address}/healthz")
            yield Served(address, office)
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


@cache
def _axe() -> str:
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def faults(page: Page, *rules: str) -> list[str]:
    """What keeps people with a screen reader, a keyboard or weak eyes from using the page: axe-core's serious and
    critical findings, of all its rules or of these, each with the first place."""
    page.evaluate(_axe())
    how = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    found = page.evaluate("(how) => axe.run(document, how)", how)["violations"]
    return [
        f"{one['id']} ({len(one['nodes'])}): {one['nodes'][0]['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@dataclass
class Visit:
    """One page in one browser profile, and what went over the wire."""

    page: Page
    served: Served
    refused: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Open a page and wait until it stands."""
        self.page.goto(self.served.address + path)
        self.settled()

    def faults(self, *rules: str) -> list[str]:
        """The serious faults of the page as it stands, for those who see or move less well."""
        return faults(self.page, *rules)

    def settled(self) -> None:
        """Wait until the page has drawn what it draws."""
        self.page.wait_for_selector(".page-head", timeout=30_000)
        self.page.wait_for_function(
            "() => !document.querySelector('[data-testid=stStatusWidget], [data-stale=true]')",
            timeout=30_000,
        )
        self.page.wait_for_timeout(400)


@pytest.fixture(scope="package")
def profile(chromium: Browser) -> Iterator[BrowserContext]:
    """One browser profile for all: what it has fetched once it keeps."""
    context = chromium.new_context(locale="vi-VN", viewport={"width": 1440, "height": 900}, accept_downloads=True)
    yield context
    context.close()


@pytest.fixture
def visit(profile: BrowserContext, served: Served) -> Iterator[Visit]:
    """A new page of somebody whom the dashboard does not know: nobody is signed in, nothing is remembered."""
    if not profile.pages:
        profile.new_page().goto(f"{served.address}/healthz")  # stays open: the process of the site stays
    page = profile.new_page()
    here = Visit(page, served)

    def asks(sent: Request) -> None:
        if urlsplit(sent.url).hostname not in HERE and not sent.url.startswith(("data:", "blob:")):
            here.refused.append(sent.url)

    page.on("request", asks)
    page.on("response", lambda got: here.failed.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    page.on("pageerror", lambda error: here.broken.append(str(error)))
    page.on("console", lambda said: here.forbidden.append(said.text) if "Content Security" in said.text else None)
    yield here
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.close()
    profile.clear_cookies()
    assert here.forbidden == []  # in every browser test: our pages do nothing their own policy forbids
