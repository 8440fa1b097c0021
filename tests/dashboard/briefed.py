"""Briefings for tests: of every shape, with gaps and hostile words; and of every chart of an office, with what the
queries behind it answered."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard import ask, making, session
from dashboard.briefing.content import Content, Plot, Series, Slide
from dashboard.briefing.recipe import Recipe
from dashboard.briefing.written import slide
from dashboard.model import OPEN_VIEWER
from dashboard.text import Text, text

HOSTILE = '#read("/etc/passwd") *bold* <script>alert(1)</script> $x$ \\ #{1+1} ]]> & "q" @x _u_ `raw` // \x00\x0b'
SEEN = HOSTILE.rstrip("\x00\x0b ")
"""What is left of it for somebody to read: everything but what no document has a place for."""
QUARTERS = ("Q1/23", "Q2/23", "Q3/23", "Q4/23", "Q1/24", "Q2/24")
BLUE, RED, GREY = "#1A80C4", "#D55E00", "#7A8594"

PLOTS = {
    "lines": Plot(
        "lines",
        QUARTERS,
        (
            Series("Xã Một", (10.0, 12.0, None, 0.0, 1250.5, 1300.0), BLUE, weak=(True,) * 2 + (False,) * 4),
            Series("Xã Hai", (None, 20.0, 30.0, 40.0, 50.0, None), RED, hollow=(False, True), cut=frozenset({3}),
                   dashed=frozenset({4})),
            Series("Số tự báo cáo", (None, None, 15.0, None, None, None), GREY, is_loose=True),
        ),
        "vụ",
        rules=((3, "Đếm cả hòa giải lại"), (4, "01/7/2025: sắp xếp đơn vị hành chính")),
    ),
    "stairs": Plot("lines", QUARTERS, (Series("Mô hình", (5.0, 7.0, None, 6.0, 6.0, 9.0), BLUE),), "mô hình",
                   stepped=True),
    "shares": Plot("lines", QUARTERS, (Series("Tỷ lệ", (93.5, None, 80.25, 90.0, 91.0, 92.0), BLUE),), "%",
                   is_share=True),
    "columns": Plot(
        "columns",
        QUARTERS,
        (
            Series("Năm trước", (3.0, None, 0.0, 4.0, 5.0, 6.0), GREY),
            Series("Năm nay", (4.0, 5.0, None, 0.0, 7.0, 8.0), BLUE, hollow=(True,), weak=(False, True)),
        ),
        "vụ",
    ),
    "stack": Plot(
        "stack",
        QUARTERS,
        (
            Series("Tập thể", (3.0, None, 2.0, 4.0, 5.0, 6.0), BLUE),
            Series("Cá nhân", (1.0, 2.0, None, 0.0, 1.0, 2.0), RED),
        ),
        "mô hình",
    ),
    "bars": Plot(
        "bars",
        ("Xã Phú Túc", "Thị trấn Phú Minh", "Xã Hoàng Long", "Xã Ỷ Lại"),
        (Series("Vụ việc", (9.0, 4.5, 0.0, None), BLUE, weak=(False, True), hollow=(False, False, True)),),
        "vụ",
        said=("9", "4,5", "0", "chưa báo cáo"),
        highlight=1,
    ),
}  # fmt: skip


def drawn(name: str, **other: object) -> Slide:
    """A slide of one of the plots, with everything a slide may have."""
    table = pd.DataFrame({"Quý": list(QUARTERS), "Giá trị": [1234.5, None, 0, 3, 4, 5], "Tỷ lệ": [93.5, 1, 2, 3, 4, 5]})
    given = {
        "title": f"Phát hiện {name}",
        "heading": f"Vụ việc hòa giải thành – {name}",
        "subtitle": "Trong kỳ, từ quý I/2023 · vụ việc",
        "plot": PLOTS[name],
        "table": table,
        "numbers": ("Giá trị",),
        "shares": ("Tỷ lệ",),
        "remarks": ("Tăng nhẹ 3 vụ.", f"Phát hiện {name}."),
        "legend": "○ chưa đủ đơn vị báo cáo · ▨ năm chưa đủ",
        "source": "Nguồn: 22/23 đơn vị; kho số liệu số 1.",
        "alt": f"Biểu đồ {name}: 10 vụ việc tại quý I/2023.",
        "mark": "Dữ liệu minh họa",
        "notes": f"Nói chậm về {name}.",
        "definitions": ({"Chỉ tiêu": "Vụ việc hòa giải thành", "Nội dung": "Số vụ việc …", "Nguồn": name},),
    }
    return Slide(**given | other)


def content(*slides: Slide, **other: object) -> Content:
    """A briefing of these slides, or of one of every shape."""
    given = {
        "name": "Giao ban quý II/2024",
        "office": "Ban Dân vận Huyện ủy Phú Xuyên",
        "as_of": "Số liệu đã duyệt đến 20:43 22/11/2026 (mục 75 của sổ nộp)",
        "language": "vi",
        "slides": slides or tuple(drawn(name) for name in PLOTS),
        "code": "DV-7K3M-9Q2P",
        "address": "https://danvan.example.vn/v/DV-7K3M-9Q2P",
    }
    return Content(**given | other)


def longest_names() -> tuple[str, ...]:
    """The 40 longest names of areas, as they are written."""
    path = Path(__file__).parents[2] / "data" / "areas.csv"
    with path.open(encoding="utf-8") as file:
        return tuple(sorted({row["name"] for row in csv.DictReader(file)}, key=lambda name: (-len(name), name))[:40])


def ranked() -> Plot:
    """Those forty, side by side; every seventh did not report."""
    names = longest_names()
    values = tuple(None if n % 7 == 3 else 1234.0 - 30 * n for n in range(len(names)))
    said = tuple("chưa báo cáo" if value is None else text("vi").number(value) for value in values)
    return Plot("bars", names, (Series("Vụ việc", values, BLUE),), "vụ", said=said, highlight=4)


@dataclass(frozen=True)
class Made:
    """A chart of the office as a slide, and what the query behind it answered: places, a table's rows."""

    make: str
    slide: Slide
    places: list[tuple[str, float]]
    rows: list[str]


RESOLVED, FIRST, LAST = "mediation_cases_resolved", "2023-Q1", "2025-Q2"


def every_make(t: Text) -> Iterator[Made]:
    """One chart of every make, of the office DASHBOARD_DATA names."""
    with session.acting_as(OPEN_VIEWER):
        warehouse = ask.newest()
        areas = ask.areas(warehouse)
        district = areas.by_key("280")
        commune = next(area for area in areas.within(district) if area.name.endswith("Phú Túc"))
        asked = (warehouse, t, district, commune)
        for make, (recipe, answer) in _MAKES.items():
            indicators, shown = making.made_again(recipe(commune.key), warehouse, t)
            found = [(label, value, row) for label, value, row in answer(*asked) if not pd.isna(value)]
            places, rows = [(label, value) for label, value, _ in found], [row for _, _, row in found]
            yield Made(make, slide(indicators, shown, t), places, rows)


def _series(warehouse, codes, among):
    return ask.series(warehouse, codes, among, FIRST, LAST)


def _course(warehouse, t, district, commune):
    for row in _series(warehouse, [RESOLVED], [district]).itertuples():
        yield t.quarter_short(row.quarter), row.value, f"{t.quarter(row.quarter)} {t.number(row.value)}"


def _share(warehouse, t, district, commune):
    for row in _series(warehouse, ["mediation_success"], [district]).itertuples():
        yield t.quarter_short(row.quarter), row.value, f"{t.quarter(row.quarter)} {t.percent(row.value)}"


def _years(warehouse, t, district, commune):
    for row in ask.yearly(warehouse, ["models_registered"], [district], 2023, 2025).itertuples():
        yield str(row.year), row.value, f"{row.year} {t.number(row.value)}"


def _parts(warehouse, t, district, commune):
    for row in ask.breakdown(warehouse, "models_registered", district, "subject", FIRST, LAST).itertuples():
        name = t(f"part.{row.part}")
        yield t.quarter_short(row.quarter), row.value, f"{t.quarter(row.quarter)} {name} {t.number(row.value)}"


def _year_ago(warehouse, t, district, commune):
    for row in _series(warehouse, [RESOLVED], [district]).itertuples():
        said = f"{t.quarter(row.quarter)} {t.number(row.compared_now)} {t.number(row.compared_year_ago)}"
        yield t.quarter_short(row.quarter), row.compared_now, said
        yield t.quarter_short(row.quarter), row.compared_year_ago, said


def _areas(warehouse, t, district, commune):
    for row in _series(warehouse, [RESOLVED], [district, commune]).itertuples():
        said = f"{row.name} {t.quarter(row.quarter)} {t.number(row.value)}"
        yield t.quarter_short(row.quarter), row.value, said


def _ranking(warehouse, t, district, commune):
    for row in ask.ranking(warehouse, RESOLVED, district, "commune", "2024-Q4").itertuples():
        yield row.name, row.value, f"{row.name} {t.number(row.value)}"


def _recipe(make: str, code: str = RESOLVED, **how: str) -> Callable[[str], Recipe]:
    return lambda _: Recipe(make, code, "280", FIRST, LAST, **how)


_MAKES = {
    "course": (_recipe("course"), _course),
    "share": (_recipe("course", "mediation_success"), _share),
    "years": (_recipe("years", "models_registered", mode="yearly"), _years),
    "parts": (_recipe("parts", "models_registered", dimension="subject"), _parts),
    "year_ago": (_recipe("year_ago"), _year_ago),
    "areas": (lambda key: Recipe("areas", RESOLVED, "280", FIRST, LAST, beside=(key,)), _areas),
    "ranking": (lambda _: Recipe("ranking", RESOLVED, "280", "2024-Q4", "2024-Q4", level="commune"), _ranking),
}
