"""The HTTP API on a live server: who gets which figures, that they are the warehouse's, and bad questions."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import duckdb
import pandas as pd
import pytest
import requests

import queries
from dashboard import accounts
from dashboard.entrance import tokens
from etl import areas
from queries.catalogue import catalogue
from tests.dashboard.visitor import BY, Office, Visitor, serving

SERIES = "/api/v1/series"
ASKED = "indicator=mediation_success,mediation_cases_received,procedures_published&from=2024-Q1&to=2024-Q4"
Token = Callable[[str], str]


@pytest.fixture(scope="module")
def office(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The sample office; people of the whole office, of a province, of a district and of one of its communes."""
    folder = tmp_path_factory.mktemp("api") / "office"
    with serving(demo_office, folder, DASHBOARD_URL="http://127.0.0.1:{port}") as served:
        served.add("lan", "administrator")
        served.add("minh", "viewer", "01", password=None)
        served.add("son", "officer", "280")
        served.add("tam", "officer", "10270", password=None)
        yield served


@pytest.fixture(scope="module")
def token(office: Office) -> Token:
    """A token of the person of that name, made once."""
    made: dict[str, str] = {}

    def make(name: str) -> str:
        if name not in made:
            made[name] = tokens.make(office.database, BY, accounts.named(office.database, name).number, "test")
        return made[name]

    return make


def ask(office: Office, path: str, token: str = "", method: str = "GET", **headers: str) -> requests.Response:
    if token:
        headers["Authorization"] = f"Bearer {token}"
    return Visitor(office).ask(path, method, headers={n.replace("_", "-"): v for n, v in headers.items()})


# ------------------------------------------------------------------------------------------------------- the figures


def warehouse(office: Office) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(sorted((office.folder / "warehouse").glob("*.duckdb"))[-1], read_only=True)


def test_every_figure_is_the_one_the_query_gives(office: Office, token: Token) -> None:
    known = areas.load()
    ids = [known.by_code(code)[0].id for code in ("280", "10270", "10348")]
    codes = list(catalogue())
    span = {"from": "2023-Q1", "to": "2024-Q4"}
    with warehouse(office) as connection:
        truth = queries.run("quarterly_series", connection, indicator=codes, area=ids, **span)
    path = f"{SERIES}?indicator={','.join(codes)}&area=280&area=10270,10348&from=2023-Q1&to=2024-Q4"
    given = pd.DataFrame(ask(office, path, token("son")).json()["figures"])
    assert len(given) == len(truth) > 500
    pairs = {
        name: name
        for name in ("indicator", "quarter", "is_illustrative", "own_is_illustrative", "is_approximate", "is_derived")
    }
    pairs |= {"area_code": "code", "area_name": "name", "reported": "reported", "expected": "expected"}
    for mine, theirs in pairs.items():
        assert list(given[mine]) == list(truth[theirs]), mine
    for name in ("value", "own_value", "numerator", "denominator"):
        pd.testing.assert_series_equal(given[name].astype(float), truth[name].astype(float), check_names=False)
    assert list(given["value"].isna()) == list(given["state"] != "number")
    assert set(given["kind"]) == {"flow", "stock", "cohort", "share"}
    assert set(given["warehouse"]) == {1}


STATES = """
2024-Q1 | 280   | mediation_cases_received | number
2024-Q1 | 280   | procedures_published     | not_added
2023-Q4 | 10348 | models_registered        | missing
2024-Q4 | 10270 | mediation_success        | no_case
2149-Q4 | 10273 | mediation_cases_received | not_due
2149-Q4 | 01    | mediation_cases_received | not_due
"""


def test_each_state_is_named_and_what_is_missing_is_null(office: Office, token: Token) -> None:
    for line in STATES.strip().splitlines():
        quarter, area, indicator, state = (cell.strip() for cell in line.split("|"))
        path = f"{SERIES}?indicator={indicator}&area={area}&from={quarter}&to={quarter}"
        (figure,) = ask(office, path, token("lan")).json()["figures"]
        assert (figure["state"], figure["value"] is None) == (state, state != "number"), line


def test_what_is_not_said_is_chosen_as_on_the_pages(office: Office, token: Token) -> None:
    figures = ask(office, f"{SERIES}?indicator=mediators&area=280&from=&to=", token("son")).json()["figures"]
    assert figures[-1]["quarter"] == "2025-Q2"  # the district's last
    assert figures[0]["quarter"] < "2021-Q1"


def test_a_code_means_the_same_area_to_everybody(office: Office, token: Token) -> None:
    def named(area: str, who: str) -> str:
        answer = ask(office, f"{SERIES}?indicator=mediators&area={area}&from=2025-Q1&to=2025-Q4", token(who)).json()
        return next((figure["area_name"] for figure in answer.get("figures", ())), answer.get("error"))

    assert named("10273", "lan") == "Xã Phú Xuyên"
    assert named("10273", "son") == "not_allowed"  # not the town of his district that bore the code before
    assert {named(f"10273@{day}", "son") for day in ("2025-06-30", "2020-01-01")} == {"Thị trấn Phú Xuyên"}
    assert named("10273@2020-01-01x", "son") == "unknown_area"


def test_indicators_are_those_of_the_catalogue(office: Office, token: Token) -> None:
    given = ask(office, "/api/v1/indicators", token("tam")).json()["indicators"]
    assert [one["indicator"] for one in given] == list(catalogue())
    share = next(one for one in given if one["indicator"] == "mediation_success")
    assert (share["numerator"], share["denominator"]) == ("mediation_cases_resolved", "mediation_cases_received")


def test_csv_is_for_spreadsheets_and_says_the_same(office: Office, token: Token) -> None:
    answer = ask(office, f"{SERIES}?{ASKED}&area=280&format=csv", token("son"))
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith('attachment; filename="figures-1.csv"')
    assert answer.content.startswith(b"\xef\xbb\xbfindicator,indicator_name,area,")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    figures = ask(office, f"{SERIES}?{ASKED}&area=280", token("son")).json()["figures"]
    assert [row["value"] and float(row["value"]) for row in rows] == [
        "" if figure["value"] is None else figure["value"] for figure in figures
    ]
    nothing = ask(office, f"{SERIES}?indicator=mediators&area=280&from=2148-Q1&to=2148-Q1&format=csv", token("son"))
    assert nothing.text.count("\r\n") == 1  # no figures, and still the names of the columns


def test_an_answer_is_kept_by_nobody_and_not_sent_twice(office: Office, token: Token) -> None:
    path = f"{SERIES}?{ASKED}&area=280"
    first = ask(office, path, token("son"))
    assert first.headers["cache-control"] == "private, no-store"
    assert "Authorization" in first.headers["vary"]
    again = ask(office, path, token("son"), If_None_Match=f'"x", {first.headers["etag"]}')
    assert (again.status_code, again.content) == (304, b"")
    assert ask(office, path + "&format=csv", token("son"), If_None_Match=first.headers["etag"]).status_code == 200
    head = ask(office, path, token("son"), "HEAD")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", first.headers["etag"])


# ---------------------------------------------------------------------------------------------------- who may see what

GRID = """
who  | 01  | 280 | 10270 | 10348 | 908 | 10273
lan  | 200 | 200 | 200   | 200   | 200 | 200
minh | 200 | 200 | 200   | 200   | 403 | 200
son  | 403 | 200 | 200   | 200   | 403 | 403
tam  | 403 | 403 | 200   | 403   | 403 | 403
"""


def test_each_sees_the_own_area_and_what_is_below(office: Office, token: Token) -> None:
    head, *lines = ([cell.strip() for cell in line.split("|")] for line in GRID.strip().splitlines())
    for who, *expected in lines:
        listed = {one["area"] for one in ask(office, "/api/v1/areas", token(who)).json()["areas"]}
        for area, status in zip(head[1:], expected, strict=True):
            answer = ask(office, f"{SERIES}?{ASKED}&area={area}", token(who))
            assert (answer.status_code, area in listed) == (int(status), status == "200"), (who, area)
            if status == "403":
                assert set(answer.json()) == {"error", "message", "message_en"}
                mixed = ask(office, f"{SERIES}?{ASKED}&area={sorted(listed)[0]},{area}&format=csv", token(who))
                assert mixed.status_code == 403  # one of several is enough
    assert office.sql("select count(*) from audit where act = 'not_allowed' and who = 'tam'")[0][0] >= 4


def test_a_browsers_sign_in_serves_as_well_as_a_token(office: Office) -> None:
    visitor = Visitor(office)
    assert visitor.ask(f"{SERIES}?{ASKED}&area=280").status_code == 401
    visitor.sign_in("son")
    assert visitor.ask(f"{SERIES}?{ASKED}&area=280").status_code == 200
    assert visitor.ask(f"{SERIES}?{ASKED}&area=01").status_code == 403
    visitor.ask("/sign-out", "POST")
    assert visitor.ask(f"{SERIES}?{ASKED}&area=280").status_code == 401


def test_a_token_opens_the_api_and_nothing_else(office: Office, token: Token) -> None:
    for path in ("/", "/_stcore/health", "/original/" + "0" * 64, "/xu-huong"):
        assert ask(office, path, token("lan")).status_code == 401, path


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer x", "Basic bGFuOng=", "bearer danvan_", "\u00e9" * 9])
def test_garbage_is_no_token(office: Office, header: str) -> None:
    answer = Visitor(office).ask(f"{SERIES}?{ASKED}&area=280", headers={"Authorization": header.encode("latin-1")})
    assert (answer.status_code, answer.json()["error"]) == (401, "sign_in")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_token_ends_when_it_is_revoked_or_old_or_its_person_is_locked(office: Office) -> None:
    path, database = f"{SERIES}?{ASKED}&area=10348", office.database
    person = office.add("hoa", "viewer", "280", password=None)
    revoked, old, third = (tokens.make(database, BY, person.number, label) for label in ("a", "b", "c"))
    short = tokens.make(database, BY, person.number, "d", timedelta(seconds=0))
    assert [ask(office, path, one).status_code for one in (revoked, old, third, short)] == [200, 200, 200, 401]
    key = next(one.key for one in tokens.of_person(database, person.number) if one.label == "a")
    tokens.revoke(database, BY, person.number, key)
    office.sql("update token set ends_at = datetime('now', '-1 second') where label = 'b'")
    assert [ask(office, path, one).status_code for one in (revoked, old, third)] == [401, 401, 200]
    accounts.change(database, BY, person.number, "viewer", areas.load().by_code("908")[0].id, "")
    assert ask(office, path, third).status_code == 403
    accounts.set_state(database, BY, person.number, "locked")
    assert ask(office, path, third).status_code == 401
    accounts.set_state(database, BY, person.number, "active")
    assert ask(office, path, third).status_code == 401  # what has ended does not come back


# ------------------------------------------------------------------------------------------------------- bad questions

HOSTILE = (
    "' or 1=1 --", "x'; drop table area; --", "read_csv('/etc/passwd')", "../../etc/passwd", "..%2f..%2fetc", "%00",
    "%ff", "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "280 union select", "1e999", "-1", "٢٨٠",
    "%0d%0aset-cookie:a=b", "a" * 5000, "None", "$area", "{name}", "{0.__class__}",
)  # fmt: skip
LEAKS = ("Traceback", "duckdb", "/tmp", ".py", "select ", "root:")
GOOD = {"indicator": "mediators", "area": "280", "from": "2024-Q1", "to": "2024-Q1", "format": "json"}


@pytest.mark.parametrize("name", [*GOOD, "nonsense"])
def test_hostile_values_are_refused_in_every_parameter(office: Office, token: Token, name: str) -> None:
    for value in HOSTILE:
        query = "&".join(f"{key}={text}" for key, text in {**GOOD, name: value}.items())
        answer = ask(office, f"{SERIES}?{query}", token("lan"))
        assert answer.status_code in (400, 404, 422), (value, answer.status_code)
        assert answer.headers["content-type"] == "application/json"
        assert set(answer.json()) == {"error", "message", "message_en"}
        assert len(answer.content) < 1000
        said = answer.text if name == "nonsense" else answer.text.replace(value[:60], "")
        assert not [leak for leak in LEAKS if leak in said and leak not in value], (value, answer.text)
        assert "set-cookie" not in answer.headers
    assert ask(office, f"{SERIES}?" + "&".join(f"{k}={v}" for k, v in GOOD.items()), token("lan")).status_code == 200


REFUSED = """
GET  | /api/v1/series?indicator=mediators&area=280&x=1              | 400 | unknown_parameter
GET  | /api/v1/series?indicator=mediators&area=280&from=2024-Q1&from=2024-Q2 | 400 | repeated
GET  | /api/v1/indicators?area=280                                  | 400 | unknown_parameter
GET  | /api/v1/openapi.json?format=csv                              | 400 | unknown_parameter
GET  | /api/v1/series?indicator=%ff&area=280                        | 400 | unreadable
GET  | /api/v1/series?area=280                                      | 422 | missing
GET  | /api/v1/series?indicator=mediators                           | 422 | missing
GET  | /api/v1/series?indicator=mediators&area=,                    | 422 | missing
GET  | /api/v1/series?indicator=mediators&area=280&from=2024        | 422 | bad_quarter
GET  | /api/v1/series?indicator=mediators&area=280&to=9999-Q4       | 422 | bad_quarter
GET  | /api/v1/series?indicator=mediators&area=280&from=2024-Q2&to=2024-Q1 | 422 | bad_order
GET  | /api/v1/series?indicator=mediators&area=280&format=xml       | 422 | bad_format
GET  | /api/v1/series?indicator={all}&area=280&from=1950-Q1&to=2149-Q4 | 422 | too_much
GET  | /api/v1/series?indicator=nothing&area=280                    | 404 | unknown_indicator
GET  | /api/v1/series?indicator=mediators&area=99999                | 404 | unknown_area
GET  | /api/v1/                                                     | 404 | not_found
GET  | /api/v1/series/                                              | 404 | not_found
GET  | /api/v2/series                                               | 404 | not_found
POST | /api/v1/series                                               | 405 | bad_method
PUT  | /api/v1/areas                                                | 405 | bad_method
DELETE | /api/v1/indicators                                         | 405 | bad_method
PATCH | /api/v1/openapi.json                                        | 405 | bad_method
OPTIONS | /api/v1/series                                            | 405 | bad_method
"""


def test_a_refusal_says_what_is_wrong_in_both_languages(office: Office, token: Token) -> None:
    for line in REFUSED.strip().splitlines():
        method, path, status, error = (cell.strip() for cell in line.split("|"))
        answer = ask(office, path.format(all=",".join(catalogue())), token("lan"), method)
        said = answer.json()
        assert (answer.status_code, said["error"]) == (int(status), error), line
        assert set(said) == {"error", "message", "message_en"}
        assert said["message"] != said["message_en"]
        assert answer.headers["cache-control"] == "private, no-store"
    assert ask(office, SERIES, token("lan"), "POST").headers["allow"] == "GET, HEAD"
    known = ask(office, f"{SERIES}?x=1", token("lan")).json()["message_en"]
    assert "indicator, area, from, to, format" in known
