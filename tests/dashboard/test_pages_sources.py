"""From a figure back to its cells, run in process against the small office."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest
from opening import opened, shown, turned_to

from dashboard import ask_uploads, excerpt, origin, session
from dashboard.model import OPEN_VIEWER, Area
from dashboard.text import text
from etl.model import Cell, Merge, Paragraph, Sheet
from queries.catalogue import catalogue

HOSTILE = "<img src=x onerror=alert(1)>"
FORMULA = "=cmd|'/c calc'!A1"
RESOLVED = {"indicator": "mediation_cases_resolved"}
T = text("vi")


@pytest.mark.usefixtures("in_office")
def test_a_share_shows_numerators_and_denominators_and_its_formula():
    html = shown(opened("sources", area="280", indicator="mediation_success", quarter="2024-Q2"))
    assert html.count("<td>Tử số</td>") == 5
    assert html.count("<td>Mẫu số</td>") == 5
    assert "÷" in html
    assert "× 100 =" in html
    assert "không lấy trung bình" in html


@pytest.mark.usefixtures("in_office")
def test_a_commune_that_reported_shows_its_own_cell():
    html = shown(opened("sources", area="10282", indicator="mediation_cases_resolved", quarter="2024-Q2"))
    assert "lấy nguyên từ ô bên dưới" in html
    assert "BC 2024-Q2.xlsx" in html
    assert "Trang “Q2”, ô D11" in html


@pytest.mark.usefixtures("in_office")
def test_a_commune_without_a_report_is_never_traced_to_nothing():
    app = opened("sources", area="10282", indicator="mediation_cases_resolved", quarter="2023-Q3")
    html = shown(app)
    assert app.query_params["quarter"] == "2023-Q3"
    assert "chưa báo cáo" in html
    assert "Như trong tệp gốc" not in html
    assert 'tile-value">0' not in html


@pytest.mark.usefixtures("in_office")
def test_a_district_lists_who_is_missing():
    html = shown(opened("sources", area="280", indicator="mediation_cases_resolved", quarter="2023-Q3"))
    assert "Tổng số của 4 đơn vị đã báo cáo, trong 5 đơn vị" in html
    assert "4 ô số liệu, 1 đơn vị chưa có báo cáo" in html


@pytest.mark.usefixtures("in_office")
def test_a_stock_at_district_level_is_not_added_and_shows_each_commune():
    html = shown(opened("sources", area="280", indicator="procedures_published", quarter="2024-Q2"))
    assert "không cộng" in html
    assert "5/5 xã đã báo cáo" in html


@pytest.mark.usefixtures("in_office")
def test_parts_are_hidden_until_asked_for():
    link = {"area": "10282", "indicator": "models_registered", "quarter": "2024-Q2"}
    assert "<td>Tập thể</td>" not in shown(opened("sources", **link))
    assert "<td>Tập thể</td>" in shown(opened("sources", parts="yes", **link))


@pytest.mark.usefixtures("in_office")
def test_a_year_is_traced_to_its_quarters():
    html = shown(opened("sources", area="10282", indicator="mediation_cases_resolved", quarter="2024"))
    assert "4 ô số liệu" in html
    html = shown(opened("sources", area="10282", indicator="models_registered", quarter="2024"))
    assert "BC 2024-Q4.xlsx" in html
    assert "BC 2024-Q1.xlsx" not in html


@pytest.mark.usefixtures("in_office")
def test_an_area_that_did_not_exist_says_so():
    html = shown(opened("sources", area="280", indicator="mediation_cases_resolved", quarter="2026-Q1"))
    assert "không tồn tại" in html


@pytest.mark.usefixtures("in_office")
def test_the_quarter_of_a_point_moves_no_other_page():
    app = opened("compare", area="280", quarter="2024-Q2", **RESOLVED)
    turned_to(app, "sources", area="280", quarter="2022-Q1", **RESOLVED)
    assert "quý I/2022" in shown(app)
    app.selectbox(key="choose_quarter").select("2021-Q3").run()
    assert "quý III/2021" in shown(app)
    turned_to(app, "compare")
    assert app.query_params["quarter"] == "2024-Q2"
    turned_to(app, "sources")
    assert app.query_params["quarter"] == "2024-Q2"


@pytest.mark.usefixtures("in_office")
def test_without_a_point_all_uploads_are_listed_newest_first():
    html = shown(opened("sources"))
    assert html.index("BC 2026-Q3.xlsx") < html.index("BC 2021-Q1.xlsx")
    html = shown(opened("sources", upload="2024-q1"))
    assert "BC 2024-Q1.xlsx" in html
    assert "BC 2024-Q2.xlsx" not in html


def test_hostile_names_are_shown_as_text(tampered: Callable[..., Path]):
    tampered(
        ("update area set name = ? where code = '10282'", HOSTILE),
        ("update upload set file = ?, handed_in_by = ?", FORMULA, HOSTILE),
        ("update reported set text = ?, area_written = ?, sheet = ?", HOSTILE, FORMULA, HOSTILE),
    )
    nobody_reported = {"area": "10282", "indicator": "mediators", "quarter": "2024-Q2"}
    for choices in (nobody_reported, nobody_reported | RESOLVED, {"view": "uploads"}):
        html = shown(opened("sources", **{**RESOLVED, **choices}))
        assert "<img" not in html
        assert "&lt;img src=x" in html


def sha_of(quarter: str, office: Path) -> str:
    """Under which name the small office keeps the report of a quarter."""
    return sha256((office / f"BC {quarter}.xlsx").read_bytes()).hexdigest()


def test_the_original_is_read_again_and_the_cell_stands_out(in_office: Path):
    html = shown(opened("sources", area="10282", quarter="2024-Q2", **RESOLVED))
    sha = sha_of("2024-Q2", in_office)
    assert 'class="here number">17</td>' in html
    assert "Hòa giải thành</td>" in html
    assert f'href="/original/{sha}"' in html
    with session.acting_as(OPEN_VIEWER):
        assert ask_uploads.sheet(sha, "no such sheet") is not None  # the only sheet, as of a CSV file
        assert ask_uploads.sheet("0" * 64, "Q2") is None


def test_hostile_words_in_an_original_are_shown_as_text(tampered: Callable[..., Path]):
    office = tampered()
    sha = sha_of("2024-Q2", office)
    original = office / "received" / sha[:2] / sha / "original.xlsx"
    book = openpyxl.load_workbook(original)
    book["Q2"]["D11"] = HOSTILE
    book.save(original)
    html = shown(opened("sources", area="10282", quarter="2024-Q2", **RESOLVED))
    assert 'class="here">&lt;img src=x' in html
    assert "<img" not in html


def cell(address: str, row: int, column: int, words: str, kind: str = "text") -> Cell:
    return Cell(row, column, address, words, kind)


def test_an_excerpt_keeps_titles_of_two_levels_and_skips_what_lies_between():
    rows = [
        cell("B1", 1, 2, "Đơn vị"),
        cell("C1", 1, 3, "Hòa giải"),
        cell("C2", 2, 3, "Thành"),
        cell("D2", 2, 4, "Không"),
    ]
    for row in range(3, 20):
        rows += [cell(f"B{row}", row, 2, f"Xã {row}"), cell(f"C{row}", row, 3, str(row), "number")]
    html = excerpt.around(Sheet("S", tuple(rows), (Merge(1, 3, 1, 4),)), "C15", T)
    assert '<td class="head" colspan="2">Hòa giải</td>' in html
    assert '<td class="here number">15</td>' in html
    assert "Xã 13" in html
    assert "Xã 12" not in html
    assert "⋯" in html
    assert excerpt.around(Sheet("S", tuple(rows)), "Z99", T) == ""


def test_a_share_without_cases_is_said_to_be_so():
    area = Area(10, "10270", "10270", "Xã A", "commune", None, None, None, 2, True, True, (10,), ("Xã A",))
    row = {"value": None, "own_value": None, "reported": 1, "not_applicable": 1}
    share = catalogue()["mediation_success"]
    assert origin.value(share, area, {**row, "denominator": 0.0}, "2024-Q4", T)[0] == "không phát sinh"
    assert origin.value(share, area, {**row, "denominator": None}, "2024-Q4", T)[0] == "không áp dụng"


def test_a_figure_out_of_a_sentence_is_shown_in_its_paragraph():
    """The number stands out between the paragraphs around it; what a file says is never markup."""
    texts = ["Kết quả hòa giải", "Hòa giải thành 72/77 vụ <b>việc</b>", "Nơi nhận:", "Lưu"]
    paragraphs = tuple(Paragraph(number, text) for number, text in enumerate(texts, 1))
    html = excerpt.passage(paragraphs, 2, 15, 17, T)
    assert 'thành <mark class="fate taken">72</mark>/77 vụ &lt;b&gt;việc&lt;/b&gt;' in html
    assert "Kết quả hòa giải" in html and "Nơi nhận" in html and "Lưu" not in html
    assert excerpt.passage(paragraphs, 9, 0, 2, T) == excerpt.passage(paragraphs, 2, 15, 99, T) == ""
