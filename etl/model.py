"""What travels from stage to stage: frozen records without behaviour.

bytes --read--> Reading --recognise--> Draft --validate--> Checked --stage--> Upload
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

import pandas as pd

from queries.periods import Period

Severity = Literal["wrong", "odd"]
CellKind = Literal["text", "number", "date", "boolean", "error", "uncalculated"]
FileKind = Literal["workbook", "csv", "document"]
State = Literal["sure", "ask"]
Step = Literal["reading", "understanding", "checking"]
Tell = Callable[[Step, int], None]
"""Told how far a report has come: cells read so far, cells being understood, figures being checked."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a report: a cell of a sheet, a cell of a document's table, or characters of a paragraph.

    `sheet` and `cell` ("D14") for workbooks and CSV; `table` (from 1) and `cell` for tables in documents;
    `paragraph` (from 1) with `start` and `end` counted in characters of the paragraph as read.
    """

    sheet: str | None = None
    cell: str | None = None
    table: int | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One non-empty cell as it stands in the file; rows and columns count from 1. Nothing is guessed here.

    `text` is what a person would have typed (numbers without their display format); `number` is set for kind "number"
    and "boolean", `day` for "date". "uncalculated" is a formula whose result the file does not hold, "error" a broken
    one (its text is "#REF!" and the like). `number_format` is the format code of the file where it is known. `mended`
    is what stands in the file ("" for nothing) where a person put `text` in its place when handing in. `raw` is the
    text as it stands in the file where `text` is another: letters of an old font, decoded.
    """

    row: int
    column: int
    address: str
    text: str
    kind: CellKind = "text"
    number: float | None = None
    day: date | None = None
    number_format: str | None = None
    hidden: bool = False
    mended: str | None = None
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, rows and columns from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its non-empty cells in row order, its merged ranges, and whether the sheet is hidden.

    A table of a document is a sheet as well: `table` is its number, from 1 in reading order, and `above` are the
    paragraphs between it and the table before (the start of the document).
    """

    name: str
    cells: tuple[Cell, ...]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    table: int | None = None
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a document, numbered from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person must look at. `code` names it in problems.toml; `severity` "wrong" blocks, "odd" needs a tick.

    `found` is the text as it stands in the file. `message` says where, what was found and what to do, in Vietnamese;
    `message_en` the same in English. `choices` are what a person can answer it with, each a value (an area's id, an
    indicator's code) and what it shows.
    """

    code: str
    severity: Severity
    where: Where
    found: str
    message: str
    message_en: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read. `kind` is None and `unreadable` True when it could not be read at all; `problems` says why."""

    file: str
    sha256: str
    kind: FileKind | None
    sheets: tuple[Sheet, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    problems: tuple[Problem, ...] = ()
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class AreaRef:
    """An area as found: its identity and the official code with the days on which that code meant it."""

    id: int
    code: str
    name: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure proposed from a report. What the file does not say is None; nothing is guessed.

    `breakdown` maps a dimension (subject, level, field, case_kind) to one value. `value` is None when the text is not a
    number, or when the report says "does not apply" (then `applies` is False). `row_area_problem` and the like are
    reported as problems of the Draft, never hidden here. `corrected` is what a person put in place of `text`.
    """

    indicator: str
    area_written: str
    area: AreaRef | None
    period: Period | None
    where: Where
    text: str
    value: float | None
    breakdown: dict[str, str] = field(default_factory=dict)
    qualifier: str | None = None
    cumulative: bool = False
    applies: bool = True
    calendar: str = "calendar"
    status: str = "actual"
    illustrative: bool = False
    corrected: str | None = None
    state: State = "sure"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said of one thing in a report when handing it in; nothing of the file itself is changed.

    kind    of what                             value
    period  a sheet (None: all)                 label of a period
    calendar  a sheet (None: all)               code of a reporting calendar
    area    a name as `written`                 the area's id, as text
    column  the column of `cell` in `sheet`     an indicator's code, with its parts ("CODE;subject=collective") and
                                                ";cumulative" where it runs on; "" to leave it out
    cell    `cell` in `sheet`                   what should stand there; "" to leave it out
    figure  a number in a sentence: `cell` is   what it says: "CODE;parts;cumulative|area's id|period|value", as read or
            "12:40-42", `written` the           changed; "" to leave it out
            indicator proposed, "" for none
    """

    kind: Literal["period", "calendar", "area", "column", "cell", "figure"]
    value: str
    sheet: str | None = None
    cell: str | None = None
    written: str | None = None


@dataclass(frozen=True, slots=True)
class Ignored:
    """A cell with content that is not a figure, and why (a word of recognise/ignored, e.g. "total", "heading")."""

    where: Where
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What was recognised in one file. `beside`: of offices that are no areas, but that printed totals count in."""

    reading: Reading
    figures: tuple[Figure, ...]
    totals: tuple[Figure, ...] = ()
    beside: tuple[Figure, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of a report when handing it in: a period (label) and an area (code) for where the file is
    silent, and answers, which go before what the file says."""

    period: str | None = None
    area: str | None = None
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A Draft after validation: every figure with its final state, and all problems of the file at once."""

    reading: Reading
    figures: tuple[Figure, ...]
    ignored: tuple[Ignored, ...]
    problems: tuple[Problem, ...]
    said: Said = Said()


@dataclass(frozen=True, slots=True)
class Upload:
    """One hand-in as the journal knows it. `state` is staged, accepted, rejected or withdrawn."""

    number: int
    state: str
    file: str
    sha256: str
    rows_sha256: str
    figures: int
    handed_in_by: str
    handed_in_at: datetime
    received_on: date
    decided_by: str | None = None
    decided_at: datetime | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What an office set for itself under a name, at a position of the journal; the newest of a name counts.

    `value` is what etl/settings.py says of that name.
    """

    position: int
    name: str
    value: Any
    set_by: str
    set_at: datetime
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """That the leaf areas inside an area owe a report each quarter between two days (none: no end known).

    It was believed from its own position in the journal until `lifted_position`, at which it was taken back.
    """

    position: int
    area: int
    valid_from: date | None
    valid_to: date | None
    set_by: str
    set_at: datetime
    lifted_position: int | None = None
    lifted_by: str | None = None
    lifted_at: datetime | None = None
    why: str | None = None


class Snapshot(NamedTuple):
    """What a warehouse is made from: the position of the journal, and what was accepted and set up to there.

    `uploads`: number file sha256 rows_sha256 received_on handed_in_by handed_in_at accepted_by accepted_at
    accepted_position withdrawn_position why; `duties`: area valid_from valid_to believed_from believed_to;
    `deadlines`: calendar indicator days first_day set_at; `shares`: old new share set_at;
    `breaks`: number quarter kind label indicator area believed_from believed_to.
    """

    position: int
    uploads: pd.DataFrame
    duties: pd.DataFrame
    deadlines: pd.DataFrame
    shares: pd.DataFrame
    breaks: pd.DataFrame
