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
from etl.vietnamese import bare, fold
from queries.catalogue import catalogue

_NUMBERED = re.compile(r"\s*\d+(\.\d+)*[.)]?\s*")
_SAID = re.compile(r"\((\d+)\s*(?:mô hình|thủ tục|tthc|điển hình|mo hinh|thu tuc|dien hinh)?\)", re.IGNORECASE)
_GROUPED = re.compile(r"\s*(?:[ivx]+|\d+|[a-zđ])?[.)]?\s*(?:lĩnh vực|linh vuc)\b", re.IGNORECASE)


def read_list(body: Body, indicator: str | None) -> None:
    """Count the rows of a list for each area: all of them, by part, and those a column marks with "x" or "Đạt"."""
    item, here = body.header.of_role("item") or 1, body.places.here(body.timing.day())
    rows, fields = _gathered(body, item, here)
    count = sum(len(some) for some in rows.values())
    where, title = body.grid.where(body.header.last_row + 1, item), " ".join(body.header.columns[item].titles)
    if not count:
        return
    if indicator is None:
        body.found.problems.append(problem("unknown_list", where, title, count=count))
        return
    name = catalogue()[indicator].name
    body.found.problems.append(problem("counted_list", where, title, count=count, name=name.vi, name_en=name.en))
    if None in rows and body.header.of_role("area") is None:
        body.found.problems.append(body.places.nowhere(where, body.timing.day()))
    for area, some in rows.items():
        _count(body, area, some, item, indicator)
        _report_two_marks(body, some)
    groups = words().counted_groups.get(indicator)
    for area, some in rows.items() if groups else ():
        named = _values(body, some) or (fields if len(rows) == 1 else set())
        if named:
            _add(body, area, some, body.header.of_role("part") or item, groups, len(named), {})


def _gathered(body: Body, item: int, here: AreaRef | None) -> tuple[dict[AreaRef | None, list[int]], set[str]]:
    """The rows of each area, and the groups of fields; a group's own count is compared with its rows."""
    area_column = body.header.of_role("area")
    rows, fields = defaultdict[AreaRef | None, list[int]](list), set()
    group: tuple[int, str] | None = None
    in_group, of_group = 0, here
    for row, label, _ in body.rows():
        if _is_entry(body, row, item):
            rows[_area(body, row, area_column, of_group)].append(row)
            in_group += 1
            continue
        text = label or body.grid.row(row)[0].text
        _compare_group(body, group, in_group)
        group, in_group = (row, text), 0
        if (named := body.places.named(_SAID.sub("", text).strip(), body.timing.day())) is not None:
            of_group = named
        elif not body.is_total(text):
            fields.add(key(text))
        body.ignore(row, "group")
    _compare_group(body, group, in_group)
    return rows, fields


def _compare_group(body: Body, group: tuple[int, str] | None, count: int) -> None:
    """Compare "2. Lĩnh vực Hộ tịch (4 thủ tục)" with the number of rows below it."""
    said = _SAID.search(group[1]) if group else None
    if group and said and count and int(said[1]) != count:
        cell = next(cell for cell in body.grid.row(group[0]) if _SAID.search(cell.text))
        where = body.grid.where(cell.row, cell.column)
        body.found.problems.append(problem("count_differs", where, group[1], said=said[1], count=count))


def _report_two_marks(body: Body, rows: list[int]) -> None:
    """A row marked both "Tập thể" and "Cá nhân": one of the two cannot be."""
    parts = defaultdict(list)
    for number, column in body.header.columns.items():
        if column.role != "ordinal" and column.titles and (part := breakdown_of(key(column.titles[-1]))):
            parts[part[0]].append(number)
    for row in rows:
        for numbers in parts.values():
            marked = [number for number in numbers if _says(body.grid.text(row, number), "yes")]
            for number in marked[1:]:
                first, other = (body.header.columns[one].titles[-1] for one in (marked[0], number))
                where = body.grid.where(row, marked[0])
                body.found.problems.append(problem("two_marks", where, first, other=other))


def _says(text: str, mark: str) -> bool:
    """Whether a cell says yes ("x", "Đạt") or no ("chưa"), typed with or without diacritics."""
    folded, marks = fold(text).strip(" ."), words().marks[mark]
    return folded in marks or (bool(folded) and folded.isascii() and folded in map(bare, marks))


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
        text = body.grid.text(row, number)
        any_word |= bool(text)
        if _says(text, "yes"):
            marked += 1
        elif text and not _says(text, "no"):
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


def _area(body: Body, row: int, column: int | None, of_group: AreaRef | None) -> AreaRef | None:
    text = body.grid.text(row, column) if column else ""
    if column is None or (not text and of_group is not None):
        return of_group
    where = body.grid.where(row, column)
    area, trouble = body.places.find(text, "", where, body.timing.day())
    if trouble is not None:
        body.found.problems.append(trouble)
    return area


def _is_entry(body: Body, row: int, item: int) -> bool:
    """A row of the list: numbered, or named; a numbered row whose name was lost counts, a total does not.

    A row with nothing but a number and the name of an area, or of a field, is the heading of a group.
    """
    ordinal, area = body.header.of_role("ordinal"), body.header.of_role("area")
    cells = [cell for cell in body.grid.row(row) if cell.column not in (ordinal, area)]
    if body.is_total(body.label(row)) or not cells:
        return False
    if len(body.grid.row(row)) == 1 and not _NUMBERED.fullmatch(cells[0].text) and item != cells[0].column:
        return False
    numbered = bool(ordinal and _NUMBERED.fullmatch(body.grid.text(row, ordinal)))
    return numbered or bool(body.grid.text(row, item) and not _GROUPED.match(fold(body.grid.text(row, item))))


def counted(titles: Sequence[str], named: str | None, item: Meaning) -> str | None:
    """Which indicator the rows of a list count: what its title names, or the usual meaning of such a list's title."""
    if named:
        return named
    return words().proposed.meant(key(titles[-1])) if titles else None
