"""Which target applies to what, what a figure is beside it, progress by hand, and sentences read again."""

import re
from datetime import datetime
from random import Random

import pandas as pd
import pytest

from dashboard import targets
from dashboard.briefing import target_proof, target_remarks
from dashboard.progress import progress
from dashboard.text import text
from etl.targets import Held, Target
from queries.catalogue import catalogue
from queries.geographies import AS_REPORTED

CASES, SHARE = catalogue()["mediation_cases_received"], catalogue()["mediation_success"]


def held(number: int = 1, first: str = "2024", last: str = "2025", value: float = 100, **more: object) -> Held:
    document = str(more.pop("document", "12/QĐ-UBND (sửa)"))
    target = Target(CASES.code, 1, first, last, value, bool(more.pop("is_least", True)), document, **more)
    return Held(number, target, "An", datetime(2026, 1, 5), None, None, None)


APPLIES = """
    indicator | mode       | label   | number
    cases     | quarterly  | 2024-Q1 | 2
    cases     | quarterly  | 2025-Q1 |
    cases     | cumulative | 2024-Q1 | 1
    cases     | cumulative | 2025-Q1 | 3
    cases     | rolling    | 2024-Q4 |
    cases     | yearly     | 2025    | 3
    cases     | yearly     | 2026    |
    share     | quarterly  | 2025-Q1 | 3
    share     | quarterly  | 2024-Q1 | 2
"""


@pytest.mark.parametrize("line", APPLIES.strip().splitlines()[1:])
def test_which_applies(line: str) -> None:
    """A year's target is never set beside a quarter's count; of several the one set last."""
    code, mode, label, number = (cell.strip() for cell in line.split("|"))
    known = [held(1), held(2, "2024-Q1", "2024-Q4"), held(3, "2025", "2025")]
    found = targets.applying(known, label, mode, {"cases": CASES, "share": SHARE}[code])
    assert (str(found.number) if found else "") == number


OUTCOMES = """
    value | is_least | label   | is_partial | outcome
    100   | yes      | 2025    |            | met
    99    | yes      | 2025    |            | missed
    99    |          | 2025    |            | met
    101   |          | 2025    |            | missed
    101   | yes      | 2025    | yes        | partial
    20    | yes      | 2025-Q1 |            | under_way
    20    | yes      | 2025-Q4 |            | missed
"""


@pytest.mark.parametrize("line", OUTCOMES.strip().splitlines()[1:])
def test_beside_its_target(line: str) -> None:
    value, is_least, label, is_partial, outcome = (cell.strip() for cell in line.split("|"))
    aim = held(is_least=bool(is_least)).target
    assert targets.outcome(float(value), aim, label, bool(is_partial)) == outcome


PROGRESS = """
    base | now | target | is_least | status        | ratio
    100  | 110 | 121    | yes      | substantial   | 1.00
    100  | 108 | 121    | yes      | moderate      | 0.80
    100  | 102 | 121    | yes      | limited       | 0.20
    100  | 90  | 121    | yes      | deterioration | -1.00
    100  | 121 | 121    | yes      | achieved      |
    100  | 90  | 81     |          | substantial   | 1.00
    130  | 110 | 121    | yes      | deterioration |
    0    | 110 | 121    | yes      | nought        |
    50   | 40  | 0      |          | nought        |
"""


@pytest.mark.parametrize("line", PROGRESS.strip().splitlines()[1:])
def test_progress_as_open_sdg_reckons_it(line: str) -> None:
    """From 2022 to 2023, target of 2024: 10 % a year are needed from 100 to 121."""
    base, now, target, is_least, status, ratio = (cell.strip() for cell in line.split("|"))
    aim = held(first="2024", last="2024", value=float(target), is_least=bool(is_least), base=2022).target
    found = progress(years(float(base), float(now)), aim, AS_REPORTED)
    assert (found.status or found.why, "" if found.ratio is None else f"{found.ratio:.2f}") == (status, ratio)


def years(*values: float | None, first: int = 2022, **marked: object) -> pd.DataFrame:
    rows = [
        {"year": first + n, "value": value, "complete": 5, "expected": 5, "exactness": "exact", "broken": None}
        for n, value in enumerate(values)
    ]
    return pd.DataFrame(rows).assign(**marked)


def test_no_progress_across_a_break_or_without_whole_years() -> None:
    aim = held(first="2026", last="2026", value=121, base=2022).target
    assert progress(years(100, 110), aim, AS_REPORTED).status == "substantial"
    assert progress(years(100, 110, broken=[None, "TT 03"]), aim, AS_REPORTED).why == "broken"
    assert progress(years(100, 110, complete=[5, 4]), aim, AS_REPORTED).why == "no_years"
    assert progress(years(100, None), aim, AS_REPORTED).why == "no_years"
    assert progress(years(100, 1, 1, 110), aim, AS_REPORTED).why == "reorganised"
    assert progress(years(100, 1, 1, 110), aim, "today").status is not None


@pytest.mark.parametrize("language", ["vi", "en"])
def test_ten_thousand_sentences_are_read_as_they_were_meant(language: str) -> None:
    draw, t, told, tried, found = Random(5), text(language), 0, 0, 0
    for _ in range(5_000):
        indicator, mode = draw.choice([CASES, SHARE]), draw.choice(["quarterly", "cumulative", "yearly"])
        most = 100 if indicator.kind == "share" else draw.choice([9, 400, 90000])
        labels = (
            ["2023", "2024", "2025"] if mode == "yearly" else [f"{y}-Q{n}" for y in (2024, 2025) for n in range(1, 5)]
        )
        points = [
            (
                label,
                None if draw.random() < 0.2 else round(draw.uniform(0, most), draw.choice([0, 1])),
                draw.random() < 0.2,
            )
            for label in labels[: draw.randint(1, len(labels))]
        ]
        known = [
            held(
                number,
                *sorted(draw.choices(draw.choice([["2024", "2025"], ["2024-Q1", "2024-Q4", "2025-Q2"]]), k=2)),
                round(draw.uniform(0, most), draw.choice([0, 1])),
                is_least=draw.random() < 0.5,
                document=draw.choice(["12/QĐ-UBND", "KH 3: (a) đạt mục tiêu, b", "NQ 7 của năm 2020"]),
            )
            for number in range(1, draw.randint(2, 4))
        ]
        for sentence in target_remarks.on_newest(points, known, mode, indicator, t):
            told += 1
            for place in [n for n, letter in enumerate(sentence) if letter.isdigit()]:
                wrong = sentence[:place] + str((int(sentence[place]) + 5) % 10) + sentence[place + 1 :]
                tried += 1
                found += bool(target_proof.faults(wrong, points, known, mode, indicator, language))
        if draw.random() < 0.5:
            _progress_once(draw, t, language)
    assert told > 1_000
    assert found == tried > 10_000


def _progress_once(draw: Random, t: object, language: str) -> None:
    then, now, value = (round(draw.uniform(0, 300)) for _ in range(3))
    one = held(first="2026", last="2026", value=float(value), is_least=draw.random() < 0.5, base=2022)
    found = progress(years(then, now, first=2022), one.target, AS_REPORTED)
    said = target_remarks.on_progress(found, one, then, now, CASES, t)
    assert bool(said) is (found.why is None)
    for sentence in said:
        ratio = re.search(r"(\d)[).]+$", sentence)
        if found.ratio is not None and ratio:
            wrong = sentence.replace(f"{ratio[1]})", f"{(int(ratio[1]) + 5) % 10})")
            assert target_proof.progress_faults(wrong, (then, now), one.target, language)
