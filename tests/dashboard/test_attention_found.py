"""What rules find in offices drawn here, in the words a leader reads; and what they leave out, with the reason."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from watched import CASES, FIGURES, TODAY, VIEWER, draw, look, named

from dashboard import ask, session
from dashboard.attention.changes import changes, passes
from dashboard.attention.found import on_page
from dashboard.attention.kept import Kept, Rule
from dashboard.attention.matters import Matter, owing
from dashboard.attention.missed import missed
from etl import warehouse
from etl.database import Database
from etl.journal import Journal
from etl.office import office
from etl.targets import Target, set_target

NAMES = [line.split("|")[0].strip() for line in FIGURES.strip().splitlines()[1:]]


@pytest.fixture(scope="module")
def drawn(watched_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    folder = tmp_path_factory.mktemp("watched") / "office"
    shutil.copytree(watched_folder, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(folder))
        with session.acting_as(VIEWER):
            yield Journal(Database(office().journal))


def found(matters: list[Matter], kind: str) -> list[str]:
    return [one.words for one in matters if one.kind == kind]


def test_a_change_beyond_both_bounds_and_beyond_chance(drawn) -> None:
    matters = changes(Rule("change", named("huyện").id, CASES, 20, 5), named("huyện"), look())
    assert found(matters, "up")[0] == (
        "Xã Hoàng Long: vụ việc tiếp nhận hòa giải quý II/2025 tăng 49\u00a0vụ việc (+119,5\u00a0%) so với cùng kỳ, "
        "từ 41\u00a0vụ việc lên 90\u00a0vụ việc. Thay đổi rõ, vượt mức ngẫu nhiên."
    )
    nought = next(words for words in found(matters, "up") if "Bạch Hạ" in words)
    assert "tăng 12\u00a0vụ việc so với cùng kỳ, từ 0\u00a0vụ việc lên 12\u00a0vụ việc" in nought
    assert "%" not in nought
    (rest,) = found(matters, "aside")
    assert "không nêu Xã Phú Túc (không có số quý II/2024 trên cùng địa giới để so)" in rest
    assert "không nêu Xã Nam Tiến (vượt ngưỡng nhưng nằm trong mức ngẫu nhiên của số nhỏ)" in rest
    assert "(chưa báo cáo quý II/2025)" in rest
    assert not any("Khai Thái" in one.words for one in matters)
    assert not any("Phượng Dực: " in one.words for one in matters)


def test_a_sum_is_compared_over_equal_ground_and_says_so(drawn) -> None:
    matters = changes(Rule("change", named("huyện").id, CASES, 20, 5), named("huyện"), look())
    whole = next(words for words in found(matters, "up") if words.startswith("Huyện"))
    assert "từ 95\u00a0vụ việc lên 162\u00a0vụ việc" in whole  # without Phú Túc and Phượng Dực, then and now
    assert "Tính trên 4 đơn vị có báo cáo cả hai kỳ." in whole
    assert "Quý này mới có 5/" in whole


def test_each_leads_to_its_own_chart_and_has_its_own_key(drawn) -> None:
    matters = changes(Rule("change", named("huyện").id, CASES, 20, 5), named("huyện"), look())
    one = next(one for one in matters if "Hoàng Long" in one.words)
    area = named("Hoàng Long")
    assert (one.page, one.where) == ("trend", {"area": area.key, "indicator": CASES, "quarter": "2025-Q2"})
    assert one.keys == (f"change|{area.id}|{CASES}|2025-Q2|up",)
    told = changes(Rule("change", named("huyện").id, CASES, 10, 4), named("huyện"), look(told=one.keys))
    assert not any("Hoàng Long" in other.words for other in told)


BOUNDS = """
    before | now | percent | least | passes
        40 |  50 |      25 |    10 |            # above 25 %, not at
        40 |  50 |      24 |    10 | yes
        40 |  50 |      24 |    11 |
        40 |  30 |      24 |    10 | yes
         0 |   5 |     100 |     5 | yes
         0 |   4 |     100 |     5 |
        40 |  40 |       0 |     1 |
"""


@pytest.mark.parametrize("line", BOUNDS.strip().splitlines()[1:])
def test_both_bounds(line: str) -> None:
    before, now, percent, least, wanted = (cell.strip() for cell in line.split("#")[0].split("|"))
    rule = Rule("change", 1, CASES, float(percent), float(least))
    assert passes(float(now), float(before), rule, ask.catalogue()[CASES]) is bool(wanted)


def test_a_break_of_the_series_is_the_reason(
    drawn: Journal, watched_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "office"
    shutil.copytree(watched_folder, folder)
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    journal = Journal(Database(office().journal))
    journal.set(
        "break",
        {"quarter": "2025-Q1", "kind": "definition", "label": "Đếm cả hòa giải lại", "indicator": CASES, "area": None},
        "An",
        "TT 03",
    )
    warehouse.ensure(office(), journal)
    matters = changes(Rule("change", named("huyện").id, CASES, 20, 5), named("huyện"), look())
    assert [one for one in matters if one.keys] == []
    assert "(ngắt chuỗi (Đếm cả hòa giải lại))" in found(matters, "aside")[0]


def test_illustrative_figures_are_called_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    draw(FIGURES, tmp_path, "Dữ liệu minh họa")
    with session.acting_as(VIEWER):
        matters = changes(Rule("change", named("huyện").id, CASES, 20, 5), named("huyện"), look())
    assert all(words.endswith("Dữ liệu minh họa.") for words in found(matters, "up"))


def test_a_target_missed_two_quarters_running(drawn) -> None:
    for name, value in (("Hoàng Long", 50), ("Nam Tiến", 5), ("Khai Thái", 60), ("Phượng Dực", 40)):
        set_target(drawn, Target(CASES, named(name).id, "2025-Q1", "2025-Q4", value, True, "12/QĐ"), "An")
    set_target(drawn, Target(CASES, named("huyện").id, "2025", "2025", 500, True, "13/QĐ"), "An")
    set_target(drawn, Target(CASES, named("Phú Túc").id, "2025-Q2", "2025-Q2", 500, True, "14/QĐ"), "An")
    matters = missed(Rule("missed", named("huyện").id), named("huyện"), look())
    assert found(matters, "wait") == [
        "Xã Khai Thái: vụ việc tiếp nhận hòa giải chưa đạt mục tiêu hai quý liền: quý I/2025 49\u00a0vụ việc, mục tiêu "
        "ít nhất 60\u00a0vụ việc (12/QĐ); quý II/2025 51\u00a0vụ việc, mục tiêu ít nhất 60\u00a0vụ việc (12/QĐ)."
    ]
    (rest,) = found(matters, "aside")
    assert "Xã Phượng Dực (vụ việc tiếp nhận hòa giải) (chưa báo cáo quý II/2025)" in rest
    assert "Huyện Phú Xuyên (vụ việc tiếp nhận hòa giải) (mục tiêu cả năm, không xét theo từng quý)" in rest
    assert "Xã Phú Túc (vụ việc tiếp nhận hòa giải) (không có mục tiêu cho cả hai quý)" in rest
    assert "Hoàng Long" not in rest  # missed once, met once


def test_without_targets_it_says_so(drawn) -> None:
    (only,) = missed(Rule("missed", named("Bạch Hạ").id, "mediators"), named("Bạch Hạ"), look())
    assert (only.kind, only.keys) == ("aside", ())
    assert "chưa có mục tiêu nào được đặt" in only.words


@pytest.mark.usefixtures("in_office")
def test_who_owes_a_report_after_the_deadline() -> None:
    """In the small office Phượng Dực is silent in 2026-Q3, due on 10 October."""
    with session.acting_as(VIEWER):
        known = ask.areas(ask.newest())
        city = next(one for one in known if one.name == "Thành phố Hà Nội")
        silent = next(one for one in known if one.name == "Xã Phượng Dực" and not one.has_ended)
        rule = Rule("owing", city.id)
        after = owing(rule, city, look("2026-Q2", date(2026, 10, 11)))
        mine = next(one for one in after if f"owing|{silent.id}|2026-Q3" in one.keys)
        assert mine.words.startswith("Quá hạn chưa báo cáo quý III/2026 (hạn 10/10/2026): ")
        assert mine.page == "reporting"
        before = owing(rule, city, look("2026-Q2", date(2026, 10, 10)))
        assert not any("2026-Q3" in key for one in before for key in one.keys)
        inside = owing(rule, city, look("2026-Q2", date(2026, 10, 11), within=silent))
        assert [one.keys for one in inside] == [(f"owing|{silent.id}|2026-Q3",)]
        told = owing(
            rule, city, look("2026-Q2", date(2026, 10, 11), within=silent, told={f"owing|{silent.id}|2026-Q3"})
        )
        assert told == []


def test_rules_of_areas_above_and_inside_are_looked_at_within_the_page(drawn) -> None:
    commune, whole = named("Hoàng Long"), named("huyện")
    rules = [Kept(1, Rule("change", whole.id, CASES, 20, 5)), Kept(2, Rule("change", commune.id, CASES, 10, 5))]
    matters = on_page(rules, commune, look())
    assert [one.keys for one in matters if one.keys] == [(f"change|{commune.id}|{CASES}|2025-Q2|up",)]
    assert on_page(rules, named("Khai Thái"), look()) == []
    everywhere = on_page(rules, whole, look())
    keys = [key for one in everywhere for key in one.keys]
    assert len(keys) == len(set(keys)) == 3


def test_a_long_list_is_cut_and_names_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["Hoàng Long", "Nam Tiến", "Phượng Dực", "Phú Túc", "Khai Thái", "Bạch Hạ", "Châu Can", "Tân Dân"]
    figures = "            | 2024-Q2 | 2025-Q2\n" + "\n".join(f"{name} | 100 | 300" for name in names)
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    draw(figures, tmp_path)
    with session.acting_as(VIEWER):
        matters = changes(Rule("change", named("huyện").id, CASES, 20, 5), named("huyện"), look(today=TODAY))
    assert len([one for one in matters if one.keys]) == 6
    last = [one for one in matters if one.keys][-1]
    assert last.words.startswith(f"Và {len(last.keys)} việc khác ở: ")
    assert last.page == "compare"
    assert len({key for one in matters for key in one.keys}) == 5 + len(last.keys)
    assert "Chưa đủ tám quý trước đó" in matters[0].words
