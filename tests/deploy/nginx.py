"""Debian's nginx with the file we commit: another name, ports and places, a certificate made on the spot."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

COMMITTED = Path(__file__).parents[2] / "deploy" / "nginx.conf"
AROUND = """
daemon off; pid {folder}/pid; {user} worker_processes 1; error_log {folder}/start.log;
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/danvan.conf;
}}
"""


def placed(folder: Path, plain: int, encrypted: int, behind: int) -> str:
    """The committed file with this machine's ports and places; fails when one of them is no longer in it."""
    text = COMMITTED.read_text(encoding="utf-8")
    changes = {
        "https://danvan.example.vn$": f"https://localhost:{encrypted}$",
        "danvan.example.vn": "localhost",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "    listen [::]:80;\n": "",
        "listen 443 ": f"listen 127.0.0.1:{encrypted} ",
        "    listen [::]:443 ssl http2;\n": "",
        "127.0.0.1:8501": f"127.0.0.1:{behind}",
        "/etc/ssl/danvan/": f"{folder}/",
        "/var/log/nginx/": f"{folder}/",
        "client_header_timeout 10s;": "client_header_timeout 1s;",
    }
    for old, new in changes.items():
        assert old in text, f"{old!r} is not in deploy/nginx.conf"
        text = text.replace(old, new)
    return text


@contextmanager
def in_front_of(behind: int, plain: int, encrypted: int) -> Iterator[Path]:
    """nginx in front of a port; gives the folder of its logs. Skips where nginx cannot be had."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        pytest.skip("nginx is not installed (Debian: apt-get install nginx-light)")
    folder = Path(tempfile.mkdtemp(prefix="nginx-"))
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    make += ["-addext", "subjectAltName=DNS:localhost", "-keyout", folder / "privkey.pem"]
    subprocess.run([*make, "-out", folder / "fullchain.pem"], check=True, capture_output=True)
    (folder / "danvan.conf").write_text(placed(folder, plain, encrypted, behind), encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user))
    command = [program, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "start.log"]
    tested = subprocess.run([*command, "-t"], capture_output=True, text=True)
    assert tested.returncode == 0 and "[warn]" not in tested.stderr, tested.stderr
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            if (folder / "pid").exists():
                break
            time.sleep(0.05)
        yield folder
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(folder)
