"""The office's desk: reports come in (a file and a line of the manifest each), in the words all of them share."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from figures import Figures
from layouts import ROMAN, Column, Values
from paper import Book, Entry
from places import Place

MARK = "Dữ liệu minh họa"
MANIFEST_COLUMNS = ("file", "received_on", "by", "accept_odd", "why")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


@dataclass
class Desk:
    """Where reports arrive: the folder, the figures to report, what was written, the manifest."""

    folder: Path
    figures: Figures = field(default_factory=Figures)
    truth: list[tuple] = field(default_factory=list)
    manifest: list[tuple] = field(default_factory=list)

    def report(self, file: str, received: date, by: str, why: str = "") -> Book:
        """A file to write; `why` is the reason to accept an odd figure in it as it stands."""
        self.manifest.append((file, received.isoformat(), by, "true" if why else "false", why))
        return Book(self.folder / file, self.truth)

    def values(self, quarter: str, instead: dict[tuple[str, str], int | Entry | None] | None = None) -> Values:
        """What communes report for a quarter; `instead` says otherwise for (commune, indicator), "" for all of them."""
        instead = instead or {}

        def value(place: Place, column: Column) -> Entry | None:
            for key in ((place.code, column.indicator), (place.code, "")):
                if key in instead:
                    found = instead[key]
                    break
            else:
                found = self.figures(place, quarter, column.indicator, column.breakdown)
            return Entry(found) if isinstance(found, int) else found

        return value


def days(quarter: str, mid_month: bool = False) -> tuple[date, date]:
    """First and last day of a quarter, in calendar quarters or from the 15th to the 14th."""
    year, number = int(quarter[:4]), int(quarter[-1])
    if mid_month:
        start = date(year - 1, 12, 15) if number == 1 else date(year, number * 3 - 3, 15)
        return start, date(year, number * 3, 14)
    end = date(year + number // 4, number * 3 % 12 + 1, 1) - timedelta(days=1)
    return date(year, number * 3 - 2, 1), end


def span(start: date, end: date) -> str:
    """The days of a period as headings write them: of the months only January and February have a zero."""
    return f"(Từ ngày {_day(start)} đến ngày {_day(end)})"


def _day(day: date) -> str:
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def signed(place: str, day: date) -> str:
    """Place and day above a signature."""
    return f"{place}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"


def arrival(file: str, end: date, late: int = 0) -> date:
    """The day a report reached the office: three to nine days after the period's end, or `late` days after it."""
    return end + timedelta(days=late or 3 + int(7 * Random(f"arrival {file}").random()))


def quarter_words(quarter: str, way: int) -> str:
    """The quarter as different offices write it."""
    year, number = quarter[:4], int(quarter[-1])
    return (
        f"Quý {ROMAN[number]}/{year}",
        f"Quý {ROMAN[number]} năm {year}",
        f"QUÝ {ROMAN[number]} NĂM {year}",
        f"Quý {number} năm {year}",
    )[way]
