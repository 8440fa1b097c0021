"""What is read but never sure: prose without marks, zeros said in words, thousands written with blanks."""

import pytest

from etl.check import check
from etl.recognise.prose.unmarked import restored
from tests.prose.score import TODAY

ASKED = """
Quy I nam 2024, huyen Cai Be, tinh Tien Giang: hoa giai thanh 12 vu viec.          | mediation_cases_resolved 12
Quý I/2024, huyện Cái Bè có tiếp nhận, giải quyết TTHC, không có hồ sơ trễ hạn.    | dossiers_overdue 0
Quý I/2024, huyện Cái Bè nhận giải quyết 1 204 hồ sơ TTHC.                         | dossiers_received 1204
Quý I/2024, các xã vùng cao huyện Cái Bè hòa giải thành 12 vụ việc.                | mediation_cases_resolved 12
"""


@pytest.mark.parametrize("line", ASKED.strip().splitlines())
def test_it_is_proposed_and_asked_about(line):
    text, _, wanted = (part.strip() for part in line.partition("|"))
    (figure,) = check("w.txt", text.encode(), today=TODAY).figures
    assert (f"{figure.indicator} {figure.value:g}", figure.state) == (wanted, "ask")


def test_the_sentence_stays_as_typed():
    text = "Quy I nam 2024, huyen Cai Be, tinh Tien Giang: hoa giai thanh 12 vu viec."
    (figure,) = check("w.txt", text.encode(), today=TODAY).figures
    assert figure.text == text
    assert text[figure.where.start : figure.where.end] == "12"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hoa giai thanh 12 vu viec", "hòa giải thành 12 vụ việc"),
        ("TOAN HUYEN DANG KY 12 MO HINH", "TOÀN HUYỆN ĐĂNG KÝ 12 MÔ HÌNH"),
        ("xa Hoa Giai co 12 to", "xã Hoa Giai có 12 tổ"),
        ("hòa giai thanh 12 vu", "hòa giai thanh 12 vu"),
    ],
)
def test_marks_come_back_letter_for_letter(typed, meant):
    assert restored(typed, of_unmarked=True) == meant
    assert len(meant) == len(typed)
