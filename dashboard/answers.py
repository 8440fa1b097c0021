"""The answers of published warehouses, kept under their paths: nothing is ever invalidated. Asked by ask.py alone."""

from typing import Any

import duckdb
import pandas as pd
import streamlit as st

import queries
from dashboard import area_tree
from dashboard.model import Areas
from etl import areas as reference


@st.cache_data(max_entries=2000, show_spinner=False)
def answer(path: str, name: str, parameters: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
    """What queries/NAME.sql answers from the warehouse of that path; lists as tuples."""
    given = {key: list(value) if isinstance(value, tuple) else value for key, value in parameters}
    try:
        return queries.run(name, connection(path), **given)
    except (duckdb.InternalException, duckdb.FatalException):
        connection.clear()  # a fault inside the engine ends its whole database, for everybody: open it anew
        return queries.run(name, connection(path), **given)


@st.cache_resource(max_entries=4, show_spinner=False)
def connection(path: str) -> duckdb.DuckDBPyConnection:
    """A published warehouse, opened to be read alone."""
    opened = duckdb.connect(path, read_only=True, config={"enable_external_access": "false"})
    # one thread: questions are small, viewers many, and DuckDB 2.0.0 fails on some joins by several; set once it is
    # open, for whoever opens a file that is open must open it alike
    opened.execute("set threads = 1")
    return opened


@st.cache_resource(max_entries=4, show_spinner=False)
def areas(path: str) -> Areas:
    """All areas of a warehouse, whoever may see them."""
    return area_tree.made(queries.run("area_list", connection(path)), reference.load().answers_for)
