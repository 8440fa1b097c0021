"""Workbooks written by a function, and the one sheet read from them."""

import io

import xlsxwriter

from etl.read import read


def workbook(fill) -> bytes:
    """The workbook that `fill` writes."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        fill(book)
    return file.getvalue()


def only_sheet(data: bytes, name: str = "bc.xlsx"):
    reading = read(name, data)
    assert reading.problems == ()
    assert (reading.kind, reading.unreadable) == ("workbook", False)
    (sheet,) = reading.sheets
    return sheet


def short(data: bytes) -> dict[str, tuple[str, str]]:
    return {cell.address: (cell.kind, cell.text) for cell in only_sheet(data).cells}
