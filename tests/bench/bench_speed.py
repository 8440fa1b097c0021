"""How fast it is, as ratios within one run: the machine is noisy, so milliseconds alone say little.

    make bench

Each line: what, the median here, the median of the bare minimum done in the same run, their ratio.
"""

import asyncio
import contextlib
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest
import xlsxwriter
from viewer import viewing

import queries
from etl import areas
from etl.hand_in import hand_in
from etl.journal import Journal
from etl.model import Paragraph, Reading
from etl.office import Office, office
from etl.recognise.table import recognise
from etl.warehouse import ensure, latest
from tests.prose.score import passages

HERE = Path(__file__).parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]
TREND = "/xu-huong?area=280&indicator=mediation_cases_resolved"


def said(what: str, here: float, bare: float | None = None, unit: str = "ms") -> None:
    """One line of the result."""
    ratio = f"{here / bare:6.2f} ×" if bare else "        "
    print(f"{what:<62} {here:9.1f} {unit:<3} {bare or float('nan'):9.1f} {ratio}", flush=True)


def timed(times: int, act: Callable[[], object]) -> float:
    """Median milliseconds of an act, after one go to warm up."""
    act()
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        spent.append(1000 * (time.perf_counter() - start))
    return statistics.median(spent)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextlib.contextmanager
def serving(
    command: list[str], port: int, health: str, **environment: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A server's address and process, once it answers; ended at the end."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env={**os.environ, **environment}, **quiet) as server:
        try:
            for _ in range(300):
                with (
                    contextlib.suppress(OSError),
                    urllib.request.urlopen(f"http://127.0.0.1:{port}{health}", timeout=2),
                ):
                    break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}", server
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def place(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("bench") / "office"
    shutil.copytree(demo_office, folder)
    return office(folder)


@pytest.fixture(scope="module")
def ours(place: Office) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "dashboard", "--port", str(port)]
    with serving(command, port, "/healthz", DASHBOARD_DATA=str(place.folder)) as (address, _):
        yield address


@pytest.fixture(scope="module")
def bare() -> Iterator[str]:
    port = free_port()
    options = ["--server.headless=true", f"--server.port={port}", "--browser.gatherUsageStats=false"]
    options += ["--server.address=127.0.0.1", "--server.fileWatcherType=none"]
    command = [sys.executable, "-m", "streamlit", "run", str(HERE / "bare_page.py"), *options]
    with serving(command, port, "/_stcore/health") as (address, _):
        yield address


def test_queries(place: Office) -> None:
    """Every query on the sample office, against the same SQL put to DuckDB without our runner."""
    district = next(a for a in areas.load() if a.code == "280").id
    values = {
        "texts": ["mediation_cases_resolved"], "text": "mediation_cases_resolved", "areas": [district],
        "area": district,
        "quarter": "2025-Q1", "number": 2024, "day": date(2026, 11, 22), "period": "2025-Q1",
    }  # fmt: skip
    special = {"level": "commune", "dimension": "case_kind", "period": ["2025-Q1"], "since": 1}
    with duckdb.connect(latest(place), read_only=True) as connection:
        for name in queries.names():
            asked = queries.query(name)
            given = {
                p: special.get(p, values.get(kind.rstrip("?"))) for p, kind in asked.parameters.items() if p != "as_of"
            }
            if "from" in given:
                given["from"], given["to"] = (
                    (2021, 2025) if asked.parameters["from"] == "number" else ("2021-Q1", "2025-Q2")
                )
            full = {**given, "as_of": queries.NEWEST} if "as_of" in asked.parameters else given
            mine = timed(15, lambda n=name, g=given: queries.run(n, connection, **g))
            plain = timed(15, lambda s=asked.sql, f=full: connection.cursor().execute(s, f).df())
            said(f"query {name}", mine, plain)


def test_a_hundred_pages_of_sentences() -> None:
    """Passages of the corpus over and over, 300,000 characters: what recognising them takes."""
    lines = [line for one in passages() for line in one["text"].split("\n") if line.strip()]
    pages, length = [], 0
    while length < 300_000:
        pages.append(lines[len(pages) % len(lines)])
        length += len(pages[-1])
    reading = Reading("bc.txt", "", "document", (), tuple(Paragraph(n, line) for n, line in enumerate(pages, 1)))
    said("100 pages of sentences recognised", timed(3, lambda: recognise(reading, areas.load())))


def test_load_until_visible(place: Office, tmp_path: Path) -> None:
    """300 rows handed in until a query shows them, against DuckDB reading the same rows from CSV into a table."""
    journal, communes = Journal(place.journal), [a for a in areas.load() if a.level == "commune" and a.valid_to is None]

    def report(number: int) -> Path:
        file = tmp_path / f"r{number}.xlsx"
        with xlsxwriter.Workbook(file) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ["Mã đơn vị", "Đơn vị", "Kỳ", "Chỉ tiêu", "Giá trị"])
            for row, area in enumerate(communes[:300], start=1):
                sheet.write_row(row, 0, [area.code, area.name, "2025-Q4", "dialogue_sessions", number + row])
        return file

    numbers = iter(range(100))

    def ours_() -> None:
        file = report(next(numbers))
        done = hand_in(place, journal, file.name, file.read_bytes(), "bench", today=date(2026, 11, 22))
        assert done.outcome == "accepted"
        with duckdb.connect(ensure(place, journal), read_only=True) as connection:
            queries.run("upload_list", connection)

    rows = tmp_path / "rows.csv"
    rows.write_text("\n".join(f"{a.code},{a.name},2025-Q4,dialogue_sessions,{n}" for n, a in enumerate(communes[:300])))

    def bare_() -> None:
        with duckdb.connect(tmp_path / "bare.duckdb") as connection:
            connection.execute("create or replace table bare as from read_csv($file)", {"file": str(rows)})
            connection.execute("select count(*) from bare").fetchall()

    said("hand in 300 rows until a query shows them", timed(5, ours_), timed(5, bare_))


def test_fifty_viewers(ours: str, bare: str) -> None:
    """50 viewers, a click every two seconds each, over the websocket: from the click to the end of the page's run."""

    async def viewer(address: str, query: str, path: str, until: float, spent: list[float]) -> None:
        async with viewing(address) as someone:
            while time.perf_counter() < until:
                start = time.perf_counter()
                await someone.open(path, query)
                spent.append(1000 * (time.perf_counter() - start))
                await asyncio.sleep(2)

    async def crowd(address: str, query: str, path: str) -> list[float]:
        spent: list[float] = []
        until = time.perf_counter() + 15
        async with asyncio.TaskGroup() as group:
            for _ in range(50):
                group.create_task(viewer(address, query, path, until, spent))
                await asyncio.sleep(0.04)
        return sorted(spent[50:])

    mine = asyncio.run(crowd(ours, TREND.split("?")[1], "xu-huong"))
    plain = asyncio.run(crowd(bare, "", ""))
    said("50 viewers, one run of the page, p50", statistics.median(mine), statistics.median(plain))
    said("50 viewers, one run of the page, p95", mine[int(len(mine) * 0.95)], plain[int(len(plain) * 0.95)])
