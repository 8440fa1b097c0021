"""The template slides are made on where an office has none of its own: python-pptx's, made wide, in our colours."""

import re
from functools import cache
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Pt

from dashboard.briefing.room import FONT
from dashboard.design import ACCENT, SERIES

WIDE, HIGH = 960, 540
"""16:9, in points: 13.33 × 7.5 inches."""
INK = "222629"
_KEPT = (0, 1, 5)
"""Of python-pptx's layouts: title slide, title and content, title only."""
_MASTER = {
    "title": (42, 20, 876, 76),
    "body": (42, 100, 876, 402),
    "ftr": (42, 510, 700, 22),
    "sldNum": (838, 510, 80, 22),
    "dt": (742, 510, 96, 22),
}
_COVER = {"ctrTitle": (84, 130, 792, 150), "subTitle": (84, 292, 792, 100)}
_BAR = (42, 130, 8, 262)


@cache
def plain() -> bytes:
    """The template: a .pptx without slides."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(WIDE), Pt(HIGH)
    master, layouts = made.slide_master, list(made.slide_layouts)
    for n, layout in enumerate(layouts):
        if n not in _KEPT:
            made.slide_layouts.remove(layout)
    _place(master, _MASTER)
    for n in _KEPT:
        for shape in layouts[n].placeholders:  # they lie where the master's do
            for place in shape.element.spPr.findall("{*}xfrm"):
                shape.element.spPr.remove(place)
    _place(layouts[0], _COVER)
    for how in layouts[0].placeholders[1].element.iter("{*}lvl1pPr"):
        how.set("algn", "l")
    _bar(layouts[0], made)
    _style(master)
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _themed(theme.blob)
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def _place(holder: Any, boxes: dict[str, tuple[int, int, int, int]]) -> None:
    for shape in holder.placeholders:
        if box := boxes.get(shape.element.ph.get("type", "")):
            shape.left, shape.top, shape.width, shape.height = (Pt(value) for value in box)


def _bar(layout: Any, made: Any) -> None:
    """A bar of the accent beside the cover's title; a layout takes no new shapes, so it is moved there from a slide."""
    bar = made.slides.add_slide(layout).shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Pt(value) for value in _BAR))
    bar.fill.solid()
    bar.fill.fore_color.rgb = RGBColor.from_string(ACCENT[1:])
    bar.line.fill.background()
    bar.shadow.inherit = False
    layout.shapes._spTree.append(bar.element)
    only = made.slides._sldIdLst[0]
    made.part.drop_rel(only.rId)
    made.slides._sldIdLst.remove(only)


def _style(master: Any) -> None:
    """Titles left, strong, large enough for the back row; words below them; footers quiet."""
    styles = master.element.find("{*}txStyles")
    title = styles.find("{*}titleStyle/{*}lvl1pPr")
    title.set("algn", "l")
    title.find("{*}defRPr").attrib.update({"sz": "2800", "b": "1"})
    for level, size in ((1, 2400), (2, 2000), (3, 1800)):
        styles.find(f"{{*}}bodyStyle/{{*}}lvl{level}pPr/{{*}}defRPr").set("sz", str(size))
    for shape in master.placeholders:
        kind = shape.element.ph.get("type", "")
        if kind in ("ftr", "sldNum", "dt"):
            shape.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT if kind == "ftr" else PP_ALIGN.RIGHT
            for how in shape.element.iter("{*}lvl1pPr"):
                how.set("algn", "l" if kind == "ftr" else "r")
                how.find("{*}defRPr").set("sz", "1200")


def _themed(theme: bytes) -> bytes:
    """The theme with our typeface and colours."""
    words = theme.decode("utf-8").replace('typeface="Calibri"', f'typeface="{FONT}"')
    for n, colour in enumerate(SERIES, 1):
        words = re.sub(f"(<a:accent{n}>).*?(</a:accent{n}>)", rf'\1<a:srgbClr val="{colour[1:]}"/>\2', words)
    words = re.sub("(<a:dk1>).*?(</a:dk1>)", rf'\1<a:srgbClr val="{INK}"/>\2', words)
    return words.encode("utf-8")
