"""Which period a table speaks of, and each of its columns: from titles, sheet name, file name or the person's word."""

from collections.abc import Collection
from datetime import date

from etl.model import Problem, Reading, Where
from etl.problems import problem
from etl.recognise.found import Hints
from etl.recognise.grid import Grid
from etl.recognise.headings import Scope, Spoken, calendar_of, spoken_period
from etl.recognise.meaning import Meaning
from queries.periods import Period, period

_FROM_THE_START = ("half", "nine_months", "year")


class Timing:
    """The periods of one table; `given` and `calendar` are what a person said of it, which goes first.

    `is_sure` is False when the period was not read from one clear line of the sheet.
    """

    def __init__(
        self,
        table: Grid,
        above: Scope,
        reading: Reading,
        hints: Hints,
        columns: Collection[Meaning],
        given: str | None = None,
        calendar: str | None = None,
    ) -> None:
        named = self._named = [column.spoken for column in columns if column.spoken]
        self._has_quarters = any(one.kind == "quarter" for one in named)
        names_periods = bool(named) or any(column.role == "period" for column in columns)
        self._table, self._above, self._calendar = table, above, calendar
        self._source, self.is_sure = "", above.is_clear
        self.spoken, self._year = self._of_sheet(reading, hints, names_periods)
        if given and (answered := spoken_period(given)):
            self.spoken, self._year, self.is_sure = answered, answered.year, True
        if self._days_differ(self.spoken.in_year(self._year) if self.spoken else None):
            self.is_sure = False
        self._known: dict[Spoken | None, tuple[Period | None, str]] = {}

    def _of_sheet(self, reading: Reading, hints: Hints, names_periods: bool) -> tuple[Spoken | None, int | None]:
        above, name = self._above, spoken_period(self._table.sheet.name)
        spoken, year = above.spoken, above.year
        if name is not None and (spoken is None or spoken.kind == "year") and name.kind != "year":
            spoken = Spoken(name.kind, name.number, name.year or year)
        elif name is not None and spoken is not None and _contradicts(name, spoken, year):
            self.is_sure, self._source = (
                False,
                self._table.sheet.name,
            )  # a sheet copied, its name or its title forgotten
        if spoken is None and hints.period is not None:
            spoken = spoken_period(hints.period)
        of_file = spoken_period(reading.file.rsplit(".", 1)[0].replace("_", " "))
        if spoken is None and not names_periods:
            # a file's name outlives its content: copied, renamed, sent again
            spoken, self.is_sure, self._source = of_file, of_file is None, reading.file
        elif year is None and of_file is not None and (spoken is None or spoken.year is None):
            year, self.is_sure, self._source = of_file.year, False, reading.file
        return spoken, year or (spoken.year if spoken else None)

    def of(self, spoken: Spoken | None) -> tuple[Period | None, str]:
        """The period and calendar of a column that names one, or of the whole table (None)."""
        if spoken not in self._known:
            named = spoken or self.spoken
            label = named.in_year(self._year_of(named) if spoken else self._year) if named else None
            days = self._above.days if spoken is None else None
            calendar = self._calendar or (calendar_of(period(label), days) if label else None) or "calendar"
            self._known[spoken] = (period(label, calendar) if label else None), calendar
        return self._known[spoken]

    def _year_of(self, named: Spoken) -> int | None:
        """The year of a period that names none: where the printed days lie in two, the one in which it meets them."""
        days = self._above.days
        if named.year is not None or days is None or days[0].year == days[1].year:
            return self._year
        known = ((year, period(str(named.in_year(year)))) for year in (days[0].year, days[1].year))
        meeting = [year for year, one in known if one.start <= days[1] and one.end >= days[0]]
        return meeting[0] if len(meeting) == 1 else self._year

    def strays(self, spoken: Spoken | None) -> bool:
        """True for a month without a year that does not lie within what the table is of: "Tháng 12" in Quý I/2024."""
        if spoken is None or spoken.kind != "month" or spoken.year is not None:
            return False
        (one, _), (whole, _) = self.of(spoken), self.of(None)
        first, last = self._above.days or ((whole.start, whole.end) if whole else (None, None))
        return one is not None and first is not None and last is not None and not first <= one.start <= one.end <= last

    def is_doubtful(self, spoken: Spoken | None) -> bool:
        """True for a column whose period a person should look at.

        It names a bare year though the table is of a part of one ("đăng ký năm 2024" in Quý I/2024), or it is the half
        year or year of which other columns hold the quarters: a sum, or a running figure, or a figure of its own.
        """
        if spoken is None:
            return False
        if self.adds_up(spoken) or self.strays(spoken):
            return True
        return spoken.kind == "year" and self.spoken is not None and self.spoken.kind != "year"

    def adds_up(self, spoken: Spoken | None) -> bool:
        """True for a column of a half year, nine months or a year beside columns of quarters."""
        return spoken is not None and spoken.kind in _FROM_THE_START and self._has_quarters

    def runs_on(self, is_cumulative: bool, spoken: Spoken | None) -> bool:
        """Whether a figure runs from before its period's start: "Lũy kế 9 tháng" is the nine months themselves."""
        return is_cumulative and not (spoken is not None and spoken.kind in _FROM_THE_START and spoken.number != 2)

    def day(self) -> date | None:
        """The day on which names are looked up where a column names no period."""
        period_, _ = self.of(None)
        if period_ is not None:
            return period_.end
        return period(f"{self._year}").end if self._year else None

    def _days_differ(self, label: str | None) -> bool:
        days = self._above.days
        known = self._calendar or days is None or label is None or calendar_of(period(label), days)
        return not known

    def problems(self) -> list[Problem]:
        """What is doubtful about the period of the whole table."""
        found, here = [], self._table.where(1, 1)
        label = self.spoken.in_year(self._year) if self.spoken else None
        if (label or self._year) and not self.is_sure and not self._days_differ(label):
            source = self._source or self._table.sheet.name
            found.append(problem("unsure_period", here, source, period=label or self._year))
        if self._days_differ(label):
            first, last = (day.strftime("%d/%m/%Y") for day in self._above.days or ())
            found.append(problem("period_dates_differ", here, label, first=first, last=last))
        for spoken in filter(self.strays, dict.fromkeys(self._named)):
            found.append(self.problem_of(spoken, here))
        return found

    def problem_of(self, spoken: Spoken, where: Where) -> Problem:
        """That a month may be of another year, or only in part of what the table is of."""
        one, _ = self.of(spoken)
        return problem("unsure_period", where, f"tháng {spoken.number}", period=one.label if one else "?")


def _contradicts(name: Spoken, spoken: Spoken, year: int | None) -> bool:
    """Whether a sheet's name says another period than its heading."""
    same_kind = name.kind == spoken.kind and name.number != spoken.number
    return same_kind or (name.year is not None and name.year != (spoken.year or year))
