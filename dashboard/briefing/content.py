"""What leaves the building, before it takes the shape of slides, a document, a picture or a page. Data only.

Everything here is made from one warehouse as it was at one moment, already in one language, already written out:
whoever draws it asks nothing more. Numbers stay numbers, so that charts are drawn from them and cells hold them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

Shape = Literal["lines", "columns", "stack", "bars", "panels", "map"]


@dataclass(frozen=True, slots=True)
class Series:
    """One line, one colour of bars. All have as many places as the plot has labels.

    A value is None where there is none: never drawn, never 0. `weak`: illustrative figures, drawn pale. `hollow`: not
    all that owed a report gave one, or estimated. To a place in `cut` no line leads, to one in `dashed` a dashed one.
    `is_loose`: markers without a line, the areas' own printed figures. `is_aim`: what was to be reached, no figure.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str
    weak: tuple[bool, ...] = ()
    hollow: tuple[bool, ...] = ()
    cut: frozenset[int] = frozenset()
    dashed: frozenset[int] = frozenset()
    is_loose: bool = False
    is_aim: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart as numbers. `labels` stand along the axis; of bars (lying) from the top down.

    Panels are lines, each series in a small chart of its own, all on one scale. `said` is what is written in words at
    each place of bars ("not reported" where there is no value), above each of the panels. `rules` are
    upright lines before a place, each with its label. `is_share`: values are percentages (93.5, not 0.935). `stepped`:
    a value holds until the next. `highlight`: the one bar that is meant. `ends` are values its axis reaches whatever
    the series hold, so that several charts are on one scale. `spots`, of a map alone: where each label lies, kilometres
    east and north of the middle; None where that is not known, and then it is listed, not drawn.
    """

    shape: Shape
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    is_share: bool = False
    stepped: bool = False
    rules: tuple[tuple[int, str], ...] = ()
    said: tuple[str, ...] = ()
    highlight: int | None = None
    ends: tuple[float, ...] = ()
    spots: tuple[tuple[float, float] | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Slide:
    """One chart with all that belongs to it, or words alone (`plot` and `table` are None, `text` has paragraphs).

    `title` states the finding; `heading` and `subtitle` say what is drawn: indicator, area, geography, period, unit,
    formula. `table` bears readable column names; of its columns `numbers` are counts and `shares` percentages; in
    `mixed` ones, numbers too, each row has a unit of its own. `tints`: cells of the table that hold just these words →
    their colour (#RRGGBB, light). `notes` are the presenter's own. `mark` is not empty where figures are illustrative.
    `definitions`: for each indicator, a column's title → words. `digest` is of the figures (issued.py).
    """

    title: str
    heading: str = ""
    subtitle: str = ""
    plot: Plot | None = None
    table: pd.DataFrame | None = None
    numbers: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    mixed: tuple[str, ...] = ()
    tints: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    legend: str = ""
    source: str = ""
    alt: str = ""
    mark: str = ""
    notes: str = ""
    text: str = ""
    definitions: tuple[Mapping[str, str], ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """A briefing written out. `as_of` says in words of when the figures are; `office` whose they are.

    `code` is the verification mark, and `address` where it is answered; both empty when nothing was issued. `link` is
    where the briefing itself is shared, if its maker wants that on the last slide.
    """

    name: str
    office: str
    as_of: str
    language: Literal["vi", "en"]
    slides: tuple[Slide, ...] = field(default=())
    code: str = ""
    address: str = ""
    link: str = ""
