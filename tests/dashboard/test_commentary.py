"""Remarks: what is said of which answer, and that a second, independent reading finds every one of them true."""

import re
from random import Random

import pandas as pd
import pytest
from random_answers import course as drawn_course
from random_answers import ranking as drawn_ranking

from dashboard.briefing.commentary import Break, course, ranking
from dashboard.briefing.proofread import faults
from dashboard.briefing.remarks import on_course
from dashboard.text import text
from queries.catalogue import catalogue

VI, EN = text("vi"), text("en")
RESOLVED = catalogue()["mediation_cases_resolved"]
OF_KIND = {
    "flow": RESOLVED,
    "stock": catalogue()["mediation_teams"],
    "cohort": catalogue()["models_registered"],
    "share": catalogue()["mediation_success"],
}
AREA = "Huyện Phú Xuyên"
MERGER = Break("2025-Q3", "địa giới hành chính thay đổi từ 01/7/2025")
TABLES = 120
"""Tables of each kind in the suite; `python tests/dashboard/test_commentary.py 10000` reads ten thousand."""


def frame(drawing: str) -> pd.DataFrame:
    """quarter value reported/expected now/then(areas), a line each; – is nothing."""
    rows = []
    for line in drawing.strip().splitlines():
        quarter, value, coverage, *more = line.split()
        reported, expected = map(int, coverage.split("/"))
        found = re.fullmatch(r"(\d+)/(\d+)\((\d+)\)", more[0]) if more else None
        now, then, areas = map(int, found.groups()) if found else (None, None, 0)
        row = {"quarter": quarter, "value": None if value == "–" else float(value), "reported": reported}
        row |= {"expected": expected, "compared_now": now, "compared_year_ago": then, "compared_areas": areas}
        rows.append(row)
    return pd.DataFrame(rows)


def plain(sentences: list[str]) -> str:
    return "\n".join(sentences).replace("\u00a0", " ")


SAID = {
    """
    2024-Q3 12 27/27
    """: "Quý III/2024, huyện Phú Xuyên có 12 vụ việc hòa giải thành.",
    """
    2024-Q3 123 25/27 110/100(24)
    """: """\
Quý III/2024, huyện Phú Xuyên có 123 vụ việc hòa giải thành (theo báo cáo của 25/27 đơn vị).
So với cùng kỳ năm trước (tính trên 24 đơn vị có báo cáo cả hai kỳ), tăng 10 vụ việc (10,0 %), từ 100 lên 110.
Còn 2 đơn vị chưa báo cáo, số liệu có thể thay đổi.""",
    """
    2024-Q3 4 2/2 4/0(2)
    """: """\
Quý III/2024, huyện Phú Xuyên có 4 vụ việc hòa giải thành.
So với cùng kỳ năm trước, từ 0 lên 4 vụ việc.""",
    """
    2024-Q3 0 2/2 0/9(2)
    2024-Q4 – 0/2
    """: """\
Quý III/2024, huyện Phú Xuyên không có vụ việc hòa giải thành nào.
So với cùng kỳ năm trước, giảm 9 vụ việc, từ 9 xuống 0.""",
    """
    2023-Q3 1234 2/2
    2023-Q4 1300 2/2
    2024-Q1 1301 2/2
    2024-Q2 1400 2/2
    2024-Q3 1500 2/2 1500/1234(2)
    """: """\
Quý III/2024, huyện Phú Xuyên có 1.500 vụ việc hòa giải thành.
So với cùng kỳ năm trước, tăng mạnh 266 vụ việc (21,6 %), từ 1.234 lên 1.500.
Số liệu tăng liên tục 4 quý, kể từ quý III/2023.""",
    """
    2023-Q3 50 2/2
    2023-Q4 70 2/2
    2024-Q1 60 2/2
    2024-Q2 52 2/2
    2024-Q3 51 2/2 51/50(2)
    """: """\
Quý III/2024, huyện Phú Xuyên có 51 vụ việc hòa giải thành.
So với cùng kỳ năm trước, tăng nhẹ 1 vụ việc (2,0 %), từ 50 lên 51.
Số liệu giảm liên tục 3 quý, kể từ quý IV/2023.""",
    """
    2023-Q2 55 2/2
    2023-Q3 50 2/2
    2023-Q4 70 1/2
    2024-Q1 60 2/2
    2024-Q2 52 2/2
    2024-Q3 90 2/2
    """: "Quý III/2024, huyện Phú Xuyên có 90 vụ việc hòa giải thành.",
    """
    2024-Q3 – 0/2
    """: "",
}


@pytest.mark.parametrize("drawing", SAID)
def test_what_is_said(drawing: str) -> None:
    answer = frame(drawing)
    said = course(answer, RESOLVED, AREA, [], VI)
    assert plain(said) == SAID[drawing]
    assert [fault for one in said for fault in faults(one, answer, RESOLVED, "vi", AREA)] == []


def test_nothing_is_compared_across_a_break() -> None:
    answer = frame("""
    2024-Q3 12 2/2
    2024-Q4 11 2/2
    2025-Q1 10 2/2
    2025-Q2 9 2/2
    2025-Q3 30 2/2 30/12(2)
    """)
    said = course(answer, RESOLVED, AREA, [MERGER], VI)
    assert plain(said[1:]) == "Không so với cùng kỳ năm trước: địa giới hành chính thay đổi từ 01/7/2025."
    across = course(answer, RESOLVED, AREA, [], VI)[1]
    assert faults(across, answer, RESOLVED, "vi", AREA, {MERGER.quarter: MERGER.words}) == ["change: across a break"]
    assert faults(said[1], answer, RESOLVED, "vi", AREA) == ["broken: break"]


def test_areas_side_by_side() -> None:
    rows = [("Xã A", 7, 4, 1), ("Xã B", 7, -1, 1), ("Xã C", 0, -4, 1), ("Xã D", None, None, 0)]
    answer = pd.DataFrame([{"name": n, "value": v, "change": c, "reported": r, "expected": 1} for n, v, c, r in rows])
    said = ranking(answer, RESOLVED, "2024-Q3", VI)
    assert plain(said) == (
        "Quý III/2024, trong 3 đơn vị có báo cáo, cao nhất là Xã A, Xã B (7 vụ việc), thấp nhất là Xã C (0 vụ việc).\n"
        "So với quý trước, tăng nhiều nhất: Xã A (tăng 4 vụ việc).\n"
        "So với quý trước, giảm nhiều nhất: Xã C (giảm 4 vụ việc).\n"
        "1 đơn vị chưa báo cáo: Xã D."
    )


def read_again(draw: Random, kind: str) -> list[str]:
    """What the second reading finds wrong in the remarks on one random course and one random ranking."""
    indicator, found = OF_KIND[kind], []
    breaks = [MERGER] if draw.random() < 0.3 else []
    table, areas = drawn_course(draw, kind), drawn_ranking(draw, kind)
    for t in (VI, EN):
        words = {one.quarter: one.words for one in breaks}
        for one in course(table, indicator, AREA, breaks, t):
            found += faults(one, table, indicator, t.language, AREA, words)
        for one in ranking(areas, indicator, "2024-Q3", t):
            found += faults(one, areas, indicator, t.language, quarter="2024-Q3")
    return found


@pytest.mark.parametrize("kind", OF_KIND)
def test_a_second_reading_of_random_answers_finds_nothing(kind: str) -> None:
    draw = Random(20261122)
    assert [fault for _ in range(TABLES) for fault in read_again(draw, kind)] == []


def test_a_remark_that_does_not_hold_is_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    """A share that its own numerator and denominator do not give: the answer itself is wrong somewhere."""
    answer = frame("2024-Q3 93.5 2/2").assign(numerator=1.0, denominator=2.0)
    assert on_course(answer, OF_KIND["share"], AREA, [], VI) == ()
    assert "mediation_success" in caplog.text and "93" not in caplog.text
    whole = answer.assign(numerator=187.0, denominator=200.0)
    assert plain(list(on_course(whole, OF_KIND["share"], AREA, [], VI))) == (
        "Quý III/2024, tỷ lệ hòa giải thành của huyện Phú Xuyên là 93,5 % (187/200)."
    )


SWAPS = [("tăng", "giảm"), ("giảm", "tăng"), ("cao nhất", "thấp nhất"), ("lên", "xuống"), (" mạnh", " nhẹ"),
         (" nhẹ", ""), ("huyện", "xã"), ("III", "II"), ("IV", "I")]  # fmt: skip


def test_a_sentence_that_is_not_true_is_found_out() -> None:
    """Every digit made another, every word of direction swapped: the second reading sees each of them."""
    draw, tried, missed = Random(7), 0, []
    for _ in range(220):
        table = drawn_course(draw, "flow")
        for one in course(table, RESOLVED, AREA, [], VI):
            if "thấp nhất là" in one and not table.value.dropna().is_unique:
                continue  # the same height in another quarter: another quarter is no lie
            digits = [place for place, letter in enumerate(one) if letter.isdigit()]
            lies = [f"{one[:n]}{(int(one[n]) + 1) % 10}{one[n + 1 :]}" for n in digits]
            lies += [one.replace(old, new, 1) for old, new in SWAPS if old in one]
            for lie in lies:
                tried += 1
                if not faults(lie, table, RESOLVED, "vi", AREA):
                    missed.append((one, lie))
    assert tried > 3000
    assert missed == []


if __name__ == "__main__":
    import sys
    import time

    count, draw, begun = int(sys.argv[1]), Random(1), time.time()
    wrong = [fault for n in range(count) for fault in read_again(draw, list(OF_KIND)[n % 4])]
    print(f"{count} tables, {len(wrong)} faults, {time.time() - begun:.0f} s", *wrong[:10], sep="\n")
