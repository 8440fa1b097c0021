"""From a figure back to the reports: how it was made, in sentences, and every cell it was made of. Pure."""

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard import illustrative, markup, sentences
from dashboard.model import Area, Areas
from dashboard.rows import records
from dashboard.text import SPACE, Text, safe
from etl.vietnamese import plain as bare
from queries.catalogue import Indicator

OWED = ("missing", "not_due")
_PERIOD = re.compile(r"(19|20)\d\d(-Q[1-4]|-H[12]|-9M|-M(0[1-9]|1[0-2])|\.\.(19|20)\d\d)?", re.ASCII)


def periods(quarters: Sequence[str], kept: str | None) -> list[str]:
    """The periods to choose from, newest first: quarters with reports, their years, and the one the link asked for.

    A month or another period that is neither comes first: only a link leads to it.
    """
    found = set(quarters) | {quarter[:4] for quarter in quarters}
    if kept and _PERIOD.fullmatch(kept):
        found.add(kept)
    others = [period for period in found if "-Q" not in period and not is_year(period)]
    return [
        *others,
        *sorted((period for period in found if "-Q" in period), reverse=True),
        *sorted(filter(is_year, found), reverse=True),
    ]


def is_year(period: str) -> bool:
    """True of 2024; not of 2024-Q1, 2024-H1 or 2011..2021."""
    return len(period) == 4


def periods_behind(
    indicator: Indicator, period: str, known: Sequence[str], row: Mapping[str, object] | None
) -> list[str]:
    """The periods whose reports make a figure: its own; a year's also its quarters, or the last known of them.

    A quarter got by subtraction is made of the sums to its end and to its beginning: all that may be, in that year.
    """
    if row and row.get("is_subtracted"):
        year, number = period.split("-Q")
        quarters = [f"{year}-Q{one}" for one in range(1, int(number) + 1)]
        return [*quarters[::-1], *([f"{year}-H1", f"{year}-9M", year][: max(0, int(number) - 1)])]
    if not is_year(period):
        return [period]
    quarters = [f"{period}-Q{number}" for number in range(1, 5)]
    if indicator.kind in ("stock", "cohort"):
        quarters = [quarter for quarter in quarters if quarter in known][-1:]
    return [period, *quarters]


def how(
    indicator: Indicator,
    area: Area,
    row: Mapping[str, object] | None,
    period: str,
    t: Text,
    inside: int | None = None,
) -> list[str]:
    """How the figure was made: sentences, the most important first. `row` is its row in the series, if there is one;
    `inside` how many areas there are in all that could report.
    """
    if row is None:
        key = "sources.not_there" if "-Q" in period or is_year(period) else "sources.none_missing"
        return [t(key, area=area.name, period=t.quarter_inside(period))]
    said = []
    counts = {
        "reported": int(row["reported"]),
        "expected": int(row["expected"]),
        "inside": sentences.inside(inside, t),
    }
    is_printed = pd.isna(row["value"]) and not pd.isna(row.get("own_value"))
    if is_printed:
        said.append(t("sources.own_only", area=area.name))
    if indicator.over_areas == "none" and not area.is_leaf:
        said.append(t("sources.not_added", **counts))
    elif not is_printed:
        said += _made(indicator, area, row, counts, t)
    if "-Q" not in period and not is_year(period):
        said.append(t("sources.other_period", period=t.quarter_inside(period)))
    elif is_year(period) and not pd.isna(row["value"]):
        said.append(t(f"sources.year_{indicator.kind}", year=period))
    elif indicator.kind == "cohort" and not is_year(period):
        said.append(t("sources.cohort", year=period[:4]))
    if not is_printed and not pd.isna(row.get("own_value")):
        said.append(t("sources.printed", area=area.name, value=sentences.written(row["own_value"], indicator, t)))
    if row.get("is_approximate"):
        said.append(t("sources.is_approximate"))
    return said + [t(f"sources.illustrative_{kind}", area=area.name) for kind in illustrative.kinds(row)]


def value(indicator: Indicator, area: Area, row: Mapping[str, object] | None, period: str, t: Text) -> tuple[str, str]:
    """The figure and its unit; in place of a figure, the word for why there is none."""
    if row is None:
        return t("state.not_applicable" if "-Q" in period or is_year(period) else "state.missing"), ""
    shown = row.get("own_value") if pd.isna(row["value"]) else row["value"]
    if not pd.isna(shown):
        return sentences.short(shown, indicator, t), "" if indicator.kind == "share" else sentences.unit(indicator, t)
    if indicator.over_areas == "none" and not area.is_leaf:
        return t("state.not_added"), ""
    return t(f"state.{_none(row)}"), ""


def dressed(cells: pd.DataFrame, areas: Areas, t: Text) -> pd.DataFrame:
    """The cells with what is said of each: its part, its place, a key for the address."""
    leaves = [one.is_leaf if (one := areas.by_id(number)) else True for number in cells["area"]]
    cells = (
        cells.assign(is_own=[not leaf for leaf in leaves]).sort_values("is_own", kind="stable").reset_index(drop=True)
    )
    rows = records(cells)
    return cells.assign(
        part=[_part(row, t) for row in rows],
        place=[_place(row, t) for row in rows],
        key=[f"{row['upload']}!{row['sheet']}!{row['cell']}!{row['paragraph']}{_nth(row)}" for row in rows],
    )


def counted(rows: pd.DataFrame) -> pd.DataFrame:
    """The cells without those that only divide a whole that was reported too."""
    keys = list(rows[["area", "indicator", "period"]].itertuples(index=False, name=None))
    wholes = {key for key, breakdown in zip(keys, rows["breakdown"], strict=True) if breakdown == ""}
    counts = [breakdown == "" or key not in wholes for key, breakdown in zip(keys, rows["breakdown"], strict=True)]
    return rows[pd.Series(counts, index=rows.index, dtype=bool)]


def owing(cover: pd.DataFrame | None) -> pd.DataFrame:
    """The areas from which no report came (`area name state`); none where no report is owed (no `cover`)."""
    if cover is None:
        return pd.DataFrame(columns=["area", "name", "state"])
    return cover[cover["state"].isin(OWED)].drop_duplicates("area") if len(cover) else cover


def table(
    rows: pd.DataFrame, missing: pd.DataFrame, catalogue: Mapping[str, Indicator], t: Text, whole: bool = False
) -> pd.DataFrame:
    """Every cell, and below them the areas from which none came; `whole` with all that goes into files."""
    names = {code: t.pick(catalogue[code].name) for code in rows["indicator"].unique()}
    columns = {
        t("column.area"): [*rows["name"], *missing["name"]],
        t("column.part"): [*rows["part"], *[""] * len(missing)],
        t("column.value_only"): [
            *[t.number(v) if not pd.isna(v) else t("state.not_applicable") for v in rows["value"]],
            *[t(f"state.{state}") for state in missing["state"]],
        ],
        t("column.text"): [*rows["text"], *[""] * len(missing)],
        t("column.place"): [*rows["place"], *[""] * len(missing)],
        t("column.file"): [*rows["file"], *[""] * len(missing)],
    }
    if whole:
        columns |= {
            t("column.indicator"): [*rows["indicator"].map(names), *[""] * len(missing)],
            t("column.area_written"): [*rows["area_written"], *[""] * len(missing)],
            t("column.handed_in_by"): [*rows["handed_in_by"], *[""] * len(missing)],
            t("column.received_on"): [*[t.day(day) for day in rows["received_on"]], *[""] * len(missing)],
            t("column.accepted_at"): [*[t.moment(moment) for moment in rows["accepted_at"]], *[""] * len(missing)],
            t("column.remark"): [*[_remark(row, t) for row in records(rows)], *[""] * len(missing)],
        }
    if not whole and rows["is_illustrative"].any() and not rows["is_illustrative"].all():
        marks = [t("hover.illustrative") if flag else "" for flag in rows["is_illustrative"]]
        columns[t("column.remark")] = [*marks, *[""] * len(missing)]
    frame = pd.DataFrame(columns)
    if not whole and t("column.remark") in frame:  # beside the figure: a telephone shows the first columns only
        frame.insert(3, t("column.remark"), frame.pop(t("column.remark")))
    return frame if whole or (frame[t("column.part")] != "").any() else frame.drop(columns=t("column.part"))


def facts(row: Mapping[str, object], has_original: bool, t: Text) -> str:
    """Where one cell stands and who handed it in, in HTML, with a link to the original file."""
    file = (
        f'<a href="/original/{safe(row["sha256"])}" download>{safe(row["file"])}</a>'
        if has_original
        else safe(row["file"])
    )
    said = [
        (t("column.text"), f"<b>{safe(row['text'])}</b>"),
        (t("column.file"), file),
        (t("column.place"), safe(row["place"])),
        (t("column.area_written"), safe(row["area_written"])),
        (t("column.handed_in_by"), safe(row["handed_in_by"])),
        (t("column.received_on"), t.day(row["received_on"])),
        (t("column.accepted_at"), t.moment(row["accepted_at"])),
    ]
    if remark := _remark(row, t):
        said.append((t("column.remark"), safe(remark)))
    pairs = "".join(f"<dt>{safe(name)}</dt><dd>{words}</dd>" for name, words in said)
    return f'<div class="meaning narrow"><dl>{pairs}</dl></div>'


def option(row: Mapping[str, object]) -> str:
    """One cell in the list to choose from."""
    part = f" · {row['part']}" if row["part"] else ""
    return f"{row['name']}{part}: {row['text']}"


def uploads(found: pd.DataFrame, words: str, t: Text) -> pd.DataFrame:
    """The uploads, newest first, of which a file or a name speaks of all these words."""
    asked = bare(words).split()
    spoken = [bare(f"{row.file} {row.handed_in_by} {row.upload}") for row in found.itertuples()]
    hits = [all(word in texts for word in asked) for texts in spoken]
    rows = found[pd.Series(hits, index=found.index, dtype=bool)]
    marks = [t("mark.illustrative") if flag else "" for flag in rows["is_illustrative"]]
    return pd.DataFrame(
        {
            t("column.upload"): rows["upload"],
            t("column.file"): rows["file"],
            t("column.handed_in_by"): rows["handed_in_by"],
            t("column.received_on"): [t.day(day) for day in rows["received_on"]],
            t("column.accepted_at"): [t.moment(moment) for moment in rows["accepted_at"]],
            t("column.figures"): rows["figures"],
            t("column.believed"): rows["believed"],
            t("column.remark"): marks,
            t("column.why"): rows["why"].fillna(""),
        }
    )


def uploads_written(table: pd.DataFrame, hashes: Sequence[str], t: Text) -> str:
    """The uploads as they are read, each file's name a link to the original."""
    files = [
        f'<a href="/original/{safe(sha)}" download>{safe(name)}</a>'
        for sha, name in zip(hashes, table[t("column.file")], strict=True)
    ]
    shown = table.assign(**{t("column.file"): files}).drop(columns=t("column.why"))
    numbers = [t(f"column.{name}") for name in ("figures", "believed")]
    return markup.table(shown, t("sources.uploads"), numbers=numbers, drawings=[t("column.file")])


def _none(row: Mapping[str, object]) -> str:
    if row.get("exactness") == "not_comparable":
        return "not_comparable"
    if not row["reported"]:
        return "missing"
    if row.get("denominator") == 0:  # first: a share without cases counts as not applicable too
        return "no_case"
    if row.get("not_applicable") == row["reported"]:
        return "not_applicable"
    return "not_added" if row.get("leaves", 1) > 1 else "missing"


def _why_none(indicator: Indicator, area: Area, row: Mapping[str, object], t: Text) -> str:
    kind = _none(row)
    return t(f"sources.none_{kind}", area=area.name, indicator=t.pick(indicator.name), expected=int(row["expected"]))


def _made(indicator: Indicator, area: Area, row: Mapping[str, object], counts: Mapping[str, int], t: Text) -> list[str]:
    if pd.isna(row["value"]):
        return [_why_none(indicator, area, row, t)]
    if not indicator.is_computed:
        if not area.is_leaf:
            return [t("sources.sum", **counts)]
        if row.get("leaves", row["expected"]) > 1:  # one area, put together from those it was made of
            doubt = [t("sources.estimated", names=row["divided"])] if row.get("exactness") == "estimated" else []
            return [t("sources.merged", **counts), *doubt]
        if row.get("is_subtracted"):
            return [t("sources.subtracted", area=area.name)]
        return [t("sources.parts" if row.get("is_derived") else "sources.own", area=area.name)]
    said = [t("sources.formula", formula=t.pick(indicator.formula))]
    if not pd.isna(row.get("numerator")):
        fraction = {name: t.number(row[name]) for name in ("numerator", "denominator")}
        said.insert(0, t("sources.share", **fraction, value=t.percent(row["value"])))
    return said if area.is_leaf else [*said, t("sources.share_of_sums", **counts)]


def _part(row: Mapping[str, object], t: Text) -> str:
    said = [t(f"column.{row['role']}")] if row["role"] != "value" else []
    said += [t(f"part.{piece.split('=')[1]}") for piece in str(row["breakdown"]).split(",") if "=" in piece]
    if row["is_own"]:
        said.append(t("sources.printed_part"))
    if row["cumulative"]:
        said.append(t("mode_inside.cumulative"))
    return ", ".join(said)


def _nth(row: Mapping[str, object]) -> str:
    """Tells numbers of one paragraph apart."""
    return "" if pd.isna(row["paragraph"]) else f"!{int(row['first_char'])}"


def _place(row: Mapping[str, object], t: Text) -> str:
    if not pd.isna(row["paragraph"]):
        return t("sources.paragraph", number=int(row["paragraph"]))
    if not pd.isna(row["doc_table"]):
        return t("sources.doc_table", number=int(row["doc_table"]), cell=row["cell"])
    return t("sources.cell", sheet=row["sheet"], cell=row["cell"])


def _remark(row: Mapping[str, object], t: Text) -> str:
    said = [t("hover.approximate")] if row["qualifier"] else []
    return f",{SPACE}".join(said + ([t("hover.illustrative")] if row["is_illustrative"] else []))
