"""An office whose people sign in through an identity provider."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import accounts
from tests.dashboard.identity import PEOPLE, SECRET, Identity, area, identifying, settle
from tests.dashboard.visitor import BY, Office, serving


@pytest.fixture(scope="package")
def identity() -> Iterator[Identity]:
    with identifying() as running:
        yield running


@pytest.fixture(scope="package")
def served(demo_office: Path, tmp_path_factory: pytest.TempPathFactory, identity: Identity) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("oidc") / "office"
    file = folder.parent / "oidc.toml"
    file.touch(mode=0o600)
    file.write_text(f'issuer = "{identity.issuer}"\nclient_id = "danvan"\nclient_secret = "{SECRET}"\n')
    with serving(demo_office, folder, DASHBOARD_URL="http://127.0.0.1:{port}", DASHBOARD_OIDC=str(file)) as office:
        office.add("lan", "administrator")
        yield office


@pytest.fixture
def office(served: Office, identity: Identity) -> Office:
    """The office with An, who is known by her number; nobody has come in yet."""
    with served.database.write() as connection:
        for table in ("session", "device", "token", "link"):
            connection.exec_driver_sql(f"delete from {table}")
        connection.exec_driver_sql("delete from person where name <> 'lan'")
        connection.exec_driver_sql("update person set subject = null")
    settle(served, identity, accounts=PEOPLE)
    accounts.add(served.database, BY, "an", "viewer", area("01"), "An", f"{identity.issuer}|n-1")
    return served
