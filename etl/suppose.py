"""What the warehouse would hold after a decision nobody has made yet: made in memory, by the same code and SQL.

So that people see before they decide what charts will show; nothing is recorded, nothing is written.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pandas as pd

from etl.journal import CannotDecide, Journal
from etl.model import Snapshot, Upload
from etl.office import Office
from etl.warehouse import begin, fill


@contextmanager
def supposed(
    office: Office, journal: Journal, number: int, act: str
) -> Iterator[tuple[duckdb.DuckDBPyConnection, int]]:
    """A warehouse as it would be if an upload were accepted or withdrawn now, and the position before that.

    Raises CannotDecide when there is no such upload, BadWarehouse when such a warehouse cannot be made.
    """
    held = journal.snapshot()
    upload = next(iter(journal.uploads(number)), None)
    if upload is None:
        raise CannotDecide(f"Không có lần nộp số {number}. / There is no upload number {number}.")
    with duckdb.connect(":memory:") as connection:
        begin(connection)
        fill(connection, office, _after(held, upload, act), 0)
        yield connection, held.position


def _after(held: Snapshot, upload: Upload, act: str) -> Snapshot:
    uploads = held.uploads.copy()
    at = held.position + 1
    if act == "withdraw":
        uploads.loc[uploads["number"] == upload.number, "withdrawn_position"] = at
    else:
        said = {name: getattr(upload, name) for name in uploads.columns if hasattr(upload, name)}
        said |= {"accepted_by": "", "accepted_at": upload.handed_in_at, "accepted_position": at}
        others = uploads[uploads["number"] != upload.number]
        uploads = pd.DataFrame([*others.to_dict("records"), said], columns=uploads.columns, dtype=object)
    return held._replace(position=at, uploads=uploads)
