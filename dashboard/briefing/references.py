"""What stands at the end of whatever leaves: what each indicator means, where the figures come from, how to verify."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import segno

from dashboard.briefing.content import Content, Slide
from dashboard.text import Text

TAGS = {"vi": "vi-VN", "en": "en-GB"}
"""Languages as office programs name them."""


def meanings(content: Content) -> list[Mapping[str, str]]:
    """The definitions of all slides as they are: columns' titles → words."""
    found = {tuple(one.items()): one for slide in content.slides for one in slide.definitions}
    return list(found.values())


def said_of_indicators(content: Content, t: Text) -> dict[str, list[str]]:
    """What each indicator means, for reading: its name → sentences. What every slide says of itself is left out."""
    told = {t(f"column.{name}") for name in ("as_of", "source", "remark", "indicator")}
    said: dict[str, list[str]] = {}
    for one in meanings(content):
        name = one.get(t("column.indicator")) or next(iter(one.values()), "")
        sentences = [f"{title}: {words}" for title, words in one.items() if words and title not in told]
        said[name] = list(dict.fromkeys([*said.get(name, []), *sentences]))
    return said


def sources(content: Content) -> list[str]:
    """Where the figures come from, each line once."""
    return list(dict.fromkeys(slide.source for slide in content.slides if slide.source))


def mark(content: Content, t: Text) -> str:
    """What the cover says of illustrative figures; nothing where all are real."""
    shown = [slide for slide in content.slides if has_chart(slide) or has_table(slide)]
    marked = [slide for slide in content.slides if slide.mark]
    if not marked:
        return ""
    return t("mark.illustrative") if len(marked) >= len(shown) else t("briefing.file.some_illustrative")


def has_chart(slide: Slide) -> bool:
    """Whether there is something to draw."""
    return slide.plot is not None and bool(slide.plot.labels and slide.plot.series)


def has_table(slide: Slide) -> bool:
    """Whether there is a table with columns."""
    return slide.table is not None and len(slide.table.columns) > 0


def shown_remarks(slide: Slide) -> list[str]:
    """The remarks without the one that is the title."""
    return [one for one in slide.remarks if one.rstrip(".") != slide.title.rstrip(".")]


def rule_notes(slide: Slide, t: Text) -> list[str]:
    """The rules of a chart in words, for where no line can be drawn."""
    plot = slide.plot
    return (
        [t("briefing.file.rule", place=plot.labels[place], words=words) for place, words in plot.rules] if plot else []
    )


def verification(content: Content, t: Text) -> list[str]:
    """How what leaves is verified, in sentences; none where no code was issued."""
    if not content.code:
        return []
    at = [t("briefing.file.verify_at", address=content.address)] if content.address else []
    return [t("briefing.file.verify", code=content.code), *at]


def code_picture(words: str) -> bytes:
    """Words, an address most often, to be read by a telephone: a picture (PNG)."""
    target = BytesIO()
    segno.make(words, error="m", micro=False).save(target, kind="png", scale=10, border=4)
    return target.getvalue()


def code_drawing(words: str) -> str:
    """The same as SVG; nothing of nothing."""
    return segno.make(words, error="m").svg_inline(border=2, omitsize=True) if words else ""


def codes(content: Content, t: Text) -> list[tuple[str, str, str]]:
    """The codes to be read by a telephone at the end of what leaves: what each holds, what stands below it, and for
    those who do not see it."""
    found = []
    if content.code:
        alt = t("briefing.file.code_alt", code=content.code)
        found.append((content.address or content.code, t("briefing.file.code_verify"), alt))
    if content.link:
        found.append((content.link, t("briefing.file.code_link"), t("briefing.link_qr")))
    return found


def inscribe(properties: Any, content: Content) -> None:
    """What a file says of itself; python-pptx and python-docx name these alike and take 255 letters."""
    told = {"title": content.name, "author": content.office, "last_modified_by": content.office, "comments": ""}
    told |= {"subject": content.as_of, "keywords": content.code, "language": TAGS[content.language]}
    for name, words in told.items():
        setattr(properties, name, words[:255])
