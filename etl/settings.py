"""What an office sets for itself: each name with the values it may have. Kept in the journal, the newest counts.

two_people  true | false: whether what is handed in is accepted by somebody else
deadline    {"calendar", "days", "first_day"}: until how many days after a period's last day a report is on time, for
            periods that end on `first_day` (a day as text, or null: all) or later; of several that apply, the newest.
            With "indicator", a code: that one's own, which goes before the common one; its "days" may be null: none of
            its own from then on
closed      {"quarter", "closed"}: whether the figures of a quarter stand: then accepting or withdrawing an upload that
            has any of it needs an exception, with who allowed it and why
shares      {"old", "shares"}: how much of a divided area (an id) went into which others (an id as text: 0 to 1, all
            together 1); for estimates by the boundaries of today; of several for one area, the newest
break       {"quarter", "kind", "label", "indicator", "area"}: from a quarter on figures are not comparable with those
            before: a definition, a boundary or a calendar changed; of one indicator (or null: all) in one area and all
            inside it (an id, or null: all)
break_taken_back  the position of a break that was set by mistake
"""

import json
import re
from collections.abc import Collection
from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa

from etl import divisions
from etl.model import Setting
from etl.tables import ENTRY, SETTING
from queries.catalogue import catalogue

TWO_PEOPLE, DEADLINE, CLOSED, SHARES = "two_people", "deadline", "closed", "shares"
BREAK, MENDED = "break", "break_taken_back"
KINDS = ("definition", "boundary", "calendar")
MOST_DAYS = 92  # a quarter: a later deadline would fall behind that of the next report


def written(name: str, value: Any) -> str:
    """A setting's value as it is kept. Raises ValueError for a name or value there is not."""
    match name, value:
        case "two_people", bool():
            pass
        case "deadline", {"calendar": "calendar" | "mid_month", "days": days, "first_day": first_day, **rest}:
            own = rest.pop("indicator", None)
            if own is not None and (own not in catalogue() or catalogue()[own].is_computed):
                raise ValueError(f"hạn nộp riêng: không có chỉ tiêu {own} / no reported indicator {own}")
            is_lifted = days is None and own is not None
            if rest or not (is_lifted or (isinstance(days, int) and 1 <= days <= MOST_DAYS)):
                raise ValueError(f"hạn nộp: từ 1 đến {MOST_DAYS} ngày / a deadline has 1 to {MOST_DAYS} days: {value}")
            if first_day is not None:
                date.fromisoformat(first_day)
        case "closed", {"quarter": str(quarter), "closed": bool(), **rest}:
            if rest or not re.fullmatch(r"\d{4}-Q[1-4]", quarter, re.ASCII):
                raise ValueError(f"quy định khóa quý: hãy ghi 2024-Q3 / no quarter; write 2024-Q3: {value}")
        case "break", {"quarter": str(quarter), "kind": str(kind), "label": str(label), **rest}:
            is_whole = bool(re.fullmatch(r"\d{4}-Q[1-4]", quarter, re.ASCII)) and kind in KINDS and bool(label.strip())
            if not is_whole or set(rest) != {"indicator", "area"} or not isinstance(rest["area"], int | None):
                raise ValueError(f"ngắt chuỗi: quý 2024-Q3, loại, câu ghi / a break: quarter, kind, label: {value}")
            if rest["indicator"] is not None and rest["indicator"] not in catalogue():
                raise ValueError(f"không có chỉ tiêu / there is no indicator {rest['indicator']!r}")
        case "break_taken_back", int():
            pass
        case "shares", {"old": int(), "shares": dict(), **rest} if not rest:
            divisions.checked(value)
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


def closed(connection: sa.Connection) -> frozenset[str]:
    """The quarters whose figures stand."""
    newest = {one.value["quarter"]: one.value["closed"] for one in told(connection, CLOSED)}
    return frozenset(quarter for quarter, is_closed in newest.items() if is_closed)


def objection(
    connection: sa.Connection,
    act: str,
    is_own: bool,
    periods: Collection[str],
    exception: tuple[str | None, str | None],
) -> str | None:
    """Why the office's own rules forbid a decision about an upload of these periods; None when they do not.

    `is_own`: who decides has handed it in. `exception`: who allowed one, and why.
    """
    if act == "accept" and is_own and asks_for_two(connection):
        return (
            "Cơ quan quy định người khác duyệt, không phải người nộp. / "
            "The office asks for somebody else to accept it than who handed it in."
        )
    stands = sorted(closed(connection) & set(periods)) if act in ("accept", "withdraw") else []
    if stands and not all(exception):
        return (
            f"Đã khóa {', '.join(stands)}: cần ghi ai cho phép ngoại lệ và lý do (--allowed-by, --why). / "
            f"Closed: {', '.join(stands)}; an exception needs who allowed it and why (--allowed-by, --why)."
        )
    return None


def deadlines(connection: sa.Connection) -> pd.DataFrame:
    """Every deadline ever set: calendar indicator days first_day set_at."""
    rows = [{"indicator": None, **one.value, "set_at": one.position} for one in told(connection, DEADLINE)]
    found = pd.DataFrame(rows, columns=["calendar", "indicator", "days", "first_day", "set_at"], dtype=object)
    return found.assign(first_day=[date.fromisoformat(day) if day else None for day in found["first_day"]])


def shares(connection: sa.Connection) -> pd.DataFrame:
    """Every share of a divided area ever said: old new share set_at."""
    rows = [
        (one.value["old"], int(new), share, one.position)
        for one in told(connection, SHARES)
        for new, share in one.value["shares"].items()
    ]
    return pd.DataFrame(rows, columns=["old", "new", "share", "set_at"], dtype=object)


def breaks(connection: sa.Connection) -> pd.DataFrame:
    """Every break of a series ever set, and between which positions it stood: number quarter kind label indicator area
    believed_from believed_to."""
    told_back = {one.value: one.position for one in told(connection, MENDED)}
    rows = [
        {**one.value, "number": at, "believed_from": at, "believed_to": told_back.get(at)}
        for one in told(connection, BREAK)
        for at in [one.position]
    ]
    names = "number quarter kind label indicator area believed_from believed_to"
    return pd.DataFrame(rows, columns=names.split(), dtype=object)
