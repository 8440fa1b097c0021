"""Figures in sentences are not read yet: that is said, and headings, dates and captions are no figures."""

import pytest

from etl import areas
from etl.model import Cell, Paragraph, Reading, Sheet
from etl.recognise.table import recognise

TABLE = (
    Cell(1, 1, "A1", "Đơn vị"),
    Cell(1, 2, "B1", "Hòa giải thành"),
    Cell(2, 1, "A2", "Xã A"),
    Cell(2, 2, "B2", "5"),
)


def said(*lines: str, above: tuple[str, ...] = ()) -> list[tuple[int, str]]:
    """Number and text of the first paragraph with figures nobody read, and how many there are."""
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate(lines, 1))
    reading = Reading("bc.docx", "", "document", (Sheet("Bảng 1", TABLE, table=1, above=above),), paragraphs)
    problems = recognise(reading, areas.load()).problems
    return [(one.where.paragraph, one.message) for one in problems if one.code == "prose_not_read"]


SENTENCE = "Trong quý, toàn xã tiếp nhận 12 vụ, hòa giải thành 10 vụ."


@pytest.mark.parametrize(
    ("lines", "first", "count"),
    [
        (["UBND xã A", "Số 12/BC-UBND", "Quý III/2024", SENTENCE], 4, 1),
        (["UBND xã A", SENTENCE, "Kết quả tốt.", "- Tiếp nhận: 12 vụ"], 2, 2),
        ([SENTENCE], 1, 1),
    ],
)
def test_sentences_with_figures(lines, first, count):
    ((paragraph, message),) = said(*lines)
    assert paragraph == first
    assert f"{count} đoạn" in message


def test_headings_captions_and_dates_are_none():
    lines = ["UBND xã A", "Số 12/BC-UBND", "Quý III/2024", "Kết quả như sau:", "Bảng 1. Hòa giải quý III/2024"]
    lines += ["Xã A, ngày 15 tháng 9 năm 2024.", "Báo cáo thay báo cáo ngày 15/8/2024.", "Hết."]
    assert said(*lines, above=("Kết quả như sau:", "Bảng 1. Hòa giải quý III/2024")) == []
