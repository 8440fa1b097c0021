"""Text in columns: encodings, separators, quotes; every cell as text with a spreadsheet's address."""

import unicodedata

import pytest

from etl.read import read

TABLE = "STT;Đơn vị;Hòa giải thành\n1;Xã Quảng Nghiệp;1.234\n2;Xã Trường Xuân;93,5%\n"


def cells(data: bytes | str, name: str = "Q1.csv") -> dict[str, str]:
    reading = read(name, data.encode() if isinstance(data, str) else data)
    assert reading.problems == ()
    assert (reading.kind, reading.unreadable) == ("csv", False)
    (sheet,) = reading.sheets
    assert {cell.kind for cell in sheet.cells} == {"text"}
    return {cell.address: cell.text for cell in sheet.cells}


def refusal(data: bytes | str, name: str = "Q1.csv") -> str:
    reading = read(name, data.encode() if isinstance(data, str) else data)
    assert (reading.kind, reading.unreadable, reading.sheets) == (None, True, ())
    (problem,) = reading.problems
    return problem.code


def cp1258(text: str) -> bytes:
    """As old Vietnamese Windows writes it: letter and tone apart."""
    written = b""
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        written += (base + tones).encode("cp1258")
    return written


def test_addresses_are_those_of_a_spreadsheet():
    assert cells(TABLE) == {
        "A1": "STT", "B1": "Đơn vị", "C1": "Hòa giải thành",
        "A2": "1", "B2": "Xã Quảng Nghiệp", "C2": "1.234",
        "A3": "2", "B3": "Xã Trường Xuân", "C3": "93,5%",
    }  # fmt: skip
    assert [sheet.name for sheet in read("BC Q1.2024.csv", TABLE.encode()).sheets] == ["BC Q1.2024"]


@pytest.mark.parametrize(
    "data",
    [TABLE.encode(), TABLE.encode("utf-8-sig"), TABLE.encode("utf-16"), b"\xfe\xff" + TABLE.encode("utf-16-be"),
     TABLE.encode("utf-16-le"), TABLE.encode("utf-16-be"), cp1258(TABLE), TABLE.replace("\n", "\r\n").encode(),
     TABLE.replace("\n", "\r").encode()],
    ids=["utf-8", "utf-8 with mark", "utf-16-le", "utf-16-be", "le without mark", "be without mark", "cp1258",
    "crlf", "cr"],
)  # fmt: skip
def test_encodings(data):
    assert cells(data)["B2"] == "Xã Quảng Nghiệp"
    assert cells(data)["C3"] == "93,5%"


def test_old_fonts_stay_as_they_are_for_the_next_stage():
    tcvn3 = "STT;X·;Tæng sè tiÒn\n1;X· Qu¶ng NghiÖp;hßa gi¶i thµnh\n"
    read_back = cells(tcvn3.encode("cp1252"))
    assert (read_back["C1"], read_back["C2"]) == ("Tæng sè tiÒn", "hßa gi¶i thµnh")
    vni = "STT;Xaõ, thò traán;Toång coäng\n1;Xaõ Quaûng Nghieäp;12\n"
    assert cells(vni.encode("cp1252"))["B2"] == "Xaõ Quaûng Nghieäp"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\tb\n1,5\t2,5\n", {"A1": "a", "B1": "b", "A2": "1,5", "B2": "2,5"}),
        ("a;b\n1,5;2,5\n", {"A1": "a", "B1": "b", "A2": "1,5", "B2": "2,5"}),
        ("1,5;2,5\n3,5;4,5\n", {"A1": "1,5", "B1": "2,5", "A2": "3,5", "B2": "4,5"}),
        ("a,b\n1.5,x; y\n", {"A1": "a", "B1": "b", "A2": "1.5", "B2": "x; y"}),
        ('a,b\n"1,5","x ""y"" z"\n', {"A1": "a", "B1": "b", "A2": "1,5", "B2": 'x "y" z'}),
        ('a;b\n"Dân vận khéo" xã;3\n', {"A1": "a", "B1": "b", "A2": '"Dân vận khéo" xã', "B2": "3"}),
        ('a;b\n"hai\ndòng";3\n', {"A1": "a", "B1": "b", "A2": "hai\ndòng", "B2": "3"}),
        ("sep=;\na;b\n1;2\n", {"A1": "a", "B1": "b", "A2": "1", "B2": "2"}),
        ("BIỂU 12b;;\n;;\na;b;c\n1;;3\n", {"A1": "BIỂU 12b", "A3": "a", "B3": "b", "C3": "c", "A4": "1", "C4": "3"}),
        ("một cột\n1\n", {"A1": "một cột", "A2": "1"}),
    ],
)
def test_separators_and_quotes(text, found):
    assert cells(text) == found


def test_a_table_is_a_table_whatever_its_name():
    assert cells(TABLE, "Q1.txt")["C2"] == "1.234"
    assert cells(TABLE, "Q1.xls")["C2"] == "1.234"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("", "empty_file"), ("\ufeff \r\n", "empty_file"), (";;\n;;\n", "no_cells"),
        ('a;b\n"mở mà không đóng;3\nc;4;5\n', "unclear_text"),
        (b"a;b\n\x00;2\n", "not_a_report"), (b"a;b\n\x01;2\n", "not_a_report"), (b"a;b\n\x81;2\n", "unclear_text"),
        (b"\xff\xfea\x00;\x00\xd8", "unclear_text"),
        ("MIME-Version: 1.0\nX: y\n", "web_archive"),
        ("a;" * 16_400 + "\n", "too_far"), ("\n" * 3_000_000 + "a;b", "too_heavy"),
        ("a;" + "b" * 200_000, "unclear_text"),
        ("1;2;3;4;5;6;7;8;9;0\n" * 160_000, "too_heavy"),
    ],
    ids=range(13),
)  # fmt: skip
def test_what_is_no_table_is_refused(data, code):
    assert refusal(data) == code


def paragraphs(text: str) -> list[str]:
    reading = read("bao cao.txt", text.encode())
    assert (reading.kind, reading.sheets, reading.problems) == ("document", (), ())
    assert [paragraph.number for paragraph in reading.paragraphs] == list(range(1, len(reading.paragraphs) + 1))
    return [paragraph.text for paragraph in reading.paragraphs]


def test_prose_is_a_document_of_a_paragraph_a_line():
    prose = "Trong quý I, toàn xã có 12 vụ,\thòa giải thành 10 vụ.\r\n\r\n  Còn 2 vụ, chưa giải quyết.\n\nHết.\n"
    assert paragraphs(prose) == [
        "Trong quý I, toàn xã có 12 vụ, hòa giải thành 10 vụ.", "  Còn 2 vụ, chưa giải quyết.", "Hết.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "prose",
    ["Trong quý, có 12 vụ.", "Quý I, có 12 vụ\nQuý II, có 10 vụ", "- Tiếp nhận 12 vụ;\n- Hòa giải thành 10 vụ;\n",
    "Số vụ 12",
     "Năm 2023 xã đã hòa giải thành 180/210 vụ đạt 85,7%.",
     "Phong trào \"Dân vận khéo\" có 5 mô hình"],
)  # fmt: skip
def test_commas_and_semicolons_of_sentences_separate_no_columns(prose):
    assert paragraphs(prose) == prose.splitlines()
