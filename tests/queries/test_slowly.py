"""quarterly_series and its sisters against a second, slow and obvious reckoning in Python, over random data."""

from collections import defaultdict
from datetime import date
from random import Random

import pytest
from tables import Here, given

from queries import periods

# a province whose two districts end with the second quarter of 2025; A and B merge into AB before that; C never changes
AREAS = """
    area | level    | within | from       | to
    P    | province |        |            |
    D    | district | P      |            | 2025-06-30
    E    | district | P      |            | 2025-06-30
    A    | commune  | D      |            | 2024-11-30
    B    | commune  | D      |            | 2024-11-30
    AB   | commune  | D      | 2024-12-01 | 2025-06-30
    C    | commune  | E      |            | 2025-06-30
    F    | commune  | E      |            | 2025-06-30
    X    | commune  | P      | 2025-07-01 |
    Y    | commune  | P      | 2025-07-01 |
"""
DUTY = """
    area | from       | to
    D    |            |
    AB   | 2025-01-01 |
    F    | 2024-04-01 | 2024-12-30
    X    |            |
"""
INSIDE = {"P": "A B AB C F X Y", "D": "A B AB", "E": "C F", **{a: a for a in ["A", "B", "AB", "C", "F", "X", "Y"]}}
FROM = {"AB": "2024-12-01", "X": "2025-07-01", "Y": "2025-07-01"}
TO = {"A": "2024-11-30", "B": "2024-11-30", "X": "9999-12-31", "Y": "9999-12-31", "P": "9999-12-31"}
OWES = {"A": ("", "~"), "B": ("", "~"), "AB": ("", "~"), "F": ("2024-04-01", "2024-12-30"), "X": ("", "~")}
QUARTERS = [q.label for q in periods.quarters(periods.period("2024-Q1"), periods.period("2025-Q4"))]
REPORTED = ("received", "resolved", "teams", "posted", "due")
ASKED = ("received", "teams", "posted", "success", "posted_share")
Figures = dict[tuple[str, str, str], float | None]


def stands(area: str, quarter: str) -> bool:
    return FROM.get(area, "") <= str(periods.period(quarter).end) <= TO.get(area, "2025-06-30")


def owes(area: str, quarter: str) -> bool:
    first, last = OWES.get(area, ("~", ""))
    return stands(area, quarter) and first <= str(periods.period(quarter).end) <= last


def year_before(quarter: str) -> str:
    return periods.same_last_year(periods.period(quarter)).label


def random_rows(dice: Random) -> list[dict[str, str]]:
    """Three uploads; the second corrects some of the first, the third is withdrawn again."""
    rows = []
    for upload, share in (("1", 0.8), ("2", 0.2), ("3", 0.3)):
        for area in ("P", "D", *INSIDE["P"].split()):
            for quarter in ("2023-Q1", "2023-Q4", *QUARTERS):
                for indicator in REPORTED:
                    if stands(area, quarter) and dice.random() < share:
                        value = dice.choice(["n/a", "n/a", "0", "0", *map(str, range(1, 6))])
                        rows.append(
                            {"upload": upload, "indicator": indicator, "area": area, "period": quarter, "value": value}
                        )
    return rows


def believed(rows: list[dict[str, str]]) -> Figures:
    """Every figure by indicator, area and quarter, shares among them as (numerator, denominator)."""
    found: Figures = {}
    for row in rows:
        if row["upload"] != "3":
            value = None if row["value"] == "n/a" else float(row["value"])
            found[row["indicator"], row["area"], row["period"]] = value
    return found


@pytest.fixture(scope="module", params=[1, 2, 3])
def made(request: pytest.FixtureRequest) -> tuple[Here, Figures]:
    rows = random_rows(Random(request.param))
    uploads = "upload | accepted | withdrawn\n 1 | 1 | \n 2 | 2 | \n 3 | 3 | 4"
    return given(rows, uploads, areas=AREAS, duty=DUTY), believed(rows)


def one(
    figures: Figures, indicator: str, area: str, quarter: str
) -> tuple[bool, float | None, float | None, float | None]:
    """Whether it was reported, its value, and of a share the numerator and the denominator."""
    if indicator not in ("success", "posted_share"):
        key = (indicator, area, quarter)
        return key in figures, figures.get(key), figures.get(key), None
    over, under = ("resolved", "received") if indicator == "success" else ("posted", "due")
    n, d = figures.get((over, area, quarter)), figures.get((under, area, quarter))
    if n is None or d is None:
        return False, None, None, None
    return True, 100 * n / d if d else None, n, d


def total(figures: Figures, indicator: str, leaves: list[str], quarter: str) -> tuple[float | None, ...]:
    """Value, numerator and denominator over some leaf areas."""
    parts = [
        (n, d) for r, _, n, d in (one(figures, indicator, leaf, quarter) for leaf in leaves) if r and n is not None
    ]
    if not parts:
        return None, None, None
    n = sum(part[0] for part in parts)
    if indicator not in ("success", "posted_share"):
        return n, None, None
    d = sum(part[1] for part in parts)
    return (100 * n / d if d else None), n, d


def slowly(figures: Figures, indicator: str, area: str, quarter: str) -> dict[str, float | None]:
    leaves = [leaf for leaf in INSIDE[area].split() if stands(leaf, quarter)]
    reported = [leaf for leaf in leaves if one(figures, indicator, leaf, quarter)[0]]
    both = [
        leaf
        for leaf in reported
        if one(figures, indicator, leaf, quarter)[2] is not None
        and one(figures, indicator, leaf, year_before(quarter))[2] is not None
    ]
    is_leaf = area not in ("P", "D", "E")
    adds = is_leaf or indicator in ("received", "teams", "success")
    value, numerator, denominator = total(figures, indicator, leaves, quarter) if adds else (None, None, None)
    return {
        "value": value,
        "own_value": None if is_leaf else one(figures, indicator, area, quarter)[1],
        "numerator": numerator if denominator is not None else None,
        "denominator": denominator,
        "compared_now": total(figures, indicator, both, quarter)[0] if adds else None,
        "compared_year_ago": total(figures, indicator, both, year_before(quarter))[0] if adds else None,
        "compared_areas": len(both),
        "reported": len(reported),
        "expected": len({*reported, *(leaf for leaf in leaves if owes(leaf, quarter))}),
        "not_applicable": sum(one(figures, indicator, leaf, quarter)[1] is None for leaf in reported),
    }


def test_quarterly_series(made: tuple[Here, Figures]) -> None:
    here, figures = made
    areas = ",".join(INSIDE)
    answer = here.ask(f"quarterly_series indicator={','.join(ASKED)} area={areas} from=2024-Q1 to=2025-Q4")
    answer = answer.astype(object).where(answer.notna(), None).set_index(["indicator", "area", "quarter"])
    expected = {(i, a, q) for i in ASKED for a in INSIDE for q in QUARTERS if stands(a, q)}
    assert set(answer.index) == expected
    for key in sorted(expected):
        reckoned = slowly(figures, *key)
        assert answer.loc[key, list(reckoned)].to_dict() == pytest.approx(reckoned), key


def test_area_ranking(made: tuple[Here, Figures]) -> None:
    here, figures = made
    for indicator, quarter in (("received", "2024-Q4"), ("success", "2024-Q3"), ("received", "2025-Q4")):
        answer = here.ask(f"area_ranking indicator={indicator} area=P level=commune quarter={quarter}")
        values = {a: slowly(figures, indicator, a, quarter)["value"] for a in INSIDE["P"].split() if stands(a, quarter)}
        assert (
            answer.set_index("area").value.astype(object).where(answer.value.notna().values, None).to_dict() == values
        )
        known = [v for v in values.values() if v is not None]
        ranks = {a: 1 + sum(w > v for w in known) for a, v in values.items() if v is not None}
        assert answer.dropna(subset="rank").set_index("area")["rank"].to_dict() == ranks


def test_cumulative_series(made: tuple[Here, Figures]) -> None:
    here, figures = made
    answer = here.ask("cumulative_series indicator=received area=P,D,C,X from=2024-Q1 to=2025-Q4")
    for row in answer.itertuples():
        sums = []
        for leaf in INSIDE[row.area].split():
            so_far = [q for q in QUARTERS if q[:4] == row.quarter[:4] and q <= row.quarter]
            values = [figures.get(("received", leaf, q)) for q in so_far]
            if stands(leaf, row.quarter) and None not in values:
                sums.append(sum(values))
        assert (row.reported, row.value if sums else None) == (len(sums), sum(sums) if sums else None), row


def test_coverage(made: tuple[Here, Figures]) -> None:
    here, figures = made
    answer = here.ask("coverage area=P from=2024-Q1 to=2025-Q4 today=2025-07-11")
    given_by = defaultdict(list)
    for (_, area, quarter), value in figures.items():
        given_by[area, quarter].append(value)
    expected = {}
    for area in INSIDE["P"].split():
        for quarter in QUARTERS:
            if stands(area, quarter) and (owes(area, quarter) or (area, quarter) in given_by):
                values = given_by.get((area, quarter), [])
                numbers = [v for v in values if v is not None]
                end = periods.period(quarter).end
                missing = "missing" if date(2025, 7, 11).toordinal() > end.toordinal() + 10 else "not_due"
                state = "on_time" if numbers else "not_applicable" if values else missing
                expected[area, quarter] = (state, len(values))
    assert {(r.area, r.quarter): (r.state, r.figures) for r in answer.itertuples()} == expected
