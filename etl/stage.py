"""Checked → staged upload: the original kept, the rows written, both under the content's name, then the journal told.

Written to a temporary name, flushed to the disk, renamed, and only then entered into the journal: an orphan file is
harmless, a journal entry pointing nowhere cannot happen.
"""

import hashlib
import io
import os
import re
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.journal import Journal
from etl.model import Checked, Figure, Said, Upload
from etl.office import Office, make_private
from etl.said import told, written

ROW = pa.schema(
    [
        pa.field("indicator", pa.string(), nullable=False),
        pa.field("area", pa.int32(), nullable=False),
        pa.field("area_code", pa.string(), nullable=False),
        pa.field("area_written", pa.string(), nullable=False),
        pa.field("period_kind", pa.string(), nullable=False),
        pa.field("period", pa.string(), nullable=False),
        pa.field("period_start", pa.date32(), nullable=False),
        pa.field("period_end", pa.date32(), nullable=False),
        pa.field("calendar", pa.string(), nullable=False),
        pa.field("status", pa.string(), nullable=False),
        pa.field("breakdown", pa.string(), nullable=False),
        pa.field("value", pa.float64()),
        pa.field("qualifier", pa.string()),
        pa.field("cumulative", pa.bool_(), nullable=False),
        pa.field("illustrative", pa.bool_(), nullable=False),
        pa.field("sheet", pa.string()),
        pa.field("cell", pa.string()),
        pa.field("doc_table", pa.int32()),
        pa.field("paragraph", pa.int32()),
        pa.field("first_char", pa.int32()),
        pa.field("last_char", pa.int32()),
        pa.field("text", pa.string(), nullable=False),
        pa.field("corrected", pa.string()),
    ]
)
"""The columns of a rows file. `area` is the identity, `area_code` its code as a second witness.

`corrected` is what a person put in place of `text` when handing in; a file in which nobody did has no such column, so
that its rows are the same bytes as before there was one.
"""


def rows(figures: Sequence[Figure]) -> pa.Table:
    """Figures as the table that is kept; area and period must be known by now (validation sees to it)."""
    listed = [
        {
            "indicator": figure.indicator,
            "area": figure.area.id,
            "area_code": figure.area.code,
            "area_written": figure.area_written,
            "period_kind": figure.period.kind,
            "period": figure.period.label,
            "period_start": figure.period.start,
            "period_end": figure.period.end,
            "calendar": figure.calendar,
            "status": figure.status,
            "breakdown": ",".join(f"{dimension}={value}" for dimension, value in sorted(figure.breakdown.items())),
            "value": figure.value,
            "qualifier": figure.qualifier,
            "cumulative": figure.cumulative,
            "illustrative": figure.illustrative,
            "sheet": figure.where.sheet,
            "cell": figure.where.cell,
            "doc_table": figure.where.table,
            "paragraph": figure.where.paragraph,
            "first_char": figure.where.start,
            "last_char": figure.where.end,
            "text": figure.text,
            "corrected": figure.corrected,
        }
        for figure in figures
        if figure.area is not None and figure.period is not None
    ]
    table = pa.Table.from_pylist(listed, schema=ROW)
    return table if any(row["corrected"] is not None for row in listed) else table.drop_columns("corrected")


def stage(
    office: Office,
    journal: Journal,
    checked: Checked,
    original: bytes,
    who: str,
    *,
    received_on: date,
    accept: bool = False,
    why: str | None = None,
) -> tuple[Upload, bool]:
    """Keep a checked report and enter it into the journal, accepted at once if asked.

    Returns the upload and whether it is new: the same bytes read the same way, staged or accepted already, are the same
    upload (staged ones are accepted now if asked).
    """
    upload = {
        "file": checked.reading.file,
        "sha256": checked.reading.sha256,
        "rows_sha256": keep_both(office, checked, original),
        "figures": len(checked.figures),
        "received_on": received_on,
    }
    periods = {figure.period.label for figure in checked.figures if figure.period is not None}
    return journal.stage(upload, who, accept=accept, accept_why=why, periods=periods)


def keep_both(office: Office, checked: Checked, original: bytes) -> str:
    """Lay down a report and the rows read from it, or put them right where the disk damaged them; the rows' SHA-256."""
    rows_bytes, rows_sha256 = packed(checked.figures)
    keep_original(office, checked.reading.sha256, checked.reading.file, original)
    keep(rows_file(office, checked.reading.sha256, rows_sha256), rows_bytes)
    if checked.said != Said():
        keep(said_file(office, checked.reading.sha256, rows_sha256), written(checked.said))
    return rows_sha256


def keep_original(office: Office, sha256: str, name: str, original: bytes) -> None:
    """Lay down a report alone: nobody has decided yet what becomes of it."""
    keep(original_file(office, sha256, name), original)


def known_as(journal: Journal, checked: Checked) -> Upload | None:
    """The upload this report is already: the same bytes read the same way, staged or accepted."""
    return journal.same_file(checked.reading.sha256, packed(checked.figures)[1])


def rows_file(office: Office, sha256: str, rows_sha256: str) -> Path:
    """Where the rows read from a file lie, beside the original; the same file read otherwise has other rows."""
    return office.received / sha256[:2] / sha256 / f"rows-{rows_sha256[:16]}.parquet"


def said_file(office: Office, sha256: str, rows_sha256: str) -> Path:
    """Where it lies what a person said of the file, so that it was read into these rows; none when nothing was said."""
    return office.received / sha256[:2] / sha256 / f"said-{rows_sha256[:16]}.json"


def said(office: Office, sha256: str, rows_sha256: str) -> Said:
    """What a person said of a file when it was read into these rows."""
    file = said_file(office, sha256, rows_sha256)
    if not file.is_file():
        return Said()
    return told(file.read_bytes())


def original_file(office: Office, sha256: str, name: str) -> Path:
    """Where an original lies; of its own name only a plain ending is kept."""
    ending = re.search(r"\.[A-Za-z0-9]{1,5}$", name)
    return office.received / sha256[:2] / sha256 / f"original{ending[0].lower() if ending else ''}"


def packed(figures: Sequence[Figure]) -> tuple[bytes, str]:
    """The rows file of these figures: its bytes and their SHA-256, the same for the same figures."""
    buffer = io.BytesIO()
    pq.write_table(rows(figures), buffer, compression="zstd")
    return buffer.getvalue(), hashlib.sha256(buffer.getvalue()).hexdigest()


def keep(file: Path, content: bytes) -> None:
    """Lay a file down in received/, whole or not at all; one that is there already stays unless it was damaged."""
    if not file.is_file() or file.read_bytes() != content:  # named by content: only damage makes a difference
        make_private(file.parent)
        # a name of its own for every writer: two threads may be handed the same bytes at the same moment
        temporary = file.with_name(f".{file.name}.{os.getpid()}.{threading.get_ident()}.part")
        try:
            with temporary.open("wb") as handle:
                handle.write(content)
                handle.flush()
                os.fsync(handle.fileno())
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)
    for folder in list(file.parents)[:4]:  # up to the office's: whoever renamed it may have been killed before this
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
