"""How many people, households and hamlets areas have, from a file the office fills in: one row an area and year.

Kept in the journal: of several files for one area and year the newest counts, one that was taken back no longer does,
and as of an earlier position it is what stood then. Nothing is carried to another year or another area.
"""

import csv
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from etl import areas
from etl.journal import Journal
from etl.read.encoding import decode
from etl.read.guard import Refused
from etl.standing import said, stood, take_back
from etl.tables import POPULATION
from etl.vietnamese import plain

ENDS = "lift_people"
LARGEST, MOST_ROWS, MOST_FAULTS = 2_000_000, 20_000, 30
LONGEST = 200
"""So many letters the name of a document may have."""
COUNTS = ("population", "households", "hamlets")
COLUMNS = ("code", "year", *COUNTS, "document")
HEADS = {
    "code": ("ma don vi", "ma", "area code", "code"),
    "year": ("nam", "year"),
    "population": ("dan so", "so dan", "population"),
    "households": ("so ho", "households"),
    "hamlets": ("so thon", "so thon to dan pho", "hamlets"),
    "document": ("van ban", "nguon", "source document", "document"),
}
"""Titles of the columns without diacritics; the form has the first of each."""
_WHOLE = re.compile(r"\d{1,9}|\d{1,3}(?:[. \u00a0]\d{3}){1,2}|\d{1,3}(?:,\d{3}){1,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a line of the file (0: with the file): `what` in a word, and what was found."""

    line: int
    what: str
    found: str = ""


class BadPopulations(ValueError):
    """A file that cannot be taken; nothing of it is. `faults` has the first of them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(f"{one.line} {one.what} {one.found}" for one in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class People:
    """What an area (an id) had in a year, by which document; what the document does not say is None."""

    area: int
    year: int
    document: str
    population: int | None = None
    households: int | None = None
    hamlets: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A file as it was handed in (UTC, without a zone), and by whom it was taken back, where it was."""

    number: int
    file: str
    rows: tuple[People, ...]
    who: str
    at: datetime
    ended_who: str | None
    ended_at: datetime | None


def read(content: bytes) -> tuple[People, ...]:
    """The rows of a CSV, with a comma, a semicolon or a tab between columns. Raises BadPopulations with every fault:
    too_large no_text no_columns no_rows; of a line: no_code which_code no_year no_number no_count no_document twice.
    """
    if len(content) > LARGEST:
        raise BadPopulations([Fault(0, "too_large")])
    try:
        lines = decode(content).splitlines()
    except Refused as refused:
        raise BadPopulations([Fault(0, "no_text")]) from refused
    head = lines[0] if lines else ""
    try:
        table = list(csv.reader(lines, delimiter=max(";\t,", key=head.count)))
    except csv.Error as error:
        raise BadPopulations([Fault(0, "no_text")]) from error
    named = {plain(title).strip(): n for n, title in enumerate(table[0] if table else [])}
    at = {name: next((named[one] for one in HEADS[name] if one in named), None) for name in COLUMNS}
    if None in (at["code"], at["year"], at["document"]) or all(at[name] is None for name in COUNTS):
        raise BadPopulations([Fault(1, "no_columns", head[:100])])
    faults, rows = list[Fault](), dict[tuple[int, int], People]()
    for line, cells in enumerate(table[1 : MOST_ROWS + 1], start=2):
        given = {name: cells[n].strip() if n is not None and n < len(cells) else "" for name, n in at.items()}
        if not any(given.values()):
            continue
        try:
            row = _row(given, line)
        except BadPopulations as bad:
            faults += bad.faults
            continue
        if (row.area, row.year) in rows:
            faults.append(Fault(line, "twice", f"{given['code']} {row.year}"))
        rows[row.area, row.year] = row
    if len(table) > MOST_ROWS + 1:
        faults.append(Fault(0, "too_large"))
    if faults or not rows:
        raise BadPopulations(faults[:MOST_FAULTS] or [Fault(0, "no_rows")])
    return tuple(rows.values())


def keep(journal: Journal, file: str, rows: Sequence[People], who: str) -> None:
    """Record what a file says; its line of the audit bears the hash of that."""
    content = json.dumps([asdict(row) for row in rows], ensure_ascii=False, sort_keys=True)
    about = sha256(content.encode()).hexdigest()
    with journal.database.write() as connection:
        row = {"file": file[:LONGEST], "content": content}
        journal.note(connection, who, "population", {POPULATION: row}, about=about, why=file[:LONGEST])


def lift(journal: Journal, number: int, who: str, why: str | None) -> None:
    """Take back a file. Raises standing.CannotTakeBack."""
    take_back(journal, POPULATION, ENDS, number, who, why)


def files(journal: Journal) -> list[Held]:
    """Every file ever taken, the first one first."""
    return [_held(row) for row in said(journal, POPULATION, ENDS)]


def known(journal: Journal, as_of: int | None = None) -> dict[tuple[int, int], People]:
    """What areas had by (area, year), as it stood at a position (None: now)."""
    found: dict[tuple[int, int], People] = {}
    for row in said(journal, POPULATION, ENDS):
        if stood(row, as_of):
            found |= {(one.area, one.year): one for one in _held(row).rows}
    return found


def _row(given: dict[str, str], line: int) -> People:
    faults, counts = list[Fault](), dict[str, int | None]()
    year = int(given["year"]) if re.fullmatch(r"(19|20)\d\d", given["year"], re.ASCII) else None
    if year is None:
        faults.append(Fault(line, "no_year", given["year"]))
    for name in COUNTS:
        count = _count(given[name])
        if given[name] and not count:  # nought is no number anything can be divided by
            faults.append(Fault(line, "no_number", given[name]))
        counts[name] = count
    if not any(given[name] for name in COUNTS):
        faults.append(Fault(line, "no_count"))
    if not 0 < len(given["document"]) <= LONGEST:
        faults.append(Fault(line, "no_document", given["document"][:50]))
    meant = [] if year is None else _meant(given["code"], year)
    if year is not None and len(meant) != 1:
        spans = "; ".join(f"{one.code}@{one.valid_to or one.valid_from} {one.name}" for one in meant)
        faults.append(Fault(line, "which_code" if meant else "no_code", spans or given["code"]))
    if faults:
        raise BadPopulations(faults)
    return People(meant[0].id, year, given["document"], **counts)


def _count(text: str) -> int | None:
    """12345 and 12.345, 12,345, 12 345; nothing else."""
    return int(re.sub(r"\D", "", text)) if _WHOLE.fullmatch(text) else None


def _meant(code: str, year: int) -> list[areas.Area]:
    """The areas a code may mean in a year; one when it says on which day (10273@2025-06-30)."""
    reference = areas.load()
    try:
        newest, others = reference.by_code(code)
        if "@" in code:
            return [newest] if _stands(newest, year) else []
    except (areas.UnknownArea, ValueError):
        return []
    return [one for one in (newest, *others) if _stands(one, year)]


def _stands(area: areas.Area, year: int) -> bool:
    begins, ends = date(year, 1, 1), date(year, 12, 31)
    return (area.valid_from or begins) <= ends and (area.valid_to or ends) >= begins


def _held(row: dict[str, Any]) -> Held:
    rows = tuple(People(**one) for one in json.loads(row["content"]))
    names = ("file", "who", "at", "ended_who", "ended_at")
    return Held(row["position"], rows=rows, **{name: row[name] for name in names})
