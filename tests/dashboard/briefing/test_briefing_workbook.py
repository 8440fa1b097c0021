"""A briefing as a workbook: figures are the query's, charts are drawn of its cells, nothing is a formula."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest
from every_chart import HOSTILE, RECIPES, asked, briefing, close, hostile, ranked, worded
from lxml import etree
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from dashboard.briefing.content import Content, Slide
from dashboard.briefing.workbook import workbook
from dashboard.text import text

Held = list[dict[str, float | None]]


def opened(made: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(made))


def drawings(made: bytes) -> list[etree._Element]:
    with ZipFile(BytesIO(made)) as archive:
        count = len([name for name in archive.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", name)])
        return [etree.fromstring(archive.read(f"xl/charts/chart{n}.xml")) for n in range(1, count + 1)]


def cells(book: openpyxl.Workbook, reference: str) -> list[object]:
    sheet, _, place = reference.rpartition("!")
    left, top, right, bottom = range_boundaries(place.replace("$", ""))
    rows = book[sheet.strip("'").replace("''", "'")].iter_rows(top, bottom, left, right, values_only=True)
    return [value for row in rows for value in row]


def series(chart: etree._Element) -> list[etree._Element]:
    return sorted(chart.iter("{*}ser"), key=lambda one: int(one.find("{*}idx").get("val")))


def referred(book: openpyxl.Workbook, chart: etree._Element) -> Held:
    """What a chart draws: the cells it refers to, place → figure, for each series."""
    every = sorted(chart.iter("{*}ser"), key=lambda one: int(one.find("{*}idx").get("val")))
    return [
        dict(zip(*(cells(book, one.findtext(f"{{*}}{k}//{{*}}f")) for k in ("cat", "val")), strict=True))
        for one in every
    ]


def cached(chart: etree._Element) -> Held:
    """What it says it drew last."""
    held = []
    for one in sorted(chart.iter("{*}ser"), key=lambda one: int(one.find("{*}idx").get("val"))):
        places = [point.findtext("{*}v") for point in one.iterfind("{*}cat//{*}pt")]
        values = {
            int(p.get("idx")): float(p.findtext("{*}v")) for p in one.iterfind("{*}val//{*}pt") if p.findtext("{*}v")
        }
        held.append({place: values.get(n) for n, place in enumerate(places)})
    return held


def said(sheet: Worksheet) -> list[object]:
    return [value for row in sheet.iter_rows(values_only=True) for value in row if value is not None]


def rounded(value: object) -> object:
    """A cell holds 16 digits."""
    return value if isinstance(value, str) else round(float(value), 9)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_of_chart_has_the_figures_of_the_query(in_office: Path, language: str) -> None:
    t, made = text(language), workbook(briefing(language))
    book, drawn = opened(made), drawings(made)
    assert len(drawn) == len(RECIPES)
    for (name, recipe), chart in zip(RECIPES.items(), drawn, strict=True):
        close(referred(book, chart), asked(recipe, t), t, name)
        close(cached(chart), asked(recipe, t), t, name)


def test_a_sheet_has_the_table_of_its_slide_as_numbers(in_office: Path) -> None:
    content = briefing()
    read = CalamineWorkbook.from_filelike(BytesIO(workbook(content)))
    for name, slide in zip(read.sheet_names[1:], content.slides, strict=False):
        if slide.table is None:
            continue
        rows = read.get_sheet_by_name(name).to_python()
        titles = list(slide.table.columns)
        top = next(n for n, row in enumerate(rows) if row[: len(titles)] == titles)
        held = [row[: len(titles)] for row in rows[top + 1 : top + 1 + len(slide.table)]]
        true = [["" if pd.isna(value) else value for value in row] for row in slide.table.to_numpy()]
        assert [[rounded(one) for one in row] for row in held] == [[rounded(one) for one in row] for row in true], name
        assert any("không phải 0" in str(row[0]) for row in rows)


def test_a_sheet_says_what_it_is_and_the_cover_leads_to_it(in_office: Path) -> None:
    content = briefing()
    book = opened(workbook(content))
    cover, first = book.worksheets[:2]
    assert (
        book.sheetnames[0] == "Bìa" and book.sheetnames[-1] == "Định nghĩa" and len(book.sheetnames) == len(RECIPES) + 3
    )
    for told in (content.name, content.office, content.as_of, "Dữ liệu minh họa"):
        assert told in said(cover)
    links = [cell.hyperlink.location for row in cover.rows for cell in row if cell.hyperlink]
    assert [link.rpartition("!")[0].strip("'") for link in links] == book.sheetnames[1:]
    slide = content.slides[0]
    for told in (slide.title, slide.heading, slide.subtitle, slide.mark, slide.source, *slide.remarks[1:]):
        assert told in said(first)
    assert "Ngắt chuỗi trước Q3/25: 01/7/2025: sắp xếp đơn vị hành chính" in said(first)
    assert any(content.code in str(value) for value in said(first))
    assert {one["Chỉ tiêu"] for slide in content.slides for one in slide.definitions} <= set(said(book.worksheets[-1]))


def test_names_of_sheets_are_those_excel_takes() -> None:
    titles = [
        "[Huyện]: a/b\\c*?",
        "'",
        "",
        "Vụ việc hòa giải thành – Huyện Phú Xuyên",
        "\U0001f600" * 40,
        "Bìa",
        "x\ny",
    ]
    content = Content("Tên", "Cơ quan", "Lúc này", "vi", tuple(Slide(one, plot=ranked(["A"], [1.0])) for one in titles))
    made = workbook(content)
    names = opened(made).sheetnames[1:-1]
    assert names[:4] == ["1 Huyện a b c", "2", "3", "4 Vụ việc hòa giải thành"]
    assert len({name.casefold() for name in names}) == len(titles)
    assert all(len(name.encode("utf-16-le")) <= 62 and not set(name) & set("[]:*?/\\") for name in names)
    assert [referred(opened(made), chart) for chart in drawings(made)] == [[{"A": 1}]] * len(titles)


def test_hostile_words_lose_nothing_and_are_no_formula(in_office: Path) -> None:
    made = workbook(hostile(briefing()))
    book = opened(made)
    kinds = {cell.data_type for sheet in book for row in sheet.rows for cell in row}
    assert kinds <= {"s", "n"}
    assert said(book.worksheets[1]).count(worded(HOSTILE)) >= 8
    assert worded(HOSTILE) in cached(drawings(made)[0])[0]
    long = opened(workbook(Content("Tên", "", "", "vi", (Slide("t", text="chữ " * 20_000),))))
    assert "".join(map(str, said(long.worksheets[1]))).count("chữ") == 20_000


def test_charts_are_drawn_as_on_slides(in_office: Path) -> None:
    drawn = dict(zip(RECIPES, drawings(workbook(briefing())), strict=True))
    assert {chart.find(".//{*}dispBlanksAs").get("val") for chart in drawn.values()} == {"gap"}
    kinds = {
        name: {etree.QName(one).localname for one in chart.find(".//{*}plotArea")} for name, chart in drawn.items()
    }
    assert "lineChart" in kinds["course"] and "barChart" in kinds["years"] and "barChart" in kinds["ranking"]
    assert drawn["ranking"].find(".//{*}barDir").get("val") == "bar"
    assert drawn["parts"].find(".//{*}grouping").get("val") == "stacked"
    cut = [point.find("{*}idx").get("val") for point in drawn["sums from January"].iter("{*}dPt")
           if point.find("{*}spPr/{*}ln/{*}noFill") is not None]  # fmt: skip
    assert cut == ["4", "8", "12"]
    years = drawn["years"].find(".//{*}cat/{*}strRef")
    assert years is not None and years.find("{*}strCache/{*}formatCode") is None


def test_a_briefing_without_slides_has_a_cover(in_office: Path) -> None:
    assert opened(workbook(replace(briefing("en"), slides=()))).sheetnames == ["Cover", "Definitions"]
