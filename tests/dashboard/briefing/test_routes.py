"""Links, the show and codes over HTTP, as browsers and strangers ask for them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from presented import COURSE, RANKED

from dashboard import accounts, act, act_briefings, ask_briefings, session
from dashboard.briefing import codes
from dashboard.briefing.kept import Item
from dashboard.entrance import sign_ins
from dashboard.model import Viewer
from etl.audit import By
from tests.dashboard.visitor import Office, Visitor, serving


@pytest.fixture(scope="module")
def office(office_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("shared") / "office"
    with (
        serving(office_folder, folder, DASHBOARD_URL="http://127.0.0.1:{port}") as served,
        pytest.MonkeyPatch.context() as here,
    ):
        here.setenv("DASHBOARD_DATA", str(folder))
        here.setenv("DASHBOARD_URL", served.address)
        for name in ("lan", "minh"):
            served.add(name, "viewer")
        yield served


def viewer(office: Office, name: str) -> Viewer:
    person = accounts.named(office.database, name)
    with office.database.write() as connection:
        made = sign_ins.open_for(connection, person.number, By(name, "test"), "password", "test")
    return sign_ins.look_up(office.database, sign_ins.key_of(made.session), "test")


def made(office: Office, password: str = "", name: str = "Giao ban <b>quý</b>") -> tuple[int, str]:
    """A briefing of Lan's and the secret of a link to it."""
    with session.acting_as(viewer(office, "lan")):
        one = act_briefings.new_briefing(name, "vi", [Item(COURSE, notes="nói chậm lại"), Item(RANKED)])
        return one.number, act_briefings.share(one, 7, password)


def said(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_a_link_shows_one_page_that_asks_for_nothing(office: Office) -> None:
    _, secret = made(office)
    answer = Visitor(office).ask(f"/s/{secret}", page=True)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-") and "connect-src" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    outside_scripts = re.sub(r"<script[^>]*>.*?</script>", "", answer.text, flags=re.S)
    assert not re.findall(r'(?:src|href)="(?!data:|#)', outside_scripts)
    assert "Giao ban &lt;b&gt;quý&lt;/b&gt;" in answer.text
    assert "Vụ việc hòa giải thành" in answer.text and "nói chậm lại" not in answer.text
    assert Visitor(office).ask("/xu-huong", page=True).status_code == 303, "nothing else of the office"
    assert Visitor(office).ask("/api/v1/indicators", headers={"authorization": f"Bearer {secret}"}).status_code == 401
    for method in ("POST", "PUT", "DELETE"):
        assert Visitor(office).ask(f"/s/{secret}", method).status_code in (403, 405), "a link is looked at, no more"


def test_a_link_that_ended_says_so_kindly_and_an_unknown_one_is_not_found(office: Office) -> None:
    _, secret = made(office)
    with session.acting_as(viewer(office, "lan")):
        act_briefings.end_share(ask_briefings.shares_of_viewer()[0].key)
        for share in ask_briefings.shares_of_viewer():
            act_briefings.end_share(share.key)
    ended = Visitor(office).ask(f"/s/{secret}", page=True)
    assert (ended.status_code, "không còn được chia sẻ" in ended.text) == (410, True)
    unknown = Visitor(office).ask("/s/" + "x" * 43, page=True)
    assert (unknown.status_code, "Không có liên kết này" in unknown.text) == (404, True)


def test_a_password_is_asked_for_and_tries_are_counted(office: Office) -> None:
    _, secret = made(office, password="mật khẩu chung")
    someone = Visitor(office)
    form = someone.ask(f"/s/{secret}", page=True)
    assert form.status_code == 200 and "Vụ việc" not in form.text

    def tried(password: str) -> tuple[int, bool]:
        token = someone.token(f"/s/{secret}")
        answer = someone.ask(f"/s/{secret}", "POST", data={"password": password, "token": token})
        return answer.status_code, "Vụ việc hòa giải thành" in answer.text

    assert tried("sai") == (401, False)
    assert tried("mật khẩu chung") == (200, True)
    assert someone.ask(f"/s/{secret}", "POST", data={"password": "mật khẩu chung"}).status_code == 403, (
        "no token, no try"
    )
    assert {tried("sai") for _ in range(7)} >= {(429, False)}
    with session.acting_as(viewer(office, "lan")):
        assert max(share.openings for share in ask_briefings.shares_of_viewer()) == 1


def test_the_show_is_its_makers_alone_and_asks_only_us(office: Office) -> None:
    number, _ = made(office)
    lan, minh, nobody = Visitor(office), Visitor(office), Visitor(office)
    lan.sign_in("lan"), minh.sign_in("minh")
    show = lan.ask(f"/show/{number}", page=True)
    assert show.status_code == 200 and "nói chậm lại" in show.text
    assert "connect-src 'self'" in show.headers["content-security-policy"]
    assert lan.ask(f"/show/{number}/newer").json() == {"newer": 0}
    assert lan.ask(f"/show/{number}?newest", page=True).status_code == 200
    assert minh.ask(f"/show/{number}", page=True).status_code == 404
    assert minh.ask(f"/show/{number}/newer").status_code == 404
    assert nobody.ask(f"/show/{number}", page=True).status_code == 303


def test_a_code_is_answered_to_anybody_without_a_figure(office: Office) -> None:
    with session.acting_as(viewer(office, "lan")):
        one = act_briefings.new_briefing("Giao ban", "vi", [Item(COURSE)])
        content = act_briefings.issue(one, "pdf")
    assert content.address == f"{office.address}/v/{content.code}"
    someone = Visitor(office)
    answer = said(someone.ask(f"/v/{content.code}", page=True).text)
    assert "Số liệu còn nguyên giá trị" in answer and "Tài liệu PDF “Giao ban”" in answer
    assert not re.search(r"vụ việc", answer)
    assert "gõ nhầm" in said(someone.ask(f"/v/{content.code[:-1]}-", page=True).text)
    assert "Chưa từng" in said(someone.ask(f"/v/{codes.make()}", page=True).text)
    assert "Nhập mã để biết" in someone.ask("/v", page=True).text
    moved = someone.ask(f"/v?code={content.code.lower()}", page=True)
    assert (moved.status_code, moved.headers["location"]) == (303, f"/v/{content.code.replace('-', '').lower()}")
    assert someone.ask("/v?code=//evil.example", page=True).headers["location"] == "/v/evilexample"
    assert "&lt;script&gt;" in someone.ask("/v/<script>", page=True).text


def test_nobody_s_link_outlives_its_maker(office: Office) -> None:
    person = office.add("tam", "viewer")
    office.add("sep", "administrator")
    with session.acting_as(viewer(office, "tam")):
        secret = act_briefings.share(act_briefings.new_briefing("Tạm", "vi", [Item(COURSE)]), 7)
    assert Visitor(office).ask(f"/s/{secret}", page=True).status_code == 200
    with session.acting_as(viewer(office, "sep")):
        act.remove_person(person.number)
    assert Visitor(office).ask(f"/s/{secret}", page=True).status_code == 410
