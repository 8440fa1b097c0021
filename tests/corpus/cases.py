"""A case: one file as an office hands it in, with what is true of it; and what the same report looks like otherwise."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

import legacy
import write_files
from drawing import Fault, Grid, Truth, Written

Text = Callable[[str], str]


@dataclass(frozen=True)
class Case:
    """One file. `kind` says how it is written, `faults` what must be reported of it as a whole (any cell).

    `period` and `area` are what the person handing in chooses, where the file itself is silent. `content` is for a
    file that no drawing makes.
    """

    name: str
    layout: str
    grids: tuple[Grid, ...]
    file: str = "Bieu tong hop.xlsx"
    kind: str = "xlsx"
    encoding: str = "utf-8-sig"
    separator: str = ","
    period: str | None = None
    area: str | None = None
    faults: tuple[Fault, ...] = ()
    date_1904: bool = False
    made: bytes | None = None

    def content(self) -> bytes:
        """The bytes of the file."""
        if self.made is not None:
            return self.made
        if self.kind == "csv":
            return write_files.delimited(self.grids[0], encoding=self.encoding, separator=self.separator)
        if self.kind == "html":
            return write_files.web_page(self.grids[0], declared=self.encoding)
        if self.kind == "docx":
            return write_files.word(self.grids[0])
        if self.kind == "xlsx":
            return write_files.xlsx(self.grids, date_1904=self.date_1904)
        return {"xls": write_files.xls, "ods": write_files.ods}[self.kind](self.grids)


def case(name: str, layout: str, *grids: Grid, whole: str = "", **more) -> Case:
    """A case; `whole` names faults of the file as a whole: codes parted by commas, several faults by blanks."""
    faults = tuple(Fault(tuple(codes.split(","))) for codes in whole.split())
    return Case(name, layout, grids, faults=faults, **more)


# ---- the same report, written otherwise


def as_file(one: Case, kind: str, *, file: str | None = None, **more) -> Case:
    """The same sheets in a file of another kind."""
    ending = {"html": "xls"}.get(kind, kind)
    name = file or f"{one.file.rsplit('.', 1)[0]}.{ending}"
    more.setdefault("encoding", "utf-8" if kind == "html" else "utf-8-sig")
    tag = more.pop("tag", kind)
    return replace(one, name=f"{one.name}-{tag}", kind=kind, file=name, **more)


def spelt(one: Case, tag: str, change: Text, *, font: str | None = None, names: bool = False) -> Case:
    """Every text of the file changed (decomposed, without marks, in an old encoding); numbers stay."""

    def cell(written: Written) -> Written:
        return replace(written, value=change(written.value)) if isinstance(written.value, str) else written

    grids = tuple(
        replace(
            grid,
            cells={place: cell(written) for place, written in grid.cells.items()},
            font=font,
            name=change(grid.name) if names else grid.name,
        )
        for grid in one.grids
    )
    return replace(one, name=f"{one.name}-{tag}", grids=grids)


def spellings(one: Case) -> list[Case]:
    """The report decomposed, with old tone places, without marks, in TCVN3 and in VNI."""
    return [
        spelt(one, "nfd", legacy.decomposed, names=True),
        spelt(one, "old-tones", legacy.old_tones),
        spelt(one, "bare", legacy.bare),
        spelt(one, "tcvn3", legacy.tcvn3, font=".VnTime"),
        spelt(one, "vni", legacy.vni, font="VNI-Times"),
    ]


def moved(one: Case, rows: int, columns: int) -> Case:
    """The same sheets begun further down and to the right."""

    def there(grid: Grid) -> Grid:
        def at(place: tuple[int, int]) -> tuple[int, int]:
            return place[0] + rows, place[1] + columns

        return replace(
            grid,
            cells={at(place): cell for place, cell in grid.cells.items()},
            merges=tuple((a + rows, b + columns, c + rows, d + columns) for a, b, c, d in grid.merges),
            truths=tuple(
                replace(truth, row=truth.row + rows, column=truth.column + columns) if truth.row else truth
                for truth in grid.truths
            ),
            faults=tuple(replace(fault, cells=tuple(at(place) for place in fault.cells)) for fault in grid.faults),
            table=(grid.table[0] + rows, grid.table[1] + rows),
            hidden_rows=tuple(row + rows for row in grid.hidden_rows),
            hidden_columns=tuple(column + columns for column in grid.hidden_columns),
        )

    return replace(one, name=f"{one.name}-moved", grids=tuple(there(grid) for grid in one.grids))


def retyped(one: Case, tag: str, write: Callable[[float], Written]) -> Case:
    """Every plain whole number of the table that is a figure written otherwise (as text, with a thousands' dot)."""

    def cell(grid: Grid, place: tuple[int, int], written: Written) -> Written:
        figures = {(truth.row, truth.column) for truth in grid.truths}
        plain = isinstance(written.value, float) and written.value.is_integer() and not written.format
        return write(written.value) if place in figures and plain and not written.formula else written

    grids = tuple(
        replace(grid, cells={place: cell(grid, place, written) for place, written in grid.cells.items()})
        for grid in one.grids
    )
    return replace(one, name=f"{one.name}-{tag}", grids=grids)


def as_typed(one: Case) -> Case:
    """Numbers as text, two digits at least: "05"."""
    return retyped(one, "text", lambda value: Written(f"{int(value):02d}"))


def counted(area: str, period: str, indicator: str, value: float, *parts: str, need: bool = True, ask: bool = False):
    """A figure that stands in no cell: so many rows of a list."""
    return Truth(0, 0, indicator, area, period, value, tuple(sorted(parts)), need=need, ask=ask)


def nfc(text: str) -> str:
    """Sheet names are compared composed."""
    return unicodedata.normalize("NFC", text)


def doubtful(one: Case) -> Case:
    """The same file, of which nobody can be sure: every figure may only be asked about."""
    grids = tuple(replace(g, truths=tuple(replace(truth, ask=True) for truth in g.truths)) for g in one.grids)
    return replace(one, grids=grids)


def changed(text: str, *pairs: tuple[str, str]) -> str:
    """A drawing with some of its words replaced, each of which must be there."""
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text
