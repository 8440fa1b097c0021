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
    area_doubt: str = ""


@dataclass(frozen=True, slots=True)
class Meanings:
    """Tells what the numbers of one sentence count; `around` are the texts it stands in, the nearest first, and `last`
    the figures of the sentence before."""

    scopes: Scopes
    around: Sequence[str]
    last: Sequence[Proposed]

    def proposed(
        self, one: Sentence, number: Number, left: str, right: str, topic: About, here: list[Proposed]
    ) -> Iterator[Proposed]:
        if number.kind == "range" or number.value is None or number.unit == "other":
            return
        fitting = holding(left, right, number.unit, topic.topics)
        fitting = [held for held in fitting if not self._passes_a_part(held)]
        if number.kind == "ratio":  # what stands before is of the first number, what stands next behind of the second
            before = [
                held for held in fitting if held.phrase.before and (held.phrase.words[1] or not held.phrase.is_asked)
            ]
            fitting = before or sorted(fitting, key=lambda held: -held.reach)
        chosen = fitting[0] if fitting else None
        is_loose = chosen is None or chosen.phrase.is_asked or bool(chosen.passed)
        inherited = self._whole(one, number, left, here) if is_loose else None
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
        code = self._narrowed(code, left, here)
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
        yield Proposed(number, one, code, breakdown, number.value, *_first(one, number), doubts)
        if number.kind == "ratio" and number.over is not None:
            yield from self._denominator(one, number, code, right, topic)

    def _is_of_procedures(self, one: Sentence) -> bool:
        """Whether anything around says that dossiers are those of administrative procedures."""
        texts = (one.masked, *self.around, self.scopes.about)
        return any(lexicon().cues["dossier_context"].search(text) for text in texts)

    def _passes_a_part(self, held: Holding) -> bool:
        """ "xây dựng | hệ thống chính trị | 31": the words passed over say what it is, the phrase does not."""
        return bool(held.passed.strip()) and any(pattern.search(held.passed) for _, _, pattern in lexicon().parts)

    def _narrowed(self, code: str, left: str, here: list[Proposed]) -> str:
        """ "đúng hạn" beside "trước hạn" leaves that out, alone it holds both; "đề nghị … khen" is not yet an award."""
        words, led = lexicon().led.get(code, (None, ""))
        if words is not None and words.search(left):
            return led
        beside, becomes = lexicon().narrowed.get(code, ("", ""))
        return becomes if any(other.indicator == beside for other in here) else code

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
            for whole in here or (self.last if lexicon().cues["inside"].search(left) else ())
            if not number.unit or number.unit in units[catalogue()[whole.indicator].unit.vi]
        ]
        if not fitting:
            return None
        return fitting[-1] if here or not self._is_unclear(fitting) or number.unit != "case" else fitting[0]

    def _is_unclear(self, fitting: Sequence[Proposed]) -> bool:
        """ "Tiếp nhận 45 vụ, hòa giải thành 40 vụ. Trong đó dân sự 20 vụ": of which of the two is not said."""
        return len({whole.indicator for whole in fitting}) > 1


def _first(one: Sentence, number: Number) -> tuple[int, int]:
    """Where the (first) number stands."""
    if number.kind != "ratio":
        return number.start, number.end
    return number.start, number.start + len(one.block.text[number.start : number.end].split("/")[0].rstrip())


def is_of_others(left: str) -> bool:
    """Whether one organisation did it, so that it is a part of the area's figure at most."""
    match = lexicon().cues["organisation"].search(left)
    if match is None or lexicon().cues["together"].search(left[: match.start()]):
        return False
    return lexicon().cues["of_all"].search(left, match.start()) is None
