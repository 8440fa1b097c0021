"""Charts of the pages written out as slides: whatever of them leaves is taken from here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dashboard import sentences
from dashboard.briefing.content import Slide
from dashboard.briefing.issued import digest
from dashboard.briefing.recipe import REMARKS, TABLE, WHOLE
from dashboard.text import Text
from queries.catalogue import Indicator

LONGEST = 110
"""So many letters a title may have that states the finding; past them it is no title any more."""


def slide(
    indicators: Sequence[Indicator],
    shown: Mapping[str, Any],
    t: Text,
    title: str = "",
    notes: str = "",
    part: str = WHOLE,
) -> Slide:
    """A chart (what figure.show takes) as a slide, or that part of it alone: its table, its remarks.

    Unless one is given, the title is the first remark that is short enough, else what is drawn.
    """
    remarks, source = tuple(shown.get("remarks", ())), shown["source"]
    finding = next((one.rstrip(".") for one in remarks[:1] if len(one) <= LONGEST), shown["title"])
    plot = shown.get("plot")
    whole = Slide(
        title=title or finding,
        heading=shown["title"],
        subtitle=shown["subtitle"],
        plot=plot,
        table=shown["table"],
        numbers=tuple(shown.get("numbers", ())),
        shares=tuple(shown.get("shares", ())),
        mixed=tuple(shown.get("mixed", ())),
        tints=tuple(shown.get("tints", ())),
        remarks=remarks,
        legend=shown.get("legend", ""),
        source=sentences.source_line(source, t),
        alt=shown["alt"],
        mark=source.illustrative,
        notes=notes,
        definitions=tuple(sentences.definitions(indicators, source, t)),
        digest=digest(plot, shown.get("figures", ())),
    )
    if part == TABLE:
        return replace(whole, title=title or shown["title"], plot=None, remarks=())
    if part == REMARKS:
        said = "\n".join(f"- {one}" for one in remarks) or t("briefing.no_remarks")
        alone = {"plot": None, "table": None, "remarks": (), "legend": "", "text": said}
        return replace(whole, title=title or shown["title"], **alone)
    return whole
