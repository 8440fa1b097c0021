"""The log of a server through which a whole day goes, and then all breaks: what helps is in it, what lets in is not."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import accounts
from dashboard.entrance import tokens
from tests.dashboard.visitor import BY, PASSWORD, Office, Visitor, serving

NUMBER = re.compile(r"\b[0-9a-f]{8}\b")


@pytest.fixture(scope="module")
def office(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("logged") / "office"
    log = folder.parent / "danvan.log"
    with serving(demo_office, folder, DASHBOARD_URL="http://127.0.0.1:{port}", DASHBOARD_LOG=str(log)) as served:
        served.log, served.output = log, served.log
        yield served


def lines(office: Office) -> list[dict]:
    """All of the log; fails when an event is not one line of JSON."""
    return [json.loads(line) for line in office.log.read_text().splitlines()]


def test_a_day_and_a_bad_end(office: Office):
    link = accounts.make_link(office.database, BY, office.add("hoa.lan", "officer", password=None).number)
    visitor = Visitor(office)
    form = {"token": visitor.token(f"/password/{link}"), "password": PASSWORD, "again": PASSWORD}
    assert visitor.ask(f"/password/{link}", "POST", data=form).status_code == 303
    assert visitor.sign_in("hoa.lan", "a wrong password").status_code == 401
    assert visitor.sign_in("hoa.lan").status_code == 303
    person = accounts.named(office.database, "hoa.lan")
    token = tokens.make(office.database, BY, person.number, "a program")
    visitor.ask("/api/v1/indicators", headers={"Authorization": f"Bearer {token}"})
    with visitor.page() as page:
        assert "Bản trình bày" not in page.run("area=280") and page.session
        (office.folder / "warehouse" / "999999.duckdb").write_bytes(b"no warehouse")
        number = NUMBER.search(page.run("area=280&note=for-my-eyes-only"))[0]  # of the failure, on the page
        (office.folder / "warehouse" / "999999.duckdb").unlink()

    found = [one for one in lines(office) if one.get("reference") == number]
    assert [one["message"] for one in found] == ["a page failed"]
    assert found[0]["failures"][0]["where"][-1]

    office.sql("drop table link")
    broken = visitor.ask(f"/password/{link}?next=for-my-eyes-only", page=True)
    assert broken.status_code == 500 and "Traceback" not in broken.text
    assert broken.headers["x-content-type-options"] == "nosniff"
    assert [one for one in lines(office) if one.get("reference") == NUMBER.search(broken.text)[0]]
    office.sql("drop table session")
    assert visitor.ask("/?area=280&note=for-my-eyes-only", page=True).status_code == 503

    assert office.output.read_text().endswith(f"\n{office.address}\n")  # all since the start is in the log, once
    log = office.log.read_text()
    assert "Uncaught app execution" not in log
    assert len(lines(office)) >= 3 and "no such table" in log
    secrets = [link, token, PASSWORD, "a wrong password", "for-my-eyes-only", "hoa.lan", *visitor.cookies.values()]
    assert [secret for secret in secrets if secret in log] == []
