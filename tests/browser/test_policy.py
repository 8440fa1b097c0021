"""The policy of the pages in a real browser: all of ours works under it, nothing slipped into a page does."""

import pytest

from tests.browser.test_ways import SERIES

pytestmark = pytest.mark.browser

WITH_FILES = (SERIES, "/tinh-hinh", "/nguon?area=908&indicator=models_registered&quarter=2018")
SLIPPED_IN = """
() => {
    window.ran = []
    const made = document.createElement("div")
    made.innerHTML = `<img src="data:," onerror="window.ran.push('attribute')"><img src="https://example.org/x.png">
        <a id="link" href="javascript:window.ran.push('link')">x</a><iframe src="/sign-in"></iframe>
        <object data="/healthz"></object><form id="form" action="https://example.org/" method="post"></form>`
    document.body.append(made)
    const script = document.createElement("script")
    script.textContent = "window.ran.push('script')"
    document.body.append(script)
    const far = document.createElement("script")
    far.src = "https://example.org/x.js"
    document.body.append(far)
    document.getElementById("link").click()
    document.getElementById("form").submit()
    setTimeout(() => new Function("window.ran.push('made')")())
    try { new WebSocket("wss://example.org/") } catch {}
    return fetch("https://example.org/").catch(() => {})
}
"""


def test_downloads_keep_to_the_policy(visit):
    """The fixture fails on any message of the browser about the policy, here as in every test that opens a page."""
    for path in WITH_FILES:
        visit.open(path)
        for kind in ("Tải CSV", "Tải Excel"):
            with visit.page.expect_download() as waiting:
                visit.page.get_by_text(kind).first.click()
            assert waiting.value.path().stat().st_size > 100
    assert visit.broken == []


def test_nothing_slipped_into_a_page_runs_or_leaves(visit):
    visit.open("/")
    stopped = []
    visit.page.on("requestfailed", lambda asked: stopped.append(asked.url) if asked.failure == "csp" else None)
    visit.page.evaluate(SLIPPED_IN)
    visit.page.wait_for_timeout(500)
    assert visit.page.evaluate("() => window.ran") == []
    assert sorted(visit.refused) == sorted(stopped) != []  # by the policy, before any of it left
    assert visit.page.url.startswith(visit.served.address)
    said = "\n".join(visit.forbidden)
    for rule in ("script-src", "img-src", "connect-src", "form-action", "frame-src", "object-src"):
        assert rule in said
    visit.forbidden.clear()
    visit.broken.clear()


def test_a_page_looked_at_again_keeps_its_policy(chromium, served):
    """What the browser has kept is answered with "not modified", which must not take the page's scripts away."""
    page = chromium.new_page()
    seen = []
    page.on("response", lambda got: seen.append(got.status) if got.url.endswith("/chi-tieu") else None)
    for _ in range(2):
        page.goto(f"{served.address}/chi-tieu")
        page.wait_for_selector(".page-head", timeout=30_000)
    page.close()
    assert seen[0] == 200
