"""Plots as DrawingML: what slides and workbooks alike hold of a chart, so that both are drawn and read alike. Pure.

The libraries make the parts, the data sheet and the references; the rest of the chart is made here, because neither can
say all of it: a line that does not lead to a point, points of their own kind, markers over bars.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from lxml import etree

from dashboard.briefing import points, room
from dashboard.briefing.axes import axes, axis_names, filled, number_format, written
from dashboard.briefing.content import Plot, Series
from dashboard.briefing.points import C, letters, node, outline, solid, text_of
from dashboard.briefing.printable import on_one_line

MOST_LABELLED = 24
"""So many upright bars may each bear their figure."""
THINNEST = 0.08
"""Of the highest bar, so much must a part of a bar be to bear its figure."""
_LINE = 38100
"""3 points, in the unit of drawings (12,700 to the point): seen from the back row."""
_KEPT = ("tx", "cat", "val")
COURSES = ("lines", "panels")


def labels(plot: Plot) -> list[str]:
    """What stands along the axis. Of a bar that is not there the reason, which a label on the bar could not tell."""
    return [label + reason for label, reason in zip(plot.labels, _reasons(plot), strict=True)]


def dress(
    space: etree._Element,
    plot: Plot,
    language: str,
    across: float,
    high: float,
    size: float,
    most: float | None = None,
    titled: bool = False,
) -> None:
    """Draw the plot in a chart part (c:chartSpace) that a library made of the same figures, series by series.

    `across` and `high` are the room in points, `size` that of the letters; `most` is where the values' axis ends, when
    several charts must have the same. A `titled` chart says itself whose its only series is.
    """
    chart = space.find(C + "chart")
    kept = [[one.find(C + name) for name in _KEPT] for one in chart.iter(C + "ser")]
    x, y, w, h = inside(plot, language, across, high, size)
    above = 1.6 * size / high if titled else 0
    y, h = y + above, h - above
    layout = node("c:layout", node("c:manualLayout", *_placed(x, y, w, h)))
    area = node(
        "c:plotArea", layout, *_groups(plot, kept, language, size), *axes(plot, language, across * w, size, most)
    )
    drawn = node("c:chart", *([_title(plot, across, size)] if titled else []))
    drawn.extend([node("c:autoTitleDeleted", val=int(not titled)), area])
    if has_legend(plot):
        drawn.append(
            node(
                "c:legend", node("c:legendPos", val="t"), node("c:overlay", val=0), text_of(size),
            )
        )  # fmt: skip
    drawn.extend([node("c:plotVisOnly", val=1), node("c:dispBlanksAs", val="gap")])
    chart.getparent().replace(chart, drawn)
    for old in space.findall(C + "txPr") + space.findall(C + "spPr"):
        space.remove(old)
    for part in (text_of(size), node("c:spPr", node("a:noFill"), node("a:ln", node("a:noFill")))):
        drawn.addnext(part)


def _title(plot: Plot, across: float, size: float) -> etree._Element:
    """Whose a panel is, on one line; not every program sets it where it is told to."""
    words = room.cut(on_one_line(plot.series[0].name), size, 0.75 * across, 1.2 * size, True)
    rich = node("c:rich", node("a:bodyPr"), node("a:lstStyle"), _paragraph(words, size, True))
    return node("c:title", node("c:tx", rich), node("c:overlay", val=1))


def _paragraph(words: str, size: float, bold: bool) -> etree._Element:
    said = node("a:t")
    said.text = words
    run = node("a:r", letters(size, is_bold=bold, tag="a:rPr"), said)
    return node("a:p", node("a:pPr", letters(size, is_bold=bold)), run)


def has_legend(plot: Plot) -> bool:
    """Whether colours must be told apart."""
    return len(plot.series) > 1


def inside(plot: Plot, language: str, across: float, high: float, size: float) -> tuple[float, float, float, float]:
    """Where the plot itself lies in its room, as fractions: left, top, width, height."""
    longest = max((room.width(written(value, plot, language), size, True) for value in filled(plot)), default=0)
    top = 0.2 * size
    if has_legend(plot):
        names = sum(room.width(one.name, size) + 3 * size for one in plot.series)
        top += 1.4 * size * max(1, ceil(names / (0.85 * across))) + 0.6 * size
    if plot.shape == "panels":  # of the places only the first and the last stand below
        top += 0.4 * size
        left, right, below = longest + 1.4 * size, 0.6 * size, 1.9 * size
    elif plot.shape == "bars":
        left = min(max((room.width(one, size) for one in labels(plot)), default=0) + size, 0.5 * across)
        right, below = longest + size, 0.2 * size
    else:
        top += 1.2 * size * max(1, len(plot.rules))  # words of rules, the figure above the highest bar
        left, below = longest + 1.4 * size, 2.3 * size
        right = longest * 0.7 + size if plot.shape == "lines" else 0.5 * size
    return left / across, top / high, (across - left - right) / across, max(high - top - below, size) / high


def short(plot: Plot, across: float, size: float) -> Plot:
    """With names on one line, cut so that they find room along the axis; those of series too."""
    told = _reasons(plot)
    one_line = [on_one_line(label) for label in plot.labels]
    if plot.shape == "bars":
        rooms = [0.47 * across - room.width(end, size) for end in told]
        high = size * room.LEADING
    else:
        rooms = [max(across / max(len(plot.labels), 1), 5 * size)] * len(plot.labels)
        high = 2 * size * room.LEADING
    labels_ = tuple(room.cut(one, size, wide, high) for one, wide in zip(one_line, rooms, strict=True))
    series = (replace(one, name=room.cut(on_one_line(one.name), size, 0.8 * across, size * 1.2)) for one in plot.series)
    return replace(plot, labels=labels_, series=tuple(series))


def _groups(plot: Plot, kept: list[list[etree._Element]], language: str, size: float) -> Iterator[etree._Element]:
    """The series, drawn one way each: a line chart, a bar chart, or bars with markers over them."""
    numbered = list(enumerate(zip(plot.series, kept, strict=True)))
    as_lines = [(n, one, parts) for n, (one, parts) in numbered if plot.shape in COURSES or one.is_loose]
    as_bars = [(n, one, parts) for n, (one, parts) in numbered if not (plot.shape in COURSES or one.is_loose)]
    if as_bars:
        is_stack = plot.shape == "stack"
        direction = node("c:barDir", val="bar" if plot.shape == "bars" else "col")
        drawn = [_series(*one, plot, language, size, is_line=False) for one in as_bars]
        yield node(
            "c:barChart", direction, node("c:grouping", val="stacked" if is_stack else "clustered"),
            node("c:varyColors", val=0), *drawn, node("c:gapWidth", val=45 if plot.shape == "bars" else 60),
            node("c:overlap", val=100 if is_stack else 0), *axis_names(),
        )  # fmt: skip
    if as_lines:
        drawn = [_series(*one, plot, language, size, is_line=True) for one in as_lines]
        grouping = [node("c:grouping", val="standard"), node("c:varyColors", val=0)]
        yield node("c:lineChart", *grouping, *drawn, node("c:marker", val=1), *axis_names())


def _reasons(plot: Plot) -> list[str]:
    if plot.shape != "bars" or not plot.said:
        return [""] * len(plot.labels)
    return [
        "" if value is not None else f": {said}" for said, value in zip(plot.said, plot.series[0].values, strict=True)
    ]


def _series(
    n: int, one: Series, kept: list[etree._Element], plot: Plot, language: str, size: float, is_line: bool
) -> etree._Element:
    name, categories, values = kept
    drawn = node("c:ser", node("c:idx", val=n), node("c:order", val=n), name)
    if is_line:
        line = node("a:ln", node("a:noFill")) if one.is_loose else outline(one.colour, _LINE, one.is_aim)
        drawn.extend([node("c:spPr", line), points.marker(one, None), *points.of_line(one, _LINE)])
    else:
        drawn.extend([node("c:spPr", solid(one.colour)), node("c:invertIfNegative", val=0)])
        drawn.extend(points.of_bars(one, plot))
    if (told := _labels(one, plot, language, size, is_line)) is not None:
        drawn.append(told)
    drawn.extend([categories, values])
    if is_line:
        drawn.append(node("c:smooth", val=0))
    return drawn


def _labels(one: Series, plot: Plot, language: str, size: float, is_line: bool) -> etree._Element | None:
    """The figures that are written at their points: the last of a line, all of few bars."""
    how, shown = number_format(plot, language), text_of(size, one.colour if is_line else None, is_line)
    if is_line:
        last = max((n for n, value in enumerate(one.values) if value is not None), default=None)
        if last is None or one.is_loose or plot.shape == "panels" or not is_labelled(one, plot):
            return None
        is_end = last == len(plot.labels) - 1  # else a rule may stand right behind it
        label = node("c:dLbl", node("c:idx", val=last), *_shows(how, shown, "r" if is_end else "t", True))
        return node("c:dLbls", label, *_shows(None, None, None, False))
    bars = len(plot.labels) * len(plot.series)
    if plot.shape == "bars":
        return node("c:dLbls", *_shows(how, shown, "outEnd", True))
    if bars > MOST_LABELLED:
        return None
    if plot.shape == "stack":
        return node("c:dLbls", *_too_thin(one, plot), *_shows(how, _on(one, size), "ctr", True))
    return node("c:dLbls", *_shows(how, shown, "outEnd", True))


def _too_thin(one: Series, plot: Plot) -> Iterator[etree._Element]:
    """Parts of a whole that have no room for their figure."""
    wholes = [sum(each.values[n] or 0 for each in plot.series if not each.is_loose) for n in range(len(plot.labels))]
    for n, value in enumerate(one.values):
        if value is not None and abs(value) < THINNEST * max(wholes):
            yield node("c:dLbl", node("c:idx", val=n), node("c:delete", val=1))


def _on(one: Series, size: float) -> etree._Element:
    return text_of(size, None if any(one.weak) else "#FFFFFF", True)


def is_labelled(one: Series, plot: Plot) -> bool:
    """Whether a line's last figure is written at its end: where those of lines before it are not too near."""
    ends = [_last(other) for other in plot.series[: plot.series.index(one)] if not other.is_loose]
    far = (max(filled(plot)) - min(0 if not plot.is_share else min(filled(plot)), *filled(plot))) or 1
    mine = _last(one)
    return mine is not None and all(end is None or abs(end - mine) / far > 0.09 for end in ends)


def _last(one: Series) -> float | None:
    return next((value for value in reversed(one.values) if value is not None), None)


def _shows(
    written: str | None, shown: etree._Element | None, place: str | None, is_shown: bool
) -> Iterator[etree._Element]:
    if written:
        yield node("c:numFmt", formatCode=written, sourceLinked=0)
    if is_shown:
        yield node("c:spPr", node("a:noFill"), node("a:ln", node("a:noFill")))
    if shown is not None:
        yield shown
    if place:
        yield node("c:dLblPos", val=place)
    for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
        yield node(f"c:show{what}", val=int(is_shown and what == "Val"))


def _placed(x: float, y: float, w: float, h: float) -> Iterator[etree._Element]:
    yield node("c:layoutTarget", val="inner")
    yield node("c:xMode", val="edge")
    yield node("c:yMode", val="edge")
    for name, part in zip("xywh", (x, y, w, h), strict=True):
        yield node(f"c:{name}", val=round(part, 4))
