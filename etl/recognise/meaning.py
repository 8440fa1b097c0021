"""What a path of titles means, above a column or before a row: an indicator, its parts, a period, or no figure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from itertools import combinations

from etl.recognise.headings import Spoken, spoken_period, without_period
from etl.recognise.words import UNCOUNTED, breakdown_of, indicator_of, indicators, key, loosened, words
from etl.vietnamese import bare

_INSIDE = re.compile(r"^(?:trong đó|gồm|bao gồm|chia ra|trong do|gom|bao gom|chia ra)\s*:?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column or a row holds: its `role` and, for figures, what they count.

    role: ordinal area area_code period indicator part item breakdown value note unit (words.toml), figure, or plan
    last_year comparison uncounted (never a figure of this period and indicator), carried, unknown, empty.
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


def meaning_of(titles: Sequence[str], doubtful: Sequence[str] = (), subject: str = "") -> Meaning:
    """What titles mean together, the uppermost first. `doubtful` ones may or may not reach over the column.

    `subject` is what the whole sheet or group is about (a key of words.toml's subjects): it stands above the others.
    """
    if not titles:
        return Meaning("empty")
    vocabulary, shown = words(), tuple(titles)
    subject = bare(subject) if all(map(str.isascii, titles)) else subject
    keys = [key(title) for title in titles]
    if len(keys) == 1 and (role := vocabulary.columns.meant(keys[0])):
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
            found.add(one, titles[position], spoken[position])
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
        return Meaning("figure", shown, cumulative=found.cumulative, neutral=True)
    return Meaning(
        "figure", shown, code, found.breakdown, found.spoken, found.cumulative, found.is_total, strange,
        neutral=code is None, understood=understood, over=over,
    )  # fmt: skip


class _Rest:
    """What the titles say that do not name the indicator."""

    def __init__(self) -> None:
        self.breakdown: dict[str, str] = {}
        self.spoken: Spoken | None = None
        self.cumulative = self.is_total = self.neutral = False
        self.strange: list[str] = []
        self.ignored = ""

    def add(self, one: str, title: str, spoken: Spoken | None) -> None:
        vocabulary = words()
        kind, part = vocabulary.headings.meant(one), breakdown_of(one)
        if ignored := _ignored(one):
            self.ignored = self.ignored or ignored
        elif part:
            self.breakdown[part[0]] = part[1]
            self.spoken = spoken or self.spoken
        elif kind == "cumulative":
            self.cumulative, self.spoken = True, spoken or self.spoken
        elif kind == "total":
            self.is_total = True
        elif kind == "neutral" or not one:
            self.neutral, self.spoken = True, spoken or self.spoken
        elif not _is_idle(one):
            self.strange.append(title)


def _ignored(one: str) -> str | None:
    """plan, last_year or comparison, for a title of another time or of a plan; also "Thực hiện" before it."""
    ignored = words().ignored
    found = ignored.meant(one) or ignored.meant(one.removeprefix("thực hiện ").removeprefix("kết quả "))
    if found is None and re.match(r"(so với|so sánh|so cùng|% so|tăng giảm|tỷ lệ % so)(?!\w)", one):
        return "comparison"
    return found


def _is_idle(one: str) -> bool:
    return not loosened(one)


def _said_besides(title: str, spoken: Spoken | None) -> str:
    """The key of a title without the period it names; "" when it names nothing else."""
    title = _INSIDE.sub("", title.strip().lstrip("-+*•– ").strip())
    return key(without_period(title) if spoken else title)


def _indicator(keys: list[str], subject: str) -> tuple[str | None, set[int], str]:
    """The indicator a path of keys means, which of them say so, and how it was understood if not as written.

    The longest path wins, of equally long ones the lower; keys between may be left out. The subject stands above all.
    """
    given = [position for position, one in enumerate(keys) if one]
    for length in range(len(given), 0, -1):
        for positions in sorted(combinations(given, length), key=lambda some: [-one for one in reversed(some)]):
            path = tuple(keys[position] for position in positions)
            # a mere heading ("Hòa giải ở cơ sở") is no indicator because a loosened title happens to say the same
            code = indicators().get(path) if all(map(words().headings.meant, path)) else indicator_of(path)
            if code is not None:
                return code, set(positions), ""
    if subject and given:
        for position in reversed(given):
            says_nothing = _is_idle(keys[position]) or words().headings.meant(keys[position])
            if not says_nothing and (code := indicator_of((subject, keys[position]))) is not None:
                return code, {position}, ""
    for position in reversed(given):
        if (code := words().proposed.meant(keys[position])) is not None:
            return code, {position}, "usual"
        if words().headings.meant(keys[position]) is None and (code := _near(keys[position])):
            return code, {position}, "near"
    return None, set(), ""


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


def subject_of(texts: Sequence[str]) -> str:
    """The one subject some lines speak of (a key of words.toml's subjects); "" when none, or several, are named."""
    lines = [f" {key(text)} " for text in texts]
    named = {
        name
        for name, said in words().subjects.items()
        if any(f" {bare(phrase) if line.isascii() else phrase} " in line for phrase in said for line in lines)
    }
    return named.pop() if len(named) == 1 else ""
