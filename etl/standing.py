"""What somebody said, and stands until it is taken back: a row beside an entry of the journal, ended by another entry.

As of a position it is what stood then; nothing is changed or deleted.
"""

from typing import Any

import sqlalchemy as sa

from etl.journal import DECIDING, Journal
from etl.tables import ENTRY


class CannotTakeBack(ValueError):
    """There is nothing of that number, or it was taken back already."""


def said(journal: Journal, table: sa.Table, ended_by: str, *only: sa.ColumnElement[bool]) -> list[dict[str, Any]]:
    """Every row ever said, the first one first, with who at why, and ended_position ended_who ended_at ended_why where
    it was taken back by an entry of the act `ended_by`."""
    ends = ENTRY.alias("ends")
    wanted = (
        sa.select(
            table,
            *(ENTRY.c[name] for name in ("who", "at", "why")),
            *(ends.c[name].label(f"ended_{name}") for name in ("position", "who", "at", "why")),
        )
        .join(ENTRY, ENTRY.c.position == table.c.position)
        .outerjoin(ends, sa.and_(ends.c.act == ended_by, ends.c.about == sa.cast(table.c.position, sa.String)))
    )
    with journal.database.read() as connection:
        return [dict(row) for row in connection.execute(wanted.where(*only).order_by(table.c.position)).mappings()]


def take_back(journal: Journal, table: sa.Table, ended_by: str, number: int, who: str, why: str | None) -> None:
    """End what stands under a number. Raises CannotTakeBack."""
    with journal.database.write() as connection:
        is_there = connection.execute(sa.select(table.c.position).where(table.c.position == number)).scalar()
        ended = sa.select(ENTRY.c.position).where(ENTRY.c.act == ended_by, ENTRY.c.about == str(number))
        if is_there is None or connection.execute(ended).scalar() is not None:
            raise CannotTakeBack(f"{ended_by} {number}")
        journal.note(connection, who, ended_by, about=str(number), why=why)


def stood(row: dict[str, Any], as_of: int | None) -> bool:
    """Whether a row of `said` stood at a position; None is now."""
    ended = row["ended_position"]
    if as_of is None:
        return ended is None
    return row["position"] <= as_of and (ended is None or ended > as_of)


def until_next_decision(journal: Journal, position: int) -> int:
    """The last entry up to which figures are those of a position: what is said meanwhile belongs to them."""
    after = sa.select(sa.func.min(ENTRY.c.position)).where(ENTRY.c.act.in_(DECIDING), ENTRY.c.position > position)
    with journal.database.read() as connection:
        if (following := connection.execute(after).scalar()) is not None:
            return int(following) - 1
        return max(position, int(connection.execute(sa.select(sa.func.max(ENTRY.c.position))).scalar() or 0))
