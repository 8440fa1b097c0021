"""What a number counts: by the phrase that holds of it, or as a part of the figure before it; with every doubt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from etl.recognise.prose.lexicon import lexicon
from etl.recognise.prose.numbers import Number
from etl.recognise.prose.parts import part_of
from etl.recognise.prose.phrases import Holding, holding
from etl.recognise.prose.scopes import Scopes
from etl.recognise.prose.sentences import Sentence
from etl.recognise.prose.topics import About
from queries.catalogue import catalogue

_ADJUNCT = re.compile(r" (?:của|tại|ở|trên|trong|năm|quý|tháng|6 tháng|9 tháng|theo|cụ thể|như sau)(?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")
"""A number that looks like a year and counts nothing named is one."""
_PASSED_ON = ("near", "several", "part", "some", "plan", "subject")


@dataclass(slots=True)
class Proposed:
    """A figure on its way: what it counts and what is doubtful about it (words of prose.toml's doubts)."""

    number: Number
    sentence: Sentence
    indicator: str
    breakdown: dict[str, str]
    value: float
    start: int
    end: int
    doubts: list[str] = field(default_factory=list)
    taken: int = 0
    """How far in the masked sentence the words behind it are its own."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """Tells what the numbers of one sentence count; `around` are the texts it stands in, the nearest first, `last`
    the figures of the sentence before, `above` those of the item of a list it stands under, `near` those shortly before
    in the same list."""

    scopes: Scopes
    around: Sequence[str]
    last: Sequence[Proposed]
    above: Sequence[Proposed] = ()
    near: Sequence[Proposed] = ()

    def proposed(
        self, one: Sentence, number: Number, left: str, right: str, topic: About, here: list[Proposed]
    ) -> Iterator[Proposed]:
        if number.kind == "range" or number.value is None or number.unit == "other":
            return
        if not number.unit and _YEAR.fullmatch(one.block.text[number.start : number.end]):
            return
        fitting = holding(left, right, number.unit, topic.topics)
        taken = here[-1].taken if here else 0
        fitting = [held for held in fitting if not (self._passes_a_part(held) or held.takes_again(taken))]
        unless = lexicon().unless
        fitting = [
            held
            for held in fitting
            if not (held.phrase.is_asked and (words := unless.get(held.phrase.indicator)) and words.search(right))
        ]
        if number.kind == "ratio":  # what stands before is of the first number, what stands next behind of the second
            before = [
                held for held in fitting if held.phrase.before and (held.phrase.words[1] or not held.phrase.is_asked)
            ]
            fitting = before or sorted(fitting, key=lambda held: -held.reach)
        chosen = fitting[0] if fitting else None
        is_loose = chosen is None or chosen.phrase.is_asked or chosen.is_loose
        inherited = self._whole(one, number, left, here) if is_loose else None
        if inherited and _is_told_otherwise(inherited, left):
            inherited = None
        if chosen and inherited:  # a part of what was said before is rather that than what it might be by itself
            parts, _ = part_of(left, right, number.unit, catalogue()[inherited.indicator].breakdowns)
            chosen, inherited = (None, inherited) if parts else (chosen, None)
        code = chosen.phrase.indicator if chosen else inherited.indicator if inherited else None
        if number.unit == "dossier" and not self._is_of_procedures(one):
            return
        if any(pattern.search(one.masked) for name, pattern in lexicon().not_of.items() if name in topic.topics):
            return
        if number.kind == "zero" and (chosen is None or (here and is_loose and inherited)):
            return
        if code is None or (topic.foreign and (topic.beside or (chosen and chosen.phrase.topic))):
            return
        code = self._narrowed(code, left, right, here)
        is_turned, code = code.startswith("? "), code.removeprefix("? ")
        indicator = catalogue()[code]
        if is_of_others(left) or (topic.far and code in lexicon().near_only):
            return
        if lexicon().is_changed(indicator.kind, number.unit, left, right):
            return
        breakdown, other = part_of(left, right, number.unit, indicator.breakdowns)
        listed = inherited is not None and (
            self.scopes.names_area(one, number) or self.scopes.names_period(one, number)
        )
        if inherited and (other or not (breakdown or listed)):
            return
        if other and any(proposal.indicator == code for proposal in here):
            return  # "41 cuộc đối thoại (cấp huyện 4 cuộc)": parts nobody collects
        of_a_kind = not breakdown and lexicon().cues["of_a_kind"].match(right) is not None
        if of_a_kind and (here or lexicon().cues["inside"].search(left)):
            return  # "trong đó 25 vụ việc về đất đai": a part nobody collects
        if number.value != int(number.value) and indicator.unit.vi != "%":
            return
        doubts = ["zero"] if number.kind == "zero" else []
        if re.search(r"\d \d", one.block.text[number.start : number.end]) and number.kind == "count":
            doubts.append("blanks")
        if chosen:
            doubts += self._how_sure(chosen, fitting) if code == chosen.phrase.indicator else []
            doubts += ["several"] if is_turned else []
            if other or of_a_kind:
                doubts.append("part")
        elif not here and self._is_unclear(self.last):
            doubts.append("part")
        elif listed and not lexicon().cues["inside"].search(left):
            doubts.append("some")
        if inherited:  # a part is no surer than its whole
            doubts += ["part"] if set(inherited.doubts) & set(_PASSED_ON) else []
        if listed and inherited and not breakdown:
            breakdown = dict(inherited.breakdown)
        reach = 0
        if chosen and chosen.phrase.before is None:
            reach = len(left) + 1 + min(chosen.reach, (right + "#").index("#"))
        yield Proposed(number, one, code, breakdown, number.value, *_first(one, number), doubts, reach)
        if number.kind == "ratio" and number.over is not None:
            yield from self._denominator(one, number, code, right, topic)

    def announced(self, one: Sentence, number: Number, right: str, text: str, topic: About) -> Iterator[Proposed]:
        """ "Kết quả công nhận mô hình năm 2021 của huyện:" above "- Xã Tô Múa: 4 mô hình"; always asked about."""
        named = self.scopes.names_area(one, number) or self.scopes.names_period(one, number)
        if number.kind != "count" or number.value is None or not named:
            return
        words = _ADJUNCT.split(text.replace('"', "").rstrip(": "))[0].strip()
        fitting = holding(f"{words} là ", right, number.unit, topic.topics)
        if fitting and not fitting[0].passed:
            yield Proposed(number, one, fitting[0].phrase.indicator, {}, number.value, *_first(one, number), ["near"])

    def _is_of_procedures(self, one: Sentence) -> bool:
        """Whether anything around says that dossiers are those of administrative procedures."""
        if any("dossiers" in other.indicator for other in self.near):
            return True
        texts = (one.masked, *self.around, self.scopes.about)
        return any(lexicon().cues["dossier_context"].search(text) for text in texts)

    def _passes_a_part(self, held: Holding) -> bool:
        """ "xây dựng | hệ thống chính trị | 31": the words passed over say what it is, the phrase does not."""
        return bool(held.passed.strip()) and any(pattern.search(held.passed) for _, _, pattern in lexicon().parts)

    def _narrowed(self, code: str, left: str, right: str, here: list[Proposed]) -> str:
        """ "đúng hạn" beside "trước hạn" leaves that out, alone it holds both; "đề nghị … khen" is not yet an award."""
        words, led = lexicon().led.get(code, (None, ""))
        if words is not None and words.search(left):
            return led
        beside, becomes, later = lexicon().narrowed.get(code, ("", "", None))
        told = any(other.indicator == beside for other in (*here, *self.near))
        return becomes if told or (later is not None and later.search(right)) else code

    def _how_sure(self, chosen: Holding, fitting: list[Holding]) -> list[str]:
        """Why a phrase may mean something else here: it is one of those, or another fits from the other side."""
        if chosen.phrase.is_asked or not lexicon().cues["harmless"].fullmatch(chosen.passed):
            return ["near"]
        close = [
            other
            for other in fitting
            if other.phrase.indicator != chosen.phrase.indicator
            and bool(other.phrase.before) != bool(chosen.phrase.before)
            and not other.phrase.is_asked
            and not (chosen.phrase.before and chosen.phrase.behind)
            and other.weight * 2 > chosen.weight
        ]
        return ["several"] if close else []

    def _denominator(self, one: Sentence, number: Number, code: str, right: str, topic: About) -> Iterator[Proposed]:
        """ "72/77 vụ việc tiếp nhận": the second number is what its words say, else what it usually is."""
        said = [held.phrase for held in holding("", right, number.unit, topic.topics)]
        said = [one_said for one_said in said if not one_said.before and one_said.indicator != code]
        chosen = said[0].indicator if said else lexicon().denominators.get(code)
        if chosen and number.over is not None and number.over == int(number.over):
            doubts = [] if said and not said[0].is_asked else ["denominator"]
            start = one.block.text.rindex("/", number.start, number.end) + 1
            start += next(place for place, sign in enumerate(one.block.text[start:]) if sign.isdigit())
            subject, _ = part_of("", "", number.unit, catalogue()[chosen].breakdowns)
            yield Proposed(number, one, chosen, subject, number.over, start, number.end, doubts)

    def _whole(self, one: Sentence, number: Number, left: str, here: list[Proposed]) -> Proposed | None:
        """The figure a number without words of its own may be a part of."""
        units = lexicon().unit_of
        fitting = [
            whole
            for whole in here or (self.last if self._goes_on(left) else self.above)
            if not number.unit or number.unit in units[catalogue()[whole.indicator].unit.vi]
        ]
        if not fitting:
            return None
        return fitting[-1] if here or not self._is_unclear(fitting) or number.unit != "case" else fitting[0]

    def _goes_on(self, left: str) -> bool:
        """Whether a sentence says that it divides what the sentence before counted."""
        return bool(lexicon().cues["inside"].search(left) or lexicon().cues["leading"].search(left))

    def _is_unclear(self, fitting: Sequence[Proposed]) -> bool:
        """ "Tiếp nhận 45 vụ, hòa giải thành 40 vụ. Trong đó dân sự 20 vụ": of which of the two is not said."""
        return len({whole.indicator for whole in fitting}) > 1


def _first(one: Sentence, number: Number) -> tuple[int, int]:
    """Where the (first) number stands."""
    if number.kind != "ratio":
        return number.start, number.end
    return number.start, number.start + len(one.block.text[number.start : number.end].split("/")[0].rstrip())


def _is_told_otherwise(whole: Proposed, left: str) -> bool:
    """ "Công nhận 173, khen thưởng cấp huyện 15": a verb of its own makes no part of what another verb counted."""
    own = left[left.rfind("#") + 1 :]
    if lexicon().cues["undone"].search(own):
        return True
    return whole.indicator.startswith("models_") and any(
        verb.search(own) and whole.indicator not in of for verb, of in lexicon().verbs
    )


def is_of_others(left: str) -> bool:
    """Whether one organisation did it, so that it is a part of the area's figure at most."""
    match = lexicon().cues["organisation"].search(left)
    if match is None or lexicon().cues["together"].search(left[: match.start()]):
        return False
    return lexicon().cues["of_all"].search(left, match.start()) is None
