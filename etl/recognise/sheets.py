"""One sheet: its tables below and beside each other, each with the lines above it, and who reads which."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from etl.areas import Areas
from etl.model import Reading, Sheet
from etl.problems import problem
from etl.recognise.answers import Answers
from etl.recognise.blocks import blocks
from etl.recognise.body import Body
from etl.recognise.cells import is_figure
from etl.recognise.columns import Header, about, find_headers, find_lone, header_of, put_right, with_units
from etl.recognise.flat import read_flat
from etl.recognise.found import Found, Hints
from etl.recognise.grid import grid
from etl.recognise.head_formulas import check_head_formulas
from etl.recognise.headings import Scope, scope, spoken_period
from etl.recognise.indicator_rows import read_indicators
from etl.recognise.lists import counted, read_list
from etl.recognise.meaning import is_foreign, subject_of
from etl.recognise.own_form import OwnForm, last_filled_row, marked_header
from etl.recognise.pairs import find_pairs
from etl.recognise.period_rows import are_period_rows, read_periods
from etl.recognise.places import Places
from etl.recognise.rows import filled_rows, read_alone, read_areas, read_parts
from etl.recognise.sums import with_running, with_sums
from etl.recognise.timing import Timing
from etl.recognise.words import begins, key, loosened, titles_alone, words
from etl.vietnamese import fold

_OPENING = 12  # rows in which a sheet says what it is about


class SheetReader:
    """Reads the tables of one sheet into what is found; `before` are the lines of a document that stand before it.

    One object a sheet; nothing outlives it.
    """

    def __init__(
        self,
        sheet: Sheet,
        before: Sequence[str],
        reading: Reading,
        areas: Areas,
        hints: Hints,
        answers: Answers,
        found: Found,
    ) -> None:
        self._sheet, self._grid, self._reading = sheet, grid(sheet), reading
        self._areas, self._hints, self._answers, self._found = areas, hints, answers, found
        self._before = before
        opening = [row for row in sorted(self._grid.rows) if row <= _OPENING]
        own = [*sheet.above, *self._lines(opening), sheet.name]
        self._subject = subject_of(own) or subject_of([*own, *before, reading.file])

    def read(self) -> int:
        """Read every table; how many there are."""
        headers = list(find_headers(self._grid, self._subject))
        if not headers:
            return self._without_titles()
        if self._sheet.hidden:
            here = self._grid.where(headers[0].first_row, 1)
            self._found.problems.append(problem("hidden_sheet", here, self._sheet.name))
            return len(headers)
        outer = scope(self._before) if self._before else None
        above_row = 0
        for header, following in zip(headers, [*headers[1:], None], strict=True):
            last_row = self._last_row(header, following)
            lines = self._lines(range(above_row + 1, header.first_row))
            lines = [*self._sheet.above, *lines] if above_row == 0 else lines
            around = outer
            own = _within(lines, around)
            outer, above_row = outer or own, last_row
            if (mine := self._subject_of(lines, header)) != self._subject:
                header = about(self._grid, header, mine)  # what its rows speak of is not what the table is about
            for block, said in self._beside(header, last_row, lines):
                table = with_running(self._grid, with_units(self._grid, block, last_row), last_row)
                table = with_sums(self._grid, table, last_row)
                # what stands over one table alone says nothing of the others: a district, a quarter, a plan
                above = own if said is lines else _within(said, around)
                self._table(self._answered(table), last_row, above, said)
        return len(headers)

    def _beside(self, header: Header, last_row: int, lines: list[str]) -> Iterator[tuple[Header, list[str]]]:
        """The tables that share these titles' rows, each with the lines that are about it.

        Of several, each may have a title of its own in the row above, which says nothing of those beside it.
        """
        tables = blocks(put_right(self._grid, header, last_row))
        starts = [min(table.columns) for table in tables]
        over: dict[int, list[str]] = {}
        for cell in self._grid.row(header.first_row - 1) if len(tables) > 1 else ():
            over.setdefault(max(sum(start <= cell.column for start in starts) - 1, 0), []).append(cell.text)
        for number, table in enumerate(tables):
            if len(over) < 2 or number not in over:
                yield table, lines
                continue
            others = {text for place, texts in over.items() if place != number for text in texts}
            about_it = about(self._grid, header, subject_of(over[number]) or self._subject)
            again = blocks(put_right(self._grid, about_it, last_row))
            mine = again[number] if len(again) == len(tables) else table
            yield mine, [line for line in lines if line not in others]

    def read_own(self, form: OwnForm) -> int:
        """Read the sheet of a workbook we gave out by its marks; one that lost them is read like any other."""
        header = marked_header(self._grid)
        if header is None:
            return self.read()
        lines = [*self._sheet.above, *self._lines(range(1, header.first_row))]
        above = scope(lines)
        given, here = self._answers.period(self._sheet.name), self._grid.where(1, 1)
        written = above.spoken.in_year(above.year) if above.spoken else None
        if given is None and self._hints.period is None and written not in (None, form.period):
            self._found.problems.append(problem("form_period_differs", here, written, period=form.period))
        above = replace(above, spoken=above.spoken or spoken_period(form.period))
        self._table(self._answered(header), last_filled_row(self._grid, header), above, lines)
        return 1

    def _subject_of(self, lines: list[str], header: Header) -> str:
        """What one table is about: by the lines above it, else its titles too, else the names of sheet and file."""
        titles = [title for column in header.columns.values() for title in column.titles]
        names = [*self._before, self._sheet.name, self._reading.file]
        tried = (lines, [*lines, *titles], [*lines, *titles, *names])
        return next((subject for texts in tried if (subject := subject_of(texts))), "")

    def _table(self, header: Header, last_row: int, above: Scope, lines: list[str]) -> None:
        given, columns = self._answers.period(self._sheet.name), header.columns.values()
        calendar = self._answers.calendar(self._sheet.name)
        timing = Timing(self._grid, above, self._reading, self._hints, columns, given, calendar)
        places = Places(self._areas, self._grid, above, self._hints.area, self._answers)
        places.of_level(" ".join(header.columns[header.key].titles) if header.key else "")
        body = Body(self._grid, header, last_row, above, timing, places, self._found)
        if above.plan:
            self._found.problems.append(problem("plan_heading", self._grid.where(1, 1), above.plan))
        if not above.doubtful and (foreign := next(filter(is_foreign, lines), "")):
            above = replace(above, doubtful=foreign)
            body.above = above
        if above.doubtful:
            self._found.problems.append(problem("doubtful_heading", self._grid.where(1, 1), above.doubtful))
        self._found.problems.extend(timing.problems())
        named, roles = _named_by(lines), header.roles
        if "item" in roles:
            item = header.columns[roles["item"]]
            read_list(body, counted([*lines, *item.titles], named, item))
        elif {"indicator", "value"} <= roles.keys() and roles.keys() & {"area", "area_code"}:
            read_flat(body, self._subject)
        elif "area" in roles and _names_villages(body):
            read_parts(body, named)
        elif roles.keys() & {"area", "area_code"} or _names_areas(body):
            read_areas(body, named)
        elif "part" in roles:
            read_parts(body, named)
        elif header.key is None and roles.keys() & {"period", "year"}:
            read_periods(body)
        elif header.key is None:
            read_alone(body)
        else:
            read_indicators(body, self._subject)
        check_head_formulas(body)

    def _answered(self, header: Header) -> Header:
        """The header with the columns a person has spoken of; their titles stay."""
        columns = dict(header.columns)
        for number, column in header.columns.items():
            if answer := self._answers.column(self._sheet.name, number):
                columns[number] = replace(answer, titles=column.titles, spoken=column.spoken)
        return header_of(header.first_row, header.last_row, columns)

    def _without_titles(self) -> int:
        """One row under its titles; a form of labels and numbers; or a sheet nothing is taken of, which is said."""
        alone = find_lone(self._grid, self._subject)
        rows = filled_rows(self._grid, alone) if alone is not None else []
        if (
            alone is not None
            and not self._sheet.hidden
            and (len(rows) == 1 or are_period_rows(self._grid, alone, rows))
        ):
            lines = [*self._sheet.above, *self._lines(range(1, alone.first_row))]
            own = _within(lines, scope(self._before) if self._before else None)
            table = with_units(self._grid, put_right(self._grid, alone, self._grid.last_row), self._grid.last_row)
            self._table(self._answered(table), self._grid.last_row, own, lines)
            return 1
        form = find_pairs(self._grid, self._subject)
        if form is not None and not self._sheet.hidden:
            lines, before = self._lines(range(1, form.first_row)), len(self._found.figures)
            above = _within([*self._sheet.above, *lines], scope(self._before) if self._before else None)
            self._table(form, self._grid.last_row, above, lines)
            figures = self._found.figures
            figures[before:] = [replace(figure, state="ask") for figure in figures[before:]]
            where = self._grid.where(form.first_row, max(form.columns))
            count = len(figures) - before
            self._found.problems.append(problem("no_titles", where, self._sheet.name, count=count))
            return 1
        numbers = [cell for cell in self._sheet.cells if is_figure(cell)]
        if numbers:
            here = self._grid.where(numbers[0].row, numbers[0].column)
            self._found.problems.append(problem("no_header", here, self._sheet.name, count=len(numbers)))
        return 0

    def _is_of_one(self, alone: Header) -> bool:
        """Whether rows that nothing names are of whom the heading is about: one alone, or each of a period."""
        rows = filled_rows(self._grid, alone)
        return len(rows) == 1 or are_period_rows(self._grid, alone, rows)

    def lines(self) -> list[str]:
        """Every line of the sheet."""
        return self._lines(sorted(self._grid.rows))

    def _lines(self, rows: range | list[int]) -> list[str]:
        """What a reader sees in some rows, line by line; one cell may hold several lines."""
        cells = (cell for row in rows for cell in self._grid.row(row) if cell.kind == "text")
        return [line for cell in cells for line in cell.text.splitlines() if line.strip()]

    def _last_row(self, header: Header, following: Header | None) -> int:
        """The last row of a table: the last one with a number before the lines that lead to the next table."""
        if following is None:
            return self._grid.last_row
        rows = range(following.first_row - 1, header.last_row, -1)
        return next((row for row in rows if any(is_figure(cell) for cell in self._grid.row(row))), header.last_row)


def _names_areas(body: Body) -> bool:
    """Whether the rows under "Nội dung" or "Lĩnh vực, công việc giải quyết theo cấp" are areas after all."""
    quiet = Body(body.grid, body.header, body.last_row, body.above, body.timing, body.places, Found())
    labels = list(islice((row[1] for row in quiet.rows() if row[2] and not body.is_total(row[1])), 40))
    named = sum(body.places.named(label, body.timing.day()) is not None for label in labels)
    return bool(labels) and 2 * named >= len(labels)


def _names_villages(body: Body) -> bool:
    """Whether the rows of a commune's table are its villages: parts of the one figure, not areas of ours."""
    quiet = Body(body.grid, body.header, body.last_row, body.above, body.timing, body.places, Found())
    labels = list(islice((row[1] for row in quiet.rows() if row[2] and not body.is_total(row[1])), 40))
    villages = sum(begins(fold(label), words().starts["village_starts"]) for label in labels)
    return bool(labels) and 2 * villages >= len(labels) and body.places.here(body.timing.day()) is not None


def _within(lines: list[str], outer: Scope | None) -> Scope:
    """What the lines above a later table say, and what they leave to the sheet's own heading."""
    own = scope(lines)
    if outer is None:
        return own
    silent = own.spoken is None and own.days is None
    return replace(
        own,
        spoken=own.spoken or outer.spoken,
        year=own.year or outer.year,
        is_clear=own.is_clear and (not silent or outer.is_clear),
        days=outer.days if silent else own.days,
        areas=own.areas or outer.areas,
        addressed=own.addressed or outer.addressed,
        illustrative=own.illustrative or outer.illustrative,
        status=outer.status if own.status == "actual" else own.status,
    )


def _named_by(lines: list[str]) -> str | None:
    """The one indicator a table's title names, for tables whose columns are quarters, or lists to be counted."""
    named: dict[str, str] = {}
    for line in lines:
        whole = f" {loosened(key(line))} "
        named |= {
            title: code
            for title, code in titles_alone().items()
            if title.isascii() == whole.isascii() and f" {title} " in whole
        }
    told = {code for title, code in named.items() if not any(title in other and title != other for other in named)}
    return told.pop() if len(told) == 1 else None
