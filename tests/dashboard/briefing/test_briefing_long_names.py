"""The forty longest names of areas in panels, a map of reports, a table: nothing runs over, nothing is lost."""

from io import BytesIO

import pandas as pd
import pytest
from every_chart import longest_names
from pptx import Presentation
from pptx.util import Pt
from test_briefing_slides import used

from dashboard.briefing import panels, room
from dashboard.briefing.content import Content, Plot, Series, Slide
from dashboard.briefing.gridded import gridded
from dashboard.briefing.slides import deck
from dashboard.briefing.strokes import Words
from dashboard.briefing.typeface import width_of
from dashboard.text import text

NAMES = longest_names(40)
QUARTERS = tuple(f"Q{n}/{year}" for year in (22, 23, 24) for n in (1, 2, 3, 4))
SERIES = tuple(
    Series(name, tuple(None if (n + k) % 7 == 3 else 12_345.0 + 100 * k for k in range(12)), "#1A80C4")
    for n, name in enumerate(NAMES)
)
SAID = tuple(f"12.345 (Q4/24) · +1.234 so với cùng kỳ, {name}" for name in NAMES)
PANELS = Plot("panels", QUARTERS, SERIES, "vụ việc", said=SAID, rules=((6, "Đếm cả hòa giải lại"),))
GRID = pd.DataFrame({"Đơn vị": NAMES, **{quarter: ["✓", "◐"] * 20 for quarter in QUARTERS}})
TABLE = pd.DataFrame({"Đơn vị": NAMES, "Thuộc": NAMES[::-1], "Ghi chú": [f"{name}, chưa báo cáo" for name in NAMES]})
TINTS = (("✓", "#D3E6F5"), ("◐", "#FBEAC4"))


def shown(*slides: Slide) -> list:
    return list(Presentation(BytesIO(deck(Content("Tên", "Cơ quan", "Lúc này", "vi", slides)))).slides)


@pytest.mark.parametrize("title", ["Ngắn", f"{NAMES[0]}: {NAMES[1]}, {NAMES[2]}"], ids=["short title", "long title"])
def test_panels_and_tables_of_the_longest_names_run_over_nothing(title: str) -> None:
    common = {"heading": title, "subtitle": title, "source": title, "legend": f"{title} · {title}", "mark": "Minh họa"}
    slides = [Slide(title, plot=PANELS, **common), Slide(title, table=GRID, tints=TINTS, **common)]
    pages = shown(*slides, Slide(title, table=TABLE, remarks=NAMES[:9], **common))
    drawn = [shape.chart for page in pages for shape in page.shapes if shape.has_chart]
    assert [chart.plots[0].series[0].name for chart in drawn] == NAMES
    for number, page in enumerate(pages, 1):
        for shape in page.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= Pt(960) + 1, (number, shape.name)
            assert shape.top >= 0 and shape.top + shape.height <= Pt(540) + 1, (number, shape.name)
            if shape.has_text_frame and shape.text_frame.text:
                assert used(shape) <= shape.height / 12_700 + 1, (number, shape.name, shape.text_frame.text)
            if shape.has_table:
                feet = [one.top for one in page.shapes if one.name == "source"]
                assert shape.top / 12_700 + high(shape.table) <= min(feet) / 12_700 + 1, number
    listed = [row.cells[0].text for page in pages for shape in page.shapes if shape.has_table
              for row in list(shape.table.rows)[1:]]  # fmt: skip
    assert listed == [*NAMES, *NAMES]


def high(table: object) -> float:
    """How high a table's words stand, in points."""
    total = 0.0
    for row in table.rows:
        lines = []
        for cell, column in zip(row.cells, table.columns, strict=True):
            size = max((run.font.size.pt for p in cell.text_frame.paragraphs for run in p.runs), default=1)
            lines.append(room.height(cell.text, size, column.width / 12_700 - 10 + 0.5) + 6)
        total += max(lines)
    return total


@pytest.mark.parametrize("width", [680, 904])
def test_pictures_of_them_run_over_nothing(width: float) -> None:
    t = text("vi")
    pieces, total = gridded(Slide("x", table=TABLE), t, width)
    parts = panels.pages(PANELS, width, 790)
    assert max(panels.tall(one, width) for one in parts) <= 790 and len(parts) > 1
    assert [one.name for part in parts for one in part.series] == NAMES
    drawings = [(pieces, total), (panels.panels(PANELS, t, width), panels.tall(PANELS, width))]
    for pieces, total in drawings:
        for one in pieces:
            if isinstance(one, Words):
                wide = width_of(one.said, one.size, one.bold)
                begin = one.x - (wide if one.anchor == "end" else 0)
                assert begin >= -0.5 and begin + wide <= width + 0.5 and one.y <= total, one
    said = " ".join(one.said for one in drawings[1][0] if isinstance(one, Words))
    assert [name for name in NAMES if name not in said and name.split()[-1] not in said] == []
