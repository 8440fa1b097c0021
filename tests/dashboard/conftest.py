"""The small office of the dashboard's tests (small_office.py), made once, and copies for tests that change it."""

import functools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
from peopled import Office
from small_office import make_office
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import app_test
from watched import FIGURES, draw

from etl.database import opened
from tests.conftest import made_once


@pytest.fixture(scope="session")
def office_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small office, its journal, originals and published warehouse."""

    def make(folder: Path) -> None:
        folder.mkdir()
        make_office(folder)

    return made_once(tmp_path_factory, "small", make)


@pytest.fixture(scope="session")
def watched_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with FIGURES of watched.py. Tests take a copy."""
    return made_once(tmp_path_factory, "watched", lambda folder: draw(FIGURES, folder).close())


@pytest.fixture(scope="session", autouse=True)
def packages_looked_through_once() -> Iterator[None]:
    """Every page under test is a Streamlit of its own, which would read of all installed packages what they are."""
    with pytest.MonkeyPatch.context() as patch:
        look = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, look.__name__, functools.cache(look))
        yield


@pytest.fixture(scope="session", autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Streamlit's folder for pages under test, which it would leave to the end of the process, with a warning."""
    yield
    app_test.TMP_DIR.cleanup()


@pytest.fixture
def in_office(office_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The dashboard looks into the small office."""
    monkeypatch.setenv("DASHBOARD_DATA", str(office_folder))
    return office_folder


@pytest.fixture
def tampered(office_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Makes a copy of the small office, changes its warehouse by these statements, and the dashboard looks into it."""

    def tamper(*statements: tuple[str, ...]) -> Path:
        folder = tmp_path / "tampered"
        shutil.copytree(office_folder, folder)
        with duckdb.connect(next((folder / "warehouse").glob("*.duckdb"))) as connection:
            for statement, *values in statements:
                connection.execute(statement, values)
        monkeypatch.setenv("DASHBOARD_DATA", str(folder))
        return folder

    return tamper


@pytest.fixture
def peopled(new_address: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A new office without figures, on SQLite or on the engine of `new_address`; people are added by the test."""
    address = new_address()
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    monkeypatch.setenv("DASHBOARD_JOURNAL", address)
    yield Office(opened(address))
    opened(address).close()
    opened.cache_clear()
