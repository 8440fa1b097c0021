"""A briefing as a document (.docx) on A4: title by title the chart, its table, remarks and source."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from dashboard.briefing import panels, paragraphs, references, room
from dashboard.briefing.content import Content, Slide
from dashboard.briefing.pages import columns, grid, has_gaps
from dashboard.briefing.printable import on_one_line, printable
from dashboard.design import QUIET, WARNING
from dashboard.text import Text, text

FACE = "Times New Roman"
"""What Decree 30/2020 on clerical work asks of documents; on every Windows."""
ACROSS = 480
"""Points between the margins: 17 cm, a little less."""
HIGHEST, FOOT = Cm(19), 10
TABLE_SIZES = (12, 11, 10, 9)
PANELS_WIDE, PANELS_HIGH = 904, 800
"""How much of a picture's room (picture.py) panels take, so that with its words it fits on a page."""
_HEADINGS = {"Title": 20, "Heading 1": 15, "Heading 2": 13}
Picture = Callable[[Slide], bytes]


def word(content: Content, picture: Picture | None = None) -> bytes:
    """The briefing as a .docx. `picture` makes a slide's chart (PNG); without it the tables stand alone."""
    content, t = printable(content), text(content.language)
    paper = Document()
    _style(paper, references.TAGS[content.language])
    _frame(paper, content, t)
    _opening(paper, content, t)
    for slide in content.slides:
        _slide(paper, slide, t, picture)
    _references(paper, content, t)
    references.inscribe(paper.core_properties, content)
    target = BytesIO()
    paper.save(target)
    return target.getvalue()


def _opening(paper: Paper, content: Content, t: Text) -> None:
    paper.add_paragraph(on_one_line(content.name), style="Title")
    for words in (content.office, content.as_of, *references.verification(content, t)):
        if words:
            paper.add_paragraph(words)
    _marked(paper, references.mark(content, t))


def _slide(paper: Paper, slide: Slide, t: Text, picture: Picture | None) -> None:
    paper.add_heading(on_one_line(slide.title), 1)
    if slide.heading not in ("", slide.title):
        _small(paper.add_paragraph(), slide.heading, bold=True)
    if slide.subtitle:
        _small(paper.add_paragraph(), slide.subtitle)
    _marked(paper, slide.mark)
    for line in paragraphs.read(slide.text):
        paper.add_paragraph(line.words, style="List Bullet" if line.is_bullet else None)
    if picture is not None and references.has_chart(slide):
        many = slide.plot.shape == "panels"
        for plot in panels.pages(slide.plot, PANELS_WIDE, PANELS_HIGH) if many else [slide.plot]:
            _drawn(paper, picture(replace(slide, plot=plot)), slide.alt)
    for remark in references.shown_remarks(slide):
        paper.add_paragraph(remark, style="List Bullet")
    if references.has_table(slide):
        _table(paper, slide, t)
    for words in (*references.rule_notes(slide, t), slide.legend, slide.source):
        if words:
            _small(paper.add_paragraph(), words, keep=False)


def _references(paper: Paper, content: Content, t: Text) -> None:
    """What the indicators mean, and how the document is verified."""
    said = references.said_of_indicators(content, t)
    if said:
        paper.add_heading(t("briefing.file.definitions"), 1)
    for name, told in said.items():
        paper.add_heading(on_one_line(name), 2)
        for words in told:
            paper.add_paragraph(words, style="List Bullet")
    codes = references.codes(content, t)
    if codes:
        paper.add_heading(t("briefing.file.closing"), 1)
    for words in references.verification(content, t):
        paper.add_paragraph(words).paragraph_format.keep_with_next = True
    for held, below, alt in codes:
        _drawn(paper, references.code_picture(held), alt, Cm(4))
        _small(paper.add_paragraph(), below, keep=False)
    if content.link:
        paper.add_paragraph(t("briefing.file.link_at", address=content.link))


def _table(paper: Paper, slide: Slide, t: Text) -> None:
    """The table: its titles repeated on every page, no row broken over two."""
    head, rows, right = grid(slide, t)
    size, widths = columns(head, rows, ACROSS, TABLE_SIZES)
    tints = dict(slide.tints)
    made = paper.add_table(len(rows) + 1, len(head), style="Table Grid")
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Pt(width)
    for n, (row, words) in enumerate(zip(made.rows, [head, *rows], strict=True)):
        how = row._tr.get_or_add_trPr()
        how.append(OxmlElement("w:cantSplit"))
        if n == 0:
            how.append(OxmlElement("w:tblHeader"))
        for k, (cell, written) in enumerate(zip(row.cells, words, strict=True)):
            cell.width = Pt(widths[k])
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if k in right else WD_ALIGN_PARAGRAPH.LEFT
            run = paragraph.add_run(written)
            run.font.size, run.bold = Pt(size), n == 0 or None
            if n and written in tints:
                _tinted(cell, tints[written])
    _small(paper.add_paragraph(), t("briefing.file.dash") if has_gaps(rows, right) else "", keep=False)


def _tinted(cell: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour[1:])):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _drawn(paper: Paper, content: bytes, alt: str, wide: int = Pt(ACROSS)) -> None:
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(BytesIO(content), width=wide)
    if shape.height > HIGHEST:
        shape.width, shape.height = round(shape.width * HIGHEST / shape.height), HIGHEST
    shape._inline.docPr.set("descr", alt)
    for side in ("distT", "distB", "distL", "distR"):  # left out, LibreOffice moves the picture over the margin
        shape._inline.set(side, "0")


def _marked(paper: Paper, mark: str) -> None:
    if mark:
        run = paper.add_paragraph().add_run(mark)
        run.bold, run.font.color.rgb = True, RGBColor.from_string(WARNING[1:])
        paper.paragraphs[-1].paragraph_format.keep_with_next = True


def _small(paragraph: Any, words: str, bold: bool = False, keep: bool = True) -> None:
    run = paragraph.add_run(words)
    run.font.size, run.bold = Pt(11), bold or None
    if not bold:
        run.font.color.rgb = RGBColor.from_string(QUIET[1:])
    paragraph.paragraph_format.keep_with_next = keep


def _frame(paper: Paper, content: Content, t: Text) -> None:
    """A4 with margins, and at the foot whose it is, of when, and the page's number."""
    page = paper.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    foot = page.footer.paragraphs[0]
    foot.style.paragraph_format.tab_stops.clear_all()  # the style's own, one of them in the middle
    foot.paragraph_format.tab_stops.add_tab_stop(Pt(ACROSS), WD_TAB_ALIGNMENT.RIGHT)
    about = " · ".join(on_one_line(one) for one in (content.office, content.as_of) if one)
    foot.add_run(room.cut(about, FOOT, ACROSS - 90, FOOT * room.LEADING) + "\t")
    before, between, after = t("briefing.file.of_pages", page="\n", pages="\n").split("\n")
    for words, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        foot.add_run(words)
        if field:
            _field(foot, field)
    for run in foot.runs:
        run.font.size = Pt(FOOT)


def _field(paragraph: Any, name: str) -> None:
    """A number the program reckons: this page's, or how many there are."""
    for kind in ("begin", name, "end"):
        run = paragraph.add_run()
        tag = "w:instrText" if kind == name else "w:fldChar"
        part = OxmlElement(tag)
        if kind == name:
            part.text = name
        else:
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


def _style(paper: Paper, language: str) -> None:
    """One typeface throughout, the language for the spelling checker, headings that make a table of contents."""
    sizes = {"Normal": 13, "List Bullet": 13, **_HEADINGS}
    for name, size in sizes.items():
        style = paper.styles[name]
        style.font.name, style.font.size = FACE, Pt(size)
        faces = style.element.rPr.rFonts
        for key in list(faces.attrib):
            if "Theme" in key:
                del faces.attrib[key]
        for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            faces.set(qn(kind), FACE)
        if name in _HEADINGS:
            style.font.color.rgb, style.font.bold = RGBColor(0x22, 0x26, 0x29), True
    paper.styles["Normal"].paragraph_format.space_after = Pt(6)
    for found in paper.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)
