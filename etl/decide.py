"""What is decided about an upload: accepted, rejected, withdrawn; then the warehouse follows. Parses nothing."""

import duckdb

from etl.journal import Journal
from etl.model import Upload
from etl.office import Office
from etl.stored_rows import LostRows, spoken_of
from etl.warehouse import BadWarehouse, ensure


class NotBuilt(RuntimeError):
    """The decision stands in the journal, but no warehouse could be made from it: the last one stays in use."""


def decide(
    office: Office,
    journal: Journal,
    number: int,
    act: str,
    who: str,
    why: str | None = None,
    *,
    allowed_by: str | None = None,
) -> Upload:
    """Record a decision (`accept`, `reject`, `withdraw`) and publish the warehouse it leads to.

    Where it has figures of a closed quarter, `allowed_by` says who allowed the exception, and `why` why.
    Raises CannotDecide, and then nothing is recorded; NotBuilt when the decision is, but the warehouse lags behind.
    """
    upload = journal.decide(number, act, who, why, periods=_periods(office, journal, number), allowed_by=allowed_by)
    try:
        ensure(office, journal)
    except (BadWarehouse, OSError, duckdb.Error) as error:
        raise NotBuilt(
            f"Đã ghi quyết định về lần nộp số {number}, nhưng chưa tạo được kho số liệu mới: {error} / "
            f"The decision about upload {number} is recorded, but no new warehouse could be made; then run etl build."
        ) from error
    return upload


def _periods(office: Office, journal: Journal, number: int) -> tuple[str, ...]:
    try:
        return next((spoken_of(office, upload)[1] for upload in journal.uploads(number)), ())
    except LostRows:  # it can be taken back all the same
        return ()
