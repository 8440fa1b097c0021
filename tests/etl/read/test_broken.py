"""Files of the wrong kind, and files broken on the way: one clear sentence each, and never a changed figure."""

import hand_made
import pytest
from bounds import ONE, bounded, honest, refusal

from etl.read import guard, read


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
        (b"Rar!\x1a\x07", "RAR"), (b"{\\rtf1", "RTF"), (bytes(100), "binary"), (b"<?xml version='1.0'?><a/>", "XML"),
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
