"""The numbered warehouses: prepared beside the last, checked, published by a rename, never written to again."""

import hashlib
import os
import shutil
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

import queries
from etl.journal import Journal
from etl.model import Snapshot
from etl.office import Office, make_private
from etl.stage import ROW
from etl.stored_rows import LostRows, stored_rows
from queries.catalogue import BREAKDOWNS, ENOUGH, catalogue
from queries.geographies import GEOGRAPHIES
from queries.identities import identities
from queries.thresholds import thresholds

KEEP = 3  # published warehouses; a page that opened an older one may still be reading it
_REFERENCE = ("areas", "area_changes", "calendars")  # files of data/ that go into every warehouse


class BadWarehouse(RuntimeError):
    """A prepared warehouse did not pass its check and was not published; the message lists the faults."""


def latest(office: Office) -> Path | None:
    """The newest published warehouse, or None when there is none yet. Its path is the key of every cache."""
    return next(reversed(_numbered(office)), None)


def position(file: Path) -> int:
    """The journal position a published warehouse was made from."""
    return _state(file)[1]


def _state(file: Path) -> tuple[str, int]:
    with duckdb.connect(file, read_only=True, config={"enable_external_access": "false"}) as connection:
        state = queries.run("warehouse_state", connection).iloc[0]
        return str(state["made_by"]), int(state["journal_position"])


def ensure(office: Office, journal: Journal) -> Path:
    """The newest warehouse, made anew when the journal has gone on since (also after a crash between the two)."""
    newest = latest(office)
    return newest if newest is not None and _is_current(newest, journal) else build(office, journal)


def build(office: Office, journal: Journal, *, always: bool = False) -> Path:
    """Make, check and publish the next warehouse; builders queue. Raises BadWarehouse and leaves the last in place.

    With `always`, a new one is made even when the newest already holds everything.
    """
    with journal.build_lock():
        newest = latest(office)
        if newest is not None and not always and _is_current(newest, journal):
            return newest
        make_private(office.warehouse)
        for leftover in office.warehouse.glob(".next*"):  # of a builder that was killed: we hold the lock
            shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()  # DuckDB may leave a folder
        number = int(newest.stem) + 1 if newest else 1
        prepared = office.warehouse / ".next.duckdb"
        prepared.write_bytes(begun())
        # one thread: an office's rows take no longer in it, and the other processor is left to who looks at charts
        with duckdb.connect(prepared, config={"threads": 1}) as connection:
            fill(connection, office, journal.snapshot(), number)
            connection.execute("checkpoint")
        published = office.warehouse / f"{number:06d}.duckdb"
        _sync(prepared)
        prepared.replace(published)
        _sync(office.warehouse)
        _prune(office)
        return published


@cache
def begun() -> bytes:
    """A database with the tables of a warehouse and what does not change with reports: the same for every build.

    Making it takes as long as all the rest of a build, so a process makes it once.
    """
    with TemporaryDirectory(prefix="danvan-") as folder:
        file = Path(folder) / "begun.duckdb"
        with duckdb.connect(file) as connection:
            begin(connection)
        return file.read_bytes()


def begin(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of a warehouse in an empty database, with areas, indicators and all that comes from no report."""
    for name in queries.PREPARED:
        connection.execute(_sql(name))
    connection.execute("begin")
    _put_reference(connection)
    connection.execute(_sql("fill/reference.sql"))
    connection.execute("commit")
    connection.execute("checkpoint")


def fill(connection: duckdb.DuckDBPyConnection, office: Office, held: Snapshot, number: int) -> None:
    """Put into a database that was begun what the office holds, and check it. Raises BadWarehouse."""
    connection.execute("begin")
    state = {"number": [number], "journal_position": [held.position], "made_by": [_made_by()]}
    _put(connection, "warehouse_in", pd.DataFrame(state))
    rows, lost = _rows(office, held.uploads)
    _put(connection, "upload_in", held.uploads.assign(is_lost=held.uploads["number"].isin(lost)))
    _put(connection, "row_in", rows)
    _put(connection, "duty_in", held.duties)
    _put(connection, "deadline_in", held.deadlines)
    _put(connection, "share_in", held.shares)
    _put(connection, "break_in", held.breaks)
    for name in ("office", "reported", "indicator_value"):
        connection.execute(_sql(f"fill/{name}.sql"))
    faults = connection.execute(_sql("fill/check.sql")).fetchall()
    if faults:
        lines = "; ".join(f"{fault}: {example} ({times})" for fault, example, times in faults)
        raise BadWarehouse(f"warehouse {number} was not published: {lines}")
    connection.execute("commit")


def _put_reference(connection: duckdb.DuckDBPyConnection) -> None:
    data = resources.files("data")
    for name in _REFERENCE:
        with (data / f"{name}.csv").open(encoding="utf-8") as file:
            # all text: a code is not a number ("01"), and an empty day is none; the SQL casts
            _put(connection, f"{name}_in", pd.read_csv(file, dtype=str, keep_default_na=False, na_values=[""]))
    indicators = [
        (i.code, i.kind, i.over_areas, i.numerator, i.denominator, (*i.breakdowns, None)[0], i.place)
        for i in catalogue().values()
    ]
    columns = ["code", "kind", "over_areas", "numerator", "denominator", "first_breakdown", "place"]
    _put(connection, "indicator_in", pd.DataFrame(indicators, columns=columns, dtype=object))
    parts = [(dimension, value, ENOUGH[dimension]) for dimension, values in BREAKDOWNS.items() for value in values]
    _put(connection, "breakdown_in", pd.DataFrame(parts, columns=["dimension", "value", "enough"]))
    columns = ["kind", "indicator", "formula", "way", "role", "other"]
    _put(connection, "identity_in", pd.DataFrame(identities(catalogue()), columns=columns))
    cuts = [(name, one.value) for name, one in thresholds().items()]
    _put(connection, "threshold_in", pd.DataFrame(cuts, columns=["name", "value"]))
    on_days = {"code": list(GEOGRAPHIES), "on_day": [str(day) if day else None for day in GEOGRAPHIES.values()]}
    _put(connection, "geography_in", pd.DataFrame(on_days, dtype=object))


def _rows(office: Office, uploads: pd.DataFrame) -> tuple[pa.Table, list[int]]:
    """The rows of every upload ever accepted, each with its upload and the positions that count for belief.

    And the numbers of withdrawn uploads whose rows are lost; raises BadWarehouse for one that is in force.
    """
    empty = ROW.empty_table()
    for name in ("upload", "accepted_position", "withdrawn_position"):
        empty = empty.append_column(name, pa.array([], pa.int64()))
    tables, lost = [empty], []
    for upload in uploads.itertuples():
        try:
            content = stored_rows(office, upload)
        except LostRows as error:
            if pd.isna(upload.withdrawn_position):
                raise BadWarehouse(str(error)) from error
            lost.append(upload.number)
            continue
        table = pq.read_table(pa.BufferReader(content), schema=ROW)
        for name in ("number", "accepted_position", "withdrawn_position"):
            value = getattr(upload, name)
            column = pa.array([None if pd.isna(value) else int(value)] * len(table), pa.int64())
            table = table.append_column("upload" if name == "number" else name, column)
        tables.append(table)
    return pa.concat_tables(tables), lost


def _put(connection: duckdb.DuckDBPyConnection, name: str, rows: pd.DataFrame | pa.Table) -> None:
    connection.register(name, rows)


def _sql(name: str) -> str:
    return (resources.files("queries") / name).read_text(encoding="utf-8")


def _is_current(file: Path, journal: Journal) -> bool:
    """False too for one that cannot be read or that another state of the program made: it is made anew, not mended."""
    try:
        made_by, at = _state(file)
    except duckdb.Error:
        return False
    return at == journal.decided_position() and made_by == _made_by()


@cache
def _made_by() -> str:
    """The version, and a mark of all that decides what a warehouse holds: areas, calendars, indicators, SQL."""
    meaning = resources.files("queries")
    files = [
        *(meaning / name for name in (*queries.PREPARED, "geographies.py", "identities.py", "thresholds.toml")),
        *(meaning / "fill").iterdir(),
        *(meaning / "indicators").iterdir(),
    ]
    files += [resources.files("data") / f"{name}.csv" for name in _REFERENCE]
    parts = [
        file.name.encode() + file.read_bytes() for file in sorted(files, key=lambda file: file.name) if file.is_file()
    ]
    return f"{version()} {hashlib.sha256(b''.join(parts)).hexdigest()[:12]}"


def version() -> str:
    """The version of the program, as installed."""
    return metadata.version("danvan-dashboard")


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _numbered(office: Office) -> list[Path]:
    """The published warehouses, oldest first; a copy somebody laid beside them ("000007 (1).duckdb") is none."""
    found = (file for file in office.warehouse.glob("*.duckdb") if file.stem.isdecimal())
    return sorted(found, key=lambda file: int(file.stem))


def _prune(office: Office) -> None:
    for old in _numbered(office)[:-KEEP]:
        try:
            old.unlink()
        except OSError:
            continue  # still open somewhere; the next build tries again
