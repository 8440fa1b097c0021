"""Formulas an official form prints under its titles, "(3)=(4)+(5)+(6)": the form itself says what must add up."""

import re

from etl.problems import problem
from etl.recognise.body import Body
from etl.recognise.columns import is_numbering

_FORMULA = re.compile(r"\(?(\d+)\)?=((?:[+-]?\(?\d+\)?)+)")
_TERM = re.compile(r"([+-]?)\(?(\d+)\)?")


def check_head_formulas(body: Body) -> None:
    """Compare every row with the sums printed in the numbering row; a difference is told, nothing is changed.

    A blank cell counts as nothing as long as one of the parts is filled in; the figures of the row are left to people.
    """
    rows = range(body.header.first_row, body.header.last_row + 1)
    row = next((row for row in rows if is_numbering(body.grid, row)), None)
    if row is None:
        return
    columns = {_number(cell.text): cell.column for cell in body.grid.row(row) if cell.column in body.header.columns}
    for cell in body.grid.row(row):
        match = _FORMULA.fullmatch(re.sub(r"\s", "", cell.text))
        terms = _TERM.findall(match[2]) if match else []
        if match is None or cell.column not in body.header.columns or any(number not in columns for _, number in terms):
            continue
        for line in range(body.header.last_row + 1, body.last_row + 1):
            whole = body.grid.at(line, cell.column)
            parts = [(sign, body.grid.at(line, columns[number])) for sign, number in terms]
            values = [(-1 if sign == "-" else 1) * (part.number or 0) for sign, part in parts if part is not None]
            if whole is None or whole.number is None or not values or any(p and p.number is None for _, p in parts):
                continue
            if sum(values) != whole.number:
                details = {"number": match[1], "formula": match[2], "sum": f"{sum(values):g}"}
                where = body.grid.where(line, cell.column)
                body.found.problems.append(problem("formula_differs", where, whole.text, **details))
                body.doubt(line)


def _number(text: str) -> str:
    return re.sub(r"\D", "", text.split("=")[0])
