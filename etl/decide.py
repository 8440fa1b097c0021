"""What is decided about an upload: accepted, rejected, withdrawn; then the warehouse follows. Parses nothing."""

import duckdb

from etl.journal import Journal
from etl.model import Upload
from etl.office import Office
from etl.warehouse import BadWarehouse, ensure


class NotBuilt(RuntimeError):
    """The decision stands in the journal, but no warehouse could be made from it: the last one stays in use."""


def decide(office: Office, journal: Journal, number: int, act: str, who: str, why: str | None = None) -> Upload:
    """Record a decision (`accept`, `reject`, `withdraw`) and publish the warehouse it leads to.

    Raises CannotDecide, and then nothing is recorded; NotBuilt when the decision is, but the warehouse lags behind.
    """
    upload = journal.decide(number, act, who, why)
    try:
        ensure(office, journal)
    except (BadWarehouse, OSError, duckdb.Error) as error:
        raise NotBuilt(
            f"Đã ghi quyết định về lần nộp số {number}, nhưng chưa tạo được kho số liệu mới: {error} / "
            f"The decision about upload {number} is recorded, but no new warehouse could be made; then run etl build."
        ) from error
    return upload
