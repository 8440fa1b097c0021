"""Where an office keeps its data: one folder, moved by DASHBOARD_DATA, with journal, `received/` and `warehouse/`."""

import errno
import os
from dataclasses import dataclass
from pathlib import Path

from etl.confidential import confidential


@dataclass(frozen=True, slots=True)
class Office:
    """The places of one office. `journal` is an SQLAlchemy address: SQLite in the folder, or DASHBOARD_JOURNAL."""

    folder: Path
    journal: str

    @property
    def received(self) -> Path:
        """Originals and the rows read from them, by content."""
        return self.folder / "received"

    @property
    def template(self) -> Path:
        """The office's own slides, where it has any."""
        return self.folder / "template.pptx"

    @property
    def warehouse(self) -> Path:
        """The numbered warehouses."""
        return self.folder / "warehouse"


def make_private(folder: Path) -> None:
    """Make a folder, and those missing above it, for the account that runs this alone; one that is there stays."""
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)


def keep_private() -> None:
    """From now on, whatever this process writes is for its own account alone; the first thing a command does."""
    os.umask(0o077)


def office(folder: Path | str | None = None) -> Office:
    """The office in `folder`, else in DASHBOARD_DATA, else in data/office below the folder one stands in."""
    place = Path(folder or os.environ.get("DASHBOARD_DATA") or "data/office").absolute()
    return Office(place, confidential("DASHBOARD_JOURNAL") or f"sqlite:///{place / 'journal.sqlite'}")


DISK_FULL = (
    "Ổ đĩa đã đầy nên chưa làm xong; những gì đã có vẫn nguyên vẹn. Hãy giải phóng chỗ trống rồi làm lại; nếu lần nộp "
    "đã được nhận, chỉ cần «etl build». / The disk is full, so this was not finished; all that was there is whole. "
    "Make room and do it again; where the upload was accepted already, `etl build` is enough."
)


def is_full(error: BaseException) -> bool:
    """Whether something failed because the disk is full, whoever was writing: the system, SQLite or DuckDB."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return True
    return any(words in str(error) for words in ("No space left on device", "database or disk is full", "Disk quota"))
