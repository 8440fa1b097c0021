"""The tables of the journal's database, the same on SQLite and PostgreSQL; a change is a step of etl/migrations.py.

What came in and what was decided (upload, entry, duty, setting, explanation, target, note, population) and what was
done (audit) is only ever added to; the database itself refuses a change of it. People, what they sign in with (person,
session, token, link) and what they want to be told (attention, letterbox) do change.
"""

from datetime import UTC, datetime

import sqlalchemy as sa

META = sa.MetaData()


def _table(name: str, *columns: sa.Column) -> sa.Table:
    return sa.Table(name, META, *columns)


def _number(name: str = "number") -> sa.Column:
    return sa.Column(name, sa.Integer, primary_key=True, autoincrement=False)


def _secret() -> sa.Column:
    """SHA-256 of a secret that only its holder has; the secret itself is stored nowhere."""
    return sa.Column("hash", sa.String(64), primary_key=True)


def _person() -> sa.Column:
    return sa.Column("person", sa.Integer, sa.ForeignKey("person.number"), nullable=False, index=True)


MIGRATION = _table("migration", _number(), sa.Column("applied_at", sa.DateTime, nullable=False))
UPLOAD = _table(
    "upload",
    _number(),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False, index=True),
    sa.Column("rows_sha256", sa.String(64), nullable=False),
    sa.Column("figures", sa.Integer, nullable=False),
    sa.Column("received_on", sa.Date, nullable=False),
)
ENTRY = _table(
    "entry",
    _number("position"),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("act", sa.String(12), nullable=False),
    sa.Column("upload", sa.Integer, sa.ForeignKey("upload.number"), index=True),
    sa.Column("about", sa.Text),
    sa.Column("why", sa.Text),
)
DUTY = _table(
    "duty",
    sa.Column("position", sa.Integer, sa.ForeignKey("entry.position"), primary_key=True, autoincrement=False),
    sa.Column("area", sa.Integer, nullable=False),
    sa.Column("valid_from", sa.Date),
    sa.Column("valid_to", sa.Date),
)
SETTING = _table(
    "setting",
    sa.Column("position", sa.Integer, sa.ForeignKey("entry.position"), primary_key=True, autoincrement=False),
    sa.Column("name", sa.String(24), nullable=False),
    sa.Column("value", sa.Text, nullable=False),  # JSON, keys in order: etl/settings.py
)
EXPLANATION = _table(  # why a figure stands that a check found odd: etl/explanations.py
    "explanation",
    sa.Column("position", sa.Integer, sa.ForeignKey("entry.position"), primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("area", sa.Integer, nullable=False),
    sa.Column("period", sa.String(16), nullable=False, index=True),
    sa.Column("indicator", sa.String(64), nullable=False),
    sa.Column("breakdown", sa.Text, nullable=False),
    sa.Column("figure", sa.Text, nullable=False),  # the figures explained: with others it no longer applies
)
TARGET = _table(  # what an area is to reach in certain periods: etl/targets.py
    "target",
    sa.Column("position", sa.Integer, sa.ForeignKey("entry.position"), primary_key=True, autoincrement=False),
    sa.Column("indicator", sa.String(64), nullable=False),
    sa.Column("area", sa.Integer, nullable=False),
    sa.Column("first", sa.String(16), nullable=False),  # labels of two quarters, or of two years
    sa.Column("last", sa.String(16), nullable=False),
    sa.Column("value", sa.Float, nullable=False),
    sa.Column("is_least", sa.Boolean, nullable=False),  # at least so much; else at most
    sa.Column("base", sa.Integer),  # the year from which progress is reckoned
    sa.Column("document", sa.Text, nullable=False),
)
NOTE = _table(  # what is pinned to a quarter or a day of an area: etl/notes.py
    "note",
    sa.Column("position", sa.Integer, sa.ForeignKey("entry.position"), primary_key=True, autoincrement=False),
    sa.Column("area", sa.Integer, nullable=False),
    sa.Column("on_day", sa.String(16), nullable=False),  # 2024-Q3 or 2024-09-07
    sa.Column("indicator", sa.String(64)),  # none: all
    sa.Column("text", sa.Text, nullable=False),
)
POPULATION = _table(  # how many people areas have, a file each: etl/populations.py
    "population",
    sa.Column("position", sa.Integer, sa.ForeignKey("entry.position"), primary_key=True, autoincrement=False),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("content", sa.Text, nullable=False),  # JSON, its hash in the entry
)
AUDIT = _table(
    "audit",
    _number(),
    sa.Column("at", sa.DateTime, nullable=False, index=True),
    sa.Column("who", sa.Text, nullable=False, index=True),
    sa.Column("place", sa.Text, nullable=False),  # the address of the machine, or what etl/audit.py says instead
    sa.Column("act", sa.String(24), nullable=False, index=True),
    sa.Column("about", sa.Text),
    sa.Column("details", sa.Text, nullable=False),  # JSON, keys in order
    sa.Column("before", sa.String(64), nullable=False),  # the hash of the line before
    sa.Column("hash", sa.String(64), nullable=False),
)
PERSON = _table(
    "person",
    _number(),
    sa.Column("name", sa.String(64), nullable=False, unique=True),  # what is typed to sign in, in lower case
    sa.Column("shown", sa.Text, nullable=False),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("area", sa.Integer),  # none: the whole country
    sa.Column("state", sa.String(8), nullable=False),  # active | locked | removed
    sa.Column("password", sa.Text),  # argon2id; none until the person has set one
    sa.Column("subject", sa.Text, unique=True),  # who this is at the office's identity provider: issuer|sub
    sa.Column("made_at", sa.DateTime, nullable=False),
)
SESSION = _table(
    "session",
    _secret(),
    _person(),
    sa.Column("way", sa.String(8), nullable=False),  # password | oidc
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("browser", sa.Text, nullable=False),
    sa.Column("made_at", sa.DateTime, nullable=False),
    sa.Column("seen_at", sa.DateTime, nullable=False),
    sa.Column("ends_at", sa.DateTime, nullable=False),
    sa.Column("ended_at", sa.DateTime),
)
TOKEN = _table(
    "token",
    _secret(),
    _person(),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("made_at", sa.DateTime, nullable=False),
    sa.Column("used_at", sa.DateTime),
    sa.Column("ends_at", sa.DateTime, nullable=False),
    sa.Column("ended_at", sa.DateTime),
)
LINK = _table(
    "link",
    _secret(),
    _person(),
    sa.Column("made_at", sa.DateTime, nullable=False),
    sa.Column("ends_at", sa.DateTime, nullable=False),
    sa.Column("ended_at", sa.DateTime),
)
DEVICE = _table(  # a browser somebody has signed in with before: strangers' wrong passwords do not hold it up
    "device", _secret(), _person(), sa.Column("made_at", sa.DateTime, nullable=False)
)
ATTEMPT = _table(
    "attempt",
    sa.Column("source", sa.Text, primary_key=True),  # where wrong passwords came from: dashboard/entrance/throttle.py
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("last_at", sa.DateTime, nullable=False),
)
KNOWN_NAME = _table(  # what a person said a written name of an area means, to be proposed the next time
    "known_name",
    sa.Column("person", sa.Integer, sa.ForeignKey("person.number"), primary_key=True, autoincrement=False),
    sa.Column("name", sa.String(200), primary_key=True),  # folded: etl/vietnamese.py
    sa.Column("area", sa.Integer, nullable=False),
    sa.Column("said_at", sa.DateTime, nullable=False),
)
UNFINISHED = _table(  # a report somebody is not done with: hers alone, decided about by nobody, in no warehouse
    "unfinished",
    _number(),
    _person(),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("kept_at", sa.DateTime, nullable=False),
    sa.Column("to_do", sa.Integer, nullable=False),
    sa.Column("said", sa.Text, nullable=False),  # JSON: dashboard/desk/unfinished.py
)
BRIEFING = _table(  # what somebody collects to present: hers alone; without a person, the demonstration's
    "briefing",
    _number(),
    sa.Column("person", sa.Integer, sa.ForeignKey("person.number"), index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),  # as of which entry of the journal its figures are
    sa.Column("revision", sa.Integer, nullable=False),  # how many times it was changed
    sa.Column("changed_at", sa.DateTime, nullable=False),
    sa.Column("content", sa.Text, nullable=False),  # JSON: dashboard/briefing/kept.py
)
ISSUED = _table(  # what left the building, so that a mark on it can be answered
    "issued",
    sa.Column("code", sa.String(16), primary_key=True),
    sa.Column("person", sa.Integer, sa.ForeignKey("person.number"), index=True),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("content", sa.Text, nullable=False),  # JSON: dashboard/briefing/issued.py
)
SHARE = _table(  # a briefing behind a link, its figures written out
    "share",
    _secret(),
    sa.Column("person", sa.Integer, sa.ForeignKey("person.number"), index=True),
    sa.Column("code", sa.String(16), sa.ForeignKey("issued.code"), nullable=False),
    sa.Column("made_at", sa.DateTime, nullable=False),
    sa.Column("ends_at", sa.DateTime, nullable=False),
    sa.Column("ended_at", sa.DateTime),
    sa.Column("password", sa.Text),  # argon2id
    sa.Column("openings", sa.Integer, nullable=False),
    sa.Column("opened_at", sa.DateTime),
    sa.Column("content", sa.Text, nullable=False),  # JSON: dashboard/briefing/packing.py
)
ATTENTION = _table(  # what a person wants to be told of an area: dashboard/attention/kept.py
    "attention",
    _number(),
    _person(),
    sa.Column("kind", sa.String(8), nullable=False),  # owing | change | missed
    sa.Column("area", sa.Integer, nullable=False),
    sa.Column("indicator", sa.String(64)),
    sa.Column("percent", sa.Float),
    sa.Column("least", sa.Float),
    sa.Column("made_at", sa.DateTime, nullable=False),
)
LETTERBOX = _table(  # who wants letters, and where
    "letterbox",
    sa.Column("person", sa.Integer, sa.ForeignKey("person.number"), primary_key=True, autoincrement=False),
    sa.Column("address", sa.String(254), nullable=False),
    sa.Column("changed_at", sa.DateTime, nullable=False),
)
TOLD = _table(  # what was told by letter: never again
    "told",
    sa.Column("person", sa.Integer, sa.ForeignKey("person.number"), primary_key=True, autoincrement=False),
    sa.Column("what", sa.String(160), primary_key=True),
    sa.Column("at", sa.DateTime, nullable=False),
)
APPEND_ONLY = (UPLOAD, ENTRY, DUTY, AUDIT, SETTING, ISSUED, EXPLANATION, TARGET, NOTE, POPULATION)


def now() -> datetime:
    """The moment as the database keeps it: UTC, without a zone, whole seconds."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def next_number(connection: sa.Connection, column: sa.Column) -> int:
    """One more than the largest there; without gaps in a transaction of the only writer (`Database.write`)."""
    return int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(column), 0) + 1)).scalar_one())
