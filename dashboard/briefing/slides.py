"""A briefing as slides (.pptx): charts that can be edited, titles that say the finding, never a picture of a chart."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from itertools import count, islice
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck

from dashboard.briefing import native, panels, paragraphs, references, room, slide_shapes
from dashboard.briefing.content import Content, Plot, Slide
from dashboard.briefing.pages import SIZES, SMALL, Rows, divided, grid, has_gaps
from dashboard.briefing.paragraphs import Line
from dashboard.briefing.printable import on_one_line, printable
from dashboard.briefing.slide_template import POINT, Box, Layouts, box_of, of_type, opened
from dashboard.briefing.unmapped import unmapped
from dashboard.text import Text, text

MOST_BARS, MOST_PANELS = 25, 12
"""Lying bars, panels on a slide; more go on on the next."""
PANEL_LETTERS = 11
REMARK_SIZES = (18, 17, 16, 15, 14, 13, 12)
WORD_SIZES = (24, 22, 20, 18)
GAP = 6
"""Between paragraphs, in points."""
COVER_SIZES = (40, 36, 32, 28, 24, 20)
MEANING_SIZES = (18, 16, 14)


def deck(content: Content, template: bytes | None = None) -> bytes:
    """The briefing as a .pptx, on an office's own template or ours. Raises slide_template.BadTemplate."""
    t = text(content.language)
    content = unmapped(printable(content), t)
    made, layouts = opened(template)
    maker = _Maker(made, layouts, content, t)
    maker.cover()
    for slide in content.slides:
        maker.add(slide)
    maker.meanings()
    maker.closing()
    for page in made.slides:  # for the spelling checker
        for letters in page.element.iter("{*}rPr"):
            letters.set("lang", references.TAGS[content.language])
    references.inscribe(made.core_properties, content)
    target = BytesIO()
    made.save(target)
    return target.getvalue()


class _Maker:
    """One deck in the making."""

    def __init__(self, made: Deck, layouts: Layouts, content: Content, t: Text) -> None:
        self.made, self.layouts, self.content, self.t = made, layouts, content, t
        self.body = replace(slide_shapes.inner(layouts.body), top=layouts.body.top, height=layouts.body.height)

    def cover(self) -> None:
        """Name, office, of when; whether figures are illustrative."""
        slide = self.made.slides.add_slide(self.layouts.cover)
        slide_shapes.entitle(slide, self.content.name, COVER_SIZES)
        below = [Line(self.content.office), Line(self.content.as_of)]
        holders = of_type(slide, (PP_PLACEHOLDER.SUBTITLE,)) or of_type(
            slide, (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)
        )
        box = slide_shapes.inner(box_of(holders[0]))
        size, shown = paragraphs.fitted(below, (22, 20, 18, 16, 14, 12), box.width, box.height)
        slide_shapes.fill(holders[0], shown, size)
        if mark := references.mark(self.content, self.t):
            place = box_of(holders[0])
            top = min(place.below + 14, self.made.slide_height / POINT - 40)
            slide_shapes.badge(slide, place.left + place.width, top, mark, place.width)
        slide_shapes.note(slide, [self.content.name, self.content.office, self._stamp()])
        _clear(slide)

    def add(self, slide: Slide) -> None:
        """A slide, as many pages as it takes."""
        if references.has_chart(slide) and slide.plot.shape == "panels":
            self._panels(slide, slide.plot)
        elif references.has_chart(slide):
            self._charts(slide, slide.plot)
        elif references.has_table(slide):
            self._tables(slide)
        else:
            self._words(slide, paragraphs.read(slide.text), WORD_SIZES)

    def meanings(self) -> None:
        """What each indicator means."""
        lines: list[Line] = []
        for name, told in references.said_of_indicators(self.content, self.t).items():
            lines += [Line("", strong=name), *(Line(one, is_bullet=True) for one in told)]
        if lines:
            self._words(Slide(self.t("briefing.file.definitions")), lines, MEANING_SIZES)

    def closing(self) -> None:
        """Where the figures come from, of when, and how what was shown is verified."""
        t, content = self.t, self.content
        page = self.made.slides.add_slide(self.layouts.bare)
        slide_shapes.entitle(page, t("briefing.file.closing"))
        body = self.body
        codes = references.codes(content, t)
        side = min(220.0, body.height / max(len(codes), 1) - 26)
        for n, (held, below, alt) in enumerate(codes):
            place = Box(body.left + body.width - side, body.top + n * (side + 26), side, side)
            slide_shapes.picture(page, place, references.code_picture(held), alt)
            foot = Box(place.left, place.below + 2, side, 20)
            size, shown = paragraphs.fitted([Line(below)], (13, 12, 11, 10), side, foot.height)
            slide_shapes.write(page, foot, shown, size, "code")
        body = replace(body, width=body.width - side - 24) if codes else body
        lines = [Line("", strong=one) for one in references.verification(content, t)]
        lines += [Line(t("briefing.file.link_at", address=content.link))] if content.link else []
        lines += [
            Line(content.as_of),
            Line(content.office),
            *(Line(one, is_bullet=True) for one in references.sources(content)),
        ]
        size, shown = paragraphs.fitted(lines, (20, 18, 16, 14, 12), body.width, body.height, GAP)
        slide_shapes.write(page, body, shown, size, "sources", gap=GAP)
        self._finish(page, Slide(t("briefing.file.closing")), ["\n".join(line.whole for line in lines)])

    def _charts(self, slide: Slide, plot: Plot) -> None:
        parts = _plots(plot)
        known = [value for one in plot.series for value in one.values if value is not None]
        most = max(known, default=0) or None if len(parts) > 1 else None  # all parts on one scale
        for n, part in enumerate(parts):
            page = self.made.slides.add_slide(self.layouts.bare)
            is_cut = slide_shapes.entitle(page, self._numbered(slide.title, n, len(parts)))
            body = self._foot(page, slide, self._head(page, slide, self.body))
            if remarks := references.shown_remarks(slide)[:2]:
                panel = Box(body.left + 0.735 * body.width, body.top, 0.265 * body.width, body.height)
                if n == 0:
                    said = [Line(one) for one in remarks]
                    size, shown = paragraphs.fitted(said, REMARK_SIZES, panel.width, panel.height, 2 * GAP)
                    slide_shapes.write(page, panel, shown, size, "remarks", gap=2 * GAP)
                body = replace(body, width=0.715 * body.width)  # on all parts, so that bars are as long for as much
            size = _letters(part)
            fits = native.short(part, body.width, size)
            slide_shapes.chart(page, body, fits, self.t.language, size, slide.alt, most)
            long = [whole for whole, shown in zip(_names(part), _names(fits), strict=True) if whole != shown]
            self._finish(page, slide, [slide.title if is_cut else "", *long])

    def _panels(self, slide: Slide, plot: Plot) -> None:
        """Small charts beside each other, each native with its figures behind it, all on one scale."""
        parts = panels.dealt(plot, MOST_PANELS)
        for n, part in enumerate(parts):
            page = self.made.slides.add_slide(self.layouts.bare)
            is_cut = slide_shapes.entitle(page, self._numbered(slide.title, n, len(parts)))
            body = self._foot(page, slide, self._head(page, slide, self.body))
            long = []
            for place, one in zip(_places(body, len(part.series)), panels.singly(part), strict=True):
                about = f"{one.series[0].name}: {one.said[0]}"
                size, line = PANEL_LETTERS, PANEL_LETTERS * room.LEADING
                name = room.cut(on_one_line(one.series[0].name), size, place.width, line, True)
                said = room.cut(one.said[0], size, place.width, line)
                head, below = slide_shapes.on_top(place, 2 * line)
                slide_shapes.write(page, head, [Line("", strong=name), Line(said)], size, "panel")
                slide_shapes.chart(page, below, replace(one, rules=()), self.t.language, size, about)
                long += [about] if f"{name}: {said}" != about else []
            self._finish(page, slide, [slide.title if is_cut else "", *long])

    def _tables(self, slide: Slide) -> None:
        head, rows, right = grid(slide, self.t)
        if has_gaps(rows, right):
            slide = replace(slide, legend=" · ".join(filter(None, (slide.legend, self.t("briefing.file.dash")))))
        pages: list[Rows] = [[]]  # how many there are is known when the first page's room is
        for n in count():
            if n == len(pages):
                break
            page = self.made.slides.add_slide(self.layouts.bare)
            body = self._foot(page, slide, self._head(page, slide, self.body))
            if n == 0:
                sizes = SMALL if slide.tints else SIZES
                size, widths, pages = divided(head, rows, body.width, body.height, sizes)
            is_cut = slide_shapes.entitle(page, self._numbered(slide.title, n, len(pages)))
            slide_shapes.table(page, body, head, pages[n], widths, size, right, dict(slide.tints))
            self._finish(page, slide, [slide.title if is_cut else ""])
        if remarks := references.shown_remarks(slide):
            about = replace(slide, plot=None, table=None, legend="")
            self._words(about, [Line(one, is_bullet=True) for one in remarks], WORD_SIZES)

    def _words(self, slide: Slide, lines: Sequence[Line], sizes: Sequence[float]) -> None:
        box = slide_shapes.inner(self.layouts.body)
        size, pages = paragraphs.paged(lines, sizes, box.width, box.height, GAP)
        for n, shown in enumerate(pages):
            page = self.made.slides.add_slide(self.layouts.words)
            is_cut = slide_shapes.entitle(page, self._numbered(slide.title, n, len(pages)))
            holder = of_type(page, (PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY))[0]
            slide_shapes.fill(holder, shown, size, GAP)
            self._finish(page, slide, [slide.title if is_cut else ""])

    def _head(self, page: Any, slide: Slide, body: Box) -> Box:
        """What is drawn, in small letters, and the mark; what is left of the room."""
        across, high = body.width, 0.0
        if slide.mark:
            place = slide_shapes.badge(page, body.left + body.width, body.top, slide.mark, 0.55 * body.width)
            across, high = body.width - place.width - 16, place.height + 4
        lines = [Line("", strong=on_one_line(slide.heading))] if slide.heading not in ("", slide.title) else []
        lines += [Line(on_one_line(slide.subtitle))] if slide.subtitle else []
        if lines:
            size, shown = paragraphs.fitted(lines, (14, 13, 12), across, 68)
            used = paragraphs.height(shown, size, across)
            slide_shapes.write(page, replace(body, width=across, height=used), shown, size, "heading")
            high = max(high, used + 4)
        return slide_shapes.on_top(body, high)[1]

    def _foot(self, page: Any, slide: Slide, body: Box) -> Box:
        """What the marks mean and where the figures come from, below the chart; what is left of the room."""
        lines = [Line(on_one_line(one)) for one in (slide.legend, slide.source) if one]
        if not lines:
            return body
        size, shown = paragraphs.fitted(lines, (12, 11, 10), body.width, 60)
        high = paragraphs.height(shown, size, body.width)
        place = replace(body, top=body.below - high, height=high)
        slide_shapes.write(page, place, shown, size, "source", slide_shapes.QUIET)
        return replace(body, height=body.height - high - 6)

    def _finish(self, page: Any, slide: Slide, more: Sequence[str]) -> None:
        """The foot of a page and what its notes hold: the presenter's own words first, then what has no room."""
        slide_shapes.footer(page, " · ".join(filter(None, (self.content.office, self.content.as_of))))
        heading = slide.heading if slide.heading != slide.title else ""
        said = [slide.notes, *more, heading, slide.subtitle, slide.mark, *references.shown_remarks(slide)]
        said += [*references.rule_notes(slide, self.t), slide.legend, slide.source, self._stamp()]
        slide_shapes.note(page, said)
        _clear(page)

    def _numbered(self, title: str, n: int, pages: int) -> str:
        return self.t("briefing.file.part", title=title, number=n + 1, count=pages) if pages > 1 else title

    def _stamp(self) -> str:
        return "\n".join([self.content.as_of, *references.verification(self.content, self.t)])


def _places(body: Box, count: int) -> list[Box]:
    """Where so many panels stand: four in a row, or fewer where they are few."""
    across = min(count, 4 if count > 6 else 3 if count > 2 else 2)
    rows = -(-count // across)
    wide, high = (body.width + 14) / across - 14, (body.height + 6) / rows - 6
    return [
        Box(body.left + n % across * (wide + 14), body.top + n // across * (high + 6), wide, high) for n in range(count)
    ]


def _plots(plot: Plot) -> list[Plot]:
    """A plot in as many as can be read: lying bars are dealt out evenly."""
    bars = len(plot.labels)
    if plot.shape != "bars" or bars <= MOST_BARS:
        return [plot]
    pages = -(-bars // MOST_BARS)
    bounds = [bars * n // pages for n in range(pages + 1)]
    return [_between(plot, first, last) for first, last in zip(bounds, islice(bounds, 1, None), strict=False)]


def _between(plot: Plot, first: int, last: int) -> Plot:
    meant = plot.highlight
    series = [
        replace(one, values=one.values[first:last], weak=one.weak[first:last], hollow=one.hollow[first:last])
        for one in plot.series
    ]
    if meant is not None:
        meant = meant - first  # outside of this part all are peers
    return replace(
        plot, labels=plot.labels[first:last], said=plot.said[first:last], series=tuple(series), highlight=meant
    )


def _names(plot: Plot) -> list[str]:
    return [*plot.labels, *(one.name for one in plot.series)]


def _letters(plot: Plot) -> float:
    """How large the letters of a chart are."""
    if plot.shape != "bars":
        return 14
    return 14 if len(plot.labels) <= 14 else 12 if len(plot.labels) <= 20 else 11


def _clear(page: Any) -> None:
    """Placeholders nobody wrote in would say "Click to add"."""
    for shape in list(page.placeholders):
        if not shape.has_text_frame or not shape.text_frame.text.strip():
            shape.element.getparent().remove(shape.element)
