"""What is decided about an upload: accepted, rejected, withdrawn; then the warehouse follows. Parses nothing."""

from etl.journal import Journal
from etl.model import Upload
from etl.office import Office
from etl.warehouse import ensure


def decide(office: Office, journal: Journal, number: int, act: str, who: str, why: str | None = None) -> Upload:
    """Record a decision (`accept`, `reject`, `withdraw`) and publish the warehouse it leads to. Raises CannotDecide."""
    upload = journal.decide(number, act, who, why)
    ensure(office, journal)
    return upload
