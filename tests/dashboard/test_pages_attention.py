"""Rules on the pages: switched on and off in the dialog, what they find with its link, the letter, the address."""

import shutil
from pathlib import Path

import pytest
from opening import opened
from peopled import NASTY, Office
from streamlit.testing.v1 import AppTest
from watched import CASES

from dashboard.model import DEMONSTRATION
from etl.audit import lines
from etl.database import Database
from etl.office import office

FOUND = "Xã Hoàng Long: vụ việc tiếp nhận hòa giải quý II/2025 tăng 49\u00a0vụ việc (+119,5\u00a0%)"
PAGE = {"area": "280", "quarter": "2025-Q2"}


@pytest.fixture
def here(watched_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    folder = tmp_path / "office"
    shutil.copytree(watched_folder, folder)
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    crew = Office(Database(office().journal))
    crew.person("lan")
    crew.person("hoa", shown=NASTY)
    return crew


def dialogs(app: AppTest) -> str:
    return "".join(node.proto.body for node in app.get("html"))


def test_switched_on_and_off_in_the_dialog(here: Office) -> None:
    app = here.visit("lan", "overview", **PAGE)
    assert FOUND not in dialogs(app)
    app.button(key="attention_rules").click().run()
    app.selectbox(key="attention_kind").select("change")  # a run with the dialog is one in which it is opened
    app.button(key="attention_rules").click().run()
    app.selectbox(key="attention_of_change").select(CASES)
    app.number_input(key="attention_least").set_value(0.0)
    app.button(key="attention_on").click()
    app.button(key="attention_rules").click().run()
    assert "mức ít nhất phải lớn hơn 0" in dialogs(app)
    app.number_input(key="attention_least").set_value(5.0)
    app.button(key="attention_on").click()
    app.button(key="attention_rules").click().run()
    told = dialogs(here.visit("lan", "overview", **PAGE))
    assert FOUND in told
    assert "nằm trong mức ngẫu nhiên của số nhỏ" in told
    assert FOUND not in dialogs(here.visit("hoa", "overview", **PAGE))
    app = here.visit("lan", "overview", **PAGE)
    app.button(key="attention_rules").click().run()
    app.button(key="attention_off_1").click()
    app.button(key="attention_rules").click().run()
    assert FOUND not in dialogs(here.visit("lan", "overview", **PAGE))
    assert [line.act for line in lines(here.database) if "attention" in line.act] == ["attention_off", "attention_on"]


def test_an_address_for_letters_on_the_own_account(here: Office) -> None:
    app = here.visit("lan", "account")
    app.text_input(key="letterbox_address").input("lan@@x")
    app.button(key="letterbox_save").click().run()
    assert "đây không phải địa chỉ thư" in dialogs(app)
    app.text_input(key="letterbox_address").input("lan@danvan.example.vn")
    app.button(key="letterbox_save").click().run()
    assert "Từ nay việc mới được gửi tới lan@danvan.example.vn." in dialogs(app)
    assert here.visit("lan", "account").text_input(key="letterbox_address").value == "lan@danvan.example.vn"
    assert here.visit("hoa", "account").text_input(key="letterbox_address").value == ""


def test_the_demonstration_says_that_it_keeps_none(demo_office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(demo_office))
    app = opened("overview")
    app.user = {"session": DEMONSTRATION}
    app.button(key="attention_rules").click().run()
    assert "Bản trình diễn không giữ quy tắc nào" in dialogs(app)
    assert not [one for one in app.button if one.key == "attention_on"]
