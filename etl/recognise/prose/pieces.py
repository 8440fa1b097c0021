"""Pieces of a year in words: "11 tháng đầu năm 2024", "nửa đầu năm", "quý I và quý II", "tháng 7, 8 năm 2025".

Read as the year or the quarter that stands last in them they would be silently wrong. A piece that is a period has its
label; of one that is none, or whose year is not said, nothing is told, and a person is asked.
"""

import re
from collections.abc import Iterator

_COUNTS = {
    **dict(zip(["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"], range(1, 11), strict=True)),
    "mười một": 11,
    "mười hai": 12,
}
_N = rf"(?:0?[1-9]|1[0-2]|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
_YEAR = r"(?: ?(?:/|-|\.|,)? ?(?:của )?(?:năm )?(?P<{}>20\d\d)(?!\d))"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PIECE = re.compile(
    rf"(?<![\w.,/-])(?:(?P<count>{_N}) (?P<unit>tháng|quý|tuần) (?P<which>đầu|cuối)"
    rf"(?: (?:của )?năm)?{_YEAR.format('y1')}?"
    rf"|(?P<months>{_N}) tháng(?: qua| của)?{_YEAR.format('y2')}"
    rf"|(?:(?P<half>nửa|tháng|quý|tuần)|những tháng|các tháng) (?P<end>đầu|cuối) (?:của )?năm{_YEAR.format('y3')}?"
    r"|(?:nửa (?:đầu|cuối)|tuần (?:đầu|cuối|thứ \w+|\d)) (?:của )?(?:tháng|quý) ?(?:\d{1,2}|[iv]{1,3})(?!\w)"
    rf"{_YEAR.format('y4')}?"
    r"|quý (?P<first>iv|i{1,3}|[1-4])(?P<more>(?:(?: và|,| \+| -|-|\+| đến)+ ?(?:quý )?(?:iv|i{1,3}|[1-4])(?![\w/]))+"
    rf"|(?: và|,) (?:quý )?(?:iv|i{{1,3}}|[1-4])(?=/)){_YEAR.format('y5')}?"
    r"|tháng (?P<month>1[0-2]|0?[1-9])"
    r"(?P<others>(?:(?: và|,| \+| -|-|\+) ?(?:tháng )?(?:1[0-2]|0?[1-9])(?![\w.,]*\d))+)"
    rf"(?! ?%){_YEAR.format('y6')}"
    r"|(?:trong |các |hai |ba |2 |02 )+năm 20\d\d(?:(?: và|,|-| -) ?(?:năm )?20\d\d)+)(?!\w)"
)
_LABELS = {(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2", (1, 9): "9M"}


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """First and last place of every piece of a year in a stretch of folded text, and its label; "" for none."""
    for match in _PIECE.finditer(text, start, end):
        year = next((match[name] for name in ("y1", "y2", "y3", "y4", "y5", "y6") if match[name]), None)
        months = _months(match)
        if year is None and (months in _LABELS or months == (1, 12)):
            continue  # the year is the document's: the words of time know it
        yield match.start(), match.end(), _label(months, year)


def _label(months: tuple[int, int] | None, year: str | None) -> str:
    if months is None or year is None:
        return ""
    first, last = months
    if months == (1, 12):
        return year
    return f"{year}-{_LABELS[months]}" if months in _LABELS else f"{year}-M{first:02d}" if first == last else ""


def _months(match: re.Match[str]) -> tuple[int, int] | None:
    """The first and the last month of a piece; None where they cannot be told."""
    if match["count"]:
        length = _number(match["count"]) * {"tháng": 1, "quý": 3}.get(match["unit"], 0)
        return _from(match["which"], length)
    if match["months"]:
        return _from("đầu", _number(match["months"]))
    if match["half"]:
        return _from(match["end"], {"nửa": 6, "quý": 3, "tháng": 1}.get(match["half"], 0))
    if match["first"]:
        named = [_QUARTERS[one] for one in re.findall(r"iv|i{1,3}|[1-4]", match["first"] + match["more"])]
        spread = "đến" in match["more"] or "-" in match["more"]
        return _run([month for one in named for month in (3 * one - 2, 3 * one - 1, 3 * one)], spread)
    if match["month"]:
        named = [int(one) for one in re.findall(r"\d+", match["month"] + match["others"])]
        return _run(named, "-" in match["others"])
    return None


def _from(which: str, length: int) -> tuple[int, int] | None:
    if not 0 < length <= 12:
        return None
    return (1, length) if which == "đầu" else (13 - length, 12)


def _run(months: list[int], spread: bool) -> tuple[int, int] | None:
    """From the first to the last month; several joined by "và" may be told of one by one, so they are no run."""
    return (months[0], months[-1]) if spread and months[0] < months[-1] else None


def _number(written: str) -> int:
    return _COUNTS.get(written) or int(written)
