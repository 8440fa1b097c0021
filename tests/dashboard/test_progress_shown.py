"""What the page says while a long report is read; and a click meanwhile loses nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import streamlit as st
from opening import shown
from peopled import Office

from dashboard.desk import limits, progress
from dashboard.text import text
from etl import areas
from tests.dashboard.test_hand_in_page import GOOD, HEAD, dropped, fate_of, widget
from tests.etl.recognise.drawn import saved, sheet

T = text("vi")
DISTRICT = areas.load().by_code("280@2025-06-30")[0].id


def kinds(html: str) -> list[tuple[str, str]]:
    lines = html.split('<li class="')[1:]
    return [(line.split('"')[0], line.split(">")[1].split("<")[0]) for line in lines]


def test_what_is_done_what_is_being_done_and_what_is_left():
    assert kinds(progress.said({"reading": 12000}, T)) == [
        ("now", "Đọc tệp: 12.000 ô"),
        ("ahead", "Tìm đơn vị, kỳ, chỉ tiêu"),
        ("ahead", "Kiểm tra số liệu"),
    ]
    assert kinds(progress.said({"reading": 12004, "understanding": 12004, "checking": 3000}, T)) == [
        ("done", "Đọc tệp: 12.004 ô"),
        ("done", "Tìm đơn vị, kỳ, chỉ tiêu trong 12.004 ô"),
        ("now", "Kiểm tra 3.000 số liệu"),
    ]
    assert kinds(progress.said({"understanding": 9}, T))[0] == ("done", "Đọc tệp")  # checked again, read before


def test_a_click_while_a_report_is_read_loses_nothing(peopled: Office, tmp_path: Path):
    """Streamlit ends a run at its next word when somebody has clicked; here the word is how far reading has come."""
    limits.counter.cache_clear()
    peopled.person("huyen", "officer", DISTRICT)
    app = peopled.visit("huyen", "hand_in")
    content = saved(tmp_path / "a.xlsx", sheet(HEAD + GOOD, "Q3")).read_bytes()
    clicks = iter(["a click"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(progress.Progress, "__call__", lambda *_: next(clicks, None) and st.rerun())
        dropped(app, content)
    assert next(clicks, None) is None
    assert fate_of(app, "C4") == "taken"


def test_a_click_while_it_is_handed_in_does_not_hide_that_it_is_in(peopled: Office, tmp_path: Path):
    """Whoever clicks again while words say that it is being handed in sees afterwards what became of it."""
    limits.counter.cache_clear()
    peopled.person("huyen", "officer", DISTRICT)
    app = dropped(peopled.visit("huyen", "hand_in"), saved(tmp_path / "a.xlsx", sheet(HEAD + GOOD, "Q3")).read_bytes())
    told, clicks = [], iter(["a click"])

    @contextmanager
    def spinner(words: str) -> Iterator[None]:
        told.append(words)
        yield
        if next(clicks, None):
            st.rerun()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "spinner", spinner)
        widget(app, "button", "hand_in_").click().run()
    assert told == [T("hand_in.handing_in")] and next(clicks, None) is None
    assert "Đã nộp: lần nộp số" in shown(app) and "report_in_hand" not in app.session_state


def test_it_is_drawn_when_it_takes_long(peopled: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    limits.counter.cache_clear()
    peopled.person("huyen", "officer", DISTRICT)
    drawn: list[str] = []
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    said = progress.said
    monkeypatch.setattr(progress, "said", lambda counts, t: (drawn.append(list(counts)[-1]), said(counts, t))[1])
    app = dropped(peopled.visit("huyen", "hand_in"), saved(tmp_path / "a.xlsx", sheet(HEAD + GOOD, "Q3")).read_bytes())
    assert drawn[0] == "reading" and fate_of(app, "C4") == "taken"
    assert 'class="progress"' not in shown(app)  # and gone when it is done
