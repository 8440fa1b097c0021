"""Which area a row speaks of: its code, its name, the group it stands in, and the area the whole sheet is about."""

from collections.abc import Sequence
from datetime import date

from etl.areas import Area, Areas, Found, UnknownArea
from etl.model import AreaRef, Problem, Where
from etl.problems import problem
from etl.recognise.answers import Answers
from etl.recognise.grid import Grid
from etl.recognise.headings import Scope
from etl.recognise.words import key, words
from etl.vietnamese import fold
from queries.periods import period


class Places:
    """Looks up the rows of one sheet. The narrowest area that heading or group rows name is where names are sought."""

    def __init__(self, areas: Areas, table: Grid, above: Scope, hint: AreaRef | None, answers: Answers) -> None:
        self._areas, self._table, self._above, self._hint, self._answers = areas, table, above, hint, answers
        self._level: str | None = None
        self._group: Area | None = None
        self._known: dict[tuple, AreaRef | None] = {}

    def of_level(self, title: str) -> None:
        """The title of the column of areas: "Tên huyện" says that a bare "Nam Sách" is the district."""
        said = set(key(title).split())
        levels = [level for level, texts in words().levels.items() if said & set(texts)]
        self._level = levels[0] if len(levels) == 1 else None

    def group(self, label: str, on: date | None) -> None:
        """A row without figures that names an area ("II. HUYỆN THANH HÀ"): the rows below it lie in there."""
        if not label:
            return
        without_number = label.split(".", 1)[-1].strip() if "." in label[:5] else label
        found = self._areas.find(without_number, on or date.today(), within=self._within(on))
        if found.area is not None and not self._is_leaf(found.area, on):
            self._group = found.area

    def enter(self, area: AreaRef, on: date | None) -> None:
        """A row with figures whose area holds others: the rows below it lie in there too."""
        found = self._areas.by_id(area.id)
        if not self._is_leaf(found, on):
            self._group = found

    def total(self, around: Sequence[str], on: date | None) -> AreaRef | None:
        """The area a total row adds up: the one its own columns say it lies in, else the group's, else the sheet's."""
        if around and (named := self.named(", ".join(around), on)):
            return named
        area = self._group or self._sheet_area(None)
        return ref(area) if area else None

    def named(self, label: str, on: date | None) -> AreaRef | None:
        """The area a label is the name of, without any doubt; None otherwise."""
        if (answered := self._answers.area(label)) is not None:
            return ref(self._areas.by_id(answered))
        without_number = label.split(".", 1)[-1].strip() if "." in label[:5] else label
        if not without_number.strip() or len(without_number) > 80:
            return None
        found = self._areas.find(without_number, on or date.today(), within=self._within(on))
        return ref(found.area) if found.area is not None else None

    def here(self, on: date | None) -> AreaRef | None:
        """The area the whole table is about: the one commune its heading names, else the narrowest, else the hint.

        What somebody said of the name it was understood as goes before all of them.
        """
        found = self._here(on)
        answered = self._answers.area(found.name) if found else None
        return found if answered is None else ref(self._areas.by_id(answered))

    def _here(self, on: date | None) -> AreaRef | None:
        day = on or date.today()
        leaves = {}
        for written in self._above.areas:
            if (answered := self._answers.area(written)) is not None:
                return ref(self._areas.by_id(answered))
            within = self._within(on)
            found = self._areas.find(written, day, within=within)
            area = found.area or (self._areas.find(written, day).area if within else None)
            if area is not None and self._is_leaf(area, day):
                leaves[area.id] = area
        if len(leaves) == 1:
            return ref(next(iter(leaves.values())))
        if not leaves and self._hint is None and (of_sheet := self.named(self._table.sheet.name, on)):
            return of_sheet
        if leaves or self._hint is not None:
            return None if leaves else self._hint
        whole = self._sheet_area(on, around=False)
        return ref(whole) if whole else None

    def nowhere(self, where: Where, on: date | None) -> Problem:
        """Why nobody knows whose a table is: its heading names none, or a name that several areas bear."""
        for written in self._above.areas if self._hint is None else ():
            found = self._areas.find(written, on or date.today(), within=self._within(on))
            if found.how == "ambiguous":
                return self._doubt(found, where, found.candidates[0].name, on)
        return problem("no_area", where, "")

    def find(self, label: str, code: str, where: Where, on: date | None) -> tuple[AreaRef | None, Problem | None]:
        """The area of a row by its code or its name on a day; None with the problem when it is not certain."""
        asked = label, code, on, self._group.id if self._group else None
        if asked not in self._known:
            area, trouble = self._find(label, code, where, on)
            if trouble is not None:
                return area, trouble  # names its own cell
            self._known[asked] = area
        return self._known[asked], None

    def _find(self, label: str, code: str, where: Where, on: date | None) -> tuple[AreaRef | None, Problem | None]:
        if (answered := self._answers.area(label)) is not None:
            return ref(self._areas.by_id(answered)), None
        if code.strip():
            return self._by_code(code.strip(), label, where, on)
        if not label.strip():
            return None, problem("area_missing", where, "")
        within = self._group.id if self._group else self._within(on)
        found = self._areas.find(label, on or date.today(), within=within)
        if found.how == "ambiguous" and self._level is not None:
            found = self._areas.find(label, on or date.today(), within=within, level=self._level)
        if found.area is None and self._group is not None:  # the next district, after the communes of the one before
            beside = self._areas.find(label, on or date.today(), within=self._within(on))
            if beside.area is not None and not self._is_leaf(beside.area, on):
                found = beside
        if found.area is not None:
            return ref(found.area), None
        return None, self._doubt(found, where, label, on)

    def _doubt(self, found: Found, where: Where, written: str, on: date | None) -> Problem:
        names = "; ".join(self._shown(area) for area in found.candidates[:5])
        code = {
            "ambiguous": "ambiguous_area",
            "near": "near_area",
            "not_then": "area_not_then",
            "outside": "area_outside",
        }.get(found.how, "unknown_area")
        day = f"{on:%d/%m/%Y}" if on else "?"
        choices = [(str(area.id), self._shown(area)) for area in found.candidates[:12]]
        return problem(code, where, written, candidates=names, day=day, choices=choices)

    def _by_code(self, code: str, label: str, where: Where, on: date | None) -> tuple[AreaRef | None, Problem | None]:
        try:
            area, _ = self._areas.by_code(code, on)
        except UnknownArea:
            return None, problem("unknown_code", where, code)
        if label.strip() and fold(label) != fold(area.name):
            named = self._areas.find(label, on or date.today(), within=area.parent)
            if named.area is not None and named.area.id != area.id:
                return None, problem("code_name_differ", where, label, official=code, name=area.name)
            if named.area is None:
                return None, problem("code_name_differ", where, label, official=code, name=area.name)
        return ref(area), None

    def _within(self, on: date | None) -> int | None:
        area = self._sheet_area(on)
        return area.id if area else None

    def _sheet_area(self, on: date | None, around: bool = True) -> Area | None:
        """The area the heading names that holds others; a hint from the person where the heading names none.

        `around`: who the report goes to counts too, being around whom it is about.
        """
        day = on or (period(f"{self._above.year}").end if self._above.year else date.today())
        narrowest: Area | None = None
        for written in (*self._above.areas, *(self._above.addressed if around else ())):
            found = self._areas.find(written, day, within=narrowest.id if narrowest else None)
            if found.area is None and narrowest is not None:
                found = self._areas.find(written, day)
            above = {one.id for one in self._areas.path(narrowest.id)} if narrowest is not None else set()
            if found.area is not None and found.area.id not in above and not self._is_leaf(found.area, day):
                narrowest = found.area  # "Huyện Vân Đồn, tỉnh Quảng Ninh": what lies around it is no narrower
        if narrowest is None and self._hint is not None:
            hinted = self._areas.by_id(self._hint.id)
            return hinted if not self._is_leaf(hinted, day) else None
        return narrowest

    def _is_leaf(self, area: Area, on: date | None) -> bool:
        return not self._areas.children(area.id, on or date.today())

    def _shown(self, area: Area) -> str:
        return ", ".join(one.name for one in reversed(self._areas.path(area.id)))


def ref(area: Area) -> AreaRef:
    """An area as it travels with a figure."""
    return AreaRef(area.id, area.code, area.name, area.valid_from, area.valid_to)
