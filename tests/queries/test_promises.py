"""What every query promises: its columns, on an empty warehouse too; its parameters, and what is said of wrong ones."""

import re
from datetime import date
from pathlib import Path

import duckdb
import pytest
from tables import given, sql

import queries

EXAMPLES = {
    "text": "received", "texts": ["received"], "number": 2024, "area": 1, "areas": [1], "quarter": "2024-Q1",
    "day": date(2024, 1, 1), "position": 5,
}  # fmt: skip
NAMES = queries.names()


@pytest.fixture(scope="module")
def empty():
    connection = duckdb.connect(config={"threads": 1})
    for name in queries.PREPARED:
        connection.execute(sql(name))
    return connection


def example(name):
    return {parameter: EXAMPLES[kind.rstrip("?")] for parameter, kind in queries.query(name).parameters.items()}


def test_these_are_the_questions():
    assert NAMES == (
        "accepted_figures", "area_list", "area_points", "area_ranking", "area_windows", "breakdown_series", "coverage",
        "cumulative_series", "figures_checked", "findings",
        "other_periods", "quarter_coverage", "quarterly_series", "reported_cells", "rolling_series",
        "upload_areas", "upload_figures", "upload_list", "upload_lost", "upload_periods", "value_changes",
        "warehouse_state", "year_list", "year_total",
    )  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_file_asks_one_question_and_takes_the_parameters_it_names(name):
    asked = queries.query(name)
    assert asked.question.endswith("?")
    code = re.sub(r"--.*", "", asked.sql)
    assert set(re.findall(r"\$(\w+)", code)) == set(asked.parameters)
    assert {kind.rstrip("?") for kind in asked.parameters.values()} <= set(EXAMPLES)
    assert re.sub(r"'[^']*'", "", code) == re.sub(r"'[^']*'", "", code).lower()


@pytest.mark.parametrize("name", NAMES)
def test_there_is_a_test_of_this_name(name):
    assert (Path(__file__).parent / f"test_{name}.py").exists()


@pytest.mark.parametrize("name", NAMES)
def test_the_columns_are_those_promised_on_an_empty_warehouse_too(empty, name):
    asked = queries.query(name)
    raw = empty.cursor().execute(asked.sql, example(name)).df()
    assert tuple(raw.columns) == asked.columns
    assert raw.empty
    assert tuple(queries.run(name, empty, **example(name)).columns) == asked.columns


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_with_values_of_these_types_and_without_the_optional_ones(empty, name):
    asked, values = queries.query(name), example(name)
    needed = {p: v for p, v in values.items() if p != "as_of" and not asked.parameters[p].endswith("?")}
    assert queries.run(name, empty, **needed).empty
    none = {p: [] if asked.parameters[p] in ("texts", "areas") else v for p, v in values.items()}
    assert queries.run(name, empty, **none).empty


@pytest.mark.parametrize("name", NAMES)
def test_missing_and_unknown_parameters_are_refused_and_all_that_it_takes_is_named(empty, name):
    asked, values = queries.query(name), example(name)
    refusals = [({**values, "colour": "red"}, "unknown ['colour']")]
    for parameter, kind in asked.parameters.items():
        if parameter != "as_of" and not kind.endswith("?"):
            refusals.append(({p: v for p, v in values.items() if p != parameter}, f"missing ['{parameter}']"))
        if not kind.endswith("?"):
            refusals.append(({**values, parameter: None}, f"missing ['{parameter}']"))
    for given_, said in refusals:
        with pytest.raises(queries.WrongParameter) as refusal:
            queries.run(name, empty, **given_)
        assert said in str(refusal.value)
        assert str(refusal.value).startswith(f"{name}: ")
        for parameter, kind in asked.parameters.items():
            assert f"{parameter} ({kind})" in str(refusal.value)


def test_an_unknown_query_names_all_there_are(empty):
    for name in ("schema", "quarterly", "../schema", "fill/check"):
        with pytest.raises(queries.UnknownQuery) as refusal:
            queries.run(name, empty)
        assert ", ".join(NAMES) in str(refusal.value)


def test_a_warehouse_without_any_report_answers_every_question():
    here = given()
    for name in NAMES:
        answer = queries.run(name, here.connection, **example(name))
        assert tuple(answer.columns) == queries.query(name).columns


def test_areas_and_indicators_asked_twice_or_unknown_are_answered_once_or_not_at_all():
    here = given("area | 2024-Q1 \n A | 3")
    values = {"from": "2024-Q1", "to": "2024-Q1", "indicator": ["received", "received", "nothing"], "area": [4, 4, 99]}
    assert list(queries.run("quarterly_series", here.connection, **values).value) == [3]
    assert list(queries.run("cumulative_series", here.connection, **values).value) == [3]
    assert list(queries.run("year_total", here.connection, **{**values, "from": 2024, "to": 2024}).value) == [3]


def test_text_is_never_taken_for_sql():
    here = given("area | 2024-Q1 \n A | 3")
    values = {"from": "2024-Q1", "to": "2024-Q1", "indicator": ["'; drop table area; --"], "area": [4]}
    assert queries.run("quarterly_series", here.connection, **values).empty
    assert here.ask("area_list").shape[0] > 0


def test_quarters_are_known_by_their_last_day_and_neighbours(empty):
    rows = empty.execute("""
        select quarter, cast(ends as varchar), year, part, year_before, quarter_before from known_quarter
        where quarter between '2023-Q4' and '2025-Q1' order by quarter
    """).fetchall()
    assert rows == [
        ("2023-Q4", "2023-12-31", 2023, 4, "2022-Q4", "2023-Q3"),
        ("2024-Q1", "2024-03-31", 2024, 1, "2023-Q1", "2023-Q4"),
        ("2024-Q2", "2024-06-30", 2024, 2, "2023-Q2", "2024-Q1"),
        ("2024-Q3", "2024-09-30", 2024, 3, "2023-Q3", "2024-Q2"),
        ("2024-Q4", "2024-12-31", 2024, 4, "2023-Q4", "2024-Q3"),
        ("2025-Q1", "2025-03-31", 2025, 1, "2024-Q1", "2024-Q4"),
    ]
