"""The steps that bring an older journal up to date, each taken once, in one transaction; a step is never edited."""

import sqlalchemy as sa

from etl import audit
from etl.tables import (
    ATTEMPT,
    ATTENTION,
    AUDIT,
    BRIEFING,
    DEVICE,
    DUTY,
    ENTRY,
    EXPLANATION,
    ISSUED,
    KNOWN_NAME,
    LETTERBOX,
    LINK,
    META,
    NOTE,
    PERSON,
    POPULATION,
    SESSION,
    SETTING,
    SHARE,
    TARGET,
    TOKEN,
    TOLD,
    UNFINISHED,
    UPLOAD,
)

REFUSAL = "what is written in the journal is never changed"


def _first(connection: sa.Connection) -> None:
    """Uploads, decisions, duties."""
    META.create_all(connection, tables=[UPLOAD, ENTRY, DUTY])


def _people(connection: sa.Connection) -> None:
    """People, sign-ins, the audit; what the journal held before becomes its first lines."""
    META.create_all(connection, tables=[AUDIT, PERSON, SESSION, TOKEN, LINK, DEVICE, ATTEMPT])
    for entry in connection.execute(sa.select(ENTRY).order_by(ENTRY.c.position)).mappings():
        audit.note_entry(connection, entry, audit.BEFORE)
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql(
            "create function refuse_change() returns trigger language plpgsql as "
            f"$$ begin raise exception '{REFUSAL}'; end $$"
        )
    _refuse_changes(connection, UPLOAD, ENTRY, DUTY, AUDIT)


def _settings(connection: sa.Connection) -> None:
    """What an office sets for itself."""
    META.create_all(connection, tables=[SETTING])
    _refuse_changes(connection, SETTING)


def _names(connection: sa.Connection) -> None:
    """What people said of written names."""
    META.create_all(connection, tables=[KNOWN_NAME])


def _unfinished(connection: sa.Connection) -> None:
    """Reports people are not done with."""
    META.create_all(connection, tables=[UNFINISHED])


def _briefings(connection: sa.Connection) -> None:
    """What people collect to present, what left the building, and links to it."""
    META.create_all(connection, tables=[BRIEFING, ISSUED, SHARE])
    _refuse_changes(connection, ISSUED)


def _explanations(connection: sa.Connection) -> None:
    """Why figures stand that a check found odd."""
    META.create_all(connection, tables=[EXPLANATION])
    _refuse_changes(connection, EXPLANATION)


def _targets(connection: sa.Connection) -> None:
    """What areas are to reach."""
    META.create_all(connection, tables=[TARGET])
    _refuse_changes(connection, TARGET)


def _notes(connection: sa.Connection) -> None:
    """What is pinned to charts."""
    META.create_all(connection, tables=[NOTE])
    _refuse_changes(connection, NOTE)


def _attention(connection: sa.Connection) -> None:
    """What people want to be told, where to, and what they were told."""
    META.create_all(connection, tables=[ATTENTION, LETTERBOX, TOLD])


def _populations(connection: sa.Connection) -> None:
    """How many people areas have."""
    META.create_all(connection, tables=[POPULATION])
    _refuse_changes(connection, POPULATION)


def _refuse_changes(connection: sa.Connection, *tables: sa.Table) -> None:
    if connection.dialect.name == "sqlite":
        for table in tables:
            for change in ("update", "delete"):
                connection.exec_driver_sql(
                    f"create trigger {table.name}_{change} before {change} on {table.name} "
                    f"begin select raise(abort, '{REFUSAL}'); end"
                )
        return
    for table in tables:
        connection.exec_driver_sql(
            f"create trigger {table.name}_change before update or delete or truncate on {table.name} "
            "for each statement execute function refuse_change()"
        )


MIGRATIONS = (
    _first,
    _people,
    _settings,
    _names,
    _unfinished,
    _briefings,
    _explanations,
    _targets,
    _notes,
    _attention,
    _populations,
)
