"""The child that reads: stopped when it does not end, can open nothing, and has a sentence for every refusal."""

import hand_made
import pytest
from bounds import bounded, honest, refusal, spent

from etl import read as room
from etl.read import child, read


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\Users\\x\\BC Q1.2024 (sua lan 2).xlsx", "BC Q1.2024 (sua lan 2).xlsx"),
        ("bc\n\r\0\u202excod.xlsx", "bcxcod.xlsx"), ("b" * 300 + ".xlsx", "b" * 145 + ".xlsx"),
        ("Quy\u0301 1.xlsx", "Quý 1.xlsx"), ("", ""), ("<b>x</b>.xlsx", "b>.xlsx"), ("{file}{0}.xlsx", None),
    ],
)  # fmt: skip
def test_the_name_of_a_file_is_only_a_name(name, shown):
    reading = read(name, b"")
    assert reading.file == (name if shown is None else shown)
    assert [problem.code for problem in reading.problems] == ["empty_file"]


def test_a_reader_that_never_ends_or_dies_is_stopped(monkeypatch, tmp_path):
    endings = {
        "loops": "while True: pass",
        "sleeps": "import time, sys; sys.stdin.buffer.read(); time.sleep(60)",
        "aborts": "import os; os.abort()",
        "grows": "x = [bytearray(1 << 20) for _ in range(1 << 20)]",
        "cut": "import sys; sys.stdin.buffer.read(); print('{\"formats\":[]}\\n[[1],[1', end='')",
        "half": "import sys; sys.stdin.buffer.read(); print('{\"formats\":[]}')",
    }
    limit = "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29))\n"
    monkeypatch.setattr(child, "SECONDS", 1)
    monkeypatch.setattr(child, "_INSIDE", tmp_path / "reader.py")
    for ending in endings.values():
        (tmp_path / "reader.py").write_text(limit + ending)
        assert refusal(honest()).code == "too_heavy"


@pytest.mark.parametrize(
    "answer",
    ["nonsense", "[]", "7", '{"done": 1}', '{"sheet": "Q1"}', "[[1],[1],[1],[1],[1],[1]]", "[" * 100_000,
     '{"formats":[]}\n{"sheet":"Q1","hidden":false,"merges":[],"table":null,"above":[]}\n[[1],[1],"n",[1.0,2.0],[0],0]\n{"done":1}',
     '{"formats":[]}\n{"sheet":"Q1","hidden":false,"merges":[],"table":null,"above":[]}\n[[1],[1],"d",["soon"],[0],0]\n{"done":1}',
     '{"formats":[]}\n{"sheet":"Q1","hidden":false,"merges":[],"table":null,"above":[]}\n[[1],[1],"n",[1.0],[0],0]\n{"done":2}'],
    ids=range(10),
)  # fmt: skip
def test_an_answer_that_is_no_answer(monkeypatch, tmp_path, answer):
    (tmp_path / "reader.py").write_text(f"import sys; sys.stdin.buffer.read(); print({answer!r})")
    monkeypatch.setattr(child, "_INSIDE", tmp_path / "reader.py")
    assert refusal(honest()).code == "broken_file"


def test_the_child_can_open_nothing(monkeypatch, tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    for path in child._INSIDE.glob("*.py"):
        (inside / path.name).write_text(path.read_text("utf-8"), "utf-8")
    (inside / "xlsx.py").write_text(
        "import os, socket\nfrom cells import Broken\n"
        "def read(data, pages):\n"
        "    said = [*sorted(os.environ)]\n"
        "    for attempt in (lambda: open('/etc/passwd'), socket.socket, os.pipe, lambda: open('x', 'w')):\n"
        "        try:\n            attempt(); said.append('could')\n"
        "        except OSError as e:\n            said.append(e.errno)\n"
        "    raise Broken('unsafe_file', repr(said))\n"
    )
    monkeypatch.setattr(child, "_INSIDE", inside)
    (problem,) = read("bc.xlsx", honest()).problems
    assert problem.found in ("[24, 24, 24, 24]", "['LC_CTYPE', 24, 24, 24, 24]")  # 24: no descriptor left


def test_every_refusal_has_its_sentence():
    for code, text in room._TEXTS.items():
        assert set(text) == {"severity", "vi", "en"}, code
        assert text["severity"] == "wrong"


def test_a_small_report_is_read_at_once_and_a_large_one_in_time():
    began = spent()
    assert not read("bc.xlsx", honest()).unreadable
    assert spent() - began < 0.5
    row = "".join(f"<c><v>{column}.5</v></c>" for column in range(8))
    reading = bounded(hand_made.xlsx("".join(f'<row r="{number}">{row}</row>' for number in range(1, 30_001))))
    assert len(reading.sheets[0].cells) == 240_000
