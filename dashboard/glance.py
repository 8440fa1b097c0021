"""What the overview says at a glance: a tile for each main indicator, who has not reported, what rose and fell most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt

import pandas as pd

from dashboard import ask, counting, ground, sentences
from dashboard.line_chart import BREAK
from dashboard.markup import Tile
from dashboard.model import Area, Areas, Warehouse
from dashboard.text import Text
from queries.catalogue import Indicator
from queries.geographies import AS_REPORTED

QUARTERS = 9
NOTABLE = 2.0
"""A change counts as notable from this many times the square root of what is compared: small areas jump by chance."""


@dataclass(frozen=True, slots=True)
class Glance:
    """All that the overview shows of an area in a quarter."""

    tiles: tuple[tuple[str, Tile], ...]
    notices: list[tuple[str, str]]
    movers: list[tuple[str, str]]
    illustrative: str


def look(
    warehouse: Warehouse,
    areas: Areas,
    area: Area,
    found: pd.DataFrame,
    quarter: str,
    t: Text,
    geography: str = AS_REPORTED,
    today: date | None = None,
) -> Glance:
    """Ask for and put together what the overview shows; `found` is the answer of `ask.quarters`.

    `today` is the day as of which reports count as due.
    """
    codes, indicators = ask.main_indicators(), ask.catalogue()
    quarters = counting.span(counting.back(quarter, QUARTERS - 1), quarter)
    is_fixed = geography != AS_REPORTED
    leaves = [leaf for leaf in areas.leaves(area, geography) if is_fixed or leaf.stands_in(quarter)]
    among = {area.id: area} | {leaf.id: leaf for leaf in leaves}
    frame = ask.series(warehouse, codes, among.values(), quarters[0], quarter, geography)
    frame = frame.assign(crosses=ground.crossing(frame, geography))
    cover = ask.coverage(warehouse, area, quarter, quarter, today)
    main = {code: indicators[code] for code in codes}
    tiles = {code: tile(indicator, frame, area, quarters, t) for code, indicator in main.items()}
    marks = {one.illustrative for one in tiles.values() if one.value != t("state.missing")} or {""}
    is_mixed = marks not in ({""}, {t("illustrative.tile")})
    if not is_mixed:  # the mark behind the page's title says it of all
        tiles = {code: replace(one, illustrative="") for code, one in tiles.items()}
    return Glance(
        tiles=tuple(tiles.items()),
        notices=notices(cover, found, quarter, t),
        movers=movers(main, frame, leaves, quarter, t, is_mixed) or [("calm", _calm(frame, leaves, quarter, t))],
        illustrative=t("illustrative.tiles") if is_mixed else t("mark.illustrative") if any(marks) else "",
    )


def tile(indicator: Indicator, frame: pd.DataFrame, area: Area, quarters: Sequence[str], t: Text) -> Tile:
    """The tile of an indicator from its rows of `quarterly_series`, the area's own and those of the areas inside."""
    own = (
        frame[(frame["area"] == area.id) & (frame["indicator"] == indicator.code)]
        .set_index("quarter")
        .reindex(quarters)
    )
    row = own.iloc[-1]
    is_refused = indicator.over_areas == "none" and not area.is_leaf and pd.isna(row["value"])
    change, course = _change(indicator, row, t)
    compared = ""
    if change and not area.is_leaf:
        compared = t("overview.compared", count=int(row["compared_areas"]))
    elif not change and not pd.isna(row["value"]):
        is_broken = quarters[-5] < BREAK <= quarters[-1] and not row["crosses"]
        compared = t("overview.broken" if is_broken else "overview.not_compared")
        anew = own["broken"].iloc[-4:].dropna()
        compared = t("overview.broken_series", label=anew.iloc[-1]) if len(anew) else compared
    is_share = indicator.kind == "share"
    unit = "" if is_share or is_refused or pd.isna(row["value"]) else sentences.unit(indicator, t)
    value = t.percent(row["value"]) if is_share else t.number(row["value"])
    reported, expected = _whole(row["reported"]), _whole(row["expected"])
    return Tile(
        name=t.pick(indicator.name),
        unit=unit,
        change=change,
        course=course,
        compared=compared,
        value=t("overview.not_added") if is_refused else value,
        coverage=t("overview.coverage", reported=reported, expected=expected),
        is_complete=reported >= expected,
        trend=course_of(own["value"], own["crosses"]),
        trend_alt=t("overview.trend_alt", indicator=t.pick(indicator.name), count=len(quarters)),
        note=_range(indicator, frame, area, quarters[-1], t) if is_refused else "",
        illustrative=_illustrative(_inside(indicator, frame, area) if is_refused else own, quarters[-1], t),
    )


def course_of(values: pd.Series, crosses: pd.Series | None = None) -> list[float | None]:
    """Values by quarter for a small trend, with a gap where areas were reorganised unless it is of the same ground."""
    known = [None if pd.isna(value) else float(value) for value in values]
    labels = list(values.index)
    place = labels.index(BREAK) if BREAK in labels[1:] else None
    if place is not None and crosses is not None and crosses.eq(True).iloc[place - 1 : place + 1].all():
        return known
    return known if place is None else [*known[:place], None, *known[place:]]


def notices(cover: pd.DataFrame, found: pd.DataFrame, quarter: str, t: Text) -> list[tuple[str, str]]:
    """Who has not reported or was late in the quarter shown, and whether a newer one is still incomplete."""
    said = []
    is_newest = not (found["quarter"].gt(quarter) & found["reported"].ge(found["expected"])).any()
    for newer in found[is_newest & found["quarter"].gt(quarter)].itertuples():
        words = t(
            "overview.incomplete_since",
            quarter=t.quarter(newer.quarter),
            reported=newer.reported,
            expected=newer.expected,
            shown=t.quarter_inside(quarter),
        )
        said.append(("wait", words))
    for state in ("missing", "late"):
        names = list(cover[cover["state"] == state]["name"])
        if names:
            words = t(f"overview.{state}", quarter=t.quarter_inside(quarter), names=sentences.listed(names, t))
            said.append(("wait", words))
    return said or [("calm", t("overview.calm"))]


def movers(
    indicators: Mapping[str, Indicator],
    frame: pd.DataFrame,
    leaves: Sequence[Area],
    quarter: str,
    t: Text,
    is_mixed: bool = False,
    most: int = 3,
) -> list[tuple[str, str]]:
    """The areas inside whose counts fell and rose most on the year before, weighed by their size.

    Where real figures stand beside illustrative ones (`is_mixed`), a sentence made of the latter says so.
    """
    ids = {leaf.id for leaf in leaves}
    counted = [code for code, i in indicators.items() if i.kind != "share"]
    rows = frame[frame["area"].isin(ids) & (frame["quarter"] == quarter) & frame["indicator"].isin(counted)]
    rows = rows.dropna(subset=["compared_now", "compared_year_ago"])
    weighed = []
    for row in rows.itertuples():
        change = row.compared_now - row.compared_year_ago
        weight = change / sqrt(max(row.compared_now + row.compared_year_ago, 1))
        if abs(weight) >= NOTABLE:
            weighed.append((weight, change, row))
    weighed.sort(key=lambda item: item[0])
    said = []
    for kind, key, chosen in (("down", "fell", weighed[:most]), ("up", "rose", weighed[::-1][:most])):
        for weight, change, row in chosen:
            if (weight < 0) != (kind == "down"):
                continue
            indicator = indicators[row.indicator]
            name = t.pick(indicator.name)
            words = t(
                f"overview.{key}",
                area=row.name,
                indicator=name[0].lower() + name[1:],
                change=sentences.written(abs(change), indicator, t),
                value=sentences.written(row.compared_now, indicator, t),
            )
            both = frame[(frame["area"] == row.area) & (frame["indicator"] == row.indicator)]
            is_weak = both[both["quarter"].isin([quarter, counting.year_before(quarter)])]["is_illustrative"].any()
            said.append((kind, t("illustrative.mover", words=words) if is_mixed and is_weak else words))
    return said


def _calm(frame: pd.DataFrame, leaves: Sequence[Area], quarter: str, t: Text) -> str:
    rows = frame[frame["area"].isin([leaf.id for leaf in leaves]) & (frame["quarter"] == quarter)]
    return t("overview.no_notable" if rows["compared_year_ago"].notna().any() else "overview.no_movers")


def _change(indicator: Indicator, row: pd.Series, t: Text) -> tuple[str, str]:
    now, ago = row["compared_now"], row["compared_year_ago"]
    if pd.isna(now) or pd.isna(ago):
        return "", "plain"
    change = now - ago
    if abs(change) < (0.05 if indicator.kind == "share" else 0.5):
        return t("overview.same"), "plain"
    if indicator.kind == "share":
        words = t.points(change)
    else:
        words = t.number(change, sign=True) + (f" ({t.percent(100 * change / ago, sign=True)})" if ago else "")
    good = {"more": change > 0, "less": change < 0}.get(indicator.better)
    return t("overview.change", change=words), "plain" if good is None else "good" if good else "bad"


def _inside(indicator: Indicator, frame: pd.DataFrame, area: Area) -> pd.DataFrame:
    return frame[(frame["indicator"] == indicator.code) & (frame["area"] != area.id)].set_index("quarter")


def _illustrative(rows: pd.DataFrame, quarter: str, t: Text) -> str:
    """Whether a tile's figure is illustrative, or only those of the quarters before it. Rows by quarter."""
    weak = rows.index[rows["is_illustrative"].eq(True) & rows["value"].notna()]
    return t("illustrative.tile") if quarter in weak else t("illustrative.tile_before") if len(weak) else ""


def _range(indicator: Indicator, frame: pd.DataFrame, area: Area, quarter: str, t: Text) -> str:
    rows = _inside(indicator, frame, area)
    values = rows[rows.index == quarter]["value"].dropna()
    if values.empty:
        return ""
    key = "overview.not_added_same" if values.min() == values.max() else "overview.not_added_range"
    low, high = t.number(values.min()), t.number(values.max())
    return t(key, low=low, high=high, unit=sentences.unit(indicator, t))


def _whole(value: object) -> int:
    return 0 if pd.isna(value) else int(value)
