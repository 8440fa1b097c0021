"""What the screens say: complete in both languages, composed letters, and nowhere else than in text.toml."""

import re
import string
import unicodedata
from datetime import date
from importlib import resources
from pathlib import Path

import pandas as pd
import pytest

from dashboard import sentences
from dashboard.model import Area
from dashboard.text import plain, safe, table, text
from queries.catalogue import catalogue

ROOM = Path(str(resources.files("dashboard")))
MODULES = sorted(ROOM.rglob("*.py"))
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯà-ỹÀ-Ỹ]")


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


def test_every_text_has_both_languages_with_the_same_fields():
    for key, words in table().items():
        assert set(words) == {"vi", "en"}, key
        assert all(words.values()), key
        assert fields(words["vi"]) == fields(words["en"]) or key.startswith("period.quarter"), key


def test_text_is_composed_unicode():
    source = (ROOM / "text.toml").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", source)


def test_no_vietnamese_on_screen_comes_from_python():
    """Examples in docstrings and comments may be Vietnamese; strings that could reach a screen may not."""
    for module in MODULES:
        source = module.read_text(encoding="utf-8")
        source = re.sub(r'"""[\s\S]*?"""|(?<!["\'])#[^"\n]*$', "", source, flags=re.M)
        assert not VIETNAMESE.findall(source.replace("“", "").replace("×", "")), module


def test_every_key_a_module_names_exists():
    known = table()
    for module in MODULES:
        named = re.findall(r'\bt\(\s*"([a-z_]+(?:\.[a-z_]+)+)"', module.read_text(encoding="utf-8"))
        assert not set(named) - set(known), module


NUMBERS = [
    # value      vi           en
    (1234.5, "1.234,5", "1,234.5"),
    (1234567, "1.234.567", "1,234,567"),
    (0, "0", "0"),
    (-3, "\u22123", "\u22123"),
    (-0.01, "0,0", "0.0"),
    (None, "chưa báo cáo", "not reported"),
    (float("nan"), "chưa báo cáo", "not reported"),
]


@pytest.mark.parametrize(("value", "vi", "en"), NUMBERS)
def test_numbers(value: float | None, vi: str, en: str):
    assert (text("vi").number(value), text("en").number(value)) == (vi, en)


def test_shares_quarters_days():
    vi, en = text("vi"), text("en")
    assert (vi.percent(93.5), en.percent(93.5)) == ("93,5\u00a0%", "93.5%")
    assert (vi.points(-1.26), vi.number(12, sign=True)) == ("\u22121,3\u00a0điểm %", "+12")
    assert (vi.quarter("2024-Q3"), vi.quarter_short("2024-Q3"), en.quarter("2024-Q3")) == (
        "Quý III/2024",
        "Q3/24",
        "Q3 2024",
    )
    assert vi.quarter_inside("2024-Q3") == "quý III/2024"
    assert (vi.day(date(2025, 7, 1)), en.day(date(2025, 7, 1))) == ("01/07/2025", "1 Jul 2025")


def test_an_unknown_language_is_vietnamese():
    assert text("fr").language == "vi"


def test_words_from_files_are_made_harmless():
    assert safe('<b>"x"&') == "&lt;b&gt;&#34;x&#34;&amp;"
    assert plain("![x](http://a) $1") == r"\!\[x\]\(http\://a\) \$1"


def test_long_lists_of_names_are_cut():
    t = text("vi")
    assert sentences.listed(["A", "B"], t) == "A, B"
    assert sentences.listed(list("ABCDEFGHIJ"), t) == "A, B, C, D, E, F và 4 đơn vị khác"


def test_a_chart_without_a_figure_says_so_with_or_without_quarters():
    name = "Xã Đại Xuyên"
    area = Area(1, "10342", "10342", name, "commune", None, None, None, 2, True, False, (1,), (name,))
    for quarters, said in ((["2025-Q1"], ": chưa có số liệu trong quý I/2025."), ([], ": chưa có số liệu.")):
        frame = pd.DataFrame({"quarter": quarters, "value": pd.Series([None] * len(quarters), dtype=float)})
        assert sentences.alt(frame, catalogue()["mediation_teams"], area, text("vi")).endswith(said)
