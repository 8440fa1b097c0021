"""Formulas of an .xls that nobody calculated: a look at its records, because xlrd hides formulas behind their results.

A program that cannot calculate leaves a stopgap where the result belongs. Two are known for certain: 0 together with
"calculate when opened", a flag Excel itself never writes ([MS-XLS] 2.4.127, Formula; Apache POI), and an empty text in
every formula of a workbook that Excel never saved, which shows by the missing record RecalcId (xlwt). Any other result
was calculated by somebody.
"""

import struct
from collections.abc import Iterator
from typing import Any

from xlrd.compdoc import CompDoc

_FORMULA, _EOF, _CALC_MODE, _UNCALCED, _BOUND_SHEET, _BOF, _RECALC_ID = 0x06, 0x0A, 0x0D, 0x5E, 0x85, 0x809, 0x1C1
_ON_LOAD, _ALWAYS = 0x2, 0x1
_NOUGHT, _EMPTY_TEXT = bytes(8), b"\x03"

Place = tuple[int, int]
"""Row and column from 0, as xlrd counts."""


class Formulas:
    """What the records say: for each worksheet the uncalculated cells, and whether results may be out of date."""

    def __init__(self, data: bytes, silence: Any) -> None:
        found = CompDoc(data, logfile=silence)
        memory, self._base, size = found.locate_named_stream("Workbook")
        if not memory:
            memory, self._base, size = found.locate_named_stream("Book")
        self._stream = memoryview(memory)[: self._base + size]
        self.uncalculated: list[set[Place]] = []
        self.may_be_old = False
        self._read()

    def _read(self) -> None:
        knows_excel, starts = False, []
        for kind, content in self._records(0):
            knows_excel |= kind == _RECALC_ID
            if kind == _BOUND_SHEET and content[5] == 0:
                starts.append(struct.unpack_from("<I", content)[0])
        empty: list[set[Place]] = []
        others = manual = 0
        for start in starts:
            stopgaps, blanks = set(), set()
            for kind, content in self._records(start):
                if kind == _FORMULA:
                    row, column, _, result, flags = struct.unpack_from("<HHH8sH", content)
                    if result == _NOUGHT and flags & (_ON_LOAD | _ALWAYS) == _ON_LOAD:
                        stopgaps.add((row, column))
                    elif result[6:] == b"\xff\xff" and result[:1] == _EMPTY_TEXT:
                        blanks.add((row, column))
                    else:
                        others += 1
                elif kind == _UNCALCED or (kind == _CALC_MODE and content[:2] == b"\0\0"):
                    manual += 1
            self.uncalculated.append(stopgaps)
            empty.append(blanks)
        has_formulas = others or any(empty) or any(self.uncalculated)
        if not knows_excel and not others:
            self.uncalculated = [one | other for one, other in zip(self.uncalculated, empty, strict=True)]
        self.may_be_old = bool(manual and has_formulas)

    def _records(self, start: int) -> Iterator[tuple[int, memoryview]]:
        """The records from a beginning to its end; charts in a sheet have beginnings and ends of their own."""
        at, depth = self._base + start, 0
        while at + 4 <= len(self._stream):
            kind, length = struct.unpack_from("<HH", self._stream, at)
            yield kind, self._stream[at + 4 : at + 4 + length]
            depth += (kind == _BOF) - (kind == _EOF)
            if depth <= 0:
                return
            at += 4 + length
