"""What the reader made of each case, set against what is true: `python tests/corpus/score.py` prints it by layout.

right: read with everything equal, whatever its state (a fact nobody can be sure of: asked about). asked: not read, or
read otherwise, but never as sure, and a problem stands at its cell, left of it or above it. missed: neither.
silent: sure and not true, the worst fault; it counts whether or not something true stands in that cell.
"""

import math
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cases import Case, nfc
from drawing import CODES, DIMENSIONS, Truth
from every_case import every_case
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from etl.hand_in import check
from etl.model import Checked, Figure, Problem
from queries.periods import period

TODAY = date(2026, 11, 22)
STOCKS = {CODES[key] for key in ("teams", "mediators", "pending", "published", "fields", "due", "d_pending")}
SHOWN = 6  # lines of a kind printed for one case
WHOLE_SHEET = ("no_header", "no_table")  # said at the first figure of a sheet, of all of them
_WHOLE_YEAR = {"Q2": "H1", "Q3": "9M", "Q4": ""}


@dataclass
class Score:
    """How one case was read."""

    name: str
    layout: str
    right: int = 0
    asked: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    faults_found: int = 0
    faults_missed: list[str] = field(default_factory=list)
    doubted: int = 0  # right, but a person is asked to look although nothing is wrong with it
    crash: str | None = None

    @property
    def figures(self) -> int:
        """How many figures had to be read."""
        return self.right + len(self.asked) + len(self.missed)

    @property
    def passes(self) -> bool:
        """Nothing silently wrong, nothing silently lost, every planted fault reported, no crash."""
        return not (self.silent or self.missed or self.faults_missed or self.crash)


def score(one: Case) -> Score:
    """Read one case through the real way and compare."""
    made = Score(one.name, one.layout)
    try:
        checked = check(one.file, one.content(), period=one.period, area=one.area, today=TODAY)
    except Exception as error:  # whatever it is: it must be a sentence, not a crash
        made.crash = f"{type(error).__name__}: {error}"
        return made
    _figures(one, checked, made)
    _faults(one, checked, made)
    return made


def _figures(one: Case, checked: Checked, made: Score) -> None:
    truths = [(nfc(grid.name), truth) for grid in one.grids for truth in grid.truths]
    alone = len(one.grids) == 1
    for figure in checked.figures:
        if figure.state == "sure" and not any(
            _same(figure, truth) and not truth.ask and _is_there(one, figure, sheet, truth, alone)
            for sheet, truth in truths
        ):
            made.silent.append(_shown(figure))
    problems = [(p, _row_column(one, p.where)) for p in (*checked.problems, *checked.reading.problems)]
    for sheet, truth in truths:
        if not truth.need:
            continue
        here = [figure for figure in checked.figures if _is_there(one, figure, sheet, truth, alone)]
        reported = any(_reaches(p, place, sheet, truth, alone) for p, place in problems)
        right = [figure for figure in here if _same(figure, truth) or (truth.ask and figure.state == "ask")]
        sure = any(figure.state == "sure" for figure in right)
        if (right and not (truth.ask and sure)) or (truth.ask and reported):
            made.right += 1
            made.doubted += not truth.ask and all(figure.state == "ask" for figure in right)
        elif reported or (here and all(figure.state == "ask" for figure in here)):
            made.asked.append(_told(sheet, truth))
        else:
            made.missed.append(_told(sheet, truth))


def _faults(one: Case, checked: Checked, made: Score) -> None:
    problems = {*checked.problems, *checked.reading.problems}
    alone = len(one.grids) == 1
    planted = [(None, fault) for fault in one.faults] + [(nfc(g.name), fault) for g in one.grids for fault in g.faults]
    for sheet, fault in planted:
        cells = {(row - _above(one), column) for row, column in fault.cells}
        if any(
            problem.code in fault.codes
            and (sheet is None or alone or nfc(problem.where.sheet or "") == sheet)
            and (not cells or _row_column(one, problem.where) in cells)
            for problem in problems
        ):
            made.faults_found += 1
        else:
            at = ", ".join(f"R{row}C{column}" for row, column in fault.cells[:3])
            made.faults_missed.append(f"{'|'.join(fault.codes)} at {sheet or ''} {at}")


def _same(figure: Figure, truth: Truth) -> bool:
    """Equal in everything but the place."""
    parts = {DIMENSIONS[value]: value for value in truth.breakdown}
    return (
        figure.indicator == truth.indicator
        and figure.area is not None
        and figure.area.code == truth.area
        and figure.period is not None
        and _when(figure.indicator, figure.period.label, figure.cumulative)
        == _when(truth.indicator, truth.period, truth.cumulative)
        and figure.breakdown == parts
        and figure.qualifier == truth.qualifier
        and (truth.start is None or figure.period.start.isoformat() == truth.start)
        and (truth.value is None or (figure.value is not None and abs(figure.value - truth.value) < 1e-6))
    )


def _when(indicator: str, label: str, running: bool) -> object:
    """Two labels for the very same days are one; of what is counted on the last day, that day alone matters."""
    return period(label).end if indicator in STOCKS else _days(label, running)


def _days(label: str, running: bool) -> tuple[str, bool]:
    """Running from January, a second quarter is the first half; what begins in January runs from there anyhow."""
    year, _, part = label.partition("-")
    if running and part in _WHOLE_YEAR:
        return (f"{year}-{_WHOLE_YEAR[part]}".rstrip("-"), False)
    return (label, running and part not in ("Q1", "H1", "9M", ""))


def _is_there(one: Case, figure: Figure, sheet: str, truth: Truth, alone: bool) -> bool:
    if not alone and nfc(figure.where.sheet or "") != sheet:
        return False
    return not truth.row or _row_column(one, figure.where) == (truth.row - _above(one), truth.column)


def _above(one: Case) -> int:
    """Rows of the drawing that a document writes as paragraphs: cells of its table are counted without them."""
    return one.grids[0].table[0] - 1 if one.kind == "docx" else 0


def _row_column(one: Case, where) -> tuple[int, int]:
    if not where.cell:
        return (0, 0)
    letters, row = coordinate_from_string(where.cell.split(":")[0])
    return row, column_index_from_string(letters)


def _reaches(problem: Problem, place: tuple[int, int], sheet: str, truth: Truth, alone: bool) -> bool:
    """A problem speaks of a figure when it stands at its cell, left of it, above it, or is the whole file's."""
    row, column = place
    if not row:
        return problem.severity == "wrong"
    if not alone and nfc(problem.where.sheet or "") != sheet:
        return False
    if problem.code in WHOLE_SHEET:
        return True
    return (
        not truth.row or (row == truth.row and column <= truth.column) or (column == truth.column and row < truth.row)
    )


def _shown(figure: Figure) -> str:
    area, period = figure.area.code if figure.area else None, figure.period.label if figure.period else None
    running = "+" if figure.cumulative else ""
    parts = "".join(f"/{value}" for value in figure.breakdown.values())
    what = f"{figure.indicator}{parts}{running} {area} {period} = {figure.value:g}" if figure.value is not None else "–"
    return f"{figure.where.sheet}!{figure.where.cell} {what}"


def _told(sheet: str, truth: Truth) -> str:
    running = "+" if truth.cumulative else ""
    what = "/".join((truth.indicator, *truth.breakdown)) + running
    return f"{sheet}!R{truth.row}C{truth.column} {what} {truth.area} {truth.period} = {truth.value}"


def table(scores: list[Score]) -> str:
    """The scores by layout, for people."""
    lines = [f"{'layout':24}{'files':>6}{'pass':>6}{'figures':>9}{'right':>7}{'asked':>7}{'missed':>8}{'silent':>8}"]
    lines[0] += f"{'faults':>8}{'unseen':>8}{'doubted':>9}"
    groups = {layout: [s for s in scores if s.layout == layout] for layout in dict.fromkeys(s.layout for s in scores)}
    for layout, those in {**groups, "all": scores}.items():
        sums = Counter()
        for s in those:
            sums.update(
                files=1, passes=s.passes, figures=s.figures, right=s.right, asked=len(s.asked), missed=len(s.missed)
            )
            sums.update(silent=len(s.silent), found=s.faults_found, unseen=len(s.faults_missed), doubted=s.doubted)
        widths = {"files": 6, "passes": 6, "figures": 9, "right": 7, "asked": 7, "missed": 8, "silent": 8}
        widths |= {"found": 8, "unseen": 8, "doubted": 9}
        lines.append(f"{layout:24}" + "".join(f"{sums[key]:>{width}}" for key, width in widths.items()))
    return "\n".join(lines)


def note(scores: list[Score]) -> None:
    """Write down what does not pass yet and how much is read, `not_yet.txt` and `floor.txt`: to be read in a diff."""
    here = Path(__file__).parent
    here.joinpath("not_yet.txt").write_text("".join(f"{s.name}\n" for s in scores if not s.passes), encoding="utf-8")
    read = scores[::3]  # those the suite reads: test_corpus.py
    right, all_ = sum(s.right for s in read), sum(s.figures for s in read)
    here.joinpath("floor.txt").write_text(f"{math.floor(1000 * right / all_) / 10}\n", encoding="utf-8")


def main(wanted: list[str]) -> None:
    """Every case, or those whose name begins so; with names, what went wrong in each is printed too.

    `--note` instead of names writes down what the test holds the reader to from now on.
    """
    names = tuple(word for word in wanted if word != "--note")
    scores = [score(one) for one in every_case() if not names or one.name.startswith(names)]
    for s in scores if names else ():
        print(f"{'ok ' if s.passes else '-- '}{s.name}: {s.right} of {s.figures}", s.crash or "")
        for word in ("silent", "asked", "missed", "faults_missed"):
            lines = getattr(s, word)
            for line in lines[:SHOWN]:
                print(f"     {word}: {line}")
            if len(lines) > SHOWN:
                print(f"     {word}: … {len(lines)} in all")
    print(table(scores))
    if "--note" in wanted and not names:
        note(scores)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main(sys.argv[1:])
