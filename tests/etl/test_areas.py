"""Areas: the committed files hold together, and a written name is found, asked about, or not known; never guessed."""

import time
import unicodedata
from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest

from etl.areas import Area, Areas, Change, UnknownArea, load

OLD, NEW, WARDS = date(2025, 6, 30), date(2025, 7, 1), date(2026, 4, 30)


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def called(area: Area) -> str:
    """An area as the tables below write it: its code and name."""
    return f"{area.code} {area.name}"


def valid(on: date, level: str) -> list[Area]:
    return [area for area in load() if area.level == level and area.holds(on)]


# ------------------------------------------------------------------------------------------------------ the files

COUNTS = """
2023-12-31 | 63 | 696 | 10040
2024-12-31 | 63 | 696 | 10039
2025-06-30 | 63 | 696 | 10035
2025-07-01 | 34 | 0   | 3321
2026-04-30 | 34 | 0   | 3321
"""


@pytest.mark.parametrize(("day", "provinces", "districts", "communes"), rows(COUNTS))
def test_how_many_there_are(day: str, provinces: str, districts: str, communes: str) -> None:
    on = date.fromisoformat(day)
    found = [len(valid(on, level)) for level in load().levels]
    assert found == [int(provinces), int(districts), int(communes)]


def test_levels_and_types() -> None:
    assert load().levels == ("province", "district", "commune")
    assert Counter(one.type for one in valid(NEW, "commune")) == {"Xã": 2621, "Phường": 687, "Đặc khu": 13}
    assert Counter(one.type for one in valid(WARDS, "commune")) == {"Xã": 2611, "Phường": 697, "Đặc khu": 13}
    assert Counter(one.type for one in valid(NEW, "province")) == {"Tỉnh": 28, "Thành phố": 6}
    assert Counter(one.type for one in valid(WARDS, "province")) == {"Tỉnh": 27, "Thành phố": 7}
    assert sum(not load().children(one.id, OLD) for one in valid(OLD, "district")) == 5


def test_every_parent_is_valid_over_the_whole_life_of_its_child() -> None:
    for area in load():
        if area.parent is not None:
            parent = load().by_id(area.parent)
            assert parent.valid_from is None or (area.valid_from and parent.valid_from <= area.valid_from), area
            assert parent.valid_to is None or (area.valid_to and area.valid_to <= parent.valid_to), area
        assert area.valid_from is None or area.valid_to is None or area.valid_from <= area.valid_to, area
        assert area.name.startswith(area.type + " ") and area.name == unicodedata.normalize("NFC", area.name)
        assert len(area.code) == {"province": 2, "district": 3, "commune": 5}[area.level]


def test_a_code_means_one_area_a_day() -> None:
    by_code: dict[tuple[str, str], list[Area]] = {}
    for area in load():
        by_code.setdefault((area.level, area.code), []).append(area)
    for areas in by_code.values():
        areas.sort(key=lambda one: one.valid_from or date.min)
        for earlier, later in pairwise(areas):
            assert earlier.valid_to and later.valid_from and earlier.valid_to < later.valid_from, (earlier, later)


def test_changes_join_what_ends_to_what_begins_the_day_after() -> None:
    for change in load().changes:
        old, new = load().by_id(change.old), load().by_id(change.new)
        assert old.valid_to == change.changed_on - timedelta(days=1) and new.valid_from == change.changed_on, change


KINDS = """
commune | 2024-12-01 | merge_whole=2
commune | 2025-01-01 | merge_whole=8
province | 2025-07-01 | merge_whole=52
commune | 2025-07-01 | merge_whole=9432 split_part=1033 rename=8 retype=3 reparent=121
district | 2025-07-01 | retype=5
commune | 2026-04-30 | retype=10 reparent=85
province | 2026-04-30 | retype=1
"""


@pytest.mark.parametrize(("level", "day", "kinds"), rows(KINDS))
def test_changes_by_kind(level: str, day: str, kinds: str) -> None:
    found = [one for one in load().changes if str(one.changed_on) == day and load().by_id(one.old).level == level]
    assert Counter(one.kind for one in found) == {
        kind: int(n) for kind, n in (pair.split("=") for pair in kinds.split())
    }


def test_nothing_is_lost_on_the_day_the_districts_ended() -> None:
    reform = [one for one in load().changes if one.changed_on == NEW and load().by_id(one.old).level != "province"]
    parts = Counter(one.old for one in reform if one.kind == "split_part")
    whole = [one.old for one in reform if one.kind != "split_part"]
    assert (len(whole), len(set(whole)), len(parts)) == (9569, 9569, 471)
    assert Counter(parts.values()) == {2: 397, 3: 58, 4: 15, 5: 1} and not parts.keys() & set(whole)
    islands = {one.id for one in valid(OLD, "district") if not load().children(one.id, OLD)}
    assert parts.keys() | set(whole) == {one.id for one in valid(OLD, "commune")} | islands
    assert {one.new for one in reform} == {one.id for one in valid(NEW, "commune")}


KEPT = ["01", "04", "11", "12", "14", "20", "22", "38", "40", "42", "46"]


def test_the_provinces_left_alone_keep_their_id() -> None:
    both = {one.id for one in valid(OLD, "province")} & {one.id for one in valid(NEW, "province")}
    assert sorted(load().by_id(one).code for one in both) == KEPT


def test_codes_given_again() -> None:
    short = [{one.code: one.name[len(one.type) :] for one in valid(day, "commune")} for day in (OLD, NEW)]
    kept = short[0].keys() & short[1].keys()
    assert len(kept) == 3315
    assert sum(short[0][code] != short[1][code] for code in kept) == 1803


# ------------------------------------------------------------------------------------------------------ codes and time

CODES = """
11122            |            | 11122 Xã Dân An       | 11122 Xã Quảng Nghiệp
11122@2023-12-31 |            | 11122 Xã Quảng Nghiệp | 11122 Xã Dân An
11122            | 2024-11-30 | 11122 Xã Quảng Nghiệp | 11122 Xã Dân An
11122            | 2024-12-01 | 11122 Xã Dân An       | 11122 Xã Quảng Nghiệp
91               |            | 91 Tỉnh An Giang      | 91 Tỉnh Kiên Giang
91@2018-06-30    |            | 91 Tỉnh Kiên Giang    | 91 Tỉnh An Giang
01               |            | 01 Thành phố Hà Nội   |
280@2024-03-31   |            | 280 Huyện Phú Xuyên   |
75               |            | 75 Thành phố Đồng Nai | 75 Tỉnh Đồng Nai, 75 Tỉnh Đồng Nai
75@2026-04-29    |            | 75 Tỉnh Đồng Nai      | 75 Thành phố Đồng Nai, 75 Tỉnh Đồng Nai
06978            |            | 06978 Xã Ba Chẽ       |
06970            |            | 06970 Thị trấn Ba Chẽ |
10276@2024-06-30 |            | 10276 Xã Hồng Minh    | 10276 Xã Hồng Minh
"""


@pytest.mark.parametrize(("text", "day", "meant", "others"), rows(CODES))
def test_by_code(text: str, day: str, meant: str, others: str) -> None:
    area, more = load().by_code(text, date.fromisoformat(day) if day else None)
    assert called(area) == meant and ", ".join(map(called, more)) == others
    assert load().by_id(area.id) is area


UNKNOWN = """
1                | 01, 001, 00001
99999            | 99999
11122@2025-07-01 | Xã Dân An 2024-12-01 – 2025-06-30
11122@2025-13-01 | 2025-13-01
11122@yesterday  | yesterday
11122@20231231   | 20231231
１１１２２       | １１１２２
                 | leading zeros
"""


@pytest.mark.parametrize(("text", "said"), rows(UNKNOWN))
def test_an_unknown_code_is_refused_with_a_reason(text: str, said: str) -> None:
    with pytest.raises(UnknownArea) as caught:
        load().by_code(text)
    assert said in caught.value.message_en and caught.value.message
    with pytest.raises(UnknownArea):
        load().by_id(0)


CHAINS = """
11122@2023-12-31 | 2025-03-31 | 11122 Xã Dân An
11110@2023-12-31 | 2025-03-31 | 11122 Xã Dân An
11122@2023-12-31 | 2025-09-30 | 11113 Xã Tân Kỳ
11086@2023-12-31 | 2025-09-30 | 11086 Xã Đại Sơn, 11113 Xã Tân Kỳ
10330@2025-09-30|2024-03-31|10315 Xã Tân Dân, 10321 Xã Chuyên Mỹ, 10330 Xã Vân Từ, 10339 Xã Phú Yên, 10348 Xã Châu Can
908@2018-06-30   | 2025-09-30 | 30985 Xã An Biên, 30988 Xã Tây Yên, 31006 Xã Đông Thái
15598@2024-03-31 | 2025-09-30 | 15592 Xã Xuân Lập
280@2024-03-31   | 2025-09-30 | 10273 Xã Phú Xuyên, 10279 Xã Phượng Dực, 10330 Xã Chuyên Mỹ, 10342 Xã Đại Xuyên
10297@2024-03-31 | 2025-01-01 | 10291 Xã Văn Hoàng
10291@2024-03-31 | 2025-01-01 | 10291 Xã Văn Hoàng
10309@2024-03-31 | 2025-01-01 | 10312 Xã Nam Phong
10306@2024-03-31 | 2025-01-01 | 10318 Xã Quang Hà
755@2024-03-31   | 2026-09-30 | 26732 Đặc khu Côn Đảo
26368@2025-09-30 | 2026-06-30 | 26368 Phường Long Thành
30@2024-03-31    | 2025-09-30 | 31 Thành phố Hải Phòng
01               | 2026-09-30 | 01 Thành phố Hà Nội
"""


@pytest.mark.parametrize(("code", "day", "heirs"), rows(CHAINS))
def test_what_became_of_it(code: str, day: str, heirs: str) -> None:
    found = load().became(load().by_code(code)[0].id, date.fromisoformat(day))
    assert ", ".join(map(called, found)) == heirs


def test_phu_xuyen_had_27_communes_and_then_23() -> None:
    district = load().by_code("280")[0].id
    assert [len(load().children(district, day)) for day in (date(2024, 12, 31), date(2025, 1, 1), OLD, NEW)] == [
        27,
        23,
        23,
        0,
    ]
    old, new = load().by_code("10276@2024-12-31")[0], load().by_code("10276@2025-01-01")[0]
    assert old.name == new.name and old.id != new.id


def test_paths_children_and_descendants() -> None:
    tree, day = load(), date(2023, 12, 31)
    commune, hanoi = tree.by_code("11122@2023-12-31")[0], tree.by_code("01")[0].id
    assert list(map(called, tree.path(commune.id))) == ["30 Tỉnh Hải Dương", "298 Huyện Tứ Kỳ", "11122 Xã Quảng Nghiệp"]
    assert [len(tree.children(hanoi, on)) for on in (OLD, NEW)] == [30, 126]
    assert {one.level for one in tree.within(hanoi, OLD)} == {"district", "commune"}
    assert len(tree.within(hanoi, OLD)) == 30 + len(tree.within(hanoi, OLD, "commune"))
    assert len(tree.within(tree.by_code("280")[0].id, day, "commune")) == 27
    assert tree.is_in(commune.id, tree.by_code("30")[0].id) and not tree.is_in(commune.id, hanoi)


def test_the_same_ground_under_other_ids() -> None:
    city = load().by_code("75")[0]
    assert [called(one) for one in load().same_ground(city.id)] == ["75 Tỉnh Đồng Nai", "75 Thành phố Đồng Nai"]
    assert load().is_in(load().by_code("26368")[0].id, load().by_code("75@2025-12-31")[0].id)
    assert len(load().same_ground(load().by_code("11122")[0].id)) == 1
    assert load().former_names(load().by_code("11083")[0].id) == ("xadaidong",)
    assert load().former_names(load().by_code("11122")[0].id) == ()


# ------------------------------------------------------------------------------------------------------ written names

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


# ------------------------------------------------------------------------------------------------------ a small country


def test_levels_are_data() -> None:
    """A tree of other levels works the same: nothing in the look-up knows what a district is."""
    land = Area(1, "7", "Tỉnh A", "tinh a", "Tỉnh", "land", None, None, None, None, None)
    old = Area(2, "71", "Xã Bé", "xa be", "Xã", "county", 1, None, date(2020, 12, 31), None, None)
    new = Area(3, "71", "Xã Lớn", "xa lon", "Xã", "county", 1, date(2021, 1, 1), None, None, None)
    tree = Areas([new, old, land], [Change(2, 3, date(2021, 1, 1), "rename")], [(3, "Xã Cũ")])
    assert tree.levels == ("land", "county")
    assert tree.find("xã bé", date(2022, 1, 1)).candidates == (new, old)
    assert tree.find("Lớn", date(2022, 1, 1), within=1).area is new
    assert tree.find("Cũ", date(2022, 1, 1)).candidates == (new,)
    assert tree.by_code("71") == (new, (old,)) and tree.same_ground(2) == (old, new)


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
