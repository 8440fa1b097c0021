"""The whole office in one file, and back: the journal, `received/`, its slides template. A warehouse is made again from
the first two."""

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
from etl.office import Office, make_private
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
        files = [file for file in sorted(office.received.rglob("*")) if file.is_file() and file.name[0] != "."]
        templates = [office.template] if office.template.is_file() else []
        try:
            unfinished.touch(0o600)
            unfinished.chmod(0o600)
            with tarfile.open(unfinished, "w:gz") as archive:
                _add(archive, copy, "journal.sqlite")
                for file in files:
                    _add(archive, file, str(Path("received") / file.relative_to(office.received)))
                for file in templates:
                    _add(archive, file, file.name)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
        return 1 + len(files) + len(templates)


def restore(office: Office, source: Path) -> Path:
    """Put a backup into an empty office and make its warehouse; returns the warehouse. Raises CannotRestore."""
    journal = _sqlite_file(office)
    if office.received.exists() or any(journal.parent.glob(f"{journal.name}*")):
        raise CannotRestore(
            f"{office.folder} đã có dữ liệu; hãy khôi phục vào thư mục trống (DASHBOARD_DATA=…). / "
            f"{office.folder} holds data already; restore into an empty folder (DASHBOARD_DATA=…)."
        )
    make_private(office.folder)
    with tempfile.TemporaryDirectory(dir=office.folder) as folder:
        try:
            with gzip.open(source) as whole:
                while whole.read(2**20):
                    pass  # to the end, where the checksum stands; unpacking stops before it
            with tarfile.open(source, "r:gz") as archive:
                archive.extractall(folder, filter=_private)
        except (tarfile.TarError, OSError, EOFError, zlib.error) as error:
            what = "không phải bản sao lưu đọc được / not a readable backup"
            raise CannotRestore(f"{source.name}: {what} ({error})") from error
        if not (Path(folder) / "journal.sqlite").is_file():
            raise CannotRestore(f"{source.name}: không có sổ nộp bên trong / no journal inside")
        if (Path(folder) / "received").is_dir():
            shutil.move(str(Path(folder) / "received"), office.received)
        if (Path(folder) / office.template.name).is_file():
            shutil.move(str(Path(folder) / office.template.name), office.template)
        make_private(journal.parent)
        shutil.move(str(Path(folder) / "journal.sqlite"), journal)
    return build(office, Journal(office.journal), always=True)


def _add(archive: tarfile.TarFile, file: Path, name: str) -> None:
    with file.open("rb") as stream:  # one look at it: it may be put right by another process meanwhile
        archive.addfile(archive.gettarinfo(arcname=name, fileobj=stream), stream)


def _private(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo:
    """What is unpacked is for the account that unpacks it alone, whatever the archive says; nothing lands elsewhere."""
    safe = tarfile.data_filter(member, folder)
    return safe.replace(mode=0o700 if safe.isdir() else 0o600, deep=False)


def _sqlite_file(office: Office) -> Path:
    address = make_url(office.journal)
    if address.get_backend_name() != "sqlite":
        raise CannotRestore(
            "Sổ nộp nằm trong PostgreSQL: hãy dùng pg_dump và pg_restore, cùng với thư mục received/. / "
            "The journal is in PostgreSQL: use pg_dump and pg_restore, together with received/."
        )
    return Path(str(address.database))
