"""Reading within limits of time and memory, and the one sentence of a file that is refused."""

import io
import resource
import time

import xlsxwriter

from etl.read import read

SECONDS = 10
GIBIBYTE = 1024 * 1024  # kB, as getrusage counts
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def spent() -> float:
    """Processor time of this process and its children: what a wall clock shows when nobody else uses the machine."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def bounded(data: bytes, name: str = "bc.xlsx"):
    """The Reading of a file, within the limits of time and memory, for parent and child."""
    memory, began, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, spent(), time.monotonic()
    reading = read(name, data)
    assert spent() - began < SECONDS
    assert time.monotonic() - start < 2 * SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < GIBIBYTE / 2
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < GIBIBYTE
    return reading


def refusal(data: bytes, name: str = "bc.xlsx"):
    """The one problem of a file that cannot be read, within the limits."""
    reading = bounded(data, name)
    assert (reading.unreadable, reading.kind, reading.sheets, reading.paragraphs) == (True, None, (), ())
    (problem,) = reading.problems
    assert problem.severity == "wrong"
    assert reading.file in problem.message
    assert reading.file in problem.message_en
    assert "Hãy" in problem.message
    assert "lease" in problem.message_en
    assert not set("{}") & set(problem.message + problem.message_en)
    return problem


def honest() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Q1")
        for row in range(200):
            sheet.write_row(row, 0, [f"Xã {row}", row, row / 7])
    return file.getvalue()
