"""Slides on an office's own template: its layouts by what they hold; a file that could do harm is refused."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from every_chart import ranked
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Pt

from dashboard.briefing.content import Content, Slide
from dashboard.briefing.slide_template import BadTemplate, examined
from dashboard.briefing.slides import deck
from dashboard.text import text

SHORT = Content(
    "Giao ban", "Huyện ủy", "Lúc này", "vi",
    (Slide("Biểu đồ", plot=ranked(["Xã A", "Xã B"], [2.0, None])), Slide("Chữ", text="Một\n- hai")),
)  # fmt: skip


def template(change: Callable[[object], object] = lambda made: None) -> bytes:
    """An office's template: 4:3, with sample slides, its title lower than ours, its layouts in another order."""
    made = Presentation()
    for layout in made.slide_layouts:
        made.slides.add_slide(layout)
    made.slides[0].shapes.title.text = "Trang mẫu"
    order = made.slide_layouts._sldLayoutIdLst
    for one in reversed(list(order)):
        order.append(one)
    for layout in made.slide_layouts:
        layout.name = f"Bố cục {layout.name}"
    change(made)
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def repacked(made: bytes, **changed: bytes) -> bytes:
    """The archive with parts changed or added; `__` in a name stands for a slash, `_dot_` for a dot."""
    target, new = BytesIO(), {k.replace("__", "/").replace("_dot_", "."): v for k, v in changed.items()}
    with ZipFile(BytesIO(made)) as archive, ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for part in archive.namelist():
            packed.writestr(part, new.pop(part) if part in new else archive.read(part))
        for name, content in new.items():
            packed.writestr(name, content)
    return target.getvalue()


def test_slides_are_made_on_the_layouts_of_the_office() -> None:
    made = Presentation(BytesIO(deck(SHORT, template())))
    pages = list(made.slides)
    used = [page.slide_layout.name for page in pages]
    assert used == [f"Bố cục {name}" for name in ("Title Slide", "Title Only", "Title and Content", "Title Only")]
    assert [page.shapes.title.text for page in pages] == [
        "Giao ban",
        "Biểu đồ",
        "Chữ",
        text("vi")("briefing.file.closing"),
    ]
    assert (made.slide_width, made.slide_height) == (Pt(720), Pt(540))
    for page in pages:
        for shape in page.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= made.slide_width
            assert not shape.is_placeholder or shape.text_frame.text  # none says "Click to add"
    frame = next(shape for shape in pages[1].shapes if shape.has_chart)
    assert frame.top >= next(one for one in pages[2].slide_layout.placeholders if one.placeholder_format.idx == 1).top


def test_the_slides_that_were_in_it_are_gone_without_a_trace() -> None:
    sample = template(lambda made: made.part._element.append(made.part._element.makeelement(
        "{http://schemas.openxmlformats.org/presentationml/2006/main}custShowLst")))  # fmt: skip
    with ZipFile(BytesIO(deck(SHORT, sample))) as archive:
        slides = [name for name in archive.namelist() if name.startswith("ppt/slides/slide")]
        whole = b"".join(archive.read(name) for name in archive.namelist())
    assert len(slides) == 4 and "Trang mẫu".encode() not in whole and b"custShowLst" not in whole


def without_bodies(made: object) -> None:
    for layout in made.slide_layouts:
        for one in list(layout.placeholders):
            if one.placeholder_format.idx in (1, 2):
                one.element.getparent().remove(one.element)


def outside(kind: str) -> bytes:
    made = template()
    with ZipFile(BytesIO(made)) as archive:
        relations = archive.read("ppt/slideMasters/_rels/slideMaster1.xml.rels").decode()
    link = (
        f'<Relationship Id="rId99" TargetMode="External" Target="http://198.51.100.1/x" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
    )
    changed = relations.replace("</Relationships>", link).encode()
    return repacked(made, **{"ppt__slideMasters___rels__slideMaster1_dot_xml_dot_rels": changed})


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aa">]><a>&a;</a>'
REFUSED = {
    # what is wrong                 the file                                                              why
    "empty": (lambda: b"", "broken"),
    "words": (lambda: b"hello", "broken"),
    "half of it": (lambda: template()[:9000], "broken"),
    "too large": (lambda: b"PK" + bytes(11 << 20), "too_big"),
    "unpacks to 90 MB": (lambda: repacked(template(), ppt__media__a_dot_png=bytes(90 << 20)), "too_big"),
    "17 MB of markup": (lambda: repacked(template(), ppt__x_dot_png=b"<a>" + b"<b/>" * (17 << 18)), "too_big"),
    "entities": (lambda: repacked(template(), ppt__presentation_dot_xml=BOMB), "broken"),
    "a part outside": (lambda: repacked(template(), **{"..__..__x_dot_xml": b"<a/>"}), "broken"),
    "macros": (lambda: repacked(template(), ppt__vbaProject_dot_bin=b"x"), "active"),
    "an object inside": (lambda: repacked(template(), ppt__embeddings__o_dot_bin=b"x"), "objects"),
    "a picture fetched": (lambda: outside("image"), "outside"),
    "no presentation": (lambda: repacked(b"PK\5\6" + bytes(18), word__document_dot_xml=b"<a/>"), "not_slides"),
    "nonsense inside": (lambda: repacked(template(), ppt__presentation_dot_xml=b"<a/>"), "broken"),
    "no place for content": (lambda: template(without_bodies), "no_layout"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_template_or_could_do_harm_is_refused_with_the_reason(name: str) -> None:
    make, why = REFUSED[name]
    with pytest.raises(BadTemplate) as refused:
        deck(SHORT, make())
    assert refused.value.why == f"briefing.file.template_{why}"
    assert text("vi")(refused.value.why)


def test_a_link_to_a_page_is_no_harm() -> None:
    assert examined(outside("hyperlink"))


def with_chart(sheet: Callable[[bytes], bytes] = lambda one: one) -> bytes:
    """A template with a chart on its master, whose data sheet is changed so."""

    def change(made: object) -> None:
        data = CategoryChartData()
        data.categories, place = ["A", "B"], (Pt(10), Pt(10), Pt(90), Pt(90))
        data.add_series("Mau", (1, 2))
        slide = made.slides[0]
        frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data)
        book = frame.chart.part.chart_workbook.xlsx_part
        book._blob = sheet(book.blob)
        reference = next(frame.element.iter("{*}chart"))
        number = made.slide_master.part.relate_to(frame.chart.part, RELATIONSHIP_TYPE.CHART)
        reference.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", number)
        made.slide_master.shapes._spTree.append(frame.element)

    return template(change)


def test_a_chart_of_the_office_s_own_stays_on_its_master() -> None:
    made = Presentation(BytesIO(deck(SHORT, with_chart())))
    (chart,) = [shape.chart for shape in made.slide_master.shapes if shape.has_chart]
    assert list(chart.plots[0].series[0].values) == [1, 2] and chart.part.chart_workbook.xlsx_part.blob


SHEETS = {
    "macros": lambda one: repacked(one, xl__vbaProject_dot_bin=b"x"),
    "figures from elsewhere": lambda one: repacked(one, xl__externalLinks__externalLink1_dot_xml=b"<a/>"),
    "an object inside": lambda one: repacked(one, xl__embeddings__o_dot_bin=b"x"),
    "no sheet": lambda one: b"hello",
    "no workbook": lambda one: repacked(b"PK\5\6" + bytes(18), a_dot_xml=b"<a/>"),
    "entities": lambda one: repacked(one, xl__workbook_dot_xml=BOMB),
}


@pytest.mark.parametrize("name", SHEETS)
def test_the_sheet_behind_such_a_chart_is_looked_through_too(name: str) -> None:
    with pytest.raises(BadTemplate) as refused:
        deck(SHORT, with_chart(SHEETS[name]))
    assert refused.value.why == "briefing.file.template_objects"


def test_a_workbook_that_no_chart_names_alone_is_an_object() -> None:
    made = with_chart()
    with ZipFile(BytesIO(made)) as archive:
        relations = archive.read("ppt/slideMasters/_rels/slideMaster1.xml.rels").decode()
        book = next(name for name in archive.namelist() if "embeddings" in name).rpartition("/")[2]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
    link = f'<Relationship Id="rId98" Type="{kind}" Target="../embeddings/{book}"/></Relationships>'
    changed = relations.replace("</Relationships>", link).encode()
    with pytest.raises(BadTemplate, match="objects"):
        examined(repacked(made, **{"ppt__slideMasters___rels__slideMaster1_dot_xml_dot_rels": changed}))
