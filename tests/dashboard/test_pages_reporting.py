"""Who reported, run in process against the small office, and whom to remind."""

from datetime import date

import pandas as pd
import pytest
from opening import opened, shown

from dashboard import charts, reminders, sentences
from dashboard.model import Area, Areas
from dashboard.text import text
from queries.catalogue import catalogue

TODAY = date(2024, 8, 20)
T = text("vi")


def area(number: int, name: str, until: date | None = None) -> Area:
    return Area(
        number, str(number), str(number), name, "commune", 9, None, until, 1, True, True, (number, 9), (name, "H")
    )


AREAS = Areas((area(1, "Xã A"), area(2, "Xã B"), area(3, "Xã C", date(2024, 6, 30))))


def cover(*rows: tuple[int, str, str]) -> pd.DataFrame:
    due = {"2024-Q1": date(2024, 4, 10), "2024-Q2": date(2024, 7, 10), "2024-Q3": date(2024, 10, 10)}
    names = {one.id: one.name for one in AREAS}
    return pd.DataFrame(
        [(n, names[n], "Huyện H", q, s, None, pd.Timestamp(due[q]), 0, True, None) for n, q, s in rows],
        columns=[
            *("area", "name", "within", "quarter", "state", "received_on", "due_on", "figures"),
            *("due_is_default", "due_own_of"),
        ],
    )


COVER = cover(
    (1, "2024-Q1", "on_time"), (1, "2024-Q2", "missing"), (1, "2024-Q3", "not_due"),
    (2, "2024-Q1", "missing"), (2, "2024-Q2", "missing"), (2, "2024-Q3", "not_due"),
    (3, "2024-Q1", "late"), (3, "2024-Q2", "missing"),
)  # fmt: skip


def test_those_are_reminded_who_still_exist_longest_overdue_first():
    rows = reminders.owing(COVER, AREAS, TODAY)
    assert list(zip(rows["name"], rows["quarter"], rows["days"], strict=True)) == [
        ("Xã B", "2024-Q1", 132),
        ("Xã A", "2024-Q2", 41),
        ("Xã B", "2024-Q2", 41),
    ]


def test_nobody_is_reminded_when_all_have_reported():
    rows = reminders.owing(cover((1, "2024-Q1", "on_time")), AREAS, TODAY)
    assert rows.empty


def test_the_message_names_quarters_deadlines_and_areas():
    message = reminders.message(reminders.owing(COVER, AREAS, TODAY), None, TODAY, T)
    assert "– Quý I/2024 (hạn 10/04/2024): Xã B.\n– Quý II/2024 (hạn 10/07/2024): Xã A, Xã B." in message
    assert message.startswith("Kính gửi")
    assert "{" not in message
    about = reminders.message(reminders.owing(COVER, AREAS, TODAY), catalogue()["mediators"], TODAY, T)
    assert "về chỉ tiêu “Hòa giải viên”" in about


@pytest.mark.parametrize(
    ("received", "said"),
    [(None, ""), ("2024-04-10", "đúng hạn"), ("2024-04-11", "muộn 1 ngày"), ("2024-03-30", "đúng hạn")],
)
def test_a_report_is_on_time_or_so_many_days_late(received: str | None, said: str):
    rows = cover((1, "2024-Q1", "on_time")).assign(received_on=[received and pd.Timestamp(received)])
    assert list(reminders.table(rows, T)[T("column.punctual")]) == [said]


def test_the_message_says_where_a_deadline_is_the_indicators_own():
    own = COVER.assign(due_own_of="mediators")
    message = reminders.message(reminders.owing(own, AREAS, TODAY), catalogue()["mediators"], TODAY, T)
    assert "– Quý I/2024 (hạn 10/04/2024, hạn riêng của «Hòa giải viên»): Xã B." in message
    assert "hạn riêng" in reminders.marks(own, "2024-Q1", None, T)
    assert "hạn riêng" not in reminders.marks(COVER, "2024-Q1", None, T)
    assert "hạn riêng" in reminders.table(own, T).to_string()


def test_a_deadline_nobody_set_is_said_to_be_the_default():
    assert "mặc định" in reminders.marks(COVER, "2024-Q1", None, T)
    assert "mặc định" not in reminders.marks(COVER.assign(due_is_default=False), "2024-Q1", None, T)


def test_totals_count_every_state_and_a_quarter_not_due_has_no_share():
    totals = reminders.totals(COVER, T)
    assert list(totals[T("column.quarter")]) == ["Quý III/2024", "Quý II/2024", "Quý I/2024"]
    assert list(totals[T("column.coverage")]) == ["–", "0/3", "2/3"]
    assert list(totals[T("column.share")]) == ["", "0,0 %".replace(" ", "\u00a0"), "66,7\u00a0%"]


def test_the_map_has_a_head_for_every_district_and_one_row_for_namesakes():
    rows = pd.concat([COVER, COVER.assign(within="Huyện K")], ignore_index=True)
    mapped = reminders.mapped(rows, AREAS, T)
    words = sentences.chart_words(catalogue()["mediators"], T) | reminders.words(rows, T)
    figure = charts.states(mapped, ["2024-Q1", "2024-Q2", "2024-Q3"], {q: q for q in set(rows["quarter"])}, words)
    ticks = list(figure.layout.yaxis.ticktext)
    assert ticks == ["<b>Huyện H</b>", "Xã A", "Xã B", "Xã C", "<b>Huyện K</b>", "Xã A", "Xã B", "Xã C"]
    assert {trace.text[0] for trace in figure.data} == {"✓", "◐", "×", "·"}


def test_a_hostile_name_is_text_in_the_map():
    rows = COVER.assign(name="<a href=x>", within="<b>")
    mapped = reminders.mapped(rows, AREAS, T)
    words = sentences.chart_words(catalogue()["mediators"], T) | reminders.words(rows, T)
    figure = charts.states(mapped, ["2024-Q1", "2024-Q2", "2024-Q3"], {q: q for q in set(rows["quarter"])}, words)
    assert set(figure.layout.yaxis.ticktext) == {"&lt;a href=x&gt;"}
    assert all("<a" not in text for trace in figure.data for text in trace.hovertext)


@pytest.mark.usefixtures("in_office")
def test_the_page_shows_the_map_its_totals_and_nobody_of_an_ended_district():
    app = opened("reporting", area="280", **{"from": "2023-Q1", "to": "2023-Q4"})
    html = shown(app)
    assert "Tình hình báo cáo – Huyện Phú Xuyên" in html
    assert "4/5" in html
    assert "Không có đơn vị nào cần nhắc." in html
    assert "Dữ liệu minh họa" in html


@pytest.mark.usefixtures("in_office")
def test_one_indicator_nobody_reported_is_missing_everywhere():
    html = shown(opened("reporting", area="280", only="meeting_opinions", **{"from": "2024-Q1", "to": "2024-Q2"}))
    assert "Lượt" in html or "ý kiến" in html
    assert "0/5" in html


@pytest.mark.usefixtures("in_office")
def test_in_english_nothing_is_left_in_vietnamese():
    html = shown(opened("reporting", area="280", language="en", **{"from": "2023-Q1", "to": "2023-Q4"}))
    assert "Nobody to remind." in html
    assert "Tổng hợp" not in html
