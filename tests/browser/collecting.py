"""What a presenter does to collect: the button, the window it opens, which briefing and which part."""

from playwright.sync_api import Locator


def collect(button: Locator, new: str = "", part: str = "") -> None:
    """Put what the button stands under into the newest briefing, or into a new one of that name; all of it or a part.

    The window stays open, as it does for a person.
    """
    button.click()
    page = button.page
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Đưa vào", exact=True).wait_for()
    if new:
        into = dialog.get_by_role("combobox", name="Đưa vào bản")
        if into.is_visible():  # not before there is a first one
            into.click()
            page.get_by_role("option", name="Bản mới", exact=True).click()
        dialog.get_by_label("Tên bản trình bày").fill(new)
        dialog.get_by_label("Tên bản trình bày").press("Tab")
        page.wait_for_timeout(500)
    if part:
        dialog.get_by_text(part, exact=True).click()
        page.wait_for_timeout(500)
    dialog.get_by_role("button", name="Đưa vào", exact=True).click()
    dialog.get_by_text("Đã đưa vào").wait_for()
