"""What an office sets for itself: each name with the values it may have. Kept in the journal, the newest counts.

two_people  true | false: whether what is handed in is accepted by somebody else
deadline    {"calendar", "days", "first_day"}: until how many days after a period's last day a report is on time, for
            periods that end on `first_day` (a day as text, or null: all) or later; of several that apply, the newest
"""

import json
from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa

from etl.model import Setting
from etl.tables import ENTRY, SETTING

TWO_PEOPLE, DEADLINE = "two_people", "deadline"
MOST_DAYS = 92  # a quarter: a later deadline would fall behind that of the next report


def written(name: str, value: Any) -> str:
    """A setting's value as it is kept. Raises ValueError for a name or value there is not."""
    match name, value:
        case "two_people", bool():
            pass
        case "deadline", {"calendar": "calendar" | "mid_month", "days": int(days), "first_day": first_day, **rest}:
            if rest or not 1 <= days <= MOST_DAYS:
                raise ValueError(f"hạn nộp: từ 1 đến {MOST_DAYS} ngày / a deadline has 1 to {MOST_DAYS} days: {value}")
            if first_day is not None:
                date.fromisoformat(first_day)
        case _:
            raise ValueError(f"không có quy định như vậy / there is no such setting: {name} {value!r}")
    return json.dumps(value, sort_keys=True)


def told(connection: sa.Connection, name: str | None = None) -> list[Setting]:
    """Everything ever set, or under one name, the first one first."""
    wanted = sa.select(SETTING, ENTRY.c.who, ENTRY.c.at, ENTRY.c.why).join(
        ENTRY, ENTRY.c.position == SETTING.c.position
    )
    if name is not None:
        wanted = wanted.where(SETTING.c.name == name)
    rows = connection.execute(wanted.order_by(SETTING.c.position)).mappings()
    return [Setting(r["position"], r["name"], json.loads(r["value"]), r["who"], r["at"], r["why"]) for r in rows]


def asks_for_two(connection: sa.Connection) -> bool:
    """True when what is handed in must be accepted by somebody else."""
    said = told(connection, TWO_PEOPLE)
    return bool(said and said[-1].value)


def deadlines(connection: sa.Connection) -> pd.DataFrame:
    """Every deadline ever set: calendar days first_day set_at."""
    rows = [{**one.value, "set_at": one.position} for one in told(connection, DEADLINE)]
    found = pd.DataFrame(rows, columns=["calendar", "days", "first_day", "set_at"], dtype=object)
    return found.assign(first_day=[date.fromisoformat(day) if day else None for day in found["first_day"]])
