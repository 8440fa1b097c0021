"""How much one person may bring in, and how many reports are read at once, so that handing in never starves the charts.

Counted in this process: a restart begins anew. DASHBOARD_FILES_AN_HOUR and DASHBOARD_MEGABYTES_A_DAY change the limits.
"""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from dashboard.desk.report import CannotHandIn
from etl.read.guard import MAX_BYTES

HOUR, DAY = 3600.0, 86_400.0
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one person: different files an hour and their bytes a day. Of the server: readings at once.

    `patience`: seconds for which one waits for a turn.
    """

    files_an_hour: int = 60
    bytes_a_day: int = 200 * MEGABYTE
    at_once: int = 1
    patience: float = 60.0


def limits() -> Limits:
    """The limits of this server: half of its processors read, the others draw. Raises ValueError for no number."""
    usual = Limits()
    files = int(os.environ.get("DASHBOARD_FILES_AN_HOUR", usual.files_an_hour))
    megabytes = int(os.environ.get("DASHBOARD_MEGABYTES_A_DAY", usual.bytes_a_day // MEGABYTE))
    return Limits(files, megabytes * MEGABYTE, max(1, (os.cpu_count() or 2) // 2))


class Counter:
    """What everybody brought in lately, and who is having a report read; used by many threads."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._brought: dict[str, dict[str, tuple[float, int]]] = {}
        self._reading: list[str] = []
        self._changed = threading.Condition()

    def bring(self, who: str, key: str, size: int, now: float | None = None) -> None:
        """Count a file of that key (the same one once a day). Raises CannotHandIn, before anything is read.

        `now` counts seconds, of any clock that goes on evenly.
        """
        if size > MAX_BYTES:
            raise CannotHandIn("too_big", most=str(MAX_BYTES // MEGABYTE))
        moment = time.monotonic() if now is None else now
        with self._changed:
            mine = {k: (at, n) for k, (at, n) in self._brought.get(who, {}).items() if moment - at < DAY}
            if key not in mine:
                if sum(moment - at < HOUR for at, _ in mine.values()) >= self._limits.files_an_hour:
                    raise CannotHandIn("too_many", most=str(self._limits.files_an_hour))
                if sum(n for _, n in mine.values()) + size > self._limits.bytes_a_day:
                    raise CannotHandIn("too_much", most=str(self._limits.bytes_a_day // MEGABYTE))
                mine[key] = (moment, size)
            self._brought[who] = mine

    @contextmanager
    def turn(self, who: str) -> Iterator[None]:
        """Hold a turn to read; nobody holds two. Raises CannotHandIn when none comes up in time."""
        with self._changed:
            is_free = self._changed.wait_for(
                lambda: len(self._reading) < self._limits.at_once and who not in self._reading, self._limits.patience
            )
            if not is_free:
                raise CannotHandIn("busy")
            self._reading.append(who)
        try:
            yield
        finally:
            with self._changed:
                self._reading.remove(who)
                self._changed.notify_all()


@cache
def counter() -> Counter:
    """The one of this process."""
    return Counter(limits())
