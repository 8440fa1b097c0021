"""Files made to hurt, and files broken on the way: one clear sentence each, soon, and this process lives on."""

import io
import resource
import struct
import time
import zipfile
import zlib

import hand_made
import pytest
import xlsxwriter

from etl import read as room
from etl.read import child, guard, read

SECONDS = 10
GIBIBYTE = 1024 * 1024  # kB, as getrusage counts
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def spent() -> float:
    """Processor time of this process and its children: what a wall clock shows when nobody else uses the machine."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def bounded(data: bytes, name: str = "bc.xlsx"):
    """The Reading of a file, within the limits of time and memory, for parent and child."""
    memory, began, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, spent(), time.monotonic()
    reading = read(name, data)
    assert spent() - began < SECONDS
    assert time.monotonic() - start < 2 * SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < GIBIBYTE / 2
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < GIBIBYTE
    return reading


def refusal(data: bytes, name: str = "bc.xlsx"):
    """The one problem of a file that cannot be read, within the limits."""
    reading = bounded(data, name)
    assert (reading.unreadable, reading.kind, reading.sheets, reading.paragraphs) == (True, None, (), ())
    (problem,) = reading.problems
    assert problem.severity == "wrong"
    assert reading.file in problem.message
    assert reading.file in problem.message_en
    assert "Hãy" in problem.message
    assert "lease" in problem.message_en
    assert not set("{}") & set(problem.message + problem.message_en)
    return problem


def honest() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Q1")
        for row in range(200):
            sheet.write_row(row, 0, [f"Xã {row}", row, row / 7])
    return file.getvalue()


def test_an_empty_file_and_a_large_one():
    assert refusal(b"").code == "empty_file"
    problem = refusal(b"PK\x03\x04" + bytes(guard.MAX_BYTES))
    assert (problem.code, problem.found) == ("too_big", "10,0 MB")


def test_a_large_file_on_disk_is_not_loaded(tmp_path):
    with (tmp_path / "bc.xlsx").open("wb") as file:
        file.truncate(3 * 1024**3)
    reading = read(tmp_path / "bc.xlsx")
    assert [problem.code for problem in reading.problems] == ["too_big"]
    assert reading.problems[0].found == "3072,0 MB"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "PNG"), (b"%PDF-1.7\n", "PDF"), (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"Rar!\x1a\x07", "RAR"), (b"{\\rtf1", "RTF"), (bytes(100), "binary"),
        (hand_made.packed(("a.txt", "x")), "ZIP"), (hand_made.packed(("xl/workbook.bin", "x")), "Excel (.xlsb)"),
        (hand_made.packed(("ppt/presentation.xml", "x")), "PowerPoint (.pptx)"),
        (hand_made.ole("WordDocument", b"x"), "Word (.doc)"), (hand_made.ole("Contents", b"x"), "OLE"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_the_wrong_kind_is_named(data, found):
    problem = refusal(data, "bc.xlsx")
    assert (problem.code, problem.found) == ("not_a_report", found)
    assert found in problem.message


def test_documents_come_later():
    assert refusal(hand_made.packed(("word/document.xml", "<w/>"))).code == "document_not_yet"
    assert refusal(hand_made.packed(("mimetype", "application/vnd.oasis.opendocument.text"))).code == "document_not_yet"
    assert refusal(b"<html><table><tr><td>1</table>", "bc.xls").code == "document_not_yet"


def test_passwords():
    assert refusal(hand_made.ole("EncryptedPackage", b"\1" * 5000)).code == "password"
    assert refusal(hand_made.xls(locked=True), "bc.xls").code == "password"
    manifest = ("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
    assert refusal(hand_made.ods(ONE, more=[manifest]), "bc.ods").code == "password"
    zipped = bytearray(hand_made.xlsx(ONE))
    zipped[zipped.index(b"PK\1\2") + 8] |= 1
    assert refusal(bytes(zipped)).code == "password"


@pytest.mark.parametrize("share", [0.001, 0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_off(share):
    data = honest()
    assert refusal(data[: max(4, int(len(data) * share))]).code == "broken_file"


@pytest.mark.parametrize("seed", range(6))
def test_flipped_bytes_never_change_a_figure(seed):
    data = bytearray(honest())
    whole = read("bc.xlsx", bytes(data)).sheets
    for at in range(seed * 97 + 31, len(data), len(data) // 5):
        data[at] ^= 1 << seed
    reading = read("bc.xlsx", bytes(data))
    assert reading.unreadable or reading.sheets == whole


def test_broken_insides():
    assert refusal(hand_made.xlsx(sheet="<worksheet><sheetData><row r='1'>")).code == "broken_file"
    assert refusal(hand_made.packed(("xl/workbook.xml", "x"))).code == "broken_file"
    assert refusal(hand_made.ods("<table:table-row>"), "bc.ods").code == "broken_file"
    assert refusal(hand_made.ole("Workbook", b"\x09\x08" * 4000), "bc.xls").code == "broken_file"
    assert refusal(honest().replace(b"PK\5\6", b"PK\5\7")).code == "broken_file"


def test_nothing_in_it():
    assert refusal(hand_made.xlsx()).code == "no_cells"
    assert refusal(hand_made.ods("<table:table-row><table:table-cell/></table:table-row>"), "bc.ods").code == "no_cells"


def test_a_column_formatted_down_to_the_last_row():
    def blank(last):
        return "".join(f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in range(2, last + 1))

    (sheet,) = bounded(hand_made.xlsx(ONE + blank(200_000))).sheets
    assert [cell.address for cell in sheet.cells] == ["A1"]
    whole = bounded(hand_made.xlsx(ONE + blank(1_048_576)))  # 4 s of processor time; refused when the machine is busy
    assert whole.sheets == (sheet,) or [problem.code for problem in whole.problems] == ["too_heavy"]


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


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\Users\\x\\BC Q1.2024 (sua lan 2).xlsx", "BC Q1.2024 (sua lan 2).xlsx"),
        ("bc\n\r\0\u202excod.xlsx", "bcxcod.xlsx"), ("b" * 300 + ".xlsx", "b" * 145 + ".xlsx"),
        ("Quy\u0301 1.xlsx", "Quý 1.xlsx"), ("", ""), ("<b>x</b>.xlsx", "b>.xlsx"), ("{file}{0}.xlsx", None),
    ],
)  # fmt: skip
def test_the_name_of_a_file_is_only_a_name(name, shown):
    reading = read(name, b"")
    assert reading.file == (name if shown is None else shown)
    assert [problem.code for problem in reading.problems] == ["empty_file"]


def test_a_reader_that_never_ends_or_dies_is_stopped(monkeypatch, tmp_path):
    endings = {
        "loops": "while True: pass",
        "sleeps": "import time, sys; sys.stdin.buffer.read(); time.sleep(60)",
        "aborts": "import os; os.abort()",
        "grows": "x = [bytearray(1 << 20) for _ in range(1 << 20)]",
        "cut": "import sys; sys.stdin.buffer.read(); print('{\"formats\":[]}\\n[[1],[1', end='')",
        "half": "import sys; sys.stdin.buffer.read(); print('{\"formats\":[]}')",
    }
    limit = "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29))\n"
    monkeypatch.setattr(child, "SECONDS", 1)
    monkeypatch.setattr(child, "_INSIDE", tmp_path / "reader.py")
    for ending in endings.values():
        (tmp_path / "reader.py").write_text(limit + ending)
        assert refusal(honest()).code == "too_heavy"


@pytest.mark.parametrize(
    "answer",
    ["nonsense", "[]", "7", '{"done": 1}', '{"sheet": "Q1"}', "[[1],[1],[1],[1],[1],[1]]", "[" * 100_000,
     '{"formats":[]}\n{"sheet":"Q1","hidden":false,"merges":[]}\n[[1],[1],"n",[1.0,2.0],[0],0]\n{"done":1}',
     '{"formats":[]}\n{"sheet":"Q1","hidden":false,"merges":[]}\n[[1],[1],"d",["soon"],[0],0]\n{"done":1}',
     '{"formats":[]}\n{"sheet":"Q1","hidden":false,"merges":[]}\n[[1],[1],"n",[1.0],[0],0]\n{"done":2}'],
    ids=range(10),
)  # fmt: skip
def test_an_answer_that_is_no_answer(monkeypatch, tmp_path, answer):
    (tmp_path / "reader.py").write_text(f"import sys; sys.stdin.buffer.read(); print({answer!r})")
    monkeypatch.setattr(child, "_INSIDE", tmp_path / "reader.py")
    assert refusal(honest()).code == "broken_file"


def test_the_child_can_open_nothing(monkeypatch, tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    for path in child._INSIDE.glob("*.py"):
        (inside / path.name).write_text(path.read_text("utf-8"), "utf-8")
    (inside / "xlsx.py").write_text(
        "import os, socket\nfrom cells import Broken\n"
        "def read(data, pages):\n"
        "    said = [*sorted(os.environ)]\n"
        "    for attempt in (lambda: open('/etc/passwd'), socket.socket, os.pipe, lambda: open('x', 'w')):\n"
        "        try:\n            attempt(); said.append('could')\n"
        "        except OSError as e:\n            said.append(e.errno)\n"
        "    raise Broken('unsafe_file', repr(said))\n"
    )
    monkeypatch.setattr(child, "_INSIDE", inside)
    (problem,) = read("bc.xlsx", honest()).problems
    assert problem.found in ("[24, 24, 24, 24]", "['LC_CTYPE', 24, 24, 24, 24]")  # 24: no descriptor left


def test_every_refusal_has_its_sentence():
    for code, text in room._TEXTS.items():
        assert set(text) == {"severity", "vi", "en"}, code
        assert text["severity"] == "wrong"


def test_a_small_report_is_read_at_once_and_a_large_one_in_time():
    began = spent()
    assert not read("bc.xlsx", honest()).unreadable
    assert spent() - began < 0.5
    row = "".join(f"<c><v>{column}.5</v></c>" for column in range(8))
    reading = bounded(hand_made.xlsx("".join(f'<row r="{number}">{row}</row>' for number in range(1, 30_001))))
    assert len(reading.sheets[0].cells) == 240_000
