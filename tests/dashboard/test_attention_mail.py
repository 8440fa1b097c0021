"""Letters: as a file, and by `python -m dashboard mail` to a real mail server on this machine (aiosmtpd)."""

import email
import io
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from peopled import NASTY
from watched import CASES

from dashboard import accounts
from dashboard.__main__ import main
from dashboard.attention import kept
from dashboard.attention.kept import Rule
from dashboard.attention.letter import Letter, draft, name_for
from dashboard.attention.matters import Matter
from dashboard.attention.post import BadPost, Post, post
from dashboard.text import text
from etl import areas, audit
from etl.audit import By
from etl.confidential import NotConfidential
from etl.database import Database
from etl.office import office

SETUP = By("setup", "console")
DISTRICT, COMMUNE, OTHER = (areas.load().by_code(code)[0].id for code in ("280", "10303", "10324"))


class Kept:
    """What the mail server does with a letter: keeps it, or refuses its recipient, or ends badly after taking it."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.refuses: set[str] = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refuses:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.letters.append(email.message_from_bytes(envelope.content, policy=default))
        return "250 taken"

    async def handle_QUIT(self, server, session, envelope):
        return "421 gone already"


@contextmanager
def serving(port: int = 0, **how: object) -> Iterator[tuple[Kept, int]]:
    box = Kept()
    if not port:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port, **how)
    server.start()
    try:
        yield box, port
    finally:
        server.stop()


@pytest.fixture
def here(watched_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """An office with figures and two people: lan sees the district, hoa one commune."""
    folder = tmp_path / "office"
    shutil.copytree(watched_folder, folder)
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    database = Database(office().journal)
    for name, area in (("lan", DISTRICT), ("hoa", OTHER)):
        person = accounts.add(database, SETUP, name, "viewer", area, f"Nguyễn {name}")
        kept.set_address(database, SETUP, person.number, f"{name}@danvan.example.vn")
    kept.switch_on(database, SETUP, 1, Rule("change", DISTRICT, CASES, 20, 5))
    kept.switch_on(database, SETUP, 2, Rule("change", COMMUNE, CASES, 20, 5))  # of an area hoa may not see
    return database


def written(tmp_path: Path, port: int, more: str = 'security = "none"') -> Path:
    made = tmp_path / "mail.toml"
    made.touch(mode=0o600)
    made.write_text(f'host = "127.0.0.1"\nport = {port}\nsender = "danvan@danvan.example.vn"\n{more}\n')
    return made


def mailed(file: Path | None, **more: str) -> tuple[int, str, str]:
    """The command in this process: its exit code, what it says, what it complains of."""
    said, complaint, mask = io.StringIO(), io.StringIO(), os.umask(0o077)
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(complaint):
        for name, value in {**({"DASHBOARD_MAIL": str(file)} if file else {}), **more}.items():
            patch.setenv(name, value)
        code = main(["mail"])
    os.umask(mask)
    return code, said.getvalue(), complaint.getvalue()


def by_timer(file: Path, **more: str) -> tuple[int, str, str]:
    """The same, as a timer runs it."""
    given = {**os.environ, "DASHBOARD_MAIL": str(file), **more}
    done = subprocess.run([sys.executable, "-m", "dashboard", "mail"], env=given, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def test_what_is_new_is_sent_once_and_only_what_one_may_see(here: Database, tmp_path: Path) -> None:
    url = "https://danvan.example.vn"
    with serving() as (box, port):
        file = written(tmp_path, port)
        assert by_timer(file, DASHBOARD_URL=url) == (0, "Đã gửi 1 thư; xét 2 người có địa chỉ nhận thư.\n", "")
        assert mailed(file, DASHBOARD_URL=url) == (0, "Đã gửi 0 thư; xét 2 người có địa chỉ nhận thư.\n", "")
    (letter,) = box.letters
    assert letter["To"] == "Nguyễn lan <lan@danvan.example.vn>"
    assert letter["From"] == "danvan@danvan.example.vn"
    assert letter["Subject"] == "Dân vận: 3 việc mới cần chú ý"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"].endswith("@danvan.example.vn>")
    words = letter.get_body(("plain",)).get_content()
    assert "Xã Hoàng Long: vụ việc tiếp nhận hòa giải quý II/2025 tăng 49\u00a0vụ việc" in words
    assert f"{url}/xu-huong?area=10303&indicator={CASES}&quarter=2025-Q2" in words
    page = letter.get_body(("html",)).get_content()
    assert f'<a href="{url}/xu-huong?area=10303&amp;indicator={CASES}&amp;quarter=2025-Q2">' in page
    assert [line.about for line in audit.lines(here, act="mail_sent")] == ["lan"]


def test_news_alone_is_sent_the_next_time(here: Database, tmp_path: Path) -> None:
    with serving() as (box, port):
        file = written(tmp_path, port)
        assert mailed(file)[0] == 0
        kept.switch_on(here, SETUP, 1, Rule("change", DISTRICT, CASES, 5, 1))  # finds more, and the same again
        assert mailed(file)[0] == 0
        kept.switch_on(here, SETUP, 1, Rule("change", DISTRICT, "mediation_cases_resolved", 20, 5))
        assert mailed(file)[0] == 0
    assert [letter["Subject"] for letter in box.letters] == ["Dân vận: 3 việc mới cần chú ý"] * 2
    assert "hòa giải thành" in box.letters[1].get_body(("plain",)).get_content()
    assert "việc tiếp nhận hòa giải quý II/2025 tăng" not in box.letters[1].get_body(("plain",)).get_content()


def test_a_failure_is_said_and_tried_again(here: Database, tmp_path: Path) -> None:
    with serving() as (_, port):
        file = written(tmp_path, port)
    code, _, complaint = mailed(file)  # nobody there
    assert (code, "không kết nối được 127.0.0.1" in complaint) == (1, True)
    assert complaint.startswith("Chưa gửi được thư cho lan: ")
    assert complaint.endswith("Lần sau sẽ gửi lại.\n")
    with serving(port) as (box, _):
        box.refuses.add("lan@danvan.example.vn")
        code, _, complaint = mailed(file)
        assert (code, "không nhận địa chỉ này (550 no such mailbox)" in complaint) == (1, True)
        box.refuses.clear()
        assert mailed(file)[0] == 0
        assert mailed(file)[0] == 0
    assert len(box.letters) == 1


def test_who_is_locked_or_wants_none_is_sent_nothing(here: Database, tmp_path: Path) -> None:
    accounts.set_state(here, SETUP, 1, "locked")
    with serving() as (box, port):
        assert mailed(written(tmp_path, port))[0] == 0
        accounts.set_state(here, SETUP, 1, "active")
        kept.set_address(here, SETUP, 1, "")
        assert mailed(written(tmp_path, port))[0] == 0
    assert box.letters == []


def test_only_to_the_domains_the_office_allows(here: Database, tmp_path: Path) -> None:
    with serving() as (box, port):
        code, _, complaint = mailed(written(tmp_path, port, 'security = "none"\ndomains = ["tinh.example.vn"]'))
        assert (code, "lan@danvan.example.vn không thuộc" in complaint) == (1, True)
        assert mailed(written(tmp_path, port, 'security = "none"\ndomains = ["@Danvan.example.vn"]'))[0] == 0
    assert len(box.letters) == 1


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("certified")
    key, proof = folder / "key.pem", folder / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(proof)]
    subprocess.run(command, check=True, capture_output=True)
    return key, proof


def test_encrypted_signed_in_and_trusted(here: Database, tmp_path: Path, certified: tuple[Path, Path]) -> None:
    import ssl

    key, proof = certified
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(proof, key)

    def knows(server, session, envelope, mechanism, given) -> AuthResult:
        return AuthResult(success=(given.login, given.password) == (b"danvan", b"s3cret"), handled=False)

    how = {"tls_context": context, "require_starttls": True, "auth_required": True, "authenticator": knows}
    with serving(**how) as (box, port):
        right = written(tmp_path, port, 'user = "danvan"\npassword = "s3cret"')
        code, _, complaint = mailed(right)
        assert (code, "không tin được chứng thư của 127.0.0.1" in complaint) == (1, True)
        trusted = {"SSL_CERT_FILE": str(proof)}
        wrong = written(tmp_path, port, 'user = "danvan"\npassword = "other"')
        code, _, complaint = mailed(wrong, **trusted)
        assert (code, "không nhận tên hoặc mật khẩu" in complaint) == (1, True)
        assert "other" not in complaint
        assert mailed(written(tmp_path, port, 'user = "danvan"\npassword = "s3cret"'), **trusted) == (
            0,
            "Đã gửi 1 thư; xét 2 người có địa chỉ nhận thư.\n",
            "",
        )
    assert len(box.letters) == 1


def test_without_a_server_nothing_is_sent(here: Database, tmp_path: Path) -> None:
    code, _, complaint = mailed(None)
    assert (code, complaint.startswith("Chưa đặt máy chủ gửi thư")) == (2, True)
    file = written(tmp_path, 25)
    file.chmod(0o644)
    code, _, complaint = mailed(file)
    assert (code, f"chmod 600 {file}" in complaint) == (2, True)


WRONG = """
    security = "none"\\nhost = "mail.example.vn"     | this machine alone
    security = "ssl"                                | allowed are
    user = "danvan"                                 | belong together
    port = "25"                                     | must be int
    sender = "danvan"                               | is no address
    colour = "red"                                  | is not known
    sender = ""                                     | lacks
    host =                                          | not valid TOML
"""


@pytest.mark.parametrize("line", WRONG.strip().splitlines())
def test_what_is_wrong_with_the_file(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more, why = (cell.strip().replace("\\n", "\n") for cell in line.split("|"))
    given = {"host": 'host = "mail.example.vn"', "sender": 'sender = "danvan@danvan.example.vn"'}
    lines = [words for name, words in given.items() if f"{name} =" not in more]
    file = tmp_path / "mail.toml"
    file.touch(mode=0o600)
    file.write_text("\n".join([*lines, more]))
    monkeypatch.setenv("DASHBOARD_MAIL", str(file))
    with pytest.raises(BadPost, match=why):
        post()


def test_what_is_not_said_is_encrypted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mail.toml"
    file.touch(mode=0o600)
    file.write_text('host = "mail.example.vn"\nsender = "danvan@danvan.example.vn"')
    monkeypatch.setenv("DASHBOARD_MAIL", str(file))
    assert post() == Post("mail.example.vn", "danvan@danvan.example.vn", "starttls", 587)
    file.chmod(0o640)
    with pytest.raises(NotConfidential, match="chmod 600"):
        post()


@pytest.mark.parametrize("url", [None, "https://danvan.example.vn"])
def test_a_letter_as_a_file(url: str | None) -> None:
    matter = Matter("wait", f"Xã {NASTY}: 5 vụ việc", "trend", {"area": "10303"})
    letter = Letter(f"Cần chú ý:\nBcc: x@y.vn {NASTY}", "Quý III/2024", [matter], ["Dữ liệu minh họa"], url)
    read = email.message_from_bytes(draft(letter, text("vi")), policy=default)
    assert (read["X-Unsent"], read["Bcc"], read["From"], read["To"]) == ("1", None, None, None)
    assert read["Subject"].startswith("Cần chú ý: Bcc: x@y.vn <img")
    plain, page = (read.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert f"Xã {NASTY}: 5 vụ việc" in plain
    assert "<img" not in page
    assert "Dữ liệu minh họa" in plain
    assert "Dữ liệu minh họa" in page
    assert ("https://danvan.example.vn/xu-huong?area=10303" in plain) is bool(url)
    assert ("trang Tổng quan của chương trình" in plain) is not bool(url)


def test_the_same_matters_have_the_same_name() -> None:
    assert name_for(1, ["a", "b"], "x.vn") == name_for(1, ["b", "a"], "x.vn") != name_for(2, ["a", "b"], "x.vn")
