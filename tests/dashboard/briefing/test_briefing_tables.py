"""The tables of other pages in a briefing: findings, the cells behind a figure, what changed, what an indicator means.
In every file what the queries answer; long ones say how many rows are left out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from every_chart import RESOLVED, SHARE
from pptx import Presentation
from presented import Presented
from test_briefing_kinds import BOTH, bare, content, in_every_file, made, of_page, of_pdf, of_workbook, written

from dashboard import (
    act_briefings,
    ask,
    ask_briefings,
    ask_changes,
    ask_quality,
    ask_uploads,
    making,
    newer,
    session,
    tabled,
)
from dashboard.briefing.kept import Item
from dashboard.briefing.paper import pdf
from dashboard.briefing.recipe import Recipe, packed, unpacked
from dashboard.briefing.slides import deck
from dashboard.briefing.verified import verdict
from dashboard.model import OPEN_VIEWER
from dashboard.text import text

T, DAY = text("vi"), "2024-08-01"
CELLS = Recipe("cells", RESOLVED, "280", "2023-Q3", "2023-Q3", day=DAY)
OF_A_YEAR = Recipe("cells", SHARE, "280", "2024", "2024", day=DAY)
FINDINGS = Recipe("findings", "", "280", "2024-Q2", "2024-Q2", day=DAY, choice=("any", "any"))
MEANING = Recipe("meaning", SHARE, "280", "2024-Q2", "2024-Q2", day=DAY)
YESTERDAY = (date.today() - timedelta(days=1)).isoformat()
CHANGES = Recipe("changes", "", "280", "2024-Q2", "2024-Q2", day=DAY, since=YESTERDAY)
DECISIONS = Recipe("decisions", "", "280", "2024-Q2", "2024-Q2", day=DAY, since=YESTERDAY)
UPLOADS = Recipe("uploads", "", "280", "2024-Q2", "2024-Q2", day=DAY)
CATALOGUE = Recipe("catalogue", "", "280", "2024-Q2", "2024-Q2", day=DAY)
ALL = {one.make: one for one in (CELLS, FINDINGS, MEANING, CHANGES, DECISIONS, UPLOADS, CATALOGUE)}


def asked(look: Callable[..., pd.DataFrame]) -> pd.DataFrame:
    with session.acting_as(OPEN_VIEWER):
        warehouse = ask.newest()
        return look(warehouse, ask.areas(warehouse).by_key("280"))


@BOTH
def test_the_cells_behind_a_figure(in_office: Path, language: str) -> None:
    """Whose, which number, as written, where: and who gave none, by name and reason."""
    t, one = text(language), made(CELLS, text(language))
    true = asked(lambda warehouse, area: ask.cells(warehouse, RESOLVED, area, ["2023-Q3"]))
    rows = of_page(one, language)
    known = [row for row in rows if row[1] != "–"]
    assert [(row[0], row[1], row[2]) for row in known] == [
        (row.name, t.number(row.value), row.text) for row in true.itertuples(index=False)
    ]
    assert [row[3:5] for row in known] == [
        [t("sources.cell", sheet=row.sheet, cell=row.cell), row.file] for row in true.itertuples(index=False)
    ]
    assert [(row[0], row[-1]) for row in rows if row[1] == "–"] == [("Xã Nam Tiến", t("state.missing"))]
    in_every_file(one, rows, language)
    assert [row[1] for row in of_workbook(one, language)] == [*true.value, ""]
    value = asked(lambda warehouse, area: ask.series(warehouse, [RESOLVED], [area], "2023-Q3", "2023-Q3")).value[0]
    assert one.title.endswith(f": {t.amount(value, t.pick(ask.catalogue()[RESOLVED].unit))}")


def test_of_a_year_s_share_each_row_says_of_which_quarter_and_part(in_office: Path) -> None:
    one = made(OF_A_YEAR, T)
    quarters = [f"2024-Q{n}" for n in (1, 2, 3, 4)]
    true = asked(lambda warehouse, area: ask.cells(warehouse, SHARE, area, ["2024", *quarters]))
    assert list(one.table.columns[:3]) == ["Đơn vị", "Kỳ", "Thành phần"] and len(one.table) == len(true) == 40
    shown = one.table.groupby(["Kỳ", "Thành phần"])["Giá trị"].sum()
    for (period, role), value in true.groupby(["period", "role"]).value.sum().items():
        assert shown[T.quarter(period), T(f"column.{role}")] == value
    pages = Presentation(BytesIO(deck(content(one)))).slides
    tables = [shape.table for page in pages for shape in page.shapes if shape.has_table]
    heads = {tuple(cell.text for cell in table.rows[0].cells) for table in tables}
    assert len(tables) > 1 and heads == {tuple(one.table.columns)}, "broken over pages under the same titles"
    assert sum(len(table.rows) - 1 for table in tables) == 40


@BOTH
def test_findings_are_the_query_s(demo_office: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(demo_office))
    t, one = text(language), made(FINDINGS, text(language))
    true = asked(lambda warehouse, area: ask_quality.findings(warehouse, area, "2024-Q2"))
    rows = of_page(one, language)
    assert [row[0] for row in rows] == list(true.name) and len(rows)
    for row, found in zip(rows, true.itertuples(), strict=True):
        assert row[2] == t(f"quality.kind_{found.kind}")
        assert pd.isna(found.value) or t.number(found.value) in row[3]
    in_every_file(one, rows, language)


@BOTH
def test_what_an_indicator_means(in_office: Path, language: str) -> None:
    t, one = text(language), made(MEANING, text(language))
    indicator = ask.catalogue()[SHARE]
    rows = of_page(one, language)
    answers = {answer for _, answer in rows}
    assert {t.pick(words) for words in (indicator.meaning, indicator.formula, indicator.source)} <= answers
    in_every_file(one, rows, language)


@BOTH
def test_which_reports_came(in_office: Path, language: str) -> None:
    t, one = text(language), made(UPLOADS, text(language))
    true = asked(lambda warehouse, area: ask_uploads.uploads(warehouse))
    rows = of_page(one, language)
    assert [(row[0], row[1]) for row in rows] == [(str(row.upload), row.file) for row in true.itertuples()]
    assert [row[5:7] for row in rows] == [[t.number(row.figures), t.number(row.believed)] for row in true.itertuples()]
    in_every_file(one, rows, language)
    found = made(replace(UPLOADS, choice=("BC 2024-Q1",)), t)
    assert [row[1] for row in of_page(found, language)] == ["BC 2024-Q1.xlsx"]
    with session.acting_as(OPEN_VIEWER):
        _, said = making.made_again(replace(UPLOADS, choice=("ba mươi",)), ask.newest(), t)
    assert said == t("tabled.no_uploads_so", words="ba mươi")


@BOTH
def test_every_indicator_in_a_line(in_office: Path, language: str) -> None:
    t, one = text(language), made(CATALOGUE, text(language))
    true = [(t.pick(i.name), t.pick(i.meaning), t.pick(i.unit)) for i in ask.catalogue().values()]
    rows = of_page(one, language)
    assert [tuple(row[:3]) for row in rows] == true
    in_every_file(one, rows, language)


@BOTH
def test_what_changed_and_who_decided_so(office: Presented, language: str) -> None:
    """Of a long table the first rows, and how many are left out; verified are all."""
    t = text(language)
    one, deeds = made(CHANGES, t), made(DECISIONS, t)

    def look(warehouse, area):
        return ask_changes.figures(ask.on_day(warehouse, date.fromisoformat(YESTERDAY)), warehouse, area)

    true = asked(look)
    assert len(true) > tabled.MOST == len(one.table)
    left = t("tabled.left_out", shown=t.number(300), count=t.number(len(true)), left=t.number(len(true) - 300),
             page=t("page.changes"))  # fmt: skip
    assert one.legend == left and bare(left) in of_pdf(one, language)
    assert one.title == t("changes.figures", count=t.number(len(true)))
    rows = of_page(one, language)
    assert [row[0] for row in rows] == list(true.name[:300])
    for row, value in zip(rows, true.becomes, strict=False):
        assert pd.isna(value) or row[4].startswith((t.number(value), t.percent(value)))
    in_every_file(one, rows, language)
    assert len(deeds.table) == 18 and of_page(deeds, language)[0][1] == "vanphong"
    in_every_file(deeds, of_page(deeds, language), language)


def test_figures_of_other_periods(demo_office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(demo_office))
    with session.acting_as(OPEN_VIEWER):
        warehouse, codes = ask.newest(), list(ask.catalogue())
        among = [area for area in ask.areas(warehouse) if ask.has_other_periods(warehouse, area)]
        found = ask.other_periods(warehouse, codes, among)
        code, number = next((row.indicator, row.area) for row in found.itertuples() if not pd.isna(row.value))
        area = ask.areas(warehouse).by_id(number)
    one = made(Recipe("others", code, area.key, "2024-Q1", "2024-Q4", day=DAY), T)
    true = found[(found.indicator == code) & (found.area == number)]
    write = T.percent if ask.catalogue()[code].kind == "share" else T.number
    rows = of_page(one, "vi")
    assert [(row[0], row[3]) for row in rows] == [
        (T.quarter(row.period), written(None if pd.isna(row.value) else row.value, write)) for row in true.itertuples()
    ]
    in_every_file(one, rows, "vi")


@pytest.mark.parametrize("make", ALL)
def test_it_stays_as_it_was_and_is_verified(office: Presented, make: str) -> None:
    recipe = ALL[make]
    assert unpacked(packed(recipe)) == recipe
    if make == "cells":
        recipe = Recipe("cells", RESOLVED, "280", "2024-Q2", "2024-Q2", day=DAY)
    with session.acting_as(OPEN_VIEWER):
        one = act_briefings.new_briefing("Giao ban", "vi", [Item(recipe)])
        before = ask_briefings.slides(one)
        code = act_briefings.issue(one, "pdf").code
        assert verdict(code, T).state == verdict(code, text("en")).state == "current"
    office.correct("2024-Q2", "Phượng Dực | 20 | 18", "Phượng Dực | 20 | 17")
    with session.acting_as(OPEN_VIEWER):
        after = ask_briefings.slides(one)
        held = [(one[0].text, None if one[0].table is None else one[0].table.to_csv(), one[0].digest) for one in
                (before, after)]  # fmt: skip
        assert held[0] == held[1]
        lines = newer.written(ask_briefings.changes(one), T)
    is_touched = make in ("cells", "changes", "decisions", "uploads")
    assert verdict(code, T).state == ("superseded" if is_touched else "current")
    assert bool(lines) is is_touched
    if make == "cells":
        assert any(line.endswith("Xã Phượng Dực, Giá trị: 18 → 17") for line in lines), lines


def test_nothing_found_is_said_and_verified_too(office: Presented) -> None:
    silent = Recipe("cells", RESOLVED, "280", "2019-Q1", "2019-Q1", day=DAY)
    with session.acting_as(OPEN_VIEWER):
        one = act_briefings.new_briefing("Giao ban", "vi", [Item(silent)])
        (slide,) = ask_briefings.slides(one)
        code = act_briefings.issue(one, "pdf").code
        assert slide.table is None and slide.text and slide.digest
        assert ask_briefings.held(one, [slide]) and verdict(code, T).state == "current"
        broken = (
            Recipe("cells", "", "280", "2024-Q1", "2024-Q1", day=DAY),
            Recipe("changes", "", "280", "", "2024-Q1"),
        )
        for bad in broken:
            (gone,) = ask_briefings.slides(act_briefings.new_briefing("x", "vi", [Item(bad)]))
            assert gone.text == T("briefing.gone_what")
    assert pdf(ask_briefings_content(one))


def ask_briefings_content(one):
    with session.acting_as(OPEN_VIEWER):
        return ask_briefings.content(one)


def test_a_copy_for_the_next_meeting_shows_what_changed_since_this_one() -> None:
    rolled = CHANGES.rolled("2024-Q3", date(2024, 11, 1))
    assert (rolled.since, rolled.day, rolled.last) == (DAY, "2024-11-01", "2024-Q3")
    again = CHANGES.rolled("2024-Q3", date.fromisoformat(DAY))
    assert again.since == YESTERDAY, "on the same day from the same day on"
    assert (OF_A_YEAR.up_to("2025-Q2").last, CELLS.up_to("2025-Q2").last) == ("2025", "2025-Q2")
    month = Recipe("cells", RESOLVED, "280", "2023-M12", "2023-M12", day=DAY)
    assert month.up_to("2025-Q2") == month
    assert list(making.parts_of("cells")) == ["all", "remarks"] and list(making.parts_of("meaning")) == ["all"]
    assert list(making.parts_of("years")) == ["all", "table"]
    assert list(making.parts_of("years", has_remarks=True)) == ["all", "table", "remarks"]
