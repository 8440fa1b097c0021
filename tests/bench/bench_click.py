"""What a viewer waits for in Chromium: the first visit, the second, and a click until the chart is redrawn.

make bench
"""

import asyncio
import contextlib
import shutil
import statistics
import threading
import time
from collections.abc import Iterator
from random import Random

import pytest
from bench_speed import FLAGS, TREND, bare, ours, place, said
from playwright.sync_api import Browser, Page, sync_playwright
from viewer import viewing

__all__ = ["bare", "ours", "place"]  # fixtures
VIETNAMESE = (("Lũy kế trong năm", "Lũy kế từ đầu năm, từ"), ("Trong kỳ", "Trong kỳ, từ"))
ENGLISH = (("cumulative", "shown: cumulative"), ("in period", "shown: in period"))
ORDERS = ("Tên", "Giá trị")
REDRAWN = """async ([button, word]) => {
    const drawn = () => document.querySelector('.js-plotly-plot .js-line')?.getAttribute('d');
    const before = drawn();
    const start = performance.now();
    [...document.querySelectorAll('button')].find(b => b.textContent.trim() === button).click();
    const main = document.querySelector('[data-testid=stMain]');
    while (!main.textContent.includes(word) || (before && drawn() === before))
        await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame);
    return performance.now() - start; }"""
SORTED = """async ([button]) => {
    const first = () => document.querySelector('.multiple-name').textContent;
    const before = first();
    const start = performance.now();
    [...document.querySelectorAll('button')].find(b => b.textContent.trim() === button).click();
    while (first() === before) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame);
    return performance.now() - start; }"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


def _visit(chromium: Browser, address: str, waits_for: str) -> tuple[Page, float, float, float]:
    """The page, milliseconds until it stood the first time and again, MB sent the first time."""
    page, sent = chromium.new_page(viewport={"width": 1366, "height": 850}, locale="vi-VN"), [0]
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.on("Network.loadingFinished", lambda e: sent.__setitem__(0, sent[0] + int(e["encodedDataLength"])))

    def load() -> float:
        start = time.perf_counter()
        page.goto(address)
        page.wait_for_selector(waits_for, timeout=60_000)
        return 1000 * (time.perf_counter() - start)

    cold, sent_cold = load(), sent[0]
    warm = statistics.median(load() for _ in range(3))
    page.wait_for_timeout(1500)
    return page, cold, warm, sent_cold / 1e6


def _clicks(pages: dict[str, tuple[Page, str, tuple[tuple[str, ...], ...]]], times: int) -> dict[str, list[float]]:
    """Milliseconds of each click, by page, sorted. The pages take turns: what else the machine does slows all alike."""
    spent: dict[str, list[float]] = {name: [] for name in pages}
    for turn in range(times + 4):
        for name, (page, script, steps) in pages.items():
            page.bring_to_front()
            spent[name].append(page.evaluate(script, list(steps[turn % 2])))
            page.wait_for_timeout(200)
    return {name: sorted(all_[4:]) for name, all_ in spent.items()}


@contextlib.contextmanager
def _others(address: str, count: int) -> Iterator[None]:
    """So many viewers of the page of trends who turn a switch on it every two seconds, until the end."""
    done = threading.Event()

    async def viewer(number: int) -> None:
        choose = Random(number)
        async with viewing(address) as someone:
            await someone.open("xu-huong", TREND.split("?")[1])
            while not done.is_set():
                await asyncio.sleep(2)
                await someone.change(choose, menus=False)

    async def crowd() -> None:
        async with asyncio.TaskGroup() as group:
            for number in range(count):
                group.create_task(viewer(number))
                await asyncio.sleep(0.04)

    thread = threading.Thread(target=lambda: asyncio.run(crowd()))
    thread.start()
    time.sleep(8)
    try:
        yield
    finally:
        done.set()
        thread.join()


def test_visits_and_clicks(chromium: Browser, ours: str, bare: str) -> None:
    """Alone, and with 49 others; against a page with one chart and a page with a line of text."""
    chart = ".js-plotly-plot .trace"
    mine, plain = _visit(chromium, ours + TREND, chart), _visit(chromium, bare, chart)
    text = _visit(chromium, f"{bare}/?only=text", ".said")
    many = _visit(chromium, f"{ours}{TREND}&inside=yes", ".multiple-name")
    for n, what in enumerate(("first visit until the chart stands", "second visit until the chart stands"), start=1):
        said(what, mine[n], plain[n])
    said("first visit, sent over the wire", mine[3], plain[3], "MB")
    pages = {
        "ours": (mine[0], REDRAWN, VIETNAMESE),
        "27 panels": (many[0], SORTED, tuple((order,) for order in ORDERS)),
        "a chart": (plain[0], REDRAWN, ENGLISH),
        "text": (text[0], REDRAWN, ENGLISH),
    }
    spent = _clicks(pages, 40)
    for name, part in (("p50", 0.5), ("p95", 0.95)):
        at = {page: times[int(len(times) * part)] for page, times in spent.items()}
        said(f"click → redrawn chart, {name}, against a page of text", at["ours"], at["text"])
        said(f"click → redrawn chart, {name}, against a page with a chart", at["ours"], at["a chart"])
        said(f"click → 27 panels sorted anew, {name}, against our chart", at["27 panels"], at["ours"])
    with _others(ours, 49):
        crowded = _clicks({"ours": pages["ours"]}, 40)["ours"]
    for name, part in (("p50", 0.5), ("p95", 0.95)):
        here, alone = (times[int(len(times) * part)] for times in (crowded, spent["text"]))
        said(f"the same with 49 others clicking, {name}, against a page of text", here, alone)
