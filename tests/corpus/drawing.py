"""A sheet drawn as text, with what is true of it drawn beside: the corpus in the shape a person reviews it.

One line is one row of the sheet, cells parted by `|`. A cell `<` is merged with the one on its left, `^` with the one
above. What follows `//` is about the row and does not stand in the file. Three kinds of lines are no rows:
`% . | area | received | resolved` says what each column means from here on, `---` begins (and a second one ends) the
table where heading and notes are written as paragraphs, `~` hides the row that follows.

Cells: `12` a number, `'12` text, `0.935[%]` a number in a format, `=SUM(C5:C9){12}` a formula with the result the file
holds (`{}` none, `{#REF!}` a broken one), `TRUE` a boolean, anything else text (`\\n` breaks the line).

What is true (after `→` in a cell; in a `%` line for its column; after `//` for its row; all three are put together):
`received/civil+@2024-Q2` indicator, part, running from the start of the year, period; `10291` the area; `12` the value,
`28~about` with a qualifier; `?` nobody can be sure, so it may be asked about only; `~` true, but need not be read;
`never` no figure; `!dash_as_zero,not_a_number` a planted fault and the codes that name it; `received=15` in a cell that
holds several (`10342received=15` where two areas share a row). A row `// -` has no figures.
"""

import re
from dataclasses import dataclass, field, replace

CODES = {
    "registered": "models_registered",
    "built": "models_built",
    "effective": "models_effective",
    "recognised": "models_recognised",
    "exemplary": "models_exemplary",
    "proposed": "models_award_proposed",
    "awarded": "models_awarded",
    "teams": "mediation_teams",
    "mediators": "mediators",
    "received": "mediation_cases_received",
    "conducted": "mediation_cases_conducted",
    "resolved": "mediation_cases_resolved",
    "unresolved": "mediation_cases_unresolved",
    "pending": "mediation_cases_pending",
    "success": "mediation_success_reported",
    "published": "procedures_published",
    "fields": "procedure_fields_published",
    "due": "procedures_due",
    "published_share": "procedures_published_share_reported",
    "effective_share": "models_effective_reported",
    "d_received": "dossiers_received",
    "d_new": "dossiers_new",
    "d_carried": "dossiers_carried_over",
    "d_resolved": "dossiers_resolved",
    "d_on_time": "dossiers_on_time",
    "d_before": "dossiers_before_deadline",
    "d_at": "dossiers_at_deadline",
    "d_overdue": "dossiers_overdue",
    "d_due": "dossiers_due",
    "d_pending": "dossiers_pending",
    "d_returned": "dossiers_returned",
    "d_online": "dossiers_online",
    "d_on_time_share": "dossiers_on_time_reported",
    "d_overdue_share": "dossiers_overdue_reported",
    "d_online_share": "dossiers_online_reported",
    "sessions": "dialogue_sessions",
    "opinions": "dialogue_opinions",
    "meeting": "meeting_opinions",
}
DIMENSIONS = {
    **dict.fromkeys(("collective", "individual"), "subject"),
    **dict.fromkeys(("province", "district", "commune"), "level"),
    **dict.fromkeys(("economy", "culture_society", "defence_security", "political_system", "new_rural"), "field"),
    **dict.fromkeys(("civil", "family", "other"), "case_kind"),
}
FORMATS = {
    "%": "0.0%",
    "date": "dd/mm/yyyy",
    "acc": '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)',
    "thousand": "#,##0",
    "2": "0.00",
    "zero": '0;-0;"-"',
}
_MEANING = re.compile(
    r"(?P<area>\d{5}|\d{3}|\d{2})$|(?P<name>[a-z_]+)?(?P<parts>(?:/[a-z_]+)*)(?P<running>\+)?(?:@(?P<period>[^?~+]+))?"
    r"(?P<ask>\?)?(?P<need>~)?$"
)


@dataclass(frozen=True)
class Written:
    """What stands in a cell: a value (None: only a merged or formatted blank), its format, a formula behind it."""

    value: str | float | bool | None
    format: str | None = None
    formula: str | None = None


@dataclass(frozen=True)
class Truth:
    """A figure the sheet really holds; row and column from 1, 0 for a figure that stands in no one cell (a count)."""

    row: int
    column: int
    indicator: str
    area: str
    period: str
    value: float | None
    breakdown: tuple[str, ...] = ()
    cumulative: bool = False
    qualifier: str | None = None
    start: str | None = None  # the first day, where the calendar is told by the file
    ask: bool = False
    need: bool = True


@dataclass(frozen=True)
class Fault:
    """A fault put in, the codes that name it, and the cells at one of which it must be reported (none: anywhere)."""

    codes: tuple[str, ...]
    cells: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Grid:
    """One sheet with what is true of it."""

    name: str
    cells: dict[tuple[int, int], Written]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    truths: tuple[Truth, ...] = ()
    faults: tuple[Fault, ...] = ()
    table: tuple[int, int] = (1, 10_000)  # first and last row of the table proper
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    font: str | None = None


@dataclass
class _Meaning:
    indicator: str | None = None
    breakdown: tuple[str, ...] = ()
    cumulative: bool = False
    period: str | None = None
    area: str | None = None
    ask: bool = False
    need: bool = True
    none: bool = False

    def and_also(self, words: str) -> "_Meaning":
        """This meaning with what the words add to it."""
        made = replace(self)
        for word in words.split():
            if word in (".", "-", "area", "never"):
                made.none = True
                continue
            found = _MEANING.fullmatch(word)
            assert found, f"no meaning: {word!r}"
            made.area = found["area"] or made.area
            made.indicator = CODES[found["name"]] if found["name"] else made.indicator
            made.breakdown = (*made.breakdown, *(found["parts"] or "").split("/")[1:])
            made.cumulative = made.cumulative or bool(found["running"])
            made.period = found["period"] or made.period
            made.ask, made.need = made.ask or bool(found["ask"]), made.need and not found["need"]
        return made


def draw(name: str, text: str, *, period: str | None = None, area: str | None = None, **more) -> Grid:
    """The sheet this text draws; `period` and `area` hold where rows and columns say nothing else.

    `start` is the first day of the period where the file tells it; other keywords are attributes of the Grid.
    """
    given = _Meaning(period=period, area=area)
    start = more.pop("start", None)
    columns: list[str] = []
    rows: list[list[str]] = []
    truths, faults, hidden, table = [], [], [], []
    cells: dict[tuple[int, int], Written] = {}
    for line in text.strip("\n").splitlines():
        line, _, note = line.strip().partition(" //")
        if line.startswith("%"):
            columns = [part.strip() for part in line[1:].split("|")]
        elif line == "---":
            table.append(len(rows) + 1)
            columns = []
        elif line == "~":
            hidden.append(len(rows) + 1)
        else:
            rows.append([part.strip() for part in line.split("|")])
            row = len(rows)
            words = [word for word in note.split() if not word.startswith("!")]
            for column, drawn in enumerate(rows[-1], 1):
                shown, _, says = drawn.partition("→")
                rows[-1][column - 1] = shown.strip()
                if shown.strip() not in ("", "<", "^"):
                    cells[row, column] = _written(shown.strip())
                means = columns[column - 1] if column <= len(columns) else "."
                meaning = given.and_also(means).and_also(" ".join(words))
                here, wrong = _truths(cells.get((row, column)), shown.strip(), says, meaning, row, column)
                truths += [replace(truth, start=start) for truth in here]
                faults += wrong
            across = tuple((row, column) for column in range(1, len(rows[-1]) + 1))
            faults += [Fault(tuple(word[1:].split(",")), across) for word in note.split() if word.startswith("!")]
    within = (table[0] if table else 1, table[1] - 1 if len(table) > 1 else 10_000)
    made = Grid(name, cells, _merges(rows), tuple(truths), tuple(faults), within, hidden_rows=tuple(hidden))
    return replace(made, **more)


def _written(shown: str) -> Written:
    if found := re.fullmatch(r"(=.*?)\{(.*)\}", shown):
        cached = found[2]
        value = float(cached) if re.fullmatch(r"-?\d+(\.\d+)?", cached) else cached or None
        return Written(value, formula=found[1])
    if found := re.fullmatch(r"(-?\d+(?:\.\d+)?)(?:\[(.+)\])?", shown):
        return Written(float(found[1]), FORMATS.get(found[2] or "", found[2]))
    if shown in ("TRUE", "FALSE"):
        return Written(shown == "TRUE")
    return Written(shown.removeprefix("'").replace("\\n", "\n"))


def _truths(cell, shown, says, meaning: _Meaning, row: int, column: int) -> tuple[list[Truth], list[Fault]]:
    """What is true of one cell."""
    words = says.split()
    faults = [Fault(tuple(word[1:].split(",")), ((row, column),)) for word in words if word.startswith("!")]
    words = [word for word in words if not word.startswith("!")]
    if "=" in says:
        several = []
        for word in words:
            means, _, value = word.partition("=")
            area, means = re.fullmatch(r"(\d{2,5})?(.+)", means).groups()
            here = replace(meaning, none=False, area=area or meaning.area)
            several += _figures(here.and_also(means), value, row, column)
        return several, faults
    if words:
        assert len(words) == 1, says
        return ([] if words[0] == "never" else _figures(replace(meaning, none=False), words[0], row, column)), faults
    if meaning.none or meaning.indicator is None or cell is None or faults:
        return [], faults
    number = cell.value if isinstance(cell.value, float) else None
    if number is None and re.fullmatch(r"'0*\d+", shown):
        number = float(shown[1:])
    assert number is not None, f"say what is true of {shown!r} in row {row}, column {column}"
    return _figures(meaning, f"{number:g}", row, column), faults


def _figures(meaning: _Meaning, value: str, row: int, column: int) -> list[Truth]:
    assert meaning.indicator and meaning.area and meaning.period, (meaning, row, column)
    found = re.fullmatch(r"(\?)?(-?[\d.]+)?(?:~(about|over|nearly))?", value)
    assert found, value
    return [
        Truth(
            row,
            column,
            meaning.indicator,
            meaning.area,
            meaning.period,
            None if found[2] is None else float(found[2]),
            tuple(sorted(meaning.breakdown)),
            meaning.cumulative,
            found[3],
            ask=meaning.ask or bool(found[1]),
            need=meaning.need,
        )
    ]


def _merges(rows: list[list[str]]) -> tuple[tuple[int, int, int, int], ...]:
    def at(row: int, column: int) -> str:
        return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""

    found = []
    for row, line in enumerate(rows):
        for column, shown in enumerate(line):
            if shown in ("<", "^"):
                continue
            right, down = column, row
            while at(row, right + 1) == "<":
                right += 1
            while at(down + 1, column) == "^":
                down += 1
            if (right, down) != (column, row):
                found.append((row + 1, column + 1, down + 1, right + 1))
    return tuple(found)
