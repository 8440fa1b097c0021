"""Reports for a small warehouse, and what every query answers from it."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb

import queries

TODAY = date(2026, 11, 22)
CITY, DISTRICT, HONG_MINH, PHUONG_DUC = 1, 258, 3907, 3908
FIRST = """
UBND huyện Phú Xuyên
Quý III/2024

STT | Đơn vị        | Số vụ việc tiếp nhận | Hòa giải thành | Số tổ hòa giải
1   | Xã Hồng Minh  | 5                    | 4              | 8
2   | Xã Phượng Dực | 7                    | 7              | 9
3   | Xã Nam Tiến   | 3                    | 0              |
"""
CORRECTION = """
UBND huyện Phú Xuyên
Quý III/2024

STT | Đơn vị        | Số vụ việc tiếp nhận | Hòa giải thành
1   | Xã Hồng Minh  | 6                    | 5
"""
YEAR_BEFORE = FIRST.replace("2024", "2023").replace("| 7 ", "| 9 ").replace("Tiến   | 3 ", "Tiến   | 90")
HALF = FIRST.replace("Quý III/2024", "6 tháng đầu năm 2024")
PARTS = """
UBND huyện Phú Xuyên
Quý IV/2024

STT | Đơn vị        | Dân vận khéo đăng ký |         | Hòa giải thành
    |               | Tập thể              | Cá nhân |
1   | Xã Hồng Minh  | 3                    | 2       | 4
2   | Xã Phượng Dực | 1                    | 0       |
"""
GIVEN: dict[str, Any] = {
    "from": "2023-Q1",
    "to": "2024-Q4",
    "quarter": "2024-Q3",
    "level": "commune",
    "dimension": "subject",
    "today": date(2024, 12, 31),
    "area": DISTRICT,
    "upload": 1,
    "since": 1,
    "length": 1,
}
INDICATORS = [
    "mediation_cases_received",
    "mediation_cases_resolved",
    "mediation_success",
    "mediation_teams",
    "models_registered",
]
SOME = ("quarterly_series", "upload_list")


def answers(file: Path, only: tuple[str, ...] = (), **other: Any) -> dict[str, str]:
    """What every query (or only these) answers, as CSV."""
    found = {}
    with duckdb.connect(file, read_only=True, config={"enable_external_access": "false"}) as connection:
        for name in only or queries.names():
            asked = queries.query(name)
            given = {**GIVEN, **other}
            for parameter, kind in asked.parameters.items():
                if kind == "number" and parameter not in ("upload", "length"):
                    given[parameter] = 2023 if parameter == "from" else 2024
                elif kind == "areas":
                    given[parameter] = [CITY, DISTRICT, HONG_MINH, PHUONG_DUC]
                elif kind == "texts":
                    given[parameter] = ["2024-Q3", "2024-H1"] if parameter == "period" else INDICATORS
            one_only = asked.parameters.get("indicator") == "text"
            for indicator in ("mediation_success", "models_registered") if one_only else [None]:
                if indicator:
                    given["indicator"] = indicator
                wanted = {p: given[p] for p, kind in asked.parameters.items() if p in given and not kind.endswith("?")}
                frame = queries.run(name, connection, **wanted)
                if name == "warehouse_state":  # says itself which one it is
                    frame = frame.drop(columns=["number", "journal_position"])
                found[f"{name} {indicator or ''}"] = frame.to_csv(index=False)
    return found
