"""An area that was understood, surely and wrongly, is put right by who knows better: in rows, and in the heading."""

from pathlib import Path

import pytest
from opening import shown
from peopled import Office
from streamlit.testing.v1 import AppTest

from dashboard.desk import limits
from tests.dashboard.test_hand_in_page import DISTRICT, dropped, named, widget
from tests.etl.recognise.drawn import saved, sheet

ROWS = """
UBND HUYỆN PHÚ XUYÊN
Quý III/2024
Đơn vị       | Số vụ việc tiếp nhận | Hòa giải thành
Xã Hồng Minh | 5                    | 4
"""
HEADING = """
UBND XÃ HỒNG MINH - HUYỆN PHÚ XUYÊN
SỐ LIỆU QUÝ III/2024
Số vụ việc tiếp nhận | Hòa giải thành
5                    | 4
"""


def of(app: AppTest) -> set[str]:
    return {figure.area.code for figure in app.session_state["report_in_hand"].checked.figures}


@pytest.mark.parametrize("drawing", [ROWS, HEADING], ids=["rows", "heading"])
def test_another_area_is_chosen_and_taken_back(peopled: Office, tmp_path: Path, drawing: str):
    limits.counter.cache_clear()
    peopled.person("huyen", "officer", DISTRICT)
    app = dropped(peopled.visit("huyen", "hand_in"), saved(tmp_path / "a.xlsx", sheet(drawing, "Q3")).read_bytes())
    assert of(app) == {"10276"}
    app.session_state["put_right_1"] = True
    app.run()
    assert widget(app, "selectbox", "right_name_").options == [
        "Xã Hồng Minh: đang hiểu là Xã Hồng Minh, Huyện Phú Xuyên, Thành phố Hà Nội (– 31/12/2024)"
    ]
    widget(app, "text_input", "right_find_").input("phuong duc phu xuyen").run()
    widget(app, "selectbox", "right_area_").select(str(named("10279"))).run()
    assert not app.exception and of(app) == {"10279"}
    assert "«Xã Hồng Minh» là Xã Phượng Dực, Huyện Phú Xuyên" in shown(app)
    widget(app, "button", "undo_").click().run()
    assert of(app) == {"10276"}
