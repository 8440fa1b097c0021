"""The page of uploads on the sample office: who sees which, what is told before deciding, and what deciding does."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from opening import opened, shown, turned_to
from peopled import NASTY, Office
from streamlit.testing.v1 import AppTest

from dashboard import accounts
from etl import areas, warehouse
from etl.audit import lines
from etl.database import Database
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.office import office
from etl.settings import CLOSED, TWO_PEOPLE

DISTRICT, COMMUNE = (areas.load().by_code(code)[0].id for code in ("280", "10279@2025-06-30"))
REPORT = """UBND huyện Phú Xuyên;;
Quý {quarter};;
Đơn vị;Số vụ việc tiếp nhận;Hòa giải thành
Xã Hồng Minh;{a};{b}
"""


@pytest.fixture
def here(demo_office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A copy of the sample office with people in it."""
    folder = tmp_path / "office"
    shutil.copytree(demo_office, folder)
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    crew = Office(Database(office().journal))
    for name, role, area in (
        ("boss", "administrator", None),
        ("duyet", "approver", None),
        ("huyen", "officer", DISTRICT),
        ("xa", "officer", COMMUNE),
        ("xem", "viewer", None),
    ):
        crew.person(name, role, area)
    return crew


@pytest.fixture
def hand(here: Office) -> Callable[..., int]:
    """Hands in a report of Hồng Minh; gives the upload's number."""

    def hand_over(a: int, b: int, who: str = "huyen", name: str = "hong-minh.csv", quarter: str = "II/2025") -> int:
        journal = Journal(here.database)
        content = REPORT.format(a=a, b=b, quarter=quarter).encode()
        done = hand_in(
            office(),
            journal,
            name,
            content,
            who,
            received_on=date(2025, 7, 14),
            today=date(2026, 11, 22),
            accept_odd=True,
        )
        assert done.upload is not None, done.checked.problems
        warehouse.ensure(office(), journal)
        return done.upload.number

    return hand_over


def numbers(app: AppTest) -> list[str]:
    """The uploads listed on the page."""
    links = [link.proto.label for link in app.main.get("page_link")]
    return [label.split()[0] for label in links if label[:1].isdigit()]


def press(app: AppTest, *keys: str) -> AppTest:
    """Click a button in a dialog, which the one before has opened."""
    for key in keys:
        app.button(key=key).click()
    app.run()
    assert not app.exception
    return app


def test_all_75_are_listed_25_a_page_newest_first(here: Office):
    app = here.visit("duyet", "uploads")
    assert numbers(app) == [str(number) for number in range(75, 50, -1)]
    assert "75/75 lần nộp" in shown(app)
    app.main.get("pagination")[0]  # there are more pages


def test_each_sees_the_uploads_of_the_own_area(here: Office):
    assert "Huyện Phú Xuyên" in shown(here.visit("huyen", "uploads"))
    assert "An Biên" not in shown(here.visit("huyen", "uploads"))
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        here.visit("xem", "uploads")
    foreign = next(one for one in Journal(here.database).uploads() if "an-bien" in one.file)
    app = here.visit("huyen", "uploads", number=str(foreign.number))
    assert foreign.file not in shown(app)
    assert "Mọi tệp đã nộp" in shown(app)


def test_the_demonstration_looks_and_decides_nothing(demo_office: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(demo_office))
    app = opened("uploads")
    assert len(numbers(app)) == 25
    app = turned_to(app, "uploads", number="75")
    assert "Lần nộp số 75" in shown(app)
    assert not [button for button in app.main.button if button.key in ("accept", "reject", "withdraw")]


def test_nothing_handed_in_yet(peopled: Office):
    peopled.person("duyet", "approver")
    assert "Chưa có ai nộp gì." in shown(peopled.visit("duyet", "uploads"))


def test_filters_are_kept_in_the_address(here: Office, hand: Callable[..., int]):
    number = hand(9, 8)
    for choices, listed in (
        ({"by": "huyen"}, [str(number)]),
        ({"file": "hong minh"}, [str(number)]),
        ({"of_period": "2023-M12"}, 1),
        ({"decided": "withdrawn"}, 0),
        ({"of_area": "908@2025-06-30"}, None),
    ):
        app = here.visit("duyet", "uploads", **choices)
        found = numbers(app)
        assert found == listed if isinstance(listed, list) else listed is None or len(found) == listed, choices
        assert {name: app.query_params.get(name) for name in choices} == choices
    assert "Không có lần nộp nào như vậy" in shown(here.visit("duyet", "uploads", decided="withdrawn"))
    assert "số" in shown(here.visit("duyet", "uploads", decided="nonsense", of_area="x", of_period="x", by="x"))


def test_an_upload_shows_its_figures_against_what_was_there(here: Office, hand: Callable[..., int]):
    hand(9, 8)
    number = hand(9, 7)
    html = shown(here.visit("duyet", "uploads", number=str(number)))
    assert "0 số mới, 1 số khác trước, 1 số như cũ" in html
    row = next(row for row in html.split("<tr>") if "khác trước" in row and "thành" in row)
    assert ">8<" in row and ">7<" in row and "Ô C4" in row
    assert "muộn 4 ngày" in html or "bổ sung" in html
    assert "huyen" in html


def test_withdrawing_tells_first_what_charts_will_show_and_then_does_it(here: Office, hand: Callable[..., int]):
    before = hand(9, 8)
    number = hand(9, 7)
    app = here.visit("huyen", "uploads", number=str(number))
    app.button(key="withdraw").click().run()
    told = "".join(node.proto.body for node in app.get("html"))
    row = next(row for row in told.split("<tr>") if "Hồng Minh" in row and "Đang hiện" not in row and ">8<" in row)
    assert ">7<" in row
    assert "Huyện Phú Xuyên" in told  # its sum, which she may see; those above she may not
    assert "Thành phố Hà Nội" not in told.partition("Những con số")[2] and "mà bạn không được xem" in told
    press(app, "withdraw", "withdraw_yes")
    assert "Xin ghi vài chữ" in "".join(node.proto.body for node in app.get("html"))
    app.text_area(key="why_withdraw").input("nộp nhầm <b>tệp</b>")
    press(app, "withdraw", "withdraw_yes")
    html = shown(app)
    assert f"Đã rút lại lần nộp số {number}" in html
    assert "nộp nhầm &lt;b&gt;tệp&lt;/b&gt;" in html and "đã rút" in html
    states = {one.number: one.state for one in Journal(here.database).uploads()}
    assert (states[number], states[before]) == ("withdrawn", "accepted")
    last = lines(here.database, limit=1)[0]
    assert (last.who, last.place, last.act, last.about) == ("huyen", "10.0.0.7", "withdraw", str(number))
    assert warehouse.position(warehouse.latest(office())) == Journal(here.database).decided_position()


def test_what_becomes_empty_is_not_reported_and_never_zero(here: Office, hand: Callable[..., int]):
    number = hand(9, 8, quarter="I/2019")
    app = here.visit("huyen", "uploads", number=str(number))
    app.button(key="withdraw").click().run()
    told = "".join(node.proto.body for node in app.get("html")).partition("Những con số")[2]
    rows = [row for row in told.split("<tr>") if "Hồng Minh" in row]
    assert len(rows) == 3 and all(row.count("<td>chưa báo cáo</td>") == 1 for row in rows), rows
    assert "<td>0</td>" not in told


def test_with_two_people_another_one_accepts(here: Office, hand: Callable[..., int]):
    Journal(here.database).set(TWO_PEOPLE, True, "boss")
    number = hand(9, 8, who="duyet")
    app = here.visit("duyet", "uploads", number=str(number))
    assert "chờ duyệt" in shown(app)
    assert "so với số liệu đang dùng" in shown(app)
    assert not [button for button in app.main.button if button.key == "accept"]  # one's own
    app = here.visit("boss", "uploads", number=str(number))
    app.button(key="accept").click().run()
    assert "Sẽ hiện" in "".join(node.proto.body for node in app.get("html"))
    press(app, "accept", "accept_yes")
    assert f"Đã duyệt lần nộp số {number}" in shown(app)
    assert Journal(here.database).uploads(number)[0].decided_by == "boss"


def test_sending_back_with_a_word(here: Office, hand: Callable[..., int]):
    Journal(here.database).set(TWO_PEOPLE, True, "boss")
    number = hand(9, 8)
    app = here.visit("duyet", "uploads", number=str(number))
    app.button(key="reject").click().run()
    app.text_area(key="why_reject").input("cột này là số lũy kế")
    press(app, "reject", "reject_yes")
    html = shown(here.visit("huyen", "uploads", number=str(number)))
    assert "đã trả lại" in html and "cột này là số lũy kế" in html


def test_a_warehouse_that_cannot_be_made_says_so_and_loses_nothing(here: Office, hand: Callable[..., int]):
    number = hand(9, 8)
    app = here.visit("huyen", "uploads", number=str(number))
    app.button(key="withdraw").click().run()
    newest = warehouse.latest(office())
    blocked = next(one for one in Journal(here.database).uploads() if one.number != number)
    for file in (office().received / blocked.sha256[:2] / blocked.sha256).iterdir():
        file.unlink()
    app.text_area(key="why_withdraw").input("nhầm")
    press(app, "withdraw", "withdraw_yes")
    assert "chưa tạo được kho số liệu mới" in shown(app) and "Traceback" not in shown(app)
    assert str(office().folder) not in shown(app)
    assert warehouse.latest(office()) == newest
    assert Journal(here.database).uploads(number)[0].state == "withdrawn"


def test_hostile_names_are_text(here: Office, hand: Callable[..., int]):
    number = hand(9, 8, who=NASTY, name=f"{NASTY}.csv")
    for app in (here.visit("boss", "uploads"), here.visit("boss", "uploads", number=str(number))):
        assert "<img" not in shown(app)
        assert "&lt;img" in shown(app)


def test_a_change_of_role_acts_at_the_next_click(here: Office, hand: Callable[..., int]):
    number = hand(9, 8)
    app = here.visit("huyen", "uploads", number=str(number))
    app.button(key="withdraw").click().run()
    person = accounts.named(here.database, "huyen")
    accounts.change(here.database, accounts.By("x"), person.number, "officer", COMMUNE, "")
    app.text_area(key="why_withdraw").input("nhầm")
    for key in ("withdraw", "withdraw_yes"):
        app.button(key=key).click()
    app.run()
    assert Journal(here.database).uploads(number)[0].state == "accepted"
    assert f"Lần nộp số {number}" not in shown(app)


def test_a_closed_quarter_asks_who_allowed_the_exception(here: Office, hand: Callable[..., int]):
    number = hand(9, 8)
    Journal(here.database).set(CLOSED, {"quarter": "2025-Q2", "closed": True}, "boss")
    app = here.visit("huyen", "uploads", number=str(number))
    app.button(key="withdraw").click().run()
    assert "đã khóa quý II/2025" in "".join(node.proto.body for node in app.get("html"))
    app.text_area(key="why_withdraw").input("nhầm tệp")
    press(app, "withdraw", "withdraw_yes")
    assert "ghi cả người cho phép" in "".join(node.proto.body for node in app.get("html"))
    app.text_input(key="allowed_withdraw").input("Nguyễn Văn An, Chủ tịch")
    press(app, "withdraw", "withdraw_yes")
    assert "Ngoại lệ do Nguyễn Văn An, Chủ tịch cho phép" in shown(app)
    assert Journal(here.database).uploads(number)[0].state == "withdrawn"


def test_the_rules_are_set_by_administrators_of_the_office(here: Office):
    for name in ("duyet", "huyen"):
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            here.visit(name, "rules")
    app = here.visit("boss", "rules")
    assert "mặc định 10 ngày" in shown(app) and "Chưa khóa quý nào" in shown(app)
    app.toggle(key="two_people_False").set_value(True).run()
    assert "Đang bật" in shown(app) and not app.exception
    app.number_input(key="days").set_value(15)
    app.selectbox(key="first").select("2026-Q1")
    app.text_input(key="why").input("QĐ 12 <b>")
    app.button(key="set_deadline").click().run()
    assert "15 ngày sau kỳ" in shown(app) and "từ kỳ kết thúc ngày 31/03/2026" in shown(app)
    assert "QĐ 12 &lt;b&gt;" in shown(app)
    app.selectbox(key="deadline_of").select("mediators")
    app.checkbox(key="lift").check()
    app.button(key="set_deadline").click().run()
    assert "Bỏ hạn nộp riêng của «Hòa giải viên»" in shown(app)
    app.selectbox(key="deadline_of").select("all")
    app.button(key="set_deadline").click().run()
    assert "Chưa đặt: số ngày phải từ 1 đến 92" in shown(app)
    app.selectbox(key="closing_quarter").select("2026-Q2")
    app.button(key="close_quarter").click().run()
    assert "Đang khóa: quý II/2026." in shown(app)
    said = [(one.name, one.value) for one in Journal(here.database).settings()]
    assert said == [
        ("two_people", True),
        ("deadline", {"calendar": "calendar", "days": 15, "first_day": "2026-03-31"}),
        ("deadline", {"calendar": "calendar", "days": None, "first_day": "2026-03-31", "indicator": "mediators"}),
        ("closed", {"quarter": "2026-Q2", "closed": True}),
    ]
    assert lines(here.database, limit=1)[0].place == "10.0.0.7"
    assert "mặc định của chương trình" not in shown(
        here.visit("boss", "reporting", area="10279", **{"from": "2026-Q1"})
    )
