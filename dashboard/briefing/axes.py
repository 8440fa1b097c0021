"""The axes of a chart in DrawingML: places along one, few steps on the other, and how figures are written. Pure."""

from math import ceil, floor, log10

from lxml import etree

from dashboard.briefing import room
from dashboard.briefing.content import Plot
from dashboard.briefing.points import letters as letters_of
from dashboard.briefing.points import node, outline, text_of

CATEGORY_AXIS, VALUE_AXIS = 2094734552, 2094734553
_RULES = "#D5DAE0"


def number_format(plot: Plot, language: str) -> str:
    """How its figures are written; separators are those of the machine that shows it."""
    if plot.is_share:
        return '0.0" %"' if language == "vi" else '0.0"%"'
    return "#,##0" if all(value == int(value) for value in filled(plot)) else "#,##0.0"


def axes(plot: Plot, language: str, across: float, size: float, most: float | None) -> list[etree._Element]:
    """The axis of places and that of values. Of lying bars the values stand at the bars, and the axis is not drawn."""
    lies, is_panel = plot.shape == "bars", plot.shape == "panels"
    letters, step = (size, 1) if lies else _tick_letters(plot, across, size)
    line = node("c:spPr", outline(_RULES, 12700))
    places = node(
        "c:catAx", node("c:axId", val=CATEGORY_AXIS),
        node("c:scaling", node("c:orientation", val="maxMin" if lies else "minMax")),
        node("c:delete", val=0), node("c:axPos", val="l" if lies else "b"), *([_span(plot, size)] if is_panel else []),
        node("c:numFmt", formatCode="General", sourceLinked=0),
        node("c:majorTickMark", val="none"), node("c:minorTickMark", val="none"),
        node("c:tickLblPos", val="none" if is_panel else "low"),
        line, text_of(letters, turned=0), node("c:crossAx", val=VALUE_AXIS), node("c:crosses", val="autoZero"),
        node("c:auto", val=0), node("c:lblAlgn", val="ctr"), node("c:lblOffset", val=100),
        node("c:tickLblSkip", val=step), node("c:noMultiLvlLbl", val=1),
    )  # fmt: skip
    least, apart, whole = _scale(plot)
    most = whole if most is None else most
    if plot.ends and most is None and apart:
        most = ceil(max(*filled(plot), *plot.ends) / apart) * apart
    ends = [node(f"c:{name}", val=value) for name, value in (("max", most), ("min", least)) if value is not None]
    grid = [] if lies else [node("c:majorGridlines", node("c:spPr", outline(_RULES, 9525)))]
    values = node(
        "c:valAx", node("c:axId", val=VALUE_AXIS),
        node("c:scaling", node("c:orientation", val="minMax"), *ends),
        node("c:delete", val=1 if lies else 0), node("c:axPos", val="t" if lies else "l"), *grid,
        node("c:numFmt", formatCode=number_format(plot, language), sourceLinked=0),
        node("c:majorTickMark", val="none"), node("c:minorTickMark", val="none"), node("c:tickLblPos", val="low"),
        node("c:spPr", node("a:ln", node("a:noFill"))), text_of(size), node("c:crossAx", val=CATEGORY_AXIS),
        node("c:crosses", val="autoZero"), node("c:crossBetween", val="between"),
        *([] if lies or apart is None else [node("c:majorUnit", val=apart)]),
    )  # fmt: skip
    return [places, values]


def _span(plot: Plot, size: float) -> etree._Element:
    """The first and the last place of an axis that has no room for more, as its title."""
    said = node("a:t")
    said.text = " – ".join(dict.fromkeys((plot.labels[0], plot.labels[-1])))
    how = node("a:pPr", letters_of(size - 2))
    rich = node(
        "c:rich",
        node("a:bodyPr"),
        node("a:lstStyle"),
        node("a:p", how, node("a:r", letters_of(size - 2, tag="a:rPr"), said)),
    )
    return node("c:title", node("c:tx", rich), node("c:overlay", val=0))


def axis_names() -> list[etree._Element]:
    """What a group of series says of which axes it stands on."""
    return [node("c:axId", val=CATEGORY_AXIS), node("c:axId", val=VALUE_AXIS)]


def _tick_letters(plot: Plot, across: float, size: float) -> tuple[float, int]:
    """How large the names along an axis are so that all have room; where they are too many, every which is written."""
    each = across / max(len(plot.labels), 1)
    widest = max((room.width(one, 1) for one in plot.labels), default=0)
    letters = next((one for one in (size, size - 1, size - 2) if (widest + 0.5) * one <= each), size)
    return letters, next((n for n in (1, 2, 4, 8, 16) if (widest + 0.5) * letters <= n * each), len(plot.labels) + 1)


def _scale(plot: Plot) -> tuple[float, float | None, float | None]:
    """Where the values' axis begins, its few steps, and where it must end (None: as the program sees fit).

    Counts begin at 0, a course of shares below its lowest; no share goes beyond 100.
    """
    known = [*filled(plot), *plot.ends]
    if not known:
        return 0, None, None
    is_course = plot.is_share and plot.shape in ("lines", "panels")
    low, high = (min(known), max(known)) if is_course else (min(0, *known), max(0, *known))
    if plot.shape == "stack":
        parts = [one for one in plot.series if not one.is_loose]
        high = max(high, *(sum(one.values[n] or 0 for one in parts) for n in range(len(plot.labels))))
    raw = ((high - low) or high or 1) / (2.2 if plot.shape == "panels" else 4.5)
    unit = 10 ** floor(log10(raw))
    factors = (1, 2, 2.5, 5, 10) if plot.is_share or unit >= 10 else (1, 2, 5, 10)  # no half is written as a whole
    apart = next(unit * factor for factor in factors if unit * factor >= raw)
    apart = apart if plot.is_share else max(1, apart)
    is_full = plot.is_share and high <= 100 <= ceil(high / apart) * apart
    least = floor(low / apart) * apart
    least -= apart if least >= high > 0 else 0  # all the same, at a step: a line needs room below it
    return round(least, 6), apart, 100 if is_full else None


def filled(plot: Plot) -> list[float]:
    """All figures of all series."""
    return [value for one in plot.series for value in one.values if value is not None]


def written(value: float, plot: Plot, language: str) -> str:
    """A figure about as a chart writes it, to reckon with its width."""
    decimals = 0 if number_format(plot, language) == "#,##0" else 1
    return f"{value:,.{decimals}f}" + (" %" if plot.is_share else "")
