"""The gate, on a live server: who gets through to what, and what happens to an open page when its sign-in ends."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard import accounts
from dashboard.entrance import secret, sign_ins
from dashboard.model import DEMONSTRATION
from tests.dashboard.visitor import BY, Office, Visitor, serving

OVER = "Phiên làm việc đã hết"


@pytest.fixture(scope="module")
def office(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The sample office with people: Lan and Hải administer it, Sơn hands in for Phú Xuyên, Minh looks at Hà Nội."""
    folder = tmp_path_factory.mktemp("gate") / "office"
    with serving(demo_office, folder, DASHBOARD_URL="http://127.0.0.1:{port}") as served:
        served.add("lan", "administrator")
        served.add("hai", "administrator")
        served.add("son", "officer", "280")
        served.add("minh", "viewer", "01")
        yield served


def inside(office: Office, name: str) -> Visitor:
    visitor = Visitor(office)
    assert visitor.sign_in(name).status_code == 303
    return visitor


def stranger(office: Office, kind: str) -> Visitor:
    """Visitors without a sign-in that lives, each in another way."""
    visitor = Visitor(office) if kind in ("nobody", "forged", "made up") else inside(office, "minh")
    mine = secret.key(visitor.cookies.get("danvan_session", ""))
    if kind == "forged":
        keys = office.sql("select hash from session where ended_at is null limit 1")
        visitor.browser.headers["X-Danvan-Session"] = keys[0][0] if keys else DEMONSTRATION
    if kind == "demonstration":
        visitor.browser.cookies.clear()
        visitor.browser.headers["X-Danvan-Session"] = DEMONSTRATION
    if kind == "made up":
        visitor.browser.cookies["danvan_session"] = secret.new()
    if kind == "the stored hash":
        visitor.browser.cookies["danvan_session"] = mine
    if kind == "signed out":
        sign_ins.end(office.database, BY, mine)
    if kind == "idle":
        office.sql("update session set seen_at = datetime(seen_at, '-61 minutes') where hash = :key", key=mine)
    if kind == "too old":
        office.sql("update session set ends_at = datetime('now', '-1 second') where hash = :key", key=mine)
    if kind == "another's address":
        visitor.browser.headers["Host"] = "evil.example"
    return visitor


STRANGERS = (
    "nobody", "forged", "demonstration", "made up", "the stored hash", "signed out", "idle", "too old",
)  # fmt: skip
DOORS = """
GET  page | /                               | 303
GET  page | /xu-huong?area=280              | 303
GET  page | /nguoi-dung                     | 303
GET       | /                               | 401
GET       | /_stcore/health                 | 401
GET       | /_stcore/host-config            | 401
GET       | /_stcore/metrics                | 401
GET       | /_stcore/script-health-check    | 401
GET       | /_stcore/agent/pages            | 401
POST      | /_stcore/agent/run              | 401
PUT       | /_stcore/upload_file/x/y        | 401
DELETE    | /_stcore/upload_file/x/y        | 401
GET       | /media/0000.csv                 | 401
GET       | /component/x/y.js               | 401
GET       | /app/static/x                   | 401
GET       | /original/{sha}                 | 401
GET       | /api/v1/indicators              | 401
GET       | /api/v1/areas                   | 401
GET  page | /api/v1/series                  | 401
GET       | /%2e%2e/healthz/../original/{sha} | 401
GET       | /healthz/x                      | 401
GET       | /healthz                        | 200
GET       | /sign-in                        | 200
GET       | /fonts/inter-latin-wght-normal.woff2 | 200
"""


@pytest.mark.parametrize("kind", STRANGERS)
def test_who_is_not_signed_in_gets_no_further_than_the_sign_in_page(office: Office, kind: str) -> None:
    visitor, sha = stranger(office, kind), "0" * 64
    for line in DOORS.strip().splitlines():
        how, path, status = (cell.strip() for cell in line.split("|"))
        method, _, as_page = how.partition(" ")
        answer = visitor.ask(path.format(sha=sha), method, page=bool(as_page.strip()))
        assert answer.status_code == int(status), (line, answer.text[:200])
        assert answer.status_code == 200 or "Phú Xuyên" not in answer.text
    assert not visitor.is_let_in()


def test_after_signing_in_one_comes_to_where_one_was_going(office: Office) -> None:
    visitor = Visitor(office)
    answer = visitor.ask("/xu-huong?area=280&from=2024-Q1", page=True)
    assert answer.headers["location"] == "/sign-in?next=/xu-huong%3Farea%3D280%26from%3D2024-Q1"
    page = visitor.ask(answer.headers["location"]).text
    next_ = re.search(r'name="next" value="([^"]+)"', page)[1].replace("&amp;", "&")
    assert visitor.sign_in("son", next_=next_).headers["location"] == "/xu-huong?area=280&from=2024-Q1"
    assert visitor.ask("/", page=True).status_code == 200
    with visitor.page() as page:
        assert "Huyện Phú Xuyên" in page.run()


def test_another_site_or_none_opens_no_page(office: Office) -> None:
    visitor = inside(office, "son")
    assert visitor.is_let_in()
    for origin in ("http://evil.example", "null", office.address.replace("127.0.0.1", "127.0.0.1.evil.example"), None):
        assert not visitor.is_let_in(origin=origin), origin


ELSEWHERE = """
POST | /sign-in  | Origin: http://evil.example
POST | /sign-in  | Origin: null
POST | /sign-in  | Sec-Fetch-Site: cross-site
POST | /sign-in  | Sec-Fetch-Site: same-site
POST | /sign-out | Origin: http://evil.example
POST | /sign-out | Sec-Fetch-Site: cross-site
PUT  | /_stcore/upload_file/x/y | Origin: http://evil.example
POST | /password/x | Origin: http://evil.example
POST | /sign-out | Origin: http://[
GET  | / | Host: evil.example
"""


@pytest.mark.parametrize("line", ELSEWHERE.strip().splitlines())
def test_another_sites_page_does_nothing_here(office: Office, line: str) -> None:
    visitor = inside(office, "son")
    method, path, header = (cell.strip() for cell in line.split("|"))
    name, _, value = header.partition(": ")
    answer = visitor.ask(path, method, headers={name: value}, data={"token": visitor.token()})
    assert answer.status_code == 403
    assert visitor.ask("/", page=True).status_code == 200  # still signed in


def test_an_open_page_says_so_when_its_sign_in_ends_and_hears_nothing_more(office: Office) -> None:
    visitor = inside(office, "minh")
    with visitor.page() as page:
        assert "Thành phố Hà Nội" in page.run()
        sign_ins.end(office.database, BY, secret.key(visitor.cookies["danvan_session"]))
        shown = page.hear()  # unasked
        assert OVER in shown
        assert "Hà Nội" not in shown
        page.line.send(BackMsg(rerun_script={}).SerializeToString())
        assert page.hear(timeout=3) == ""


def test_a_click_right_after_the_end_shows_nothing(office: Office) -> None:
    visitor = inside(office, "minh")
    with visitor.page() as page:
        page.run()
        time.sleep(1.1)
        accounts.set_state(office.database, BY, accounts.named(office.database, "minh").number, "locked")
        try:
            shown = page.run()
            assert OVER in shown
            assert "Hà Nội" not in shown
        finally:
            accounts.set_state(office.database, BY, accounts.named(office.database, "minh").number, "active")


def test_role_and_area_are_those_of_this_moment(office: Office) -> None:
    person = office.add("tam", "viewer", "01")
    visitor = inside(office, "tam")
    with visitor.page() as page:
        assert "Thành phố Hà Nội" in page.run("area=01")
        other = accounts.named(office.database, "son").area
        accounts.change(office.database, BY, person.number, "viewer", other, "")
        shown = page.run("area=01")
        assert "Huyện Phú Xuyên" in shown
        assert "Thành phố Hà Nội, quý" not in shown


def test_a_page_nobody_registered_is_the_first_page(office: Office) -> None:
    visitor = inside(office, "minh")
    with visitor.page() as page:
        assert "Tổng quan" in page.run(page_hash="0" * 32)


def test_a_page_is_taken_up_again_by_its_holder_alone(office: Office) -> None:
    holder, other = inside(office, "minh"), inside(office, "son")
    with holder.page() as page:
        page.run()
        mine = page.session
    with other.page(subprotocols=["streamlit", "x", mine]) as page:
        page.run()
        assert page.session != mine
    with holder.page(subprotocols=["streamlit", "x", mine]) as page:
        page.run()
        assert page.session == mine


def upload(visitor: Visitor, session: str, size: int = 5) -> int:
    xsrf = visitor.ask("/_stcore/health").headers.get("set-cookie", "")
    found = re.search(r"_streamlit_xsrf=([^;]+)", xsrf)
    token = found[1] if found else visitor.cookies.get("_streamlit_xsrf", "")
    file = {"file": ("a.xlsx", b"x" * size)}
    path = f"/_stcore/upload_file/{session}/0f3b8c9e-1111-4222-8333-abcdefabcdef"
    return visitor.ask(path, "PUT", files=file, headers={"X-Xsrftoken": token}).status_code


def test_a_file_is_taken_from_who_may_hand_in_for_the_own_page_alone(office: Office) -> None:
    officer, viewer, administrator = (inside(office, name) for name in ("son", "minh", "lan"))
    with officer.page() as mine, viewer.page() as theirs:
        mine.run()
        theirs.run()
        assert upload(officer, mine.session) == 204
        assert upload(officer, mine.session, size=11 << 20) == 413
        assert upload(officer, theirs.session) == 403
        assert upload(administrator, mine.session) == 403
        assert upload(viewer, theirs.session) == 403
        assert upload(Visitor(office), mine.session) == 401


def test_a_proxys_word_is_taken_and_only_its_own(office: Office) -> None:
    def place(**headers: str) -> str:
        visitor = Visitor(office)
        visitor.sign_in("son", headers={name.replace("_", "-"): value for name, value in headers.items()})
        return office.sql("select place from audit where act = 'sign_in' order by number desc limit 1")[0][0]

    assert place() == "127.0.0.1"
    assert place(X_Forwarded_For="10.0.0.7") == "10.0.0.7"
    assert place(X_Forwarded_For="1.2.3.4, 10.0.0.7") == "10.0.0.7"  # what a visitor wrote before is no address
    assert place(X_Danvan_Place="1.2.3.4") == "127.0.0.1"


# ---------------------------------------------------------------------------------------------- the open demonstration


@pytest.fixture(scope="module")
def demonstration(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with serving(demo_office, tmp_path_factory.mktemp("open") / "office") as served:
        yield served


ELSEWHERE_OPEN = (
    "Host: evil.example",
    "Host: 192.168.1.7:8501",
    "X-Forwarded-For: 10.0.0.7",
    "Forwarded: for=1.2.3.4",
)


@pytest.mark.parametrize("header", ELSEWHERE_OPEN)
def test_the_demonstration_is_for_this_machine_alone(demonstration: Office, header: str) -> None:
    name, _, value = header.partition(": ")
    visitor = Visitor(demonstration)
    assert visitor.ask("/", page=True).status_code == 200
    answer = visitor.ask("/", page=True, headers={name: value})
    assert (answer.status_code, "Chế độ trình diễn chỉ mở trên chính máy này" in answer.text) == (403, True)


def test_the_demonstration_says_so_takes_no_file_and_ends_with_the_first_person(demonstration: Office) -> None:
    visitor = Visitor(demonstration)
    with visitor.page() as page:
        assert "Chế độ trình diễn" in page.run()
        assert upload(visitor, page.session) == 403
        person = demonstration.add("lan", "administrator")
        assert OVER in page.hear()
        assert visitor.ask("/", page=True).status_code == 303
        demonstration.add("hai", "administrator")
        accounts.set_state(demonstration.database, BY, person.number, "removed")
    assert not visitor.is_let_in()  # and never comes back
