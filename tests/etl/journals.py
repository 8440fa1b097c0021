"""Journals on both engines: what is recorded of a file, and statements sent past the journal's own code."""

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

both = pytest.mark.parametrize(
    "new_address", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True
)


def upload(number: int = 1) -> dict[str, Any]:
    """What is recorded of a file; another number is another file."""
    sha256 = f"{number:064x}"
    return {
        "file": f"{number}.xlsx",
        "sha256": sha256,
        "rows_sha256": sha256,
        "figures": 4,
        "received_on": date(2024, 10, 3),
    }


def told(address: str, sql: str, **values: Any) -> list[tuple]:
    """The answer to a statement sent past the journal's own code."""
    engine = sa.create_engine(address)
    try:
        with engine.begin() as connection:
            answer = connection.execute(sa.text(sql), values)
            return [tuple(row) for row in answer] if answer.returns_rows else []
    finally:
        engine.dispose()
