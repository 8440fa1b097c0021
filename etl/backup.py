"""The whole office in one file, and back: the journal and `received/`. A warehouse is made again from them."""

import gzip
import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from etl.journal import Journal
from etl.office import Office
from etl.warehouse import build


class CannotRestore(ValueError):
    """A backup that cannot be put back; the message says why, in both languages."""


def backup(office: Office, target: Path) -> int:
    """Write the office into one .tar.gz file while it may be in use; returns how many files it holds.

    The journal goes first, as SQLite's own consistent copy: whatever it points at lies in received/ already.
    """
    journal = _sqlite_file(office)
    Journal(office.journal).close()  # never a copy of a journal that is not there
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "journal.sqlite"
        with closing(sqlite3.connect(journal)) as source, closing(sqlite3.connect(copy)) as destination:
            source.backup(destination)
        unfinished = target.with_name(f".{target.name}.part")
        unfinished.touch(0o600)
        count = 1
        with tarfile.open(unfinished, "w:gz") as archive:
            archive.add(copy, "journal.sqlite")
            for file in sorted(office.received.rglob("*")):
                if file.is_file() and not file.name.startswith("."):
                    archive.add(file, str(Path("received") / file.relative_to(office.received)))
                    count += 1
        unfinished.chmod(0o600)
        unfinished.replace(target)
        return count


def restore(office: Office, source: Path) -> Path:
    """Put a backup into an empty office and make its warehouse; returns the warehouse. Raises CannotRestore."""
    journal = _sqlite_file(office)
    if office.received.exists() or any(journal.parent.glob(f"{journal.name}*")):
        raise CannotRestore(
            f"{office.folder} đã có dữ liệu; hãy khôi phục vào thư mục trống (DASHBOARD_DATA=…). / "
            f"{office.folder} holds data already; restore into an empty folder (DASHBOARD_DATA=…)."
        )
    office.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=office.folder) as folder:
        try:
            with gzip.open(source) as whole:
                while whole.read(2**20):
                    pass  # to the end, where the checksum stands; unpacking stops before it
            with tarfile.open(source, "r:gz") as archive:
                archive.extractall(folder, filter="data")
        except (tarfile.TarError, OSError, EOFError, zlib.error) as error:
            what = "không phải bản sao lưu đọc được / not a readable backup"
            raise CannotRestore(f"{source.name}: {what} ({error})") from error
        if not (Path(folder) / "journal.sqlite").is_file():
            raise CannotRestore(f"{source.name}: không có sổ nộp bên trong / no journal inside")
        if (Path(folder) / "received").is_dir():
            shutil.move(str(Path(folder) / "received"), office.received)
        journal.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(str(Path(folder) / "journal.sqlite"), journal)
    return build(office, Journal(office.journal), always=True)


def _sqlite_file(office: Office) -> Path:
    address = make_url(office.journal)
    if address.get_backend_name() != "sqlite":
        raise CannotRestore(
            "Sổ nộp nằm trong PostgreSQL: hãy dùng pg_dump và pg_restore, cùng với thư mục received/. / "
            "The journal is in PostgreSQL: use pg_dump and pg_restore, together with received/."
        )
    return Path(str(address.database))
