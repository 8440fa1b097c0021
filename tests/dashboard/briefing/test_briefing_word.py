"""A briefing as a document: tables hold the query's figures, repeat their titles, and say what was not reported."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table
from every_chart import HOSTILE, RECIPES, asked, briefing, hostile, worded
from PIL import Image

from dashboard.briefing.content import Content, Slide
from dashboard.briefing.picture import png
from dashboard.briefing.word import word
from dashboard.text import text


def opened(made: bytes) -> Paper:
    return Document(BytesIO(made))


def picture(slide: Slide) -> bytes:
    """Some picture of a slide, tall for bars."""
    target = BytesIO()
    Image.new("RGB", (800, 2400 if slide.plot.shape == "bars" else 400), "white").save(target, "PNG")
    return target.getvalue()


def rows(table: Table) -> list[dict[str, str]]:
    titles, *rest = ([cell.text for cell in row.cells] for row in table.rows)
    return [dict(zip(titles, row, strict=True)) for row in rest]


def said(paper: Paper) -> list[str]:
    return [paragraph.text for paragraph in paper.paragraphs]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_table_has_the_figures_of_the_query(in_office: Path, language: str) -> None:
    t, content = text(language), briefing(language)
    tables = opened(word(content)).tables
    assert len(tables) == len(RECIPES)
    for (name, recipe), slide, table in zip(RECIPES.items(), content.slides, tables, strict=False):
        true = asked(recipe, t)
        shown = t.percent if recipe.indicator == "mediation_success" else t.number
        words = t("column.value", unit="").rstrip(" ()")
        value = next((one for one in slide.table.columns if one.startswith(words)), slide.table.columns[2])
        held = [row[value] for row in rows(table)]
        if recipe.make == "year_ago":
            wanted = list(true[1].values())
        elif recipe.make in ("ranking", "movement"):
            by_name = {row[t("column.area")]: row[value] for row in rows(table)}
            held, wanted = [by_name[place] for place in true[0]], list(true[0].values())
        elif recipe.make == "parts":
            wanted = [one[place] for place in true[0] for one in true]
            held, wanted = sorted(held), sorted(map(shown, wanted))
        else:
            wanted = [value for one in true[: 3 if recipe.make == "areas" else 1] for value in one.values()]
        written = [one if isinstance(one, str) else "–" if one is None else shown(one) for one in wanted]
        assert held == written[: len(held)], name
        assert len(held) == len(written) or set(written[len(held) :]) == {"–"}, name  # quarters after the last


def test_what_was_not_reported_is_no_zero_and_says_so(in_office: Path) -> None:
    table = opened(word(briefing())).tables[list(RECIPES).index("ranking")]
    silent = next(row for row in rows(table) if row["Đơn vị"] == "Xã Nam Tiến")
    assert silent["Giá trị (vụ việc)"] == "–" and silent["Ghi chú"].startswith("chưa báo cáo")
    assert "–: không có số liệu, không phải 0" in said(opened(word(briefing())))


def test_titles_repeat_and_rows_do_not_break(in_office: Path) -> None:
    for table in opened(word(briefing())).tables:
        first, *others = (row._tr.trPr for row in table.rows)
        assert first.find(qn("w:tblHeader")) is not None and not any(
            o.find(qn("w:tblHeader")) is not None for o in others
        )
        assert all(one.find(qn("w:cantSplit")) is not None for one in (first, *others))


def test_pictures_stand_where_charts_are_and_say_what_they_show(in_office: Path) -> None:
    content = briefing()
    assert len(opened(word(replace(content, code=""))).inline_shapes) == 0
    paper = opened(word(replace(content, code=""), picture))
    alts = [shape._inline.docPr.get("descr") for shape in paper.inline_shapes]
    assert alts == [slide.alt for slide in content.slides if slide.plot is not None]
    assert all(shape.height <= Cm(19) and shape.width <= Cm(17) for shape in paper.inline_shapes)
    assert opened(word(content)).inline_shapes[0]._inline.docPr.get("descr").endswith(content.code)


def test_the_pictures_that_leave_alone_stand_in_the_document_too(in_office: Path) -> None:
    content = replace(briefing(), code="")
    paper = opened(word(content, lambda slide: png(slide, text("vi"), content.as_of, 1)))
    assert len(paper.inline_shapes) == len(RECIPES)
    assert all(shape.height <= Cm(19) and shape.width <= Cm(17) for shape in paper.inline_shapes)


@pytest.mark.parametrize(("language", "tag"), [("vi", "vi-VN"), ("en", "en-GB")])
def test_the_document_is_a4_in_its_language_with_titles_and_feet(in_office: Path, language: str, tag: str) -> None:
    content, t = briefing(language), text(language)
    paper = opened(word(content))
    page = paper.sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)
    assert {one.get(qn("w:val")) for one in paper.styles.element.iter(qn("w:lang"))} == {tag}
    assert paper.styles["Normal"].font.name == paper.styles["Heading 1"].font.name == "Times New Roman"
    titles = [one.text for one in paper.paragraphs if one.style.name == "Heading 1"]
    assert titles == [
        *(slide.title for slide in content.slides),
        t("briefing.file.definitions"),
        t("briefing.file.closing"),
    ]
    foot = page.footer.paragraphs[0]
    assert content.as_of in foot.text and content.office in foot.text
    stops = [*foot.style.paragraph_format.tab_stops, *foot.paragraph_format.tab_stops]
    assert [round(stop.position.cm) for stop in stops] == [17]
    assert [one.text for one in foot._p.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    slide = content.slides[0]
    for told in (slide.heading, slide.subtitle, slide.mark, slide.source, *slide.remarks[1:], content.as_of):
        assert told in said(paper)
    assert t("mark.illustrative") in said(paper)[:6] and any(content.code in one for one in said(paper))
    assert any(one.style.name == "List Bullet" and "Nam Tiến" in one.text for one in paper.paragraphs)


def test_hostile_words_lose_nothing_and_break_nothing(in_office: Path) -> None:
    paper = opened(word(hostile(briefing()), picture))
    assert said(paper).count(worded(HOSTILE)) >= 10
    assert paper.tables[0].rows[0].cells[0].text == paper.tables[0].rows[1].cells[0].text == worded(HOSTILE)
    long = opened(word(Content("Tên", "", "", "vi", (Slide("t", text="chữ " * 9000),))))
    assert "".join(said(long)).count("chữ") == 9000
