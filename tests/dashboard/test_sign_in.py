"""Signing in, on a live server: what is told, what is set, how often one may try, links, signing out."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dashboard import accounts
from dashboard.entrance import secret
from dashboard.entrance.doors import safe_next
from tests.dashboard.visitor import BY, PASSWORD, Office, Visitor, serving

PROBLEM = re.compile(r'<p class="problem"[^>]*>([^<]*)')


@pytest.fixture(scope="module")
def office(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("sign_in") / "office"
    with serving(demo_office, folder, DASHBOARD_URL="http://127.0.0.1:{port}") as served:
        served.add("lan", "administrator")
        served.add("son", "officer", "280")
        served.add("chua", "viewer", password=None)
        served.add("khoa", "viewer")
        accounts.set_state(served.database, BY, accounts.named(served.database, "khoa").number, "locked")
        yield served


@pytest.fixture
def visitor(office: Office, request: pytest.FixtureRequest) -> Visitor:
    """Somebody at a machine of its own, where nobody has tried a password yet."""
    visitor = Visitor(office)
    visitor.browser.headers["X-Forwarded-For"] = f"10.1.{len(request.node.name) % 250}.{hash(request.node.name) % 250}"
    return visitor


def said(answer: object) -> str:
    found = PROBLEM.search(answer.text)
    return found[1].strip() if found else ""


WRONG = "Tên đăng nhập hoặc mật khẩu không đúng."
TRIES = """
lan   | tre xanh giếng đá 7   | 303
LAN   | tre xanh giếng đá 7   | 303
 lan  | tre xanh giếng đá 7   | 303
lan   | tre xanh giếng đá 8   | 401
nobody | tre xanh giếng đá 7  | 401
khoa  | tre xanh giếng đá 7   | 401
chua  | tre xanh giếng đá 7   | 401
"""


def test_why_not_is_told_in_one_way(office: Office) -> None:
    told = set()
    for number, line in enumerate(TRIES.strip("\n").splitlines()):
        visitor = Visitor(office)
        visitor.browser.headers["X-Forwarded-For"] = f"10.2.0.{number}"
        name, password, status = line.split("|")
        answer = visitor.sign_in(name, password.strip())
        assert answer.status_code == int(status), line
        if answer.status_code == 401:
            told.add((said(answer), answer.headers["cache-control"], "danvan_session" in visitor.cookies))
    assert len(told) == 1
    assert next(iter(told))[0].startswith(WRONG)
    assert not next(iter(told))[2]


def test_vietnamese_letters_are_the_same_however_a_keyboard_writes_them(visitor: Visitor) -> None:
    import unicodedata

    decomposed = unicodedata.normalize("NFD", PASSWORD)
    assert decomposed != PASSWORD
    assert visitor.sign_in("lan", decomposed).status_code == 303


def test_what_the_browser_is_given(office: Office, visitor: Visitor) -> None:
    answer = visitor.sign_in("lan")
    given = {cookie.partition("=")[0]: cookie for cookie in answer.raw.headers.getlist("set-cookie")}
    secret_, rest = given["danvan_session"].partition("=")[2].split("; ", 1)
    assert re.fullmatch(r"[\w-]{43}", secret_)  # 256 bits
    assert rest == "HttpOnly; Path=/; SameSite=lax"
    assert given["danvan_device"].split("; ", 1)[1].startswith("HttpOnly; Max-Age=31536000; Path=/; SameSite=lax")
    assert office.sql("select hash from session where hash = :key", key=secret.key(secret_))
    journal = b"".join(file.read_bytes() for file in office.folder.glob("journal.sqlite*"))
    assert secret_.encode() not in journal  # only its hash
    assert PASSWORD.encode() not in journal
    assert b"$argon2id$v=19$m=65536,t=3,p=1$" in journal


def test_a_new_sign_in_is_a_new_session_and_ends_the_one_before(office: Office, visitor: Visitor) -> None:
    visitor.browser.cookies["danvan_session"] = "fixed-by-somebody-else"
    visitor.sign_in("lan")
    first = visitor.cookies["danvan_session"]
    assert first != "fixed-by-somebody-else"
    visitor.sign_in("lan")
    assert visitor.cookies["danvan_session"] != first
    other = Visitor(office)
    other.browser.cookies["danvan_session"] = first
    assert other.ask("/", page=True).status_code == 303


def test_a_cookie_somebody_copied_is_worth_nothing_after_signing_out(office: Office, visitor: Visitor) -> None:
    visitor.sign_in("lan")
    thief = Visitor(office)
    thief.browser.cookies["danvan_session"] = visitor.cookies["danvan_session"]
    assert thief.ask("/", page=True).status_code == 200
    assert visitor.ask("/sign-out").status_code == 303  # only looked at
    assert visitor.ask("/", page=True).status_code == 200
    answer = visitor.ask("/sign-out", "POST")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert thief.ask("/", page=True).status_code == 303
    assert not thief.is_let_in()


def test_a_new_password_ends_all_sign_ins(office: Office, visitor: Visitor) -> None:
    person = office.add("muoi", "viewer")
    visitor.sign_in("muoi")
    assert visitor.ask("/", page=True).status_code == 200
    accounts.set_password(office.database, BY, person.number, "suối trong rừng quế 9")
    assert visitor.ask("/", page=True).status_code == 303
    assert visitor.sign_in("muoi").status_code == 401
    assert visitor.sign_in("muoi", "suối trong rừng quế 9").status_code == 303


# ---------------------------------------------------------------------------------------------------- forms, not ours


def test_a_form_that_is_not_ours_opens_nothing(office: Office, visitor: Visitor) -> None:
    token = visitor.token()
    right = {"name": "lan", "password": PASSWORD, "token": token}
    assert visitor.ask("/sign-in", "POST", data=right | {"token": ""}).status_code == 403
    assert visitor.ask("/sign-in", "POST", data=right | {"token": token[:-1] + "x"}).status_code == 403
    assert visitor.ask("/sign-in", "POST", data={"name": "lan", "password": PASSWORD}).status_code == 403
    assert visitor.ask("/sign-in", "POST", json=right).status_code == 403
    assert visitor.ask("/sign-in", "POST", data=right | {"more": "x" * 9000}).status_code == 403
    assert visitor.ask("/sign-in", "POST", data=right | {f"f{n}": "" for n in range(30)}).status_code == 403
    assert visitor.ask("/sign-in?name=lan&password=" + PASSWORD).status_code == 200  # a GET signs nobody in
    other = Visitor(office)
    assert other.ask("/sign-in", "POST", data=right).status_code == 403  # somebody else's token
    assert "danvan_session" not in visitor.cookies
    assert visitor.ask("/sign-in", "POST", data=right).status_code == 303
    assert visitor.ask("/sign-in", "PUT").status_code == 405


def test_a_form_sent_too_slowly_is_given_up(office: Office) -> None:
    where = urlsplit(office.address)
    with socket.create_connection((where.hostname, where.port), timeout=30) as line:
        line.sendall(
            b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            b"Content-Length: 4000\r\n\r\nname=lan"
        )
        assert line.recv(100).startswith(b"HTTP/1.1 403")


def test_a_name_with_markup_is_text(visitor: Visitor) -> None:
    answer = visitor.sign_in('"><script>alert(1)</script>', "x")
    assert answer.status_code == 401
    assert "<script>" not in answer.text
    answer = visitor.ask('/sign-in?next="><script>alert(1)</script>&lang="><script>')
    assert "<script>" not in answer.text


NEXT = """
/                           | /
/xu-huong?area=280&from=2024-Q1 | /xu-huong?area=280&from=2024-Q1
//evil.example              | /
/\\evil.example             | /
\\\\evil.example            | /
https://evil.example        | /
javascript:alert(1)         | /
/%09/evil.example           | /%09/evil.example
/\t/evil.example            | /
/a\nLocation: x             | /
"""


def test_one_is_led_nowhere_else(visitor: Visitor) -> None:
    for line in NEXT.strip("\n").split("\n"):
        if "|" in line:
            given, expected = (cell.strip(" ") for cell in line.split("|"))
            assert safe_next(given) == expected, line
    assert safe_next("/a\nLocation: x") == safe_next(None) == safe_next("") == safe_next("/" * 3000) == "/"
    assert visitor.sign_in("lan", next_="//evil.example").headers["location"] == "/"


# ------------------------------------------------------------------------------------------------- how often one tries


def test_after_five_wrong_ones_one_waits_and_nobody_else_does(office: Office, visitor: Visitor) -> None:
    """The one who tries waits, with the right password too; the same name from elsewhere, and others, do not."""
    office.add("nhieu", "viewer")
    for _ in range(5):
        assert visitor.sign_in("nhieu", "sai").status_code == 401
    answer = visitor.sign_in("nhieu")
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) >= 1
    assert said(answer).startswith("Đã sai nhiều lần. Hãy thử lại sau")
    assert visitor.sign_in("son").status_code == 303
    elsewhere = Visitor(office)
    elsewhere.browser.headers["X-Forwarded-For"] = "10.9.9.9"
    assert elsewhere.sign_in("nhieu").status_code == 303
    lines = office.sql("select act, count(*) from audit where who = 'nhieu' group by act order by act")
    assert lines == [("sign_in", 1), ("sign_in_refused", 5), ("sign_in_too_often", 1)]


def test_one_waits_longer_each_time_and_is_forgiven_after_an_hour(office: Office, visitor: Visitor) -> None:
    office.add("lau", "viewer")
    source = f"{visitor.browser.headers['X-Forwarded-For']}|lau"
    waits = []
    for failures in (5, 8, 20):
        visitor.sign_in("lau", "sai")
        office.sql("update attempt set failures = :n where source = :s", n=failures, s=source)
        waits.append(int(visitor.sign_in("lau").headers["retry-after"]))
    assert 5 < waits[0] <= 15 < 100 < waits[1] <= 120 < 800 < waits[2] <= 900
    office.sql("update attempt set last_at = datetime(last_at, '-61 minutes') where source = :s", s=source)
    assert visitor.sign_in("lau").status_code == 303


def test_a_browser_one_has_signed_in_with_is_not_held_up_by_a_neighbour(office: Office, visitor: Visitor) -> None:
    """A whole office sits behind one address: a colleague who tries all names there stops only unknown browsers."""
    office.add("quen", "viewer")
    visitor.sign_in("quen")
    visitor.ask("/sign-out", "POST")
    place = visitor.browser.headers["X-Forwarded-For"]
    office.sql("insert into attempt values (:s, 500, datetime('now'))", s=place)
    office.sql("insert into attempt values (:s, 500, datetime('now'))", s=f"{place}|quen")
    assert visitor.sign_in("quen").status_code == 303
    neighbour = Visitor(office)
    neighbour.browser.headers["X-Forwarded-For"] = place
    assert neighbour.sign_in("quen").status_code == 429
    neighbour.browser.cookies["danvan_device"] = visitor.cookies["danvan_device"]
    assert neighbour.sign_in("son").status_code == 429  # the browser is known as Quen's, not as Son's
    office.sql("delete from attempt")


def test_many_at_once_are_told_to_come_back(office: Office) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def one(number: int) -> int:
        visitor = Visitor(office)
        visitor.browser.headers["X-Forwarded-For"] = f"10.3.0.{number}"
        return visitor.sign_in("lan", "sai").status_code

    with ThreadPoolExecutor(30) as pool:
        answers = list(pool.map(one, range(30)))
    assert set(answers) == {401, 503}
