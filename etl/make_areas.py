"""Make data/areas.csv, data/area_changes.csv and data/area_names.csv anew from the public package and our corrections.

The package `vietnamadminunits` holds two pictures of the country, the last day with districts and the first day
without, and what went where. What it does not know or has wrong is data (data/area_corrections.csv), no branch here.

Rules that are ours:

* An id is given once. Known areas keep theirs, new ones are added behind; an area that would vanish stops the run.
* A province the reform left alone (same name, code and communes) keeps one id. Every commune gets a new id on
  2025-07-01, even where nothing but its parent changed: a district above it ended.
* When a province is replaced (a change of type gives it a new id), the areas in it get new ids too ("reparent").
* One old unit into one new one is the first of rename, retype, recode, reparent that fits: the same ground and people.
  merge_whole: wholly into something larger. split_part: divided, no shares known.
* An empty valid_from says "since before our data": before 2025-07-01 only the changes in the corrections are known.
"""

import csv
import json
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from etl.vietnamese import bare, fold

PACKAGE = "vietnamadminunits 1.0.4"
LAST_OLD, FIRST_NEW = "2025-06-30", "2025-07-01"
TYPES = ("Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Xã", "Phường", "Thị trấn", "Đặc khu")
LEVELS = ("province", "district", "commune")  # as the package has them; readers take levels from the file
LEVEL_OF = {2: "province", 3: "district", 5: "commune"}  # by the digits of a code
COLUMNS = ("id", "code", "name", "type", "level", "parent", "valid_from", "valid_to", "lat", "lon", "source")
SAME_UNIT = tuple(
    map(str.split, ("level code name valid_from valid_to", "level code name valid_to", "level code name valid_from"))
)
SAME_GROUND = ("rename", "retype", "recode", "reparent")


@dataclass(eq=False, slots=True)
class Unit:
    """An area while the file is being made; its id comes last."""

    level: str
    code: str
    type: str
    short: str
    parent: "Unit | None"
    valid_from: str = ""
    valid_to: str = ""
    lat: float | None = None
    lon: float | None = None
    source: str = PACKAGE
    id: int = 0

    @property
    def name(self) -> str:
        return f"{self.type} {self.short}"

    def holds(self, day: str) -> bool:
        return self.valid_from <= day and (not self.valid_to or day <= self.valid_to)

    def row(self) -> tuple[str, ...]:
        place = ("" if one is None else str(round(one, 5)) for one in (self.lat, self.lon))
        head = (str(self.id), self.code, self.name, self.type, self.level, str(self.parent.id) if self.parent else "")
        return (*head, self.valid_from, self.valid_to, *place, self.source)


@dataclass(slots=True)
class Making:
    """Everything collected so far: units, changes, former names."""

    units: list[Unit]
    changes: list[tuple[Unit, Unit, str, str, str]]
    names: list[tuple[Unit, str, str]]

    def on(self, day: str, level: str, code: str, name: str) -> Unit:
        """The one unit of that code on a day; it must bear the name, or the correction is out of date."""
        found = [one for one in self.units if (one.level, one.code) == (level, code) and one.holds(day)]
        if len(found) != 1 or found[0].name != name:
            raise ValueError(f"corrections: {code} on {day} is {[one.name for one in found]}, not {name!r}")
        return found[0]

    def replace(self, unit: Unit, on: str, kind: str, source: str, name: tuple[str, str], parent: Unit | None) -> None:
        """End a unit the day before `on` and let the same ground go on as a new one."""
        after = Unit(unit.level, unit.code, *name, parent, on, unit.valid_to, unit.lat, unit.lon, source)
        unit.valid_to = _day_before(on)
        self.units.append(after)
        self.changes.append((unit, after, on, kind, source))


def make_areas(package: Path, target: Path) -> dict[str, int]:
    """Write the three files into `target` (the folder data/) from the package: its wheel, or its folder unpacked.

    `target` also holds area_corrections.csv and, from the second time on, the areas.csv whose ids are kept. Returns how
    many areas, changes and former names were written. Raises ValueError when a link of the package leads nowhere, a
    correction does not fit, or a known area would vanish; nothing is written then.
    """
    with tempfile.TemporaryDirectory() as folder:
        if package.is_file():
            with zipfile.ZipFile(package) as wheel:
                for name in ("dataset.db", "converter_2025.json"):
                    wheel.extract(f"vietnamadminunits/data/{name}", folder)
            package = Path(folder)
        database = next(iter(sorted(package.rglob("dataset.db"))), None)
        if database is None:
            raise ValueError(f"{package}: no dataset.db of vietnamadminunits in it")
        making = _pictures(database, json.loads((database.parent / "converter_2025.json").read_text("utf-8")))
    for line in _read(target / "area_corrections.csv"):
        _CORRECT[line["what"]](making, line)
    _follow_parents(making)
    _number(making.units, _read(target / "areas.csv"))
    changes = sorted((old.id, new.id, *rest) for old, new, *rest in making.changes)
    names = sorted({(unit.id, name, source) for unit, name, source in making.names})
    _write(target / "areas.csv", COLUMNS, (one.row() for one in sorted(making.units, key=lambda one: one.id)))
    _write(target / "area_changes.csv", ("old", "new", "changed_on", "kind", "source"), changes)
    _write(target / "area_names.csv", ("area", "name", "source"), names)
    return {"areas": len(making.units), "changes": len(changes), "names": len(names)}


def _pictures(database: Path, converter: dict[str, dict]) -> Making:
    """Both days of the package, joined by its accent-less keys (which are not always without accents)."""
    old_rows, new_rows = (_table(database, name) for name in ("admin_units_legacy", "admin_units"))
    making, old, new = Making([], [], []), {}, {}
    for row in old_rows:
        parent = None
        for depth, level in enumerate(("province", "district", "ward")):
            key = "_".join(row[f"{upper}Key"] or "" for upper in ("province", "district", "ward")[: depth + 1])
            if row[level] and key not in old:
                old[key] = _unit(row, level, LEVELS[depth], parent, valid_to=LAST_OLD)
                making.names += [(old[key], name, PACKAGE) for name in _former(row[f"{level}Alias"])]
            parent = old.get(key, parent)
    for row in new_rows:
        key = row["provinceKey"]
        if key not in new:
            before = [old[one] for one in converter["DICT_PROVINCE"][key]]
            province = _unit(row, "province", LEVELS[0], None, valid_from=FIRST_NEW)
            if len(before) == 1 and (before[0].code, before[0].name) == (province.code, province.name):
                before[0].valid_to, before[0].lat, before[0].lon = "", province.lat, province.lon
                province = before[0]
            else:
                making.changes += [(one, province, FIRST_NEW, "merge_whole", PACKAGE) for one in before]
            new[key] = province
        new[f"{key}_{row['wardKey']}"] = _unit(row, "ward", LEVELS[-1], new[key], valid_from=FIRST_NEW)
    making.units = list(dict.fromkeys([*old.values(), *new.values()]))
    _link(making, old, new, converter)
    return making


def _link(making: Making, old: dict[str, Unit], new: dict[str, Unit], converter: dict[str, dict]) -> None:
    """The changes of communes on the first day without districts; a district without communes changes like one."""
    whole = [
        (before.rstrip("_"), f"{province}_{after}")
        for province, into in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items()
        for after, befores in into.items()
        for before in befores
    ]
    parts = [
        (before, f"{province}_{link['newWardKey']}")
        for province, befores in converter["DICT_PROVINCE_WARD_DIVIDED"].items()
        for before, links in befores.items()
        for link in links
    ]
    above = {one.parent for one in old.values()}
    ended = {key for key, one in old.items() if one.level != LEVELS[0] and one not in above}
    linked, divided = Counter(before for before, _ in whole), {before for before, _ in parts}
    taken = Counter(after for _, after in whole + parts)
    lost = (ended ^ (linked.keys() | divided)) | (taken.keys() - new.keys()) | (divided & linked.keys())
    if lost or max(linked.values()) > 1:
        raise ValueError(f"{len(lost)} links of the package lead nowhere, or twice: {sorted(lost)[:5]}")
    for before, after in whole + parts:
        alone = _kind(old[before], new[after]) if taken[after] == 1 else "merge_whole"
        kind = "split_part" if before in divided else alone
        making.changes.append((old[before], new[after], FIRST_NEW, kind, PACKAGE))


def _kind(before: Unit, after: Unit) -> str:
    """What happened to a unit that became exactly one other."""
    differs = (before.short != after.short, before.type != after.type, before.code != after.code, True)
    return SAME_GROUND[differs.index(True)]


def _table(database: Path, name: str) -> list[Mapping[str, Any]]:
    engine = sa.create_engine(f"sqlite:///file:{database}?mode=ro&uri=true", poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        rows = sa.select(sa.Table(name, sa.MetaData(), autoload_with=connection)).order_by(sa.text("rowid"))
        return list(connection.execute(rows).mappings())


def _unit(
    row: Mapping[str, Any], column: str, level: str, parent: Unit | None, valid_from: str = "", valid_to: str = ""
) -> Unit:
    """One unit of the package. Its type is read from its name: the column beside it is wrong for seven communes."""
    place = (row[f"{column}Lat"], row[f"{column}Lon"])
    return Unit(level, row[f"{column}Code"], *_split(row[column]), parent, valid_from, valid_to, *place)


def _former(aliases: str | None) -> list[str]:
    """The package's other names of a unit that begin with a type; the rest are short forms of these."""
    names, types = list(map(bare, json.loads(aliases or "[]"))), tuple(map(_one_word, TYPES))
    short = {name for name in names if any(kind + name in names for kind in types)}
    return [name for name in names if name.startswith(types) and name not in short]


def _code(making: Making, line: dict[str, str]) -> None:
    """The package has a wrong code on that day; `old` is the code and name it has."""
    unit = making.on(line["on"], LEVEL_OF[len(line["code"])], *line["old"].split(" ", 1))
    unit.code, unit.source = line["new"], f"{PACKAGE}; {line['source']}"


def _merge(making: Making, line: dict[str, str]) -> None:
    """Before that day there was a unit `code` named `old`; then it went wholly into the unit `new`."""
    level, (kind, short) = LEVEL_OF[len(line["code"])], _split(line["old"])
    into = making.on(line["on"], level, *line["new"].split(" ", 1))
    if into.valid_from not in ("", line["on"]):
        raise ValueError(f"corrections: {into.code} {into.name} begins on {into.valid_from}, not {line['on']}")
    into.valid_from, into.source = line["on"], f"{PACKAGE}; {line['source']}"
    ended = Unit(level, line["code"], kind, short, into.parent, "", _day_before(line["on"]), source=line["source"])
    making.units.append(ended)
    making.changes.append((ended, into, line["on"], "merge_whole", line["source"]))
    known = (into, _one_word(ended.name))  # now an area with its days, no longer just a name
    making.names = [one for one in making.names if (one[0], one[1]) != known]


def _retype(making: Making, line: dict[str, str]) -> None:
    """From that day the unit `code` named `old` is called `new`; code and ground stay."""
    unit = making.on(_day_before(line["on"]), LEVEL_OF[len(line["code"])], line["code"], line["old"])
    making.replace(unit, line["on"], "retype", line["source"], _split(line["new"]), unit.parent)


def _former_name(making: Making, line: dict[str, str]) -> None:
    """Until that day the unit `new` was called `old`; what was below it then is not known to us."""
    code, name = line["new"].split(" ", 1)
    making.names.append((making.on(line["on"], LEVEL_OF[len(code)], code, name), line["old"], line["source"]))


_CORRECT = {"code": _code, "merge": _merge, "retype": _retype, "former_name": _former_name}


def _follow_parents(making: Making) -> None:
    """Give a new id to what lies below a replaced unit and lives on, from the top level down."""
    for level in LEVELS:
        heirs = {old: (new, on, source) for old, new, on, kind, source in making.changes if kind in SAME_GROUND}
        for unit in [one for one in making.units if one.level == level and one.parent in heirs]:
            parent, on, source = heirs[unit.parent]
            if unit.valid_from >= on and unit.parent.valid_to < on:  # replaced on the same day for its own reason
                unit.parent = parent
            elif not unit.valid_to or unit.valid_to >= on:
                making.replace(unit, on, "reparent", source, (unit.type, unit.short), parent)


def _number(units: list[Unit], known: list[dict[str, str]]) -> None:
    """Give known units their old ids and new ones the next; refuse to lose one.

    Of a unit since cut in two, the part that ends as before keeps the id if that end is past (we learned of something
    earlier), else the part that begins as before (something new happened).
    """
    left = {int(one["id"]): one for one in known}
    last = max(left, default=0)
    units = sorted(units, key=lambda one: (one.valid_from, LEVELS.index(one.level), one.code))
    for columns in SAME_UNIT:
        ids = {tuple(one[column] for column in columns): number for number, one in left.items()}
        for unit in units:
            number = ids.get(tuple(getattr(unit, column) for column in columns))
            if number in left and not unit.id and (unit.valid_to or columns != SAME_UNIT[1]):
                unit.id = number
                del left[number]
    if names := [one["name"] for one in left.values()]:
        raise ValueError(f"{len(names)} known areas would vanish, among them {names[:5]}")
    for unit in units:
        if not unit.id:
            unit.id = last = last + 1


def _one_word(name: str) -> str:
    return bare(fold(name)).replace(" ", "")


def _split(name: str) -> tuple[str, str]:
    kind = next(one for one in TYPES if fold(name).startswith(fold(one) + " "))
    return kind, name[len(kind) + 1 :]


def _day_before(day: str) -> str:
    return str(date.fromisoformat(day) - timedelta(days=1))


def _read(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text("utf-8").splitlines())) if file.exists() else []


def _write(file: Path, head: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)
