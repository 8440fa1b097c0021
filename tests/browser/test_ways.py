"""The main ways through the dashboard as a person goes them: open, choose, follow a link, download, find the cell."""

import csv
import io
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import duckdb
import openpyxl
import pytest

import queries
from etl import areas
from etl.office import office
from etl.warehouse import latest

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/xu-huong",
    "/so-sanh",
    "/tinh-hinh",
    "/chat-luong",
    "/trinh-bay",
    "/thay-doi?area=280",
    "/chi-tieu",
    "/nguon",
    "/cac-lan-nop",
    "/cac-lan-nop?number=75",
    "/huong-dan",
)
SERIES = "/xu-huong?area=280&indicator=mediation_cases_resolved&from=2023-Q1&to=2025-Q2"


def text_of(visit) -> str:
    return visit.page.inner_text("[data-testid=stMain]")


def asked(visit, name: str, **parameters):
    """The same question put to the newest warehouse itself."""
    path = latest(office(visit.served.office))
    with duckdb.connect(path, read_only=True, config={"enable_external_access": "false"}) as connection:
        return queries.run(name, connection, **parameters)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_stands_whole_without_the_network(visit, path):
    visit.open(path)
    assert visit.refused == []
    assert [one for one in visit.failed if "/_stcore/" not in one] == []
    assert visit.broken == []
    shown = text_of(visit)
    assert "Traceback" not in shown and "Error" not in shown
    for scheme in ("light", "dark"):
        visit.page.emulate_media(color_scheme=scheme)
        visit.page.wait_for_function(
            "scheme => getComputedStyle(document.querySelector('.stApp')).colorScheme === scheme", arg=scheme
        )
        # what is no colour is the same in the dark
        assert visit.faults(*["color-contrast"] if scheme == "dark" else []) == [], scheme
    visit.page.emulate_media(color_scheme="light")
    for width in (1440, 390):
        visit.page.set_viewport_size({"width": width, "height": 844})
        visit.page.wait_for_timeout(400)
        wide = visit.page.evaluate(
            "() => Math.max(...[document.documentElement, document.querySelector('[data-testid=stMain]')]"
            ".map(one => one.scrollWidth))"
        )
        assert wide <= width


def test_the_overview_shows_what_the_query_answers(visit):
    visit.open("/")
    hanoi = next(a for a in areas.load() if a.code == "01" and a.level == "province").id
    span = {"from": "2026-Q3", "to": "2026-Q3"}
    row = asked(visit, "quarterly_series", indicator=["mediation_cases_resolved"], area=[hanoi], **span).iloc[0]
    assert (row.reported, row.expected) == (4, 4)
    shown = text_of(visit)
    assert "Thành phố Hà Nội" in visit.page.content()
    assert f"{row.value:.0f}" in shown
    assert "4/4 đơn vị báo cáo" in shown
    assert "Dữ liệu minh họa" in shown


def test_what_is_chosen_is_in_the_address_and_a_sent_link_restores_it(visit, chromium):
    visit.open(SERIES)
    assert "Huyện Phú Xuyên" in visit.page.content()
    visit.page.get_by_role("radio", name="Lũy kế trong năm", exact=True).click()
    visit.page.wait_for_url("**mode=cumulative**")
    address = visit.page.url
    chosen = parse_qs(urlsplit(address).query)
    assert chosen["area"] == ["280"] and chosen["from"] == ["2023-Q1"] and chosen["mode"] == ["cumulative"]
    other = chromium.new_context(locale="vi-VN").new_page()
    other.goto(address)
    other.wait_for_selector(".js-plotly-plot .trace", timeout=30_000)
    assert "Lũy kế từ đầu năm, từ quý I/2023 đến quý II/2025" in other.inner_text("[data-testid=stMain]")
    other.context.close()


def test_downloads_hold_what_the_chart_shows(visit, tmp_path: Path):
    visit.open(SERIES)
    with visit.page.expect_download() as waiting:
        visit.page.get_by_text("Tải CSV").first.click()
    content = Path(waiting.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    district = next(a for a in areas.load() if a.code == "280").id
    span = {"from": "2023-Q1", "to": "2025-Q2"}
    answer = asked(visit, "quarterly_series", indicator=["mediation_cases_resolved"], area=[district], **span)
    assert len(rows) == 1 + len(answer)
    flat = " ".join(" ".join(row) for row in rows)
    assert all(f"{value:.0f}" in flat for value in answer.value)
    with visit.page.expect_download() as waiting:
        visit.page.get_by_text("Tải Excel").first.click()
    book = openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    values = [cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
    assert set(answer.value) <= set(values)
    assert not [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.data_type == "f"]
    assert any("tổ hòa giải" in str(cell) for row in book.worksheets[1].iter_rows(values_only=True) for cell in row)


def test_from_a_figure_back_to_the_cell_and_the_original_file(visit):
    visit.open("/nguon?area=908&indicator=models_registered&quarter=2018")
    visit.page.locator("[data-testid=stMain] a[href*='/original/']").first.wait_for()  # the last to stand
    shown = text_of(visit)
    for part in ("345", "315", "27", "an-bien-2018.xlsx", "Cấp huyện"):
        assert part in shown
    with visit.page.expect_download() as waiting:
        visit.page.locator("a[href*='/original/']").first.click()
    sheet = openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))["Cấp huyện"]
    assert sheet["C10"].value == 345


def test_english_beside_vietnamese(visit):
    visit.open(SERIES)
    visit.page.get_by_role("radio", name="English").click()
    visit.page.wait_for_url("**language=en**")
    visit.page.wait_for_selector("text=Mediation cases resolved")
    shown = text_of(visit)
    assert "Mediation cases resolved" in shown
    assert "language=en" in visit.page.url


def test_another_process_loads_and_the_next_click_shows_it(visit, tmp_path: Path):
    visit.open("/xu-huong?area=10342&indicator=dialogue_sessions&from=2026-Q1&to=2026-Q3")
    report = tmp_path / "bo-sung.csv"
    report.write_text(
        "Mã đơn vị;Đơn vị;Kỳ;Chỉ tiêu;Phân tổ;Giá trị\n10342;Xã Đại Xuyên;2026-Q3;dialogue_sessions;;987\n", "utf-8-sig"
    )
    command = [sys.executable, "-m", "etl", "load", str(report), "--by", "kiểm thử", "--accept-odd"]
    done = subprocess.run(command, env={"DASHBOARD_DATA": str(visit.served.office)}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    visit.page.get_by_role("radio", name="Lũy kế trong năm", exact=True).click()
    visit.page.wait_for_url("**mode=cumulative**")
    visit.page.get_by_role("radio", name="Trong kỳ", exact=True).click()
    visit.page.wait_for_url("**mode=quarterly**")
    visit.page.wait_for_function(
        "() => (document.querySelector('.js-plotly-plot')?.textContent ?? '').includes('987')", timeout=20_000
    )


def test_a_click_on_a_point_leads_to_its_cells_and_back(visit):
    visit.open("/so-sanh?area=280&indicator=mediation_cases_resolved&quarter=2025-Q1")
    visit.page.wait_for_selector(".js-plotly-plot .bars path")
    visit.page.locator(".js-plotly-plot .bars path").first.click(force=True)
    visit.page.wait_for_url("**/nguon**")
    visit.page.get_by_text("phu-xuyen-2025-quy-1.xlsx").first.wait_for()
    visit.settled()
    assert "Hòa giải" in text_of(visit)
    visit.page.go_back()
    visit.page.wait_for_url("**/so-sanh**")


def test_the_area_chosen_survives_a_change_of_page(visit):
    visit.open(SERIES)
    visit.page.get_by_role("link", name="Tình hình báo cáo").click()
    visit.page.wait_for_url("**/tinh-hinh**area=280**")
    visit.page.get_by_role("link", name="So sánh").click()
    visit.page.wait_for_url("**/so-sanh**area=280**")
