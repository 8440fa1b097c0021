"""The phrases of the indicators as patterns, and which of them hold of a number in its sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from etl.recognise.prose.lexicon import lexicon
from etl.vietnamese import fold
from queries.catalogue import catalogue

_IDLE = (
    r"(?:(?:đã|được|là|giữ nguyên|vẫn|đều|hiện nay|hiện"
    r"|tổng số|tổng cộng|tổng|cộng|số|với|thêm|về|cho|các|gồm|tất cả)(?!\w)[ :]*){0,4}"
)
_GLUE = rf"(?!\w)[ :()-]*{_IDLE}"
_TOKEN = re.compile(r"\{n\}|<(\w+)>|\[|\]|\(|\)|\||~|#|%|,|[^\s\[\]()|<>~#{},%]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One pattern: what must stand before the number and what behind it. `is_asked`: it need not mean the indicator.

    `words` must stand before and behind for it to be worth a look. `topic` is what the place must be about, "" for any.
    """

    written: str
    indicator: str
    topic: str
    is_asked: bool
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    units: frozenset[str]
    needs_unit: bool
    words: tuple[str, str]

    def holds(self, left: str, right: str) -> "Holding | None":
        """How the texts before and behind a number fit the pattern; None when they do not."""
        weight, gaps, reach, start = 0, "", 0, len(left)
        for pattern, text in ((self.before, left), (self.behind, right)):
            if pattern is not None:
                match = pattern.search(text) if pattern is self.before else pattern.match(text)
                if match is None or (pattern is self.before and self._is_undone(left[: match.start()])):
                    return None
                gap = "".join(match.groups())
                weight, gaps = weight + len(match[0].strip()) - len(gap), gaps + gap
                reach = match.end() if pattern is self.behind else reach
                start = match.start() if pattern is self.before else start
        return Holding(self, weight, gaps, reach, start)

    def _is_undone(self, before: str) -> bool:
        """Whether words before the pattern take it back: "đang trong thời gian | giải quyết 15 hồ sơ"."""
        match = lexicon().cues["undone"].search(before)
        return match is not None and not (
            match[1] == "đang" and lexicon().cues["lasting"].match(self.written.rpartition(" > ")[2])
        )


@dataclass(frozen=True, slots=True)
class Holding:
    """A phrase that holds of a number: how many letters it demanded there, what it passed over, how far it reached
    behind the number, and where the words before it begin."""

    phrase: Phrase
    weight: int
    passed: str
    reach: int
    start: int

    @property
    def is_loose(self) -> bool:
        """Whether it passed over so much that a number may rather be a part of what was said before."""
        return bool(self.passed) and self.weight < len(self.passed) + 10

    def takes_again(self, taken: int) -> bool:
        """Whether it rests on words alone that stand behind another number and are that one's ("6 vụ thành, 2 vụ")."""
        before = self.phrase.written.partition("{n}")[0]
        return self.phrase.before is not None and "#" not in before and self.start < taken


def phrase(written: str, indicator: str) -> Phrase:
    """A pattern of prose.toml's language. Raises ValueError for one without exactly one {n}."""
    text, is_asked = (written[1:].strip(), True) if written.startswith("?") else (written, False)
    topic, _, text = text.rpartition(" > ")
    if text.count("{n}") != 1:
        raise ValueError(f"{indicator}: {written!r} needs one {{n}}")
    before, behind = (part.strip() for part in fold(text).split("{n}"))
    behind = behind.removeprefix("%").strip()
    return Phrase(
        written,
        indicator,
        topic,
        is_asked,
        re.compile(rf"(?<!\w(?=\w)){_compiled(before, is_before=True)}$") if before else None,
        re.compile(rf"[ ]*{_IDLE}{_compiled(behind)}(?!\w)(?! ?(?:(?:được|là) )*#)") if behind else None,
        lexicon().unit_of[catalogue()[indicator].unit.vi],
        not before and re.match(r"[\[(]*<(?:vu|mh|mo|hs|tthc)>", behind) is not None,
        (_longest(before), _longest(behind)),
    )


def _longest(text: str) -> str:
    """The longest word that every text the half of a pattern fits must hold."""
    while "[" in text or "(" in text:
        text = re.sub(r"\[[^\[\]()]*\]|\([^\[\]()]*\)", " ", text)
    return max(re.findall(r"[^\W\d_]+", re.sub(r"<\w+>", " ", text)), key=len, default="")


def _compiled(text: str, is_before: bool = False) -> str:
    """A pattern's half as a regular expression; behind the number nothing reaches into brackets."""
    between = _GLUE if is_before else _GLUE.replace("()", "")
    parts, tokens = [], list(_TOKEN.finditer(text))
    for nth, match in enumerate(tokens):
        token = match[0]
        last = not any(re.match(r"[^\[\]()|]", one[0]) for one in tokens[nth + 1 :])
        glue = r"(?!\w)" if last and not is_before else between
        if token == "[":
            parts.append("(?:")
        elif token == "]":
            parts.append(")?")
        elif token in "()|":
            parts.append({"(": "(?:", ")": ")", "|": "|"}[token])
        elif token == "~":
            parts.append("([^#,;.:()]{0,40}?)[ ,:]*")
        elif token == "#":
            parts.append(r"#[ ,:]*")
        elif token == "%":
            parts.append(r"% ?")
        elif token == ",":
            parts.append("[ ,;]*")
        elif match[1]:
            parts.append(lexicon().classes[match[1]] + glue)
        else:
            parts.append(re.escape(token) + glue)
    return "".join(parts)


@cache
def phrases() -> tuple[Phrase, ...]:
    """Every phrase of every indicator."""
    return tuple(phrase(one, code) for code, indicator in catalogue().items() for one in indicator.phrases)


@cache
def _by_unit() -> dict[str, tuple[Phrase, ...]]:
    units = {unit for one in phrases() for unit in one.units}
    return {unit: tuple(one for one in phrases() if unit in one.units) for unit in units} | {
        "": tuple(one for one in phrases() if not one.needs_unit and "%" not in one.units)
    }


def holding(left: str, right: str, unit: str, topics: tuple[str, ...]) -> list[Holding]:
    """The phrases that hold of a number with a unit ("" for none written): the most demanding first."""
    found = _holding(left, right, unit, topics)
    bare = _PARTS.sub(" ", right) if not found or found[0].phrase.is_asked else right
    if bare != right:  # "205 mô hình (88 tập thể, 117 cá nhân) đăng ký"
        found = _holding(left, bare, unit, topics) or found
    if not found and (without := _CLOSED.sub(" ", left)) != left:  # "thành 160 vụ (năm trước 143), đạt 85,6%"
        found = _holding(without, right, unit, topics)
    for shorter in () if found else _without_adjuncts(left):
        if found := _holding(shorter, right, unit, topics):
            break
    return found or (_holding(left, without, unit, topics) if (without := _OF_WHOM.sub(" ", right)) != right else [])


_PARTS = re.compile(r"(?<=\w) ?\([^()]*#[^()]*\)")
_CLOSED = re.compile(r" ?\([^()]*\)")
_OF_WHOM = re.compile(r" (?:của|tại|ở|trên địa bàn) [^;:.#]{1,80}? (?=(?:đã )?được )")


_TAIL = re.compile(r"(?:(?<!\w)(?:là|đạt tỷ lệ|đạt|chiếm tỷ lệ|chiếm|bằng)|:) $")
_ADJUNCT = re.compile(r"(?<!\w)(?:tại|ở|trên địa bàn|của|trong|do|với|giữa|thuộc|trên toàn|toàn)(?!\w)")


def _without_adjuncts(left: str) -> Iterator[str]:
    """ "Số cuộc đối thoại giữa Chủ tịch và Nhân dân là {n}" without what says with whom and where."""
    if tail := _TAIL.search(left):
        clause = max(left.rfind(sign, 0, tail.start()) for sign in "#;:.") + 1
        if re.search("số |tỷ lệ ", left[clause:]) or tail[0] == ": ":
            for match in reversed(list(_ADJUNCT.finditer(left, clause))):
                yield left[: match.start()] + tail[0].replace(": ", "là ")


def _holding(left: str, right: str, unit: str, topics: tuple[str, ...]) -> list[Holding]:
    found = [
        held
        for one in _by_unit().get(unit, ())
        if (not one.topic or one.topic in topics)
        and one.words[0] in left
        and one.words[1] in right
        and (held := one.holds(left, right)) is not None
    ]
    return sorted(
        found, key=lambda one: (2 * len(one.passed) - one.weight, one.phrase.is_asked, -len(one.phrase.written))
    )
