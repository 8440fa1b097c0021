"""Behind nginx as deploy/README.md sets it up: people come by https, and nobody can say who they are not."""

import json
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from dashboard import accounts
from etl import audit
from tests.dashboard.visitor import BY, PASSWORD, Office, Visitor, serving
from tests.deploy.nginx import COMMITTED, in_front_of

FORGED = {"X-Forwarded-For": "203.0.113.9", "Forwarded": "for=203.0.113.9", "X-Real-IP": "203.0.113.9"}


@dataclass
class Front(Office):
    """The office as it is reached through nginx; `behind` is it without."""

    behind: Office
    plain: int
    encrypted: int
    logs: Path


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture(scope="module")
def front(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    plain, encrypted = free_port(), free_port()
    address = f"https://localhost:{encrypted}"
    folder = tmp_path_factory.mktemp("front") / "office"
    with serving(demo_office, folder, DASHBOARD_URL=address) as office:
        behind = int(office.address.rpartition(":")[2])
        with in_front_of(behind, plain, encrypted) as logs:
            office.add("lan", "administrator")
            yield Front(address, folder, office.log, office, plain, encrypted, logs)


@pytest.fixture
def visitor(front: Front) -> Visitor:
    visitor = Visitor(front)
    visitor.browser.trust_env = False  # an authority named in the environment would go before ours
    visitor.browser.verify = str(front.logs / "fullchain.pem")
    return visitor


def test_signing_in_sets_cookies_that_only_this_host_gets_and_only_by_https(visitor: Visitor):
    assert visitor.ask("/", page=True).headers["location"] == "/sign-in?next=/"
    answer = visitor.sign_in("lan")
    assert answer.status_code == 303 and answer.headers["location"] == "/"
    kept = [one for one in answer.raw.headers.getlist("set-cookie") if "Max-Age=0" not in one]
    for name in ("session", "device"):
        one = next(cookie for cookie in kept if cookie.startswith(f"__Host-danvan_{name}="))
        marks = {part.strip().lower() for part in one.split(";")[1:]}
        assert {"path=/", "secure", "httponly", "samesite=lax"} <= marks
        assert not [mark for mark in marks if mark.startswith("domain")]
    health = visitor.ask("/_stcore/health")
    assert all("secure" in one.lower() for one in health.raw.headers.getlist("set-cookie"))  # Streamlit's own, too


def test_every_answer_tells_browsers_to_stay_with_https_once(visitor: Visitor):
    for path in ("/sign-in", "/healthz", "/", "/none"):
        assert visitor.ask(path).raw.headers.getlist("strict-transport-security") == ["max-age=31536000"], path
        assert "nginx/" not in visitor.ask(path).headers.get("server", "")


def test_the_place_in_the_audit_is_nginxs_word_and_no_clients(front: Front, visitor: Visitor):
    visitor.browser.headers.update(FORGED)
    assert visitor.sign_in("lan", "a wrong password").status_code == 401
    assert visitor.sign_in("lan").status_code == 303
    newest = audit.lines(front.database, limit=2)
    assert [(line.act, line.place) for line in newest] == [("sign_in", "127.0.0.1"), ("sign_in_refused", "127.0.0.1")]


def test_http_leads_people_to_https_and_programs_nowhere(front: Front):
    answer = requests.get(f"http://localhost:{front.plain}/nguon?area=280", allow_redirects=False, timeout=20)
    assert (answer.status_code, answer.headers["location"]) == (308, f"{front.address}/nguon?area=280")
    token = {"Authorization": "Bearer danvan_x"}
    program = requests.get(f"http://localhost:{front.plain}/api/v1/areas", headers=token, timeout=20)
    assert program.status_code == 403  # not led on: whoever wrote it is to notice


def test_old_encryption_is_refused(front: Front):
    old = ssl.create_default_context(cafile=str(front.logs / "fullchain.pem"))
    old.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning):
        old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
    with (
        socket.create_connection(("127.0.0.1", front.encrypted), timeout=20) as line,
        pytest.raises((ssl.SSLError, ConnectionError)),
    ):
        old.wrap_socket(line, server_hostname="localhost")


def test_a_request_that_comes_slowly_is_cut(front: Front):
    """After 10 s; a tenth of that here."""
    assert "client_header_timeout 10s;" in COMMITTED.read_text()
    context = ssl.create_default_context(cafile=str(front.logs / "fullchain.pem"))
    line = socket.create_connection(("127.0.0.1", front.encrypted), timeout=60)
    with context.wrap_socket(line, server_hostname="localhost") as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Never-")
        answer = slow.recv(1000)
        assert answer == b"" or b" 408 " in answer


def test_more_than_a_file_may_hold_is_refused_before_it_is_sent_on(visitor: Visitor):
    visitor.sign_in("lan")
    path = "/_stcore/upload_file/none/none"
    assert visitor.ask(path, "PUT", files={"file": bytes(12_000_000)}).status_code == 413
    assert visitor.ask(path, "PUT", files={"file": bytes(9_000_000)}).status_code == 403  # refused by the gate


def test_the_log_holds_no_secret_and_no_question(front: Front, visitor: Visitor):
    link = accounts.make_link(front.database, BY, front.add("son", "viewer", password=None).number)
    share = "Zb3_kQ-9vXo2Lm7TtYcJ5wRrUe1NnHhGg8PpSs4DdFf"
    assert visitor.ask(f"/password/{link}").status_code == 200
    for path in (f"//password/{link}", f"/password%2f{link}", f"/x/../password/{link}", f"/s/{share}", "/%0a%1b[31m"):
        with requests.Session() as bare:
            asked = requests.Request("GET", front.address).prepare()
            asked.url = front.address + path
            bare.send(asked, verify=visitor.browser.verify, allow_redirects=False, timeout=30)
    visitor.ask("/nguon?area=for-my-eyes-only", page=True)
    for path in (f"/password/{link}", "/sign-in?next=for-my-eyes-only"):  # nginx would tell of these as errors
        assert visitor.ask(path, "POST", data={"name": "x" * 20_000}).status_code == 413
    log = (front.logs / "danvan.log").read_text()
    lines = [json.loads(line) for line in log.splitlines()]
    assert {"/password/...", "/s/...", "/nguon"} <= {line["path"] for line in lines}
    errors = (front.logs / "danvan-error.log").read_text()
    assert [one for one in (link, share, "for-my-eyes-only", PASSWORD) if one in log + errors] == []


@pytest.mark.browser
def test_the_overview_in_a_browser(front: Front, chromium):
    """Through TLS and nginx's websocket, under the policy of the pages."""
    context = chromium.new_context(locale="vi-VN", ignore_https_errors=True)
    page, forbidden = context.new_page(), []
    page.on("console", lambda said: forbidden.append(said.text) if "Content Security" in said.text else None)
    page.goto(front.address)
    page.fill("[name=name]", "lan")
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button").click()
    page.wait_for_selector(".page-head", timeout=60_000)
    page.wait_for_function("() => document.querySelectorAll('.tile').length > 2", timeout=60_000)
    names = {cookie["name"]: cookie for cookie in context.cookies()}
    assert names["__Host-danvan_session"]["secure"] and names["__Host-danvan_session"]["httpOnly"]
    assert page.evaluate("() => document.cookie.includes('session')") is False
    assert forbidden == []
    context.close()


def test_tries_from_one_place_are_limited_and_looking_is_not(visitor: Visitor):
    """The last of this module: no more tries for a minute."""
    statuses = [visitor.ask("/sign-in", "POST", data={"name": "x"}).status_code for _ in range(40)]
    assert statuses[0] == 403 and statuses[-1] == 429
    assert visitor.ask("/sign-in").status_code == 200
