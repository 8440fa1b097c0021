"""openapi.json tells the truth: it is valid, and every path, parameter, status and field in it is answered so."""

import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
import requests
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from dashboard import accounts, api
from dashboard.entrance import tokens
from queries.catalogue import catalogue
from tests.dashboard.visitor import BY, Office, Visitor, serving

TEXT = (resources.files("dashboard") / "openapi.json").read_text(encoding="utf-8")
DOCUMENT = json.loads(TEXT)
SERIES = "/api/v1/series"


def resolved(node: dict) -> dict:
    """What a $ref leads to."""
    while "$ref" in node:
        place = DOCUMENT
        for part in node["$ref"].removeprefix("#/").split("/"):
            place = place[part]
        node = place
    return node


def test_it_is_openapi() -> None:
    validate(DOCUMENT, cls=OpenAPIV31SpecValidator)
    assert (DOCUMENT["openapi"], DOCUMENT["info"]["version"]) == ("3.1.0", "1.0.0")


def test_everything_is_described_in_both_languages() -> None:
    def walk(node: object, path: str) -> Iterator[str]:
        if isinstance(node, dict):
            said = node.get("description")
            if isinstance(said, str) and len([part for part in said.split("\n\n") if part.strip()]) != 2:
                yield path
            for key, value in node.items():
                yield from walk(value, f"{path}/{key}")

    assert list(walk(DOCUMENT, "")) == []


def test_paths_and_parameters_are_those_the_program_takes() -> None:
    assert set(DOCUMENT["paths"]) == {*api.PATHS, api.DESCRIPTION}
    for path, methods in DOCUMENT["paths"].items():
        assert set(methods) == {"get"}
        named = [resolved(parameter)["name"] for parameter in methods["get"]["parameters"]]
        assert named == list(api.PATHS[path].takes if path in api.PATHS else ())


def test_fields_are_those_of_the_answers() -> None:
    for path, answer in api.PATHS.items():
        schema = DOCUMENT["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        rows = resolved(resolved(schema["properties"][answer.rows])["items"])
        assert set(rows["properties"]) == set(answer.columns)


@pytest.fixture(scope="module")
def office(demo_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("described") / "office"
    with serving(demo_office, folder, DASHBOARD_URL="http://127.0.0.1:{port}") as served:
        served.add("son", "officer", "280", password=None)
        yield served


def ask(office: Office, path: str, method: str = "GET", **headers: str) -> requests.Response:
    token = tokens.make(office.database, BY, accounts.named(office.database, "son").number, "test")
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    return Visitor(office).ask(path, method, headers={"Authorization": f"Bearer {token}"} | headers)


def is_as_described(path: str, answer: requests.Response) -> bool:
    """True when this status and this content are what the description promises."""
    given = DOCUMENT["paths"][path]["get"]["responses"].get(str(answer.status_code))
    assert given is not None, (path, answer.status_code, answer.text)
    given = resolved(given)
    kind = answer.headers.get("content-type", "").partition(";")[0]
    assert set(given.get("headers", {})) <= {name for name in ("ETag", "Allow") if name in answer.headers}
    if "content" not in given:
        return answer.content == b""
    schema = given["content"][kind]["schema"]
    body = answer.json() if kind == "application/json" else answer.text
    OAS31Validator({**DOCUMENT, **schema}).validate(body)
    return True


HOW = """
200 |                                                              |
200 | format=csv                                                   |
304 |                                                              | If-None-Match: *
400 | nonsense=1                                                   |
401 |                                                              | Authorization: Bearer nothing
403 |                                                              | Host: evil.example
405 |                                                              | POST
422 | format=xml                                                   |
"""


@pytest.mark.parametrize("path", DOCUMENT["paths"])
def test_every_status_is_answered_as_described(office: Office, path: str, tmp_path: Path, demo_office: Path) -> None:
    seen = set()
    for line in HOW.strip().splitlines():
        status, query, header = (cell.strip() for cell in line.split("|"))
        needed = "indicator=mediators&area=280&" if path == SERIES else ""
        name, _, value = header.partition(": ")
        if status in DOCUMENT["paths"][path]["get"]["responses"] and ("format" not in query or path in api.PATHS):
            headers = {name.replace("-", "_"): value} if value else {}
            answer = ask(office, f"{path}?{needed}{query}", "POST" if header == "POST" else "GET", **headers)
            assert (str(answer.status_code), is_as_described(path, answer)) == (status, True), line
            seen.add(status)
    if path == SERIES:
        answer = ask(office, f"{path}?indicator=nothing&area=280")
        assert (answer.status_code, is_as_described(path, answer)) == (404, True)
        assert is_as_described(path, ask(office, f"{path}?indicator=mediators&area=01"))  # 403 from within
        assert is_as_described(
            path, ask(office, f"{path}?indicator={','.join(catalogue())}&area=280,10270&from=2021-Q1")
        )
        seen.add("404")
    with serving(demo_office, tmp_path / "office") as broken:
        (broken.folder / "warehouse" / "000002.duckdb").write_bytes(b"no warehouse")
        inside = Visitor(broken).ask(f"{path}?{needed}")
        (broken.folder / "journal.sqlite").write_bytes(b"no journal" * 1000)
        for answer in (inside, Visitor(broken).ask(f"{path}?{needed}")):
            assert is_as_described(path, answer)
            seen.add(str(answer.status_code))
    assert seen == set(DOCUMENT["paths"][path]["get"]["responses"])


def test_it_is_served_as_committed(office: Office) -> None:
    assert ask(office, api.DESCRIPTION).text == TEXT
