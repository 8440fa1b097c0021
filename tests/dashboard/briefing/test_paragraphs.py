"""Paragraphs on slides: the size in which they fit, what a page holds, and that nothing of them goes."""

import pytest

from dashboard.briefing.paragraphs import Line, fitted, height, paged, read

HEAD, POINT = Line("", strong="Tên chỉ tiêu"), Line("Nội dung", is_bullet=True)


def test_what_somebody_wrote_is_read_as_paragraphs_and_bullets() -> None:
    assert read("Ba việc:\n\n- một\n•\thai\n-3 là số âm\n* \n  cuối ") == [
        Line("Ba việc:"), Line("một", is_bullet=True), Line("hai", is_bullet=True), Line("-3 là số âm"), Line("*"),
        Line("cuối"),
    ]  # fmt: skip


def test_a_heading_stays_with_what_it_heads() -> None:
    lines = [HEAD, POINT, POINT, HEAD, POINT, POINT]
    high = height(lines[:5], 10, 300, 6)
    assert paged(lines, (10,), 300, high, 6) == (10, [lines[:3], lines[3:]])


def test_the_largest_size_that_needs_no_more_pages_is_taken() -> None:
    lines = [Line(f"Việc thứ {n}") for n in range(8)]
    assert paged(lines, (20, 15, 10), 300, height(lines, 15, 300, 6), 6)[0] == 15
    assert paged(lines, (20, 15, 10), 300, height(lines[:4], 20, 300, 6), 6)[0] == 20  # two pages, even at 10


@pytest.mark.parametrize("words", ["chữ " * 900, "x" * 5000, "một\ndòng " * 300])
@pytest.mark.parametrize("strong", ["", "Tên: "])
def test_a_paragraph_longer_than_a_page_loses_nothing(words: str, strong: str) -> None:
    size, pages = paged([HEAD, Line(words, strong=strong), POINT], (18, 16), 400, 200, 6)
    assert "".join(line.whole for page in pages for line in page) == HEAD.whole + strong + words + POINT.whole
    assert all(height(page, size, 400, 6) <= 200 for page in pages)


def test_what_has_no_room_says_that_it_goes_on() -> None:
    lines = [Line("một hai ba bốn"), Line("năm sáu"), Line("bảy")]
    assert fitted(lines, (20, 10), 300, 40) == (10, lines)
    assert fitted(lines, (20,), 300, 40) == (20, [Line("một hai ba bốn …")])
    (only,) = fitted([Line("chữ " * 100)], (20,), 300, 60)[1]
    assert only.words.endswith("…") and height([only], 20, 300) <= 60
