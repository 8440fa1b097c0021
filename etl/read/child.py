"""Have a file read in a child process, so that a hostile or broken file can end the child only, never this process.

The child (`inside/__main__.py`) gets the bytes on standard input and an empty environment, limits itself (960 MiB of
memory, 8 s of processor time, no files, no sockets) and answers in JSON lines, which can state data and nothing else.
Here its answer is counted, checked and turned into Sheets; whatever is not a whole, well-formed answer is a refusal.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.model import Cell, CellKind, Merge, Paragraph, Sheet, Tell
from etl.read.guard import Refused

SECONDS = 9
"""Wall time until the child states its first cells: a bad file is answered within 10 s, whatever it does."""
SECONDS_MORE = 20
"""For the cells themselves, which this process takes its time to build: 100,000 rows of 12 columns are 1,200,000."""
MAX_ANSWER = 400_000_000
"""Bytes of the answer; 1,500,000 cells take about 60 million."""

_INSIDE = Path(__file__).with_name("inside")
_KINDS: dict[str, CellKind] = {
    "t": "text",
    "n": "number",
    "d": "date",
    "b": "boolean",
    "e": "error",
    "u": "uncalculated",
}


@dataclass(slots=True)
class Answer:
    """What the child found. `remarks` are codes of etl/problems.toml, each with how often it was met."""

    sheets: tuple[Sheet, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    remarks: dict[str, int] = field(default_factory=dict)


def read_inside(kind: str, data: bytes, tell: Tell | None = None) -> Answer:
    """What stands in a file of this kind that passed the guard; raises Refused, and nothing else, when it cannot.

    Who leaves while `tell` speaks (an exception that is no Exception) ends the child, and it comes through.
    """
    child = subprocess.Popen(
        [sys.executable, "-I", "-X", "utf8", str(_INSIDE), kind],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
    )
    try:
        with closing(_answer(child, data)) as answer:
            return _found(answer, tell)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as garbled:
        raise Refused("broken_file") from garbled
    finally:
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                with suppress(BrokenPipeError):
                    pipe.close()


def _answer(child: subprocess.Popen[bytes], data: bytes) -> Generator[Any, None, None]:
    """The lines of the answer. The child reads everything before it says anything, so writing first cannot lock up."""
    if child.stdin is None or child.stdout is None:
        raise Refused("too_heavy")
    clock = _clock(SECONDS, child)
    try:
        child.stdin.write(data)
        child.stdin.close()
        left, stated = MAX_ANSWER, False
        while (line := child.stdout.readline(left)).endswith(b"\n"):
            left -= len(line)
            if not stated and line.startswith(b"["):
                stated = True
                clock.cancel()
                clock = _clock(SECONDS_MORE, child)
            yield json.loads(line)
    except BrokenPipeError:
        pass
    finally:
        clock.cancel()
    raise Refused("too_heavy")  # the child was stopped by a limit, or crashed, before it was done


def _clock(seconds: float, child: subprocess.Popen[bytes]) -> threading.Timer:
    clock = threading.Timer(seconds, child.kill)
    clock.daemon = True
    clock.start()
    return clock


def _found(lines: Iterator[Any], tell: Tell | None) -> Answer:
    formats: list[str] = []
    sheets: list[tuple[Sheet, list[Cell]]] = []
    found = Answer()
    for line in lines:
        if isinstance(line, list):
            sheets[-1][1].extend(_cells(formats, *line))
            if tell is not None:
                tell("reading", sum(len(cells) for _, cells in sheets))
        elif "problem" in line:
            raise Refused(line["problem"], line.get("found", ""), line.get("sheet"), line.get("cell"))
        elif "sheet" in line:
            sheets.append((_empty_sheet(line), []))
        elif "formats" in line:
            formats = line["formats"]
        elif "paragraphs" in line:
            found.paragraphs = tuple(Paragraph(number, str(text)) for number, text in enumerate(line["paragraphs"], 1))
        elif "remark" in line:
            found.remarks[str(line["remark"])] = int(line["count"])
        elif line["done"] != sum(len(cells) for _, cells in sheets):
            break
        else:
            found.sheets = tuple(replace(sheet, cells=tuple(cells)) for sheet, cells in sheets)
            return found
    raise Refused("broken_file")


def _empty_sheet(about: dict[str, Any]) -> Sheet:
    merges = tuple(Merge(*box) for box in about["merges"])
    table = None if about["table"] is None else int(about["table"])
    return Sheet(str(about["sheet"]), (), merges, about["hidden"] is True, table, tuple(map(str, about["above"])))


def _cells(
    formats: list[str],
    rows: list[int],
    columns: list[int],
    kinds: str,
    values: list[Any],
    styles: list[int],
    hidden: list[int] | int,
) -> Iterator[Cell]:
    """A bundle of cells, stated column by column."""
    if not len(rows) == len(columns) == len(kinds) == len(values) == len(styles) == len(hidden or rows):
        raise ValueError("a torn bundle")
    codes = dict(enumerate(formats))
    names = {column: letters(column) for column in set(columns)}
    return map(
        Cell,
        rows,
        columns,
        [f"{names[column]}{row}" for row, column in zip(rows, columns, strict=True)],
        [_TEXT_OF[kind](value) if kind in _TEXT_OF else value for kind, value in zip(kinds, values, strict=True)],
        [_KINDS[kind] for kind in kinds],
        [_float(value) if kind in _TEXT_OF else None for kind, value in zip(kinds, values, strict=True)],
        [date.fromisoformat(value[:10]) if kind == "d" else None for kind, value in zip(kinds, values, strict=True)],
        [codes.get(style) for style in styles],
        [bool(is_hidden) for is_hidden in hidden] if hidden else [False] * len(rows),
    )


@lru_cache(maxsize=16_384)
def letters(column: int) -> str:
    """The letters of a column counted from 1: A, B, … Z, AA."""
    word = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        word = chr(65 + rest) + word
    return word


_float = lru_cache(maxsize=65_536)(float)
"""A number is kept once: a report of a million cells holds a few hundred different ones."""


@lru_cache(maxsize=65_536)
def number_text(number: float) -> str:
    """A number as a person would have typed it: 12, 0.935; never 12.0 or 1e-05."""
    text = repr(number)
    if text.endswith(".0"):
        return text[:-2]
    return format(Decimal(text), "f") if "e" in text and 1e-15 < abs(number) < 1e25 else text


_TEXT_OF = {"n": number_text, "b": lambda value: "TRUE" if value else "FALSE"}
