"""Shares of divided areas: said for all that took a part, adding up to one, kept in the journal, and then estimates."""

import re
from datetime import date

import duckdb
import pytest

from etl import areas, divisions, settings
from etl.__main__ import main
from etl.journal import Journal
from etl.office import Office
from etl.warehouse import ensure

KNOWN = areas.load()
TO_HIEU = "10258@2025-06-30"  # divided between 10237 Chương Dương and 10273 Phú Xuyên


def test_shares_are_kept_by_identity() -> None:
    said = divisions.said(KNOWN, TO_HIEU, ["10273=0,4", "10237=0.6"])
    old, _ = KNOWN.by_code(TO_HIEU)
    phu_xuyen, _ = KNOWN.by_code("10273", date(2025, 7, 1))
    chuong_duong, _ = KNOWN.by_code("10237", date(2025, 7, 1))
    assert said == {"old": old.id, "shares": {str(phu_xuyen.id): 0.4, str(chuong_duong.id): 0.6}}
    assert settings.written(settings.SHARES, said)


WRONG = """
    who is divided   | into                      | said
    10258@2025-06-30 | 10273=0.4                 | give all shares
    10258@2025-06-30 | 10273=0.4 10273=0.6       | give all shares
    10258@2025-06-30 | 10273=0.4 10279=0.6       | give all shares
    10258@2025-06-30 | 10273=0.4 10237=0.5       | add up to 1
    10258@2025-06-30 | 10273=1.4 10237=-0.4      | between 0 and 1
    10258@2025-06-30 | 10273=many 10237=few      | CODE=SHARE
    10273            | 10273=1                   | was not divided
    11122@2025-06-30 | 11113=1                   | went whole
"""


@pytest.mark.parametrize("line", WRONG.strip().splitlines()[1:])
def test_what_cannot_be_is_refused(line: str) -> None:
    divided, into, said = (cell.strip() for cell in line.split("|"))
    with pytest.raises(ValueError, match=re.escape(said)):
        divisions.said(KNOWN, divided, into.split())


def test_the_command_keeps_them_and_the_warehouse_goes_by_them(
    office: Office, journal: Journal, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(office.folder))
    shares = ["--into", "10273=0.4", "--into", "10237=0.6"]
    assert main(["setting", "--divided", TO_HIEU, *shares, "--why", "theo số dân"]) == 0
    assert "chia Xã Tô Hiệu: Xã Chương Dương 0.6, Xã Phú Xuyên 0.4" in capsys.readouterr().out
    with duckdb.connect(ensure(office, journal), read_only=True) as warehouse:
        assert warehouse.execute("select share from area_share order by share").fetchall() == [(0.4,), (0.6,)]


def test_all_ground_has_heirs_and_381_former_districts_can_be_told_apart(office: Office, journal: Journal) -> None:
    """What the reference says: no leaf area begins or ends without others; 381 of 696 districts fit (house: Areas)."""
    with duckdb.connect(ensure(office, journal), read_only=True) as warehouse:

        def ask(sql: str) -> list[tuple[object, ...]]:
            return warehouse.execute(sql).fetchall()

        leaves = "select name from area where is_leaf and"
        assert ask(f"{leaves} valid_to is not null and id not in (select old from area_change)") == []
        assert ask(f"{leaves} valid_from is not null and id not in (select new from area_change)") == []
        districts = "select count(*), count(*) filter (id in (select area from ground where geography = 'former'"
        districts += " and not is_whole)) from area where level = 'district' and valid_to = date '2025-06-30'"
        assert ask(districts) == [(696, 696 - 381)]
