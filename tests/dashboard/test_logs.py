"""The log: one event, one line; nothing in it that lets somebody in or tells what somebody looked at."""

import json
import logging
import subprocess
import sys

import pytest

from dashboard.logs import JsonLines, harmless


def line(message: str, *values: object, error: Exception | None = None) -> dict:
    """What the log holds of an event; fails when that is not one line of plain letters."""
    given = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("dashboard.x", logging.ERROR, "x.py", 1, message, values, given)
    written = JsonLines().format(record)
    assert written.isascii() and written.isprintable()
    return json.loads(written)


@pytest.mark.parametrize(
    "name", ["a\nb", "a\r\n{}", "\x1b[2J\x1b[31mred", "\x9b31m", "a\u2028b", "\u202egnp.exe", "\x00"]
)
def test_a_name_stays_one_line_whatever_stands_in_it(name):
    assert line("read %s", name)["message"] == f"read {name}"


SECRET = "Zb3_kQ-9vXo2Lm7TtYcJ5wRrUe1NnHhGg8PpSs4DdFf"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (f"GET /password/{SECRET} failed", "GET /password/… failed"),
        ("GET /password/short failed", "GET /password/… failed"),
        ("'/s/abc' is gone", "'/s/…' is gone"),
        ("/xu-huong?area=280&q=nguyen, 500", "/xu-huong?… 500"),
        (f"cookie danvan_session={SECRET}; x", "cookie danvan_session=…; x"),
        (f"Bearer danvan_{SECRET}", "Bearer …"),
        ("to binh.nguyen@xa.gov.vn:", "to …:"),
        ("postgresql://danvan:secret@db.local/danvan", "postgresql://danvan:…/danvan"),
        ("why? because", "why? because"),
    ],
)
def test_what_lets_somebody_in_is_left_out(written, kept):
    assert harmless(written) == kept


def failure() -> Exception:
    """A failure that comes from another, as a database raises it: values on the lines below the first."""
    try:
        try:
            raise KeyError("first")
        except KeyError as first:
            raise ValueError("duplicate key\nDETAIL: Key (name)=(Nguyễn Văn An) already exists") from first
    except ValueError as error:
        return error


def test_a_failure_is_told_with_its_place_and_without_values():
    told = line("a page failed", error=failure())
    assert [one["kind"] for one in told["failures"]] == ["ValueError", "KeyError"]
    assert told["failures"][0]["said"] == "duplicate key"
    assert told["failures"][0]["where"][-1].startswith("tests/dashboard/test_logs.py:")
    assert "Nguy" not in json.dumps(told)


PROGRAM = """
import logging, sys, threading, warnings
from dashboard import logs
logs.set_up({file!r})
import streamlit.runtime.caching
from streamlit.logger import get_logger
get_logger("streamlit.later").error("from %s", "Streamlit\\nlater")
logging.getLogger("uvicorn.error").error("from uvicorn")
warnings.warn("a warning")
gone = threading.Thread(target=lambda: 1 / 0)
gone.start(); gone.join()
number = logs.note_failure("a page failed", ValueError("why"))
logging.getLogger("chatty").info("not this")
print(number)
raise RuntimeError("the end")
"""
EVENTS = [
    ("error", "streamlit.later", "from Streamlit\nlater"),
    ("error", "uvicorn.error", "from uvicorn"),
    ("warning", "py.warnings", None),
    ("critical", "dashboard.logs", "stopped by a failure"),
    ("error", "dashboard.logs", "a page failed"),
    ("critical", "dashboard.logs", "stopped by a failure"),
]


@pytest.mark.parametrize("to_file", [False, True])
def test_all_of_a_process_goes_to_one_place_once(tmp_path, to_file):
    file = tmp_path / "log" if to_file else None
    program = PROGRAM.format(file=file and str(file))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    written = file.read_text() if file else done.stderr
    lines = [json.loads(one) for one in written.splitlines()]
    assert [(one["level"], one["logger"]) for one in lines] == [event[:2] for event in EVENTS]
    assert all(told is None or told == one["message"] for one, (*_, told) in zip(lines, EVENTS, strict=True))
    assert lines[4]["reference"] == done.stdout.strip()
    if file:
        assert file.stat().st_mode & 0o777 == 0o600
        assert done.stderr == ""


def test_a_file_is_kept_small_and_the_oldest_goes(tmp_path, monkeypatch):
    from dashboard import logs

    place = logs.OwnFile(str(tmp_path / "log"), maxBytes=2_000, backupCount=2, encoding="utf-8")
    place.setFormatter(JsonLines())
    for number in range(100):
        place.emit(logging.LogRecord("x", logging.ERROR, "x.py", 1, f"event {number} {'x ' * 40}", (), None))
    place.close()
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == ["log", "log.1", "log.2"]
    assert all(file.stat().st_size <= 2_000 and file.stat().st_mode & 0o777 == 0o600 for file in files)
    assert "event 99 " in files[0].read_text()
