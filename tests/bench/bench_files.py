"""How fast a briefing becomes files: part of `make bench`, told as bench_speed.py tells it."""

from io import BytesIO

import pytest
from bench_speed import place, said, timed
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from dashboard import ask, making, session
from dashboard.briefing import written
from dashboard.briefing.content import Content
from dashboard.briefing.recipe import Recipe
from dashboard.briefing.slides import deck
from dashboard.briefing.word import word
from dashboard.briefing.workbook import workbook
from dashboard.model import OPEN_VIEWER
from dashboard.text import text
from etl.office import Office

__all__ = ["place"]
CASES, SHARE, SPAN = "mediation_cases_resolved", "mediation_success", ("280", "2022-Q1", "2025-Q2")
RECIPES = (
    Recipe("course", CASES, *SPAN),
    Recipe("course", SHARE, *SPAN),
    Recipe("year_ago", CASES, *SPAN),
    Recipe("ranking", CASES, "280", "2024-Q4", "2024-Q4", level="commune"),
)


def test_a_briefing_of_twenty_slides(place: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty charts as files, against python-pptx making twenty charts of the same figures and nothing else."""
    monkeypatch.setenv("DASHBOARD_DATA", str(place.folder))
    with session.acting_as(OPEN_VIEWER):
        charts = [making.made_again(one, ask.newest(), text("vi")) for one in RECIPES]
    slides = [written.slide(indicators, shown, text("vi")) for indicators, shown in charts] * 5
    content = Content(
        "Giao ban", "Huyện ủy", "Lúc này", "vi", tuple(slides), "7K2M", "https://danvan.example.vn/v/7K2M"
    )

    def bare() -> None:
        made = Presentation()
        for slide in slides:
            data = CategoryChartData()
            data.categories = slide.plot.labels
            for one in slide.plot.series:
                data.add_series(one.name, one.values)
            page = made.slides.add_slide(made.slide_layouts[5])
            page.shapes.add_chart(XL_CHART_TYPE.LINE, 0, 0, 9144000, 6858000, data)
        made.save(BytesIO())

    said("20 slides as .pptx", timed(5, lambda: deck(content)), timed(5, bare))
    said("the same as .xlsx", timed(5, lambda: workbook(content)))
    said("the same as .docx, without pictures", timed(5, lambda: word(content)))
