"""Documents and pages made to hurt: one clear sentence each, within the limits, or a reading within the limits."""

import io
import zipfile

import hand_made
import pytest
from bounds import bounded, refusal
from written import docx, odt, p, tbl, tc

ROW = "<table:table><table:table-row><table:table-cell {}>{}</table:table-cell></table:table-row></table:table>"


def test_bombs_of_zeros_and_a_document_in_part():
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(300):
            part.write(bytes(1 << 20))
    assert refusal(file.getvalue(), "bc.docx").code == "too_heavy"
    whole = docx(p("x" * 1000) + tbl(["1"]))
    for share in (0.1, 0.5, 0.9, 0.999):
        assert refusal(whole[: int(len(whole) * share)], "bc.docx").code == "broken_file"


@pytest.mark.parametrize(
    "declared",
    ['<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x">', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
     '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'],
)  # fmt: skip
def test_no_part_may_declare_entities(declared):
    for part in ("word/document.xml", "word/footnotes.xml", "_rels/.rels"):
        data = hand_made.packed(
            ("word/document.xml", "<a/>"), (part.upper() if "doc" in part else part, declared + "<a/>")
        )
        assert refusal(data, "bc.docx").code == "unsafe_file"
    text = hand_made.packed(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", declared + "<a/>"))
    assert (refusal(text, "bc.odt").code, refusal(text, "bc.odt").found) == ("unsafe_file", "<!DOCTYPE")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (hand_made.packed(("word/document.xml", "<a/>")), "broken_file"), (docx("", space="x"), "broken_file"),
        (docx("<w:tc/>"), "broken_file"), (docx("<w:tbl><w:tr><w:tc><w:tc/></w:tc></w:tr></w:tbl>"), "broken_file"),
        (docx("<w:altChunk/>"), "unsafe_file"), (docx(tbl([tc("a", '<w:gridSpan w:val="1000000"/>')])), "broken_file"),
        (docx(tbl([tc("a", '<w:gridSpan w:val="1000"/>')] * 20)), "too_far"), (docx(p("a"), main="word/x.xml"),
        "not_a_report"),
        (docx("<w:tbl><w:tr><w:tc>" * 60 + "</w:tc></w:tr></w:tbl>" * 60), "too_heavy"),
        (docx("<w:tbl><w:tr><w:tc>" * 30_000 + "</w:tc></w:tr></w:tbl>" * 30_000), "too_heavy"),
        (docx("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000), "too_heavy"), (docx(tbl(["1"]) * 3_000), "too_heavy"),
        (docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 300_000), "too_heavy"),
        (docx("<w:tbl>" + ("<w:tr>" + "<w:tc/>" * 100 + "</w:tr>") * 2_000 + "</w:tbl>"), "no_cells"),
        (odt(ROW.format("table:number-columns-repeated='99999'", "")), "no_cells"),
        (odt(ROW.format("table:number-columns-spanned='99999'", "")), "too_far"),
        (odt(ROW.format("table:number-columns-repeated='9'", "<text:p>1</text:p>")), "broken_file"),
        (odt("<table:table>" * 100 + "</table:table>" * 100), "too_heavy"),
        (odt("<table:table><table:table-row table:number-rows-repeated='9'/></table:table>"), "broken_file"),
    ],
    ids=range(19),
)  # fmt: skip
def test_documents_that_are_refused(data, code):
    assert refusal(data, "bc.docx").code == code


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<table><tr><td>" * 100_000 + "x" + "</table>" * 100_000, "too_heavy"),
        ("<table><tr>" + "<td colspan=1000>x" * 100 + "</table>", "too_far"),
        ("<table>" + ("<tr>" + "<td rowspan=65534>x" * 50) * 1000 + "</table>", "too_heavy"),
        ("<table>" + ("<tr>" + "<td colspan=2>x" * 20) * 3000 + "</table>", "too_heavy"),
        ("<table><tr><td>1</table>" * 3_000, "too_heavy"), ("<p>x" * 2_000_000, "too_heavy"),
        ("<table><tr><td>1</table>" + "<!--" * 1_000_000, "too_heavy"), ("<table>" + "<a " * 300_000, "too_heavy"),
        ("<table>" + ("<tr>" + "<td>" * 100) * 2_000 + "</table>", "no_cells"), ("<table><tr><td>1", "broken_file"),
        ("a\n" * 300_000, "too_heavy"), ("<select>" * 400_000, "broken_file"),
    ],
    ids=range(12),
)  # fmt: skip
def test_pages_that_are_refused(page, code):
    assert refusal(page.encode(), "bc.xls").code == code


def test_what_looks_hostile_and_is_only_large():
    deep = bounded(("<div><b>" * 100_000 + "x").encode(), "bc.html")
    assert [paragraph.text for paragraph in deep.paragraphs] == ["x"]
    long = bounded(docx(p("x" * 50_000_000)), "bc.docx")
    assert [len(paragraph.text) for paragraph in long.paragraphs] == [50_000_000]
    entities = bounded(('<!DOCTYPE html [<!ENTITY a "ha">]><p>&a; &lt;' + "&#x110;" * 100_000).encode(), "bc.html")
    assert [paragraph.text[:6] for paragraph in entities.paragraphs] == ["]>", "&a; <Đ"]
    rows = "<tr>" + "<td>1.234</td>" * 12 + "</tr>"
    assert len(bounded(f"<table>{rows * 10_000}</table>".encode(), "bc.xls").sheets[0].cells) == 120_000


def test_nothing_of_a_page_is_executed_or_fetched():
    page = '<img src="http://127.0.0.1:9/x"><iframe src="file:///etc/passwd">a</iframe>'
    page += '<a href="javascript:x">b</a><p>=cmd|x</p>'
    assert [one.text for one in bounded(page.encode(), "bc.html").paragraphs] == ["b", "=cmd|x"]
