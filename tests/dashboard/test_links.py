"""One-time links and the first start, on a live server: a password set once, by who holds the link."""

import http.client
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import accounts
from dashboard.entrance import secret, sign_ins
from tests.dashboard.visitor import BY, PASSWORD, ROOT, Office, Visitor, serving

PROBLEM = re.compile(r'<p class="problem"[^>]*>([^<]*)')


@pytest.fixture(scope="module")
def office(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("links") / "office"
    with serving(demo_office, folder, DASHBOARD_URL="http://127.0.0.1:{port}") as served:
        served.add("lan", "administrator")
        yield served


@pytest.fixture
def visitor(office: Office) -> Visitor:
    return Visitor(office)


def said(answer: object) -> str:
    found = PROBLEM.search(answer.text)
    return found[1].strip() if found else ""


def test_a_link_sets_the_password_once(office: Office, visitor: Visitor) -> None:
    person = office.add("moi", "viewer", password=None)
    dead = accounts.make_link(office.database, BY, person.number)
    path = f"/password/{accounts.make_link(office.database, BY, person.number)}"
    assert visitor.ask(f"/password/{dead}").status_code == 404  # the newer one counts
    for password, again, expected in (
        ("ngắn quá", "ngắn quá", "Mật khẩu ngắn quá"),
        ("matkhau123456", "matkhau123456", "Mật khẩu này dễ đoán"),
        ("x" * 200, "x" * 200, "Mật khẩu dài quá"),
        ("lá cọ đồi chè 5", "lá cọ đồi chè 6", "Hai lần nhập không giống nhau"),
    ):
        answer = visitor.ask(path, "POST", data={"password": password, "again": again, "token": visitor.token(path)})
        assert (answer.status_code, said(answer)[: len(expected)]) == (400, expected)
    right = {"password": "lá cọ đồi chè 5", "again": "lá cọ đồi chè 5"}
    assert visitor.ask(path, "POST", data=right).status_code == 403  # no token
    answer = visitor.ask(path, "POST", data=right | {"token": visitor.token(path)})
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?set=1")
    assert "Đã đặt mật khẩu" in visitor.ask("/sign-in?set=1").text
    assert visitor.ask(path).status_code == 404
    assert visitor.sign_in("moi", "lá cọ đồi chè 5").status_code == 303


def test_a_link_ends_after_a_day_and_with_its_person(office: Office, visitor: Visitor) -> None:
    person = office.add("cu", "viewer", password=None)
    link = accounts.make_link(office.database, BY, person.number)
    assert visitor.ask(f"/password/{link}").status_code == 200
    office.sql("update link set ends_at = datetime('now', '-1 second') where hash = :key", key=secret.key(link))
    assert visitor.ask(f"/password/{link}").status_code == 404
    link = accounts.make_link(office.database, BY, person.number)
    accounts.set_state(office.database, BY, person.number, "locked")
    assert visitor.ask(f"/password/{link}").status_code == 404
    assert visitor.ask("/password/x").status_code == 404
    assert link not in office.log.read_text()


def test_the_first_start_makes_an_administrator_without_a_password(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {"DASHBOARD_DATA": str(tmp_path), "DASHBOARD_URL": address, "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "dashboard", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            printed = ""
            while "/password/" not in printed:
                printed += process.stderr.readline()
            link = re.search(rf"{address}(/password/[\w-]{{43}})\n", printed)[1]
            _wait_for(port)
            visitor = Visitor(Office(address, tmp_path, tmp_path / "log"))
            assert "Đã tạo người quản trị «quantri»" in printed
            assert visitor.sign_in("quantri", "").status_code == 401
            right = {"password": PASSWORD, "again": PASSWORD, "token": visitor.token(link)}
            assert visitor.ask(link, "POST", data=right).status_code == 303
            assert visitor.sign_in("quantri").status_code == 303
        finally:
            process.terminate()
            process.communicate(timeout=20)


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request("GET", "/sign-in")
            connection.getresponse().read()
            connection.close()
            return
        except OSError:
            time.sleep(0.1)


def test_what_is_open_can_be_seen_and_ended(office: Office, visitor: Visitor) -> None:
    person = office.add("hien", "viewer")
    visitor.sign_in("hien", headers={"User-Agent": "Firefox"})
    other = Visitor(office)
    other.sign_in("hien")
    mine = secret.key(visitor.cookies["danvan_session"])
    assert {one.browser[:7] for one in sign_ins.of_person(office.database, person.number)} == {"Firefox", "python-"}
    sign_ins.end_others(office.database, BY, person.number, mine)
    assert [one.key for one in sign_ins.of_person(office.database, person.number)] == [mine]
    assert other.ask("/", page=True).status_code == 303
    assert visitor.ask("/", page=True).status_code == 200
