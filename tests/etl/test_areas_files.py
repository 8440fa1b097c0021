"""The committed files of areas and changes hold together: how many, of which kinds, without gap or overlap."""

import unicodedata
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from etl.areas import Area, load
from tests.etl.country import NEW, OLD, WARDS, rows, valid

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
