"""The maker of areas.csv: from two small pictures of a country to rows, changes, and ids that stay."""

import csv
import json
import os
import sqlite3
import zipfile
from pathlib import Path

import pytest

from etl.make_areas import make_areas

FILES = ("areas.csv", "area_changes.csv", "area_names.csv")

# province | district | ward | codes
OLD = """
Tỉnh Đông      | Huyện Hạ     | Xã Một        | 10 100 10001
Tỉnh Đông      | Huyện Hạ     | Thị Trấn Hai  | 10 100 10002
Tỉnh Đông      | Huyện Hạ     | Xã Ba         | 10 100 10003
Tỉnh Tây       | Huyện Đảo    |               | 20 200
Thành phố Giữa | Quận Trung   | Phường Bốn    | 30 300 30001
"""
NEW = """
Tỉnh Đông      | Xã Hai        | 10 10001
Tỉnh Đông      | Xã Một        | 10 10003
Tỉnh Đông      | Đặc khu Đảo   | 10 20001
Thành phố Giữa | Phường Bốn    | 30 30001
"""
CONVERTER = {
    "DICT_PROVINCE": {"tinhdong": ["tinhdong", "tinhtay"], "thanhphogiua": ["thanhphogiua"]},
    "DICT_PROVINCE_WARD_NO_DIVIDED": {
        "tinhdong": {
            "xahai": ["tinhdong_huyenha_thitranhai", "tinhdong_huyenha_xamot"],
            "dackhudao": ["tinhtay_huyendao_"],
        },
        "thanhphogiua": {"phuongbon": ["thanhphogiua_quantrung_phuongbon"]},
    },
    "DICT_PROVINCE_WARD_DIVIDED": {
        "tinhdong": {"tinhdong_huyenha_xaba": [{"newWardKey": "xahai"}, {"newWardKey": "xamot"}]}
    },
}
CORRECTIONS = """
what        | code  | old           | new            | on         | source
merge       | 10009 | Xã Cũ         | 10001 Xã Một   | 2024-12-01 | law 1
code        | 10003 | 10003 Xã Một  | 10008          | 2025-07-01 | law 2
retype      | 10    | Tỉnh Đông     | Thành phố Đông | 2026-04-30 | law 3
retype      | 10001 | Xã Hai        | Phường Hai     | 2026-04-30 | law 4
former_name | 30    | Tỉnh Xưa      | 30 Thành phố Giữa | 2025-01-01 | law 5
"""
# id | code | name | parent | from | to
AREAS = """
1  | 10    | Tỉnh Đông      |    |            | 2025-06-30
2  | 20    | Tỉnh Tây       |    |            | 2025-06-30
3  | 30    | Thành phố Giữa |    |            |
4  | 100   | Huyện Hạ       | 1  |            | 2025-06-30
5  | 200   | Huyện Đảo      | 2  |            | 2025-06-30
6  | 300   | Quận Trung     | 3  |            | 2025-06-30
7  | 10002 | Thị trấn Hai   | 4  |            | 2025-06-30
8  | 10003 | Xã Ba          | 4  |            | 2025-06-30
9  | 10009 | Xã Cũ          | 4  |            | 2024-11-30
10 | 30001 | Phường Bốn     | 6  |            | 2025-06-30
11 | 10001 | Xã Một         | 4  | 2024-12-01 | 2025-06-30
12 | 10    | Tỉnh Đông      |    | 2025-07-01 | 2026-04-29
13 | 10001 | Xã Hai         | 12 | 2025-07-01 | 2026-04-29
14 | 10008 | Xã Một         | 12 | 2025-07-01 | 2026-04-29
15 | 20001 | Đặc khu Đảo    | 12 | 2025-07-01 | 2026-04-29
16 | 30001 | Phường Bốn     | 3  | 2025-07-01 |
17 | 10    | Thành phố Đông |    | 2026-04-30 |
18 | 10001 | Phường Hai     | 17 | 2026-04-30 |
19 | 10008 | Xã Một         | 17 | 2026-04-30 |
20 | 20001 | Đặc khu Đảo    | 17 | 2026-04-30 |
"""
CHANGES = """
1  | 12 | 2025-07-01 | merge_whole
2  | 12 | 2025-07-01 | merge_whole
5  | 15 | 2025-07-01 | retype
7  | 13 | 2025-07-01 | merge_whole
8  | 13 | 2025-07-01 | split_part
8  | 14 | 2025-07-01 | split_part
9  | 11 | 2024-12-01 | merge_whole
10 | 16 | 2025-07-01 | reparent
11 | 13 | 2025-07-01 | merge_whole
12 | 17 | 2026-04-30 | retype
13 | 18 | 2026-04-30 | retype
14 | 19 | 2026-04-30 | reparent
15 | 20 | 2026-04-30 | reparent
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


KEYS = {
    **{"Tỉnh Đông": "tinhdong", "Tỉnh Tây": "tinhtay", "Thành phố Giữa": "thanhphogiua", "Huyện Hạ": "huyenha"},
    **{"Huyện Đảo": "huyendao", "Quận Trung": "quantrung", "Xã Một": "xamot", "Thị Trấn Hai": "thitranhai"},
    **{"Xã Ba": "xaba", "Phường Bốn": "phuongbon", "Xã Hai": "xahai", "Đặc khu Đảo": "dackhudao", "": None},
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package of the same form as the real one, small enough to read."""
    folder = tmp_path / "package" / "data"
    folder.mkdir(parents=True)
    connection = sqlite3.connect(folder / "dataset.db")
    for table, levels, text in (
        ("admin_units_legacy", ("province", "district", "ward"), OLD),
        ("admin_units", ("province", "ward"), NEW),
    ):
        names = [f"{one}{more}" for one in levels for more in ("", "Code", "Key", "Lat", "Lon", "Alias")]
        connection.execute(f"create table {table} ({', '.join(names)})")
        for *units, codes in rows(text):
            values: list[object] = []
            for unit, code in zip(units, [*codes.split(), None], strict=False):
                former = '["xacu", "cu", "xaquangcu", "quangcu"]' if unit == "Xã Một" else None
                values += [unit or None, code, KEYS[unit], 10.123456, 105.0, former]
            connection.execute(f"insert into {table} values ({', '.join('?' * len(names))})", values)
    connection.commit()
    connection.close()
    (folder / "converter_2025.json").write_text(json.dumps(CONVERTER), "utf-8")
    return tmp_path / "package"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "target"
    folder.mkdir()
    correct(folder, CORRECTIONS)
    return folder


def correct(folder: Path, table: str) -> None:
    (folder / "area_corrections.csv").write_text("".join(",".join(row) + "\n" for row in rows(table)), "utf-8")


def read(file: Path) -> list[list[str]]:
    return list(csv.reader(file.read_text("utf-8").splitlines()))[1:]


def test_a_small_country(package: Path, target: Path) -> None:
    assert make_areas(package, target) == {"areas": 20, "changes": 13, "names": 2}
    made = read(target / "areas.csv")
    assert [[row[0], row[1], row[2], row[5], row[6], row[7]] for row in made] == rows(AREAS)
    assert [row[:4] for row in read(target / "area_changes.csv")] == rows(CHANGES)
    assert read(target / "area_names.csv") == [
        ["3", "Tỉnh Xưa", "law 5"],
        ["11", "xaquangcu", "vietnamadminunits 1.0.4"],
    ]
    assert [row[3:5] + row[8:10] for row in made if row[0] in ("7", "9")] == [
        ["Thị trấn", "commune", "10.12346", "105.0"],
        ["Xã", "commune", "", ""],
    ]


def test_the_same_again_and_from_a_wheel(package: Path, target: Path, tmp_path: Path) -> None:
    make_areas(package, target)
    before = [(target / name).read_bytes() for name in FILES]
    wheel = tmp_path / "package.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for file in (package / "data").iterdir():
            archive.write(file, f"vietnamadminunits/data/{file.name}")
    make_areas(wheel, target)
    assert [(target / name).read_bytes() for name in FILES] == before
    assert b"\r" not in b"".join(before)


def test_known_areas_keep_their_ids(package: Path, target: Path) -> None:
    correct(target, "\n".join(CORRECTIONS.strip().splitlines()[:1]))
    make_areas(package, target)
    before = {tuple(row[1:3]): row[0] for row in read(target / "areas.csv")}
    more = "merge | 10001 | Xã Một | 10001 Xã Một | 2024-12-01 | law 1"
    correct(target, CORRECTIONS.replace("10003 Xã Một  | 10008", "10003 Xã Một  | 10003") + more)
    make_areas(package, target)
    after = read(target / "areas.csv")
    assert len(after) == 21 and len({row[0] for row in after}) == 21
    # learnt of something earlier: the later part keeps the id; something new happened: the earlier part does
    ids = {(row[1], row[2], row[6]): row[0] for row in after}
    assert ids["10001", "Xã Một", "2024-12-01"] == before["10001", "Xã Một"]
    assert ids["10001", "Xã Hai", "2025-07-01"] == before["10001", "Xã Hai"]
    assert ids["20001", "Đặc khu Đảo", "2025-07-01"] == before["20001", "Đặc khu Đảo"]
    new = [("10009", "Xã Cũ", ""), ("10001", "Xã Một", ""), ("20001", "Đặc khu Đảo", "2026-04-30")]
    assert {ids[one] for one in new}.isdisjoint(before.values())


REFUSED = """
merge  | 10009 | Xã Cũ   | 10001 Xã Mốt | 2024-12-01 | not 'Xã Mốt'
retype | 10001 | Xã Hải  | Phường Hải   | 2026-04-30 | not 'Xã Hải'
code   | 10003 | 10003 Xã Một | 10008   | 2024-01-01 | not 'Xã Một'
"""


@pytest.mark.parametrize(("what", "code", "old", "new", "on", "said"), rows(REFUSED))
def test_a_correction_that_does_not_fit_is_refused(
    package: Path, target: Path, what: str, code: str, old: str, new: str, on: str, said: str
) -> None:
    correct(target, f"what|code|old|new|on|source\n{what}|{code}|{old}|{new}|{on}|law")
    with pytest.raises(ValueError, match=said):
        make_areas(package, target)
    assert not (target / "areas.csv").exists()


def test_one_unit_does_not_begin_twice(package: Path, target: Path) -> None:
    correct(target, CORRECTIONS + "merge | 10007 | Xã Xưa | 10001 Xã Một | 2025-01-01 | law 1")
    with pytest.raises(ValueError, match="begins on 2024-12-01, not 2025-01-01"):
        make_areas(package, target)


def test_a_known_area_never_vanishes(package: Path, target: Path) -> None:
    make_areas(package, target)
    before = (target / "areas.csv").read_bytes()
    correct(target, CORRECTIONS.replace("10009", "10010"))
    with pytest.raises(ValueError, match=r"1 known areas would vanish.*Xã Cũ"):
        make_areas(package, target)
    assert (target / "areas.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("here", "instead"),
    [
        ("phuongbon", "phuongnam"),
        ("_xaba", "_xasau"),
        ('"xahai"}', '"xabay"}'),
        ('"tinhdong_huyenha_xamot"', '"tinhdong_huyenha_xamot", "tinhdong_huyenha_xaba"'),
        ('"tinhdong_huyenha_xamot"', '"tinhdong_huyenha_xamot", "tinhdong_huyenha_xamot"'),
        (', "tinhdong_huyenha_xamot"', ""),
    ],
)
def test_a_link_that_leads_nowhere_stops_the_run(package: Path, target: Path, here: str, instead: str) -> None:
    file = package / "data" / "converter_2025.json"
    text = file.read_text("utf-8").replace(here, instead, 1)
    file.write_text(text, "utf-8")
    with pytest.raises(ValueError, match="lead nowhere"):
        make_areas(package, target)


def test_no_package_there(tmp_path: Path, target: Path) -> None:
    with pytest.raises(ValueError, match=r"no dataset\.db"):
        make_areas(tmp_path / "nothing", target)


PACKAGE = os.environ.get("AREAS_PACKAGE", "")


@pytest.mark.skipif(
    not PACKAGE, reason="set AREAS_PACKAGE to the wheel of vietnamadminunits 1.0.4 to make the real files"
)
def test_the_committed_files_are_made_from_the_package(tmp_path: Path) -> None:
    committed = Path(__file__).parents[2] / "data"
    for name in ("area_corrections.csv", "areas.csv"):
        (tmp_path / name).write_bytes((committed / name).read_bytes())
    make_areas(Path(PACKAGE), tmp_path)
    assert all((tmp_path / name).read_bytes() == (committed / name).read_bytes() for name in FILES)
