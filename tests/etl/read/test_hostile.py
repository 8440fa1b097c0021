"""Files made to hurt: one clear sentence each, soon, and this process lives on."""

import io
import struct
import zipfile
import zlib

import hand_made
import pytest
from bounds import ONE, refusal

from etl.read import child


def test_bombs_of_zeros():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(1024):
                part.write(bytes(1 << 20))
    assert len(file.getvalue()) < 2_000_000
    assert refusal(file.getvalue()).code == "too_heavy"


def test_a_part_larger_than_it_says():
    content = bytes(123_456_789)
    data = hand_made.packed(("xl/workbook.xml", "<workbook/>"), ("xl/worksheets/sheet1.xml", content))
    size, crc = struct.pack("<I", len(content)), struct.pack("<I", zlib.crc32(content))
    assert (data.count(size), data.count(crc)) == (2, 2)
    told_small = data.replace(size, struct.pack("<I", 1000))
    assert refusal(told_small).code == "broken_file"
    assert refusal(told_small.replace(crc, struct.pack("<I", zlib.crc32(bytes(1000))))).code == "broken_file"
    assert refusal(data).code == "too_heavy"


@pytest.mark.parametrize(("length", "times"), [(200_000_000, 200), (60_000_000, 200), (100_000, 1000)])
def test_a_long_shared_text_used_again_and_again(length, times):
    shared = f"<si><t>{'x' * length}</t></si>"
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, times + 1))
    assert refusal(hand_made.xlsx(rows, shared=shared)).code == "too_heavy"


def test_more_cells_than_a_report_can_have():
    cells = "".join(f'<c r="{child.letters(column)}1"><v>1</v></c>' for column in range(1, 101))
    rows = "".join(f'<row r="{row}">{"<c><v>1</v></c>" * 100}</row>' for row in range(2, 15_100))
    assert refusal(hand_made.xlsx(f'<row r="1">{cells}</row>' + rows)).code == "too_heavy"


def test_a_far_cell_is_named():
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    problem = refusal(hand_made.xlsx(ONE + far))
    assert (problem.code, problem.where.sheet, problem.where.cell) == ("too_far", "Q1", "XFD1048576")
    assert "Q1!XFD1048576" in problem.message
    spread = '<row r="1"><c r="A1"><f t="array" ref="A1:XFD1048576">X</f></c></row>'
    assert refusal(hand_made.xlsx(spread)).code == "too_far"
    assert refusal(hand_made.xlsx(ONE + '<row r="2"><c r="XFE2"><v>1</v></c></row>')).code == "broken_file"
    huge = f'<row r="99999999"><c r="A99999999"><v>1</v></c></row><row r="{10**30}"><c r="A{10**30}"><v>1</v></c></row>'
    assert refusal(hand_made.xlsx(ONE + huge)).code == "broken_file"


@pytest.mark.parametrize(
    ("columns", "rows", "code"),
    [
        (16384, 1048576, "too_heavy"),
        (4_000_000_000, 3, "too_far"),
        (3, 4_000_000_000, "too_far"),
        (0, 1, "broken_file"),
    ],
)
def test_an_open_document_that_repeats_itself(columns, rows, code):
    cell = f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="float" office:value="1"/>'
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    problem = refusal(hand_made.ods(row), "bc.ods")
    assert (problem.code, problem.where.sheet) == (code, None if code == "broken_file" else "Q1")


def test_the_same_part_twice():
    rows = '<sheetData><row r="1"><c r="A1"><v>999</v></c></row></sheetData>'
    other = f'<worksheet xmlns="{hand_made.MAIN}">{rows}</worksheet>'
    for name in ("xl/worksheets/sheet1.xml", "XL/worksheets/Sheet1.XML"):
        two = hand_made.xlsx(ONE, more=[("x" * len(name), other)]).replace(b"x" * len(name), name.encode())
        problem = refusal(two)
        assert (problem.code, problem.found) == ("unsafe_file", "duplicate parts")


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "xl\\evil.xml", "xl/../../x", "C:x", "a\0b"])
def test_a_part_that_points_outside(name):
    data = hand_made.xlsx(ONE, more=[("x" * len(name), "x")]).replace(b"x" * len(name), name.encode())
    assert refusal(data).code in ("unsafe_file", "broken_file")


def test_packing_only_as_office_packs():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert refusal(file.getvalue()).code == "unsafe_file"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
@pytest.mark.parametrize(
    "declared",
    ['<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x">', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
     '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'],
)  # fmt: skip
def test_no_part_may_declare_entities(declared, encoding):
    sheet = f'{declared}<worksheet xmlns="{hand_made.MAIN}"><sheetData>{ONE}</sheetData></worksheet>'
    problem = refusal(hand_made.xlsx(sheet=sheet.encode(encoding)))
    assert (problem.code, problem.found) == ("unsafe_file", "<!DOCTYPE")


def test_text_a_reader_would_skip():
    assert refusal(hand_made.xlsx('<row r="1"><c r="A1"><v><![CDATA[5]]></v></c></row>')).code == "unsafe_file"


def test_too_many_parts():
    assert refusal(hand_made.xlsx(ONE, more=[(f"xl/x{n}.xml", "") for n in range(500)])).code == "too_heavy"
