"""Every problem a person can be told of: problems.toml says how grave it is and how it is put, in both languages."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from etl.model import Problem, Where


def problem(code: str, where: Where, found: str, *, choices: Sequence[tuple[str, str]] = (), **details: Any) -> Problem:
    """A problem at a place: `found` is the text as it stands there, `details` what its sentences name besides.

    `choices` are what a person can answer it with, each a value and what it shows.
    """
    entry = _entries()[code]
    values = {"where": place(where), "found": found if len(found) <= 80 else f"{found[:77]}…", **details}
    message, message_en = (entry[language].format(**values) for language in ("vi", "en"))
    return Problem(code, entry["severity"], where, found, message, message_en, tuple(choices))


def place(where: Where) -> str:
    """A place as people write it: Q4!D15, đoạn 12, bảng 1 ô D3."""
    if where.paragraph is not None:
        return f"đoạn {where.paragraph}"
    if where.table is not None:
        return f"bảng {where.table} ô {where.cell}"
    return "!".join(part for part in (where.sheet, where.cell) if part) or "tệp"


@cache
def _entries() -> dict[str, dict[str, str]]:
    return tomllib.loads((resources.files("etl") / "problems.toml").read_text(encoding="utf-8"))
