"""What slides are made on: our own plain template, or an office's .pptx, opened as if hostile."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout

from dashboard.briefing.plain_slides import plain
from etl.read import guard

POINT = 12700
"""Units of a drawing to the point."""
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_BODIES = (PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY)
_FRAME = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
LEAST = 0.3
"""Of a slide, so much must be the place for content."""
MAX_MARKUP = 16 * 1024 * 1024
"""Bytes of XML, which take some ten times as much as a tree; templates have one or two million."""
_MARKUP = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_REFUSED = {"too_big": "too_big", "too_heavy": "too_big", "password": "password"}
_ACTIVE = re.compile(r"vbaProject|/activeX/|/ctrlProps/", re.I)
_OBJECT = re.compile(r"/embeddings/|oleObject", re.I)
_CHART_S = re.compile(r"ppt/charts/_rels/[^/]+\.rels", re.I)
_SHEET = re.compile(r"ppt/embeddings/[^/]+\.xlsx", re.I)
_NOT_IN_SHEET = re.compile(r"vbaProject|/activeX/|/ctrlProps/|/embeddings/|externalLinks|connections|queryTables", re.I)
_OUTSIDE = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>")
_LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']")


class BadTemplate(ValueError):
    """No slides can be made on this file. `why` names the text of text.toml (briefing.template_…) that says it."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = f"briefing.file.template_{why}"


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def below(self) -> float:
        """Where it ends."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Layouts:
    """The layouts of a template that are used, and where on them what is shown goes."""

    cover: SlideLayout
    bare: SlideLayout
    words: SlideLayout
    body: Box


def opened(template: bytes | None) -> tuple[Deck, Layouts]:
    """An empty presentation on a template (None: ours) with its layouts. Raises BadTemplate."""
    if template is None:
        made = Presentation(BytesIO(plain()))
        return made, layouts_of(made)
    safe = examined(template)
    try:
        made = Presentation(BytesIO(safe))
        found = layouts_of(made)
        _empty(made)
    except BadTemplate:
        raise
    except Exception as bad:  # what is well-formed may still be no presentation, in any of many ways
        raise BadTemplate("broken") from bad
    return made, found


def examined(template: bytes) -> bytes:
    """The template, when it is safe to open: sizes, parts, nothing that runs, nothing fetched. Raises BadTemplate."""
    try:
        parts = guard.parts(template)
    except guard.Refused as refused:
        raise BadTemplate(_REFUSED.get(refused.code, "broken")) from refused
    if sum(len(content) for content in parts.values() if content[:64].lstrip().startswith(_MARKUP)) > MAX_MARKUP:
        raise BadTemplate("too_big")
    if "ppt/presentation.xml" not in parts:
        raise BadTemplate("not_slides")
    if any(_ACTIVE.search(name) for name in parts) or b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        raise BadTemplate("active")
    if _reaches_out(parts):
        raise BadTemplate("outside")
    _only_charts(parts)
    return guard.packed(parts.items())


def _reaches_out(parts: Mapping[str, bytes]) -> bool:
    """Whether anything is fetched from elsewhere; a link somebody may click is not."""
    relations = b"".join(content for name, content in parts.items() if name.lower().endswith(".rels"))
    return any(not _LINK.search(one) for one in _OUTSIDE.findall(relations))


def _only_charts(parts: Mapping[str, bytes]) -> None:
    """The sheets behind charts may stay when a chart alone names them and nothing in them runs or is fetched; no other
    object inside may. Raises BadTemplate."""
    inside = [name for name in parts if _OBJECT.search(name)]
    others = b"".join(one for name, one in parts.items() if name.endswith(".rels") and not _CHART_S.fullmatch(name))
    unpacked = 0
    for name in inside:
        if not _SHEET.fullmatch(name) or name.rpartition("/")[2].encode() in others:
            raise BadTemplate("objects")
        try:
            sheet = guard.parts(parts[name])
        except guard.Refused as refused:
            raise BadTemplate("objects") from refused
        unpacked += sum(map(len, sheet.values()))
        if unpacked > guard.MAX_UNPACKED:
            raise BadTemplate("too_big")
        has_macros = b"macroEnabled" in sheet.get("[Content_Types].xml", b"")
        if has_macros or "xl/workbook.xml" not in sheet or any(map(_NOT_IN_SHEET.search, sheet)) or _reaches_out(sheet):
            raise BadTemplate("objects")


def layouts_of(made: Deck) -> Layouts:
    """Layouts by what placeholders they have, never by their number or name. Raises BadTemplate."""
    all_ = [layout for master in made.slide_masters for layout in master.slide_layouts]
    titled = [layout for layout in all_ if of_type(layout, _TITLES) and not _others(layout)]
    least = LEAST * made.slide_width * made.slide_height
    words = [layout for layout in titled if _holds_words(layout, least)]
    if not words:
        raise BadTemplate("no_layout")
    chosen = max(words, key=lambda layout: _area(of_type(layout, _BODIES)[0]))
    bare = next((layout for layout in titled if not of_type(layout, _BODIES)), chosen)
    covers = [layout for layout in all_ if of_type(layout, _TITLES) and of_type(layout, (PP_PLACEHOLDER.SUBTITLE,))]
    covers.sort(key=lambda layout: not of_type(layout, (PP_PLACEHOLDER.CENTER_TITLE,)))
    return Layouts(covers[0] if covers else chosen, bare, chosen, box_of(of_type(chosen, _BODIES)[0]))


def of_type(holder: Any, kinds: Sequence[PP_PLACEHOLDER]) -> list[Any]:
    """The placeholders of these kinds on a slide or layout."""
    return [one for one in holder.placeholders if one.placeholder_format.type in kinds]


def title_of(holder: Any) -> Any:
    """The placeholder of the title."""
    return of_type(holder, _TITLES)[0]


def box_of(shape: Any) -> Box:
    """Where a shape lies."""
    return Box(*(value / POINT for value in (shape.left, shape.top, shape.width, shape.height)))


def _others(layout: SlideLayout) -> list[Any]:
    """What a plain layout does not have: places for other things, and for words that stand upright."""
    kinds = (*_TITLES, *_BODIES, *_FRAME)
    upright = [one for one in layout.placeholders if one.element.ph.get("orient") == "vert"]
    return upright + [one for one in layout.placeholders if one.placeholder_format.type not in kinds]


def _holds_words(layout: SlideLayout, least: float) -> bool:
    bodies = of_type(layout, _BODIES)
    return len(bodies) == 1 and _area(bodies[0]) >= least and title_of(layout).top < bodies[0].top


def _area(shape: Any) -> int:
    return shape.width * shape.height


def _empty(made: Deck) -> None:
    """Without the slides that are in the template, and without the lists that name them."""
    root, shown = made.part._element, made.slides._sldIdLst
    for one in list(shown):
        made.part.drop_rel(one.rId)
        shown.remove(one)
    for found in [*root.iter("{*}custShowLst"), *root.findall("{*}extLst")]:
        found.getparent().remove(found)
