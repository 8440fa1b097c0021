"""A small warehouse for the dashboard's tests, filled through queries/schema.sql, and a text that reads like one."""

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from importlib import resources
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from queries.catalogue import catalogue
from queries.periods import period, quarters

OLD = date(2025, 6, 30)
NEW = date(2025, 7, 1)
COMMUNES = """Thị trấn Phú Minh, Thị trấn Phú Xuyên, Xã Hồng Minh, Xã Phượng Dực, Xã Nam Tiến, Xã Tri Trung,
Xã Đại Thắng, Xã Phú Túc, Xã Văn Hoàng, Xã Hồng Thái, Xã Hoàng Long, Xã Quang Trung, Xã Nam Phong, Xã Nam Triều,
Xã Tân Dân, Xã Sơn Hà, Xã Chuyên Mỹ, Xã Khai Thái, Xã Phúc Tiến, Xã Vân Từ, Xã Tri Thủy, Xã Đại Xuyên, Xã Phú Yên"""
NEW_COMMUNES = (
    ("10273", "Xã Phú Xuyên"),
    ("10279", "Xã Phượng Dực"),
    ("10330", "Xã Chuyên Mỹ"),
    ("10342", "Xã Đại Xuyên"),
)
CITY, DISTRICT = 1, 2


def made_warehouse(path: Path, communes: int = 5, number: int = 1, illustrative: bool = True) -> Path:
    """A warehouse with the city, its ended district, some ended communes and four new ones, 2021-Q1 to 2026-Q3.

    To be replaced by one made through the ETL: nothing else in the dashboard's tests knows how it comes about.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(path) as connection:
        connection.execute((resources.files("queries") / "schema.sql").read_text(encoding="utf-8"))
        areas = _areas(communes)
        _put(connection, "area", areas)
        _put(connection, "area_above", _above(areas))
        leaves = areas[areas.is_leaf]
        _put(connection, "expected", leaves[["id", "valid_from", "valid_to"]].rename(columns={"id": "area"}))
        codes = [
            (i.code, i.kind, i.over_areas, i.numerator, i.denominator, next(iter(i.breakdowns), None), i.place)
            for i in catalogue().values()
        ]
        _put(connection, "indicator", pd.DataFrame(codes, columns=_columns(connection, "indicator")))
        parts = [("subject", "collective"), ("subject", "individual"), ("level", "province"), ("level", "district")]
        parts += [("level", "commune"), ("case_kind", "civil"), ("case_kind", "family"), ("case_kind", "other")]
        _put(connection, "breakdown", pd.DataFrame(parts, columns=["dimension", "value"]))
        _put(
            connection,
            "calendar",
            pd.DataFrame(
                [("calendar", "Quý theo lịch", "Calendar quarters", 10)],
                columns=["code", "name_vi", "name_en", "deadline_days"],
            ),
        )
        reported, uploads = _figures(leaves, illustrative)
        _put(connection, "upload", uploads)
        _put(connection, "reported", reported)
        connection.execute(_VALUES)
        connection.execute(_SHARES)
        connection.execute("insert into warehouse values ($n, 900, '0.1.0')", {"n": number})
    return path


_VALUES = """
insert into indicator_value
select indicator, area, period_kind, period, breakdown, cumulative, value, null, null, false,
    qualifier is not null, illustrative, believed_from, believed_to
from reported
"""

_SHARES = """
insert into indicator_value
select i.code, n.area, 'quarter', n.period, '', false, 100 * n.value / nullif(d.value, 0), n.value, d.value, true,
    false, n.is_illustrative, 1, null
from indicator as i
join indicator_value as n on n.indicator = i.numerator and n.breakdown = ''
join indicator_value as d
    on d.indicator = i.denominator and d.breakdown = '' and d.area = n.area and d.period = n.period
"""


def _areas(communes: int) -> pd.DataFrame:
    rows = [
        (CITY, "01", "Thành phố Hà Nội", "Thành phố", "province", None, None, None, False),
        (DISTRICT, "280", "Huyện Phú Xuyên", "Huyện", "district", CITY, None, OLD, False),
    ]
    for n, name in enumerate(COMMUNES.replace("\n", " ").split(", ")[:communes]):
        kind = "Thị trấn" if name.startswith("Thị trấn") else "Xã"
        rows.append((10 + n, str(10270 + 3 * n), name, kind, "commune", DISTRICT, None, OLD, True))
    for n, (code, name) in enumerate(NEW_COMMUNES):
        rows.append((90 + n, code, name, "Xã", "commune", CITY, NEW, None, True))
    columns = ["id", "code", "name", "type", "level", "parent", "valid_from", "valid_to", "is_leaf"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(lat=None, lon=None)[[*columns[:8], "lat", "lon", "is_leaf"]]


def _above(areas: pd.DataFrame) -> pd.DataFrame:
    parents = {row.id: row.parent for row in areas.itertuples()}
    rows = []
    for area in parents:
        above, distance = area, 0
        while above is not None and not pd.isna(above):
            rows.append((area, int(above), distance))
            above, distance = parents[int(above)], distance + 1
    return pd.DataFrame(rows, columns=["area", "above", "distance"])


def _figures(leaves: pd.DataFrame, illustrative: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Plausible figures with the flaws of life: a commune that missed a quarter, a late one, an estimate."""
    dice = random.Random(7)
    rows, uploads = [], []
    for quarter in quarters(period("2021-Q1"), period("2026-Q3")):
        present = [a for a in leaves.itertuples() if (a.valid_to is None) == (quarter.end > OLD)]
        if not present:
            continue
        number = len(uploads) + 1
        handed_in = datetime.combine(quarter.end, datetime.min.time()) + timedelta(
            days=8 if number % 5 else 19, hours=9
        )
        uploads.append(
            (
                number,
                f"BC {quarter.label}.xlsx",
                f"{number:064x}",
                "vanphong",
                handed_in,
                handed_in.date(),
                "lanhdao",
                handed_in,
                number,
                None,
                None,
            )
        )
        for n, area in enumerate(present):
            if (n == 2 and quarter.label in ("2023-Q2", "2023-Q3")) or (n == 1 and quarter.label == "2026-Q3"):
                continue
            size = 8 if area.valid_to is None else 1
            for row, (code, value, qualifier) in enumerate(_commune(dice, size, quarter.label, n)):
                text = f"khoảng {value}" if qualifier else str(value)
                rows.append(
                    (
                        number,
                        code,
                        area.id,
                        area.name,
                        "quarter",
                        quarter.label,
                        quarter.start,
                        quarter.end,
                        "calendar",
                        "actual",
                        "",
                        float(value),
                        qualifier,
                        False,
                        illustrative,
                        f"Q{quarter.label[-1]}",
                        f"{chr(67 + row)}{9 + n}",
                        text,
                    )
                )
                if code == "models_registered":
                    for part, share in (("collective", value - value // 5), ("individual", value // 5)):
                        rows.append(
                            (
                                number,
                                code,
                                area.id,
                                area.name,
                                "quarter",
                                quarter.label,
                                quarter.start,
                                quarter.end,
                                "calendar",
                                "actual",
                                f"subject={part}",
                                float(share),
                                None,
                                False,
                                illustrative,
                                "Q",
                                "Z9",
                                str(share),
                            )
                        )
    columns = [
        "upload",
        "indicator",
        "area",
        "area_written",
        "period_kind",
        "period",
        "period_start",
        "period_end",
        "calendar",
        "status",
        "breakdown",
        "value",
        "qualifier",
        "cumulative",
        "illustrative",
        "sheet",
        "cell",
        "text",
    ]
    frame = pd.DataFrame(rows, columns=columns).assign(
        doc_table=None, paragraph=None, first_char=None, last_char=None, believed_from=1, believed_to=None
    )
    names = [
        "number",
        "file",
        "sha256",
        "handed_in_by",
        "handed_in_at",
        "received_on",
        "accepted_by",
        "accepted_at",
        "accepted_position",
        "withdrawn_position",
        "why",
    ]
    return frame, pd.DataFrame(uploads, columns=names)


def _commune(dice: random.Random, size: int, quarter: str, n: int) -> list[tuple[str, int, str | None]]:
    year, part = int(quarter[:4]), int(quarter[-1])
    received = dice.randint(3, 9) * size + (year - 2021) // 2
    resolved = received - dice.randint(0, 2) * size
    models = (4 + n % 4 + (year - 2021)) * size + part
    due = (105 + n % 3) if year > 2023 else 98
    dossiers = dice.randint(180, 420) * size
    on_time = dossiers - dice.randint(0, 12) * size
    return [
        ("mediation_cases_received", received, None),
        ("mediation_cases_resolved", resolved, "about" if n == 0 and quarter == "2022-Q2" else None),
        ("mediation_teams", 8 * size, None),
        ("models_registered", models, None),
        ("models_recognised", max(models - 2, 0), None),
        ("procedures_published", due, None),
        ("dossiers_resolved", dossiers, None),
        ("dossiers_on_time", on_time, None),
        ("dialogue_sessions", dice.randint(0, 2), None),
    ]


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    return [row[0] for row in connection.execute(f"describe {table}").fetchall()]


def _put(connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    connection.register("given", frame)
    connection.execute(f"insert into {table} by name select * from given")
    connection.unregister("given")


@pytest.fixture(scope="session")
def make_warehouse() -> Iterator[Callable[..., Path]]:
    """Makes a warehouse: path, communes=5, number=1, illustrative=True."""
    yield made_warehouse
    from streamlit.testing.v1 import app_test

    app_test.TMP_DIR.cleanup()


@pytest.fixture(scope="session")
def office_folder(tmp_path_factory: pytest.TempPathFactory, make_warehouse: Callable[..., Path]) -> Path:
    """An office with one published warehouse."""
    folder = tmp_path_factory.mktemp("office")
    make_warehouse(folder / "warehouse" / "000001.duckdb")
    return folder


@pytest.fixture
def in_office(office_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The dashboard looks into that office."""
    monkeypatch.setenv("DASHBOARD_DATA", str(office_folder))
    yield office_folder
