"""The comparison, run in process against the small office."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from opening import opened, shown

from dashboard import standings
from dashboard.text import text
from queries.catalogue import catalogue

HOSTILE = "<img src=x onerror=alert(1)>"
RESOLVED = {"indicator": "mediation_cases_resolved"}


def names(html: str) -> list[str]:
    """The areas of the table, from the top down."""
    return re.findall(r"<td>((?:Xã|Thị trấn|Huyện)[^<]*)</td>", html)


@pytest.mark.usefixtures("in_office")
def test_communes_are_ranked_and_the_missing_one_stands_last_without_a_number():
    html = shown(opened("compare", area="280", quarter="2023-Q3", **RESOLVED))
    assert names(html)[-1] == "Xã Nam Tiến"
    assert "Chưa báo cáo: Xã Nam Tiến." in html
    row = re.search(r"<td>Xã Nam Tiến</td>(.*?)</tr>", html)
    assert "chưa báo cáo" in row[1]
    assert ">0<" not in row[1]


@pytest.mark.usefixtures("in_office")
def test_a_district_says_how_many_of_how_many_and_that_the_same_communes_are_compared():
    app = opened("compare", area="01", quarter="2023-Q3", **RESOLVED)
    assert app.query_params["level"] == "district"
    assert "4/5" in shown(app)
    assert "chỉ tính trên những xã có báo cáo cả hai kỳ" in shown(app)


@pytest.mark.usefixtures("in_office")
def test_only_levels_that_exist_in_the_quarter_are_offered():
    app = opened("compare", area="01", quarter="2026-Q1", level="district", **RESOLVED)
    assert "level" not in app.query_params
    assert "cấp xã, Thành phố Hà Nội" in shown(app)
    assert "Không so với trước ngày 01/7/2025" in shown(app)


@pytest.mark.usefixtures("in_office")
def test_a_stock_every_commune_posts_alike_is_not_ranked_above_them():
    html = shown(opened("compare", area="01", quarter="2024-Q2", indicator="procedures_published"))
    assert "Không xếp hạng" in html
    assert "table" not in html
    html = shown(opened("compare", area="01", quarter="2024-Q2", indicator="procedures_published", level="commune"))
    assert len(names(html)) == 5


@pytest.mark.usefixtures("in_office")
def test_a_cohort_says_whose_year_it_is_and_is_not_compared_with_last_years():
    html = shown(opened("compare", area="280", quarter="2024-Q1", indicator="models_registered"))
    assert "Số của cả năm 2024, tính đến hết quý I/2024" in html
    assert "không so với quý trước" in html
    before = re.findall(r"<td>(?:Xã|Thị trấn)[^<]*</td>(?:<td[^>]*>[^<]*</td>){1}<td[^>]*>([^<]*)</td>", html)
    assert before and set(before) == {standings.NOTHING}  # neither a change nor a place gained
    html = shown(opened("compare", area="280", quarter="2024-Q2", indicator="models_registered"))
    assert "không so với quý trước" not in html


@pytest.mark.usefixtures("in_office")
def test_a_commune_is_seen_among_its_neighbours():
    html = shown(opened("compare", area="10282", quarter="2024-Q2", **RESOLVED))
    assert "cấp xã, Huyện Phú Xuyên" in html
    assert len(names(html)) == 5


@pytest.mark.usefixtures("in_office")
@pytest.mark.parametrize("order", standings.ORDERS)
def test_every_order(order: str):
    app = opened("compare", area="280", quarter="2024-Q2", order=order, **RESOLVED)
    assert app.query_params["order"] == order
    if order == "name":
        assert names(shown(app))[0] == "Thị trấn Phú Minh"


@pytest.mark.usefixtures("in_office")
def test_in_english():
    html = shown(opened("compare", area="280", quarter="2023-Q3", language="en", **RESOLVED))
    assert "not reported" in html
    assert "chưa báo cáo" not in html


def test_a_hostile_name_is_shown_as_text(tampered: Callable[..., Path]):
    tampered(("update area set name = ? where code = '10270'", HOSTILE))
    app = opened("compare", area="280", quarter="2024-Q2", **RESOLVED)
    html = "\n".join(node.proto.body for node in app.main if hasattr(node.proto, "body"))
    assert "&lt;img src=x onerror" in html
    assert "<img" not in html  # what can be copied (st.code) is text, never markup


def test_why_there_is_no_value():
    row = {"value": None, "reported": 0, "not_applicable": 0, "denominator": None, "is_leaf": True}
    assert standings.state(row) == "missing"
    assert standings.state({**row, "reported": 1, "not_applicable": 1}) == "not_applicable"
    assert standings.state({**row, "reported": 1, "denominator": 0}) == "no_case"
    assert standings.state({**row, "reported": 1, "not_applicable": 1, "denominator": 0}) == "no_case"
    assert standings.state({**row, "reported": 3, "is_leaf": False}) == "not_added"
    assert standings.state({**row, "value": 0.0, "reported": 1}) == ""


def test_changes_bear_their_sign_and_what_cannot_be_compared_is_a_dash():
    t, cases, rate = text("vi"), catalogue()["mediators"], catalogue()["mediation_success"]
    written = [standings.change(v, cases, t) for v in (3, -3, 0, None)] + [standings.change(-1.25, rate, t)]
    assert written == ["+3", "−3", "0", "–", "−1,2"]
