"""Areas by code and in time: what a code meant on a day, what became of an area, what lies in it."""

from datetime import date

import pytest

from etl.areas import Area, Areas, Change, UnknownArea, load
from tests.etl.country import NEW, OLD, called, rows

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
