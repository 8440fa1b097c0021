"""The PDF of a briefing: everything is in it as words one can search, in our letters, and no word is a command."""

import io
import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pypdf
import pytest
from briefed import HOSTILE, PLOTS, SEEN, content, drawn, every_make, longest_names, ranked

from dashboard.briefing.content import Content, Slide
from dashboard.briefing.lying import parts
from dashboard.briefing.paper import pdf
from dashboard.text import SPACE, text

VI = text("vi")
MADE = datetime(2026, 11, 22, 13, 43, tzinfo=UTC)


def pages(made: Content, when: datetime | None = None) -> list[str]:
    """The words of each page, with single spaces."""
    return [" ".join(page.extract_text().split()) for page in reader(made, when).pages]


def reader(made: Content, when: datetime | None = None) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf(made, when)))


def all_of(made: Content) -> str:
    return " ".join(pages(made))


def plain(words: str) -> str:
    return " ".join(words.replace(SPACE, " ").split())


def test_everything_of_a_slide_is_in_it():
    found = all_of(content(drawn("lines")))
    slide = drawn("lines")
    for words in (slide.title, slide.heading, slide.subtitle, slide.mark, slide.legend, slide.source, *slide.remarks):
        assert plain(words) in found
    for words in ("Nhận xét", "Bảng số liệu", "Giải thích chỉ tiêu", "Vụ việc hòa giải thành Nội dung Số vụ việc …"):
        assert words in found.replace("Chỉ tiêu Vụ việc", "Vụ việc").replace("…", "…")
    assert "Q1/23 1.234,5 93,5 %" in found and "Q2/23 chưa báo cáo 1,0 %" in found and "Q3/23 0 2,0 %" in found
    assert "Xã Một Xã Hai Số tự báo cáo" in found and "01/7/2025: sắp xếp đơn vị hành chính" in found


def test_the_cover_says_whose_it_is_as_of_when_and_where_it_is_checked():
    cover, *_ = pages(content())
    for words in (
        "Giao ban quý II/2024",
        "Ban Dân vận Huyện ủy Phú Xuyên",
        "Số liệu đã duyệt đến 20:43 22/11/2026 (mục 75 của sổ nộp)",
        "Dữ liệu minh họa",
        "Mục lục",
        "Mã xác thực: DV-7K3M-9Q2P",
        "Kiểm tra tại https://danvan.example.vn/v/DV-7K3M-9Q2P",
    ):
        assert words in cover
    for page in pages(content()):  # on every page, should one go its way alone
        assert "Số liệu đã duyệt đến 20:43 22/11/2026 (mục 75 của sổ nộp)" in page and "DV-7K3M-9Q2P" in page
    nothing_issued, *_ = pages(content(drawn("lines"), code="", address=""))
    assert "Mã xác thực" not in nothing_issued and "Mục lục" not in nothing_issued


def test_pages_are_numbered_and_a_table_over_pages_has_its_head_on_each():
    table = pd.DataFrame({"Đơn vị": [f"Xã số {n}" for n in range(120)], "Số vụ": range(120)})
    found = pages(content(Slide("Bảng dài", table=table, numbers=("Số vụ",)), code="", address=""))
    assert [re.search(r"Trang \d+/\d+", page)[0] for page in found] == [
        f"Trang {n}/{len(found)}" for n in range(1, len(found) + 1)
    ]
    rows = [page for page in found if "Xã số" in page]
    assert len(rows) >= 3 and all("Đơn vị Số vụ" in page for page in rows)
    assert re.findall(r"Xã số (\d+) (\d+)", " ".join(rows)) == [(str(n), str(n)) for n in range(120)]


def test_an_indicator_is_explained_once():
    found = all_of(content())
    assert found.count("Số vụ việc …") == 1
    assert "Nguồn lines" not in found  # what differs between its charts stands with them


def test_words_of_files_are_never_commands():
    slide = drawn("lines", title=HOSTILE, heading=HOSTILE, remarks=(HOSTILE,), source=HOSTILE, legend=HOSTILE)
    other = Slide(HOSTILE, text=HOSTILE, table=pd.DataFrame({HOSTILE: [HOSTILE]}))
    found = all_of(content(slide, other, name=HOSTILE, office=HOSTILE, code=HOSTILE, address=HOSTILE))
    assert found.replace(" ", "").count(SEEN.replace(" ", "")) >= 12
    assert "root:" not in found and "Fontconfig" not in found


def test_language_title_and_structure_are_said():
    made = reader(content(), MADE)
    assert made.metadata.title == "Giao ban quý II/2024" and made.metadata.author == "Ban Dân vận Huyện ủy Phú Xuyên"
    root = made.trailer["/Root"]
    assert root["/Lang"] == "vi" and root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    written = pdf(content(), MADE)
    assert b"pdfaid:part>2" in written and b"pdfuaid:part>1" in written
    assert b"pdfaid" not in pdf(content())  # what is kept needs the day it was made
    assert reader(content(language="en")).trailer["/Root"]["/Lang"] == "en"
    alts = written.count(b"/Alt")
    assert alts >= len(PLOTS)


def fonts(made: pypdf.PdfReader) -> dict[str, bool]:
    """Every font by its name, and whether its shapes are in the document."""
    found = {}
    for page in made.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            found[str(inner["/BaseFont"])] = bool({"/FontFile2", "/FontFile3"} & set(descriptor))
    return found


def test_its_letters_are_in_it_and_are_ours():
    found = fonts(reader(content()))
    assert all(found.values())
    assert {"Inter-Regular", "Inter-Bold"} <= {name.split("+")[1] for name in found}


def test_vietnamese_is_found_composed():
    found = "".join(page.extract_text() for page in reader(content()).pages)
    assert unicodedata.is_normalized("NFC", found)
    named = unicodedata.normalize("NFD", "Thị trấn Nỗ Lực Ặ Ữ")
    assert "Thị trấn Nỗ Lực Ặ Ữ" in all_of(content(Slide(named, text=named)))


def test_the_same_briefing_gives_the_same_bytes():
    assert pdf(content()) == pdf(content())
    assert pdf(content(), MADE) == pdf(content(), MADE)


def test_letters_of_no_typeface_stop_nothing():
    made = content(Slide("漢字 Hồ Chí Minh"))
    assert "Hồ Chí Minh" in all_of(made)
    assert b"pdfuaid" not in pdf(made, MADE)


def test_a_long_ranking_goes_over_pages_to_one_scale():
    found = pages(content(drawn("bars", plot=ranked(), table=None)))
    assert [name for name in longest_names() if name not in " ".join(found)] == []
    assert len([page for page in found if "chưa báo cáo" in page]) >= 2
    split = parts(ranked(), 26)
    assert [len(one.labels) for one in split] == [20, 20]
    assert [one.highlight for one in split] == [4, -1]
    assert sum((one.series[0].values for one in split), ()) == ranked().series[0].values


@pytest.mark.parametrize("language", ["vi", "en"])
def test_values_of_every_make_are_those_of_the_query(in_office, language):
    t = text(language)
    for made in every_make(t):
        found = all_of(content(made.slide, language=language))
        assert made.rows and [row for row in made.rows if plain(row) not in found] == [], made.make


def test_nothing_is_written_beside_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data.json").write_text("{}")  # of this name typst is given one
    pdf(content())
    assert [one.name for one in Path(tmp_path).iterdir()] == ["data.json"]
