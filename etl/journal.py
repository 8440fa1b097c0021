"""The journal: who handed in what, what was decided, and when. Small transactions, from several processes at once.

Entries are numbered without gaps; the number is the *position* in which belief is counted. Nothing is changed or
deleted: an upload's state is what its last entry says. Every entry is a line of the audit too.
"""

import fcntl
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import sqlalchemy as sa

from etl import audit, settings
from etl.database import Database
from etl.model import Duty, Setting, Snapshot, Upload
from etl.tables import DUTY as _DUTY
from etl.tables import ENTRY as _ENTRY
from etl.tables import SETTING as _SETTING
from etl.tables import UPLOAD as _UPLOAD
from etl.tables import next_number, now

_STATE = {"stage": "staged", "accept": "accepted", "reject": "rejected", "withdraw": "withdrawn"}
_MAY_FOLLOW = {"accept": ("staged",), "reject": ("staged",), "withdraw": ("accepted",)}
DECIDING = ("accept", "withdraw", "duty", "lift_duty", "setting")  # acts after which the warehouse must be made anew
_LAST = sa.select(sa.func.coalesce(sa.func.max(_ENTRY.c.position), 0))
_LAST_DECIDING = _LAST.where(_ENTRY.c.act.in_(DECIDING))


class CannotDecide(ValueError):
    """A decision that does not fit the state of the upload or duty; the message says which state it is in."""


class Journal:
    """One office's journal, in a database or the one at an SQLAlchemy address; `place` is where whoever writes sits."""

    def __init__(self, database: str | Database, place: str = audit.COMMAND) -> None:
        self.database = Database(database) if isinstance(database, str) else database
        self._place = place

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def stage(
        self,
        upload: dict[str, Any],
        who: str,
        *,
        accept_why: str | None = None,
        accept: bool = False,
        periods: Collection[str] = (),
    ) -> tuple[Upload, bool]:
        """Record an upload, and accept it in the same transaction if asked.

        `upload` has file, sha256, rows_sha256, figures, received_on. Returns it as recorded and whether it is new: the
        same bytes read the same way, staged or accepted already, stay one upload, also when handed in twice at once.
        Where the office's rules forbid it (two people, a closed quarter among the `periods`), it waits.
        """
        with self.database.write() as connection:
            accept = accept and settings.objection(connection, "accept", True, periods, (None, None)) is None
            known = _same_file(connection, upload["sha256"], upload["rows_sha256"])
            number = known.number if known else next_number(connection, _UPLOAD.c.number)
            if known is None:
                connection.execute(_UPLOAD.insert().values(number=number, **upload))
                self.note(connection, who, "stage", upload=number, why=None if accept else accept_why)
            if accept and (known is None or known.state == "staged"):
                self.note(connection, who, "accept", upload=number, why=accept_why)
            return _uploads(connection, _UPLOAD.c.number == number)[0], known is None

    def decide(
        self,
        number: int,
        act: str,
        who: str,
        why: str | None = None,
        *,
        periods: Collection[str] = (),
        allowed_by: str | None = None,
    ) -> Upload:
        """Accept, reject or withdraw an upload. CannotDecide when there is none, its state or a rule does not allow it.

        `periods` are those it has figures of; for a closed quarter among them it takes `allowed_by` and `why`.
        """
        with self.database.write() as connection:
            found = _uploads(connection, _UPLOAD.c.number == number)
            if not found:
                raise CannotDecide(f"Không có lần nộp số {number}. / There is no upload number {number}.")
            if found[0].state not in _MAY_FOLLOW[act]:
                raise CannotDecide(
                    f"Lần nộp số {number} đang ở trạng thái «{found[0].state}», không thể «{act}». / "
                    f"Upload {number} is {found[0].state}; it cannot be decided so: {act}."
                )
            is_own = found[0].handed_in_by == who
            if forbidden := settings.objection(connection, act, is_own, periods, (allowed_by, why)):
                raise CannotDecide(forbidden)
            self.note(connection, who, act, upload=number, about=allowed_by, why=why)
            return _uploads(connection, _UPLOAD.c.number == number)[0]

    def refuse(self, about: str, who: str, why: str) -> None:
        """Record that a file was refused; nothing else of it is kept."""
        with self.database.write() as connection:
            self.note(connection, who, "refuse", about=about, why=why)

    def set_duty(self, area: int, valid_from: date | None, valid_to: date | None, who: str) -> None:
        """Record that the leaf areas inside an area owe a report each quarter between two days; once while in force."""
        with self.database.write() as connection:
            in_force = (duty for duty in _duties(connection) if duty.lifted_position is None)
            if (area, valid_from, valid_to) not in ((duty.area, duty.valid_from, duty.valid_to) for duty in in_force):
                duty = {"area": area, "valid_from": valid_from, "valid_to": valid_to}
                self.note(connection, who, "duty", {_DUTY: duty}, about=str(area))

    def lift_duty(self, position: int, who: str, why: str) -> Duty:
        """Take back the duty set at a position. CannotDecide when there is none or it was taken back already."""
        with self.database.write() as connection:
            duty = next((duty for duty in _duties(connection) if duty.position == position), None)
            if duty is None:
                raise CannotDecide(
                    f"Không có nghĩa vụ báo cáo số {position}; xem các số ở «etl duty --list». / "
                    f"There is no duty number {position}; `etl duty --list` names them."
                )
            if duty.lifted_position is not None:
                raise CannotDecide(
                    f"Nghĩa vụ báo cáo số {position} đã được {duty.lifted_by} rút ngày {duty.lifted_at:%d/%m/%Y}. / "
                    f"Duty {position} was taken back already, by {duty.lifted_by}."
                )
            self.note(connection, who, "lift_duty", about=str(position), why=why)
            return next(duty for duty in _duties(connection) if duty.position == position)

    def set(self, name: str, value: Any, who: str, why: str | None = None) -> None:
        """Set something for the office: etl/settings.py says what there is. Raises ValueError for what it cannot be."""
        written = settings.written(name, value)
        with self.database.write() as connection:
            self.note(connection, who, "setting", {_SETTING: {"name": name, "value": written}}, about=name, why=why)

    def settings(self) -> list[Setting]:
        """Everything ever set, the first one first."""
        with self.database.read() as connection:
            return settings.told(connection)

    def entries(self, number: int | None = None) -> list[dict[str, Any]]:
        """What was decided about an upload, or all, the first one first: position upload at who act about (who allowed
        an exception) why."""
        names = ("position", "upload", "at", "who", "act", "about", "why")
        of = _ENTRY.c.upload.is_not(None) if number is None else _ENTRY.c.upload == number
        wanted = sa.select(*(_ENTRY.c[name] for name in names)).where(of)
        with self.database.read() as connection:
            return [dict(row) for row in connection.execute(wanted.order_by(_ENTRY.c.position)).mappings()]

    def duties(self) -> list[Duty]:
        """Every duty ever set, the first one first."""
        with self.database.read() as connection:
            return _duties(connection)

    def uploads(self, number: int | None = None) -> list[Upload]:
        """All uploads with their states, newest first; or the one of that number."""
        with self.database.read() as connection:
            return _uploads(connection, *([] if number is None else [_UPLOAD.c.number == number]))

    def same_file(self, sha256: str, rows_sha256: str) -> Upload | None:
        """The upload of the same bytes read the same way that is staged or accepted, if there is one."""
        with self.database.read() as connection:
            return _same_file(connection, sha256, rows_sha256)

    def decided_position(self) -> int:
        """The last position that changed what the warehouse must hold; 0 when nothing was decided yet."""
        with self.database.read() as connection:
            return int(connection.execute(_LAST_DECIDING).scalar_one())

    def position_at(self, moment: datetime) -> int:
        """The last position written at or before a moment (UTC, without a zone)."""
        with self.database.read() as connection:
            return int(connection.execute(_LAST.where(_ENTRY.c.at <= moment)).scalar_one())

    def moment_of(self, position: int) -> datetime | None:
        """When the entry at a position was made; UTC, without a zone."""
        with self.database.read() as connection:
            return connection.execute(sa.select(_ENTRY.c.at).where(_ENTRY.c.position == position)).scalar()

    def snapshot(self) -> Snapshot:
        """What a warehouse is made from, read in one transaction."""
        accepted, staged, withdrawn = (_ENTRY.alias(act) for act in ("accepted", "staged", "withdrawn"))
        uploads = (
            sa.select(
                *(_UPLOAD.c[name] for name in ("number", "file", "sha256", "rows_sha256", "received_on")),
                staged.c.who.label("handed_in_by"),
                staged.c.at.label("handed_in_at"),
                accepted.c.who.label("accepted_by"),
                accepted.c.at.label("accepted_at"),
                accepted.c.position.label("accepted_position"),
                withdrawn.c.position.label("withdrawn_position"),
                accepted.c.why,
            )
            .join(accepted, sa.and_(accepted.c.upload == _UPLOAD.c.number, accepted.c.act == "accept"))
            .join(staged, sa.and_(staged.c.upload == _UPLOAD.c.number, staged.c.act == "stage"))
            .outerjoin(withdrawn, sa.and_(withdrawn.c.upload == _UPLOAD.c.number, withdrawn.c.act == "withdraw"))
            .order_by(_UPLOAD.c.number)
        )
        with self.database.read() as connection:
            position = int(connection.execute(_LAST_DECIDING).scalar_one())
            duties = [
                (duty.area, duty.valid_from, duty.valid_to, duty.position, duty.lifted_position)
                for duty in _duties(connection)
            ]
            columns = ["area", "valid_from", "valid_to", "believed_from", "believed_to"]
            believed = pd.DataFrame(duties, columns=columns, dtype=object)
            return Snapshot(
                position,
                _frame(connection, uploads),
                believed,
                *(look(connection) for look in (settings.deadlines, settings.shares, settings.breaks)),
            )

    @contextmanager
    def build_lock(self) -> Iterator[None]:
        """Held by the one process that makes a warehouse; others wait. Let go of even when the process is killed."""
        if self.database.is_sqlite:
            with Path(f"{self.database.url.database}.build-lock").open("w") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                yield
        else:
            with self.database.outside() as connection:
                connection.execute(sa.text("select pg_advisory_lock(20260701)"))
                try:
                    yield
                finally:
                    connection.execute(sa.text("select pg_advisory_unlock(20260701)"))

    def note(
        self,
        connection: sa.Connection,
        who: str,
        act: str,
        beside: dict[sa.Table, dict[str, Any]] | None = None,
        **details: Any,
    ) -> None:
        """Add an entry, the row of another table that belongs to it, and its line of the audit; inside a `write`."""
        entry = {"position": next_number(connection, _ENTRY.c.position), "at": now(), "who": who, "act": act}
        entry |= {"upload": None, "about": None, "why": None} | details
        connection.execute(_ENTRY.insert().values(**entry))
        for table, row in (beside or {}).items():
            connection.execute(table.insert().values(position=entry["position"], **row))
        audit.note_entry(connection, entry, self._place)


def _frame(connection: sa.Connection, select: sa.Select) -> pd.DataFrame:
    result = connection.execute(select)
    return pd.DataFrame(result.fetchall(), columns=list(result.keys()), dtype=object)


def _duties(connection: sa.Connection) -> list[Duty]:
    lifted = _ENTRY.alias("lifted")
    duties = (
        sa.select(
            *_DUTY.c,
            _ENTRY.c.who.label("set_by"),
            _ENTRY.c.at.label("set_at"),
            lifted.c.position.label("lifted_position"),
            lifted.c.who.label("lifted_by"),
            lifted.c.at.label("lifted_at"),
            lifted.c.why,
        )
        .join(_ENTRY, _ENTRY.c.position == _DUTY.c.position)
        .outerjoin(lifted, sa.and_(lifted.c.act == "lift_duty", lifted.c.about == sa.cast(_DUTY.c.position, sa.String)))
        .order_by(_DUTY.c.position)
    )
    return [Duty(**row) for row in connection.execute(duties).mappings()]


def _same_file(connection: sa.Connection, sha256: str, rows_sha256: str) -> Upload | None:
    found = _uploads(connection, _UPLOAD.c.sha256 == sha256, _UPLOAD.c.rows_sha256 == rows_sha256)
    return next((upload for upload in found if upload.state in ("staged", "accepted")), None)


def _uploads(connection: sa.Connection, *only: sa.ColumnElement[bool]) -> list[Upload]:
    entries = sa.select(_UPLOAD, _ENTRY.c.act, _ENTRY.c.who, _ENTRY.c.at, _ENTRY.c.why).join(
        _ENTRY, _ENTRY.c.upload == _UPLOAD.c.number
    )
    found: dict[int, Upload] = {}
    for row in connection.execute(entries.where(*only).order_by(_ENTRY.c.position)).mappings():
        last = None if row["act"] == "stage" else row
        first = found.get(row["number"])
        found[row["number"]] = Upload(
            number=row["number"],
            state=_STATE[row["act"]],
            file=row["file"],
            sha256=row["sha256"],
            rows_sha256=row["rows_sha256"],
            figures=row["figures"],
            handed_in_by=first.handed_in_by if first else row["who"],
            handed_in_at=first.handed_in_at if first else row["at"],
            received_on=row["received_on"],
            decided_by=last["who"] if last else None,
            decided_at=last["at"] if last else None,
            why=last["why"] if last else None,
        )
    return sorted(found.values(), key=lambda upload: -upload.number)
