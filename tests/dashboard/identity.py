"""An OpenID provider in a process of its own (oidc-provider, certified by the OpenID Foundation), for the tests."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from dashboard import accounts
from etl import areas
from tests.dashboard.visitor import Office, Visitor

ROOM = Path(__file__).parents[1] / "provider"
SECRET = "a secret shared with the provider"
AN = {"preferred_username": "an", "name": "Trần Thị An", "email": "an@phuxuyen.example", "email_verified": True}
PEOPLE = {
    "n-1": AN | {"groups": ["danvan-officer-280", "khac"]},
    "n-2": {"preferred_username": "binh", "email": "binh@phuxuyen.example", "email_verified": False},
    "n-3": {"preferred_username": "an", "email": "an@phuxuyen.example", "email_verified": True},  # got An's name later
    "n-4": {"preferred_username": "chi", "name": "Lê Chi", "groups": "danvan-viewer-99999"},
}


@dataclass
class Identity:
    """The provider that is running at that address."""

    issuer: str

    def tell(self, **given: object) -> None:
        """What it is to do: tests/provider/provider.mjs."""
        requests.post(f"{self.issuer}/test", json=given, timeout=20).raise_for_status()

    def follow(self, address: str, who: str) -> str:
        """Go there in a browser at which that person sits; the address at which it leaves the provider."""
        browser = requests.Session()
        if who:
            browser.cookies.set("who", who, domain="localhost.local")
        for _ in range(10):
            answer = browser.get(address, allow_redirects=False, timeout=20)
            assert answer.status_code in (302, 303), (answer.status_code, answer.text)
            address = requests.compat.urljoin(address, answer.headers["location"])
            if not address.startswith(self.issuer):
                return address
        raise AssertionError(f"the provider leads round in circles: {address}")


@contextmanager
def identifying() -> Iterator[Identity]:
    """Run the provider. Skips where Node.js or the provider is not installed."""
    node = shutil.which("node")
    if node is None or not (ROOM / "node_modules" / "oidc-provider").is_dir():
        pytest.skip("the OpenID provider is not installed (sh tests/install_needs.sh)")
    command = [node, str(ROOM / "provider.mjs"), SECRET]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield Identity(process.stdout.readline().strip())
    finally:
        process.kill()
        process.wait(20)
        process.stdin.close()
        process.stdout.close()


def settle(office: Office, identity: Identity, more: str = "", **given: object) -> None:
    """Make the provider and the dashboard know each other; `more` is TOML for the dashboard's side."""
    file = office.folder.parent / "oidc.toml"
    file.touch(mode=0o600)
    said = f'issuer = "{identity.issuer}"\nclient_id = "danvan"\nclient_secret = "{SECRET}"\n'
    file.write_text(said + more, encoding="utf-8")
    back = {"redirect": f"{office.address}/oidc/callback", "leave": f"{office.address}/sign-in"}
    identity.tell(**back, **given)


def way(visitor: Visitor, identity: Identity, who: str, next_: str = "/") -> str:
    """Press the button, sign in at the provider; the path and parameters with which one comes back."""
    left = visitor.ask(f"/oidc/sign-in?next={next_}", page=True)
    assert left.status_code == 303, left.text
    back = urlsplit(identity.follow(left.headers["location"], who))
    assert f"{back.scheme}://{back.netloc}" == visitor.office.address
    return f"{back.path}?{back.query}"


def come(office: Office, identity: Identity, who: str, next_: str = "/") -> tuple[Visitor, requests.Response]:
    """The whole way in a new browser: who came, and what the dashboard answered."""
    visitor = Visitor(office)
    return visitor, visitor.ask(way(visitor, identity, who, next_), page=True)


def area(code: str) -> int:
    return areas.load().by_code(code)[0].id


def person(office: Office, name: str) -> accounts.Person | None:
    return accounts.named(office.database, name)


def last_line(office: Office) -> tuple[str, str, str, dict]:
    who, act, about, details = office.sql("select who, act, about, details from audit order by number desc limit 1")[0]
    return who, act, about, json.loads(details)
