"""TCVN3 and VNI → Unicode by the words of whole columns; Unicode and other languages stay as they are."""

import random
import re
import unicodedata
from functools import cache

import pytest
from drawn import sheet

from etl import areas
from etl.model import Cell, Sheet
from etl.read import read
from etl.recognise.letters import Lettered, decode, relettered, relettered_lines

# What the fonts have, from elsewhere: the codes of TCVN5712-1 in glibc, the table of the input method xvnkb (vni.h).
TCVN3_CODES = (
    "a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6e7e8"
    "e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
)
TCVN3 = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
VNI = {
    "A AÙ AØ AÛ AÕ AÏ AÂ AÁ AÀ AÅ AÃ AÄ AÊ AÉ AÈ AÚ AÜ AË": "A Á À Ả Ã Ạ Â Ấ Ầ Ẩ Ẫ Ậ Ă Ắ Ằ Ẳ Ẵ Ặ",
    "E EÙ EØ EÛ EÕ EÏ EÂ EÁ EÀ EÅ EÃ EÄ I Í Ì Æ Ó Ò": "E É È Ẻ Ẽ Ẹ Ê Ế Ề Ể Ễ Ệ I Í Ì Ỉ Ĩ Ị",
    "O OÙ OØ OÛ OÕ OÏ OÂ OÁ OÀ OÅ OÃ OÄ Ô ÔÙ ÔØ ÔÛ ÔÕ ÔÏ": "O Ó Ò Ỏ Õ Ọ Ô Ố Ồ Ổ Ỗ Ộ Ơ Ớ Ờ Ở Ỡ Ợ",
    "U UÙ UØ UÛ UÕ UÏ Ö ÖÙ ÖØ ÖÛ ÖÕ ÖÏ Y YÙ YØ YÛ YÕ Î Ñ": "U Ú Ù Ủ Ũ Ụ Ư Ứ Ừ Ử Ữ Ự Y Ý Ỳ Ỷ Ỹ Ỵ Đ",
}


@cache
def signs(font: str) -> dict[str, str]:
    """What the font has for each letter. TCVN3 has no capitals with a tone: they are those of another font."""
    if font == "tcvn3":
        small = dict(zip(TCVN3, bytes.fromhex(TCVN3_CODES).decode("latin-1"), strict=True))
        return {letter.upper(): sign for letter, sign in small.items()} | small
    pairs = {m: s for seen, meant in VNI.items() for s, m in zip(seen.split(), meant.split(), strict=True)}
    return pairs | {meant.lower(): seen.lower() for meant, seen in pairs.items()}


def typed(text: str, font: str) -> str:
    """As somebody with this font typed it, seen as Latin-1."""
    known = signs(font) if font != "unicode" else {}
    return "".join(known.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def column(texts: list[str]) -> Sheet:
    return Sheet("S", tuple(Cell(row, 2, f"B{row}", text) for row, text in enumerate(texts, 1)))


def drawn(found: Sheet) -> str:
    rows: dict[int, list[str]] = {}
    for cell in found.cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return "\n".join(" | ".join(cells) for cells in rows.values())


def names() -> list[str]:
    found = sorted({unicodedata.normalize("NFC", area.name) for area in areas.load()})
    random.Random(4).shuffle(found)
    return found


def test_the_tables_of_the_fonts():
    assert decode(bytes.fromhex(TCVN3_CODES).decode("latin-1"), "tcvn3") == TCVN3
    for seen, meant in VNI.items():
        assert decode(seen, "vni") == meant
        assert decode(seen.lower(), "vni") == meant.lower()
    assert decode("N° 5", "tcvn3") is None  # a sign the font does not use


@pytest.mark.parametrize("size", [1, 3, 20])
@pytest.mark.parametrize("font", ["tcvn3", "vni"])
def test_every_area_comes_back_from_every_font(font, size):
    """One single name of 9,398 cannot be told when it stands alone; it is left alone, and that is said."""
    wanted, unclear = names(), 0
    for start in range(0, len(wanted), size):
        some = wanted[start : start + size]
        found = relettered(column([typed(name, font) for name in some]))
        for cell, name in zip(found.sheet.cells, some, strict=True):
            if cell in found.unclear:
                unclear += 1
            elif font == "tcvn3":  # the case of letters with a tone is lost
                assert cell.text.lower() == name.lower()
            else:
                assert cell.text == name
    assert unclear <= (1 if size == 1 else 0)


@pytest.mark.parametrize("size", [1, 3, 20])
def test_no_area_in_unicode_changes(size):
    wanted = names() + [re.sub(r"^\S+ ", "", name) for name in names()]
    for start in range(0, len(wanted), size):
        drawing = column(wanted[start : start + size])
        assert relettered(drawing).sheet == drawing


@pytest.mark.parametrize("font", ["tcvn3", "vni"])
def test_a_whole_sheet(font):
    table = """
    Khối dân vận xã Quảng Nghiệp
    STT | Đơn vị           | Hòa giải thành | Tỷ lệ (%) | Ghi chú
    1   | Xã Quảng Nghiệp  | 12             | '93,5     | chưa đủ số liệu
    2   | xã tân kỳ        | 7              | '100      | tổ 3 chưa báo cáo về
    3   | Xã An Thanh      | 1              |           | Tân
        | Tổng cộng        | 20             |           |
    """
    found = relettered(sheet(typed(table, font)))
    assert drawn(found.sheet) == drawn(sheet(table))
    assert (set(found.fonts.values()), found.unclear) == ({font}, ())
    raw = {cell.address: cell.raw for cell in found.sheet.cells}
    assert raw["B3"] == {"tcvn3": "X· Qu¶ng NghiÖp", "vni": "Xaõ Quaûng Nghieäp"}[font]
    assert (raw["A3"], raw["D3"]) == (None, None)  # the same in every font


@pytest.mark.parametrize("font", ["tcvn3", "vni"])
def test_a_csv_of_one_byte_a_letter(font):
    table = "STT;Đơn vị;Hòa giải thành\n1;Xã Quảng Nghiệp;12\n2;Xã Tân Kỳ;7\n"
    (found,) = read("q1.csv", typed(table, font).encode("cp1252")).sheets
    assert drawn(relettered(found).sheet) == table.strip().replace(";", " | ")


MIXED = """
    STT | §¬n vÞ         | Hßa gi¶i thµnh | Ghi chó   | {note}
    1   | Xã Quảng Nghiệp | 12            | {cell}    | Vò Phóc
    2   | Xã Lý Nhân      | 7             | ch­a ®ñ   | §ång Th¸p
"""


def test_titles_in_an_old_font_above_names_in_unicode():
    found = relettered(sheet(MIXED.format(note="Tªn", cell="®ñ")))
    assert drawn(found.sheet) == drawn(
        sheet("""
    STT | Đơn vị          | Hòa giải thành | Ghi chú  | Tên
    1   | Xã Quảng Nghiệp | 12             | đủ       | Vũ Phúc
    2   | Xã Lý Nhân      | 7              | chưa đủ  | Đồng Tháp
    """)
    )
    assert found.fonts == {2: "tcvn3", 3: "tcvn3", 4: "tcvn3", 5: "tcvn3"}


def test_one_cell_pasted_in_unicode_into_a_column_of_an_old_font():
    found = relettered(sheet(MIXED.format(note="Tªn", cell="chậm báo cáo")))
    assert [cell.text for cell in found.sheet.cells if cell.address == "D2"] == ["chậm báo cáo"]
    found = relettered(sheet(MIXED.format(note="Tªn", cell="thành công")))  # no letter that old fonts have not
    assert [cell.text for cell in found.sheet.cells if cell.address == "D2"] == ["thành công"]


def test_titles_above_names_that_have_no_letter_of_unicode_alone():
    names = ["Xã Lý Nhân", "Xã Tân Công", "Xã Thái Lâm", "Xã Tân Vân"]
    found = relettered(sheet("§¬n vÞ | Tæng céng\n" + "\n".join(f"{name} | 5" for name in names)))
    assert [cell.text for cell in found.sheet.cells if cell.column == 1] == ["Đơn vị", *names]
    assert (found.fonts, found.unclear) == ({1: "unicode", 2: "tcvn3"}, ())


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        ("Straße", None),  # no word of any font
        ("thµnh bình", None),  # one word of each
        ("Nhân Phóc", None),  # Nhân and Phúc, from two fonts
        ("«Thành công»", "«Thành công»"),  # Unicode, in quotation marks
        ("thµnh Q§", "thành QĐ"),  # an abbreviation is no word, the other one is
    ],
)
def test_where_words_do_not_tell_nothing_is_changed_and_that_is_said(cell, seen):
    pasted = "chậm báo cáo"  # the column holds Unicode as well
    found = relettered(sheet(f"{MIXED.format(note='Tªn', cell=cell)}    | | | {pasted}"))
    assert [one.text for one in found.sheet.cells if one.address == "D2"] == [seen or cell]
    assert [one.address for one in found.unclear] == ([] if seen else ["D2"])


@pytest.mark.parametrize("text", ["Léc", "thö", "Pa uû"])
def test_one_word_that_two_fonts_explain(text):
    found = relettered(column([text]))  # Lộc or Léc; thử or thư; ủ or uỷ
    assert (found.fonts, found.sheet, found.unclear) == ({2: "unclear"}, column([text]), column([text]).cells)


@pytest.mark.parametrize(
    "text",
    ["Straße", "Müller & Söhne", "café, déjà vu", "El Niño", "© 2024", "Windows®", "5 µg/m³, ±2 °C, m²", "§ 5",
    "½ ngày",
     "«Dân vận khéo»", "»gut«", "10×5", "· mục một", "¿Qué?", "Coração", "naïve", "Vai trò", "Nó nói", "dòng",
     "có", "Cô Tô",
     "Toàn xã", "thò", "hô", "Tổng cộng", "To\u0302\u0309ng co\u0323\u0302ng", "Ðà Nẵng", "H’leo", "Tý",
     "Hồ sơ © ® ß µ"],
)  # fmt: skip
def test_what_is_no_old_font_stays(text):
    """Beside Vietnamese in Unicode, and alone."""
    for around in (["Đơn vị", "Xã Quảng Nghiệp", "Tổng cộng"], []):
        drawing = column([*around, text])
        found = relettered(drawing)
        assert found.sheet == drawing
        assert not around or set(found.fonts.values()) == {"unicode"}


def test_plain_ascii_is_nobodys():
    drawing = sheet("STT | Don vi | Tong so\n1 | Tan Ky | 5")
    assert relettered(drawing) == Lettered(drawing, {})


def test_the_lines_of_a_document():
    lines = ("B¸o c¸o c«ng t¸c d©n vËn", "Quý III/2024", "(Tõ ngµy 15/6/2024 ®Õn ngµy 14/9/2024)")
    assert relettered_lines(lines) == (
        ("Báo cáo công tác dân vận", "Quý III/2024", "(Từ ngày 15/6/2024 đến ngày 14/9/2024)"), "tcvn3",
    )  # fmt: skip
    assert relettered_lines(("Báo cáo", "Tổng số")) == (("Báo cáo", "Tổng số"), "unicode")
    above = Sheet("Bảng 1", sheet("X· | §¬n vÞ").cells, table=1, above=lines)
    assert relettered(above).sheet.above[0] == "Báo cáo công tác dân vận"
