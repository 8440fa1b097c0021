"""Text tables in, text tables out: a warehouse in memory, filled by the production SQL, asked by the production run().

    here = given('''
        area | 2024-Q1 | 2024-Q2        a column named by a period holds values; a blank cell was not reported,
        A    |       3 |     n/a        n/a is a report that says it does not apply
        B    |       4 |                (or one row a figure: indicator | area | period | value | upload ...)
    ''')
    then(here.ask("quarterly_series indicator=received area=D from=2024-Q1 to=2024-Q2"), '''
        quarter | value | reported      only the columns named here are compared; a blank cell is null
        2024-Q1 |     7 |        2
        2024-Q2 |       |        1
    ''')

Whatever a test does not care about has a default: the areas below, a duty of all of P set at position 0 and
never lifted, upload 1 accepted at position 1.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib import resources
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
from said_rows import break_row, change_row, deadline_row, duty_row, parts_rows, share_row

import queries
from etl.stage import ROW
from queries import periods
from queries.geographies import GEOGRAPHIES
from queries.thresholds import thresholds

AREAS = """
    area | level    | within | from       | to
    P    | province |        |            |
    D    | district | P      |            | 2025-06-30
    E    | district | P      |            | 2025-06-30
    A    | commune  | D      |            | 2025-06-30
    B    | commune  | D      |            | 2025-06-30
    C    | commune  | E      |            | 2025-06-30
    X    | commune  | P      | 2025-07-01 |
    Y    | commune  | P      | 2025-07-01 |
"""
INDICATORS = """
    code         | kind   | over_areas | numerator | denominator | first_breakdown
    received     | flow   | sum        |           |             | case_kind
    resolved     | flow   | sum        |           |             |
    success      | share  | share      | resolved  | received    |
    teams        | stock  | sum        |           |             |
    posted       | stock  | none       |           |             |
    due          | stock  | none       |           |             |
    posted_share | share  | none       | posted    | due         |
    models       | cohort | sum        |           |             | subject
    printed_rate | share  | none       |           |             |
"""
BREAKDOWNS = """
    dimension | value
    subject   | collective
    subject   | individual
    case_kind | civil
    case_kind | family
    case_kind | other
"""
IDENTITIES = """
    kind | indicator    | formula | way | role  | other
    limit| resolved     | 0       | 0   | limit | received
    rate | printed_rate | 0       | 0   | part  | resolved
    rate | printed_rate | 0       | 0   | whole | received
"""
CALENDARS = """
    code      | name_vi | name_en | deadline_days
    calendar  | Lịch    | Plain   | 10
    mid_month | Giữa    | Middle  | 6
"""
DUTY = """
    area | from | to
    P    |      |
"""
NOTHING = "area | value"

Table = list[dict[str, str]]


@dataclass(frozen=True)
class Here:
    """A warehouse in memory. `ids` are the identities by name, `faults` what fill/check.sql found wrong with it."""

    connection: duckdb.DuckDBPyConnection
    ids: Mapping[str, int]
    faults: tuple[str, ...]

    def ask(self, question: str) -> pd.DataFrame:
        """The answer to `query_name parameter=value ...`, as for `etl ask`; areas are their names, in and out."""
        name, *words = question.split()
        kinds = queries.query(name).parameters
        given = dict(word.split("=", 1) for word in words)
        answer = queries.run(name, self.connection, **{p: self._value(kinds[p], word) for p, word in given.items()})
        names = {number: name for name, number in self.ids.items()}
        return answer.assign(**{c: [names.get(v) for v in answer[c]] for c in ("area", "parent") if c in answer})

    def _value(self, kind: str, word: str) -> Any:
        match kind.rstrip("?"):
            case "texts":
                return word.split(",")
            case "area":
                return self.ids[word]
            case "areas":
                return [self.ids[area] for area in word.split(",")]
            case "number" | "position":
                return int(word)
            case "day":
                return date.fromisoformat(word)
        return word


def given(
    rows: str | Iterable[Mapping[str, str]] = NOTHING,
    uploads: str | Iterable[Mapping[str, str]] = "",
    *,
    areas: str = AREAS,
    duty: str = DUTY,
    indicators: str = INDICATORS,
    breakdowns: str = BREAKDOWNS,
    identities: str = IDENTITIES,
    calendars: str = CALENDARS,
    deadlines: str = "calendar | days | first_day | set",
    changes: str = "old | new",
    shares: str = "old | new | share | set",
    breaks: str = "quarter",
    may_be_faulty: bool = False,
) -> Here:
    """A warehouse of these rows and uploads, made as etl/warehouse.py makes one."""
    ids = {row["area"]: number for number, row in enumerate(read(areas), start=1)}
    figures = [figure for row in (read(rows) if isinstance(rows, str) else rows) for figure in _figures(row)]
    uploads = read(uploads) if isinstance(uploads, str) else list(uploads)
    known = {row["upload"] for row in uploads}
    uploads += [{"upload": number} for number in sorted({f["upload"] for f in figures} - known, key=int)]
    uploads_in = [_upload(row) for row in uploads]
    frames = {
        "warehouse_in": _frame([{"number": 1, "journal_position": 0, "made_by": "test"}]),
        "areas_in": _frame(
            [_area(_empty_is_none(row), ids) for row in read(areas)],
            "id code name type level parent valid_from valid_to lat lon",
        ),
        "area_changes_in": _frame([change_row(row, ids) for row in read(changes)], "old new changed_on kind source"),
        "share_in": _frame([share_row(row, ids) for row in read(shares)], "old new share set_at"),
        "break_in": _frame([break_row(row, ids) for row in read(breaks)], BREAK_COLUMNS),
        "calendars_in": _frame(read(calendars)),
        "geography_in": _frame([{"code": code, "on_day": day} for code, day in GEOGRAPHIES.items()]),
        "duty_in": _frame(
            [duty_row(row, ids) for row in read(duty)], "area valid_from valid_to believed_from believed_to"
        ),
        "deadline_in": _frame(
            [deadline_row(row) for row in read(deadlines)], "calendar indicator days first_day set_at"
        ),
        "indicator_in": _frame([_empty_is_none(row) | {"place": n} for n, row in enumerate(read(indicators))]),
        "breakdown_in": _frame(parts_rows(read(breakdowns))),
        "identity_in": _frame(read(identities), "kind indicator formula way role other"),
        "threshold_in": _frame([{"name": name, "value": one.value} for name, one in thresholds().items()]),
        "upload_in": _frame(uploads_in, UPLOAD_COLUMNS),
        "row_in": _row_in(figures, uploads_in, ids),
    }
    connection = duckdb.connect(config={"threads": 1})
    for name in queries.PREPARED:
        connection.execute(sql(name))
    for name, frame in frames.items():
        connection.register(name, frame)
    for name in ("reference", "office", "reported", "indicator_value"):
        connection.execute(sql(f"fill/{name}.sql"))
    faults = tuple(fault for fault, _, _ in connection.execute(sql("fill/check.sql")).fetchall())
    assert may_be_faulty or not faults, faults
    return Here(connection, ids, faults)


def then(answer: pd.DataFrame, expected: str) -> None:
    """The answer, in the columns the expected table names, is that table, row by row."""
    header, *rows = _cells(expected)
    found = [header, *([written(value) for value in row] for row in answer[header].itertuples(index=False))]
    assert as_text(found) == as_text([header, *rows])


def read(text: str) -> Table:
    """A text table as one mapping a row."""
    header, *rows = _cells(text) or [[]]
    return [dict(zip(header, row, strict=True)) for row in rows]


def written(value: Any) -> str:
    """A value of an answer as a text table writes it."""
    if pd.isna(value):
        return ""
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.0f}" if math.isclose(value, round(value), abs_tol=1e-9) else f"{value:.2f}"
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value)


def as_text(rows: list[list[str]]) -> str:
    """Rows as an aligned table, so that a failing test shows two tables one below the other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (" | ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n" + "\n".join(lines) + "\n"


def sql(name: str) -> str:
    """A file of queries/ as it ships."""
    return (resources.files("queries") / name).read_text(encoding="utf-8")


BREAK_COLUMNS = "number quarter kind label indicator area believed_from believed_to"
UPLOAD_COLUMNS = (
    "number file sha256 rows_sha256 received_on handed_in_by handed_in_at accepted_by accepted_at accepted_position"
    " withdrawn_position why is_lost"
)


def _cells(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines() if line.strip()]


def _frame(rows: list[dict[str, Any]], columns: str = "") -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns.split() or None, dtype=object)


def _empty_is_none(row: Mapping[str, str]) -> dict[str, str | None]:
    return {key: value or None for key, value in row.items()}


def _area(row: Mapping[str, str | None], ids: Mapping[str, int]) -> dict[str, str | None]:
    return {
        "id": str(ids[row["area"]]), "code": _code(ids[row["area"]]), "name": row["area"], "type": row["level"],
        "level": row["level"], "parent": str(ids[row["within"]]) if row["within"] else None,
        "valid_from": row["from"], "valid_to": row["to"], "lat": row.get("lat"), "lon": row.get("lon"),
    }  # fmt: skip


def _code(number: int) -> str:
    return f"{number:05d}"


def _upload(row: Mapping[str, str]) -> dict[str, Any]:
    number = int(row["upload"])
    position = int(row.get("accepted") or number)
    at = datetime(2024, 1, 1, 8)
    return {
        "number": number, "file": row.get("file") or f"{number}.xlsx", "sha256": f"{number:064x}", "rows_sha256": "",
        "received_on": date.fromisoformat(row.get("received") or "2024-01-01"),
        "handed_in_by": row.get("by") or "officer", "handed_in_at": at, "accepted_by": "approver", "accepted_at": at,
        "accepted_position": position,
        "withdrawn_position": int(row["withdrawn"]) if row.get("withdrawn") else None,
        "why": row.get("why") or None, "is_lost": row.get("lost") == "yes",
    }  # fmt: skip


def _figures(row: Mapping[str, str]) -> list[dict[str, str]]:
    """One row a figure: columns named by a period become rows."""
    row = {"upload": "1", "indicator": "received", "breakdown": "", **row}
    wide = [key for key in row if key[:4].isdigit()]
    if not wide:
        return [row] if row.get("value") else []
    plain = {key: value for key, value in row.items() if key not in wide}
    return [{**plain, "period": label, "value": row[label]} for label in wide if row[label]]


def _row_in(figures: list[dict[str, str]], uploads: list[dict[str, Any]], ids: Mapping[str, int]) -> pa.Table:
    rows = []
    for number, row in enumerate(figures, start=1):
        calendar = row.get("calendar") or "calendar"
        period = periods.period(row["period"], calendar)
        area = ids[row["area"]]
        rows.append(
            {
                "indicator": row["indicator"], "area": area, "area_code": _code(area), "area_written": row["area"],
                "period_kind": period.kind, "period": period.label,
                "period_start": period.start, "period_end": period.end,
                "calendar": calendar, "status": "actual", "breakdown": row["breakdown"],
                "value": None if row["value"] == "n/a" else float(row["value"]),
                "qualifier": row.get("qualifier") or None, "cumulative": row.get("cumulative") == "yes",
                "illustrative": row.get("illustrative") == "yes", "sheet": "1", "cell": row.get("cell") or f"B{number}",
                "text": row["value"],
            }
        )  # fmt: skip
    table = pa.Table.from_pylist(rows, schema=ROW)
    of = {upload["number"]: upload for upload in uploads}
    handed_in = [of[int(row["upload"])] for row in figures]
    for column, key in (("upload", "number"), ("accepted_position",) * 2, ("withdrawn_position",) * 2):
        table = table.append_column(column, pa.array([upload[key] for upload in handed_in], pa.int64()))
    return table
