"""How many questions a page puts to the warehouse, counted in DuckDB's own log of what it was asked: at most four."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
import streamlit as st
from opening import opened

import queries
from dashboard import ask, session
from dashboard.model import OPEN_VIEWER

MOST = 4
MAIN = "mediation_cases_received,mediation_cases_resolved,dialogue_sessions,models_registered"


@pytest.fixture
def questions(demo_office: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., list[str]]]:
    """Opens a page of the sample office with nothing kept but the list of areas; gives the names of what was asked.

    That list is read once for each warehouse and is no page's question.
    """
    monkeypatch.setenv("DASHBOARD_DATA", str(demo_office))
    names = {_code(queries.query(name).sql): name for name in queries.names()}
    newest = max((demo_office / "warehouse").glob("*.duckdb"))
    with duckdb.connect(newest, read_only=True, config={"enable_external_access": "false"}) as beside:

        def put(page: str, **choices: str) -> list[str]:
            st.cache_data.clear()
            st.cache_resource.clear()
            with session.acting_as(OPEN_VIEWER):
                ask.areas(ask.newest())
            st.cache_data.clear()
            beside.execute("call enable_logging('QueryLog')")
            opened(page, **choices)
            said = beside.execute("select message from duckdb_logs order by timestamp").fetchall()
            beside.execute("call disable_logging()")
            beside.execute("call truncate_duckdb_logs()")
            return [names[code] for (text,) in said if (code := _code(text)) in names]

        yield put


def _code(sql: str) -> str:
    """A statement as the log keeps it: without the comments before it."""
    return re.sub(r"\A(--.*\n)+", "", sql).strip()


def test_the_log_sees_every_question(questions: Callable[..., list[str]]):
    assert sorted(questions("sources", area="280", indicator="mediation_cases_resolved", quarter="2024-Q2")) == [
        "coverage",
        "quarter_coverage",
        "quarterly_series",
        "reported_cells",
    ]


WAYS = """
page      | choices
overview  | area=280
overview  | area=908 quarter=2023-Q1
trend     | area=280
trend     | area=280 inside=yes
trend     | area=280 mode=cumulative
trend     | area=280 mode=yearly
trend     | area=280 indicator=models_registered breakdown=subject
trend     | area=280 indicator=MAIN
trend     | area=280 indicator=MAIN inside=yes
trend     | area=908 indicator=MAIN inside=yes
trend     | area=908 indicator=dialogue_opinions mode=cumulative
trend     | area=11122 indicator=meeting_opinions
compare   | area=01 indicator=mediation_success
reporting | area=280
quality   | area=280 quarter=2024-Q3
quality   | area=01 quarter=2025-Q2
quality   | area=11122
sources   | area=280 indicator=mediation_cases_resolved quarter=2024
sources   | area=280 indicator=mediation_success quarter=2024
sources   | area=280 indicator=mediation_teams quarter=2024
sources   | area=11122 indicator=meeting_opinions quarter=2023-M12
sources   | view=uploads
uploads   |
uploads   | number=75
"""


@pytest.mark.parametrize("way", WAYS.strip().splitlines()[1:])
def test_a_page_asks_at_most_four_questions(questions: Callable[..., list[str]], way: str):
    page, choices = (part.strip() for part in way.split("|"))
    asked = questions(page, **dict(pair.split("=") for pair in choices.replace("MAIN", MAIN).split()))
    assert 1 <= len(asked) <= MOST, asked


def test_a_page_of_trends_without_other_periods_does_not_ask_for_them(questions: Callable[..., list[str]]):
    assert "other_periods" not in questions("trend", area="280", indicator="mediation_cases_resolved")
    assert "other_periods" in questions("trend", area="908", indicator="dialogue_opinions")
