"""Tables typed into a text with blanks, tabs or strokes between their columns → Sheets; the other lines stay prose.

Only what leaves no doubt is a table: lines that follow each other, every one with as many columns as the first, which
holds the titles and no number; below it numbers in the same columns.
"""

import re
from collections.abc import Iterable, Sequence

from etl.model import Cell, Sheet
from etl.read.child import letters

_GAP = re.compile(r" *\t[ \t]*| {2,}| *\| *")
_RULE = re.compile(r"[\s|+=_-]*")
_NUMBER = re.compile(r"[0-9][0-9., ]*%?")
_NAMED = re.compile(r"[^\W\d]|^20[0-9]{2}$")
"""What a row is of: words, or a year."""
_EMPTY = ("", "-", "x", "…")


def typed_tables(lines: Sequence[str]) -> tuple[list[str], list[Sheet]]:
    """The lines that are no table, and the tables; `above` each the lines since the table before."""
    prose, tables, above = list[str](), list[Sheet](), list[str]()
    here = 0
    while here < len(lines):
        rows = _rows(lines[nth] for nth in range(here, len(lines)))
        if rows:
            cells = (
                Cell(row, column, f"{letters(column)}{row}", text)
                for row, texts in enumerate((row for row in rows if row), 1)
                for column, text in enumerate(texts, 1)
                if text
            )
            tables.append(Sheet(f"Bảng {len(tables) + 1}", tuple(cells), table=len(tables) + 1, above=tuple(above)))
            above, here = [], here + len(rows)
            continue
        if lines[here].strip():
            prose.append(lines[here])
            above.append(lines[here])
        here += 1
    return prose, tables


def _rows(lines: Iterable[str]) -> list[list[str]]:
    """The rows of the table that begins with the first line, [] for a rule between two; nothing where none begins."""
    found: list[list[str]] = []
    for line in lines:
        if found and line.strip() and _RULE.fullmatch(line):
            found.append([])
            continue
        texts = [text.strip() for text in _GAP.split(line.strip().removeprefix("|").removesuffix("|").strip())]
        if len(texts) < 2 or (found and len(texts) != len(found[0])):
            break
        found.append(texts)
    while found and not found[-1]:
        found.pop()
    body = [row for row in found[1:] if row]
    if not body or any(_NUMBER.fullmatch(text) for text in found[0]) or len({*found[0]}) < len(found[0]):
        return []
    counted = [nth for nth in range(1, len(found[0])) if all(_is_number(row[nth]) for row in body)]
    holds = any(_NUMBER.fullmatch(row[nth]) for nth in counted for row in body)
    return found if holds and all(_NAMED.search(row[0]) or _NAMED.search(row[1]) for row in body) else []


def _is_number(text: str) -> bool:
    return text in _EMPTY or _NUMBER.fullmatch(text) is not None
