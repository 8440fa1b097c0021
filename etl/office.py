"""Where an office keeps its data: one folder, moved by DASHBOARD_DATA, with journal, `received/` and `warehouse/`."""

import os
from dataclasses import dataclass
from pathlib import Path


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
    def warehouse(self) -> Path:
        """The numbered warehouses."""
        return self.folder / "warehouse"


def office(folder: Path | str | None = None) -> Office:
    """The office in `folder`, else in DASHBOARD_DATA, else in data/office below the folder one stands in."""
    place = Path(folder or os.environ.get("DASHBOARD_DATA") or "data/office").absolute()
    return Office(place, os.environ.get("DASHBOARD_JOURNAL") or f"sqlite:///{place / 'journal.sqlite'}")
