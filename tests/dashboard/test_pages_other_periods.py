"""Figures of months, halves and nine months: seen below the trend they belong to, each a link to its own cell."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest
from opening import opened, shown
from streamlit.testing.v1 import AppTest

from dashboard import origin
from dashboard.text import text


@pytest.fixture
def in_demo(demo_office: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DASHBOARD_DATA", str(demo_office))
    yield demo_office


def links(app: AppTest) -> list[tuple[str, str]]:
    """What the links to the sources say, without the marks that make them harmless, and the period they lead to."""
    found = []
    for link in (node.proto for node in app.main.get("page_link")):
        query = dict(pair.split("=") for pair in link.query_string.split("&") if pair)
        if "quarter" in query:
            found.append((link.label.replace("\\", "").replace("\u00a0", " "), query["quarter"]))
    return found


@pytest.mark.usefixtures("in_demo")
def test_nine_opinions_of_one_month_are_seen_where_no_quarter_is_and_lead_to_their_cell():
    app = opened("trend", area="11122", indicator="meeting_opinions")
    assert "Số liệu của kỳ khác" in shown(app)
    assert "không chia về quý, không cộng vào quý nào" in shown(app)
    assert links(app) == [("Tháng 12/2023: 9 lượt", "2023-M12")]
    assert not app.main.get("plotly_chart")
    app = opened("sources", area="11122", indicator="meeting_opinions", quarter="2023-M12")
    html = shown(app)
    assert app.query_params["quarter"] == "2023-M12"
    assert "Xã Quảng Nghiệp, tháng 12/2023" in html
    assert 'tile-value">9<' in html
    assert "Số của riêng tháng 12/2023" in html
    assert "quang-nghiep-2023-thang-12.xlsx" in html
    assert "1 ô số liệu, 0 đơn vị chưa có báo cáo" in html
    assert "minh họa" not in html


@pytest.mark.usefixtures("in_demo")
@pytest.mark.parametrize("mode", ["quarterly", "cumulative", "yearly"])
def test_a_half_year_of_a_district_says_how_many_reported_and_stays_out_of_the_quarters(mode: str):
    app = opened("trend", area="908", indicator="dialogue_opinions", mode=mode)
    assert ("6 tháng đầu năm 2023: 138 ý kiến · 9/9 đơn vị báo cáo · dữ liệu minh họa", "2023-H1") in links(app)
    html = shown(opened("sources", area="908", indicator="dialogue_opinions", quarter="2023-H1"))
    assert "Tổng số của 9 đơn vị đã báo cáo, trong 9 đơn vị phải báo cáo (trên 9 đơn vị cấp cơ sở)." in html
    assert "Số của riêng 6 tháng đầu năm 2023" in html
    assert "9 ô số liệu" in html


@pytest.mark.usefixtures("in_demo")
def test_a_figure_that_does_not_add_is_not_added_here_either():
    app = opened("trend", area="908", indicator="procedures_published")
    assert [label.split(" · ")[0] for label, period in links(app) if period == "2023-H1"] == [
        "6 tháng đầu năm 2023: không cộng"
    ]


@pytest.mark.usefixtures("in_demo")
def test_an_ordinary_trend_and_another_indicator_have_no_such_list():
    assert "Số liệu của kỳ khác" not in shown(opened("trend", area="280", indicator="mediation_cases_resolved"))
    assert "Số liệu của kỳ khác" not in shown(opened("trend", area="908", indicator="models_registered"))


@pytest.mark.usefixtures("in_demo")
def test_a_period_nobody_reported_is_not_reported_rather_than_nothing():
    html = shown(opened("sources", area="280", indicator="mediation_cases_resolved", quarter="2023-M05"))
    assert "Chưa báo cáo: không có báo cáo nào của Huyện Phú Xuyên" in html
    assert "không tồn tại" not in html
    assert 'tile-value">0' not in html


REPORTED = """
insert into reported
select * replace ($kind as period_kind, $period as period, $first as period_start, $last as period_end, $value as value,
    $is_illustrative as illustrative)
from reported where indicator = 'meeting_opinions' and period = '2023-M12'
"""
VALUE = """
insert into indicator_value
select * replace ($kind as period_kind, $period as period, $value as value, $is_illustrative as is_illustrative)
from indicator_value where indicator = 'meeting_opinions' and period = '2023-M12'
"""


def test_real_and_illustrative_figures_of_several_kinds_of_period_are_told_apart(
    demo_office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    newest = max((demo_office / "warehouse").glob("*.duckdb"))
    (tmp_path / "warehouse").mkdir()
    target = tmp_path / "warehouse" / newest.name
    target.write_bytes(newest.read_bytes())
    span = {"kind": "span", "period": "2011..2021", "value": 40, "is_illustrative": False}
    nine = {"kind": "nine_months", "period": "2023-9M", "value": 30, "is_illustrative": True}
    with duckdb.connect(target) as connection:
        connection.execute(REPORTED, {**span, "first": date(2011, 1, 1), "last": date(2021, 12, 31)})
        connection.execute(REPORTED, {**nine, "first": date(2023, 1, 1), "last": date(2023, 9, 30)})
        for figure in (span, nine):
            connection.execute(VALUE, figure)
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    app = opened("trend", area="11122", indicator="meeting_opinions")
    assert links(app) == [
        ("Tháng 12/2023: 9 lượt", "2023-M12"),
        ("9 tháng đầu năm 2023: 30 lượt · dữ liệu minh họa", "2023-9M"),
        ("Giai đoạn 2011–2021: 40 lượt", "2011..2021"),
    ]
    assert "Dữ liệu minh họa: 1 trong 3 số, ghi rõ ở cột Ghi chú; số còn lại là số thật" in shown(app)


PERIODS = """
label      | vi                    | en
2023-M12   | Tháng 12/2023         | Month 12/2023
2023-M01   | Tháng 1/2023          | Month 1/2023
2023-H1    | 6 tháng đầu năm 2023  | H1 2023
2023-H2    | 6 tháng cuối năm 2023 | H2 2023
2023-9M    | 9 tháng đầu năm 2023  | Jan–Sep 2023
2011..2021 | Giai đoạn 2011–2021   | 2011–2021
2023       | Năm 2023              | 2023
2023-Q3    | Quý III/2023          | Q3 2023
"""


@pytest.mark.parametrize("line", PERIODS.strip().splitlines()[1:])
def test_every_kind_of_period_is_written(line: str):
    label, vi, en = (cell.strip() for cell in line.split("|"))
    assert (text("vi").quarter(label), text("en").quarter(label)) == (vi, en)


def test_a_link_brings_its_period_along_and_nonsense_does_not():
    known = ["2024-Q1", "2023-Q4"]
    assert origin.periods(known, None) == ["2024-Q1", "2023-Q4", "2024", "2023"]
    assert origin.periods(known, "2023-M12") == ["2023-M12", "2024-Q1", "2023-Q4", "2024", "2023"]
    assert origin.periods([], "2011..2021") == ["2011..2021"]
    for nonsense in ("2023-M13", "2023-M00", "2023-H3", "2023-Q5", "2023-M12'", "x", "2011..", "٢٠٢٣"):
        assert origin.periods(known, nonsense) == origin.periods(known, None)
