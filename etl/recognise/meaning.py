"""What a path of titles means, above a column or before a row: an indicator, its parts, a period, or no figure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from itertools import combinations

from etl.recognise.headings import Spoken, spoken_period, without_period
from etl.recognise.words import (
    UNCOUNTED,
    breakdown_of,
    column_role,
    indicator_of,
    indicators,
    key,
    loosened,
    whole_titles,
    words,
)
from etl.vietnamese import bare, fold, nfc

_BRACKETS = re.compile(r"\(([^()]*)\)")
_MARK = re.compile(r"\s*[\d\s*+\-=/().,%a-zA-Z]?[\d\s*+\-=/().,%]*")
_NUMERAL = re.compile(r"[IVX]{1,4}|\d{1,4}", re.IGNORECASE)
_COMPARED = re.compile(r"(?:so với|so voi|so sánh|so sanh|so cùng|so cung|% so|tăng giảm|tỷ lệ % so)(?!\w)")
_INSIDE = re.compile(r"^(?:trong đó|gồm|bao gồm|chia ra|trong do|gom|bao gom|chia ra)\s*:?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column or a row holds: its `role` and, for figures, what they count.

    role: ordinal area area_code period year indicator part item breakdown value note unit (words.toml); around (an area
    the row's own lies in), figure, or plan last_year comparison uncounted (never a figure of this period and
    indicator), carried, unknown, empty.
    `neutral`: the titles say nothing of what is counted ("Thực hiện"); the other side must. `strange` are titles that
    nothing here knows: they might change the meaning. `understood` is set when the indicator was not read from its
    title as it stands but from a near spelling, a usual meaning or arithmetic: a person is asked. `over` is the
    second indicator of cells such as 12/15.
    """

    role: str
    titles: tuple[str, ...] = ()
    indicator: str | None = None
    breakdown: Mapping[str, str] = field(default_factory=dict)
    spoken: Spoken | None = None
    cumulative: bool = False
    is_total: bool = False
    strange: tuple[str, ...] = ()
    neutral: bool = False
    understood: str = ""
    over: str | None = None
    is_estimate: bool = False


def meaning_of(titles: Sequence[str], doubtful: Sequence[str] = (), subject: str = "") -> Meaning:
    """What titles mean together, the uppermost first. `doubtful` ones may or may not reach over the column.

    `subject` is what the whole sheet or group is about (a key of words.toml's subjects): it stands above the others.
    """
    if not titles:
        return Meaning("empty")
    vocabulary, shown = words(), tuple(titles)
    titles = _joined(titles)
    subject = bare(subject) if all(map(str.isascii, titles)) else subject
    keys = [key(title) for title in titles]
    if len(keys) == 1 and (role := column_role(keys[0])):
        return Meaning(role, shown)
    spoken = [
        None if vocabulary.headings.meant(one) else spoken_period(title)
        for one, title in zip(keys, titles, strict=True)
    ]
    besides = [_said_besides(title, period) for title, period in zip(titles, spoken, strict=True)]
    over = None
    if ratio := _ratio(besides[-1], subject):
        (code, over), used, understood = ratio, {len(besides) - 1}, ""
    else:
        code, used, understood = _indicator(besides, subject)
    found = _Rest()
    for position, one in enumerate(besides):
        if position not in used:
            found.add(one, titles[position], spoken[position], position == len(titles) - 1)
        elif spoken[position]:
            found.spoken = spoken[position]
    if found.ignored:
        return Meaning(found.ignored, shown)
    if code == UNCOUNTED:
        return Meaning("uncounted", shown)
    strange = (*found.strange, *(text for text in doubtful if vocabulary.headings.meant(key(text)) != "neutral"))
    if code is None and found.spoken is None and not found.breakdown and not found.is_total:
        if strange or not (found.neutral or found.cumulative):
            return Meaning("unknown", shown, strange=strange, spoken=found.spoken)
        return Meaning("figure", shown, cumulative=found.cumulative, neutral=True, is_estimate=found.is_estimate)
    return Meaning(
        "figure", shown, code, found.breakdown, found.spoken, found.cumulative, found.is_total, strange,
        neutral=code is None, understood=understood, over=over, is_estimate=found.is_estimate,
    )  # fmt: skip


def _joined(titles: Sequence[str]) -> list[str]:
    """ "Quý" over "III" and "Tháng" over "4" are one title each; what stands in brackets is a title of its own."""
    found: list[str] = []
    for title in (part for one in titles for part in _opened(one)):
        above = key(found[-1]) if found else ""
        if above in ("quí", "quy", "tháng", "thang", "năm", "nam") and _NUMERAL.fullmatch(title.strip()):
            found[-1] = f"{found[-1]} {title.strip()}"
        else:
            found.append(title)
    return found


def _opened(title: str) -> list[str]:
    """A title and what its brackets say besides: "Hòa giải thành (dân sự)". A unit, a mark or a sum says nothing."""
    if "(" not in title or fold(title) in whole_titles():
        return [title]
    said = [one.strip() for one in _BRACKETS.findall(title)]
    telling = [one for one in said if not _says_nothing(one)]
    if not telling:
        return [title]
    outside = " ".join(_BRACKETS.sub(" ", title).split())
    return [*([outside] if outside else []), *telling]


def _says_nothing(said: str) -> bool:
    if re.fullmatch(r"20\d\d", said):
        return False
    return key(said) in words().units or fold(said).startswith(("đơn vị tính", "đvt")) or bool(_MARK.fullmatch(said))


class _Rest:
    """What the titles say that do not name the indicator."""

    def __init__(self) -> None:
        self.breakdown: dict[str, str] = {}
        self.spoken: Spoken | None = None
        self.cumulative = self.is_total = self.neutral = self.is_estimate = False
        self.strange: list[str] = []
        self.ignored = ""

    def add(self, one: str, title: str, spoken: Spoken | None, is_last: bool) -> None:
        self.spoken = spoken or self.spoken
        vocabulary = words()
        kind, part = vocabulary.headings.meant(one), breakdown_of(one)
        if ignored := _ignored(one):
            self.ignored = self.ignored or ignored
        elif part:
            self.breakdown[part[0]] = part[1]
        elif kind == "cumulative":
            self.cumulative = True
        elif kind == "both" and not is_last:  # over two columns; over one, nobody can tell which of the two it is
            self.neutral = True
        elif kind == "total":
            self.is_total = True
        elif kind == "estimate":
            self.is_estimate = self.neutral = True
        elif kind == "neutral" or not one:
            self.neutral = True
        elif not _is_idle(one):
            self.strange.append(title)


def _ignored(one: str) -> str | None:
    """plan, last_year or comparison, for a title of another time or of a plan; also "Thực hiện" before it."""
    ignored, one = words().ignored, one.replace("(%)", "").strip()
    found = ignored.meant(one) or ignored.meant(one.removeprefix("thực hiện ").removeprefix("kết quả "))
    return "comparison" if found is None and _COMPARED.match(one) else found


def _is_idle(one: str) -> bool:
    return not loosened(one)


def _said_besides(title: str, spoken: Spoken | None) -> str:
    """The key of a title without the period it names; "" when it names nothing else."""
    title = _INSIDE.sub("", nfc(title).strip().lstrip("-+*•– ").strip())
    return key(without_period(title) if spoken else title)


def _indicator(keys: list[str], subject: str) -> tuple[str | None, set[int], str]:
    """The indicator a path of keys means, which of them say so, and how it was understood if not as written.

    The longest path that holds the lowest telling key wins; keys between may be left out. Then that key under what the
    titles, else the sheet, are about; then a path above it.
    """
    given = [position for position, one in enumerate(keys) if one]
    leaf = next((position for position in reversed(given) if not _is_known_otherwise(keys[position])), None)
    if leaf is not None:
        if (found := _path(keys, given, leaf)) is not None:
            return found
        for about in dict.fromkeys((subject_of(keys), subject)):
            if about and (code := indicator_of((about, keys[leaf]))) is not None:
                return code, {leaf}, ""
        if (code := words().proposed.meant(keys[leaf])) is not None:
            return code, {leaf}, "usual"
        if code := _near(keys[leaf]):
            return code, {leaf}, "near"
    if (found := _path(keys, given, None)) is not None:
        return found
    last = words().proposed.meant(keys[given[-1]]) if given else None
    return (last, {given[-1]}, "usual") if last else (None, set(), "")


def _path(keys: list[str], given: list[int], holding: int | None) -> tuple[str, set[int], str] | None:
    for length in range(len(given), 0, -1):
        for positions in sorted(combinations(given, length), key=lambda some: [-one for one in reversed(some)]):
            if holding is not None and holding not in positions:
                continue
            path = tuple(keys[position] for position in positions)
            # a mere heading ("Hòa giải ở cơ sở") is no indicator because a loosened title happens to say the same
            code = indicators().get(path) if all(map(words().headings.meant, path)) else indicator_of(path)
            if code is not None:
                return code, set(positions), ""
    return None


def _is_known_otherwise(one: str) -> bool:
    """A heading, a part, a word of another time, or words that say nothing."""
    return bool(words().headings.meant(one) or breakdown_of(one) or _ignored(one)) or _is_idle(one)


def _ratio(one: str, subject: str) -> tuple[str, str] | None:
    """Two indicators of a title such as "Vụ việc hòa giải thành / tiếp nhận": numerator, denominator."""
    parts = [part.strip() for part in one.split(" / ")]
    if len(parts) != 2:
        return None
    first = indicator_of((parts[0],)) or (indicator_of((subject, parts[0])) if subject else None)
    family = words().families.get(first or "")
    second = indicator_of((parts[1],)) or (indicator_of((family, parts[1])) if family else None)
    return (first, second) if first and second and first != second else None


def _near(title: str) -> str | None:
    """The indicator of a title typed with a slip: one known title of some length is very close, and no other code."""
    if len(title) < 10:
        return None
    close = get_close_matches(title, _single_titles(), n=3, cutoff=0.93)
    codes = {indicators()[one,] for one in close}
    return codes.pop() if len(codes) == 1 else None


@cache
def _single_titles() -> list[str]:
    return [path[0] for path, code in indicators().items() if len(path) == 1 and code != UNCOUNTED]


def meaning_under(titles: Sequence[str], over: Sequence[str], subject: str = "") -> Meaning:
    """What titles mean where group titles typed without merging may stand over them: asked about, whichever it is."""
    alone = meaning_of(titles, over, subject)
    if not over or not titles:
        return alone
    under = meaning_of([*over, *titles], (), subject)
    if under.role == "uncounted" or (under.indicator and under.indicator != alone.indicator and not under.strange):
        return replace(under, titles=tuple(titles), strange=tuple(over))
    return alone


def together(row: Meaning, column: Meaning) -> Meaning:
    """What a cell holds where both its row and its column say something; what they say differently is strange."""
    strange = [*row.strange, *column.strange]
    if row.indicator and column.indicator and row.indicator != column.indicator:
        strange += column.titles
    for dimension, value in row.breakdown.items():
        if column.breakdown.get(dimension, value) != value:
            strange += column.titles
    return replace(
        column,
        indicator=row.indicator or column.indicator,
        breakdown={**column.breakdown, **row.breakdown},
        spoken=column.spoken or row.spoken,
        cumulative=row.cumulative or column.cumulative,
        is_total=row.is_total or column.is_total,
        strange=tuple(dict.fromkeys(strange)),
        understood=row.understood or column.understood,
        over=row.over or column.over,
    )


def is_foreign(line: str) -> bool:
    """Whether a line speaks of something that is counted by others: complaints, courts, associations, rewards."""
    said = f" {key(line).replace('-', ' ')} "
    foreign = words().subjects[key("Việc khác")]
    return any(f" {bare(phrase) if said.isascii() else phrase} " in said for phrase in foreign)


def subject_of(texts: Sequence[str]) -> str:
    """The one subject some lines speak of (a key of words.toml's subjects); "" when none, or several, are named."""
    lines = [f" {key(text).replace('-', ' ')} " for text in texts]
    named = {
        name
        for name, said in words().subjects.items()
        if any(f" {bare(phrase) if line.isascii() else phrase} " in line for phrase in said for line in lines)
    }
    return named.pop() if len(named) == 1 else ""
