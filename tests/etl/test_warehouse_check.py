"""What does not pass its check is not published: faulty rows, and rows that are not what was stored."""

import hashlib
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.journal import Journal
from etl.office import Office
from etl.stage import ROW, rows_file
from etl.warehouse import BadWarehouse, ensure, latest
from tests.etl.answered import (
    FIRST,
    SOME,
    TODAY,
    answers,
)

BAD_ROWS = """
area_code | 99999                                | code is not the one written down: 3907 99999 10276 (1)
area      | 999999                               | row of an unknown area
indicator | no_such_indicator                    | row of an unknown indicator: no_such_indicator
period_start, period_end | 2030-01-01, 2030-03-31 | area not valid
twice     |                                      | two values believed at once
"""


@pytest.mark.parametrize("line", BAD_ROWS.strip().splitlines(), ids=lambda line: line.split()[0])
def test_a_fault_is_not_published(
    office: Office, journal: Journal, load: Callable[[str, str], Path], line: str
) -> None:
    column, value, fault = [cell.strip() for cell in line.split("|")]
    before = load("đầu.xlsx", FIRST)
    good = journal.uploads(1)[0]
    rows = pq.read_table(rows_file(office, good.sha256, good.rows_sha256)).to_pylist()
    rows = [
        row | {"period": "2024-Q2", "period_start": date(2024, 4, 1), "period_end": date(2024, 6, 30)} for row in rows
    ]
    if column == "twice":
        rows.append(rows[0])
    else:
        for name, text in zip(column.split(", "), value.split(", "), strict=True):
            kind = type(rows[0][name])
            rows[0][name] = kind.fromisoformat(text) if kind is date else kind(text)
    _accept_rows(office, journal, rows)
    files = {file.name: file.read_bytes() for file in office.warehouse.glob("0*.duckdb")}
    for _ in range(2):
        with pytest.raises(BadWarehouse, match="was not published") as refused:
            ensure(office, journal)
        assert fault in str(refused.value)
    assert {file.name: file.read_bytes() for file in office.warehouse.glob("0*.duckdb")} == files
    assert latest(office) == before
    assert answers(before, SOME)


def _accept_rows(office: Office, journal: Journal, rows: list[dict[str, Any]]) -> None:
    """Rows as if a faulty program had stored and accepted them."""
    content = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=ROW), content)
    sha256 = hashlib.sha256(content.getvalue()).hexdigest()
    file = rows_file(office, "f" * 64, sha256)
    file.parent.mkdir(parents=True)
    file.write_bytes(content.getvalue())
    upload = {"file": "x", "sha256": "f" * 64, "rows_sha256": sha256, "figures": len(rows), "received_on": TODAY}
    journal.stage(upload, "An", accept=True)
