"""A private PostgreSQL for the tests that need one, and processes that start at the same moment."""

import fcntl
import gc
import itertools
import json
import os
import pwd
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

ROOT = Path(__file__).parents[1]
_NUMBERS = itertools.count(1)


def pytest_configure() -> None:
    """Rubbish is looked for less often: with all that is imported here, it takes a tenth of the time of the tests."""
    gc.set_threshold(100_000, 50, 100)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of reading first: they ask the system for the largest child there was, and Chromium would be it.
    Then the browser tests, which are the longest (below)."""

    def place(item: pytest.Item) -> int:
        return 0 if "/etl/read/" in f"/{item.nodeid}" else 1 if item.path.parent.name == "browser" else 2

    items.sort(key=place)


class ByFile(LoadFileScheduling):
    """A process goes through a file of tests at a time, and one through all browser tests: they share a browser, which
    keeps what it fetched and compiled (a second of processor time a page), and two servers."""

    def _split_scope(self, nodeid: str) -> str:
        folder = "tests/browser"
        return folder if nodeid.startswith(f"{folder}/") else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    return ByFile(config, log)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Path]:
    """The folder of the socket of a PostgreSQL that lives as long as the tests. Skips where there is none."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name))
    found = shutil.which("initdb", path=os.pathsep.join(str(folder) for folder in reversed(programs)) or None)
    if found is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="etl-pg-", dir="/tmp"))  # short: a socket's path has at most 107 letters
    if account:
        shutil.chown(folder, "postgres", "postgres")
    bin_, data = Path(found).parent, folder / "data"
    choices = [
        "--pgdata",
        str(data),
        "--auth=trust",
        "--username=postgres",
        "--encoding=UTF8",
        "--no-locale",
        "--no-sync",
    ]
    made = subprocess.run([bin_ / "initdb", *choices], capture_output=True, text=True, cwd=folder, **account)
    if made.returncode:
        shutil.rmtree(folder)
        pytest.skip(f"PostgreSQL does not start here: {made.stderr.strip()}")
    settings = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [bin_ / "postgres", "-D", data, *settings], stdout=log, stderr=log, cwd=folder, **account
        )
    try:
        _wait_for(folder, server)
        yield folder
    finally:
        server.send_signal(signal.SIGQUIT)  # at once; nothing of it is kept
        server.wait(timeout=30)
        shutil.rmtree(folder)


def _account() -> dict[str, object]:
    """PostgreSQL refuses to run as root: then it runs as Debian's account for it."""
    if os.geteuid() != 0:
        return {}
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        pytest.skip("run as root, PostgreSQL needs the account 'postgres', which is not here")
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


def _wait_for(folder: Path, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(host=str(folder), user="postgres", dbname="postgres").close()
            return
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > until:
                pytest.skip(f"PostgreSQL does not start here: {(folder / 'log').read_text()}")
            time.sleep(0.05)


@pytest.fixture
def new_postgres(postgres: Path) -> Callable[[], str]:
    """Makes an empty schema and gives the address of a database in which there is nothing else."""

    def make() -> str:
        name = f"journal_{next(_NUMBERS)}"
        with psycopg.connect(host=str(postgres), user="postgres", dbname="postgres", autocommit=True) as connection:
            connection.execute(f"create schema {name}")
        return f"postgresql+psycopg://postgres@/postgres?host={postgres}&options=-csearch_path%3D{name}"

    return make


@pytest.fixture
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Addresses of journals that are not there yet, on the engine of `address` or SQLite."""
    engine = getattr(request, "param", "sqlite")
    if engine == "postgresql":
        return request.getfixturevalue("new_postgres")
    made: list[str] = []

    def make() -> str:
        made.append(f"sqlite:///{tmp_path / f'office{len(made) or str()}' / 'journal.sqlite'}")
        return made[-1]

    return make


WARM = """
import json, sys
import etl.hand_in, etl.warehouse
print("ready", flush=True)
for line in iter(sys.stdin.readline, ""):
    code, given = json.loads(line)
    exec(code, {**given})
    print("done", flush=True)
"""


class Child:
    """A Python process that runs some lines of code, told what to do line by line and answering line by line."""

    def __init__(self, code: str, *arguments: object) -> None:
        command = [sys.executable, "-c", code, *map(str, arguments)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)

    def tell(self, line: object = "") -> None:
        """One line to its standard input."""
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def hear(self) -> str:
        """Its next line; fails when it has ended instead."""
        line = self.process.stdout.readline()
        assert line, f"the child ended: {self.process.wait()}"
        return line.rstrip("\n")

    def is_silent(self, seconds: float) -> bool:
        """True when it says nothing for so long."""
        return not select.select([self.process.stdout], [], [], seconds)[0]

    def start(self, code: str, **given: object) -> None:
        """Of one that runs WARM: let it run some lines, in which what is given has these names."""
        self.tell(json.dumps([code, given]))

    def end(self) -> list[str]:
        """Of one that runs WARM: what it says until the lines are done."""
        said = []
        while (line := self.hear()) != "done":
            said.append(line)
        return said

    def rest(self) -> list[str]:
        """All it still says until it ends, which must be well."""
        said, _ = self.process.communicate(timeout=120)
        assert self.process.returncode == 0, said
        return said.splitlines()

    def kill(self) -> None:
        """SIGKILL, and wait until it is gone."""
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


@pytest.fixture
def child() -> Iterator[Callable[..., Child]]:
    """Starts children; what is left of them at the end of the test is killed."""
    started: list[Child] = []

    def start(code: str, *arguments: object) -> Child:
        started.append(Child(code, *arguments))
        return started[-1]

    yield start
    for one in started:
        one.kill()


@pytest.fixture(scope="session")
def four() -> Iterator[list[Child]]:
    """Four processes that have imported everything and run what they are told to (Child.start, Child.end)."""
    processes = [Child(WARM) for _ in range(4)]
    assert [one.hear() for one in processes] == ["ready"] * 4
    yield processes
    for one in processes:
        one.kill()


@pytest.fixture(scope="session")
def demo_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with all sample reports, loaded once by the command itself. Tests that change it take a copy."""

    def make(folder: Path) -> None:
        command = [sys.executable, "-m", "etl", "demo"]
        done = subprocess.run(command, env={"DASHBOARD_DATA": str(folder)}, cwd=ROOT, capture_output=True, text=True)
        assert done.stdout == "Báo cáo mẫu: 75 mới nạp, 0 đã có, 0 không nhận.\n", done.stdout + done.stderr

    return made_once(tmp_path_factory, "demo", make)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that all processes that run tests share: the first that asks for it makes it, the others wait."""
    own = factory.getbasetemp()
    root = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder, done = root / name / "office", root / f"{name}.made"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(root / name, ignore_errors=True)  # of one that failed halfway
            folder.parent.mkdir()
            make(folder)
            done.touch()
    return folder
