"""Tables whose rows are indicators, or this period, what was carried over and the running sum, of one or more areas."""

import re
from dataclasses import replace

from etl.model import AreaRef
from etl.problems import problem
from etl.recognise.body import Body
from etl.recognise.meaning import Meaning, meaning_of, subject_of
from etl.recognise.rows import NOTHING, is_office, one_area_row, report_columns, report_understood
from etl.recognise.words import key, words
from queries.catalogue import catalogue

_RATE = re.compile(r"([^;:]+):\s*(\d+(?:[.,]\d+)?\s*%)")


def read_indicators(body: Body, subject: str) -> None:
    """A row for each indicator; the columns are this period, the running sum, the plan, periods, or areas."""
    columns = _area_columns(body)
    report_columns(body, None, in_rows=True, known=columns)
    section, parent, in_office, subject_here = "", "", False, subject
    here = body.places.here(body.timing.day())
    told_no_area, carried = False, _carries(body)
    for row, label, has_values in body.rows():
        if not has_values:
            sentence = label.split(":")[0]
            in_office = is_office(body, sentence) or (in_office and not subject_of([label]))
            named = body.places.named(sentence, body.timing.day())
            here, section, parent = (named, section, "") if named else (here, label, "")
            if named:
                _printed_rates(body, row, label, named, subject)
            body.ignore(row, "group")
            subject_here = subject
            continue
        if in_office:
            body.ignore(row, "office")
            continue
        meaning = _row_meaning(section, parent, label, subject_here)
        if meaning.role == "unknown" or (
            meaning.role == "figure" and meaning.indicator is None and not meaning.neutral
        ):
            where = body.grid.where(row, body.header.key or 1)
            body.found.problems.append(problem("unknown_row", where, label))
            body.ignore(row, "unknown")
            subject_here = ""  # bare words below it ("Đã giải quyết") may be about that
            continue
        if meaning.role != "figure":
            body.ignore(row, meaning.role)
            continue
        if meaning.indicator and meaning_of(_path(section, label), (), subject).indicator:
            parent = label
        if meaning.understood:
            report_understood(body, row, body.header.key or 1, meaning, label)
        if here is None and not columns and not told_no_area:
            told_no_area = True
            body.found.problems.append(
                body.places.nowhere(body.grid.where(row, body.header.key or 1), body.timing.day())
            )
        doubt = carried and words().rows.meant(key(label)) is not None
        one_area_row(body, row, here, meaning, None, columns=columns, doubt=doubt)


def _printed_rates(body: Body, row: int, label: str, area: AreaRef, subject: str) -> None:
    """Rates typed behind the name of an area: "UBND xã X: Trước và đúng hạn: 96,8%; Chậm và quá hạn: 5,47%"."""
    cell = body.grid.row(row)[0]
    period_, calendar = body.timing.of(None)
    for match in _RATE.finditer(label.partition(":")[2]):
        meaning = meaning_of([f"Tỷ lệ {match[1].strip(' ;,:.')}"], (), subject)
        if meaning.indicator and catalogue()[meaning.indicator].kind == "share":
            printed = replace(cell, text=match[2].replace(".", ","), kind="text", number=None)
            body.take(printed, meaning, label.partition(":")[0], area, period_, calendar, doubt=True)


def _carries(body: Body) -> bool:
    """Whether a row says that something was carried over: then "in this period" and "all" are not the same count."""
    rows = range(body.header.last_row + 1, body.last_row + 1)
    carried = [row for row in rows if words().rows.meant(key(body.label(row))) == "carried"]
    return any(cell.number for row in carried for cell in body.grid.row(row) if cell.kind == "number")


def _row_meaning(section: str, parent: str, label: str, subject: str) -> Meaning:
    """What a row counts: by its own words and its section's; a part ("- Tập thể") by the row it belongs to."""
    state = words().rows.meant(key(label))
    if state == "in_period":
        return NOTHING
    if state == "cumulative":
        return replace(NOTHING, cumulative=True)
    if state == "carried":
        return Meaning("carried", (label,))
    about = subject_of([section]) or subject
    meaning = meaning_of(_path(section, label), (), about)
    if meaning.role in ("value", "period", "note", "unit"):
        return NOTHING if meaning.role == "value" else Meaning("unknown", (label,))  # "Thực hiện" among "Kế hoạch"
    if meaning.role == "figure" and meaning.indicator is None and parent:
        return meaning_of(_path(section, parent, label), (), about)
    if meaning.role == "unknown" and section and not subject_of([section]):
        return meaning_of([label], (), about)  # a section nobody knows says nothing against a row that says all
    return meaning


def _path(*titles: str) -> list[str]:
    return [title for title in titles if title]


def _area_columns(body: Body) -> dict[int, AreaRef]:
    """Columns whose titles are areas, where the indicators stand in rows."""
    found = {}
    for number, column in body.header.columns.items():
        if column.role == "unknown" and column.titles and body.figures_in(number):
            area = body.places.named(column.titles[-1], body.timing.day())
            if area is not None:
                found[number] = area
    return found
