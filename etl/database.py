"""The journal's database: SQLite (WAL, every commit on the disk before it is answered) or PostgreSQL by address.

The same statements run on both. Several processes write: the dashboard, the command line, timers. One writes at a time.
"""

import sqlite3
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from etl.migrations import MIGRATIONS
from etl.office import make_private
from etl.tables import MIGRATION, now


class Database:
    """One office's database. Opens the one at an SQLAlchemy address, and where needed brings it up to date."""

    def __init__(self, address: str) -> None:
        self.url = sa.make_url(address)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            make_private(Path(str(self.url.database)).parent)
        self._engine = sa.create_engine(self.url, pool_pre_ping=not self.is_sqlite, hide_parameters=True)
        if self.is_sqlite:
            _make_safe(self._engine)
        self._reader = self._engine.execution_options(reads_only=True)
        weakref.finalize(self, self._engine.dispose)  # who forgets to close it, or ends
        self._migrate()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """One consistent look at what is committed; waits for nobody."""
        with self._reader.connect() as connection:
            yield connection if self.is_sqlite else connection.execution_options(isolation_level="REPEATABLE READ")

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """A transaction of the only writer: numbers given in it have no gaps. Undone when an exception leaves it."""
        with self._engine.begin() as connection:
            if not self.is_sqlite:  # SQLite has taken its one write lock at BEGIN IMMEDIATE already
                connection.execute(sa.text("lock table audit in exclusive mode"))
            yield connection

    @contextmanager
    def outside(self) -> Iterator[sa.Connection]:
        """A connection without a transaction of ours, for PostgreSQL's advisory locks."""
        with self._engine.connect() as connection:
            yield connection

    def _migrate(self) -> None:
        """Bring the tables up to the newest form, each step in a transaction with the record of having been taken."""
        with self._engine.begin() as connection:
            if not self.is_sqlite:
                connection.execute(sa.text("select pg_advisory_xact_lock(20260702)"))
            MIGRATION.create(connection, checkfirst=True)
            done = set(connection.execute(sa.select(MIGRATION.c.number)).scalars())
            for number, step in enumerate(MIGRATIONS, start=1):
                if number not in done:
                    step(connection)
                    connection.execute(MIGRATION.insert().values(number=number, applied_at=now()))


@lru_cache(maxsize=4)
def opened(address: str) -> Database:
    """The database at an address, opened once a process; its connections are shared by all threads."""
    return Database(address)


def _make_safe(engine: sa.Engine) -> None:
    # The driver's own transactions begin late and read-only; BEGIN IMMEDIATE makes writers queue instead of failing.
    # Who only reads need not queue: WAL gives a reader the state of its first look.
    @sa.event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for setting in ("busy_timeout = 30000", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            _patiently(connection, f"pragma {setting}")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        reads_only = connection.get_execution_options().get("reads_only")
        connection.exec_driver_sql("begin" if reads_only else "begin immediate")


def _patiently(connection: sqlite3.Connection, statement: str) -> None:
    """SQLite does not wait by itself while another process turns a new file into WAL: it says "locked" at once."""
    for _ in range(500):
        with suppress(sqlite3.OperationalError):
            connection.execute(statement)
            return
        time.sleep(0.01)
    connection.execute(statement)  # and if it still is, that is the answer
