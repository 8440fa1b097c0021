"""A briefing as a PDF of A4 pages, for the file: paper.typ sets it, our typeface in it, every word searchable."""

from datetime import datetime
from typing import Any

from typst import TypstError

from dashboard.briefing import cells, panels, references
from dashboard.briefing.content import Content, Plot, Slide
from dashboard.briefing.drawing import drawn
from dashboard.briefing.lying import lying, parts, tall
from dashboard.briefing.press import drawing, pressed
from dashboard.text import Text, text

WIDTH, HEIGHT = 680, 300
"""A chart in units of its drawing; it is as wide as the page's column, 170 mm."""
MAP_HIGH = 480
LONG = 5
"""With more slides than this there is a table of contents."""
BARS, ROOM = 26, 790
"""So many lying bars stand on a page with their heading; so high may panels be, in units of the drawing."""
READ_ALOUD, KEPT = "ua-1", "a-2a"
"""PDF/UA-1 and PDF/A-2a. Both forbid a letter that no typeface has; the latter asks for the day it was made."""


def pdf(content: Content, made: datetime | None = None) -> bytes:
    """The briefing: cover, contents where it is long, each slide with chart, remarks, table and source, definitions.

    `made` (with its time zone) is when; with it the document is one for keeping. The same content and moment give the
    same bytes. Where letters are in no typeface of ours, they are printed as empty boxes, and the document calls itself
    fit for neither keeping nor reading aloud.
    """
    t = text(content.language)
    data = {
        "name": content.name,
        "office": content.office,
        "language": content.language,
        "as_of": content.as_of,
        "mark": t("mark.illustrative") if any(slide.mark for slide in content.slides) else "",
        "checked": t("briefing.paper.checked", code=content.code) if content.code else "",
        "check": t("briefing.paper.check", address=content.address) if content.address else "",
        "qr": references.code_drawing(content.address),
        "link_qr": references.code_drawing(content.link),
        "link": t("briefing.file.link_at", address=content.link) if content.link else "",
        "link_what": t("briefing.file.code_link"),
        "is_dated": made is not None,
        "has_contents": len(content.slides) > LONG,
        "words": {key: t(f"briefing.paper.{key}") for key in ("contents", "definitions", "remarks", "table", "page")},
        "slides": [_slide(slide, t) for slide in content.slides],
        "definitions": cells.definitions(content),
    }
    moment = int(made.timestamp()) if made else 0
    standards = [READ_ALOUD, KEPT] if made else [READ_ALOUD]
    try:
        return pressed("paper.typ", data, "pdf", pdf_standards=standards, timestamp=moment)
    except TypstError:
        return pressed("paper.typ", data, "pdf", timestamp=moment)


def _slide(slide: Slide, t: Text) -> dict[str, Any]:
    head, rows, are_numbers = cells.written(slide, t)
    return {
        "title": slide.title,
        "heading": "" if slide.heading == slide.title else slide.heading,
        "subtitle": slide.subtitle,
        "mark": slide.mark,
        "alt": slide.alt or slide.heading or slide.title,
        "charts": _charts(slide.plot, t) if slide.plot else [],
        "text": [line for line in slide.text.split("\n") if line.strip()],
        "remarks": list(slide.remarks),
        "legend": slide.legend,
        "source": slide.source,
        "table": {"head": head, "rows": rows, "numbers": are_numbers, "tints": dict(slide.tints)},
        "dash": cells.dash_note(slide, t),
    }


def _charts(plot: Plot, t: Text) -> list[dict[str, Any]]:
    """The chart; of a long ranking so many drawings, all to one scale, that each fits on a page."""
    if plot.shape == "panels":
        some = panels.pages(plot, WIDTH, ROOM)
        return [drawing(panels.panels(one, t, WIDTH), WIDTH, panels.tall(one, WIDTH)) for one in some]
    if plot.shape == "map":
        return [drawing(drawn(plot, t, WIDTH, MAP_HIGH), WIDTH, MAP_HIGH)]
    if plot.shape != "bars":
        return [drawing(drawn(plot, t, WIDTH, HEIGHT), WIDTH, HEIGHT)]
    found = [(lying(one, t, WIDTH, plot), tall(one, WIDTH)) for one in parts(plot, BARS)]
    return [drawing(pieces, WIDTH, height) for pieces, height in found]
