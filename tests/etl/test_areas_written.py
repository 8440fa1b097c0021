"""A written name is found, asked about, or not known; never guessed."""

import time
import unicodedata
from datetime import date
from functools import cache

import pytest

from etl.areas import Area, Areas, load
from tests.etl.country import NEW, OLD, WARDS, called, rows

EXACT = """
Xã Quảng Nghiệp                      | 2024-03-31 |     | 11122 Xã Quảng Nghiệp
quảng nghiệp                         | 2023-12-31 | 298 | 11122 Xã Quảng Nghiệp
X. Quảng Nghiệp                      | 2023-12-31 | 298 | 11122 Xã Quảng Nghiệp
x.quảng nghiệp                       | 2023-12-31 | 298 | 11122 Xã Quảng Nghiệp
- Xã  Quảng   Nghiệp.                | 2023-12-31 | 298 | 11122 Xã Quảng Nghiệp
1. Quảng Nghiệp                      | 2023-12-31 | 298 | 11122 Xã Quảng Nghiệp
UBND xã Quảng Nghiệp                 | 2023-12-31 |     | 11122 Xã Quảng Nghiệp
Khối Dân vận xã Quảng Nghiệp         | 2023-12-31 |     | 11122 Xã Quảng Nghiệp
Đảng uỷ – HĐND – UBND xã Quảng Nghiệp | 2023-12-31 |    | 11122 Xã Quảng Nghiệp
XA QUANG NGHIEP                      | 2023-12-31 | 298 | 11122 Xã Quảng Nghiệp
Xã Quảng Nghiệp, Tứ Kỳ, Hải Dương    | 2023-12-31 |     | 11122 Xã Quảng Nghiệp
Huyện ủy An Biên                     | 2018-06-30 |     | 908 Huyện An Biên
Ban Dân vận Huyện uỷ An Biên         | 2018-06-30 |     | 908 Huyện An Biên
H. An Biên, T. Kiên Giang            | 2018-06-30 | 908 | 908 Huyện An Biên
huyện An Biên tỉnh Kiên Giang        | 2018-06-30 |     | 908 Huyện An Biên
II. HUYỆN TỨ KỲ                      | 2023-12-31 |     | 298 Huyện Tứ Kỳ
X. Huyện Tứ Kỳ                       | 2023-12-31 |     | 298 Huyện Tứ Kỳ
Trường Xuân                          | 2023-12-31 | 395 | 15598 Xã Trường Xuân
xã Trường Xuân, huyện Thọ Xuân       | 2023-12-31 |     | 15598 Xã Trường Xuân
Trường Xuân (Thọ Xuân)               | 2023-12-31 |     | 15598 Xã Trường Xuân
xã Trường Xuân huyện Thọ Xuân        | 2023-12-31 |     | 15598 Xã Trường Xuân
xã Trường Xuân thuộc huyện Thọ Xuân  | 2023-12-31 |     | 15598 Xã Trường Xuân
truong xuan, tho xuan                | 2023-12-31 |     | 15598 Xã Trường Xuân
TT. Phú Xuyên                        | 2024-03-31 |     | 10273 Thị trấn Phú Xuyên
Huyện Phú Xuyên                      | 2024-03-31 |     | 280 Huyện Phú Xuyên
Văn Hoàng                            | 2024-03-31 | 280 | 10297 Xã Văn Hoàng
Văn Hoàng                            | 2025-03-31 | 280 | 10291 Xã Văn Hoàng
Phường 15                            | 2024-03-31 | 768 | 27076 Phường 15
P. 15                                | 2024-03-31 | 768 | 27076 Phường 15
P15                                  | 2024-03-31 | 768 | 27076 Phường 15
Phường 05                            | 2024-03-31 | 768 | 27046 Phường 5
Q.1                                  | 2024-03-31 | 79  | 760 Quận 1
TP. Hải Phòng                        | 2024-03-31 |     | 31 Thành phố Hải Phòng
Tp Hải Phòng                         | 2025-09-30 |     | 31 Thành phố Hải Phòng
Tỉnh Bà Rịa–Vũng Tàu                 | 2024-03-31 |     | 77 Tỉnh Bà Rịa - Vũng Tàu
Ea H’Leo                             | 2025-09-30 | 66  | 24184 Xã Ea H'Leo
Phường Đúc                           | 2024-03-31 |     | 19780 Phường Phường Đúc
Xã Tứ Xã                             | 2024-03-31 |     | 08536 Xã Tứ Xã
Xã Xa Dung                           | 2024-03-31 |     | 03373 Xã Xa Dung
Ðại Sơn                              | 2024-03-31 | 298 | 11083 Xã Đại Sơn
Hoa Lộc                              | 2024-03-31 | 400 | 16063 Xã Hoa Lộc
Hòa Lộc                              | 2024-03-31 | 400 | 16075 Xã Hòa Lộc
Hoà Lộc                              | 2024-03-31 | 400 | 16075 Xã Hòa Lộc
Phú Quý                              | 2024-03-31 | 60  | 602 Huyện Phú Quí
Tân Kỳ                               | 2025-09-30 | 31  | 11113 Xã Tân Kỳ
Phường Long Thành                    | 2026-06-30 |     | 26368 Phường Long Thành
"""


@cache
def scope(code: str, day: str) -> int | None:
    return load().by_code(code, date.fromisoformat(day))[0].id if code else None


@pytest.mark.parametrize(("written", "day", "within", "meant"), rows(EXACT))
def test_found(written: str, day: str, within: str, meant: str) -> None:
    for text in (written, unicodedata.normalize("NFD", written), f"\u00a0{written}\u200b"):
        found = load().find(text, date.fromisoformat(day), scope(within, day))
        assert (found.how, found.candidates) == ("exact", ()) and found.area is not None
        assert called(found.area) == meant


ASKED = """
Trường Xuân             | 2024-03-31 |     | ambiguous | 15598 Xã Trường Xuân, 19228 Xã Trường Xuân
An Biên                 | 2018-06-30 |     | ambiguous | 908 Huyện An Biên, 11371 Phường An Biên
Phú Xuyên               | 2024-03-31 | 01  | ambiguous | 280 Huyện Phú Xuyên, 10273 Thị trấn Phú Xuyên
HOA LOC                 | 2024-03-31 | 400 | ambiguous | 16063 Xã Hoa Lộc, 16075 Xã Hòa Lộc
Xã Long Thành           | 2026-06-30 |     | ambiguous | 26368 Phường Long Thành
Quảng Nghiệp            | 2025-03-31 | 298 | not_then  | 11122 Xã Dân An, 11122 Xã Quảng Nghiệp
Quảng Nghiệp            | 2025-09-30 |     | not_then  | 11113 Xã Tân Kỳ, 11122 Xã Quảng Nghiệp
Quảng Nghiệp            | 2025-09-30 | 31  | not_then  | 11113 Xã Tân Kỳ, 11122 Xã Quảng Nghiệp
Dân An                  | 2024-03-31 | 298 | not_then  | 11110 Xã Dân Chủ, 11122 Xã Quảng Nghiệp, 11122 Xã Dân An
Đại Thắng               | 2025-03-31 | 280 | not_then  | 10291 Xã Văn Hoàng, 10291 Xã Đại Thắng
Huyện An Biên           | 2025-09-30 |     | not_then  | 30985 Xã An Biên, 31006 Xã Đông Thái, 908 Huyện An Biên
Xã Tân Kỳ, huyện Tứ Kỳ  | 2025-09-30 |     | not_then  | 11113 Xã Tân Kỳ
Phường Long Thành       | 2026-04-29 | 75  | not_then  | 26368 Xã Long Thành, 26368 Phường Long Thành
Đại Đồng                | 2024-03-31 | 298 | not_then  | 11083 Xã Đại Sơn
Tỉnh Thừa Thiên - Huế   | 2024-03-31 |     | not_then  | 46 Thành phố Huế
Xã Tân Tiến, huyện Tứ Kỳ | 2024-03-31 |    | outside   | 10066 Xã Tân Tiến
Trường Xuân             | 2024-03-31 | 01  | outside   | 15598 Xã Trường Xuân
Quảng Nghiệp (5 tổ)     | 2024-03-31 | 298 | outside   | 11122 Xã Quảng Nghiệp
Quảng Nghiêp            | 2024-03-31 | 298 | near      | 11122 Xã Quảng Nghiệp
Quang Nghiệp            | 2024-03-31 | 298 | near      | 11122 Xã Quảng Nghiệp
Quảng Nghip             | 2024-03-31 | 298 | near      | 11122 Xã Quảng Nghiệp
Quảng Ngiệph            | 2024-03-31 | 298 | near      |
Thị trấn Quảng Nghiệp   | 2024-03-31 | 298 | near      | 11122 Xã Quảng Nghiệp
Hòa giải thành          | 2024-03-31 | 298 | unknown   |
5                       | 2024-03-31 | 768 | unknown   |
Khối Dân vận            | 2024-03-31 |     | unknown   |
(Tứ Kỳ) Xã Tân Kỳ       | 2024-03-31 |     | unknown   |
                        | 2024-03-31 |     | unknown   |
"""


@pytest.mark.parametrize(("written", "day", "within", "how", "among"), rows(ASKED))
def test_asked(written: str, day: str, within: str, how: str, among: str) -> None:
    found = load().find(written, date.fromisoformat(day), scope(within, day))
    assert (found.area, found.how) == (None, how)
    names = list(map(called, found.candidates))
    assert [one for one in among.split(", ") if one and one not in names] == []


def test_only_what_came_to_lie_in_the_scope_is_offered() -> None:
    """Two communes An Thanh ended, in Hải Dương and in Thái Bình; only the first is now in Hải Phòng."""
    day = date(2025, 9, 30)
    assert list(map(called, load().find("Xã An Thanh", day, scope("31", "2025-09-30")).candidates)) == [
        "11131 Xã Chí Minh",
        "11125 Xã An Thanh",
    ]
    assert len(load().find("Xã An Thanh", day).candidates) == 4


def test_a_level_narrows() -> None:
    found = load().find("An Biên", date(2018, 6, 30), level="district")
    assert found.area is not None and called(found.area) == "908 Huyện An Biên"
    assert load().find("Xã Quảng Nghiệp", date(2023, 12, 31), level="district").how == "outside"


@pytest.mark.parametrize("on", [date(2023, 12, 31), OLD, NEW, WARDS])
def test_every_area_is_found_by_its_own_name_within_its_parent(on: date) -> None:
    for area in load():
        if area.holds(on) and area.parent is not None:
            found = load().find(area.name, on, area.parent)
            assert found.area is area, (area, found)


def test_an_area_is_not_called_by_what_is_no_name() -> None:
    for text in (
        "Tổng số trên địa bàn xã",
        "Cộng I",
        "Xã",
        "UBND",
        "x",
        "- ",
        "Xã " + "a" * 5000,
        "Tổ hòa giải thôn 1",
    ):
        assert load().find(text, OLD).how in ("unknown", "near"), text


def test_it_is_fast_enough_for_a_hundred_thousand_rows() -> None:
    load().find("UBND xã Quảng Nghiệp", OLD)
    start = time.perf_counter()
    for _ in range(100_000):
        load().find("UBND xã Quảng Nghiệp", OLD)
    assert time.perf_counter() - start < 1


def test_twins_that_differ_by_a_sign_are_told_apart_or_asked_about() -> None:
    land = Area(1, "7", "Tỉnh A", "tinh a", "Tỉnh", "land", None, None, None, None, None)
    names = ["Xã Mỹ An", "Xã Mĩ An", "Xã Ia Bang", "Xã Ia Băng"]
    keys = ["xa mi an", "xa mi an", "xa ia bang", "xa ia bang"]
    twins = [
        Area(number, f"7{number}", name, key, "Xã", "part", 1, None, None, None, None)
        for number, (name, key) in enumerate(zip(names, keys, strict=True), 2)
    ]
    tree = Areas([land, *twins], [], [])
    for area in twins:
        assert tree.find(area.name, OLD, within=1).area is area
    assert tree.find("Xa Mi An", OLD, within=1).candidates == tuple(twins[:2])
    assert tree.find("IA BANG", OLD, within=1).candidates == tuple(twins[2:])
