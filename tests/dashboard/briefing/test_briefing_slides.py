"""A briefing as slides: charts hold the query's figures and can be edited, words fit, nothing is lost or harmful."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from every_chart import HOSTILE, RECIPES, asked, briefing, close, hostile, longest_names, ranked, worded
from pptx import Presentation
from pptx.util import Pt

from dashboard.briefing import room, slides
from dashboard.briefing.content import Content, Plot, Series, Slide
from dashboard.briefing.slides import deck
from dashboard.text import text
from queries.catalogue import catalogue


@pytest.fixture(scope="module")
def shown(office_folder: Path) -> Content:
    """The briefing with all kinds of charts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(office_folder))
        return briefing()


def opened(made: bytes) -> list:
    return list(Presentation(BytesIO(made)).slides)


def charts(made: bytes | Sequence) -> list:
    pages = opened(made) if isinstance(made, bytes) else made
    return [shape.chart for page in pages for shape in page.shapes if shape.has_chart]


def figures(chart: object) -> list[dict[str, float | None]]:
    """What a chart holds: for each series in order, place → figure."""
    every = sorted((one for plot in chart.plots for one in plot.series), key=lambda one: one._element.idx.val)
    return [dict(zip(chart.plots[0].categories, one.values, strict=True)) for one in every]


def words(page: object) -> str:
    return "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)


def one_chart(plot: Plot, **more: object) -> Content:
    return Content("Tên", "Cơ quan", "Lúc này", "vi", (Slide("Tiêu đề", plot=plot, **more),))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_of_chart_has_the_figures_of_the_query(in_office: Path, language: str) -> None:
    t = text(language)
    drawn = charts(deck(briefing(language)))
    assert len(drawn) == len(RECIPES)
    for (name, recipe), chart in zip(RECIPES.items(), drawn, strict=True):
        close(figures(chart), asked(recipe, t), t, name)


def test_the_sheet_behind_a_chart_has_the_same_figures_and_no_zero_for_nothing(shown: Content) -> None:
    empty = 0
    for chart in charts(deck(shown)):
        sheet = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))["Sheet1"]
        rows = [[cell.value for cell in row] for row in sheet.rows]
        for n, held in enumerate(figures(chart), 1):
            assert {row[0]: row[n] for row in rows[1:]} == held
            empty += list(held.values()).count(None)
    assert empty > 4  # quarters after the district ended, a commune that did not report


def test_there_is_no_picture_but_the_code(shown: Content) -> None:
    pages = opened(deck(shown))
    kinds = [shape.shape_type for page in pages for shape in page.shapes]
    pictures = [n for n, page in enumerate(pages) for shape in page.shapes if "pic" in shape.element.tag]
    assert pictures == [len(pages) - 1] and kinds.count(13) == 1
    assert not any("pic" in one.element.tag for page in opened(deck(replace(shown, code=""))) for one in page.shapes)


def test_a_page_says_what_it_is_of_when_and_how_it_is_verified(shown: Content) -> None:
    pages = opened(deck(shown))
    cover, first = pages[0], pages[1]
    for told in (shown.name, shown.office, shown.as_of, "Dữ liệu minh họa"):
        assert told in words(cover)
    course = shown.slides[0]
    for told in (course.heading, course.subtitle, course.mark, course.source, shown.as_of, *course.remarks[1:3]):
        assert told in words(first)
    assert first.shapes.title.text == course.title
    frame = next(shape for shape in first.shapes if shape.has_chart)
    assert frame.element.xpath(".//p:cNvPr")[0].get("descr") == course.alt
    assert 'type="slidenum"' in "".join(shape.element.xml for shape in first.placeholders)
    for page in pages[1:]:
        notes = page.notes_slide.notes_text_frame.text
        assert shown.as_of in notes and shown.code in notes
    assert first.notes_slide.notes_text_frame.text.startswith("Nói chậm.")
    assert all(one in first.notes_slide.notes_text_frame.text for one in course.remarks[1:])
    assert shown.code in words(pages[-1]) and shown.address in words(pages[-1]) and course.source in words(pages[-1])
    assert "Luật Hòa giải" in "".join(words(page) for page in pages[-3:])


@pytest.mark.parametrize(("language", "tag"), [("vi", "vi-VN"), ("en", "en-GB")])
def test_letters_bear_their_language(in_office: Path, language: str, tag: str) -> None:
    pages = opened(deck(briefing(language)))
    letters = [one for page in pages for one in page.element.iter("{*}rPr")]
    assert {one.get("lang") for one in letters} == {tag} and len(letters) > 80
    assert text(language)("mark.illustrative") in words(pages[1])


def test_bars_say_why_there_is_none_and_points_are_told_apart(shown: Content) -> None:
    bars = charts(deck(shown))[list(RECIPES).index("ranking")]
    assert [place for place, value in figures(bars)[0].items() if value is None] == ["Xã Nam Tiến: chưa báo cáo"]
    line = Series("A", (1.0, 2.0, None, 4.0, 5.0), "#1A80C4", (False,) * 4 + (True,), (False, True) + (False,) * 3,
                  frozenset({3}), frozenset({1}))  # fmt: skip
    space = charts(deck(one_chart(Plot("lines", tuple("abcde"), (line,), "vụ", rules=((3, "Sắp xếp"),)))))[0].element
    points = {
        one.find("{*}idx").get("val"): (
            "no line" if one.find("{*}spPr/{*}ln/{*}noFill") is not None else "line",
            "dashed" if one.find("{*}spPr/{*}ln/{*}prstDash") is not None else "",
            one.find("{*}marker/{*}spPr/{*}solidFill/{*}srgbClr").get("val"),
        )
        for one in space.iter("{*}dPt")
    }
    assert points == {"1": ("line", "dashed", "FFFFFF"), "3": ("no line", "", "1A80C4"), "4": ("line", "", "8DC0E2")}
    assert space.find(".//{*}dispBlanksAs").get("val") == "gap"


AXES = [
    # what is drawn                                       begins  step  ends
    ("lines", False, (61.0, 101.0, None), ("0", "25", None)),
    ("lines", False, (-3.0, 4.0), ("-4", "2", None)),
    ("lines", False, (1.0, 2.0), ("0", "1", None)),
    ("lines", False, (None, None), ("0", None, None)),
    ("lines", True, (70.1, 85.0), ("70", "5", None)),
    ("lines", True, (91.0, 99.5), ("90", "2", "100")),
    ("lines", True, (100.0, 100.0), ("75", "25", "100")),
    ("columns", True, (93.5, 12.0), ("0", "25", "100")),
    ("columns", False, (1_234_567.0, 0.0), ("0", "500000", None)),
]


@pytest.mark.parametrize(("shape", "is_share", "values", "true"), AXES)
def test_an_axis_has_few_steps_and_begins_at_nothing_unless_it_is_a_course_of_shares(
    shape: str, is_share: bool, values: tuple[float | None, ...], true: tuple[str | None, ...]
) -> None:
    plot = Plot(shape, tuple(f"{n}" for n, _ in enumerate(values)), (Series("A", values, "#1A80C4"),), "vụ", is_share)
    axis = charts(deck(one_chart(plot)))[0].element.find(".//{*}valAx")
    found = (axis.find("{*}scaling/{*}min"), axis.find("{*}majorUnit"), axis.find("{*}scaling/{*}max"))
    assert tuple(None if one is None else f"{float(one.get('val')):g}" for one in found) == tuple(
        None if one is None else f"{float(one):g}" for one in true
    )


def test_a_rule_stands_before_its_place_with_its_words(shown: Content) -> None:
    first = opened(deck(shown))[1]
    frame = next(shape for shape in first.shapes if shape.has_chart)
    x, w = (float(frame.chart.element.find(f".//{{*}}plotArea/{{*}}layout//{{*}}{name}").get("val")) for name in "xw")
    (place, said), *others = shown.slides[0].plot.rules
    rule = next(shape for shape in first.shapes if shape.name == "rule")
    share = (rule.left - frame.left) / frame.width
    assert others == [] and abs(share - (x + w * place / 16)) < 0.002
    assert said in words(first)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_longest_names_run_over_nothing(in_office: Path, language: str) -> None:
    names = longest_names(40)
    title = max((getattr(one.name, language) for one in catalogue().values()), key=len)
    plot = ranked(names, [None if n % 9 == 4 else 12_345.0 * (40 - n) for n in range(40)])
    long = [Slide(title=f"{title}: {title}", heading=title, subtitle=f"{title} · {title}", plot=plot, source=title,
                  remarks=tuple(f"{name}: {title}" for name in names[:2]), mark=f"Minh họa: {title}")]  # fmt: skip
    made = deck(replace(briefing(language), slides=(*long, *briefing(language).slides), name=title, office=title))
    pages = opened(made)
    for number, page in enumerate(pages, 1):
        for shape in page.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= Pt(960) + 1, (number, shape.name)
            assert shape.top >= 0 and shape.top + shape.height <= Pt(540) + 1, (number, shape.name)
            if shape.has_text_frame and shape.text_frame.text:
                assert used(shape) <= shape.height / 12_700 + 1, (number, shape.name, shape.text_frame.text)
    listed = [place for chart in charts(made)[:2] for place in figures(chart)[0]]
    assert [place.removesuffix(": chưa báo cáo") for place in listed] == names


def used(shape: object) -> float:
    """How high the words of a shape stand, in points, reckoned from the sizes and widths in the file."""
    frame = shape.text_frame
    across = (shape.width - frame.margin_left - frame.margin_right) / 12_700
    high = 0.0
    for paragraph in frame.paragraphs:
        size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=12)
        bold = any(run.font.bold for run in paragraph.runs)
        high += room.height(paragraph.text.replace("\v", "\n"), size, across + 0.5, bold)
        high += paragraph.space_before.pt if paragraph.space_before else 0
    return high


def test_many_bars_go_on_on_the_next_page_on_one_scale() -> None:
    names = [f"Xã {n}" for n in range(60)]
    content = one_chart(replace(ranked(names, [float(60 - n) for n in range(60)]), highlight=33))
    pages = opened(deck(content))
    parts = charts(pages)
    assert [len(figures(one)[0]) for one in parts] == [20, 20, 20]
    assert [name for one in parts for name in figures(one)[0]] == names
    assert {one.element.find(".//{*}valAx/{*}scaling/{*}max").get("val") for one in parts} == {"60.0"}
    assert [page.shapes.title.text for page in pages[1:4]] == [f"Tiêu đề ({n}/3)" for n in (1, 2, 3)]
    own = [[p.find("{*}idx").get("val") for p in one.element.iter("{*}dPt")] for one in parts]
    assert [len(one) for one in own] == [20, 19, 20] and "13" not in own[1]  # all but the one that is meant are grey


def test_hostile_words_lose_nothing_and_break_nothing(in_office: Path) -> None:
    content = hostile(briefing())
    made = deck(content)
    shown = worded(HOSTILE)
    pages = opened(made)
    assert pages[1].shapes.title.text == shown and shown in words(pages[1])
    chart = charts(made)[0]
    assert [one.name for one in chart.plots[0].series] == [shown] and chart.plots[0].categories[0][:9] == shown[:9]
    assert shown in pages[1].notes_slide.notes_text_frame.text.split("\n")  # the whole of it, where an axis has no room
    assert {cell.data_type for row in openpyxl.load_workbook(
        BytesIO(chart.part.chart_workbook.xlsx_part.blob))["Sheet1"].rows for cell in row} <= {"s", "n"}  # fmt: skip
    long = deck(replace(content, slides=(Slide("t" * 3000 + "Ω", text="chữ " * 4000 + "Ω"),)))
    assert "".join(words(page) for page in opened(long)).count("chữ") == 4000
    assert "t" * 3000 + "Ω" in opened(long)[1].notes_slide.notes_text_frame.text


def test_a_table_goes_on_over_pages_with_its_titles(in_office: Path) -> None:
    ranking = briefing().slides[list(RECIPES).index("ranking")]
    table = ranking.table.iloc[[n % 5 for n in range(47)]].reset_index(drop=True)
    pages = opened(deck(replace(briefing(), slides=(replace(ranking, plot=None, table=table),))))
    tables = [shape.table for page in pages for shape in page.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for one in tables for row in list(one.rows)[1:]]
    assert len(tables) > 2 and len(rows) == 47
    assert {tuple(cell.text for cell in one.rows[0].cells) for one in tables} == {tuple(table.columns)}
    value = list(table.columns).index("Giá trị (vụ việc)")
    known = [None if row[value] == "–" else float(row[value]) for row in rows]
    assert known == [None if value != value else value for value in table["Giá trị (vụ việc)"]]
    assert "không phải 0" in words(pages[1])


def test_a_briefing_without_slides_is_a_cover_and_an_end() -> None:
    pages = opened(deck(Content("Tên", "", "Lúc này", "en")))
    assert [page.shapes.title.text for page in pages] == ["Tên", "Sources, and how to verify"]


def test_widths_are_those_of_the_typeface() -> None:
    """Against Liberation Sans, which is made as wide as Arial."""
    fonts = pytest.importorskip("PIL.ImageFont")
    files = list(Path("/usr/share/fonts").rglob("LiberationSans-Regular.ttf"))
    if not files:
        pytest.skip("Liberation Sans is not installed")
    face = fonts.truetype(str(files[0]), 1000)
    for line in ("So voi cung ky nam truoc, tang nhe 3 vu viec (4,1 %)", "WWW iii 0123456789 ()-/.,", "Ty le <b> & %"):
        assert 1 <= room.width(line, 1000) / face.getlength(line) < 1.08


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_deck_opens_in_libreoffice(shown: Content, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(deck(shown))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    pages = (tmp_path / "deck.pdf").read_bytes().count(b"/Type/Page/")
    assert pages == len(opened(file.read_bytes())) > slides.MOST_BARS / 2
