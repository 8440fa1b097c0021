"""Areas in panels, tiles, what is said of reports, a table or the remarks alone: in every file the query's figures."""

import html
import json
import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pandas as pd
import pypdf
import pytest
from docx import Document
from every_chart import MODELS, RESOLVED, SHARE
from lxml import etree
from pptx import Presentation
from test_briefing_workbook import drawings, referred

from dashboard import ask, counting, making, session
from dashboard.briefing.content import Content, Slide
from dashboard.briefing.page import page
from dashboard.briefing.paper import pdf
from dashboard.briefing.picture import png, svg
from dashboard.briefing.recipe import Recipe
from dashboard.briefing.slides import deck
from dashboard.briefing.word import word
from dashboard.briefing.workbook import workbook
from dashboard.briefing.written import slide
from dashboard.model import OPEN_VIEWER
from dashboard.text import Text, text

DAY, FIRST, LAST = date(2025, 8, 1), "2023-Q3", "2025-Q2"
PANELS = Recipe("inside", RESOLVED, "280", FIRST, LAST)
OF_SHARES = Recipe("inside", SHARE, "280", FIRST, LAST, order="name")
OF_MANY_QUARTERS = Recipe("inside", RESOLVED, "280", "2021-Q1", LAST)
TILES = Recipe("tiles", "", "280", "2024-Q4", "2024-Q4", day=DAY.isoformat())
COVERAGE = Recipe("coverage", "", "280", FIRST, LAST, day=DAY.isoformat())
TOTALS = Recipe("totals", MODELS, "280", FIRST, LAST, day=DAY.isoformat())
OWING = Recipe("owing", RESOLVED, "280", "2022-Q4", "2023-Q4", day="2024-02-01")
TABLE = Recipe("course", RESOLVED, "280", FIRST, LAST, part="table")
REMARKS = Recipe("course", RESOLVED, "280", FIRST, LAST, part="remarks")
SIGNS = {"on_time": "✓", "late": "◐", "missing": "×", "not_due": "·", "not_applicable": "–"}
Rows = list[list[str]]


def made(recipe: Recipe, t: Text) -> Slide:
    with session.acting_as(OPEN_VIEWER):
        indicators, shown = making.made_again(recipe, ask.newest(), t)
    assert not isinstance(shown, str), shown
    return slide(indicators, shown, t, part=recipe.part)


def content(one: Slide, language: str = "vi") -> Content:
    return Content("Giao ban", "Huyện ủy", "Số liệu tại 10:12", language, (one,))


def asked(look: Callable[..., pd.DataFrame], *given: object) -> pd.DataFrame:
    with session.acting_as(OPEN_VIEWER):
        warehouse = ask.newest()
        area = ask.areas(warehouse).by_key("280")
        return look(warehouse, area, ask.areas(warehouse), *given)


def inside(recipe: Recipe, t: Text) -> dict[str, dict[str, float | None]]:
    """Of each area inside, as it is named, its figures by quarter: the query itself."""

    def look(warehouse, area, areas):
        found = ask.series(warehouse, [recipe.indicator], areas.leaves(area), recipe.first, recipe.last)
        found["place"] = [t.quarter_short(quarter) for quarter in found.quarter]
        names = {one.id: named(one, area, t) for one in areas}
        return {
            names[number]: {
                place: None if pd.isna(value) else value for place, value in zip(p.place, p.value, strict=True)
            }
            for number, p in found.groupby("area")
        }

    return asked(look)


def named(one: object, area: object, t: Text) -> str:
    ended = one.valid_to if one.valid_to != area.valid_to else None
    return f"{one.name} ({t('area.until', day=t.day(ended))})" if ended else one.name


def known(places: dict[str, float | None]) -> dict[str, float]:
    return {place: round(value, 9) for place, value in places.items() if value is not None}


# ---- reading back ----------------------------------------------------------------------------------------------------


def of_deck(one: Slide, language: str) -> Rows:
    pages = Presentation(BytesIO(deck(content(one, language)))).slides
    tables = [shape.table for shown in pages for shape in shown.shapes if shape.has_table]
    return [[cell.text for cell in row.cells] for table in tables for row in list(table.rows)[1:]]


def of_word(one: Slide, language: str) -> Rows:
    tables = Document(BytesIO(word(content(one, language)))).tables
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows[1:]]


def of_page(one: Slide, language: str) -> Rows:
    written = re.findall(r"<tr>(<td.*?)</tr>", page(content(one, language)), re.S)
    return [[html.unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)] for row in written]


def of_workbook(one: Slide, language: str) -> Rows:
    """The cells as they are: figures are numbers."""
    book = openpyxl.load_workbook(BytesIO(workbook(content(one, language))))
    sheet = list(book)[1]
    rows = [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]
    titles = [str(name) for name in one.table.columns]
    start = next(n for n, row in enumerate(rows) if row[: len(titles)] == titles)
    return [row[: len(titles)] for row in rows[start + 1 : start + 1 + len(one.table)]]


def of_pdf(one: Slide, language: str) -> str:
    read = pypdf.PdfReader(BytesIO(pdf(content(one, language))))
    return bare(" ".join(shown.extract_text() for shown in read.pages))


def bare(words: str) -> str:
    return "".join(words.split())


READ = {"pptx": of_deck, "docx": of_word, "html": of_page}
BOTH = pytest.mark.parametrize("language", ["vi", "en"])


def in_every_file(one: Slide, rows: Rows, language: str) -> None:
    """These rows and no others stand in the files, and in the PDF one after the other."""
    for kind, read in READ.items():
        assert read(one, language) == rows, kind
    whole = of_pdf(one, language)
    assert [row for row in rows if bare("".join(row)) not in whole] == []


# ---- panels ----------------------------------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize("recipe", [PANELS, OF_SHARES, OF_MANY_QUARTERS], ids=["counts", "shares", "many quarters"])
def test_panels_hold_the_figures_of_the_query_in_every_file(in_office: Path, recipe: Recipe, language: str) -> None:
    t, true = text(language), {name: known(one) for name, one in inside(recipe, text(language)).items()}
    one = made(recipe, t)
    pages = list(Presentation(BytesIO(deck(content(one, language)))).slides)
    charts = [shape.chart for shown in pages for shape in shown.shapes if shape.has_chart]
    native = {chart.plots[0].series[0].name: dict(zip(chart.plots[0].categories, chart.plots[0].series[0].values,
                                                      strict=True)) for chart in charts}  # fmt: skip
    assert {name: known(places) for name, places in native.items()} == true and len(charts) == len(true) == 5
    assert not [shape for shown in pages[:-1] for shape in shown.shapes if "pic" in shape.element.tag]

    made_book = workbook(content(one, language))
    drawn, book = drawings(made_book), openpyxl.load_workbook(BytesIO(made_book))
    titles = ["".join(chart.find("{*}chart/{*}title").itertext()) for chart in drawn]
    held = {series.name: known(referred(book, chart)[0]) for series, chart in zip(one.plot.series, drawn, strict=True)}
    assert held == true and [name for name, title in zip(held, titles, strict=True) if title[:6] not in name] == []

    told = json.loads(re.search(r'id="briefing">(.*?)</script>', page(content(one, language)), re.S)[1])
    figure = told["figures"][0]
    marked = [trace for trace in figure["data"] if trace.get("meta") == "values"]
    shown = {
        html.unescape(figure["panels"][trace["panel"]]): known(dict(zip(figure["labels"], trace["y"], strict=True)))
        for trace in marked
    }
    assert {name: {html.unescape(p): v for p, v in places.items()} for name, places in shown.items()} == true

    picture = etree.fromstring(svg(one, t, "nay").encode())
    values = sorted(float(mark.get("data-value")) for mark in picture.iter() if mark.get("class") == "mark")
    assert values == pytest.approx(sorted(value for places in true.values() for value in places.values()))


@BOTH
def test_the_table_of_panels_has_them_too(in_office: Path, language: str) -> None:
    t = text(language)
    for recipe, write in ((PANELS, t.number), (OF_SHARES, t.percent)):
        one, true = made(recipe, t), inside(recipe, t)
        quarters = [t.quarter_short(quarter) for quarter in counting.span(FIRST, LAST)]
        rows = [[name, *(written(true[name].get(place), write) for place in quarters)] for name in one.table.iloc[:, 0]]
        assert set(one.table.iloc[:, 0]) == set(true)
        assert of_word(one, language) == of_page(one, language) == rows
        whole = of_pdf(one, language)
        assert [row for row in rows if bare("".join(row)) not in whole] == []


def written(value: float | None, write: Callable[[float], str]) -> str:
    return "–" if value is None else write(value)


def test_all_panels_have_one_scale(in_office: Path) -> None:
    one = made(PANELS, text("vi"))
    pages = Presentation(BytesIO(deck(content(one)))).slides
    charts = [shape.chart for shown in pages for shape in shown.shapes if shape.has_chart]
    ends = {
        tuple(chart._chartSpace.find(f".//{{*}}valAx/{{*}}scaling/{{*}}{end}").get("val") for end in ("min", "max"))
        for chart in charts
    }
    most = max(value for one in inside(PANELS, text("vi")).values() for value in known(one).values())
    assert len(ends) == 1 and float(next(iter(ends))[0]) == 0 and float(next(iter(ends))[1]) >= most


# ---- tables ----------------------------------------------------------------------------------------------------------


@BOTH
def test_the_map_of_reports_has_the_states_of_the_query(in_office: Path, language: str) -> None:
    t = text(language)

    def look(warehouse, area, areas):
        found = ask.coverage(warehouse, area, FIRST, LAST, DAY)
        names = {one.id: named(one, area, t) for one in areas}
        states = found.pivot(index="area", columns="quarter", values="state")
        order = list(dict.fromkeys(found.area))
        return [[names[n], *(SIGNS.get(state, "") for state in states.loc[n])] for n in order]

    one, rows = made(COVERAGE, t), asked(look)
    assert len(rows) == 5 and {sign for row in rows for sign in row[1:]} == {"✓", "◐", "×"}
    in_every_file(one, rows, language)
    assert of_workbook(one, language) == rows
    tinted = re.findall(r'style="background:(#\w+)">(.)<', page(content(one, language)))
    assert len(set(tinted)) == 3 and {sign for _, sign in tinted} == {"✓", "◐", "×"}


@BOTH
def test_totals_are_the_query_s(in_office: Path, language: str) -> None:
    t = text(language)

    def look(warehouse, area, areas):
        return ask.coverage(warehouse, area, FIRST, LAST, DAY, MODELS)

    cover = asked(look)
    counts = cover.groupby(["quarter", "state"]).size().unstack(fill_value=0).sort_index(ascending=False)
    shown = [state for state in SIGNS if state in counts]
    one = made(TOTALS, t)
    got = [row[: 1 + len(shown)] for row in of_page(one, language)]
    assert got == [[t.quarter(q), *(t.number(counts.loc[q, state]) for state in shown)] for q in counts.index]
    in_every_file(one, of_page(one, language), language)
    figures = [row[1 : 1 + len(shown)] for row in of_workbook(one, language)]
    assert figures == counts[shown].to_numpy().tolist()

    with session.acting_as(OPEN_VIEWER):  # the district is no more, so none of its communes is reminded
        _, shown = making.made_again(OWING, ask.newest(), t)
    assert shown == t("reporting.nobody")


@BOTH
def test_tiles_have_the_figures_of_the_query(in_office: Path, language: str) -> None:
    t = text(language)

    def look(warehouse, area, areas):
        found = ask.series(warehouse, ask.main_indicators(), [area], "2024-Q4", "2024-Q4")
        return {t.pick(ask.catalogue()[code].name): v for code, v in zip(found.indicator, found.value, strict=True)}

    one, true = made(TILES, t), asked(look)
    rows = of_page(one, language)
    assert [(row[0], row[1]) for row in rows] == [(name, written(none(v), t.number)) for name, v in true.items()]
    assert "–" in [row[1] for row in rows], "an indicator that is not added up"
    assert next(row[-1] for row in rows if row[1] == "–").startswith(t("overview.not_added"))
    in_every_file(one, rows, language)
    cells = {row[0]: row[1] for row in of_workbook(one, language)}
    assert {name: none(value) or 0 for name, value in true.items()} == pytest.approx(
        {name: value or 0 for name, value in cells.items()}
    )
    assert any(said in "".join(page(content(one, language))) for said in one.remarks)


def none(value: float) -> float | None:
    return None if pd.isna(value) else value


def test_a_table_alone_and_the_remarks_alone(in_office: Path) -> None:
    t = text("vi")
    whole, table, remarks = (made(one, t) for one in (Recipe("course", RESOLVED, "280", FIRST, LAST), TABLE, REMARKS))
    assert (table.plot, table.remarks) == (None, ()) and table.table.equals(whole.table)
    rows = of_page(whole, "vi")
    assert of_page(table, "vi") == of_word(table, "vi") == rows
    assert [row[:2] for row in of_deck(table, "vi")] == [row[:2] for row in rows]
    assert (remarks.plot, remarks.table) == (None, None) and len(whole.remarks) > 1
    said = " ".join(Document(BytesIO(word(content(remarks)))).paragraphs[n].text for n in range(12))
    shown = "\n".join(shape.text_frame.text for one in Presentation(BytesIO(deck(content(remarks)))).slides
                      for shape in one.shapes if shape.has_text_frame)  # fmt: skip
    for one in whole.remarks:
        assert one in shown and one in said and bare(one) in of_pdf(remarks, "vi")
    assert whole.digest == table.digest == remarks.digest, "what is verified are the figures, whatever is shown of them"


@pytest.mark.parametrize("recipe", [PANELS, TILES, COVERAGE, TOTALS, TABLE], ids=lambda one: one.make)
def test_each_is_had_as_a_picture(in_office: Path, recipe: Recipe) -> None:
    one, t = made(recipe, text("vi")), text("vi")
    assert png(one, t, "Số liệu tại 10:12", 1).startswith(b"\x89PNG")
    said = bare("".join(etree.fromstring(svg(one, t, "Số liệu tại 10:12").encode()).itertext()))
    for words in (one.title, one.source, "Số liệu tại 10:12", str(one.table.iloc[0, 0])):
        assert bare(words) in said
