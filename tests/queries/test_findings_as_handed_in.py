"""What handing in says of figures that do not agree, findings.sql says too, and nothing else.

Random reports over the real indicators: what etl/validate.py flags in each, against what the query finds in a warehouse
made of the same figures.
"""

import random
from datetime import date

from tables import given

from etl.model import AreaRef, Draft, Figure, Reading, Where
from etl.validate import validate
from queries.catalogue import BREAKDOWNS, catalogue
from queries.identities import identities
from queries.periods import period

KINDS = {"parts_differ": "parts", "identity_differs": "sum", "more_than": "limit", "rate_differs": "rate"}
AREAS = 120
REPORTED = {code: one for code, one in catalogue().items() if not one.is_computed}


def a_report(chance: random.Random) -> list[tuple[str, dict[str, str], float]]:
    """Figures of one area: some indicators and their parts, in counts so small that they agree now and then."""
    figures: list[tuple[str, dict[str, str], float]] = []
    for code, one in REPORTED.items():
        if chance.random() < 0.35:
            continue
        value = chance.choice([0, 25, 50, 66.7, 100]) if one.kind == "share" else chance.randint(0, 4)
        figures.append((code, {}, value))
        for dimension in one.breakdowns:
            if chance.random() < 0.4:
                values = [part for part in BREAKDOWNS[dimension] if chance.random() < 0.8]
                figures += [(code, {dimension: part}, chance.randint(0, 2)) for part in values]
    return figures


def test_both_say_the_same() -> None:
    chance = random.Random(7)
    reports = {f"K{number}": a_report(chance) for number in range(AREAS)}
    assert handed_in(reports) == found(reports)
    assert {kind for kind, *_ in handed_in(reports)} == set(KINDS.values())
    assert len(handed_in(reports)) > 5 * AREAS


def handed_in(reports: dict[str, list]) -> set[tuple[str, str, str, str]]:
    at = period("2024-Q1")
    figures = [
        Figure(code, name, AreaRef(number, "00000", name), at, Where("1", f"B{row}"), str(value), value, parts)
        for number, (name, report) in enumerate(reports.items())
        for row, (code, parts, value) in enumerate(report, start=1000 * number + 1)
    ]
    by_cell = {figure.where.cell: figure for figure in figures}
    checked = validate(Draft(Reading("x.xlsx", "", "workbook"), tuple(figures), (), ()), date(2024, 6, 1))
    said = set()
    for problem in checked.problems:
        if problem.code in KINDS:
            one = by_cell[problem.where.cell]
            said.add((KINDS[problem.code], one.area.name, one.indicator, label(one.breakdown)))
    return said


def found(reports: dict[str, list]) -> set[tuple[str, str, str, str]]:
    rows = [
        {"area": name, "indicator": code, "period": "2024-Q1", "value": str(value), "breakdown": label(parts)}
        for name, report in reports.items()
        for code, parts, value in report
    ]
    names = "\n".join(f"{name} | commune | D | |" for name in reports)
    areas = f"area | level | within | from | to \n D | district | | | \n {names}"
    lines = [
        f"{code} | {i.kind} | {i.over_areas} | {i.numerator or ''} | {i.denominator or ''} |"
        for code, i in catalogue().items()
    ]
    here = given(
        rows,
        areas=areas,
        duty="area | from | to \n D | |",
        indicators="code | kind | over_areas | numerator | denominator | first_breakdown \n" + "\n".join(lines),
        breakdowns="dimension | value | enough \n" + "\n".join(_parts()),
        identities="kind | indicator | formula | way | role | other \n"
        + "\n".join(" | ".join(map(str, row)) for row in identities(catalogue())),
    )
    answer = here.ask("findings area=D quarter=2024-Q1")
    assert answer.was_checked.all()
    return {(row.kind, row.name, row.indicator, row.breakdown) for row in answer.itertuples(index=False)}


def _parts() -> list[str]:
    enough = {"level": 3, "field": 3}  # written down once more, so that a change of the program's table shows
    return [f"{name} | {part} | {enough.get(name, len(parts))}" for name, parts in BREAKDOWNS.items() for part in parts]


def label(parts: dict[str, str]) -> str:
    return ",".join(f"{dimension}={value}" for dimension, value in parts.items())
