"""Documents of Word and OpenDocument: paragraphs, tables with merged cells, and what only seems to be text."""

import pytest
from written import WORD, document, docx, odt, only_table, p, table, tbl, tc, texts

from etl.model import Merge
from etl.read import read

RESTART, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def wide(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


def test_paragraphs_and_tables_in_the_order_of_reading():
    body = (
        p("UBND xã Quảng Nghiệp") + p("") + p("Quý III/2024") + tbl(["Đơn vị", "Số vụ"], ["Thôn 1", "12"])
        + p("Ghi chú: số ước") + p(" ") + tbl(["x"]) + p("Hết.")
    )  # fmt: skip
    reading = document(docx(body))
    first, second = reading.sheets
    assert texts(reading) == ["UBND xã Quảng Nghiệp", "Quý III/2024", "Ghi chú: số ước", "Hết."]
    assert (first.name, first.table, first.above) == ("Bảng 1", 1, ("UBND xã Quảng Nghiệp", "Quý III/2024"))
    assert (second.name, second.table, second.above) == ("Bảng 2", 2, ("Ghi chú: số ước",))
    assert table(first) == {"A1": "Đơn vị", "B1": "Số vụ", "A2": "Thôn 1", "B2": "12"}


def test_a_merged_cell_says_its_text_once():
    r"""STT | Hòa giải <    | Tỷ lệ
    ^       | thành | không | ^
    1       | 12    | 3     | 80"""
    body = tbl(
        [tc("STT", RESTART), tc("Hòa giải", wide(2)), tc("Tỷ lệ", RESTART)],
        [tc("", GOES_ON), "thành", "không", tc("", GOES_ON)],
        ["1", "12", "3", "80"],
    )
    (sheet,) = document(docx(body)).sheets
    assert table(sheet) == {
        "A1": "STT", "B1": "Hòa giải", "D1": "Tỷ lệ", "B2": "thành", "C2": "không",
        "A3": "1", "B3": "12", "C3": "3", "D3": "80",
    }  # fmt: skip
    assert sorted(sheet.merges, key=lambda merge: merge.first_column) == [
        Merge(1, 1, 2, 1), Merge(1, 2, 1, 3), Merge(1, 4, 2, 4),
    ]  # fmt: skip


def test_merges_both_ways_indented_rows_and_the_old_way_of_merging():
    body = tbl([tc("a", wide(2) + RESTART), "b"], [tc("", wide(2) + GOES_ON), "c"])
    (sheet,) = document(docx(body)).sheets
    assert (table(sheet), sheet.merges) == ({"A1": "a", "C1": "b", "C2": "c"}, (Merge(1, 1, 2, 2),))
    indented = '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>' + tc("a") + "</w:tr></w:tbl>"
    assert only_table(docx(indented)) == {"C1": "a"}
    body = tbl([tc("a", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "b"])
    (sheet,) = document(docx(body)).sheets
    assert (table(sheet), sheet.merges) == ({"A1": "a", "C1": "b"}, (Merge(1, 1, 1, 2),))


def test_a_table_in_a_table():
    inner = tbl(["1", "2"])
    reading = document(docx(tbl(["a", tc(p("b") + p("") + inner + p("c"))]) + tbl(["z"])))
    assert [(sheet.name, sheet.above, table(sheet)) for sheet in reading.sheets] == [
        ("Bảng 1", (), {"A1": "a", "B1": "b\n\nc"}), ("Bảng 2", ("b",), {"A1": "1", "B1": "2"}), ("Bảng 3", (),
        {"A1": "z"}),
    ]  # fmt: skip
    assert reading.paragraphs == ()


@pytest.mark.parametrize(
    ("run", "seen"),
    [
        ("<w:r><w:t>72</w:t><w:br/><w:t>vụ</w:t><w:tab/><w:t>a</w:t></w:r>", "72\nvụ a"),
        ("<w:del><w:r><w:delText>1</w:delText></w:r></w:del><w:ins><w:r><w:t>2</w:t></w:r></w:ins>", "2"),
        ("<w:moveFrom><w:r><w:t>1</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>2</w:t></w:r></w:moveTo>", "2"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>2</w:t></w:r>", "2"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>1</w:t></w:r>', "1"),
        ("<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>1</w:t></w:r>", "1"),
        ('<w:r><w:t>72</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>(1)</w:t></w:r>', "72⁽¹⁾"),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>12</w:t></w:r><w:r><w:t>15</w:t></w:r>", "1\u03362\u033615"),
        ('<w:r><w:instrText>PAGE 5</w:instrText></w:r><w:fldSimple><w:r><w:t>9</w:t></w:r></w:fldSimple>', "9"),
        ('<w:r><w:t>5</w:t><w:footnoteReference w:id="1"/></w:r><w:r><w:noBreakHyphen/><w:t>6</w:t></w:r>', "5-6"),
        ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:r><w:t>5</w:t></w:r></w:sdt>", None),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>8</w:t></w:r></w:sdtContent></w:sdt>", "8"),
        ("<w:hyperlink><w:smartTag><w:r><w:t>a</w:t></w:r></w:smartTag></w:hyperlink>", "a"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "\uf0fc"),
    ],
    ids=range(14),
)  # fmt: skip
def test_what_a_reader_of_the_document_sees(run, seen):
    found = only_table(docx(tbl(["a", tc(f"<w:p>{run}</w:p>")])))
    assert found.get("B1") == seen


def test_a_text_box_is_read_once_and_what_a_revision_removed_not_at_all():
    box = f"<w:txbxContent>{p('Mật') + tbl(['1'])}</w:txbxContent>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r>{twice}</w:r><w:r><w:t>Quý I</w:t></w:r></w:p>"
    deleted = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{tc('cũ')}</w:tr><w:tr>{tc('mới')}</w:tr></w:tbl>"
    reading = document(docx(body + deleted))
    assert texts(reading) == ["Mật", "Quý I"]
    assert [table(sheet) for sheet in reading.sheets] == [{"A1": "1"}, {"A1": "mới"}]


def test_notes_come_last_headers_not_at_all_and_the_main_part_may_bear_another_name():
    notes = (
        "word/footnotes.xml",
        f'<w:footnotes xmlns:w="{WORD}"><w:footnote>{p("Ước 2 tháng cuối")}</w:footnote></w:footnotes>',
    )
    header = ("word/header1.xml", f'<w:hdr xmlns:w="{WORD}">{p("Mật")}</w:hdr>')
    assert texts(document(docx(p("a"), notes, header, main="word/document2.xml"))) == ["a", "Ước 2 tháng cuối"]
    strict = docx(p("a"), space="http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert texts(document(strict)) == ["a"]


def test_hidden_rows_are_marked():
    body = f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr>{tc('1')}</w:tr><w:tr>{tc('2')}</w:tr></w:tbl>"
    (sheet,) = document(docx(body)).sheets
    assert [(cell.text, cell.hidden) for cell in sheet.cells] == [("1", True), ("2", False)]


def test_a_document_without_text_and_one_with_a_workbook_in_it():
    (problem,) = read("bc.docx", docx("<w:p/>" + tbl(["", " "]))).problems
    assert problem.code == "no_cells"
    embedded = docx(p("a") + '<w:p><w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>')
    (problem,) = read("bc.docx", embedded).problems
    assert (problem.code, problem.severity) == ("embedded_not_read", "odd")
    assert "1 bảng Excel" in problem.message


def test_open_document_text():
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    covered = "<table:covered-table-cell/>"
    body = (
        "<text:tracked-changes><text:p>cũ</text:p></text:tracked-changes>"
        "<text:h>Quý<text:s/>I</text:h><text:p>a<text:tab/>b<text:line-break/>c<text:note><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>ước</text:p></text:note-body></text:note></text:p>"
        "<text:p/><table:table><table:table-column/><table:table-header-rows><table:table-row>"
        + cell.format(' table:number-rows-spanned="2"', "STT") + cell.format(' table:number-columns-spanned="2"',
        "Số vụ") + covered
        + "</table:table-row></table:table-header-rows><table:table-row>" + covered + cell.format("", "thành")
        + cell.format("", "không") + "</table:table-row><table:table-row>" + cell.format("", "1")
        + cell.format("", '72<text:span text:style-name="up">1</text:span>')
        + '<table:table-cell table:number-columns-repeated="2"/>'
        + "</table:table-row></table:table>"
    )  # fmt: skip
    styles = '<style:style style:name="up"><style:text-properties style:text-position="super 58%"/></style:style>'
    reading = document(odt(body, styles), "bc.odt")
    (sheet,) = reading.sheets
    assert texts(reading) == ["Quý I", "ước", "a b\nc"]
    assert table(sheet) == {"A1": "STT", "B1": "Số vụ", "B2": "thành", "C2": "không", "A3": "1", "B3": "72¹"}
    assert sheet.merges == (Merge(1, 1, 2, 1), Merge(1, 2, 1, 3))
