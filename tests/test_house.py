"""The rules of the house, each a test without an exception list: who may import whom, how long a module may be,
where SQL and Vietnamese sentences live."""

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = ("dashboard", "etl", "queries")
MODULES = sorted(path for room in OURS for path in (ROOT / room).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def imports(path: Path) -> set[str]:
    """Every module a file imports, whole names, wherever in the file the import stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        assert not (isinstance(node, ast.ImportFrom) and node.level), f"{path}: relative import"
    return found


def tops(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("room", OURS)
def test_imports_go_one_way(room):
    allowed = {"queries": {"queries"}, "etl": {"etl", "queries"}, "dashboard": {"dashboard", "etl", "queries"}}
    for path in sorted((ROOT / room).rglob("*.py")):
        used = tops(path)
        assert used & set(OURS) <= allowed[room], name(path)
        assert room == "dashboard" or not used & {"streamlit", "plotly"}, name(path)
        assert "tests" not in used, name(path)


def test_queries_knows_nobody():
    for path in (ROOT / "queries").rglob("*.py"):
        outside = tops(path) - set(sys.stdlib_module_names) - {"queries"}
        assert outside <= {"duckdb", "pandas"}, name(path)


def test_a_page_only_asks_and_acts():
    for path in (ROOT / "dashboard" / "app_pages").glob("*.py"):
        used = {one.split(".")[0] for one in imports(path)}
        assert not used & {"duckdb", "sqlalchemy", "etl", "queries", "sqlite3"}, name(path)
        assert lines(path) < 100, name(path)


@pytest.mark.parametrize("module", ["charts", "permissions"])
def test_charts_and_permissions_are_pure(module):
    used = {one for one in imports(ROOT / "dashboard" / f"{module}.py") if one.split(".")[0] in OURS}
    assert not {one for one in used if one.startswith("etl")}
    assert "streamlit" not in tops(ROOT / "dashboard" / f"{module}.py")


STAGES = {
    # a stage of the path → what of the path it may not know
    "etl/read": ("etl.recognise", "etl.validate", "etl.stage", "etl.decide", "etl.warehouse", "etl.journal"),
    "etl/recognise": ("etl.read", "etl.validate", "etl.stage", "etl.decide", "etl.warehouse", "etl.journal"),
    "etl/validate.py": ("etl.read", "etl.recognise", "etl.stage", "etl.decide", "etl.warehouse", "etl.journal"),
    "etl/stage.py": ("etl.read", "etl.recognise", "etl.validate", "etl.decide", "etl.warehouse"),
    "etl/decide.py": ("etl.read", "etl.recognise", "etl.validate", "etl.stage"),
    "etl/journal.py": ("etl.read", "etl.recognise", "etl.validate", "etl.stage", "etl.decide", "etl.warehouse"),
}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_does_not_know_the_ones_after_it(stage):
    place = ROOT / stage
    for path in [place] if place.is_file() else place.rglob("*.py"):
        for one in imports(path):
            assert not one.startswith(STAGES[stage]), f"{name(path)} imports {one}"


def test_no_module_is_longer_than_one_can_hold_in_mind():
    assert {name(path): lines(path) for path in [*MODULES, *TESTS] if lines(path) > 300} == {}


def test_no_room_for_things_thrown_together():
    thrown = {"utils", "util", "common", "helpers", "core", "services", "lib", "misc"}
    assert not [name(path) for path in MODULES if path.stem in thrown or path.parent.name in thrown]
    in_dashboard = {path.stem for path in (ROOT / "dashboard").glob("*.py")} - {"__init__", "__main__"}
    # `streamlit run` puts the script's folder first on sys.path
    assert not in_dashboard & ({*OURS, "data", "tests"} | sys.stdlib_module_names)


SQL = re.compile(r"\b(select .+ from|insert into|create (temp )?table|update .+ set|delete from)\b", re.I | re.S)


@pytest.mark.parametrize("room", OURS)
def test_sql_lives_in_queries_alone(room):
    for path in sorted((ROOT / room).rglob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        spoken = [
            one for one in nodes if isinstance(one, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        docstrings = {ast.get_docstring(one, clean=False) for one in spoken}
        texts = [one.value for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        assert not [one for one in texts if one not in docstrings and SQL.search(one)], name(path)


def test_vietnamese_sentences_live_in_text_toml():
    for path in (ROOT / "dashboard").rglob("*.py"):
        assert not re.search(r"[ăâđêôơưĂÂĐÊÔƠƯ]", path.read_text(encoding="utf-8")), name(path)


def test_sql_binds_its_values_and_fits_ducklake():
    for path in (ROOT / "queries").glob("*.sql"):
        text = path.read_text(encoding="utf-8").lower()
        code = "\n".join(line.split("--")[0] for line in text.splitlines())
        forbidden = r"\b(primary key|references|create sequence|create index|enum)\b|%s|\?"
        assert not re.search(forbidden, code), name(path)


def test_no_indicator_is_known_by_name_in_python():
    codes = {path.stem for path in (ROOT / "queries" / "indicators").glob("*.toml")}
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert not [code for code in codes if re.search(rf"[\"']{code}[\"']", text)], name(path)


def test_nothing_comes_from_a_package_index_by_address():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "http" not in lock
    pinned = [line for line in lock.splitlines() if re.match(r"[a-z0-9]", line)]
    assert all("==" in line for line in pinned)
    assert lock.count("--hash=sha256:") >= len(pinned)
