"""Where the journal of a command lies, and under whose name it writes."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.office import Office
from tests.etl.spoken import GOOD, Said, spoken


@pytest.mark.postgres
@pytest.mark.parametrize("new_address", ["postgresql"], indirect=True)
def test_a_journal_in_postgresql(
    etl: Callable[..., Said], here: Callable[..., Said], report: Callable[..., Path], office: Office, tmp_path: Path
) -> None:
    loaded = etl("load", report("BC.xlsx", GOOD), "--json")
    assert (loaded.exit, loaded.json["files"][0]["outcome"], loaded.err) == (0, "accepted", "")
    assert [one["state"] for one in here("uploads", "--json").json["uploads"]] == ["accepted"]
    assert sorted(file.name for file in office.folder.iterdir()) == ["received", "warehouse"]
    saved = here("backup", tmp_path / "b.tar.gz")
    assert (saved.exit, "pg_dump" in saved.err) == (1, True)
    (tmp_path / "b.tar.gz").write_bytes(b"")
    put_back = here("restore", tmp_path / "b.tar.gz")
    assert (put_back.exit, "pg_restore" in put_back.err) == (1, True)


def test_a_journal_that_cannot_be_reached(tmp_path: Path) -> None:
    nowhere = Office(tmp_path, "postgresql+psycopg://nobody:secret@127.0.0.1:1/none")
    said = spoken(nowhere, "status")
    assert (said.exit, said.out) == (2, "")
    assert said.err.startswith("etl: connection failed")
    assert "secret" not in said.err


NAMELESS = """
import os, pwd
import etl.__main__ as command
for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
    os.environ.pop(name, None)
os.setuid(54321)
print(command._parser().parse_args(["load", "x"]).by)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become an account without a name")
def test_an_account_without_a_name(child: Callable[..., Any]) -> None:
    assert child(NAMELESS).rest() == ["uid 54321"]
