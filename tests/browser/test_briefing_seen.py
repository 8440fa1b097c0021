"""What leaves, for those who see or move less well, without a network: panels and tables drawn, every control a key
away, axe-core finds nothing serious; nor on the pages somebody without an account comes to."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page

from dashboard import act_briefings, ask, session
from dashboard.briefing.content import Plot, Series, Slide
from dashboard.briefing.kept import Item
from dashboard.briefing.page import page
from dashboard.briefing.recipe import Recipe
from dashboard.model import OPEN_VIEWER
from tests.browser.conftest import faults
from tests.dashboard.briefed import BLUE, PLOTS, QUARTERS, content, drawn, longest_names

pytestmark = pytest.mark.browser

NAMES = longest_names()[:9]
VALUES = [
    tuple(None if (n + k) % 5 == 4 else float(n * k + 3) for k in range(len(QUARTERS))) for n in range(len(NAMES))
]
PANELS = Plot(
    "panels",
    QUARTERS,
    tuple(Series(name, values, BLUE) for name, values in zip(NAMES, VALUES, strict=True)),
    "vụ",
    said=tuple(f"{n} vụ · tăng 1 [{n}]" for n in range(len(NAMES))),
    ends=(0.0, 50.0),
)
AIMED = replace(
    PLOTS["lines"],
    series=(*PLOTS["lines"].series, Series("Ít nhất 900 vụ (QĐ 12)", (900.0,) * 6, "#B3476B", is_aim=True)),
    labels=(*QUARTERS[:2], f"{QUARTERS[2]}\u00a0[2]", *QUARTERS[3:-1], f"{QUARTERS[-1]}\u00a0[1]"),
)
CELLS = pd.DataFrame(
    {
        "Đơn vị": [f"{name} {n}" for n in range(6) for name in NAMES],
        "Giá trị": [float(n) for n in range(54)],
        "Ghi trong tệp": [str(n) for n in range(54)],
        "Vị trí": [f"Trang “Biểu tổng hợp”, ô F{n}" for n in range(54)],
    }
)
SIGNS = pd.DataFrame({"Đơn vị": list(NAMES)} | {quarter: ["✓", "×", "◐"] * 3 for quarter in QUARTERS})
TINTS = (("✓", "#CFE8D5"), ("×", "#F5CFCB"), ("◐", "#FBEFD5"))
SLIDES = (
    drawn(
        "lines", plot=AIMED, legend="Mục tiêu: ít nhất 900 vụ. · [1] Quý II/2024, Huyện Phú Xuyên: Bão số 3 (An ghi)."
    ),
    drawn("lines", title="Từng đơn vị", plot=PANELS),
    Slide("Nguồn của số này", table=CELLS, numbers=("Giá trị",), mixed=("Giá trị",), source="Nguồn: kho 1", alt="Bảng"),
    Slide("Tình hình báo cáo", table=SIGNS, tints=TINTS, legend="✓ đúng hạn · × chưa báo cáo"),
    Slide("Chữ", text="Một\nHai", remarks=("Tăng.",)),
)


@pytest.fixture(scope="module")
def first(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page as a file, in a browser without a network. It stays open, and with it the process that compiled it."""
    file = tmp_path_factory.mktemp("seen") / "giao-ban.html"
    file.write_text(page(replace(content(*SLIDES), link="https://danvan.example.vn/s/abc"), has_notes=True), "utf-8")
    context = chromium.new_context(locale="vi-VN", offline=True, viewport={"width": 1280, "height": 720})
    opened = context.new_page()
    opened.goto(file.as_uri())
    yield opened
    context.close()


@pytest.fixture
def shown(first: Page) -> Iterator[Page]:
    """The same, opened anew."""
    asked, opened = [], first.context.new_page()
    opened.on("request", lambda sent: asked.append(sent.url))
    opened.goto(first.url)
    opened.locator(".chart[data-drawn]").nth(1).wait_for()
    yield opened
    opened.close()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_panels_and_tables_are_drawn(shown: Page) -> None:
    panels = shown.locator(".chart").nth(1)
    held = panels.evaluate("(one) => one.data.filter((trace) => trace.meta).map((trace) => trace.y)")
    assert [tuple(one) for one in held] == [one.values for one in PANELS.series]
    assert panels.locator(".cartesianlayer .subplot").count() == len(NAMES)
    tables = shown.locator("table")
    assert [tables.nth(n).locator("tbody tr").count() for n in range(4)] == [6, 6, 54, 9]
    assert shown.locator("td.tinted").count() == 54
    aims = shown.locator(".chart").first.evaluate("(one) => one.data.some((trace) => trace.name.includes('QĐ 12'))")
    assert aims and "Bão số 3" in shown.inner_text("main")


def test_tab_reaches_every_control_of_tables_too(shown: Page) -> None:
    controls = shown.locator("button:visible, a[href], summary, .table-room:visible")
    for n, one in enumerate(controls.all()):
        one.evaluate("(one, n) => (one.dataset.control = n)", n)
    reached = set()
    for _ in range(controls.count() + 3):
        shown.keyboard.press("Tab")
        reached.add(shown.evaluate("document.activeElement.dataset.control"))
    assert {str(n) for n in range(controls.count())} <= reached and controls.count() >= 8


def test_where_names_are_left_out_the_marks_of_notes_are_not(shown: Page) -> None:
    shown.set_viewport_size({"width": 390, "height": 844})
    shown.wait_for_function("() => document.querySelector('.chart').layout.xaxis.ticktext.length < 6")
    ticks = shown.locator(".chart").first.evaluate("(one) => one.layout.xaxis.ticktext")
    assert [tick.split("\u00a0")[-1] for tick in ticks if "[" in tick] == ["[1]", "[2]"]


def test_a_long_table_is_shown_in_parts(shown: Page) -> None:
    rows = shown.locator("#slide-3 tbody tr:visible")
    shown.keyboard.press("F5")
    while not shown.locator("#slide-3.now").count():
        shown.keyboard.press("ArrowRight")
    parts, seen = [], []
    while shown.locator("#slide-3.now").count():
        parts.append(shown.inner_text(".place").partition(" · ")[2])
        seen += rows.locator("td:last-child").all_inner_texts()
        room = shown.locator("#slide-3 .table-room").evaluate("(one) => one.scrollHeight - one.clientHeight")
        assert room <= 1, "a part stands in the window whole"
        shown.keyboard.press("ArrowRight")
    assert parts == ["1–11 / 54", "12–22 / 54", "23–32 / 54", "33–43 / 54", "44–54 / 54"]
    assert seen == list(CELLS["Vị trí"])
    shown.keyboard.press("Escape")
    shown.locator("#slide-3 details").first.evaluate("(one) => (one.open = true)")
    assert rows.count() == 54


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_on_the_page_and_in_the_show(shown: Page, scheme: str) -> None:
    shown.emulate_media(color_scheme=scheme)
    shown.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert faults(shown) == []
    shown.keyboard.press("F5")
    steps = int(shown.inner_text(".place").split("/")[1].split(" ")[0])
    assert steps > len(SLIDES) + 2, "panels are dealt out"
    for _ in range(steps):
        assert faults(shown) == [], shown.inner_text(".place")
        shown.keyboard.press("ArrowRight")
    shown.keyboard.press("Escape")


def test_nothing_serious_where_somebody_without_an_account_comes(visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(visit.served.office))
    with session.acting_as(OPEN_VIEWER):
        key = ask.home(ask.newest()).key
        recipes = (
            Recipe("course", ask.main_indicators()[0], key, "2023-Q1", "2025-Q2"),
            Recipe("coverage", "", key, "2024-Q1", "2025-Q2", day=date.today().isoformat()),
        )
        one = act_briefings.new_briefing("Giao ban", "vi", [Item(recipe) for recipe in recipes])
        links = {password: act_briefings.share(one, 7, password) for password in ("", "mat-khau-9x")}
        code = act_briefings.issue(one, "pdf").code
    places = [f"/s/{links['']}", f"/s/{links['mat-khau-9x']}", "/s/khong-co", "/v", f"/v/{code}", "/v/AAAA", "/sign-in"]
    for scheme in ("light", "dark"):
        visit.page.emulate_media(color_scheme=scheme)
        for place in places:
            visit.page.goto(visit.served.address + place)
            visit.page.locator("h1, h2").first.wait_for()
            assert visit.faults() == [], f"{place} {scheme}"
