"""An office of the first release opens in the newest; what it held is there, and is in the audit."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from etl import audit
from etl.backup import restore
from etl.database import Database
from etl.journal import Journal
from etl.migrations import MIGRATIONS
from etl.office import Office
from etl.tables import DUTY, ENTRY, META, MIGRATION, UPLOAD
from tests.etl.journals import both, told

RELEASES = Path(__file__).parent / "releases"
HELD = """
4 accepted  phu-xuyen-2023-quy-2.xlsx
3 withdrawn dong-yen-2024-quy-2.csv
2 accepted  quang-nghiep-2023-thang-12.xlsx
1 accepted  minh-tan-2023-quy-2.xlsx
"""


@pytest.mark.parametrize("release", sorted(RELEASES.glob("*.tar.gz")), ids=lambda file: file.name)
def test_an_office_of_an_older_release_opens(tmp_path: Path, release: Path) -> None:
    office = Office(tmp_path / "office", f"sqlite:///{tmp_path / 'office' / 'journal.sqlite'}")
    assert restore(office, release).is_file()
    journal = Journal(office.journal)
    assert [[str(u.number), u.state, u.file] for u in journal.uploads()] == [
        line.split() for line in HELD.strip().splitlines()
    ]
    found = audit.lines(journal.database)
    assert [(line.act, line.about, line.place) for line in reversed(found)][-3:] == [
        ("refuse", "an-bien-2018.xlsx a9e9b12f8e71fc72bd12e3b8e643976849ebadf5556dcea5c3610c7fe2a13b92", "–"),
        ("withdraw", "3", "–"),
        ("duty", "258", "–"),
    ]
    assert audit.verify(journal.database).breaks == ()
    journal.refuse("x", "An", "y")
    assert audit.verify(journal.database).breaks == ()
    assert told(office.journal, "select number from migration") == [(n,) for n in range(1, len(MIGRATIONS) + 1)]
    journal.close()


@both
def test_the_tables_of_the_first_release_become_the_newest(address: str) -> None:
    if address.startswith("sqlite"):
        Path(str(sa.make_url(address).database)).parent.mkdir()
    engine = sa.create_engine(address)
    META.create_all(engine, tables=[MIGRATION, UPLOAD, ENTRY, DUTY])
    engine.dispose()
    told(address, "insert into migration values (1, '2026-11-22 10:00:00')")
    told(
        address,
        "insert into entry (position, at, who, act, about, why) "
        "values (1, '2026-11-22 10:00:00', 'An', 'refuse', 'x', 'y')",
    )
    database = Database(address)
    assert [(line.who, line.act, line.about) for line in audit.lines(database)] == [("An", "refuse", "x")]
    assert audit.verify(database).breaks == ()
    database.close()
