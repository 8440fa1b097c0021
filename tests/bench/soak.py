"""What `runner.postScriptGC = false` gives up in memory: two dashboards on one sample office, the setting off (as
shipped) in one and on in the other, visited alike.

    make soak             # an hour; MINUTES=3 make soak for a look

Visitors come, go through all pages, change what the choosers there offer, and leave; others come. A line a minute, at
the end a table, with what a collection and then the C library give back when told to (by signals to which only the
servers started here listen). A page that shows a failure ends it. Linux only: it reads /proc.
"""

import asyncio
import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from bench_speed import free_port, serving
from viewer import viewing

VISITORS = 6  # at a time, on each dashboard
CLICKS = 2  # on each page, after it has been opened
PAUSE = 6  # seconds between two clicks of a visitor, on average
COLUMNS = ["postScriptGC", "MB at start", "after 10 %", "peak", "end", "after gc.collect", "after malloc_trim"]
COLUMNS += ["runs", "visits", "runs per MB of growth", "processor ms a run"]
# told in its process: Streamlit reads STREAMLIT_RUNNER_POST_SCRIPT_GC only when started by its own command
SERVE = """
import ctypes, gc, signal, sys
import dashboard.server, dashboard.__main__
from streamlit import config
config.set_option("runner.postScriptGC", sys.argv.pop(1) == "on")
signal.signal(signal.SIGUSR1, lambda *_: gc.collect())
signal.signal(signal.SIGUSR2, lambda *_: ctypes.CDLL(None).malloc_trim(0))
dashboard.__main__.main()
"""


@dataclass
class Side:
    """One of the two dashboards, and what came of it. `seen`: MB resident, runs, processor seconds; every second."""

    setting: str
    address: str
    server: subprocess.Popen[bytes]
    runs: int = 0
    visits: int = 0
    seen: list[tuple[float, int, float]] = field(default_factory=list)

    def look(self) -> float:
        """One more line of `seen`; gives the MB."""
        process = Path(f"/proc/{self.server.pid}")
        ticks = (process / "stat").read_text().rsplit(")", 1)[1].split()[11:13]
        resident = int((process / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
        self.seen.append((resident, self.runs, sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")))
        return resident

    def sessions(self) -> str:
        """How many have somebody at the other end, as the server counts them."""
        with urllib.request.urlopen(f"{self.address}/_stcore/metrics?families=active_sessions", timeout=30) as answer:
            return next(line.split()[1].decode() for line in answer if line.startswith(b"active_sessions "))

    def row(self) -> list[object]:
        """This side's line of the table. Growth is counted from a tenth of the time on, when the caches are warm."""
        (start, _, idle), (early, before, _) = self.seen[0], self.seen[len(self.seen) // 10]
        (end, after, spent), resident = self.seen[-1], [start, early, max(self.seen)[0], self.seen[-1][0]]
        for told in (signal.SIGUSR1, signal.SIGUSR2):
            self.server.send_signal(told)
            time.sleep(5)
            resident.append(self.look())
        growth = round((after - before) / (end - early)) if end > early else "no growth"
        return [self.setting, *map(round, resident), after, self.visits, growth, round(1000 * (spent - idle) / after)]


async def visits(side: Side, choose: random.Random) -> None:
    """One visit after the other, each through every page in any order with some clicks on it."""
    while True:
        await asyncio.sleep(PAUSE * choose.uniform(0, 2))
        async with viewing(side.address) as viewer:
            await viewer.open()
            for page in choose.sample(viewer.pages, len(viewer.pages)):
                await viewer.open(page)
                side.runs += 1
                for _ in range(CLICKS):
                    await asyncio.sleep(PAUSE * choose.uniform(0.5, 1.5))
                    await viewer.change(choose)
                    side.runs += 1
                await asyncio.sleep(PAUSE * choose.uniform(0.5, 1.5))
        side.visits += 1


async def soak(sides: list[Side], minutes: float) -> None:
    """Let them be visited for so long, with the same choices on both sides; a line every minute."""
    async with asyncio.timeout(60 * minutes), asyncio.TaskGroup() as group:
        for number in range(VISITORS):
            for side in sides:
                group.create_task(visits(side, random.Random(number)))
        for second in range(sys.maxsize):
            for side in sides:
                resident = side.look()
                if second % 60 == 0:
                    live = await asyncio.to_thread(side.sessions)
                    told = f"{side.runs:6} runs, {side.visits:4} visits, {live} now, {resident:.1f} MB"
                    print(f"{second // 60:3} min, {side.setting:<3}: {told}", flush=True)
            await asyncio.sleep(1)


def main(minutes: float) -> None:
    """Both dashboards, the soak, the table in Markdown."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        data, sides = {"DASHBOARD_DATA": f"{folder}/office"}, []
        subprocess.run([sys.executable, "-m", "etl", "demo"], env=os.environ | data, check=True)
        for setting in ("off", "on"):
            port = free_port()
            command = [sys.executable, "-c", SERVE, setting, "--port", str(port)]
            sides.append(Side(setting, *stack.enter_context(serving(command, port, "/healthz", **data))))
        time.sleep(10)  # until the browser bundle is packed
        with contextlib.suppress(TimeoutError):
            asyncio.run(soak(sides, minutes))
        for cells in (COLUMNS, ["---"] * len(COLUMNS), *(side.row() for side in sides)):
            print("| " + " | ".join(map(str, cells)) + " |")


if __name__ == "__main__":
    main(float(sys.argv[1]))
