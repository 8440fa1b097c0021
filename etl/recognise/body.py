"""The rows below a table's titles: where they end, which hold figures, and how one cell becomes figure or problem."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.model import AreaRef, Cell, Figure, Ignored
from etl.problems import problem
from etl.recognise.cells import cell_figures, is_figure
from etl.recognise.columns import Header, is_numbering
from etl.recognise.found import Found
from etl.recognise.grid import Grid
from etl.recognise.headings import Scope
from etl.recognise.meaning import Meaning
from etl.recognise.places import Places
from etl.recognise.timing import Timing
from etl.recognise.words import begins, key, words
from etl.vietnamese import bare, fold
from queries.periods import Period

_SIGNED = re.compile(r"ngay\s*[\d.…]+\s*thang\s*[\d.…]+\s*nam\s*[\d.…]+")  # "Phú Xuyên, ngày 08 tháng 4 năm 2021"
_OF_FIGURES = ("figure", "value")
_WITH_VALUES = ("figure", "value", "unknown", "empty", "plan", "last_year", "comparison", "uncounted")


class Body:
    """The rows of one table with what holds for all of them. One object a table; nothing outlives it."""

    def __init__(
        self, table: Grid, header: Header, last_row: int, above: Scope, timing: Timing, places: Places, found: Found
    ) -> None:
        self.grid, self.header, self.last_row = table, header, last_row
        self.above, self.timing, self.places, self.found = above, timing, places, found

    def rows(self) -> Iterator[tuple[int, str, bool]]:
        """Each row until notes or signatures begin: its number, its label, whether it holds values."""
        for row in range(self.header.last_row + 1, self.last_row + 1):
            cells = self.grid.row(row)
            if not cells:
                continue
            if self._ends(cells):
                self._leave(row)
                return
            if is_numbering(self.grid, row):
                self.ignore(row, "numbering")
            else:
                yield row, self.label(row), self._has_values(row)

    def take(
        self,
        cell: Cell,
        meaning: Meaning,
        label: str,
        area: AreaRef | None,
        period_: Period | None,
        calendar: str,
        is_total: bool = False,
        doubt: bool = False,
        is_beside: bool = False,
    ) -> None:
        """Add what a cell says: its figures, or a printed total, or the problem it is.

        `doubt`: a person must look; `is_beside`: it is of an office, which is no area, but which totals count in.
        """
        where = self.grid.place(cell)
        read, problems = cell_figures(cell, where, meaning, self.grid.comma)
        self.found.problems.extend(problems)
        certain = (
            area is not None
            and period_ is not None
            and self.timing.is_sure
            and not self.above.plan
            and not self.above.doubtful
            and not doubt
        )
        if read and (cell.row, cell.column) in self.grid.tall and not is_total:
            problems = [*problems, problem("merged_figure", where, cell.text)]
            self.found.problems.append(problems[-1])
        certain = certain and not meaning.is_estimate
        certain = certain and not problems and not meaning.strange and not meaning.understood and not cell.hidden
        for one in read:
            figure = Figure(
                indicator=one.indicator,
                area_written=label,
                area=area,
                period=period_,
                where=where,
                text=_as_in_file(cell),
                corrected=None if cell.mended is None else cell.text,
                value=one.value,
                breakdown={**meaning.breakdown, **one.breakdown} if one.breakdown else meaning.breakdown,
                qualifier=one.qualifier,
                cumulative=self.timing.runs_on(meaning.cumulative or self.above.cumulative, meaning.spoken),
                applies=one.applies,
                calendar=calendar,
                status="estimate" if meaning.is_estimate else self.above.status,
                illustrative=self.above.illustrative,
                state="sure" if certain else "ask",
            )
            kind = self.found.totals if is_total else self.found.beside if is_beside else self.found.figures
            kind.append(figure)
        if is_total or is_beside:
            self.found.ignored.append(Ignored(where, cell.text, "total" if is_total else "office"))
        elif cell.hidden and read:
            self.found.problems.append(problem("hidden_figure", where, cell.text))

    def ignore(self, row: int, why: str) -> None:
        """Set a whole row aside."""
        for cell in self.grid.row(row):
            if cell.column in self.header.columns:
                self.found.ignored.append(Ignored(self.grid.where(row, cell.column), cell.text, why))

    def doubt(self, row: int) -> None:
        """Leave every figure of a row to a person."""
        mine = {self.grid.where(row, column) for column in self.header.columns}
        figures = self.found.figures
        figures[:] = [replace(figure, state="ask") if figure.where in mine else figure for figure in figures]

    def figures_in(self, column: int) -> list[Cell]:
        """The cells of a column, below the titles, that hold a number."""
        rows = range(self.header.last_row + 1, self.last_row + 1)
        cells = (self.grid.at(row, column) for row in rows)
        return [cell for cell in cells if cell is not None and is_figure(cell)]

    def label(self, row: int) -> str:
        """What a row says it is about."""
        for role in ("area", "indicator", "part", "item"):
            column = self.header.of_role(role)
            if column is not None and (text := self.grid.text(row, column)):
                around = self.around(row) if role == "area" and not self.is_total(text) else []
                return ", ".join((text, *around))
        if self.header.key is not None and self.header.key == self.header.of_role("area_code"):
            return ""
        mine = (cell for cell in self.grid.row(row) if cell.kind == "text" and cell.column in self.header.columns)
        first = next(mine, None)
        return first.text if first else ""

    def around(self, row: int) -> list[str]:
        """What a row says its area lies in, in columns of their own, from the narrowest."""
        columns = [number for number, column in self.header.columns.items() if column.role == "around"]
        return [text for number in reversed(columns) if (text := self.grid.text(row, number))]

    def is_total(self, label: str) -> bool:
        """True for "Tổng cộng", "Cộng I", "Tổng số trên địa bàn huyện"."""
        return words().rows.meant(key(label)) == "total" or begins(fold(label), words().starts["total_starts"])

    def _has_values(self, row: int) -> bool:
        return any(
            self.header.columns[cell.column].role in _WITH_VALUES
            for cell in self.grid.row(row)
            if cell.column in self.header.columns
        )

    def _ends(self, cells: Sequence[Cell]) -> bool:
        """True where notes and signatures begin: never on a row that names an area or holds a figure."""
        ordinal = self.header.of_role("ordinal")
        numbered = any(cell.column == ordinal and is_figure(cell) for cell in cells)
        if numbered or any(self._of_figures(cell) and is_figure(cell) for cell in cells):
            return False
        folded = [fold(cell.text) for cell in cells if cell.kind == "text"]
        starts = (*words().starts["end_starts"], *words().starts["note_starts"])
        named = self.header.key
        unnamed = named is None or self.grid.at(cells[0].row, named) in (None, cells[0])
        return bool(folded) and (begins(folded[0], starts) or (unnamed and any(map(_signed, folded))))

    def _leave(self, first: int) -> None:
        """Set aside what stands below the table; figures there are spoken of, not passed over."""
        left = []
        for row in range(first, self.last_row + 1):
            self.ignore(row, "below_table")
            left += [cell for cell in self.grid.row(row) if self._of_figures(cell) and is_figure(cell)]
        if left:
            here = self.grid.where(left[0].row, left[0].column)
            self.found.problems.append(problem("figures_below", here, left[0].text, count=len(left)))

    def _of_figures(self, cell: Cell) -> bool:
        column = self.header.columns.get(cell.column)
        return column is not None and column.role in _OF_FIGURES


def _signed(text: str) -> bool:
    return _SIGNED.search(bare(text)) is not None


def _as_in_file(cell: Cell) -> str:
    """The text that stands in the file, whatever it was taken for: letters of an old font, or a cell put right."""
    for text in (cell.mended, cell.raw):
        if text is not None:
            return text
    return cell.text
