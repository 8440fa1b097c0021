"""Lists of models or procedures: no number to read, the rows are counted. A count is always left to a person."""

import re
from collections import defaultdict
from collections.abc import Sequence

from etl.model import AreaRef, Figure, Where
from etl.problems import problem
from etl.recognise.body import Body
from etl.recognise.grid import address
from etl.recognise.meaning import Meaning
from etl.recognise.words import breakdown_of, key, words
from etl.vietnamese import fold
from queries.catalogue import catalogue

_NUMBERED = re.compile(r"\s*\d+(\.\d+)*[.)]?\s*")
_GROUPED = re.compile(r"\s*(?:[ivx]+|\d+|[a-zđ])?[.)]?\s*lĩnh vực\b", re.IGNORECASE)


def read_list(body: Body, indicator: str | None) -> None:
    """Count the rows of a list for each area: all of them, by part, and those a column marks with "x" or "Đạt"."""
    item, area_column = body.header.of_role("item") or 1, body.header.of_role("area")
    here, rows, fields = body.places.here(body.timing.day()), defaultdict[AreaRef | None, list[int]](list), set()
    for row, _, _ in body.rows():
        if _is_group(body, row):
            fields.add(key(body.grid.row(row)[0].text))
        elif _is_entry(body, row, item):
            rows[_area(body, row, area_column, here)].append(row)
            continue
        body.ignore(row, "group")
    count = sum(len(some) for some in rows.values())
    where, title = body.grid.where(body.header.last_row + 1, item), " ".join(body.header.columns[item].titles)
    if not count:
        return
    if indicator is None:
        body.found.problems.append(problem("unknown_list", where, title, count=count))
        return
    name = catalogue()[indicator].name
    body.found.problems.append(problem("counted_list", where, title, count=count, name=name.vi, name_en=name.en))
    if None in rows and area_column is None:
        body.found.problems.append(problem("no_area", where, ""))
    for area, some in rows.items():
        _count(body, area, some, item, indicator)
    groups = words().counted_groups.get(indicator)
    for area, some in rows.items() if groups else ():
        named = _values(body, some) or (fields if len(rows) == 1 else set())
        if named:
            _add(body, area, some, body.header.of_role("part") or item, groups, len(named), {})


def _values(body: Body, rows: list[int]) -> set[str]:
    """What some rows say in the column of fields, each once."""
    column = body.header.of_role("part")
    return {key(text) for row in rows if column and (text := body.grid.text(row, column))}


def _count(body: Body, area: AreaRef | None, rows: list[int], item: int, indicator: str) -> None:
    _add(body, area, rows, item, indicator, len(rows), {})
    for number, column in body.header.columns.items():
        if column.role == "ordinal":
            continue  # "TT" numbers the rows here, whatever else it may stand for
        part = breakdown_of(key(column.titles[-1])) if column.titles else None
        if part and part[0] in catalogue()[indicator].breakdowns:
            _by_marks(body, area, rows, number, indicator, dict([part]))
        elif column.role in ("part", "breakdown"):
            _by_words(body, area, rows, number, indicator)
        elif column.role == "figure" and column.indicator and column.indicator != indicator:
            _by_marks(body, area, rows, number, column.indicator, {})


def _by_marks(
    body: Body, area: AreaRef | None, rows: list[int], number: int, indicator: str, part: dict[str, str]
) -> None:
    """The rows a column marks; a column without any mark says nothing, one unclear word leaves its row out aloud."""
    marked, any_word = 0, False
    for row in rows:
        text = fold(body.grid.text(row, number)).strip(" .")
        any_word |= bool(text)
        if text in words().marks["yes"]:
            marked += 1
        elif text and text not in words().marks["no"]:
            name = catalogue()[indicator].name
            where = body.grid.where(row, number)
            details = {"name": name.vi, "name_en": name.en}
            body.found.problems.append(problem("unclear_mark", where, body.grid.text(row, number), **details))
    if any_word:
        _add(body, area, rows, number, indicator, marked, part)


def _by_words(body: Body, area: AreaRef | None, rows: list[int], number: int, indicator: str) -> None:
    """The rows by the field written in a column; one that names two fields, or none known, counts in none."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        part = breakdown_of(key(body.grid.text(row, number)))
        if part and part[0] in catalogue()[indicator].breakdowns:
            counts[part] += 1
    for part, count in counts.items():
        _add(body, area, rows, number, indicator, count, dict([part]))


def _add(
    body: Body,
    area: AreaRef | None,
    rows: Sequence[int],
    number: int,
    indicator: str,
    count: int,
    breakdown: dict[str, str],
) -> None:
    period_, calendar = body.timing.of(body.header.columns[number].spoken)
    first, last = address(rows[0], number), address(rows[-1], number)
    body.found.figures.append(
        Figure(
            indicator=indicator,
            area_written=area.name if area else "",
            area=area,
            period=period_,
            where=Where(sheet=body.grid.where(1, 1).sheet, table=body.grid.where(1, 1).table, cell=f"{first}:{last}"),
            text=f"{count} dòng",
            value=float(count),
            breakdown=breakdown,
            calendar=calendar,
            status=body.above.status,
            illustrative=body.above.illustrative,
            state="ask",
        )
    )


def _area(body: Body, row: int, column: int | None, here: AreaRef | None) -> AreaRef | None:
    if column is None:
        return here
    where = body.grid.where(row, column)
    area, trouble = body.places.find(body.grid.text(row, column), "", where, body.timing.day())
    if trouble is not None:
        body.found.problems.append(trouble)
    return area


def _is_group(body: Body, row: int) -> bool:
    cells = body.grid.row(row)
    return len(cells) == 1 and (bool(_GROUPED.match(cells[0].text)) or not _NUMBERED.fullmatch(cells[0].text))


def _is_entry(body: Body, row: int, item: int) -> bool:
    """A row of the list: numbered, or named; a numbered row whose name was lost counts, a total does not."""
    ordinal = body.header.of_role("ordinal")
    if body.is_total(body.label(row)):
        return False
    numbered = bool(ordinal and _NUMBERED.fullmatch(body.grid.text(row, ordinal)))
    return numbered or (ordinal is None and bool(body.grid.text(row, item)))


def counted(titles: Sequence[str], named: str | None, item: Meaning) -> str | None:
    """Which indicator the rows of a list count: what its title names, or the usual meaning of such a list's title."""
    if named:
        return named
    return words().proposed.meant(key(titles[-1])) if titles else None
