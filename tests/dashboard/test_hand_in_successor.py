"""A commune made in July 2025 hands in older quarters of what went whole into it, and of nothing else."""

from pathlib import Path

import pytest
from opening import shown
from peopled import Office

from dashboard import act, ask_reports, session
from dashboard.desk import limits
from dashboard.model import Viewer
from dashboard.permissions import may
from dashboard.places import area_of
from etl import areas
from tests.dashboard.test_hand_in_page import dropped, uploads, widget
from tests.etl.recognise.drawn import saved, sheet

WHOLE = """
UBND HUYỆN PHÚ XUYÊN
Quý III/2024
Đơn vị        | Số vụ việc tiếp nhận | Hòa giải thành
Xã Hồng Minh  | 5                    | 4
Xã Phượng Dực | 7                    | 7
"""
DIVIDED = """
UBND HUYỆN THƯỜNG TÍN
Quý III/2024
Đơn vị     | Số vụ việc tiếp nhận | Hòa giải thành
Xã Tô Hiệu | 5                    | 4
"""
# who answers today for an older commune: WHOLE into one, or DIVIDED between two
GRID = """
officer of | Hồng Minh | Phượng Dực | Tô Hiệu | Bạch Hạ
10279      | x         | x          |         |
10273      |           |            |         |
10342      |           |            |         | x
01         | x         | x          | x       | x
280        | x         | x          |         | x
"""
OLDER = {"Hồng Minh": "10276", "Phượng Dực": "10279", "Tô Hiệu": "10258", "Bạch Hạ": "10342"}


def older(code: str) -> int:
    return areas.load().by_code(f"{code}@2025-06-30")[0].id


@pytest.mark.parametrize("line", GRID.strip("\n").splitlines()[1:], ids=lambda line: line.split()[0])
def test_who_answers_for_an_older_commune(line: str):
    code, *marks = (cell.strip() for cell in line.split("|"))
    officer = Viewer("x", "officer", areas.load().by_code(code)[0].id)
    for name, mark in zip(OLDER, marks, strict=True):
        assert may(officer, "hand_in", area_of(older(OLDER[name]))) is (mark == "x"), name
    assert not may(Viewer("x", "officer", older("10276")), "hand_in", area_of(areas.load().by_code("10279")[0].id))


def brought(peopled: Office, tmp_path: Path, table: str, code: str):
    limits.counter.cache_clear()
    peopled.person("xa", "officer", areas.load().by_code(code)[0].id)
    return dropped(peopled.visit("xa", "hand_in"), saved(tmp_path / "a.xlsx", sheet(table, "Q3")).read_bytes())


def test_a_successor_hands_in_for_what_went_whole_into_it(peopled: Office, tmp_path: Path):
    app = brought(peopled, tmp_path, WHOLE, "10279")
    with session.acting_as(peopled.viewer("xa")):
        offered = [area.name for area in ask_reports.areas_to_report()]
    assert offered[0] == "Xã Phượng Dực" and "Xã Hồng Minh" in offered and "Xã Tô Hiệu" not in offered
    widget(app, "button", "hand_in_").click().run()
    assert not app.exception and "Đã nộp: lần nộp số" in shown(app)
    assert (uploads()[0].state, uploads()[0].figures) == ("accepted", 4)
    with session.acting_as(peopled.viewer("xa")):  # and takes it back, if it was the wrong file
        act.withdraw_upload(uploads()[0].number, "nhầm tệp")
    assert uploads()[0].state == "withdrawn"


def test_for_a_divided_commune_the_level_above_hands_in(peopled: Office, tmp_path: Path):
    app = brought(peopled, tmp_path, DIVIDED, "10273")
    assert "Xã Tô Hiệu đã chia cho Xã Chương Dương, Xã Phú Xuyên" in shown(app)
    assert widget(app, "button", "hand_in_").disabled
    assert uploads() == []
