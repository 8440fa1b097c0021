"""The routes beside the pages, in a process of their own on a free port: health, fonts, originals, headers."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from hashlib import sha256
from pathlib import Path

import pytest

from dashboard.server import attachment


def ask(address: str) -> tuple[int, Message, bytes]:
    """Status, headers and content of an address."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def served(folder: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dashboard", "--port", str(port)]
    process = subprocess.Popen(command, env=os.environ | {"DASHBOARD_DATA": str(folder)}, stdout=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def server(office_folder: Path) -> Iterator[str]:
    yield from served(office_folder)


def test_health_tells_the_newest_warehouse(server: str):
    status, headers, content = ask(f"{server}/healthz")
    assert (status, content, headers["cache-control"]) == (200, b'{"warehouse":1}', "no-store")


def test_health_is_503_without_a_warehouse(tmp_path: Path):
    for address in served(tmp_path):
        assert ask(f"{address}/healthz")[0] == 503


def test_every_answer_bears_the_safe_headers(server: str):
    for path in ("/healthz", "/_stcore/health", "/original/none", "/sign-in", "/", "/none/such"):
        headers = ask(server + path)[1]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-robots-tag"] == "noindex, nofollow"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "server" not in headers
        assert "strict-transport-security" not in headers  # not over http


def test_what_holds_figures_is_kept_by_nobody(server: str, office_folder: Path):
    original = sha256((office_folder / "BC 2026-Q3.xlsx").read_bytes()).hexdigest()
    for path in (f"/original/{original}", "/media/none.csv", "/healthz", "/sign-in"):
        assert "no-store" in ask(server + path)[1]["cache-control"], path


def test_fonts_come_from_us_and_nothing_else_from_their_folder(server: str):
    status, headers, content = ask(f"{server}/fonts/inter-vietnamese-wght-normal.woff2")
    assert (status, headers["content-type"], content[:4]) == (200, "font/woff2", b"wOF2")
    assert ask(f"{server}/fonts/LICENSE")[0] == 404
    assert ask(f"{server}/fonts/..%2Fapp.py")[0] in (400, 404)


def test_an_original_is_an_attachment_under_the_name_it_came_with(server: str, office_folder: Path):
    handed_in = (office_folder / "BC 2026-Q3.xlsx").read_bytes()
    status, headers, content = ask(f"{server}/original/{sha256(handed_in).hexdigest()}")
    assert (status, content) == (200, handed_in)
    assert headers["content-disposition"].startswith('attachment; filename="BC 2026-Q3.xlsx"')


@pytest.mark.parametrize("path", ["0" * 64, "abc", "..", "%2e%2e%2f", "G" * 64, "SHA"])
def test_there_is_no_other_original(server: str, path: str, office_folder: Path):
    kept = next((office_folder / "received").glob("*/*/original.xlsx")).parent.name
    assert ask(f"{server}/original/{path.replace('SHA', kept.upper())}")[0] in (400, 404)


def test_any_file_name_goes_out_as_it_came_in():
    assert attachment('Báo cáo "Q1".xlsx') == (
        "attachment; filename=\"B_o c_o _Q1_.xlsx\"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%22Q1%22.xlsx"
    )
    assert "\r" not in attachment("a\r\nSet-Cookie: x")
