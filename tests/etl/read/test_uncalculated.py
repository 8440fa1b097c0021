"""Formulas nobody calculated, or whose results may be old: what the program that wrote the file left behind."""

import struct

import hand_made
import pytest
from hand_made import record, xls

from etl.read import read

RECALC_ID, SUM = record(0x1C1, struct.pack("<HHI", 0x1C1, 0, 0x1F4)), b"\x03\x00\x1e\x05\x00"
EMPTY_TEXT = b"\x03\0\0\0\0\0\xff\xff"


def formula(row: int, column: int, result: float | bytes, flags: int = 0) -> bytes:
    value = result if isinstance(result, bytes) else struct.pack("<d", result)
    return record(0x06, struct.pack("<HHH8sHI", row, column, 0, value, flags, 0) + SUM)


def kinds(data: bytes) -> dict[str, str]:
    (sheet,) = read("bc.xls", data).sheets
    return {cell.address: f"{cell.kind} {cell.text}" for cell in sheet.cells}


def test_a_stopgap_of_nought_that_excel_is_told_to_calculate():
    data = xls(formula(0, 0, 0.0, 2), formula(0, 1, 7.0, 2), formula(0, 2, 0.0), formula(0, 3, 0.0, 3))
    assert kinds(data) == {"A1": "uncalculated =…", "B1": "number 7", "C1": "number 0", "D1": "number 0"}


def test_empty_texts_in_every_formula_of_a_workbook_excel_never_saved():
    one = record(0x203, struct.pack("<HHHd", 0, 0, 0, 1.0))
    assert kinds(xls(one, formula(0, 1, EMPTY_TEXT))) == {"A1": "number 1", "B1": "uncalculated =…"}
    assert kinds(xls(one, formula(0, 1, EMPTY_TEXT), formula(0, 2, 5.0))) == {"A1": "number 1", "C1": "number 5"}
    assert kinds(xls(one, formula(0, 1, EMPTY_TEXT), before=RECALC_ID)) == {"A1": "number 1"}


@pytest.mark.parametrize("said", [record(0x0D, b"\0\0"), record(0x5E, b"\0\0")])
def test_an_xls_whose_results_may_be_old(said):
    one = record(0x203, struct.pack("<HHHd", 0, 1, 0, 1.0))
    (problem,) = read("bc.xls", xls(said, one, formula(0, 0, 5.0))).problems
    assert (problem.code, problem.severity) == ("manual_calculation", "odd")
    assert "F9" in problem.message
    assert read("bc.xls", xls(said, one)).problems == ()


@pytest.mark.parametrize(
    ("calculation", "cell", "codes"),
    [
        ('<calcPr calcMode="manual"/>', "<c><f>1+1</f><v>2</v></c>", ["manual_calculation"]),
        ('<calcPr calcMode="manual"/>', "<c><v>2</v></c>", []),
        ('<calcPr calcMode="auto"/>', "<c><f>1+1</f><v>2</v></c>", []),
        ("", "<c><f>1+1</f><v>2</v></c>", []),
    ],
)
def test_a_workbook_calculated_by_hand(calculation, cell, codes):
    reading = read("bc.xlsx", hand_made.xlsx(f'<row r="1">{cell * 2}</row>', calculation=calculation))
    assert [problem.code for problem in reading.problems] == codes
    assert not reading.unreadable
