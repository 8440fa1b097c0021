"""Charts of the pages written out as slides: whatever of them leaves is taken from here."""

from collections.abc import Mapping
from typing import Any

from dashboard import sentences
from dashboard.briefing.content import Slide
from dashboard.text import Text
from queries.catalogue import Indicator

LONGEST = 110
"""So many letters a title may have that states the finding; past them it is no title any more."""


def slide(indicator: Indicator, shown: Mapping[str, Any], t: Text, title: str = "", notes: str = "") -> Slide:
    """A chart (what figure.show takes) as a slide.

    Unless one is given, the title is the first remark that is short enough, else what is drawn.
    """
    remarks, source = tuple(shown.get("remarks", ())), shown["source"]
    finding = next((one.rstrip(".") for one in remarks[:1] if len(one) <= LONGEST), shown["title"])
    return Slide(
        title=title or finding,
        heading=shown["title"],
        subtitle=shown["subtitle"],
        plot=shown["plot"],
        table=shown["table"],
        numbers=tuple(shown.get("numbers", ())),
        shares=tuple(shown.get("shares", ())),
        remarks=remarks,
        legend=shown.get("legend", ""),
        source=sentences.source_line(source, t),
        alt=shown["alt"],
        mark=source.illustrative,
        notes=notes,
        definitions=tuple(sentences.definitions([indicator], source, t)),
    )
