"""Names of areas hold words that mean something elsewhere: Đông Anh, Bà Rịa, Bản Lầu, Đoàn Kết, Trung Bình."""

from datetime import date

import pytest

from etl import areas
from etl.check import check
from etl.recognise.prose.names import without_names

KNOWN = areas.load()
STOOD = {area.name: area for area in KNOWN if area.holds(date(2024, 3, 31))}
TELLING = [
    "Quận Hai Bà Trưng", "Huyện Đông Anh", "Thị xã Kỳ Anh", "Xã Bản Lầu", "Xã Đoàn Kết", "Xã Trung Bình",
    "Phường Xóm Củi", "Xã Làng Chếu", "Huyện Ea H'leo",
]  # fmt: skip


@pytest.mark.parametrize("name", [*TELLING, *list(STOOD)[::60]])
def test_no_name_hides_a_figure(name: str) -> None:
    area = STOOD[name]
    whole = ", ".join(one.name for one in KNOWN.path(area.id))
    said = f"Quý I/2024, {whole} tiếp nhận 14 vụ việc hòa giải ở cơ sở, hòa giải thành 12 vụ việc.\n"
    figures = check("bc.txt", said.encode(), today=date(2026, 11, 22)).figures
    assert [(one.indicator, one.value) for one in figures] == [
        ("mediation_cases_received", 14.0),
        ("mediation_cases_resolved", 12.0),
    ]
    assert all(one.area is None or one.area.id == area.id or one.state == "ask" for one in figures)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("huyện Đông Anh có 5 vụ", "huyện ~~~~~~~~ có 5 vụ"),
        ("anh Nam ở xã Bản Lầu", "anh nam ở xã ~~~~~~~"),
        ("tỉnh Bà Rịa - Vũng Tàu", "tỉnh ~~~~~~~~~~~~~~~~~"),
        ("HUYỆN ĐÔNG ANH", "huyện đông anh"),
    ],
)
def test_a_name_is_taken_out_letter_for_letter(typed: str, left: str) -> None:
    assert without_names(typed.lower(), typed) == left
