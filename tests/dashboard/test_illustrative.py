"""Which figures are illustrative is said of each: no real figure under the mark of the others, no other one as real."""

from datetime import datetime
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from opening import opened, shown

from dashboard import illustrative, sentences
from dashboard.model import Source, Warehouse
from dashboard.text import text
from queries.catalogue import catalogue

T = text("vi")
REST = "; số còn lại là số thật"


@pytest.fixture
def in_demo(demo_office: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_DATA", str(demo_office))
    return demo_office


def rows(line: str) -> pd.DataFrame:
    """2024-Q1=3 real, 2024-Q2=4* illustrative, 2024-Q3=- missing; behind a slash the area's own: 2024-Q4=3*/5."""
    found = []
    for item in line.split():
        period, _, figures = item.partition("=")
        value, _, own = figures.partition("/")
        row = {"quarter": period}
        for name, flag, words in (("value", "is_illustrative", value), ("own_value", "own_is_illustrative", own)):
            number = words.rstrip("*")
            row |= {name: float(number) if number.isdigit() else None, flag: words.endswith("*")}
        found.append(row)
    return pd.DataFrame(found).astype({"value": float, "own_value": float})


SAID = [
    # figures                                                   what the mark says
    ("2024-Q1=1 2024-Q2=2", ""),
    ("2024-Q1=-* 2024-Q2=2", ""),  # what is not shown is not spoken of
    ("2024-Q1=1* 2024-Q2=2*", "Dữ liệu minh họa"),
    ("2024-Q1=1*/9* 2024-Q2=-", "Dữ liệu minh họa"),
    ("2021-Q1=1* 2021-Q2=2* 2021-Q3=3", f"Dữ liệu minh họa: Quý I/2021–Quý II/2021{REST}"),
    ("2021-Q1=1* 2021-Q2=- 2021-Q3=3* 2021-Q4=4", f"Dữ liệu minh họa: Quý I/2021–Quý III/2021{REST}"),
    ("2021-Q1=1* 2021-Q2=2 2021-Q3=3*", f"Dữ liệu minh họa: Quý I/2021, Quý III/2021{REST}"),
    ("2018=-/345 2021=1* 2022=2*", f"Dữ liệu minh họa: 2021–2022{REST}"),
    ("2018=-/345* 2021=1 2022=2", f"Dữ liệu minh họa: Năm 2018{REST}"),
    ("2023=1* 2024=2*/225", f"Dữ liệu minh họa: số cộng từ cấp dưới (2023–2024){REST}"),
    ("2023=1 2024=2/225*", f"Dữ liệu minh họa: số do chính đơn vị báo cáo (Năm 2024){REST}"),
    (
        "2023=1*/9 2024=2/8*",
        f"Dữ liệu minh họa: số cộng từ cấp dưới (Năm 2023); số do chính đơn vị báo cáo (Năm 2024){REST}",
    ),
    (
        "2020=1* 2021=1 2022=1* 2023=1 2024=1* 2025=1 2026=1* 2027=1 2028=1*",
        f"Dữ liệu minh họa: 5 trong 9 số, ghi rõ ở cột Ghi chú{REST}",
    ),
]


@pytest.mark.parametrize(("line", "said"), SAID)
def test_the_mark_names_the_periods(line: str, said: str):
    assert illustrative.of_periods(rows(line), T) == said


def test_the_mark_names_the_areas():
    assert illustrative.of_names([("A", False), ("B", False)], T) == ""
    assert illustrative.of_names([("A", True)], T) == "Dữ liệu minh họa"
    assert illustrative.of_names([("A", True), ("B", False), ("C", True)], T) == f"Dữ liệu minh họa: A, C{REST}"
    many = illustrative.of_names([(str(n), n > 0) for n in range(9)], T)
    assert many == f"Dữ liệu minh họa: 8 trong 9 số, ghi rõ ở cột Ghi chú{REST}"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2024=1", []),
        ("2024=1*", ["dữ liệu minh họa"]),
        ("2024=-*", []),
        ("2024=1*/2*", ["dữ liệu minh họa"]),
        ("2024=1*/2", ["số cộng từ cấp dưới: dữ liệu minh họa"]),
        ("2024=1/2*", ["số do chính đơn vị báo cáo: dữ liệu minh họa"]),
        ("2024=-/2*", ["dữ liệu minh họa"]),
    ],
)
def test_a_row_of_a_table_says_which_of_its_figures(line: str, said: list[str]):
    assert sentences.remarks(rows(line).to_dict("records")[0], T) == said


@pytest.mark.usefixtures("in_demo")
def test_an_bien_s_345_of_2018_is_real_beside_illustrative_years():
    app = opened("trend", area="908", indicator="models_registered", mode="yearly")
    assert f"Dữ liệu minh họa: 2021–2025{REST}" in shown(app)
    assert ">Dữ liệu minh họa<" not in shown(app)


@pytest.mark.usefixtures("in_demo")
def test_phu_xuyen_s_own_225_of_2024_is_real_beside_an_illustrative_sum():
    html = shown(opened("trend", area="280", indicator="models_registered"))
    assert f"Dữ liệu minh họa: số cộng từ cấp dưới (Quý I/2021–Quý II/2025){REST}" in html
    html = shown(opened("sources", area="280", indicator="models_registered", quarter="2024-Q1"))
    assert (
        "Số cộng từ cấp dưới là dữ liệu minh họa, không phải số thật; số do chính Huyện Phú Xuyên in là số thật" in html
    )
    assert "Chính Huyện Phú Xuyên in số 225" in html
    assert "<td>dữ liệu minh họa</td>" in html  # of each cell, since some are real
    html = shown(opened("sources", area="908", indicator="models_registered", quarter="2018"))
    assert "345" in html and "minh họa" not in html


@pytest.mark.usefixtures("in_demo")
def test_where_all_is_illustrative_the_mark_is_short():
    assert ">Dữ liệu minh họa<" in shown(opened("trend", area="280", indicator="mediation_cases_resolved"))
    assert ">Dữ liệu minh họa<" in shown(opened("compare", area="280", indicator="mediation_cases_resolved"))
    assert ">Dữ liệu minh họa<" in shown(opened("overview", area="280"))
    assert ">Dữ liệu minh họa<" in shown(opened("trend", area="280", indicator="mediation_success", inside="yes"))


@pytest.mark.usefixtures("in_demo")
def test_real_figures_bear_no_mark():
    assert "minh họa" not in shown(opened("trend", area="11122", indicator="meeting_opinions"))
    link = {"area": "908", "indicator": "mediation_cases_conducted"}
    assert "minh họa" not in shown(opened("sources", quarter="2018", **link))
    assert f"Dữ liệu minh họa: Năm 2024{REST}" in shown(opened("trend", mode="yearly", **link))


@pytest.fixture
def partly_real(demo_office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample office, with the cases of 2026 and the models of Xã Chuyên Mỹ in 2026-Q3 taken as real."""
    newest = max((demo_office / "warehouse").glob("*.duckdb"))
    target = tmp_path / "warehouse" / newest.name
    target.parent.mkdir()
    target.write_bytes(newest.read_bytes())
    with duckdb.connect(target) as connection:
        connection.execute("""
            update indicator_value set is_illustrative = false
            where (indicator = 'mediation_cases_resolved' and period >= '2026-Q1')
                or (indicator = 'models_registered' and period = '2026-Q3'
                    and area = (select id from area where code = '10330' and valid_to is null))
        """)
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))


@pytest.mark.usefixtures("partly_real")
def test_each_tile_says_it_of_its_own_figure():
    html = shown(opened("overview", area="01", quarter="2026-Q3"))
    assert "Có dữ liệu minh họa, ghi rõ ở từng ô" in html
    tiles = html.split('<div class="tile">')[1:]
    marks = ["before" if "các quý trước: dữ liệu minh họa" in one else "dữ liệu minh họa" in one for one in tiles]
    assert marks == [True, True, True, "before", True, True, True, True]
    assert "hồ sơ. (dữ liệu minh họa)" in html


@pytest.mark.usefixtures("partly_real")
def test_a_comparison_names_the_areas_and_what_real_figures_are_compared_with():
    html = shown(opened("compare", area="01", indicator="models_registered", quarter="2026-Q3"))
    assert "<td>dữ liệu minh họa</td>" in html
    assert "<td>kỳ so sánh: dữ liệu minh họa</td>" in html
    mark = html.split("Dữ liệu minh họa: ")[1].split(REST)[0]
    assert sorted(mark.split(", ")) == ["Xã Phú Xuyên", "Xã Phượng Dực", "Xã Đại Xuyên"]
    assert "Thay đổi tính trên dữ liệu minh họa của kỳ trước: Xã Chuyên Mỹ." in html
    html = shown(
        opened("trend", area="01", indicator="mediation_cases_resolved", **{"from": "2025-Q3", "to": "2026-Q3"})
    )
    assert f"Dữ liệu minh họa: Quý III/2025–Quý IV/2025{REST}" in html


def test_a_file_says_it_too():
    source = Source(
        Warehouse("x", 1, datetime(2026, 1, 1)), ("x",), None, "2024-Q1", illustrative="Dữ liệu minh họa: X"
    )
    assert [meaning["Ghi chú"] for meaning in sentences.definitions(list(catalogue().values())[:2], source, T)] == [
        "Dữ liệu minh họa: X"
    ] * 2
