"""What the screens say, in Vietnamese and English, and how numbers, quarters and days are written."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from html import escape
from importlib import resources
from typing import Any, Literal, Protocol

import pandas as pd

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
MINUS = "\u2212"
SPACE = "\u00a0"


class Words(Protocol):
    """The same words in both languages, as the catalogue holds them."""

    vi: str
    en: str


@cache
def table() -> dict[str, dict[str, str]]:
    """All texts by key ("overview.title"), each with vi and en."""
    found: dict[str, dict[str, str]] = {}

    def walk(node: dict[str, Any], path: str) -> None:
        for key, value in node.items():
            here = f"{path}.{key}" if path else key
            if isinstance(value, dict) and not isinstance(value.get("vi"), str):
                walk(value, here)
            else:
                found[here] = value

    walk(tomllib.loads((resources.files("dashboard") / "text.toml").read_text(encoding="utf-8")), "")
    return found


@dataclass(frozen=True, slots=True)
class Text:
    """One language: `text("overview.title")` and everything that is written differently in it."""

    language: Language

    def __call__(self, key: str, **values: Any) -> str:
        """The text of that key, with its {values} filled in. Raises KeyError when there is none."""
        words = table()[key][self.language]
        return words.format(**values) if values else words

    def find(self, key: str) -> str | None:
        """The text of a key that may be there or not: words for what is named elsewhere."""
        return self(key) if key in table() else None

    def pick(self, words: Words) -> str:
        """The catalogue's words in this language."""
        return words.vi if self.language == "vi" else words.en

    def number(self, value: float | None, decimals: int | None = None, sign: bool = False) -> str:
        """1.234,5 in Vietnamese, 1,234.5 in English; a whole number without decimals; nothing is "not reported"."""
        if pd.isna(value):
            return self("state.missing")
        if decimals is None:
            decimals = 0 if float(value).is_integer() else 1
        written = f"{abs(value):,.{decimals}f}"
        if self.language == "vi":
            written = written.translate({ord(","): ".", ord("."): ","})
        is_zero = not any(letter in "123456789" for letter in written)
        before = "" if is_zero else MINUS if value < 0 else "+" if sign else ""
        return before + written

    def percent(self, value: float | None, sign: bool = False) -> str:
        """93,5 % in Vietnamese, 93.5% in English."""
        if pd.isna(value):
            return self("state.missing")
        return self.number(value, 1, sign) + (f"{SPACE}%" if self.language == "vi" else "%")

    def amount(self, value: float | None, unit: str, sign: bool = False) -> str:
        """A number with its unit; a share as a percentage."""
        if unit == "%":
            return self.percent(value, sign)
        if pd.isna(value):
            return self("state.missing")
        return f"{self.number(value, sign=sign)}{SPACE}{unit}"

    def points(self, value: float | None) -> str:
        """The difference of two shares: percentage points."""
        if pd.isna(value):
            return self("state.missing")
        return f"{self.number(value, 1, sign=True)}{SPACE}{self('unit.points')}"

    def quarter(self, label: str) -> str:
        """2024-Q3 as "Quý III/2024", "Q3 2024"; a year stays a year; 2023-M12 as "Tháng 12/2023", "Month 12/2023"."""
        year, _, part = label.partition("-")
        if not part:
            first, _, last = year.partition("..")
            return self("period.stretch", first=first, last=last) if last else self("period.year", year=year)
        kind, number = part[0], part[1:]
        if kind == "Q":
            return self("period.quarter", roman=ROMAN[number], number=number, year=year)
        if kind == "M":
            return self("period.month", number=int(number), year=year)
        return self({"H1": "period.half_1", "H2": "period.half_2", "9M": "period.nine_months"}[part], year=year)

    def quarter_inside(self, label: str) -> str:
        """The same within a sentence: "quý III/2024"."""
        written = self.quarter(label)
        return written[0].lower() + written[1:] if self.language == "vi" else written

    def quarter_short(self, label: str) -> str:
        """2024-Q3 as "Q3/24", "Q3 ’24"."""
        year, number = label.split("-Q")
        return self("period.short", number=number, year=year[2:])

    def day(self, day: date | None) -> str:
        """A day: 01/07/2025; 1 Jul 2025."""
        if pd.isna(day):
            return ""
        return f"{day:%d/%m/%Y}" if self.language == "vi" else f"{day.day} {day:%b %Y}"

    def moment(self, moment: datetime) -> str:
        """A day and a time."""
        return f"{moment:%H:%M} {self.day(moment)}"


def text(language: str) -> Text:
    """The texts in a language; Vietnamese when it is not one of ours."""
    return Text("en" if language == "en" else "vi")


def local(moment: datetime) -> datetime:
    """A moment of the database (UTC, without a zone) on this machine's clock."""
    return moment.replace(tzinfo=UTC).astimezone()


def safe(words: object) -> str:
    """Words that may come from a file, made harmless in HTML and in plotly's markup (which knows no &quot;)."""
    return escape(str(words), quote=True).replace("&quot;", "&#34;")


def plain(words: object) -> str:
    """Words that may come from a file, made harmless in Streamlit's markdown."""
    return "".join("\\" + letter if letter in "\\`*_{}[]()<>#+-.!|:$~" else letter for letter in str(words))
