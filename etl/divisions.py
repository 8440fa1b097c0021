"""How much of a divided area went where: the office says it, since no register does; for estimates only."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from etl.areas import Areas


def said(areas: Areas, divided: str, into: Sequence[str]) -> dict[str, Any]:
    """The setting for `--divided 00123@2025-06-30 --into 10273=0.4 --into 10279=0.6`: {"old", "shares"} by ids.

    Raises ValueError when the area was not divided, when not exactly the areas that took a part are named, or when the
    shares do not add up to 1; UnknownArea for a code nobody has.
    """
    old, _ = areas.by_code(divided)
    if old.valid_to is None:
        raise ValueError(f"{divided}: {old.name} chưa bị chia / was not divided")
    on = old.valid_to + timedelta(days=1)
    heirs = {area.id: area for area in areas.became(old.id, on)}
    if len(heirs) < 2:
        raise ValueError(f"{divided}: {old.name} không bị chia cho nhiều đơn vị / went whole into one area")
    shares = dict(_share(areas, one, on) for one in into)
    if set(shares) != set(heirs) or len(shares) != len(into):
        named = ", ".join(f"{area.code} {area.name}" for area in heirs.values())
        said = f"{old.name} được chia cho / was divided between: {named}"
        raise ValueError(f"{said}; ghi đủ tỷ lệ / give all shares")
    return checked({"old": old.id, "shares": {str(number): share for number, share in shares.items()}})


def checked(value: Mapping[str, Any]) -> dict[str, Any]:
    """The same value, when its shares lie between 0 and 1 and add up to 1. Raises ValueError."""
    shares = list(value["shares"].values())
    if not all(0 <= share <= 1 for share in shares) or not math.isclose(sum(shares), 1, abs_tol=1e-6):
        said = "tỷ lệ phải từ 0 đến 1 và cộng lại bằng 1 / shares lie between 0 and 1 and add up to 1"
        raise ValueError(f"{said}: {shares}")
    return dict(value)


def _share(areas: Areas, written: str, on: date) -> tuple[int, float]:
    code, _, share = written.partition("=")
    try:
        number = float(share.replace(",", "."))
    except ValueError as problem:
        raise ValueError(f"hãy ghi MÃ=TỶ LỆ / write CODE=SHARE, 10273=0.4: {written}") from problem
    return areas.by_code(code, on)[0].id, number
