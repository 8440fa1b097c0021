"""Tables and definitions in words, as they stand in what is read and not reckoned with. Pure."""

import pandas as pd

from dashboard.briefing.content import Content, Slide
from dashboard.standings import NOTHING
from dashboard.text import Text

WIDE = 5
"""With more columns of figures than this, words in each empty cell would be all one sees."""


def written(slide: Slide, t: Text) -> tuple[list[str], list[list[str]], list[bool]]:
    """Column titles, rows of words, and of each column whether it holds numbers (and is set right).

    Missing among counts and shares is said in words, or, where many columns hold figures or the row itself says why (a
    `mixed` column), by a dash; elsewhere (a change that cannot be reckoned, a note) it is blank.
    """
    table = slide.table
    if table is None:
        return [], [], []
    columns, are_numbers = [], []
    is_wide = len([*slide.numbers, *slide.shares]) > WIDE
    for name, column in table.items():
        is_number = name in slide.numbers or name in slide.shares or pd.api.types.is_numeric_dtype(column)
        write = t.percent if name in slide.shares else t.number if is_number else str
        says_missing = name in slide.numbers or name in slide.shares
        instead = NOTHING if name in slide.mixed or (is_wide and says_missing) else None if says_missing else ""
        columns.append([instead if pd.isna(value) and instead is not None else write(value) for value in column])
        are_numbers.append(is_number)
    rows = [list(row) for row in zip(*columns, strict=True)]
    return [str(name) for name in table.columns], rows, are_numbers


def dash_note(slide: Slide, t: Text) -> str:
    """What a dash in a column of figures means, where one stands."""
    _, rows, are_numbers = written(slide, t)
    is_there = any(row[n] == NOTHING for row in rows for n, is_number in enumerate(are_numbers) if is_number)
    return t("briefing.file.dash") if is_there else ""


def definitions(content: Content) -> list[list[tuple[str, str]]]:
    """What each indicator of a briefing means: pairs of a title and words, the indicator's name first, empty ones left
    out. Each once: what differs between its charts (source, as of) stands with them.
    """
    found: dict[str, list[list[tuple[str, str]]]] = {}
    for slide in content.slides:
        for one in slide.definitions:
            said = [(str(title), str(words)) for title, words in one.items() if str(words).strip()]
            if said:
                found.setdefault(said[0][1], []).append(said)
    return [[pair for pair in all_of[0] if all(pair in one for one in all_of)] for all_of in found.values()]
