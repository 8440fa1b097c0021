"""Periods: labels, and the days each reporting calendar gives them."""

from datetime import date

import pytest
from tables import read

from queries import periods
from queries.periods import period

DAYS = """
    label      | kind        | calendar start | calendar end | mid_month start | mid_month end
    2022-Q1    | quarter     | 2022-01-01     | 2022-03-31   | 2021-12-15      | 2022-03-14
    2022-Q2    | quarter     | 2022-04-01     | 2022-06-30   | 2022-03-15      | 2022-06-14
    2022-Q3    | quarter     | 2022-07-01     | 2022-09-30   | 2022-06-15      | 2022-09-14
    2022-Q4    | quarter     | 2022-10-01     | 2022-12-31   | 2022-09-15      | 2022-12-14
    2022-H1    | half        | 2022-01-01     | 2022-06-30   | 2021-12-15      | 2022-06-14
    2022-H2    | half        | 2022-07-01     | 2022-12-31   | 2022-06-15      | 2022-12-14
    2022-9M    | nine_months | 2022-01-01     | 2022-09-30   | 2021-12-15      | 2022-09-14
    2022       | year        | 2022-01-01     | 2022-12-31   | 2021-12-15      | 2022-12-14
    2023-M01   | month       | 2023-01-01     | 2023-01-31   | 2022-12-15      | 2023-01-14
    2023-M02   | month       | 2023-02-01     | 2023-02-28   | 2023-01-15      | 2023-02-14
    2024-M02   | month       | 2024-02-01     | 2024-02-29   | 2024-01-15      | 2024-02-14
    2000-M02   | month       | 2000-02-01     | 2000-02-29   | 2000-01-15      | 2000-02-14
    1900-M02   | month       | 1900-02-01     | 1900-02-28   | 1900-01-15      | 1900-02-14
    2023-M12   | month       | 2023-12-01     | 2023-12-31   | 2023-11-15      | 2023-12-14
    2011..2021 | span        | 2011-01-01     | 2021-12-31   | 2010-12-15      | 2021-12-14
"""


@pytest.mark.parametrize("row", read(DAYS), ids=lambda row: row["label"])
def test_a_label_names_these_days(row):
    for calendar in ("calendar", "mid_month"):
        found = period(row["label"], calendar)
        assert (str(found.start), str(found.end)) == (row[f"{calendar} start"], row[f"{calendar} end"])
        assert (found.kind, found.label) == (row["kind"], row["label"])


@pytest.mark.parametrize("calendar", ["calendar", "mid_month"])
@pytest.mark.parametrize("year", [2019, 2020, 2023, 2024])
def test_quarters_follow_each_other_without_a_gap_and_make_the_year(calendar, year):
    made = [period(f"{year}-Q{n}", calendar) for n in (1, 2, 3, 4)]
    for one, following in zip(made, [*made[1:], period(f"{year + 1}-Q1", calendar)], strict=True):
        assert (following.start - one.end).days == 1
    assert (made[0].start, made[3].end) == (period(str(year), calendar).start, period(str(year), calendar).end)


def test_labels_are_read_as_people_write_them_and_kept_one_way():
    assert [period(text).label for text in (" 2024-q1 ", "2024-h2", "2024-9m", "2024-m07")] == [
        "2024-Q1", "2024-H2", "2024-9M", "2024-M07",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "label",
    ["", "2024-Q0", "2024-Q5", "2024Q1", "Q1-2024", "24-Q1", "2024-H3", "2024-6M", "2024-M0", "2024-M13", "2024-M7",
     "2021..2011", "2021..2021", "2021..", "2024-Q1-Q2", "2024-01-01", "02024", "٢٠٢٤", "2011..٢٠٢١"],
)  # fmt: skip
def test_what_is_no_period_is_refused_and_named(label):
    with pytest.raises(ValueError, match=r"2024-Q1|span") as refusal:
        period(label)
    assert repr(label) in str(refusal.value)


def test_an_unknown_calendar_is_refused_and_the_known_are_named():
    with pytest.raises(ValueError, match=r"'lunar' is not .* 'calendar' and 'mid_month'"):
        period("2024-Q1", "lunar")


@pytest.mark.parametrize(
    ("day", "label"),
    [("2024-01-01", "2024-Q1"), ("2024-03-31", "2024-Q1"), ("2024-04-01", "2024-Q2"), ("2024-12-31", "2024-Q4")],
)
def test_the_quarter_of_a_day(day, label):
    assert periods.quarter_of(date.fromisoformat(day)) == period(label)


NEIGHBOURS = """
    quarter | following | preceding | same_last_year
    2024-Q1 | 2024-Q2   | 2023-Q4   | 2023-Q1
    2024-Q2 | 2024-Q3   | 2024-Q1   | 2023-Q2
    2024-Q3 | 2024-Q4   | 2024-Q2   | 2023-Q3
    2024-Q4 | 2025-Q1   | 2024-Q3   | 2023-Q4
"""


@pytest.mark.parametrize("row", read(NEIGHBOURS), ids=lambda row: row["quarter"])
def test_neighbours(row):
    here = period(row["quarter"])
    for way in ("following", "preceding", "same_last_year"):
        assert getattr(periods, way)(here) == period(row[way])


def test_all_quarters_between_two_are_listed_both_included():
    assert [q.label for q in periods.quarters(period("2023-Q3"), period("2024-Q2"))] == [
        "2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2",
    ]  # fmt: skip
    assert [q.label for q in periods.quarters(period("2024-Q1"), period("2024-Q1"))] == ["2024-Q1"]
    assert periods.quarters(period("2024-Q2"), period("2024-Q1")) == []
