"""Which period a number speaks of: the nearest words of time before it, then its paragraph, its heading, the title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from etl.recognise.headings import Spoken, calendar_of, scope, spoken_period
from etl.recognise.prose.numbers import Number, numbers
from etl.recognise.prose.pieces import pieces
from etl.recognise.prose.sentences import Sentence
from etl.vietnamese import fold
from queries.periods import Period, period

_RUNNING = re.compile(
    r"(?<!\w)(?:lũy kế|luỹ kế|cộng dồn|(?<!ngay )(?:tính )?từ đầu (?:năm|nhiệm kỳ)|tính đến"
    r"|(?:cho )?đến (?:nay|hết|thời điểm)"
    r"|tới nay|đến cuối)(?!\w)"
    r"|(?<!\w)(?:tính |cho )?đến (?=tháng|quý)"
)
_SINCE = re.compile(r"(?<!\w)từ (?:năm|đầu năm|ngày|tháng)")
_COMPARED = re.compile(
    r"(?<!\w)(?:so với|so cùng|(?:nhiều|ít|cao|thấp|lớn|tốt|kém) hơn|cùng kỳ|năm trước|năm ngoái"
    r"|bằng .{0,12}của)[^,;.()]*$"
)
_NAMED = re.compile(
    r"(?:kế hoạch|chương trình|chủ đề|nghị quyết|chỉ tiêu|hướng dẫn|luật|đề án|thông tư|nghị định"
    r"|quyết định|đại hội|phương hướng|công văn|chỉ thị|bộ chỉ số|năm dân vận khéo|cuối|hết|trước"
    r"|(?<!^)(?<!^ )(?<![.!?] )sang|tết)"
    r"[^,;.]{0,45}$"
)
_SPAN = re.compile(r"((?:19|20)\d\d) ?(?:-|đến hết năm|đến năm|đến|/) ?(20\d\d|nay)")
_RELATIVE = re.compile(
    r"(?<!\w)(?:trong|cả|toàn|riêng) (quý|kỳ|tháng|năm)(?: qua| này| báo cáo| nay)?(?!\w)(?! @| (?:i|ii|iii|iv|\d))"
)
_TO_LABELS = {"31/12": "", "30/6": "-H1", "30/9": "-9M", "31/3": "-Q1"}
_TO_A_DAY = re.compile(
    r"đến (?:hết )?(?:ngày )?(?:(?P<day>31)[/.-](?P<month>12|0?3)|(?P<day2>30)[/.-](?P<month2>0?6|0?9))"
    r"[/.-](?P<year>20\d\d)(?!\d)"
)
_OWN_PERIOD = re.compile(r"(?<!\w)riêng (?:trong )?(?:quý|kỳ|tháng|năm)(?! trước)(?!\w)(?! @| (?:i|ii|iii|iv|\d))")
_DAYS = re.compile(
    r"từ (?:ngày )?(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2})(?: ?[/.-] ?(?P<year>\d{4}))? ?"
    r"(?:đến|-|tới)(?: hết)?(?: ngày)? ?"
    r"(?P<to_day>\d{1,2}) ?[/.-] ?(?P<to_month>\d{1,2}) ?[/.-] ?(?P<to_year>\d{4})"
)
_MONTHS = re.compile(
    r"từ (?:đầu )?(?P<kind>tháng|quý) ?(?P<first>\d{1,2}|[iv]{1,3})(?!\w)(?: ?(?:/|năm )? ?(?P<year>\d{4}))? ?"
    r"(?:đến|-|–|tới) ?(?:hết |cuối )?(?:tháng|quý) ?(?P<last>\d{1,2}|[iv]{1,3})(?!\w)"
    r"(?: ?(?:/|,? ?năm|-|\.)? ?(?P<to_year>\d{4}))?"
)
_DATED = re.compile(r"(\d{1,2}) ?(?:/|-|\.|tháng) ?(\d{1,2}) ?(?:/|-|\.|,? ?năm) ?(\d{4})")


@dataclass(frozen=True, slots=True)
class Time:
    """A period as far as it is known, whether the figure runs from before it, and what is doubtful about it."""

    period: Period | None
    cumulative: bool = False
    doubt: str = ""
    calendar: str = "calendar"


@dataclass(frozen=True, slots=True)
class Spoke:
    """Words of time at a place of a text: a period, a span's label, or only running on (both None).

    `weak`: the year of a plan or a resolution, which need not be the figure's. `unclear`: a stretch that is no period.
    """

    at: int
    spoken: Spoken | None = None
    span: str = ""
    running: bool = False
    open: bool = False
    weak: bool = False
    calendar: str = "calendar"
    unclear: bool = False

    @property
    def named(self) -> tuple[Spoken | None, str, bool]:
        """What it names, wherever it stands."""
        return self.spoken, self.span, self.unclear

    @property
    def names(self) -> bool:
        """Whether it names a stretch of time, known or not."""
        return bool(self.spoken or self.span or self.unclear)


def words_of_time(text: str, found: Sequence[Number], start: int = 0, end: int | None = None) -> list[Spoke]:
    """What a stretch of folded text says of time, in order; the years of laws and of comparisons are left out."""
    end = len(text) if end is None else end
    said: list[Spoke] = []
    spans: list[tuple[int, int]] = []
    for one in found:
        if one.kind != "period" or not start <= one.start < end:
            continue
        before = text[max(start, one.start - 60) : one.start]
        if _COMPARED.search(before):
            continue
        written = text[one.start : one.end]
        if match := _SPAN.search(written):
            is_term = written.startswith("nhiệm kỳ") or re.search(r"nhiệm kỳ |năm học ", before[-12:] + written[:9])
            if not is_term and match[2] != "nay" and int(match[1]) < int(match[2]):
                said.append(Spoke(one.start, span=f"{match[1]}..{match[2]}"))
            else:  # a term, a school year, "đến nay": not the report's period
                said.append(Spoke(one.start, running=True, open=True))
            continue
        if _only_beside(text, one):
            continue
        spoken = spoken_period(written if not re.fullmatch(r"\d{4}", written) else f"năm {written}")
        if "năm học" in written:
            said.append(Spoke(one.start, running=True, open=True))
            continue
        if spoken is None:
            continue
        if spoken.kind == "year" and before.endswith(("từ ", "kể từ ")):  # "duy trì từ năm 2021"
            said.append(Spoke(one.start, running=True, open=True))
            continue
        weak = spoken.kind == "year" and _NAMED.search(before) is not None
        said.append(Spoke(one.start, spoken, weak=weak))
    spread = [(match.start(), match.end()) for match in _DAYS.finditer(text, start, end)]
    for match in _TO_A_DAY.finditer(text, start, end):
        if any(first < match.start() < last for first, last in spread):
            continue
        label = (
            match["year"]
            + _TO_LABELS[(match["day"] or match["day2"]) + "/" + (match["month"] or match["month2"]).lstrip("0")]
        )
        said.append(Spoke(match.start(), spoken_period(label), weak=True))
    for first, last, label in pieces(text, start, end):
        if not _COMPARED.search(text[max(start, first - 60) : first]):
            said = [one for one in said if not first <= one.at < last]
            said.append(Spoke(first, spoken_period(label), unclear=not label))
    for match in _DAYS.finditer(text, start, end):
        label, calendar = _label_of(match)
        said.append(Spoke(match.start(), span=label, calendar=calendar, unclear=not label))
    for match in _MONTHS.finditer(text, start, end):
        said = [one for one in said if not match.start() <= one.at < match.end()]
        span = _span_of(match)
        said.append(Spoke(match.start(), span=span) if span else Spoke(match.start(), running=True, open=True))
        spans.append((match.start(), match.end()))
    for match in _RUNNING.finditer(text, start, end):
        if any(first <= match.start() < last for first, last in spans):
            continue
        said.append(
            Spoke(
                match.start(),
                running=True,
                open=bool(_SINCE.search(text[max(start, match.start() - 30) : match.start()])),
            )
        )
    return sorted(said, key=lambda one: one.at)


_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _span_of(match: re.Match[str]) -> str:
    """The label of "từ tháng 1 đến tháng 6 năm 2024"; "" where no period runs so, or its year is not said."""
    numbers_of = [_QUARTERS.get(match[name]) or (int(match[name]) if match[name].isdigit() else 0) for name in _ENDS]
    year = match["to_year"] or match["year"]
    if not year or (match["year"] or year) != year:
        return ""
    months = 3 if match["kind"] == "quý" else 1
    first, last = (numbers_of[0] - 1) * months + 1, numbers_of[1] * months
    labels = {(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2", (1, 9): "9M"}
    if (first, last) == (1, 12):
        return year
    return f"{year}-{labels[first, last]}" if (first, last) in labels else ""


_ENDS = ("first", "last")


def _only_beside(text: str, one: Number) -> bool:
    """ "512 vụ (năm 2022: 561 vụ)": a year in brackets before a colon is that number's alone, to compare with."""
    is_year = re.fullmatch(r"(?:năm )?\d{4}", text[one.start : one.end]) is not None
    return is_year and text[: one.start].endswith("(") and re.match(r" ?(?::|là|có|đạt)", text[one.end :]) is not None


def beside_a_year(one: Sentence, number: Number) -> bool:
    """Whether a number stands in brackets behind another year's name."""
    before = max((other for other in one.numbers if other.end <= number.start), key=lambda it: it.end, default=None)
    return before is not None and before.kind == "period" and _only_beside(one.block.text, before)


def _label_of(match: re.Match[str]) -> tuple[str, str]:
    """The label of the period that runs from one day to the other, and in which calendar; "" when none does."""
    year = int(match["to_year"])
    try:
        first = date(int(match["year"] or year), int(match["month"]), int(match["day"]))
        last = date(year, int(match["to_month"]), int(match["to_day"]))
    except ValueError:
        return "", "calendar"
    labels = [*(f"{year}-Q{n}" for n in (1, 2, 3, 4)), f"{year}-H1", f"{year}-H2", f"{year}-9M", f"{year}"]
    labels += [f"{year}-M{month:02d}" for month in range(1, 13)]
    found = ((one, calendar_of(period(one), (first, last))) for one in labels)
    return next(((one, calendar) for one, calendar in found if calendar), ("", "calendar"))


class Times:
    """The periods of one document: what its title says, its date, its file name, and the person who hands it in."""

    def __init__(self, title: Sequence[str], dated: date | None, file: str, hint: str | None) -> None:
        above = scope(title)
        self.dated = dated
        self.spoken, self.year, self._clear = above.spoken, above.year, above.is_clear
        self.source = "title" if above.spoken else ""
        self._days = above.days
        folded = [fold(line) for line in title]
        said = [one for line in folded for one in words_of_time(line, numbers(line))]
        self._span = next((one.span for one in said if one.span), "")
        self._unclear = any(one.unclear for one in said)
        if len(said) == 1 and (only := said[0].spoken) and only.year:  # "nửa đầu năm 2024"
            self.spoken, self.year, self._clear, self.source = only, only.year, True, "title"
        if self.spoken is None and hint and (hinted := spoken_period(hint)):
            self.spoken, self.year, self._clear, self.source = hinted, hinted.year, True, "hint"
        if self.spoken is None:
            named = spoken_period(re.sub(r"[_-]", " ", file.rsplit(".", 1)[0]))
            named = named or spoken_period(re.sub(r"_", " ", file.rsplit(".", 1)[0]))
            if named is not None:
                self.spoken, self.year, self._clear, self.source = named, named.year, False, "file"

    def whole(self) -> Time:
        """The period of the whole document."""
        if self._unclear:
            return Time(None)
        if self._span and (self.spoken is None or self.spoken.kind == "year"):
            return Time(period(self._span), False, "" if self.spoken is None else "period")
        if self.spoken is None:
            return Time(None)
        time = self.of(Spoke(0, self.spoken))
        if time.period is not None and self._days is not None:
            calendar = calendar_of(time.period, self._days)
            if calendar is None:
                return replace(time, doubt="period")
            time = replace(time, period=period(time.period.label, calendar), calendar=calendar)
        return replace(time, doubt=time.doubt or ("" if self._clear else "period"))

    def settle(self, mentioned: Sequence[Spoken]) -> None:
        """Where neither title nor person says it: the one period all of the text speaks of, if it is only one."""
        if self.source not in ("", "file"):
            return
        labels = {label for one in mentioned if (label := one.in_year(one.year or self.year))}
        if len(labels) == 1:
            only = next(one for one in mentioned if one.in_year(one.year or self.year) in labels)
            self._clear, self.spoken, self.year, self.source = True, only, only.year or self.year, "text"

    def of(self, said: Spoke, moment: bool = False) -> Time:
        """The period some words of time mean in this document; `moment` for what is counted at a moment."""
        if said.span:
            return Time(period(said.span, said.calendar), calendar=said.calendar)
        if said.spoken is None:
            return Time(None)
        year, doubt = said.spoken.year, ""
        if year is None and said.spoken.kind == "year":
            year = self.year
        if year is None and self.year is not None:
            year = self.year
        if year is None and self.dated is not None:
            year, doubt = self._year_before(said.spoken), "period"
        label = replace(said.spoken, year=None).in_year(year) if year else None
        return Time(period(label) if label else None, False, doubt)

    def _year_before(self, spoken: Spoken) -> int | None:
        """The year in which a period without one last began, seen from the document's date."""
        if self.dated is None:
            return None
        for year in (self.dated.year, self.dated.year - 1):
            label = replace(spoken, year=None).in_year(year)
            if label and period(label).start <= self.dated - timedelta(days=10):
                return year
        return None


def relative(text: str) -> str:
    """ "trong quý", "cả năm": which word stands for the document's own period; "" for none."""
    found = list(_RELATIVE.finditer(text))
    return found[-1][1] if found else ""


def relative_at(text: str, start: int, end: int) -> int:
    """Where "riêng trong quý" begins, which ends what runs on from before; -1 where nothing says so."""
    found = [match.start() for match in _OWN_PERIOD.finditer(text, start, end)]
    return found[-1] if found else -1


def day_of(text: str) -> date | None:
    """The first whole date of a folded text."""
    for match in _DATED.finditer(text):
        try:
            return date(int(match[3]), int(match[2]), int(match[1]))
        except ValueError:
            continue
    return None
