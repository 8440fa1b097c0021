"""The HTTP API, /api/v1/…: the pages' answers for programs, asked through ask.py and so with the same permissions.

The gate has found out who asks, by the cookie of a sign-in or by `Authorization: Bearer TOKEN`. openapi.json beside
this module describes every path, parameter and status. A figure that is not there is null with its state, never 0.
"""

import hashlib
import json
import logging
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any
from urllib.parse import parse_qsl

import pandas as pd
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from dashboard import ask, counting, standings
from dashboard.export import attachment, csv_file
from dashboard.model import Area, Viewer, Warehouse
from dashboard.refusal import NotAllowed
from dashboard.session import acting_as
from dashboard.text import text
from queries import periods

Row = dict[str, Any]
FORMATS = ("json", "csv")
MOST = 20_000  # figures in one answer: indicators × areas × quarters
EARLIEST, LATEST = "1950-Q1", "2149-Q4"  # the quarters a warehouse knows: known_quarter in queries/schema.sql
LONGEST = 60  # letters of what was asked that an answer repeats
HEADERS = {"cache-control": "private, no-store", "vary": "Cookie, Authorization"}
_QUARTER = re.compile(r"[0-9]{4}-Q[1-4]")
log = logging.getLogger(__name__)


class CannotAnswer(ValueError):
    """What was asked cannot be answered: the status, the error's name (its words are "api.NAME") and their values."""

    def __init__(self, status: int, error: str, **values: object) -> None:
        super().__init__(error)
        self.status = status
        self.error = error
        self.values = {name: str(value)[:LONGEST] for name, value in values.items()}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request's parameters: of most one value, of those named in MANY several, in the order they were written."""

    values: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str | None:
        """The value, or None when there is none."""
        return next(iter(self.values.get(name, ())), None)

    def some(self, name: str) -> tuple[str, ...]:
        """The values. Raises CannotAnswer when there is none."""
        if not self.values.get(name):
            raise CannotAnswer(422, "missing", name=name)
        return self.values[name]


@dataclass(frozen=True, slots=True)
class Answer:
    """One path: the parameters it takes, what its rows are called, their columns, and who finds them."""

    takes: tuple[str, ...]
    rows: str
    columns: tuple[str, ...]
    find: Callable[[Warehouse, Asked], list[Row]]


def indicators(_warehouse: Warehouse, _asked: Asked) -> list[Row]:
    """Every indicator in its order, with its words in both languages."""
    found = []
    for indicator in ask.catalogue().values():
        words: Row = {}
        for name in ("name", "meaning", "unit", "source", "formula"):
            both = getattr(indicator, name)
            words |= {name: both.vi if both else None, f"{name}_en": both.en if both else None}
        plain = ("kind", "over_areas", "better", "numerator", "denominator", "breakdowns")
        found.append({"indicator": indicator.code, **words, **{name: getattr(indicator, name) for name in plain}})
    return found


def areas(warehouse: Warehouse, _asked: Asked) -> list[Row]:
    """The areas one may ask about, from the top down; `within` is the area above where one may see that too."""
    known = ask.areas(warehouse)
    keys = {area.id: area.key for area in known}
    plain = ("code", "name", "level", "valid_from", "valid_to", "is_leaf", "has_reported")
    return [
        {"area": area.key, "within": keys.get(area.parent), **{name: getattr(area, name) for name in plain}}
        for area in known
    ]


def series(warehouse: Warehouse, asked: Asked) -> list[Row]:
    """Quarter by quarter: queries/quarterly_series.sql, each figure with its state, unit, kind and coverage."""
    codes = asked.some("indicator")
    known = ask.catalogue()
    for code in codes:
        if code not in known:
            raise CannotAnswer(404, "unknown_indicator", name=code)
    among = {area.id: area for area in (_area(warehouse, written) for written in asked.some("area"))}
    first, last = _span(asked)
    count = len(codes) * len(among) * len(periods.quarters(periods.period(first), periods.period(last)))
    if count > MOST:
        raise CannotAnswer(422, "too_much", most=MOST, count=count)
    found = ask.series(warehouse, codes, tuple(among.values()), first, last)
    not_due = _NotDue(warehouse)
    rows = []
    for row in found.to_dict("records"):
        area, indicator = among[row["area"]], known[row["indicator"]]
        state = standings.state({**row, "is_leaf": area.is_leaf})
        if state == "missing" and not row["reported"] and not_due(area, row["quarter"], indicator.code):
            state = "not_due"
        meaning = {"state": state or "number", "unit": indicator.unit.vi, "kind": indicator.kind}
        words = {"indicator_name": indicator.name.vi, "area_name": area.name, "area_code": area.code}
        rows.append({**row, "area": area.key, **words, **meaning, "warehouse": warehouse.number})
    return rows


INDICATOR = (
    "indicator name name_en unit unit_en kind over_areas better meaning meaning_en formula formula_en "
    "numerator denominator breakdowns source source_en"
)
AREA = "area code name level within valid_from valid_to is_leaf has_reported"
FIGURE = (
    "indicator indicator_name area area_code area_name quarter value state unit kind numerator denominator own_value "
    "reported expected not_applicable is_approximate is_illustrative own_is_illustrative is_derived warehouse"
)
PATHS = {
    "/api/v1/indicators": Answer(("format",), "indicators", tuple(INDICATOR.split()), indicators),
    "/api/v1/areas": Answer(("format",), "areas", tuple(AREA.split()), areas),
    "/api/v1/series": Answer(("indicator", "area", "from", "to", "format"), "figures", tuple(FIGURE.split()), series),
}
DESCRIPTION = "/api/v1/openapi.json"
MANY = ("indicator", "area")


async def answer(scope: Scope, receive: Receive, send: Send) -> None:
    """The ASGI application below /api/: whatever is asked, the answer is JSON or the CSV that was asked for."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4404})
        return
    request = Request(scope)
    response = await run_in_threadpool(_answer, request, request.state.viewer)
    await response(scope, receive, send)


def _answer(request: Request, viewer: Viewer) -> Response:
    try:
        path = request.scope["path"]
        if path != DESCRIPTION and path not in PATHS:
            raise CannotAnswer(404, "not_found")
        if request.method not in ("GET", "HEAD"):
            raise CannotAnswer(405, "bad_method")
        if path == DESCRIPTION:
            _asked(request, ())
            return _known(request, (resources.files("dashboard") / "openapi.json").read_bytes(), "application/json")
        with acting_as(viewer):
            return _table(request, PATHS[path])
    except CannotAnswer as problem:
        return _refused(problem.status, problem.error, **problem.values)
    except NotAllowed:
        return _refused(403, "not_allowed")
    except Exception:
        log.exception("no answer to %s", request.scope["path"])
        return _refused(500, "failed")


def _table(request: Request, wanted: Answer) -> Response:
    asked = _asked(request, wanted.takes)
    form = asked.one("format") or "json"
    if form not in FORMATS:
        raise CannotAnswer(422, "bad_format", name=form)
    warehouse = ask.newest()
    if warehouse is None:
        raise CannotAnswer(503, "no_figures")
    rows = [{name: _plain(row[name]) for name in wanted.columns} for row in wanted.find(warehouse, asked)]
    if form == "csv":
        flat = [{n: ", ".join(v) if isinstance(v, list) else v for n, v in row.items()} for row in rows]
        name = attachment(f"{wanted.rows}-{warehouse.number}.csv")
        body, kind, more = (
            csv_file(pd.DataFrame(flat, columns=wanted.columns)),
            "text/csv; charset=utf-8",
            {"content-disposition": name},
        )
    else:
        body, kind, more = _json({"warehouse": warehouse.number, wanted.rows: rows}), "application/json", {}
    return _known(request, body, kind, f"{warehouse.number}-", **more)


def _known(request: Request, body: bytes, kind: str, before: str = "", **more: str) -> Response:
    """The answer; nothing but its name when the asker has it already (If-None-Match)."""
    tag = f'"{before}{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {**HEADERS, "etag": tag, **more}
    has = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if has & {tag, "*"}:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=kind, headers=headers)


def _refused(status: int, error: str, **values: str) -> Response:
    said = {"message": text("vi"), "message_en": text("en")}
    body = {"error": error, **{name: t(f"api.{error}", **values) for name, t in said.items()}}
    headers = {"allow": "GET, HEAD"} if status == 405 else {}
    return Response(_json(body), status, {**HEADERS, **headers}, "application/json")


def _asked(request: Request, takes: Sequence[str]) -> Asked:
    """The parameters, each known and, but for MANY, written once."""
    try:
        query = request.scope["query_string"].decode("utf-8")
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as unreadable:
        raise CannotAnswer(400, "unreadable") from unreadable
    values: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        if name not in takes:
            raise CannotAnswer(400, "unknown_parameter", name=name, known=", ".join(takes) or "–")
        if name in values and name not in MANY:
            raise CannotAnswer(400, "repeated", name=name)
        several = value.split(",") if name in MANY else [value]
        values[name] = tuple(dict.fromkeys((*values.get(name, ()), *(one.strip() for one in several if one.strip()))))
    return Asked(values)


def _area(warehouse: Warehouse, written: str) -> Area:
    found = ask.named(warehouse, written)
    if found is None:
        raise CannotAnswer(404, "unknown_area", name=written)
    return found


def _span(asked: Asked) -> tuple[str, str]:
    """From which quarter to which; what is not said is chosen as for the pages."""
    for name in ("from", "to"):
        label = asked.one(name)
        if label is not None and not (_QUARTER.fullmatch(label) and EARLIEST <= label <= LATEST):
            raise CannotAnswer(422, "bad_quarter", name=name, value=label)
    first, last = counting.span_asked(asked.one("from"), asked.one("to")).values()
    if first > last:
        raise CannotAnswer(422, "bad_order", first=first, last=last)
    return first, last


class _NotDue:
    """Whether a figure nobody gave is not owed yet: queries/coverage.sql, asked where that may be so."""

    def __init__(self, warehouse: Warehouse) -> None:
        self._warehouse = warehouse
        self._today = date.today()

    def __call__(self, area: Area, quarter: str, indicator: str) -> bool:
        if quarter < periods.same_last_year(periods.quarter_of(self._today)).label:
            return False  # deadlines are some days after a quarter's end
        rows = ask.coverage(self._warehouse, area, quarter, quarter, self._today, indicator)
        return bool((rows.state == "not_due").any())


def _plain(value: Any) -> Any:
    """A value as JSON has it: nothing for what is not there, whole numbers without a fraction, days as 2025-07-01."""
    if isinstance(value, tuple):
        return list(value)
    if pd.isna(value):
        return None
    if isinstance(value, date):
        return value.isoformat()
    value = value.item() if hasattr(value, "item") else value
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _json(body: Mapping[str, Any] | Iterable[Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
