"""What is put on a slide: words in a box, sized so that they fit, a mark, a rule, a chart, a table, notes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from dashboard.briefing import native, room
from dashboard.briefing.content import Plot
from dashboard.briefing.figures_sheet import figures_sheet
from dashboard.briefing.paragraphs import Line
from dashboard.briefing.printable import on_one_line
from dashboard.briefing.slide_template import Box, box_of, of_type, title_of
from dashboard.design import WARNING

TITLE_SIZES = (28, 26, 24, 22, 20, 18)
"""A title is set in the largest of these in which it fits; past the last it is cut, and whole in the notes."""
FOOT_SIZES = (12, 11, 10, 9, 8)
QUIET = "quiet"
"""A colour that is the template's own for text, softer: seen on dark backgrounds too."""
_MARGIN = 3.6
"""Left and right of words in a placeholder or box of words, in points, with some more to be sure."""


def write(
    slide: Any, box: Box, lines: Sequence[Line], size: float, name: str, colour: str | None = None,
    right: bool = False, anchor: MSO_ANCHOR = MSO_ANCHOR.TOP, gap: float = 0,
) -> Any:  # fmt: skip
    """Words in a box of their own; whoever calls has seen to it that they fit."""
    shape = slide.shapes.add_textbox(Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height))
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    _fill(frame, lines, size, colour, gap)
    if right:
        for paragraph in frame.paragraphs:
            paragraph.alignment = PP_ALIGN.RIGHT
    return shape


def fill(shape: Any, lines: Sequence[Line], size: float, gap: float = 0) -> None:
    """The same in a placeholder, whose typeface and colours stay the template's."""
    _fill(shape.text_frame, lines, size, None, gap, face=None)
    for paragraph, line in zip(shape.text_frame.paragraphs, lines, strict=True):
        if not line.is_bullet:
            how = paragraph._p.get_or_add_pPr()
            how.set("marL", "0")
            how.set("indent", "0")
            how.insert_element_before(
                how.makeelement(f"{{{how.nsmap['a']}}}buNone"), "a:tabLst", "a:defRPr", "a:extLst"
            )


def entitle(slide: Any, title: str, sizes: Sequence[float] = TITLE_SIZES) -> bool:
    """Write the title as large as it fits; True when it had to be cut."""
    shape = title_of(slide)
    box = inner(box_of(shape))
    size, shown = room.fitted(on_one_line(title), sizes, box.width, box.height, bold=True)
    fill(shape, [Line(shown)], size)
    return shown != on_one_line(title)


def inner(box: Box) -> Box:
    """The room for words in a placeholder."""
    return Box(box.left + 2 * _MARGIN, box.top + _MARGIN, box.width - 4 * _MARGIN, box.height - 2 * _MARGIN)


def badge(slide: Any, right: float, top: float, mark: str, most: float) -> Box:
    """The mark of illustrative figures, ending at `right`; where it is and how large."""
    padding = 9
    size = 14 if room.width(mark, 14, True) <= most - 2 * padding else 12
    across = min(most, room.width(mark, size, True) + 2 * padding + 1)
    high = room.height(mark, size, across - 2 * padding, True) + 8
    box = Box(right - across, top, across, high)
    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *(Pt(v) for v in (box.left, top, across, high)))
    shape.name = "mark"
    shape.shadow.inherit = False
    shape.fill.background()
    _colour(shape.line.color, WARNING)
    shape.line.width = Pt(1.5)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = Pt(padding - 4)
    frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = high > 1.5 * size * room.LEADING + 8
    _fill(frame, [Line("", strong=mark)], size, WARNING, 0)
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    return box


def footer(slide: Any, words: str) -> None:
    """What stands at the foot, and the page's number, where the layout has places for them."""
    for place in of_type(slide.slide_layout, (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)):
        is_number = place.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER
        if not (is_number or words):
            continue
        slide.shapes.clone_placeholder(place)
        shape = of_type(slide, (place.placeholder_format.type,))[-1]
        if is_number:
            _number(shape.text_frame.paragraphs[0]._p)
        else:
            box = inner(box_of(place))
            size, shown = room.fitted(on_one_line(words), FOOT_SIZES, box.width, box.height + 2 * _MARGIN)
            fill(shape, [Line(shown)], size)


def chart(slide: Any, box: Box, plot: Plot, language: str, size: float, alt: str, most: float | None = None) -> None:
    """The plot as a chart of the program that opens the slides, its figures in a sheet behind it, its rules on it.

    `most` as in native.dress.
    """
    data = _Figures()
    data.plot, data.language = plot, language
    data.categories = native.labels(plot)
    for one in plot.series:
        data.add_series(one.name, one.values)
    place = [Pt(value) for value in (box.left, box.top, box.width, box.height)]
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data)
    frame.name = "chart"
    describe(frame, alt)
    native.dress(frame.chart.element, plot, language, box.width, box.height, size, most)
    _rules(slide, box, plot, language, size)


def describe(shape: Any, alt: str) -> None:
    """What a drawing shows, for those who do not see it."""
    for one in shape.element.iter("{*}cNvPr"):
        one.set("descr", alt)


def table(slide: Any, box: Box, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float],
          size: float, right: frozenset[int], tints: Mapping[str, str]) -> None:  # fmt: skip
    """A table, its first row repeated by whoever continues it; the columns `right` hold figures, `tints` are the
    colours of cells by their words."""
    frame = slide.shapes.add_table(len(rows) + 1, len(head), Pt(box.left), Pt(box.top), Pt(sum(widths)), Pt(10))
    frame.name = "table"
    made = frame.table
    made.horz_banding = not tints
    for n, width in enumerate(widths):
        made.columns[n].width = Pt(width)
    for r, row in enumerate([head, *rows]):
        made.rows[r].height = Pt(size * room.LEADING + 6)
        for n, words in enumerate(row):
            cell = made.cell(r, n)
            cell.margin_left = cell.margin_right = Pt(5)
            cell.margin_top = cell.margin_bottom = Pt(3)
            cell.text_frame.text = words
            for paragraph in cell.text_frame.paragraphs:
                paragraph.alignment = PP_ALIGN.RIGHT if n in right else PP_ALIGN.LEFT
                paragraph._p.get_or_add_endParaRPr().set("sz", str(round(100 * size)))  # an empty cell is no higher
                for run in paragraph.runs:
                    run.font.size, run.font.name = Pt(size), room.FONT
            if r and words in tints:
                cell.fill.solid()
                cell.fill.fore_color.rgb = RGBColor.from_string(tints[words][1:])


def picture(slide: Any, box: Box, content: bytes, alt: str) -> None:
    """A picture (of a code to be read by a telephone)."""
    shape = slide.shapes.add_picture(BytesIO(content), *(Pt(v) for v in (box.left, box.top, box.width, box.height)))
    describe(shape, alt)


def note(slide: Any, paragraphs: Sequence[str]) -> None:
    """What only the presenter sees."""
    slide.notes_slide.notes_text_frame.text = "\n".join(words for words in paragraphs if words)


class _Figures(CategoryChartData):
    """The figures of a chart, whose sheet is written by us: no text in it is ever a formula."""

    plot: Plot
    language: str

    @property
    def xlsx_blob(self) -> bytes:
        """The data sheet behind the chart."""
        return figures_sheet(self.plot, self.language)


def _colour(what: Any, colour: str) -> None:
    if colour == QUIET:
        what.theme_color, what.brightness = MSO_THEME_COLOR.TEXT_1, 0.35
    else:
        what.rgb = RGBColor.from_string(colour[1:])


def _fill(
    frame: Any, lines: Sequence[Line], size: float, colour: str | None, gap: float, face: str | None = room.FONT
) -> None:
    for n, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        if n and gap:
            paragraph.space_before = Pt(gap)
        for words, strong in ((line.strong, True), (line.words, False)):
            for k, piece in enumerate(words.split("\n")):
                if k:
                    paragraph.add_line_break()
                if piece:
                    run = paragraph.add_run()
                    run.text, run.font.size = piece, Pt(size)
                    if strong:
                        run.font.bold = True
                    if face:
                        run.font.name = face
                    if colour:
                        _colour(run.font.color, colour)


def _number(paragraph: etree._Element) -> None:
    """The page's number as a field, so that it stays right when slides are moved."""
    space = f"{{{paragraph.nsmap['a']}}}"
    field = etree.SubElement(paragraph, f"{space}fld", id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", type="slidenum")
    etree.SubElement(field, f"{space}rPr", lang="vi-VN")
    etree.SubElement(field, f"{space}t").text = "‹#›"


def _rules(slide: Any, box: Box, plot: Plot, language: str, size: float) -> None:
    """Upright lines before the places where a series begins anew, each with its words."""
    if not plot.rules:
        return
    x, y, w, h = native.inside(plot, language, box.width, box.height, size)
    for n, (place, words) in enumerate(plot.rules):
        across = box.left + box.width * (x + w * place / len(plot.labels))
        top = box.top + box.height * y - 1.2 * size * (len(plot.rules) - n)
        rule = slide.shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, *(Pt(v) for v in (across, top, across, box.top + box.height * (y + h)))
        )
        _colour(rule.line.color, QUIET)
        rule.line.width = Pt(1.25)
        rule.line.dash_style, rule.name = MSO_LINE.DASH, "rule"
        describe(rule, words)
        is_late = place > len(plot.labels) / 2  # its words stand where there is more room
        wide = (across - box.left if is_late else box.left + box.width - across) - 6
        shown = room.cut(on_one_line(words), size - 2, wide, size * room.LEADING)
        at = Box(across - 4 - wide if is_late else across + 4, top - 2, wide, 1.2 * size)
        write(slide, at, [Line(shown)], size - 2, "rule label", QUIET, right=is_late)


def on_top(box: Box, high: float) -> tuple[Box, Box]:
    """A box divided: so much of it from the top, and the rest."""
    return replace(box, height=high), replace(box, top=box.top + high, height=box.height - high)
