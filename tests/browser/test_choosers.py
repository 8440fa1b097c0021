"""Choosers as a person uses them, and Streamlit's own words in both languages."""

import pytest
from playwright.sync_api import Locator

pytestmark = pytest.mark.browser


def found(visit, words: str, label: str = "Đơn vị hành chính") -> list[str]:
    """What the chooser offers once these words are typed."""
    typed_into(visit, label).press_sequentially(words)
    visit.page.wait_for_timeout(300)
    return visit.page.get_by_role("option").all_inner_texts()


def typed_into(visit, label: str) -> Locator:
    """The chooser, opened and emptied."""
    visit.page.keyboard.press("Escape")  # an open one hides the others
    chooser = visit.page.get_by_role("combobox", name=label)
    chooser.click()
    chooser.press("Control+a")
    return chooser


def test_an_area_is_found_however_it_is_typed(visit):
    visit.open("/xu-huong?area=908")
    for words in ("phu xuyen", "PHÚ  XUYÊN ", "Phu\u0301 Xuye\u0302n"):
        assert found(visit, words)[:4] == [
            "Huyện Phú Xuyên · Thành phố Hà Nội (đến 30/06/2025)",
            "Xã Phú Xuyên · Thành phố Hà Nội",
            "Thị trấn Phú Xuyên · Huyện Phú Xuyên (đến 30/06/2025)",
            "Thị trấn Phú Minh · Huyện Phú Xuyên (đến 30/06/2025)",
        ], words
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**area=280**")


def test_words_are_found_wherever_they_stand_and_the_same_marks_come_first(visit):
    visit.open("/so-sanh?area=908")
    assert found(visit, "dai xuyen ha noi")[0] == "Xã Đại Xuyên · Thành phố Hà Nội"
    assert found(visit, "vân")[0].startswith("Xã Vân Từ")
    assert found(visit, "văn")[0].startswith("Xã Văn Hoàng")
    assert found(visit, "hoa giai thanh ty le", "Chỉ tiêu")[0] == "Tỷ lệ hòa giải thành"


def test_streamlits_own_words_are_in_the_language_chosen(visit):
    visit.open("/so-sanh?area=280")
    assert found(visit, "xyzzy") == ["Không tìm thấy"]
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("radio", name="English").click()
    visit.page.wait_for_url("**language=en**")
    visit.settled()
    assert found(visit, "xyzzy", "Area") == ["No results"]


def test_the_quarter_of_a_point_moves_no_other_page(visit):
    visit.open("/so-sanh?area=280&indicator=mediation_cases_resolved&quarter=2025-Q1")
    visit.page.get_by_test_id("stSidebarNavItems").get_by_role("link", name="Nguồn số liệu").click()
    visit.page.wait_for_url("**/nguon**quarter=2025-Q1**")
    visit.settled()
    assert found(visit, "I/2023", "Kỳ")[-1] == "Quý I/2023"
    visit.page.get_by_role("option", name="Quý I/2023", exact=True).click()
    visit.page.wait_for_url("**/nguon**quarter=2023-Q1**")
    visit.page.get_by_role("link", name="So sánh").click()
    visit.page.wait_for_url("**/so-sanh**quarter=2025-Q1**")
