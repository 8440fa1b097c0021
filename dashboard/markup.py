"""The few pieces of HTML the pages draw themselves: tiles, small trends, tables, notes. Every word is made harmless."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from urllib.parse import quote

import pandas as pd

from dashboard.text import safe

SPARK = "#2E8BC7"


@dataclass(frozen=True, slots=True)
class Tile:
    """One main indicator at a glance. `course` says whether the change is good, bad or neither."""

    name: str
    value: str
    unit: str
    change: str
    course: str
    compared: str
    coverage: str
    is_complete: bool
    trend: Sequence[float | None]
    trend_alt: str
    note: str = ""
    illustrative: str = ""


def to_copy(picture: bytes, alt: str, again: str, done: str, refused: str) -> str:
    """A picture (PNG) to be copied by briefing/copying.js: with the button to try again and what is said of it."""
    source = f"data:image/png;base64,{b64encode(picture).decode()}"
    return (
        f'<div class="to-copy" data-done="{safe(done)}" data-refused="{safe(refused)}">'
        f'<p role="status"></p><img alt="{safe(alt)}" src="{source}">'
        f'<button type="button">{safe(again)}</button></div><script src="/copying.js"></script>'
    )


def tile(content: Tile) -> str:
    """A tile below its name: big number, change, coverage, small trend."""
    unit = f'<span class="tile-unit">{safe(content.unit)}</span>' if content.unit else ""
    note = f'<p class="tile-note">{safe(content.note)}</p>' if content.note else ""
    change = f'<p class="tile-change {content.course}">{safe(content.change)}</p>' if content.change else ""
    compared = f'<p class="tile-quiet">{safe(content.compared)}</p>' if content.compared else ""
    compared += f'<p class="tile-quiet">{safe(content.illustrative)}</p>' if content.illustrative else ""
    weak = "" if content.is_complete else " weak"
    size = "tile-value small" if len(content.value) > 9 else "tile-value"
    return (
        f'<div class="tile"><p class="{size}">{safe(content.value)}{unit}</p>{note}'
        f'{change}{compared}<div class="tile-foot">{sparkline(content.trend, content.trend_alt)}'
        f'<span class="tile-coverage{weak}">{safe(content.coverage)}</span></div></div>'
    )


def sparkline(values: Sequence[float | None], alt: str, width: int = 220, height: int = 40) -> str:
    """A small trend as a drawing; it breaks where nothing was reported, and marks the last point."""
    known = [value for value in values if value is not None and not pd.isna(value)]
    if not known:
        return ""
    low, high = min(known), max(known)
    if low == high:
        low, high = low - 1, high + 1
    step = (width - 8) / max(len(values) - 1, 1)
    points = [
        None
        if value is None or pd.isna(value)
        else (4 + n * step, 4 + (height - 8) * (1 - (value - low) / (high - low)))
        for n, value in enumerate(values)
    ]
    path, pen_up = "", True
    for point in points:
        if point is None:
            pen_up = True
            continue
        path += f"{'M' if pen_up else 'L'}{point[0]:.1f} {point[1]:.1f}"
        pen_up = False
    lonely = [p for n, p in enumerate(points) if p and (n == 0 or not points[n - 1]) and not any(points[n + 1 : n + 2])]
    dots = "".join(f"<circle cx='{p[0]:.1f}' cy='{p[1]:.1f}' r='1.8' fill='{SPARK}'/>" for p in lonely)
    last = points[-1]
    end = f"<circle cx='{last[0]:.1f}' cy='{last[1]:.1f}' r='3' fill='{SPARK}'/>" if last else ""
    look = f"fill='none' stroke='{SPARK}' stroke-width='1.8' stroke-linejoin='round' stroke-linecap='round'"
    line = f"<path d='{path}' {look}/>"
    drawing = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}'>{line}{dots}{end}</svg>"
    source = f"data:image/svg+xml,{quote(drawing)}"
    return f'<img class="spark" alt="{safe(alt)}" width="{width}" height="{height}" src="{source}">'


def table(
    frame: pd.DataFrame, caption: str, numbers: Sequence[str] = (), drawings: Sequence[str] = (), tall: int = 0
) -> str:
    """A table as text; `numbers` are columns set right, `drawings` columns that hold what is made here: sparklines,
    names that lead somewhere."""
    head = "".join(f'<th scope="col"{_right(c, numbers)}>{safe(c)}</th>' for c in frame.columns)
    rows = []
    for record in frame.itertuples(index=False):
        cells = []
        for n, (column, value) in enumerate(zip(frame.columns, record, strict=True)):
            words = str(value) if column in drawings else safe(value)
            mark = ' scope="row"' if n == 0 else ""
            tag = "th" if n == 0 else "td"
            cells.append(f"<{tag}{mark}{_right(column, numbers)}>{words}</{tag}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    style = f' style="max-height:{tall}px"' if tall else ""
    return (
        f'<div class="table-room" tabindex="0" role="region" aria-label="{safe(caption)}"{style}>'
        f'<table class="figures"><caption>{safe(caption)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def leading(words: str, link: str) -> str:
    """A name in a table that leads somewhere; `link` is an address within the dashboard."""
    return f'<a href="{safe(link)}" target="_self">{safe(words)}</a>'


def badge(words: str, kind: str = "illustrative") -> str:
    """A small label: "Dữ liệu minh họa"."""
    return f'<span class="mark {kind}">{safe(words)}</span>'


def heading(title: str, subtitle: str = "", mark: str = "", level: int = 2) -> str:
    """A chart's or a section's title, what it covers, and a mark behind it."""
    below = f'<p class="chart-subtitle">{safe(subtitle)}</p>' if subtitle else ""
    return f'<div class="chart-head"><h{level}>{safe(title)}</h{level}>{mark}{below}</div>'


def item(number: int, title: str, heading: str, words: str) -> str:
    """One of several things in order: its number (0: none), its title, and up to two quiet lines below."""
    before = f'<span class="item-number">{number}</span>' if number else ""
    lines = "".join(f"<small>{safe(line)}</small>" for line in (heading, words) if line)
    return f'<div class="item">{before}<p><b>{safe(title)}</b>{lines}</p></div>'


def figure_head(name: str, where: str, number: str, unit: str, sentences: Sequence[str]) -> str:
    """One figure in large, what and where it is, and the sentences that say how it was made."""
    said = "".join(f"<li>{safe(words)}</li>" for words in sentences)
    after = f'<span class="tile-unit">{safe(unit)}</span>' if unit else ""
    return (
        f'<div class="one-figure"><div><p class="what">{safe(name)}</p><p class="tile-value">{safe(number)}{after}</p>'
        f'<p class="where">{safe(where)}</p></div><ul>{said}</ul></div>'
    )


def page_head(title: str, lead: str = "", mark: str = "") -> str:
    """A page's title, a mark behind it, and the sentence below it."""
    below = f"<p>{safe(lead)}</p>" if lead else ""
    return f'<div class="page-head"><h1>{safe(title)}</h1>{badge(mark) if mark else ""}{below}</div>'


def upload_head(title: str, file: str, mark: str) -> str:
    """The head of one upload: its number, its state, its file's name however long."""
    return f'<div class="page-head"><h1>{safe(title)}</h1>{mark}<p class="file-name">{safe(file)}</p></div>'


def style(office: str) -> str:
    """What the theme's settings cannot say, and the office's name on top of the navigation, which takes no text."""
    words = office.replace("\\", "").replace('"', "").replace("<", "")
    return f'<style>{_sheet()}[data-testid="stSidebarHeader"] > :first-child::after {{ content: "{words}"; }}</style>'


@cache
def _sheet() -> str:
    return (resources.files("dashboard") / "style.css").read_text(encoding="utf-8")


def step(number: int, title: str) -> str:
    """The head of one step of the guide."""
    return f'<div class="step"><span>{number}</span><h3>{safe(title)}</h3></div>'


def crumb(words: str, is_here: bool = False) -> str:
    """A piece of the path from the top down: what one stands on, or the mark between two links."""
    return f'<span class="crumb{" here" if is_here else ""}">{safe(words)}</span>'


def note(words: str, kind: str = "") -> str:
    """A quiet line below a chart."""
    return f'<p class="line {kind}">{safe(words)}</p>'


def pairs(said: Sequence[tuple[str, str]]) -> str:
    """Facts one below the other: a name and its words."""
    rows = "".join(f"<dt>{safe(name)}</dt><dd>{safe(words)}</dd>" for name, words in said)
    return f'<div class="meaning narrow"><dl>{rows}</dl></div>'


def remarks(title: str, sentences: Sequence[str]) -> str:
    """Sentences about a chart, each on a line of its own."""
    lines = "".join(f"<li>{safe(sentence)}</li>" for sentence in sentences)
    return f'<div class="remarks"><h3>{safe(title)}</h3><ul>{lines}</ul></div>'


def notices(sentences: Sequence[tuple[str, str]]) -> str:
    """What needs attention: pairs of a kind (wait, down, up, calm, aside) and a sentence."""
    items = "".join(f'<li class="{kind}">{safe(words)}</li>' for kind, words in sentences)
    return f'<ul class="notices">{items}</ul>'


def _right(column: str, numbers: Sequence[str]) -> str:
    return ' class="number"' if column in numbers else ""
