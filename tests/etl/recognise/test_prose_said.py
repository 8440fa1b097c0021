"""What becomes of every number in sentences: taken, asked about, or set aside with its reason; beside tables too."""

import tomllib
from pathlib import Path

import pytest

from etl import areas
from etl.model import Cell, Paragraph, Reading, Sheet
from etl.recognise.prose.lexicon import lexicon
from etl.recognise.table import recognise

TITLE = "UBND huyện Lệ Thủy"
PERIOD = "Báo cáo quý III năm 2024"
TABLE = (
    Cell(1, 1, "A1", "Đơn vị"),
    Cell(1, 2, "B1", "Hòa giải thành"),
    Cell(2, 1, "A2", "Huyện Lệ Thủy"),
    Cell(2, 2, "B2", "5"),
)


def drafted(*lines: str, table: bool = False):
    """What is recognised in a document of these paragraphs, with or without a table between them."""
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate((TITLE, PERIOD, *lines), 1))
    sheets = (Sheet("Bảng 1", TABLE, table=1, above=(TITLE, PERIOD)),) if table else ()
    return recognise(Reading("bc.docx", "", "document", sheets, paragraphs), areas.load())


@pytest.mark.parametrize(
    ("line", "number", "why"),
    [
        ("Hòa giải thành 10 vụ, tăng 3 vụ so với cùng kỳ.", "3", "difference"),
        ("Hòa giải thành 10 vụ (cùng kỳ năm trước 7 vụ).", "7", "last_year"),
        ("Phấn đấu năm 2025 xây dựng 20 mô hình Dân vận khéo.", "20", "plan"),
        ("Mỗi xã có 2 mô hình Dân vận khéo.", "2", "each"),
        ("Tiếp nhận 12 đơn khiếu nại.", "12", "other_unit"),
        ("Thụ lý 12 vụ việc khiếu nại, tố cáo.", "12", "other_subject"),
        ("Theo Nghị quyết số 25-NQ/TW ngày 03/6/2013.", "Nghị quyết số 25-NQ/TW", "document"),
        ("Theo Nghị quyết số 25-NQ/TW ngày 03/6/2013.", "ngày 03/6/2013", "date"),
        ("Điện thoại: 0232.3882.123.", "Điện thoại: 0232.3882.123", "phone"),
        ("Lượt truy cập: 1.234.567", "Lượt truy cập: 1.234.567", "counter"),
        ("Hòa giải thành 10 vụ. Các tổ đã hòa giải thành 10 vụ.", "10", "said_again"),
        ("Đang giải quyết 12 hồ sơ (trong hạn 11 hồ sơ, quá hạn 1 hồ sơ).", "11", "part_of_figure"),
    ],
)
def test_a_number_set_aside_says_why(line, number, why):
    draft = drafted(line)
    where = {(line[one.where.start : one.where.end], one.why) for one in draft.ignored if one.where.paragraph == 3}
    assert (number, why) in where


def test_every_reason_has_a_sentence():
    """Whatever the reader may say of a number, the page can say in words."""
    given = set(lexicon().kinds) | {"item_number", "difference", "last_year", "plan", "each", "part_of_figure"}
    given |= {"said_again", "rate", "other_subject", "other_unit", "no_unit", "not_understood"}
    said = tomllib.loads((Path(__file__).parents[3] / "dashboard" / "text.toml").read_text(encoding="utf-8"))
    assert given <= set(said["left"])


def test_what_looks_like_a_figure_and_is_not_understood_is_told():
    draft = drafted("Về hòa giải ở cơ sở: báo về huyện 14 vụ việc.")
    (one,) = (problem for problem in draft.problems if problem.code == "number_not_understood")
    assert (one.where.paragraph, one.where.start, one.where.end) == (3, 34, 36)
    assert draft.figures == ()


def test_a_doubt_says_what_is_doubtful():
    draft = drafted("Về hòa giải ở cơ sở: các tổ hòa giải được 14 vụ việc.")
    (figure,) = draft.figures
    (one,) = (problem for problem in draft.problems if problem.code == "prose_doubtful")
    assert (figure.state, one.where) == ("ask", figure.where)
    assert "cách viết chưa nói rõ chỉ tiêu" in one.message


def test_the_same_in_a_table_and_in_a_sentence_is_one_figure():
    draft = drafted("Quý III/2024, toàn huyện hòa giải thành 5 vụ việc.", table=True)
    assert [(one.where.table, one.value) for one in draft.figures] == [(1, 5)]


def test_another_value_than_the_table_has_is_kept_beside_it():
    draft = drafted("Quý III/2024, toàn huyện hòa giải thành 6 vụ việc.", table=True)
    assert [(one.where.table, one.value) for one in draft.figures] == [(1, 5), (None, 6)]


def test_letters_of_an_old_font_are_read_and_point_into_the_file():
    line = "Toµn huyÖn tiÕp nhËn 45 vô viÖc, hßa gi¶i thµnh 38 vô viÖc t¹i c¬ së."
    draft = drafted("B¸o c¸o kÕt qu¶ hßa gi¶i ë c¬ së cña c¸c tæ hßa gi¶i trong huyÖn.", line)
    found = {one.value: line[one.where.start : one.where.end] for one in draft.figures}
    assert found in ({45: "45", 38: "38"}, {})


def test_decomposed_letters_and_signs_nobody_sees_do_not_move_the_place():
    line = "Quý III/2024 ti\u0065\u0302\u0301p nh\u00e2\u0323n hòa giải 1\u00ad2 vụ việc, hòa giải thành 11 vụ việc."
    draft = drafted(line)
    assert [line[one.where.start : one.where.end] for one in draft.figures] == ["1\u00ad2", "11"]
