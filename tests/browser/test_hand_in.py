"""Handing in in a real browser: a good file, a bad one mended by keyboard, a corrected one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from etl.journal import Journal
from etl.model import Upload
from etl.office import office
from tests.browser.test_people import PASSWORD, sign_in
from tests.etl.recognise.drawn import saved, sheet

pytestmark = pytest.mark.browser

GOOD = """
UBND HUYỆN PHÚ XUYÊN
Quý III/2024
Đơn vị        | Số vụ việc tiếp nhận | Hòa giải thành
Xã Hồng Minh  | 5                    | 4
Xã Phượng Dực | 7                    | 7
"""
BAD = GOOD.replace("| 7                    | 7", "| bảy                  | 70")


@pytest.fixture
def served(served_to_people):
    return served_to_people


@pytest.fixture
def officer(visit):
    """The page, opened by an officer of the district."""
    command = [sys.executable, "-m", "dashboard", "person", "add", "hoa", "--role", "officer", "--area", "280"]
    environment = {**os.environ, "DASHBOARD_DATA": str(visit.served.office)}
    subprocess.run(command, input=f"{PASSWORD}\n", text=True, env=environment, capture_output=True)
    sign_in(visit.page, f"{visit.served.address}/sign-in?next=/nop-bao-cao", "hoa", PASSWORD)
    visit.settled()
    return visit


def brought(visit, folder: Path, drawing: str, name: str) -> None:
    """Give the page a file, and wait until it shows what is in it."""
    file = saved(folder / name, sheet(drawing, "Q3"))
    visit.page.set_input_files("input[type=file]", file)
    visit.page.wait_for_selector(f"h2:text-is('{name}')", timeout=30_000)
    visit.settled()


def uploads(visit) -> list[Upload]:
    journal = Journal(office(visit.served.office).journal)
    try:
        return journal.uploads()
    finally:
        journal.close()


def text_of(visit) -> str:
    return visit.page.inner_text("[data-testid=stMain]")


def test_a_good_a_bad_and_a_corrected_file(officer, tmp_path):
    page, count = officer.page, len(uploads(officer))
    assert "kéo tệp thả vào đây" in page.inner_text("[data-testid=stFileUploader]")
    brought(officer, tmp_path, GOOD, "tốt.xlsx")
    assert page.inner_text("#cell-0-B4").split() == ["✓", "5"]
    page.get_by_role("button", name="Nộp báo cáo").click()
    page.wait_for_selector("text=Đã nộp: lần nộp số", timeout=60_000)
    officer.settled()
    assert (uploads(officer)[0].file, uploads(officer)[0].figures) == ("tốt.xlsx", 4)

    brought(officer, tmp_path, BAD, "xấu.xlsx")
    assert page.get_by_role("button", name="Nộp báo cáo").is_disabled()
    page.get_by_role("link", name="Xem ô Q3!B5").click()
    assert page.evaluate("() => location.hash") == "#cell-0-B5"
    at = page.evaluate("() => document.querySelector('#cell-0-B5').getBoundingClientRect().top")
    assert 0 <= at < 900
    answer = page.get_by_role("textbox", name="Ghi đúng vào ô B5")
    answer.focus()
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Ô Q3!B5: 7")
    officer.settled()
    assert "lớn hơn" in text_of(officer)  # 70 of 7: checked again as a whole
    page.get_by_role("textbox", name="Ghi đúng vào ô C5").focus()
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Sẵn sàng nộp 4 số liệu")
    officer.settled()
    assert "0 thay đổi · 0 mới · 4 không đổi" in text_of(officer)
    page.get_by_role("button", name="Bỏ tệp này").click()
    page.wait_for_selector("input[type=file]", state="attached")
    officer.settled()

    brought(officer, tmp_path, GOOD.replace("| 5 ", "| 6 "), "sửa.xlsx")
    assert "1 thay đổi · 0 mới · 3 không đổi" in text_of(officer)
    page.get_by_role("button", name="Nộp báo cáo").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Đã nộp: lần nộp số", timeout=60_000)
    officer.settled()
    assert [one.file for one in uploads(officer)[:2]] == ["sửa.xlsx", "tốt.xlsx"]
    assert len(uploads(officer)) == count + 2
    page.get_by_role("link", name="Xem xu hướng").click()
    page.wait_for_selector("h1:text-is('Xu hướng')", timeout=30_000)
    officer.settled()
    assert officer.refused == [] and officer.broken == []


def test_what_is_not_finished_is_gone_on_with_on_another_day(officer, tmp_path):
    page, count = officer.page, len(uploads(officer))
    brought(officer, tmp_path, BAD.replace("5 ", "6 "), "dở.xlsx")
    page.get_by_role("textbox", name="Ghi đúng vào ô B5").fill("7")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Ô Q3!B5: 7")
    officer.settled()
    assert page.get_by_role("button", name="Nộp báo cáo").is_disabled()
    page.get_by_role("button", name="Lưu để làm tiếp").click()
    page.wait_for_selector("text=Đã lưu «dở.xlsx» để làm tiếp")
    page.reload()  # another day: nothing is left in the page
    page.wait_for_selector("h2:text-is('Đang làm dở')", timeout=30_000)
    officer.settled()
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    page.get_by_role("button", name="Mở lại").click()
    page.wait_for_selector("text=Làm tiếp từ bản lưu lúc", timeout=30_000)
    officer.settled()
    assert "Ô Q3!B5: 7" in text_of(officer) and len(uploads(officer)) == count
    page.get_by_role("button", name="Bỏ tệp này").click()
    page.get_by_role("button", name="Bỏ", exact=True).click()
    page.get_by_role("button", name="Bỏ hẳn").click()
    page.wait_for_selector("h2:text-is('Đang làm dở')", state="detached")
    officer.settled()
    assert officer.refused == [] and officer.broken == []


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_is_wider_than_the_screen(officer, tmp_path, width):
    officer.page.set_viewport_size({"width": width, "height": 844})
    wide = "() => document.querySelector('[data-testid=stMain]').scrollWidth"
    assert officer.page.evaluate(wide) <= width
    brought(officer, tmp_path, BAD, "xấu.xlsx")
    assert officer.page.evaluate(wide) <= width


def test_a_report_in_prose(officer, tmp_path):
    """Its numbers are marked in the text; taken with the keyboard, one changed in its dialog; then the way back."""
    page = officer.page
    file = tmp_path / "BC quy III.txt"
    file.write_text(
        "Kết quả công tác dân vận xã Hồng Minh, huyện Phú Xuyên quý III năm 2024\n"
        "Toàn xã đã tổ chức 2 cuộc đối thoại với 12 ý kiến, tăng 1 cuộc so với cùng kỳ.\n",
        encoding="utf-8",
    )
    page.set_input_files("input[type=file]", file)
    page.wait_for_selector("mark.fate.sure")
    officer.settled()
    assert page.locator("mark.fate.sure").all_inner_texts() == ["•2", "•12"]
    page.get_by_role("button", name="Sửa").last.click()
    page.get_by_role("textbox", name="Số", exact=True).fill("13")
    page.get_by_role("textbox", name="Số", exact=True).press("Enter")
    page.get_by_role("button", name="Nhận số đã sửa").click()
    page.wait_for_selector("mark.fate.mended")
    officer.settled()
    page.get_by_role("button", name="Nhận tất cả 1 số chắc chắn").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Số nào cũng đã được nhận hoặc bỏ")
    officer.settled()
    page.get_by_role("button", name="Nộp báo cáo").click()
    page.wait_for_selector("text=Đã nộp: lần nộp số", timeout=60_000)
    officer.settled()
    assert (uploads(officer)[0].file, uploads(officer)[0].figures) == ("BC quy III.txt", 2)
    where = "area=10276@2024-12-31&indicator=dialogue_opinions&quarter=2024-Q3"
    page.goto(f"{officer.served.address}/nguon?{where}")
    page.wait_for_selector(".passages mark")
    assert page.inner_text(".passages mark") == "12"
    assert officer.refused == [] and officer.broken == []
