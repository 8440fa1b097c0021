"""The pages for people, the audit and one's own account, per role; what was typed by others is never markup."""

from html.parser import HTMLParser

import pytest
from opening import opened, shown, turned_to
from peopled import HANOI, NASTY, OTHER, PHU_XUYEN, Office
from streamlit.testing.v1 import AppTest

from dashboard import accounts
from dashboard.entrance import sign_ins
from dashboard.text import plain

GOOD, BETTER = "tre xanh giếng đá 7", "mây trắng ruộng bậc thang"


@pytest.fixture
def crew(peopled: Office) -> Office:
    """Somebody of every role, and somebody with a nasty name."""
    peopled.person("boss", "administrator", None, "Nguyễn Thị Lan")
    peopled.person("hanoi", "administrator", HANOI, "Trần Văn Hà")
    peopled.person("duyet", "approver", None)
    peopled.person("nop", "officer", PHU_XUYEN, "Lê Thị Hoa")
    peopled.person("xem", "viewer", OTHER, "Phạm Bình")
    peopled.person("nasty", "viewer", PHU_XUYEN, NASTY)
    return peopled


def tags(app: AppTest) -> set[str]:
    """The tags of all HTML on the page."""
    found: set[str] = set()
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.update({tag, *(name for name, _ in attributes)})
    parser.feed(shown(app))
    return found


PAGES = ("people", "audit", "account")
SEES = [
    ("boss", {"people", "audit", "account"}),
    ("hanoi", {"people", "account"}),
    ("duyet", {"account"}),
    ("nop", {"account"}),
    ("xem", {"account"}),
]


@pytest.mark.parametrize(("name", "sees"), SEES)
def test_only_ones_own_pages_are_there(crew: Office, name: str, sees: set[str]):
    for page in PAGES:
        if page in sees:
            assert "Chưa có số liệu" not in shown(crew.visit(name, page))
        else:
            with pytest.raises(ValueError, match="Could not find a navigation page"):
                crew.visit(name, page)


@pytest.mark.usefixtures("in_office")
@pytest.mark.parametrize("page", PAGES)
def test_the_demonstration_has_none_of_them(page: str):
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        opened(page)


def test_people_are_listed_within_the_own_area(crew: Office):
    for who, listed in (("boss", [True, True, True]), ("hanoi", [True, False, False])):
        page = shown(crew.visit(who, "people"))
        assert [f">{name}<" in page for name in ("nop", "xem", "duyet")] == listed


def test_people_are_found_by_words_without_marks(crew: Office):
    app = crew.visit("boss", "people", named="phu xuyen nhap lieu")
    assert ">nop<" in shown(app) and ">xem<" not in shown(app)
    assert "1 người dùng" in shown(app)
    assert "Không có người dùng nào" in shown(crew.visit("boss", "people", state="locked"))


def test_a_person_outside_is_not_shown_by_address(crew: Office):
    app = crew.visit("hanoi", "people", person="xem")
    assert "Phạm Bình" not in shown(app)
    assert "<h1>Người dùng</h1>" in shown(app)


def test_adding_a_person_shows_the_link_once(crew: Office):
    app = crew.visit("boss", "people")
    app.button(key="add_person").click().run()
    app.text_input(key="new_shown").input("Mới")
    app.text_input(key="new_name").input("Moi.Vao")
    app.selectbox(key="new_role").select("officer")
    press(app, "add_person", "new_send")
    assert "Chưa chọn đơn vị" in "".join(node.proto.body for node in app.get("html"))  # in the dialog
    app.selectbox(key="new_area").select(PHU_XUYEN)
    press(app, "add_person", "new_send")
    link = app.code[0].value
    assert link.split("/password/")[0] == ""  # in a browser: the address the page is open at
    person = accounts.of_link(crew.database, link.rpartition("/")[2])
    assert (person.name, person.role, person.area, person.shown) == ("moi.vao", "officer", PHU_XUYEN, "Mới")
    app.run()
    assert not app.code
    assert "moi.vao" in shown(app)


def test_the_link_is_built_on_the_public_address(crew: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DASHBOARD_URL", "https://danvan.example.vn/")
    app = crew.visit("boss", "people", person="nop")
    app.button(key="make_link").click().run()
    assert app.code[0].value.startswith("https://danvan.example.vn/password/")
    assert not app.run().code


def test_changing_locking_removing(crew: Office):
    app = crew.visit("boss", "people", person="nop")
    number = accounts.named(crew.database, "nop").number
    app.selectbox(key=f"role_{number}").select("approver")
    app.selectbox(key=f"area_{number}").select(HANOI)
    app.button(key=f"save_{number}").click().run()
    assert "Đã lưu" in shown(app) and "Người duyệt" in shown(app)
    assert accounts.named(crew.database, "nop").area == HANOI
    app.button(key="lock_person").click().run()
    assert "Đã khóa" in shown(app)
    assert "Đã khóa Lê" not in shown(app.run())  # said once
    app.button(key="unlock_person").click().run()
    assert accounts.named(crew.database, "nop").state == "active"
    app.button(key="remove_person").click().run()
    assert "Lê Thị Hoa (nop)" in app.text[0].value
    press(app, "remove_person", "remove_yes")
    assert accounts.named(crew.database, "nop").state == "removed"


def test_sign_ins_of_a_person_are_seen_and_ended(crew: Office):
    key = crew.signed_in("nop", "10.9.8.7")
    app = crew.visit("boss", "people", person="nop")
    assert "10.9.8.7" in shown(app) and "Chrome trên Windows" in shown(app)
    app.button(key="end_sign_ins").click().run()
    assert sign_ins.look_up(crew.database, key) is None
    assert "10.9.8.7" not in shown(app)
    assert crew.noted() == ["boss sign_out_everywhere nop"]


def test_ones_own_role_and_state_are_for_another(crew: Office):
    app = crew.visit("boss", "people", person="boss")
    number = accounts.named(crew.database, "boss").number
    assert app.selectbox(key=f"role_{number}").disabled and app.selectbox(key=f"area_{number}").disabled
    assert not [button for button in app.main.button if button.key in ("lock_person", "remove_person", "make_link")]
    app.text_input(key=f"shown_{number}").input("Lan")
    app.button(key=f"save_{number}").click().run()
    assert accounts.named(crew.database, "boss").shown == "Lan"


def test_an_act_that_cannot_be_done_says_why(crew: Office):
    app = crew.visit("boss", "people", person="nop")
    number = accounts.named(crew.database, "nop").number
    accounts.set_state(crew.database, accounts.By("x"), number, "locked")  # meanwhile, by somebody else
    app.button(key="make_link").click().run()
    assert not app.code and not app.exception
    app = turned_to(app, "people", person="nop")
    assert app.button(key="make_link").disabled


def test_a_demotion_acts_at_the_next_run(crew: Office):
    app = crew.visit("boss", "people")
    accounts.add(crew.database, accounts.By("x"), "hai", "administrator", None)
    number = accounts.named(crew.database, "boss").number
    accounts.change(crew.database, accounts.By("x"), number, "viewer", None, "")
    app.run()
    assert "Lê Thị Hoa" not in shown(app) and "Chưa có số liệu" in shown(app)
    accounts.set_state(crew.database, accounts.By("x"), number, "locked")
    app.run()
    assert "Phiên làm việc đã hết" in shown(app)
    assert not app.sidebar.button


def test_names_are_text_wherever_they_stand(crew: Office):
    crew.signed_in("nasty", browser=NASTY)
    accounts.set_state(crew.database, accounts.By(NASTY, NASTY), 1, "active")
    pages = [
        crew.visit("boss", "people"),
        crew.visit("boss", "people", person="nasty"),
        crew.visit("boss", "audit", days="all"),
        crew.visit("nasty", "account"),
    ]
    app = pages[1]
    app.button(key="make_link").click().run()
    app.button(key="lock_person").click().run()
    for app in pages:
        labels = [link.proto.label for link in app.main.get("page_link")]
        assert "&lt;img src=x" in shown(app) or plain(NASTY) in labels
        assert NASTY not in labels
        assert not tags(app) & {"img", "script", "onerror", "a", "href"}
        assert not [text for text in app.main.markdown if "img" in text.value]


def test_the_audit_is_filtered_by_address(crew: Office):
    crew.signed_in("nop", "10.9.8.7")
    app = crew.visit("boss", "audit", days="all", act="sign_in", who="nop")
    assert "1 dòng, mới nhất trước" in shown(app)
    assert "10.9.8.7" in shown(app) and "Thêm người dùng" not in shown(app)
    assert app.query_params["who"] == "nop"
    app = turned_to(app, "audit", words="không có chữ này")
    assert "Không có dòng nào như vậy" in shown(app)
    app = turned_to(app, "audit", who="any", act="nonsense", days="never", words="")
    assert "Thêm người dùng nop: Cán bộ nhập liệu, Xã Phú Xuyên · Thành phố Hà Nội" in shown(app)


def test_the_audit_pages_and_its_chain(crew: Office):
    for number in range(60):
        crew.person(f"p{number}")
    app = crew.visit("boss", "audit")
    assert "67 dòng, mới nhất trước · dòng 1–50" in shown(app)
    app.main.get("pagination")[0]  # there is a second page
    app.button(key="verify").click().run()
    assert "Nguyên vẹn: đã kiểm tra 67 dòng" in shown(app) and "chỉ lộ ra khi so" in shown(app)
    for noted, said in (
        (f"67 {app.code[0].value}", "Dòng 67 vẫn mang mã băm"),
        (f"66 {app.code[0].value}", "Dòng 66: không còn mang mã đã ghi lại"),
        ("67", "đủ 64 ký tự"),
    ):
        app.text_input(key="noted").input(noted)
        app.button(key="verify").click().run()
        assert said in shown(app)


def test_changing_the_own_password(crew: Office):
    number = accounts.named(crew.database, "nop").number
    accounts.set_password(crew.database, accounts.By("x"), number, GOOD)
    app = crew.visit("nop", "account")
    for old, new, again, said in (
        (GOOD, BETTER, BETTER + "x", "không giống nhau"),
        ("sai rồi nhé", BETTER, BETTER, "Mật khẩu hiện tại không đúng"),
        (GOOD, "lethihoa2026", "lethihoa2026", "dễ đoán"),
        (GOOD, "ngắn", "ngắn", "ngắn quá"),
    ):
        enter(app, old, new, again)
        assert said in shown(app)
    enter(app, GOOD, BETTER, BETTER)
    assert "Đã đổi mật khẩu" in shown(app)
    assert not app.main.text_input


def enter(app: AppTest, old: str, new: str, again: str) -> None:
    """Fill in the form for the own password and send it."""
    for key, value in (("old", old), ("new", new), ("again", again)):
        app.text_input(key=key).input(value)
    app.button(key="change_password").click().run()


def test_signing_out_elsewhere(crew: Office):
    elsewhere = crew.signed_in("nop", "10.9.8.7")
    app = crew.visit("nop", "account")
    assert "10.9.8.7" in shown(app) and "(nơi này)" in shown(app)
    app.button(key="sign_out_others").click().run()
    assert sign_ins.look_up(crew.database, elsewhere) is None
    assert "Đã đăng xuất khỏi mọi nơi khác" in shown(app)
    assert "<h1>Lê Thị Hoa</h1>" in shown(app)


def test_a_token_is_shown_once(crew: Office):
    app = crew.visit("nop", "account")
    app.button(key="make_token").click().run()
    assert "Ghi mã dùng cho việc gì" in shown(app)
    app.text_input(key="token_label").input(NASTY)
    app.button(key="make_token").click().run()
    assert app.code[0].value.startswith("danvan_")
    app.run()
    assert not app.code
    assert "&lt;img src=x" in shown(app) and "img" not in tags(app)
    next(button for button in app.main.button if button.key.startswith("revoke_")).click().run()
    assert "Chưa có mã nào" in shown(app)


def press(app: AppTest, *keys: str) -> None:
    """Click a button in a dialog, which the one before has opened."""
    for key in keys:
        app.button(key=key).click()
    app.run()
    assert not app.exception
