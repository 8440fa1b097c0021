"""Uploads as the page writes them: a line in the list, facts, decisions, figures, what a decision changes. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import markup, places, sentences
from dashboard.ask_changes import Decision
from dashboard.ask_history import HandedIn
from dashboard.model import Area
from dashboard.rows import records
from dashboard.text import Text, local, safe
from etl.vietnamese import plain as bare
from queries.catalogue import Indicator

ANY = "any"
STATES = ("staged", "accepted", "rejected", "withdrawn")
SHOWN = 300
"""So many lines of a table are on the screen; all are in its files."""


def above(listed: Sequence[HandedIn]) -> dict[str, Area]:
    """The areas to filter by, by key: those spoken of and all above them, from the top down."""
    ids = {number for one in listed for area in one.areas for number in area.above if area.code}
    found = sorted(map(places.area_of, ids), key=lambda area: (area.depth, area.name, area.key))
    return {area.key: area for area in found}


def periods(listed: Sequence[HandedIn]) -> list[str]:
    """The periods to filter by, newest first."""
    return sorted({period for one in listed for period in one.periods}, reverse=True)


def chosen(
    listed: Sequence[HandedIn], words: str, state: str, area: Area | None, period: str, who: str
) -> list[HandedIn]:
    """The uploads that are so; of `words`, all stand in the file's name, the person's, or are its number."""
    asked = bare(words).split()

    def fits(one: HandedIn) -> bool:
        upload = one.upload
        spoken = bare(f"{upload.file} {upload.handed_in_by} {upload.number}")
        return (
            state in (ANY, upload.state)
            and who in (ANY, upload.handed_in_by)
            and (period == ANY or period in one.periods)
            and (area is None or any(area.id in inside.above for inside in one.areas))
            and all(word in spoken for word in asked)
        )

    return [one for one in listed if fits(one)]


def head(t: Text) -> str:
    """The titles above the list, beside the one of number and file."""
    cells = [safe(t(f"history.column_{name}")) for name in ("where", "periods", "who", "late", "figures", "state")]
    return _line(cells, "upload-line head")


def line(one: HandedIn, t: Text) -> str:
    """One upload in the list, beside number and file."""
    upload = one.upload
    cells = [
        safe(where(one, t)),
        safe(spoken_periods(one, t)),
        f"{safe(upload.handed_in_by)}<small>{safe(t.moment(local(upload.handed_in_at)))}</small>",
        safe(punctual(one, t)),
        safe(t("history.figures", count=t.number(upload.figures))),
        badge(upload.state, t),
    ]
    return _line(cells, "upload-line")


def badge(state: str, t: Text) -> str:
    """The state as a small label."""
    return markup.badge(t(f"history.state_{state}"), state)


def where(one: HandedIn, t: Text) -> str:
    """Where the figures are of: an area, or how many of which."""
    if not one.areas:
        return t("history.lost")
    if len(one.areas) == 1:
        return one.areas[0].name or t("history.lost")
    common = set.intersection(*(set(area.above) for area in one.areas))
    deepest = next((number for number in one.areas[0].above if number in common), None)
    count = t.number(len(one.areas))
    if deepest is None:
        return t("history.areas", count=count)
    return t("history.areas_in", count=count, area=places.area_of(deepest).name)


def spoken_periods(one: HandedIn, t: Text) -> str:
    """The periods: the newest, and how many more."""
    if not one.periods:
        return ""
    first, more = t.quarter(one.periods[0]), len(one.periods) - 1
    return t("history.periods", period=first, count=more) if more else first


def punctual(one: HandedIn, t: Text) -> str:
    """On time, or how late; a correction is neither."""
    if one.upload.state != "accepted":
        return ""
    if one.late is None:
        return t("history.correction") if any("-Q" in period for period in one.periods) else ""
    return t("history.late", days=t.number(one.late)) if one.late else t("history.on_time")


def facts(one: HandedIn, has_original: bool, t: Text) -> str:
    """What is known of an upload, in HTML; the file's name leads to the original."""
    upload = one.upload
    file = safe(t("history.no_original"))
    if has_original:
        file = f'<a href="/original/{safe(upload.sha256)}" download>{safe(t("history.download"))}</a>'
    said = [
        (t("history.original"), file),
        (t("history.column_where"), safe(where(one, t))),
        (t("history.column_periods"), safe(", ".join(map(t.quarter, one.periods)))),
        (t("column.handed_in_by"), safe(upload.handed_in_by)),
        (t("history.handed_in_at"), safe(t.moment(local(upload.handed_in_at)))),
        (t("column.received_on"), safe(" · ".join(filter(None, (t.day(upload.received_on), punctual(one, t)))))),
        (t("column.figures"), safe(t.number(upload.figures))),
    ]
    pairs = "".join(f"<dt>{safe(name)}</dt><dd>{words}</dd>" for name, words in said)
    return f'<div class="meaning narrow upload-facts"><dl>{pairs}</dl></div>'


def decisions(entries: Sequence[Mapping[str, Any]], t: Text) -> str:
    """What was decided, the first first: what, who, when, and the word that went with it."""
    items = []
    for entry in entries:
        allowed = t("history.allowed", by=entry["about"]) if entry["about"] else ""
        why = f"<em>{safe(allowed)}</em>" if allowed else ""
        why += f"<q>{safe(entry['why'])}</q>" if entry["why"] else ""
        about = safe(f"{entry['who']} · {t.moment(local(entry['at']))}")
        items.append(f"<li><b>{safe(t('history.did_' + entry['act']))}</b><span>{about}</span>{why}</li>")
    return f'<ol class="decisions">{"".join(items)}</ol>'


def counted(figures: pd.DataFrame) -> dict[str, int]:
    """How many figures are new, changed, the same as before."""
    kinds = figures.apply(_kind, axis=1) if len(figures) else pd.Series(dtype=str)
    return {kind: int((kinds == kind).sum()) for kind in ("new", "changed", "same")}


def figures(one: HandedIn, found: pd.DataFrame, catalogue: Mapping[str, Indicator], t: Text) -> pd.DataFrame:
    """The figures of an upload cell by cell, each against what was known before."""
    rows = records(found)
    table = {
        t("column.area"): [row["name"] for row in rows],
        t("column.indicator"): [_indicator(row, catalogue, t) for row in rows],
        t("column.period"): [t.quarter(row["period"]) for row in rows],
        t("history.column_was"): [_value(row["was"], row["was_there"], row, catalogue, t) for row in rows],
        t("history.column_says"): [_value(row["value"], True, row, catalogue, t) for row in rows],
        t("history.column_kind"): [t(f"history.kind_{_kind(row)}") for row in rows],
        t("column.text"): [row["text"] for row in rows],
        t("column.place"): [_place(row, one.upload.file, t) for row in rows],
    }
    if one.upload.state == "accepted":
        table[t("column.believed")] = [t("history.used" if row["believed"] else "history.not_used") for row in rows]
    return pd.DataFrame(table)


def changes(
    found: pd.DataFrame,
    catalogue: Mapping[str, Indicator],
    t: Text,
    titles: tuple[str, str] = ("history.column_now", "history.column_then"),
) -> pd.DataFrame:
    """What charts show otherwise: where, what, for which period, before and after (under the texts of `titles`)."""
    rows = records(found)
    return pd.DataFrame(
        {
            t("column.area"): [row["name"] for row in rows],
            t("column.indicator"): [_indicator(row, catalogue, t) for row in rows],
            t("column.period"): [t.quarter(row["period"]) for row in rows],
            t(titles[0]): [_shown(row, "was", catalogue, t) for row in rows],
            t(titles[1]): [_shown(row, "becomes", catalogue, t) for row in rows],
        }
    )


def decided(found: Sequence[Decision], t: Text) -> pd.DataFrame:
    """Decisions about uploads: when, who, what about which, why."""
    return pd.DataFrame(
        {
            t("audit.column_at"): [t.moment(local(one.at)) for one in found],
            t("audit.column_who"): [one.who for one in found],
            t("audit.column_what"): [t(f"deed_said.{one.act}", about=one.upload, file=one.file) for one in found],
            t("changes.why"): [one.why for one in found],
        }
    )


def _kind(row: Mapping[str, Any]) -> str:
    if not row["was_there"]:
        return "new"
    is_same = row["was"] == row["value"] or (pd.isna(row["was"]) and pd.isna(row["value"]))
    return "same" if is_same else "changed"


def _indicator(row: Mapping[str, Any], catalogue: Mapping[str, Indicator], t: Text) -> str:
    known = catalogue.get(row["indicator"])
    parts = [t(f"part.{piece.split('=')[1]}") for piece in row["breakdown"].split(",") if "=" in piece]
    parts += [t("mode_inside.cumulative")] if row["cumulative"] else []
    name = t.pick(known.name) if known else row["indicator"]
    return name + (f" ({', '.join(parts)})" if parts else "")


def _value(value: float, is_there: bool, row: Mapping[str, Any], catalogue: Mapping[str, Indicator], t: Text) -> str:
    if not is_there:
        return t("state.missing")
    if pd.isna(value):
        return t("state.not_applicable")
    known = catalogue.get(row["indicator"])
    return sentences.short(value, known, t) if known else t.number(value)


def _shown(row: Mapping[str, Any], moment: str, catalogue: Mapping[str, Indicator], t: Text) -> str:
    reported, expected = int(row[f"{moment}_reported"]), int(row[f"{moment}_expected"])
    said = _value(row[moment], reported > 0, row, catalogue, t)
    known = catalogue.get(row["indicator"])
    if row["is_sum"] and pd.isna(row[moment]) and reported and known and known.over_areas == "none":
        said = t("state.not_added")
    if row["is_sum"]:
        said += f" ({t('history.of', reported=t.number(reported), expected=t.number(expected))})"
    if row["was_illustrative"] != row["becomes_illustrative"] and row[f"{moment}_illustrative"]:
        said += f", {t('hover.illustrative')}"
    return said


def _place(row: Mapping[str, Any], file: str, t: Text) -> str:
    if not pd.isna(row["paragraph"]):
        return t("sources.paragraph", number=int(row["paragraph"]))
    if not pd.isna(row["doc_table"]):
        return t("sources.doc_table", number=int(row["doc_table"]), cell=row["cell"])
    if str(row["sheet"]) == file.rpartition(".")[0]:  # a file without sheets: it is named by the file
        return t("history.cell", cell=row["cell"])
    return t("sources.cell", sheet=row["sheet"], cell=row["cell"])


def _line(cells: Sequence[str], kind: str) -> str:
    return f'<div class="{kind}">{"".join(f"<span>{cell}</span>" for cell in cells)}</div>'
