"""The rows of an upload as they were stored; where the disk has damaged them, read again from the original.

What is read again counts only when it is the same to the last byte: the journal holds the hash of what was accepted.
"""

import hashlib
import logging
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from etl.check import check
from etl.office import Office
from etl.stage import keep, original_file, packed, rows_file, said

_LOG = logging.getLogger(__name__)


class Stored(Protocol):
    """What the journal says of an upload: its number, the name, hash and hour of the file, the hash of its rows."""

    number: int
    file: str
    sha256: str
    rows_sha256: str
    handed_in_at: datetime


class LostRows(RuntimeError):
    """Neither the rows of an upload nor an original that gives them; the message says what to do, in both languages."""


def stored_rows(office: Office, upload: Stored) -> bytes:
    """The rows file of an upload, put right on the disk where it was damaged or gone. Raises LostRows."""
    file = rows_file(office, upload.sha256, upload.rows_sha256)
    content = _content(file, upload.rows_sha256)
    if content is not None:
        return content
    original = original_file(office, upload.sha256, upload.file)
    if not original.is_file():
        raise _lost(upload, file, "bản gốc cũng không còn", "the original is gone too")
    handed_in = _content(original, upload.sha256)
    if handed_in is None:
        raise _lost(upload, file, "bản gốc cũng đã hỏng", "the original is damaged too")
    told = said(office, upload.sha256, upload.rows_sha256)
    today = upload.handed_in_at.date()
    checked = check(upload.file, handed_in, period=told.period, area=told.area, answers=told.answers, today=today)
    content, sha256 = packed(checked.figures)
    if sha256 != upload.rows_sha256:
        raise _lost(upload, file, "bản gốc nay đọc ra khác lúc nhận", "the original is read otherwise than it was then")
    keep(file, content)
    _LOG.warning(
        "Lần nộp số %s (%s): %s đã hỏng hoặc mất; đã đọc lại từ bản gốc, đúng như lúc nhận. Hãy kiểm tra ổ đĩa. / "
        "Upload %s: its rows were damaged or gone; read again from the original, the same as accepted. Check the disk.",
        *(upload.number, upload.file, file, upload.number),
    )
    return content


def spoken_of(office: Office, upload: Stored) -> tuple[frozenset[int], tuple[str, ...]]:
    """The areas (identities) and the periods (labels, newest first) an upload has figures of. Raises LostRows."""
    rows = pq.read_table(pa.BufferReader(stored_rows(office, upload)), columns=["area", "period", "period_end"])
    ends = dict(zip(rows["period"].to_pylist(), rows["period_end"].to_pylist(), strict=True))
    return frozenset(rows["area"].to_pylist()), tuple(
        sorted(ends, key=lambda label: (ends[label], label), reverse=True)
    )


def _content(file: Path, sha256: str) -> bytes | None:
    """The bytes of a file, or None when it is gone or does not hold what it held."""
    content = file.read_bytes() if file.is_file() else b""
    return content if hashlib.sha256(content).hexdigest() == sha256 else None


def _lost(upload: Stored, file: Path, why: str, why_en: str) -> LostRows:
    return LostRows(
        f"Lần nộp số {upload.number} ({upload.file}): {file} đã hỏng hoặc mất, và {why}. Chưa tạo kho số liệu mới; kho "
        f"đang có vẫn dùng được. Hãy nộp lại đúng tệp ấy (etl load), hoặc lấy lại cả thư mục chứa nó từ bản sao lưu, "
        f"hoặc rút lần nộp này (etl withdraw {upload.number} --why …). / "
        f"Upload {upload.number} ({upload.file}): {file} is damaged or gone, and {why_en}. No new warehouse was made; "
        f"the last one is still good. Hand in the very same file again (etl load), or put its folder back from a "
        f"backup, or withdraw this upload (etl withdraw {upload.number} --why …)."
    )
