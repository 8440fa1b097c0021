"""Answers drawn at random, as the queries give them: gaps, partial reports, zeros, breaks, estimates, shares."""

from random import Random

import pandas as pd

from queries.periods import period, quarters

NAMES = [f"Xã {name}" for name in ("Hồng Minh", "Phú Túc", "Tri Trung", "Bạch Hạ", "Nam Tiến", "Đại Thắng", "Sơn Hà")]


def course(draw: Random, kind: str) -> pd.DataFrame:
    """Rows of quarterly_series.sql for one area and indicator."""
    labels = [one.label for one in quarters(period("2021-Q1"), period("2026-Q3"))]
    first = draw.randrange(len(labels) - 1)
    labels = labels[first : first + draw.randint(1, 16)]
    expected = draw.choice([1, 1, 2, 9, 27])
    most = draw.choice([3, 30, 3000])
    tidy, flat = draw.random() < 0.5, draw.random() < 0.1
    rows: list[dict[str, object]] = []
    for place, quarter in enumerate(labels):
        reported = expected if tidy or draw.random() < 0.6 else draw.randint(0, expected)
        denominator = draw.randint(0, most) if kind == "share" else None
        numerator = draw.randint(0, denominator) if denominator is not None else None
        value: float | None = float(7 if flat else draw.randint(0, most))
        if draw.random() < 0.3:
            value = float(place * 3)
        if kind == "share":
            value = 100 * numerator / denominator if denominator else None
        if reported == 0:
            value = None
        then = rows[place - 4]["value"] if place >= 4 else None
        now = value
        if then is not None and now is not None and reported < expected and kind != "share":
            now, then = float(draw.randint(0, int(now))), float(draw.randint(0, int(then)))
        compared = then is not None and now is not None
        rows.append(
            {
                "quarter": quarter, "value": value, "numerator": numerator, "denominator": denominator,
                "compared_now": now if compared else None, "compared_year_ago": then if compared else None,
                "compared_areas": (draw.randint(1, reported) if reported < expected else expected) if compared else 0,
                "reported": reported, "expected": expected,
                "is_approximate": not tidy and draw.random() < 0.1, "is_illustrative": draw.random() < 0.05,
                "exactness": "exact" if tidy or draw.random() < 0.9 else "estimated",
                "is_straddling": not tidy and draw.random() < 0.05,
            }
        )  # fmt: skip
    return pd.DataFrame(rows)


def ranking(draw: Random, kind: str) -> pd.DataFrame:
    """Rows of area_ranking.sql."""
    most = draw.choice([1, 4, 300])
    rows = []
    for name in draw.sample(NAMES, draw.randint(1, len(NAMES))):
        expected = 1 if draw.random() < 0.9 else 0
        reported = expected if draw.random() < 0.8 else 0
        value = float(draw.randint(0, most)) if reported or not expected else None
        if kind == "share" and value is not None:
            value = 100 * value / most
        change = float(draw.randint(-most, most)) if value is not None and draw.random() < 0.8 else None
        row = {"name": name, "value": value, "change": change, "reported": reported, "expected": expected}
        rows.append({**row, "is_illustrative": draw.random() < 0.05})
    return pd.DataFrame(rows)
