"""A dashboard in a process of its own, and visitors who come over HTTP and the websocket, as browsers do or do not."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from dashboard import accounts
from dashboard.model import Role
from etl import areas
from etl.audit import By
from etl.database import Database, opened

ROOT = Path(__file__).parents[2]
BY = By("test", "test")
PASSWORD = "tre xanh giếng đá 7"


@dataclass
class Office:
    """A dashboard that is being served, and its office behind the scenes."""

    address: str
    folder: Path
    log: Path

    @property
    def database(self) -> Database:
        """The journal's database."""
        return opened(f"sqlite:///{self.folder / 'journal.sqlite'}")

    def add(self, name: str, role: Role, area: str | None = None, password: str | None = PASSWORD) -> accounts.Person:
        """A person entrusted with the area of that code."""
        number = areas.load().by_code(area)[0].id if area else None
        person = accounts.add(self.database, BY, name, role, number)
        if password:
            accounts.set_password(self.database, BY, person.number, password)
        return person

    def sql(self, statement: str, **values: object) -> list[tuple]:
        """A statement sent past the program."""
        with self.database.write() as connection:
            answer = connection.exec_driver_sql(statement, values or None)
            return [tuple(row) for row in answer] if answer.returns_rows else []


@contextmanager
def serving(source: Path, folder: Path, before: Sequence[str] = (), **environment: str) -> Iterator[Office]:
    """A copy of an office, served on a free port ({port} in the environment's values); `before`: before the command."""
    shutil.copytree(source, folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder.parent / f"{folder.name}.log"
    given = {name: value.format(port=port) for name, value in environment.items()}
    command = [*before, sys.executable, "-m", "dashboard", "--port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, "DASHBOARD_DATA": str(folder), **given}, stdout=output, stderr=output
        )
    try:
        for _ in range(900):
            with suppress(requests.ConnectionError):
                requests.get(f"http://127.0.0.1:{port}/healthz", timeout=10)
                break
            time.sleep(0.1)
        yield Office(f"http://127.0.0.1:{port}", folder, log)
    finally:
        process.terminate()
        process.wait(20)


@dataclass
class Visitor:
    """Somebody with a browser's cookies."""

    office: Office
    browser: requests.Session = field(default_factory=requests.Session)

    def ask(self, path: str, method: str = "GET", page: bool = False, **how: object) -> requests.Response:
        """The answer to one request, redirects not followed; `page` asks as a browser does that opens an address."""
        headers = {"Accept": "text/html"} if page else {}
        headers |= how.pop("headers", {})
        return self.browser.request(
            method, self.office.address + path, headers=headers, allow_redirects=False, timeout=30, **how
        )

    def sign_in(self, name: str, password: str = PASSWORD, next_: str = "/", **how: object) -> requests.Response:
        """Fill in the form of the sign-in page and send it."""
        form = {"name": name, "password": password, "token": self.token(), "next": next_}
        return self.ask("/sign-in", "POST", data=form, **how)

    def token(self, path: str = "/sign-in") -> str:
        """The token in a form."""
        found = re.search(r'name="token" value="([^"]+)"', self.ask(path).text)
        return found[1] if found else ""

    @property
    def cookies(self) -> dict[str, str]:
        """What the browser holds."""
        return requests.utils.dict_from_cookiejar(self.browser.cookies)

    @contextmanager
    def page(self, **how: object) -> Iterator["OpenPage"]:
        """Open a page's websocket."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookie, **how.pop("headers", {})}
        given = {"origin": self.office.address, "subprotocols": ["streamlit"], **how}
        url = self.office.address.replace("http", "ws") + "/_stcore/stream"
        with connect(url, additional_headers=headers, max_size=None, **given) as line:
            yield OpenPage(line)

    def is_let_in(self, **how: object) -> bool:
        """True when a page's websocket opens and shows something."""
        with suppress(Exception), self.page(**how) as page:
            return bool(page.run())
        return False


@dataclass
class OpenPage:
    """A page's websocket: runs the page and tells what it shows."""

    line: ClientConnection
    session: str = ""

    def run(self, query: str = "", page_hash: str = "") -> str:
        """Let the page run; all the texts it shows, one below the other."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_script_hash = page_hash
        self.line.send(message.SerializeToString())
        return self.hear()

    def hear(self, timeout: float = 20) -> str:
        """All texts until the page has run; "" when it says nothing for that long, or has been closed."""
        said: list[str] = []
        with suppress(TimeoutError, ConnectionClosed):
            while True:
                message = ForwardMsg()
                message.ParseFromString(self.line.recv(timeout=timeout))
                kind = message.WhichOneof("type")
                if kind == "new_session":
                    self.session = message.new_session.initialize.session_id
                if kind == "delta":
                    said.append(str(message.delta))
                if kind == "script_finished":
                    break
        return "\n".join(said)


def lies_in(number: int, own: int) -> bool:
    """The slow, obvious way: an area is another, or what it lay in does, or all that its ground became."""
    known = areas.load()
    if number == own:
        return True
    parent = known.by_id(number).parent
    if parent is not None and lies_in(parent, own):
        return True
    became = [change.new for change in known.changes if change.old == number]
    return bool(became) and all(lies_in(new, own) for new in became)
