"""The sample reports of data/samples, loaded through the ordinary ETL in the order of data/demo.csv."""

import csv
import hashlib
from collections.abc import Iterator
from datetime import date
from importlib import resources

from etl import areas
from etl.hand_in import HandIn, hand_in
from etl.journal import Journal
from etl.office import Office
from etl.warehouse import ensure

# The two districts of the samples and, after the districts ended, what became of their communes.
_DUTIES = (
    *((f"{code}@2025-06-30", date(2021, 1, 1), date(2025, 6, 30)) for code in ("280", "908")),
    *(
        (f"{code}@2025-07-01", date(2025, 7, 1), None)
        for code in ("10273", "10279", "10330", "10342", "30985", "30988", "31006")
    ),
)


def load_demo(office: Office, journal: Journal, today: date) -> Iterator[tuple[str, HandIn | None]]:
    """Load every sample not yet in the journal; yields each file's name and what became of it (None: there already)."""
    known = {upload.sha256 for upload in journal.uploads()}
    ever_set = {(duty.area, duty.valid_from, duty.valid_to) for duty in journal.duties()}
    for code, first, last in _DUTIES:
        area, _ = areas.load().by_code(code)
        if (area.id, first, last) not in ever_set:  # one that somebody has taken back stays so
            journal.set_duty(area.id, first, last, "etl demo")
    data = resources.files("data")
    with (data / "demo.csv").open(encoding="utf-8") as manifest:
        for entry in csv.DictReader(manifest):
            content = (data / "samples" / entry["file"]).read_bytes()
            if hashlib.sha256(content).hexdigest() in known:
                yield entry["file"], None
                continue
            yield (
                entry["file"],
                hand_in(
                    office,
                    journal,
                    entry["file"],
                    content,
                    entry["by"],
                    received_on=date.fromisoformat(entry["received_on"]),
                    accept_odd=entry["accept_odd"] == "true",
                    why=entry["why"] or None,
                    today=today,
                ),
            )
    ensure(office, journal)
