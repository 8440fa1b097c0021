"""Single points of a chart in DrawingML: pale where illustrative, hollow where not all reported, with no line or a
dashed one leading to them. Pure."""

from collections.abc import Iterator

from lxml import etree

from dashboard.briefing.content import Plot, Series
from dashboard.briefing.room import FONT

SPACES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
C = f"{{{SPACES['c']}}}"
PEER = "#C3C9D0"
"""design.PEER as it looks on white: files hold no half-transparent colours, for not every program shows them."""
HOLLOW = "#FFFFFF"


def node(tag: str, *inside: etree._Element, **attributes: object) -> etree._Element:
    """An element ("c:val") of a drawing with its attributes and what is inside."""
    space, _, name = tag.rpartition(":")
    made = etree.Element(f"{{{SPACES[space]}}}{name}" if space else tag, nsmap=SPACES)
    for key, value in attributes.items():
        made.set(key, str(value))
    made.extend(inside)
    return made


def pale(colour: str) -> str:
    """A colour (#1A80C4) halfway to white."""
    return "#" + "".join(f"{(int(colour[n : n + 2], 16) + 256) // 2:02X}" for n in (1, 3, 5))


def solid(colour: str) -> etree._Element:
    """Filled with a colour."""
    return node("a:solidFill", node("a:srgbClr", val=colour.lstrip("#")))


def outline(colour: str, thick: int, dashed: bool = False) -> etree._Element:
    """A line of so many units of drawings (12,700 to the point)."""
    dashes = [node("a:prstDash", val="sysDash")] if dashed else []
    return node("a:ln", solid(colour), *dashes, node("a:round"), w=thick, cap="rnd")


def letters(size: float, colour: str | None = None, is_bold: bool = False, tag: str = "a:defRPr") -> etree._Element:
    """How letters look; without a colour in a grey of the document's own text."""
    faces = [node(f"a:{name}", typeface=FONT) for name in ("latin", "cs")]
    grey = node("a:schemeClr", node("a:lumMod", val=65000), node("a:lumOff", val=35000), val="tx1")
    ink = solid(colour) if colour else node("a:solidFill", grey)
    return node(tag, ink, *faces, sz=round(100 * size), b=int(is_bold))


def text_of(size: float, colour: str | None = None, is_bold: bool = False, turned: int | None = None) -> etree._Element:
    """How letters are set in a part of a chart; without a colour in a grey of the document's own text."""
    how = letters(size, colour, is_bold)
    body = node("a:bodyPr") if turned is None else node("a:bodyPr", rot=turned, vert="horz")
    return node("c:txPr", body, node("a:lstStyle"), node("a:p", node("a:pPr", how), node("a:endParaRPr", lang="vi-VN")))


def marker(one: Series, n: int | None) -> etree._Element:
    """The marker of a point, or (None) of points that are like no other."""
    colour = pale(one.colour) if _is(one.weak, n) else one.colour
    if one.is_aim:  # a level to be reached, no figure: strokes, also where it is of one period alone
        stroke = [
            _symbol("dash"),
            node("c:size", val=20),
            node("c:spPr", solid(one.colour), outline(one.colour, 12700)),
        ]
        return node("c:marker", *(stroke if one.is_loose else [_symbol("none")]))
    if one.is_loose:
        inside = [node("a:noFill"), outline(one.colour, 22225)]
        return node("c:marker", _symbol("square"), node("c:size", val=10), node("c:spPr", *inside))
    inside = [solid(HOLLOW if _is(one.hollow, n) else colour), outline(colour, 22225)]
    return node("c:marker", _symbol("circle"), node("c:size", val=8), node("c:spPr", *inside))


def of_line(one: Series, thick: int) -> Iterator[etree._Element]:
    """The points of a line that are not like the others. What is said of a point's line is said of that to it."""
    for n, value in enumerate(one.values):
        is_cut, is_dashed = n in one.cut, n in one.dashed
        is_dashed = is_dashed and not one.is_aim  # its whole line is
        is_marked = _is(one.weak, n) or _is(one.hollow, n)
        if one.is_loose or value is None or not (is_cut or is_dashed or is_marked):
            continue
        colour = pale(one.colour) if _is(one.weak, n) else one.colour
        line = node("a:ln", node("a:noFill")) if is_cut else outline(colour, thick, is_dashed)
        yield node("c:dPt", node("c:idx", val=n), marker(one, n), node("c:bubble3D", val=0), node("c:spPr", line))


def of_bars(one: Series, plot: Plot) -> Iterator[etree._Element]:
    """The bars that are not of the series' colour throughout: peers of the one that is meant, pale and hatched ones."""
    for n, value in enumerate(one.values):
        base = PEER if plot.highlight is not None and n != plot.highlight else one.colour
        colour = pale(base) if _is(one.weak, n) else base
        if value is None or not (colour != one.colour or _is(one.hollow, n)):
            continue
        yield node(
            "c:dPt", node("c:idx", val=n), node("c:invertIfNegative", val=0), node("c:bubble3D", val=0),
            node("c:spPr", _hatched(colour) if _is(one.hollow, n) else solid(colour)),
        )  # fmt: skip


def _symbol(name: str) -> etree._Element:
    return node("c:symbol", val=name)


def _hatched(colour: str) -> etree._Element:
    front, back = node("a:fgClr", node("a:srgbClr", val="FFFFFF")), node("a:bgClr", node("a:srgbClr", val=colour[1:]))
    return node("a:pattFill", front, back, prst="wdUpDiag")


def _is(claims: tuple[bool, ...], n: int | None) -> bool:
    return n is not None and bool(claims) and claims[n]
