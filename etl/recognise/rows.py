"""One table walked from its first row to its last: a cell becomes figure, total, something left aside, or problem."""

import re
from collections.abc import Sequence
from datetime import date

from etl.areas import Areas
from etl.model import AreaRef, Cell, Figure, Ignored, Problem, Reading
from etl.problems import problem
from etl.recognise.cells import cell_figure, is_figure
from etl.recognise.columns import Column, Header, is_numbering, title_indicator
from etl.recognise.found import Found, Hints
from etl.recognise.grid import Grid
from etl.recognise.headings import Scope, Spoken, calendar_of, spoken_period
from etl.recognise.places import Places
from etl.recognise.words import indicators, key, words
from etl.vietnamese import fold
from queries.periods import Period, period

_SIGNED = re.compile(r"ngày\s*[\d.…]+\s*tháng\s*[\d.…]+\s*năm\s*[\d.…]+")  # "Phú Xuyên, ngày 08 tháng 4 năm 2021"


class SheetReader:
    """Walks one table from its first row to its last. One object a sheet; nothing outlives it."""

    def __init__(
        self,
        table: Grid,
        header: Header,
        above: Scope,
        reading: Reading,
        areas: Areas,
        hints: Hints,
        found: Found,
    ) -> None:
        self.grid, self.header, self.above, self.found = table, header, above, found
        self.period_source, self.period_sure = "", above.is_clear
        self.spoken, self.year = self._period_of_sheet(reading, hints)
        self._periods: dict[Spoken | None, tuple[Period | None, str]] = {}
        self.indicator = title_indicator(table, header)
        self.places = Places(areas, table, above, hints.area)
        self.is_flat = header.of_role("indicator") is not None and header.of_role("value") is not None

    def read(self) -> None:
        """Every row below the titles, then the problems that concern whole columns."""
        self._report_columns()
        for row in range(self.header.last_row + 1, self.grid.last_row + 1):
            cells = self.grid.row(row)
            if not cells:
                continue
            label = self._label(row)
            if self._ends(cells):
                self._leave(row)
                return
            if is_numbering(self.grid, row):
                self._ignore(row, "numbering")
            elif not self._has_values(row):
                self.places.group(label, self._day())
                self._ignore(row, "group")
            elif self.is_flat:
                self._flat_row(row)
            else:
                self._matrix_row(row, label)

    # ---- one row

    def _matrix_row(self, row: int, label: str) -> None:
        is_total = self._is_total(label)
        column = self.header.of_role("area")
        code_column = self.header.of_role("area_code")
        code = self.grid.text(row, code_column) if code_column else ""
        where = self.grid.where(row, column or code_column or 1)
        area, told = None, set()
        for number, meaning in self.header.columns.items():
            cell = self.grid.at(row, number)
            if cell is None:
                continue
            if meaning.role != "figure":
                self.found.ignored.append(Ignored(self.grid.where(row, number), cell.text, meaning.role))
                continue
            indicator = meaning.indicator or self.indicator
            if indicator is None:
                continue  # reported once for the column
            period_, calendar = self._period_of(meaning.spoken)
            # a name is looked up for each column's own period: in a year of mergers it may end between two of them
            day = period_.end if period_ else self._day()
            area, trouble = (self.places.total(label), None) if is_total else self.places.find(label, code, where, day)
            if trouble is not None and trouble.code not in told:
                told.add(trouble.code)
                self.found.problems.append(trouble)
            self._take(cell, indicator, label, area, period_, calendar, meaning, is_total or meaning.is_total)
        if area is not None and not is_total:
            self.places.enter(area, self._day())

    def _flat_row(self, row: int) -> None:
        columns = {role: self.header.of_role(role) for role in ("area", "area_code", "period", "indicator", "value")}
        text = {role: self.grid.text(row, column) if column else "" for role, column in columns.items()}
        cell = self.grid.at(row, columns["value"] or 0)
        if cell is None:
            return  # an empty value is a figure not reported
        code = indicators().get((key(text["indicator"]),))
        if code is None:
            here = self.grid.where(row, columns["indicator"] or 1)
            self.found.problems.append(problem("unknown_indicator", here, text["indicator"]))
            return
        spoken = spoken_period(text["period"]) if text["period"] else None
        if text["period"] and spoken is None:
            here = self.grid.where(row, columns["period"] or 1)
            self.found.problems.append(problem("unknown_period", here, text["period"]))
            return
        period_, calendar = self._period_of(spoken)
        label = text["area"] or text["area_code"]
        where = self.grid.where(row, columns["area"] or columns["area_code"] or 1)
        day = period_.end if period_ else self._day()
        area, trouble = self.places.find(text["area"], text["area_code"], where, day)
        if trouble is not None:
            self.found.problems.append(trouble)
        breakdown, strange = self._flat_breakdown(row)
        if strange is not None:
            self.found.problems.append(strange)
            return
        meaning = Column("figure", indicator=code, breakdown=breakdown)
        self._take(cell, code, label, area, period_, calendar, meaning, False)

    def _flat_breakdown(self, row: int) -> tuple[dict[str, str], Problem | None]:
        column = self.header.of_role("breakdown")
        written = self.grid.text(row, column) if column else ""
        parts: dict[str, str] = {}
        for word in written.split(";") if written.strip() else ():
            known = words().breakdowns.get(key(word))
            if known is None and "=" in word:
                known = tuple(word.strip().split("=", 1))
            if known is None:
                return {}, problem("unknown_breakdown", self.grid.where(row, column or 1), word.strip())
            parts[known[0]] = known[1]
        return parts, None

    def _take(
        self,
        cell: Cell,
        indicator: str,
        label: str,
        area: AreaRef | None,
        period_: Period | None,
        calendar: str,
        meaning: Column,
        is_total: bool,
    ) -> None:
        where = self.grid.where(cell.row, cell.column)
        read, problems = cell_figure(cell, where, indicator)
        self.found.problems.extend(problems)
        if read is None:
            return
        certain = (
            not self.above.plan
            and area is not None
            and period_ is not None
            and self.period_sure
            and not problems
            and not meaning.strange
        )
        figure = Figure(
            indicator=indicator,
            area_written=label,
            area=area,
            period=period_,
            where=where,
            text=cell.text,
            value=read.value,
            breakdown=dict(meaning.breakdown),
            qualifier=read.qualifier,
            cumulative=meaning.cumulative or self.above.cumulative,
            applies=read.applies,
            calendar=calendar,
            status=self.above.status,
            illustrative=self.above.illustrative,
            state="sure" if certain and not cell.hidden else "ask",
        )
        (self.found.totals if is_total else self.found.figures).append(figure)
        if is_total:
            self.found.ignored.append(Ignored(where, cell.text, "total"))
        elif cell.hidden:
            self.found.problems.append(problem("hidden_figure", where, cell.text))

    # ---- what holds for the sheet

    def _period_of_sheet(self, reading: Reading, hints: Hints) -> tuple[Spoken | None, int | None]:
        above, name = self.above, spoken_period(self.grid.sheet.name)
        spoken, year = above.spoken, above.year
        if name is not None and (spoken is None or spoken.kind == "year") and name.kind != "year":
            spoken = Spoken(name.kind, name.number, name.year or year)
        if spoken is None and hints.period is not None:
            spoken = spoken_period(hints.period)
        if spoken is None and not any(column.spoken for column in self.header.columns.values()):
            spoken = spoken_period(reading.file.rsplit(".", 1)[0].replace("_", " "))
            # a file's name outlives its content: copied, renamed, sent again
            self.period_sure, self.period_source = spoken is None, reading.file
        return spoken, year or (spoken.year if spoken else None)

    def _period_of(self, spoken: Spoken | None) -> tuple[Period | None, str]:
        if spoken not in self._periods:
            named = spoken or self.spoken
            label = named.in_year(self.year) if named else None
            days = self.above.days if spoken is None else None
            calendar = (calendar_of(period(label), days) if label else None) or "calendar"
            self._periods[spoken] = (period(label, calendar) if label else None), calendar
        return self._periods[spoken]

    def _day(self) -> date | None:
        period_, _ = self._period_of(None)
        if period_ is not None:
            return period_.end
        return period(f"{self.year}").end if self.year else None

    def _report_columns(self) -> None:
        if self.above.plan:
            self.found.problems.append(problem("plan_heading", self.grid.where(1, 1), self.above.plan))
        label = self.spoken.in_year(self.year) if self.spoken else None
        if label and not self.period_sure:
            source = self.period_source or self.grid.sheet.name
            self.found.problems.append(problem("unsure_period", self.grid.where(1, 1), source, period=label))
        if self.above.days is not None and label and calendar_of(period(label), self.above.days) is None:
            first, last = (day.strftime("%d/%m/%Y") for day in self.above.days)
            self.found.problems.append(
                problem("period_dates_differ", self.grid.where(1, 1), label, first=first, last=last)
            )
        for number, column in self.header.columns.items():
            figures = [
                row for row in range(self.header.last_row + 1, self.grid.last_row + 1)
                if (cell := self.grid.at(row, number)) is not None and is_figure(cell)
            ]  # fmt: skip
            if not figures:
                continue
            here = self.grid.where(self.header.first_row, number)
            title = " › ".join(column.titles)
            nameless = column.role == "figure" and (column.indicator or self.indicator) is None
            if nameless or column.role in ("unknown", "empty"):
                self.found.problems.append(problem("unknown_column", here, title, count=len(figures)))
            elif column.strange:
                odd = "; ".join(column.strange)
                self.found.problems.append(problem("unknown_heading", here, odd, title=title))

    # ---- small questions

    def _label(self, row: int) -> str:
        for role in ("area", "indicator"):
            column = self.header.of_role(role)
            if column is not None and (text := self.grid.text(row, column)):
                return text
        mine = (cell for cell in self.grid.row(row) if cell.kind == "text" and cell.column in self.header.columns)
        first = next(mine, None)
        return first.text if first else ""

    def _is_total(self, label: str) -> bool:
        return key(label) in words().rows_total or fold(label).startswith(words().starts["total_starts"])

    def _has_values(self, row: int) -> bool:
        roles = ("figure", "value", "unknown", "empty", "plan", "last_year", "comparison")
        return any(
            self.header.columns[cell.column].role in roles
            for cell in self.grid.row(row)
            if cell.column in self.header.columns
        )

    def _ends(self, cells: Sequence[Cell]) -> bool:
        """True where notes and signatures begin: never on a row that names an area or holds a figure."""
        if any(self._of_figures(cell) and is_figure(cell) for cell in cells):
            return False
        folded = [fold(cell.text) for cell in cells if cell.kind == "text"]
        starts = (*words().starts["end_starts"], *words().starts["note_starts"])
        named = self.header.of_role("area")
        unnamed = named is None or self.grid.at(cells[0].row, named) in (None, cells[0])
        return bool(folded) and (folded[0].startswith(starts) or (unnamed and any(map(_SIGNED.search, folded))))

    def _leave(self, first: int) -> None:
        """Set aside what stands below the table; figures there are spoken of, not passed over."""
        left = []
        for row in range(first, self.grid.last_row + 1):
            self._ignore(row, "below_table")
            left += [cell for cell in self.grid.row(row) if self._of_figures(cell) and is_figure(cell)]
        if left:
            here = self.grid.where(left[0].row, left[0].column)
            self.found.problems.append(problem("figures_below", here, left[0].text, count=len(left)))

    def _of_figures(self, cell: Cell) -> bool:
        column = self.header.columns.get(cell.column)
        return column is not None and column.role in ("figure", "value")

    def _ignore(self, row: int, why: str) -> None:
        for cell in self.grid.row(row):
            self.found.ignored.append(Ignored(self.grid.where(row, cell.column), cell.text, why))
