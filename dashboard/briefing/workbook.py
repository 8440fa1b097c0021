"""A briefing as a workbook (.xlsx): a sheet for each slide with its table and a chart that Excel draws of its cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pandas as pd
from lxml import etree
from xlsxwriter import Workbook
from xlsxwriter.utility import quote_sheetname

from dashboard.briefing import native, panels, references, room
from dashboard.briefing.content import Content, Plot, Slide
from dashboard.briefing.figures_sheet import LITERAL, LONGEST, write_figures
from dashboard.briefing.points import C
from dashboard.briefing.printable import on_one_line, printable
from dashboard.briefing.unmapped import unmapped
from dashboard.design import ACCENT, QUIET, WARNING
from dashboard.text import Text, text

LONGEST_NAME = 31
"""Letters of a sheet's name, as Excel counts them."""
WIDE, LETTERS, ROW = 720, 10.5, 15
"""The room of a chart across, its letters and a row of a sheet, in points."""
PANEL_WIDE, PANEL_HIGH = 180, 120
_FORMATS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 15},
    "strong": {"bold": True},
    "quiet": {"font_color": QUIET},
    "mark": {"bold": True, "font_color": WARNING},
    "link": {"font_color": ACCENT, "underline": 1},
    "head": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "text": {"text_wrap": True, "valign": "top"},
    "cell": {"valign": "top", "align": "left", "indent": 1},
    "whole": {"num_format": "#,##0", "valign": "top"},
    "part": {"num_format": "#,##0.0", "valign": "top"},
}


def workbook(content: Content) -> bytes:
    """The briefing as an .xlsx: a cover with links, a sheet for each slide, the definitions."""
    t = text(content.language)
    content = unmapped(printable(content), t)
    target, drawn = BytesIO(), [one for s in content.slides if references.has_chart(s) for one in _drawn(s.plot)]
    with Workbook(target, dict(LITERAL)) as book:
        book.set_properties({"title": content.name, "author": content.office, "comments": _stamp(content, t)})
        maker = _Maker(book, content, t)
        maker.cover()
        for name, slide in zip(maker.names, content.slides, strict=True):
            maker.add(name, slide)
        maker.meanings()
    return _dressed(target.getvalue(), drawn, content.language)


@dataclass(frozen=True, slots=True)
class _Chart:
    """One chart of a sheet and its room in points."""

    plot: Plot
    wide: int
    high: int


def _drawn(plot: Plot) -> list[_Chart]:
    """The charts of a plot: one, or its panels."""
    if plot.shape == "panels":
        return [_Chart(replace(one, rules=()), PANEL_WIDE, PANEL_HIGH) for one in panels.singly(plot)]
    return [_Chart(plot, WIDE, _high(plot))]


class _Maker:
    """One workbook in the making."""

    def __init__(self, book: Workbook, content: Content, t: Text) -> None:
        self.book, self.content, self.t = book, content, t
        share = {"num_format": '0.0" %"' if t.language == "vi" else '0.0"%"', "valign": "top"}
        looks = {**_FORMATS, "share": share}
        self.looks = {
            name: book.add_format({"font_name": "Arial", "font_size": 11, **how}) for name, how in looks.items()
        }
        self.names = [sheet_name(n, slide) for n, slide in enumerate(content.slides, 1)]

    def sheet(self, name: str, widths: Sequence[float]) -> Any:
        """A new sheet that prints on the width of a page."""
        made = self.book.add_worksheet(name)
        for n, width in enumerate(widths):
            made.set_column(n, n, width)
        made.hide_gridlines(2)
        made.set_landscape()
        made.set_paper(9)
        made.fit_to_pages(1, 0)
        about = room.cut(f"{self.content.office} · {self.content.as_of}", 11, 560, 14)
        made.set_footer(f"&L{about.replace('&', '&&')}&R{self.t('briefing.file.of_pages', page='&P', pages='&N')}")
        return made

    def cover(self) -> None:
        """Name, office, of when, and the list of sheets."""
        t, content = self.t, self.content
        sheet = self.sheet(t("briefing.file.cover_sheet"), [34, 90])
        lines = [(content.name, "title"), (content.office, "strong"), (content.as_of, "text")]
        lines += [(references.mark(content, t), "mark")]
        lines += [(one, "strong") for one in references.verification(content, t)]
        lines += [(t("briefing.file.link_at", address=content.link), "text")] if content.link else []
        row = self._lines(sheet, 0, lines) + 1
        sheet.write_string(row, 0, t("briefing.file.contents"), self.looks["head"])
        others = [(name, slide.title) for name, slide in zip(self.names, content.slides, strict=True)]
        for name, title in [*others, (t("table.definitions"), t("briefing.file.definitions"))]:
            row += 1
            sheet.write_url(row, 0, f"internal:{_place(name)}", self.looks["link"], name)
            sheet.write_string(row, 1, on_one_line(title)[:LONGEST], self.looks["text"])

    def add(self, name: str, slide: Slide) -> None:
        """A slide's sheet: what is drawn, the chart, its figures, the table, where they come from."""
        t = self.t
        sheet = self.sheet(name, _widths(slide))
        heading = slide.heading if slide.heading != slide.title else ""
        row = self._lines(sheet, 0, [(slide.title, "title"), (heading, "strong"), (slide.subtitle, "quiet")])
        row = self._lines(sheet, row, [(slide.mark, "mark")])
        sheet.write_url(
            row, 0, f"internal:{_place(t('briefing.file.cover_sheet'))}", self.looks["link"], t("briefing.file.back")
        )
        row = self._lines(sheet, row + 1, [(one, "text") for one in slide.text.split("\n")])
        if remarks := references.shown_remarks(slide):
            row = self._lines(
                sheet, row + 1, [(t("briefing.file.remarks"), "strong"), *((one, "plain") for one in remarks)]
            )
        if references.has_chart(slide):
            row = self._chart(sheet, name, row + 1, slide.plot, slide.alt)
        if references.has_table(slide):
            row = self._table(sheet, row + 1, slide)
        notes = [t("briefing.file.blank")] if references.has_chart(slide) or references.has_table(slide) else []
        notes += [*references.rule_notes(slide, t), slide.legend, slide.source, _stamp(self.content, t)]
        self._lines(sheet, row + 1, [(one, "quiet") for one in notes])

    def meanings(self) -> None:
        """What the indicators mean, and where the figures come from."""
        found = references.meanings(self.content)
        titles = list(dict.fromkeys(title for one in found for title in one))
        sheet = self.sheet(self.t("table.definitions"), [34, 14, *[44] * max(len(titles) - 2, 1)])
        for n, title in enumerate(titles):
            sheet.write_string(0, n, title, self.looks["head"])
            for row, one in enumerate(found, 1):
                sheet.write_string(row, n, one.get(title, "")[:LONGEST], self.looks["text"])
        sheet.freeze_panes(1, 0)

    def _lines(self, sheet: Any, row: int, lines: Sequence[tuple[str, str]]) -> int:
        """Words one below the other, which run on over the empty cells beside them; the row after the last."""
        for words, look in lines:
            for start in range(0, len(words), LONGEST):
                sheet.write_string(row, 0, words[start : start + LONGEST].replace("\n", " "), self.looks.get(look))
                row += 1
        return row

    def _chart(self, sheet: Any, name: str, row: int, plot: Plot, alt: str) -> int:
        """The chart of a plot, or its panels; below the figures of all."""
        drawn, last, series = _drawn(plot), len(plot.labels), 0
        across = int(WIDE // drawn[0].wide)
        high = drawn[0].high // ROW
        top = row + -(-len(drawn) // across) * high + 3
        for place, one in enumerate(drawn):
            chart = self.book.add_chart({"type": "line"})
            for n in range(series + 1, series + len(one.plot.series) + 1):
                chart.add_series(
                    {
                        "name": [name, top, n],
                        "categories": [name, top + 1, 0, top + last, 0],
                        "values": [name, top + 1, n, top + last, n],
                    }
                )
            series += len(one.plot.series)
            size = {"x_scale": one.wide / 0.75 / 480, "y_scale": one.high / 0.75 / 288}
            size |= {"x_offset": place % across * one.wide / 0.75, "object_position": 2}
            about = alt
            if len(drawn) > 1:
                about = f"{one.plot.series[0].name}: {one.plot.said[0]}"
            sheet.insert_chart(row + place // across * high, 0, chart, {**size, "description": about})
        sheet.write_string(top - 1, 0, self.t("briefing.file.figures"), self.looks["strong"])
        write_figures(sheet, plot, self.t.language, self.book.add_format, top)
        return top + last + 1

    def _tinted(self, colour: str | None) -> Any:
        """How a cell of words looks, made once for each colour."""
        if colour and colour not in self.looks:
            how = {"font_name": "Arial", "font_size": 11, **_FORMATS["cell"], "bg_color": colour}
            self.looks[colour] = self.book.add_format(how)
        return self.looks[colour or "cell"]

    def _table(self, sheet: Any, row: int, slide: Slide) -> int:
        sheet.write_string(row, 0, self.t("briefing.file.table"), self.looks["strong"])
        widths = zip(slide.table, _widths(slide), strict=False)
        broken = [room.lines(str(title), 11, 5.5 * wide, True) for title, wide in widths]
        sheet.set_row(row + 1, ROW * min(max(broken, default=1), 8))
        tints = dict(slide.tints)
        for n, column in enumerate(slide.table.columns):
            values, is_share = slide.table[column], column in slide.shares
            known = pd.to_numeric(values, errors="coerce").dropna()
            look = self.looks["share" if is_share else "whole" if (known % 1 == 0).all() else "part"]
            is_mixed = column in slide.mixed
            sheet.write_string(row + 1, n, str(column)[:LONGEST], self.looks["head"])
            for below, value in enumerate(values, row + 2):
                if pd.isna(value):
                    continue
                if isinstance(value, str) or not pd.api.types.is_number(value):
                    sheet.write_string(below, n, str(value)[:LONGEST], self._tinted(tints.get(str(value))))
                else:
                    its_own = self.looks["whole" if value % 1 == 0 else "part"]
                    sheet.write_number(below, n, value, its_own if is_mixed else look)
        return row + 2 + len(slide.table)


def sheet_name(number: int, slide: Slide) -> str:
    """A name Excel takes, told from all others by its number."""
    bare = "".join(" " if letter in "[]:*?/\\" else letter for letter in on_one_line(slide.heading or slide.title))
    name = f"{number} {' '.join(bare.split())}"
    while len(name.encode("utf-16-le")) > 2 * LONGEST_NAME:
        name = name.rpartition(" ")[0] if " " in name[len(str(number)) + 1 :] else name[:-1]
    return name.rstrip(" '–-,")


def _widths(slide: Slide) -> list[float]:
    """How wide the columns of a sheet are, in letters: what is longest in them, within bounds."""
    if not references.has_chart(slide) and not references.has_table(slide):
        return [100]
    columns = [] if not references.has_table(slide) else [slide.table[name] for name in slide.table]
    longest = [max((len(str(value)) for value in values if isinstance(value, str)), default=0) for values in columns]
    if references.has_chart(slide):
        longest = [max([*longest[:1], *map(len, native.labels(slide.plot))]), *longest[1:]]
        longest += [0] * (len(slide.plot.series) + 1 - len(longest))
    return [min(max(14, one + 3), 48) for one in longest]


def _high(plot: Plot) -> int:
    """How high a chart is: every lying bar has a row."""
    return max(300, ROW * len(plot.labels)) if plot.shape == "bars" else 300


def _place(name: str) -> str:
    return f"{quote_sheetname(name)}!A1"


def _stamp(content: Content, t: Text) -> str:
    return " · ".join([content.as_of, *references.verification(content, t)])


def _dressed(made: bytes, drawn: Sequence["_Chart"], language: str) -> bytes:
    """The workbook with its charts drawn as on slides: they are numbered in the order of their sheets."""
    target = BytesIO()
    by_part = {f"xl/charts/chart{n}.xml": one for n, one in enumerate(drawn, 1)}
    with ZipFile(BytesIO(made)) as archive, ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for part in archive.infolist():
            content = archive.read(part)
            if one := by_part.get(part.filename):
                content = _native(content, one, language)
            packed.writestr(part, content, ZIP_DEFLATED)
    return target.getvalue()


def _native(part: bytes, one: "_Chart", language: str) -> bytes:
    space = etree.fromstring(part)
    for cells in space.findall(f".//{C}cat/{C}numRef"):  # xlsxwriter takes "2024" for a number; the cell holds a text
        cells.tag = f"{C}strRef"
        for cache in cells.findall(f"{C}numCache"):
            cache.tag = f"{C}strCache"
            for shown in cache.findall(f"{C}formatCode"):
                cache.remove(shown)
    native.dress(space, one.plot, language, one.wide, one.high, LETTERS, titled=one.plot.shape == "panels")
    return etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
