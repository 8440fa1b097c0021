"""Where pages are: the end of each page's address, which is the same in every language, and its icon."""

from collections.abc import Mapping
from urllib.parse import urlencode

PAGES = {
    "overview": ("tong-quan", ":material/space_dashboard:"),
    "trend": ("xu-huong", ":material/show_chart:"),
    "compare": ("so-sanh", ":material/leaderboard:"),
    "reporting": ("tinh-hinh", ":material/fact_check:"),
    "quality": ("chat-luong", ":material/troubleshoot:"),
    "indicators": ("chi-tieu", ":material/menu_book:"),
    "changes": ("thay-doi", ":material/difference:"),
    "sources": ("nguon", ":material/conversion_path:"),
    "uploads": ("cac-lan-nop", ":material/inbox:"),
    "briefing": ("trinh-bay", ":material/slideshow:"),
    "hand_in": ("nop-bao-cao", ":material/upload_file:"),
    "guide": ("huong-dan", ":material/help:"),
    "people": ("nguoi-dung", ":material/group:"),
    "rules": ("quy-dinh", ":material/rule_settings:"),
    "audit": ("nhat-ky", ":material/history:"),
    "account": ("tai-khoan", ":material/account_circle:"),
}


def address(office: str, page: str, choices: Mapping[str, str]) -> str:
    """The whole address of a page that is opened with these choices; `office`: the address people type."""
    end = "" if page == "overview" else PAGES[page][0]
    return f"{office}/{end}" + (f"?{urlencode(choices)}" if choices else "")
