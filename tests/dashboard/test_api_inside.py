"""The HTTP API on warehouses that are not as they should be: hostile names, and a file that is none."""

import csv
import io
import shutil
from pathlib import Path

import duckdb

from tests.dashboard.visitor import Visitor, serving

LEAKS = ("Traceback", "duckdb", "/tmp", ".py", "no warehouse")


def test_text_from_files_never_leaves_as_a_formula(demo_office: Path, tmp_path: Path) -> None:
    with serving(demo_office, tmp_path / "office") as served:
        shelf = served.folder / "warehouse"
        shutil.copy(sorted(shelf.glob("*.duckdb"))[-1], shelf / "next")
        with duckdb.connect(shelf / "next") as connection:
            connection.execute("update area set name = '=cmd|'' /C calc''!A0' where code = '280'")
        (shelf / "next").rename(shelf / "000002.duckdb")
        for path in ("/api/v1/areas?", "/api/v1/series?indicator=mediators&area=280&"):
            text = Visitor(served).ask(f"{path}format=csv").content.decode("utf-8-sig")
            cells = {cell for row in csv.reader(io.StringIO(text)) for cell in row}
            assert "'=cmd|' /C calc'!A0" in cells
            assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t"))]


def test_a_failure_inside_tells_nothing_of_the_inside(demo_office: Path, tmp_path: Path) -> None:
    with serving(demo_office, tmp_path / "office") as served:
        (served.folder / "warehouse" / "000002.duckdb").write_bytes(b"no warehouse")
        answer = Visitor(served).ask("/api/v1/areas")
        assert (answer.status_code, answer.json()["error"]) == (500, "failed")
        assert not [leak for leak in LEAKS if leak in answer.text]
        assert "no answer to /api/v1/areas" in served.log.read_text()
