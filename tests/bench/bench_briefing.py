"""How long what leaves the building takes: twenty slides of the sample office as PDF and as one page, a picture.

Beside the PDF stands an empty page set by typst, beside the page as it is opened one with plotly and no chart.
"""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import typst
from bench_speed import FLAGS, said, timed
from playwright.sync_api import sync_playwright

from dashboard.briefing.content import Content, Slide
from dashboard.briefing.page import page
from dashboard.briefing.paper import pdf
from dashboard.briefing.picture import png, svg
from dashboard.text import text
from tests.dashboard.briefed import content, every_make


@pytest.fixture(scope="module")
def twenty(demo_office: Path) -> Iterator[Content]:
    """Charts of every make, over and over."""
    before = os.environ.get("DASHBOARD_DATA")
    os.environ["DASHBOARD_DATA"] = str(demo_office)
    slides = [made.slide for made in every_make(text("vi"))]
    yield content(*(slides * 3)[:20])
    if before is None:
        del os.environ["DASHBOARD_DATA"]


def test_what_is_made(twenty: Content) -> None:
    slide, t = twenty.slides[0], text("vi")
    others = iter([_other(twenty, n) for n in range(1, 10)])  # typst remembers what it has set
    said("20 slides as PDF", timed(5, lambda: pdf(next(others))), timed(5, lambda: typst.compile(b"x", format="pdf")))
    said("20 slides as the offline page", timed(5, lambda: page(twenty)))
    said("a chart as SVG", timed(9, lambda: svg(slide, t, twenty.as_of)))
    for scale in (1, 2, 3):
        said(f"a chart as PNG, {scale}×", timed(9, lambda scale=scale: png(slide, t, twenty.as_of, scale)))
    said("PDF", len(pdf(twenty)) / 1000, unit="kB")
    said("offline page", len(page(twenty).encode()) / 1000, unit="kB")


def _other(briefing: Content, n: int) -> Content:
    """The same with every value a little different."""

    def moved(slide: Slide) -> Slide:
        series = [
            replace(one, values=tuple(value and value + n / 100 for value in one.values)) for one in slide.plot.series
        ]
        table = slide.table.map(lambda value: value + n / 10 if isinstance(value, float) else value)
        return replace(slide, title=f"{n} {slide.title}", plot=replace(slide.plot, series=tuple(series)), table=table)

    return replace(briefing, slides=tuple(moved(slide) for slide in briefing.slides))


def test_the_page_opened(twenty: Content, tmp_path: Path) -> None:
    files = {}
    for name, made in (("twenty", twenty), ("none", content(twenty.slides[0]))):
        files[name] = tmp_path / f"{name}.html"
        files[name].write_text(page(made), "utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)

        def opened(name: str, charts: int) -> float:
            spent = []
            for _ in range(3):
                tab = browser.new_page()
                start = time.perf_counter()
                tab.goto(files[name].as_uri())
                tab.locator(".chart[data-drawn]").nth(charts - 1).wait_for()
                spent.append(1000 * (time.perf_counter() - start))
                tab.close()
            return sorted(spent)[1]

        said("20 charts of the page, opened until all are drawn / one chart", opened("twenty", 20), opened("none", 1))
        browser.close()
