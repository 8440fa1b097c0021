"""The offline page in a real browser without a network: it draws everything, every control is a key away, and it is the
show."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from dashboard.briefing.content import Slide
from dashboard.briefing.page import page, scripts_of
from dashboard.briefing.picture import svg
from dashboard.text import text
from tests.dashboard.briefed import HOSTILE, PLOTS, content, drawn, longest_names, ranked

pytestmark = pytest.mark.browser

SLIDES = (
    *[drawn(name) for name in PLOTS],
    drawn("bars", title="Bốn mươi tên dài nhất", plot=ranked(), table=None),
    Slide(HOSTILE, text=HOSTILE, remarks=(HOSTILE,)),
    Slide("Chỉ có bảng", table=drawn("lines").table),
)


@dataclass
class Opened:
    """The page as a file in a browser that has no network, and whatever went wrong."""

    context: BrowserContext
    page: Page
    address: str
    asked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def at(self, where: str = "", width: int = 1440, height: int = 900) -> Page:
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.goto("about:blank")
        self.page.goto(self.address + where)
        return self.page

    def drawn(self, where: str = "", **size: int) -> Page:
        self.at(where, **size)
        self.page.locator(".chart[data-drawn]").nth(len(PLOTS)).wait_for()
        return self.page


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("offline") / "giao-ban.html"
    place.write_text(page(content(*SLIDES), has_notes=True), "utf-8")
    return place


@pytest.fixture(scope="module")
def profile(chromium: Browser, file: Path) -> Iterator[BrowserContext]:
    context = chromium.new_context(locale="vi-VN")
    context.new_page().goto(file.as_uri())  # stays open, and with it the process that has compiled the page
    yield context
    context.close()


@pytest.fixture
def opened(profile: BrowserContext, file: Path) -> Iterator[Opened]:
    profile.set_offline(True)
    here = Opened(profile, profile.new_page(), file.as_uri())
    here.page.on("request", lambda sent: here.asked.append(sent.url))
    here.page.on("pageerror", lambda error: here.wrong.append(str(error)))
    here.page.on("console", lambda said: here.wrong.append(said.text) if said.type == "error" else None)
    yield here
    for page_ in profile.pages[1:]:
        page_.close()
    outside = [url for url in here.asked if not url.startswith((here.address, "data:", "blob:", "about:"))]
    assert (outside, here.wrong) == ([], [])


def place(page: Page) -> str:
    return page.inner_text(".place")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")])
def test_every_chart_is_drawn_and_nothing_is_wider_than_the_window(opened, width, scheme):
    opened.page.emulate_media(color_scheme=scheme)
    shown = opened.drawn(width=width)
    assert shown.locator(".chart").count() == len(PLOTS) + 1
    assert shown.locator(".chart .main-svg").count() >= len(PLOTS) + 1
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    cut = shown.evaluate(
        """() => [...document.querySelectorAll('.chart text')].filter((one) => {
            const room = one.closest('.chart').getBoundingClientRect(), box = one.getBoundingClientRect();
            const isWider = box.left < room.left - 1 || box.right > room.right + 1;
            return box.width && (isWider || box.top < room.top - 1 || box.bottom > room.bottom + 1);
        }).map((one) => one.textContent)"""
    )
    assert cut == []
    assert "<script>alert(1)</script>" in shown.inner_text("main")


def test_what_is_drawn_are_the_values(opened):
    shown = opened.drawn()
    held = shown.evaluate("[...document.querySelectorAll('.chart')].map((one) => one.data.filter((t) => t.meta))")
    for slide, traces in zip([slide for slide in SLIDES if slide.plot], held, strict=True):
        across = "x" if slide.plot.shape == "bars" else "y"
        assert [tuple(trace[across]) for trace in traces] == [one.values for one in slide.plot.series]
    bars = shown.locator(".chart").nth(list(PLOTS).index("columns")).locator(".bars .point path")
    tall = [one.evaluate("(one) => one.getBBox().height > 0") for one in bars.all()]
    assert sum(tall) == 8  # of twelve places two are missing, two 0


def test_pointing_at_a_value_says_what_it_is(opened):
    shown = opened.drawn()
    shown.locator(".chart").first.scroll_into_view_if_needed()
    shown.locator(".chart").first.locator(".points path").first.hover(force=True)
    assert shown.locator(".hovertext").first.text_content() == "Xã Một · Q1/23: 10\u00a0vụ"


def test_tab_reaches_every_control(opened):
    shown = opened.drawn()
    reached = set()
    controls = "button:visible, a[href], summary, .table-room:visible"
    count = shown.locator(controls).count()
    assert count > 15
    for n, one in enumerate(shown.locator(controls).all()):
        one.evaluate("(one, n) => (one.dataset.control = n)", n)
    for _ in range(count + 3):
        shown.keyboard.press("Tab")
        reached.add(shown.evaluate("document.activeElement.dataset.control"))
    assert {str(n) for n in range(count)} <= reached
    shown.locator("summary").first.focus()
    shown.keyboard.press("Enter")
    assert shown.locator("details").first.get_attribute("open") is not None


def test_the_show_goes_by_keys(opened):
    shown = opened.drawn(width=1280, height=720)
    shown.keyboard.press("F5")
    steps = 1 + len(PLOTS) + 4 + 2 + 1  # the cover, the charts, forty names in four parts, words, table, the mark
    assert (place(shown), shown.url) == (f"1/{steps}", opened.address + "#show")
    for key, expected in [
        ("ArrowRight", 2), (" ", 3), ("PageDown", 4), ("PageUp", 3), ("ArrowLeft", 2), ("End", steps),
        ("ArrowRight", steps), ("Home", 1), ("Enter", 2), ("Backspace", 1),
    ]:  # fmt: skip
        shown.keyboard.press(key)
        assert place(shown) == f"{expected}/{steps}", key
    shown.keyboard.press("Escape")
    shown.wait_for_selector("body:not(.show)")
    assert "#show" not in shown.url
    shown.keyboard.press("ArrowRight")
    assert shown.locator("body.show").count() == 0


def test_a_slide_fills_the_screen_in_type_that_can_be_read(opened):
    shown = opened.at("#show", width=1280, height=720)
    shown.wait_for_selector(".show .now")
    for n in range(int(place(shown).split("/")[1])):
        now = shown.locator(".now")
        box = now.bounding_box()
        assert (box["width"], box["height"]) == (1280, 720)
        assert now.evaluate("(one) => one.scrollHeight - one.clientHeight") <= 1, place(shown)
        sizes = now.evaluate(
            """(now) => [...now.querySelectorAll('h1, h2, .remarks li, .text p, .chart text')]
                .filter((one) => one.getBoundingClientRect().height && one.textContent.trim())
                .map((one) => parseFloat(getComputedStyle(one).fontSize))"""
        )
        assert min(sizes, default=20) >= 15, place(shown)
        shown.keyboard.press("ArrowRight")
        shown.wait_for_function(
            "(n) => document.querySelector('.place').textContent.startsWith(`${n}/`)", arg=min(n + 2, 14)
        )


def test_forty_names_are_shown_in_parts_to_one_scale(opened):
    shown = opened.at("#show", width=1280, height=720)
    shown.wait_for_selector(".show .now")
    names, widths = [], {}
    for _ in range(1 + len(PLOTS)):
        shown.keyboard.press("ArrowRight")
    for part in range(4):
        assert place(shown).endswith(f"· {10 * part + 1}–{10 * part + 10} / 40")
        chart = shown.locator(".now .chart")
        names += chart.locator(".yaxislayer-above text").all_text_contents()
        widths[part] = chart.evaluate("(one) => one._fullLayout._size.w")
        shown.keyboard.press("ArrowRight")
    assert sorted(name.replace(" ", "") for name in names) == sorted(n.replace(" ", "") for n in longest_names())
    assert len(set(widths.values())) == 1


def test_the_notes_have_a_window_of_their_own(opened):
    shown = opened.at("#show", width=1280, height=720)
    shown.wait_for_selector(".show .now")
    shown.keyboard.press("ArrowRight")
    with opened.context.expect_page() as found:
        shown.keyboard.press("n")
    notes = found.value
    assert notes.inner_text(".said") == "Nói chậm về lines."
    assert notes.inner_text(".then") == "Tiếp theo: Phát hiện stairs"
    notes.keyboard.press("ArrowRight")
    assert place(shown).startswith("3/") and notes.inner_text(".now").endswith("Phát hiện stairs")
    clock = notes.inner_text(".clock")
    notes.wait_for_function("(before) => document.querySelector('.clock').textContent !== before", arg=clock)
    shown.keyboard.press("End")
    assert notes.inner_text(".said") == "Trang này không có ghi chú." and notes.inner_text(".then") == "Tiếp theo: Hết"
    shown.keyboard.press("Escape")


def test_opened_from_a_server_it_goes_on_without_one(opened, file):
    document = file.read_bytes()
    allowed = " ".join(f"'{one}'" for one in scripts_of(document.decode()))
    policy = f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; font-src data:"
    asked = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-security-policy", policy)
            self.send_header("cross-origin-opener-policy", "same-origin")
            self.end_headers()
            self.wfile.write(document)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        opened.context.set_offline(False)
        opened.address = f"http://127.0.0.1:{server.server_port}/s/secret"
        shown = opened.drawn(width=1280, height=720)
        opened.context.set_offline(True)
        server.shutdown()
    shown.keyboard.press("F5")
    shown.keyboard.press("ArrowRight")
    with opened.context.expect_page() as found:
        shown.keyboard.press("n")
    assert found.value.inner_text(".said") == "Nói chậm về lines."
    shown.keyboard.press("ArrowRight")
    shown.locator(".now .chart .main-svg").first.wait_for(state="attached")
    assert place(shown).startswith("3/")
    assert asked == ["/s/secret"]


def test_a_wall_turns_its_pages_by_itself(opened):
    shown = opened.at("#show&every=2", width=1280, height=720)
    shown.wait_for_selector(".show .now")
    assert shown.get_attribute("[data-do=auto]", "aria-pressed") == "true"
    shown.wait_for_function("() => document.querySelector('.place').textContent.startsWith('2/')", timeout=10_000)
    shown.keyboard.press("a")
    assert shown.get_attribute("[data-do=auto]", "aria-pressed") == "false"


def test_it_prints_with_its_tables_open(opened):
    shown = opened.drawn()
    shown.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown.locator("details:not([open])").count() == 0
    assert shown.locator(".chart").first.evaluate("(one) => one._fullLayout.width") <= 680
    shown.evaluate("dispatchEvent(new Event('afterprint'))")
    assert shown.locator("details:not([open])").count() > 5


def test_a_picture_looks_alike_in_a_browser(opened, tmp_path):
    place_ = tmp_path / "picture.svg"
    place_.write_text(svg(drawn("bars", plot=ranked()), text("vi"), "20:43"), "utf-8")
    opened.page.goto(place_.as_uri())
    opened.asked.clear()
    faces = opened.page.evaluate("() => document.fonts.ready.then((all) => [...all].map((one) => one.status))")
    assert faces == ["loaded", "loaded"]
    cut = opened.page.evaluate(
        """() => [...document.querySelectorAll('text')].filter((one) => {
            const box = one.getBBox(); return box.x < 0 || box.x + box.width > 960;
        }).map((one) => one.textContent)"""
    )
    assert json.dumps(cut) == "[]"
