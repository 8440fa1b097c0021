"""What the lines above a table say of all of it: period and calendar, year, area, whether it is illustrative."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from etl.recognise.words import words
from etl.vietnamese import bare, fold, plain
from queries.periods import Period, period


class _Words:
    """A pattern for folded text, and the same without diacritics for text in which nobody typed any."""

    def __init__(self, pattern: str) -> None:
        self._typed, self._bare = re.compile(pattern), re.compile(bare(pattern))

    def of(self, text: str) -> re.Pattern[str]:
        return self._bare if text.isascii() else self._typed

    def search(self, text: str) -> re.Match[str] | None:
        return self.of(text).search(text)


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ROMAN |= {"một": 1, "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "mot": 1, "nhat": 1, "tu": 4, "bon": 4}
_YEAR = r"(?:\s*(?:/|-|\.|,|năm|năm:)?\s*(?P<year>20\d\d))?"
_QUARTER = _Words(rf"(?<!\w)(?:quý|quí|q\.?)\s*(?P<n>iv|iii|ii|i|0?[1-4]|một|nhất|hai|ba|tư|bốn)(?!\w){_YEAR}(?!\d)")
_HALF = _Words(rf"(?<!\w)(?:6|sáu|06)\s*tháng\s*(?P<which>đầu|cuối)?(?:\s*năm(?!\s*20\d\d))?{_YEAR}(?!\d)")
_NINE = _Words(rf"(?<!\w)(?:9|chín|09)\s*tháng(?:\s*đầu)?(?:\s*năm(?!\s*20\d\d))?{_YEAR}(?!\d)")
_THREE = _Words(rf"(?<!\w)(?:3|ba|03)\s*tháng\s*đầu(?:\s*năm(?!\s*20\d\d))?{_YEAR}(?!\d)")
_MONTH = _Words(rf"(?<!\w)(?:tháng\s*|t\.?)(?P<n>1[0-2]|0?[1-9])(?![\w%]){_YEAR}(?!\d)")
_YEAR_ONLY = _Words(r"(?<!\w)(?:năm|cả năm)\s*(?P<year>20\d\d)(?!\d)")
_WHOLE_YEAR = _Words(r"(?:số )?(?:cả|toàn|trọn) năm|năm chính thức")
_LABEL = re.compile(r"(?<![\w-])20\d\d-(?:q[1-4]|h[12]|9m|m(?:0[1-9]|1[0-2]))(?![\w-])")  # as folded
_DAYS = _Words(
    r"từ\s*(?:ngày)?\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*(?:đến|-)\s*(?:hết\s*)?(?:ngày)?\s*"
    r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})"
)
_DATED = _Words(
    r"ngày\s*[\d…._]{0,6}\s*(?:/|tháng)\s*[\d…._]{1,6}\s*(?:(?:/|năm)\s*(?:\d{4}|[…._]+|hằng năm|hàng năm)?)?"
    r"|\d{1,2}/\d{1,2}/\d{4}"
)
_PLAN = _Words(
    r"(?:^|[:-]\s*)(?:biểu |bảng )?(?:kế hoạch(?! số|:|/)|dự kiến|chỉ tiêu (?:được )?giao|giao chỉ tiêu"
    r"|phấn đấu|ước thực hiện)"
)
_AREA = _Words(
    r"(?<!\w)(?P<type>thành phố|thị xã|thị trấn|tỉnh|huyện|quận|xã|phường|đặc khu|tt\.|tp\.?|p\.|x\.|h\.)\s*"
    r"(?P<name>[^,;:()\d\n-]+)"
)
_RUNNING = _Words(r"(?<!\w)(?:lũy kế|luỹ kế|cộng dồn|tính từ đầu năm)(?!\w)")
_OTHER_TIME = _Words(
    r"(?<!\w)(?:quý|quí|tháng|đợt|nửa|kỳ (?:\d|[ivx]+(?!\w))|tuần|đến nay|tính đến|đến hết|từ năm|từ đầu"
    r"|nhiệm kỳ|đầu|cuối"
    r"|cùng kỳ|cả năm)(?!\w)"
)
_HARMLESS = _Words(
    r"(?<!\w)(?:(?:báo cáo|trong|hằng|hàng|giao ban|của|theo|số liệu|thực hiện) (?:quý|tháng)(?!\s*\w)"
    r"|kỳ báo cáo|đầu tư|người đứng đầu"
    r"|lũy kế từ đầu năm|tính từ đầu năm|cộng dồn từ đầu năm)(?!\w)"
)
_TO_A_DAY = _Words(r"(?:tính )?(?:đến|tới)(?: hết)?\s*(?=ngày|\d)")
_LAW = _Words(
    r"(?<!\w)(?:luật|chỉ thị|nghị quyết|quyết định|thông tư|nghị định|kết luận|quy định|hướng dẫn"
    r"|công văn|kế hoạch số)(?!\w)"
)
_SIGNED = _Words(r"[^,]{2,40},\s*tháng\s*\d{1,2}\s*năm\s*\d{4}")
_ADDRESSED = _Words(r"(?:kính gửi|nơi nhận|đơn vị nhận|nơi nhận báo cáo|căn cứ|thực hiện|theo )")
_SMALLER = _Words(
    r"(?:tổ hòa giải (?:thôn|ấp|khu|số|tổ|bản|xóm)|trường |công an |trạm |chi bộ |thôn |ấp |khu phố"
    r" |tổ dân phố |tòa án |hội (?!nghị|đồng))"
)
_SCALED = _Words(r"(?:đơn vị tính|đvt)\s*:?\s*\(?(?:nghìn|ngàn|triệu|trăm|chục|tỷ)")
_AFTER_NAME = _Words(
    r"\s(?:(?:quý|quí)\s*[ivx\d]|(?:tháng|năm)\s*\d|trong (?:quý|quí|kỳ|năm|tháng)|từ ngày|kỳ báo cáo"
    r"|cộng hòa xã hội).*"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A period as a text speaks of it: what kind and which, and the year if the text says it."""

    kind: str
    number: int
    year: int | None

    def in_year(self, year: int | None) -> str | None:
        """The period's label, with the year given where the text names none; None when no year is known."""
        year = self.year or year
        if year is None:
            return None
        form = {
            "quarter": "{y}-Q{n}",
            "half": "{y}-H{n}",
            "nine_months": "{y}-9M",
            "month": "{y}-M{n:02d}",
            "year": "{y}",
        }
        return form[self.kind].format(y=year, n=self.number)


@dataclass(frozen=True, slots=True)
class Scope:
    """What the lines above a table say. `days` are a printed first and last day; what is not said is None or empty.

    `is_clear` is False when the lines name two periods, or two years and none of them with a quarter; `plan` is the
    line that says the table holds what is planned, not what was done; `doubtful` one that says it is of somebody
    smaller than a commune, or counted in thousands.
    """

    spoken: Spoken | None = None
    year: int | None = None
    is_clear: bool = True
    days: tuple[date, date] | None = None
    areas: tuple[str, ...] = ()
    addressed: tuple[str, ...] = ()
    plan: str = ""
    doubtful: str = ""
    illustrative: bool = False
    cumulative: bool = False
    status: str = "actual"


@lru_cache(maxsize=4096)
def spoken_period(text: str) -> Spoken | None:
    """The period a short text names: "Quý III/2024", "6 tháng đầu năm 2023", "Tháng 12/2023", "Năm 2018", "2024-Q1"."""
    folded = fold(text)
    if folded.isdigit() and len(folded) == 4 and folded.startswith("20"):
        return Spoken("year", 0, int(folded))
    if match := _LABEL.search(folded):
        known = period(match[0])
        return Spoken(known.kind, int(re.sub(r"\D", "", known.label[4:]) or 0), int(known.label[:4]))
    without_dates = _DATED.of(folded).sub(" ", folded)
    if match := _QUARTER.search(without_dates):
        return Spoken("quarter", _ROMAN.get(match["n"]) or int(match["n"]), _year(match))
    if match := _NINE.search(without_dates):
        return Spoken("nine_months", 9, _year(match))
    if match := _HALF.search(without_dates):
        return Spoken("half", 2 if match["which"] in ("cuối", "cuoi") else 1, _year(match))
    if match := _THREE.search(without_dates):
        return Spoken("quarter", 1, _year(match))
    if match := _MONTH.search(without_dates):
        return Spoken("month", int(match["n"]), _year(match))
    if match := _YEAR_ONLY.search(without_dates):
        return Spoken("year", 0, int(match["year"]))
    if _WHOLE_YEAR.of(folded).fullmatch(folded):
        return Spoken("year", 0, None)
    return None


def _is_no_period(folded: str) -> bool:
    """The year of a law, or a month in which a letter was signed."""
    return bool(_LAW.search(folded) or _SIGNED.of(folded).fullmatch(folded))


def _bare_of_dates(folded: str) -> str:
    folded = _TO_A_DAY.of(folded).sub(" ", folded)
    return _HARMLESS.of(folded).sub(" ", _DATED.of(folded).sub(" ", _DAYS.of(folded).sub(" ", folded)))


def _says_more(folded: str) -> bool:
    """Whether a line holds words of time besides the period it names: "quý II và 6 tháng", "đến hết tháng 3"."""
    rest = _bare_of_dates(folded)
    if _TO_A_DAY.search(folded) and not _QUARTER.search(rest):
        return True  # "năm 2024 (tính đến 30/9)" is no whole year
    for pattern in (_LABEL, _QUARTER, _NINE, _HALF, _THREE, _MONTH, _YEAR_ONLY):
        if match := pattern.search(rest):
            before, after = rest[: match.start()].rstrip(" ("), rest[match.end() :]
            listed = pattern is _MONTH and re.match(r"\s*[,;-]\s*\d", after)
            return bool(
                _OTHER_TIME.search(f"{before} {after}") or re.search(r"(?:đến|den|hết|het|tới|toi)$", before) or listed
            )
    return bool(_OTHER_TIME.search(rest) and re.search(r"20\d\d", rest))


def without_period(text: str) -> str:
    """A text without the period it names, folded: "Số mô hình đăng ký năm 2024" → "số mô hình đăng ký"."""
    folded = fold(text)
    if _WHOLE_YEAR.of(folded).fullmatch(folded) or re.fullmatch(r"20\d\d", folded):
        return ""
    for pattern in (_LABEL, _QUARTER, _NINE, _HALF, _THREE, _MONTH, _YEAR_ONLY):
        if match := pattern.search(folded):
            return " ".join(f"{folded[: match.start()]} {folded[match.end() :]}".split()).strip(" -,:;/")
    return folded


def scope(lines: Iterable[str]) -> Scope:
    """What the lines above a table say, from the first to the last. A period with quarter beats a bare year."""
    lines = list(lines)
    spoken: list[Spoken] = []
    days: tuple[date, date] | None = None
    areas: list[str] = []
    addressed: list[str] = []
    several, doubtful = False, ""
    for line in lines:
        folded = fold(line)
        # who it goes to is not whom it is about, though it lies around it
        (addressed if _ADDRESSED.of(folded).match(folded) else areas).extend(_areas(line))
        if _SMALLER.of(folded).match(folded) or _SCALED.search(folded):
            doubtful = doubtful or line
        if match := _DAYS.search(fold(line)):
            days = _first_and_last(match) or days
            line = _DAYS.of(fold(line)).sub(" ", fold(line))
        found = spoken_period(line)
        if found is not None and found.kind in ("year", "month") and _is_no_period(fold(line)):
            found = None
        if found is not None or _OTHER_TIME.search(_bare_of_dates(fold(line))):
            several |= _says_more(fold(line))
        if found is not None and found not in spoken:
            spoken.append(found)
            # "Quý III/2024 so với Quý III/2023": which of the two the table is about, the line does not say
            undated = _DATED.of(fold(line)).sub(" ", fold(line))
            named = {match.group("n", "year") for match in _QUARTER.of(undated).finditer(undated)}
            several |= len(named) > 1
            if found.year is None and (year := _YEAR_ONLY.search(undated)):  # "Quý IV và cả năm 2023"
                spoken[-1] = Spoken(found.kind, found.number, int(year["year"]))
    # "Quý III" in one line and "năm 2024" in another make one period; a bare year says less than anything else
    if days is not None and not spoken:
        spoken = [one for label in _labels_near(days[1].year) if (one := spoken_period(label)) and _fits(label, days)]
    finer = [one for one in spoken if one.kind != "year"]
    years = {one.year for one in spoken if one.year is not None}
    chosen = (finer or spoken or [None])[0]
    whole = " \n ".join(fold(line) for line in lines)
    marks = words().marks
    return Scope(
        spoken=chosen,
        year=chosen.year if chosen and chosen.year else min(years, default=None),
        is_clear=not several
        and len(finer) <= 1
        and (len(years) <= 1 or bool(chosen and chosen.kind != "year" and chosen.year)),
        days=days,
        areas=tuple(dict.fromkeys(areas)),
        addressed=tuple(dict.fromkeys(addressed)),
        doubtful=doubtful,
        plan=next((line for line in lines if _PLAN.search(fold(line))), ""),
        illustrative=any(_has(whole, mark) for mark in marks["illustrative"]),
        cumulative=bool(_RUNNING.search(whole)),
        status="official"
        if any(m in whole for m in marks["official"])
        else "estimate"
        if any(m in whole for m in marks["estimate"])
        else "actual",
    )


def _labels_near(year: int) -> list[str]:
    quarters = [f"{year}-Q{n}" for n in (1, 2, 3, 4)]
    return [*quarters, f"{year}-H1", f"{year}-H2", f"{year}-9M", *(f"{year}-M{n:02d}" for n in range(1, 13)), str(year)]


def _fits(label: str, days: tuple[date, date]) -> bool:
    return calendar_of(period(label), days) is not None


def calendar_of(wanted: Period, days: tuple[date, date] | None) -> str | None:
    """The reporting calendar in which a period has the printed first and last day; None when none has."""
    if days is None:
        return "calendar"
    for name in ("calendar", "mid_month"):
        known = period(wanted.label, name)
        if (known.start, known.end) == days:
            return name
    return None


def _has(whole: str, mark: str) -> bool:
    return mark in whole or plain(mark) in plain(whole)


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None


def _first_and_last(match: re.Match[str]) -> tuple[date, date] | None:
    numbers = [int(group) for group in match.groups()]
    try:
        return date(numbers[2], numbers[1], numbers[0]), date(numbers[5], numbers[4], numbers[3])
    except ValueError:
        return None


def _areas(line: str) -> list[str]:
    """Areas named in a heading line, as written with their type; the caller looks them up."""
    folded = fold(line)
    found = []
    for match in _AREA.of(folded).finditer(folded):
        name = _AFTER_NAME.of(match["name"]).sub("", match["name"])
        found.append(f"{match['type']} {name.strip()}")
        # "các xã thành phố Hà Nội": a type among the words may begin another area
        if inner := _areas(name):
            found.extend(inner)
    return found
